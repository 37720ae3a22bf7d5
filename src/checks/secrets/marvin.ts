const BYTE_BITS = 8
const WORD_BYTES = 4
/** Stands after the last byte. */
const END = 0x80

/**
 * Marvin32, the keyed hash that Microsoft checks its keys with; the two halves of its state, folded into 32 bits.
 * @param bytes Latin-1 characters
 * @param seed eight Latin-1 characters, the first of most weight
 */
export function marvin32(bytes: string, seed: string): number {
  let low = bigEndian(seed, WORD_BYTES)
  let high = bigEndian(seed, 0)
  const words = Math.floor(bytes.length / WORD_BYTES)
  for (let word = 0; word <= words + 1; word++) {
    if (word < words) low = (low + littleEndian(bytes, word * WORD_BYTES, WORD_BYTES)) >>> 0
    else if (word === words) low = (low + lastWord(bytes, words * WORD_BYTES)) >>> 0
    high = (high ^ low) >>> 0
    low = (rotated(low, 20) + high) >>> 0
    high = (rotated(high, 9) ^ low) >>> 0
    low = (rotated(low, 27) + high) >>> 0
    high = rotated(high, 19)
  }
  return (low ^ high) >>> 0
}

function lastWord(bytes: string, start: number): number {
  const left = bytes.length - start
  return (littleEndian(bytes, start, left) | (END << (left * BYTE_BITS))) >>> 0
}

function littleEndian(bytes: string, start: number, length: number): number {
  let word = 0
  for (let index = 0; index < length; index++) word |= bytes.charCodeAt(start + index) << (index * BYTE_BITS)
  return word >>> 0
}

function bigEndian(bytes: string, start: number): number {
  let word = 0
  for (let index = 0; index < WORD_BYTES; index++)
    word = (word << BYTE_BITS) | bytes.charCodeAt(start + index)
  return word >>> 0
}

function rotated(word: number, bits: number): number {
  return ((word << bits) | (word >>> (32 - bits))) >>> 0
}
