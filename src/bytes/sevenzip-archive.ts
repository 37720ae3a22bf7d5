import { type Expansion, ExpansionStop } from './expansion.ts'
import { type ExpansionAllowance, type Member, storedContent } from './member.ts'
import type { Piece, Streams } from './sevenzip-streams.ts'
import { lockOf, type Unpacked, unpackFolder } from './sevenzip-unpack.ts'

/** Of the signature header; offsets count from behind it. */
export const SIGNATURE_BYTES = 32
const NO_BYTES = new Uint8Array(0)

/** Bytes of the file that the archive accounts for; `end` is excluded. */
export interface Extent {
  readonly start: number
  readonly end: number
}

/** The packed streams, and the last folder that was unpacked: members follow each other in it. */
export class SevenZipArchive {
  private readonly bytes: Uint8Array
  private readonly streams: Streams
  private readonly allowance: ExpansionAllowance
  /** For each packed stream its offset in the file, and where the last one ends. */
  private readonly offsets: readonly number[]
  /** For each folder the number of its first packed stream. */
  private readonly firstPacked: readonly number[]
  private unpacked: { readonly folder: number; readonly content: Unpacked } | undefined

  constructor(bytes: Uint8Array, streams: Streams, allowance: ExpansionAllowance) {
    this.bytes = bytes
    this.streams = streams
    this.allowance = allowance
    this.offsets = sumsFrom(SIGNATURE_BYTES + streams.packedAt, streams.packedSizes)
    const counts = streams.folders.map(({ packedInputs }) => packedInputs.length)
    this.firstPacked = sumsFrom(0, counts)
  }

  extent(): Extent {
    const { offsets } = this
    return { start: offsets[0] as number, end: offsets.at(-1) as number }
  }

  lockOf(folder: number): Member['locked'] {
    const stated = this.streams.folders[folder]
    return stated === undefined ? undefined : lockOf(stated)
  }

  packedBytes(folder: number): number {
    return this.packed(folder).reduce((sum, { length }) => sum + length, 0)
  }

  /** Throws ExpansionStop when the steps make no sense. */
  unpack(folder: number): Unpacked {
    const stated = this.streams.folders[folder]
    if (stated === undefined) throw new ExpansionStop('damaged')
    if (this.unpacked?.folder !== folder) {
      this.unpacked = undefined
      this.unpacked = { folder, content: unpackFolder(stated, this.packed(folder), this.allowance) }
    }
    return this.unpacked.content
  }

  read({ folder, offset, size }: Piece, limit: number): Expansion {
    try {
      const { bytes, ending, isHonest } = this.unpack(folder)
      const own = storedContent(bytes.subarray(Math.min(offset, bytes.length)), size, limit)
      const consumed = offset === 0 && isHonest ? this.packedBytes(folder) : 0
      return { bytes: own.bytes, ending: own.ending === 'cut-short' ? cutBy(ending) : own.ending, consumed }
    } catch (cause) {
      if (!(cause instanceof ExpansionStop)) throw cause
      return { bytes: NO_BYTES, ending: cause.ending, consumed: 0 }
    }
  }

  private packed(folder: number): readonly Uint8Array[] {
    const first = this.firstPacked[folder] ?? 0
    const count = this.streams.folders[folder]?.packedInputs.length ?? 0
    return Array.from({ length: count }, (_, index) => {
      const [start = this.bytes.length, end = start] = this.offsets.slice(first + index, first + index + 2)
      return this.bytes.subarray(Math.min(start, this.bytes.length), Math.min(end, this.bytes.length))
    })
  }
}

/** Where each of several lengths begins, and where the last one ends. */
function sumsFrom(start: number, lengths: readonly number[]): readonly number[] {
  const sums = [start]
  for (const length of lengths) sums.push((sums.at(-1) as number) + length)
  return sums
}

/** A folder that gives less than its pieces state without a complaint ends too early. */
function cutBy(ending: Unpacked['ending']): Expansion['ending'] {
  return ending === 'complete' ? 'cut-short' : ending
}
