import { isBlank, isLineEnd, isQuote, MAX_LITERAL, quotedAt, skipBlanks, type ValueSpan } from './literals.ts'

/** Blanks and line ends between the parts of an expression that is spread over lines. */
const MAX_GAP = 80
/** Calls around a literal: `Some(String::from("value"))`. */
const MAX_CALLS = 3
/** Characters of an expression in which its fallback is looked for, on the same line. */
const MAX_EXPRESSION = 160

const STRING_PREFIX = /(?:[rRbBuULN]{1,2}|@|\$|f|F|[fF][rR]|[rR][fF])(?=\\{0,7}["'`])/y
/** Literals that are not written between two equal quotes: Rust, Lua, Perl and Ruby, C++. */
const RAW_OPENING = /(?:b?r#{1,3}"|\[\[|%?q[qw]?[{(]|%[qQ]?[{(]|R"\()/y
const RAW_CLOSING: Readonly<Record<string, string>> = { '"': '"', '[': ']]', '{': '}', '(': ')' }
/** The head of a call, up to its first argument. */
const CALL = /(?:new |&|\*)?(?<callee>\[\]byte|\[\]string|[A-Za-z_@][\w.:]{0,60})(?:<[\w:, ]{0,30}>)?[({]/y
/** The member that a field or an option takes its value from when nobody gives one. */
const DEFAULT_MEMBER = /(?:default|default_value|defaultValue|value)\s{0,4}[:=]\s{0,4}(?=\S)/y
/** What makes a string, or keeps it: types, constructors and fields. They start like no question for a value. */
const KEEPS_VALUE =
  /(?:^|[^A-Za-z])(?:[a-z]{0,12}str|string|some|ok|from|bytes?|new|of|text|box|field|literal|encode|b64encode|fromhex|option|conststr)$|(?:string|literal|secret|secretstr|secretbytes|charsequence|field|bytes)$/i
const ASKS =
  /(?:^|[.:])(?:get|read|load|fetch|find|lookup|resolve|is|has|check|hash|test|describe|it)[A-Z_\w]{0,40}$/
/** What asks the surroundings for a value, and takes the second argument when they have none. */
const ASKS_SURROUNDINGS = /env|get|config|conf|prop|option|setting|default|fetch|param|var/i
const NEARER_NAME =
  /(?:password|passwd|pwd|token|secret|(?:api|access|secret|private|auth)[_-]?key)(?![A-Za-z_])/i
const FALLBACK =
  /(?:\sor\s|\|\||\?\?|\?:|\selse\s|\s:\s|\.unwrap_or(?:_else\(\|\|)?\s?\(|\.orElse\(|\.or_else\(|default\()\s{0,4}(?=[rbu]?\\{0,7}["'`])/

/** The string literal that an expression stands for: itself, wrapped, or what it falls back to. */
export function literalAt(text: string, from: number): ValueSpan | undefined {
  let at = skipOpening(text, from)
  for (let depth = 0; depth < MAX_CALLS; depth++) {
    const found = stringAt(text, at)
    if (found !== undefined) return isTemplate(text, found) ? undefined : found.span
    const inside = insideCall(text, at)
    if (inside === undefined) break
    at = inside
  }
  return startsName(text.charCodeAt(at)) ? fallbackOf(text, at) : undefined
}

interface StringLiteral {
  readonly span: ValueSpan
  readonly interpolates: boolean
}

function stringAt(text: string, at: number): StringLiteral | undefined {
  const code = text.charCodeAt(at)
  if (code === 0x22 || code === 0x27 || code === 0x5c) return plain(quotedAt(text, at), false)
  if (code === 0x60) return plain(quotedAt(text, at), true)
  STRING_PREFIX.lastIndex = at
  if (STRING_PREFIX.test(text)) {
    const start = STRING_PREFIX.lastIndex
    return plain(quotedAt(text, start), /[fF$]/.test(text.slice(at, start)))
  }
  return rawAt(text, at)
}

function rawAt(text: string, at: number): StringLiteral | undefined {
  RAW_OPENING.lastIndex = at
  if (!RAW_OPENING.test(text)) return undefined
  const start = RAW_OPENING.lastIndex
  const closing = RAW_CLOSING[text[start - 1] as string] as string
  const body = text.slice(start, start + MAX_LITERAL)
  const length = body.indexOf(closing)
  const isOneLine = length > 0 && !/[\r\n]/.test(body.slice(0, length))
  return isOneLine ? plain({ start, end: start + length, quoted: true }, false) : undefined
}

function plain(span: ValueSpan | undefined, interpolates: boolean): StringLiteral | undefined {
  return span === undefined ? undefined : { span, interpolates }
}

function isTemplate(text: string, { span, interpolates }: StringLiteral): boolean {
  return interpolates && text.slice(span.start, span.end).includes('{')
}

/** Offset of the first argument of a call that hands it on; of the default, when the call names one. */
function insideCall(text: string, at: number): number | undefined {
  const code = text.charCodeAt(at)
  if (!startsName(code) && code !== 0x5b && code !== 0x26 && code !== 0x2a) return undefined
  CALL.lastIndex = at
  const callee = CALL.exec(text)?.groups?.['callee']
  if (callee === undefined || ASKS.test(callee)) return undefined
  const keeps = callee.startsWith('[]') || KEEPS_VALUE.test(callee)
  const start = skipGap(text, CALL.lastIndex)
  DEFAULT_MEMBER.lastIndex = start
  if (DEFAULT_MEMBER.test(text)) return skipOpening(text, DEFAULT_MEMBER.lastIndex)
  return keeps ? start : undefined
}

/** `getenv("X", "value")`, `getenv("X") or "value"`, `x ?? "value"`, `x ? y : "value"`. */
function fallbackOf(text: string, at: number): ValueSpan | undefined {
  const line = text.slice(at, at + MAX_EXPRESSION)
  const end = line.search(/[\r\n]/)
  const expression = end === -1 ? line : line.slice(0, end)
  const argument = secondArgument(text, at, expression)
  if (argument !== undefined) return namesSecret(text, at, argument.start) ? undefined : argument
  const found = FALLBACK.exec(expression)
  if (found === null || namesSecret(text, at, at + found.index)) return undefined
  const literal = stringAt(text, at + found.index + found[0].length)
  return literal === undefined || isTemplate(text, literal) ? undefined : literal.span
}

/** Whether the variable that the expression asks for names a secret itself: then its name is the nearer one. */
function namesSecret(text: string, start: number, end: number): boolean {
  return NEARER_NAME.test(text.slice(start, end))
}

function secondArgument(text: string, at: number, expression: string): ValueSpan | undefined {
  const open = expression.indexOf('(')
  if (open === -1 || !ASKS_SURROUNDINGS.test(expression.slice(0, open))) return undefined
  const first = quotedAt(text, skipBlanks(text, at + open + 1))
  if (first === undefined) return undefined
  const comma = skipBlanks(text, first.end + 1)
  if (text.charCodeAt(comma) !== 0x2c) return undefined
  const literal = stringAt(text, skipBlanks(text, comma + 1))
  return literal === undefined || isTemplate(text, literal) ? undefined : literal.span
}

/** Formatters put a long literal on a line of its own, in parentheses, in braces, in a list, after a backslash, or as it is. */
function skipOpening(text: string, from: number): number {
  const at = skipBlanks(text, from)
  const code = text.charCodeAt(at)
  if (code === 0x28 || code === 0x7b) return skipGap(text, at + 1)
  if (code === 0x5b) {
    const first = skipGap(text, at + 1)
    return isQuote(text.charCodeAt(first)) ? first : at
  }
  if (code === 0x5c && isLineEnd(text.charCodeAt(at + 1))) return skipGap(text, at + 1)
  return isLineEnd(code) ? skipGap(text, at) : at
}

/** Offset after blanks and line ends. */
export function skipGap(text: string, at: number): number {
  let next = at
  const limit = at + MAX_GAP
  while (next < limit && (isBlank(text.charCodeAt(next)) || isLineEnd(text.charCodeAt(next)))) next++
  return next
}

function startsName(code: number): boolean {
  return (
    (code >= 0x61 && code <= 0x7a) ||
    (code >= 0x41 && code <= 0x5a) ||
    code === 0x5f ||
    code === 0x24 ||
    code === 0x40
  )
}
