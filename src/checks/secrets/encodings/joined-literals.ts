import { isLineEnd, isQuote } from '../assignments/literals.ts'
import type { Revealed } from './revealed.ts'

/** Characters of one piece, pieces, and blanks and line ends between two of them. */
const LONGEST_PIECE = 1_000
const MAX_PIECES = 16
const MAX_GAP = 120
/** Backslashes before the quotes of code inside a JSON string. */
const MAX_ESCAPES = 3

const BACKSLASH = 0x5c
/** Put two strings together: most languages, PHP and Perl, Lua, Visual Basic, Haskell and Elixir; a lone backslash goes on. */
const OPERATOR = /(?:\+\+|\+|\.\.|\.|&|<>|~|\\(?=\r?\n))/y
const OPERATOR_STARTS = '+.&<~\\'
const STRING_PREFIX = /[rRbBuUfF]{1,2}(?=\\{0,3}["'`])/y
const PREFIX_STARTS = 'rRbBuUfF'

/**
 * What stands between two literals that are one string, from the quote that closes the first: an operator, a blank. Line
 * ends are not looked for, because every other line ends with a quote: `endOfLiteral` finds them behind the start of a token.
 */
export const JOINT_WORDS: readonly string[] = ['"', "'"].flatMap((quote) => [
  ...[' +', '+', ' .', '.', ' &', ' \\'].map((joint) => quote + joint),
  `${quote} ${quote}`,
])

interface Piece {
  readonly start: number
  /** Characters of the text before it. */
  readonly before: number
}

/** Adjacent string literals whose parts around the joints could be one token. */
export class JoinedLiterals implements Revealed {
  readonly disguise = 'pieces'
  readonly text: string
  /** Offset in the file after the last piece. */
  readonly end: number
  private readonly pieces: readonly Piece[]

  private constructor(file: string, spans: readonly (readonly [start: number, end: number])[]) {
    const pieces: Piece[] = []
    let text = ''
    let last = 0
    for (const [start, end] of spans) {
      pieces.push({ start, before: text.length })
      text += file.slice(start, end)
      last = end
    }
    this.pieces = pieces
    this.text = text
    this.end = last
  }

  /** Undefined when nothing that could be a token meets the joint. @param close offset of the quote that closes the first literal */
  static at(file: string, close: number): JoinedLiterals | undefined {
    const end = beforeEscapes(file, close)
    if (end === 0 || !isPieceCharacter(file.charCodeAt(end - 1))) return undefined
    const escapes = close - end
    let open = nextLiteral(file, close + 1, escapes)
    if (open === -1) return undefined
    let start = end
    const limit = Math.max(0, end - LONGEST_PIECE)
    while (start > limit && isPieceCharacter(file.charCodeAt(start - 1))) start--
    const spans: [number, number][] = [[start, end]]
    while (open !== -1 && spans.length < MAX_PIECES) {
      let stop = open
      const stopAt = Math.min(file.length, open + LONGEST_PIECE)
      while (stop < stopAt && isPieceCharacter(file.charCodeAt(stop))) stop++
      spans.push([open, stop])
      const quote = stop + escapes
      const closes = isQuote(file.charCodeAt(quote)) && (escapes === 0 || file.charCodeAt(stop) === BACKSLASH)
      open = closes ? nextLiteral(file, quote + 1, escapes) : -1
    }
    return new JoinedLiterals(file, spans)
  }

  /** Whether a part of the text stands in more than one literal. */
  isDisguised(start: number, end: number): boolean {
    return this.pieceOf(start) !== this.pieceOf(end - 1)
  }

  span(start: number, end: number): { readonly start: number; readonly end: number } {
    return { start: this.place(start), end: this.place(end - 1) + 1 }
  }

  private place(index: number): number {
    const piece = this.pieceOf(index)
    return piece.start + index - piece.before
  }

  private pieceOf(index: number): Piece {
    return this.pieces.findLast(({ before }) => before <= index) as Piece
  }
}

/** Where the token characters from an offset end, and whether a quote at the end of its line ends them. */
export function endOfLiteral(file: string, from: number): { readonly at: number; readonly closes: boolean } {
  const limit = Math.min(file.length, from + LONGEST_PIECE)
  let at = from
  while (at < limit && isPieceCharacter(file.charCodeAt(at))) at++
  return { at, closes: isQuote(file.charCodeAt(at)) && isLineEnd(file.charCodeAt(at + 1)) }
}

function beforeEscapes(file: string, quote: number): number {
  let at = quote
  while (at > 0 && quote - at < MAX_ESCAPES && file.charCodeAt(at - 1) === BACKSLASH) at--
  return at
}

/** Offset of the first character of the literal that goes on with the one before; -1 when none does. */
function nextLiteral(file: string, from: number, escapes: number): number {
  let at = skipGap(file, from)
  if (OPERATOR_STARTS.includes(file[at] ?? ' ')) {
    OPERATOR.lastIndex = at
    if (OPERATOR.test(file)) at = skipGap(file, OPERATOR.lastIndex)
  }
  if (PREFIX_STARTS.includes(file[at] ?? ' ')) {
    STRING_PREFIX.lastIndex = at
    if (!STRING_PREFIX.test(file)) return -1
    at = STRING_PREFIX.lastIndex
  }
  for (let index = 0; index < escapes; index++) if (file.charCodeAt(at++) !== BACKSLASH) return -1
  return isQuote(file.charCodeAt(at)) ? at + 1 : -1
}

function skipGap(file: string, from: number): number {
  let at = from
  const limit = from + MAX_GAP
  while (at < limit) {
    const code = file.charCodeAt(at)
    if (code !== 0x20 && code !== 0x09 && !isLineEnd(code)) break
    at++
  }
  return at
}

/** What a literal may hold of a token: no blanks, quotes and escapes. */
function isPieceCharacter(code: number): boolean {
  return code > 0x20 && code < 0x7f && code !== BACKSLASH && !isQuote(code)
}
