import {
  withRelativeArm,
  withRelativeArm64,
  withRelativePowerPc,
  withRelativeSparc,
  withRelativeThumb,
} from './branch-filters.ts'
import { Cursor, CutShortError, standsAt } from './cursor.ts'
import { type Expansion, ExpansionStop, expandWith, Output } from './expansion.ts'
import { withoutDifferences, withRelativeBranches } from './filters.ts'
import { decodeLzma2 } from './lzma2.ts'

/** https://tukaani.org/xz/xz-file-format.txt */
const MAGIC = '\xfd7zXZ\0'
const HEADER_BYTES = 12
const FOOTER_BYTES = 12
/** Bytes of the check behind each block, by its id: nothing, CRC32, CRC64, SHA-256, and what is reserved between them. */
const CHECK_BYTES = [0, 4, 4, 4, 8, 8, 8, 16, 16, 16, 32, 32, 32, 64, 64, 64] as const
const MAX_STREAMS = 10_000
const MAX_RECORDS = 1_000_000
const MAX_FILTERS = 4

const LZMA2 = 0x21
const DELTA = 0x03
/** What a filter did to the content is undone in place. */
type Undo = (bytes: Uint8Array) => Uint8Array
const BRANCHES: ReadonlyMap<number, Undo> = new Map([
  [0x04, withRelativeBranches],
  [0x05, withRelativePowerPc],
  [0x07, withRelativeArm],
  [0x08, withRelativeThumb],
  [0x09, withRelativeSparc],
  [0x0a, withRelativeArm64],
])
/** Filters for Itanium and RISC-V only change addresses; a header stays what it is. */
const OTHER_BRANCHES: ReadonlySet<number> = new Set([0x06, 0x0b])

/** Streams of xz, one behind the other. */
export function unxz(bytes: Uint8Array, limit: number): Expansion {
  return expandWith(limit, (output) => {
    let at = 0
    for (let streams = 0; streams === 0 || standsAt(bytes, MAGIC, at); streams++) {
      if (streams === MAX_STREAMS) throw new ExpansionStop('over-limit')
      at = stoppingAtTheEnd(() => decodeStream(bytes, at, output, limit))
      // Streams are padded with zeros to a multiple of four.
      while (bytes[at] === 0 && bytes[at + 1] === 0 && bytes[at + 2] === 0 && bytes[at + 3] === 0) at += 4
    }
    return at
  })
}

function stoppingAtTheEnd(read: () => number): number {
  try {
    return read()
  } catch (cause) {
    if (cause instanceof CutShortError) throw new ExpansionStop('cut-short')
    throw cause
  }
}

function decodeStream(bytes: Uint8Array, from: number, output: Output, limit: number): number {
  if (!standsAt(bytes, MAGIC, from)) throw new ExpansionStop('damaged')
  const cursor = new Cursor(bytes).seek(from).skip(HEADER_BYTES)
  const checkBytes = CHECK_BYTES[(bytes[from + 7] as number) & 15] as number
  while (bytes[cursor.offset] !== 0) {
    const start = cursor.offset
    const undo = readBlockHeader(cursor)
    const end =
      undo.length === 0
        ? decodeLzma2(bytes, cursor.offset, output)
        : decodeFiltered(bytes, cursor.offset, output, { undo, limit })
    cursor.seek(Math.min(end, bytes.length)).skip((4 - ((end - start) % 4)) % 4)
    cursor.skip(checkBytes)
  }
  skipIndex(cursor)
  cursor.skip(FOOTER_BYTES)
  return cursor.offset
}

/** Leaves the cursor behind the header; what is to be done behind LZMA2, in order. */
function readBlockHeader(cursor: Cursor): readonly Undo[] {
  const start = cursor.offset
  const end = start + (cursor.u8() + 1) * 4
  const flags = cursor.u8()
  if ((flags & 0x40) !== 0) readNumber(cursor)
  if ((flags & 0x80) !== 0) readNumber(cursor)
  const filters = (flags & 3) + 1
  const undo: Undo[] = []
  for (let index = 0; index < filters && index < MAX_FILTERS; index++) {
    const id = readNumber(cursor)
    const properties = cursor.take(readNumber(cursor))
    const isLast = index === filters - 1
    if (isLast !== (id === LZMA2)) throw new ExpansionStop('damaged')
    if (id === DELTA) undo.unshift((own) => withoutDifferences(own, (properties[0] ?? 0) + 1))
    const branches = BRANCHES.get(id)
    if (branches !== undefined) undo.unshift(branches)
    else if (id !== LZMA2 && id !== DELTA && !OTHER_BRANCHES.has(id)) throw new ExpansionStop('damaged')
  }
  cursor.seek(Math.min(end, cursor.bytes.length)).skip(0)
  if (end > cursor.bytes.length) throw new ExpansionStop('cut-short')
  return undo
}

function decodeFiltered(
  bytes: Uint8Array,
  from: number,
  output: Output,
  { undo, limit }: { readonly undo: readonly Undo[]; readonly limit: number },
): number {
  const filtered = new Output(limit - output.length)
  try {
    return decodeLzma2(bytes, from, filtered)
  } finally {
    output.append(undo.reduce((own, step) => step(own), filtered.written()))
  }
}

function skipIndex(cursor: Cursor): void {
  const start = cursor.offset
  cursor.skip(1)
  const records = readNumber(cursor)
  if (records > MAX_RECORDS) throw new ExpansionStop('damaged')
  for (let index = 0; index < records; index++) {
    readNumber(cursor)
    readNumber(cursor)
  }
  cursor.skip((4 - ((cursor.offset - start) % 4)) % 4).skip(4)
}

/** A number of seven bits a byte; larger ones than any file needs count as damage. */
function readNumber(cursor: Cursor): number {
  let value = 0
  for (let shift = 0; shift < 49; shift += 7) {
    const byte = cursor.u8()
    value += (byte & 0x7f) * 2 ** shift
    if (byte < 0x80) return value
  }
  throw new ExpansionStop('damaged')
}
