import { inspect, isDeepStrictEqual } from 'node:util'
import fc from 'fast-check'

/** A reader of hostile input, and what it is fed with. */
export interface FuzzTarget {
  readonly name: string
  /** Throws when the property does not hold of some input. */
  check(parameters: { readonly seed: number; readonly runs: number }): Promise<FuzzCounts>
}

export interface FuzzCounts {
  readonly inputs: number
  /** Inputs that were refused with an error of the reader's own, or of which a part was named as not read. */
  readonly refused: number
  /** Milliseconds of the slowest input. */
  readonly slowest: number
}

export interface TargetParts<Input> {
  readonly name: string
  readonly inputs: fc.Arbitrary<Input>
  /** Characters or bytes of an input. */
  size(input: Input): number
  read(input: Input): unknown
  /** The only errors it may throw. */
  readonly errors?: readonly (new (
    ...parameters: never[]
  ) => Error)[]
  /** Says that the answer names something as not read. */
  isRefusal?(answer: unknown): boolean
  /** Throws when an answer is wrong in itself. */
  verify?(input: Input, answer: unknown): void
}

/** Values in an answer, for each character of input and as a base: more means that small inputs cost much. */
const VALUES_PER_CHARACTER = 60
const BASE_VALUES = 20_000

/** No error but its own, an answer whose size follows the input's, and the same answer twice. */
export function fuzzTarget<Input>(parts: TargetParts<Input>): FuzzTarget {
  return {
    name: parts.name,
    async check({ seed, runs }) {
      let inputs = 0
      let refused = 0
      let slowest = 0
      const property = fc.asyncProperty(parts.inputs, async (input) => {
        const start = performance.now()
        const first = await outcome(parts, input)
        slowest = Math.max(slowest, performance.now() - start)
        inputs++
        if (first.error !== undefined || parts.isRefusal?.(first.answer) === true) refused++
        const second = await outcome(parts, input)
        if (!isDeepStrictEqual(first, second)) throw new Error('not the same answer twice')
        const values = countValues(first.answer)
        if (values > BASE_VALUES + VALUES_PER_CHARACTER * parts.size(input)) {
          throw new Error(`${values} values are the answer to ${parts.size(input)} characters`)
        }
        if (first.error === undefined) parts.verify?.(input, first.answer)
      })
      const details = await fc.check(property, { seed, numRuns: runs, interruptAfterTimeLimit: 60_000 })
      if (details.failed) throw new FuzzFailure(parts.name, details)
      return { inputs, refused, slowest }
    },
  }
}

/** What fast-check says of a property that does not hold. */
interface Broken {
  readonly counterexample: readonly unknown[] | null
  readonly seed: number
  readonly errorInstance: unknown
}

/** Says how to see it again. */
class FuzzFailure extends Error {
  override readonly name = 'FuzzFailure'

  constructor(target: string, details: Broken) {
    const [input] = details.counterexample ?? []
    const shown = input instanceof Uint8Array ? Buffer.from(input).toString('latin1') : input
    super(
      `${target} broke on ${inspect(shown, { maxStringLength: 2_000, depth: 8 })}\n` +
        `Again: npm run fuzz -- --target "${target}" --seed ${details.seed}`,
      { cause: details.errorInstance },
    )
  }
}

async function outcome<Input>(
  parts: TargetParts<Input>,
  input: Input,
): Promise<{ readonly answer?: unknown; readonly error?: string }> {
  try {
    return { answer: await parts.read(input) }
  } catch (error) {
    const known = parts.errors?.find((each) => error instanceof each)
    if (known === undefined) throw error
    return { error: `${known.name}: ${(error as Error).message}` }
  }
}

/** Each object once, however many ways lead to it. */
function countValues(root: unknown): number {
  const seen = new Set<object>()
  const waiting: unknown[] = [root]
  let count = 0
  while (waiting.length > 0) {
    const value = waiting.pop()
    count++
    if (typeof value !== 'object' || value === null || ArrayBuffer.isView(value) || seen.has(value)) continue
    seen.add(value)
    for (const child of value instanceof Map ? value.values() : Object.values(value)) waiting.push(child)
  }
  return count
}
