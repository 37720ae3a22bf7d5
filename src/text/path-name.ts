import { Buffer, isUtf8 } from 'node:buffer'

/** A byte that is no part of UTF-8 becomes the lone surrogate U+DC00 + byte, as PEP 383 does it. */
const ESCAPE_START = 0xdc00
/** The lowest byte that can fail to decode. */
const FIRST_HIGH_BYTE = 0x80

/**
 * Text of a file name. Names need not be UTF-8: undecodable bytes become lone surrogates, which no decodable name has,
 * so that two names never become one. `isWellFormed()` of such a path is false; `encodeURIComponent` throws on it.
 */
export function pathFromBytes(bytes: Uint8Array): string {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (isUtf8(buffer)) return buffer.toString('utf8')
  let path = ''
  for (let at = 0; at < buffer.length; ) {
    const lead = buffer[at] as number
    const character = buffer.subarray(at, at + sequenceLength(lead))
    if (isUtf8(character)) {
      path += character.toString('utf8')
      at += character.length
    } else {
      path += String.fromCharCode(ESCAPE_START + lead)
      at++
    }
  }
  return path
}

/** The bytes that `pathFromBytes` read. */
export function pathToBytes(path: string): Buffer {
  if (path.isWellFormed()) return Buffer.from(path, 'utf8')
  const parts = Array.from(path, (character) => {
    const byte = character.charCodeAt(0) - ESCAPE_START
    const isEscape = character.length === 1 && byte >= FIRST_HIGH_BYTE && byte <= 0xff
    return isEscape ? Buffer.of(byte) : Buffer.from(character, 'utf8')
  })
  return Buffer.concat(parts)
}

/** Bytes that a UTF-8 sequence with this lead has (RFC 3629, section 3). */
function sequenceLength(lead: number): number {
  if (lead >= 0xf0) return 4
  if (lead >= 0xe0) return 3
  return lead >= 0xc0 ? 2 : 1
}
