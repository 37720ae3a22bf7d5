/** A backslash at the end of a line; compilers accept blanks behind it. */
const SPLICE = /\\[ \t]{0,100}(?:\r\n|\n|\r)/g

/** A source without its line splices, and where everything was (C++23 [lex.phases], phase 2). */
export class CSplices {
  readonly text: string
  /** Where splices were, in `text`, and how much was left out up to there. */
  private readonly cuts: readonly number[]
  private readonly shifts: readonly number[]

  constructor(source: string) {
    const cuts: number[] = []
    const shifts: number[] = []
    let text = source
    if (source.includes('\\')) {
      const parts: string[] = []
      let from = 0
      let left = 0
      for (const { index, 0: splice } of source.matchAll(SPLICE)) {
        parts.push(source.slice(from, index))
        cuts.push(index - left)
        left += splice.length
        shifts.push(left)
        from = index + splice.length
      }
      if (from > 0) text = parts.join('') + source.slice(from)
    }
    this.text = text
    this.cuts = cuts
    this.shifts = shifts
  }

  /** The offset into the source of an offset into `text`. */
  original(offset: number): number {
    let low = 0
    let high = this.cuts.length
    while (low < high) {
      const middle = (low + high) >> 1
      if ((this.cuts[middle] as number) <= offset) low = middle + 1
      else high = middle
    }
    return offset + (low === 0 ? 0 : (this.shifts[low - 1] as number))
  }

  /** The offset into `text` of an offset into the source. */
  spliced(offset: number): number {
    let low = 0
    let high = this.cuts.length
    while (low < high) {
      const middle = (low + high) >> 1
      if ((this.cuts[middle] as number) + (this.shifts[middle] as number) <= offset) low = middle + 1
      else high = middle
    }
    return offset - (low === 0 ? 0 : (this.shifts[low - 1] as number))
  }
}
