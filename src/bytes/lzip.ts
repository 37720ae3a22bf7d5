import { standsAt } from './cursor.ts'
import { type Expansion, ExpansionStop, expandWith } from './expansion.ts'
import { decodeRawLzma } from './lzma.ts'

/** https://www.nongnu.org/lzip/manual/lzip_manual.html#File-format */
const MAGIC = 'LZIP\x01'
const HEADER_BYTES = 6
/** Checksum, size of the content, size of the member. */
const TRAILER_BYTES = 20
/** The one setting of LZMA that lzip writes: three bits of context, two of position. */
const PROPERTIES = 93
const MAX_STREAMS = 10_000

/** Members of lzip, one behind the other. */
export function unlzip(bytes: Uint8Array, limit: number): Expansion {
  return expandWith(limit, (output) => {
    let at = 0
    for (let streams = 0; streams === 0 || standsAt(bytes, MAGIC, at); streams++) {
      if (streams === MAX_STREAMS) throw new ExpansionStop('over-limit')
      const start = { at: at + HEADER_BYTES, properties: PROPERTIES }
      at = decodeRawLzma(bytes, start, output, undefined) + TRAILER_BYTES
      if (at > bytes.length) throw new ExpansionStop('cut-short')
    }
    return at
  })
}
