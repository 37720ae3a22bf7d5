import type { Gap } from '../model/gap.ts'
import { isOpen, type Report } from '../model/report.ts'
import { count } from '../text/count.ts'
import { wrapped } from './columns.ts'
import { visible, withoutCommands } from './escape.ts'
import { groupBy } from './findings.ts'
import { placeLabel } from './link.ts'
import { type Style, style } from './style.ts'
import { fileLines } from './terminal-findings.ts'
import {
  ACCEPTED_WORDS,
  CONTRADICTED_WORDS,
  capital,
  gapReason,
  receipt,
  STATE_WORDS,
  sentence,
  shortId,
  VERDICT_WORDS,
} from './words.ts'

/** Columns of the page when the caller does not know the terminal. */
const DEFAULT_COLUMNS = 80
/** Narrower terminals wrap by themselves. */
const MIN_COLUMNS = 40
/** Findings that are shown; the rest is a count. */
const MAX_FINDINGS = 500
/** Reasons for gaps of one kind that are shown; the rest is a count. */
const MAX_GAPS = 20
/** Places that one reason names; the rest is a count. */
const GAP_PLACES = 5

export interface TerminalOptions {
  readonly color?: boolean
  /** The verdict line only. */
  readonly quiet?: boolean
  /** Also why each rule exists, its references, and the checklist. */
  readonly verbose?: boolean
  readonly columns?: number
}

/** The report for people at a prompt: by file, then what was not seen, and the verdict as the last line. */
export function text(report: Report, options: TerminalOptions = {}): string {
  const look = style(options.color === true)
  const columns = Math.max(options.columns ?? DEFAULT_COLUMNS, MIN_COLUMNS)
  if (options.quiet === true) return page(verdictLines(report, look, Number.POSITIVE_INFINITY))
  const shape = { columns, look, verbose: options.verbose === true }
  const open = report.findings.filter(isOpen)
  const lines: string[] = []
  for (const ofFile of groupBy(open.slice(0, MAX_FINDINGS), (finding) => finding.path).values()) {
    lines.push(...fileLines(report, ofFile, shape), '')
  }
  if (open.length > MAX_FINDINGS) {
    lines.push(`${count(open.length - MAX_FINDINGS, 'more finding')}; --format json has them all.`, '')
  }
  if (shape.verbose) lines.push(...checklistLines(report, columns), '')
  lines.push(...afterwards(report, columns))
  lines.push(...gapLines(report, 'missing', 'Not inspected, and it should have been:', columns))
  lines.push(...gapLines(report, 'outside', 'Not in the repository, or readable by nobody:', columns))
  lines.push(...wrapped(`${receipt(report)}.`, columns), ...verdictLines(report, look, columns))
  return page(lines)
}

function page(lines: readonly string[]): string {
  return withoutCommands(`${lines.map((line) => line.trimEnd()).join('\n')}\n`)
}

function verdictLines(report: Report, look: Style, columns: number): readonly string[] {
  const { kind, reason } = report.verdict
  const { base, head, description } = report.range
  const commits = [base, head].flatMap((id) => (id === undefined ? [] : visible(shortId(id)))).join(' to ')
  const judged = `Judged ${commits === '' ? '' : `${commits}: `}${sentence(visible(description))}`
  const [first = '', ...rest] = wrapped(
    `${VERDICT_WORDS[kind]}: ${sentence(visible(reason))} ${judged}`,
    columns,
  )
  const word = VERDICT_WORDS[kind]
  return [look.verdict(kind, word) + first.slice(word.length), ...rest]
}

function checklistLines(report: Report, columns: number): readonly string[] {
  const lines = report.checklist.flatMap((line) => {
    const ticked = line.contradicted ? `; ${CONTRADICTED_WORDS}` : ''
    return hanging(`${visible(line.text)}: ${STATE_WORDS[line.state]}${ticked}`, '  - ', columns)
  })
  return ['Checklist', ...lines]
}

function afterwards(report: Report, columns: number): readonly string[] {
  const accepted = groupBy(
    report.findings.flatMap(({ disposition }) =>
      disposition === 'blocking' || disposition === 'advisory' ? [] : disposition,
    ),
    (disposition) => disposition,
  )
  const counts = [...accepted].map(([disposition, all]) => `${all.length} ${ACCEPTED_WORDS[disposition]}`)
  const lines = [
    ...(counts.length === 0 ? [] : wrapped(`Accepted earlier: ${counts.join(', ')}.`, columns)),
    ...report.remarks.flatMap((remark) =>
      hanging(
        sentence(visible(remark.text)),
        remark.level === 'note' ? 'note: ' : `${remark.level}: `,
        columns,
      ),
    ),
  ]
  return lines.length === 0 ? [] : [...lines, '']
}

function gapLines(report: Report, kind: Gap['kind'], title: string, columns: number): readonly string[] {
  const gaps = report.gaps.filter((gap) => gap.kind === kind)
  if (gaps.length === 0) return []
  const groups = [...groupBy(gaps, gapReason)]
  const lines = groups.slice(0, MAX_GAPS).flatMap(([reason, alike]) => {
    const places = alike.flatMap((gap) => {
      if (gap.path === undefined) return []
      const location = gap.line === undefined ? undefined : { line: gap.line, endLine: gap.line }
      return visible(placeLabel({ path: gap.path, member: gap.member, location }))
    })
    const more = places.length - GAP_PLACES
    const shown = places.slice(0, GAP_PLACES).join(', ') + (more > 0 ? ` and ${more} more` : '')
    const words = shown === '' ? capital(visible(reason)) : `${shown}: ${visible(reason)}`
    return hanging(sentence(words), '  - ', columns)
  })
  const more = groups.slice(MAX_GAPS).reduce((sum, [, alike]) => sum + alike.length, 0)
  return [title, ...lines, ...(more > 0 ? [`  - and ${more} more`] : []), '']
}

function hanging(words: string, start: string, columns: number): readonly string[] {
  const indent = ' '.repeat(start.length)
  return wrapped(words, columns - start.length).map((line, index) => (index === 0 ? start : indent) + line)
}
