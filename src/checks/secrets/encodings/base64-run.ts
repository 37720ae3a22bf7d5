import { decodeBase64 } from '../decoding.ts'
import type { Revealed } from './revealed.ts'

/** Characters before a word that may belong to its token: the longest prefix that stands before a literal has 83 bytes. */
const BACK = 256
/** Characters decoded at once; the largest private key has 22,000. */
const CHUNK = 65_536
/** Characters behind a word that its secret may need. */
const NEEDED = 24_576
/** Lines that are joined. */
const MAX_LINES = 1_024
/** Characters of the shortest line that can be one of several; tools wrap at 60, 64, 70, 76 or 100. */
const SHORTEST_LINE = 40

/** The end of one line of encoded text and the start of the next, real or escaped, as in YAML blocks and JSON strings. */
const LINE_BREAK = /(?:\\{1,4}r)?\\{1,4}n[ \t]{0,40}|\r?\n[ \t]{0,40}/y

interface Line {
  /** Offset in the file. */
  readonly start: number
  /** Characters of the encoded text before it. */
  readonly before: number
}

/** Base64 around a word, decoded from the group in which the word begins. */
export class Base64Run implements Revealed {
  readonly disguise = 'base64'
  readonly text: string
  private readonly lines: readonly Line[]
  /** Offset in the file after the last character that was read. */
  readonly end: number
  private readonly whole: boolean
  private last = 0

  /** @param start offset of a character at which a group begins */
  constructor(file: string, start: number) {
    const lines: Line[] = []
    let encoded = ''
    let at = start
    let width = 0
    this.whole = true
    for (;;) {
      const limit = Math.min(file.length, at + CHUNK - encoded.length)
      const end = endOfRun(file, at, limit)
      lines.push({ start: at, before: encoded.length })
      encoded += file.slice(at, end)
      this.end = end
      if (end === limit) {
        this.whole = end === file.length
        break
      }
      const length = end - startOfRun(file, at, Math.max(0, at - BACK))
      const next = length < Math.max(SHORTEST_LINE, width) ? -1 : nextLine(file, end, length)
      if (next === -1) break
      if (lines.length === MAX_LINES) {
        this.whole = false
        break
      }
      width = length
      at = next
    }
    this.lines = lines
    this.text = decodeBase64(encoded, CHUNK)
  }

  /** Offset in the decoded text of the byte that a character of the file begins, when this run covers it and enough behind it. */
  indexOf(offset: number): number | undefined {
    if (offset >= this.end || offset < (this.lines[0] as Line).start) return undefined
    if (!this.whole && this.end - offset < NEEDED) return undefined
    const line = this.lineOf(offset)
    const encoded = line.before + offset - line.start
    return encoded % 4 === 0 ? (encoded / 4) * 3 : undefined
  }

  /** Words are asked for in the order in which they stand, so that the search goes on where it ended. */
  private lineOf(offset: number): Line {
    if ((this.lines[this.last] as Line).start > offset) this.last = 0
    while ((this.lines[this.last + 1]?.start ?? Number.POSITIVE_INFINITY) <= offset) this.last++
    return this.lines[this.last] as Line
  }

  span(start: number, end: number): { readonly start: number; readonly end: number } {
    return {
      start: this.place(Math.floor((start * 4) / 3)),
      end: this.place(Math.ceil((end * 4) / 3) - 1) + 1,
    }
  }

  private place(encoded: number): number {
    const line = this.lines.findLast(({ before }) => before <= encoded) as Line
    return line.start + encoded - line.before
  }
}

/** Offset of the first character of the run around an offset, in steps of whole groups, and no further than a prefix can be. */
export function startOfGroups(file: string, group: number): number {
  const first = startOfRun(file, group, Math.max(0, group - BACK))
  return group - Math.floor((group - first) / 4) * 4
}

/** Where the next line of the same block begins; -1 when what follows is something else. */
function nextLine(file: string, end: number, width: number): number {
  LINE_BREAK.lastIndex = end
  if (!LINE_BREAK.test(file)) return -1
  const start = LINE_BREAK.lastIndex
  const next = endOfRun(file, start, Math.min(file.length, start + width + 1))
  if (next === start || next - start > width) return -1
  const after = file.charCodeAt(next)
  // A key of the next line ends at a colon, a word at a blank; encoded text ends with its line, its quote or its padding.
  const ends = next === file.length || after === 0x0a || after === 0x0d || after === 0x5c
  return ends || after === 0x3d || after === 0x22 || after === 0x27 || after === 0x60 ? start : -1
}

function startOfRun(file: string, from: number, limit: number): number {
  let start = from
  while (start > limit && isBase64(file.charCodeAt(start - 1))) start--
  // The `n` of an escaped line end.
  return start > 0 && file.charCodeAt(start - 1) === 0x5c && start < from ? start + 1 : start
}

function endOfRun(file: string, from: number, limit: number): number {
  let end = from
  while (end < limit && isBase64(file.charCodeAt(end))) end++
  return end
}

export function isBase64(code: number): boolean {
  return (
    (code >= 0x61 && code <= 0x7a) ||
    (code >= 0x41 && code <= 0x5a) ||
    (code >= 0x2f && code <= 0x39) ||
    code === 0x2b ||
    code === 0x2d ||
    code === 0x5f
  )
}
