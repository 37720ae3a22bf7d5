import { Cursor } from './cursor.ts'
import { lastIndexOfBytes } from './search.ts'

/** https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT, version 6.3.10. */
export const LOCAL_MAGIC = 'PK\x03\x04'
const DIRECTORY_MAGIC = 'PK\x01\x02'
const END_MAGIC = 'PK\x05\x06'
const END_64_MAGIC = 'PK\x06\x06'
const LOCATOR_64_MAGIC = 'PK\x06\x07'
export const LOCAL_HEADER_BYTES = 30
const DIRECTORY_HEADER_BYTES = 46
const END_BYTES = 22
const LOCATOR_64_BYTES = 20
/** The end record may be followed by a comment of this many bytes. */
const MAX_COMMENT_BYTES = 65_535
const IN_EXTRA_16 = 0xffff
const IN_EXTRA_32 = 0xffff_ffff

export const FLAG_ENCRYPTED = 0x0001
const FLAG_DESCRIPTOR = 0x0008
const EXTRA_ZIP_64 = 0x0001
const EXTRA_UNICODE_NAME = 0x7075

/** What local header and directory entry both state. */
export interface Stated {
  readonly flags: number
  readonly method: number
  readonly crc: number
  readonly packedSize: number
  readonly size: number
  readonly name: Uint8Array
  /** A second name, in UTF-8, that some readers prefer. */
  readonly unicodeName?: Uint8Array
}

export interface LocalHeader extends Stated {
  readonly start: number
  /** Where the content begins. */
  readonly contentAt: number
}

export interface DirectoryEntry extends Stated {
  /** Where the directory says that the local header begins; count what stands in front of the archive on top. */
  readonly headerAt: number
  /** Mode bits of Unix, 0 when the entry was made elsewhere. */
  readonly mode: number
}

export interface EndRecord {
  readonly start: number
  /** Behind the record itself; a comment may follow. */
  readonly fixedEnd: number
  readonly directoryAt: number
  readonly directoryBytes: number
  readonly entries: number
}

/** The last end record whose directory lies before it; comments may hold others. Undefined when the bytes end in none. */
export function findEndRecord(bytes: Uint8Array): EndRecord | undefined {
  const oldest = Math.max(0, bytes.length - END_BYTES - MAX_COMMENT_BYTES)
  const tail = bytes.subarray(oldest)
  let from = tail.length - END_BYTES
  while (from >= 0) {
    const at = lastIndexOfBytes(tail, END_MAGIC, from)
    if (at === -1) return undefined
    const record = readEndRecord(bytes, oldest + at)
    if (record !== undefined) return record
    from = at - 1
  }
  return undefined
}

function readEndRecord(bytes: Uint8Array, start: number): EndRecord | undefined {
  const cursor = new Cursor(bytes).seek(start)
  if (!cursor.has(END_BYTES)) return undefined
  const short = {
    start,
    fixedEnd: start + END_BYTES,
    entries: cursor.skip(10).u16(),
    directoryBytes: cursor.u32(),
    directoryAt: cursor.u32(),
  }
  const needsLong =
    short.entries === IN_EXTRA_16 || short.directoryBytes === IN_EXTRA_32 || short.directoryAt === IN_EXTRA_32
  const record = (needsLong ? readLongEndRecord(bytes, short) : undefined) ?? short
  return record.directoryBytes <= start ? record : undefined
}

function readLongEndRecord(bytes: Uint8Array, short: EndRecord): EndRecord | undefined {
  const locatorAt = short.start - LOCATOR_64_BYTES
  if (locatorAt < 0) return undefined
  const cursor = new Cursor(bytes).seek(locatorAt)
  if (!cursor.startsWith(LOCATOR_64_MAGIC)) return undefined
  const stated = cursor.skip(8).u64()
  // Bytes in front of the archive move the record; then the nearest one counts.
  const at = stands(bytes, END_64_MAGIC, stated) ? stated : lastIndexOfBytes(bytes, END_64_MAGIC, locatorAt)
  if (at === -1 || bytes.length - at < 56) return undefined
  cursor.seek(at).skip(32)
  return {
    ...short,
    start: at,
    entries: cursor.u64(),
    directoryBytes: cursor.u64(),
    directoryAt: cursor.u64(),
  }
}

function stands(bytes: Uint8Array, magic: string, at: number): boolean {
  return at >= 0 && at <= bytes.length && new Cursor(bytes).seek(at).startsWith(magic)
}

/** The entry at an offset and the offset behind it; undefined when none stands there whole. */
export function readDirectoryEntry(
  bytes: Uint8Array,
  at: number,
): { readonly entry: DirectoryEntry; readonly end: number } | undefined {
  if (!stands(bytes, DIRECTORY_MAGIC, at) || bytes.length - at < DIRECTORY_HEADER_BYTES) return undefined
  const cursor = new Cursor(bytes).seek(at + 4)
  const madeBy = cursor.u16() >> 8
  const flags = cursor.skip(2).u16()
  const method = cursor.u16()
  const crc = cursor.skip(4).u32()
  const packedSize = cursor.u32()
  const size = cursor.u32()
  const nameBytes = cursor.u16()
  const extraBytes = cursor.u16()
  const commentBytes = cursor.u16()
  const attributes = cursor.skip(4).u32()
  const headerAt = cursor.u32()
  if (!cursor.has(nameBytes + extraBytes + commentBytes)) return undefined
  const name = cursor.take(nameBytes)
  const extra = readExtra(cursor.take(extraBytes), [size, packedSize, headerAt])
  const [longSize = size, longPacked = packedSize, longHeaderAt = headerAt] = extra.numbers
  return {
    entry: {
      flags,
      method,
      crc,
      packedSize: longPacked,
      size: longSize,
      name,
      ...(extra.unicodeName === undefined ? {} : { unicodeName: extra.unicodeName }),
      headerAt: longHeaderAt,
      mode: madeBy === 3 || madeBy === 19 ? attributes >>> 16 : 0,
    },
    end: cursor.offset + commentBytes,
  }
}

/** The local header at an offset; undefined when none stands there whole. */
export function readLocalHeader(bytes: Uint8Array, start: number): LocalHeader | undefined {
  if (!stands(bytes, LOCAL_MAGIC, start) || bytes.length - start < LOCAL_HEADER_BYTES) return undefined
  const cursor = new Cursor(bytes).seek(start + 6)
  const flags = cursor.u16()
  const method = cursor.u16()
  const crc = cursor.skip(4).u32()
  const packedSize = cursor.u32()
  const size = cursor.u32()
  const nameBytes = cursor.u16()
  const extraBytes = cursor.u16()
  if (!cursor.has(nameBytes + extraBytes)) return undefined
  const name = cursor.take(nameBytes)
  const extra = readExtra(cursor.take(extraBytes), [size, packedSize])
  const [longSize = size, longPacked = packedSize] = extra.numbers
  return {
    flags,
    method,
    crc,
    packedSize: longPacked,
    size: longSize,
    name,
    ...(extra.unicodeName === undefined ? {} : { unicodeName: extra.unicodeName }),
    start,
    contentAt: cursor.offset,
  }
}

interface Extra {
  /** The given numbers, those replaced that say "in the extra field". */
  readonly numbers: readonly number[]
  readonly unicodeName?: Uint8Array
}

function readExtra(bytes: Uint8Array, stated: readonly number[]): Extra {
  const cursor = new Cursor(bytes)
  let numbers = stated
  let unicodeName: Uint8Array | undefined
  while (cursor.has(4)) {
    const id = cursor.u16()
    const field = cursor.take(Math.min(cursor.u16(), cursor.remaining))
    if (id === EXTRA_ZIP_64) numbers = longNumbers(field, stated)
    if (id === EXTRA_UNICODE_NAME && field.length > 5) unicodeName = field.subarray(5)
  }
  return { numbers, ...(unicodeName === undefined ? {} : { unicodeName }) }
}

/** Only those numbers are in the field whose short form says so, in order. */
function longNumbers(field: Uint8Array, stated: readonly number[]): readonly number[] {
  const cursor = new Cursor(field)
  return stated.map((short) => (short === IN_EXTRA_32 && cursor.has(8) ? cursor.u64() : short))
}

/** The sizes stand in a record behind the content, because they were not known when the header was written. */
export function isStatedLater(local: LocalHeader): boolean {
  return (local.flags & FLAG_DESCRIPTOR) !== 0 && local.packedSize === 0
}
