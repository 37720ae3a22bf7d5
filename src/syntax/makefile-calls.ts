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

/** https://www.gnu.org/software/make/manual/make.html#Shell-Function */
export function makefileCalls(source: string): readonly MakefileCall[] {
  const calls: MakefileCall[] = []
  for (const match of source.matchAll(FUNCTION)) {
    if (calls.length === MAX_CALLS) return calls
    if (isComment(source, match.index)) continue
    const start = match.index + match[0].length
    const end = closing(source, match.index + 1)
    if (end !== undefined) calls.push(callAt(source, start, end))
  }
  for (const match of source.matchAll(ASSIGNMENT)) {
    if (calls.length === MAX_CALLS) return calls
    const start = match.index + match[0].length
    calls.push(callAt(source, start, endOfLines(source, start)))
  }
  return calls
}

function callAt(source: string, start: number, end: number): MakefileCall {
  const joined = source.slice(start, end).replace(CONTINUED, (found) => ' '.repeat(found.length))
  return { text: withShellReferences(joined), start }
}

function isComment(source: string, offset: number): boolean {
  const line = source.slice(source.lastIndexOf('\n', offset) + 1, offset)
  return line.trimStart().startsWith('#')
}

/** Offset of the bracket that closes the one at `open`; brackets of the other kind do not count, as for make. */
function closing(source: string, open: number): number | undefined {
  const opening = source[open] as string
  const end = CLOSING[opening] as string
  let depth = 0
  const limit = Math.min(source.length, open + MAX_COMMAND)
  for (let at = open; at < limit; at++) {
    if (source[at] === opening) depth++
    else if (source[at] === end && --depth === 0) return at
  }
  return undefined
}

function endOfLines(source: string, start: number): number {
  let at = start
  for (;;) {
    const feed = source.indexOf('\n', at)
    if (feed === -1 || feed - start > MAX_COMMAND) return Math.min(source.length, start + MAX_COMMAND)
    const before = source[feed - 1] === '\r' ? feed - 2 : feed - 1
    if (source[before] !== '\\') return feed
    at = feed + 1
  }
}
