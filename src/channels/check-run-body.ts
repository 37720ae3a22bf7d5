import type { Report } from '../model/report.ts'
import type { Level } from '../model/rule.ts'
import type { CheckAnnotation } from '../reporters/check-annotations.ts'
import { cut } from '../reporters/cut.ts'
import { visible } from '../reporters/escape.ts'
import { summaryMarkdown } from '../reporters/summary.ts'
import { sentence, VERDICT_WORDS } from '../reporters/words.ts'

/** Characters of a summary. Ours is measured in bytes, of which there are at least as many. */
const MAX_SUMMARY = 65_535
/** Bytes kept for what is said about annotations. */
const MAX_COUNT_TEXT = 400
/** UTF-16 code units; GitHub says no limit, and shows one line. */
const MAX_TITLE = 200
const LEVELS: Readonly<Record<Level, string>> = { error: 'failure', warning: 'warning', note: 'notice' }

/** All but the annotations. */
export interface CheckRunPage {
  readonly title: string
  /** Markdown. */
  readonly summary: string
  readonly conclusion: 'success' | 'failure' | 'neutral'
}

export function pageOf(report: Report, hide: (text: string) => string): CheckRunPage {
  const { kind, reason } = report.verdict
  return {
    title: hide(cut(visible(`${VERDICT_WORDS[kind]}: ${sentence(reason)}`), MAX_TITLE)),
    summary: hide(summaryMarkdown(report, { maxBytes: MAX_SUMMARY - MAX_COUNT_TEXT })),
    conclusion: conclusionOf(report),
  }
}

/** Neutral counts as passed where a check is required, and says that nobody saw everything. */
function conclusionOf({ verdict }: Report): CheckRunPage['conclusion'] {
  if (!verdict.passes) return 'failure'
  return verdict.kind === 'incomplete' ? 'neutral' : 'success'
}

/** The path is left as it is, because it is what GitHub finds the file by. */
export function annotationBody(
  annotation: CheckAnnotation,
  hide: (text: string) => string,
): Readonly<Record<string, unknown>> {
  const { path, startLine, endLine, columns, level, title, message, details } = annotation
  return {
    path,
    start_line: startLine,
    end_line: endLine,
    ...(columns === undefined ? {} : { start_column: columns.start, end_column: columns.end }),
    annotation_level: LEVELS[level],
    title,
    message: hide(message),
    ...(details === undefined ? {} : { raw_details: hide(details) }),
  }
}
