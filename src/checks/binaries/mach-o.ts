import { Cursor } from '../../bytes/cursor.ts'
import { type Code, type Format, type Sample, truncated } from './format.ts'

const RULE = 'binaries/mach-o'
/** Load commands that are walked; large real frameworks have a few hundred. */
const MAX_LOAD_COMMANDS = 10_000
/** Architectures of a universal file. A Java class has its version, 45 or more, in the same field. */
const MAX_ARCHITECTURES = 42
const SYMBOL_TABLE_COMMAND = 2

const THIN_MAGICS = ['\xfe\xed\xfa\xce', '\xce\xfa\xed\xfe', '\xfe\xed\xfa\xcf', '\xcf\xfa\xed\xfe']
const UNIVERSAL_MAGICS = ['\xca\xfe\xba\xbe', '\xbe\xba\xfe\xca', '\xca\xfe\xba\xbf', '\xbf\xba\xfe\xca']

/** `filetype`: mach-o/loader.h of Apple's xnu. */
const TYPES: ReadonlyMap<number, string> = new Map([
  [1, 'Mach-O relocatable object'],
  [2, 'Mach-O executable'],
  [3, 'Mach-O fixed library'],
  [4, 'Mach-O core dump'],
  [5, 'Mach-O preloaded executable'],
  [6, 'Mach-O dynamic library'],
  [7, 'Mach-O dynamic linker'],
  [8, 'Mach-O bundle'],
  [9, 'Mach-O library stub'],
  [10, 'Mach-O debug symbols'],
  [11, 'Mach-O kernel extension'],
  [12, 'Mach-O file set'],
])
/** `cputype`: mach/machine.h; the top byte says 64-bit (1) or 64-bit with short pointers (2). */
const PROCESSORS: ReadonlyMap<number, string> = new Map([
  [6, 'Motorola 68000'],
  [7, 'x86'],
  [11, 'PA-RISC'],
  [12, 'ARM'],
  [14, 'SPARC'],
  [18, 'PowerPC'],
  [0x01000007, 'x86-64'],
  [0x0100000c, 'ARM64'],
  [0x0200000c, 'ARM64 with 32-bit pointers'],
  [0x01000012, 'PowerPC 64'],
])

export const THIN_MACH_O: Format = {
  magics: THIN_MAGICS,
  recognise: readThin,
  cutShort: truncated(RULE, 'Mach-O file'),
}

export const UNIVERSAL_MACH_O: Format = {
  magics: UNIVERSAL_MAGICS,
  recognise: readUniversal,
}

export function isThinHeader(sample: Sample): boolean {
  return readThin(sample) !== undefined
}

function readThin({ bytes }: Sample): Code | undefined {
  const little = bytes[0] === 0xce || bytes[0] === 0xcf
  const wide = bytes[little ? 0 : 3] === 0xcf
  const cursor = new Cursor(bytes, little ? 'little' : 'big').seek(4)
  const processor = PROCESSORS.get(cursor.u32())
  const name = TYPES.get(cursor.skip(4).u32())
  const commands = cursor.u32()
  const commandBytes = cursor.u32()
  if (processor === undefined || name === undefined) return undefined
  if (commands > MAX_LOAD_COMMANDS || commandBytes < commands * 8) return undefined
  cursor.skip(wide ? 8 : 4)
  const facts = [processor, wide ? '64-bit' : '32-bit']
  const symbols = countSymbols(cursor, commands)
  if (symbols !== undefined) facts.push(symbols > 0 ? 'not stripped' : 'stripped')
  return { kind: 'code', rule: RULE, name, facts }
}

/** Undefined when the file ends first or has no symbol table command. */
function countSymbols(cursor: Cursor, commands: number): number | undefined {
  for (let index = 0; index < commands && cursor.has(16); index++) {
    const start = cursor.offset
    const command = cursor.u32()
    const length = cursor.u32()
    if (command === SYMBOL_TABLE_COMMAND) return cursor.skip(4).u32()
    if (length < 8 || length > cursor.bytes.length - start) return undefined
    cursor.seek(start + length)
  }
  return undefined
}

function readUniversal({ bytes }: Sample): Code | undefined {
  const little = bytes[0] === 0xbe || bytes[0] === 0xbf
  const wide = bytes[little ? 0 : 3] === 0xbf
  const cursor = new Cursor(bytes, little ? 'little' : 'big').seek(4)
  const count = cursor.u32()
  if (count === 0 || count > MAX_ARCHITECTURES) return undefined
  const facts: string[] = []
  for (let index = 0; index < count; index++) {
    const processor = PROCESSORS.get(cursor.u32())
    cursor.skip(wide ? 12 : 8)
    const length = wide ? cursor.u64() : cursor.u32()
    cursor.skip(wide ? 8 : 4)
    // One nonsense entry is enough to hide from a strict reader; the loader only looks at the one it wants.
    if (processor !== undefined && length > 0) facts.push(processor)
  }
  if (facts.length === 0) return undefined
  return { kind: 'code', rule: RULE, name: 'Mach-O universal file', facts: facts.slice(0, 6) }
}
