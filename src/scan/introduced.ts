import type { Finding } from '../model/finding.ts'
import type { LoadedFile } from '../model/rule.ts'
import { comparisonKey } from './fingerprint.ts'
import { ByWeight, type Weigh } from './weight.ts'

/**
 * What is left of the head's findings when each finding of the base has taken away one equal finding that weighs no more, and
 * the reverse.
 */
export interface Difference {
  readonly introduced: readonly Finding[]
  /** Findings that only the base has: fixed, or moved to another file. */
  readonly gone: readonly Finding[]
}

/** Lines before and after a finding that tell whether its place is new. */
const NEIGHBOURHOOD = 2
/** Lines of a long finding that are looked at. */
const MAX_LINES = 20
/** UTF-16 code units of a base version whose lines are remembered; in a larger one no place looks newer than another. */
const MAX_REMEMBERED = 8_000_000

/**
 * Multiset difference by rule and identity; neither lines nor paths count. Keeps the head's order.
 * @param weigh a finding that weighs more than at base is new: it was renamed out of a test folder, or out of a waiver
 * @param novelty how new a finding's place looks; of equal findings, the newest ones are the introduced ones
 */
export function compareVersions(
  head: readonly Finding[],
  base: readonly Finding[],
  weigh: Weigh,
  novelty: (finding: Finding) => number = () => 0,
): Difference {
  const equalsAtBase = new Map<string, ByWeight>()
  for (const [key, equals] of Map.groupBy(base, comparisonKey))
    equalsAtBase.set(key, new ByWeight(equals, weigh))
  const introduced = new Map<Finding, Finding>()
  for (const [key, equals] of Map.groupBy(head, comparisonKey)) {
    const left = equalsAtBase.get(key)
    const known = left === undefined ? {} : { equalsAtBase: left.size }
    // Stable: among places that look equally old, the last ones count as introduced.
    const oldestFirst = left === undefined ? equals : equals.toSorted((a, b) => novelty(a) - novelty(b))
    for (const finding of oldestFirst) {
      if (left?.takeNoLighterThan(weigh(finding)) === undefined)
        introduced.set(finding, { ...finding, ...known })
    }
  }
  return {
    introduced: head.flatMap((finding) => introduced.get(finding) ?? []),
    gone: [...equalsAtBase.values()].flatMap((left) => left.rest()),
  }
}

/** Counts the lines around a finding that the base version does not have anywhere; indentation aside. */
export function noveltyOf(head: LoadedFile, base: LoadedFile): (finding: Finding) => number {
  let known: ReadonlySet<string> | undefined
  return ({ location }) => {
    if (location === undefined || base.text === undefined || base.text.length > MAX_REMEMBERED) return 0
    known ??= new Set(base.text.split(/[\r\n]+/).map((line) => line.trim()))
    const last = Math.min(location.endLine, location.line + MAX_LINES) + NEIGHBOURHOOD
    let unknown = 0
    for (let line = location.line - NEIGHBOURHOOD; line <= last; line++) {
      if (!known.has(head.line(line).trim())) unknown++
    }
    return unknown
  }
}
