import { isAlphanumeric } from '../boundary.ts'
import type { Revealed } from './revealed.ts'

/** Characters before the first escape of a token, and of all of a region. */
const BACK = 320
const LONGEST = 8_192
/** Backslashes of one escape: code inside JSON inside code has four. */
const MAX_BACKSLASHES = 4

const BACKSLASH = 0x5c
const PERCENT = 0x25

/**
 * What begins an escape of a printable ASCII character: RFC 8259 section 7, string literals of most languages, RFC 3986
 * section 2.1. The last digit is left out.
 */
export const ESCAPE_WORDS: readonly string[] = ['\\u00', '\\x', '%'].flatMap((start) =>
  ['2', '3', '4', '5', '6', '7'].map((digit) => start + digit),
)

/** An escaped character, or the plain ones between two. */
interface Part {
  /** Offset in the file. */
  readonly start: number
  /** Characters of the text before it. */
  readonly before: number
  readonly escaped: boolean
}

/** A run of token characters some of which are escaped, read once. */
export class EscapedRun implements Revealed {
  readonly disguise = 'escapes'
  readonly text: string
  /** Offset in the file after the run. */
  readonly end: number
  private readonly parts: readonly Part[]

  /** @param hit an offset inside the first escape of the run @param from nothing before it is read */
  constructor(file: string, hit: number, from: number) {
    const parts: Part[] = []
    let text = ''
    let at = startOfRun(file, startOfEscape(file, hit), from)
    let plainFrom = at
    const addPlain = (): void => {
      if (at === plainFrom) return
      parts.push({ start: plainFrom, before: text.length, escaped: false })
      text += file.slice(plainFrom, at)
    }
    const limit = Math.min(file.length, at + LONGEST)
    while (at < limit) {
      const code = file.charCodeAt(at)
      if (isTokenCharacter(code)) {
        at++
        continue
      }
      const length = code === BACKSLASH || code === PERCENT ? escapeLength(file, at) : 0
      if (length === 0) break
      addPlain()
      parts.push({ start: at, before: text.length, escaped: true })
      text += String.fromCharCode(Number.parseInt(file.slice(at + length - 2, at + length), 16))
      at += length
      plainFrom = at
    }
    addPlain()
    this.parts = parts
    this.text = text
    this.end = at
  }

  /** Whether a part of the text is written otherwise than it reads. */
  isDisguised(start: number, end: number): boolean {
    return this.parts.some((part) => part.escaped && part.before >= start && part.before < end)
  }

  span(start: number, end: number): { readonly start: number; readonly end: number } {
    return { start: this.place(start), end: this.place(end) }
  }

  private place(index: number): number {
    const next = this.parts.findIndex(({ before }) => before > index)
    const part = this.parts.at(next === -1 ? -1 : next - 1)
    if (part === undefined) return this.end
    if (!part.escaped) return part.start + index - part.before
    return part.before === index ? part.start : this.end
  }
}

/** Offset of the first character of the escape around an offset. */
function startOfEscape(file: string, hit: number): number {
  let at = hit - 1
  while (at > 0 && file.charCodeAt(at) !== BACKSLASH && file.charCodeAt(at) !== PERCENT) at--
  if (file.charCodeAt(at) === PERCENT) return at
  const limit = at - MAX_BACKSLASHES
  while (at > 0 && at - 1 > limit && file.charCodeAt(at - 1) === BACKSLASH) at--
  return at
}

function startOfRun(file: string, first: number, from: number): number {
  const limit = Math.max(from, first - BACK)
  let at = first
  while (at > limit && isTokenCharacter(file.charCodeAt(at - 1))) at--
  // The letter of `\n` and its like.
  return at < first && at > 0 && file.charCodeAt(at - 1) === BACKSLASH ? at + 1 : at
}

/** Characters of the escape of a printable ASCII character at an offset; 0 when there is none. */
function escapeLength(file: string, at: number): number {
  let next = at + 1
  if (file.charCodeAt(at) === BACKSLASH) {
    while (next < at + MAX_BACKSLASHES && file.charCodeAt(next) === BACKSLASH) next++
    const kind = file.charCodeAt(next)
    if (kind === 0x75) {
      if (file.charCodeAt(next + 1) !== 0x30 || file.charCodeAt(next + 2) !== 0x30) return 0
      next += 3
    } else if (kind === 0x78) next++
    else return 0
  }
  const high = file.charCodeAt(next)
  return high >= 0x32 && high <= 0x37 && isHex(file.charCodeAt(next + 1)) ? next + 2 - at : 0
}

function isHex(code: number): boolean {
  return (code >= 0x30 && code <= 0x39) || (code >= 0x41 && code <= 0x46) || (code >= 0x61 && code <= 0x66)
}

/** What tokens consist of, prefix and padding included. */
function isTokenCharacter(code: number): boolean {
  return (
    isAlphanumeric(code) ||
    code === 0x5f ||
    code === 0x2d ||
    code === 0x2e ||
    code === 0x2b ||
    code === 0x2f ||
    code === 0x3d ||
    code === 0x7e ||
    code === 0x3a
  )
}
