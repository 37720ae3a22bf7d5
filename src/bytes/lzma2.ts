import { Cursor } from './cursor.ts'
import { ExpansionStop, type Output } from './expansion.ts'
import { LzmaDecoder, lzmaProperties } from './lzma.ts'

/** Chunks of one stream; encoders put 64 KiB of compressed bytes or 2 MiB of content into each. */
const MAX_CHUNKS = 100_000

/** Chunks of LZMA and of stored bytes. Returns the offset behind the last one; throws ExpansionStop and CutShortError. */
export function decodeLzma2(bytes: Uint8Array, from: number, output: Output): number {
  const cursor = new Cursor(bytes, 'big').seek(from)
  const decoder = new LzmaDecoder(output)
  let hasProperties = false
  for (let chunks = 0; ; chunks++) {
    if (chunks === MAX_CHUNKS) throw new ExpansionStop('over-limit')
    const control = cursor.u8()
    if (control === 0) return cursor.offset
    if (control === 1 || control >= 0xe0) decoder.forgetDictionary()
    if (control <= 2) {
      appendAvailable(cursor, cursor.u16() + 1, output)
      continue
    }
    if (control < 0x80) throw new ExpansionStop('damaged')
    const size = ((control & 0x1f) << 16) + cursor.u16() + 1
    const packed = cursor.u16() + 1
    if (control >= 0xc0) {
      const properties = lzmaProperties(cursor.u8())
      if (properties === undefined) {
        throw new ExpansionStop('damaged')
      }
      decoder.reset(properties)
      hasProperties = true
    } else if (control >= 0xa0) decoder.resetState()
    if (!hasProperties) throw new ExpansionStop('damaged')
    decoder.source.start(bytes, cursor.offset, cursor.offset + packed)
    decoder.decode(size)
    cursor.skip(packed)
  }
}

function appendAvailable(cursor: Cursor, count: number, output: Output): void {
  output.append(cursor.take(Math.min(count, cursor.remaining)))
  if (cursor.remaining === 0) throw new ExpansionStop('cut-short')
}
