/** Line starts of a text, made on first use. Lines end at LF, CRLF or a lone CR, as reviewers and the runner see them. */
export class LineIndex {
  private readonly text: string
  private starts: Uint32Array | undefined

  constructor(text: string) {
    this.text = text
  }

  /** 1-based line and column, in UTF-16 code units, of an offset into the text. */
  position(offset: number): { readonly line: number; readonly column: number } {
    const starts = this.lineStarts()
    let low = 0
    let high = starts.length - 1
    while (low < high) {
      const middle = (low + high + 1) >> 1
      if ((starts[middle] as number) <= offset) low = middle
      else high = middle - 1
    }
    return { line: low + 1, column: offset - (starts[low] as number) + 1 }
  }

  /** The line without its end; 1-based. Empty outside the text. */
  line(number: number): string {
    const starts = this.lineStarts()
    const start = starts[number - 1]
    if (start === undefined) return ''
    const end = starts[number] ?? this.text.length
    return this.text.slice(start, end).replace(/[\r\n]{1,2}$/, '')
  }

  /** Offset of the first character of a 1-based line; the text's length past its end. */
  startOf(number: number): number {
    return this.lineStarts()[number - 1] ?? this.text.length
  }

  get count(): number {
    return this.lineStarts().length
  }

  private lineStarts(): Uint32Array {
    this.starts ??= startsOf(this.text)
    return this.starts
  }
}

/** Counted before they are kept: a file may be nothing but line ends, and a growing list would take three times the memory. */
function startsOf(text: string): Uint32Array {
  let count = 1
  for (let index = 0; index < text.length; index++) if (endsLine(text, index)) count++
  const starts = new Uint32Array(count)
  let line = 1
  for (let index = 0; index < text.length; index++) if (endsLine(text, index)) starts[line++] = index + 1
  return starts
}

function endsLine(text: string, index: number): boolean {
  const code = text.charCodeAt(index)
  return code === 10 || (code === 13 && text.charCodeAt(index + 1) !== 10)
}
