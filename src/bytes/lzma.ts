import { type Expansion, ExpansionStop, expandWith, type Output } from './expansion.ts'
import { EVEN_ODDS, RangeDecoder } from './range-decoder.ts'

/** The format as its author states it: https://www.7-zip.org/sdk.html, lzma-specification.txt. */
const STATES = 12
/** States below this one followed a literal. */
const FIRST_STATE_AFTER_MATCH = 7
const POSITION_STATES = 16
const LENGTH_STATES = 4
const SHORTEST_MATCH = 2
const END_MARK_DISTANCE = 0xffff_ffff

/** Which bits of position and previous byte choose the probabilities. */
export interface LzmaProperties {
  readonly literalContextBits: number
  readonly literalPositionBits: number
  readonly positionBits: number
}

/** Context and position bits of literals together: more would cost megabytes of odds for a few bytes of input. */
const MAX_LITERAL_BITS = 4

/** Undefined when the reference decoder of xz refuses them as well. */
export function lzmaProperties(byte: number): LzmaProperties | undefined {
  if (byte >= 9 * 5 * 5) return undefined
  const rest = Math.floor(byte / 9)
  const literalContextBits = byte % 9
  const literalPositionBits = rest % 5
  if (literalContextBits + literalPositionBits > MAX_LITERAL_BITS) return undefined
  return { literalContextBits, literalPositionBits, positionBits: Math.floor(rest / 5) }
}

const HEADER_BYTES = 13

/** A file of the LZMA utilities: properties, dictionary size, size of the content, stream. */
export function unlzma(bytes: Uint8Array, limit: number): Expansion {
  return expandWith(limit, (output) => {
    if (bytes.length < HEADER_BYTES) throw new ExpansionStop('cut-short')
    const view = new DataView(bytes.buffer, bytes.byteOffset, HEADER_BYTES)
    const low = view.getUint32(5, true)
    const high = view.getUint32(9, true)
    const isUnknown = low === 0xffff_ffff && high === 0xffff_ffff
    return decodeRawLzma(
      bytes,
      { at: HEADER_BYTES, properties: bytes[0] as number },
      output,
      isUnknown ? undefined : high * 2 ** 32 + low,
    )
  })
}

/** A stream of LZMA alone. Its end is the given size or a mark in it. Returns the offset behind it. */
export function decodeRawLzma(
  bytes: Uint8Array,
  start: { readonly at: number; readonly properties: number },
  output: Output,
  size: number | undefined,
): number {
  const properties = lzmaProperties(start.properties)
  if (properties === undefined) throw new ExpansionStop('damaged')
  const decoder = new LzmaDecoder(output)
  decoder.reset(properties)
  // Another stream may have written before this one.
  decoder.forgetDictionary()
  decoder.source.start(bytes, start.at, bytes.length)
  decoder.decode(size)
  decoder.source.finish()
  return decoder.source.offset
}

/** Decodes LZMA into an output, which is its dictionary; LZMA2 calls it chunk by chunk. */
export class LzmaDecoder {
  private readonly output: Output
  /** Where the dictionary begins in the output: nothing before it may be copied. */
  private dictionaryStart = 0
  private properties: LzmaProperties = { literalContextBits: 0, literalPositionBits: 0, positionBits: 0 }
  private state = 0
  private distances: [number, number, number, number] = [0, 0, 0, 0]
  private literals: Uint16Array = new Uint16Array(0)
  private readonly isMatch = new Uint16Array(STATES * POSITION_STATES)
  private readonly isRepeat = new Uint16Array(STATES)
  private readonly isRepeat0 = new Uint16Array(STATES)
  private readonly isRepeat1 = new Uint16Array(STATES)
  private readonly isRepeat2 = new Uint16Array(STATES)
  private readonly isRepeat0Long = new Uint16Array(STATES * POSITION_STATES)
  private readonly slots = new Uint16Array(LENGTH_STATES * 64)
  private readonly specialDistances = new Uint16Array(128)
  private readonly alignment = new Uint16Array(16)
  private readonly matchLengths = new LengthCoder()
  private readonly repeatLengths = new LengthCoder()
  /** Where the bits come from; LZMA2 starts it anew at each chunk. */
  readonly source = new RangeDecoder()

  constructor(output: Output) {
    this.output = output
  }

  /** Forgets all probabilities and distances. */
  reset(properties: LzmaProperties): void {
    this.properties = properties
    this.state = 0
    this.distances = [0, 0, 0, 0]
    const literals = 0x300 << (properties.literalContextBits + properties.literalPositionBits)
    if (this.literals.length !== literals) this.literals = new Uint16Array(literals)
    for (const table of [
      this.literals,
      this.isMatch,
      this.isRepeat,
      this.isRepeat0,
      this.isRepeat1,
      this.isRepeat2,
      this.isRepeat0Long,
      this.slots,
      this.specialDistances,
      this.alignment,
    ])
      table.fill(EVEN_ODDS)
    this.matchLengths.reset()
    this.repeatLengths.reset()
  }

  resetState(): void {
    this.reset(this.properties)
  }

  forgetDictionary(): void {
    this.dictionaryStart = this.output.length
  }

  /** Writes `count` bytes, or until the end mark when `count` is undefined. */
  decode(count: number | undefined): void {
    const { output } = this
    const target = count === undefined ? Number.POSITIVE_INFINITY : output.length + count
    while (output.length < target) {
      const position = (output.length - this.dictionaryStart) & ((1 << this.properties.positionBits) - 1)
      if (this.source.bit(this.isMatch, this.state * POSITION_STATES + position) === 0) {
        this.decodeLiteral()
      } else if (!this.decodeMatch(position, target - output.length)) {
        if (count !== undefined) throw new ExpansionStop('damaged')
        return
      }
    }
  }

  private decodeLiteral(): void {
    const { output, literals } = this
    const { literalContextBits, literalPositionBits } = this.properties
    const written = output.length - this.dictionaryStart
    const previous = written === 0 ? 0 : output.back(1)
    const context =
      ((written & ((1 << literalPositionBits) - 1)) << literalContextBits) +
      (previous >> (8 - literalContextBits))
    const base = 0x300 * context
    let symbol = 1
    if (this.state >= FIRST_STATE_AFTER_MATCH) {
      this.requireDistance(this.distances[0])
      let matched = output.back(this.distances[0] + 1)
      while (symbol < 0x100) {
        const matchBit = (matched >> 7) & 1
        matched <<= 1
        const bit = this.source.bit(literals, base + ((1 + matchBit) << 8) + symbol)
        symbol = (symbol << 1) | bit
        if (matchBit !== bit) break
      }
    }
    while (symbol < 0x100) symbol = (symbol << 1) | this.source.bit(literals, base + symbol)
    output.push(symbol & 0xff)
    this.state = this.state < 4 ? 0 : this.state < 10 ? this.state - 3 : this.state - 6
  }

  /** False at the end mark. */
  private decodeMatch(position: number, room: number): boolean {
    let length: number
    if (this.source.bit(this.isRepeat, this.state) === 0) {
      length = SHORTEST_MATCH + this.matchLengths.decode(this.source, position)
      const [first, second, third] = this.distances
      const distance = this.decodeDistance(length)
      if (distance === END_MARK_DISTANCE) return false
      this.distances = [distance, first, second, third]
      this.state = this.state < FIRST_STATE_AFTER_MATCH ? 7 : 10
    } else {
      if (!this.chooseRepeat(position)) {
        this.requireDistance(this.distances[0])
        this.output.push(this.output.back(this.distances[0] + 1))
        this.state = this.state < FIRST_STATE_AFTER_MATCH ? 9 : 11
        return true
      }
      length = SHORTEST_MATCH + this.repeatLengths.decode(this.source, position)
      this.state = this.state < FIRST_STATE_AFTER_MATCH ? 8 : 11
    }
    this.requireDistance(this.distances[0])
    this.output.repeat(this.distances[0] + 1, Math.min(length, room))
    if (length > room) throw new ExpansionStop('damaged')
    return true
  }

  /** False for a repetition of a single byte; otherwise the distance to use stands first. */
  private chooseRepeat(position: number): boolean {
    const [first, second, third, fourth] = this.distances
    if (this.source.bit(this.isRepeat0, this.state) === 0) {
      return this.source.bit(this.isRepeat0Long, this.state * POSITION_STATES + position) !== 0
    }
    if (this.source.bit(this.isRepeat1, this.state) === 0) this.distances = [second, first, third, fourth]
    else if (this.source.bit(this.isRepeat2, this.state) === 0)
      this.distances = [third, first, second, fourth]
    else this.distances = [fourth, first, second, third]
    return true
  }

  private decodeDistance(length: number): number {
    const lengthState = Math.min(length - SHORTEST_MATCH, LENGTH_STATES - 1)
    const slot = this.source.tree(this.slots, lengthState * 64, 6)
    if (slot < 4) return slot
    const directBits = (slot >> 1) - 1
    const high = (2 | (slot & 1)) * 2 ** directBits
    if (slot < 14) return high + this.source.reverseTree(this.specialDistances, high - slot, directBits)
    return high + this.source.directBits(directBits - 4) * 16 + this.source.reverseTree(this.alignment, 0, 4)
  }

  private requireDistance(distance: number): void {
    if (distance >= this.output.length - this.dictionaryStart) throw new ExpansionStop('damaged')
  }
}

/** Lengths of matches: eight short ones, eight middling ones, 256 long ones. */
class LengthCoder {
  private readonly choice = new Uint16Array(2)
  private readonly short = new Uint16Array(POSITION_STATES * 8)
  private readonly middling = new Uint16Array(POSITION_STATES * 8)
  private readonly long = new Uint16Array(256)

  reset(): void {
    for (const table of [this.choice, this.short, this.middling, this.long]) table.fill(EVEN_ODDS)
  }

  decode(source: RangeDecoder, position: number): number {
    if (source.bit(this.choice, 0) === 0) return source.tree(this.short, position * 8, 3)
    if (source.bit(this.choice, 1) === 0) return 8 + source.tree(this.middling, position * 8, 3)
    return 16 + source.tree(this.long, 0, 8)
  }
}
