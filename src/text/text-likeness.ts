import { isUtf8 } from 'node:buffer'
import { byteCounts, byteEntropy } from './byte-statistics.ts'

/** Bytes judged at a time, so that much text cannot hide a little that is none. Even, for UTF-16. */
const PART_BYTES = 4_096
/** Bytes from the start that decide for valid UTF-8 without a zero byte, which is text unless it is full of control characters. */
const HEAD_BYTES = 4_096
/** Bytes of a file that is tried as East Asian text as a whole, because its parts may begin inside a character. */
const MAX_MULTI_BYTE = 1_048_576
/** Share of control bytes that text does not reach. Random bytes have about 0.08. */
const MAX_CONTROL_SHARE = 0.03
/** The same for valid UTF-8 without a zero byte: key maps and screen dumps. */
const MAX_CONTROL_SHARE_IN_UTF8 = 0.15
/** Bytes between two looks at the count. */
const COUNTED_AT_ONCE = 256
/** Share of UTF-16 code units that no text reaches: unpaired surrogates, private use, controls, noncharacters. Random: 0.13. */
const MAX_ODD_UNIT_SHARE = 0.02
/** Share of one-byte-wide characters from which UTF-16 without a mark is believed. */
const MIN_NARROW_SHARE = 0.7
/** Above this, single-byte text is a disguise: prose in any single-byte alphabet stays below 6 bits a byte. */
const MAX_SINGLE_BYTE_ENTROPY = 7
/** Entropy means nothing on less. */
const MIN_ENTROPY_BYTES = 2_048
/** Words are longer than this makes them in no language that puts blanks between them. */
const MIN_BLANK_SHARE = 0.02
/** What decoders put where bytes are none of the encoding's characters. */
const UNDECODED = /[\ufffd\ue000-\uf8ff]/
const BLANKS = [0x09, 0x0a, 0x0d, 0x20] as const
/** East Asian encodings without control bytes, by their WHATWG labels. */
const MULTI_BYTE_ENCODINGS = ['gb18030', 'shift_jis', 'euc-jp', 'big5', 'euc-kr'] as const

/** 1 for control bytes that no text has. */
const CONTROLS = Uint8Array.from({ length: 256 }, (_, byte) => (byte < 0x20 && !isTextControl(byte) ? 1 : 0))

type ByteOrder = 'little' | 'big'

/** Whether people could read it: UTF-8, UTF-16, UTF-32, or a legacy encoding, from the first byte to the last. */
export function looksLikeText(bytes: Uint8Array): boolean {
  const order = markedByteOrder(bytes)
  if (order === undefined && !bytes.includes(0) && isUtf8(withoutPartialEnds(bytes))) {
    return !hasMoreControls(bytes.subarray(0, HEAD_BYTES), MAX_CONTROL_SHARE_IN_UTF8)
  }
  let multiByte: boolean | undefined
  for (let end = Math.min(bytes.length, PART_BYTES); ; end = Math.min(bytes.length, end + PART_BYTES)) {
    // The last part is as long as the others: a few bytes alone say nothing.
    const from = Math.max(0, end - PART_BYTES)
    const part = bytes.subarray(from - (from % 2), end)
    if (order === undefined ? !isPlainPart(part) : !isWideText(part, order)) {
      if (order !== undefined || hasMoreControls(part, MAX_CONTROL_SHARE)) return false
      multiByte ??= isMultiByteText(bytes)
      if (!multiByte) return false
    }
    if (end === bytes.length) return true
  }
}

function isPlainPart(part: Uint8Array): boolean {
  if (hasMoreControls(part, MAX_CONTROL_SHARE)) return isUnmarkedUtf16(part)
  return isUtf8(withoutPartialEnds(part)) || isSingleByteText(part)
}

/** Of the byte order mark of UTF-16 or UTF-32. */
function markedByteOrder(bytes: Uint8Array): ByteOrder | undefined {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'little'
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'big'
  if (bytes[0] === 0 && bytes[1] === 0 && bytes[2] === 0xfe && bytes[3] === 0xff) return 'big'
  return undefined
}

/** Counts no further than it takes to know. */
function hasMoreControls(part: Uint8Array, share: number): boolean {
  const most = part.length * share
  let control = 0
  for (let at = 0; at < part.length; ) {
    const end = Math.min(part.length, at + COUNTED_AT_ONCE)
    for (; at < end; at++) control += CONTROLS[part[at] as number] as number
    if (control > most) return true
  }
  return false
}

/** Bell, backspace (overstruck manual pages), tab to shift-in, DOS end of file and escape stand in real text. */
function isTextControl(byte: number): boolean {
  return (byte >= 0x07 && byte <= 0x0f) || byte === 0x1a || byte === 0x1b
}

/** UTF-16 and UTF-32 text has no unpaired surrogates; binary content behind a byte order mark is full of them. */
function isWideText(part: Uint8Array, order: ByteOrder): boolean {
  const view = new DataView(part.buffer, part.byteOffset, part.byteLength)
  const units = part.length >> 1
  let odd = 0
  let zeros = 0
  let expectsLow = false
  for (let index = 0; index < units; index++) {
    const unit = view.getUint16(index * 2, order === 'little')
    if (unit === 0) zeros++
    const isLow = unit >= 0xdc00 && unit < 0xe000
    if (isLow !== expectsLow) odd++
    expectsLow = unit >= 0xd800 && unit < 0xdc00
    if (isOddUnit(unit)) odd++
  }
  // UTF-32 has a zero unit in every character; UTF-16 has none.
  const wide = zeros >= units * 0.45 && zeros <= units * 0.55
  return odd + (wide ? 0 : zeros) <= Math.max(1, units * MAX_ODD_UNIT_SHARE)
}

function isOddUnit(unit: number): boolean {
  if (unit < 0x20) return unit !== 0 && !isTextControl(unit)
  return (unit >= 0xe000 && unit < 0xf900) || unit >= 0xfff0
}

/** Windows programs write UTF-16 without a mark: every second byte is zero, the others are plain text. */
function isUnmarkedUtf16(part: Uint8Array): boolean {
  const pairs = part.length >> 1
  if (pairs < 2) return false
  const mostOthers = pairs * (1 - MIN_NARROW_SHARE)
  let little = 0
  let big = 0
  for (let index = 0; index < pairs; index++) {
    if (index - Math.max(little, big) > mostOthers) return false
    const first = part[index * 2] as number
    const second = part[index * 2 + 1] as number
    if (second === 0 && isNarrow(first)) little++
    else if (first === 0 && isNarrow(second)) big++
  }
  if (Math.max(little, big) < pairs * MIN_NARROW_SHARE) return false
  return isWideText(part, little > big ? 'little' : 'big')
}

function isNarrow(byte: number): boolean {
  return byte >= 0x20 ? byte < 0x7f : isTextControl(byte)
}

/** Words with blanks between them, in any alphabet of one byte a letter. */
function isSingleByteText(part: Uint8Array): boolean {
  const counts = byteCounts(part)
  const blanks = BLANKS.reduce((sum, byte) => sum + (counts[byte] as number), 0)
  const isUneven = part.length < MIN_ENTROPY_BYTES || byteEntropy(counts) <= MAX_SINGLE_BYTE_ENTROPY
  return isUneven && blanks >= part.length * MIN_BLANK_SHARE
}

function isMultiByteText(bytes: Uint8Array): boolean {
  if (bytes.length > MAX_MULTI_BYTE) return false
  return MULTI_BYTE_ENCODINGS.some((label) => !UNDECODED.test(new TextDecoder(label).decode(bytes)))
}

/** A part cut out of a file may begin and end inside a UTF-8 sequence. */
function withoutPartialEnds(part: Uint8Array): Uint8Array {
  let start = 0
  while (start < 3 && ((part[start] ?? 0) & 0xc0) === 0x80) start++
  let end = part.length
  for (let back = 1; back <= 3 && back <= end; back++) {
    const byte = part[end - back] as number
    if (byte < 0x80) break
    if (byte >= 0xc0) {
      const length = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2
      if (length > back) end -= back
      break
    }
  }
  return part.subarray(start, end)
}
