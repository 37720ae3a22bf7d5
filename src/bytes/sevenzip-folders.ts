import type { Cursor } from './cursor.ts'
import { ExpansionStop } from './expansion.ts'
import { readNumber } from './sevenzip-numbers.ts'

/** Filters and compressions of one folder; 7-Zip writes four at most. */
const MAX_CODERS = 8
/** Inputs and outputs of all of them. */
const MAX_ENDS = 32
const MAX_METHOD_BYTES = 8

/** One step of unpacking. */
export interface Coder {
  /** Lower-case hex. */
  readonly method: string
  readonly inputs: number
  readonly outputs: number
  readonly properties: Uint8Array
}

/** Packed streams and the steps that make one content of them. */
export interface Folder {
  readonly coders: readonly Coder[]
  /** Which output an input takes, counted over all coders. */
  readonly bindings: ReadonlyMap<number, number>
  /** The inputs that take the packed streams of this folder, in the order of these. */
  readonly packedInputs: readonly number[]
  /** Bytes that each output gives. */
  readonly sizes: readonly number[]
  /** The output that no input takes. */
  readonly last: number
}

/** How many outputs they have together. */
export function outputsOf(coders: readonly Coder[]): number {
  return coders.reduce((sum, { outputs }) => sum + outputs, 0)
}

/** Without the sizes, which follow behind all folders. Throws ExpansionStop when the steps make no sense. */
export function readFolder(cursor: Cursor): Omit<Folder, 'sizes'> {
  const count = readNumber(cursor)
  if (count === 0 || count > MAX_CODERS) throw new ExpansionStop('damaged')
  const coders = Array.from({ length: count }, () => readCoder(cursor))
  const inputs = coders.reduce((sum, coder) => sum + coder.inputs, 0)
  const outputs = outputsOf(coders)
  if (inputs > MAX_ENDS || outputs > MAX_ENDS || outputs === 0 || inputs < outputs - 1)
    throw new ExpansionStop('damaged')
  const bindings = new Map<number, number>()
  for (let index = 1; index < outputs; index++) bindings.set(readNumber(cursor), readNumber(cursor))
  const free = Array.from({ length: inputs }, (_, input) => input).filter((input) => !bindings.has(input))
  const packed = inputs - (outputs - 1)
  const packedInputs = packed === 1 ? free : Array.from({ length: packed }, () => readNumber(cursor))
  const taken = new Set(bindings.values())
  const last = Array.from({ length: outputs }, (_, output) => output).find((output) => !taken.has(output))
  if (last === undefined || taken.size !== outputs - 1) throw new ExpansionStop('damaged')
  return { coders, bindings, packedInputs, last }
}

function readCoder(cursor: Cursor): Coder {
  const flags = cursor.u8()
  const length = flags & 0x0f
  if (length > MAX_METHOD_BYTES) throw new ExpansionStop('damaged')
  const method = [...cursor.take(length)].map((byte) => byte.toString(16).padStart(2, '0')).join('')
  const isPlain = (flags & 0x10) === 0
  const inputs = isPlain ? 1 : readNumber(cursor)
  const outputs = isPlain ? 1 : readNumber(cursor)
  const properties = (flags & 0x20) === 0 ? new Uint8Array(0) : cursor.take(readNumber(cursor))
  return { method, inputs, outputs, properties }
}

/** Bytes of the content that all steps together give. */
export function sizeOf({ sizes, last }: Folder): number {
  return sizes[last] ?? 0
}
