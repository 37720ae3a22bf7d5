import { expect, test } from '@jest/globals'
import { CHECKS, rulesById } from '../../src/checks/index.ts'
import { DEFAULT_POLICY } from '../../src/policy/policy.ts'
import { run } from '../../src/run.ts'
import { DEFAULT_BUDGET } from '../../src/scan/budget.ts'
import { parseCase } from '../support/cases.ts'
import { memorySource } from '../support/memory-source.ts'
import { caseContext } from '../support/run-case.ts'

type Files = Readonly<Record<string, string>>

/** `path:line rule disposition` of the code that a change brings. */
async function judged(before: Files, after: Files): Promise<readonly string[]> {
  const [base = [], head = []] = [before, after].map((files) =>
    Object.entries(files).map(([path, text]) => ({ path, mode: 'file' as const, bytes: Buffer.from(text) })),
  )
  const source = memorySource(base, head)
  const report = await run({
    source,
    checks: CHECKS,
    rules: rulesById(CHECKS),
    policy: DEFAULT_POLICY,
    baseline: new Set(),
    declared: { policyPath: 'p.yml', policy: DEFAULT_POLICY, maxPolicyBytes: 9_999, maxBaselineBytes: 9_999 },
    governing: (path, maxBytes) => source.read('base', path, maxBytes),
    remarks: [],
    context: caseContext(parseCase('', '')),
    budget: DEFAULT_BUDGET,
    today: '2026-11-20',
    now: () => 0,
    version: '0',
  })
  return report.findings
    .filter(({ rule }) => rule.startsWith('code/'))
    .map(({ path, location, rule, disposition }) => `${path}:${location?.line} ${rule} ${disposition}`)
}

test.each([
  [
    'by an option that stands elsewhere',
    'import torch\nOPTIONS = dict(weights_only=True)\ntorch.load(path, **OPTIONS)  # nosec\n',
    'True',
    'False',
    'a.py:3 code/torch-load blocking',
  ],
  [
    'by another name for a function',
    'def f(run):\n    run = len\n    run(x)  # nosec\n',
    '= len',
    '= exec',
    'a.py:3 code/python-exec blocking',
  ],
])(
  'a mark on a harmless line accepts nothing that the change makes of it %s',
  async (_, text, old, now, found) => {
    expect(await judged({ 'a.py': text }, { 'a.py': text })).toEqual([])
    expect(await judged({ 'a.py': text }, { 'a.py': text.replace(old, now) })).toEqual([found])
  },
)

test('a mark on a line that was found before accepts it still, in another function too', async () => {
  const text = 'def first(code):\n    exec(code)  # nosec\n'
  expect(await judged({ 'a.py': text }, { 'a.py': text.replace('first', 'second') })).toEqual([
    'a.py:2 code/python-exec suppressed',
  ])
})
