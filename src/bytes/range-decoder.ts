import { ExpansionStop } from './expansion.ts'

/** The odds of a bit of which nothing is known, in units of 1/2,048. */
export const EVEN_ODDS = 1_024
/** Below this the range is widened by a byte of input. */
const TOP = 0x100_0000

/** Bits out of a range coder, as LZMA uses it: https://www.7-zip.org/sdk.html, lzma-specification.txt. Throws ExpansionStop at the end of its input. */
export class RangeDecoder {
  private bytes: Uint8Array = new Uint8Array(0)
  private end = 0
  private range = 0
  private code = 0
  /** Offset of the next byte of input. */
  offset = 0

  start(bytes: Uint8Array, from: number, end: number): void {
    this.bytes = bytes
    this.offset = from
    this.end = Math.min(end, bytes.length)
    this.range = 0xffff_ffff
    this.code = 0
    if (this.nextByte() !== 0) throw new ExpansionStop('damaged')
    for (let index = 0; index < 4; index++) this.code = ((this.code << 8) | this.nextByte()) >>> 0
  }

  /** One bit whose probability is learnt. */
  bit(probabilities: Uint16Array, index: number): number {
    if (this.range < TOP) {
      this.range = (this.range << 8) >>> 0
      this.code = ((this.code << 8) | this.nextByte()) >>> 0
    }
    const probability = probabilities[index] as number
    const bound = (this.range >>> 11) * probability
    if (this.code < bound) {
      this.range = bound
      probabilities[index] = probability + ((2_048 - probability) >> 5)
      return 0
    }
    this.range -= bound
    this.code -= bound
    probabilities[index] = probability - (probability >> 5)
    return 1
  }

  /** Bits of a symbol, the top one first, each with the odds that those before it choose. */
  tree(probabilities: Uint16Array, base: number, bits: number): number {
    let symbol = 1
    for (let index = 0; index < bits; index++) symbol = (symbol << 1) | this.bit(probabilities, base + symbol)
    return symbol - (1 << bits)
  }

  /** The same, the lowest bit first. */
  reverseTree(probabilities: Uint16Array, base: number, bits: number): number {
    let node = 1
    let value = 0
    for (let index = 0; index < bits; index++) {
      const bit = this.bit(probabilities, base + node)
      node = (node << 1) | bit
      value |= bit << index
    }
    return value
  }

  /** Bits that are as likely 0 as 1. */
  directBits(count: number): number {
    let value = 0
    for (let index = 0; index < count; index++) {
      if (this.range < TOP) {
        this.range = (this.range << 8) >>> 0
        this.code = ((this.code << 8) | this.nextByte()) >>> 0
      }
      this.range >>>= 1
      const bit = this.code >= this.range ? 1 : 0
      if (bit === 1) this.code -= this.range
      value = value * 2 + bit
    }
    return value
  }

  /** Steps behind the byte that would be read for the next bit: the encoder wrote it for this one. */
  finish(): void {
    if (this.range < TOP && this.offset < this.end) this.offset++
  }

  private nextByte(): number {
    if (this.offset >= this.end) throw new ExpansionStop('cut-short')
    return this.bytes[this.offset++] as number
  }
}
