/** Line starts of a text, made on first use. Lines end at LF, CRLF or a lone CR, as reviewers and the runner see them. */
export class LineIndex {
  private readonly text: string
  private starts: number[] | undefined

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

  private lineStarts(): readonly number[] {
    if (this.starts !== undefined) return this.starts
    const starts = [0]
    const { text } = this
    if (text.includes('\r')) {
      for (let index = 0; index < text.length; index++) {
        const code = text.charCodeAt(index)
        if (code === 10) starts.push(index + 1)
        else if (code === 13) {
          if (text.charCodeAt(index + 1) === 10) index++
          starts.push(index + 1)
        }
      }
    } else {
      for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) starts.push(at + 1)
    }
    this.starts = starts
    return starts
  }
}
