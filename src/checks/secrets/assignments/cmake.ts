import { codeValue } from './code.ts'
import { skipBlanks, type ValueSpan, wordAt } from './literals.ts'

const SET = /\bset\s{0,4}\(\s{0,8}$/i

/** `set(NAME "value")`, `set(NAME value CACHE …)`. */
export function cmakeValue(text: string, nameStart: number, nameEnd: number): ValueSpan | undefined {
  const quoted = codeValue(text, nameStart, nameEnd)
  if (quoted !== undefined || text.charCodeAt(nameEnd) !== 0x20) return quoted
  return SET.test(text.slice(Math.max(0, nameStart - 20), nameStart))
    ? wordAt(text, skipBlanks(text, nameEnd))
    : undefined
}
