import type { Finding } from '../model/finding.ts'
import { comparisonKey } from './fingerprint.ts'

/** What is left of the head's findings when each finding of the base has taken away one equal finding, and the reverse. */
export interface Difference {
  readonly introduced: readonly Finding[]
  /** Findings that only the base has: fixed, or moved to another file. */
  readonly gone: readonly Finding[]
}

/** Multiset difference by rule and identity; neither lines nor paths count. Keeps the head's order. */
export function compareVersions(head: readonly Finding[], base: readonly Finding[]): Difference {
  const left = new Map<string, Finding[]>()
  for (const finding of base) {
    const key = comparisonKey(finding)
    const equals = left.get(key)
    if (equals === undefined) left.set(key, [finding])
    else equals.push(finding)
  }
  const introduced = head.filter((finding) => left.get(comparisonKey(finding))?.pop() === undefined)
  return { introduced, gone: [...left.values()].flat() }
}
