import type { Evidence } from '../text/redact.ts'
import type { ComparedRange } from './change-set.ts'
import type { Finding } from './finding.ts'
import type { Gap } from './gap.ts'
import type { ChecklistItem, Level, Rule } from './rule.ts'

/** What the policy made of a finding. */
export type Disposition = 'blocking' | 'advisory' | 'waived' | 'baselined' | 'suppressed'

export interface JudgedFinding extends Omit<Finding, 'traces'> {
  readonly traces?: never
  readonly judgedLevel: Level
  readonly disposition: Disposition
  /** Why it is waived, baselined or suppressed, in the policy's words. */
  readonly justification?: Evidence
  /** What suppressed it: a comment beside it, or a file that lists it. */
  readonly suppressedBy?: 'mark' | 'file'
  /** Stable across runs and line moves; hex. For SARIF's partialFingerprints and the baseline. */
  readonly fingerprint: string
}

/** Whether the contributor should look at it; the other findings were accepted earlier. */
export function isOpen({ disposition }: Pick<JudgedFinding, 'disposition'>): boolean {
  return disposition === 'blocking' || disposition === 'advisory'
}

export type VerdictKind = 'pass' | 'fail' | 'incomplete'

export interface Verdict {
  readonly kind: VerdictKind
  /** The run ends with status 0. An incomplete run may pass when the policy says `incomplete: warn`. */
  readonly passes: boolean
  /** One sentence: what decided it. */
  readonly reason: string
}

/** A host, registry, action owner, submodule or image registry that base did not have. */
export interface TrustEdge {
  readonly kind: 'host' | 'index' | 'action-owner' | 'submodule' | 'image-registry' | 'git-owner'
  readonly name: Evidence
  readonly path: string
  readonly line?: number
}

/** Files listed, inspected, skipped with reason: the receipt at the end of every report. */
export interface Coverage {
  /** What the platform says; equals `listed` when the listing is the truth. */
  readonly expected: number
  readonly listed: number
  readonly inspected: number
  /** Removed files need no inspection of their own. */
  readonly removed: number
  readonly bytes: number
  /** Findings that stood at base already, because their block moved to another file. */
  readonly moved: number
  /** Files of the change that each checklist item looked at. */
  readonly filesByItem: Readonly<Partial<Record<ChecklistItem, number>>>
}

export type ItemState = 'passed' | 'failed' | 'advisory' | 'not-applicable' | 'incomplete' | 'reviewer'

/** One line of the checklist as the report shows it. */
export interface ChecklistLine {
  readonly state: ItemState
  /** The maintainers' own words where they have a list, else ours. */
  readonly text: Evidence
  /** Undefined for a line that no machine can decide. */
  readonly item?: ChecklistItem
  /** Further items that the same line names; the state is the worst of all. */
  readonly also?: readonly ChecklistItem[]
  readonly files: number
  readonly findings: number
  /** The pull request's body ticks this line and the change contradicts it. */
  readonly contradicted: boolean
}

/** Something the policy or the run wants to say that is not a finding: an expired waiver, a channel that refused. */
export interface Remark {
  readonly level: Level
  readonly text: Evidence
}

/** All that a reporter may know. */
export interface Report {
  readonly version: string
  readonly range: ComparedRange
  readonly profile: 'default' | 'strict'
  readonly verdict: Verdict
  readonly checklist: readonly ChecklistLine[]
  /** Worst first is the reporter's choice; here in `compareFindings` order. */
  readonly findings: readonly JudgedFinding[]
  readonly gaps: readonly Gap[]
  readonly trustEdges: readonly TrustEdge[]
  readonly coverage: Coverage
  readonly remarks: readonly Remark[]
  /** Every rule a finding may name. */
  readonly rules: ReadonlyMap<string, Rule>
  /** Where to link: `https://github.com/o/r/blob/<head>/`; undefined at a prompt. */
  readonly linkBase?: string
}
