import { createHash } from 'node:crypto'
import { describe, expect, test } from '@jest/globals'
import { CHECKS } from '../src/checks/index.ts'
import { secrets } from '../src/checks/secrets/index.ts'
import { SourceError } from '../src/model/errors.ts'
import type { Finding } from '../src/model/finding.ts'
import type { Report } from '../src/model/report.ts'
import type { Check } from '../src/model/rule.ts'
import { DEFAULT_POLICY } from '../src/policy/policy.ts'
import { annotations } from '../src/reporters/annotations.ts'
import { REPORTERS, type ReportFormat } from '../src/reporters/index.ts'
import { run } from '../src/run.ts'
import { DEFAULT_BUDGET } from '../src/scan/budget.ts'
import { checkContext } from '../src/scan/context.ts'
import { scan } from '../src/scan/scan.ts'
import { lineDigest } from '../src/scan/traces.ts'
import { readSuppressions } from '../src/suppressions.ts'
import { type CaseFile, parseCase } from './support/cases.ts'
import { memorySource } from './support/memory-source.ts'
import { CASE_RULES, caseContext } from './support/run-case.ts'

type Files = Readonly<Record<string, string>>

/** Joined here, so that no tool stumbles over this file. */
const KEY = ['I4tf4HdxJ0YY5OBXSPgj', '78Ba8RuI8NycxOMc1SIJ'].join('')
const OTHER_KEY = ['q8Zr1LwXn5VtKc3JbYh7', 'Ge2MfUdP6aTsRo9CxWi4'].join('')
const PASSWORD = ['Tr4ctor', 'Beam!'].join('-')
const CONTEXT = caseContext(parseCase('', ''))

function sha1(text: string): string {
  return createHash('sha1').update(text).digest('hex')
}

function treeOf(files: Files) {
  return Object.entries(files).map(
    ([path, text]): CaseFile => ({ path, mode: 'file', bytes: Buffer.from(text) }),
  )
}

function reader(files: Files, asked: string[] = []) {
  return async (path: string, maxBytes: number): Promise<Uint8Array | undefined> => {
    asked.push(path)
    return files[path] === undefined ? undefined : Buffer.from(files[path]).subarray(0, maxBytes)
  }
}

async function findingsIn(files: Files, check: Check = secrets): Promise<readonly Finding[]> {
  const source = memorySource([], treeOf(files))
  const governed = { paths: [], loosened: async () => [] }
  const context = checkContext({ repository: source, governed, ...CONTEXT })
  return (await scan(source, { checks: [check], budget: DEFAULT_BUDGET, now: () => 0, context })).findings
}

/** `path:line reason` of what is suppressed among the secrets of a whole tree, when these files govern. */
async function suppressed(files: Files, governing: Files = files): Promise<readonly string[]> {
  const findings = await findingsIn(files)
  const { byFinding } = await readSuppressions(findings, reader(governing), lineDigest)
  return [...byFinding].map(
    ([finding, { justification }]) => `${finding.path}:${finding.location?.line} ${justification}`,
  )
}

const MARKED = (scanner: string): string => `marked for ${scanner} on a line that was there before`

describe('a comment for another scanner', () => {
  const FILES: Files = {
    'a.py': `SECRET_KEY = "${KEY}"  # pragma: allowlist secret\nOTHER_KEY = "${OTHER_KEY}"\n`,
    'b.py': `# pragma: allowlist nextline secret\nSECRET_KEY = "${KEY}"\n`,
    'c.py': `SECRET_KEY = "${KEY}"  # nosec B101\npassword = "${PASSWORD}"  # gitleaks:allow\n`,
  }

  test('counts where its line governs', async () => {
    expect(await suppressed(FILES)).toEqual([
      `a.py:1 ${MARKED('detect-secrets')}`,
      `b.py:2 ${MARKED('detect-secrets')}`,
      `c.py:2 ${MARKED('gitleaks')}`,
    ])
  })

  test('counts wherever the line stands, however it is indented and ended', async () => {
    const governing = { 'a.py': `\r\n\r\n\t  ${FILES['a.py']?.replaceAll('\n', '\r\n')}` }
    expect(await suppressed({ 'a.py': FILES['a.py'] as string }, governing)).toHaveLength(1)
  })

  test.each<[string, Files]>([
    ['a folder has none', {}],
    ['a file of another name', { 'z.py': FILES['a.py'] as string }],
    ['another value', { 'a.py': (FILES['a.py'] as string).replace(KEY, OTHER_KEY) }],
    ['without the comment', { 'a.py': `SECRET_KEY = "${KEY}"\n` }],
    ['the comment alone', { 'b.py': '# pragma: allowlist nextline secret\n' }],
    [
      'the lines not one after another',
      { 'b.py': `# pragma: allowlist nextline secret\n\nSECRET_KEY = "${KEY}"\n` },
    ],
    ['as a part of a longer line', { 'a.py': `x = 1; ${FILES['a.py']}` }],
  ])('does not count when what governs is different: %s', async (_, governing) => {
    expect(await suppressed(FILES, governing)).toEqual([])
  })

  test('does not count for more copies than there were', async () => {
    const twice = { 'c.py': `${FILES['c.py']}\n${FILES['c.py']}` }
    expect(await suppressed(twice, { 'c.py': FILES['c.py'] as string })).toEqual([])
    expect(await suppressed(twice)).toHaveLength(2)
  })

  test('does not count on lines that nobody compares', async () => {
    const large = { 'c.py': `${FILES['c.py']}${'x = 1\n'.repeat(1_400_000)}` }
    expect(await suppressed(large)).toEqual([])
  })

  test('over several lines must be there with all of them', async () => {
    const code = CHECKS.find((check) => check.id === 'code') as Check
    const text = 'import pickle\nx = pickle.load(\n    file,\n)  # nosec\n'
    const findings = await findingsIn({ 'a.py': text }, code)
    const by = async (governing: string): Promise<number> =>
      (await readSuppressions(findings, reader({ 'a.py': governing }), lineDigest)).byFinding.size
    expect(findings).toHaveLength(1)
    expect(await by(text)).toBe(1)
    expect(await by(text.replace('    file,', '    other,'))).toBe(0)
  })
})

describe('a list for another scanner', () => {
  const FILES: Files = {
    'a.py': `import os\nSECRET_KEY = "${KEY}"\npassword = "${PASSWORD}"\n`,
    'b.py': `SECRET_KEY = "${KEY}"\n`,
  }

  test('of detect-secrets accepts a value in a file', async () => {
    const list = JSON.stringify({ results: { 'a.py': [{ hashed_secret: sha1(PASSWORD) }] } })
    expect(await suppressed(FILES, { '.secrets.baseline': list })).toEqual([
      'a.py:3 accepted in .secrets.baseline',
    ])
  })

  test('of gitleaks accepts a line that stands where it says', async () => {
    const list = `a.py:generic-api-key:2\n${'a'.repeat(40)}:a.py:generic-password:3\nb.py:generic-api-key:2\n`
    expect(await suppressed(FILES, { ...FILES, '.gitleaksignore': list })).toEqual([
      'a.py:2 accepted in .gitleaksignore',
      'a.py:3 accepted in .gitleaksignore',
    ])
    // The change moves the line down; what governs has it where the list says.
    const moved = { 'a.py': `\n\n\n${FILES['a.py']}` }
    expect(await suppressed(moved, { ...FILES, '.gitleaksignore': list })).toHaveLength(2)
    // What the change puts into a listed place is not what was accepted.
    const replaced = { 'a.py': `import os\nSECRET_KEY = "${OTHER_KEY}"\n` }
    expect(await suppressed(replaced, { ...FILES, '.gitleaksignore': list })).toEqual([])
    expect(await suppressed(FILES, { '.gitleaksignore': list })).toEqual([])
  })

  test('is not asked for unless there is something to accept', async () => {
    const asked: string[] = []
    await readSuppressions(await findingsIn({ 'a.py': 'import os\n' }), reader({}, asked), lineDigest)
    expect(asked).toEqual([])
    await readSuppressions(await findingsIn(FILES), reader(FILES, asked), lineDigest)
    expect(asked).toEqual(['.secrets.baseline', '.gitleaksignore'])
  })

  test.each<[string, string, string]>([
    ['is not written so', '{"results": []}', 'it is not written as its scanner writes it'],
    ['is no JSON', '<<<<<<< HEAD', 'it is not written as its scanner writes it'],
    ['is too large', ' '.repeat(16 * 1024 * 1024 + 1), 'the file is larger than 16777216 bytes'],
  ])('that %s accepts nothing, and that is said', async (_, list, reason) => {
    const governing = reader({ '.secrets.baseline': list })
    const { byFinding, remarks } = await readSuppressions(await findingsIn(FILES), governing, lineDigest)
    expect(byFinding.size).toBe(0)
    expect(remarks).toEqual([
      { level: 'warning', text: `.secrets.baseline accepts nothing in this run: ${reason}.` },
    ])
  })

  test('that cannot be read accepts nothing, and that is said; our own errors are not hidden', async () => {
    const findings = await findingsIn(FILES)
    const failing = (error: Error) => readSuppressions(findings, () => Promise.reject(error), lineDigest)
    const { byFinding, remarks } = await failing(new SourceError('unreachable', 'no network'))
    expect(byFinding.size).toBe(0)
    expect(remarks.map((remark) => remark.text)).toEqual([
      '.secrets.baseline accepts nothing in this run: the file cannot be read: no network.',
      '.gitleaksignore accepts nothing in this run: the file cannot be read: no network.',
    ])
    await expect(failing(new TypeError('ours'))).rejects.toThrow('ours')
  })

  test('no more files are compared than the limit says', async () => {
    const files = Object.fromEntries(
      Array.from({ length: 202 }, (_, index) => [`${index}.py`, `SECRET_KEY = "${KEY}"  # gitleaks:allow\n`]),
    )
    const { byFinding, remarks } = await readSuppressions(await findingsIn(files), reader(files), lineDigest)
    expect(byFinding.size).toBe(200)
    expect(remarks).toEqual([
      {
        level: 'warning',
        text: 'A comment for another scanner in a further file accepts nothing in this run: more than 200 files have one.',
      },
    ])
  })
})

test('a line with a comment for a scanner is no name of a finding: it may hold a password', async () => {
  const hidden = CHECKS.find((check) => check.id === 'hidden') as Check
  const line = `password = "${PASSWORD}"  # gitleaks:allow`
  const [found] = await findingsIn({ 'a.py': line }, hidden)
  expect(found?.rule).toBe('hidden/suppression-added')
  expect([PASSWORD, lineDigest(line)].filter((text) => found?.identity.includes(text) !== false)).toEqual([])
})

describe('the weak hash of a secret', () => {
  const FILES: Files = {
    'a.py': `password = "${PASSWORD}"\nSECRET_KEY = "${KEY}"  # gitleaks:allow\n`,
  }
  let asked: Promise<Report> | undefined

  function report(): Promise<Report> {
    const source = memorySource([], treeOf(FILES))
    const list = JSON.stringify({ results: { 'a.py': [{ hashed_secret: sha1(PASSWORD) }] } })
    asked ??= run({
      source: { ...source, range: { description: 'every file' } },
      checks: [secrets],
      rules: CASE_RULES,
      policy: DEFAULT_POLICY,
      baseline: new Set(),
      declared: { policyPath: '', policy: DEFAULT_POLICY, maxPolicyBytes: 0, maxBaselineBytes: 0 },
      governing: reader({ ...FILES, '.secrets.baseline': list }),
      remarks: [],
      context: CONTEXT,
      budget: DEFAULT_BUDGET,
      today: '2026-01-01',
      now: () => 0,
      version: 'test',
    })
    return asked
  }
  const told = [
    ...[KEY, PASSWORD].flatMap((secret) => [secret, sha1(secret), lineDigest(secret)]),
    ...(FILES['a.py'] as string).split('\n').map((line) => lineDigest(line)),
  ]

  test('is known to the scan and gone in the report', async () => {
    const findings = await findingsIn(FILES)
    expect(findings.map((finding) => finding.traces?.secretSha1)).toEqual([sha1(PASSWORD), sha1(KEY)])
    const { findings: judged } = await report()
    expect(judged.map((finding) => finding.disposition)).toEqual(['suppressed', 'suppressed'])
    expect(judged.flatMap((finding) => Object.keys(finding))).not.toContain('traces')
    // What nobody can guess may be part of an identity; a weak hash, or a line's, may not.
    const text = JSON.stringify(judged)
    expect(told.filter((secret) => secret !== lineDigest(KEY) && text.includes(secret))).toEqual([])
  })

  test.each([...Object.keys(REPORTERS), 'annotations'])('is in no output: %s', async (format) => {
    const text =
      format === 'annotations'
        ? annotations(await report()).join('\n')
        : REPORTERS[format as ReportFormat](await report(), { verbose: true })
    expect(told.filter((secret) => text.includes(secret))).toEqual([])
  })
})
