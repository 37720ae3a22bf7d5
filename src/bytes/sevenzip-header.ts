import { Cursor } from './cursor.ts'
import { ExpansionStop } from './expansion.ts'
import { MAX_MEMBER_NAME } from './member.ts'
import { Bits, readDefined, readNumber } from './sevenzip-numbers.ts'
import { readStreams, type Streams } from './sevenzip-streams.ts'

/** Ids of the parts of a header: https://www.7-zip.org/sdk.html, 7zFormat.txt. */
const END = 0x00
const HEADER = 0x01
const ARCHIVE_PROPERTIES = 0x02
const ADDITIONAL_STREAMS = 0x03
const MAIN_STREAMS = 0x04
const FILES = 0x05
const EMPTY_STREAM = 0x0e
const EMPTY_FILE = 0x0f
const NAMES = 0x11
const ATTRIBUTES = 0x15
const ENCODED_HEADER = 0x17

/** One file as the directory states it. */
export interface FileEntry {
  readonly name: string
  /** Whether a piece of the packed streams is its content. */
  readonly hasContent: boolean
  readonly isFolder: boolean
  /** Of Windows; in the upper half the mode of Unix when 0x8000 is set. */
  readonly attributes: number
}

/** What a header says: where another header is packed, or what the archive holds. */
export type SevenZipHeader =
  | { readonly kind: 'packed'; readonly streams: Streams }
  | { readonly kind: 'plain'; readonly streams: Streams; readonly files: Files }

export interface Files {
  /** As the header states it; more than `entries` when there are more than were asked for. */
  readonly count: number
  readonly entries: readonly FileEntry[]
}

const NO_STREAMS: Streams = { packedAt: 0, packedSizes: [], folders: [], pieces: [] }
const NO_FILES: Files = { count: 0, entries: [] }

/** Throws ExpansionStop when a part makes no sense, CutShortError when one ends early. */
export function readSevenZipHeader(bytes: Uint8Array, maxFiles: number): SevenZipHeader {
  const cursor = new Cursor(bytes)
  const kind = cursor.u8()
  if (kind === ENCODED_HEADER) return { kind: 'packed', streams: readStreams(cursor) }
  if (kind !== HEADER) throw new ExpansionStop('damaged')
  let streams = NO_STREAMS
  let files = NO_FILES
  for (let id = cursor.u8(); id !== END; id = cursor.u8()) {
    if (id === ARCHIVE_PROPERTIES) skipProperties(cursor)
    else if (id === ADDITIONAL_STREAMS) readStreams(cursor)
    else if (id === MAIN_STREAMS) streams = readStreams(cursor)
    else if (id === FILES) files = readFiles(cursor, maxFiles)
    else throw new ExpansionStop('damaged')
  }
  return { kind: 'plain', streams, files }
}

function skipProperties(cursor: Cursor): void {
  while (cursor.u8() !== END) cursor.skip(readNumber(cursor))
}

/** The properties of all files, one list a property. */
function readFiles(cursor: Cursor, maxFiles: number): Files {
  const count = readNumber(cursor)
  let withoutContent = Bits.NONE
  let emptyFiles = Bits.NONE
  let names: Iterator<string> | undefined
  let attributes: readonly (number | undefined)[] = []
  const wanted = Math.min(count, maxFiles)
  for (let id = cursor.u8(); id !== END; id = cursor.u8()) {
    const list = new Cursor(cursor.take(readNumber(cursor)))
    if (id === EMPTY_STREAM) withoutContent = Bits.read(list, count)
    else if (id === EMPTY_FILE) emptyFiles = new Bits(list.bytes)
    else if (id === NAMES) names = readNames(list)
    else if (id === ATTRIBUTES) attributes = readDefined(list, count, requireInside)
  }
  const entries: FileEntry[] = []
  for (let index = 0, empty = 0; index < wanted; index++) {
    const hasContent = !withoutContent.has(index)
    entries.push({
      name: names?.next().value ?? '',
      hasContent,
      isFolder: !hasContent && !emptyFiles.has(empty++),
      attributes: attributes[index] ?? 0,
    })
  }
  return { count, entries }
}

/** UTF-16 in little endian, each ended by a zero. */
function* readNames(list: Cursor): Generator<string, undefined> {
  requireInside(list)
  const { bytes } = list
  const decoder = new TextDecoder('utf-16le')
  for (let start = list.offset; start + 1 < bytes.length; ) {
    let end = start
    while (end + 1 < bytes.length && (bytes[end] !== 0 || bytes[end + 1] !== 0)) end += 2
    yield decoder.decode(bytes.subarray(start, Math.min(end, start + 2 * MAX_MEMBER_NAME)))
    start = end + 2
  }
  return undefined
}

/** Lists may stand in packed streams of their own; no program writes that. */
function requireInside(list: Cursor): void {
  if (list.u8() !== 0) throw new ExpansionStop('damaged')
}
