import type { Finding } from '../model/finding.ts'
import type { Check, LevelOrOff } from '../model/rule.ts'

/** How much an occurrence matters where it stands: 0 for what is off or excepted there, up to 3 for an error. */
export type Weigh = (finding: Finding) => Weight
export type Weight = 0 | 1 | 2 | 3

export const WEIGHT: Readonly<Record<LevelOrOff, Weight>> = { off: 0, note: 1, warning: 2, error: 3 }
const WEIGHTS: readonly Weight[] = [0, 1, 2, 3]

/** By the levels of findings and rules, as long as no policy says otherwise. */
export function weighByLevel(checks: readonly Check[]): Weigh {
  const levels = new Map<string, LevelOrOff>(
    checks.flatMap((check) => check.rules.map((rule) => [rule.id, rule.level] as const)),
  )
  return (finding) => WEIGHT[finding.level ?? levels.get(finding.rule) ?? 'error']
}

/** Equal findings, taken one by one; each in a step or two, however many there are. */
export class ByWeight {
  /** Of each weight, the last one first. */
  private readonly waiting: Readonly<Record<Weight, Finding[]>> = { 0: [], 1: [], 2: [], 3: [] }

  constructor(findings: readonly Finding[], weigh: Weigh) {
    for (const finding of findings.toReversed()) this.waiting[weigh(finding)].push(finding)
  }

  get size(): number {
    return WEIGHTS.reduce<number>((sum, weight) => sum + this.waiting[weight].length, 0)
  }

  /** The lightest that weighs at least so much. */
  takeNoLighterThan(least: Weight): Finding | undefined {
    return this.waiting[WEIGHTS.find((weight) => weight >= least && this.has(weight)) ?? least].pop()
  }

  /** The heaviest that weighs at most so much. */
  takeNoHeavierThan(most: Weight): Finding | undefined {
    return this.waiting[WEIGHTS.findLast((weight) => weight <= most && this.has(weight)) ?? most].pop()
  }

  rest(): readonly Finding[] {
    return WEIGHTS.flatMap((weight) => this.waiting[weight].toReversed())
  }

  private has(weight: Weight): boolean {
    return this.waiting[weight].length > 0
  }
}
