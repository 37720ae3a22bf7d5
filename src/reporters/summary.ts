import type { Gap } from '../model/gap.ts'
import { type ChecklistLine, isOpen, type JudgedFinding, type Report } from '../model/report.ts'
import { markdownCell, markdownCode, markdownText, withoutCommands } from './escape.ts'
import { groupBy, openFindings, ruleOf, spreadOverFiles } from './findings.ts'
import { type Entry, fitted, type Section } from './fit.ts'
import { placeCellLink, placeLink } from './link.ts'
import { findingEntries } from './summary-findings.ts'
import {
  ACCEPTED_WORDS,
  CONTRADICTED_WORDS,
  capital,
  count,
  EDGE_WORDS,
  gapReason,
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
const MAX_TRUST_EDGES = 50
const MAX_ACCEPTED = 20
const MAX_REMARKS = 50
/** Reasons for gaps of one kind; the rest is a count. */
const MAX_GAPS = 25
/** Places that one reason names; the rest is a count. */
const GAP_PLACES = 10

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

function trustEdges(report: Report): Section {
  const entries = report.trustEdges.map((edge) => {
    const location = edge.line === undefined ? undefined : { line: edge.line, endLine: edge.line }
    const place = placeLink(report.linkBase, { path: edge.path, location })
    return { text: `- ${EDGE_WORDS[edge.kind]} ${markdownCode(edge.name)}, in ${place}\n`, weight: 1 }
  })
  return list(
    'New trust',
    'What this change relies on and the base did not:',
    entries,
    MAX_TRUST_EDGES,
    'more',
  )
}

/** Findings that the repository accepted earlier, by the reason it gave. */
function accepted(report: Report): Section {
  const groups = groupBy(
    report.findings.filter((finding) => !isOpen(finding)),
    (finding) => `${finding.disposition}\0${finding.rule}\0${finding.justification ?? ''}`,
  )
  const entries = [...groups.values()].map((group) => {
    const first = group[0] as JudgedFinding
    const words = ACCEPTED_WORDS[first.disposition as keyof typeof ACCEPTED_WORDS]
    const more = group.length > 1 ? ` and ${count(group.length - 1, 'more place')}` : ''
    const reason = first.justification === undefined ? '' : `: ${markdownText(sentence(first.justification))}`
    const place = placeLink(report.linkBase, first)
    return {
      text: `- ${markdownCode(first.rule)} in ${place}${more}, ${words}${reason}\n`,
      weight: group.length,
    }
  })
  return list(
    'Accepted earlier',
    'These do not count against the change:',
    entries,
    MAX_ACCEPTED,
    'more finding',
  )
}

function remarks(report: Report): Section {
  const entries = report.remarks.map((remark) => {
    const mark = remark.level === 'note' ? '' : `${STATE_MARKS.advisory} `
    return { text: `- ${mark}${markdownText(sentence(remark.text))}\n`, weight: 1 }
  })
  return list('Remarks', '', entries, MAX_REMARKS, 'more remark')
}

function coverage(report: Report): Section {
  const line = markdownText(`${receipt(report)}. Profile ${report.profile}, version ${report.version}.`)
  return { rank: 2, head: `\n### Coverage\n\n${line}\n`, entries: [], leftOut: () => '' }
}

function gaps(report: Report, kind: Gap['kind']): Section {
  const intro =
    kind === 'missing'
      ? '**Not inspected, and it should have been:**'
      : 'Not in the repository, or readable by nobody without its key:'
  const groups = groupBy(
    report.gaps.filter((gap) => gap.kind === kind),
    gapReason,
  )
  const entries = [...groups].map(([reason, alike]) => ({
    text: gapText(report, reason, alike),
    weight: alike.length,
  }))
  return { ...list('', intro, entries, MAX_GAPS, 'more'), rank: 3 }
}

function gapText(report: Report, reason: string, alike: readonly Gap[]): string {
  const places = alike.flatMap((gap) => {
    if (gap.path === undefined) return []
    const location = gap.line === undefined ? undefined : { line: gap.line, endLine: gap.line }
    return placeLink(report.linkBase, { path: gap.path, member: gap.member, location })
  })
  const more = places.length - GAP_PLACES
  const shown =
    places.slice(0, GAP_PLACES).join(', ') + (more > 0 ? ` and ${more.toLocaleString('en-US')} more` : '')
  if (shown === '') return `- ${markdownText(sentence(capital(reason)))}\n`
  return `- ${shown}: ${markdownText(sentence(reason))}\n`
}

/** A section that is a list, cut after so many entries; nothing at all when it is empty. */
function list(title: string, intro: string, all: readonly Entry[], most: number, noun: string): Section {
  const heading = title === '' ? '' : `\n### ${title}\n`
  const entries = all.slice(0, most)
  const beyond = all.slice(most).reduce((sum, entry) => sum + entry.weight, 0)
  return {
    rank: 4,
    head: entries.length === 0 ? '' : `${heading}${intro === '' ? '' : `\n${intro}\n`}\n`,
    entries,
    beyond,
    leftOut: (weight) => `- and ${count(weight, noun)}\n`,
  }
}
