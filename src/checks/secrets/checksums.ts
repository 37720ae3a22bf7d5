const BASE62 = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'
const BASE36 = '0123456789abcdefghijklmnopqrstuvwxyz'
/** RFC 4648 section 6. */
const BASE32 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'
/** BIP-173, section "Bech32". */
const BECH32 = 'qpzry9x8gf2tvdw0s3jn54khce6mua7l'
const BECH32_GENERATORS = [0x3b6a57b2, 0x26508e6d, 0x1ea119fa, 0x3d4233dd, 0x2a1462b3] as const

const CRC_TABLE = crcTable()

/** CRC-32 (ISO-HDLC, as in zip) of ASCII text. */
export function crc32(text: string): number {
  let crc = 0xffffffff
  for (let index = 0; index < text.length; index++) {
    crc = (CRC_TABLE[(crc ^ text.charCodeAt(index)) & 0xff] as number) ^ (crc >>> 8)
  }
  return (crc ^ 0xffffffff) >>> 0
}

/** Digits, then upper, then lower case; padded with zeros. */
export function base62(value: number, length: number): string {
  return inAlphabet(value, BASE62, length)
}

export function base36(value: number, length: number): string {
  return inAlphabet(value, BASE36, length)
}

/** Eight upper-case hexadecimal digits. */
export function hex32(value: number): string {
  return value.toString(16).toUpperCase().padStart(8, '0')
}

/** Eight lower-case hexadecimal digits, least significant byte first. */
export function littleEndianHex32(value: number): string {
  let hex = ''
  for (let shift = 0; shift < 32; shift += 8) hex += ((value >>> shift) & 0xff).toString(16).padStart(2, '0')
  return hex
}

/** First eight base32 characters of a digest given in hex; they cover its first five bytes. */
export function base32OfHex(hex: string): string {
  let bits = 0n
  for (const digit of hex.slice(0, 10)) bits = (bits << 4n) | BigInt(Number.parseInt(digit, 16))
  let text = ''
  for (let shift = 35n; shift >= 0n; shift -= 5n) text += BASE32[Number((bits >> shift) & 31n)]
  return text
}

/** Whether the last six characters of a Bech32 string check the rest (BIP-173). One case throughout. */
export function isBech32(text: string): boolean {
  const lower = text.toLowerCase()
  const separator = lower.lastIndexOf('1')
  if (separator < 1 || lower.length - separator < 7) return false
  const human = lower.slice(0, separator)
  const values: number[] = []
  for (let index = 0; index < human.length; index++) values.push(human.charCodeAt(index) >> 5)
  values.push(0)
  for (let index = 0; index < human.length; index++) values.push(human.charCodeAt(index) & 31)
  for (const character of lower.slice(separator + 1)) {
    const value = BECH32.indexOf(character)
    if (value === -1) return false
    values.push(value)
  }
  return bech32Residue(values) === 1
}

function bech32Residue(values: readonly number[]): number {
  let residue = 1
  for (const value of values) {
    const top = residue >>> 25
    residue = ((residue & 0x1ffffff) << 5) ^ value
    for (const [bit, generator] of BECH32_GENERATORS.entries()) if ((top >>> bit) & 1) residue ^= generator
  }
  return residue
}

function inAlphabet(value: number, alphabet: string, length: number): string {
  let text = ''
  for (let left = value; left > 0; left = Math.floor(left / alphabet.length)) {
    text = (alphabet[left % alphabet.length] as string) + text
  }
  return text.padStart(length, alphabet[0])
}

function crcTable(): Uint32Array {
  const table = new Uint32Array(256)
  for (let byte = 0; byte < 256; byte++) {
    let value = byte
    for (let bit = 0; bit < 8; bit++) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1
    table[byte] = value >>> 0
  }
  return table
}
