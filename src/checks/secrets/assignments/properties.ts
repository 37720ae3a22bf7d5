import {
  isBlank,
  isLineEnd,
  isQuote,
  quotedAt,
  restOfLine,
  skipBlanks,
  type ValueSpan,
  wordAt,
} from './literals.ts'

/** Characters before a name in which its line begins. */
const LOOK_BACK = 120
/** What may stand between a line's start and the last part of a name: `export`, comment marks, `//host/:`, `spring.datasource.`. */
const LEADS_LINE =
  /(?:^|[\r\n])[ \t]{0,40}(?:[#;]{1,3} ?)?(?:(?:export|set|override|define) {1,4})?["']?[\w.:/@[\]-]{0,80}$/

/** `NAME=value`, `name = value`, `name: value`, `NAME := value`, `name value`: the rest of the line without an inline comment. */
export function propertyValue(text: string, nameStart: number, nameEnd: number): ValueSpan | undefined {
  let at = isQuote(text.charCodeAt(nameEnd)) ? nameEnd + 1 : nameEnd
  at = skipBlanks(text, at)
  const code = text.charCodeAt(at)
  const leads = leadsLine(text, nameStart)
  if ((code === 0x3a || code === 0x3f || code === 0x2b) && text.charCodeAt(at + 1) === 0x3d) at++
  else if (code !== 0x3d && code !== 0x3a) return leads && at > nameEnd ? onlyWord(text, at) : undefined
  at = skipBlanks(text, at + 1)
  // A backslash at the end of a line goes on with the next one.
  if (text.charCodeAt(at) === 0x5c && isLineEnd(text.charCodeAt(at + 1)))
    at = skipBlanks(text, text.charCodeAt(at + 2) === 0x0a ? at + 3 : at + 2)
  if (isQuote(text.charCodeAt(at))) return quotedAt(text, at)
  return leads ? restOfLine(text, at) : wordAt(text, at)
}

/** The same in the lines of configuration that scripts and documents hold: the value is one word. */
export function configurationLine(text: string, nameStart: number, nameEnd: number): ValueSpan | undefined {
  const at = skipBlanks(text, nameEnd)
  const code = text.charCodeAt(at)
  if ((code !== 0x3d && code !== 0x3a) || !leadsLine(text, nameStart)) return undefined
  const start = skipBlanks(text, at + 1)
  return isQuote(text.charCodeAt(start)) ? quotedAt(text, start) : onlyWord(text, start)
}

/** Whether nothing but indentation and the first parts of the name stand before it. */
function leadsLine(text: string, nameStart: number): boolean {
  const from = Math.max(0, nameStart - LOOK_BACK)
  return LEADS_LINE.test(text.slice(from, nameStart))
}

/** The word up to the end of its line; undefined when another follows. */
function onlyWord(text: string, at: number): ValueSpan | undefined {
  const line = restOfLine(text, at)
  if (line === undefined) return undefined
  for (let index = line.start; index < line.end; index++) {
    if (isBlank(text.charCodeAt(index))) return undefined
  }
  return line
}
