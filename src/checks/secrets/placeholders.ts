import { wordShare } from './likeness.ts'

/** What people write where a secret goes, anywhere in a value in lower case. One expression, because it is asked of every value. */
const STAND_IN =
  /example|sample|dummy|placeholder|your|change(?:me|_me|-me|this|_this)|xxxx|redacted|insert|replace|fake|todo|fixme|not[-_]?real|invalid|secret-here|goes[-_]here|\.\.\.|\*\*\*|\u2026|1234567|abcdefg|000000/

/** The same, but long random text may hold them by chance, so they count only in values that a person chose. */
const CHOSEN_STAND_INS = [
  'test',
  'demo',
  'mock',
  'foo',
  'password',
  'passwd',
  'secret',
  'token',
  'apikey',
  'default',
] as const

/** Characters of a password beside the words that stand for one. */
const LEAST_OWN = 7
/** Share of words in the rest from which the whole is a phrase about passwords. */
const SAYS_MORE_SHARE = 0.4

/** Share of characters that continue a sequence (up, down or the same) from which a value counts as typed by hand. */
const PATTERNED_SHARE = 0.4
/** The same for two interleaved sequences: `a1b2c3d4`. */
const INTERLEAVED_SHARE = 0.5
/** Characters; below this a sequence is chance. */
const SHORTEST_PATTERN = 6

/** Whether a value stands for a secret instead of being one. */
export function isPlaceholder(value: string): boolean {
  const lower = value.toLowerCase()
  return STAND_IN.test(lower) || isPatterned(lower)
}

/** `isPlaceholder` for values that a person may have chosen. */
export function isChosenPlaceholder(value: string): boolean {
  const lower = value.toLowerCase()
  return CHOSEN_STAND_INS.some((word) => lower.includes(word)) || isPlaceholder(value)
}

/** Whether a password is made of such a word and little else, or of words: `Password1!`, `SomeSecretWord1!`; not `Qx7-test-Vb2!`. */
export function isStandIn(value: string): boolean {
  const lower = value.toLowerCase()
  if (isPlaceholder(lower)) return true
  const rest = CHOSEN_STAND_INS.reduce((left, word) => left.replaceAll(word, ' '), lower)
  if (rest === lower) return false
  return rest.replaceAll(' ', '').length < LEAST_OWN || wordShare(rest) >= SAYS_MORE_SHARE
}

/** `aaaaaaaa`, `abcdefgh`, `87654321`, `a1b2c3d4e5`, `deadbeefdeadbeef`. */
function isPatterned(value: string): boolean {
  if (value.length < SHORTEST_PATTERN) return false
  let steps = 0
  let interleaved = 0
  for (let index = 1; index < value.length; index++) {
    const step = value.charCodeAt(index) - value.charCodeAt(index - 1)
    if (step >= -1 && step <= 1) steps++
    if (index > 1 && value.charCodeAt(index) - value.charCodeAt(index - 2) === 1) interleaved++
  }
  return (
    steps / (value.length - 1) >= PATTERNED_SHARE ||
    interleaved / (value.length - 2) >= INTERLEAVED_SHARE ||
    repeats(value)
  )
}

/** Whether a value is one piece written at least three times, or twice when the piece is long. */
function repeats(value: string): boolean {
  for (let period = 1; period <= value.length / 2; period++) {
    if (period * 3 > value.length && period < 8) continue
    if (value.slice(period) === value.slice(0, value.length - period)) return true
  }
  return false
}
