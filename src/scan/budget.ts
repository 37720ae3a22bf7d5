/** What untrusted input may cost. A limit that is hit becomes a gap that names it. */
export interface Budget {
  /** Bytes of one file version that are read; the rest of a larger file is not inspected. */
  readonly fileBytes: number
  /** Changed files that are inspected. */
  readonly files: number
  /** Findings one check may report in one file version. */
  readonly findingsPerFile: number
  /** Files whose base version is searched for blocks that moved to another file. */
  readonly moveSearchFiles: number
  /** Milliseconds for the whole scan. */
  readonly milliseconds: number
}

const MEBIBYTE = 1024 * 1024

export const DEFAULT_BUDGET: Budget = {
  fileBytes: 64 * MEBIBYTE,
  files: 200_000,
  findingsPerFile: 1_000,
  moveSearchFiles: 500,
  milliseconds: 15 * 60_000,
}
