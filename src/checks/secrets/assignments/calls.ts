import { literalAt, skipGap } from './expressions.ts'
import { isLineEnd, isQuote, skipBlanks, skipEscapes, type ValueSpan } from './literals.ts'

/** Characters in which the default of a command-line option is looked for. */
const MAX_OPTION = 240
const OPTION_DEFAULT = /\b(?:default|defaultValue)\s{0,4}[=:]\s{0,4}(?=[rbu]?\\{0,7}["'])/
const BLOCK_DEFAULT = /(?:^|[\s{])default\s{0,20}=\s{0,4}(?=")/
/** Methods and constructors that set what they are named after. */
const SETS = /^(?:set|with|use|put|add|basic)(?=[A-Z_])/
const ONE_WORD = /^[a-z]{1,16}$/

/** `setPassword("value")`, `.password("value")`, `std::string password{"value"}`. */
export function argumentOf(text: string, nameStart: number, nameEnd: number): ValueSpan | undefined {
  const name = text.slice(nameStart, nameEnd)
  const isPlain = ONE_WORD.test(name) || SETS.test(name)
  return isPlain ? literalAt(text, nameEnd + 1) : undefined
}

/** `variable "db_password" { default = "value" }`. */
export function blockDefault(text: string, at: number, nameQuoted: boolean): ValueSpan | undefined {
  if (!nameQuoted || text.charCodeAt(at) !== 0x7b) return undefined
  // Ruby: `fetch("X") { "value" }`.
  if (isQuote(text.charCodeAt(skipBlanks(text, at + 1)))) return literalAt(text, at)
  const block = text.slice(at, at + MAX_OPTION)
  const end = block.indexOf('\n}')
  const found = BLOCK_DEFAULT.exec(end === -1 ? block : block.slice(0, end))
  return found === null ? undefined : literalAt(text, at + found.index + found[0].length)
}

/** `getenv("X", "value")`, `("X", "value")`, `add_argument("--x", default="value")`. */
export function secondArgument(text: string, at: number, isComparison: boolean): ValueSpan | undefined {
  const next = skipGap(text, at)
  // In a list that is spread over lines the next line is another element, unless the name is an option.
  const value = isLineEnd(text.charCodeAt(skipBlanks(text, at))) ? undefined : literalAt(text, at)
  if (value !== undefined && !isMemberName(text, value.end))
    return isComparison ? { ...value, compared: true } : value
  const option = text.slice(next, next + MAX_OPTION)
  const call = option.slice(0, endOfCall(option))
  const found = OPTION_DEFAULT.exec(call)
  return found === null ? undefined : literalAt(text, next + found.index + found[0].length)
}

/** In `{"name": "X", "value": "…"}` the next literal is a name again. */
function isMemberName(text: string, valueEnd: number): boolean {
  const at = skipBlanks(text, skipEscapes(text, valueEnd) + 1)
  return text.charCodeAt(at) === 0x3a
}

/** Offset of the parenthesis that closes the call, as far as text without strings tells; the end when there is none. */
function endOfCall(call: string): number {
  let depth = 0
  for (let index = 0; index < call.length; index++) {
    if (call[index] === '(') depth++
    else if (call[index] === ')' && depth-- === 0) return index
  }
  return call.length
}
