import type { Digest } from '../secret-format.ts'

/** A place in a text that a word of a structure leads to. */
export interface Place {
  readonly text: string
  /** Offset after the word. */
  readonly end: number
  readonly path: string
  readonly digest: Digest
  readonly stretches: Stretches
}

/** What readers that look far ahead have read already: words crowded together then cost no more than the text. */
export class Stretches {
  private readonly ends = new Map<string, number>()

  covers(reader: string, at: number): boolean {
    return at <= (this.ends.get(reader) ?? 0)
  }

  extend(reader: string, to: number): void {
    this.ends.set(reader, to)
  }
}
