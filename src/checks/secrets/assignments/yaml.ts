import { codeValue } from './code.ts'
import {
  isBlank,
  isLineEnd,
  isQuote,
  quotedAt,
  restOfLine,
  skipBlanks,
  skipEscapes,
  type ValueSpan,
} from './literals.ts'
import { shellValue } from './shell.ts'

/** What a plain scalar cannot begin with, and what tags, anchors, aliases and blocks begin with. YAML 1.2.2 section 5.3. */
const INDICATORS = '!&*|>{[%@`#,?'
/** `value:` on the line after `- name: X_TOKEN`. */
const VALUE_LINE = /[\r\n]{1,2}[ \t]{0,40}value:[ \t]{1,8}/y

/** The scalar that YAML gives to a name; `NAME=value` in lists and scripts; `name:`/`value:` pairs. */
export function yamlValue(text: string, nameStart: number, nameEnd: number): ValueSpan | undefined {
  let at = skipEscapes(text, nameEnd)
  const nameQuoted = isQuote(text.charCodeAt(at))
  at = nameQuoted ? at + 1 : nameEnd
  at = skipBlanks(text, at)
  const code = text.charCodeAt(at)
  if (code === 0x3a) {
    const after = text.charCodeAt(at + 1)
    if (!isBlank(after)) return nameQuoted || isQuote(after) ? codeValue(text, nameEnd) : undefined
    return scalarAt(text, skipBlanks(text, at + 1))
  }
  if (isLineEnd(code)) {
    VALUE_LINE.lastIndex = at
    return VALUE_LINE.test(text) ? scalarAt(text, VALUE_LINE.lastIndex) : undefined
  }
  return shellValue(text, nameStart, nameEnd)
}

function scalarAt(text: string, at: number): ValueSpan | undefined {
  const code = text.charCodeAt(at)
  if (isQuote(code) || code === 0x5c) return quotedAt(text, at)
  if (INDICATORS.includes(text[at] ?? '#')) return undefined
  const line = restOfLine(text, at)
  if (line === undefined) return undefined
  // In a flow mapping the scalar ends at a comma or a brace.
  const flow = text.slice(line.start, line.end).search(/,\s|\}/)
  return flow === -1 ? line : { ...line, end: line.start + flow }
}
