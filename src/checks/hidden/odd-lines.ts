import type { Finding } from '../../model/finding.ts'
import type { CheckContext, LevelOrOff, LoadedFile, RuleId } from '../../model/rule.ts'
import { type Evidence, evidence, excerpt } from '../../text/redact.ts'

/** Lines of one file that one rule names; the rest is counted. */
const MAX_LINES = 100

/** What a rule sees on one line. */
export interface OddLine {
  /** Offset into the text of what is shown first, and UTF-16 code units up to the end of what is shown last. */
  readonly offset: number
  readonly length: number
  readonly evidence: Evidence
  readonly level?: LevelOrOff
  readonly note?: Evidence
}

/** One finding for a line; moved and re-indented lines are the same. */
export function* findingsOf(
  rule: RuleId,
  file: LoadedFile,
  context: CheckContext,
  lines: Iterable<OddLine>,
): Generator<Finding> {
  let count = 0
  let rest = 0
  for (const odd of lines) {
    if (count === MAX_LINES) {
      rest++
      continue
    }
    count++
    const start = file.position(odd.offset)
    yield {
      rule,
      path: file.path,
      location: { ...start, endLine: start.line, endColumn: start.column + odd.length },
      evidence: odd.evidence,
      // Keyed, because a password may stand on the line.
      identity: context.digest(file.line(start.line).trim(), true),
      ...(odd.level === undefined ? {} : { level: odd.level }),
      ...(odd.note === undefined ? {} : { note: odd.note }),
    }
  }
  if (rest > 0)
    yield { rule, path: file.path, evidence: evidence`${rest} more lines`, identity: 'more lines' }
}

/** A line of the text with its place; ends are LF, CRLF or a lone CR. */
export interface TextLine {
  readonly text: string
  /** Of its first character. */
  readonly offset: number
}

/** The lines that hold a match of a pattern (global), each once. */
export function* linesWith(text: string, pattern: RegExp): Generator<TextLine> {
  pattern.lastIndex = 0
  for (let found = pattern.exec(text); found !== null; found = pattern.exec(text)) {
    let offset = found.index
    while (offset > 0 && text[offset - 1] !== '\n' && text[offset - 1] !== '\r') offset--
    let end = found.index
    while (end < text.length && text[end] !== '\n' && text[end] !== '\r') end++
    yield { text: text.slice(offset, end), offset }
    pattern.lastIndex = end
  }
}

/** `U+202E U+2066`, each once, in their order. */
export function namesOf(characters: Iterable<string>): Evidence {
  let shown = evidence``
  for (const name of [...new Set(characters)].map(nameOf)) {
    shown = shown === '' ? name : evidence`${shown} ${name}`
  }
  return shown
}

function nameOf(character: string): Evidence {
  const hex = (character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')
  return excerpt(`U+${hex}`)
}
