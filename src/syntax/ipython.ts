import { type MappedText, MappedTextBuilder } from '../text/mapped-text.ts'
import {
  type CellMagic,
  cellMagicAt,
  HELP_LINE,
  lineMagicAt,
  PACKAGE_COMMAND,
  SHELL_MAGICS,
  STATEMENT_MAGICS,
  STATEMENT_OPTIONS,
} from './ipython-magics.ts'
import { endsInBackslash, lineEnd, PythonLines } from './python-lines.ts'

/** Where the pieces of a cell go. */
export interface CellParts {
  /** Statements of Python; magics are `pass`. */
  readonly python: MappedTextBuilder
  /** Lines for the shell. */
  readonly shell: MappedTextBuilder
  /** A whole cell in another language, by the extension that its files have. */
  other(extension: string, source: MappedText): void
  /** A string, a bracket or a line is still open at the end, so that the cell is a program of its own. */
  open: boolean
}

/** Magics around magics of one cell. */
const MAX_NESTING = 8
/** `>>> ` and `... ` as they are copied from the interpreter; IPython takes them away. */
const PROMPT = /^(?:>>>|\.\.\.)(?: |$)/
const BLANK = /^\s*$/
/** `name = !command`, `a, b = %magic`. Bounded: one class, and blanks that are not in it behind the sign. */
const ASSIGNED = /^[ \t]{0,200}[A-Za-z_*][^=!#("'\r\n]{0,200}=[ \t]{0,20}(?=[!%])/
/** `/f x`, `,f a b`, `;f a b`: calls that IPython writes out. */
const CALLED = /^(?<sign>[/,;])(?<callee>[A-Za-z_][\w.]{0,100})(?:[ \t]+|$)/
/** UTF-16 code units of a line that are looked at for one of these forms. */
const MAX_HEAD = 600

/**
 * Takes a cell apart as IPython does before Python sees it.
 * https://ipython.readthedocs.io/en/stable/interactive/magics.html
 */
export function readCell(cell: MappedText, parts: CellParts, nesting = 0): void {
  const magic = cellMagicAt(cell.text)
  if (magic === undefined) readLines(dedented(cell), parts)
  else readMagicCell(cell, magic, parts, nesting)
}

function readMagicCell(cell: MappedText, magic: CellMagic, parts: CellParts, nesting: number): void {
  const body = partOf(cell, magic.body)
  switch (magic.runs) {
    case 'nothing':
      return
    case 'python': {
      const statement = magic.statement
      if (statement !== undefined) {
        const own = new MappedTextBuilder()
        own.take(cell, statement.start, statement.end)
        readLines(own.finish(), parts)
      }
      if (nesting < MAX_NESTING) readCell(body, parts, nesting + 1)
      else readLines(body, parts)
      return
    }
    case 'shell': {
      const script = new MappedTextBuilder()
      if (magic.statement !== undefined) {
        script.take(cell, magic.statement.start, magic.statement.end)
        script.put('\n', cell.sourceOf(magic.statement.end))
      }
      script.take(body)
      parts.other('sh', script.finish())
      return
    }
    case 'other':
      parts.other(magic.extension, body)
  }
}

function partOf(cell: MappedText, start: number): MappedText {
  const part = new MappedTextBuilder()
  part.take(cell, start)
  return part.finish()
}

/** Without the indentation of the first line, and without prompts. */
function dedented(cell: MappedText): MappedText {
  const { text } = cell
  const first = text.search(/\S/)
  if (first === -1) return cell
  const margin = text.slice(text.lastIndexOf('\n', first) + 1, first)
  const hasPrompts = PROMPT.test(text.slice(first, first + 4))
  if (margin === '' && !hasPrompts) return cell
  const clean = new MappedTextBuilder()
  for (let start = 0; start < text.length; ) {
    const end = lineEnd(text, start)
    let from = text.startsWith(margin, start) ? Math.min(start + margin.length, end) : start
    if (hasPrompts) from += PROMPT.exec(text.slice(from, Math.min(from + 4, end)))?.[0].length ?? 0
    clean.take(cell, from, Math.min(end + 1, text.length))
    start = end + 1
  }
  return clean.finish()
}

function readLines(cell: MappedText, parts: CellParts): void {
  const { text } = cell
  const lines = new PythonLines(text)
  for (let start = 0; start < text.length; ) {
    const end = lineEnd(text, start)
    if (lines.atStatement) {
      const next = specialLine(cell, start, end, parts)
      if (next !== undefined) {
        start = next
        continue
      }
    }
    lines.read(start, end)
    parts.python.take(cell, start, Math.min(end + 1, text.length))
    start = end + 1
  }
  if (!lines.atStatement) parts.open = true
  parts.python.put('\n', cell.sourceOf(text.length))
}

/** Reads a line that is no Python. Returns where the next one begins; undefined for a line of Python. */
function specialLine(cell: MappedText, start: number, end: number, parts: CellParts): number | undefined {
  const { text } = cell
  const head = text.slice(start, Math.min(end, start + MAX_HEAD))
  const first = start + head.length - head.trimStart().length
  const sign = text[first]
  if (sign === '!' || sign === '%') return escapedLine(cell, start, first, end, parts, 'pass')
  if (BLANK.test(head)) return undefined
  const assigned = ASSIGNED.exec(head)
  if (assigned !== null) {
    parts.python.take(cell, start, start + assigned[0].length)
    return escapedLine(
      cell,
      start + assigned[0].length,
      start + assigned[0].length,
      end,
      parts,
      'get_ipython()',
    )
  }
  const called = CALLED.exec(text.slice(first, Math.min(end, first + MAX_HEAD)))
  if (called !== null) {
    writtenOut(cell, start, first, end, called, parts)
    return end + 1
  }
  if (PACKAGE_COMMAND.test(head)) {
    parts.shell.take(cell, first, end)
    parts.shell.put('\n', cell.sourceOf(end))
    return stood(cell, start, first, end, parts, 'pass')
  }
  if (sign === '?' || HELP_LINE.test(head)) return stood(cell, start, first, end, parts, 'pass')
  return undefined
}

/** `!command` or `%magic`. @param meanwhile what stands in the program instead */
function escapedLine(
  cell: MappedText,
  start: number,
  sign: number,
  lastEnd: number,
  parts: CellParts,
  meanwhile: string,
): number {
  const { text } = cell
  let end = lastEnd
  while (endsInBackslash(text, sign, end)) end = lineEnd(text, end + 1)
  if (text[sign] === '!') {
    const command = sign + (text[sign + 1] === '!' ? 2 : 1)
    toShell(cell, command, end, parts)
    return stood(cell, start, sign, end, parts, meanwhile)
  }
  const magic = lineMagicAt(text, sign, end)
  if (magic === undefined) return stood(cell, start, sign, end, parts, meanwhile)
  if (SHELL_MAGICS.has(magic.name)) toShell(cell, magic.rest, end, parts)
  // `%pip install x` is the command without its sign.
  else if (PACKAGE_COMMAND.test(text.slice(sign + 1, Math.min(end, sign + MAX_HEAD)))) {
    toShell(cell, sign + 1, end, parts)
  } else if (STATEMENT_MAGICS.has(magic.name)) {
    const options = STATEMENT_OPTIONS.exec(text.slice(magic.rest, end))?.[0].length ?? 0
    if (magic.rest + options < end) {
      parts.python.take(cell, start, sign)
      parts.python.take(cell, magic.rest + options, Math.min(end + 1, text.length))
      return end + 1
    }
  }
  return stood(cell, start, sign, end, parts, meanwhile)
}

function toShell(cell: MappedText, start: number, end: number, parts: CellParts): void {
  parts.shell.take(cell, start, end)
  parts.shell.put('\n', cell.sourceOf(end))
}

/** Puts something in the place of lines that are no Python, indented as they are. */
function stood(
  cell: MappedText,
  start: number,
  sign: number,
  end: number,
  parts: CellParts,
  meanwhile: string,
): number {
  parts.python.take(cell, start, sign)
  parts.python.put(`${meanwhile}\n`, cell.sourceOf(sign))
  return end + 1
}

function writtenOut(
  cell: MappedText,
  start: number,
  first: number,
  end: number,
  called: RegExpExecArray,
  parts: CellParts,
): void {
  const callee = called.groups?.['callee'] ?? ''
  const rest = first + called[0].length
  parts.python.take(cell, start, first)
  parts.python.take(cell, first + 1, first + 1 + callee.length)
  const place = cell.sourceOf(rest)
  if (called.groups?.['sign'] === '/') {
    parts.python.put('(', place)
    parts.python.take(cell, rest, end)
    parts.python.put(')\n', cell.sourceOf(end))
  } else parts.python.put(`(${JSON.stringify(cell.text.slice(rest, end))})\n`, place)
}
