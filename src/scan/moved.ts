import type { ChangedFile } from '../model/change-set.ts'
import type { Finding } from '../model/finding.ts'
import type { Check } from '../model/rule.ts'
import type { Budget } from './budget.ts'
import { comparisonKey } from './fingerprint.ts'
import type { Compared } from './scan.ts'
import { ByWeight, type Weigh } from './weight.ts'

/**
 * Drops findings whose block only moved here from another file of the change: a base version lost an equal finding.
 * A move that makes the finding worse (out of a test folder, out of a waiver, into an install script) still counts. When the budget ends
 * the search, what is left counts as introduced.
 */
export async function withoutMoved(
  findings: readonly Finding[],
  compared: readonly Compared[],
  budget: Budget,
  checks: readonly Check[],
  weigh: Weigh,
  baseFindings: (file: ChangedFile, checks: readonly Check[]) => Promise<readonly Finding[]>,
  isOutOfTime: () => boolean,
): Promise<{ readonly kept: Finding[]; readonly moved: number }> {
  const waiting = new Map<string, ByWeight>()
  for (const [key, equals] of Map.groupBy(findings, comparisonKey))
    waiting.set(key, new ByWeight(equals, weigh))
  /** How many findings of each rule still wait for one that is gone elsewhere. */
  const awaited = new Map<string, number>()
  for (const { rule } of findings) awaited.set(rule, (awaited.get(rule) ?? 0) + 1)
  const moved = new Set<Finding>()
  const take = (gone: Finding): void => {
    const finding = waiting.get(comparisonKey(gone))?.takeNoHeavierThan(weigh(gone))
    if (finding === undefined) return
    moved.add(finding)
    awaited.set(finding.rule, (awaited.get(finding.rule) ?? 1) - 1)
  }
  for (const entry of compared) for (const gone of entry.gone.values()) gone.forEach(take)
  let searched = 0
  for (const { file, gone } of compared) {
    if (searched === budget.moveSearchFiles || isOutOfTime()) break
    const asked = checks.filter(
      (check) => !gone.has(check.id) && check.rules.some((rule) => (awaited.get(rule.id) ?? 0) > 0),
    )
    if (asked.length === 0) continue
    searched++
    for (const finding of await baseFindings(file, asked)) take(finding)
  }
  return { kept: findings.filter((finding) => !moved.has(finding)), moved: moved.size }
}
