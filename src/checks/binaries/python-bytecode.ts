import { Cursor } from '../../bytes/cursor.ts'
import type { Code, Format, Sample } from './format.ts'

const RULE = 'binaries/bytecode'

interface Release {
  readonly first: number
  readonly last: number
  readonly name: string
  /** Bytes before the marshalled code object. */
  readonly header: 8 | 12 | 16
}

/** Magic numbers, each followed by CR LF: Lib/importlib/_bootstrap_external.py of CPython lists them by release. */
const RELEASES: readonly Release[] = [
  { first: 20121, last: 20121, name: 'Python 1.5', header: 8 },
  { first: 50428, last: 62061, name: 'Python 2.0 to 2.4', header: 8 },
  { first: 62071, last: 62131, name: 'Python 2.5', header: 8 },
  { first: 62151, last: 62161, name: 'Python 2.6', header: 8 },
  { first: 62171, last: 62218, name: 'Python 2.7', header: 8 },
  { first: 3000, last: 3189, name: 'Python 3.0 to 3.2', header: 8 },
  { first: 3190, last: 3239, name: 'Python 3.3', header: 12 },
  { first: 3240, last: 3319, name: 'Python 3.4', header: 12 },
  { first: 3320, last: 3359, name: 'Python 3.5', header: 12 },
  { first: 3360, last: 3389, name: 'Python 3.6', header: 12 },
  { first: 3390, last: 3399, name: 'Python 3.7', header: 16 },
  { first: 3400, last: 3419, name: 'Python 3.8', header: 16 },
  { first: 3420, last: 3429, name: 'Python 3.9', header: 16 },
  { first: 3430, last: 3449, name: 'Python 3.10', header: 16 },
  { first: 3450, last: 3499, name: 'Python 3.11', header: 16 },
  { first: 3500, last: 3549, name: 'Python 3.12', header: 16 },
  { first: 3550, last: 3599, name: 'Python 3.13', header: 16 },
  { first: 3600, last: 3649, name: 'Python 3.14', header: 16 },
]
const HEADER_SIZES = [16, 12, 8] as const
/** `c`, a code object, with and without the bit that marks it as referred to. */
const CODE_OBJECTS: ReadonlySet<number> = new Set([0x63, 0xe3])

/** No release's magic decides alone: the code object behind the header is the second look. */
export const PYTHON_BYTECODE: Format = {
  magics: [''],
  recognise: readByteCode,
}

function readByteCode({ bytes, size }: Sample): Code | undefined {
  if (bytes[2] !== 0x0d || bytes[3] !== 0x0a || bytes.length < 4) return undefined
  const magic = new Cursor(bytes).u16()
  const release = RELEASES.find(({ first, last }) => magic >= first && magic <= last)
  if (release !== undefined && size <= release.header) {
    return code([release.name, 'truncated'])
  }
  // Other implementations and releases to come have their own magics and the same code object.
  const headers = release === undefined ? HEADER_SIZES : [release.header]
  if (!headers.some((at) => isModuleCode(bytes, at, release === undefined ? 4 : 2))) return undefined
  return code([release?.name ?? `magic ${magic}`])
}

/** A marshalled code object without arguments, as a module's is: their count, a number of `countBytes`, is zero. */
function isModuleCode(bytes: Uint8Array, at: number, countBytes: 2 | 4): boolean {
  if (!CODE_OBJECTS.has(bytes[at] ?? 0) || bytes.length <= at + countBytes) return false
  return bytes.subarray(at + 1, at + 1 + countBytes).every((byte) => byte === 0)
}

function code(facts: readonly string[]): Code {
  return { kind: 'code', rule: RULE, name: 'Python byte code', facts }
}
