import { CHECKS, rulesById } from '../../src/checks/index.ts'
import type { ChangeSource } from '../../src/model/change-set.ts'
import type { Gap } from '../../src/model/gap.ts'
import type { GovernedFiles } from '../../src/model/governed.ts'
import type { Verdict } from '../../src/model/report.ts'
import type { Check, CheckContext } from '../../src/model/rule.ts'
import { judge } from '../../src/policy/judge.ts'
import { DEFAULT_POLICY } from '../../src/policy/policy.ts'
import { type Budget, DEFAULT_BUDGET } from '../../src/scan/budget.ts'
import { checkContext } from '../../src/scan/context.ts'
import { fingerprints } from '../../src/scan/fingerprint.ts'
import { type ScanResult, scan } from '../../src/scan/scan.ts'
import type { Weigh } from '../../src/scan/weight.ts'
import type { Case, CaseFile } from './cases.ts'
import { memorySource } from './memory-source.ts'
import { caseContext } from './run-case.ts'

const NO_CASE: Case = {
  name: '',
  file: '',
  why: '',
  before: [],
  after: [],
  options: new Map(),
  expected: [],
}

/** The change is compared with something, and touches nothing that governs. */
const UNGOVERNED: GovernedFiles = { paths: [], loosened: async () => [] }

export interface ScanSettings {
  readonly checks?: readonly Check[]
  readonly budget?: Partial<Budget>
  readonly now?: () => number
  readonly weigh?: Weigh
}

export interface Scanned extends ScanResult {
  /** By the policy that applies where nobody wrote one. */
  readonly verdict: Verdict
  /** The same if nothing had been found. */
  readonly verdictOnGaps: Verdict
}

/** A change through the real scan, with all checks and parsers, and the verdict on it. */
export async function scanFiles(
  after: Readonly<Record<string, string | Uint8Array>>,
  before: Readonly<Record<string, string | Uint8Array>> = {},
  settings: ScanSettings = {},
): Promise<Scanned> {
  return scanSource(memorySource(files(before), files(after)), settings)
}

export async function scanSource(source: ChangeSource, settings: ScanSettings = {}): Promise<Scanned> {
  const checks = settings.checks ?? CHECKS
  const result = await scan(source, {
    checks,
    budget: { ...DEFAULT_BUDGET, ...settings.budget },
    now: settings.now ?? (() => 0),
    ...(settings.weigh === undefined ? {} : { weigh: settings.weigh }),
    context: withSharedParsers(
      checkContext({ repository: source, governed: UNGOVERNED, ...caseContext(NO_CASE) }),
    ),
  })
  const law = {
    policy: DEFAULT_POLICY,
    rules: rulesById(checks),
    baseline: new Set<string>(),
    today: '2026-11-20',
  }
  const verdictOn = (findings: ScanResult['findings']): Verdict =>
    judge({ findings, gaps: result.gaps, fingerprints: fingerprints(findings) }, law).verdict
  return { ...result, verdict: verdictOn(result.findings), verdictOnGaps: verdictOn([]) }
}

const PARSERS = new Map<string, Promise<unknown>>()

/** A grammar is never unloaded: loaded anew for each of some thousand scans, it fills the memory of WebAssembly. */
function withSharedParsers(context: CheckContext): CheckContext {
  return {
    ...context,
    once<T>(key: string, make: () => Promise<T>): Promise<T> {
      if (!key.startsWith('syntax/')) return context.once(key, make)
      const known = (PARSERS.get(key) ?? make()) as Promise<T>
      PARSERS.set(key, known)
      return known
    },
  }
}

/** `kind reason place: detail` of a gap. */
export function gapText(gap: Gap): string {
  return `${gap.kind} ${gap.reason} ${gap.path ?? 'the change'}: ${gap.detail}`
}

function files(contents: Readonly<Record<string, string | Uint8Array>>): CaseFile[] {
  return Object.entries(contents).map(([path, content]) => ({
    path,
    mode: 'file',
    bytes: Buffer.from(content as string),
  }))
}
