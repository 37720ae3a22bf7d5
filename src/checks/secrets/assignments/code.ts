import { isBlank, isLineEnd, isQuote, quotedAt, skipBlanks, skipEscapes, type ValueSpan } from './literals.ts'

/** Characters of a type annotation between a name and its value. */
const MAX_ANNOTATION = 80
/** Characters in which the default of a command-line option is looked for. */
const MAX_OPTION = 240
/** Blanks and line ends between the members of an object that is spread over lines. */
const MAX_GAP = 80

const STRING_PREFIX = /(?:[rRbBuUL]{1,2}|@|\$|f|F|[fF][rR]|[rR][fF])(?=\\{0,7}["'`])/y
const OPTION_DEFAULT = /\bdefault\s{0,4}=\s{0,4}(?=[rbu]?\\{0,7}["'])/
const VALUE_MEMBER = /\\{0,7}["']?[vV]alue\\{0,7}["']?\s{0,8}[:=]\s{0,8}/y
const PYTHON_OR = /or\s{1,4}(?=[rbu]?\\{0,7}["'])/y

/**
 * The literal that code gives to a name: assignment, keyword argument, member of an object, second argument, fallback.
 * Only string literals count; whatever is computed or interpolated is no secret of this file.
 */
export function codeValue(text: string, nameEnd: number): ValueSpan | undefined {
  let at = skipEscapes(text, nameEnd)
  const nameQuoted = isQuote(text.charCodeAt(at))
  at = nameQuoted ? at + 1 : nameEnd
  let code = text.charCodeAt(at)
  // `environ["X"]`, `getenv("X")`, `password[]`, `password?:`.
  while (code === 0x5d || code === 0x29 || (code === 0x5b && text.charCodeAt(at + 1) === 0x5d))
    code = text.charCodeAt(++at)
  if (code === 0x3f && text.charCodeAt(at + 1) === 0x3a) at++
  at = skipBlanks(text, at)
  switch (text.charCodeAt(at)) {
    case 0x3d:
      return afterEquals(text, at, nameQuoted)
    case 0x3a:
      return afterColon(text, at, nameQuoted)
    case 0x2c:
      return nameQuoted || isConstant(text, nameEnd) ? secondArgument(text, at + 1) : undefined
    case 0x21:
      return text.charCodeAt(at + 1) === 0x3d ? compared(text, at + 2) : undefined
    case 0x7c:
      return text.charCodeAt(at + 1) === 0x7c ? literal(text, at + 2) : undefined
    case 0x3f:
      return text.charCodeAt(at + 1) === 0x3f ? literal(text, at + 2) : undefined
    case 0x6f:
      PYTHON_OR.lastIndex = at
      return PYTHON_OR.test(text) ? literal(text, PYTHON_OR.lastIndex) : undefined
    default:
      return undefined
  }
}

function afterEquals(text: string, at: number, nameQuoted: boolean): ValueSpan | undefined {
  const next = text.charCodeAt(at + 1)
  if (next === 0x3d) return compared(text, at + 2)
  // `=>` pairs in Ruby and PHP; after a bare name it is a function.
  if (next === 0x3e) return nameQuoted ? literal(text, at + 2) : undefined
  return literal(text, at + 1)
}

function afterColon(text: string, at: number, nameQuoted: boolean): ValueSpan | undefined {
  const next = text.charCodeAt(at + 1)
  if (next === 0x3a) return undefined
  if (next === 0x3d) return literal(text, at + 2)
  const value = literal(text, at + 1)
  if (value !== undefined || nameQuoted) return value
  const limit = Math.min(text.length, at + MAX_ANNOTATION)
  for (let index = at + 1; index < limit; index++) {
    const code = text.charCodeAt(index)
    if (code === 0x3d) return text.charCodeAt(index + 1) === 0x3e ? undefined : literal(text, index + 1)
    if (!isAnnotation(code)) return undefined
  }
  return undefined
}

/** `getenv("X", "value")`, `("X", "value")`, `add_argument("--x", default="value")`, `{"name": "X", "value": "value"}`. */
function secondArgument(text: string, at: number): ValueSpan | undefined {
  const next = skipGap(text, at)
  VALUE_MEMBER.lastIndex = next
  if (VALUE_MEMBER.test(text)) return literal(text, VALUE_MEMBER.lastIndex)
  // In a list that is spread over lines the next line is another element, not an argument of this name.
  const value = isLineEnd(text.charCodeAt(skipBlanks(text, at))) ? undefined : literal(text, at)
  if (value !== undefined) return value
  const option = text.slice(next, next + MAX_OPTION)
  const call = option.slice(0, endOfCall(option))
  const found = OPTION_DEFAULT.exec(call)
  return found === null ? undefined : literal(text, next + found.index + found[0].length)
}

function compared(text: string, at: number): ValueSpan | undefined {
  const value = literal(text, text.charCodeAt(at) === 0x3d ? at + 1 : at)
  return value === undefined ? undefined : { ...value, compared: true }
}

function literal(text: string, from: number): ValueSpan | undefined {
  let at = skipBlanks(text, from)
  // Formatters put a long literal on a line of its own, in parentheses, after a backslash, or as it is.
  if (text.charCodeAt(at) === 0x28) at = skipGap(text, at + 1)
  else if (text.charCodeAt(at) === 0x5c && isLineEnd(text.charCodeAt(at + 1))) at = skipGap(text, at + 1)
  else if (isLineEnd(text.charCodeAt(at))) at = skipGap(text, at)
  let interpolates = text.charCodeAt(at) === 0x60
  STRING_PREFIX.lastIndex = at
  if (STRING_PREFIX.test(text)) {
    interpolates = /[fF$]/.test(text.slice(at, STRING_PREFIX.lastIndex))
    at = STRING_PREFIX.lastIndex
  }
  const value = quotedAt(text, at)
  if (value === undefined) return undefined
  return interpolates && text.slice(value.start, value.end).includes('{') ? undefined : value
}

/** `setopt(handle, OPT_PASSWORD, "value")`: a name in capitals stands for itself. */
function isConstant(text: string, nameEnd: number): boolean {
  const last = text.charCodeAt(nameEnd - 1)
  return last >= 0x41 && last <= 0x5a
}

function skipGap(text: string, at: number): number {
  let next = at
  const limit = at + MAX_GAP
  while (next < limit && (isBlank(text.charCodeAt(next)) || isLineEnd(text.charCodeAt(next)))) next++
  return next
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
