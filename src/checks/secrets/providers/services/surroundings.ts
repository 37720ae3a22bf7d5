import { isBlank, isLineEnd } from '../../assignments/literals.ts'
import { isNameCode } from '../../boundary.ts'

/**
 * Where a word stands, from the nearest to the farthest. `name`: in the key's own name. `holder`: the name of what holds
 * the key, such as the parent in YAML. `near`: on the key's line, or on a line that encloses it. `far`: shortly before,
 * or in the file's path.
 */
export const NEARNESS = ['name', 'holder', 'near', 'far'] as const

export type Nearness = (typeof NEARNESS)[number]

export interface Mention {
  /** A name as it is written. */
  readonly name: string
  readonly nearness: Nearness
}

/** Characters of a line that are looked at before a key and after it. */
const LINE_REACH = 240
/** Characters and lines before a key among which the lines that enclose it are looked for. */
const ENCLOSING_REACH = 3_000
const MOST_LINES = 80
/** Lines that enclose a key, from the innermost. */
const MOST_ENCLOSING = 6
/** Characters before a key in which what is said of it may stand. */
const FAR_REACH = 240
/** Folders of the path, from the file up. */
const MOST_FOLDERS = 2

/** What stands between a name and what opens its mapping or call. */
const OPENS = '{(['
const CLOSES = '})]'
const BEFORE_OPENING = ' \t"\'\\:='

const NAME = /[A-Za-z][\w-]{1,60}/g
const COMMENT = /^[ \t]{0,60}(?:#|\/\/|--|;|\*|\/\*|<!--|""")/
/** `[service]`, `[[service]]`: what holds the lines below in TOML and INI files. */
const SECTION = /^\[{1,2}[^\]\n]{1,80}\]/

/** The names that stand around a key, the likeliest to say whose it is first. */
export function* mentionsAround(
  text: string,
  path: string,
  nameStart: number,
  valueEnd: number,
): Generator<Mention> {
  const lineStart = startOfLine(text, nameStart, nameStart - LINE_REACH)
  const holder = holderOnLine(text, lineStart, nameStart)
  if (holder !== undefined) yield { name: holder, nearness: 'holder' }
  yield* namesIn(text, lineStart, nameStart, 'near')
  yield* namesIn(text, valueEnd, endOfLine(text, valueEnd), 'near')
  for (const line of enclosingLines(text, lineStart)) {
    const names = [...namesIn(text, line.start, line.end, 'near')]
    const holder = holderOnLine(text, line.start, line.end) ?? names.at(-1)?.name
    if (holder !== undefined) yield { name: holder, nearness: 'holder' }
    yield* names
  }
  yield* namesIn(text, Math.max(0, lineStart - FAR_REACH), lineStart, 'far')
  for (const folder of path.split('/').reverse().slice(0, MOST_FOLDERS))
    yield* namesIn(folder, 0, folder.length, 'far')
}

function* namesIn(text: string, start: number, end: number, nearness: Nearness): Generator<Mention> {
  const names = text.slice(start, end).match(NAME) ?? []
  for (const name of names.reverse()) yield { name, nearness }
}

interface Line {
  readonly start: number
  readonly end: number
}

/** A comment just before a line, then the lines that are indented less, each less than the one before, up to a section's head. */
function* enclosingLines(text: string, lineStart: number): Generator<Line> {
  const limit = Math.max(0, lineStart - ENCLOSING_REACH)
  let indent = indentAt(text, lineStart)
  let found = 0
  let end = lineStart - 1
  for (let lines = 0; lines < MOST_LINES && end > limit && found < MOST_ENCLOSING; lines++) {
    const start = startOfLine(text, end, limit)
    const content = text.slice(start, Math.min(end, start + LINE_REACH))
    const isSection = SECTION.test(content)
    const encloses = indentAt(text, start) < indent && content.trim() !== ''
    if (isSection || encloses || (lines === 0 && COMMENT.test(content))) {
      found++
      yield { start, end: start + content.length }
    }
    if (isSection) return
    if (encloses) indent = indentAt(text, start)
    end = start - 1
  }
}

/** The name in `service: {` and `Service(`, when they are still open at an offset of their line. */
function holderOnLine(text: string, lineStart: number, at: number): string | undefined {
  let depth = 0
  for (let open = at - 1; open >= lineStart; open--) {
    const character = text[open] as string
    if (CLOSES.includes(character)) depth++
    else if (OPENS.includes(character) && depth-- === 0) return nameBefore(text, lineStart, open)
  }
  return undefined
}

function nameBefore(text: string, lineStart: number, open: number): string | undefined {
  const end = backOver(text, lineStart, open, BEFORE_OPENING)
  let start = end
  while (
    start > lineStart &&
    (isNameCode(text.charCodeAt(start - 1)) || '-.'.includes(text[start - 1] as string))
  )
    start--
  return start === end ? undefined : text.slice(start, end)
}

function backOver(text: string, limit: number, from: number, characters: string): number {
  let at = from
  while (at > limit && characters.includes(text[at - 1] as string)) at--
  return at
}

function startOfLine(text: string, at: number, limit: number): number {
  let start = at
  while (start > 0 && start > limit && !isLineEnd(text.charCodeAt(start - 1))) start--
  return start
}

function endOfLine(text: string, at: number): number {
  let end = at
  const limit = Math.min(text.length, at + LINE_REACH)
  while (end < limit && !isLineEnd(text.charCodeAt(end))) end++
  return end
}

/** Blanks at the start of a line. */
function indentAt(text: string, start: number): number {
  let at = start
  while (at < start + LINE_REACH && isBlank(text.charCodeAt(at))) at++
  return at - start
}
