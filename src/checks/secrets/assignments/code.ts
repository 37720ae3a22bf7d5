import { argumentOf, blockDefault, secondArgument } from './calls.ts'
import { compared, comparedBefore, equalsCall, isComparing } from './comparisons.ts'
import { literalAt } from './expressions.ts'
import { isBlank, isLineEnd, isQuote, skipBlanks, skipEscapes, type ValueSpan } from './literals.ts'

/** Characters of a type annotation between a name and its value. */
const MAX_ANNOTATION = 80

/** Characters of what stands in for a variable. */
const MAX_DEFAULT = 120

const VARIABLE_BEFORE = /\$\{[\w.-]{0,60}$/
const DEFAULT_END = /[\s}"']/
const DEFINE_BEFORE = /#\s?define\s{1,8}$/
const ARTICLE_BEFORE = /\b(?:the|a|an|your|this|that|for|of|as|no|and|or)\s$/i
const OR = /or\s{1,4}(?=[rbu]?\\{0,7}["'])/y
const TYPED =
  /(?:As\s{1,4}String|string|\{\s?get;\s?(?:private |protected )?(?:set|init);\s?\})\s{0,4}=(?!=)/iy
const FALLBACK_CALL = /\.(?:unwrap_or|unwrap_or_else|orElse|getOrElse|or_else|or)\((?:\|_?\||\(\) =>)?\s?/y
/** `SET PASSWORD FOR 'user'@'host' = 'value'`. */
const SQL_FOR = /for\s{1,4}[^\s=;]{1,80}\s{0,4}=\s{0,4}(?:password\s?\()?(?=')/iy

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
  return VARIABLE_BEFORE.test(text.slice(Math.max(0, nameStart - 64), nameStart))
}

function variableDefault(text: string, start: number): ValueSpan | undefined {
  const end = text.slice(start, start + MAX_DEFAULT).search(DEFAULT_END)
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

/** `password.equals("value")`, `var("X").unwrap_or("value")`. */
function member(text: string, at: number): ValueSpan | undefined {
  FALLBACK_CALL.lastIndex = at
  if (FALLBACK_CALL.test(text)) return literalAt(text, FALLBACK_CALL.lastIndex)
  return equalsCall(text, at)
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

/** Erlang's pairs: `{password, "value"}`. */
function opensTuple(text: string, nameStart: number): boolean {
  return text.charCodeAt(nameStart - 1) === 0x7b
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
  return DEFINE_BEFORE.test(text.slice(Math.max(0, nameStart - 24), nameStart))
}

/** Whether prose leads up to the name: `the password "value"`. */
function isWordBefore(text: string, nameStart: number): boolean {
  return ARTICLE_BEFORE.test(text.slice(Math.max(0, nameStart - 8), nameStart))
}

function isElse(code: number): boolean {
  return code === 0x3f || code === 0x3a
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
