import { codeValue } from './code.ts'
import { MAX_LITERAL, skipBlanks, type ValueSpan } from './literals.ts'
import { pairedValue } from './pairs.ts'

/** Characters of the attributes between a name and the end of its tag. */
const MAX_ATTRIBUTES = 200
/** Characters before a name in which its attribute stands. */
const LOOK_BACK = 120
const TAG_OPENING = /<(?:[\w.-]{1,40}:)?[\w.-]{0,60}$/
/** `<key>ApiKey</key>` over `<string>…</string>`, `<name>` over `<value>`. */
const NEXT_ELEMENT = /<\/(?:key|name|param-name)>\s{0,80}<(?:string|value|param-value)>/iy
const REST_OF_TAG = /^["'][^<>\n]{0,100}>/
/** `name="password">…<`, and not the label of a field. */
const NAMES_CONTENT = /\b(?:name|key|property|code)\s?=\s?["'](?:[\w:-]{1,40}\.){0,4}$/i
const BLANK_OR_TAG = /[\s<]/
const CDATA = '<![CDATA['

/** `<password>…</password>`, `<string name="api_key">…</string>`, `<add key="X" value="…"/>`, property lists; and the code in it. */
export function xmlValue(text: string, nameStart: number, nameEnd: number): ValueSpan | undefined {
  const code = text.charCodeAt(nameEnd)
  if (code === 0x3c) {
    NEXT_ELEMENT.lastIndex = nameEnd
    return NEXT_ELEMENT.test(text) ? content(text, NEXT_ELEMENT.lastIndex) : undefined
  }
  if (opensTag(text, nameStart)) {
    if (code === 0x3e) return content(text, nameEnd + 1)
    if (code !== 0x20) return undefined
    const tag = text.slice(nameEnd, nameEnd + MAX_ATTRIBUTES)
    const tagEnd = tag.indexOf('>')
    return tagEnd > 0 && tag[tagEnd - 1] !== '/' ? content(text, nameEnd + tagEnd + 1) : undefined
  }
  const paired = pairedValue(text, nameStart, nameEnd)
  if (paired !== undefined) return paired
  const direct = codeValue(text, nameStart, nameEnd)
  if (direct !== undefined) return direct
  if (!NAMES_CONTENT.test(text.slice(Math.max(0, nameStart - LOOK_BACK), nameStart))) return undefined
  const rest = text.slice(nameEnd, nameEnd + MAX_ATTRIBUTES)
  const closed = REST_OF_TAG.exec(rest)
  return closed === null || closed[0].endsWith('/>') ? undefined : content(text, nameEnd + closed[0].length)
}

function opensTag(text: string, nameStart: number): boolean {
  return TAG_OPENING.test(text.slice(Math.max(0, nameStart - 80), nameStart))
}

/** Text up to the next tag, without the white space around it. */
function content(text: string, from: number): ValueSpan | undefined {
  let start = skipBlanks(text, from)
  const isCdata = text.startsWith(CDATA, start)
  if (isCdata) start += CDATA.length
  const rest = text.slice(start, start + MAX_LITERAL)
  const end = rest.indexOf(isCdata ? ']]>' : '</')
  const inner = end === -1 ? '' : rest.slice(0, end).trimEnd()
  return inner === '' || BLANK_OR_TAG.test(inner)
    ? undefined
    : { start, end: start + inner.length, quoted: true }
}
