import type { Location } from '../model/finding.ts'
import type { Gap } from '../model/gap.ts'
import { isOpen, type JudgedFinding, type Report } from '../model/report.ts'
import type { Rule } from '../model/rule.ts'
import { count } from '../text/count.ts'
import { jsonText, sarifText, uriPath, visible } from './escape.ts'
import { openFindings, ruleOf } from './findings.ts'
import { sarifRule } from './sarif-rules.ts'
import { gapReason, sentence } from './words.ts'

/** Results of one run that code scanning keeps. */
const MAX_RESULTS = 5_000
const MAX_NOTIFICATIONS = 5_000

const SCHEMA = 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json'
/** The name says how the fingerprint is made, so that a later way can stand beside it. */
const FINGERPRINT = 'findingIdentity/v1'

/** SARIF 2.1.0. Within code scanning's limits, the worst first; a notification says how many were left out. */
export function sarif(report: Report): string {
  const accepted = report.findings.filter((finding) => !isOpen(finding))
  const everything = [...openFindings(report), ...accepted]
  // Code scanning refuses a file in which one result has no location.
  const all = everything.filter((finding) => finding.inMessage !== true)
  const shown = all.slice(0, MAX_RESULTS)
  const rules = [...report.rules.values()].sort((a, b) => (a.id < b.id ? -1 : 1))
  const indexes = new Map(rules.map((rule, index) => [rule.id, index]))
  return jsonText({
    $schema: SCHEMA,
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: { name: 'supply-chain-checklist', version: report.version, rules: rules.map(sarifRule) },
        },
        invocations: [
          {
            executionSuccessful: report.verdict.kind !== 'incomplete',
            toolExecutionNotifications: [
              ...notifications(report, all.length - shown.length),
              ...everything
                .filter((finding) => finding.inMessage === true)
                .map((finding) => messageNotification(report, finding)),
            ],
          },
        ],
        columnKind: 'utf16CodeUnits',
        results: shown.map((finding) => result(ruleOf(report, finding), indexes.get(finding.rule), finding)),
        properties: {
          verdict: report.verdict.kind,
          ...(report.range.base === undefined ? {} : { base: visible(report.range.base) }),
          ...(report.range.head === undefined ? {} : { head: visible(report.range.head) }),
        },
      },
    ],
  })
}

function result(rule: Rule, ruleIndex: number | undefined, finding: JudgedFinding): object {
  const note = finding.note === undefined ? '' : ` ${sentence(finding.note)}`
  const fixes = fixesOf(rule, finding)
  return {
    ruleId: finding.rule,
    ...(ruleIndex === undefined ? {} : { ruleIndex }),
    level: finding.judgedLevel,
    message: { text: sarifText(`${sentence(`${rule.title}: ${finding.evidence}`)}${note}`) },
    locations: [location(finding.path, finding.member, region(finding.location))],
    partialFingerprints: { [FINGERPRINT]: finding.fingerprint },
    ...(isOpen(finding) ? {} : { suppressions: [suppression(finding)] }),
    ...(fixes === undefined ? {} : { fixes }),
  }
}

function region(place: Location | undefined): object | undefined {
  return (
    place && {
      startLine: place.line,
      startColumn: place.column,
      endLine: place.endLine,
      endColumn: place.endColumn,
    }
  )
}

function location(path: string, member: string | undefined, where: object | undefined): object {
  const uri = member === undefined ? uriPath(path) : `${uriPath(path)}!/${uriPath(member)}`
  return {
    physicalLocation: { artifactLocation: { uri }, ...(where === undefined ? {} : { region: where }) },
  }
}

function suppression({ suppressedBy, justification }: JudgedFinding): object {
  return {
    kind: suppressedBy === 'mark' ? 'inSource' : 'external',
    status: 'accepted',
    ...(justification === undefined ? {} : { justification: sarifText(justification) }),
  }
}

/** A replacement in which redaction left something out would damage the file, and half a character is no JSON for many programs. */
function fixesOf(rule: Rule, finding: JudgedFinding): readonly object[] | undefined {
  const { suggestion } = finding
  if (suggestion === undefined || finding.member !== undefined) return undefined
  if (suggestion.replacement.includes('…') || !suggestion.replacement.isWellFormed()) return undefined
  return [
    {
      description: { text: sarifText(sentence(rule.fix)) },
      artifactChanges: [
        {
          artifactLocation: { uri: uriPath(finding.path) },
          replacements: [
            {
              deletedRegion: { startLine: suggestion.startLine, endLine: suggestion.endLine },
              insertedContent: { text: suggestion.replacement },
            },
          ],
        },
      ],
    },
  ]
}

function notifications(report: Report, leftOut: number): readonly object[] {
  const shown = report.gaps.slice(0, MAX_NOTIFICATIONS)
  const list = shown.map(gapNotification)
  if (leftOut > 0)
    list.push(limitNotification(`${count(leftOut, 'finding')} beyond the first ${MAX_RESULTS}`))
  const gaps = report.gaps.length - shown.length
  if (gaps > 0) list.push(limitNotification(`${count(gaps, 'gap')} beyond the first ${MAX_NOTIFICATIONS}`))
  return list
}

function gapNotification(gap: Gap): object {
  const where = gap.line === undefined ? undefined : { startLine: gap.line }
  return {
    descriptor: { id: `gap/${gap.reason}` },
    level: gap.kind === 'missing' ? 'error' : 'note',
    message: { text: sarifText(sentence(`Not inspected: ${gapReason(gap)}`)) },
    ...(gap.path === undefined ? {} : { locations: [location(gap.path, gap.member, where)] }),
  }
}

/** About a text that comes with the change, where results are about files. */
function messageNotification(report: Report, finding: JudgedFinding): object {
  const line = finding.location === undefined ? '' : `:${finding.location.line}`
  const what = sentence(`${ruleOf(report, finding).title}: ${finding.evidence}`)
  return {
    descriptor: { id: finding.rule },
    level: finding.judgedLevel,
    message: { text: sarifText(`In the ${finding.path}${line}: ${what}`) },
  }
}

function limitNotification(what: string): object {
  return {
    descriptor: { id: 'report/limit' },
    level: 'warning',
    message: { text: `Left out of this file: ${what}. The JSON report has them all.` },
  }
}
