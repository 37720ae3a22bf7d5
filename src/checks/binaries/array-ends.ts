import type { Cursor } from '../../bytes/cursor.ts'

/** Bytes of a header that are read; those of real files with tens of thousands of tensors stay below. */
const MAX_HEADER = 16 * 1024 * 1024
/** Bytes that describe one plain array; numpy pads them to 64. */
const MAX_NUMPY_HEADER = 4_096
/** Bytes of a character in an array of text. */
const CHARACTER_BYTES = 4
const NUMPY_TYPE = /'descr': '[<>|=](?<kind>[biufcSUVmM])(?<bytes>\d{1,9})(?:\[[a-zA-Z0-9]{1,8}\])?'/
const NUMPY_SHAPE = /'shape': \((?<sizes>[\d, ]{0,512})\)/
const TENSOR_END = /"data_offsets":\[\d{1,16},(?<end>\d{1,16})\]/g

/** The header and as many elements as the shape says. https://numpy.org/doc/stable/reference/generated/numpy.lib.format.html */
export function endOfNumpy(cursor: Cursor): number | undefined {
  const version = cursor.seek(6).u8()
  cursor.skip(1)
  const length = version === 1 ? cursor.u16() : cursor.u32()
  if (length > MAX_NUMPY_HEADER) return undefined
  const header = cursor.latin1(length)
  const type = NUMPY_TYPE.exec(header)?.groups
  const sizes = NUMPY_SHAPE.exec(header)?.groups?.['sizes']
  if (type === undefined || sizes === undefined) return undefined
  const element = Number(type['bytes']) * (type['kind'] === 'U' ? CHARACTER_BYTES : 1)
  const count = sizes
    .split(',')
    .filter((size) => size.trim() !== '')
    .reduce((product, size) => product * Number(size), 1)
  return cursor.offset + count * element
}

/** The header and its farthest tensor. https://github.com/huggingface/safetensors#format */
export function endOfSafetensors(cursor: Cursor): number | undefined {
  const length = cursor.seek(0).u64()
  if (length < 2 || length > MAX_HEADER || !cursor.startsWith('{')) return undefined
  const header = new TextDecoder().decode(cursor.take(length)).replaceAll(/[ \n\r\t]/g, '')
  let end = 0
  for (const tensor of header.matchAll(TENSOR_END)) end = Math.max(end, Number(tensor.groups?.['end']))
  return cursor.offset + end
}
