import { readAr } from './ar.ts'
import { bunzip2 } from './bzip2.ts'
import { beginsCpio, readCpio } from './cpio.ts'
import { standsAt } from './cursor.ts'
import type { Expansion } from './expansion.ts'
import { behindSkippableFrames, gunzip, gzipName, unzstd } from './inflate.ts'
import { unlzip } from './lzip.ts'
import { unlzma } from './lzma.ts'
import type { ExpansionAllowance, Listing } from './member.ts'
import { readRpm } from './rpm.ts'
import { endOfSevenZip, readSevenZip } from './sevenzip.ts'
import { hasTarChecksum, readTar } from './tar.ts'
import { unxz } from './xz.ts'
import { endsInZip, readZip } from './zip.ts'

/** Something that holds several members. */
export interface ArchiveKind {
  readonly kind: 'archive'
  readonly name: 'zip' | 'tar' | 'ar' | '7z' | 'cpio' | 'rpm'
  /** @param allowance for readers that cannot leave all expansion to the one who reads the members */
  list(bytes: Uint8Array, maxMembers: number, allowance: ExpansionAllowance): Listing
}

/** Something that holds one content, compressed. */
export interface StreamKind {
  readonly kind: 'stream'
  readonly name: 'gzip' | 'bzip2' | 'xz' | 'zstd' | 'lzma' | 'lzip'
  expand(bytes: Uint8Array, limit: number): Expansion
}

export type ContainerKind = ArchiveKind | StreamKind

const ZIP: ArchiveKind = { kind: 'archive', name: 'zip', list: readZip }
const TAR: ArchiveKind = { kind: 'archive', name: 'tar', list: readTar }
const AR: ArchiveKind = { kind: 'archive', name: 'ar', list: readAr }
const SEVEN_ZIP: ArchiveKind = { kind: 'archive', name: '7z', list: readSevenZip }
const CPIO: ArchiveKind = { kind: 'archive', name: 'cpio', list: readCpio }
const RPM: ArchiveKind = { kind: 'archive', name: 'rpm', list: readRpm }
const GZIP: StreamKind = { kind: 'stream', name: 'gzip', expand: gunzip }
const BZIP2: StreamKind = { kind: 'stream', name: 'bzip2', expand: bunzip2 }
const XZ: StreamKind = { kind: 'stream', name: 'xz', expand: unxz }
const ZSTD: StreamKind = { kind: 'stream', name: 'zstd', expand: unzstd }
const LZMA: StreamKind = { kind: 'stream', name: 'lzma', expand: unlzma }
const LZIP: StreamKind = { kind: 'stream', name: 'lzip', expand: unlzip }

const ZSTD_MAGIC = '\x28\xb5\x2f\xfd'
const BY_MAGIC: ReadonlyMap<string, ContainerKind> = new Map<string, ContainerKind>([
  ['PK\x03\x04', ZIP],
  ['PK\x07\x08PK\x03\x04', ZIP],
  ['!<arch>\n', AR],
  ['!<thin>\n', AR],
  ['\x1f\x8b\x08', GZIP],
  ['BZh', BZIP2],
  ['\xfd7zXZ\0', XZ],
  ['7z\xbc\xaf\x27\x1c', SEVEN_ZIP],
  ['\xed\xab\xee\xdb', RPM],
  ['LZIP\x01', LZIP],
  [ZSTD_MAGIC, ZSTD],
])

/** Sizes of an LZMA dictionary that encoders write: 4 KiB to 1 GiB. */
const SMALLEST_LZMA_DICTIONARY = 0x1000
const LARGEST_LZMA_DICTIONARY = 0x4000_0000
const MAX_LZMA_CONTENT = 2 ** 40

/** Whether bytes that begin with `5d 00 00` go on like a file of the LZMA utilities, whose header is no magic. */
export function isLzmaHeader(bytes: Uint8Array): boolean {
  if (bytes.length < 13 || !standsAt(bytes, ']\0\0', 0)) return false
  const view = new DataView(bytes.buffer, bytes.byteOffset, 13)
  const dictionary = view.getUint32(1, true)
  const size = view.getBigUint64(5, true)
  const isPlausible = size === 0xffff_ffff_ffff_ffffn || size < MAX_LZMA_CONTENT
  return dictionary >= SMALLEST_LZMA_DICTIONARY && dictionary <= LARGEST_LZMA_DICTIONARY && isPlausible
}

/** Every container that these bytes are to some reader: by how they begin, and a zip by how they end. */
export function containersOf(bytes: Uint8Array): readonly ContainerKind[] {
  const byStart = containerByStart(bytes)
  // A zip at the end of a tar is its last member; what stands behind the members counts as damage.
  const isStoring = byStart?.kind === 'archive'
  const end = byStart === SEVEN_ZIP ? endOfSevenZip(bytes) : undefined
  const endsAsZip = end === undefined ? !isStoring && endsInZip(bytes) : endsInZip(bytes.subarray(end))
  return [...(byStart === undefined ? [] : [byStart]), ...(endsAsZip ? [ZIP] : [])]
}

function containerByStart(bytes: Uint8Array): ContainerKind | undefined {
  for (const [magic, kind] of BY_MAGIC) if (standsAt(bytes, magic, 0)) return kind
  if (isLzmaHeader(bytes)) return LZMA
  if (standsAt(bytes, ZSTD_MAGIC, behindSkippableFrames(bytes))) return ZSTD
  if (beginsCpio(bytes)) return CPIO
  return hasTarChecksum(bytes) ? TAR : undefined
}

const COMPRESSED_ENDING = /\.(?:gz|gzip|bz2|xz|lzma|lz|zst|zstd|z)$/i
const COMPRESSED_TAR_ENDING = /\.(?:tgz|taz|tbz|tbz2|txz|tlz|tzst)$/i
const WITHOUT_ENDING: ReadonlyMap<string, string> = new Map([['svgz', 'svg']])

/** What the content of a compressed file is called: the stream states it, or the name without its ending. */
export function contentName(path: string, kind: StreamKind, bytes: Uint8Array): string {
  const own = path.slice(path.lastIndexOf('/') + 1)
  if (COMPRESSED_TAR_ENDING.test(own)) return own.replace(COMPRESSED_TAR_ENDING, '.tar')
  if (COMPRESSED_ENDING.test(own)) return own.replace(COMPRESSED_ENDING, '')
  for (const [ending, plain] of WITHOUT_ENDING) {
    if (own.toLowerCase().endsWith(`.${ending}`)) return own.slice(0, -ending.length) + plain
  }
  const stated = kind === GZIP ? gzipName(bytes) : undefined
  return stated ?? own
}
