import { decodeAscii85 } from '../../bytes/text-encodings.ts'
import type { TripwireHits } from '../../text/tripwire.ts'
import { MIN_PAYLOAD, type Payload } from './payload.ts'

/** Marks that Adobe's form begins and ends with. */
const START_MARK = '<~'
const END_MARK = '~>'
/**
 * Ascii85 uses nearly every printable character, quotes included, so that nothing but the first group tells it from
 * other text: that of ELF, of the usual DOS header, gzip, xz and WebAssembly.
 */
const BEGINNINGS = ['Imm%#', '9j3VY', '+,^C)', 'rAT%)', '!+Bqc']

/** Of a Python literal that keeps its backslashes. https://docs.python.org/3/reference/lexical_analysis.html#string-and-bytes-literals */
const RAW_PREFIX = /(?:^|[^A-Za-z0-9_])(?:[rR][bB]?|[bB][rR])$/

export const ASCII85_WORDS: readonly string[] = [START_MARK, ...BEGINNINGS]

/** Ascii85 between its marks, or in a string literal that begins like a known header. */
export function ascii85Strings(text: string, hits: TripwireHits): readonly Payload[] {
  const payloads: Payload[] = []
  let from = 0
  hits.forEach((word, end) => {
    const start = end - word.length
    if (start < from) return
    const place = word === START_MARK ? betweenMarks(text, end) : insideQuotes(text, start)
    if (place === undefined) return
    from = place.end
    const letters = text.slice(place.offset, place.end)
    const bytes = decodeAscii85(hasEscapes(text, start) ? unescaped(letters) : letters)
    if (bytes.length >= MIN_PAYLOAD) payloads.push({ encoding: 'Ascii85', ...place, bytes })
  })
  return payloads
}

type Place = Pick<Payload, 'offset' | 'end'>

function betweenMarks(text: string, offset: number): Place | undefined {
  const end = text.indexOf(END_MARK, offset)
  // Without an end it ends where the text does: what a lenient decoder takes.
  return { offset, end: end === -1 ? text.length : end }
}

/** From the quote before it to the next one that is not escaped. */
function insideQuotes(text: string, offset: number): Place | undefined {
  if (!BEGINNINGS.some((beginning) => text.startsWith(beginning, offset))) return undefined
  const quote = quoteBefore(text, offset)
  if (quote === undefined) return undefined
  let end = offset
  // Also in raw literals a quote behind a backslash does not end them.
  while (end < text.length && !text.startsWith(quote, end)) end += text[end] === '\\' ? 2 : 1
  return { offset, end: Math.min(end, text.length) }
}

/** With which the literal begins that begins here: one quote or three. */
function quoteBefore(text: string, offset: number): string | undefined {
  const quote = text[offset - 1]
  if (quote !== '"' && quote !== "'") return undefined
  const triple = quote.repeat(3)
  return text.startsWith(triple, offset - 3) ? triple : quote
}

/** Whether a literal begins here in which a backslash is no data. */
function hasEscapes(text: string, offset: number): boolean {
  const quote = quoteBefore(text, offset)
  return (
    quote !== undefined &&
    !RAW_PREFIX.test(text.slice(Math.max(0, offset - quote.length - 3), offset - quote.length))
  )
}

/** As the string literal is meant. Escapes of the alphabet's own characters are all that Ascii85 needs. */
function unescaped(text: string): string {
  return text.includes('\\')
    ? text.replaceAll('\\\\', '\0').replaceAll('\\', '').replaceAll('\0', '\\')
    : text
}
