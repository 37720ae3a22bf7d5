import { readNumbers } from './number-list.ts'
import { MIN_PAYLOAD, type Payload } from './payload.ts'

/** UTF-16 code units between two looks: numbers of a payload fill more than twice as many. */
const STRIDE = 96
/** Digits among so many: blanks and brackets alone are no numbers. */
const MIN_DIGITS = 24

/** What stands between and in numbers: digits, `0x`, suffixes, signs, casts to byte, brackets, quotes and blanks. */
const NUMERIC = 1
const DIGIT = 2
const CLASSES = new Uint8Array(256)
for (const letter of 'xXuUlLytn\\,;-+\'"(){}[] \t\r\n/*_') CLASSES[letter.charCodeAt(0)] = NUMERIC
for (const letter of '0123456789abcdefABCDEF') CLASSES[letter.charCodeAt(0)] = NUMERIC | DIGIT

/** Lists of numbers, written out, as the bytes they are in memory: one, two, four or eight a number, in both byte orders. */
export function* encodedNumbers(units: Uint8Array): Iterable<Payload> {
  let from = 0
  for (let at = nextDense(units, 0); at !== -1; at = nextDense(units, Math.max(from, at + STRIDE))) {
    let start = at
    while (start > from && CLASSES[units[start - 1] as number] !== 0) start--
    let list = readNumbers(units, start)
    // A name may end in letters that numbers have as well: `Int8Array([`.
    while (list.end < at + STRIDE) list = readNumbers(units, list.end + 1)
    from = list.end
    for (const bytes of list.inMemory()) {
      if (bytes.length < MIN_PAYLOAD) continue
      yield { encoding: 'a list of numbers', offset: list.offset, end: list.end, bytes }
    }
  }
}

/** The next place, of those a stride apart, behind which nothing else stands; -1 when there is none. */
function nextDense(units: Uint8Array, from: number): number {
  const last = units.length - STRIDE
  for (let at = from; at <= last; at += STRIDE) {
    let step = 0
    while (step < STRIDE && CLASSES[units[at + step] as number] !== 0) step += 7
    if (step >= STRIDE && isNumeric(units, at)) return at
  }
  return -1
}

function isNumeric(units: Uint8Array, from: number): boolean {
  let digits = 0
  for (let at = from; at < from + STRIDE; at++) {
    const found = CLASSES[units[at] as number]
    if (found === 0) return false
    if (found !== NUMERIC) digits++
  }
  return digits >= MIN_DIGITS
}
