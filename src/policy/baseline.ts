import { UsageError } from '../model/errors.ts'
import { compareText } from '../model/finding.ts'
import type { JudgedFinding } from '../model/report.ts'

/** Raised when fingerprints are made in another way. */
const BASELINE_VERSION = 1
const FINGERPRINT = /^[0-9a-f]{24}$/

/** One accepted finding; rule and path are for whoever reads the file, the fingerprint decides. */
interface BaselineEntry {
  readonly fingerprint: string
  readonly rule: string
  readonly path: string
}

/** Whether a baseline must name it. What is waived or suppressed is accepted already, by something that says why. */
export function needsEntry({ disposition }: Pick<JudgedFinding, 'disposition'>): boolean {
  return disposition !== 'waived' && disposition !== 'suppressed'
}

/** The file that accepts the given findings: one a line, sorted, so that a diff shows what was added. */
export function writeBaseline(findings: readonly JudgedFinding[]): string {
  const entries = findings
    .filter(needsEntry)
    .map(({ fingerprint, rule, path }): BaselineEntry => ({ fingerprint, rule, path }))
    .sort(
      (a, b) =>
        compareText(a.path, b.path) ||
        compareText(a.rule, b.rule) ||
        compareText(a.fingerprint, b.fingerprint),
    )
  const lines = entries.map((entry) => `    ${JSON.stringify(entry)}`).join(',\n')
  return `{\n  "version": ${BASELINE_VERSION},\n  "findings": [${lines === '' ? '' : `\n${lines}\n  `}]\n}\n`
}

/** The accepted fingerprints. @throws UsageError for anything that `writeBaseline` did not write */
export function parseBaseline(text: string, fileName: string): ReadonlySet<string> {
  let document: unknown
  try {
    document = JSON.parse(text)
  } catch (cause) {
    throw new UsageError(`${fileName} is not JSON. Write it again: supply-chain-checklist baseline`, {
      cause,
    })
  }
  const { version, findings } = (document ?? {}) as {
    readonly version?: unknown
    readonly findings?: unknown
  }
  if (version !== BASELINE_VERSION || !Array.isArray(findings)) {
    throw new UsageError(
      `${fileName} is no baseline of version ${BASELINE_VERSION}. Write it again: supply-chain-checklist baseline`,
    )
  }
  return new Set(
    findings.map((entry: unknown, index) => {
      const fingerprint = (entry as Partial<BaselineEntry> | null)?.fingerprint
      if (typeof fingerprint === 'string' && FINGERPRINT.test(fingerprint)) return fingerprint
      throw new UsageError(`${fileName}: entry ${index + 1} has no fingerprint of 24 hexadecimal digits.`)
    }),
  )
}
