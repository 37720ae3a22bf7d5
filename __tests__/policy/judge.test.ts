import { describe, expect, test } from '@jest/globals'
import type { Finding } from '../../src/model/finding.ts'
import type { Gap } from '../../src/model/gap.ts'
import type { Disposition } from '../../src/model/report.ts'
import type { LevelOrOff, RuleId } from '../../src/model/rule.ts'
import { type Facts, type Judgement, judge, type Law } from '../../src/policy/judge.ts'
import { DEFAULT_POLICY, type Policy, type Waiver } from '../../src/policy/policy.ts'
import { evidence } from '../../src/text/redact.ts'
import { rulesForTests } from '../support/rules.ts'

const HASH = 'a'.repeat(64)
const OTHER_HASH = 'b'.repeat(64)
const TODAY = '2026-11-20'

function finding(rule: RuleId, more: Partial<Finding> = {}): Finding {
  return { rule, path: 'src/a.py', evidence: evidence`x`, identity: rule, ...more }
}

function judged(facts: Partial<Facts>, policy: Partial<Policy> = {}, law: Partial<Law> = {}): Judgement {
  const findings = facts.findings ?? []
  return judge(
    { findings, fingerprints: findings.map((_, index) => `fingerprint-${index}`), gaps: [], ...facts },
    {
      policy: { ...DEFAULT_POLICY, ...policy },
      rules: rulesForTests(),
      baseline: new Set(),
      today: TODAY,
      ...law,
    },
  )
}

const GAP: Gap = { kind: 'missing', reason: 'parse-failed', path: 'a', detail: evidence`x` }
const OUTSIDE: Gap = { kind: 'outside', reason: 'stored-in-lfs', path: 'b', detail: evidence`x` }

describe('the level of a finding', () => {
  const levels = (table: Readonly<Record<string, LevelOrOff>>): ReadonlyMap<string, LevelOrOff> =>
    new Map(Object.entries(table))
  const paths = [
    { match: 'vendor/**', rules: levels({ 'code/*': 'note' }) },
    { match: 'vendor/strict/**', rules: levels({ 'code/*': 'error' }) },
    { match: 'tests/**', rules: levels({ 'code/python-eval': 'warning', 'code/*': 'off' }) },
  ]

  test.each<[string, Finding, Partial<Policy>, LevelOrOff]>([
    ['the rule says', finding('code/python-exec'), {}, 'warning'],
    ['the rule says in the strict profile', finding('code/python-exec'), { profile: 'strict' }, 'error'],
    ['the rule says in both profiles', finding('code/python-eval'), { profile: 'strict' }, 'error'],
    ['the occurrence overrides its rule', finding('code/python-eval', { level: 'note' }), {}, 'note'],
    [
      'the occurrence overrides its rule, strict too',
      finding('code/python-exec', { level: 'note' }),
      { profile: 'strict' },
      'note',
    ],
    [
      'the occurrence has a level of its own when strict',
      finding('code/python-exec', { level: 'off', strictLevel: 'warning' }),
      { profile: 'strict' },
      'warning',
    ],
    ['off by default', finding('code/curious'), {}, 'off'],
    ['on when strict', finding('code/curious'), { profile: 'strict' }, 'note'],
    [
      'on when the policy asks for the rule',
      finding('code/curious'),
      { rules: levels({ 'code/curious': 'error' }) },
      'error',
    ],
    [
      'an occurrence that the profile leaves out stays out',
      finding('code/python-eval', { level: 'off' }),
      { rules: levels({ 'code/python-eval': 'error' }) },
      'off',
    ],
    [
      'the item beats rule and occurrence',
      finding('code/python-eval', { level: 'warning' }),
      { items: new Map([['no-dynamic-code', 'note']]) },
      'note',
    ],
    [
      'another item does not',
      finding('code/python-eval'),
      { items: new Map([['no-binaries', 'off']]) },
      'error',
    ],
    [
      'the check beats the item',
      finding('code/python-eval'),
      { rules: levels({ 'code/*': 'warning' }), items: new Map([['no-dynamic-code', 'note']]) },
      'warning',
    ],
    [
      'the rule beats the check',
      finding('code/python-eval'),
      { rules: levels({ 'code/*': 'warning', 'code/python-eval': 'note' }) },
      'note',
    ],
    ['another check does not', finding('binaries/elf'), { rules: levels({ 'code/*': 'off' }) }, 'error'],
    [
      'the path beats the rule',
      finding('code/python-eval', { path: 'vendor/a.py' }),
      { paths, rules: levels({ 'code/python-eval': 'error' }) },
      'note',
    ],
    [
      'the first path that matches decides',
      finding('code/python-eval', { path: 'vendor/strict/a.py' }),
      { paths },
      'note',
    ],
    [
      'a rule of the path beats its check',
      finding('code/python-eval', { path: 'tests/a.py' }),
      { paths },
      'warning',
    ],
    ['the check of the path', finding('code/python-exec', { path: 'tests/a.py' }), { paths }, 'off'],
    [
      'what the path says nothing of',
      finding('binaries/elf', { path: 'tests/a.so' }),
      { paths, rules: levels({ 'binaries/elf': 'warning' }) },
      'warning',
    ],
  ])('%s', (_, found, policy, expected) => {
    const { findings } = judged({ findings: [found] }, policy)
    expect(findings.map((entry) => entry.judgedLevel)).toEqual(expected === 'off' ? [] : [expected])
  })

  test('a finding without a rule is our bug', () => {
    expect(() => judged({ findings: [finding('code/none')] })).toThrow(TypeError)
  })
})

describe('what becomes of a finding', () => {
  const waiver = (more: Partial<Waiver>): Waiver => ({
    rule: 'code/python-eval',
    reason: evidence`reviewed`,
    owner: evidence`somebody`,
    line: 7,
    ...more,
  })

  test.each<[string, Finding, Partial<Policy>, Disposition]>([
    ['an error blocks', finding('code/python-eval'), {}, 'blocking'],
    ['a warning is advice', finding('code/python-exec'), {}, 'advisory'],
    ['a warning blocks when asked to', finding('code/python-exec'), { failOn: 'warning' }, 'blocking'],
    [
      'a note never blocks',
      finding('code/python-eval', { level: 'note' }),
      { failOn: 'warning' },
      'advisory',
    ],
    [
      'an error does not block when nothing may',
      finding('code/python-eval'),
      { failOn: 'never' },
      'advisory',
    ],
    ['waived by path', finding('code/python-eval'), { waivers: [waiver({ path: 'src/*.py' })] }, 'waived'],
    ['another path', finding('code/python-eval'), { waivers: [waiver({ path: '*.py' })] }, 'blocking'],
    [
      'another rule',
      finding('code/python-eval'),
      { waivers: [waiver({ rule: 'code/python-exec', path: '**' })] },
      'blocking',
    ],
    [
      'waived with its check',
      finding('code/python-eval'),
      { waivers: [waiver({ rule: 'code/*', path: 'src/**' })] },
      'waived',
    ],
    [
      'another check',
      finding('binaries/elf'),
      { waivers: [waiver({ rule: 'code/*', path: 'src/**' })] },
      'blocking',
    ],
    [
      'waived by content',
      finding('code/python-eval', { sha256: HASH }),
      { waivers: [waiver({ sha256: HASH })] },
      'waived',
    ],
    [
      'other content',
      finding('code/python-eval', { sha256: OTHER_HASH }),
      { waivers: [waiver({ sha256: HASH })] },
      'blocking',
    ],
    ['unknown content', finding('code/python-eval'), { waivers: [waiver({ sha256: HASH })] }, 'blocking'],
    [
      'content and path',
      finding('code/python-eval', { sha256: HASH }),
      { waivers: [waiver({ sha256: HASH, path: 'lib/**' })] },
      'blocking',
    ],
    [
      'a waiver on its last day',
      finding('code/python-eval'),
      { waivers: [waiver({ path: '**', expires: TODAY })] },
      'waived',
    ],
    [
      'a waiver the day after',
      finding('code/python-eval'),
      { waivers: [waiver({ path: '**', expires: '2026-11-19' })] },
      'blocking',
    ],
    [
      'a second waiver when the first expired',
      finding('code/python-eval'),
      { waivers: [waiver({ path: '**', expires: '2020-01-01' }), waiver({ path: '**' })] },
      'waived',
    ],
    [
      'content in the ledger, wherever it stands',
      finding('binaries/elf', { sha256: HASH, path: 'elsewhere' }),
      { binaries: [{ sha256: HASH, path: 'tests/x', reason: evidence`input` }] },
      'waived',
    ],
    [
      'content that is not in the ledger, at the path that is',
      finding('binaries/elf', { sha256: OTHER_HASH, path: 'tests/x' }),
      { binaries: [{ sha256: HASH, path: 'tests/x', reason: evidence`input` }] },
      'blocking',
    ],
    [
      'a binary whose hash is unknown',
      finding('binaries/elf'),
      { binaries: [{ sha256: HASH, reason: evidence`x` }] },
      'blocking',
    ],
  ])('%s', (_, found, policy, expected) => {
    expect(judged({ findings: [found] }, policy).findings.map((entry) => entry.disposition)).toEqual([
      expected,
    ])
  })

  test('what stands in the baseline', () => {
    const { findings } = judged(
      { findings: [finding('code/python-eval'), finding('code/python-eval')] },
      {},
      { baseline: new Set(['fingerprint-1']) },
    )
    expect(findings.map((entry) => [entry.fingerprint, entry.disposition])).toEqual([
      ['fingerprint-0', 'blocking'],
      ['fingerprint-1', 'baselined'],
    ])
  })

  test('why it is excepted is told in the words of the policy', () => {
    const policy = {
      waivers: [waiver({ path: '**' })],
      binaries: [{ sha256: HASH, reason: evidence`input` }],
    }
    const { findings } = judged(
      { findings: [finding('code/python-eval'), finding('binaries/elf', { sha256: HASH })] },
      policy,
    )
    expect(findings.map((entry) => entry.justification)).toEqual([
      'waived by somebody: reviewed',
      'content allowed by the policy: input',
    ])
  })

  test('what comments and lists for other scanners accept, unless a waiver says it first', () => {
    const traces = { secretSha1: '5'.repeat(40) }
    const found = ['code/python-eval', 'code/python-eval', 'code/python-exec'] as const
    const findings = found.map((rule) => finding(rule, { traces }))
    const [marked, waived] = findings as [Finding, Finding, Finding]
    const suppression = { by: 'mark', justification: evidence`marked` } as const
    const suppressions = new Map([marked, waived].map((each) => [each, suppression]))
    const judgement = judged(
      { findings, suppressions },
      { failOn: 'warning' },
      { baseline: new Set(['fingerprint-0']) },
    )
    expect(
      judgement.findings.map((each) => [each.disposition, each.suppressedBy, each.justification]),
    ).toEqual([
      ['suppressed', 'mark', 'marked'],
      ['suppressed', 'mark', 'marked'],
      ['blocking', undefined, undefined],
    ])
    expect(judgement.verdict.reason).toBe('1 finding must be resolved.')
    const withWaiver = judged({ findings, suppressions }, { waivers: [waiver({ path: '**' })] })
    expect(withWaiver.findings.map((each) => each.disposition)).toEqual(['waived', 'waived', 'advisory'])
    expect(JSON.stringify(judgement)).not.toContain(traces.secretSha1)
  })

  test('entries of the baseline without a finding are a note, when every file was seen', () => {
    const facts = { findings: [finding('code/python-eval')], ofEveryFile: true }
    const law = { baseline: new Set(['fingerprint-0', 'fingerprint-8', 'fingerprint-9']) }
    const text =
      '2 entries of the baseline name nothing that is still there. Write it again: supply-chain-checklist baseline'
    expect(judged(facts, {}, law).remarks).toEqual([{ level: 'note', text }])
    expect(judged({ ...facts, gaps: [OUTSIDE] }, {}, law).remarks).toEqual([{ level: 'note', text }])
    expect(judged({ ...facts, gaps: [GAP] }, {}, law).remarks).toEqual([])
    expect(judged({ ...facts, ofEveryFile: false }, {}, law).remarks).toEqual([])
    expect(judged(facts, {}, { baseline: new Set(['fingerprint-0']) }).remarks).toEqual([])
  })

  test('a waiver that expired is a note', () => {
    const policy = {
      waivers: [waiver({ path: '**', expires: '2026-01-31' }), waiver({ path: '**', expires: TODAY })],
    }
    expect(judged({}, policy).remarks).toEqual([
      {
        level: 'note',
        text: 'The waiver in line 7 of the policy (code/python-eval) expired on 2026-01-31 and no longer works.',
      },
    ])
  })
})

describe('the verdict', () => {
  const error = finding('code/python-eval')
  const warning = finding('code/python-exec')

  test.each<[string, Partial<Facts>, Partial<Policy>, string, boolean, string]>([
    ['nothing', {}, {}, 'pass', true, 'Nothing was found.'],
    ['an error', { findings: [error] }, {}, 'fail', false, '1 finding must be resolved.'],
    ['errors', { findings: [error, error, warning] }, {}, 'fail', false, '2 findings must be resolved.'],
    ['a warning', { findings: [warning] }, {}, 'pass', true, 'Nothing blocks; 1 finding to consider.'],
    [
      'an error that may not block',
      { findings: [error] },
      { failOn: 'never' },
      'pass',
      true,
      'Nothing blocks; 1 finding to consider.',
    ],
    [
      'a gap',
      { gaps: [GAP] },
      {},
      'incomplete',
      false,
      '1 thing could not be inspected, so this is no pass.',
    ],
    [
      'a gap that the policy lets pass',
      { gaps: [GAP, GAP] },
      { incomplete: 'warn' },
      'incomplete',
      true,
      '2 things could not be inspected, which the policy lets pass.',
    ],
    [
      'a gap when nothing may block',
      { gaps: [GAP] },
      { failOn: 'never' },
      'incomplete',
      false,
      '1 thing could not be inspected, so this is no pass.',
    ],
    [
      'an error and a gap',
      { findings: [error], gaps: [GAP] },
      { incomplete: 'warn' },
      'fail',
      false,
      '1 finding must be resolved; 1 thing could not be inspected.',
    ],
    [
      'a warning and a gap',
      { findings: [warning], gaps: [GAP] },
      {},
      'incomplete',
      false,
      '1 thing could not be inspected, so this is no pass.',
    ],
    ['content outside', { gaps: [OUTSIDE] }, {}, 'pass', true, 'Nothing was found.'],
    [
      'content outside as a warning',
      { gaps: [OUTSIDE] },
      { outside: 'warning' },
      'pass',
      true,
      'Nothing was found.',
    ],
    [
      'content outside as an error',
      { gaps: [OUTSIDE, OUTSIDE, GAP] },
      { outside: 'error' },
      'fail',
      false,
      'The content of 2 files is outside the repository; 1 thing could not be inspected.',
    ],
    [
      'content outside as a warning that blocks',
      { gaps: [OUTSIDE] },
      { outside: 'warning', failOn: 'warning' },
      'fail',
      false,
      'The content of 1 file is outside the repository.',
    ],
    [
      'a rule that is off',
      { findings: [error] },
      { rules: new Map([['code/*', 'off']]) },
      'pass',
      true,
      'Nothing was found.',
    ],
    [
      'only what the policy accepts',
      { findings: [finding('binaries/elf', { sha256: HASH })] },
      { binaries: [{ sha256: HASH, reason: evidence`x` }] },
      'pass',
      true,
      'Nothing new; 1 finding accepted earlier.',
    ],
    [
      'what the policy accepts, and more',
      { findings: [finding('binaries/elf', { sha256: HASH }), warning, warning] },
      { binaries: [{ sha256: HASH, reason: evidence`x` }] },
      'pass',
      true,
      'Nothing blocks; 2 findings to consider; 1 accepted earlier.',
    ],
  ])('%s', (_, facts, policy, kind, passes, reason) => {
    expect(judged(facts, policy).verdict).toEqual({ kind, passes, reason })
  })

  test.each([
    ['note', []],
    [
      'warning',
      [
        {
          level: 'warning',
          text: 'The content of 1 file is outside the repository, so that nobody inspected it.',
        },
      ],
    ],
    [
      'error',
      [
        {
          level: 'error',
          text: 'The content of 1 file is outside the repository, so that nobody inspected it.',
        },
      ],
    ],
  ] as const)('content outside the repository is said as a %s', (outside, remarks) => {
    expect(judged({ gaps: [OUTSIDE, GAP] }, { outside }).remarks).toEqual(remarks)
  })
})
