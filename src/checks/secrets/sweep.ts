import type { Candidate } from './candidate.ts'

/** Code units of a line that no editor shows whole; data and minified code have such lines. */
const LONG_LINE = 20_000
/** Attempts to match one token format on one line; beyond them the rest of the line is not searched for it. */
const MAX_ATTEMPTS_A_LINE = 200
/** Candidates kept of one file. */
const MAX_CANDIDATES = 1_000

/** State of one pass over the hits of a file, in order of their end. */
export class Sweep {
  readonly candidates: Candidate[] = []
  /** Offsets of lines on which a format was given up. */
  readonly crowdedLines = new Set<number>()
  private readonly text: string
  private readonly attempts = new Map<object, { line: number; count: number }>()
  private lineStart = 0
  private lineEnd = -1
  private newline = -1
  private carriageReturn = -1

  constructor(text: string) {
    this.text = text
  }

  get full(): boolean {
    return this.candidates.length >= MAX_CANDIDATES
  }

  add(candidate: Candidate | undefined): void {
    if (candidate !== undefined && !this.full) this.candidates.push(candidate)
  }

  /** Moves on to the line that holds an offset; offsets never go back. Lines end at LF, CR or both. */
  moveTo(offset: number): void {
    while (this.lineEnd < offset) {
      this.lineStart = this.lineEnd + 1
      if (this.newline < this.lineStart) this.newline = this.next('\n')
      if (this.carriageReturn < this.lineStart) this.carriageReturn = this.next('\r')
      this.lineEnd = Math.min(this.newline, this.carriageReturn)
    }
  }

  get onLongLine(): boolean {
    return this.lineEnd - this.lineStart > LONG_LINE
  }

  /** Whether a format may be tried once more on this line. */
  mayTry(format: object): boolean {
    const tried = this.attempts.get(format)
    if (tried === undefined || tried.line !== this.lineStart) {
      this.attempts.set(format, { line: this.lineStart, count: 1 })
      return true
    }
    if (tried.count === MAX_ATTEMPTS_A_LINE) {
      this.crowdedLines.add(this.lineStart)
      return false
    }
    tried.count++
    return true
  }

  /** Offset of the next such character, from the line's start; past the text when there is none. */
  private next(character: string): number {
    const found = this.text.indexOf(character, this.lineStart)
    return found === -1 ? this.text.length + 1 : found
  }
}
