import type { Confidence, Level, RuleId } from '../../model/rule.ts'
import type { Evidence } from '../../text/redact.ts'

/** What was recognised, from the surest to the least sure; where two overlap the surer one is reported. */
export type Recognition = 'structure' | 'shape' | 'name-and-shape' | 'random-shape' | 'address' | 'name'

const ORDER: readonly Recognition[] = [
  'structure',
  'shape',
  'name-and-shape',
  'random-shape',
  'address',
  'name',
]

/** Something that will be a finding unless a surer one covers the same place. Raw: it never leaves the check. */
export interface Candidate {
  readonly rule: RuleId
  readonly recognition: Recognition
  /** Offsets of the secret itself. */
  readonly start: number
  readonly end: number
  /** The secret without quoting, escapes and indentation. */
  readonly value: string
  /** What to mask in logs when it is not the value: the lines of a key. */
  readonly masks?: readonly string[]
  readonly evidence: Evidence
  readonly note: Evidence
  readonly level: Level
  readonly strictLevel?: Level
  readonly confidence: Confidence
  /** One level lower in tests, examples and documentation, because there it is more often made up. */
  readonly lowerInSamples: boolean
  /** The name it is assigned to or the host it is for: part of what makes it the same finding. */
  readonly about: string
  /** Recognised and known to be nothing: filler, or an example of the provider's. It only keeps less sure candidates away. */
  readonly dismissed?: boolean
}

/** Without what a surer candidate overlaps; in order of place. */
export function settle(candidates: readonly Candidate[]): readonly Candidate[] {
  const kept: Candidate[] = []
  const bySurety = [...candidates].sort(
    (a, b) =>
      ORDER.indexOf(a.recognition) - ORDER.indexOf(b.recognition) || a.start - b.start || b.end - a.end,
  )
  for (const candidate of bySurety) {
    if (!kept.some((other) => other.start < candidate.end && candidate.start < other.end))
      kept.push(candidate)
  }
  return kept.filter((candidate) => candidate.dismissed !== true).sort((a, b) => a.start - b.start)
}
