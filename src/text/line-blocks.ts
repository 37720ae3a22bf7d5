import { LineIndex } from './line-index.ts'

/** Places of one line that are remembered; a line that stands more often is found nowhere. */
const MAX_PLACES = 10_000

/** The lines of a text under any name that equal lines share, to find runs of them again. */
export class LineBlocks {
  /** One name a line, in order. */
  private readonly names: readonly string[]
  private readonly places = new Map<string, number[]>()

  /** @param nameOf gets each line without the blanks at its ends */
  constructor(text: string, nameOf: (line: string) => string = (line) => line) {
    const index = new LineIndex(text)
    const names: string[] = []
    for (let number = 1; number <= index.count; number++) {
      const name = nameOf(index.line(number).trim())
      const places = this.places.get(name)
      if (places === undefined) this.places.set(name, [names.length])
      else if (places.length <= MAX_PLACES) places.push(names.length)
      names.push(name)
    }
    this.names = names
  }

  /** The names of some lines, both ends included; 1-based. */
  block(first: number, last: number): readonly string[] {
    return this.names.slice(first - 1, last)
  }

  /** Whether these lines stand one after another from a 1-based line on. */
  standsAt(first: number, block: readonly string[]): boolean {
    return block.length > 0 && block.every((name, index) => this.names[first - 1 + index] === name)
  }

  /** How often these lines stand one after another; undefined when that is more often than is counted. */
  occurrences(block: readonly string[]): number | undefined {
    const places = this.places.get(block[0] ?? '') ?? []
    if (places.length > MAX_PLACES) return undefined
    return places.filter((place) => this.standsAt(place + 1, block)).length
  }
}
