import { Cursor } from '../../bytes/cursor.ts'
import { byCondition, byMagic, type Code, type Format, type Sample, truncated } from './format.ts'

const GPU = 'binaries/gpu-code'
const SPIRV = 'binaries/spirv'
/** Minor versions of SPIR-V 1 that exist (0 to 6), with room for those to come. */
const MAX_SPIRV_MINOR = 15
const MAX_DXBC_CHUNKS = 64
/** Where PTX states its version and target: behind a comment at most. UTF-16 code units. */
const PTX_HEAD = 4_096

const NOTHING: readonly string[] = []
const PTX_VERSION = /^[ \t]{0,16}\.version[ \t]{1,16}\d/m
const PTX_TARGET = /^[ \t]{0,16}\.target[ \t]{1,16}sm_(?<capability>\d{1,3}[af]?)/m

function gpuCode(name: string, facts: readonly string[] = NOTHING): Code {
  return { kind: 'code', rule: GPU, name, facts }
}

/** https://registry.khronos.org/SPIR-V/specs/unified1/SPIRV.html#_physical_layout_of_a_spir_v_module_and_instruction */
const SPIRV_MODULE: Format = {
  magics: ['\x03\x02\x23\x07', '\x07\x23\x02\x03'],
  recognise: readSpirv,
  cutShort: truncated(SPIRV, 'SPIR-V module'),
}

function readSpirv({ bytes }: Sample): Code | undefined {
  const little = bytes[0] === 0x03
  const cursor = new Cursor(bytes, little ? 'little' : 'big').seek(4)
  const version = cursor.u32()
  const minor = (version >> 8) & 0xff
  // Generator and bound say nothing; the last word of the header is reserved and zero.
  const schema = cursor.skip(8).u32()
  if ((version & 0xffff00ff) >>> 0 !== 0x0001_0000 || minor > MAX_SPIRV_MINOR || schema !== 0)
    return undefined
  const facts = [`version 1.${minor}`, ...(little ? [] : ['big-endian'])]
  return { kind: 'code', rule: SPIRV, name: 'SPIR-V module', facts }
}

/** Container of device code for several architectures; a header of 16 bytes and its version. */
const FATBIN: Format = {
  magics: ['\x50\xed\x55\xba'],
  recognise({ bytes }) {
    const cursor = new Cursor(bytes).seek(4)
    const version = cursor.u16()
    return version <= 16 && cursor.u16() >= 16
      ? gpuCode('CUDA fat binary', [`version ${version}`])
      : undefined
  },
  cutShort: truncated(GPU, 'CUDA fat binary'),
}

/** What a host program points to: version 1 or 2 behind the magic. */
const FATBIN_WRAPPER: Format = {
  magics: ['\xb1\x43\x62\x46'],
  recognise({ bytes }) {
    const version = new Cursor(bytes).seek(4).u32()
    return version >= 1 && version <= 16 ? gpuCode('CUDA fat binary wrapper') : undefined
  },
  cutShort: truncated(GPU, 'CUDA fat binary wrapper'),
}

const METAL_LIBRARY = byCondition(gpuCode('Metal shader library'), ['MTLB'], ({ bytes, size }) => {
  const cursor = new Cursor(bytes)
  return cursor.has(24) && cursor.seek(16).u64() <= size
})

/** A digest, the number one, the size of the whole, then chunks; a `DXIL` chunk holds LLVM bitcode. */
const DXBC: Format = {
  magics: ['DXBC'],
  recognise({ bytes, size }) {
    const cursor = new Cursor(bytes).seek(20)
    if (cursor.u32() !== 1 || cursor.u32() > size) return undefined
    const chunks = Math.min(cursor.u32(), MAX_DXBC_CHUNKS)
    const kinds: string[] = []
    for (let index = 0; index < chunks && cursor.has(4); index++) {
      const at = cursor.u32()
      if (at + 4 <= bytes.length) kinds.push(new Cursor(bytes).seek(at).latin1(4))
    }
    return gpuCode('Direct3D shader', [kinds.includes('DXIL') ? 'DXIL' : 'DXBC'])
  },
}

const OFFLOAD_BUNDLE = byMagic(gpuCode('Clang offload bundle'), '__CLANG_OFFLOAD_BUNDLE__')
const COMPRESSED_OFFLOAD_BUNDLE = byCondition(
  gpuCode('Clang offload bundle', ['compressed']),
  ['CCOB'],
  ({ bytes }) => bytes.length >= 8 && new Cursor(bytes).seek(4).u16() <= 16,
)
/** LLVM's own container around device images. */
const OFFLOAD_BINARY = byMagic(gpuCode('LLVM offload binary'), '\x10\xff\x10\xad')

export const GPU_FORMATS: readonly Format[] = [
  SPIRV_MODULE,
  FATBIN,
  FATBIN_WRAPPER,
  METAL_LIBRARY,
  DXBC,
  OFFLOAD_BUNDLE,
  COMPRESSED_OFFLOAD_BUNDLE,
  OFFLOAD_BINARY,
]

/** PTX is text that a driver compiles: reviewable, but hardly reviewed. https://docs.nvidia.com/cuda/parallel-thread-execution/ */
export function recognisePtx(text: string): Code | undefined {
  const head = text.slice(0, PTX_HEAD)
  if (!head.includes('.target') || !PTX_VERSION.test(head)) return undefined
  const capability = PTX_TARGET.exec(head)?.groups?.['capability']
  if (capability === undefined) return undefined
  return { ...gpuCode('PTX assembly', [`sm_${capability}`]), level: 'note' }
}
