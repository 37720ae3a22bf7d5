import {
  CHARACTER,
  endOfName,
  endOfNumber,
  endOfQuoted,
  isDigit,
  isNamePart,
  LIFETIME,
  MAX_SOURCE,
  NAME,
  NUMBER,
  SIGN,
  TEXT,
  TokenList,
} from './rust-tokens.ts'

const QUOTE = 0x22
const APOSTROPHE = 0x27
const HASH = 0x23
const SLASH = 0x2f
const STAR = 0x2a
const BACKSLASH = 0x5c
/** `b`, `c`, `r`, `br`, `cr` before a quote. https://doc.rust-lang.org/reference/tokens.html#string-literals */
const PREFIXES: ReadonlySet<string> = new Set(['b', 'c', 'r', 'br', 'cr'])

/** Tokens of a Rust source, with brackets paired. Documentation is a comment here. */
export function rustTokens(text: string): TokenList {
  const tokens = new TokenList(text)
  if (text.length > MAX_SOURCE) {
    tokens.failure = 'over-limit'
    return tokens
  }
  let at = startOfCode(text)
  while (at < text.length) {
    const next = step(text, at, tokens)
    if (tokens.failure !== undefined) return tokens
    at = next
  }
  tokens.pair()
  return tokens
}

/** `#!/usr/bin/env rust-script` is no attribute. */
function startOfCode(text: string): number {
  if (!text.startsWith('#!') || text.startsWith('#![')) return 0
  const end = text.indexOf('\n')
  return end === -1 ? text.length : end
}

function step(text: string, at: number, tokens: TokenList): number {
  const code = text.charCodeAt(at)
  if (code <= 0x20 || code === 0x85 || code === 0x200e || code === 0x200f || code === 0xfeff) return at + 1
  if (code === SLASH) {
    const next = text.charCodeAt(at + 1)
    if (next === SLASH) return endOfLine(text, at)
    if (next === STAR) return endOfComment(text, at)
  }
  if (isDigit(code)) return added(tokens, NUMBER, at, endOfNumber(text, at))
  if (isNamePart(code)) return nameOrText(text, at, tokens)
  if (code === QUOTE) return added(tokens, TEXT, at, endOfQuoted(text, at, QUOTE))
  if (code === APOSTROPHE) return characterOrLifetime(text, at, tokens)
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

/** Block comments nest. */
function endOfComment(text: string, start: number): number {
  let depth = 1
  for (let at = start + 2; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (code === STAR && text.charCodeAt(at + 1) === SLASH) {
      depth--
      at++
      if (depth === 0) return at + 1
    } else if (code === SLASH && text.charCodeAt(at + 1) === STAR) {
      depth++
      at++
    }
  }
  return text.length
}

function nameOrText(text: string, at: number, tokens: TokenList): number {
  const end = endOfName(text, at)
  const next = text.charCodeAt(end)
  if (end - at <= 2 && (next === QUOTE || next === HASH || next === APOSTROPHE)) {
    const prefix = text.slice(at, end)
    if (next === APOSTROPHE && prefix === 'b') {
      return added(tokens, CHARACTER, at, endOfQuoted(text, end, APOSTROPHE))
    }
    if (PREFIXES.has(prefix) && next !== APOSTROPHE) {
      const raw = prefix.endsWith('r')
      if (!raw && next === QUOTE) return added(tokens, TEXT, at, endOfQuoted(text, end, QUOTE))
      const close = raw ? endOfRaw(text, end) : -1
      if (close !== -1) return added(tokens, TEXT, at, close)
      // `r#type` is the name `type`.
      if (prefix === 'r' && next === HASH && isNamePart(text.charCodeAt(end + 1))) {
        return added(tokens, NAME, end + 1, endOfName(text, end + 1))
      }
    }
  }
  return added(tokens, NAME, at, end)
}

/** After a raw string whose hashes or quote start at `start`; -1 when it is none. */
function endOfRaw(text: string, start: number): number {
  let at = start
  while (text.charCodeAt(at) === HASH) at++
  if (text.charCodeAt(at) !== QUOTE) return -1
  const closing = `"${'#'.repeat(at - start)}`
  const end = text.indexOf(closing, at + 1)
  return end === -1 ? text.length : end + closing.length
}

function characterOrLifetime(text: string, at: number, tokens: TokenList): number {
  const first = text.codePointAt(at + 1) ?? 0
  if (first === BACKSLASH) return added(tokens, CHARACTER, at, endOfQuoted(text, at, APOSTROPHE))
  const width = first > 0xffff ? 2 : 1
  if (text.charCodeAt(at + 1 + width) === APOSTROPHE) return added(tokens, CHARACTER, at, at + width + 2)
  const end = endOfName(text, at + 1)
  return end > at + 1 ? added(tokens, LIFETIME, at, end) : at + 1
}

/** The text that a string of the source stands for. */
export function rustText(word: string): string {
  const open = word.indexOf('"')
  const prefix = word.slice(0, open)
  if (prefix.includes('r')) {
    const hashes = prefix.length - prefix.indexOf('r') - 1
    return word.slice(open + 1, Math.max(open + 1, word.length - 1 - hashes))
  }
  const body = word.slice(open + 1, word.endsWith('"') && word.length > open + 1 ? -1 : undefined)
  return body.includes('\\') ? body.replace(ESCAPE, unescaped) : body
}

/** https://doc.rust-lang.org/reference/tokens.html#ascii-escapes; a backslash at the end of a line eats the indent after it. */
const ESCAPE =
  /\\(?:x(?<hex>[0-9A-Fa-f]{2})|u\{(?<point>[0-9A-Fa-f_]{1,12})\}|\r?\n\s{0,1000}|(?<one>[^xu]))/g

const SIMPLE: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', '0': '\0' }

function unescaped(whole: string, hex?: string, point?: string, one?: string): string {
  if (hex !== undefined) return String.fromCharCode(Number.parseInt(hex, 16))
  if (point !== undefined) {
    const value = Number.parseInt(point.replaceAll('_', ''), 16)
    return value <= 0x10ffff ? String.fromCodePoint(value) : ''
  }
  if (one === undefined) return whole.startsWith('\\\n') || whole.startsWith('\\\r') ? '' : whole
  return SIMPLE[one] ?? one
}
