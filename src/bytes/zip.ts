import { crc32 } from 'node:zlib'
import { bunzip2 } from './bzip2.ts'
import { type Expansion, ExpansionStop, expandWith } from './expansion.ts'
import { inflateRaw, unzstd } from './inflate.ts'
import { decodeRawLzma } from './lzma.ts'
import { decodeName, type Listing, type Member, type Problem, storedContent } from './member.ts'
import { unxz } from './xz.ts'
import { type Extent, localHeadersBetween, overlaps } from './zip-gaps.ts'
import {
  type DirectoryEntry,
  type EndRecord,
  FLAG_ENCRYPTED,
  findEndRecord,
  isStatedLater,
  type LocalHeader,
  readDirectoryEntry,
  readLocalHeader,
  type Stated,
} from './zip-records.ts'

const STORED = 0
/** Bit of the flags: a stream of LZMA ends in a mark, and not after the stated size. APPNOTE 4.4.4. */
const FLAG_END_MARK = 2
/** @param size of the content, for streams that do not say where they end */
type Expand = (bytes: Uint8Array, limit: number, size: number | undefined) => Expansion
const METHODS: ReadonlyMap<number, Expand> = new Map<number, Expand>([
  [8, inflateRaw],
  [12, bunzip2],
  [14, expandZipLzma],
  [20, unzstd],
  [93, unzstd],
  [95, unxz],
])
const METHOD_AES = 99
const MODE_KIND = 0o170_000
const MODE_LINK = 0o120_000
/** A link's target is its content. */
const MAX_TARGET_BYTES = 4_096

/**
 * Lists a zip as the union of what readers see: the central directory, the local headers it points to,
 * and headers that stand where no member of the directory is. Never throws for content.
 */
export function readZip(bytes: Uint8Array, maxMembers: number): Listing {
  const end = findEndRecord(bytes)
  const directory = end === undefined ? undefined : readDirectory(bytes, end, maxMembers)
  const problems: Problem[] = directory === undefined ? [{ kind: 'cut-short' }] : [...directory.problems]
  const entries = directory?.entries ?? []
  const located = entries.map((entry) => locate(bytes, entry, directory?.shift ?? 0))
  const members = located.map((one) => memberOf(bytes, one))
  for (const [index, one] of located.entries()) {
    for (const kind of disagreements(one)) problems.push({ kind, member: (members[index] as Member).name })
  }
  for (const name of namesUsedTwice(located)) problems.push({ kind: 'same-name', member: decodeName(name) })
  const known = extentsOf(bytes, located, directory)
  for (const name of overlaps(known)) problems.push({ kind: 'overlap', member: decodeName(name) })
  const between = localHeadersBetween(bytes, known)
  let isFull = between.gaveUp || problems.some(({ kind }) => kind === 'too-many-members')
  for (const local of between.headers) {
    isFull ||= members.length >= maxMembers
    if (isFull) break
    const member = memberOf(bytes, { stated: local, local })
    members.push(member)
    if (directory !== undefined) problems.push({ kind: 'hidden-member', member: member.name })
  }
  if (isFull && !problems.some(({ kind }) => kind === 'too-many-members'))
    problems.push({ kind: 'too-many-members' })
  return { members, problems }
}

/** Whether an archive ends here, whatever the bytes begin with. */
export function endsInZip(bytes: Uint8Array): boolean {
  const end = findEndRecord(bytes)
  if (end === undefined || end.entries === 0) return false
  const first = end.start - end.directoryBytes
  return (
    readDirectoryEntry(bytes, first)?.entry !== undefined ||
    readDirectoryEntry(bytes, end.directoryAt) !== undefined
  )
}

interface Directory {
  readonly entries: readonly DirectoryEntry[]
  readonly problems: readonly Problem[]
  /** Bytes in front of the archive that its offsets do not count. */
  readonly shift: number
  readonly start: number
  /** Behind the fixed part of the end record. */
  readonly end: number
}

function readDirectory(bytes: Uint8Array, end: EndRecord, maxMembers: number): Directory {
  const entries: DirectoryEntry[] = []
  const problems: Problem[] = []
  const byEnd = end.start - end.directoryBytes
  // Most readers trust the place right before the end record; the stated one counts when nothing stands there.
  const isShifted = readDirectoryEntry(bytes, byEnd) !== undefined
  const start = isShifted ? byEnd : end.directoryAt
  let at = start
  for (;;) {
    const read = readDirectoryEntry(bytes, at)
    if (read === undefined) break
    if (entries.length === maxMembers) {
      problems.push({ kind: 'too-many-members' })
      break
    }
    entries.push(read.entry)
    at = read.end
  }
  const fewer = entries.length < maxMembers && entries.length < end.entries
  if (fewer) problems.push({ kind: 'damaged' })
  return {
    entries,
    problems,
    shift: isShifted ? byEnd - end.directoryAt : 0,
    start: entries.length === 0 ? end.start : start,
    end: end.fixedEnd,
  }
}

/** A member as the directory and its local header state it. */
interface Located {
  /** What readers of the directory go by; for a member that only its local header knows, that one. */
  readonly stated: Stated | DirectoryEntry
  readonly local: LocalHeader | undefined
}

function locate(bytes: Uint8Array, entry: DirectoryEntry, shift: number): Located {
  const local = readLocalHeader(bytes, entry.headerAt + shift) ?? readLocalHeader(bytes, entry.headerAt)
  return { stated: entry, local }
}

function disagreements({ stated, local }: Located): readonly Problem['kind'][] {
  if (local === undefined) return ['lost-member']
  const kinds: Problem['kind'][] = []
  const otherNames = [local.name, stated.unicodeName, local.unicodeName]
  if (otherNames.some((name) => name !== undefined && !isEqual(name, stated.name))) kinds.push('two-names')
  const isLater = isStatedLater(local) && (local.size === 0 || local.size === stated.size)
  const differs = local.size !== stated.size || local.packedSize !== stated.packedSize
  const isPlain = stated.method === STORED && (stated.flags & FLAG_ENCRYPTED) === 0
  if ((differs && !isLater) || (isPlain && stated.size !== stated.packedSize)) kinds.push('two-sizes')
  return kinds
}

/** Names that stand for more than one content: readers disagree about which one counts. */
function* namesUsedTwice(located: readonly Located[]): Iterable<Uint8Array> {
  const seen = new Map<string, Stated>()
  for (const { stated } of located) {
    const name = decodeName(stated.name)
    const first = seen.get(name)
    if (first === undefined) seen.set(name, stated)
    else if (first.crc !== stated.crc || first.size !== stated.size) yield stated.name
  }
}

function isEqual(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && a.every((byte, index) => byte === b[index])
}

function memberOf(bytes: Uint8Array, { stated, local }: Located): Member {
  const name = decodeName(stated.name)
  const mode = 'mode' in stated ? stated.mode : 0
  // Of two sizes the larger one: a compressed stream knows its own end.
  const sizes = [stated, ...(local === undefined ? [] : [local])]
  const size = Math.max(...sizes.map((one) => one.size))
  const packed = Math.max(...sizes.map((one) => one.packedSize))
  // A directory entry that states no bytes means none, unless only the local header is known.
  const isOpen = packed === 0 && local === stated && local !== undefined && isStatedLater(local)
  const contentAt = local?.contentAt ?? bytes.length
  const packedEnd = isOpen ? bytes.length : Math.min(bytes.length, contentAt + packed)
  const content = bytes.subarray(contentAt, packedEnd)
  const expand = local === undefined ? undefined : METHODS.get(stated.method)
  const isStored = stated.method === STORED
  const read = (limit: number): Expansion =>
    expand === undefined
      ? storedContent(content, isStored ? packed : 0, limit)
      : expand(content, limit, (stated.flags & FLAG_END_MARK) === 0 ? size : undefined)
  const locked = local === undefined ? 'elsewhere' : lockOf(stated)
  const isLink = (mode & MODE_KIND) === MODE_LINK
  return {
    name,
    kind: isLink ? 'link' : name.endsWith('/') && size === 0 ? 'folder' : 'file',
    ...(isLink && size <= MAX_TARGET_BYTES ? { target: decodeName(read(MAX_TARGET_BYTES).bytes) } : {}),
    executable: (mode & 0o111) !== 0,
    size,
    packedSize: content.length,
    packing: expand === undefined ? 'stored' : isOpen ? 'open' : 'compressed',
    ...(locked === undefined ? {} : { locked }),
    crc: stated.crc,
    read,
  }
}

function lockOf(stated: Stated): Member['locked'] {
  if (stated.method === METHOD_AES || (stated.flags & FLAG_ENCRYPTED) !== 0) return 'encrypted'
  return stated.method === STORED || METHODS.has(stated.method) ? undefined : 'unknown-compression'
}

/** Some readers ignore the flag of encryption: content that fits size and checksum is not encrypted, whatever the flag says. */
export function isPlainAfterAll(member: Member, content: Expansion): boolean {
  return (
    content.ending === 'complete' &&
    content.bytes.length === member.size &&
    crc32(content.bytes) === member.crc
  )
}

/** Version and length of the properties, the properties, the stream. APPNOTE 5.8.8. */
function expandZipLzma(bytes: Uint8Array, limit: number, size: number | undefined): Expansion {
  return expandWith(limit, (output) => {
    if (bytes.length < 9) throw new ExpansionStop('cut-short')
    return decodeRawLzma(bytes, { at: 9, properties: bytes[4] as number }, output, size)
  })
}

function extentsOf(
  bytes: Uint8Array,
  located: readonly Located[],
  directory: Directory | undefined,
): readonly Extent[] {
  const extents: Extent[] = []
  for (const { stated, local } of located) {
    if (local === undefined) continue
    const end = Math.min(bytes.length, local.contentAt + stated.packedSize)
    extents.push({ start: local.start, end, name: stated.name })
  }
  if (directory !== undefined) extents.push({ start: directory.start, end: directory.end })
  return extents.sort((a, b) => a.start - b.start)
}
