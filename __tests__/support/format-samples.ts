import { PROVIDERS } from '../../src/checks/secrets/providers.ts'
import type { NamedFormat, TokenFormat } from '../../src/checks/secrets/secret-format.ts'
import { isMadeUp } from '../../src/checks/secrets/tokens.ts'
import { withCheckCharacters } from './check-characters.ts'
import { Dice } from './secret-samples.ts'
import { type Draw, drawn, parseShape } from './shapes.ts'

/** A text of a format, and what it stands for in the tests. */
export interface FormatSample {
  readonly rule: string
  /** Which format of which provider; safe to print. */
  readonly format: string
  readonly value: string
  /** The name it must stand under; undefined for formats that tell by themselves. */
  readonly name: string | undefined
  /** It was made by the maker of its kind. */
  readonly maker: boolean
  /** Its check characters fit, so it must be called issued. */
  readonly issued: boolean
}

/** Characters drawn beyond the least where a format leaves the length open. */
const MOST_MORE = 40
/** Drawings in search of one that is no placeholder by chance. */
const MOST_DRAWINGS = 50
const WORDS = 'transformers_pretrained_model_loading_configuration_attention_mask_embedding_'
const UPPER_WORDS = WORDS.toUpperCase()

const TOKENS = PROVIDERS.flatMap((provider) =>
  provider.formats.map((format) => ({ rule: provider.rule, format, name: undefined })),
)
const NAMED = PROVIDERS.flatMap((provider) =>
  (provider.named ?? [])
    .filter(({ anyValue }) => anyValue !== true)
    .map((format) => ({ rule: provider.rule, format, name: nameOf(format) })),
)
const FORMATS: readonly KnownFormat[] = [...TOKENS, ...NAMED]

interface KnownFormat {
  readonly rule: string
  readonly format: TokenFormat | NamedFormat
  readonly name: string | undefined
}

/** Random texts of every format, with right check characters where a format has some. */
export const SAMPLES: readonly FormatSample[] = FORMATS.map((known) => sample(known, random, 'issued'))
/** The shortest text of every format. */
export const SHORTEST: readonly FormatSample[] = FORMATS.map((known) => sample(known, shortest, 'random'))
/** The longest. */
export const LONGEST: readonly FormatSample[] = FORMATS.map((known) => sample(known, longest, 'random'))
/** The same character wherever the format leaves a choice. */
export const FILLED: readonly FormatSample[] = FORMATS.map((known) => sample(known, filler, 'made up'))
/** Words wherever the format takes letters. Formats that demand digits behind their prefix can hold no words alone. */
export const WORDED: readonly FormatSample[] = FORMATS.map((known) => sample(known, words, 'made up')).filter(
  ({ value }, index) => !/[0-9]/.test(value.slice((FORMATS[index] as KnownFormat).format.publicPrefix)),
)

/** Formats that check themselves and for which nobody can make a text here that passes. */
export const UNPROVED: readonly string[] = FORMATS.flatMap((known, index) =>
  known.format.prove === undefined || SAMPLES[index]?.maker === true ? [] : [labelOf(known)],
)

function sample(
  known: KnownFormat,
  drawing: (dice: Dice) => Draw,
  wanted: 'issued' | 'random' | 'made up',
): FormatSample {
  const { rule, format, name } = known
  const shape = parseShape(format.shape.source)
  const dice = new Dice(seedOf(`${rule} ${format.shape.source}`))
  const label = labelOf(known)
  for (let tried = 0; tried < MOST_DRAWINGS; tried++) {
    const value = drawn(shape, drawing(dice))
    if (wanted === 'made up') return { rule, format: label, value, name, maker: false, issued: false }
    const made = wanted === 'issued' ? withCheckCharacters(rule, value, dice) : undefined
    if (made !== undefined)
      return { rule, format: label, value: made.value, name, maker: true, issued: made.issued }
    if (
      holdsLiteral(format, value) &&
      matches(format.shape, value) &&
      !isMadeUp(value.slice(format.publicPrefix))
    )
      return { rule, format: label, value, name, maker: false, issued: false }
  }
  throw new Error(`no text of the format was drawn in ${MOST_DRAWINGS} tries: ${label}`)
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

function nameOf({ words: [word] }: NamedFormat): string {
  return `${(word ?? 'service').replaceAll(/[^a-z0-9]/g, '_')}_secret_key`.toUpperCase()
}

function random(dice: Dice): Draw {
  return {
    character: (set) => dice.text(set, 1),
    times: (least, most) => least + Math.floor(dice.next() * (Math.min(most - least, MOST_MORE) + 1)),
    option: (count) => Math.floor(dice.next() * count),
  }
}

function shortest(dice: Dice): Draw {
  return {
    ...random(dice),
    times: (least) => least,
    option: (_, leasts) => oneAt(dice, leasts, Math.min(...leasts)),
  }
}

function longest(dice: Dice): Draw {
  return {
    ...random(dice),
    times: (_, most) => most,
    option: (_, leasts) => oneAt(dice, leasts, Math.max(...leasts)),
  }
}

/** One of the options of a length. */
function oneAt(dice: Dice, leasts: readonly number[], length: number): number {
  const options = [...leasts.keys()].filter((index) => leasts[index] === length)
  return options[Math.floor(dice.next() * options.length)] as number
}

function filler(dice: Dice): Draw {
  const fillers = ['x', 'X', '0']
  return {
    ...shortest(dice),
    character: (set) => fillers.find((each) => set.includes(each)) ?? (set[0] as string),
  }
}

function words(dice: Dice): Draw {
  let at = 0
  return {
    ...shortest(dice),
    character: (set) => {
      const text = set.includes('e') ? WORDS : UPPER_WORDS
      for (let tried = 0; tried < text.length; tried++) {
        const letter = text[at++ % text.length] as string
        if (set.includes(letter)) return letter
      }
      return set[0] as string
    },
  }
}

/** FNV-1a, so that a format's samples stay what they are when others join. */
function seedOf(text: string): number {
  let seed = 0x811c9dc5
  for (let index = 0; index < text.length; index++)
    seed = Math.imul(seed ^ text.charCodeAt(index), 0x01000193)
  return seed
}
