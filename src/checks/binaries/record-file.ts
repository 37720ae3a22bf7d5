import { Cursor } from '../../bytes/cursor.ts'
import { byCondition, type Format } from './format.ts'

/** CRC-32C, reflected. */
const POLYNOMIAL = 0x82f6_3b78
const MASK_DELTA = 0xa282_ead8
const LENGTH_BYTES = 8
/** Length, its checksum and that of the data. */
const FRAME_BYTES = 16

/** A length, its masked checksum, the data and theirs. https://www.tensorflow.org/tutorials/load_data/tfrecord#tfrecords_format_details */
export const RECORD_FILE: Format = byCondition(
  { kind: 'data', name: 'TensorFlow records' },
  [''],
  ({ bytes, size }) => {
    const cursor = new Cursor(bytes)
    if (!cursor.has(FRAME_BYTES) || cursor.u64() > size - FRAME_BYTES) return false
    return cursor.u32() === masked(checksum(bytes.subarray(0, LENGTH_BYTES)))
  },
)

function checksum(bytes: Uint8Array): number {
  let sum = 0xffff_ffff
  for (const byte of bytes) {
    sum ^= byte
    for (let bit = 0; bit < 8; bit++) sum = (sum >>> 1) ^ ((sum & 1) === 0 ? 0 : POLYNOMIAL)
  }
  return ~sum >>> 0
}

function masked(sum: number): number {
  return (((sum >>> 15) | (sum << 17)) + MASK_DELTA) >>> 0
}
