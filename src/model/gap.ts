import type { Evidence } from '../text/redact.ts'
import type { ListingGap } from './change-set.ts'
import type { UnreadableReason } from './rule.ts'

export type GapReason =
  | UnreadableReason
  | ListingGap['reason']
  | 'blob-absent'
  | 'read-failed'
  | 'file-too-large'
  | 'file-count'
  | 'time-budget'
  | 'check-failed'
  | 'submodule'
  | 'odd-name'

/** Something that was not inspected, and why. */
export interface Gap {
  /** `missing`: we should have seen it, the verdict is incomplete. `outside`: it is not in the repository, or nobody without its key can read it. */
  readonly kind: 'missing' | 'outside'
  readonly reason: GapReason
  /** Absent when the gap is about the listing. */
  readonly path?: string
  readonly member?: string
  readonly line?: number
  /** Which check could not look; absent when none could. */
  readonly check?: string
  readonly detail: Evidence
}
