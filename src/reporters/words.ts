import type { Gap, GapReason } from '../model/gap.ts'
import type { Disposition, ItemState, Report, TrustEdge, VerdictKind } from '../model/report.ts'
import type { Level } from '../model/rule.ts'
import { count, grouped } from '../text/count.ts'

/** The same words in every reporter. */

/** For a checklist line that the author ticked and the findings are against. */
export const CONTRADICTED_WORDS = 'ticked in the description, and the findings say otherwise'

export const VERDICT_WORDS: Readonly<Record<VerdictKind, string>> = {
  pass: 'Passed',
  fail: 'Failed',
  incomplete: 'Incomplete',
}

export const STATE_WORDS: Readonly<Record<ItemState, string>> = {
  passed: 'passed',
  failed: 'to be changed',
  advisory: 'advisory',
  'not-applicable': 'no file it concerns',
  incomplete: 'not everything could be inspected',
  reviewer: 'for the reviewer',
}

export const STATE_MARKS: Readonly<Record<ItemState, string>> = {
  passed: '✅',
  failed: '❌',
  advisory: '⚠️',
  'not-applicable': '➖',
  incomplete: '❓',
  reviewer: '👤',
}

export const VERDICT_MARKS: Readonly<Record<VerdictKind, string>> = {
  pass: STATE_MARKS.passed,
  fail: STATE_MARKS.failed,
  incomplete: STATE_MARKS.incomplete,
}

export const ACCEPTED_WORDS: Readonly<Record<Exclude<Disposition, 'blocking' | 'advisory'>, string>> = {
  waived: 'waived by the policy',
  baselined: 'in the baseline',
  suppressed: 'suppressed',
}

export const EDGE_WORDS: Readonly<Record<TrustEdge['kind'], string>> = {
  host: 'Host',
  index: 'Package index',
  'action-owner': 'Owner of actions',
  submodule: 'Submodule',
  'image-registry': 'Image registry',
  'git-owner': 'Owner of git repositories',
}

export const GAP_WORDS: Readonly<Record<GapReason, string>> = {
  'parse-failed': 'not parsable',
  'parse-timeout': 'took too long to parse',
  'too-deep': 'nested too deep',
  'too-many-findings': 'more findings than are kept',
  'line-too-long': 'a line too long to inspect',
  'stored-in-lfs': 'stored in Git LFS',
  encrypted: 'encrypted',
  'unknown-compression': 'compressed in an unknown way',
  'over-limit': 'over a limit',
  'listing-capped': 'the listing of the change is capped',
  'tree-truncated': 'the listing of the repository is truncated',
  'head-moved': 'the head moved during the run',
  'blob-absent': 'no content at hand',
  'read-failed': 'not readable',
  'file-too-large': 'larger than the limit',
  'file-count': 'beyond the limit of files',
  'time-budget': 'beyond the time limit',
  'check-failed': 'a check failed on it',
  submodule: 'a submodule',
  'odd-name': 'a name that cannot be asked for',
}

/** `2 errors, 1 warning`; empty when there is nothing to count. */
export function countLevels(levels: Iterable<Level>): string {
  const counts = new Map<Level, number>()
  for (const level of levels) counts.set(level, (counts.get(level) ?? 0) + 1)
  return (['error', 'warning', 'note'] as const)
    .flatMap((level) => (counts.has(level) ? count(counts.get(level) as number, level) : []))
    .join(', ')
}

/** `812 bytes`, `24 KiB`, `1.5 MiB`. */
function size(bytes: number): string {
  if (bytes < 1024) return count(bytes, 'byte')
  const kibibytes = bytes / 1024
  if (kibibytes < 1024) return `${Math.round(kibibytes)} KiB`
  return `${(kibibytes / 1024).toFixed(1)} MiB`
}

/** `120 files listed, all of them expected…`: how much of the change was seen. */
export function receipt(report: Report): string {
  const { expected, listed, inspected, removed, bytes, moved } = report.coverage
  const whole =
    expected === listed ? count(listed, 'file') : `${grouped(listed)} of ${count(expected, 'file')}`
  const parts = [`${whole} listed`, `${grouped(inspected)} inspected (${size(bytes)} read)`]
  if (removed > 0) parts.push(`${grouped(removed)} removed`)
  if (moved > 0) parts.push(`${count(moved, 'finding')} only moved from another file`)
  return parts.join(', ')
}

/** The first ten digits of an object id, which is as good as unique. */
export function shortId(id: string): string {
  return id.slice(0, 10)
}

/** Why something was not inspected: `not parsable (code: the text is no Python)`. Not escaped. */
export function gapReason(gap: Gap): string {
  return `${GAP_WORDS[gap.reason]} (${gap.check === undefined ? '' : `${gap.check}: `}${gap.detail})`
}

/** The same word with its first letter in upper case, for the start of a line of ours. */
export function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}

/** A sentence without its full stop gets one. */
export function sentence(text: string): string {
  return /[.?:]$/.test(text) ? text : `${text}.`
}
