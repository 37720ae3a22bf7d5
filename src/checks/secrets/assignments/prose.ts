import { codeValue } from './code.ts'
import { headerValue } from './header.ts'
import { isBlank, isQuote, skipBlanks, type ValueSpan } from './literals.ts'
import { netrcValue } from './netrc.ts'
import { pairedValue } from './pairs.ts'
import { configurationLine } from './properties.ts'
import { optionValue, variableSetting } from './shell.ts'

/** What documents mark a name and a value with. */
const MARKS = '*_`'
const MAX_WORD = 200
/** What documents and notebooks give to a name: as code, commands and configuration do, and as people note it down. */
export function proseValue(text: string, nameStart: number, nameEnd: number): ValueSpan | undefined {
  return (
    codeValue(text, nameStart, nameEnd) ??
    variableSetting(text, nameStart, nameEnd) ??
    optionValue(text, nameStart, nameEnd) ??
    (isQuote(text.charCodeAt(nameStart - 1)) ? pairedValue(text, nameStart, nameEnd) : undefined) ??
    headerValue(text, nameStart, nameEnd) ??
    netrcValue(text, nameStart, nameEnd) ??
    doubtful(configurationLine(text, nameStart, nameEnd) ?? noted(text, nameEnd))
  )
}

/** `Password: value`, `**API key**: value`, `| password | value |`, `user:name,password:value`. */
function noted(text: string, nameEnd: number): ValueSpan | undefined {
  let at = nameEnd
  while (at < nameEnd + 4 && isMark(text, at)) at++
  at = skipBlanks(text, at)
  const code = text.charCodeAt(at)
  if (code !== 0x3a && code !== 0x3d && code !== 0x7c) return undefined
  at = skipBlanks(text, at + 1)
  while (at < nameEnd + 80 && (isMark(text, at) || isBlank(text.charCodeAt(at)))) at++
  let end = at
  while (
    end < at + MAX_WORD &&
    text.charCodeAt(end) > 0x20 &&
    !isMark(text, end) &&
    !'|,;'.includes(text[end] as string)
  )
    end++
  if (text[end - 1] === ')' && !text.slice(at, end).includes('(')) end--
  return end > at ? { start: at, end, quoted: false } : undefined
}

function isMark(text: string, at: number): boolean {
  return MARKS.includes(text[at] ?? ' ') || isQuote(text.charCodeAt(at))
}

function doubtful(span: ValueSpan | undefined): ValueSpan | undefined {
  return span === undefined ? undefined : { ...span, doubtful: true }
}
