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
import { type Extent, SevenZipArchive, SIGNATURE_BYTES } from './sevenzip-archive.ts'
import { type FileEntry, readSevenZipHeader, type SevenZipHeader } from './sevenzip-header.ts'
import type { Piece } from './sevenzip-streams.ts'

/** Headers that hold another one, packed; 7-Zip writes one. */
const MAX_PACKED_HEADERS = 4
const UNIX = 0x8000
const MODE_KIND = 0o170_000
const MODE_LINK = 0o120_000
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

/**
 * Lists a 7z archive: https://www.7-zip.org/sdk.html, 7zFormat.txt. Members that are packed together are unpacked once,
 * and what that costs is taken from the allowance.
 */
export function readSevenZip(bytes: Uint8Array, maxMembers: number, allowance: ExpansionAllowance): Listing {
  const problems: Problem[] = []
  const members: Member[] = []
  const known: Extent[] = []
  try {
    const header = findHeader(bytes, maxMembers, allowance, known)
    if (header !== undefined) {
      const archive = new SevenZipArchive(bytes, header.streams, allowance)
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
    const archive = new SevenZipArchive(bytes, read.streams, allowance)
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

interface Found {
  readonly members: Member[]
  readonly problems: Problem[]
}

function addMembers(
  { streams, files }: SevenZipHeader & { readonly kind: 'plain' },
  archive: SevenZipArchive,
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
  archive: SevenZipArchive,
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

/** What has content is written as a file by some program, whatever its mode says. */
function kindOf(mode: number, isFolder: boolean): Member['kind'] {
  if ((mode & MODE_KIND) === MODE_LINK) return 'link'
  return isFolder ? 'folder' : 'file'
}
