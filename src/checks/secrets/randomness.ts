import { shannonEntropy } from '../../text/entropy.ts'
import { wordShare } from './likeness.ts'
import { isPasswordHash } from './references.ts'

const HEX = /^(?:0x)?[0-9a-f]+$/i
const ONE_CASE = /^(?:[0-9a-z]+|[0-9A-Z]+)$/
const KEY_CHARACTERS = /^[\w+/=.~-]+$/

/** Shortest value, in characters, that can be told from a name by its randomness. */
const SHORTEST_RANDOM = 16
/** Share of characters in word-like runs from which a value is a name, an identifier or prose. */
const NAME_SHARE = 0.45
/** The same for letters alone, which names are made of. */
const SHORTEST_WITHOUT_DIGITS = 20
const LETTERS_NAME_SHARE = 0.25

/** The same for values with punctuation of all sorts. */
const SHORTEST_DENSE = 32
const DENSE_SHARE = 0.3
const DENSE_BITS = 4.2
const QUOTES_AND_BLOCKS = /[\s"'`<>{}\\;|]/

/** Least Shannon entropy in bits a character. A short text cannot reach what a long one does, so the limit grows. */
interface Threshold {
  readonly upTo: number
  readonly bits: number
}

const HEX_THRESHOLDS: readonly Threshold[] = [
  { upTo: 31, bits: 2.4 },
  { upTo: Infinity, bits: 2.8 },
]
const ONE_CASE_THRESHOLDS: readonly Threshold[] = [
  { upTo: 19, bits: 2.9 },
  { upTo: 31, bits: 3.2 },
  { upTo: Infinity, bits: 3.4 },
]
const MIXED_THRESHOLDS: readonly Threshold[] = [
  { upTo: 19, bits: 3.1 },
  { upTo: 31, bits: 3.5 },
  { upTo: Infinity, bits: 3.7 },
]

/** How many of lower case, upper case, digits and punctuation a value has. */
export function characterClasses(value: string): number {
  return (
    Number(/[a-z]/.test(value)) +
    Number(/[A-Z]/.test(value)) +
    Number(/[0-9]/.test(value)) +
    Number(/[^A-Za-z0-9]/.test(value))
  )
}

/** Whether a machine made the value: long, with digits, more varied than any name, and not made of words. */
export function looksRandom(value: string): boolean {
  if (value.length < SHORTEST_RANDOM || !/[A-Za-z]/.test(value)) return false
  if (!/[0-9]/.test(value)) return looksRandomWithoutDigits(value)
  const bits = shannonEntropy(value)
  if (HEX.test(value)) return bits >= limit(HEX_THRESHOLDS, value.length)
  if (bits < limit(ONE_CASE.test(value) ? ONE_CASE_THRESHOLDS : MIXED_THRESHOLDS, value.length)) return false
  return wordShare(value) < NAME_SHARE
}

/** Whether a long value is so varied that no code, path or prose is: generated keys may hold any punctuation. */
export function looksDense(value: string): boolean {
  return (
    value.length >= SHORTEST_DENSE &&
    !QUOTES_AND_BLOCKS.test(value) &&
    !isPasswordHash(value) &&
    characterClasses(value) >= 3 &&
    /[0-9]/.test(value) &&
    /[A-Za-z]/.test(value) &&
    /[!@#$^&*()]/.test(value) &&
    shannonEntropy(value) >= DENSE_BITS &&
    wordShare(value) < DENSE_SHARE
  )
}

/** One in thirty random texts of 20 letters and digits has no digit. */
function looksRandomWithoutDigits(value: string): boolean {
  return (
    value.length >= SHORTEST_WITHOUT_DIGITS &&
    /[a-z]/.test(value) &&
    /[A-Z]/.test(value) &&
    shannonEntropy(value) >= limit(MIXED_THRESHOLDS, value.length) &&
    wordShare(value) < LETTERS_NAME_SHARE
  )
}

/** Whether only characters occur that keys and tokens are written in. */
export function isKeyText(value: string): boolean {
  return KEY_CHARACTERS.test(value)
}

function limit(thresholds: readonly Threshold[], length: number): number {
  return thresholds.find((threshold) => length <= threshold.upTo)?.bits ?? 0
}
