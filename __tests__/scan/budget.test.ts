import { describe, expect, test } from '@jest/globals'
import { code } from '../../src/checks/code/index.ts'
import { secrets } from '../../src/checks/secrets/index.ts'
import type { ChangeSource } from '../../src/model/change-set.ts'
import type { Check } from '../../src/model/rule.ts'
import { type Budget, DEFAULT_BUDGET } from '../../src/scan/budget.ts'
import { evidence } from '../../src/text/redact.ts'
import { gapText, type ScanSettings, scanFiles, scanSource } from '../support/scan-files.ts'

interface Exhausted {
  readonly budget: Partial<Budget>
  readonly after: Readonly<Record<string, string>>
  readonly before?: Readonly<Record<string, string>>
  readonly now?: () => number
  /** How many findings are kept all the same. */
  readonly findings: number
  /** None where the limit makes the gate stricter instead of blinder. */
  readonly gaps: readonly string[]
}

const CALL = 'eval(x)\n'
/** More beginnings of one token format on a line than are tried, so that each such line is a gap. */
const CROWDED = `${`-${'sk'}-ant-api03-`.repeat(300)}\n`
const REMOTE = (host: string): string => `[dependencies]\na = { git = "https://${host}/a/a" }\n`

/** A clock that moves on by a second each time somebody looks. */
function slowClock(): () => number {
  let time = 0
  return () => {
    time += 1_000
    return time
  }
}

/** Every limit of the scan, small enough to be hit by a few lines; the compiler asks for a row for each new one. */
const EXHAUSTED: Readonly<Record<keyof Budget, Exhausted>> = {
  fileBytes: {
    budget: { fileBytes: 20 },
    after: { 'a.py': `${'#'.repeat(30)}\n${CALL}` },
    findings: 0,
    gaps: ['missing file-too-large a.py: only the first 20 of 39 bytes were read'],
  },
  files: {
    budget: { files: 1 },
    after: { 'a.py': CALL, 'b.py': CALL, 'c.py': CALL },
    findings: 1,
    gaps: [
      'missing file-count b.py: more than 1 changed files',
      'missing file-count c.py: more than 1 changed files',
    ],
  },
  findingsPerFile: {
    budget: { findingsPerFile: 2 },
    after: { 'a.py': CALL.repeat(3), 'b.py': CALL.repeat(2) },
    findings: 4,
    gaps: ['missing too-many-findings a.py: only the first 2 findings of this check are kept'],
  },
  gapsPerFile: {
    budget: { gapsPerFile: 1 },
    after: { 'a.txt': CROWDED.repeat(3) },
    findings: 0,
    gaps: [
      'missing over-limit a.txt: more beginnings of tokens on this line than are tried',
      'missing over-limit a.txt: this check could not read more than 1 parts of the file',
    ],
  },
  findings: {
    budget: { findings: 3 },
    after: { 'a.py': CALL.repeat(2), 'b.py': CALL.repeat(2), 'c.py': CALL.repeat(2) },
    findings: 3,
    gaps: ['missing too-many-findings the change: only the first 3 findings of the change are kept'],
  },
  gaps: {
    budget: { gaps: 1 },
    after: { 'a.txt': CROWDED, 'b.txt': CROWDED, 'c.txt': CROWDED },
    findings: 0,
    gaps: [
      'missing over-limit a.txt: more beginnings of tokens on this line than are tried',
      'missing over-limit the change: only the first 1 parts that checks could not read are listed',
    ],
  },
  trustEdges: {
    budget: { trustEdges: 0 },
    after: { 'Cargo.toml': REMOTE('example.com') },
    findings: 2,
    gaps: ['missing over-limit Cargo.toml: only the first 0 places that the file relies on are kept'],
  },
  moveSearchFiles: {
    budget: { moveSearchFiles: 0 },
    before: { 'a.py': CALL },
    after: { 'b.py': CALL },
    findings: 1,
    gaps: [],
  },
  milliseconds: {
    budget: { milliseconds: 1_500 },
    now: slowClock(),
    after: { 'a.py': CALL, 'b.py': CALL },
    findings: 1,
    gaps: ['missing time-budget b.py: the run took more than 1500 ms'],
  },
}

function settings({ budget, now }: Exhausted): ScanSettings {
  return { budget, ...(now === undefined ? {} : { now }) }
}

describe('a limit of the scan that is hit', () => {
  test.each(Object.entries(EXHAUSTED))('%s', async (_, each) => {
    const { gaps, findings, verdict, verdictOnGaps } = await scanFiles(
      each.after,
      each.before,
      settings(each),
    )
    expect(gaps.map(gapText)).toEqual(each.gaps)
    expect(findings).toHaveLength(each.findings)
    expect(verdictOnGaps.kind).toBe(each.gaps.length > 0 ? 'incomplete' : 'pass')
    expect(verdict.passes).toBe(false)
  })

  test.each(Object.entries(EXHAUSTED))('%s is no trouble by default', async (_, each) => {
    const { gaps } = await scanFiles(each.after, each.before, { checks: [code] })
    expect(gaps).toEqual([])
  })
})

describe('the limits themselves', () => {
  test('bytes of a file', async () => {
    const bytes = Buffer.alloc(DEFAULT_BUDGET.fileBytes + 1, '\n')
    const { gaps, coverage } = await scanFiles({ 'a.txt': bytes }, {}, { checks: [secrets] })
    expect(gaps.map((gap) => gap.reason)).toEqual(['file-too-large'])
    expect(coverage.bytes).toBe(DEFAULT_BUDGET.fileBytes)
  })

  test('files of a change', async () => {
    const { gaps, coverage } = await scanSource(manyFiles(DEFAULT_BUDGET.files + 2), { checks: [] })
    expect(gaps.map((gap) => gap.reason)).toEqual(['file-count', 'file-count'])
    expect(coverage).toMatchObject({ listed: DEFAULT_BUDGET.files + 2, inspected: DEFAULT_BUDGET.files })
  })

  test('findings of a file: twenty thousand', async () => {
    const { gaps, findings, verdictOnGaps } = await scanFiles({ 'a.py': CALL.repeat(20_000) })
    expect(findings).toHaveLength(DEFAULT_BUDGET.findingsPerFile)
    expect(gaps.map((gap) => gap.reason)).toEqual(['too-many-findings'])
    expect(verdictOnGaps.kind).toBe('incomplete')
  })

  test('gaps of a file: a thousand crowded lines', async () => {
    const { gaps } = await scanFiles({ 'a.txt': CROWDED.repeat(1_000) }, {}, { checks: [secrets] })
    expect(gaps).toHaveLength(DEFAULT_BUDGET.gapsPerFile + 1)
  })

  test('files of a change: three thousand five hundred are all inspected', async () => {
    const after = Object.fromEntries(Array.from({ length: 3_500 }, (_, at) => [`${at}.py`, CALL]))
    const { gaps, findings, coverage } = await scanFiles(after)
    expect(gaps).toEqual([])
    expect(findings).toHaveLength(3_500)
    expect(coverage.inspected).toBe(3_500)
  })

  test('findings of a change: one for each of two hundred thousand files', async () => {
    const speaksOfEach: Check = {
      ...badNames,
      *inspectAll(changes) {
        for (const { path } of changes) {
          yield { rule: 'names/bad', path, evidence: evidence`a name`, identity: path }
        }
      },
    }
    const { gaps, findings } = await scanSource(manyFiles(200_000), { checks: [speaksOfEach] })
    expect(gaps.map((gap) => gap.reason)).toEqual(['too-many-findings'])
    expect(findings).toHaveLength(DEFAULT_BUDGET.findings)
  })
})

/** Finds nothing in any file. */
const badNames: Check = {
  id: 'names',
  rules: [
    {
      id: 'names/bad',
      item: 'nothing-hidden',
      title: 'A bad name',
      level: 'error',
      confidence: 'high',
      why: 'It is bad.',
      fix: 'Choose another.',
      references: [],
    },
  ],
  wants: () => false,
  inspect: () => [],
}

function manyFiles(count: number): ChangeSource {
  return {
    range: { description: 'many files' },
    async *changes() {
      for (let at = 0; at < count; at++) {
        yield { path: `${at}`, status: 'added', mode: 'file', load: async () => undefined }
      }
    },
    read: async () => undefined,
    close: async () => {},
  }
}
