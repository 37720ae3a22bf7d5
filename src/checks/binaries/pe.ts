import { Cursor } from '../../bytes/cursor.ts'
import { indexOfBytes } from '../../bytes/search.ts'
import type { Code, Format, Sample } from './format.ts'

const RULE = 'binaries/pe'
/** Offset of the field that says where the new header begins. */
const NEW_HEADER_FIELD = 0x3c
const DOS_HEADER_BYTES = 0x40
/** Windows itself refuses more sections than this. */
const MAX_SECTIONS = 96
const PACKER_MARK_BYTES = 4_096
/** Bytes from the start in which a header is looked for that the offset does not lead to, and places that are tried. */
const MANGLED_SEARCH_BYTES = 16_384
const MAX_MANGLED = 64
const IS_DLL = 0x2000

/** Machine types: https://learn.microsoft.com/windows/win32/debug/pe-format */
export const COFF_MACHINES: ReadonlyMap<number, string> = new Map([
  [0x014c, 'x86'],
  [0x0162, 'MIPS R3000'],
  [0x0166, 'MIPS R4000'],
  [0x0184, 'Alpha'],
  [0x01a2, 'SuperH SH3'],
  [0x01a6, 'SuperH SH4'],
  [0x01c0, 'ARM'],
  [0x01c2, 'ARM Thumb'],
  [0x01c4, 'ARM Thumb-2'],
  [0x01f0, 'PowerPC'],
  [0x0200, 'Itanium'],
  [0x0ebc, 'EFI byte code'],
  [0x5032, 'RISC-V 32'],
  [0x5064, 'RISC-V 64'],
  [0x6232, 'LoongArch 32'],
  [0x6264, 'LoongArch 64'],
  [0x8664, 'x86-64'],
  [0xa641, 'ARM64EC'],
  [0xa64e, 'ARM64X'],
  [0xaa64, 'ARM64'],
])
const OLDER_HEADERS: ReadonlyMap<string, string> = new Map([
  ['NE', '16-bit Windows executable (NE)'],
  ['LE', 'Linear executable (LE)'],
  ['LX', 'OS/2 executable (LX)'],
])

export const PE: Format = { magics: ['MZ', 'ZM'], recognise: readDosHeader }

/** Whether a complete PE header is reachable from the `MZ` here. */
export function isPeHeader(sample: Sample): boolean {
  const at = newHeaderOffset(sample)
  return at !== undefined && readNewHeader(sample, at)?.name.startsWith('PE') === true
}

function readDosHeader(sample: Sample): Code | undefined {
  const at = newHeaderOffset(sample)
  return (at === undefined ? undefined : readNewHeader(sample, at)) ?? readMangled(sample) ?? readStub(sample)
}

/** A complete header that the offset does not lead to: one repaired field away from a program. */
function readMangled(sample: Sample): Code | undefined {
  if (!isDosHeader(sample)) return undefined
  const head = sample.bytes.subarray(0, MANGLED_SEARCH_BYTES)
  let at = indexOfBytes(head, 'PE\0\0')
  for (let looked = 0; at !== -1 && looked < MAX_MANGLED; looked++) {
    const code = readNewHeader(sample, at)
    if (code?.name.startsWith('PE') === true) {
      return {
        ...code,
        remark: 'The offset of its header is mangled. Whoever loads it repairs the field first.',
      }
    }
    at = indexOfBytes(head, 'PE\0\0', at + 1)
  }
  return undefined
}

function newHeaderOffset({ bytes }: Sample): number | undefined {
  if (bytes.length < DOS_HEADER_BYTES) return undefined
  return new Cursor(bytes).seek(NEW_HEADER_FIELD).u32()
}

function readNewHeader(sample: Sample, at: number): Code | undefined {
  const { bytes } = sample
  if (at + 2 > bytes.length) return undefined
  const older = OLDER_HEADERS.get(String.fromCharCode(bytes[at] as number, bytes[at + 1] as number))
  if (older !== undefined && isDosHeader(sample)) return { kind: 'code', rule: RULE, name: older, facts: [] }
  const cursor = new Cursor(bytes).seek(at)
  if (!cursor.startsWith('PE\0\0') || !cursor.skip(4).has(20)) return undefined
  const machine = COFF_MACHINES.get(cursor.u16())
  const sections = cursor.u16()
  if (machine === undefined || sections > MAX_SECTIONS) return undefined
  const optionalSize = cursor.skip(12).u16()
  const characteristics = cursor.u16()
  const optional = bytes.subarray(cursor.offset, cursor.offset + optionalSize)
  const { subsystem, wide, managed } = readOptionalHeader(optional)
  const facts = [
    machine,
    ...(wide === undefined ? [] : [wide ? '64-bit' : '32-bit']),
    ...(managed ? ['.NET'] : []),
  ]
  return {
    kind: 'code',
    rule: RULE,
    name: nameOf(subsystem, (characteristics & IS_DLL) !== 0),
    facts,
    ...(isPacked(bytes) ? { remark: 'It is packed: the code is unpacked when it runs.' } : {}),
  }
}

function nameOf(subsystem: number | undefined, isDll: boolean): string {
  if (subsystem === 1) return 'PE driver'
  if (subsystem !== undefined && subsystem >= 10 && subsystem <= 13) return 'PE program for EFI firmware'
  return isDll ? 'PE library (DLL)' : 'PE executable'
}

interface OptionalHeader {
  readonly wide?: boolean
  readonly subsystem?: number
  readonly managed: boolean
}

function readOptionalHeader(optional: Uint8Array): OptionalHeader {
  const cursor = new Cursor(optional)
  if (!cursor.has(70)) return { managed: false }
  const magic = cursor.u16()
  if (magic !== 0x10b && magic !== 0x20b) return { managed: false }
  const wide = magic === 0x20b
  const subsystem = cursor.seek(68).u16()
  // The fifteenth data directory describes the .NET metadata.
  const directory = (wide ? 112 : 96) + 14 * 8
  const managed = directory + 4 <= optional.length && cursor.seek(directory).u32() !== 0
  return { wide, subsystem, managed }
}

/** `MZ` without anything behind it that Windows takes: a DOS program, or a header whose offset was mangled. */
function readStub(sample: Sample): Code | undefined {
  if (!isDosHeader(sample)) return undefined
  return {
    kind: 'code',
    rule: RULE,
    name: 'MZ executable without a reachable PE header',
    facts: [],
    level: 'warning',
    remark:
      'DOS runs it as it is; a Windows program looks like this when the offset of its header is mangled.',
  }
}

/** The fields that DOS uses, which text and random bytes do not satisfy together. */
function isDosHeader({ bytes, size }: Sample): boolean {
  if (bytes.length < 0x1c) return false
  const cursor = new Cursor(bytes).seek(2)
  const lastPageBytes = cursor.u16()
  const pages = cursor.u16()
  const relocations = cursor.u16()
  const headerBytes = cursor.u16() * 16
  const relocationTable = cursor.seek(0x18).u16()
  const imageBytes = pages * 512 - (lastPageBytes === 0 ? 0 : 512 - lastPageBytes)
  return (
    lastPageBytes <= 512 &&
    pages > 0 &&
    headerBytes >= 0x20 &&
    headerBytes <= imageBytes &&
    headerBytes <= size &&
    (relocations === 0 || relocationTable + relocations * 4 <= headerBytes)
  )
}

function isPacked(bytes: Uint8Array): boolean {
  return indexOfBytes(bytes.subarray(0, PACKER_MARK_BYTES), 'UPX0') !== -1
}
