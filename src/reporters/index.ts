import type { Report } from '../model/report.ts'
import { json } from './json.ts'
import { sarif } from './sarif.ts'
import { summaryMarkdown } from './summary.ts'
import { type TerminalOptions, text } from './terminal.ts'

export type ReportFormat = 'text' | 'markdown' | 'json' | 'sarif'

/** What each format makes of a report. Only `text` has options. */
export const REPORTERS: Readonly<Record<ReportFormat, (report: Report, options: TerminalOptions) => string>> =
  {
    text,
    markdown: (report) => summaryMarkdown(report),
    json,
    sarif,
  }
