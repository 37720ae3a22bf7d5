import { describe, expect, test } from '@jest/globals'
import { CHECKS, rulesById } from '../../src/checks/index.ts'
import { weights } from '../../src/policy/judge.ts'
import { parsePolicy } from '../../src/policy/parse-policy.ts'
import type { CaseFile } from '../support/cases.ts'
import { memorySource } from '../support/memory-source.ts'
import { scanSource } from '../support/scan-files.ts'
import { SHARED_OBJECT } from '../support/scenario.ts'

const RULES = rulesById(CHECKS)
const EXEC = 'def run(code):\n    exec(code)\n'

function file(path: string, content: string | Uint8Array, more: Partial<CaseFile> = {}): CaseFile {
  return { path, mode: 'file', bytes: Buffer.from(content as string), ...more }
}

/** `path rule` of what a change introduces, by a policy's levels and waivers. */
async function introduced(
  before: readonly CaseFile[],
  after: readonly CaseFile[],
  policy = 'version: 1',
): Promise<readonly string[]> {
  const weigh = weights({
    policy: parsePolicy(policy, 'policy.yml', RULES),
    rules: RULES,
    today: '2026-11-20',
  })
  const { findings } = await scanSource(memorySource(before, after), { weigh })
  return findings.map((finding) => `${finding.path} ${finding.rule}`)
}

describe('a finding that goes to where it weighs more is new', () => {
  const LEVELS = `
version: 1
paths:
  - match: tests/**
    rules: { 'binaries/*': off, 'code/*': note }
`
  const WAIVERS = `
version: 1
waivers:
  - { rule: binaries/elf, path: tests/**, reason: read by a test, owner: team }
  - { rule: code/python-exec, path: tests/**, reason: read by a test, owner: team }
`

  test.each([
    ['renamed', { from: 'tests/x.py' }],
    ['gone while another one came', {}],
  ])('out of a folder of tests: %s', async (_, more) => {
    const text = `${EXEC}${'# a line\\n'.repeat(20)}`
    expect(await introduced([file('tests/x.py', text)], [file('core/x.py', text, more)])).toEqual([
      'core/x.py code/python-exec',
    ])
  })

  test.each([
    ['levels of the policy', LEVELS],
    ['waivers of the policy', WAIVERS],
  ])('out of a folder with %s', async (_, policy) => {
    const before = [file('tests/x.so', SHARED_OBJECT), file('tests/x.py', EXEC)]
    const renamed = [
      file('lib/x.so', SHARED_OBJECT, { from: 'tests/x.so' }),
      file('lib/x.py', EXEC, { from: 'tests/x.py' }),
    ]
    const replaced = renamed.map(({ from: _from, ...rest }) => rest)
    const both = ['lib/x.py code/python-exec', 'lib/x.so binaries/elf']
    expect(await introduced(before, renamed, policy)).toEqual(both)
    expect(await introduced(before, replaced, policy)).toEqual(both)
  })

  test('while one that weighs as much or less stays the same', async () => {
    const before = [file('lib/x.so', SHARED_OBJECT), file('lib/x.py', EXEC)]
    const after = [file('tests/x.so', SHARED_OBJECT), file('core/x.py', EXEC)]
    expect(await introduced(before, after)).toEqual([])
    expect(await introduced(before, after, LEVELS)).toEqual([])
    expect(await introduced(before, after, WAIVERS)).toEqual([])
  })

  test('of two that move, the one that gets no worse pairs with the one that was as bad', async () => {
    const before = [file('tests/a.so', SHARED_OBJECT), file('lib/b.so', SHARED_OBJECT)]
    const after = [file('lib/c.so', SHARED_OBJECT), file('lib/d.so', SHARED_OBJECT)]
    expect(await introduced(before, after, LEVELS)).toHaveLength(1)
  })
})

describe('a dependency from elsewhere under the same name is new', () => {
  const npm = (specifier: string): string => JSON.stringify({ private: true, dependencies: { a: specifier } })

  test.each([
    ['package.json', npm('npm:good@*'), npm('npm:evil@*'), 'dependencies/no-version'],
    [
      'requirements.txt',
      'a @ https://github.com/good/a/releases/download/v1/a.whl\n',
      'a @ https://github.com/evil/a/releases/download/v1/a.whl\n',
      'dependencies/unverified-archive',
    ],
  ])('%s %#', async (path, before, after, rule) => {
    expect(await introduced([file(path, before)], [file(path, after)])).toContain(`${path} ${rule}`)
  })

  test('while a newer archive of the same owner is not', async () => {
    const [before, after] = ['v1', 'v2'].map((version) =>
      file('requirements.txt', `a @ https://github.com/good/a/releases/download/${version}/a.whl\n`),
    )
    expect(await introduced([before as CaseFile], [after as CaseFile])).toEqual([])
  })
})

describe('a link with a target of the bytes of a file is no version of that file', () => {
  test.each([
    ['run.py', EXEC, 'code/python-exec'],
    ['lib', SHARED_OBJECT, 'binaries/elf'],
  ])('%s', async (path, content, rule) => {
    const link = [file(path, content, { mode: 'symlink' })]
    expect(await introduced(link, [file(path, content)])).toEqual([`${path} ${rule}`])
    expect(await introduced(link, [file(`a/${path}`, content, { from: path })])).toEqual([
      `a/${path} ${rule}`,
    ])
    expect(await introduced(link, [file(`a/${path}`, content)])).toEqual([`a/${path} ${rule}`])
  })
})
