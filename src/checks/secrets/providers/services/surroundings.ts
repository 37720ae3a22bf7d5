import { isBlank, isLineEnd } from '../../assignments/literals.ts'
import { type Mention, serviceMentions } from './mentions.ts'

/**
 * Where a word stands, from the nearest to the farthest. `name`: in the key's own name. `holder`: the name of what holds
 * the key, such as the parent in YAML. `near`: on the key's line, or on a line that encloses it. `far`: shortly before,
 * or in the file's path.
 */
export const NEARNESS = ['name', 'holder', 'near', 'far'] as const

export type Nearness = (typeof NEARNESS)[number]

export interface Surrounding {
  /** In lower case; it is the word of a service. */
  readonly word: string
  readonly nearness: Nearness
}

/** Characters of a line that are looked at before a key and after it. */
const LINE_REACH = 240
/** Characters and lines before a key among which the lines that enclose it are looked for. */
const ENCLOSING_REACH = 3_000
const MOST_LINES = 80
/** Characters before a key's line in which what is said of it may stand. */
const FAR_REACH = 240
/** Names on one line, or shortly before a key, that are looked at. */
const MOST_NAMES = 6
/** Parts of the path, from the file up. */
const MOST_FOLDERS = 2

/** What stands between a name and what opens its mapping or call. */
const BEFORE_OPENING = ' \t"\'\\:='
const OPENS = '{(['
const CLOSES = '})]'
const CONTINUES_NAME = /[\w.]/
const COMMENT = /^[ \t]{0,60}(?:#|\/\/|--|;|\*|\/\*|<!--|""")/
/** `[service]`, `[[service]]`: what holds the lines below in TOML and INI files. */
const SECTION = /^\[{1,2}[^\]\n]{1,80}\]/

/** What a file says of services around its keys. */
export class Surroundings {
  private readonly text: string
  private readonly path: string
  private found: readonly Mention[] | undefined
  private pathWords: readonly string[] | undefined

  constructor(text: string, path: string) {
    this.text = text
    this.path = path
  }

  /** The services' words around a key, the likeliest to say whose it is first. */
  *around(nameStart: number, valueEnd: number): Generator<Surrounding> {
    const { text } = this
    if (this.mentionedBetween(nameStart - ENCLOSING_REACH, valueEnd + LINE_REACH)) {
      const lineStart = startOfLine(text, nameStart, nameStart - LINE_REACH)
      yield* this.within(lineStart, nameStart, 'own')
      yield* this.within(valueEnd, endOfLine(text, valueEnd), 'own')
      yield* this.enclosing(lineStart)
      yield* this.within(lineStart - FAR_REACH, lineStart, 'far')
    }
    for (const word of this.wordsOfPath()) yield { word, nearness: 'far' }
  }

  private mentionedBetween(start: number, end: number): boolean {
    const first = this.mentions()[firstAt(this.mentions(), start)]
    return first !== undefined && first.start < end
  }

  private wordsOfPath(): readonly string[] {
    this.pathWords ??= serviceMentions(this.path.split('/').slice(-MOST_FOLDERS).join('/')).flatMap(
      ({ words }) => words,
    )
    return this.pathWords
  }

  /** The nearest to the end first. */
  private *within(start: number, end: number, line: 'own' | 'enclosing' | 'far'): Generator<Surrounding> {
    const mentions = this.mentions()
    const after = firstAt(mentions, end)
    for (let index = after - 1; index >= Math.max(0, after - MOST_NAMES); index--) {
      const mention = mentions[index] as Mention
      if (mention.start < start) return
      const nearness = line === 'far' ? 'far' : this.holds(mention, start, end, line) ? 'holder' : 'near'
      for (const word of mention.words) yield { word, nearness }
    }
  }

  /** The first name of a line holds what is indented more; a mapping or call that is open holds what follows. */
  private holds(mention: Mention, start: number, end: number, line: 'own' | 'enclosing'): boolean {
    if (line === 'enclosing' && !CONTINUES_NAME.test(this.text.slice(start, mention.start))) return true
    return opens(this.text, mention, end)
  }

  /** A comment just before a line, then the lines that are indented less, each less than the one before, up to a section's head. */
  private *enclosing(lineStart: number): Generator<Surrounding> {
    const { text } = this
    const limit = Math.max(0, lineStart - ENCLOSING_REACH)
    const mentions = this.mentions()
    let index = firstAt(mentions, lineStart) - 1
    let indent = indentAt(text, lineStart)
    let end = lineStart - 1
    for (let lines = 0; lines < MOST_LINES && end > limit; lines++) {
      const above = mentions[index]
      if (above === undefined || above.start < limit) return
      const start = startOfLine(text, end, limit)
      const own = indentAt(text, start)
      const isBlankLine = start + own >= end
      const encloses = !isBlankLine && own < indent
      const isSection = text[start] === '[' && SECTION.test(text.slice(start, end))
      if (isSection || encloses || (lines === 0 && COMMENT.test(text.slice(start, end)))) {
        yield* this.within(start, Math.min(end, start + LINE_REACH), 'enclosing')
      }
      if (isSection) return
      if (encloses) indent = own
      while (index >= 0 && (mentions[index] as Mention).start >= start) index--
      end = start - 1
    }
  }

  private mentions(): readonly Mention[] {
    this.found ??= serviceMentions(this.text)
    return this.found
  }
}

/** Whether a name opens a mapping or a call that is still open at an offset: `service: {`, `Service(`. */
function opens(text: string, mention: Mention, openAt: number): boolean {
  let open = mention.end
  while (open < openAt && CONTINUES_NAME.test(text[open] as string)) open++
  while (open < openAt && BEFORE_OPENING.includes(text[open] as string)) open++
  if (open >= openAt || !OPENS.includes(text[open] as string)) return false
  let depth = 0
  for (let at = open; at < openAt; at++) {
    if (OPENS.includes(text[at] as string)) depth++
    else if (CLOSES.includes(text[at] as string) && --depth === 0) return false
  }
  return true
}

/** Index of the first mention that begins at an offset or after it. */
function firstAt(mentions: readonly Mention[], offset: number): number {
  let low = 0
  let high = mentions.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((mentions[middle] as Mention).start < offset) low = middle + 1
    else high = middle
  }
  return low
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
