import { Cursor, CutShortError } from './cursor.ts'
import { ExpansionStop } from './expansion.ts'
import { decodeName, type Listing, type Member, storedContent } from './member.ts'

/** https://rpm-software-management.github.io/rpm/manual/format_v4.html, and _lead, _header beside it. */
const LEAD_BYTES = 96
const HEADER_MAGIC = '\x8e\xad\xe8\x01'
/** The magic, and four bytes that mean nothing. */
const HEADER_RESERVED_END = 8
const ENTRY_BYTES = 16
/** The signatures' header is filled up to a multiple of this; the package's own is not. */
const SIGNATURE_ALIGNMENT = 8
/** Entries of a header; rpm itself refuses more than this. */
const MAX_ENTRIES = 65_535
const TAG_COMPRESSOR = 1125
const TYPE_STRING = 6
const MAX_WORD_BYTES = 16
/** What the compressor's name makes of the payload's. */
const ENDINGS: ReadonlyMap<string, string> = new Map([
  ['gzip', '.gz'],
  ['bzip2', '.bz2'],
  ['lzma', '.lzma'],
  ['xz', '.xz'],
  ['zstd', '.zst'],
])

/** Lists an RPM package: one member, the payload, which is a cpio archive in a compressed stream. */
export function readRpm(bytes: Uint8Array, maxMembers: number): Listing {
  if (maxMembers === 0) return { members: [], problems: [{ kind: 'too-many-members' }] }
  try {
    const cursor = new Cursor(bytes, 'big').skip(LEAD_BYTES)
    const signatures = readHeader(cursor)
    cursor.skip((SIGNATURE_ALIGNMENT - (signatures.bytes % SIGNATURE_ALIGNMENT)) % SIGNATURE_ALIGNMENT)
    const { compressor } = readHeader(cursor)
    const name = `payload.cpio${ENDINGS.get(compressor) ?? ''}`
    return { members: [stored(name, bytes.subarray(cursor.offset))], problems: [] }
  } catch (cause) {
    if (cause instanceof CutShortError) return { members: [], problems: [{ kind: 'cut-short' }] }
    if (cause instanceof ExpansionStop) return { members: [], problems: [{ kind: cause.ending }] }
    throw cause
  }
}

interface Header {
  /** Of its data, behind the index. */
  readonly bytes: number
  /** Empty when the header does not name one. */
  readonly compressor: string
}

/** Leaves the cursor behind the header. */
function readHeader(cursor: Cursor): Header {
  if (cursor.has(HEADER_MAGIC.length) && !cursor.startsWith(HEADER_MAGIC)) throw new ExpansionStop('damaged')
  const entries = cursor.skip(HEADER_RESERVED_END).u32()
  const dataBytes = cursor.u32()
  if (entries > MAX_ENTRIES) throw new ExpansionStop('damaged')
  const index = new Cursor(cursor.take(entries * ENTRY_BYTES), 'big')
  const data = cursor.take(dataBytes)
  let compressor = ''
  while (index.has(ENTRY_BYTES)) {
    const tag = index.u32()
    const type = index.u32()
    const at = index.u32()
    index.skip(4)
    if (tag === TAG_COMPRESSOR && type === TYPE_STRING) compressor = wordAt(data, at)
  }
  return { bytes: dataBytes, compressor }
}

function wordAt(data: Uint8Array, at: number): string {
  const field = data.subarray(at, at + MAX_WORD_BYTES)
  const end = field.indexOf(0)
  return end === -1 ? '' : decodeName(field.subarray(0, end))
}

function stored(name: string, content: Uint8Array): Member {
  return {
    name,
    kind: 'file',
    executable: false,
    size: content.length,
    packedSize: content.length,
    packing: 'stored',
    read: (limit) => storedContent(content, content.length, limit),
  }
}
