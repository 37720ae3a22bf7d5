import type { ChecklistItem, LevelOrOff } from '../model/rule.ts'
import type { Evidence } from '../text/redact.ts'

export type Profile = 'default' | 'strict'
export type FailOn = 'error' | 'warning' | 'never'

/** A reviewed exception. */
export interface Waiver {
  /** A rule id, or `check/*`. */
  readonly rule: string
  /** A glob; absent when `sha256` names the content. */
  readonly path?: string
  readonly sha256?: string
  readonly reason: Evidence
  readonly owner: Evidence
  /** `YYYY-MM-DD`; works until the end of that day, UTC. */
  readonly expires?: string
  /** 1-based line in the policy file, for remarks about it. */
  readonly line: number
}

/** A binary that may be in the repository: its content is allowed, not its path. */
export interface LedgerEntry {
  readonly sha256: string
  readonly path?: string
  readonly reason: Evidence
}

/** Levels for paths; the first entry that matches a path decides. */
export interface PathPolicy {
  readonly match: string
  /** Rule id, `check/*`, or `*` is refused. */
  readonly rules: ReadonlyMap<string, LevelOrOff>
}

/** The repository's choices, read from the base. */
export interface Policy {
  readonly profile: Profile
  readonly failOn: FailOn
  /** What a missing gap costs. */
  readonly incomplete: 'fail' | 'warn'
  /** What content outside the repository costs. */
  readonly outside: 'note' | 'warning' | 'error'
  readonly items: ReadonlyMap<ChecklistItem, LevelOrOff>
  /** Rule id or `check/*` to level. */
  readonly rules: ReadonlyMap<string, LevelOrOff>
  readonly paths: readonly PathPolicy[]
  readonly trustedSources: readonly string[]
  readonly binaries: readonly LedgerEntry[]
  readonly waivers: readonly Waiver[]
  /** Path of the baseline file on the base. */
  readonly baselinePath?: string
}

export const DEFAULT_POLICY: Policy = {
  profile: 'default',
  failOn: 'error',
  incomplete: 'fail',
  outside: 'note',
  items: new Map(),
  rules: new Map(),
  paths: [],
  trustedSources: [],
  binaries: [],
  waivers: [],
}
