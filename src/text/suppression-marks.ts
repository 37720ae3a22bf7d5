import { isBlank, type LineComment, lineComments } from './line-comments.ts'
import { MARK_FORMS, MARK_WORDS, type MarkForm, type MarkReach } from './suppression-forms.ts'

/** A comment that asks a scanner to be quiet. */
export interface SuppressionMark {
  /** The scanner that it is written for. */
  readonly scanner: string
  /** Ids of our checks that look for what this silences. Never empty. */
  readonly checks: readonly string[]
  readonly appliesTo: MarkReach
  /** 1-based, in UTF-16 code units: where the mark itself begins. */
  readonly column: number
  /** The mark as it stands, without the comment's sign; short, hostile text. */
  readonly text: string
}

/** UTF-16 code units of a line that is searched; on a longer one nothing counts as a mark. */
const MAX_LINE = 20_000
/** Comments within comments (`# type: ignore  # noqa`) that are looked at on one line. */
const MAX_COMMENTS = 50

/** Marks that their scanners find anywhere in a comment. The others count only where a comment starts. */
const ANYWHERE =
  /(?:gitleaks:allow|betterleaks:allow|trufflehog:ignore|kingfisher:ignore|ggignore|nosem|NOSONAR|codeql\[|lgtm ?\[|skipcq|DevSkim:)/g

/**
 * The marks on one line. A mark counts only in a comment, as far as one line shows where comments are: the word in a
 * string or in an address is none. Work is linear in the line.
 */
export function suppressionMarks(line: string): readonly SuppressionMark[] {
  if (line.length > MAX_LINE) return []
  const folded = line.toLowerCase()
  if (!MARK_WORDS.some((word) => folded.includes(word))) return []
  const marks = new Map<number, SuppressionMark>()
  for (const comment of lineComments(line)) {
    for (const start of startsIn(line, comment)) {
      if (start >= comment.to || marks.has(start)) continue
      const mark = markAt(line, start, comment)
      if (mark !== undefined) marks.set(start, mark)
    }
  }
  return [...marks.values()].sort((a, b) => a.column - b.column)
}

function markAt(line: string, start: number, comment: LineComment): SuppressionMark | undefined {
  for (const form of MARK_FORMS) {
    form.pattern.lastIndex = start
    const found = form.pattern.exec(line)
    if (found === null) continue
    const checks = silenced(form, found.groups?.['ids'])
    if (checks.length === 0) return undefined
    return {
      scanner: form.scanner,
      checks,
      appliesTo: comment.alone ? (form.alone ?? form.appliesTo) : form.appliesTo,
      column: start + 1,
      text: found[0].trim(),
    }
  }
  return undefined
}

function silenced(form: MarkForm, listed: string | undefined): readonly string[] {
  const { ids, isId } = form
  if (ids === undefined) return form.checks
  // What follows two hyphens is the author's reason.
  const words = (listed?.split('--')[0] ?? '').split(/[\s,]/).filter((word) => word !== '')
  const names =
    isId === undefined ? words : words.filter((word) => isId.test(word) || Object.hasOwn(ids, word))
  if (names.length === 0) return form.checks
  const checks = names.flatMap((name) =>
    Object.entries(ids).flatMap(([id, silences]) =>
      stands(name, id, form.idsArePrefixes === true) ? silences : [],
    ),
  )
  return [...new Set(checks)]
}

function stands(name: string, id: string, asPrefix: boolean): boolean {
  if (id.endsWith('*')) return name.startsWith(id.slice(0, -1))
  return asPrefix ? id.startsWith(name.toUpperCase()) : id.toLowerCase() === name.toLowerCase()
}

/** Where a mark may begin in a comment: behind its sign, behind a further sign in it, at words that mean nothing else. */
function* startsIn(line: string, comment: LineComment): Generator<number> {
  yield afterSigns(line, comment.from)
  let count = 0
  for (let at = comment.from; at < comment.to && count < MAX_COMMENTS; at++) {
    if (!isBlank(line.charCodeAt(at - 1)) || !isSign(line, at)) continue
    count++
    yield afterSigns(line, at)
  }
  ANYWHERE.lastIndex = comment.from
  for (let found = ANYWHERE.exec(line); found !== null; found = ANYWHERE.exec(line)) {
    if (found.index >= comment.to || count++ >= MAX_COMMENTS) return
    if (!isWord(line.charCodeAt(found.index - 1))) yield found.index
  }
}

function isSign(line: string, at: number): boolean {
  return line[at] === '#' || line.startsWith('//', at)
}

/** Past `#`, `///`, `/**`, `#!` and blanks. */
function afterSigns(line: string, from: number): number {
  let at = from
  while (at < line.length && ' \t#/*!%;-'.includes(line[at] as string)) at++
  return at
}

function isWord(code: number): boolean {
  return (
    (code >= 0x30 && code <= 0x39) ||
    (code >= 0x41 && code <= 0x5a) ||
    (code >= 0x61 && code <= 0x7a) ||
    code === 0x5f
  )
}
