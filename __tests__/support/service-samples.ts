import { createHash } from 'node:crypto'
import type { Service } from '../../src/checks/secrets/providers/services/service.ts'
import { SERVICES } from '../../src/checks/secrets/providers/services/services.ts'
import type { Shape } from '../../src/checks/secrets/providers/services/shape.ts'
import { isMadeUp } from '../../src/checks/secrets/tokens.ts'
import { shannonEntropy } from '../../src/text/entropy.ts'
import { Dice } from './secret-samples.ts'

/** A key of a service, and the name that tells whose it is. */
export interface ServiceSample {
  readonly service: string
  readonly name: string
  readonly value: string
}

/** Characters drawn beyond the least where a shape leaves the length open. */
const MOST_MORE = 12
const MOST_DRAWINGS = 200
/** Bits a character; a short key with less is random as well, and nobody can tell. */
const LEAST_ENTROPY = 3.4
const LOWER = 'abcdefghijklmnopqrstuvwxyz'
const DIGITS = '0123456789'
const BASES = {
  hex: `${DIGITS}abcdef`,
  digits: DIGITS,
  letters: `${LOWER}${LOWER.toUpperCase()}`,
  lower: `${LOWER}${DIGITS}`,
  alnum: `${LOWER}${LOWER.toUpperCase()}${DIGITS}`,
} as const

/** One key of each shape of each service. */
export const SERVICE_SAMPLES: readonly ServiceSample[] = SERVICES.flatMap((service) =>
  service.shapes.map((shape, ordinal) => ({
    service: service.name,
    name: nameOf(service),
    value: keyOf(shape, new Dice(seedOf(service.name) + ordinal)),
  })),
)

/** Of the name, so that a service more or less changes no other's sample. */
function seedOf(name: string): number {
  return createHash('sha256').update(name).digest().readUInt32LE()
}

/** A name as people write it: the service, what tells apart, and what the value is. */
function nameOf({ words, ownWords, under }: Service): string {
  return `${words[0] ?? ownWords?.[0]}_${under?.[0] ?? 'api'}_key`.toUpperCase()
}

/** A text of a shape that is no placeholder by chance, and no word: with digits, and beginning and ending within a word. */
function keyOf(shape: Shape, dice: Dice): string {
  let key = ''
  for (let tried = 0; tried < MOST_DRAWINGS; tried++) {
    key = shape.map((part) => (typeof part === 'string' ? part : runOf(part, dice))).join('')
    if (
      !isMadeUp(key) &&
      shannonEntropy(key) > LEAST_ENTROPY &&
      /(?:[0-9].*){3}/.test(key) &&
      /[A-Za-z0-9=]$/.test(key)
    )
      return key
  }
  return key
}

function runOf({ base, extra, least, most }: Exclude<Shape[number], string>, dice: Dice): string {
  const length = least + Math.floor(dice.next() * (Math.min(most - least, MOST_MORE) + 1))
  return dice.text(`${BASES[base]}${extra.replace('=', '')}`, length)
}
