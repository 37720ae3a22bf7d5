/**
 * How a decompressor ended.
 * `cut-short`: the input ends too early; `damaged`: it makes no sense from some place on; `over-limit`: more would have come out.
 */
export type Ending = 'complete' | 'cut-short' | 'damaged' | 'over-limit'

/** What came out of a decompressor. Checksums are not compared: content counts also when a program would complain. */
export interface Expansion {
  /** From the start of the content, as far as it was expanded; never more than the limit. */
  readonly bytes: Uint8Array
  readonly ending: Ending
  /** Compressed bytes that belong to what was expanded; what follows them is something else. Meaningful when complete. */
  readonly consumed: number
}

/** What a decompressor throws when the input ends too early, makes no sense, or gives too much. Never leaves `bytes/`. */
export class ExpansionStop extends Error {
  override readonly name = 'ExpansionStop'
  readonly ending: Exclude<Ending, 'complete'>

  constructor(ending: Exclude<Ending, 'complete'>) {
    super(ending)
    this.ending = ending
  }
}

const FIRST_CAPACITY = 16_384

/** Growing memory that refuses to hold more than its limit. Also the window that a Lempel-Ziv decoder looks back into. */
export class Output {
  private memory: Uint8Array
  /** Bytes written so far. */
  length = 0
  private readonly limit: number

  constructor(limit: number) {
    this.limit = limit
    this.memory = new Uint8Array(Math.min(limit, FIRST_CAPACITY))
  }

  push(byte: number): void {
    if (this.length === this.memory.length) this.grow(1)
    this.memory[this.length++] = byte
  }

  /** The byte written `distance` bytes ago, 1 being the last one. Throws ExpansionStop when there is none. */
  back(distance: number): number {
    if (distance > this.length) throw new ExpansionStop('damaged')
    return this.memory[this.length - distance] as number
  }

  /** Writes again what stands `distance` bytes back; the two may overlap. Writes what the limit lets it before it throws. */
  repeat(distance: number, count: number): void {
    if (distance > this.length || distance <= 0) throw new ExpansionStop('damaged')
    const granted = Math.min(count, this.limit - this.length)
    if (this.length + granted > this.memory.length) this.grow(granted)
    const { memory } = this
    let to = this.length
    for (let from = to - distance, end = from + granted; from < end; from++)
      memory[to++] = memory[from] as number
    this.length = to
    if (granted < count) throw new ExpansionStop('over-limit')
  }

  append(bytes: Uint8Array): void {
    const granted = bytes.subarray(0, this.limit - this.length)
    if (this.length + granted.length > this.memory.length) this.grow(granted.length)
    this.memory.set(granted, this.length)
    this.length += granted.length
    if (granted.length < bytes.length) throw new ExpansionStop('over-limit')
  }

  written(): Uint8Array {
    return this.memory.subarray(0, this.length)
  }

  private grow(count: number): void {
    if (this.length + count > this.limit) throw new ExpansionStop('over-limit')
    const wanted = Math.max(this.length + count, this.memory.length * 2)
    const larger = new Uint8Array(Math.min(this.limit, wanted))
    larger.set(this.memory)
    this.memory = larger
  }
}

/** Runs a decoder of ours: what it wrote until it stopped, and why it stopped. */
export function expandWith(limit: number, decode: (output: Output) => number): Expansion {
  const output = new Output(limit)
  try {
    const consumed = decode(output)
    return { bytes: output.written(), ending: 'complete', consumed }
  } catch (cause) {
    if (!(cause instanceof ExpansionStop)) throw cause
    return { bytes: output.written(), ending: cause.ending, consumed: 0 }
  }
}
