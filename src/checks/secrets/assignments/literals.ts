/** Characters of the longest literal that is read. */
export const MAX_LITERAL = 256
/** Blanks that are skipped between the parts of an assignment. */
const MAX_BLANKS = 60
/** Backslashes before a quote: code inside a string inside a string has three. */
const MAX_ESCAPES = 7

const BACKSLASH = 0x5c
const NEWLINE = 0x0a
const RETURN = 0x0d

/** Where a value stands; offsets without its quotes. */
export interface ValueSpan {
  readonly start: number
  readonly end: number
  /** In quotes: a literal for sure. */
  readonly quoted: boolean
  /** The name is compared with it, not set to it. */
  readonly compared?: boolean
  /** Prose or an address may stand there as well: only what is beyond doubt counts. */
  readonly doubtful?: boolean
}

/** Offset of the first character that is neither a space nor a tab. */
export function skipBlanks(text: string, at: number): number {
  let next = at
  const limit = at + MAX_BLANKS
  while (next < limit && (text.charCodeAt(next) === 0x20 || text.charCodeAt(next) === 0x09)) next++
  return next
}

/** Offset after the backslashes at `at`: quotes inside a JSON string are written `\"`. */
export function skipEscapes(text: string, at: number): number {
  let next = at
  const limit = at + MAX_ESCAPES
  while (next < limit && text.charCodeAt(next) === BACKSLASH) next++
  return next
}

export function isQuote(code: number): boolean {
  return code === 0x22 || code === 0x27 || code === 0x60
}

/** The string literal that opens at `at`, be its quotes escaped or tripled; undefined when none does or it does not end on its line. */
export function quotedAt(text: string, at: number): ValueSpan | undefined {
  const quoteAt = skipEscapes(text, at)
  const quote = text.charCodeAt(quoteAt)
  if (!isQuote(quote)) return undefined
  const escapes = quoteAt - at
  let start = quoteAt + 1
  if (escapes === 0 && text.charCodeAt(start) === quote && text.charCodeAt(start + 1) === quote) start += 2
  const limit = Math.min(text.length, start + MAX_LITERAL)
  let backslashes = 0
  for (let index = start; index < limit; index++) {
    const code = text.charCodeAt(index)
    if (code === NEWLINE || code === RETURN) return undefined
    if (code === BACKSLASH) {
      backslashes++
      continue
    }
    if (code === quote && (escapes === 0 ? backslashes % 2 === 0 : backslashes === escapes)) {
      return { start, end: index - (escapes === 0 ? 0 : escapes), quoted: true }
    }
    // An unescaped double quote ends the string around us.
    if (escapes > 0 && code === 0x22 && backslashes < escapes) return undefined
    backslashes = 0
  }
  return undefined
}

/** The run up to a blank, a quote or what ends a word in a shell; undefined when there is none. */
export function wordAt(text: string, at: number): ValueSpan | undefined {
  const limit = Math.min(text.length, at + MAX_LITERAL)
  let end = at
  while (end < limit && !endsWord(text.charCodeAt(end))) end++
  return end === at ? undefined : { start: at, end, quoted: false }
}

/** The rest of the line without an inline comment and outer blanks; undefined when it is empty or too long. */
export function restOfLine(text: string, at: number): ValueSpan | undefined {
  const limit = Math.min(text.length, at + MAX_LITERAL)
  let end = at
  for (; end < limit; end++) {
    const code = text.charCodeAt(end)
    if (code === NEWLINE || code === RETURN) break
    if ((code === 0x23 || code === 0x3b) && end > at && isBlank(text.charCodeAt(end - 1))) break
  }
  if (end === limit && end < text.length) return undefined
  while (end > at && isBlank(text.charCodeAt(end - 1))) end--
  return end === at ? undefined : { start: at, end, quoted: false }
}

export function isBlank(code: number): boolean {
  return code === 0x20 || code === 0x09
}

export function isLineEnd(code: number): boolean {
  return code === NEWLINE || code === RETURN
}

function endsWord(code: number): boolean {
  return (
    code <= 0x20 ||
    code === BACKSLASH ||
    isQuote(code) ||
    code === 0x3b ||
    code === 0x26 ||
    code === 0x7c ||
    code === 0x29 ||
    code === 0x3e ||
    code === 0x3c
  )
}
