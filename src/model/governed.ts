import type { Evidence } from '../text/redact.ts'
import type { Side } from './change-set.ts'
import type { Location } from './finding.ts'

/** One thing that a version of a governing file allows and the governing version does not. */
export interface Loosening {
  /** In that version; absent when something is no longer there. */
  readonly location?: Location
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
  /** Compares the version of one of these files on a side with what governs the run. Throws SourceError. */
  loosened(path: string, side: Side): Promise<readonly Loosening[]>
}
