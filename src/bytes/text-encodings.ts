/** The lower bytes of a text's UTF-16 code units, which are the units themselves where it is Latin-1: arrays are read faster. */
export function lowerBytes(text: string): Uint8Array {
  return Buffer.from(text, 'latin1')
}

/** Bytes from base64 in either alphabet (RFC 4648); what is not of it is skipped, and `=` ends it. */
export function decodeBase64(text: string): Uint8Array {
  return Buffer.from(text, 'base64')
}

/** Bytes from pairs of hexadecimal digits; ends at the first pair that is none. */
export function decodeHex(text: string): Uint8Array {
  return Buffer.from(text, 'hex')
}

/** Bytes from base32 without padding, in letters of either case (RFC 4648, section 6); ends at the first letter that is none. */
export function decodeBase32(text: string): Uint8Array {
  const bytes = new Uint8Array(Math.floor((text.length * 5) / 8))
  let length = 0
  let bits = 0
  let held = 0
  for (let at = 0; at < text.length; at++) {
    const value = base32Value(text.charCodeAt(at))
    if (value === undefined) break
    held = ((held << 5) | value) & 0xfff
    bits += 5
    if (bits < 8) continue
    bits -= 8
    bytes[length++] = held >> bits
  }
  return bytes.subarray(0, length)
}

function base32Value(unit: number): number | undefined {
  if (unit >= 0x32 && unit <= 0x37) return unit - 0x32 + 26
  const letter = (unit | 0x20) - 0x61
  return letter >= 0 && letter < 26 ? letter : undefined
}

/** The alphabet that RFC 1924 proposed; Python's `b85encode` and git's binary patches write it. */
const BASE85_ALPHABET =
  '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz!#$%&()*+-;<=>?@^_`{|}~'
const BASE85_VALUES = new Map(Array.from(BASE85_ALPHABET, (letter, value) => [letter.charCodeAt(0), value]))
/** `!` is zero in Ascii85, and `u` is 84. */
const ASCII85_FIRST = 0x21
const ASCII85_ZERO_GROUP = 0x7a
const TWO_TO_32 = 0x1_0000_0000

/** Bytes from base85 as far as it makes sense: a group of five letters is a number below 2^32. */
export function decodeBase85(text: string): Uint8Array {
  return decodeGroups(text, (unit) => BASE85_VALUES.get(unit))
}

/** Bytes from Ascii85, `z` for four zero bytes included, as far as it makes sense; blanks are skipped. */
export function decodeAscii85(text: string): Uint8Array {
  return decodeGroups(text, (unit) => {
    const value = unit - ASCII85_FIRST
    return value >= 0 && value < 85 ? value : undefined
  })
}

function decodeGroups(text: string, toValue: (unit: number) => number | undefined): Uint8Array {
  const bytes = new Uint8Array(text.length * 4)
  const view = new DataView(bytes.buffer)
  let length = 0
  let group = 0
  let digits = 0
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at)
    if (unit === 0x20 || (unit >= 0x09 && unit <= 0x0d)) continue
    const value = toValue(unit)
    if (value === undefined) {
      if (unit !== ASCII85_ZERO_GROUP || digits !== 0) break
      length += 4
      continue
    }
    group = group * 85 + value
    if (++digits < 5) continue
    if (group >= TWO_TO_32) return bytes.subarray(0, length)
    view.setUint32(length, group)
    length += 4
    group = 0
    digits = 0
  }
  // The last group may be shorter; it is filled with the highest digit.
  if (digits > 1) {
    for (let missing = digits; missing < 5; missing++) group = group * 85 + 84
    if (group < TWO_TO_32) {
      view.setUint32(length, group)
      length += digits - 1
    }
  }
  return bytes.subarray(0, length)
}
