import { MIN_PAYLOAD, type Payload } from './payload.ts'

/** UTF-16 code units before the first escape in which the literal's quote is looked for. */
const MAX_LEAD = 256
/** Escapes that a literal has at least: binary content has them in every second place. */
const MIN_ESCAPES = 24
/** UTF-16 code units between two parts of one literal. */
const MAX_SEPARATOR = 200

/** With which a byte outside ASCII, or a zero byte, is written. */
const ESCAPES = ['\\x', '\\0'] as const
const SIMPLE: ReadonlyMap<string, number> = new Map([
  ['n', 0x0a],
  ['r', 0x0d],
  ['t', 0x09],
  ['a', 0x07],
  ['b', 0x08],
  ['f', 0x0c],
  ['v', 0x0b],
  ['e', 0x1b],
])

/** String literals whose bytes are written as `\x7f`, `\177` or `\u007f`, put together with those beside them. */
export function* encodedEscapes(text: string): Iterable<Payload> {
  const next = ESCAPES.map((sign) => text.indexOf(sign))
  let from = 0
  for (;;) {
    for (const [index, sign] of ESCAPES.entries()) {
      const known = next[index] as number
      if (known !== -1 && known < from) next[index] = text.indexOf(sign, from)
    }
    const found = next.filter((at) => at !== -1)
    if (found.length === 0) return
    const literal = readLiterals(text, literalStart(text, Math.min(...found), from))
    from = literal.end
    if (literal.escapes >= MIN_ESCAPES && literal.bytes.length >= MIN_PAYLOAD) {
      const bytes = Uint8Array.from(literal.bytes)
      yield { encoding: 'an escaped string', offset: literal.offset, end: literal.end, bytes }
    }
  }
}

interface Start {
  /** Of the first character inside the quotes. */
  readonly offset: number
  /** What ends the literal; empty when no quote was found. */
  readonly quote: string
}

/** The nearest quote before an escape on its line. */
function literalStart(text: string, escaped: number, from: number): Start {
  for (let at = escaped - 1; at >= from && escaped - at <= MAX_LEAD && text[at] !== '\n'; at--) {
    if (!isQuote(text[at]) || text[at - 1] === '\\') continue
    // Headers of archives hold a backtick, which is no quote in most languages.
    const opening = (text[at] === '`' ? openingAround(text, escaped, from) : undefined) ?? at
    return { offset: opening + 1, quote: quoteEndingAt(text, opening) }
  }
  return { offset: escaped, quote: '' }
}

/** The quote on the same line that is open at an offset; undefined when all are closed. */
function openingAround(text: string, offset: number, from: number): number | undefined {
  let open: number | undefined
  for (let at = Math.max(from, offset - MAX_LEAD); at < offset; at++) {
    if (text[at] === '\n') open = undefined
    else if (text[at] === '\\') at++
    else if (open === undefined) open = isQuote(text[at]) ? at : undefined
    else if (text[at] === text[open]) open = undefined
  }
  return open
}

function isQuote(letter: string | undefined): boolean {
  return letter === '"' || letter === "'" || letter === '`'
}

function quoteEndingAt(text: string, at: number): string {
  const quote = text[at] as string
  return text[at - 1] === quote && text[at - 2] === quote ? quote.repeat(3) : quote
}

interface Literals {
  readonly offset: number
  readonly end: number
  readonly bytes: readonly number[]
  readonly escapes: number
}

function readLiterals(text: string, { offset, quote: firstQuote }: Start): Literals {
  const bytes: number[] = []
  let escapes = 0
  let quote = firstQuote
  let at = offset
  while (at < text.length) {
    if (quote !== '' && text.startsWith(quote, at)) {
      const next = nextLiteral(text, at + quote.length)
      if (next === undefined) return { offset, end: at + quote.length, bytes, escapes }
      at = next.offset
      quote = next.quote
      continue
    }
    const unit = text.charCodeAt(at)
    // One quote does not span lines, and characters beyond a byte are no bytes.
    if ((unit === 0x0a && quote.length !== 3 && quote !== '`') || unit > 0xff) break
    if (unit !== 0x5c) {
      if (quote === '') break
      bytes.push(unit)
      at++
      continue
    }
    const length = readEscape(text, at + 1, bytes)
    if (length === undefined) break
    if (length > 1 || text[at + 1] === '0') escapes++
    at += 1 + length
  }
  return { offset, end: Math.max(at, offset + 1), bytes, escapes }
}

/** Adds the byte of an escape; its length without the backslash. Undefined when it is longer than a byte. */
function readEscape(text: string, at: number, bytes: number[]): number | undefined {
  const letter = text[at]
  if (letter === 'x' || letter === 'u') {
    const length = letter === 'x' ? 2 : 4
    const value = digitsAt(text, at + 1, length, 16)
    if (value === undefined || value > 0xff) return undefined
    bytes.push(value)
    return 1 + length
  }
  if (letter === '\n' || letter === '\r') return text.startsWith('\r\n', at) ? 2 : 1
  for (const length of [3, 2, 1]) {
    const value = digitsAt(text, at, length, 8)
    if (value === undefined) continue
    bytes.push(value & 0xff)
    return length
  }
  if (letter === undefined) return undefined
  const unit = SIMPLE.get(letter) ?? letter.charCodeAt(0)
  if (unit > 0xff) return undefined
  bytes.push(unit)
  return 1
}

/** Exactly so many digits; undefined when there are fewer. */
function digitsAt(text: string, at: number, count: number, radix: 8 | 16): number | undefined {
  let value = 0
  for (let index = 0; index < count; index++) {
    const digit = Number.parseInt(text.charAt(at + index), radix)
    if (Number.isNaN(digit)) return undefined
    value = value * radix + digit
  }
  return value
}

/** A literal beside the one that ended: blanks, line ends, `+`, a backslash and prefixes between them. */
function nextLiteral(text: string, from: number): Start | undefined {
  for (let at = from; at < text.length && at - from < MAX_SEPARATOR; at++) {
    const letter = text[at] as string
    if (isQuote(letter)) {
      const triple = letter.repeat(3)
      const quote = text.startsWith(triple, at) ? triple : letter
      return { offset: at + quote.length, quote }
    }
    if (' \t\r\n+\\'.includes(letter)) continue
    if ('bBrRuL'.includes(letter) && (isQuote(text[at + 1]) || 'bBrR'.includes(text.charAt(at + 1)))) continue
    return undefined
  }
  return undefined
}
