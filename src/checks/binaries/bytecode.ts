import { Cursor } from '../../bytes/cursor.ts'
import { byCondition, byMagic, type Code, type Format, type Sample, truncated } from './format.ts'

const RULE = 'binaries/bytecode'
const WASM_RULE = 'binaries/wasm'
/** Section ids of a WebAssembly module end at 13 (tags). */
const MAX_WASM_SECTION = 13
/** Section headers of a WebAssembly module that are walked. */
const MAX_WASM_SECTIONS = 1_000

function bytecode(name: string, facts: readonly string[] = []): Code {
  return { kind: 'code', rule: RULE, name, facts }
}

const WASM_MAGIC = '\0asm'

/** https://webassembly.github.io/spec/core/binary/modules.html */
const WASM: Format = {
  magics: [WASM_MAGIC],
  recognise: readWasm,
  cutShort: truncated(WASM_RULE, 'WebAssembly'),
}

function readWasm({ bytes }: Sample): Code | undefined {
  const cursor = new Cursor(bytes).seek(4)
  const version = cursor.u16()
  const layer = cursor.u16()
  if (layer > 1 || version > 0xff) return undefined
  if (layer === 1) return { kind: 'code', rule: WASM_RULE, name: 'WebAssembly component', facts: [] }
  return { kind: 'code', rule: WASM_RULE, name: 'WebAssembly module', facts: wasmFacts(cursor) }
}

function wasmFacts(cursor: Cursor): readonly string[] {
  const facts: string[] = []
  for (let index = 0; index < MAX_WASM_SECTIONS && cursor.has(2); index++) {
    const id = cursor.u8()
    const length = cursor.leb128()
    if (id > MAX_WASM_SECTION || length === undefined || !cursor.has(length)) {
      return [...facts, 'sections out of reach']
    }
    if (id === 2) facts.push('imports functions')
    cursor.skip(length)
  }
  return facts
}

/** Whether a module begins here and its first section lies within the bytes. */
export function isWasmHeader(sample: Sample): boolean {
  const cursor = new Cursor(sample.bytes)
  if (!cursor.startsWith('\0asm\x01\0\0\0') || !cursor.skip(8).has(2)) return false
  const id = cursor.u8()
  const length = cursor.leb128()
  return id <= MAX_WASM_SECTION && length !== undefined && length > 0 && cursor.has(length)
}

/** https://llvm.org/docs/BitCodeFormat.html: raw, and with the wrapper that Apple's tools put around it. */
const LLVM_BITCODE = byMagic(bytecode('LLVM bitcode'), 'BC\xc0\xde')
const WRAPPED_LLVM_BITCODE: Format = {
  magics: ['\xde\xc0\x17\x0b'],
  recognise({ bytes, size }) {
    const offset = new Cursor(bytes).seek(8).u32()
    return offset >= 16 && offset < size ? bytecode('LLVM bitcode', ['in a wrapper']) : undefined
  },
  cutShort: truncated(RULE, 'LLVM bitcode'),
}

/** The version as two digits, then zero for the official format. */
const LUA: Format = {
  magics: ['\x1bLua'],
  recognise({ bytes }) {
    const version = new Cursor(bytes).seek(4).u8()
    if (version < 0x40 || version > 0x5f) return undefined
    return bytecode('Lua byte code', [`Lua ${version >> 4}.${version & 15}`])
  },
  cutShort: truncated(RULE, 'Lua byte code'),
}
const LUAJIT = byCondition(bytecode('LuaJIT byte code'), ['\x1bLJ'], ({ bytes }) => (bytes[3] ?? 0) - 1 < 8)

/** Bytes of the shortest header. */
const V8_HEADER_BYTES = 24
/** Bytes behind it, and UTF-16 code units of a source; larger ones are chance. */
const MAX_V8_PAYLOAD = 0x0400_0000
const MAX_V8_SOURCE = 0x0200_0000

/** `0xC0DE` and a count of V8's internals, then four hashes; the length of the payload is one of the next words. */
const V8_CACHE: Format = {
  magics: [''],
  recognise({ bytes, size }) {
    if (bytes[3] !== 0xc0 || bytes[2] !== 0xde) return undefined
    const cursor = new Cursor(bytes)
    if (!cursor.has(V8_HEADER_BYTES)) return undefined
    const references = cursor.u16()
    const sourceLength = cursor.seek(8).u32() & 0x7fff_ffff
    cursor.skip(4)
    let mayGoOn = false
    for (let index = 0; index < 4 && cursor.has(4); index++) {
      const length = cursor.u32()
      if (length >= 64 && length <= size - 20 && length >= size - 64) return bytecode('V8 code cache')
      mayGoOn ||= index < 2 && length > size && length < MAX_V8_PAYLOAD && length % 8 === 0
    }
    const isSane = references > 0 && references < 0x2000 && sourceLength > 0 && sourceLength < MAX_V8_SOURCE
    return mayGoOn && isSane ? truncated(RULE, 'V8 code cache') : undefined
  },
}

const BEAM: Format = {
  magics: ['FOR1'],
  recognise: ({ bytes }) =>
    new Cursor(bytes).seek(8).startsWith('BEAM') ? bytecode('Erlang byte code') : undefined,
}
const HERMES = byMagic(bytecode('Hermes byte code'), '\xc6\x1f\xbc\x03\xc1\x03\x19\x1f')
const MRUBY = byMagic(bytecode('mruby byte code'), 'RITE0')
const APPLESCRIPT = byMagic(bytecode('Compiled AppleScript'), 'FasdUAS ')
const OCAML = byCondition(bytecode('OCaml compiled unit'), ['Caml1999'], ({ bytes }) => {
  const kind = String.fromCharCode(bytes[8] ?? 0)
  return 'XOAYZ'.includes(kind) && (bytes[9] ?? 0) >= 0x30 && (bytes[9] ?? 0) <= 0x39
})
const EMACS = byCondition(bytecode('Emacs byte code'), [';ELC'], ({ bytes }) => {
  const version = bytes[4] ?? 0
  return version >= 18 && version < 64 && bytes[5] === 0 && bytes[6] === 0
})
const FLASH = byCondition(bytecode('Flash movie'), ['FWS', 'CWS', 'ZWS'], ({ bytes, size }) => {
  if (bytes.length < 8) return false
  const version = bytes[3] as number
  const length = new Cursor(bytes).seek(4).u32()
  return (
    version > 0 && version < 60 && length >= 8 && (bytes[0] === 0x46 ? length <= size : length < 0x1000_0000)
  )
})

export const BYTECODE_FORMATS: readonly Format[] = [
  WASM,
  LLVM_BITCODE,
  WRAPPED_LLVM_BITCODE,
  LUA,
  LUAJIT,
  V8_CACHE,
  BEAM,
  HERMES,
  MRUBY,
  APPLESCRIPT,
  OCAML,
  EMACS,
  FLASH,
]
