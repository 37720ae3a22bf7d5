import { decodeBase32, decodeBase64, decodeBase85, decodeHex } from '../../bytes/text-encodings.ts'
import { MIN_PAYLOAD, type Payload } from './payload.ts'

/** UTF-16 code units between two looks: a run of twice as many is met whatever stands before it. */
const STRIDE = 28
/** The shortest run that is looked at; lines of wrapped base64 have 60 to 76. */
const MIN_RUN = 2 * STRIDE - 1
/** A chunk behind a line end or between quotes that is shorter than this is the last one. */
const MIN_CHUNK = 16
/** UTF-16 code units between two chunks: quotes, a line end, an indentation. */
const MAX_SEPARATOR = 200
/** What may stand between two chunks: concatenation, signs of comments, letters before a quote. */
const OPERATORS = '+#/*.&'
const PREFIXES = 'bBrR'
const BLANKS = ' \t\r\n'
/** Letters outside base64's alphabet from which a run may be base85. One in four of random bytes; zeros have none. */
const MIN_BASE85_LETTERS = 4

const BASE64 = 1
const BASE85 = 2
const HEX = 4
const CLASSES = classTable()
/** What base32 in capitals, and in small letters, never has. Asked so, because a greedy run of megabytes overflows the matcher's stack. */
const NOT_BASE32 = [/[^A-Z2-7]/, /[^a-z2-7]/]

function classTable(): Uint8Array {
  const classes = new Uint8Array(256)
  const add = (letters: string, bit: number): void => {
    for (const letter of letters) {
      const unit = letter.charCodeAt(0)
      classes[unit] = (classes[unit] as number) | bit
    }
  }
  const digits = '0123456789'
  const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'
  add(`${digits}${letters}+/_-`, BASE64)
  add(`${digits}${letters}!#$%&()*+-;<=>?@^_\`{|}~`, BASE85)
  add(`${digits}abcdefABCDEF`, HEX)
  return classes
}

/** A text and the lower bytes of its code units, in which letters are looked up. */
export interface Scanned {
  readonly text: string
  readonly units: Uint8Array
}

function classesAt(units: Uint8Array, at: number): number {
  return CLASSES[units[at] as number] as number
}

/** Base64, hexadecimal and base85 in runs without blanks, put together over line ends and adjacent string literals. */
export function* encodedRuns(scanned: Scanned): Iterable<Payload> {
  const { units } = scanned
  let from = 0
  for (let at = nextDense(units, 0); at !== -1; at = nextDense(units, Math.max(from, at + STRIDE))) {
    let start = at
    while (start > from && classesAt(units, start - 1) !== 0) start--
    const end = endOf(units, at, BASE64 | BASE85)
    from = end
    if (end - start >= MIN_RUN) from = Math.max(end, yield* payloadsOfRun(scanned, start, end))
  }
}

/**
 * The next place, of those a stride apart, behind which no letter that ends a run stands where it is looked for;
 * -1 when there is none. Most text fails at the first or second look.
 */
function nextDense(units: Uint8Array, from: number): number {
  const last = units.length - STRIDE
  for (let at = from; at <= last; at += STRIDE) {
    let step = 0
    while (step < STRIDE && classesAt(units, at + step) !== 0) step += 5
    if (step >= STRIDE && endOf(units, at, BASE64 | BASE85) >= at + STRIDE) return at
  }
  return -1
}

/** Yields what the run holds; returns where the last chunk ends. */
function* payloadsOfRun(scanned: Scanned, start: number, end: number): Generator<Payload, number> {
  const { text, units } = scanned
  let done = start
  if (isBase85(units, start, end)) {
    const joined = join(scanned, afterEscape(text, start), BASE85)
    if (joined.length >= (MIN_PAYLOAD * 5) / 4) {
      yield { encoding: 'base85', offset: joined.offset, end: joined.end, bytes: decodeBase85(joined.text) }
    }
    done = joined.end
  }
  for (let at = start; at < end; ) {
    const next = endOf(units, at, BASE64)
    if (next - at < MIN_RUN) {
      at = Math.max(next, at + 1)
      continue
    }
    const joined = join(scanned, afterEscape(text, at), BASE64)
    yield* payloadsOfLetters(joined)
    done = Math.max(done, joined.end)
    at = Math.max(next, joined.end)
  }
  return done
}

function isBase85(units: Uint8Array, start: number, end: number): boolean {
  let outside = 0
  for (let at = start; at < end; at++) {
    const classes = classesAt(units, at)
    if ((classes & BASE85) === 0) return false
    if ((classes & BASE64) === 0) outside++
  }
  return outside >= MIN_BASE85_LETTERS
}

interface Joined {
  readonly offset: number
  readonly end: number
  readonly text: string
  readonly length: number
}

function* payloadsOfLetters({ offset, end, text, length }: Joined): Iterable<Payload> {
  const digits = text.startsWith('0x') ? text.slice(2) : text
  if (isHex(digits)) {
    if (digits.length >= MIN_PAYLOAD * 2)
      yield { encoding: 'hexadecimal digits', offset, end, bytes: decodeHex(digits) }
    return
  }
  if (length < (MIN_PAYLOAD * 4) / 3) return
  if (length >= (MIN_PAYLOAD * 8) / 5 && NOT_BASE32.some((other) => !other.test(text))) {
    yield { encoding: 'base32', offset, end, bytes: decodeBase32(text), executablesOnly: true }
  }
  yield { encoding: 'base64', offset, end, bytes: decodeBase64(text) }
}

function isHex(text: string): boolean {
  for (let at = 0; at < text.length; at++) {
    if (((CLASSES[text.charCodeAt(at) & 0xff] as number) & HEX) === 0) return false
  }
  return true
}

/** The `n` of `\n` before base64 in a string of JSON is none of it. */
function afterEscape(text: string, at: number): number {
  return text[at - 1] === '\\' ? at + 1 : at
}

/** Chunks of the same letters with quotes, line ends and indentations between them. */
function join({ text, units }: Scanned, start: number, mask: number): Joined {
  const chunks: string[] = []
  let length = 0
  let end = start
  for (let at: number | undefined = start; at !== undefined; ) {
    const chunkEnd = endOf(units, at, mask)
    if (chunkEnd === at) break
    chunks.push(text.slice(at, chunkEnd))
    length += chunkEnd - at
    end = chunkEnd
    // Padding ends base64; a short chunk is the last one.
    if ((mask === BASE64 && text[end] === '=') || (at > start && chunkEnd - at < MIN_CHUNK)) break
    at = afterSeparator(text, end)
  }
  return { offset: start, end, text: chunks.length === 1 ? (chunks[0] as string) : chunks.join(''), length }
}

/** Where the next chunk begins; undefined when what follows does not join two parts of one value. */
function afterSeparator(text: string, from: number): number | undefined {
  let quotes = 0
  let hasLineEnd = false
  let hasComma = false
  for (let at = from; at < text.length && at - from < MAX_SEPARATOR; at++) {
    const letter = text[at] as string
    // What one quote closes, another must open; behind a comma on the same line stands another argument.
    const joins = quotes === 0 ? hasLineEnd : quotes > 1 && (hasLineEnd || !hasComma)
    if (letter === '\n') hasLineEnd = true
    else if (isQuote(letter)) quotes++
    else if (letter === '\\') {
      // In strings of JSON the line end is written as two letters.
      if ('nrt'.includes(text.charAt(at + 1))) {
        hasLineEnd = true
        at++
      }
    } else if (OPERATORS.includes(letter) || PREFIXES.includes(letter)) {
      // They stand apart, or they belong to the chunk.
      const isApart = OPERATORS.includes(letter) && BLANKS.includes(text.charAt(at + 1))
      if (!isApart && !isQuote(text[at + 1])) return joins ? at : undefined
    } else if (letter === ',') hasComma = true
    else if (!BLANKS.includes(letter)) return joins ? at : undefined
  }
  return undefined
}

function isQuote(letter: string | undefined): boolean {
  return letter === '"' || letter === "'" || letter === '`'
}

function endOf(units: Uint8Array, from: number, mask: number): number {
  let at = from
  while (at < units.length && (classesAt(units, at) & mask) !== 0) at++
  return at
}
