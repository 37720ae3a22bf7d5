import { withShellReferences } from './makefile.ts'

/** A command that make runs while it reads the file, as the shell gets it; as long as it stands in the file. */
export interface MakefileCall {
  readonly text: string
  /** Offset of its first character. */
  readonly start: number
}

/** UTF-16 code units of one command, and commands of one file, that are read. */
const MAX_COMMAND = 20_000
const MAX_CALLS = 2_000
const FUNCTION = /\$[({]shell[ \t]/g
/** `NAME != command`, also over several lines. */
const ASSIGNMENT = /^(?:override[ \t]{1,8}|export[ \t]{1,8})?[ ]{0,40}[\w.-]{1,100}[ \t]{0,40}!=/gm
const CLOSING: Readonly<Record<string, string>> = { '(': ')', '{': '}' }
const CONTINUED = /\\\r?\n/g

/**
 * Undefined when there are more, or longer ones, than are read.
 * https://www.gnu.org/software/make/manual/make.html#Shell-Function
 */
export function makefileCalls(source: string): readonly MakefileCall[] | undefined {
  const calls: MakefileCall[] = []
  let room = MAX_CALLS
  for (const match of source.matchAll(FUNCTION)) {
    if (room-- === 0) return undefined
    if (isComment(source, match.index)) continue
    const start = match.index + match[0].length
    const end = closing(source, match.index + 1)
    if (end === undefined) return undefined
    calls.push(callAt(source, start, end))
  }
  for (const match of source.matchAll(ASSIGNMENT)) {
    if (room-- === 0) return undefined
    const start = match.index + match[0].length
    const end = endOfLines(source, start)
    if (end - start > MAX_COMMAND) return undefined
    calls.push(callAt(source, start, end))
  }
  return calls
}

function callAt(source: string, start: number, end: number): MakefileCall {
  const joined = source.slice(start, end).replace(CONTINUED, (found) => ' '.repeat(found.length))
  return { text: withShellReferences(joined), start }
}

function isComment(source: string, offset: number): boolean {
  const before = source.slice(Math.max(0, offset - MAX_BEFORE), offset)
  return before
    .slice(before.lastIndexOf('\n') + 1)
    .trimStart()
    .startsWith('#')
}
/** UTF-16 code units of a line before a call that are looked at. */
const MAX_BEFORE = 1_000

/**
 * Offset of the bracket that closes the one at `open`, or of the end of the file; brackets of the other kind do not count, as
 * for make. Undefined when it is too far away.
 */
function closing(source: string, open: number): number | undefined {
  const opening = source[open] as string
  const end = CLOSING[opening] as string
  let depth = 0
  for (let at = open; at < source.length; at++) {
    if (at - open > MAX_COMMAND) return undefined
    if (source[at] === opening) depth++
    else if (source[at] === end && --depth === 0) return at
  }
  return source.length
}

function endOfLines(source: string, start: number): number {
  let at = start
  for (;;) {
    const feed = source.indexOf('\n', at)
    if (feed === -1) return source.length
    const before = source[feed - 1] === '\r' ? feed - 2 : feed - 1
    if (source[before] !== '\\' || feed - start > MAX_COMMAND) return feed
    at = feed + 1
  }
}
