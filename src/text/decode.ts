import { Buffer, isAscii, isUtf8 } from 'node:buffer'

export type TextEncoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'latin1'

export interface DecodedText {
  readonly text: string
  readonly encoding: TextEncoding
}

/** How many bytes from the start decide whether content without a byte order mark is text. */
const SAMPLE_BYTES = 65_536
/** Share of control bytes above which content counts as binary. Real text has next to none; compressed data about 0.11. */
const MAX_CONTROL_SHARE = 0.03
/** Bytes between two looks at the count. */
const COUNTED_AT_ONCE = 1_024
/** 1 for control bytes that no text has: tab to carriage return, and escape (terminal recordings), are text. */
const CONTROLS = Uint8Array.from({ length: 256 }, (_, byte) =>
  byte < 0x20 && !(byte >= 0x09 && byte <= 0x0d) && byte !== 0x1b ? 1 : 0,
)

/**
 * Text of a file, or undefined when it is binary. Line ends stay as they are; a byte order mark is dropped.
 * Some NUL or control bytes do not make it binary: a shell runs such a script, so it must be read.
 * @param force decode whatever it is, because its name says that something will execute or parse it
 */
export function decodeText(bytes: Uint8Array, force = false): DecodedText | undefined {
  if (bytes.length >= 2) {
    if (bytes[0] === 0xff && bytes[1] === 0xfe) return utf16(bufferOf(bytes.subarray(2)), 'utf-16le')
    if (bytes[0] === 0xfe && bytes[1] === 0xff) return utf16(bufferOf(bytes.subarray(2)), 'utf-16be')
  }
  const sample = bufferOf(bytes.subarray(0, SAMPLE_BYTES))
  // Valid UTF-8 without a zero byte is text whatever else is in it, and most files are that: no need to count.
  const startsAsText = isUtf8(withoutCutCharacter(sample))
  const mayBeBinary = !force && (!startsAsText || sample.includes(0))
  // The start first: where it is no text, the rest is not read.
  if (mayBeBinary && isFullOfControls(sample)) return undefined
  const buffer = bufferOf(bytes)
  const whole = withoutCutCharacter(buffer)
  const valid = startsAsText && isUtf8(whole)
  if (!force && !mayBeBinary && (!valid || buffer.includes(0)) && isFullOfControls(sample)) return undefined
  if (!valid) return { text: buffer.toString('latin1'), encoding: 'latin1' }
  if (isAscii(whole)) return { text: whole.toString('latin1'), encoding: 'utf-8' }
  const hasMark = whole[0] === 0xef && whole[1] === 0xbb && whole[2] === 0xbf
  return { text: whole.toString('utf8', hasMark ? 3 : 0), encoding: 'utf-8' }
}

/** The same memory. */
function bufferOf(bytes: Uint8Array): Buffer {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
}

function utf16(body: Buffer, encoding: 'utf-16le' | 'utf-16be'): DecodedText {
  const even = body.subarray(0, body.length - (body.length % 2))
  const little = encoding === 'utf-16le' ? even : Buffer.from(even).swap16()
  return { text: little.toString('utf16le'), encoding }
}

/** Counts no further than it takes to know, because every picture and font comes here. */
function isFullOfControls(sample: Uint8Array): boolean {
  const most = sample.length * MAX_CONTROL_SHARE
  let control = 0
  for (let at = 0; at < sample.length; ) {
    const end = Math.min(sample.length, at + COUNTED_AT_ONCE)
    for (; at < end; at++) control += CONTROLS[sample[at] as number] as number
    if (control > most) return true
  }
  return false
}

/** A file cut at the budget may end inside a UTF-8 sequence; that must not turn it into Latin-1. */
function withoutCutCharacter(buffer: Buffer): Buffer {
  for (let back = 1; back <= 3 && back <= buffer.length; back++) {
    const byte = buffer[buffer.length - back] as number
    if (byte < 0x80) return buffer
    if (byte >= 0xc0) {
      const needed = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2
      return needed > back ? buffer.subarray(0, buffer.length - back) : buffer
    }
  }
  return buffer
}
