import { constants, inflateRawSync, inflateSync, zstdDecompressSync } from 'node:zlib'
import { standsAt } from './cursor.ts'
import type { Ending, Expansion } from './expansion.ts'
import { ExpansionStop, expandWith, type Output } from './expansion.ts'

/** Compressed bytes that are tried, longest first, when the whole cannot be expanded. Deflate makes at most 1,032 of one. */
const PREFIXES = [65_536, 16_384, 4_096, 1_024, 256, 64, 16] as const
/** Bytes that a prefix may give while the start of a content is looked for; what is over the limit is cut off. */
const MAX_PREFIX_CONTENT = 1_048_576
/** Streams of one file, one behind the other. */
const MAX_STREAMS = 10_000

const GZIP_MAGIC = '\x1f\x8b\x08'
const GZIP_TRAILER_BYTES = 8
/** Skippable frames in front of content that are looked past. */
const MAX_SKIPPABLE_FRAMES = 64
const ZSTD_MAGIC = '\x28\xb5\x2f\xfd'
const ZSTD_SKIPPABLE = /^[\x50-\x5f]\x2a\x4d\x18$/

interface Options {
  readonly maxOutputLength: number
  readonly info?: boolean
  readonly finishFlush?: number
}
/** What Node's synchronous decompressors return when they are asked for `info`. */
interface Informed {
  readonly buffer: Uint8Array
  readonly engine: { readonly bytesWritten: number }
}
type Decompress = (bytes: Uint8Array, options: Options) => Uint8Array

/** A deflate stream without wrapping: RFC 1951. */
export function inflateRaw(bytes: Uint8Array, limit: number): Expansion {
  return expandByNode(inflateRawSync, bytes, limit, constants.Z_SYNC_FLUSH)
}

/** Whether a zlib stream may begin here: deflate, a window of at most 32 KiB, and a check of both bytes. No evidence by itself. RFC 1950, section 2.2. */
export function isZlibHeader(bytes: Uint8Array): boolean {
  const [first = 0, second = 0] = bytes
  return (first & 0x0f) === 8 && first >> 4 <= 7 && ((first << 8) | second) % 31 === 0
}

/** A zlib stream: RFC 1950. */
export function inflateZlib(bytes: Uint8Array, limit: number): Expansion {
  return expandByNode(inflateSync, bytes, limit, constants.Z_SYNC_FLUSH)
}

/** Gzip members, one behind the other: RFC 1952. What follows the last one is left alone. */
export function gunzip(bytes: Uint8Array, limit: number): Expansion {
  return expandWith(limit, (output) => {
    let at = 0
    for (let streams = 0; standsAt(bytes, GZIP_MAGIC, at) || streams === 0; streams++) {
      if (streams === MAX_STREAMS) throw new ExpansionStop('over-limit')
      const start = endOfGzipHeader(bytes, at)
      const part = inflateRaw(bytes.subarray(start), limit - output.length)
      at = start + take(part, output) + GZIP_TRAILER_BYTES
      if (at > bytes.length) throw new ExpansionStop('cut-short')
    }
    return at
  })
}

/** The file name that a gzip header states, one character a byte; undefined when it states none. */
export function gzipName(bytes: Uint8Array): string | undefined {
  if (((bytes[3] ?? 0) & 8) === 0) return undefined
  const from = 10 + extraBytes(bytes, 0)
  const end = bytes.subarray(from, from + 1_024).indexOf(0)
  return end <= 0 ? undefined : new TextDecoder('latin1').decode(bytes.subarray(from, from + end))
}

/** Zstandard frames, one behind the other: RFC 8878. */
export function unzstd(bytes: Uint8Array, limit: number): Expansion {
  return expandWith(limit, (output) => {
    let at = 0
    for (let streams = 0; at < bytes.length; streams++) {
      if (streams === MAX_STREAMS) throw new ExpansionStop('over-limit')
      const skipped = skippableFrameBytes(bytes, at)
      if (skipped > 0) {
        at += skipped
      } else if (standsAt(bytes, ZSTD_MAGIC, at)) {
        const rest = bytes.subarray(at)
        const room = limit - output.length
        at += take(expandByNode(zstdDecompressSync, rest, room, constants.ZSTD_e_continue), output)
      } else if (streams > 0) break
      else throw new ExpansionStop('damaged')
    }
    return Math.min(at, bytes.length)
  })
}

/** Adds what one stream gave; its compressed bytes, or ExpansionStop when it was not whole. */
function take(part: Expansion, output: Output): number {
  output.append(part.bytes)
  if (part.ending !== 'complete') throw new ExpansionStop(part.ending)
  return part.consumed
}

function endOfGzipHeader(bytes: Uint8Array, from: number): number {
  const flags = bytes[from + 3] ?? 0
  let at = from + 10 + extraBytes(bytes, from)
  for (const flag of [8, 16]) {
    if ((flags & flag) === 0) continue
    const end = bytes.indexOf(0, at)
    if (end === -1) throw new ExpansionStop('cut-short')
    at = end + 1
  }
  if ((flags & 2) !== 0) at += 2
  if (at > bytes.length) throw new ExpansionStop('cut-short')
  return at
}

function extraBytes(bytes: Uint8Array, from: number): number {
  if (((bytes[from + 3] ?? 0) & 4) === 0) return 0
  return 2 + (bytes[from + 10] ?? 0) + (bytes[from + 11] ?? 0) * 256
}

/** Where content begins behind the skippable frames that pzstd and lz4 may write first; 0 when there are none. */
export function behindSkippableFrames(bytes: Uint8Array): number {
  let at = 0
  for (let frames = 0; frames < MAX_SKIPPABLE_FRAMES; frames++) {
    const skipped = skippableFrameBytes(bytes, at)
    if (skipped === 0) break
    at += skipped
  }
  return at
}

function skippableFrameBytes(bytes: Uint8Array, at: number): number {
  if (at + 8 > bytes.length) return 0
  const view = new DataView(bytes.buffer, bytes.byteOffset + at, 8)
  return ZSTD_SKIPPABLE.test(String.fromCharCode(...bytes.subarray(at, at + 4)))
    ? 8 + view.getUint32(4, true)
    : 0
}

function expandByNode(decompress: Decompress, bytes: Uint8Array, limit: number, flush: number): Expansion {
  if (limit <= 0) return { bytes: new Uint8Array(0), ending: 'over-limit', consumed: 0 }
  try {
    const whole = decompress(bytes, { maxOutputLength: limit, info: true }) as unknown as Informed
    return { bytes: whole.buffer, ending: 'complete', consumed: whole.engine.bytesWritten }
  } catch (cause) {
    const ending = endingOf(cause)
    return { bytes: startOf(decompress, bytes, limit, flush, ending), ending, consumed: 0 }
  }
}

/** As much of the content's start as a prefix of the input gives. */
function startOf(
  decompress: Decompress,
  bytes: Uint8Array,
  limit: number,
  finishFlush: number,
  ending: Ending,
): Uint8Array {
  const lengths = ending === 'cut-short' ? [bytes.length, ...PREFIXES] : PREFIXES
  for (const length of lengths) {
    if (length > bytes.length) continue
    try {
      const maxOutputLength = Math.max(limit, MAX_PREFIX_CONTENT)
      const start = decompress(bytes.subarray(0, length), { maxOutputLength, finishFlush })
      if (start.length > 0) return start.subarray(0, limit)
    } catch {
      // A shorter prefix may end before the damage, or give less.
    }
  }
  return new Uint8Array(0)
}

function endingOf(cause: unknown): Exclude<Ending, 'complete'> {
  const code = typeof cause === 'object' && cause !== null && 'code' in cause ? cause.code : undefined
  if (code === 'ERR_BUFFER_TOO_LARGE') return 'over-limit'
  return code === 'Z_BUF_ERROR' ? 'cut-short' : 'damaged'
}
