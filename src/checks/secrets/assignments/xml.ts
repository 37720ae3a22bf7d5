import { codeValue } from './code.ts'
import { MAX_LITERAL, skipBlanks, type ValueSpan } from './literals.ts'
import { pairedValue } from './pairs.ts'

/** Characters of the attributes between a name and the end of its tag. */
const MAX_ATTRIBUTES = 200
const TAG_OPENING = /<(?:[\w.-]{1,40}:)?[\w.-]{0,60}$/
/** `<key>ApiKey</key>` over `<string>…</string>`, `<name>` over `<value>`. */
const NEXT_ELEMENT = /<\/(?:key|name|param-name)>\s{0,80}<(?:string|value|param-value)>/iy
const REST_OF_TAG = /^["'][^<>\n]{0,100}>/
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
    const tagEnd = text.indexOf('>', nameEnd)
    const isNear = tagEnd !== -1 && tagEnd - nameEnd < MAX_ATTRIBUTES
    return isNear && text[tagEnd - 1] !== '/' ? content(text, tagEnd + 1) : undefined
  }
  const paired = pairedValue(text, nameStart, nameEnd)
  if (paired !== undefined) return paired
  const direct = codeValue(text, nameStart, nameEnd)
  if (direct !== undefined) return direct
  // `name="password">…<`
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
  const end = text.indexOf(isCdata ? ']]>' : '</', start)
  if (end === -1 || end - start > MAX_LITERAL) return undefined
  const inner = text.slice(start, end)
  return /[\s<]/.test(inner.trim()) || inner.trim() === ''
    ? undefined
    : { start, end: start + inner.trimEnd().length, quoted: true }
}
