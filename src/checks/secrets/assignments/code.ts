import { literalAt, skipGap } from './expressions.ts'
import { isBlank, isLineEnd, isQuote, skipBlanks, skipEscapes, type ValueSpan } from './literals.ts'

/** Characters of a type annotation between a name and its value. */
const MAX_ANNOTATION = 80
/** Characters in which the default of a command-line option is looked for. */
const MAX_OPTION = 240
/** Characters of a literal that stands before the name it is compared with. */
const MAX_COMPARED = 120

const OPTION_DEFAULT = /\b(?:default|defaultValue)\s{0,4}[=:]\s{0,4}(?=[rbu]?\\{0,7}["'])/
const BLOCK_DEFAULT = /(?:^|[\s{])default\s{0,20}=\s{0,4}(?=")/
const OR = /or\s{1,4}(?=[rbu]?\\{0,7}["'])/y
const TYPED =
  /(?:As\s{1,4}String|string|\{\s?get;\s?(?:private |protected )?(?:set|init);\s?\})\s{0,4}=(?!=)/iy
const EQUALS_CALL = /\.(?:equals|equalsIgnoreCase|Equals|compareTo|eql\?|isEqualToString)\s?[(:]\s?@?/y
const FALLBACK_CALL = /\.(?:unwrap_or|unwrap_or_else|orElse|getOrElse|or_else|or)\((?:\|_?\||\(\) =>)?\s?/y
/** `SET PASSWORD FOR 'user'@'host' = 'value'`. */
const SQL_FOR = /for\s{1,4}[^\s=;]{1,80}\s{0,4}=\s{0,4}(?:password\s?\()?(?=')/iy
const COMPARED_BEFORE = /(?:[!=]==?\s{0,2}|\.equals\()\$?(?:[\w.]{1,40}\.)?$/
const COMPARING_CALL = /(?:strcmp|strncmp|compare_digest|equals?|ConstantTimeCompare|hash_equals)\s?\($/i
/** Methods and constructors that set what they are named after. */
const SETS = /^(?:set|with|use|put|add|basic)(?=[A-Z_])/

/**
 * The literal that code gives to a name: assignment, keyword argument, member of an object, second argument, fallback.
 * Only string literals count; whatever is computed or interpolated is no secret of this file.
 */
export function codeValue(text: string, nameStart: number, nameEnd: number): ValueSpan | undefined {
  return valueAfter(text, nameStart, nameEnd) ?? comparedBefore(text, nameStart)
}

function valueAfter(text: string, nameStart: number, nameEnd: number): ValueSpan | undefined {
  let at = skipEscapes(text, nameEnd)
  const nameQuoted = isQuote(text.charCodeAt(at))
  at = nameQuoted ? at + 1 : nameEnd
  let code = text.charCodeAt(at)
  // `environ["X"]`, `getenv("X")`, `ENV{X}`, `password[]`, `password?:`.
  while (code === 0x5d || code === 0x29 || (code === 0x5b && text.charCodeAt(at + 1) === 0x5d))
    code = text.charCodeAt(++at)
  if (code === 0x7d) return afterBrace(text, at + 1)
  if (code === 0x3f && text.charCodeAt(at + 1) === 0x3a) at++
  at = skipBlanks(text, at)
  code = text.charCodeAt(at)
  switch (code) {
    case 0x3d:
      return afterEquals(text, at, nameStart, nameQuoted)
    case 0x3a:
      return afterColon(text, at, nameStart, nameQuoted)
    case 0x2c:
      return nameQuoted ||
        isConstant(text, nameEnd) ||
        opensTuple(text, nameStart) ||
        isComparing(text, nameStart)
        ? secondArgument(text, at + 1, !nameQuoted && isComparing(text, nameStart))
        : undefined
    case 0x21:
      return text.charCodeAt(at + 1) === 0x3d ? compared(text, at + 2) : undefined
    case 0x7c:
      return text.charCodeAt(at + 1) === 0x7c
        ? literalAt(text, text.charCodeAt(at + 2) === 0x3d ? at + 3 : at + 2)
        : undefined
    case 0x3f:
      return isElse(text.charCodeAt(at + 1))
        ? literalAt(text, text.charCodeAt(at + 2) === 0x3d ? at + 3 : at + 2)
        : undefined
    case 0x3c:
      return arrow(text, at)
    case 0x28:
    case 0x7b:
      return at === nameEnd
        ? argumentOf(text, nameStart, nameEnd)
        : (blockDefault(text, at, nameQuoted) ?? spaced(text, at, nameStart, nameEnd))
    case 0x2e:
      return member(text, at)
    default:
      return spaced(text, at, nameStart, nameEnd)
  }
}

function afterEquals(
  text: string,
  at: number,
  nameStart: number,
  nameQuoted: boolean,
): ValueSpan | undefined {
  const next = text.charCodeAt(at + 1)
  if (next === 0x3d) return compared(text, at + 2)
  if (next === 0x7e) return undefined
  // `=>` pairs in Ruby, PHP and Perl; after a bare name in JavaScript it is a function, which starts with no quote there.
  if (next === 0x3e) return nameQuoted || isPairName(text, nameStart) ? literalAt(text, at + 2) : undefined
  return literalAt(text, at + 1)
}

function afterColon(text: string, at: number, nameStart: number, nameQuoted: boolean): ValueSpan | undefined {
  const next = text.charCodeAt(at + 1)
  if (next === 0x3a) return undefined
  if (next === 0x3d) return literalAt(text, at + 2)
  const value = literalAt(text, at + 1)
  if (value !== undefined || nameQuoted) return value
  if (isVariable(text, nameStart)) return variableDefault(text, at + 1)
  const limit = Math.min(text.length, at + MAX_ANNOTATION)
  for (let index = at + 1; index < limit; index++) {
    const code = text.charCodeAt(index)
    if (code === 0x3d) return text.charCodeAt(index + 1) === 0x3e ? undefined : literalAt(text, index + 1)
    if (!isAnnotation(code)) return undefined
  }
  return undefined
}

/** `@Value("${db.password:value}")`: what Spring takes when nobody set the property. */
function isVariable(text: string, nameStart: number): boolean {
  return /\$\{[\w.-]{0,60}$/.test(text.slice(Math.max(0, nameStart - 64), nameStart))
}

function variableDefault(text: string, start: number): ValueSpan | undefined {
  const end = text.slice(start, start + MAX_COMPARED).search(/[\s}"']/)
  return end < 1 || text[start + end] !== '}' ? undefined : { start, end: start + end, quoted: true }
}

/** `$ENV{X} = "value"`, `set(ENV{X} "value")`, `$self->{password} = "value"`. */
function afterBrace(text: string, from: number): ValueSpan | undefined {
  const at = skipBlanks(text, from)
  const code = text.charCodeAt(at)
  if (code === 0x3d) {
    const next = text.charCodeAt(at + 1)
    return next === 0x3d || next === 0x3e ? undefined : literalAt(text, at + 1)
  }
  return at > from && isQuote(code) ? literalAt(text, at) : undefined
}

/** R's assignments: `<-` and `<<-`. */
function arrow(text: string, at: number): ValueSpan | undefined {
  if (text.charCodeAt(at + 1) === 0x2d) return literalAt(text, at + 2)
  return text.startsWith('<<-', at) ? literalAt(text, at + 3) : undefined
}

/** `setPassword("value")`, `.password("value")`, `std::string password{"value"}`. */
function argumentOf(text: string, nameStart: number, nameEnd: number): ValueSpan | undefined {
  const name = text.slice(nameStart, nameEnd)
  const isPlain = /^[a-z]{1,16}$/.test(name) || SETS.test(name)
  return isPlain ? literalAt(text, nameEnd + 1) : undefined
}

/** `variable "db_password" { default = "value" }`. */
function blockDefault(text: string, at: number, nameQuoted: boolean): ValueSpan | undefined {
  if (!nameQuoted || text.charCodeAt(at) !== 0x7b) return undefined
  // Ruby: `fetch("X") { "value" }`.
  if (isQuote(text.charCodeAt(skipBlanks(text, at + 1)))) return literalAt(text, at)
  const block = text.slice(at, at + MAX_OPTION)
  const end = block.indexOf('\n}')
  const found = BLOCK_DEFAULT.exec(end === -1 ? block : block.slice(0, end))
  return found === null ? undefined : literalAt(text, at + found.index + found[0].length)
}

/** `password.equals("value")`, `var("X").unwrap_or("value")`. */
function member(text: string, at: number): ValueSpan | undefined {
  FALLBACK_CALL.lastIndex = at
  if (FALLBACK_CALL.test(text)) return literalAt(text, FALLBACK_CALL.lastIndex)
  EQUALS_CALL.lastIndex = at
  return EQUALS_CALL.test(text) ? compared(text, EQUALS_CALL.lastIndex) : undefined
}

/** `storePassword 'value'`, `#define PASSWORD "value"`, `PASSWORD 'value'`, `{:password "value"}`; types between name and value. */
function spaced(text: string, at: number, nameStart: number, nameEnd: number): ValueSpan | undefined {
  const code = text.charCodeAt(at)
  if (at > nameEnd) {
    if (isQuote(code)) return isWordBefore(text, nameStart) ? undefined : literalAt(text, at)
    if (code === 0x28) return isDefinition(text, nameStart) ? literalAt(text, at) : undefined
  }
  if (code === 0x6f) {
    OR.lastIndex = at
    if (OR.test(text)) return literalAt(text, OR.lastIndex)
  }
  if (code === 0x46 || code === 0x66) {
    SQL_FOR.lastIndex = at
    if (SQL_FOR.test(text)) return literalAt(text, SQL_FOR.lastIndex)
  }
  if (code === 0x41 || code === 0x73 || code === 0x7b) {
    TYPED.lastIndex = at
    if (TYPED.test(text)) return literalAt(text, TYPED.lastIndex)
  }
  return undefined
}

/** `getenv("X", "value")`, `("X", "value")`, `add_argument("--x", default="value")`. */
function secondArgument(text: string, at: number, isComparison: boolean): ValueSpan | undefined {
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

function compared(text: string, at: number): ValueSpan | undefined {
  const value = literalAt(text, text.charCodeAt(at) === 0x3d ? at + 1 : at)
  return value === undefined ? undefined : { ...value, compared: true }
}

/** `"value" == password`, `"value".equals(password)`. */
function comparedBefore(text: string, nameStart: number): ValueSpan | undefined {
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

/** Erlang's pairs: `{password, "value"}`. */
function opensTuple(text: string, nameStart: number): boolean {
  return text.charCodeAt(nameStart - 1) === 0x7b
}

function isComparing(text: string, nameStart: number): boolean {
  return COMPARING_CALL.test(text.slice(Math.max(0, nameStart - 24), nameStart))
}

/** `setopt(handle, OPT_PASSWORD, "value")`: a name in capitals stands for itself. */
function isConstant(text: string, nameEnd: number): boolean {
  const last = text.charCodeAt(nameEnd - 1)
  return last >= 0x41 && last <= 0x5a
}

/** Whether the name stands where a pair begins: after a line's indentation, a brace, a comma, a parenthesis or a symbol's colon. */
function isPairName(text: string, nameStart: number): boolean {
  let at = nameStart - 1
  while (isBlank(text.charCodeAt(at))) at--
  const code = text.charCodeAt(at)
  return at < 0 || isLineEnd(code) || code === 0x7b || code === 0x2c || code === 0x28 || code === 0x3a
}

function isDefinition(text: string, nameStart: number): boolean {
  return /#\s?define\s{1,8}$/.test(text.slice(Math.max(0, nameStart - 24), nameStart))
}

/** Whether prose leads up to the name: `the password "value"`. */
function isWordBefore(text: string, nameStart: number): boolean {
  return /\b(?:the|a|an|your|this|that|for|of|as|no|and|or)\s$/i.test(
    text.slice(Math.max(0, nameStart - 8), nameStart),
  )
}

function isElse(code: number): boolean {
  return code === 0x3f || code === 0x3a
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

/** Letters, digits and what types are written with: `Optional[str]`, `&'static str`, `string | null`. */
function isAnnotation(code: number): boolean {
  return (
    (code >= 0x30 && code <= 0x39) ||
    (code >= 0x41 && code <= 0x5b) ||
    (code >= 0x61 && code <= 0x7a) ||
    " ._]|&<>'?,*".includes(String.fromCharCode(code))
  )
}
