import type { Cursor } from './cursor.ts'
import { ExpansionStop } from './expansion.ts'

/** A number whose first byte says by its leading ones how many follow. Infinity when no file can hold so many. */
export function readNumber(cursor: Cursor): number {
  const first = cursor.u8()
  let value = 0
  for (let more = 0, mask = 0x80; more < 8; more++, mask >>= 1) {
    if ((first & mask) === 0) return bounded(value + (first & (mask - 1)) * 2 ** (8 * more))
    value += cursor.u8() * 2 ** (8 * more)
  }
  return bounded(value)
}

function bounded(value: number): number {
  return value <= Number.MAX_SAFE_INTEGER ? value : Number.POSITIVE_INFINITY
}

/** A count of things that are each stated by a byte at least. Throws ExpansionStop for more than the limit. */
export function readCount(cursor: Cursor, limit: number): number {
  const count = readNumber(cursor)
  if (count > cursor.remaining) throw new ExpansionStop('damaged')
  if (count > limit) throw new ExpansionStop('over-limit')
  return count
}

/** One bit a thing, the top bit of each byte first. */
export class Bits {
  static readonly NONE = new Bits(new Uint8Array(0))
  private readonly bytes: Uint8Array

  constructor(bytes: Uint8Array) {
    this.bytes = bytes
  }

  /** Throws CutShortError when there are fewer than `count`. */
  static read(cursor: Cursor, count: number): Bits {
    return new Bits(cursor.take(Math.ceil(count / 8)))
  }

  has(index: number): boolean {
    return ((this.bytes[index >> 3] ?? 0) & (0x80 >> (index & 7))) !== 0
  }
}

/**
 * Four bytes for each thing that has them: a flag says that all have, or bits say which.
 * @param between reads what some lists have behind the bits
 */
export function readDefined(
  cursor: Cursor,
  count: number,
  between?: (cursor: Cursor) => void,
): readonly (number | undefined)[] {
  if (count > cursor.remaining * 8) throw new ExpansionStop('damaged')
  const defined = cursor.u8() === 0 ? Bits.read(cursor, count) : undefined
  between?.(cursor)
  const numbers: (number | undefined)[] = []
  for (let index = 0; index < count; index++) {
    numbers.push(defined === undefined || defined.has(index) ? cursor.u32() : undefined)
  }
  return numbers
}
