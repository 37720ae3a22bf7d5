import { Cursor } from '../../bytes/cursor.ts'
import { type Code, type Format, type Sample, truncated } from './format.ts'
import { COFF_MACHINES } from './pe.ts'

const OBJECT = 'binaries/object-file'
const ARCHIVE = 'binaries/archive-of-objects'
const PACKAGE = 'binaries/package'
/** Members whose headers are walked to be counted. */
const MAX_MEMBERS = 10_000
const MEMBER_HEADER_BYTES = 60
const COFF_HEADER_BYTES = 20
const COFF_SECTION_BYTES = 40
const XCOFF_SECTION_BYTES: ReadonlyMap<number, number> = new Map([
  [0x01df, 40],
  [0x01f7, 72],
])
/** Bytes of the header that only programs have: 72 of 32 bits, 120 of 64. */
const MAX_XCOFF_OPTIONAL = 120
/** Bytes of one segment of a Plan 9 program; sizes of chance are larger. */
const MAX_PLAN_9_SEGMENT = 0x1000_0000
/** Where the text of a Plan 9 program is loaded: 32 and 64 bits. */
const PLAN_9_TEXT_STARTS = [0x1000, 0x20_0000] as const
const SECTION_NAME = /^[.$/A-Za-z_][\x21-\x7e]{0,7}\0{0,7}$/

/** `ar`: a header of text a member. https://pubs.opengroup.org/onlinepubs/9799919799/utilities/ar.html */
const AR: Format = {
  magics: ['!<arch>\n', '!<thin>\n'],
  recognise: readAr,
}
const AIX_AR: Format = {
  magics: ['<bigaf>\n', '<aiaff>\n'],
  recognise: ({ bytes }) =>
    bytes.length < 128
      ? undefined
      : { kind: 'code', rule: ARCHIVE, name: 'AIX archive of objects', facts: [] },
}

function readAr({ bytes, size }: Sample): Code | undefined {
  const thin = bytes[2] === 0x74
  const name = thin ? 'Thin archive of objects (ar)' : 'Archive of objects (ar)'
  if (size < 8 + MEMBER_HEADER_BYTES) return size === 8 ? undefined : truncated(ARCHIVE, name)
  if (!isMemberHeader(bytes, 8)) return undefined
  if (new Cursor(bytes).seek(8).latin1(13) === 'debian-binary') {
    return { kind: 'code', rule: PACKAGE, name: 'Debian package', facts: [] }
  }
  const members = countMembers(bytes, thin)
  return { kind: 'code', rule: ARCHIVE, name, facts: [members === 1 ? '1 member' : `${members} members`] }
}

function isMemberHeader(bytes: Uint8Array, at: number): boolean {
  return bytes[at + 58] === 0x60 && bytes[at + 59] === 0x0a
}

/** Symbol tables and the table of long names are not members. */
function countMembers(bytes: Uint8Array, thin: boolean): number {
  let count = 0
  let at = 8
  for (let walked = 0; walked < MAX_MEMBERS && isMemberHeader(bytes, at); walked++) {
    const cursor = new Cursor(bytes).seek(at)
    const name = cursor.latin1(16).trimEnd()
    const length = Number.parseInt(cursor.seek(at + 48).latin1(10), 10)
    const isTable = name === '/' || name === '//' || name === '/SYM64/' || name.startsWith('__.SYMDEF')
    if (!isTable) count++
    if (!(length >= 0)) break
    at += MEMBER_HEADER_BYTES + (thin && !isTable ? 0 : length + (length % 2))
  }
  return count
}

/** COFF has no magic, only a machine: the section table must make sense as well. */
const COFF: Format = {
  magics: [...COFF_MACHINES.keys()].map((machine) => String.fromCharCode(machine & 0xff, machine >> 8)),
  recognise: readCoff,
}

function readCoff({ bytes, size }: Sample): Code | undefined {
  const cursor = new Cursor(bytes)
  if (!cursor.has(COFF_HEADER_BYTES + COFF_SECTION_BYTES)) return undefined
  const machine = COFF_MACHINES.get(cursor.u16())
  const sections = cursor.u16()
  const symbolTable = cursor.skip(4).u32()
  const symbols = cursor.u32()
  const optionalHeader = cursor.u16()
  if (machine === undefined || sections === 0 || optionalHeader !== 0) return undefined
  if (symbolTable > size || symbols > size || COFF_HEADER_BYTES + sections * COFF_SECTION_BYTES > size)
    return undefined
  cursor.skip(2)
  if (!SECTION_NAME.test(cursor.latin1(8))) return undefined
  const rawSize = cursor.skip(8).u32()
  const rawOffset = cursor.u32()
  if (rawOffset > size || (rawOffset !== 0 && rawSize > size - rawOffset)) return undefined
  return { kind: 'code', rule: OBJECT, name: 'COFF object', facts: [machine] }
}

/** Import members and objects with more than 65,279 sections: a machine of zero, all ones, a version, the machine. */
const EXTENDED_COFF: Format = {
  magics: ['\0\0\xff\xff'],
  recognise({ bytes }) {
    const cursor = new Cursor(bytes).seek(4)
    if (!cursor.has(4)) return undefined
    const version = cursor.u16()
    const machine = COFF_MACHINES.get(cursor.u16())
    if (version > 3 || machine === undefined) return undefined
    const name = version === 0 ? 'COFF import object' : 'COFF object'
    return { kind: 'code', rule: OBJECT, name, facts: [machine] }
  },
}

/** AIX: https://www.ibm.com/docs/en/aix/7.3?topic=formats-xcoff-object-file-format */
const XCOFF: Format = {
  magics: ['\x01\xdf', '\x01\xf7'],
  recognise({ bytes }) {
    const cursor = new Cursor(bytes, 'big')
    const magic = cursor.u16()
    const sections = cursor.u16()
    const wide = magic === 0x01f7
    if (sections === 0 || !cursor.has(18)) return undefined
    const optionalHeader = cursor.seek(16).u16()
    const table = (wide ? 24 : 20) + optionalHeader
    const sectionBytes = XCOFF_SECTION_BYTES.get(magic) ?? 40
    const name = 'XCOFF object'
    if (table + sectionBytes > bytes.length) {
      const isProgram =
        optionalHeader > 0 && optionalHeader <= MAX_XCOFF_OPTIONAL && isXcoffProgram(bytes, wide)
      return isProgram ? truncated(OBJECT, name) : undefined
    }
    if (!SECTION_NAME.test(cursor.seek(table).latin1(8))) return undefined
    return {
      kind: 'code',
      rule: OBJECT,
      name,
      facts: ['PowerPC', wide ? '64-bit' : '32-bit'],
    }
  },
}

/** The header that only programs have begins with a magic of its own and a version of one or two. */
function isXcoffProgram(bytes: Uint8Array, wide: boolean): boolean {
  const cursor = new Cursor(bytes, 'big').seek(wide ? 24 : 20)
  if (!cursor.has(4) || cursor.u16() !== 0x010b) return false
  const version = cursor.u16()
  return version === 1 || version === 2
}

/** Plan 9: the product of a machine's number and its square plus seven, then the sizes of the segments. https://9p.io/magic/man2html/6/a.out */
const PLAN_9_MACHINES: ReadonlyMap<number, string> = new Map([
  [0x01eb, 'x86'],
  [0x0407, 'MIPS'],
  [0x0647, 'ARM'],
  [0x8a97, 'x86-64'],
  [0x8b6b, 'PowerPC 64'],
  [0x8c47, 'ARM64'],
])
const PLAN_9: Format = {
  magics: ['\0\0'],
  recognise({ bytes, size }) {
    const cursor = new Cursor(bytes, 'big')
    if (!cursor.has(32)) return undefined
    const machine = PLAN_9_MACHINES.get(cursor.u32())
    const text = cursor.u32()
    const dataSize = cursor.u32()
    if (machine === undefined || text === 0) return undefined
    const name = 'Plan 9 executable'
    if (text + dataSize <= size) return { kind: 'code', rule: OBJECT, name, facts: [machine] }
    const sizes = [text, dataSize, cursor.u32(), cursor.u32()]
    const entry = cursor.u32()
    const isSane =
      sizes.every((bytesOf) => bytesOf < MAX_PLAN_9_SEGMENT) &&
      PLAN_9_TEXT_STARTS.some((start) => entry > start && entry < start + text + 0x100)
    return isSane ? truncated(OBJECT, name) : undefined
  },
}

export const OBJECT_FORMATS: readonly Format[] = [AR, AIX_AR, EXTENDED_COFF, COFF, XCOFF, PLAN_9]
