import { standsAt } from '../../bytes/cursor.ts'

/** Digits of one number: 64 bits have at most 20. */
const MAX_DIGITS = 20
/** UTF-16 code units of a comment between two numbers. */
const MAX_COMMENT = 200
/** UTF-16 code units of what stands between two numbers, comments aside. */
const MAX_GAP = 160
const BYTE_CAST = '(byte)'
const BACKSLASH = 0x5c
const SLASH = 0x2f
const ASTERISK = 0x2a
const LINE_END = 0x0a
/** What may stand between two numbers, comments aside. */
const SEPARATORS = new Uint8Array(256)
for (const letter of ' \t\r\n,;+-\'"(){}[]') SEPARATORS[letter.charCodeAt(0)] = 1
/** Behind a backslash in a string: a line end or tab. */
const ESCAPED = ['n', 'r', 't'].map((letter) => letter.charCodeAt(0))
const TWO_TO_32 = 0x1_0000_0000
/** Behind a digit: a type, as `u8`, `UL`, `_u8`. */
const SUFFIX = /^(?:_?[ui](?:8|16|32|64)|[uUlL]{1,3})$/
/** UTF-16 code units of such a suffix. */
const MAX_SUFFIX = 5

const HEX_VALUES = new Int8Array(256).fill(-1)
for (const [value, digit] of Array.from('0123456789abcdef').entries()) {
  HEX_VALUES[digit.charCodeAt(0)] = value
  HEX_VALUES[digit.toUpperCase().charCodeAt(0)] = value
}

/** Numbers that stand one behind the other, in one text. */
export class NumberList {
  readonly offset: number
  /** Behind the last number, or where something else stands instead of the first one. */
  end: number
  private readonly low: number[] = []
  /** Upper halves; empty as long as no number needs one. */
  private readonly high: number[] = []
  /** Bits that the widest number needs. */
  private bits = 0
  /** Whether they are plain decimal or prefixed. */
  private isNumeric = true
  /** The same digits as pairs of hexadecimal ones; undefined as soon as one is no such group. */
  private pairs: number[] | undefined = []

  constructor(offset: number) {
    this.offset = offset
    this.end = offset
  }

  get isEmpty(): boolean {
    return this.end === this.offset
  }

  /** The digits from `first` to `end`, without prefix; at most MAX_DIGITS. */
  add(units: Uint8Array, first: number, end: number, isPrefixed: boolean, isNegative: boolean): void {
    let decimal = 0
    let hex = 0
    let hasLetter = false
    for (let at = first; at < end; at++) {
      const digit = hexValue(units, at)
      if (digit > 9) hasLetter = true
      decimal = decimal * 10 + digit
      hex = hex * 16 + digit
    }
    if (this.pairs !== undefined) {
      if (isPrefixed || isNegative || (end - first) % 2 === 1) this.pairs = undefined
      else if (end - first === 2) this.pairs.push(hex)
      else
        for (let at = first; at < end; at += 2)
          this.pairs.push(hexValue(units, at) * 16 + hexValue(units, at + 1))
    }
    if (hasLetter && !isPrefixed) this.isNumeric = false
    if (!this.isNumeric) return
    const value = isPrefixed ? hex : decimal
    if (value < TWO_TO_32) this.addNumber(isNegative ? -value : value)
    else this.addWide(BigInt(`${isPrefixed ? '0x' : ''}${latin1(units, first, end)}`))
  }

  /** What the numbers are in memory: one, two, four or eight bytes each; wider ones in both byte orders. */
  *inMemory(): Iterable<Uint8Array> {
    if (this.pairs !== undefined && this.pairs.length > 0) yield Uint8Array.from(this.pairs)
    if (!this.isNumeric || this.low.length === 0) return
    if (this.bits <= 8) {
      yield Uint8Array.from(this.low)
      return
    }
    yield this.words(true)
    yield this.words(false)
  }

  private words(little: boolean): Uint8Array {
    const width = this.bits <= 16 ? 2 : this.bits <= 32 ? 4 : 8
    const bytes = new Uint8Array(this.low.length * width)
    const view = new DataView(bytes.buffer)
    for (const [index, low] of this.low.entries()) {
      const at = index * width
      if (width === 2) view.setUint16(at, low, little)
      else if (width === 4) view.setUint32(at, low, little)
      else {
        view.setUint32(little ? at : at + 4, low, little)
        view.setUint32(little ? at + 4 : at, this.high[index] ?? 0, little)
      }
    }
    return bytes
  }

  private addNumber(value: number): void {
    const magnitude = value < 0 ? -value * 2 - 1 : value
    this.bits = Math.max(this.bits, magnitude === 0 ? 0 : 32 - Math.clz32(magnitude))
    this.low.push(value)
    if (value < 0 && this.bits > 32) this.high[this.low.length - 1] = 0xffff_ffff
  }

  private addWide(value: bigint): void {
    this.bits = 64
    this.high[this.low.length] = Number((value >> 32n) & 0xffff_ffffn)
    this.low.push(Number(value & 0xffff_ffffn))
  }
}

function hexValue(units: Uint8Array, at: number): number {
  return HEX_VALUES[units[at] as number] as number
}

function latin1(units: Uint8Array, from: number, to: number): string {
  return String.fromCharCode(...units.subarray(from, to))
}

/** Reads numbers with commas, blanks, brackets, quotes and comments between them, until something else comes. */
export function readNumbers(units: Uint8Array, from: number): NumberList {
  let at = nextNumber(units, from)
  const list = new NumberList(at ?? from)
  while (at !== undefined) {
    const isNegative = units[at - 1] === 0x2d
    const isPrefixed = units[at] === 0x30 && (units[at + 1] === 0x78 || units[at + 1] === 0x58)
    const first = isPrefixed ? at + 2 : at
    const end = endOfDigits(units, first)
    const next = afterSuffix(units, end)
    if (end === first || end - first > MAX_DIGITS || next === undefined) {
      if (list.isEmpty) list.end = endOfName(units, end)
      break
    }
    list.add(units, first, end, isPrefixed, isNegative)
    list.end = next
    at = nextNumber(units, next)
    if (at === next) break
  }
  return list
}

/** One more digit than a number has is looked at, so that a long run of them costs nothing. */
function endOfDigits(units: Uint8Array, from: number): number {
  const limit = Math.min(units.length, from + MAX_DIGITS + 1)
  let at = from
  while (at < limit && hexValue(units, at) >= 0) at++
  return at
}

/** Undefined when the digits are part of something else: a name, a number with a fraction. */
function afterSuffix(units: Uint8Array, from: number): number | undefined {
  let end = from
  while (end < units.length && end - from <= MAX_SUFFIX && isNamePart(units[end] as number)) end++
  if (units[end] === 0x2e) return undefined
  return end === from || SUFFIX.test(latin1(units, from, end)) ? end : undefined
}

function endOfName(units: Uint8Array, from: number): number {
  let at = from
  while (at < units.length && isNamePart(units[at] as number)) at++
  return at
}

function isNamePart(unit: number): boolean {
  return (
    (unit >= 0x30 && unit <= 0x39) ||
    (unit >= 0x41 && unit <= 0x5a) ||
    (unit >= 0x61 && unit <= 0x7a) ||
    unit === 0x5f
  )
}

/** The place of the next digit; undefined when something else than a separator comes first. */
function nextNumber(units: Uint8Array, from: number): number | undefined {
  let at = from
  for (let steps = 0; at < units.length && steps < MAX_GAP; steps++) {
    const unit = units[at] as number
    if ((HEX_VALUES[unit] as number) >= 0) return at
    if (unit === 0x28 && standsAt(units, BYTE_CAST, at)) at += BYTE_CAST.length
    else if (SEPARATORS[unit] === 1) at++
    else if (unit === BACKSLASH) at += ESCAPED.includes(units[at + 1] as number) ? 2 : 1
    else if (unit === SLASH) {
      const end = endOfComment(units, at)
      if (end === undefined) return undefined
      at = end
    } else return undefined
  }
  return undefined
}

function endOfComment(units: Uint8Array, at: number): number | undefined {
  const isBlock = units[at + 1] === ASTERISK
  if (!isBlock && units[at + 1] !== SLASH) return undefined
  for (let end = at + 2; end < units.length && end - at < MAX_COMMENT; end++) {
    if (isBlock && units[end] === ASTERISK && units[end + 1] === SLASH) return end + 2
    if (!isBlock && units[end] === LINE_END) return end + 1
  }
  return undefined
}
