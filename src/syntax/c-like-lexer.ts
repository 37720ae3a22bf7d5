import {
  BACKSLASH,
  BYTE_ORDER_MARK,
  CARRIAGE_RETURN,
  COLON,
  codeOf,
  DIGRAPHS,
  DOT,
  DOUBLE_QUOTE,
  HASH,
  isDigit,
  isNameStart,
  isScopeAfterLess,
  isWord,
  LINE_FEED,
  lineEnd,
  MINUS,
  PAIRS,
  PERCENT,
  PLUS,
  PREFIXES,
  RAW_PREFIXES,
  SINGLE_QUOTE,
  SLASH,
  SPACE,
  STAR,
  unescapeC,
} from './c-characters.ts'
import { CSplices } from './c-splices.ts'

/** UTF-16 code units of a source that is lexed at all. Amalgamated libraries have a tenth of it. */
export const MAX_C_LENGTH = 16_000_000
/** UTF-16 code units of one literal's decoded value; more is cut, because nothing that is looked for is that long. */
const MAX_LITERAL = 20_000
/** Tokens of a range that are written out to compare it. */
const MAX_NORMALISED = 300
/** What may stand between `R"` and `(` (C++23 [lex.string]). */
const MAX_RAW_DELIMITER = 16

export const NAME = 1
export const NUMBER = 2
export const STRING = 3
export const CHARACTER = 4
export const PUNCTUATOR = 5
/** The `#` that starts a directive, and the place where the directive ends. */
export const DIRECTIVE = 6
export const DIRECTIVE_END = 7

/**
 * The tokens of a source in C, C++, Objective-C or CUDA, without comments, before any macro is expanded
 * (C++23 [lex.phases], phases 1 to 3; trigraphs are left alone, as compilers do by default).
 * Kept in flat arrays: a file has a hundred thousand tokens.
 */
export class CTokens {
  readonly source: string
  count = 0
  kinds = new Uint8Array(1024)
  /** Of punctuators: code units of its one or two characters (`a << 8 | b`), digraphs translated. */
  codes = new Uint16Array(1024)
  private starts = new Uint32Array(1024)
  private ends = new Uint32Array(1024)
  /** Without line splices; offsets in `starts` and `ends` are into this. */
  private readonly text: string
  private readonly splices: CSplices

  /** Throws RangeError when the source is longer than `MAX_C_LENGTH`. */
  constructor(source: string) {
    if (source.length > MAX_C_LENGTH) throw new RangeError('source is too long')
    this.source = source
    this.splices = new CSplices(source)
    this.text = this.splices.text
    this.lex()
  }

  /** Offset into the source of a token's first character. */
  start(token: number): number {
    return this.splices.original(this.starts[token] as number)
  }

  /** Offset into the source after a token's last character. */
  end(token: number): number {
    const end = this.ends[token] as number
    return end === 0 ? 0 : this.splices.original(end - 1) + 1
  }

  /** As the compiler sees it: splices are gone. */
  textOf(token: number): string {
    return this.text.slice(this.starts[token], this.ends[token])
  }

  isName(token: number, name: string): boolean {
    return (
      this.kinds[token] === NAME &&
      (this.ends[token] as number) - (this.starts[token] as number) === name.length &&
      this.text.startsWith(name, this.starts[token])
    )
  }

  /** Whether the token is this punctuator: one or two characters. */
  is(token: number, punctuator: string): boolean {
    return this.kinds[token] === PUNCTUATOR && this.codes[token] === codeOf(punctuator)
  }

  /** The characters a string literal stands for; `undefined` for other tokens. */
  literalOf(token: number): string | undefined {
    if (this.kinds[token] !== STRING) return undefined
    const text = this.textOf(token)
    const open = text.indexOf('"')
    if (text[open - 1] === 'R') {
      const paren = text.indexOf('(', open)
      return text.slice(paren + 1, text.length - (paren - open) - 1).slice(0, MAX_LITERAL)
    }
    return unescapeC(text.slice(open + 1, text.length - 1).slice(0, MAX_LITERAL))
  }

  /** Tokens in a form that neither blanks nor comments change. */
  normalised(from: number, to: number): string {
    const parts: string[] = []
    for (let token = from; token < Math.min(to, from + MAX_NORMALISED); token++)
      parts.push(this.textOf(token))
    return parts.join(' ')
  }

  private push(kind: number, start: number, end: number, code: number): void {
    if (this.count === this.kinds.length) this.grow()
    this.kinds[this.count] = kind
    this.starts[this.count] = start
    this.ends[this.count] = end
    this.codes[this.count] = code
    this.count++
  }

  private grow(): void {
    const size = this.count * 2
    const kinds = new Uint8Array(size)
    const codes = new Uint16Array(size)
    const starts = new Uint32Array(size)
    const ends = new Uint32Array(size)
    kinds.set(this.kinds)
    codes.set(this.codes)
    starts.set(this.starts)
    ends.set(this.ends)
    this.kinds = kinds
    this.codes = codes
    this.starts = starts
    this.ends = ends
  }

  private lex(): void {
    const { text } = this
    let inDirective = false
    let atLineStart = true
    for (let at = 0; at < text.length; ) {
      const code = text.charCodeAt(at)
      if (code === LINE_FEED || code === CARRIAGE_RETURN) {
        if (inDirective) this.push(DIRECTIVE_END, at, at, 0)
        inDirective = false
        atLineStart = true
        at++
        continue
      }
      if (code <= SPACE || code === BYTE_ORDER_MARK) {
        at++
        continue
      }
      const next = text.charCodeAt(at + 1)
      if (code === SLASH && next === SLASH) {
        at = lineEnd(text, at)
        continue
      }
      if (code === SLASH && next === STAR) {
        const close = text.indexOf('*/', at + 2)
        at = close === -1 ? text.length : close + 2
        continue
      }
      if (atLineStart && (code === HASH || (code === PERCENT && next === COLON))) {
        const end = code === HASH ? at + 1 : at + 2
        this.push(DIRECTIVE, at, end, HASH)
        inDirective = true
        atLineStart = false
        at = end
        continue
      }
      atLineStart = false
      if (isNameStart(code)) at = this.name(at)
      else if (isDigit(code) || (code === DOT && isDigit(next))) at = this.number(at)
      else if (code === DOUBLE_QUOTE) at = this.quoted(at, at, STRING, DOUBLE_QUOTE)
      else if (code === SINGLE_QUOTE) at = this.quoted(at, at, CHARACTER, SINGLE_QUOTE)
      else at = this.punctuator(at)
    }
    if (inDirective) this.push(DIRECTIVE_END, text.length, text.length, 0)
  }

  private name(start: number): number {
    const { text } = this
    let end = start + 1
    while (end < text.length && (isNameStart(text.charCodeAt(end)) || isDigit(text.charCodeAt(end)))) end++
    const after = text.charCodeAt(end)
    if ((after === DOUBLE_QUOTE || after === SINGLE_QUOTE) && end - start <= 3) {
      const prefix = text.slice(start, end)
      if (after === DOUBLE_QUOTE && RAW_PREFIXES.has(prefix)) return this.raw(start, end)
      if (PREFIXES.has(prefix)) {
        return this.quoted(start, end, after === DOUBLE_QUOTE ? STRING : CHARACTER, after)
      }
    }
    this.push(NAME, start, end, 0)
    return end
  }

  /** A preprocessing number: whatever may follow a digit, separators and exponents with their signs. */
  private number(start: number): number {
    const { text } = this
    let end = start + 1
    for (; end < text.length; end++) {
      const code = text.charCodeAt(end)
      if (isNameStart(code) || isDigit(code) || code === DOT) continue
      if (code === SINGLE_QUOTE && isWord(text.charCodeAt(end + 1))) continue
      const before = text.charCodeAt(end - 1) | 0x20
      if ((code === PLUS || code === MINUS) && (before === 0x65 || before === 0x70)) continue
      break
    }
    this.push(NUMBER, start, end, 0)
    return end
  }

  /** Ends at the line's end at the latest: apostrophes stand alone in `#error` and in code that is switched off. */
  private quoted(start: number, open: number, kind: number, quote: number): number {
    const { text } = this
    let at = open + 1
    for (; at < text.length; at++) {
      const code = text.charCodeAt(at)
      if (code === BACKSLASH) at++
      else if (code === quote) {
        this.push(kind, start, at + 1, 0)
        return at + 1
      } else if (code === LINE_FEED || code === CARRIAGE_RETURN) break
    }
    const end = Math.min(at, text.length)
    this.push(kind, start, end, 0)
    return end
  }

  /** Splices inside are part of the string, so that its end is looked for in the source. */
  private raw(start: number, open: number): number {
    const { source, text } = this
    const from = this.splices.original(open) + 1
    const paren = source.indexOf('(', from)
    if (paren === -1 || paren - from > MAX_RAW_DELIMITER)
      return this.quoted(start, open, STRING, DOUBLE_QUOTE)
    const ending = `)${source.slice(from, paren)}"`
    const close = source.indexOf(ending, paren)
    const end = close === -1 ? text.length : this.splices.spliced(close + ending.length)
    this.push(STRING, start, end, 0)
    return end
  }

  private punctuator(at: number): number {
    const { text } = this
    const pair = text.slice(at, at + 2)
    const digraph = DIGRAPHS.get(pair)
    if (digraph !== undefined && !isScopeAfterLess(text, at)) {
      const isPaste = pair === '%:' && text.startsWith('%:', at + 2)
      const end = at + (isPaste ? 4 : 2)
      this.push(PUNCTUATOR, at, end, isPaste ? codeOf('##') : digraph)
      return end
    }
    const length = PAIRS.has(pair) ? 2 : 1
    this.push(PUNCTUATOR, at, at + length, codeOf(text.slice(at, at + length)))
    return at + length
  }
}
