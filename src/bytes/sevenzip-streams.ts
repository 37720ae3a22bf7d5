import type { Cursor } from './cursor.ts'
import { ExpansionStop } from './expansion.ts'
import { type Folder, outputsOf, readFolder, sizeOf } from './sevenzip-folders.ts'
import { readCount, readDefined, readNumber } from './sevenzip-numbers.ts'

/** https://www.7-zip.org/sdk.html, 7zFormat.txt. */
const END = 0x00
const PACKED = 0x06
const UNPACKED = 0x07
const PIECES = 0x08
const SIZES = 0x09
const DIGESTS = 0x0a
const FOLDERS = 0x0b
const UNPACKED_SIZES = 0x0c
const PIECE_COUNTS = 0x0d

/** Of one archive; each costs some hundred bytes of memory. */
const MAX_FOLDERS = 50_000
const MAX_PACKED = 4 * MAX_FOLDERS
const MAX_PIECES = 250_000

/** The content of one file: part of what a folder gives. */
export interface Piece {
  readonly folder: number
  readonly offset: number
  readonly size: number
  readonly crc?: number
}

export interface Streams {
  /** Bytes behind the signature header. */
  readonly packedAt: number
  readonly packedSizes: readonly number[]
  readonly folders: readonly Folder[]
  readonly pieces: readonly Piece[]
}

/** Throws ExpansionStop when a part makes no sense, CutShortError when one ends early. */
export function readStreams(cursor: Cursor): Streams {
  let packed: Pick<Streams, 'packedAt' | 'packedSizes'> = { packedAt: 0, packedSizes: [] }
  let unpacked: Unpacked = { folders: [], digests: [] }
  let pieces: readonly Piece[] | undefined
  for (let id = cursor.u8(); id !== END; id = cursor.u8()) {
    if (id === PACKED) packed = readPacked(cursor)
    else if (id === UNPACKED) unpacked = readUnpacked(cursor)
    else if (id === PIECES) pieces = readPieces(cursor, unpacked)
    else throw new ExpansionStop('damaged')
  }
  return { ...packed, folders: unpacked.folders, pieces: pieces ?? wholeFolders(unpacked) }
}

function readPacked(cursor: Cursor): Pick<Streams, 'packedAt' | 'packedSizes'> {
  const packedAt = readNumber(cursor)
  const count = readCount(cursor, MAX_PACKED)
  let packedSizes: readonly number[] = []
  for (let id = cursor.u8(); id !== END; id = cursor.u8()) {
    if (id === SIZES) packedSizes = Array.from({ length: count }, () => readNumber(cursor))
    else if (id === DIGESTS) readDefined(cursor, count)
    else throw new ExpansionStop('damaged')
  }
  return { packedAt, packedSizes }
}

interface Unpacked {
  readonly folders: readonly Folder[]
  readonly digests: readonly (number | undefined)[]
}

function readUnpacked(cursor: Cursor): Unpacked {
  let bare: readonly Omit<Folder, 'sizes'>[] = []
  let folders: readonly Folder[] = []
  let digests: readonly (number | undefined)[] = []
  for (let id = cursor.u8(); id !== END; id = cursor.u8()) {
    if (id === FOLDERS) {
      const count = readCount(cursor, MAX_FOLDERS)
      // Folders may stand in a packed stream of their own; no program writes that.
      if (cursor.u8() !== 0) throw new ExpansionStop('damaged')
      bare = Array.from({ length: count }, () => readFolder(cursor))
    } else if (id === UNPACKED_SIZES) {
      folders = bare.map((folder) => ({
        ...folder,
        sizes: Array.from({ length: outputsOf(folder.coders) }, () => readNumber(cursor)),
      }))
    } else if (id === DIGESTS) digests = readDefined(cursor, bare.length)
    else throw new ExpansionStop('damaged')
  }
  return { folders, digests }
}

/** What each folder gives is one content, unless the header says otherwise. */
function wholeFolders({ folders, digests }: Unpacked): readonly Piece[] {
  return folders.map((folder, index) => piece(index, 0, sizeOf(folder), digests[index]))
}

function piece(folder: number, offset: number, size: number, crc: number | undefined): Piece {
  return { folder, offset, size, ...(crc === undefined ? {} : { crc }) }
}

function readPieces(cursor: Cursor, unpacked: Unpacked): readonly Piece[] {
  const { folders } = unpacked
  let counts = folders.map(() => 1)
  let pieces: readonly Piece[] | undefined
  for (let id = cursor.u8(); id !== END; id = cursor.u8()) {
    if (id === PIECE_COUNTS) counts = folders.map(() => readCount(cursor, MAX_PIECES))
    else if (id === SIZES) pieces = cut(folders, counts, cursor)
    else if (id === DIGESTS) {
      pieces ??= cut(folders, counts, undefined)
      pieces = withDigests(pieces, counts, unpacked, cursor)
    } else throw new ExpansionStop('damaged')
  }
  return pieces ?? cut(folders, counts, undefined)
}

/** All sizes of a folder but the last are stated. */
function cut(
  folders: readonly Folder[],
  counts: readonly number[],
  sizes: Cursor | undefined,
): readonly Piece[] {
  const pieces: Piece[] = []
  for (const [index, folder] of folders.entries()) {
    const count = counts[index] ?? 0
    let offset = 0
    for (let number = 1; number <= count; number++) {
      const rest = sizeOf(folder) - offset
      if (number < count && sizes === undefined) throw new ExpansionStop('damaged')
      const size = number === count || sizes === undefined ? rest : readNumber(sizes)
      if (pieces.length === MAX_PIECES) throw new ExpansionStop('over-limit')
      if (!(size <= rest)) throw new ExpansionStop('damaged')
      pieces.push(piece(index, offset, size, undefined))
      offset += size
    }
  }
  return pieces
}

/** Folders that are one piece have stated theirs already. */
function withDigests(
  pieces: readonly Piece[],
  counts: readonly number[],
  { digests }: Unpacked,
  cursor: Cursor,
): readonly Piece[] {
  const isKnown = ({ folder }: Piece): boolean => counts[folder] === 1 && digests[folder] !== undefined
  const stated = readDefined(cursor, pieces.filter((one) => !isKnown(one)).length).values()
  return pieces.map(({ folder, offset, size }) => {
    const crc = isKnown({ folder, offset, size }) ? digests[folder] : stated.next().value
    return piece(folder, offset, size, crc)
  })
}
