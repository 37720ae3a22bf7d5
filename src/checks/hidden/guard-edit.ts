import type { Finding, Location } from '../../model/finding.ts'
import { type Evidence, evidence } from '../../text/redact.ts'
import type { ChangedLine } from './changed-lines.ts'

/** A guarding file before and after; undefined where it does not exist. */
export interface GuardPair {
  readonly path: string
  readonly before: string | undefined
  readonly after: string | undefined
}

/** @param level without it the rule's; a guard that is gone is worth more than one that changed */
export function guardEdit(
  path: string,
  what: Evidence,
  options: { readonly at?: ChangedLine | undefined; readonly level?: 'warning' } = {},
): Finding {
  const { at, level } = options
  return {
    rule: 'hidden/guard-edited',
    path,
    evidence: what,
    identity: what,
    ...(at === undefined ? {} : { location: locationOf(at) }),
    ...(level === undefined ? {} : { level }),
  }
}

/** `2 lines added, 1 removed`. */
export function extentOf(added: number, removed: number): Evidence {
  const lines = (count: number): Evidence =>
    count === 1 ? evidence`${count} line` : evidence`${count} lines`
  if (removed === 0) return evidence`${lines(added)} added`
  return added === 0
    ? evidence`${lines(removed)} removed`
    : evidence`${lines(added)} added, ${removed} removed`
}

function locationOf({ line, column, text }: ChangedLine): Location {
  return { line, column, endLine: line, endColumn: column + text.length }
}
