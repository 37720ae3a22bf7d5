import { Cursor, CutShortError } from '../../bytes/cursor.ts'
import type { Data, Sample } from './format.ts'

/** Fields at the top level of a protobuf message that are walked before it counts as one. */
const MAX_FIELDS = 2_000_000
/** Field numbers of real schemas; random bytes have larger ones at once. */
const MAX_FIELD_NUMBER = 100_000
const STL_HEADER_BYTES = 84
const STL_TRIANGLE_BYTES = 50
const TARGA_HEADER_BYTES = 18
/** Where the metadata of a MaxMind database may begin, in bytes from the end. */
const MAXMIND_TAIL = 131_072

interface NamedFormat {
  readonly name: string
  /** Folded extensions under which the structure is looked for. */
  readonly extensions: readonly string[]
  holds(sample: Sample): boolean
}

/** Formats without a magic: only name and structure together make one. */
const FORMATS: readonly NamedFormat[] = [
  {
    name: 'Protocol buffer',
    extensions: [
      'pb',
      'onnx',
      'spm',
      'model',
      'binpb',
      'protobin',
      'pbf',
      'mlmodel',
      'tfevents',
      'desc',
      'fds',
    ],
    holds: isProtobuf,
  },
  { name: 'Pickle', extensions: ['pkl', 'pickle', 'p', 'joblib', 'dill'], holds: isOldPickle },
  { name: 'MessagePack', extensions: ['msgpack', 'mpk'], holds: isMessagePackMap },
  { name: 'STL model', extensions: ['stl'], holds: isStl },
  { name: 'Targa image', extensions: ['tga', 'vda', 'icb', 'vst'], holds: isTarga },
  { name: 'dBASE table', extensions: ['dbf'], holds: isDbf },
  {
    name: 'Certificate or key (DER)',
    extensions: ['der', 'cer', 'crt', 'p12', 'pfx', 'p7b', 'p7c', 'p8', 'key'],
    holds: isDer,
  },
  { name: 'OpenPGP keys or signature', extensions: ['gpg', 'pgp', 'sig', 'asc', 'key'], holds: isOpenPgp },
  { name: 'MaxMind database', extensions: ['mmdb'], holds: isMaxMind },
]

/** A known data format that needs its name to be believed. */
export function recogniseNamedData(sample: Sample, extension: string): Data | undefined {
  const found = FORMATS.find((format) => format.extensions.includes(extension) && holds(format, sample))
  return found === undefined ? undefined : { kind: 'data', name: found.name }
}

/** A structure that runs past the end is broken, unless reading stopped early. */
function holds(format: NamedFormat, sample: Sample): boolean {
  try {
    return format.holds(sample)
  } catch (cause) {
    if (cause instanceof CutShortError) return sample.size > sample.bytes.length
    throw cause
  }
}

/** Whether the bytes are one message to the very end. https://protobuf.dev/programming-guides/encoding/ */
function isProtobuf({ bytes }: Sample): boolean {
  const cursor = new Cursor(bytes)
  for (let fields = 0; cursor.remaining > 0; fields++) {
    if (fields === MAX_FIELDS) return true
    const tag = cursor.leb128()
    if (tag === undefined || tag < 8 || tag >>> 3 > MAX_FIELD_NUMBER) return false
    if (!skipValue(cursor, tag & 7)) return false
  }
  return true
}

function skipValue(cursor: Cursor, wireType: number): boolean {
  if (wireType === 0) return skipVarint(cursor)
  const length = wireType === 1 ? 8 : wireType === 5 ? 4 : wireType === 2 ? cursor.leb128() : undefined
  if (length === undefined) return false
  cursor.skip(length)
  return true
}

function skipVarint(cursor: Cursor): boolean {
  for (let length = 0; length < 10; length++) if (cursor.u8() < 0x80) return true
  return false
}

/** Protocols 0 and 1 have no header; they end in STOP and begin with a mark, a container or a global. */
function isOldPickle({ bytes, size }: Sample): boolean {
  const first = String.fromCharCode(bytes[0] ?? 0)
  return '(]}c)lU'.includes(first) && (size > bytes.length || bytes[bytes.length - 1] === 0x2e)
}

function isMessagePackMap({ bytes }: Sample): boolean {
  const first = bytes[0] ?? 0
  return (first >= 0x80 && first <= 0x9f) || (first >= 0xdc && first <= 0xdf)
}

function isStl({ bytes, size }: Sample): boolean {
  return new Cursor(bytes).seek(80).u32() * STL_TRIANGLE_BYTES + STL_HEADER_BYTES === size
}

function isTarga({ bytes }: Sample): boolean {
  const depth = bytes[16] ?? 0
  return (
    bytes.length > TARGA_HEADER_BYTES &&
    (bytes[1] ?? 9) <= 1 &&
    [1, 2, 3, 9, 10, 11].includes(bytes[2] ?? 0) &&
    [8, 15, 16, 24, 32].includes(depth)
  )
}

function isDbf({ bytes, size }: Sample): boolean {
  const cursor = new Cursor(bytes)
  const month = bytes[2] ?? 0
  const records = cursor.skip(4).u32()
  const header = cursor.u16()
  return month <= 12 && header >= 33 && header + records * cursor.u16() <= size + 1
}

/** One sequence that spans the file. */
function isDer({ bytes, size }: Sample): boolean {
  if (bytes[0] !== 0x30) return false
  const first = bytes[1] ?? 0
  if (first < 0x80) return first + 2 === size
  const digits = first & 0x7f
  if (digits === 0 || digits > 4 || bytes.length < 2 + digits) return false
  let length = 0
  for (let index = 0; index < digits; index++) length = length * 256 + (bytes[2 + index] as number)
  return length + 2 + digits === size
}

/** A public key or a signature as the first packet; secret keys and encrypted messages are neither. RFC 9580, section 4.2. */
function isOpenPgp({ bytes }: Sample): boolean {
  const first = bytes[0] ?? 0
  if ((first & 0x80) === 0) return false
  const isOldForm = (first & 0x40) === 0
  const tag = isOldForm ? (first >> 2) & 15 : first & 63
  const lengthBytes = isOldForm ? 2 ** (first & 3) : (bytes[1] ?? 0) < 192 ? 1 : 2
  const version = bytes[1 + lengthBytes] ?? 0
  return (tag === 2 || tag === 6) && version >= 3 && version <= 6
}

function isMaxMind({ bytes }: Sample): boolean {
  const tail = bytes.subarray(Math.max(0, bytes.length - MAXMIND_TAIL))
  return new TextDecoder('latin1').decode(tail).includes('MaxMind.com')
}
