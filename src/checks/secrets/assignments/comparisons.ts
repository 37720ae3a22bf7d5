import { literalAt } from './expressions.ts'
import { isBlank, isLineEnd, isQuote, type ValueSpan } from './literals.ts'

/** Characters of a literal that stands before the name it is compared with. */
const MAX_COMPARED = 120
const EQUALS_CALL = /\.(?:equals|equalsIgnoreCase|Equals|compareTo|eql\?|isEqualToString)\s?[(:]\s?@?/y
const COMPARED_BEFORE = /(?:[!=]==?\s{0,2}|\.equals\()\$?(?:[\w.]{1,40}\.)?$/
const COMPARING_CALL = /(?:strcmp|strncmp|compare_digest|equals?|ConstantTimeCompare|hash_equals)\s?\($/i

/** `password.equals("value")`. @param at offset of the dot */
export function equalsCall(text: string, at: number): ValueSpan | undefined {
  EQUALS_CALL.lastIndex = at
  return EQUALS_CALL.test(text) ? compared(text, EQUALS_CALL.lastIndex) : undefined
}

/** `== "value"`. @param at offset after the operator's second character */
export function compared(text: string, at: number): ValueSpan | undefined {
  const value = literalAt(text, text.charCodeAt(at) === 0x3d ? at + 1 : at)
  return value === undefined ? undefined : { ...value, compared: true }
}

/** `"value" == password`, `"value".equals(password)`. */
export function comparedBefore(text: string, nameStart: number): ValueSpan | undefined {
  const last = text.charCodeAt(nameStart - 1)
  if (last !== 0x20 && last !== 0x28 && last !== 0x3d && last !== 0x24 && last !== 0x2e) return undefined
  const before = text.slice(Math.max(0, nameStart - 60), nameStart)
  const operator = COMPARED_BEFORE.exec(before)
  if (operator === null) return undefined
  let end = nameStart - operator[0].length
  while (isBlank(text.charCodeAt(end - 1))) end--
  const quote = text.charCodeAt(--end)
  if (!isQuote(quote)) return undefined
  for (let start = end - 1; start > end - MAX_COMPARED && start >= 0; start--) {
    const code = text.charCodeAt(start)
    if (isLineEnd(code)) return undefined
    if (code === quote) return { start: start + 1, end, quoted: true, compared: true }
  }
  return undefined
}

/** `strcmp(password, "value")`. */
export function isComparing(text: string, nameStart: number): boolean {
  return COMPARING_CALL.test(text.slice(Math.max(0, nameStart - 24), nameStart))
}
