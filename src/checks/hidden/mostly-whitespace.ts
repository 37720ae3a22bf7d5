import { SourceError } from '../../model/errors.ts'
import type { Finding } from '../../model/finding.ts'
import type { CheckContext, LoadedFile } from '../../model/rule.ts'
import { count } from '../../text/count.ts'
import { decodeText } from '../../text/decode.ts'
import { type Evidence, evidence, excerpt } from '../../text/redact.ts'
import { placeOfText } from './text-place.ts'

/** Lines that differ in blanks alone, from which on the others are lost among them. */
const MANY_LINES = 200
/** Lines that really changed, up to which they are lost. */
const FEW_LINES = 30
/** Of the lines that differ in blanks, so many stand to one that really changed. */
const MIN_RATIO = 10
/** Places of real changes that are named. */
const MAX_PLACES = 8
/** Bytes of a version that is compared; the lines of both are remembered for a while. */
const MAX_BYTES = 2 * 1024 * 1024
/** Files of one change whose base version is read for this; through the API each is a request. Later ones are not compared. */
const MAX_FILES = 300
const LINE_FEED = 10
const CARRIAGE_RETURN = 13

/** Whether a file may have lines enough to hide a change among them; the base version is read only then. */
export function mayBeMostlyWhitespace({ header, side, text, bytes }: LoadedFile): boolean {
  if (side !== 'head' || text === undefined || bytes.length > MAX_BYTES) return false
  if (header.status !== 'modified' && header.status !== 'renamed') return false
  return placeOfText(header.path) !== 'prose' && hasManyLines(text)
}

/**
 * Text of the base version, where the head version may be a copy of it with other blanks. Undefined as well when it cannot be
 * read: all lines of the head are inspected anyway, and only this hint for the reviewer is lost.
 */
export async function textToCompare(file: LoadedFile, context: CheckContext): Promise<string | undefined> {
  if (!mayBeMostlyWhitespace(file)) return undefined
  const compared = await context.once('hidden/mostly-whitespace', async () => ({ files: 0 }))
  if (compared.files === MAX_FILES) return undefined
  compared.files++
  const path = file.header.previousPath ?? file.header.path
  try {
    const bytes = await context.repository.read('base', path, MAX_BYTES + 1)
    return bytes === undefined || bytes.length > MAX_BYTES ? undefined : decodeText(bytes, true)?.text
  } catch (cause) {
    if (cause instanceof SourceError) return undefined
    throw cause
  }
}

/** Names the few lines that changed among hundreds that only have other line ends or another indentation. */
export function* mostlyWhitespace(file: LoadedFile, text: string, base: string): Generator<Finding> {
  const { moved, real, removed } = compare(text, base)
  const changed = real.length + removed
  if (moved < MANY_LINES || changed === 0 || changed > FEW_LINES || moved < changed * MIN_RATIO) return
  const first = real[0]
  yield {
    rule: 'hidden/mostly-whitespace',
    path: file.path,
    ...(first === undefined ? {} : { location: locationOf(file, first) }),
    evidence: evidence`${excerpt(count(moved, 'line'))} differ in blanks or line ends alone; ${placesOf(real, removed)}`,
    identity: 'blanks',
  }
}

interface Comparison {
  /** How many lines differ in blanks at their ends or in their line end. */
  readonly moved: number
  /** 1-based numbers of the lines that base does not have in any form. */
  readonly real: readonly number[]
  /** How many lines of the base are gone in every form. */
  readonly removed: number
}

/** Lines are compared as multisets: first with their blanks, then what is left over without them. */
function compare(text: string, base: string): Comparison {
  const exact = new Map<string, number>()
  for (const line of linesOf(base)) exact.set(line, (exact.get(line) ?? 0) + 1)
  const rest: { readonly number: number; readonly line: string }[] = []
  let number = 0
  for (const line of linesOf(text)) {
    number++
    const left = exact.get(line) ?? 0
    if (left > 0) exact.set(line, left - 1)
    else rest.push({ number, line: line.trim() })
  }
  const trimmed = new Map<string, number>()
  for (const [line, left] of exact) {
    const own = line.trim()
    if (left > 0 && own !== '') trimmed.set(own, (trimmed.get(own) ?? 0) + left)
  }
  let moved = 0
  const real: number[] = []
  for (const { number: at, line } of rest) {
    if (line === '') continue
    const left = trimmed.get(line) ?? 0
    if (left === 0) real.push(at)
    else {
      trimmed.set(line, left - 1)
      moved++
    }
  }
  let removed = 0
  for (const left of trimmed.values()) removed += left
  return { moved, real, removed }
}

/** Lines with their ends. */
function* linesOf(text: string): Generator<string> {
  let start = 0
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (code !== LINE_FEED && (code !== CARRIAGE_RETURN || text.charCodeAt(at + 1) === LINE_FEED)) continue
    yield text.slice(start, at + 1)
    start = at + 1
  }
  if (start < text.length) yield text.slice(start)
}

function hasManyLines(text: string): boolean {
  let lines = 0
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) {
    if (++lines >= MANY_LINES) return true
  }
  return false
}

/** `really changed: 12, 80–81; 1 line gone`. Numbers are of the head version. */
function placesOf(real: readonly number[], removed: number): Evidence {
  const gone = removed === 0 ? evidence`` : evidence`${excerpt(count(removed, 'line'))} gone`
  if (real.length === 0) return gone
  const ranges = rangesOf(real)
  const shown = ranges.slice(0, MAX_PLACES).join(', ')
  const more = ranges.length > MAX_PLACES ? ', …' : ''
  const changed = excerpt(`really changed: ${shown}${more}`)
  return removed === 0 ? changed : evidence`${changed}; ${gone}`
}

function rangesOf(numbers: readonly number[]): readonly string[] {
  const ranges: { from: number; to: number }[] = []
  for (const number of numbers) {
    const last = ranges.at(-1)
    if (last !== undefined && last.to === number - 1) last.to = number
    else ranges.push({ from: number, to: number })
  }
  return ranges.map(({ from, to }) => (from === to ? `${from}` : `${from}–${to}`))
}

function locationOf(file: LoadedFile, line: number): NonNullable<Finding['location']> {
  const text = file.line(line)
  const column = text.length - text.trimStart().length + 1
  return { line, column, endLine: line, endColumn: text.trimEnd().length + 1 }
}
