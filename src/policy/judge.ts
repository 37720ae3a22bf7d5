import type { Finding } from '../model/finding.ts'
import type { Gap } from '../model/gap.ts'
import type { Disposition, JudgedFinding, Remark, Verdict } from '../model/report.ts'
import type { Level, LevelOrOff, Rule } from '../model/rule.ts'
import { count } from '../text/count.ts'
import { globTest } from '../text/glob.ts'
import { type Evidence, evidence } from '../text/redact.ts'
import type { FailOn, Policy } from './policy.ts'
import { ledger, wholeCheck, workingWaivers } from './waivers.ts'

export interface Facts {
  /** What the change introduces, in report order. */
  readonly findings: readonly Finding[]
  /** One for each finding, in the same order. */
  readonly fingerprints: readonly string[]
  readonly gaps: readonly Gap[]
  /** What comments and files for other scanners accept. None: nothing. */
  readonly suppressions?: ReadonlyMap<Finding, Suppression>
  /** The findings are those of every file there is, so that an entry of the baseline without one has no use. */
  readonly ofEveryFile?: boolean
}

/** Why a finding counts as accepted, though the policy does not name it. */
export interface Suppression {
  readonly by: 'mark' | 'file'
  readonly justification: Evidence
}

export interface Law {
  readonly policy: Policy
  readonly rules: ReadonlyMap<string, Rule>
  /** Fingerprints that were accepted when the tool was adopted. */
  readonly baseline: ReadonlySet<string>
  /** `YYYY-MM-DD`, UTC. */
  readonly today: string
}

export interface Judgement {
  readonly findings: readonly JudgedFinding[]
  readonly verdict: Verdict
  readonly remarks: readonly Remark[]
}

type Exception = Required<Pick<JudgedFinding, 'justification'>> &
  Pick<JudgedFinding, 'suppressedBy'> & {
    readonly disposition: Extract<Disposition, 'waived' | 'baselined' | 'suppressed'>
  }

const RANK = { note: 1, warning: 2, error: 3 } as const satisfies Readonly<Record<Level, number>>
/** Rank from which a finding blocks. */
const FAIL_RANK: Readonly<Record<FailOn, number>> = { warning: 2, error: 3, never: 4 }

/** What the policy makes of the facts. Findings whose level is `off` are not reported. */
export function judge(facts: Facts, law: Law): Judgement {
  const { policy } = law
  const waivers = workingWaivers(policy.waivers, law.today)
  const allowed = ledger(policy.binaries)
  const levelOf = levels(law)
  const exceptionFor = (finding: Finding, fingerprint: string): Exception | undefined => {
    const justification = allowed(finding) ?? waivers.justify(finding)
    if (justification !== undefined) return { disposition: 'waived', justification }
    const suppression = facts.suppressions?.get(finding)
    if (suppression !== undefined) {
      const { by, justification: reason } = suppression
      return { disposition: 'suppressed', suppressedBy: by, justification: reason }
    }
    if (!law.baseline.has(fingerprint)) return undefined
    return { disposition: 'baselined', justification: evidence`stood in the baseline` }
  }
  const findings = facts.findings.flatMap((finding, index): JudgedFinding[] => {
    const judgedLevel = levelOf(finding)
    if (judgedLevel === 'off') return []
    const fingerprint = facts.fingerprints[index]
    if (fingerprint === undefined) throw new TypeError('a finding without a fingerprint')
    const disposition = RANK[judgedLevel] >= FAIL_RANK[policy.failOn] ? 'blocking' : 'advisory'
    const { traces: _, ...shown } = finding
    return [{ ...shown, judgedLevel, fingerprint, disposition, ...exceptionFor(finding, fingerprint) }]
  })
  const verdict = verdictOn(findings, facts.gaps, policy)
  return {
    findings,
    verdict,
    remarks: [
      ...waivers.remarks,
      ...unusedEntryRemarks(facts, law.baseline),
      ...outsideRemarks(facts.gaps, policy),
    ],
  }
}

/** Entries for findings that are gone hide nothing today, and would hide the same finding if it came back. */
function unusedEntryRemarks(facts: Facts, baseline: ReadonlySet<string>): readonly Remark[] {
  if (facts.ofEveryFile !== true || facts.gaps.some((gap) => gap.kind === 'missing')) return []
  const found = new Set(facts.fingerprints)
  const unused = [...baseline].filter((fingerprint) => !found.has(fingerprint)).length
  if (unused === 0) return []
  const entries =
    unused === 1 ? evidence`1 entry of the baseline names` : evidence`${unused} entries of the baseline name`
  const text = evidence`${entries} nothing that is still there. Write it again: supply-chain-checklist baseline`
  return [{ level: 'note', text }]
}

/** The receipt lists such content anyway; a policy that gives it a higher level wants it said louder. */
function outsideRemarks(gaps: readonly Gap[], { outside }: Policy): readonly Remark[] {
  const files = gaps.filter((gap) => gap.kind === 'outside').length
  if (files === 0 || outside === 'note') return []
  const noun = files === 1 ? evidence`file` : evidence`files`
  const text = evidence`The content of ${files} ${noun} is outside the repository, so that nobody inspected it.`
  return [{ level: outside, text }]
}

/**
 * What a finding weighs where it stands, from 0 for off or waived to 3 for an error: one that moves to where it weighs more is
 * no longer the same.
 */
export function weights(law: Pick<Law, 'policy' | 'rules' | 'today'>): (finding: Finding) => 0 | 1 | 2 | 3 {
  const waivers = workingWaivers(law.policy.waivers, law.today)
  const levelOf = levels(law)
  return (finding) => {
    const level = levelOf(finding)
    return level === 'off' || waivers.justify(finding) !== undefined ? 0 : RANK[level]
  }
}

/** A finding's level: the path's, else the rule's, else the check's, else the item's in the policy; else what finding and profile say. */
function levels({ policy, rules }: Pick<Law, 'policy' | 'rules'>): (finding: Finding) => LevelOrOff {
  const isStrict = policy.profile === 'strict'
  const paths = policy.paths.map((entry) => ({ matches: globTest(entry.match), rules: entry.rules }))
  const named = (table: ReadonlyMap<string, LevelOrOff> | undefined, id: string): LevelOrOff | undefined =>
    table?.get(id) ?? table?.get(wholeCheck(id))
  return (finding) => {
    const rule = rules.get(finding.rule)
    if (rule === undefined) throw new TypeError(`no rule ${finding.rule}`)
    const ofOccurrence = isStrict ? (finding.strictLevel ?? finding.level) : finding.level
    // An occurrence that the profile leaves out is not switched on by giving its rule another level.
    if (ofOccurrence === 'off') return 'off'
    const ofRule = isStrict ? (rule.strictLevel ?? rule.level) : rule.level
    return (
      named(paths.find((entry) => entry.matches(finding.path))?.rules, finding.rule) ??
      named(policy.rules, finding.rule) ??
      policy.items.get(rule.item) ??
      ofOccurrence ??
      ofRule
    )
  }
}

/** Findings decide first, then what is outside, then what was not seen; the reason says all of it that matters. */
function verdictOn(findings: readonly JudgedFinding[], gaps: readonly Gap[], policy: Policy): Verdict {
  const blocking = findings.filter((finding) => finding.disposition === 'blocking').length
  const missing = gaps.filter((gap) => gap.kind === 'missing').length
  const outside = gaps.length - missing
  const alsoMissing = missing === 0 ? '' : `; ${count(missing, 'thing')} could not be inspected`
  if (blocking > 0) {
    return {
      kind: 'fail',
      passes: false,
      reason: `${count(blocking, 'finding')} must be resolved${alsoMissing}.`,
    }
  }
  if (outside > 0 && RANK[policy.outside] >= FAIL_RANK[policy.failOn]) {
    const reason = `The content of ${count(outside, 'file')} is outside the repository${alsoMissing}.`
    return { kind: 'fail', passes: false, reason }
  }
  if (missing > 0) {
    const passes = policy.incomplete === 'warn'
    const so = passes ? 'which the policy lets pass' : 'so this is no pass'
    return { kind: 'incomplete', passes, reason: `${count(missing, 'thing')} could not be inspected, ${so}.` }
  }
  const advisory = findings.filter((finding) => finding.disposition === 'advisory').length
  const excepted = findings.length - advisory
  const alsoExcepted = excepted === 0 ? '' : `; ${excepted} accepted earlier`
  if (advisory > 0) {
    const reason = `Nothing blocks; ${count(advisory, 'finding')} to consider${alsoExcepted}.`
    return { kind: 'pass', passes: true, reason }
  }
  const reason =
    excepted === 0 ? 'Nothing was found.' : `Nothing new; ${count(excepted, 'finding')} accepted earlier.`
  return { kind: 'pass', passes: true, reason }
}
