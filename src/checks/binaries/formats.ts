import { ARCHIVE_FORMATS } from './archives.ts'
import { BYTECODE_FORMATS } from './bytecode.ts'
import { DATA_FORMATS } from './data-formats.ts'
import { ELF } from './elf.ts'
import { type Format, type Recognition, recogniseAs, type Sample } from './format.ts'
import { GPU_FORMATS } from './gpu-code.ts'
import { JVM_FORMATS } from './jvm.ts'
import { THIN_MACH_O, UNIVERSAL_MACH_O } from './mach-o.ts'
import { MODEL_FORMATS } from './model-formats.ts'
import { OBJECT_FORMATS } from './object-files.ts'
import { PACKAGE_FORMATS } from './packages.ts'
import { PE } from './pe.ts'
import { PYTHON_BYTECODE } from './python-bytecode.ts'
import { WINDOWS_FORMATS } from './windows-files.ts'

/** What can run comes first, so that no data format can hide it. */
const FORMATS: readonly Format[] = [
  ELF,
  PE,
  THIN_MACH_O,
  ...JVM_FORMATS,
  UNIVERSAL_MACH_O,
  PYTHON_BYTECODE,
  ...BYTECODE_FORMATS,
  ...GPU_FORMATS,
  ...OBJECT_FORMATS,
  ...WINDOWS_FORMATS,
  ...PACKAGE_FORMATS,
  ...ARCHIVE_FORMATS,
  ...MODEL_FORMATS,
  ...DATA_FORMATS,
]

/** For each first byte the formats that may begin with it, in the order above: most files need no more than this look. */
const BY_FIRST_BYTE: readonly (readonly Format[])[] = Array.from({ length: 256 }, (_, first) =>
  FORMATS.filter(
    (format) =>
      (format.at ?? 0) === 0 && format.magics.some((magic) => magic !== '' && magic.charCodeAt(0) === first),
  ),
)
/** Formats without a magic at the very start. */
const ANYWHERE = FORMATS.filter((format) => (format.at ?? 0) > 0 || format.magics.includes(''))

/** What the bytes are by their magic; undefined when no format of ours fits. */
export function recognise(sample: Sample): Recognition | undefined {
  const first = sample.bytes[0]
  if (first === undefined) return undefined
  return firstOf(BY_FIRST_BYTE[first] ?? [], sample) ?? firstOf(ANYWHERE, sample)
}

function firstOf(formats: readonly Format[], sample: Sample): Recognition | undefined {
  for (const format of formats) {
    const found = recogniseAs(format, sample)
    if (found !== undefined) return found
  }
  return undefined
}
