import type { Finding } from '../model/finding.ts'
import type { Gap } from '../model/gap.ts'
import type { Disposition, JudgedFinding, Remark, Verdict } from '../model/report.ts'
import type { Level, LevelOrOff, Rule } from '../model/rule.ts'
import { globTest } from '../text/glob.ts'
import { type Evidence, evidence, excerpt } from '../text/redact.ts'
import type { FailOn, Policy, Waiver } from './policy.ts'

export interface Facts {
  /** What the change introduces, in report order. */
  readonly findings: readonly Finding[]
  /** One for each finding, in the same order. */
  readonly fingerprints: readonly string[]
  readonly gaps: readonly Gap[]
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

const RANK: Readonly<Record<Level, number>> = { note: 1, warning: 2, error: 3 }
/** Rank from which a finding blocks. */
const FAIL_RANK: Readonly<Record<FailOn, number>> = { warning: 2, error: 3, never: 4 }

interface Exception {
  readonly disposition: Exclude<Disposition, 'blocking' | 'advisory'>
  readonly justification: Evidence
}

/** What the policy makes of the facts. Findings whose level is `off` are not reported. */
export function judge(facts: Facts, law: Law): Judgement {
  const { policy } = law
  const waivers = compileWaivers(policy.waivers, law.today)
  const levelOf = levels(law)
  const findings = facts.findings.flatMap((finding, index): JudgedFinding[] => {
    const judgedLevel = levelOf(finding)
    if (judgedLevel === 'off') return []
    const fingerprint = facts.fingerprints[index] as string
    const exception = exceptionFor(finding, fingerprint, law, waivers.valid)
    const blocks = RANK[judgedLevel] >= FAIL_RANK[policy.failOn]
    return [
      {
        ...finding,
        judgedLevel,
        fingerprint,
        disposition: exception?.disposition ?? (blocks ? 'blocking' : 'advisory'),
        ...(exception === undefined ? {} : { justification: exception.justification }),
      },
    ]
  })
  return { findings, verdict: verdictOn(findings, facts.gaps, policy), remarks: waivers.remarks }
}

/** A finding's level: the path's, else the rule's, else the item's in the policy; else what finding and profile say. */
function levels({ policy, rules }: Law): (finding: Finding) => LevelOrOff {
  const paths = policy.paths.map((entry) => ({ matches: globTest(entry.match), rules: entry.rules }))
  const named = (table: ReadonlyMap<string, LevelOrOff>, id: string): LevelOrOff | undefined =>
    table.get(id) ?? table.get(`${id.slice(0, id.indexOf('/'))}/*`)
  return (finding) => {
    const rule = rules.get(finding.rule)
    if (rule === undefined) throw new TypeError(`no rule ${finding.rule}`)
    const own = finding.level ?? rule.level
    const ofProfile =
      policy.profile === 'strict'
        ? (finding.strictLevel ?? finding.level ?? rule.strictLevel ?? rule.level)
        : own
    // What the profile leaves out of a rule is not switched on by giving the rule another level.
    if (ofProfile === 'off' && finding.level === 'off') return 'off'
    const ofPath = paths.find((entry) => entry.matches(finding.path))
    return (
      (ofPath === undefined ? undefined : named(ofPath.rules, finding.rule)) ??
      named(policy.rules, finding.rule) ??
      policy.items.get(rule.item) ??
      ofProfile
    )
  }
}

interface CompiledWaiver {
  readonly waiver: Waiver
  readonly matchesPath: (path: string) => boolean
}

function compileWaivers(
  waivers: readonly Waiver[],
  today: string,
): { readonly valid: readonly CompiledWaiver[]; readonly remarks: readonly Remark[] } {
  const isExpired = (waiver: Waiver): boolean => waiver.expires !== undefined && waiver.expires < today
  return {
    valid: waivers
      .filter((waiver) => !isExpired(waiver))
      .map((waiver) => ({
        waiver,
        matchesPath: waiver.path === undefined ? () => true : globTest(waiver.path),
      })),
    remarks: waivers.filter(isExpired).map((waiver) => ({
      level: 'note',
      text: evidence`The waiver in line ${waiver.line} of the policy (${excerpt(waiver.rule)}) expired on ${excerpt(waiver.expires ?? '')} and no longer works.`,
    })),
  }
}

function exceptionFor(
  finding: Finding,
  fingerprint: string,
  { policy, baseline }: Law,
  waivers: readonly CompiledWaiver[],
): Exception | undefined {
  const listed = policy.binaries.find((entry) => entry.sha256 === finding.sha256)
  if (finding.sha256 !== undefined && listed !== undefined) {
    return { disposition: 'waived', justification: evidence`content allowed by the policy: ${listed.reason}` }
  }
  const found = waivers.find(
    ({ waiver, matchesPath }) =>
      (waiver.rule === finding.rule || waiver.rule === `${finding.rule.split('/')[0]}/*`) &&
      (waiver.sha256 === undefined || waiver.sha256 === finding.sha256) &&
      matchesPath(finding.path),
  )?.waiver
  if (found !== undefined) {
    return { disposition: 'waived', justification: evidence`waived by ${found.owner}: ${found.reason}` }
  }
  if (baseline.has(fingerprint)) {
    return { disposition: 'baselined', justification: evidence`stood in the baseline` }
  }
  return undefined
}

function verdictOn(findings: readonly JudgedFinding[], gaps: readonly Gap[], policy: Policy): Verdict {
  const blocking = findings.filter((finding) => finding.disposition === 'blocking').length
  const missing = gaps.filter((gap) => gap.kind === 'missing').length
  const outside = gaps.length - missing
  const unseen = missing === 0 ? '' : `; ${count(missing, 'thing')} could not be inspected`
  if (blocking > 0) {
    return { kind: 'fail', passes: false, reason: `${count(blocking, 'finding')} must be resolved${unseen}.` }
  }
  if (outside > 0 && RANK[policy.outside] >= FAIL_RANK[policy.failOn]) {
    const reason = `${count(outside, 'file')} ${outside === 1 ? 'has its' : 'have their'} content outside the repository${unseen}.`
    return { kind: 'fail', passes: false, reason }
  }
  if (missing > 0) {
    const reason = `${count(missing, 'thing')} could not be inspected, so this is no pass.`
    return { kind: 'incomplete', passes: policy.incomplete === 'warn', reason }
  }
  const advisory = findings.filter((finding) => finding.disposition === 'advisory').length
  return {
    kind: 'pass',
    passes: true,
    reason:
      advisory === 0
        ? 'Nothing was found.'
        : `${count(advisory, 'finding')} to consider, none of them blocking.`,
  }
}

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`
}
