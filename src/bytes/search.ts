/** Offset of the first occurrence of a literal (characters U+0000 to U+00FF) at or after `from`; -1 when there is none. */
export function indexOfBytes(bytes: Uint8Array, literal: string, from = 0): number {
  return viewOf(bytes).indexOf(literal, from, 'latin1')
}

/** Offset of the last occurrence that begins at or before `from`; -1 when there is none. */
export function lastIndexOfBytes(bytes: Uint8Array, literal: string, from = bytes.length): number {
  return viewOf(bytes).lastIndexOf(literal, from, 'latin1')
}

/** The same memory with Buffer's native searches. */
function viewOf(bytes: Uint8Array): Buffer {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
}
