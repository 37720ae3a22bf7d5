import type { ChecklistLine, JudgedFinding, Report } from '../model/report.ts'
import { count } from '../text/count.ts'
import { markdownCell, markdownCode, markdownText, withoutCommands } from './escape.ts'
import { groupBy, openFindings, ruleOf, spreadOverFiles } from './findings.ts'
import { fitted, type Section } from './fit.ts'
import { placeCellLink } from './link.ts'
import { findingEntries } from './summary-findings.ts'
import { accepted, gaps, remarks, trustEdges } from './summary-lists.ts'
import {
  CONTRADICTED_WORDS,
  receipt,
  STATE_MARKS,
  STATE_WORDS,
  sentence,
  shortId,
  VERDICT_MARKS,
  VERDICT_WORDS,
} from './words.ts'

/** Bytes of UTF-8. GitHub drops a whole summary above 1,048,576 bytes. */
const MAX_SUMMARY = 900 * 1024
/** Places that a line of the checklist links to. */
const CHECKLIST_PLACES = 3

export interface SummaryLimits {
  readonly maxBytes?: number
}

/** The report as a page of GitHub Flavored Markdown: the verdict, the checklist, what to change, what was not seen. */
export function summaryMarkdown(report: Report, { maxBytes = MAX_SUMMARY }: SummaryLimits = {}): string {
  const sections = [
    verdict(report),
    checklist(report),
    findings(report),
    trustEdges(report),
    accepted(report),
    remarks(report),
    coverage(report),
    gaps(report, 'missing'),
    gaps(report, 'outside'),
  ]
  return withoutCommands(fitted(sections, maxBytes))
}

function verdict(report: Report): Section {
  const { kind, reason } = report.verdict
  const { base, head, description } = report.range
  const commits = [base, head].flatMap((id) => (id === undefined ? [] : markdownCode(shortId(id))))
  const judged = commits.length === 0 ? '' : ` ${commits.join(' to ')}:`
  const line = `${VERDICT_MARKS[kind]} **${VERDICT_WORDS[kind]}:** ${markdownText(sentence(reason))} Judged${judged} ${markdownText(sentence(description))}`
  return { rank: 0, head: `## Contributor checklist\n\n${line}\n`, entries: [], leftOut: () => '' }
}

function checklist(report: Report): Section {
  const open = groupBy(openFindings(report), (finding) => ruleOf(report, finding).item)
  const entries = report.checklist.map((line) => {
    const items = line.item === undefined ? [] : [line.item, ...(line.also ?? [])]
    const found = items.flatMap((item) => open.get(item) ?? [])
    const outcome = checklistOutcome(report, line, found)
    return {
      text: `| ${STATE_MARKS[line.state]} | ${markdownCell(markdownText(line.text))} | ${outcome} |\n`,
      weight: 1,
    }
  })
  return {
    rank: 1,
    head: '\n| | Checklist | This change |\n|:-:|:--|:--|\n',
    entries,
    leftOut: (weight) => `\n${count(weight, 'more line')} of the checklist did not fit here.\n`,
  }
}

function checklistOutcome(report: Report, line: ChecklistLine, found: readonly JudgedFinding[]): string {
  const ticked = line.contradicted ? `; ${CONTRADICTED_WORDS}` : ''
  if (found.length > 0) {
    const shown = spreadOverFiles(found, CHECKLIST_PLACES)
    const places = shown.map((finding) => placeCellLink(report.linkBase, finding))
    const more = found.length - places.length
    const rest = more > 0 ? ` and ${count(more, 'more place')}` : ''
    const unseen = line.state === 'incomplete' ? `${STATE_WORDS.incomplete}; ` : ''
    return `${unseen}${count(found.length, 'finding')}: ${places.join(', ')}${rest}${ticked}`
  }
  if (line.state === 'passed') return `${count(line.files, 'file')} looked at`
  return STATE_WORDS[line.state]
}

function findings(report: Report): Section {
  return {
    rank: 5,
    head: '',
    entries: findingEntries(report),
    leftOut: (weight) =>
      `\n**${count(weight, 'more finding')} did not fit here.** The JSON and SARIF reports have them.\n`,
  }
}

function coverage(report: Report): Section {
  const line = markdownText(`${receipt(report)}. Profile ${report.profile}, version ${report.version}.`)
  return { rank: 2, head: `\n### Coverage\n\n${line}\n`, entries: [], leftOut: () => '' }
}
