import { describe, expect, test } from '@jest/globals'
import { RUNNERS } from '../../../src/checks/hidden/runners.ts'
import { runnersOf } from '../../../src/checks/hidden/runs-on-open.ts'
import { CHECKS } from '../../../src/checks/index.ts'
import { DEFAULT_BUDGET } from '../../../src/scan/budget.ts'
import { checkContext } from '../../../src/scan/context.ts'
import { scan } from '../../../src/scan/scan.ts'
import type { CaseFile } from '../../support/cases.ts'
import { growth, MOST_GROWTH } from '../../support/growth.ts'
import { memorySource } from '../../support/memory-source.ts'

const hidden = CHECKS.filter(({ id }) => id === 'hidden')

async function scanOf(files: Readonly<Record<string, string>>) {
  const after = Object.entries(files).map(
    ([path, text]): CaseFile => ({ path, mode: 'file', bytes: Buffer.from(text) }),
  )
  const source = memorySource([], after)
  const context = checkContext({
    repository: source,
    mask: () => {},
    vendored: () => Promise.reject(new Error('not needed')),
    treeSitter: () => Promise.reject(new Error('not needed')),
    digestKey: 'test',
  })
  return scan(source, { checks: hidden, context, budget: DEFAULT_BUDGET, now: () => 0 })
}

describe('the table of what runs', () => {
  test('names the document of each entry', () => {
    for (const { document } of RUNNERS) expect(new URL(document).protocol).toBe('https:')
  })

  test('finds its files whatever the case of their names', () => {
    const byPath = runnersOf('sub/.VSCode/Tasks.json').filter(({ word }) => word === undefined)
    expect(byPath.map(({ on }) => on)).toEqual(['opening the folder in VS Code'])
    expect(runnersOf('cmakelists.txt')).toHaveLength(1)
    expect(runnersOf('.githooks/README.md')).toEqual([])
    expect(runnersOf('src/build.rs')).toHaveLength(1)
    expect(runnersOf('README.md')).toEqual([])
  })

  test('has no glob whose last part is more than a name or an extension', () => {
    const globs = RUNNERS.flatMap(({ paths }) => paths).map((path) => path.replace(/\{[^{}]{0,400}\}/g, 'x'))
    for (const glob of globs) expect(glob.slice(glob.lastIndexOf('/') + 1)).toMatch(/^(?:\*\.)?[^*?{}[\]]+$/)
  })

  test('is asked only once for files that several entries read', () => {
    const runners = runnersOf('.devcontainer/devcontainer.json')
    expect(new Set(runners).size).toBe(runners.length)
  })
})

/** Pieces that fill a file, each made to cost one of the rules as much as it can. */
const PUMPED: readonly (readonly [path: string, piece: string])[] = [
  ['a.py', `${' '.repeat(200)}|`],
  ['b.py', `${' '.repeat(200)}x = 1\n`],
  ['c.py', `${'x'.repeat(5_001)}\n`],
  ['.dir-locals.el', '(eval x'],
  ['.envrc', 'eval curl '],
  ['d.envrc/.envrc', 'curl x\n'],
  ['CMakeLists.txt', '# execute_process('],
  ['d/CMakeLists.txt', 'execute_process('],
  ['.idea/startup.xml', '<configuration '],
  ['a.go', '//go:generate x\n'],
  ['a.pth', 'import x\n'],
  ['a.sh', 'core.hooksPath = '],
  ['.bazelrc', '--run_under= '],
]

describe('hostile text costs its length', () => {
  test.each(PUMPED)('%s', async (path, piece) => {
    const size = Math.max(1, Math.round(100_000 / piece.length))
    const work = (times: number): Promise<unknown> => scanOf({ [path]: piece.repeat(size * times) })
    expect(await growth(work, 2)).toBeLessThan(MOST_GROWTH)
  })
})

describe('hostile files', () => {
  test('aliases of aliases end in a gap or in one cut command', async () => {
    const levels = Array.from({ length: 40 }, (_, index) =>
      index === 0 ? 'a0: &a0 [x, x]' : `a${index}: &a${index} [*a${index - 1}, *a${index - 1}]`,
    )
    const text = `${levels.join('\n')}\ntasks:\n  - init: *a39\n`
    const { findings } = await scanOf({ '.gitpod.yml': text })
    expect(findings).toHaveLength(1)
    expect(findings[0]?.evidence.length).toBeLessThan(300)
  })

  test('lists of the same lists are looked at only so far', async () => {
    const commands = `commands: &c {${Array.from({ length: 400 }, (_, index) => `k${index}: {run: r}`).join(', ')}}`
    const maps = Array.from({ length: 400 }, (_, index) => `h${index}: {commands: *c}`)
    const { gaps } = await scanOf({ 'lefthook.yml': `x:\n  ${commands}\n${maps.join('\n')}\n` })
    expect(gaps.map(({ reason }) => reason)).toEqual(['over-limit'])
  })

  test('thousands of calls are a gap', async () => {
    const { findings, gaps } = await scanOf({
      'CMakeLists.txt': 'execute_process(COMMAND a)\n'.repeat(2_000),
    })
    expect(findings.length).toBeGreaterThan(0)
    expect(gaps.map(({ reason }) => reason)).toEqual(['over-limit'])
  })

  test('a file that cannot be parsed is a gap, and what stands before the error is read', async () => {
    const { findings, gaps } = await scanOf({ '.mcp.json': '{"mcpServers":{"a":{"command":"run"}},,{{{' })
    expect(findings).toHaveLength(1)
    expect(gaps.map(({ reason }) => reason)).toEqual(['parse-failed'])
  })
})
