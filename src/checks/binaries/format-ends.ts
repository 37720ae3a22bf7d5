import { Cursor, CutShortError, standsAt } from '../../bytes/cursor.ts'
import { indexOfBytes, lastIndexOfBytes } from '../../bytes/search.ts'
import { endOfSevenZip } from '../../bytes/sevenzip.ts'
import { endOfNumpy, endOfSafetensors } from './array-ends.ts'

/** Parts of a picture that are walked: chunks, blocks, segments. */
const MAX_PARTS = 1_000_000
/** Bytes of an end record without its comment. */
const ZIP_END_BYTES = 22

interface Ending {
  readonly magics: readonly string[]
  /** Bytes from the start to behind the end; undefined when the format's own parts do not lead there. */
  end(cursor: Cursor, bytes: Uint8Array): number | undefined
}

/** Formats that state where they end, so that readers ignore what follows. */
const ENDINGS: readonly Ending[] = [
  { magics: ['\x89PNG\r\n\x1a\n'], end: endOfPng },
  { magics: ['GIF87a', 'GIF89a'], end: endOfGif },
  { magics: ['\xff\xd8\xff'], end: endOfJpeg },
  { magics: ['RIFF'], end: (cursor) => 8 + cursor.seek(4).u32() },
  { magics: ['BM'], end: (cursor) => cursor.seek(2).u32() },
  { magics: ['%PDF-'], end: endOfPdf },
  { magics: ['PK\x03\x04'], end: endOfZip },
  { magics: ['7z\xbc\xaf\x27\x1c'], end: (_, bytes) => endOfSevenZip(bytes) },
  { magics: ['\x93NUMPY'], end: endOfNumpy },
  // No magic: a length, then the brace of its header.
  { magics: [''], end: endOfSafetensors },
]

/** Where the format that begins here ends by its own account; undefined when something is odd or nothing follows. */
export function statedEnd(bytes: Uint8Array): number | undefined {
  const ending = ENDINGS.find(({ magics }) => magics.some((magic) => standsAt(bytes, magic, 0)))
  if (ending === undefined) return undefined
  try {
    const end = ending.end(new Cursor(bytes), bytes)
    return end !== undefined && end > 0 && end < bytes.length ? end : undefined
  } catch (cause) {
    if (cause instanceof CutShortError) return undefined
    throw cause
  }
}

/** Chunks of a length, a name, content and a checksum; IEND is the last. https://www.w3.org/TR/png-3/#5Chunk-layout */
function endOfPng(_: Cursor, bytes: Uint8Array): number | undefined {
  const cursor = new Cursor(bytes, 'big').seek(8)
  for (let parts = 0; parts < MAX_PARTS; parts++) {
    const length = cursor.u32()
    const isLast = cursor.startsWith('IEND')
    cursor.skip(4 + length + 4)
    if (isLast) return cursor.offset
  }
  return undefined
}

/** Blocks until the trailer. https://www.w3.org/Graphics/GIF/spec-gif89a.txt */
function endOfGif(cursor: Cursor): number | undefined {
  const colours = (flags: number): number => ((flags & 0x80) === 0 ? 0 : 3 * 2 ** ((flags & 7) + 1))
  const global = colours(cursor.seek(10).u8())
  cursor.skip(2 + global)
  for (let parts = 0; parts < MAX_PARTS; parts++) {
    const kind = cursor.u8()
    if (kind === 0x3b) return cursor.offset
    if (kind === 0x21) cursor.skip(1)
    else if (kind === 0x2c) {
      const local = colours(cursor.skip(8).u8())
      cursor.skip(local + 1)
    } else return undefined
    for (let size = cursor.u8(); size !== 0 && parts < MAX_PARTS; size = cursor.skip(size).u8()) parts++
  }
  return undefined
}

/** Segments with lengths up to the scan, in which `ff` is followed by zero or a restart until the next marker. ITU T.81, annex B. */
function endOfJpeg(_: Cursor, bytes: Uint8Array): number | undefined {
  const cursor = new Cursor(bytes, 'big').seek(2)
  for (let parts = 0; parts < MAX_PARTS; parts++) {
    if (cursor.u8() !== 0xff) return undefined
    const marker = cursor.u8()
    if (marker === 0xd9) return cursor.offset
    cursor.skip(cursor.u16() - 2)
    if (marker === 0xda) cursor.seek(endOfScan(bytes, cursor.offset))
  }
  return undefined
}

function endOfScan(bytes: Uint8Array, from: number): number {
  for (let at = bytes.indexOf(0xff, from); at !== -1; at = bytes.indexOf(0xff, at + 1)) {
    const next = bytes[at + 1] ?? 0
    if (next !== 0 && next !== 0xff && (next < 0xd0 || next > 0xd7)) return at
  }
  return bytes.length
}

/** Behind the last end mark and its line end; every update adds one. */
function endOfPdf(_: Cursor, bytes: Uint8Array): number | undefined {
  if (indexOfBytes(bytes, '%%EOF') === -1) return undefined
  let end = lastIndexOfBytes(bytes, '%%EOF') + 5
  while (bytes[end] === 0x0d || bytes[end] === 0x0a) end++
  return end
}

/** Behind the last end record. Its comment is no member, so it counts as what follows. APPNOTE 4.3.16. */
function endOfZip(_: Cursor, bytes: Uint8Array): number | undefined {
  const end = lastIndexOfBytes(bytes, 'PK\x05\x06')
  return end === -1 ? undefined : end + ZIP_END_BYTES
}
