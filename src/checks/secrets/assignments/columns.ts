import { isQuote, quotedAt, skipBlanks, type ValueSpan } from './literals.ts'

/** Characters of the list of columns, and of a row, that are read. */
const MAX_LIST = 600
const OPENING = /insert\s{1,4}(?:ignore\s{1,4})?into\s{1,4}[\w."`[\]]{1,80}\s{0,4}\($/i
const VALUES = /\s{0,8}values\s{0,8}\(/iy
/** What databases keep instead of a password. */
const DIGEST = /^[0-9a-f]{32,128}$/i

/** The value of a named column in the first row of `INSERT INTO users (name, password) VALUES ('x', 'value')`. */
export function insertedValue(text: string, nameStart: number, nameEnd: number): ValueSpan | undefined {
  const after = isQuote(text.charCodeAt(nameEnd)) ? nameEnd + 1 : nameEnd
  const follows = text.charCodeAt(skipBlanks(text, after))
  if (follows !== 0x2c && follows !== 0x29) return undefined
  const before = text.slice(Math.max(0, nameStart - MAX_LIST), nameStart)
  const open = before.lastIndexOf('(') + 1
  if (!OPENING.test(before.slice(Math.max(0, open - 120), open))) return undefined
  const close = text.slice(after, after + MAX_LIST).indexOf(')')
  if (close === -1) return undefined
  VALUES.lastIndex = after + close + 1
  if (!VALUES.test(text)) return undefined
  const span = memberOf(text, VALUES.lastIndex, before.slice(open).split(',').length - 1)
  return span === undefined || DIGEST.test(text.slice(span.start, span.end)) ? undefined : span
}

/** @param place 0-based */
function memberOf(text: string, from: number, place: number): ValueSpan | undefined {
  let at = from
  for (let member = 0; at < from + MAX_LIST; member++) {
    at = skipBlanks(text, at)
    const literal = quotedAt(text, at)
    if (member === place) return literal
    at = literal === undefined ? at : literal.end + 1
    while (at < from + MAX_LIST && text[at] !== ',') {
      if (text[at] === ')' || at >= text.length) return undefined
      at++
    }
    at++
  }
  return undefined
}
