/** Text that was taken from another one, and where each part of it stood there. Offsets are UTF-16 code units. */
export class MappedText {
  readonly text: string
  /** Ascending: where each stretch begins in `text`. */
  private readonly starts: readonly number[]
  /** Where it begins in the source; below zero for text that stands nowhere, which counts as the place `-1 - value`. */
  private readonly sources: readonly number[]

  constructor(text: string, starts: readonly number[], sources: readonly number[]) {
    this.text = text
    this.starts = starts
    this.sources = sources
  }

  /** Offset in the source. */
  sourceOf(offset: number): number {
    if (this.starts.length === 0) return 0
    const stretch = this.stretchAt(offset)
    const source = this.sources[stretch] as number
    return source < 0 ? -1 - source : source + offset - (this.starts[stretch] as number)
  }

  /** The stretches of a part, each with its own text. */
  *stretches(from: number, to: number): Generator<{ readonly text: string; readonly source: number }> {
    for (let stretch = this.stretchAt(from); stretch < this.starts.length; stretch++) {
      const start = this.starts[stretch] as number
      if (start >= to) return
      const first = Math.max(from, start)
      const text = this.text.slice(first, Math.min(to, this.starts[stretch + 1] ?? this.text.length))
      const source = this.sources[stretch] as number
      yield { text, source: source < 0 ? source : source + first - start }
    }
  }

  /** The last stretch that begins at or before an offset. */
  private stretchAt(offset: number): number {
    let low = 0
    let high = this.starts.length - 1
    while (low < high) {
      const middle = (low + high + 1) >> 1
      if ((this.starts[middle] as number) <= offset) low = middle
      else high = middle - 1
    }
    return low
  }
}

/** Puts a mapped text together from front to back. */
export class MappedTextBuilder {
  private readonly parts: string[] = []
  private readonly starts: number[] = []
  private readonly sources: number[] = []
  private size = 0

  /** UTF-16 code units so far. */
  get length(): number {
    return this.size
  }

  /** Text that stands in the source just so. */
  copy(text: string, source: number): void {
    if (text === '') return
    const last = this.sources.length - 1
    const known = this.sources[last]
    const continues =
      known !== undefined && known >= 0 && known + this.size - (this.starts[last] as number) === source
    if (!continues) this.mark(source)
    this.add(text)
  }

  /** Text that stands for something at a place of the source. */
  put(text: string, source: number): void {
    if (text === '') return
    this.mark(-1 - source)
    this.add(text)
  }

  /** A part of another text with the same source. */
  take(from: MappedText, start = 0, end = from.text.length): void {
    if (end <= start) return
    for (const { text, source } of from.stretches(start, end)) {
      if (source < 0) this.put(text, -1 - source)
      else this.copy(text, source)
    }
  }

  finish(): MappedText {
    return new MappedText(this.parts.join(''), this.starts, this.sources)
  }

  private mark(source: number): void {
    this.starts.push(this.size)
    this.sources.push(source)
  }

  private add(text: string): void {
    this.parts.push(text)
    this.size += text.length
  }
}
