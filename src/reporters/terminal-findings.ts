import { placeOf } from '../model/finding.ts'
import type { JudgedFinding, Report } from '../model/report.ts'
import { count } from '../text/count.ts'
import { columnsOf, wrapped } from './columns.ts'
import { cutMiddle } from './cut.ts'
import { visible, visibleBlock } from './escape.ts'
import { groupBy, PASTE_TITLE, pasteOf, ruleOf } from './findings.ts'
import type { Style } from './style.ts'
import { sentence } from './words.ts'

/** Findings of one rule in one file from which on they are shown as a list. */
const SMALLEST_GROUP = 4
/** Findings of one rule in one file that are shown; the rest is a count. */
const MAX_OF_RULE = 10
/** UTF-16 code units of a path in a heading. */
const MAX_PATH = 240
const INDENT = 4

export interface Shape {
  readonly columns: number
  readonly look: Style
  readonly verbose: boolean
}

/** The findings of one file: a heading, then by rule in order of place, each rule's fix once. */
export function fileLines(
  report: Report,
  findings: readonly JudgedFinding[],
  shape: Shape,
): readonly string[] {
  const first = findings[0] as JudgedFinding
  const heading = wrapped(visible(cutMiddle(first.path, MAX_PATH)), shape.columns).map((line) =>
    shape.look.strong(line),
  )
  const groups = groupBy(findings, (finding) => `${finding.rule} ${finding.judgedLevel}`)
  return [
    ...heading,
    ...[...groups.values()].flatMap((group) => [
      ...(group.length < SMALLEST_GROUP
        ? group.flatMap((finding) => findingLines(report, finding, shape))
        : groupLines(report, group, shape)),
      ...ruleLines(report, group[0] as JudgedFinding, shape),
    ]),
  ]
}

function findingLines(report: Report, finding: JudgedFinding, shape: Shape): readonly string[] {
  const { location } = finding
  const context = contextLines(finding, shape)
  const place = location === undefined ? '' : `${location.line}:${location.column} `
  const inside = finding.member === undefined ? '' : ` in ${visible(cutMiddle(placeOf(finding), MAX_PATH))}`
  const evidence = context.underlined || finding.evidence === '' ? '' : `: ${visible(finding.evidence)}`
  return [
    ...headLines(report, finding, place, inside + evidence, shape),
    ...context.lines,
    ...noteLines(finding, shape),
    ...pasteLines([finding], shape),
  ]
}

/** Alike findings: what they share once, then a line each. */
function groupLines(report: Report, group: readonly JudgedFinding[], shape: Shape): readonly string[] {
  const first = group[0] as JudgedFinding
  const isOneNote = group.every((finding) => finding.note === first.note)
  const shown = group.slice(0, MAX_OF_RULE)
  const more = group.length - shown.length
  const places = shown.flatMap((finding) => {
    const { location, member, evidence, note } = finding
    const place = location === undefined ? '' : `${location.line}:${location.column} `
    const inside = member === undefined ? '' : `${visible(cutMiddle(member, MAX_PATH))} `
    const own = isOneNote || note === undefined ? '' : `: ${visible(note)}`
    return indented(`${place}${inside}${visible(evidence)}${own}`, shape.columns, INDENT + 2)
  })
  return [
    ...headLines(report, first, '', `, ${count(group.length, 'place')}`, shape),
    ...(isOneNote ? noteLines(first, shape) : []),
    ...places,
    ...(more > 0 ? indented(`and ${count(more, 'more place')}`, shape.columns, INDENT + 2) : []),
    ...pasteLines(shown, shape),
  ]
}

function headLines(
  report: Report,
  finding: JudgedFinding,
  place: string,
  rest: string,
  { columns, look }: Shape,
): readonly string[] {
  const { judgedLevel, rule } = finding
  const words = `${place}${judgedLevel} ${visible(ruleOf(report, finding).title)}${rest} [${rule}]`
  const [head = '', ...others] = wrapped(words, columns - INDENT)
  const end = place.length + judgedLevel.length
  const painted = look.faint(place) + look.level(judgedLevel, head.slice(place.length, end)) + head.slice(end)
  return [`  ${painted}`, ...others.map((line) => ' '.repeat(INDENT) + line)]
}

/** The offending line, and a mark under the evidence when the line holds it. */
function contextLines(
  { excerpt, evidence, location }: JudgedFinding,
  { columns, look }: Shape,
): { readonly lines: readonly string[]; readonly underlined: boolean } {
  if (excerpt === undefined || location === undefined) return { lines: [], underlined: false }
  const number = `${location.line}`
  const gutter = ' '.repeat(INDENT)
  const room = columns - INDENT - number.length - ' | '.length
  const line = visible(excerpt)
  const marked = visible(evidence)
  const at = marked === '' ? -1 : line.indexOf(marked)
  const before = columnsOf(line.slice(0, Math.max(at, 0)))
  const width = columnsOf(marked)
  const fits = at !== -1 && before + width <= room
  const lines = [`${gutter}${look.faint(`${number} |`)} ${cutColumns(line, room)}`]
  if (fits) {
    const margin = look.faint(`${' '.repeat(number.length)} |`)
    lines.push(`${gutter}${margin} ${' '.repeat(before)}${look.strong('^'.repeat(width))}`)
  }
  return { lines, underlined: fits }
}

function cutColumns(line: string, room: number): string {
  if (columnsOf(line) <= room) return line
  let shown = ''
  for (const character of line) {
    if (columnsOf(shown + character) > room - 1) break
    shown += character
  }
  return `${shown}…`
}

function noteLines({ note }: JudgedFinding, { columns }: Shape): readonly string[] {
  return note === undefined ? [] : indented(sentence(visible(note)), columns)
}

/** Not wrapped: wrapped text could not be pasted. */
function pasteLines(findings: readonly JudgedFinding[], { columns }: Shape): readonly string[] {
  const pastes = findings.flatMap((finding) => pasteOf(finding) ?? [])
  const title = pastes.length === 1 ? pastes[0]?.title : PASTE_TITLE
  if (title === undefined || pastes.length === 0) return []
  const texts = new Set(pastes.map((paste) => paste.text))
  const lines = [...texts].flatMap((text) => visibleBlock(text).replaceAll('\t', '    ').split('\n'))
  return [...indented(title.toLowerCase(), columns), ...lines.map((line) => ' '.repeat(INDENT + 2) + line)]
}

function ruleLines(report: Report, finding: JudgedFinding, { columns, verbose }: Shape): readonly string[] {
  const { why, fix, references } = ruleOf(report, finding)
  return [
    ...(verbose && why !== '' ? indented(`why: ${sentence(visible(why))}`, columns) : []),
    ...(fix === '' ? [] : indented(`fix: ${sentence(visible(fix))}`, columns)),
    ...(verbose ? references.flatMap((reference) => indented(`see: ${visible(reference)}`, columns)) : []),
  ]
}

function indented(words: string, columns: number, indent = INDENT): readonly string[] {
  return wrapped(words, columns - indent).map((line) => ' '.repeat(indent) + line)
}
