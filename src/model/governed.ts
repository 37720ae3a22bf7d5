import type { Evidence } from '../text/redact.ts'
import type { Side } from './change-set.ts'

/** One thing that a version of a governing file allows and the governing version does not. */
export interface Loosening {
  /** 1-based line of that version; absent when something is no longer there. */
  readonly line?: number
  readonly evidence: Evidence
  readonly note?: Evidence
  /** Equal for the same thing in another version of the file. */
  readonly identity: string
  /** Once merged, no run can use the file: every one of them ends with status 2. */
  readonly breaks?: true
}

/** The files that govern a run, and what a change to them would allow. */
export interface GovernedFiles {
  /** Paths of the policy and of the baseline that it names. */
  readonly paths: readonly string[]
  /**
   * Compares a version of one of these files with what governs the run.
   * @param text undefined when the file is no longer there
   * @param side where a file that the version names is looked up. Throws SourceError.
   */
  loosened(path: string, text: string | undefined, side: Side): Promise<readonly Loosening[]>
}
