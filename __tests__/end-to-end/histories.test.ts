import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import type { Tree } from '../support/git-repository.ts'
import {
  type Checkout,
  type JudgedStep,
  Scenario,
  type ScenarioStep,
  SHARED_OBJECT,
} from '../support/scenario.ts'

const EVERY_CHECKOUT: readonly Checkout[] = ['none', 'depth 1', 'whole', 'partial']
/** A whole clone and a partial one differ in how contents are read, which one test shows. */
const CHECKOUTS: readonly Checkout[] = ['none', 'depth 1', 'whole']
const BEFORE: Tree = { 'README.md': '# Kernels\n', 'kernels/load.py': 'import json\n' }

let scenario: Scenario

beforeEach(async () => {
  scenario = await Scenario.start()
})
afterEach(async () => {
  expect(scenario.github.violations).toEqual([])
  await scenario.close()
})

/** Places of the findings, worst first as the report has them. */
function places(step: JudgedStep): readonly string[] {
  const { findings } = step.report as { findings: readonly { path: string; rule: string }[] }
  return findings.map((finding) => `${finding.path} ${finding.rule}`)
}

/** The same step with every kind of checkout; all must end alike. */
async function everyWay(checkouts = CHECKOUTS, step: ScenarioStep = {}): Promise<JudgedStep> {
  const steps = await Promise.all(checkouts.map((checkout) => scenario.run({ ...step, checkout })))
  const [first] = steps as [JudgedStep]
  for (const other of steps) {
    expect(other.summary).toBe(first.summary)
    expect([other.status, other.stdout, other.stderr]).toEqual([first.status, first.stdout, ''])
    expect(other.report).toEqual(first.report)
  }
  return first
}

describe('the same verdict without a checkout and with one of depth 1, whole or partial', () => {
  test('a pull request as it mostly is', async () => {
    scenario.pullRequest(BEFORE, { ...BEFORE, 'kernels/fast.so': SHARED_OBJECT })
    expect(places(await everyWay(EVERY_CHECKOUT))).toEqual(['kernels/fast.so binaries/elf'])
  })

  test('a conflict: GitHub made no test merge, so the head is judged against the merge base', async () => {
    const base = scenario.repository.commitFiles(BEFORE, [])
    const head = scenario.repository.commitFiles({ ...BEFORE, 'kernels/fast.so': SHARED_OBJECT }, [base])
    const tip = scenario.repository.commitFiles({ ...BEFORE, 'other/old.so': SHARED_OBJECT }, [base])
    scenario.pullRequestOf(tip, head, '')
    const step = await everyWay()
    expect(places(step)).toEqual(['kernels/fast.so binaries/elf'])
    expect(step.summary).toContain('the head against its merge base')
  })

  test('an evil merge: what only the merge itself brings in is seen', async () => {
    const base = scenario.repository.commitFiles(BEFORE, [])
    const side = scenario.repository.commitFiles({ ...BEFORE, 'docs/side.md': 'side\n' }, [base])
    const other = scenario.repository.commitFiles({ ...BEFORE, 'docs/other.md': 'other\n' }, [base])
    const evil: Tree = {
      ...BEFORE,
      'docs/side.md': 'side\n',
      'docs/other.md': 'other\n',
      'kernels/load.py': 'import json\nexec(text)\n',
    }
    const head = scenario.repository.commitFiles(evil, [side, other])
    scenario.pullRequestOf(base, head, scenario.repository.commitFiles(evil, [base, head]))
    expect(places(await everyWay())).toEqual(['kernels/load.py code/python-exec'])
  })

  test('a test merge that GitHub made for an earlier head is not judged in its place', async () => {
    const base = scenario.repository.commitFiles(BEFORE, [])
    const earlier = scenario.repository.commitFiles({ ...BEFORE, 'docs/a.md': 'a\n' }, [base])
    const merge = scenario.repository.commitFiles({ ...BEFORE, 'docs/a.md': 'a\n' }, [base, earlier])
    const head = scenario.repository.commitFiles({ ...BEFORE, 'kernels/fast.so': SHARED_OBJECT }, [earlier])
    scenario.pullRequestOf(base, head, merge)
    expect(places(await everyWay())).toEqual(['kernels/fast.so binaries/elf'])
  })

  test('a base that moved on: what landed there meanwhile is not the author’s', async () => {
    const base = scenario.repository.commitFiles(BEFORE, [])
    const head = scenario.repository.commitFiles({ ...BEFORE, 'docs/a.md': 'a\n' }, [base])
    const moved: Tree = { ...BEFORE, 'kernels/fast.so': SHARED_OBJECT }
    const tip = scenario.repository.commitFiles(moved, [base])
    const merge = scenario.repository.commitFiles({ ...moved, 'docs/a.md': 'a\n' }, [tip, head])
    scenario.pullRequestOf(base, head, merge)
    const step = await everyWay()
    expect([step.status, places(step)]).toEqual([0, []])
  })

  test('a policy is the one of the branch merged into, however old the commit that the author branched off', async () => {
    const policy = '.github/supply-chain-checklist.yml'
    const loose = { ...BEFORE, [policy]: 'version: 1\nitems:\n  no-binaries: off\n' }
    const fork = scenario.repository.commitFiles(loose, [])
    const head = scenario.repository.commitFiles({ ...loose, 'kernels/fast.so': SHARED_OBJECT }, [fork])
    const tip = scenario.repository.commitFiles({ ...BEFORE, [policy]: 'version: 1\n' }, [fork])
    scenario.pullRequestOf(tip, head, '')
    const step = await everyWay()
    expect([step.status, places(step)]).toEqual([1, ['kernels/fast.so binaries/elf']])
  })

  test('attributes, ignored submodules, links and renames hide nothing', async () => {
    const url = 'https://example.com/octo/part.git'
    const before: Tree = {
      ...BEFORE,
      'docs/notes.txt': 'notes\n',
      part: { mode: 'submodule', bytes: Buffer.from('1'.repeat(40)) },
      '.gitmodules': `[submodule "part"]\n\tpath = part\n\turl = ${url}\n\tignore = all\n`,
    }
    scenario.pullRequest(before, {
      ...before,
      '.gitattributes': '*.py -diff binary export-ignore linguist-generated filter=lfs\n*.so -diff\n',
      'kernels/load.py': 'import json\neval(text)\n',
      'docs/notes.txt': { mode: 'executable', bytes: SHARED_OBJECT },
      part: { mode: 'submodule', bytes: Buffer.from('2'.repeat(40)) },
    })
    const step = await everyWay()
    expect(places(step)).toEqual(
      expect.arrayContaining(['docs/notes.txt binaries/elf', 'kernels/load.py code/python-eval']),
    )
    expect(step.report['coverage']).toMatchObject({ listed: 4 })
  })
})

describe('what cannot be compared is said, and is no pass', () => {
  test.each(CHECKOUTS)('unrelated histories, checkout: %s', async (checkout) => {
    const base = scenario.repository.commitFiles(BEFORE, [])
    const head = scenario.repository.commitFiles({ 'kernels/fast.so': SHARED_OBJECT }, [])
    scenario.pullRequestOf(base, head, '')
    const step = await scenario.run({ checkout })
    expect(step.status).toBe(2)
    expect(step.stdout).toMatch(
      /^::error title=Contributor checklist could not run::[^\n]*(?:merge base|common ancestor)/,
    )
    expect(step.stdout).not.toContain('..')
  })

  test.each(CHECKOUTS)('a head that moved while it was judged, checkout: %s', async (checkout) => {
    scenario.pullRequest(BEFORE, { ...BEFORE, 'docs/a.md': 'a\n' })
    const later = scenario.repository.commitFiles({ ...BEFORE, 'docs/a.md': 'b\n' }, [scenario.head])
    scenario.github.pull = { number: 7, base: scenario.base, head: later }
    const step = await scenario.run({ checkout })
    expect([step.status, step.outputs.get('verdict')]).toEqual([1, 'incomplete'])
    expect(step.summary).toContain('head moved')
  })
})
