import type { JSONPath } from 'jsonc-parser'
import { type MappedText, MappedTextBuilder } from '../text/mapped-text.ts'
import type { DataProblem } from './data.ts'

/** A cell that is run. */
export interface CodeCell {
  /** As the kernel gets it; offsets lead into the notebook's text. */
  readonly source: MappedText
}

export interface Notebook {
  /** In the order of the file. */
  readonly cells: readonly CodeCell[]
  /** What the notebook calls its language and kernel, in lower case; empty when it says nothing. */
  readonly kernel: readonly string[]
  readonly problems: readonly DataProblem[]
}

/** UTF-16 code units of source that are read; the largest real notebooks have a tenth of it. Outputs do not count. */
const MAX_SOURCE = 4_000_000
/** Numbers that JSON does not know and Python writes into outputs all the same. */
const PYTHON_NUMBER = /[-+]?(?:NaN|Infinity)/y
const BLANK = /\s/

/**
 * The code cells of a notebook, tolerating what stands around an error.
 * Format 4 and, with its worksheets, format 3: https://nbformat.readthedocs.io/en/latest/format_description.html
 */
export async function readNotebook(text: string): Promise<Notebook> {
  if (text.trim() === '') return { cells: [], kernel: [], problems: [] }
  const { visit } = await import('jsonc-parser')
  const reader = new Reader(text)
  try {
    visit(text, {
      onObjectBegin: (_offset, _length, _line, _column, path) => reader.object(path()),
      onLiteralValue: (value, offset, length, _line, _column, path) => {
        if (typeof value === 'string') reader.string(path(), value, offset, length)
      },
      onError: (_code, offset) => reader.error(offset),
    })
  } catch (cause) {
    // The parser recurses; only a document nested thousands of levels deep exhausts the stack.
    if (!(cause instanceof RangeError)) throw cause
    reader.problem('too-deep', 0)
  }
  return reader.finish()
}

/** The last of several keys of one name is the one that programs take; of sources all are kept. */
interface Cell {
  kind: string | undefined
  readonly source: MappedTextBuilder
}

class Reader {
  private readonly text: string
  private readonly cells: Cell[] = []
  private readonly kernel: string[] = []
  private readonly problems: DataProblem[] = []
  private room = MAX_SOURCE
  /** Offset behind the last number that only Python knows. */
  private numberEnd = -1

  constructor(text: string) {
    this.text = text
  }

  object(path: JSONPath): void {
    if (insideCell(path)?.length === 0) this.cells.push({ kind: undefined, source: new MappedTextBuilder() })
  }

  string(path: JSONPath, value: string, offset: number, length: number): void {
    if (isKernelName(path)) this.kernel.push(value.toLowerCase())
    const cell = this.cells.at(-1)
    const inside = insideCell(path)
    if (cell === undefined || inside === undefined) return
    const [key] = inside
    if (key === 'cell_type' && inside.length === 1) cell.kind = value
    if ((key !== 'source' && key !== 'input') || inside.length > 2) return
    if (this.room < 0) return
    this.room -= length
    if (this.room < 0) this.problem('over-limit', offset)
    else addLiteral(this.text, offset, offset + length, cell.source)
  }

  error(offset: number): void {
    PYTHON_NUMBER.lastIndex = offset
    const number = PYTHON_NUMBER.exec(this.text)?.[0]
    if (number !== undefined) this.numberEnd = offset + number.length
    // The parser then misses a value where the number ends.
    else if (this.numberEnd !== this.lastBefore(offset)) this.problem('parse-failed', offset)
  }

  /** Offset behind the last character before a place, blanks aside. */
  private lastBefore(offset: number): number {
    let at = offset
    while (at > this.numberEnd && BLANK.test(this.text[at - 1] as string)) at--
    return at
  }

  /** One is enough to say that something was not seen. */
  problem(reason: DataProblem['reason'], offset: number): void {
    if (!this.problems.some((known) => known.reason === reason)) this.problems.push({ reason, offset })
  }

  finish(): Notebook {
    const cells = this.cells
      .filter(({ kind }) => kind === 'code' || kind === undefined)
      .map(({ source }) => ({ source: source.finish() }))
    return { cells, kernel: this.kernel, problems: this.problems }
  }
}

/** The part of a path behind `cells.3` or `worksheets.0.cells.3`. */
function insideCell(path: JSONPath): JSONPath | undefined {
  const start = path[0] === 'worksheets' ? 2 : 0
  return path[start] === 'cells' && typeof path[start + 1] === 'number' ? path.slice(start + 2) : undefined
}

function isKernelName([root, part, key, ...rest]: JSONPath): boolean {
  if (root !== 'metadata' || rest.length > 0) return false
  return part === 'kernelspec'
    ? key === 'language' || key === 'name'
    : part === 'language_info' && key === 'name'
}

/** What a literal says. @param start of the literal, with its quotes */
function addLiteral(text: string, start: number, end: number, into: MappedTextBuilder): void {
  const last = text[end - 1] === '"' && end - start > 1 ? end - 1 : end
  let at = start + 1
  while (at < last) {
    const backslash = text.indexOf('\\', at)
    const stop = backslash === -1 || backslash >= last ? last : backslash
    into.copy(text.slice(at, stop), at)
    if (stop === last) return
    const letter = text[stop + 1] ?? ''
    const isUnicode = letter === 'u' && HEX.test(text.slice(stop + 2, stop + 6))
    into.copy(
      isUnicode
        ? String.fromCharCode(Number.parseInt(text.slice(stop + 2, stop + 6), 16))
        : (ESCAPES[letter] ?? letter),
      stop,
    )
    at = stop + (isUnicode ? 6 : 2)
  }
}
const HEX = /^[0-9a-fA-F]{4}$/
const ESCAPES: Readonly<Record<string, string>> = { b: '\b', f: '\f', n: '\n', r: '\r', t: '\t' }
