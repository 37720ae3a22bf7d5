/**
 * What untrusted input may cost in one scan. A limit that is hit becomes a gap that names it; what a single parser or
 * check may cost stands beside it as a constant, and comes back as a gap of that check.
 */
export interface Budget {
  /** Bytes of one file version that are read; the rest of a larger file is not inspected. */
  readonly fileBytes: number
  /** Changed files that are inspected. */
  readonly files: number
  /** Findings one check may report in one file version. */
  readonly findingsPerFile: number
  /** Gaps one check may report in one file version. */
  readonly gapsPerFile: number
  /** Findings that are kept of the whole change. */
  readonly findings: number
  /** Gaps that checks may report in the whole change. */
  readonly gaps: number
  /** Hosts, owners and registries that are kept of the whole change, of each side. */
  readonly trustEdges: number
  /** Files whose base version is searched for blocks that moved to another file; beyond it a moved block counts as new. */
  readonly moveSearchFiles: number
  /** Milliseconds for the whole scan; looked at before each file, because the cost of one file is bounded by steps. */
  readonly milliseconds: number
}

const MEBIBYTE = 1024 * 1024

export const DEFAULT_BUDGET: Budget = {
  fileBytes: 64 * MEBIBYTE,
  files: 200_000,
  findingsPerFile: 1_000,
  gapsPerFile: 100,
  findings: 100_000,
  gaps: 100_000,
  trustEdges: 100_000,
  moveSearchFiles: 500,
  milliseconds: 15 * 60_000,
}
