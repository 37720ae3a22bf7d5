import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import { acceptToday, baselinePlace } from '../src/baseline-command.ts'
import { UsageError } from '../src/model/errors.ts'
import type { Gap } from '../src/model/gap.ts'
import { evidence } from '../src/text/redact.ts'
import { TYPICAL } from './support/reports.ts'

const BASELINE = '.github/supply-chain-checklist.baseline.json'

let root = ''
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'checklist-baseline-'))
})
afterEach(() => rmSync(root, { recursive: true }))

function folder(...names: readonly string[]): string {
  const made = join(root, ...names)
  mkdirSync(made, { recursive: true })
  return made
}

describe('where a baseline goes', () => {
  test('into the work tree, from any folder of it', () => {
    folder('.git')
    expect(baselinePlace(folder('src', 'deep'), undefined)).toEqual({ kind: 'work-tree', folder: root })
    rmSync(join(root, '.git'), { recursive: true })
    // A second work tree, or a submodule.
    writeFileSync(join(root, '.git'), 'gitdir: elsewhere\n')
    expect(baselinePlace(root, undefined)).toEqual({ kind: 'work-tree', folder: root })
  })

  test('where the user says', () => {
    expect(baselinePlace(root, 'b.json')).toEqual({ kind: 'named', file: 'b.json' })
  })

  test('nowhere in a bare repository, also not into the work tree around it', () => {
    folder('.git')
    folder('bare.git', 'objects')
    writeFileSync(join(root, 'bare.git', 'HEAD'), 'ref: refs/heads/main\n')
    expect(() => baselinePlace(join(root, 'bare.git'), undefined)).toThrow(UsageError)
    expect(() => baselinePlace(join(root, 'bare.git'), undefined)).toThrow('Say where: --output FILE')
  })
})

describe('accepting', () => {
  test('writes what is neither waived nor suppressed, and says what it left out', async () => {
    const gap: Gap = { kind: 'missing', reason: 'parse-failed', path: 'a', detail: evidence`no text` }
    const gaps: readonly Gap[] = [gap, gap, { ...gap, kind: 'outside' }]
    const said = await acceptToday({ ...TYPICAL, gaps }, { kind: 'work-tree', folder: root })
    expect(said).toBe(
      [
        `${BASELINE}: 47 findings accepted. Commit it, and name it in the policy: baseline: ${BASELINE}`,
        '3 more waived or suppressed already, and not written.',
        '2 things could not be inspected; findings there are not accepted.',
      ].join('\n'),
    )
    const { findings } = JSON.parse(readFileSync(join(root, BASELINE), 'utf8'))
    expect(findings).toHaveLength(47)
    const paths = new Set((findings as readonly { path: string }[]).map(({ path }) => path))
    expect(paths.has('tests/data/tiny.bin')).toBe(true)
    expect(paths.has('setup.py') || paths.has('tests/test_login.py')).toBe(false)
  })

  test('follows no link of the work tree', async () => {
    symlinkSync(folder('elsewhere'), join(root, '.github'))
    await expect(acceptToday(TYPICAL, { kind: 'work-tree', folder: root })).rejects.toThrow('symbolic link')
    expect(readdirSync(join(root, 'elsewhere'))).toEqual([])
  })

  test('shows the name that it was given without its odd characters', async () => {
    const file = join(root, 'a\u202eb')
    expect(await acceptToday(TYPICAL, { kind: 'named', file })).toContain('a\\u{202e}b: 47 findings accepted')
    await expect(acceptToday(TYPICAL, { kind: 'named', file: join(root, 'none', 'b.json') })).rejects.toThrow(
      'cannot be written. Name a file in a folder that exists.',
    )
  })
})
