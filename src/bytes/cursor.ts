/** A read that would have passed the end of the bytes. */
export class CutShortError extends Error {
  override readonly name = 'CutShortError'
  /** Where the read began, counted from the start of the cursor's bytes. */
  readonly offset: number

  constructor(offset: number, wanted: number, length: number) {
    super(`wanted ${wanted} bytes at offset ${offset} of ${length}`)
    this.offset = offset
  }
}

const TWO_TO_32 = 0x1_0000_0000

/** The only way to read untrusted bytes: never passes their end, throws CutShortError instead. Offsets count from 0. */
export class Cursor {
  readonly bytes: Uint8Array
  /** Byte order of the numbers read from here on. */
  littleEndian: boolean
  private readonly view: DataView
  private at = 0

  constructor(bytes: Uint8Array, order: 'little' | 'big' = 'little') {
    this.bytes = bytes
    this.view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
    this.littleEndian = order === 'little'
  }

  get offset(): number {
    return this.at
  }

  get remaining(): number {
    return this.bytes.length - this.at
  }

  has(count: number): boolean {
    return count <= this.remaining
  }

  /** Throws CutShortError unless 0 ≤ offset ≤ length. */
  seek(offset: number): this {
    if (!(offset >= 0 && offset <= this.bytes.length)) throw new CutShortError(offset, 0, this.bytes.length)
    this.at = offset
    return this
  }

  /** Throws CutShortError when fewer bytes are left, also for a count below zero or above 2^53. */
  skip(count: number): this {
    this.claim(count)
    return this
  }

  u8(): number {
    return this.view.getUint8(this.claim(1))
  }

  u16(): number {
    return this.view.getUint16(this.claim(2), this.littleEndian)
  }

  u32(): number {
    return this.view.getUint32(this.claim(4), this.littleEndian)
  }

  /** A 64-bit length or offset; Infinity when a number cannot hold it exactly, which no bound lets through. */
  u64(): number {
    const start = this.claim(8)
    const low = this.view.getUint32(start + (this.littleEndian ? 0 : 4), this.littleEndian)
    const high = this.view.getUint32(start + (this.littleEndian ? 4 : 0), this.littleEndian)
    const value = high * TWO_TO_32 + low
    return value <= Number.MAX_SAFE_INTEGER ? value : Number.POSITIVE_INFINITY
  }

  /** An unsigned LEB128 of at most 32 bits; undefined when it is longer or larger than that. */
  leb128(): number | undefined {
    let value = 0
    for (let shift = 0; shift < 35; shift += 7) {
      const byte = this.u8()
      value += (byte & 0x7f) * 2 ** shift
      if (byte < 0x80) return value < TWO_TO_32 ? value : undefined
    }
    return undefined
  }

  /** The next bytes, as a view and not a copy. */
  take(count: number): Uint8Array {
    const start = this.claim(count)
    return this.bytes.subarray(start, start + count)
  }

  /** The next bytes, one character each. */
  latin1(count: number): string {
    let text = ''
    for (const byte of this.take(count)) text += String.fromCharCode(byte)
    return text
  }

  /** Whether a literal of characters U+0000 to U+00FF stands here. */
  startsWith(literal: string): boolean {
    return standsAt(this.bytes, literal, this.at)
  }

  private claim(count: number): number {
    const start = this.at
    if (!(count >= 0 && count <= this.bytes.length - start)) {
      throw new CutShortError(start, count, this.bytes.length)
    }
    this.at = start + count
    return start
  }
}

/** Whether the bytes hold a literal of characters U+0000 to U+00FF at an offset. */
export function standsAt(bytes: Uint8Array, literal: string, offset: number): boolean {
  if (offset + literal.length > bytes.length) return false
  for (let index = 0; index < literal.length; index++) {
    if (bytes[offset + index] !== literal.charCodeAt(index)) return false
  }
  return true
}
