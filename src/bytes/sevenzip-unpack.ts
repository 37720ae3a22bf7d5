import { unbcj2 } from './bcj2.ts'
import {
  withRelativeArm,
  withRelativeArm64,
  withRelativePowerPc,
  withRelativeSparc,
  withRelativeThumb,
} from './branch-filters.ts'
import { bunzip2 } from './bzip2.ts'
import { CutShortError } from './cursor.ts'
import { type Ending, type Expansion, ExpansionStop, expandWith } from './expansion.ts'
import { withoutDifferences, withRelativeBranches } from './filters.ts'
import { inflateRaw, unzstd } from './inflate.ts'
import { decodeRawLzma } from './lzma.ts'
import { decodeLzma2 } from './lzma2.ts'
import { type ExpansionAllowance, type Member, storedContent } from './member.ts'
import type { Coder, Folder } from './sevenzip-folders.ts'

/** Bytes of input that an encoder may leave behind the last one a decoder needs: what flushes it, and an end mark. */
const SLACK = 16
const AES = '06f10701'

interface Step {
  readonly limit: number
  /** Bytes of content that the header states. */
  readonly size: number
  readonly properties: Uint8Array
}
type Method = (inputs: readonly Uint8Array[], step: Step) => Expansion

/** By id: https://www.7-zip.org/sdk.html, Methods.txt. */
const METHODS: ReadonlyMap<string, Method> = new Map<string, Method>([
  ['00', passOn],
  ['03', overOne((bytes, step) => unfilter(bytes, step, (own) => withoutDifferences(own, deltaOf(step))))],
  ['21', overOne(expandLzma2)],
  ['030101', overOne(expandLzma)],
  ['0303011b', expandBcj2],
  ['040108', overOne((bytes, { limit }) => inflateRaw(bytes, limit))],
  ['040202', overOne((bytes, { limit }) => bunzip2(bytes, limit))],
  ['04f71101', overOne((bytes, { limit }) => unzstd(bytes, limit))],
  ...branches(['04', '03030103'], withRelativeBranches),
  ...branches(['05', '03030205'], withRelativePowerPc),
  ...branches(['07', '03030501'], withRelativeArm),
  ...branches(['08', '03030701'], withRelativeThumb),
  ...branches(['09', '03030805'], withRelativeSparc),
  ...branches(['0a'], withRelativeArm64),
])
/** Filters for Itanium and RISC-V only change addresses; a header stays what it is. */
const BRANCH_FILTERS: ReadonlySet<string> = new Set(['06', '0b', '03030401'])
const INPUTS: ReadonlyMap<string, number> = new Map([['0303011b', 4]])

/** What a folder gives. */
export interface Unpacked {
  readonly bytes: Uint8Array
  readonly ending: Ending
  /** Whether every step took what it was given, and gave what the header states. */
  readonly isHonest: boolean
}

/** Why a folder cannot be unpacked; undefined when it can be. */
export function lockOf({ coders }: Folder): Member['locked'] {
  if (coders.some(({ method }) => method === AES)) return 'encrypted'
  return coders.every(isKnown) ? undefined : 'unknown-compression'
}

function isKnown({ method, inputs, outputs }: Coder): boolean {
  const hasReader = METHODS.has(method) || BRANCH_FILTERS.has(method)
  return hasReader && outputs === 1 && inputs === (INPUTS.get(method) ?? 1)
}

/** Unpacks as far as the allowance lets it, and takes from it what every step writes. */
export function unpackFolder(
  folder: Folder,
  packed: readonly Uint8Array[],
  allowance: ExpansionAllowance,
): Unpacked {
  const unpacking = new Unpacking(folder, packed, allowance)
  const bytes = unpacking.output(folder.last)
  return { bytes, ending: unpacking.ending, isHonest: unpacking.isHonest }
}

class Unpacking {
  /** The first one that was not complete decides. */
  ending: Ending = 'complete'
  isHonest = true
  private readonly folder: Folder
  private readonly packed: readonly Uint8Array[]
  private readonly allowance: ExpansionAllowance

  constructor(folder: Folder, packed: readonly Uint8Array[], allowance: ExpansionAllowance) {
    this.folder = folder
    this.packed = packed
    this.allowance = allowance
  }

  /** What an output gives. A known coder has one, so that its number is the coder's; each feeds one input, so that none comes twice. */
  output(number: number): Uint8Array {
    const coder = this.folder.coders[number]
    if (coder === undefined) throw new ExpansionStop('damaged')
    const first = this.folder.coders.slice(0, number).reduce((sum, { inputs }) => sum + inputs, 0)
    const inputs = Array.from({ length: coder.inputs }, (_, index) => this.input(first + index))
    return this.run(coder, inputs, this.folder.sizes[number] ?? 0)
  }

  private input(number: number): Uint8Array {
    const output = this.folder.bindings.get(number)
    if (output !== undefined) return this.output(output)
    return this.packed[this.folder.packedInputs.indexOf(number)] ?? new Uint8Array(0)
  }

  private run({ method, properties }: Coder, inputs: readonly Uint8Array[], size: number): Uint8Array {
    const unpack = METHODS.get(method) ?? passOn
    const isFree = unpack === passOn
    // One byte more than stated, so that a stream that goes on shows.
    const limit = Math.min(isFree ? Number.POSITIVE_INFINITY : this.allowance.expansionLeft, size + 1)
    const { bytes, ending, consumed } = unpack(inputs, { limit, size, properties })
    if (!isFree) this.allowance.takeExpanded(bytes.length)
    const goesOn = bytes.length > size || (ending === 'over-limit' && limit > size)
    if (this.ending === 'complete')
      this.ending = !goesOn ? ending : bytes.length >= size ? 'complete' : 'damaged'
    if (goesOn || (ending === 'complete' && (bytes.length < size || leavesMore(inputs, consumed))))
      this.isHonest = false
    return bytes.subarray(0, size)
  }
}

function leavesMore(inputs: readonly Uint8Array[], consumed: number): boolean {
  const given = inputs.reduce((sum, { length }) => sum + length, 0)
  return consumed + SLACK < given
}

function overOne(expand: (bytes: Uint8Array, step: Step) => Expansion): Method {
  return ([bytes = new Uint8Array(0)], step) => expand(bytes, step)
}

/** The ids of a filter, the new one and the old one. */
function branches(
  ids: readonly string[],
  undo: (own: Uint8Array) => Uint8Array,
): readonly (readonly [string, Method])[] {
  const method = overOne((bytes, step) => unfilter(bytes, step, undo))
  return ids.map((id) => [id, method])
}

/** Stored content, and filters that are left as they are. */
function passOn([bytes = new Uint8Array(0)]: readonly Uint8Array[], { limit, size }: Step): Expansion {
  return storedContent(bytes, size, limit)
}

/** Filters change what they are given, which may be the file itself. */
function unfilter(
  bytes: Uint8Array,
  { limit, size }: Step,
  undo: (own: Uint8Array) => Uint8Array,
): Expansion {
  const { bytes: stored, ending, consumed } = storedContent(bytes, size, limit)
  return { bytes: undo(Uint8Array.from(stored)), ending, consumed }
}

function deltaOf({ properties }: Step): number {
  return (properties[0] ?? 0) + 1
}

/** Properties: the bits of the coder, and the size of its dictionary, which is all that was written here. */
function expandLzma(bytes: Uint8Array, { limit, size, properties }: Step): Expansion {
  return expandWith(limit, (output) =>
    decodeRawLzma(bytes, { at: 0, properties: properties[0] ?? 0 }, output, size),
  )
}

function expandLzma2(bytes: Uint8Array, { limit }: Step): Expansion {
  return expandWith(limit, (output) => {
    try {
      return decodeLzma2(bytes, 0, output)
    } catch (cause) {
      if (cause instanceof CutShortError) throw new ExpansionStop('cut-short')
      throw cause
    }
  })
}

function expandBcj2(inputs: readonly Uint8Array[], { limit, size }: Step): Expansion {
  const consumed = inputs.reduce((sum, { length }) => sum + length, 0)
  return expandWith(Math.min(limit, size), (output) => {
    unbcj2(inputs, output, size)
    return consumed
  })
}
