import { Cursor, CutShortError } from './cursor.ts'
import { type Expansion, ExpansionStop } from './expansion.ts'
import {
  decodeName,
  type ExpansionAllowance,
  type Listing,
  MAX_MEMBER_NAME,
  type Member,
  type Problem,
  type ProblemKind,
  storedContent,
} from './member.ts'
import { lockOf, type Unpacked, unpackFolder } from './sevenzip-folder.ts'
import { type FileEntry, readSevenZipHeader, type SevenZipHeader } from './sevenzip-header.ts'
import type { Piece, Streams } from './sevenzip-streams.ts'

/** https://www.7-zip.org/sdk.html, 7zFormat.txt. */
const SIGNATURE_BYTES = 32
/** Headers that hold another one, packed; 7-Zip writes one. */
const MAX_PACKED_HEADERS = 4
const UNIX = 0x8000
const MODE_KIND = 0o170_000
const MODE_LINK = 0o120_000
const MODE_FOLDER = 0o040_000
const MODE_FILE = 0o100_000
/** A link's target is its content. */
const MAX_TARGET_BYTES = 4_096
const NO_BYTES = new Uint8Array(0)

/** Behind the directory, which stands last; undefined when the signature header is not whole. */
export function endOfSevenZip(bytes: Uint8Array): number | undefined {
  if (bytes.length < SIGNATURE_BYTES) return undefined
  const cursor = new Cursor(bytes).seek(12)
  return SIGNATURE_BYTES + cursor.u64() + cursor.u64()
}

/** Lists a 7z archive. Members that are packed together are unpacked once, and what that costs is taken from the allowance. */
export function readSevenZip(bytes: Uint8Array, maxMembers: number, allowance: ExpansionAllowance): Listing {
  const problems: Problem[] = []
  const members: Member[] = []
  const known: Extent[] = []
  try {
    const header = findHeader(bytes, maxMembers, allowance, known)
    if (header !== undefined) {
      const archive = new Archive(bytes, header.streams, allowance)
      known.push(archive.extent())
      addMembers(header, archive, maxMembers, { members, problems })
    }
    if (holdsMore(bytes, known)) problems.push({ kind: 'damaged' })
  } catch (cause) {
    problems.push({ kind: problemOf(cause) })
  }
  return { members, problems }
}

/** Why nothing can be listed. */
class Unlisted extends Error {
  override readonly name = 'Unlisted'
  readonly kind: ProblemKind

  constructor(kind: ProblemKind) {
    super(kind)
    this.kind = kind
  }
}

function problemOf(cause: unknown): ProblemKind {
  if (cause instanceof Unlisted) return cause.kind
  if (cause instanceof ExpansionStop) return cause.ending
  if (cause instanceof CutShortError) return 'cut-short'
  throw cause
}

/** Bytes of the file that the archive accounts for; `end` is excluded. */
interface Extent {
  readonly start: number
  readonly end: number
}

/** Undefined when the archive says that it holds nothing. */
function findHeader(
  bytes: Uint8Array,
  maxMembers: number,
  allowance: ExpansionAllowance,
  known: Extent[],
): (SevenZipHeader & { readonly kind: 'plain' }) | undefined {
  const cursor = new Cursor(bytes).seek(12)
  const start = SIGNATURE_BYTES + cursor.u64()
  const length = cursor.u64()
  known.push({ start: 0, end: SIGNATURE_BYTES }, { start, end: start + length })
  if (length === 0) return undefined
  let header = cursor.seek(start).take(length)
  for (let round = 0; round < MAX_PACKED_HEADERS; round++) {
    const read = readHeader(header, maxMembers)
    if (read.kind === 'plain') return read
    const archive = new Archive(bytes, read.streams, allowance)
    known.push(archive.extent())
    const lock = archive.lockOf(0)
    if (lock === 'encrypted' || lock === 'unknown-compression') throw new Unlisted(lock)
    const unpacked = archive.unpack(0)
    if (unpacked.ending !== 'complete') throw new ExpansionStop(unpacked.ending)
    header = unpacked.bytes
  }
  throw new ExpansionStop('damaged')
}

/** A header may state more than is worth its memory. */
function readHeader(bytes: Uint8Array, maxMembers: number): SevenZipHeader {
  try {
    return readSevenZipHeader(bytes, maxMembers)
  } catch (cause) {
    const isTooLong = cause instanceof ExpansionStop && cause.ending === 'over-limit'
    throw isTooLong ? new Unlisted('too-many-members') : cause
  }
}

/** Whether bytes that say something stand where the archive accounts for none. */
function holdsMore(bytes: Uint8Array, known: readonly Extent[]): boolean {
  let covered = 0
  for (const { start, end } of [...known].sort((a, b) => a.start - b.start)) {
    if (bytes.subarray(covered, Math.max(covered, start)).some((byte) => byte !== 0)) return true
    covered = Math.max(covered, end)
  }
  return bytes.subarray(covered).some((byte) => byte !== 0)
}

/** The packed streams, and the last folder that was unpacked: members follow each other in it. */
class Archive {
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

interface Found {
  readonly members: Member[]
  readonly problems: Problem[]
}

function addMembers(
  { streams, files }: SevenZipHeader & { readonly kind: 'plain' },
  archive: Archive,
  maxMembers: number,
  { members, problems }: Found,
): void {
  let next = 0
  const seen = new Map<string, Member>()
  for (const entry of files.entries) {
    const piece = entry.hasContent ? streams.pieces[next++] : undefined
    const member = memberOf(entry, piece, archive)
    members.push(member)
    if (entry.hasContent && piece === undefined) problems.push({ kind: 'lost-member', member: member.name })
    const other = seen.get(member.name)
    if (other === undefined) seen.set(member.name, member)
    else if (member.crc === undefined || other.crc !== member.crc || other.size !== member.size)
      problems.push({ kind: 'same-name', member: member.name })
  }
  let isFull = files.count > files.entries.length
  for (; !isFull && next < streams.pieces.length; next++) {
    isFull = members.length === maxMembers
    if (isFull) break
    const member = memberOf({ ...NAMELESS, name: `stream ${next + 1}` }, streams.pieces[next], archive)
    members.push(member)
    problems.push({ kind: 'hidden-member', member: member.name })
  }
  if (isFull) problems.push({ kind: 'too-many-members' })
}

const NAMELESS: FileEntry = { name: '', hasContent: true, isFolder: false, attributes: 0 }

function memberOf(
  { name, isFolder, attributes }: FileEntry,
  piece: Piece | undefined,
  archive: Archive,
): Member {
  const mode = (attributes & UNIX) === 0 ? MODE_FILE : attributes >>> 16
  const kind = kindOf(mode, isFolder)
  const locked = piece === undefined ? undefined : archive.lockOf(piece.folder)
  const size = piece?.size ?? 0
  const read = (limit: number): Expansion =>
    piece === undefined || locked !== undefined
      ? storedContent(NO_BYTES, 0, limit)
      : archive.read(piece, limit)
  const isFirst = piece !== undefined && piece.offset === 0
  const member: Member = {
    name: name.slice(0, MAX_MEMBER_NAME),
    kind,
    executable: (mode & 0o111) !== 0,
    size,
    packedSize: isFirst ? archive.packedBytes(piece.folder) : 0,
    packing: 'shared',
    ...(locked === undefined ? {} : { locked }),
    ...(piece?.crc === undefined ? {} : { crc: piece.crc }),
    read,
  }
  if (kind !== 'link') return member
  return {
    ...member,
    // Asked for when the member's turn has come, because it may cost the unpacking of a folder.
    get target() {
      return decodeName(read(MAX_TARGET_BYTES).bytes)
    },
  }
}

function kindOf(mode: number, isFolder: boolean): Member['kind'] {
  const kind = mode & MODE_KIND
  if (kind === MODE_LINK) return 'link'
  if (isFolder || kind === MODE_FOLDER) return 'folder'
  return kind === MODE_FILE || kind === 0 ? 'file' : 'other'
}
