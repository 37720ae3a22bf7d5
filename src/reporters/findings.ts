import { compareFindings } from '../model/finding.ts'
import { isOpen, type JudgedFinding, type Report } from '../model/report.ts'
import type { Confidence, Level, Rule } from '../model/rule.ts'

export const LEVEL_RANK: Readonly<Record<Level, number>> = { error: 0, warning: 1, note: 2 }
const CONFIDENCE_RANK: Readonly<Record<Confidence, number>> = { high: 0, medium: 1, low: 2 }

/** The rule of a finding. A report whose rules lack one is our bug, and still a report. */
export function ruleOf(report: Pick<Report, 'rules'>, finding: Pick<JudgedFinding, 'rule'>): Rule {
  return (
    report.rules.get(finding.rule) ?? {
      id: finding.rule,
      item: 'nothing-hidden',
      title: finding.rule,
      level: 'error',
      confidence: 'high',
      why: '',
      fix: '',
      references: [],
    }
  )
}

/** Open findings: what blocks first, then by level, confidence and place. */
export function openFindings(report: Report): readonly JudgedFinding[] {
  const confidence = (finding: JudgedFinding): number =>
    CONFIDENCE_RANK[finding.confidence ?? ruleOf(report, finding).confidence]
  return report.findings
    .filter(isOpen)
    .sort(
      (a, b) =>
        Number(b.disposition === 'blocking') - Number(a.disposition === 'blocking') ||
        LEVEL_RANK[a.judgedLevel] - LEVEL_RANK[b.judgedLevel] ||
        confidence(a) - confidence(b) ||
        compareFindings(a, b),
    )
}

/** Groups in order of their first member. */
export function groupBy<T, K>(values: Iterable<T>, key: (value: T) => K): ReadonlyMap<K, readonly T[]> {
  const groups = new Map<K, T[]>()
  for (const value of values) {
    const name = key(value)
    const group = groups.get(name)
    if (group === undefined) groups.set(name, [value])
    else group.push(value)
  }
  return groups
}

/** At most so many findings: the first of each file, then the second of each, and so on. */
export function spreadOverFiles(findings: readonly JudgedFinding[], most: number): readonly JudgedFinding[] {
  const files = [...groupBy(findings, (finding) => finding.path).values()]
  const shown: JudgedFinding[] = []
  for (let round = 0; round < most; round++) {
    for (const file of files) {
      const finding = file[round]
      if (finding !== undefined && shown.length < most) shown.push(finding)
    }
  }
  return shown
}

/** The fix of one occurrence as text to paste, and the words that introduce it. */
export interface Paste {
  readonly title: string
  readonly text: string
}

export const PASTE_TITLE = 'Text to paste:'

export function pasteOf({ suggestion, paste }: JudgedFinding): Paste | undefined {
  if (suggestion !== undefined) {
    const { startLine, endLine, replacement } = suggestion
    const lines = startLine === endLine ? `line ${startLine}` : `lines ${startLine} to ${endLine}`
    return { title: `Instead of ${lines}:`, text: replacement }
  }
  return paste === undefined ? undefined : { title: PASTE_TITLE, text: paste }
}
