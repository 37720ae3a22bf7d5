/** What a token of Rust or Zig is. Comments and blanks are none. */
export const NAME = 1
/** A string; `word` is its source, with quotes and prefix. */
export const TEXT = 2
export const CHARACTER = 3
export const NUMBER = 4
/** `'a` of Rust. */
export const LIFETIME = 5
/** One character of punctuation. */
export const SIGN = 6

/** Code units of one source. Generated bindings are the longest that occur, with a few millions. */
export const MAX_SOURCE = 8_000_000
/** Tokens of one source. */
const MAX_TOKENS = 2_000_000
/** Brackets within brackets. Nobody reads beyond fifty. */
const MAX_DEPTH = 500

const BRACES = 0x7b

/** Why a source is not read to its end. */
export type TokenFailure = 'over-limit' | 'too-deep'

/** Tokens of one source in arrays of numbers, so that no token is an object. */
export class TokenList {
  readonly text: string
  count = 0
  failure: TokenFailure | undefined
  private kinds = new Uint8Array(1024)
  private starts = new Uint32Array(1024)
  private ends = new Uint32Array(1024)
  private partners = new Int32Array(0)
  private blocks = new Int32Array(0)

  constructor(text: string) {
    this.text = text
  }

  /** @returns whether there is room for more */
  add(kind: number, start: number, end: number): boolean {
    if (this.count === MAX_TOKENS) {
      this.failure = 'over-limit'
      return false
    }
    if (this.count === this.kinds.length) this.grow()
    this.kinds[this.count] = kind
    this.starts[this.count] = start
    this.ends[this.count] = end
    this.count++
    return true
  }

  /** Finds the partner of each bracket. A bracket that has none ends nothing. */
  pair(): void {
    this.partners = new Int32Array(this.count).fill(-1)
    this.blocks = new Int32Array(this.count)
    const open: number[] = []
    let block = -1
    for (let at = 0; at < this.count; at++) {
      this.blocks[at] = block
      const code = this.kinds[at] === SIGN ? this.text.charCodeAt(this.starts[at] as number) : 0
      const closes = OPENERS.get(code)
      if (closes === undefined) {
        if (code !== BRACES && code !== 0x28 && code !== 0x5b) continue
        if (open.length === MAX_DEPTH) {
          this.failure = 'too-deep'
          return
        }
        open.push(at)
        if (code === BRACES) block = at
        continue
      }
      const found = open.findLastIndex((index) => this.codeAt(index) === closes)
      if (found === -1) continue
      const partner = open[found] as number
      open.length = found
      this.partners[at] = partner
      this.partners[partner] = at
      block = open.findLast((index) => this.codeAt(index) === BRACES) ?? -1
    }
  }

  kind(at: number): number {
    return this.kinds[at] ?? 0
  }

  start(at: number): number {
    return this.starts[at] ?? this.text.length
  }

  end(at: number): number {
    return this.ends[at] ?? this.text.length
  }

  word(at: number): string {
    return this.text.slice(this.starts[at], this.ends[at])
  }

  /** Whether a token is this name or this sign. */
  is(at: number, word: string): boolean {
    const start = this.starts[at] as number
    if (at < 0 || at >= this.count || (this.ends[at] as number) - start !== word.length) return false
    const kind = this.kinds[at]
    return (kind === NAME || kind === SIGN) && this.text.startsWith(word, start)
  }

  isName(at: number): boolean {
    return at >= 0 && at < this.count && this.kinds[at] === NAME
  }

  /** `::`, `=>` and their like: two signs without anything between them. */
  isPair(at: number, pair: string): boolean {
    return (
      at >= 0 &&
      at + 1 < this.count &&
      this.kinds[at] === SIGN &&
      this.ends[at] === this.starts[at + 1] &&
      this.text.startsWith(pair, this.starts[at])
    )
  }

  /** The bracket that belongs to the one at `at`; -1 when none does. */
  partner(at: number): number {
    return this.partners[at] ?? -1
  }

  /** The innermost `{` around a token; -1 outside of all. */
  block(at: number): number {
    return this.blocks[at] ?? -1
  }

  /** After a bracket's partner; the next token for any other. */
  after(at: number): number {
    const partner = this.partner(at)
    return partner > at ? partner + 1 : at + 1
  }

  /** Parts between the commas of a range, those within brackets aside. Empty parts are left out. */
  split(from: number, to: number, separator = ','): (readonly [number, number])[] {
    const parts: (readonly [number, number])[] = []
    let start = from
    for (let at = from; at < to; at = this.after(at)) {
      if (!this.is(at, separator)) continue
      if (at > start) parts.push([start, at])
      start = at + 1
    }
    if (to > start) parts.push([start, to])
    return parts
  }

  private codeAt(at: number): number {
    return this.text.charCodeAt(this.starts[at] as number)
  }

  private grow(): void {
    const length = this.kinds.length * 4
    const kinds = new Uint8Array(length)
    kinds.set(this.kinds)
    this.kinds = kinds
    const starts = new Uint32Array(length)
    starts.set(this.starts)
    this.starts = starts
    const ends = new Uint32Array(length)
    ends.set(this.ends)
    this.ends = ends
  }
}

/** By closing bracket, the one that opens. */
const OPENERS: ReadonlyMap<number, number> = new Map([
  [0x29, 0x28],
  [0x5d, 0x5b],
  [0x7d, 0x7b],
])

export function isDigit(code: number): boolean {
  return code >= 0x30 && code <= 0x39
}

/** What may stand in a name after its first character. */
export function isNamePart(code: number): boolean {
  return (
    (code >= 0x61 && code <= 0x7a) ||
    (code >= 0x41 && code <= 0x5a) ||
    code === 0x5f ||
    isDigit(code) ||
    code > 0x7f
  )
}

export function endOfName(text: string, start: number): number {
  let at = start
  while (at < text.length && isNamePart(text.charCodeAt(at))) at++
  return at
}

/** After a number: digits, letters, and a dot that a digit follows. */
export function endOfNumber(text: string, start: number): number {
  let at = endOfName(text, start)
  if (text.charCodeAt(at) === 0x2e && isDigit(text.charCodeAt(at + 1))) at = endOfName(text, at + 1)
  return at
}

/** After the quote that ends a string with escapes; `start` is the opening quote. */
export function endOfQuoted(text: string, start: number, quote: number): number {
  for (let at = start + 1; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (code === 0x5c) at++
    else if (code === quote) return at + 1
  }
  return text.length
}
