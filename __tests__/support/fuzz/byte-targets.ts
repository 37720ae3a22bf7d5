import { gzipSync, zstdCompressSync } from 'node:zlib'
import { type ContainerKind, containersOf } from '../../../src/bytes/containers.ts'
import { Cursor, CutShortError } from '../../../src/bytes/cursor.ts'
import type { Expansion } from '../../../src/bytes/expansion.ts'
import { readLfsPointer } from '../../../src/bytes/lfs-pointer.ts'
import { ARCHIVE_FORMATS } from '../../../src/checks/binaries/archives.ts'
import { BYTECODE_FORMATS } from '../../../src/checks/binaries/bytecode.ts'
import { DATA_FORMATS } from '../../../src/checks/binaries/data-formats.ts'
import { recogniseBehindPreamble, searchEmbedded } from '../../../src/checks/binaries/disguises.ts'
import { ELF } from '../../../src/checks/binaries/elf.ts'
import { type Format, recogniseAs } from '../../../src/checks/binaries/format.ts'
import { recognise } from '../../../src/checks/binaries/formats.ts'
import { GPU_FORMATS } from '../../../src/checks/binaries/gpu-code.ts'
import { JVM_FORMATS } from '../../../src/checks/binaries/jvm.ts'
import { THIN_MACH_O, UNIVERSAL_MACH_O } from '../../../src/checks/binaries/mach-o.ts'
import { MODEL_FORMATS } from '../../../src/checks/binaries/model-formats.ts'
import { recogniseNamedData } from '../../../src/checks/binaries/named-data.ts'
import { OBJECT_FORMATS } from '../../../src/checks/binaries/object-files.ts'
import { PACKAGE_FORMATS } from '../../../src/checks/binaries/packages.ts'
import { PE } from '../../../src/checks/binaries/pe.ts'
import { PYTHON_BYTECODE } from '../../../src/checks/binaries/python-bytecode.ts'
import { WINDOWS_FORMATS } from '../../../src/checks/binaries/windows-files.ts'
import { decodeText } from '../../../src/text/decode.ts'
import { pathFromBytes, pathToBytes } from '../../../src/text/path-name.ts'
import { looksLikeText } from '../../../src/text/text-likeness.ts'
import { Allowance } from '../allowance.ts'
import { caseContents, mutated } from './mutation.ts'
import { type FuzzTarget, fuzzTarget, type TargetParts } from './target.ts'

const RECOGNISERS: Readonly<Record<string, readonly Format[]>> = {
  elf: [ELF],
  pe: [PE],
  'mach-o': [THIN_MACH_O, UNIVERSAL_MACH_O],
  jvm: JVM_FORMATS,
  'python bytecode': [PYTHON_BYTECODE],
  bytecode: BYTECODE_FORMATS,
  'gpu code': GPU_FORMATS,
  'object files': OBJECT_FORMATS,
  'windows files': WINDOWS_FORMATS,
  packages: PACKAGE_FORMATS,
  archives: ARCHIVE_FORMATS,
  models: MODEL_FORMATS,
  'data formats': DATA_FORMATS,
}
const NAMED_EXTENSIONS = ['stl', 'tga', 'mmdb', 'pb', 'onnx', 'dbf', 'ico', 'dat', 'bin', 'tflite']
/** Bytes that a container may expand to, and members that are listed, in these runs. */
const EXPANSION_LIMIT = 1 << 16
const MAX_MEMBERS = 200
const MAX_READ = 8
const ENDINGS = ['.pdf', '.tar.gz', '\ud800']

function bytesTarget(
  name: string,
  seeds: readonly Buffer[],
  read: (bytes: Buffer) => unknown,
  more: Partial<TargetParts<Buffer>> = {},
): FuzzTarget {
  return fuzzTarget({ name, inputs: mutated(seeds, ENDINGS), size: (bytes) => bytes.length, read, ...more })
}

/** A file of the format, or, where no case has one, its magic and some zeros. */
function seedsOf(formats: readonly Format[], contents: readonly Buffer[]): readonly Buffer[] {
  return formats.flatMap((format) => {
    const known = contents.filter((bytes) => recogniseAs(format, sampleOf(bytes)) !== undefined)
    const made = format.magics.map((magic) =>
      Buffer.concat([Buffer.alloc(format.at ?? 0), Buffer.from(magic, 'latin1'), Buffer.alloc(128, 1)]),
    )
    return [...known, ...made]
  })
}

function sampleOf(bytes: Buffer): { readonly bytes: Uint8Array; readonly size: number } {
  return { bytes, size: bytes.length }
}

/** Reads by a program that the input itself is: one byte says what to read next. */
function readByProgram(bytes: Buffer): readonly unknown[] {
  const cursor = new Cursor(bytes.subarray(bytes.length >> 1), (bytes[0] ?? 0) & 1 ? 'big' : 'little')
  const answers: unknown[] = []
  for (const step of bytes.subarray(0, bytes.length >> 1)) {
    const count = step >> 3
    if ((step & 7) === 0) answers.push(cursor.u8())
    else if ((step & 7) === 1) answers.push(cursor.u16())
    else if ((step & 7) === 2) answers.push(cursor.u32())
    else if ((step & 7) === 3) answers.push(cursor.u64())
    else if ((step & 7) === 4) answers.push(cursor.leb128())
    else if ((step & 7) === 5) answers.push(cursor.latin1(count))
    else if ((step & 7) === 6) cursor.seek(count)
    else cursor.skip(count)
  }
  return answers
}

export function byteTargets(): readonly FuzzTarget[] {
  const binaries = caseContents(() => true, 'binaries')
  const texts = caseContents((path) => /\.(?:py|sh|ya?ml|txt|md)$/.test(path))
  const plain = Buffer.from('The same text again and again. '.repeat(200))
  const containers = [
    ...binaries.filter((bytes) => containersOf(bytes).length > 0),
    gzipSync(plain),
    zstdCompressSync(plain),
    gzipSync(Buffer.alloc(1 << 20)),
  ]
  return [
    bytesTarget('decode', [...texts, ...binaries], (bytes) => decodeText(bytes), {
      verify: (bytes, answer) => {
        const { text } = (answer ?? { text: '' }) as { readonly text: string }
        if (text.length > bytes.length) throw new Error('more characters than bytes')
      },
    }),
    bytesTarget('decode whatever it is', [...texts, ...binaries], (bytes) => decodeText(bytes, true)),
    bytesTarget(
      'path name',
      [Buffer.from('a/é/\u{1f600}.py'), Buffer.from('\xff\xfe/a', 'latin1')],
      pathFromBytes,
      {
        verify: (bytes, path) => {
          if (!pathToBytes(path as string).equals(bytes)) throw new Error('the name is not the same again')
        },
      },
    ),
    bytesTarget('likeness to text', [...texts, ...binaries], looksLikeText),
    bytesTarget(
      'lfs pointer',
      [
        Buffer.from(
          `version https://git-lfs.github.com/spec/v1\noid sha256:${'ab'.repeat(32)}\nsize 12345\n`,
        ),
      ],
      readLfsPointer,
    ),
    bytesTarget('cursor', [Buffer.from(Array.from({ length: 64 }, (_, at) => at * 7))], readByProgram, {
      errors: [CutShortError],
    }),
    ...Object.entries(RECOGNISERS).map(([name, formats]) =>
      bytesTarget(name, seedsOf(formats, binaries), (bytes) =>
        formats.map((format) => recogniseAs(format, sampleOf(bytes))),
      ),
    ),
    bytesTarget('any format', binaries, (bytes) => recognise(sampleOf(bytes))),
    bytesTarget('named data', binaries, (bytes) =>
      NAMED_EXTENSIONS.map((extension) => recogniseNamedData(sampleOf(bytes), extension)),
    ),
    bytesTarget('disguises', binaries, (bytes) => [
      recogniseBehindPreamble(sampleOf(bytes)),
      searchEmbedded(sampleOf(bytes)),
    ]),
    bytesTarget('containers', containers, (bytes) =>
      containersOf(bytes).map((kind) => contents(kind, bytes)),
    ),
  ]
}

/** All that a container says and holds, as far as the limits allow. */
function contents(kind: ContainerKind, bytes: Buffer): unknown {
  if (kind.kind === 'stream') return within(kind.expand(bytes, EXPANSION_LIMIT))
  const { members, problems } = kind.list(bytes, MAX_MEMBERS, new Allowance(EXPANSION_LIMIT))
  if (members.length > MAX_MEMBERS) throw new Error('more members than the limit')
  const read = members.slice(0, MAX_READ).map((member) => within(member.read(EXPANSION_LIMIT)))
  return { members: members.map((member) => ({ ...member, read: undefined })), problems, read }
}

function within(expansion: Expansion): Expansion {
  if (expansion.bytes.length > EXPANSION_LIMIT) throw new Error('more bytes than the limit')
  return expansion
}
