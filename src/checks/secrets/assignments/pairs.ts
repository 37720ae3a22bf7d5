import { isNameCode } from '../boundary.ts'
import { literalAt } from './expressions.ts'
import { isQuote, MAX_LITERAL, skipBlanks, skipEscapes, type ValueSpan } from './literals.ts'

/** Characters on either side of a name in which the other members of its record are looked for. */
const REACH = 300
/** Characters before a name in which the member stands that holds it. */
const LOOK_BACK = 40
/** Characters of what qualifies a name: `com.company.app.API_KEY`. */
const MAX_QUALIFIER = 60

/** The member of a record that holds the name of a variable, a header, a setting. */
const HOLDS_NAME =
  /(?:^|[\s{,<"'\\])(?:[\w-]{1,20}:)?(?:name|key|id|variable|field|property|header|setting|parameter|param)(?:\\{0,3}["'])?\s{0,4}[:=]\s{0,4}(?:\\{0,3}["'])?$/i
const HOLDS_VALUE =
  /(?:^|[\s{,<"'\\])(?:[\w-]{1,20}:)?(?:value|val|default|defaultValue|content|initialValue)(?:\\{0,3}["'])?\s{0,12}[:=]\s{0,4}(?=\S)/i
const RECORD_END = /[}\]]|\/?>|\n\s{0,40}- |\n\s{0,40}\n|\n\S/
const ITEM = /(?:^|\n)[ \t]{0,40}- /g

/** `{"name": "X_TOKEN", "value": "…"}`, `<add key="X" value="…"/>`, `- name: X` over `value: …`: in either order. */
export function pairedValue(text: string, nameStart: number, nameEnd: number): ValueSpan | undefined {
  let start = nameStart
  while (start > nameStart - MAX_QUALIFIER && isNamePart(text.charCodeAt(start - 1))) start--
  if (!HOLDS_NAME.test(text.slice(Math.max(0, start - LOOK_BACK), start))) return undefined
  return valueAfter(text, nameEnd) ?? valueBefore(text, nameStart)
}

function isNamePart(code: number): boolean {
  return isNameCode(code) || code === 0x2e || code === 0x2d
}

function valueAfter(text: string, nameEnd: number): ValueSpan | undefined {
  const escaped = skipEscapes(text, nameEnd)
  const from = isQuote(text.charCodeAt(escaped)) ? escaped + 1 : nameEnd
  const after = text.slice(from, from + REACH)
  const end = after.search(RECORD_END)
  const found = HOLDS_VALUE.exec(end === -1 ? after : after.slice(0, end))
  return found === null ? undefined : memberAt(text, from + found.index + found[0].length)
}

function valueBefore(text: string, nameStart: number): ValueSpan | undefined {
  const from = Math.max(0, nameStart - REACH)
  const before = text.slice(from, nameStart)
  const opened = Math.max(before.lastIndexOf('{'), before.lastIndexOf('<'), lastItem(before))
  if (opened === -1 || before.includes('}', opened)) return undefined
  const found = HOLDS_VALUE.exec(before.slice(opened))
  return found === null ? undefined : memberAt(text, from + opened + found.index + found[0].length)
}

function lastItem(before: string): number {
  let last = -1
  for (const found of before.matchAll(ITEM)) last = found.index + found[0].length - 1
  return last
}

function memberAt(text: string, at: number): ValueSpan | undefined {
  const code = text.charCodeAt(skipEscapes(text, at))
  return isQuote(code) ? literalAt(text, at) : plainScalar(text, at)
}

/** What YAML writes without quotes: one word up to the end of the line, a comma or a brace. */
function plainScalar(text: string, from: number): ValueSpan | undefined {
  const start = skipBlanks(text, from)
  const limit = Math.min(text.length, start + MAX_LITERAL)
  let end = start
  while (end < limit && !/[\s,}]/.test(text[end] as string)) end++
  return end === start || '!&*|>{[%@`#?'.includes(text[start] as string)
    ? undefined
    : { start, end, quoted: false }
}
