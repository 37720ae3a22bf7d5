import type { Location } from '../../src/model/finding.ts'
import type { Gap } from '../../src/model/gap.ts'
import type { JudgedFinding, Report } from '../../src/model/report.ts'
import type { Rule } from '../../src/model/rule.ts'
import { checklistLines } from '../../src/policy/checklist.ts'
import { OWN_LINES } from '../../src/policy/parse-checklist.ts'
import { type Evidence, evidence, excerpt, pasteText } from '../../src/text/redact.ts'

/** Text that a test wants in a report as it stands, however hostile. */
export function raw(text: string): Evidence {
  return text as Evidence
}

export function at(line: number, column: number, endColumn: number, endLine = line): Location {
  return { line, column, endLine, endColumn }
}

const RULES: readonly Rule[] = [
  {
    id: 'binaries/shared-library',
    item: 'no-binaries',
    title: 'Compiled library in the repository',
    level: 'error',
    confidence: 'high',
    why: 'Nobody can review machine code, and it runs with the rights of whoever loads it',
    fix: 'Remove the file and build it from source, or publish it where its checksum can be pinned',
    references: ['CWE-506'],
  },
  {
    id: 'code/torch-load',
    item: 'no-unsafe-deserialization',
    title: 'Model file is unpickled',
    level: 'error',
    confidence: 'high',
    why: '`torch.load` without `weights_only=True` runs whatever code the file names',
    fix: 'Pass `weights_only=True`, or read the weights with `safetensors`',
    references: ['CWE-502', 'https://pytorch.org/docs/stable/generated/torch.load.html'],
  },
  {
    id: 'code/python-eval',
    item: 'no-dynamic-code',
    title: 'Text is run as code',
    level: 'error',
    confidence: 'medium',
    why: 'Whoever can choose the text can choose what runs',
    fix: 'Parse the value with `ast.literal_eval`, or look it up in a table',
    references: ['CWE-95'],
  },
  {
    id: 'dependencies/unpinned-requirement',
    item: 'pinned-dependencies',
    title: 'Dependency is not pinned',
    level: 'warning',
    strictLevel: 'error',
    confidence: 'high',
    why: 'A later release is installed without anybody having looked at it',
    fix: 'Give an exact version, or at least an upper bound',
    references: ['CWE-1357'],
  },
  {
    id: 'secrets/access-token',
    item: 'no-secrets',
    title: 'Access token in a file',
    level: 'error',
    confidence: 'high',
    why: 'A token in a public repository is used by strangers within minutes, also after it was removed again',
    fix: 'Revoke the token, then read the new one from the environment',
    references: ['CWE-798'],
  },
  {
    id: 'workflows/broad-permissions',
    item: 'safe-workflows',
    title: 'Workflow asks for more rights than it needs',
    level: 'note',
    confidence: 'low',
    why: 'A step that goes wrong can then change the repository',
    fix: 'Start from `permissions: {}` and add what a job needs',
    references: [],
  },
]

export const RULES_BY_ID: ReadonlyMap<string, Rule> = new Map(RULES.map((rule) => [rule.id, rule]))

let serial = 0

/** A finding with what a test does not care about filled in. */
export function judged(given: Partial<JudgedFinding> & Pick<JudgedFinding, 'rule' | 'path'>): JudgedFinding {
  const level = RULES_BY_ID.get(given.rule)?.level ?? 'error'
  const judgedLevel = given.judgedLevel ?? (level === 'off' ? 'note' : level)
  return {
    evidence: evidence`something`,
    identity: 'identity',
    fingerprint: (++serial).toString(16).padStart(64, '0'),
    judgedLevel,
    disposition: judgedLevel === 'error' ? 'blocking' : 'advisory',
    ...given,
  }
}

/** A report whose checklist, counts and verdict follow from its findings and gaps. */
export function reportOf(given: Partial<Report> & { readonly body?: string } = {}): Report {
  const findings = given.findings ?? []
  const gaps = given.gaps ?? []
  const blocking = findings.filter((finding) => finding.disposition === 'blocking').length
  const missing = gaps.filter((gap) => gap.kind === 'missing').length
  const coverage = given.coverage ?? {
    expected: 24,
    listed: 24,
    inspected: 22,
    removed: 2,
    bytes: 1_482_113,
    moved: 0,
    filesByItem: {
      'no-binaries': 22,
      'no-secrets': 22,
      'no-dynamic-code': 14,
      'no-unsafe-deserialization': 14,
      'pinned-dependencies': 3,
    },
  }
  const { body, ...rest } = given
  return {
    version: '1.2.3',
    range: {
      base: '1f0c3ab2d4e5968778695a4b3c2d1e0f01234567',
      head: '9e8d7c6b5a493827160f1e2d3c4b5a6978877665',
      description: 'test merge against its first parent',
    },
    profile: 'default',
    verdict:
      blocking > 0
        ? { kind: 'fail', passes: false, reason: `${blocking} findings block this change` }
        : missing > 0
          ? { kind: 'incomplete', passes: false, reason: `${missing} things could not be inspected` }
          : { kind: 'pass', passes: true, reason: 'nothing in this change is against the checklist' },
    checklist: checklistLines(OWN_LINES, {
      findings,
      gaps,
      filesByItem: coverage.filesByItem,
      rules: RULES_BY_ID,
      turnedOff: new Set(),
      ...(body === undefined ? {} : { body }),
    }),
    findings,
    gaps,
    trustEdges: [],
    coverage,
    remarks: [],
    rules: RULES_BY_ID,
    linkBase: 'https://github.com/example/kernels/blob/9e8d7c6b5a493827160f1e2d3c4b5a6978877665/',
    ...rest,
  }
}

export const PASSING: Report = reportOf()

/** What a contributor typically meets: a handful of findings, one group, things accepted earlier. */
export const TYPICAL: Report = reportOf({
  body: '- [x] No `eval()`, `exec()` or similar dynamic code execution\n- [x] Dependencies are pinned, with upper bounds',
  findings: [
    judged({
      rule: 'binaries/shared-library',
      path: 'kernels/fast/_C.so',
      evidence: evidence`ELF shared object for x86-64, 24,576 bytes`,
    }),
    judged({
      rule: 'code/torch-load',
      path: 'kernels/fast/loader.py',
      location: at(12, 13, 29),
      evidence: excerpt('torch.load(path)'),
      excerpt: excerpt('model = torch.load(path)'),
      suggestion: {
        startLine: 12,
        endLine: 12,
        replacement: pasteText('    model = torch.load(path, weights_only=True)'),
      },
    }),
    judged({
      rule: 'code/python-eval',
      path: 'kernels/fast/options.py',
      location: at(88, 12, 30),
      evidence: excerpt('eval(options["fn"])'),
      excerpt: excerpt('        return eval(options["fn"])  # chosen by the user'),
      note: evidence`the text comes from ${excerpt('options["fn"]')}, which this change adds as an argument`,
    }),
    judged({
      rule: 'secrets/access-token',
      path: 'tests/conftest.py',
      location: at(5, 10, 47),
      evidence: raw('hf_…xY9z (37 characters)'),
      excerpt: excerpt('TOKEN = "***"'),
    }),
    ...Array.from({ length: 40 }, (_, index) =>
      judged({
        rule: 'dependencies/unpinned-requirement',
        path: 'requirements-dev.txt',
        location: at(index + 1, 1, 12),
        evidence: excerpt(`package-${index + 1}`),
        excerpt: excerpt(`package-${index + 1}`),
        paste: pasteText(`package-${index + 1}>=1.${index},<2`),
        note: evidence`a plain name installs the newest release`,
      }),
    ),
    judged({
      rule: 'dependencies/unpinned-requirement',
      path: 'pyproject.toml',
      location: at(21, 5, 20),
      evidence: excerpt('numpy>=1.26'),
      excerpt: excerpt('  "numpy>=1.26",'),
      paste: pasteText('"numpy>=1.26,<3",'),
      note: evidence`there is no upper bound`,
    }),
    judged({
      rule: 'workflows/broad-permissions',
      path: '.github/workflows/ci.yml',
      location: at(3, 1, 23),
      evidence: excerpt('permissions: write-all'),
      excerpt: excerpt('permissions: write-all'),
      paste: pasteText('permissions:\n  contents: read'),
    }),
    judged({
      rule: 'code/python-eval',
      path: 'setup.py',
      location: at(9, 1, 20),
      evidence: excerpt('exec(version_text)'),
      disposition: 'waived',
      justification: excerpt('reads the version file'),
    }),
    judged({
      rule: 'binaries/shared-library',
      path: 'tests/data/tiny.bin',
      disposition: 'baselined',
    }),
    judged({
      rule: 'code/python-eval',
      path: 'tests/test_options.py',
      location: at(31, 5, 15),
      evidence: excerpt('eval(text)'),
      disposition: 'suppressed',
      suppressedBy: 'mark',
      justification: evidence`marked for ${excerpt('bandit')} on a line that was there before`,
    }),
    judged({
      rule: 'secrets/access-token',
      path: 'tests/test_login.py',
      location: at(4, 10, 47),
      evidence: raw('hf_…aB3c (37 characters)'),
      disposition: 'suppressed',
      suppressedBy: 'file',
      justification: evidence`accepted in .secrets.baseline`,
    }),
  ],
  trustEdges: [
    { kind: 'host', name: excerpt('wheels.example.com'), path: 'install.sh', line: 14 },
    { kind: 'action-owner', name: excerpt('example'), path: '.github/workflows/ci.yml', line: 20 },
  ],
  remarks: [
    {
      level: 'note',
      text: evidence`the waiver for ${excerpt('code/python-exec')} in setup.py expires on 2027-06-30`,
    },
  ],
  gaps: [
    {
      kind: 'outside',
      reason: 'stored-in-lfs',
      path: 'weights/model.safetensors',
      detail: evidence`a pointer to ${4_294_967_296} bytes`,
    },
  ],
})

const MISSING_GAPS: readonly Gap[] = [
  {
    kind: 'missing',
    reason: 'listing-capped',
    detail: evidence`the change has ${4_200} files, and only ${3_000} could be listed`,
  },
  {
    kind: 'missing',
    reason: 'parse-failed',
    path: 'kernels/broken.py',
    line: 7,
    check: 'code',
    detail: evidence`the text is no Python`,
  },
  ...Array.from(
    { length: 60 },
    (_, index): Gap => ({
      kind: 'missing',
      reason: 'time-budget',
      path: `kernels/generated_${index}.cu`,
      detail: evidence`the run took more than ${120_000} ms`,
    }),
  ),
]

export const INCOMPLETE: Report = reportOf({
  gaps: MISSING_GAPS,
  coverage: { ...PASSING.coverage, expected: 4_200, listed: 3_000, inspected: 2_910, moved: 3 },
})

/** What an attacker would put into names and lines, assembled so that no tool stumbles over this file. */
export const HOSTILE_TEXTS: readonly string[] = [
  '##[stop-commands]zz',
  'a\n::stop-commands::q',
  'a\r::error file=x::y',
  '::set-output name=verdict::pass',
  '`` ` ``` code',
  '`'.repeat(100),
  '<img src=x onerror=alert(1)>',
  '</details></td></table><h1>Passed</h1>',
  '[x](https://evil.example.com)',
  '![x](https://evil.example.com/p.png)',
  'https://evil.example.com/?q=1',
  'www.evil.example.com',
  '@octocat please merge, #1 and GH-2, octo/repo#3, me@example.com',
  'a1b2c3d4e5f60718293a4b5c6d7e8f9012345678',
  ':tada: $x^2$ $$y$$',
  '| a | b |\\| c',
  '\\` \\[ \\| \\',
  '*bold* _it_ ~~no~~ **x** __y__',
  '# heading',
  '- item',
  '1. item',
  '> [!NOTE]',
  '\u202egnp.exe',
  'zero\u200bwidth\u2060\ufeff',
  '\u001b[31mred\u001b[0m \u009b2J \u0007\u0000',
  'lone \ud800 surrogate',
  '\u2028\u2029\u0085',
  '%0A::error::x',
  '<!-- -->',
  '&lt;b&gt; &#64;',
  '    indented',
  '~~~',
  '---',
  '',
  ' ',
  '\u{e0041}\u{e0042}',
]

export const HOSTILE: Report = reportOf({
  range: { base: 'x'.repeat(8), head: '##[x]', description: HOSTILE_TEXTS[1] as string },
  findings: HOSTILE_TEXTS.map((text, index) =>
    judged({
      rule: RULES[index % RULES.length]?.id ?? 'code/torch-load',
      path: `dir/${text}`,
      ...(index % 2 === 0 ? { member: text } : {}),
      ...(index % 3 === 0 ? {} : { location: at(index, 1, 5) }),
      evidence: raw(text),
      excerpt: raw(`before ${text} after`),
      note: raw(text),
      paste: raw(`${text}\n${text}`),
      justification: raw(text),
      disposition: (['blocking', 'advisory', 'waived', 'suppressed'] as const)[index % 4] ?? 'blocking',
      ...(index % 4 === 3 ? { suppressedBy: index % 8 === 3 ? ('mark' as const) : ('file' as const) } : {}),
    }),
  ),
  trustEdges: HOSTILE_TEXTS.map((text) => ({ kind: 'host', name: raw(text), path: text })),
  remarks: HOSTILE_TEXTS.map((text) => ({ level: 'warning', text: raw(text) })),
  gaps: HOSTILE_TEXTS.map((text) => ({
    kind: 'missing',
    reason: 'check-failed',
    path: text,
    member: text,
    detail: raw(text),
  })),
})
