import {
  CHARACTER,
  endOfName,
  endOfNumber,
  endOfQuoted,
  isDigit,
  isNamePart,
  MAX_SOURCE,
  NAME,
  NUMBER,
  SIGN,
  TEXT,
  TokenList,
} from './rust-tokens.ts'

const QUOTE = 0x22
const APOSTROPHE = 0x27
const SLASH = 0x2f
const BACKSLASH = 0x5c
const AT = 0x40

/** Tokens of a Zig source, with brackets paired; lines of one multi-line string are one token. */
export function zigTokens(text: string): TokenList {
  const tokens = new TokenList(text)
  if (text.length > MAX_SOURCE) {
    tokens.failure = 'over-limit'
    return tokens
  }
  let at = 0
  while (at < text.length) {
    const next = step(text, at, tokens)
    if (tokens.failure !== undefined) return tokens
    at = next
  }
  tokens.pair()
  return tokens
}

function step(text: string, at: number, tokens: TokenList): number {
  const code = text.charCodeAt(at)
  if (code <= 0x20 || code === 0xfeff) return at + 1
  const next = text.charCodeAt(at + 1)
  if (code === SLASH && next === SLASH) return endOfLine(text, at)
  if (code === BACKSLASH && next === BACKSLASH) return added(tokens, TEXT, at, endOfLines(text, at))
  if (isDigit(code)) return added(tokens, NUMBER, at, endOfNumber(text, at))
  if (isNamePart(code)) return added(tokens, NAME, at, endOfName(text, at))
  if (code === QUOTE) return added(tokens, TEXT, at, endOfQuoted(text, at, QUOTE))
  if (code === APOSTROPHE) return added(tokens, CHARACTER, at, endOfQuoted(text, at, APOSTROPHE))
  if (code === AT && next === QUOTE) {
    // `@"Child"` is the name `Child`.
    const end = endOfQuoted(text, at + 1, QUOTE)
    tokens.add(NAME, at + 2, Math.max(at + 2, end - 1))
    return end
  }
  return added(tokens, SIGN, at, at + 1)
}

function added(tokens: TokenList, kind: number, start: number, end: number): number {
  tokens.add(kind, start, end)
  return end
}

function endOfLine(text: string, at: number): number {
  const end = text.indexOf('\n', at)
  return end === -1 ? text.length : end
}

/** After the last of the lines that start with two backslashes. */
function endOfLines(text: string, start: number): number {
  let end = endOfLine(text, start)
  for (;;) {
    let at = end
    while (at < text.length && text.charCodeAt(at) <= 0x20) at++
    if (text.charCodeAt(at) !== BACKSLASH || text.charCodeAt(at + 1) !== BACKSLASH) return end
    end = endOfLine(text, at)
  }
}

/** The text that a string of the source stands for. */
export function zigText(word: string): string {
  if (word.startsWith('\\\\')) {
    return word
      .split('\n')
      .map((line) => line.trimStart().slice(2))
      .join('\n')
  }
  const body = word.slice(1, word.endsWith('"') && word.length > 1 ? -1 : undefined)
  return body.includes('\\') ? body.replace(ESCAPE, unescaped) : body
}

/** https://ziglang.org/documentation/master/#Escape-Sequences */
const ESCAPE = /\\(?:x(?<hex>[0-9A-Fa-f]{2})|u\{(?<point>[0-9A-Fa-f]{1,6})\}|(?<one>[^xu]))/g

const SIMPLE: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t' }

function unescaped(_: string, hex?: string, point?: string, one?: string): string {
  if (hex !== undefined) return String.fromCharCode(Number.parseInt(hex, 16))
  if (point !== undefined) {
    const value = Number.parseInt(point, 16)
    return value <= 0x10ffff ? String.fromCodePoint(value) : ''
  }
  return SIMPLE[one ?? ''] ?? one ?? ''
}
