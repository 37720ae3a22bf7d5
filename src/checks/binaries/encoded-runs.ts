import { decodeBase64, decodeBase85, decodeHex } from '../../bytes/text-encodings.ts'
import { MIN_PAYLOAD, type Payload } from './payload.ts'

/** UTF-16 code units between two looks: a run of twice as many is met whatever stands before it. */
const STRIDE = 24
/** The shortest run that is looked at; lines of wrapped base64 have 60 to 76. */
const MIN_RUN = 2 * STRIDE - 1
/** A chunk behind a line end or between quotes that is shorter than this is the last one. */
const MIN_CHUNK = 16
/** UTF-16 code units between two chunks: quotes, a line end, an indentation. */
const MAX_SEPARATOR = 200
/** Share of letters outside base64's alphabet from which a run may be base85. Random base85 has 0.25. */
const MIN_BASE85_SHARE = 0.1

const BASE64 = 1
const BASE85 = 2
const HEX = 4
const CLASSES = classTable()

function classTable(): Uint8Array {
  const classes = new Uint8Array(128)
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

function classesAt(text: string, at: number): number {
  const unit = text.charCodeAt(at)
  return unit < 128 ? (CLASSES[unit] as number) : 0
}

/** Base64, hexadecimal and base85 in runs without blanks, put together over line ends and adjacent string literals. */
export function* encodedRuns(text: string): Iterable<Payload> {
  let from = 0
  for (let at = 0; at + STRIDE <= text.length; at += STRIDE) {
    if (at < from || !isDense(text, at)) continue
    let start = at
    while (start > from && classesAt(text, start - 1) !== 0) start--
    const end = endOf(text, at, BASE64 | BASE85)
    from = end
    if (end - start < MIN_RUN) continue
    const payload = yield* payloadsOfRun(text, start, end)
    from = Math.max(end, payload)
    at = Math.max(at, from - (from % STRIDE) - STRIDE)
  }
}

/** Whether no letter that ends a run stands where it is looked for; most text fails at the first or second place. */
function isDense(text: string, at: number): boolean {
  for (let step = 0; step < STRIDE; step += 5) if (classesAt(text, at + step) === 0) return false
  return true
}

/** Yields what the run holds; returns where the last chunk ends. */
function* payloadsOfRun(text: string, start: number, end: number): Generator<Payload, number> {
  let done = start
  let outside = 0
  for (let at = start; at < end; ) {
    const next = endOf(text, at, BASE64)
    if (next - at >= MIN_RUN) {
      const joined = join(text, afterEscape(text, at), BASE64)
      const payload = base64Payload(joined)
      if (payload !== undefined) yield payload
      done = joined.end
      at = Math.max(next, Math.min(done, end))
    } else at = next
    if (at < end) {
      outside++
      at++
    }
  }
  if (outside < (end - start) * MIN_BASE85_SHARE || done > start) return done
  const joined = join(text, afterEscape(text, start), BASE85)
  if (joined.length >= (MIN_PAYLOAD * 5) / 4) {
    yield { encoding: 'base85', offset: joined.offset, end: joined.end, bytes: decodeBase85(joined.text) }
  }
  return joined.end
}

interface Joined {
  readonly offset: number
  readonly end: number
  readonly text: string
  readonly length: number
}

function base64Payload(joined: Joined): Payload | undefined {
  const { offset, end, text, length } = joined
  if (isHex(text)) {
    if (length < MIN_PAYLOAD * 2) return undefined
    return { encoding: 'hexadecimal digits', offset, end, bytes: decodeHex(text) }
  }
  if (text.startsWith('0x') && isHex(text.slice(2))) {
    return { encoding: 'hexadecimal digits', offset, end, bytes: decodeHex(text.slice(2)) }
  }
  if (length < (MIN_PAYLOAD * 4) / 3) return undefined
  return { encoding: 'base64', offset, end, bytes: decodeBase64(text) }
}

function isHex(text: string): boolean {
  return endOf(text, 0, HEX) === text.length
}

/** The `n` of `\n` before base64 in a string of JSON is none of it. */
function afterEscape(text: string, at: number): number {
  return text[at - 1] === '\\' ? at + 1 : at
}

/** Chunks of the same letters with quotes, line ends and indentations between them. */
function join(text: string, start: number, mask: number): Joined {
  const chunks: string[] = []
  let length = 0
  let end = start
  for (let at: number | undefined = start; at !== undefined; ) {
    const chunkEnd = endOf(text, at, mask)
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
  let joins = false
  for (let at = from; at < text.length && at - from < MAX_SEPARATOR; at++) {
    switch (text[at]) {
      case '\n':
      case '"':
      case "'":
      case '`':
        joins = true
        continue
      case ' ':
      case '\t':
      case '\r':
      case ',':
        continue
      case '\\':
        if (!joins || 'nrt'.includes(text[at + 1] ?? ' ')) {
          const next = text[at + 1] ?? ''
          if ('nrt'.includes(next) && next !== '') {
            joins = true
            at++
          }
        }
        continue
      case '+':
      case '#':
      case '/':
      case '*':
      case '.':
        // An operator or a comment sign stands apart, or it belongs to the chunk.
        if (joins && isApart(text[at + 1])) continue
        return joins ? at : undefined
      case 'b':
      case 'B':
      case 'r':
        if (joins && isQuote(text[at + 1])) continue
        return joins ? at : undefined
      default:
        return joins ? at : undefined
    }
  }
  return undefined
}

function isApart(next: string | undefined): boolean {
  return next === ' ' || next === '\n' || next === '\r' || next === '\t' || isQuote(next)
}

function isQuote(letter: string | undefined): boolean {
  return letter === '"' || letter === "'" || letter === '`'
}

function endOf(text: string, from: number, mask: number): number {
  let at = from
  while (at < text.length && (classesAt(text, at) & mask) !== 0) at++
  return at
}
