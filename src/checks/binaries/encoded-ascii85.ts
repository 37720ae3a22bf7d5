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
    const isLiteral = isQuote(text[start - 1])
    const bytes = decodeAscii85(isLiteral ? unescaped(letters) : letters)
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
  const quote = text[offset - 1]
  if (!isQuote(quote)) return undefined
  let end = offset
  while (end < text.length && text[end] !== quote) end += text[end] === '\\' ? 2 : 1
  return { offset, end: Math.min(end, text.length) }
}

/** As the string literal is meant. Escapes of the alphabet's own characters are all that Ascii85 needs. */
function unescaped(text: string): string {
  return text.includes('\\')
    ? text.replaceAll('\\\\', '\0').replaceAll('\\', '').replaceAll('\0', '\\')
    : text
}

function isQuote(letter: string | undefined): boolean {
  return letter === '"' || letter === "'"
}
