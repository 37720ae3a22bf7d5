import type { Gap } from '../model/gap.ts'
import { isOpen, type JudgedFinding, type Report } from '../model/report.ts'
import { count, grouped } from '../text/count.ts'
import { markdownCode, markdownText } from './escape.ts'
import { groupBy } from './findings.ts'
import type { Entry, Section } from './fit.ts'
import { placeLink } from './link.ts'
import { ACCEPTED_WORDS, capital, EDGE_WORDS, gapReason, STATE_MARKS, sentence } from './words.ts'

const MAX_TRUST_EDGES = 50
const MAX_ACCEPTED = 20
const MAX_REMARKS = 50
/** Reasons for gaps of one kind; the rest is a count. */
const MAX_GAPS = 25
/** Places that one reason names; the rest is a count. */
const GAP_PLACES = 10

export function trustEdges(report: Report): Section {
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
    'more name',
  )
}

/** Findings that the repository accepted earlier, by the reason it gave. */
export function accepted(report: Report): Section {
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

export function remarks(report: Report): Section {
  const entries = report.remarks.map((remark) => {
    const mark = remark.level === 'note' ? '' : `${STATE_MARKS.advisory} `
    return { text: `- ${mark}${markdownText(sentence(remark.text))}\n`, weight: 1 }
  })
  return list('Remarks', '', entries, MAX_REMARKS, 'more remark')
}

export function gaps(report: Report, kind: Gap['kind']): Section {
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
  return { ...list('', intro, entries, MAX_GAPS, 'more gap'), rank: 3 }
}

function gapText(report: Report, reason: string, alike: readonly Gap[]): string {
  const places = alike.flatMap((gap) => {
    if (gap.path === undefined) return []
    const location = gap.line === undefined ? undefined : { line: gap.line, endLine: gap.line }
    return placeLink(report.linkBase, { path: gap.path, member: gap.member, location })
  })
  const more = places.length - GAP_PLACES
  const shown = places.slice(0, GAP_PLACES).join(', ') + (more > 0 ? ` and ${grouped(more)} more` : '')
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
