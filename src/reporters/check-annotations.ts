import type { Gap } from '../model/gap.ts'
import type { JudgedFinding, Report } from '../model/report.ts'
import type { Level } from '../model/rule.ts'
import { findingMessage } from './annotations.ts'
import { cut } from './cut.ts'
import { visible, visibleBlock } from './escape.ts'
import { openFindings, pasteOf } from './findings.ts'
import { capital, gapReason, sentence } from './words.ts'

/** One annotation of a check run (GitHub's REST documents, "Create a check run"). Finished text: shown as it is, not as Markdown. */
export interface CheckAnnotation {
  readonly path: string
  /** 1-based; line 1 stands for the whole file. */
  readonly startLine: number
  readonly endLine: number
  /** Only for a place within one line. */
  readonly columns?: { readonly start: number; readonly end: number }
  readonly level: Level
  readonly title: string
  readonly message: string
  /** Text to paste. */
  readonly details?: string
}

/** UTF-16 code units; GitHub takes 255 characters of a title, and 64 KB of a message and of details. */
const MAX_TITLE = 200
const MAX_MESSAGE = 8_000
const MAX_DETAILS = 16_000
/** Where the runner puts an annotation that names no file. */
const NO_FILE = { path: '.github', startLine: 1, endLine: 1 } as const

/**
 * Every open finding, worst first, then every gap that has a path.
 * @param most how many of them are made; `total` counts all
 */
export function checkAnnotations(
  report: Report,
  most: number,
): { readonly annotations: readonly CheckAnnotation[]; readonly total: number } {
  const findings = openFindings(report)
  const gaps = report.gaps.filter((gap) => gap.path !== undefined)
  return {
    annotations: [
      ...findings.slice(0, most).map((finding) => ofFinding(report, finding)),
      ...gaps.slice(0, Math.max(most - findings.length, 0)).map(ofGap),
    ],
    total: findings.length + gaps.length,
  }
}

/** One path that GitHub refuses would cost its whole request. */
function pathOf({ path = '' }: { readonly path?: string }): string {
  const shown = visible(path)
  return shown === '' || shown.startsWith('/') ? `.${shown}` : shown
}

function ofFinding(report: Report, finding: JudgedFinding): CheckAnnotation {
  const paste = pasteOf(finding)
  const place = finding.inMessage === true ? NO_FILE : { path: pathOf(finding), ...placeOf(finding) }
  return {
    ...place,
    level: finding.judgedLevel,
    title: cut(visible(finding.rule), MAX_TITLE),
    message: cut(visibleBlock(findingMessage(report, finding)), MAX_MESSAGE),
    ...(paste === undefined
      ? {}
      : { details: cut(visibleBlock(`${paste.title}\n${paste.text}`), MAX_DETAILS) }),
  }
}

/** A line of a member is no line of the container. */
function placeOf({
  location,
  member,
}: JudgedFinding): Pick<CheckAnnotation, 'startLine' | 'endLine' | 'columns'> {
  if (location === undefined || member !== undefined) return { startLine: 1, endLine: 1 }
  const { line, column, endLine, endColumn } = location
  const columns = { start: column, end: endColumn }
  return {
    startLine: Math.max(line, 1),
    endLine: Math.max(endLine, line, 1),
    ...(line === endLine && column > 0 && endColumn > column ? { columns } : {}),
  }
}

function ofGap(gap: Gap): CheckAnnotation {
  const line = gap.member === undefined ? Math.max(gap.line ?? 1, 1) : 1
  const inside = gap.member === undefined ? '' : ` (in the member ${gap.member})`
  const isMissing = gap.kind === 'missing'
  return {
    path: pathOf(gap),
    startLine: line,
    endLine: line,
    level: isMissing ? 'warning' : 'note',
    title: isMissing ? 'Not inspected' : 'Not in the repository',
    message: cut(visibleBlock(sentence(`${capital(gapReason(gap))}${inside}`)), MAX_MESSAGE),
  }
}
