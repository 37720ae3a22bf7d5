import { createHash } from 'node:crypto'
import { PROVIDERS } from '../../src/checks/secrets/providers.ts'
import { looksRandom } from '../../src/checks/secrets/randomness.ts'
import type { NamedFormat, Proof, TokenFormat } from '../../src/checks/secrets/secret-format.ts'
import { isMadeUp } from '../../src/checks/secrets/tokens.ts'
import { withCheckCharacters } from './check-characters.ts'
import { filler, longest, random, shortest, withOptions, words } from './drawings.ts'
import { Dice } from './secret-samples.ts'
import { type Draw, drawn, parseShape, type Shape } from './shapes.ts'

/** A text of a format, and what it stands for in the tests. */
export interface FormatSample {
  readonly rule: string
  /** Which format of which provider; safe to print. */
  readonly format: string
  readonly value: string
  /** The name it must stand under; undefined for formats that tell by themselves. */
  readonly name: string | undefined
  /** The provider's word, which stands above the name when it cannot be part of one: `azconfig.io`. */
  readonly above: string
  /** It was made by the maker of its kind. */
  readonly maker: boolean
  /** Its check characters fit, so it must be called issued. */
  readonly issued: boolean
}

/** Drawings in search of one that is no placeholder by chance. */
const MOST_DRAWINGS = 100
/** Of those, without the parts that a shape leaves open but some of its prefixes need. */
const STRICT_DRAWINGS = 30
/** Texts from which one sees whether a prefix is the same in all of them. */
const DRAWINGS_TO_COMPARE = 12
/** What a word must be to be part of a name. */
const NAME = /^[a-z0-9_]+$/
/** Sets smaller than this tell kinds apart: `[ps]k_`. */
const SHORTEST_CHOICE = 6

const TOKENS = PROVIDERS.flatMap((provider) =>
  provider.formats.map((format) => ({ rule: provider.rule, format, name: undefined, above: '' })),
)
const NAMED = PROVIDERS.flatMap((provider) =>
  (provider.named ?? [])
    .filter(({ anyValue }) => anyValue !== true)
    .map((format) => ({ rule: provider.rule, format, name: nameOf(format), above: wordAbove(format) })),
)
const FORMATS: readonly KnownFormat[] = [...TOKENS, ...NAMED]

interface KnownFormat {
  readonly rule: string
  readonly format: TokenFormat | NamedFormat
  readonly name: string | undefined
  readonly above: string
}

/** Random texts of every format, with right check characters where a format has some. */
export const SAMPLES: readonly FormatSample[] = FORMATS.map((known) => sample(known, random, 'issued'))
/** The shortest text of every format. */
export const SHORTEST: readonly FormatSample[] = FORMATS.map((known) => sample(known, shortest, 'random'))
/** The longest. */
export const LONGEST: readonly FormatSample[] = FORMATS.map((known) => sample(known, longest, 'random'))
/** The same character wherever the format leaves a choice. */
export const FILLED: readonly FormatSample[] = FORMATS.map((known) => sample(known, filler, 'made up'))
/** Words, where a format takes any letter and no digit has to stand behind its prefix. */
export const WORDED: readonly FormatSample[] = FORMATS.filter(({ format }) =>
  takesWords(parseShape(format.shape.source)),
)
  .map((known) => ({ known, sample: sample(known, words, 'made up') }))
  .filter(({ known, sample: { value } }) => !/[0-9]/.test(value.slice(known.format.publicPrefix)))
  .map(({ sample: worded }) => worded)

/** Formats that check themselves and for which nobody can make a text here that passes. */
export const UNPROVED: readonly string[] = FORMATS.flatMap((known, index) => {
  const { maker, value } = SAMPLES[index] as FormatSample
  return maker || ['unknown', 'valid'].includes(proofOf(known.format, value)) ? [] : [labelOf(known)]
})

function sample(
  known: KnownFormat,
  drawing: (dice: Dice) => Draw,
  wanted: 'issued' | 'random' | 'made up',
): FormatSample {
  const { rule, format, name, above } = known
  const shape = parseShape(format.shape.source)
  const dice = new Dice(seedOf(`${rule} ${format.shape.source}`))
  const drawnAs = { rule, format: labelOf(known), name, above, maker: false, issued: false }
  for (let tried = 0; tried < MOST_DRAWINGS; tried++) {
    const value = drawn(shape, tried < STRICT_DRAWINGS ? drawing(dice) : withOptions(drawing(dice), dice))
    if (!holdsLiteral(format, value)) continue
    if (wanted === 'made up') return { ...drawnAs, value }
    const made = withCheckCharacters(rule, value, dice)
    if (made !== undefined && wanted === 'issued')
      return { ...drawnAs, value: made.value, maker: true, issued: made.issued }
    if (!matches(format.shape, value)) continue
    const body = value.slice(format.publicPrefix)
    if (isMadeUp(body) || ('mustLookRandom' in format && !looksRandom(body))) continue
    const proof = proofOf(format, value)
    // A structure that any such text has is no reason to make one by hand.
    if (made !== undefined || proof !== 'other') return { ...drawnAs, value, issued: proof === 'valid' }
  }
  return { ...drawnAs, value: drawn(shape, drawing(dice)) }
}

/** What reports show of the start of tokens, for each format; a version's digits count as one. */
export function shownPrefixes(): readonly (readonly [format: string, shown: readonly string[]])[] {
  return FORMATS.map((known) => {
    const { format, rule } = known
    const shape = parseShape(format.shape.source)
    const dice = new Dice(seedOf(rule))
    const starts = Array.from({ length: MOST_DRAWINGS }, () => drawn(shape, random(dice)))
      .filter((value) => holdsLiteral(format, value))
      .slice(0, DRAWINGS_TO_COMPARE)
      .map((value) => value.slice(0, format.publicPrefix).replaceAll(/[0-9]/g, '0'))
    return [labelOf(known), [...new Set(starts)]] as const
  })
}

function proofOf(format: TokenFormat | NamedFormat, value: string): Proof {
  const digest = (text: string): string => createHash('sha256').update(text).digest('hex')
  return format.prove?.(value, digest) ?? 'unknown'
}

/** Several formats may share a shape, each with a literal of its own. */
function holdsLiteral(format: TokenFormat | NamedFormat, value: string): boolean {
  if (!('literal' in format)) return true
  return (format.literalAt ?? [0]).some((offset) => value.startsWith(format.literal, offset))
}

function matches(shape: RegExp, value: string): boolean {
  shape.lastIndex = 0
  return shape.exec(value)?.[0] === value
}

function labelOf({ rule, format, name }: KnownFormat): string {
  return `${rule} ${name ?? (format as TokenFormat).literal} ${format.shape.source.slice(0, 60)}`
}

function nameOf({ words: names }: NamedFormat): string {
  return `${names.find((word) => NAME.test(word)) ?? 'service'}_secret_key`.toUpperCase()
}

function wordAbove({ words: names }: NamedFormat): string {
  return names.some((word) => NAME.test(word)) ? '' : (names[0] ?? '')
}

/** Whether every choice that a shape leaves is of letters, all of them. */
function takesWords(shape: Shape): boolean {
  switch (shape.kind) {
    case 'character':
      return shape.set.length < SHORTEST_CHOICE || /[zZ]/.test(shape.set)
    case 'sequence':
      return shape.parts.every(takesWords)
    case 'choice':
      return shape.options.every(takesWords)
    case 'repeat':
      return takesWords(shape.of)
  }
}

/** FNV-1a, so that a format's samples stay what they are when others join. */
function seedOf(text: string): number {
  let seed = 0x811c9dc5
  for (let index = 0; index < text.length; index++)
    seed = Math.imul(seed ^ text.charCodeAt(index), 0x01000193)
  return seed
}
