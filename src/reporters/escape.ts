import { pathToBytes } from '../text/path-name.ts'
import { cut } from './cut.ts'

/**
 * Text of the change is written by whoever opens the pull request. This file is the only way for it into a report:
 * one function for each place that gives characters a meaning. No report has HTML of its own; Markdown lets none through.
 */

/** Controls, whatever is invisible or reorders its neighbours, spaces that pass for the space, halves of a pair. */
const UNPRINTABLE =
  /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Cn}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}\u00a0\u1680\u2000-\u200a\u202f\u205f\u2800\u3000]/gu
/** The same without the line feed and the tab, for blocks of text. */
const UNPRINTABLE_IN_BLOCK =
  /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\p{Cf}\p{Cs}\p{Co}\p{Cn}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}\u00a0\u1680\u2000-\u200a\u202f\u205f\u2800\u3000]/gu
/** Where a runner's older command form starts, anywhere in a line (actions/runner, ActionCommand.cs). */
const LEGACY_COMMAND = '##['
const LEGACY_COMMAND_SHOWN = '#\\u{23}['
/** Where its newer form starts, after white space only. */
const LEADING_COMMAND = /^([ \t]*):(?=:)/gm

/** UTF-16 code units of one code span; a span's fence stays far below cmark's limit of 80 backticks. */
const MAX_CODE_SPAN = 600
/** Backticks in a row that a fenced block may hold; cmark keeps the length of a fence in one byte. */
const MAX_BACKTICK_RUN = 60
const LONG_BACKTICK_RUN = /`{61,}/g
const BACKTICK_RUN = /`+/g
/** Text that CommonMark would trim or that would join the fence. */
const NEEDS_PADDING = /^[` ]|[` ]$/
const FENCE_RUN = /`{3,}/g

/** One line of text, every odd character as `\u{…}`, no runner command in it. The base of all others. */
export function visible(text: string): string {
  return text.replace(UNPRINTABLE, asEscape).replaceAll(LEGACY_COMMAND, LEGACY_COMMAND_SHOWN)
}

/** As `visible`, and safe as a line of its own in a log or a terminal. */
export function logLine(text: string): string {
  return withoutCommands(visible(text))
}

/** A finished text of ours whose fields are escaped already, made safe to print: joining fields can make a command. */
export function withoutCommands(text: string): string {
  return text.replaceAll(LEGACY_COMMAND, LEGACY_COMMAND_SHOWN).replace(LEADING_COMMAND, '$1\\u{3a}')
}

/** Text of several lines: line feeds and tabs stay. */
export function visibleBlock(text: string): string {
  return text.replace(UNPRINTABLE_IN_BLOCK, asEscape).replaceAll(LEGACY_COMMAND, LEGACY_COMMAND_SHOWN)
}

/** The data of a workflow command, encoded as @actions/core does, but for what is visible by then. Line feeds are kept, as `%0A`. */
export function commandData(text: string): string {
  return visibleBlock(text).replaceAll('%', '%25').replaceAll('\n', '%0A')
}

/** A property of a workflow command, encoded as @actions/core does. */
export function commandProperty(text: string): string {
  return visible(text).replaceAll('%', '%25').replaceAll(':', '%3A').replaceAll(',', '%2C')
}

/** Punctuation that Markdown gives a meaning inside a line, in a table or at a line's start. */
const MARKDOWN_PUNCTUATION = /[\\`*_~[\]<>|&#]/g
const LIST_MARK = /^[-+=]$/
const MARKDOWN_LINE_START = /^(?:[-+=]|\d{1,9}(?=[.)]))/
/**
 * Words that GitHub turns into links, mentions, emoji or formulas after Markdown is done, so that no escape stops it.
 * Only a code span does. (GitHub Flavored Markdown 6.9; GitHub's documents on autolinked references.)
 */
const REFERENCE = /[@$]|:\/\/|www\.|#\d|\bgh-\d|:[\w+-]{1,60}:|\b[0-9a-f]{7,40}\b/i
const OPENING = '("\''
const CLOSING = ')"\'.,;:!?'

/** Text in a Markdown line. Pairs of backticks in it stay code; all other structure is taken away. */
export function markdownText(text: string): string {
  const parts = visible(text).split('`')
  const isPaired = parts.length % 2 === 1
  let shown = ''
  const append = (piece: string): void => {
    shown += shown.endsWith('`') && piece.startsWith('`') ? ` ${piece}` : piece
  }
  if (!isPaired) append(plainMarkdown(parts.join('`')))
  else {
    for (const [index, part] of parts.entries()) {
      if (index % 2 === 0) append(plainMarkdown(part))
      else append(part.trim() === '' ? `\\\`${part}\\\`` : markdownCode(part))
    }
  }
  return shown
    .trim()
    .replace(MARKDOWN_LINE_START, (mark) =>
      LIST_MARK.test(mark) ? `\\${mark}` : `${mark.slice(0, -1)}&#${mark.charCodeAt(mark.length - 1)};`,
    )
}

function plainMarkdown(text: string): string {
  return text
    .split(' ')
    .map((word) => (REFERENCE.test(word) ? referenceAsCode(word) : escapedWord(word)))
    .join(' ')
}

function referenceAsCode(word: string): string {
  let start = 0
  let end = word.length
  while (start < end && OPENING.includes(word[start] as string)) start++
  while (end > start && CLOSING.includes(word[end - 1] as string)) end--
  if (!REFERENCE.test(word.slice(start, end))) return markdownCode(word)
  return word.slice(0, start) + markdownCode(word.slice(start, end)) + word.slice(end)
}

function escapedWord(word: string): string {
  return word.replace(MARKDOWN_PUNCTUATION, (mark) => {
    switch (mark) {
      case '&':
        return '&amp;'
      case '\\':
        return '&#92;'
      case '|':
        return '&#124;'
    }
    return `\\${mark}`
  })
}

/** A code span. Its fence is the shortest run of backticks that the text does not hold. */
export function markdownCode(text: string): string {
  const shown = visible(cut(text, MAX_CODE_SPAN))
  if (shown === '') return '(empty)'
  const runs = new Set((shown.match(BACKTICK_RUN) ?? []).map((run) => run.length))
  let length = 1
  while (runs.has(length)) length++
  const fence = '`'.repeat(length)
  const pad = NEEDS_PADDING.test(shown) && shown.trim() !== '' ? ' ' : ''
  return `${fence}${pad}${shown}${pad}${fence}`
}

/** Finished inline Markdown for a cell of a table, where even code cannot hold a bar. */
export function markdownCell(inline: string): string {
  return inline.replaceAll('|', '\\u{7c}')
}

/**
 * A fenced block.
 * @param language one of our own words, never text of the change: some languages are drawn instead of shown
 */
export function markdownBlock(text: string, language = ''): string {
  const shown = withoutCommands(visibleBlock(text)).replace(
    LONG_BACKTICK_RUN,
    `${'`'.repeat(MAX_BACKTICK_RUN)}…`,
  )
  const longest = (shown.match(FENCE_RUN) ?? []).reduce((most, run) => Math.max(most, run.length), 2)
  const fence = '`'.repeat(longest + 1)
  return `${fence}${language}\n${shown}\n${fence}`
}

/** The text of a SARIF message: one line, with no link that the text itself makes (SARIF 2.1.0, 3.11.6). */
export function sarifText(text: string): string {
  const shown = visibleBlock(text)
  return shown.includes('](') ? shown.replace(/[\\[\]]/g, '\\$&') : shown
}

/** JSON of data that may hold anything; safe to print, and the exact text after parsing. */
export function jsonText(value: unknown): string {
  const text = JSON.stringify(value, undefined, 2).replace(UNPRINTABLE_IN_BLOCK, jsonEscape)
  return `${text.replaceAll(LEGACY_COMMAND, '\\u0023#[')}\n`
}

const UNRESERVED = /^[A-Za-z0-9._~/-]$/

/** A path as a relative reference: every byte but RFC 3986's unreserved characters and `/` percent-encoded. */
export function uriPath(path: string): string {
  const encoded = Array.from(pathToBytes(path), (byte) => {
    const character = String.fromCharCode(byte)
    return UNRESERVED.test(character) ? character : `%${byte.toString(16).toUpperCase().padStart(2, '0')}`
  }).join('')
  return encoded.startsWith('/') ? `%2F${encoded.slice(1)}` : encoded
}

function asEscape(character: string): string {
  return `\\u{${(character.codePointAt(0) as number).toString(16)}}`
}

function jsonEscape(character: string): string {
  let escaped = ''
  for (let index = 0; index < character.length; index++) {
    escaped += `\\u${character.charCodeAt(index).toString(16).padStart(4, '0')}`
  }
  return escaped
}
