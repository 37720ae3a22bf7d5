import { isQuote, quotedAt, restOfLine, skipBlanks, type ValueSpan } from './literals.ts'

/** `NAME=value`, `name = value`, `name: value`, `NAME := value`: the rest of the line without an inline comment. */
export function propertyValue(text: string, nameEnd: number): ValueSpan | undefined {
  let at = isQuote(text.charCodeAt(nameEnd)) ? nameEnd + 1 : nameEnd
  at = skipBlanks(text, at)
  const code = text.charCodeAt(at)
  if ((code === 0x3a || code === 0x3f) && text.charCodeAt(at + 1) === 0x3d) at++
  else if (code !== 0x3d && code !== 0x3a) return undefined
  at = skipBlanks(text, at + 1)
  return isQuote(text.charCodeAt(at)) ? quotedAt(text, at) : restOfLine(text, at)
}
