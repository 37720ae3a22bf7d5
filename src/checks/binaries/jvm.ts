import { Cursor } from '../../bytes/cursor.ts'
import { byCondition, type Code, type Format, type Sample } from './format.ts'

const RULE = 'binaries/bytecode'
/** Class file versions begin at 45 (Java 1.1); one a release since 5. */
const OLDEST_CLASS_VERSION = 45
const NEWEST_CLASS_VERSION = 120
/** Constants that are walked to tell a class from four bytes of chance. */
const CHECKED_CONSTANTS = 8
/** Bytes behind the tag of a constant; UTF-8 constants carry their length. https://docs.oracle.com/javase/specs/jvms/se21/html/jvms-4.html#jvms-4.4 */
const CONSTANT_BYTES: ReadonlyMap<number, number> = new Map([
  [3, 4],
  [4, 4],
  [5, 8],
  [6, 8],
  [7, 2],
  [8, 2],
  [9, 4],
  [10, 4],
  [11, 4],
  [12, 4],
  [15, 3],
  [16, 2],
  [17, 4],
  [18, 4],
  [19, 2],
  [20, 2],
])
const UTF8_CONSTANT = 1

const JAVA_CLASS: Format = {
  magics: ['\xca\xfe\xba\xbe'],
  recognise: readClass,
}

export function isClassHeader(sample: Sample): boolean {
  return readClass(sample) !== undefined
}

function readClass({ bytes }: Sample): Code | undefined {
  const cursor = new Cursor(bytes, 'big').seek(4)
  if (!cursor.has(6)) return undefined
  const version = cursor.skip(2).u16()
  if (version < OLDEST_CLASS_VERSION || version > NEWEST_CLASS_VERSION) return undefined
  if (!hasConstants(cursor)) return undefined
  const release = version < 49 ? `1.${version - 44}` : `${version - 44}`
  return { kind: 'code', rule: RULE, name: 'Java class', facts: [`Java ${release}`] }
}

function hasConstants(cursor: Cursor): boolean {
  const count = Math.min(cursor.u16() - 1, CHECKED_CONSTANTS)
  for (let index = 0; index < count; index++) {
    const tag = cursor.u8()
    const length = tag === UTF8_CONSTANT ? cursor.u16() : CONSTANT_BYTES.get(tag)
    if (length === undefined) return false
    cursor.skip(length)
  }
  return count > 0
}

function isAndroidVersion({ bytes }: Sample): boolean {
  return bytes[7] === 0 && [4, 5, 6].every((at) => (bytes[at] ?? 0) >= 0x30 && (bytes[at] ?? 0) <= 0x39)
}

const DEX: Format = byCondition(
  { kind: 'code', rule: RULE, name: 'Android byte code', facts: ['dex'] },
  ['dex\n'],
  isAndroidVersion,
)
const OPTIMISED_DEX: Format = byCondition(
  { kind: 'code', rule: RULE, name: 'Android byte code', facts: ['optimised dex'] },
  ['dey\n', 'cdex', 'vdex'],
  isAndroidVersion,
)

/** Whether a dex file of a sane size begins here: its header states its own length and byte order. */
export function isDexHeader(sample: Sample): boolean {
  const cursor = new Cursor(sample.bytes)
  if (!isAndroidVersion(sample) || !cursor.has(0x2c)) return false
  return cursor.seek(36).u32() === 0x70 && cursor.u32() === 0x1234_5678
}

export const JVM_FORMATS: readonly Format[] = [JAVA_CLASS, DEX, OPTIMISED_DEX]
