import { isLzmaHeader } from '../../bytes/containers.ts'
import { beginsCpio } from '../../bytes/cpio.ts'
import { CPIO_MAGICS } from '../../bytes/cpio-headers.ts'
import { Cursor, standsAt } from '../../bytes/cursor.ts'
import { behindSkippableFrames } from '../../bytes/inflate.ts'
import { hasTarChecksum } from '../../bytes/tar.ts'
import { type Archive, byCondition, byMagic, type Data, type Format } from './format.ts'

/** Longest member name that is looked at, in bytes. */
const MAX_MEMBER_NAME = 512
const ZSTD_MAGIC = '\x28\xb5\x2f\xfd'
const LZ4_MAGIC = '\x04\x22\x4d\x18'

function archive(name: string): Archive {
  return { kind: 'archive', name }
}

export const ZIP_NAME = 'zip archive'

/** Members of a zip that only a stored model or array has, as the end of the first member's name. */
const MODEL_MEMBERS = [
  '.npy',
  '/data.pkl',
  '/constants.pkl',
  '/.format_version',
  '/byteorder',
  'model.weights.h5',
]

const ZIP: Format = {
  magics: ['PK\x03\x04', 'PK\x07\x08PK\x03\x04'],
  recognise({ bytes }): Archive | Data {
    const name = firstMember(bytes)
    const isModel = name !== undefined && MODEL_MEMBERS.some((end) => `/${name}`.endsWith(end))
    return isModel ? { kind: 'data', name: 'Model or array archive (zip)' } : archive(ZIP_NAME)
  },
}

function firstMember(bytes: Uint8Array): string | undefined {
  const cursor = new Cursor(bytes)
  if (bytes[2] === 0x07) cursor.skip(4)
  if (!cursor.has(30)) return undefined
  const length = cursor.skip(26).u16()
  cursor.skip(2)
  return length <= MAX_MEMBER_NAME && cursor.has(length) ? cursor.latin1(length) : undefined
}

/** The end record alone: an archive without members. */
const EMPTY_ZIP = byCondition<Data>(
  { kind: 'data', name: 'Empty zip archive' },
  ['PK\x05\x06'],
  ({ bytes, size }) => size === 22 && bytes[10] === 0 && bytes[11] === 0,
)

const TAR: Format = {
  magics: [''],
  recognise: ({ bytes }) => (hasTarChecksum(bytes) ? archive('tar archive') : undefined),
}

const BZIP2 = byCondition(archive('bzip2 content'), ['BZh'], ({ bytes }) => {
  const level = bytes[3] ?? 0
  const block = new Cursor(bytes).seek(4)
  // Each block begins with the digits of pi; an empty stream with those of its square root.
  return (
    level >= 0x31 &&
    level <= 0x39 &&
    (block.startsWith('1AY&SY') || block.startsWith('\x17\x72\x45\x38\x50\x90'))
  )
})
/** The widest code in bits, 9 to 16, and two reserved bits. */
const COMPRESS = byCondition(archive('compress content'), ['\x1f\x9d'], ({ bytes }) => {
  const flags = bytes[2] ?? 0
  return (flags & 0x60) === 0 && (flags & 0x1f) >= 9 && (flags & 0x1f) <= 16
})
const CPIO = byCondition(archive('cpio archive'), CPIO_MAGICS, ({ bytes }) => beginsCpio(bytes))
/** Headers are numbers of files whose names and sizes stand in the package around it. */
const STRIPPED_HEADER = /^07070X[0-9A-Fa-f]{8}/
const STRIPPED_CPIO = byCondition(
  archive('cpio archive without names (rpm)'),
  ['07070X'],
  ({ bytes }) =>
    bytes.length >= 14 && STRIPPED_HEADER.test(new Cursor(bytes).latin1(14)) && bytes.includes(0),
)
const LZMA = byCondition(archive('lzma content'), [']\0\0'], ({ bytes }) => isLzmaHeader(bytes))

/** The second byte of a skippable frame's magic on; the first is one of sixteen. */
const SKIPPABLE_FRAME = '\x2a\x4d\x18'
const FRAMED: ReadonlyMap<string, Archive> = new Map([
  [ZSTD_MAGIC, archive('zstd content')],
  [LZ4_MAGIC, archive('lz4 content')],
])
const BEHIND_SKIPPABLE_FRAMES: Format = {
  magics: [SKIPPABLE_FRAME],
  at: 1,
  recognise({ bytes }) {
    const start = behindSkippableFrames(bytes)
    if (start === 0) return undefined
    for (const [magic, found] of FRAMED) if (standsAt(bytes, magic, start)) return found
    return undefined
  },
}

export const ARCHIVE_FORMATS: readonly Format[] = [
  ZIP,
  EMPTY_ZIP,
  byMagic(archive('gzip content'), '\x1f\x8b\x08'),
  BZIP2,
  byMagic(archive('xz content'), '\xfd7zXZ\0'),
  byMagic(archive('zstd content'), ZSTD_MAGIC),
  byMagic(archive('lz4 content'), LZ4_MAGIC),
  byMagic(archive('lz4 content'), '\x02\x21\x4c\x18'),
  BEHIND_SKIPPABLE_FRAMES,
  byMagic(archive('lzip content'), 'LZIP\x01'),
  byMagic(archive('lzop content'), '\x89LZO\0\r\n\x1a\n'),
  COMPRESS,
  byMagic(archive('lzfse content'), 'bvx2'),
  byMagic(archive('snappy content'), '\xff\x06\0\0sNaPpY'),
  LZMA,
  byMagic(archive('bzip3 content'), 'BZ3v1'),
  byMagic(archive('lrzip content'), 'LRZI\0'),
  byMagic(archive('rzip content'), 'RZIP\x02'),
  byMagic(archive('ZPAQ archive'), '7kSt\xa0\x31\x83\xd3\x8c\xb2\x28\xb0\xd3'),
  byMagic(archive('zoo archive'), '\xdc\xa7\xc4\xfd', 20),
  byMagic(archive('7z archive'), '7z\xbc\xaf\x27\x1c'),
  byMagic(archive('RAR archive'), 'Rar!\x1a\x07'),
  CPIO,
  STRIPPED_CPIO,
  byMagic(archive('git pack'), 'PACK\0\0\0'),
  byMagic(archive('git bundle'), '# v2 git bundle\n'),
  byMagic(archive('git bundle'), '# v3 git bundle\n'),
  TAR,
]
