import fc from 'fast-check'
import { type Case, caseFiles, loadCase } from '../cases.ts'

/** One thing that is done to a valid input. Places are taken modulo its length. */
type Mutation =
  | { readonly kind: 'flip'; readonly at: number; readonly bit: number }
  | { readonly kind: 'set'; readonly at: number; readonly byte: number }
  | { readonly kind: 'cut'; readonly at: number }
  | { readonly kind: 'remove'; readonly at: number; readonly length: number }
  | { readonly kind: 'repeat'; readonly at: number; readonly length: number; readonly times: number }
  | { readonly kind: 'insert'; readonly at: number; readonly word: number }
  | { readonly kind: 'number'; readonly at: number; readonly width: number; readonly value: bigint }
  | { readonly kind: 'splice'; readonly at: number; readonly seed: number }

/** Largest input that mutations make, in bytes; repeats of repeats end there. */
const MAX_INPUT = 65_536
const PLACE = fc.nat(1 << 20)
/** Lengths and offsets that are one off, far off, negative, or nothing. */
const LIES = [0n, 1n, 0x7fn, 0xffn, 0x7fffn, 0xffffn, 0x7fff_ffffn, 0xffff_ffffn, 0xffff_ffff_ffff_ffffn]

const MUTATION: fc.Arbitrary<Mutation> = fc.oneof(
  fc.record({ kind: fc.constant('flip' as const), at: PLACE, bit: fc.nat(7) }),
  fc.record({ kind: fc.constant('set' as const), at: PLACE, byte: fc.nat(255) }),
  fc.record({ kind: fc.constant('cut' as const), at: PLACE }),
  fc.record({ kind: fc.constant('remove' as const), at: PLACE, length: fc.nat(200) }),
  fc.record({ kind: fc.constant('repeat' as const), at: PLACE, length: fc.nat(60), times: fc.nat(300) }),
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('insert' as const), at: PLACE, word: PLACE }) },
  fc.record({
    kind: fc.constant('number' as const),
    at: PLACE,
    width: fc.constantFrom(-8, -4, -2, 1, 2, 4, 8),
    value: fc.constantFrom(...LIES),
  }),
  fc.record({ kind: fc.constant('splice' as const), at: PLACE, seed: PLACE }),
)

/** Valid inputs with some damage: noise alone rarely gets past the first look of a parser. */
export function mutated(
  seeds: readonly Buffer[],
  words: readonly string[] = [],
): fc.Arbitrary<Buffer<ArrayBuffer>> {
  if (seeds.length === 0) throw new RangeError('nothing to start from')
  return fc
    .record({ seed: fc.nat(seeds.length - 1), mutations: fc.array(MUTATION, { maxLength: 6 }) })
    .map(({ seed, mutations }) => {
      let bytes = Buffer.from(seeds[seed] as Buffer)
      for (const mutation of mutations) {
        bytes = Buffer.from(apply(mutation, bytes, seeds, words)).subarray(0, MAX_INPUT)
      }
      return bytes
    })
}

function apply(
  mutation: Mutation,
  bytes: Buffer,
  seeds: readonly Buffer[],
  words: readonly string[],
): Uint8Array {
  const at = mutation.at % (bytes.length + 1)
  const before = bytes.subarray(0, at)
  const after = bytes.subarray(at)
  switch (mutation.kind) {
    case 'flip':
      return withByte(bytes, at, (byte) => byte ^ (1 << mutation.bit))
    case 'set':
      return withByte(bytes, at, () => mutation.byte)
    case 'cut':
      return before
    case 'remove':
      return Buffer.concat([before, after.subarray(mutation.length)])
    case 'repeat': {
      const part = after.subarray(0, mutation.length)
      return Buffer.concat([before, ...Array.from({ length: mutation.times }, () => part), after])
    }
    case 'insert':
      return Buffer.concat([before, Buffer.from(words[mutation.word % words.length] ?? '\0'), after])
    case 'number':
      return withNumber(bytes, at, mutation.width, mutation.value)
    case 'splice':
      return Buffer.concat([before, seeds[mutation.seed % seeds.length] as Buffer])
  }
}

function withByte(bytes: Buffer, at: number, change: (byte: number) => number): Buffer {
  if (at < bytes.length) bytes[at] = change(bytes[at] as number)
  return bytes
}

/** @param width bytes; negative for big-endian */
function withNumber(bytes: Buffer, at: number, width: number, value: bigint): Buffer {
  const count = Math.abs(width)
  for (let index = 0; index < count && at + index < bytes.length; index++) {
    const shift = BigInt(8 * (width < 0 ? count - 1 - index : index))
    bytes[at + index] = Number((value >> shift) & 0xffn)
  }
  return bytes
}

/** Bytes of one seed; larger files make every mutation land where nothing happens. */
const MAX_SEED = 20_000

/** Contents of files in the cases, each once. */
export function caseContents(wants: (path: string) => boolean, under = ''): readonly Buffer[] {
  const contents = new Map<string, Buffer>()
  for (const file of caseFiles(under)) {
    const { before, after } = loadedOnce(file)
    for (const { path, mode, bytes } of [...before, ...after]) {
      if (mode === 'submodule' || bytes.length > MAX_SEED || !wants(path)) continue
      contents.set(bytes.toString('latin1'), bytes)
    }
  }
  return [...contents.values()]
}

const LOADED = new Map<string, Case>()

/** Each reader takes its seeds from the same hundreds of cases. */
function loadedOnce(file: string): Case {
  const loaded = LOADED.get(file) ?? loadCase(file)
  LOADED.set(file, loaded)
  return loaded
}
