import type { Finding } from '../../model/finding.ts'
import type { LevelOrOff, LoadedFile } from '../../model/rule.ts'
import { isValidUtf8, unicodeMark } from '../../text/ascii.ts'
import { type Evidence, evidence } from '../../text/redact.ts'
import { linesWith } from './odd-lines.ts'
import { isTestPath, placeOfText } from './text-place.ts'

/** Windows writes these in UTF-16. */
const WINDOWS_TEXT = /\.(?:ps1|psm1|bat|cmd|rc|reg|inf|sln|vcxproj)$/i
/** Their readers take UTF-8 and nothing else. */
const UTF8_ONLY = /\.(?:pyi?|[cm]?[jt]sx?|ya?ml|toml|json|rs|go)$/i
/** A line end to Python, JavaScript and shells' editors, and none to those who show differences. Twice before LF it is an accident. */
const LONE_RETURN = /[^\r\n]\r(?![\r\n])[^\r\n]/
/** ECMA-262, section 12.3: they end a line, and with it a comment. */
const SEPARATOR = /[\u2028\u2029]/g
/** Behind a colon it is an address. */
const COMMENT_START = /(?:^|[^:])\/\//
const JAVASCRIPT = /\.(?:[cm]?[jt]sx?|vue|svelte)$/i
const PYTHON_COOKIE = /^[^\r\n]{0,400}(?:\r?\n[^\r\n]{0,400})?coding[:=]/

/** Source text whose bytes are read in another way than reviewers see them. */
export function* oddEncoding(file: LoadedFile, text: string): Generator<Finding> {
  if (placeOfText(file.path) === 'prose') return
  const isTest = isTestPath(file.path)
  for (const { what, level, at } of seen(file, text)) {
    const start = at === undefined ? undefined : file.position(at)
    yield {
      rule: 'hidden/odd-encoding',
      path: file.path,
      evidence: what,
      identity: what,
      level: isTest ? 'note' : level,
      ...(start === undefined
        ? {}
        : { location: { ...start, endLine: start.line, endColumn: start.column + 1 } }),
    }
  }
}

interface Oddity {
  readonly what: Evidence
  readonly level: LevelOrOff
  /** Offset into the text. */
  readonly at?: number
}

function* seen({ path, bytes }: LoadedFile, text: string): Generator<Oddity> {
  const mark = unicodeMark(bytes)
  if (mark !== undefined && !WINDOWS_TEXT.test(path)) {
    yield { what: mark === 'utf-32' ? evidence`UTF-32` : evidence`UTF-16`, level: 'warning' }
  }
  const zero = mark === undefined ? text.indexOf('\0') : -1
  if (zero !== -1) yield { what: evidence`zero byte`, level: 'warning', at: zero }
  const lone = text.includes('\r') ? text.search(LONE_RETURN) : -1
  if (lone !== -1 && text.includes('\n')) {
    yield { what: evidence`carriage return within a line`, level: 'warning', at: lone + 1 }
  }
  const separator = JAVASCRIPT.test(path) ? separatorInComment(text) : undefined
  if (separator !== undefined)
    yield { what: evidence`line separator ends a comment`, level: 'error', at: separator }
  if (mark === undefined && UTF8_ONLY.test(path) && !isValidUtf8(bytes) && !PYTHON_COOKIE.test(text)) {
    yield { what: evidence`not UTF-8`, level: 'note' }
  }
}

function separatorInComment(text: string): number | undefined {
  for (const line of linesWith(text, SEPARATOR)) {
    let offset = line.offset
    const pieces = line.text.split(SEPARATOR)
    pieces.pop()
    for (const piece of pieces) {
      offset += piece.length
      if (COMMENT_START.test(piece)) return offset
      offset++
    }
  }
  return undefined
}
