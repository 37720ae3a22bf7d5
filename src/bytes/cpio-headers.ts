import { Cursor, standsAt } from './cursor.ts'
import { decodeName, MAX_MEMBER_NAME } from './member.ts'
import { indexOfBytes } from './search.ts'

/** https://pubs.opengroup.org/onlinepubs/007908799/xcu/pax.html for octal digits, cpio(5) of FreeBSD for the other forms. */
const NEW_HEADER = /^07070[12][0-9A-Fa-f]{104}$/
const NEW_HEADER_BYTES = 110
const OCTAL_HEADER = /^070707[0-7]{70}$/
const OCTAL_HEADER_BYTES = 76
const BINARY_HEADER_BYTES = 26
/** Bytes of a name with its zero, beyond which a header makes no sense. */
const MAX_NAME_BYTES = 65_536
const MODE_KIND = 0o170_000
const KINDS: ReadonlySet<number> = new Set([0o010_000, 0o020_000, 0o040_000, 0o060_000, 0o100_000, 0o120_000])
const CONTROL = /[\0-\x1f\x7f]/
/** Places behind damage that are looked at; a magic of two bytes stands in every 64 KiB by chance. */
const MAX_CANDIDATES = 20_000

export interface CpioHeader {
  readonly name: string
  readonly mode: number
  /** Bytes of the content. */
  readonly size: number
  readonly contentAt: number
  /** Where the next header stands. */
  readonly next: number
}

interface Form {
  readonly magic: string
  read(bytes: Uint8Array, at: number): CpioHeader | undefined
}

const FORMS: readonly Form[] = [
  { magic: '070701', read: readNew },
  { magic: '070702', read: readNew },
  { magic: '070707', read: readOctal },
  { magic: '\xc7\x71', read: (bytes, at) => readBinary(bytes, at, 'little') },
  { magic: '\x71\xc7', read: (bytes, at) => readBinary(bytes, at, 'big') },
]
export const CPIO_MAGICS: readonly string[] = FORMS.map(({ magic }) => magic)

/** Undefined when no header with a name stands there. */
export function cpioHeaderAt(bytes: Uint8Array, at: number): CpioHeader | undefined {
  return FORMS.find(({ magic }) => standsAt(bytes, magic, at))?.read(bytes, at)
}

/** Where the next header of the form stands that the archive begins with; the end of the bytes when there is none. */
export function nextCpioHeader(bytes: Uint8Array, from: number): number {
  const form = FORMS.find(({ magic }) => standsAt(bytes, magic, 0))
  if (form === undefined) return bytes.length
  let at = indexOfBytes(bytes, form.magic, from)
  for (let candidates = 0; at !== -1 && candidates < MAX_CANDIDATES; candidates++) {
    if (form.read(bytes, at) !== undefined) return at
    at = indexOfBytes(bytes, form.magic, at + 1)
  }
  return bytes.length
}

/** Thirteen numbers of eight hexadecimal digits; header with name, and content, are filled up to multiples of four. */
function readNew(bytes: Uint8Array, at: number): CpioHeader | undefined {
  const digits = textAt(bytes, at, NEW_HEADER_BYTES)
  if (!NEW_HEADER.test(digits)) return undefined
  const field = (index: number): number => Number.parseInt(digits.slice(6 + 8 * index, 14 + 8 * index), 16)
  const nameAt = at + NEW_HEADER_BYTES
  const name = nameIn(bytes, nameAt, field(11))
  if (name === undefined) return undefined
  const contentAt = at + upTo(4, NEW_HEADER_BYTES + field(11))
  const size = field(6)
  return { name, mode: field(1), size, contentAt, next: contentAt + upTo(4, size) }
}

/** Numbers of six and eleven octal digits, and nothing between the parts. */
function readOctal(bytes: Uint8Array, at: number): CpioHeader | undefined {
  const digits = textAt(bytes, at, OCTAL_HEADER_BYTES)
  if (!OCTAL_HEADER.test(digits)) return undefined
  const field = (from: number, to: number): number => Number.parseInt(digits.slice(from, to), 8)
  const nameBytes = field(59, 65)
  const size = field(65, 76)
  const nameAt = at + OCTAL_HEADER_BYTES
  const name = nameIn(bytes, nameAt, nameBytes)
  const contentAt = nameAt + nameBytes
  return name === undefined
    ? undefined
    : { name, mode: field(18, 24), size, contentAt, next: contentAt + size }
}

/** Numbers of two bytes, long ones with their upper half first; the magic is weak, so that everything must make sense. */
function readBinary(bytes: Uint8Array, at: number, order: 'little' | 'big'): CpioHeader | undefined {
  if (bytes.length - at < BINARY_HEADER_BYTES) return undefined
  const cursor = new Cursor(bytes, order).seek(at + 6)
  const mode = cursor.u16()
  const nameBytes = cursor.skip(12).u16()
  const size = cursor.u16() * 0x1_0000 + cursor.u16()
  const nameAt = at + BINARY_HEADER_BYTES
  const name = nameIn(bytes, nameAt, nameBytes)
  const isTrailer = name === CPIO_TRAILER
  if (name === undefined || name === '' || CONTROL.test(name)) return undefined
  if (name.length > MAX_MEMBER_NAME || !(isTrailer || KINDS.has(mode & MODE_KIND))) return undefined
  const contentAt = nameAt + upTo(2, nameBytes)
  return { name, mode, size, contentAt, next: contentAt + upTo(2, size) }
}

/** The name of the entry that ends an archive. */
export const CPIO_TRAILER = 'TRAILER!!!'

/** Ends in a zero; a zero before that ends it for most readers. */
function nameIn(bytes: Uint8Array, at: number, length: number): string | undefined {
  if (length < 1 || length > MAX_NAME_BYTES || bytes[at + length - 1] !== 0) return undefined
  const name = bytes.subarray(at, at + length)
  return decodeName(name.subarray(0, name.indexOf(0)))
}

function textAt(bytes: Uint8Array, at: number, length: number): string {
  return bytes.length - at < length ? '' : new Cursor(bytes).seek(at).latin1(length)
}

function upTo(multiple: number, length: number): number {
  return Math.ceil(length / multiple) * multiple
}
