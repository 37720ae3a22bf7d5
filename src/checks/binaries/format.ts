import { CutShortError, standsAt } from '../../bytes/cursor.ts'
import type { Level } from '../../model/rule.ts'
import type { BinaryRule } from './rules.ts'

/** Content as far as it was read, from the place where a format may begin. */
export interface Sample {
  readonly bytes: Uint8Array
  /** Bytes of the whole content from the same place; more than `bytes.length` when reading stopped early. */
  readonly size: number
}

/** Something that a machine can run, load or install. */
export interface Code {
  readonly kind: 'code'
  readonly rule: BinaryRule
  /** `ELF shared object`. Words of ours only, never of the file. */
  readonly name: string
  /** `x86-64`, `64-bit`, `stripped`. */
  readonly facts: readonly string[]
  readonly level?: Level
  /** What the header's oddities mean, as a sentence. */
  readonly remark?: string
}

/** Members or content that only a decompressor shows. */
export interface Archive {
  readonly kind: 'archive'
  readonly name: string
}

/** Data in a known format that nothing runs: images, fonts, tables, models. */
export interface Data {
  readonly kind: 'data'
  readonly name: string
}

export type Recognition = Code | Archive | Data

/** One format, recognised by its magic and one look at what follows. */
export interface Format {
  /** Literals of characters U+0000 to U+00FF, of which one stands at `at`. */
  readonly magics: readonly string[]
  /** Offset of the magic in bytes; 0 when absent. */
  readonly at?: number
  /** Undefined when what follows the magic makes no sense. A CutShortError means that the header ends early. */
  recognise(sample: Sample): Recognition | undefined
  /** What to report when the header ends early; absent for magics too weak to stand alone. */
  readonly cutShort?: Code
}

/** Reads one format; undefined when it is not that. */
export function recogniseAs(format: Format, sample: Sample): Recognition | undefined {
  if (!format.magics.some((magic) => standsAt(sample.bytes, magic, format.at ?? 0))) return undefined
  try {
    return format.recognise(sample)
  } catch (cause) {
    if (cause instanceof CutShortError) return format.cutShort
    throw cause
  }
}

/** The report on a header that ends before it says anything. */
export function truncated(rule: BinaryRule, name: string): Code {
  return {
    kind: 'code',
    rule,
    name,
    facts: ['truncated'],
    remark: 'The file ends too early. Loaders refuse it as it is; the rest may come from elsewhere.',
  }
}

/** A format that its magic alone decides, because the magic is long or holds bytes no text has. */
export function byMagic<Found extends Recognition>(found: Found, magic: string, at = 0): Format {
  return { magics: [magic], at, recognise: () => found }
}

/** A format that its magic and one condition decide. */
export function byCondition<Found extends Recognition>(
  found: Found,
  magics: readonly string[],
  holds: (sample: Sample) => boolean,
): Format {
  return { magics, recognise: (sample) => (holds(sample) ? found : undefined) }
}
