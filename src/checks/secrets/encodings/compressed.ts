import { gunzip, inflateZlib } from '../../../bytes/inflate.ts'
import { Base64Run, isBase64 } from './base64-run.ts'
import type { Revealed } from './revealed.ts'

/** Characters of the shortest encoded stream that can hold a token. */
const SHORTEST = 32
/** Bytes that one stream may give, and all of a file. */
const MAX_STREAM = 262_144
const MAX_FILE = 2_097_152
/** Streams of one file, and those of them that give nothing: each costs several attempts. */
const MAX_STREAMS = 1_000
const MAX_FAILED = 40

const BACKSLASH = 0x5c

/** How base64 begins what gzip (RFC 1952) and zlib (RFC 1950) make: the header, at the default and the best level. */
export const COMPRESSED_WORDS: readonly string[] = [
  'H4sI',
  ...['w', 'x', 'y', 'z'].map((last) => `eJ${last}`),
  ...['o', 'p', 'q', 'r'].map((last) => `eN${last}`),
]

/** What a compressed text holds; all of it stands where the encoded text stands. */
export interface ExpandedText extends Revealed {
  readonly disguise: 'compressed'
}

/** Opens the compressed texts of one file, as long as they cost no more than they may. */
export class CompressedTexts {
  /** Streams were left closed. */
  isExhausted = false
  private readonly file: string
  private streams = 0
  private failed = 0
  private bytes = 0
  private readUpTo = 0

  constructor(file: string) {
    this.file = file
  }

  /** @param start offset of the first character of the encoded text */
  at(start: number): ExpandedText | undefined {
    const { file } = this
    if (start < this.readUpTo || !beginsRun(file, start)) return undefined
    const run = new Base64Run(file, start)
    const { end } = run
    this.readUpTo = end
    if (end - start < SHORTEST) return undefined
    if (this.streams === MAX_STREAMS || this.failed === MAX_FAILED || this.bytes >= MAX_FILE) {
      this.isExhausted = true
      return undefined
    }
    this.streams++
    const packed = Buffer.from(run.text, 'latin1')
    const { bytes } = packed[0] === 0x1f ? gunzip(packed, MAX_STREAM) : inflateZlib(packed, MAX_STREAM)
    this.bytes += bytes.length
    if (bytes.length === 0) this.failed++
    return {
      disguise: 'compressed',
      text: Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1'),
      span: () => ({ start, end }),
    }
  }
}

function beginsRun(file: string, start: number): boolean {
  if (start === 0 || !isBase64(file.charCodeAt(start - 1))) return true
  return file.charCodeAt(start - 2) === BACKSLASH
}
