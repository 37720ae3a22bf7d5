import { Cursor } from '../../bytes/cursor.ts'
import { indexOfBytes } from '../../bytes/search.ts'
import { type Code, type Format, type Sample, truncated } from './format.ts'
import type { BinaryRule } from './rules.ts'

/** Entries of a program or section header table that are read; real files stay below a few thousand. */
const MAX_TABLE_ENTRIES = 16_384
/** Where packers leave their mark, in bytes from the start. */
const PACKER_MARK_BYTES = 4_096

const MAGIC = '\x7fELF'
const TYPES: ReadonlyMap<number, string> = new Map([
  [1, 'ELF relocatable object'],
  [2, 'ELF executable'],
  [3, 'ELF shared object'],
  [4, 'ELF core dump'],
])
/** `e_machine`: https://www.sco.com/developers/gabi/latest/ch4.eheader.html and the Linux headers. */
const MACHINES: ReadonlyMap<number, string> = new Map([
  [2, 'SPARC'],
  [3, 'x86'],
  [4, 'Motorola 68000'],
  [8, 'MIPS'],
  [15, 'PA-RISC'],
  [20, 'PowerPC'],
  [21, 'PowerPC 64'],
  [22, 'S/390'],
  [40, 'ARM'],
  [42, 'SuperH'],
  [43, 'SPARC V9'],
  [50, 'Itanium'],
  [62, 'x86-64'],
  [83, 'AVR'],
  [92, 'OpenRISC'],
  [93, 'ARC'],
  [94, 'Xtensa'],
  [105, 'MSP430'],
  [106, 'Blackfin'],
  [113, 'Nios II'],
  [164, 'Hexagon'],
  [183, 'AArch64'],
  [189, 'MicroBlaze'],
  [190, 'NVIDIA CUDA'],
  [195, 'ARCv2'],
  [224, 'AMD GPU'],
  [243, 'RISC-V'],
  [244, 'Lanai'],
  [247, 'eBPF'],
  [251, 'NEC VE'],
  [252, 'C-SKY'],
  [258, 'LoongArch'],
  [0x9026, 'Alpha'],
])
const CUDA = 190
const AMD_GPU = 224
/** Major and minor version of a toolkit, as 129 for 12.9, with room for those to come. */
const MAX_CUDA_VERSION = 4_095

interface Header {
  readonly wide: boolean
  readonly little: boolean
  readonly type: number
  readonly machine: number
  readonly version: number
  readonly programs: Table
  readonly sections: Table
  readonly headerSize: number
}

interface Table {
  readonly offset: number
  readonly entrySize: number
  readonly count: number
}

export const ELF: Format = {
  magics: [MAGIC],
  recognise: readElf,
  cutShort: truncated('binaries/elf', 'ELF file'),
}

/** Whether a header stands here that random bytes cannot be: every field that has few legal values has one. */
export function isElfHeader(sample: Sample): boolean {
  const header = readHeader(sample, sample.bytes[4] === 2, sample.bytes[5] !== 2)
  return (
    hasSaneIdentification(sample.bytes) &&
    // Device code states the version of its toolkit there.
    (header.version === 1 || (header.machine === CUDA && header.version <= MAX_CUDA_VERSION)) &&
    TYPES.has(header.type) &&
    MACHINES.has(header.machine) &&
    header.headerSize === (header.wide ? 64 : 52)
  )
}

function readElf(sample: Sample): Code | undefined {
  const { bytes } = sample
  const mangled = !hasSaneIdentification(bytes)
  const header = mangled ? guessHeader(sample) : readHeader(sample, bytes[4] === 2, bytes[5] !== 2)
  if (header === undefined) return undefined
  const interpreted = tableTypes(sample, header, header.programs, 0)?.includes(3) ?? false
  const name =
    header.type === 3 && interpreted
      ? 'ELF position-independent executable'
      : (TYPES.get(header.type) ?? 'ELF file of unknown type')
  const remarks = [
    ...(mangled
      ? ['Its identification bytes are mangled, which kernels ignore and inspection tools do not.']
      : []),
    ...(isPacked(bytes) ? ['It is packed: the code is unpacked when it runs.'] : []),
  ]
  return {
    kind: 'code',
    rule: ruleFor(header.machine),
    name: isAppImage(bytes) ? 'AppImage, ELF executable' : name,
    facts: factsOf(sample, header),
    ...(remarks.length === 0 ? {} : { remark: remarks.join(' ') }),
  }
}

function ruleFor(machine: number): BinaryRule {
  return machine === CUDA || machine === AMD_GPU ? 'binaries/gpu-code' : 'binaries/elf'
}

function factsOf(sample: Sample, header: Header): readonly string[] {
  const facts = [
    MACHINES.get(header.machine) ?? `machine ${header.machine}`,
    header.wide ? '64-bit' : '32-bit',
  ]
  if (!header.little) facts.push('big-endian')
  const sections = tableTypes(sample, header, header.sections, 4)
  if (sections === undefined) facts.push('section table out of reach')
  // A relocatable object cannot be linked without its symbols, so the word means nothing there.
  else if (header.type !== 1) facts.push(sections.includes(2) ? 'not stripped' : 'stripped')
  return facts
}

function hasSaneIdentification(bytes: Uint8Array): boolean {
  return (bytes[4] === 1 || bytes[4] === 2) && (bytes[5] === 1 || bytes[5] === 2)
}

/** The Linux kernel runs a file whose class and byte order are nonsense, as long as type and machine fit. */
function guessHeader(sample: Sample): Header | undefined {
  for (const little of [true, false]) {
    const header = readHeader(sample, true, little)
    if (TYPES.has(header.type) && MACHINES.has(header.machine)) return header
  }
  return undefined
}

function readHeader(sample: Sample, wide: boolean, little: boolean): Header {
  const cursor = new Cursor(sample.bytes, little ? 'little' : 'big').seek(16)
  const address = (): number => (wide ? cursor.u64() : cursor.u32())
  const type = cursor.u16()
  const machine = cursor.u16()
  const version = cursor.u32()
  address()
  const programOffset = address()
  const sectionOffset = address()
  cursor.skip(4)
  const headerSize = cursor.u16()
  const programs = { offset: programOffset, entrySize: cursor.u16(), count: cursor.u16() }
  const sections = { offset: sectionOffset, entrySize: cursor.u16(), count: cursor.u16() }
  return { wide, little, type, machine, version, programs, sections, headerSize }
}

/** The type word of each entry, which stands at the same place in every entry; undefined when the table is not in the bytes. */
function tableTypes(sample: Sample, header: Header, table: Table, at: number): readonly number[] | undefined {
  const count = Math.min(table.count, MAX_TABLE_ENTRIES)
  if (count === 0) return []
  if (table.entrySize < at + 4 || table.offset + count * table.entrySize > sample.bytes.length)
    return undefined
  const cursor = new Cursor(sample.bytes, header.little ? 'little' : 'big')
  const types: number[] = []
  for (let index = 0; index < count; index++)
    types.push(cursor.seek(table.offset + index * table.entrySize + at).u32())
  return types
}

/** https://github.com/AppImage/AppImageSpec: `AI` and a type in the padding of the identification. */
function isAppImage(bytes: Uint8Array): boolean {
  return bytes[8] === 0x41 && bytes[9] === 0x49 && (bytes[10] === 1 || bytes[10] === 2)
}

function isPacked(bytes: Uint8Array): boolean {
  return indexOfBytes(bytes.subarray(0, PACKER_MARK_BYTES), 'UPX!') !== -1
}
