import { describe, expect, test } from '@jest/globals'
import { hidden } from '../../../src/checks/hidden/index.ts'
import { type FileHeader, headerOf } from '../../../src/model/change-set.ts'
import { checkContext } from '../../../src/scan/context.ts'
import type { CaseFile } from '../../support/cases.ts'
import { growth, MOST_GROWTH } from '../../support/growth.ts'
import { memorySource } from '../../support/memory-source.ts'
import { type Scanned, scanFiles } from '../../support/scan-files.ts'

const scanned = (files: Readonly<Record<string, string>>, before = {}): Promise<Scanned> =>
  scanFiles(files, before, { checks: [hidden] })

/** Pieces that fill a line or a file, each made to cost one of the rules as much as it can. */
const PUMPED: readonly (readonly [what: string, piece: string])[] = [
  ['controls of direction', '\u202e'],
  ['lines of them', '\u202e\n'],
  ['selectors', '\ufe01'],
  ['invisible characters in words', 'a\u200b'],
  ['flags without an end', '\u{1f3f4}\u{e0067}'],
  ['joined emoji', '\u{1f468}\u200d'],
  ['look-alikes', '\u0441c '],
  ['one word of look-alikes', '\u0441c'],
  ['line separators', 'a\u2028'],
  ['carriage returns', 'a\r'],
  ['marks for scanners', '# nosec '],
]

describe('hostile text costs its length', () => {
  test.each(PUMPED)('%s', async (_, piece) => {
    const work = (size: number): Promise<unknown> => scanned({ 'a.js': piece.repeat(size) })
    expect(await growth(work, 20_000)).toBeLessThan(MOST_GROWTH)
  })
})

describe('what is too much to be told or compared is said', () => {
  test('lines of one file', async () => {
    const { findings } = await scanned({ 'a.py': 'a = "\u202e"\n'.repeat(500) })
    expect(findings.filter(({ rule }) => rule === 'hidden/bidi-control')).toHaveLength(101)
    expect(findings.map(({ evidence }) => evidence)).toContain('400 more lines')
  })

  test('marks of one file', async () => {
    const { findings, gaps } = await scanned({ 'a.py': 'run(a)  # nosec\n'.repeat(1_500) })
    expect(findings).toHaveLength(201)
    expect(findings.map(({ evidence }) => evidence)).toContain('1300 more lines')
    expect(gaps).toEqual([])
  })

  test('new lines of attributes', async () => {
    const lines = Array.from({ length: 600 }, (_, index) => `${index}.py -diff`).join('\n')
    await expect(compared({ '.gitattributes': lines })).rejects.toThrow(
      'more than 500 new lines of attributes',
    )
  })

  test('pairs of attributes and files', async () => {
    const lines = Array.from({ length: 400 }, (_, index) => `${index}.py -diff`).join('\n')
    const files = Array.from({ length: 6_000 }, (_, index) => [`src/${index}.c`, ''])
    await expect(compared({ '.gitattributes': lines, ...Object.fromEntries(files) })).rejects.toThrow(
      'more attributes and files than are compared',
    )
  })

  test('guarding files', async () => {
    const workflows = Array.from({ length: 1_001 }, (_, index) => [`.github/workflows/${index}.yml`, ''])
    await expect(compared(Object.fromEntries(workflows))).rejects.toThrow('more than 1000 guarding files')
  })
})

/** What is said of all files together; the scan makes a gap of an error. */
async function compared(files: Readonly<Record<string, string>>): Promise<number> {
  const after = Object.entries(files).map(
    ([path, text]): CaseFile => ({
      path,
      mode: 'file',
      bytes: Buffer.from(text),
    }),
  )
  const source = memorySource([], after)
  const headers: FileHeader[] = []
  for await (const file of source.changes()) headers.push(headerOf(file))
  const governed = { paths: ['policy.yml'], loosened: async () => [] }
  const parts = { digestKey: '', mask: () => {}, vendored: never, treeSitter: never }
  let count = 0
  for await (const _ of hidden.inspectAll?.(
    headers,
    checkContext({ ...parts, repository: source, governed }),
  ) ?? []) {
    count++
  }
  return count
}

function never(): never {
  throw new Error('not needed')
}
