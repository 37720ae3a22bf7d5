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
import { pairedValue } from './pairs.ts'
import { shellValue } from './shell.ts'

/** What a plain scalar cannot begin with, and what tags, anchors, aliases and blocks begin with. YAML 1.2.2 section 5.3. */
const INDICATORS = '!&*|>{[%@`#,?'
/** The item after one that is an option. */
const NEXT_ITEM = /["']?[\r\n]{1,2}[ \t]{0,40}- (?!-)/y

/** The scalar that YAML gives to a name; `NAME=value` in lists and scripts; `name:`/`value:` pairs in either order. */
export function yamlValue(text: string, nameStart: number, nameEnd: number): ValueSpan | undefined {
  let at = skipEscapes(text, nameEnd)
  const nameQuoted = isQuote(text.charCodeAt(at))
  at = nameQuoted ? at + 1 : nameEnd
  at = skipBlanks(text, at)
  const code = text.charCodeAt(at)
  if (code === 0x3a) {
    const after = text.charCodeAt(at + 1)
    if (!isBlank(after)) return nameQuoted || isQuote(after) ? codeValue(text, nameStart, nameEnd) : undefined
    return scalarAt(text, skipBlanks(text, at + 1))
  }
  if (isLineEnd(code)) {
    if (text.charCodeAt(nameStart - 1) === 0x2d) {
      NEXT_ITEM.lastIndex = nameEnd
      return NEXT_ITEM.test(text) ? scalarAt(text, NEXT_ITEM.lastIndex) : undefined
    }
    return pairedValue(text, nameStart, nameEnd)
  }
  return shellValue(text, nameStart, nameEnd) ?? pairedValue(text, nameStart, nameEnd)
}

/** The plain or quoted scalar at a place; undefined when another kind of node stands there. */
function scalarAt(text: string, at: number): ValueSpan | undefined {
  const code = text.charCodeAt(at)
  if (isQuote(code) || code === 0x5c) return quotedAt(text, at)
  if (INDICATORS.includes(text[at] ?? '#')) return undefined
  const line = restOfLine(text, at)
  if (line === undefined) return undefined
  // In a flow mapping the scalar ends at a comma or a brace.
  const flow = text.slice(line.start, line.end).search(/,\s|\}(?!$)|\}$/)
  return flow === -1 || text[line.start] === '$' ? line : { ...line, end: line.start + flow }
}
