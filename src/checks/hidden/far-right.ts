import type { Finding } from '../../model/finding.ts'
import type { CheckContext, LoadedFile } from '../../model/rule.ts'
import { evidence, excerpt } from '../../text/redact.ts'
import { findingsOf, type OddLine } from './odd-lines.ts'
import { isTestPath, placeOfText } from './text-place.ts'

/** Columns of blanks behind which no window shows what follows. */
const FAR_COLUMNS = 200
/** As GitHub shows it. */
const TAB_COLUMNS = 8
/** The fewest blanks that reach so far. */
const SHORTEST_RUN = FAR_COLUMNS / TAB_COLUMNS
/** Frames and continued lines end in these; code has a letter or a digit. */
const CODE = /[\p{L}\p{N}]/u
/** One long line of data, whose blanks are part of its texts. */
const ONE_LINE_DATA = /\.(?:ipynb|json|jsonl|geojson|svg|xml|csv|tsv|sql|lock)$/i

interface Blanks {
  readonly start: number
  /** Offset behind the last blank. */
  readonly end: number
  readonly columns: number
}

/** Whether blanks stand in a text that may hide what follows them. Costs one look at every 25th character. */
export function hasFarRight(path: string, text: string): boolean {
  if (ONE_LINE_DATA.test(path) || placeOfText(path) === 'prose') return false
  return !farBlanks(text).next().done
}

/** Code behind so many blanks that a reviewer does not see it. */
export function farRightCode(file: LoadedFile, text: string, context: CheckContext): Iterable<Finding> {
  return findingsOf('hidden/far-right-code', file, context, farLines(file.path, text))
}

function* farLines(path: string, text: string): Generator<OddLine> {
  if (ONE_LINE_DATA.test(path) || placeOfText(path) === 'prose') return
  let lastEnd = -1
  for (const { start, end, columns } of farBlanks(text)) {
    // One finding a line.
    if (start < lastEnd) continue
    const lineEnd = endOfLine(text, end)
    const hidden = text.slice(end, lineEnd)
    lastEnd = lineEnd
    if (!CODE.test(hidden)) continue
    yield {
      offset: end,
      length: hidden.trimEnd().length,
      evidence: evidence`behind ${columns} columns of blanks: ${excerpt(hidden, 80)}`,
      ...(isTestPath(path) ? { level: 'note' as const } : {}),
    }
  }
}

/** Runs of blanks on one line that are wide enough, in order, with something behind them. */
function* farBlanks(text: string): Generator<Blanks> {
  for (let at = SHORTEST_RUN - 1; at < text.length; at += SHORTEST_RUN) {
    if (columnsOf(text.charCodeAt(at)) === 0) continue
    let start = at
    while (start > 0 && columnsOf(text.charCodeAt(start - 1)) > 0) start--
    let end = at + 1
    while (end < text.length && columnsOf(text.charCodeAt(end)) > 0) end++
    const isEnd = end === text.length || text[end] === '\n' || text[end] === '\r'
    if (!isEnd && end - start >= SHORTEST_RUN) {
      const columns = widthOf(text, start, end)
      if (columns >= FAR_COLUMNS) yield { start, end, columns }
    }
    // The next look is behind this run.
    at = Math.max(at, end - 1)
  }
}

function widthOf(text: string, start: number, end: number): number {
  let columns = 0
  for (let at = start; at < end; at++) columns += columnsOf(text.charCodeAt(at))
  return columns
}

/** 0 for whatever is no blank (Unicode's White_Space without line ends). */
function columnsOf(code: number): number {
  if (code === 0x20 || code === 0xa0) return 1
  if (code === 0x09) return TAB_COLUMNS
  if (code < 0x1680) return 0
  if (code === 0x3000) return 2
  return (code >= 0x2000 && code <= 0x200a) || code === 0x1680 || code === 0x202f || code === 0x205f ? 1 : 0
}

function endOfLine(text: string, from: number): number {
  let end = from
  while (end < text.length && text[end] !== '\n' && text[end] !== '\r') end++
  return end
}
