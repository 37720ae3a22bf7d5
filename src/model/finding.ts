import type { Evidence } from '../text/redact.ts'
import type { Confidence, LevelOrOff, RuleId } from './rule.ts'

/** 1-based lines and columns; columns count UTF-16 code units; `endColumn` is the column after the last character. */
export interface Location {
  readonly line: number
  readonly column: number
  readonly endLine: number
  readonly endColumn: number
}

/** Text that replaces whole lines of the head version. */
export interface Suggestion {
  /** 1-based, both included. */
  readonly startLine: number
  readonly endLine: number
  readonly replacement: Evidence
}

/** One occurrence of a rule's problem. Holds no text that was not redacted. */
export interface Finding {
  readonly rule: RuleId
  readonly path: string
  /** `path` names a text that comes with the change, and no file; added by scan. */
  readonly inMessage?: true
  /** Inside a container: `a.zip!/b.so` has the member `b.so`. */
  readonly member?: string
  /** Absent when the finding is about the file as a whole. */
  readonly location?: Location
  /** What lets a reviewer recognise it: `torch.load(path)`, `hf_…xY9z (37 characters)`. */
  readonly evidence: Evidence
  /** More about this occurrence: why this level, what was compared. */
  readonly note?: Evidence
  /** The fix for this occurrence, as text to paste. */
  readonly paste?: Evidence
  readonly suggestion?: Suggestion
  /**
   * What makes it the same finding before and after: normalised evidence, enclosing symbol or table; for binaries the hash of the content.
   * Never a line number, never the path, never an unkeyed guessable secret. Compared as it is, published only hashed.
   */
  readonly identity: string
  /** Replaces the rule's level in the default profile, for this occurrence. */
  readonly level?: LevelOrOff
  /** The same in the strict profile. Without it `level` holds in both, and without both the rule's own. */
  readonly strictLevel?: LevelOrOff
  readonly confidence?: Confidence
  /** Lower-case hex SHA-256 of the whole content, for the ledger of binaries. */
  readonly sha256?: string
  /** How many equal findings the base version has; added by scan, so that fingerprints count on from there. */
  readonly equalsAtBase?: number
  /** The offending line, redacted; added by scan. */
  readonly excerpt?: Evidence
  /** Added by scan; dropped by judge. */
  readonly traces?: Traces
}

/**
 * How comments and files for other scanners name a finding. For the policy alone: a judged finding cannot hold it, so that
 * no report does.
 */
export interface Traces {
  /** Lower-case hex SHA-1 of the raw secret, as detect-secrets writes it. Whoever reads it can find a password by trying. */
  readonly secretSha1?: string
  /** The lines on which the finding stands. Absent when there are more than are kept. */
  readonly lines?: LineTrace
  /** A comment on them, or on the line above, that asks another scanner to be quiet about it. */
  readonly mark?: MarkTrace
}

/** Lines of the head version, one after another. */
export interface LineTrace {
  /** One digest a line, blanks at its ends aside. */
  readonly digests: readonly string[]
  /** How often the head version of the file has just these lines. */
  readonly occurrences: number
}

export interface MarkTrace extends LineTrace {
  /** The scanner that it is written for. */
  readonly scanner: Evidence
}

/** Path as reporters show it. */
export function placeOf(finding: Pick<Finding, 'path' | 'member'>): string {
  return finding.member === undefined ? finding.path : `${finding.path}!/${finding.member}`
}

/** Order of findings in one report: by path, then place, then rule. Code-unit order, so that no locale decides. */
export function compareFindings(a: Finding, b: Finding): number {
  return (
    compareText(a.path, b.path) ||
    (a.location?.line ?? 0) - (b.location?.line ?? 0) ||
    (a.location?.column ?? 0) - (b.location?.column ?? 0) ||
    compareText(a.rule, b.rule) ||
    compareText(a.member ?? '', b.member ?? '') ||
    compareText(a.evidence, b.evidence)
  )
}

export function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
