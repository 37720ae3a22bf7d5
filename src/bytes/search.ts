/** Bytes that are searched forwards at a time for the last occurrence: few at first, where occurrences may be many. */
const FIRST_WINDOW_BYTES = 64
const WINDOW_BYTES = 4_096

/** Offset of the first occurrence of a literal (characters U+0000 to U+00FF) at or after `from`; -1 when there is none. */
export function indexOfBytes(bytes: Uint8Array, literal: string, from = 0): number {
  return viewOf(bytes).indexOf(literal, from, 'latin1')
}

/** Offset of the last occurrence that begins at or before `from`; -1 when there is none. */
export function lastIndexOfBytes(bytes: Uint8Array, literal: string, from = bytes.length): number {
  const view = viewOf(bytes)
  // Backwards the search goes byte by byte, forwards by the processor's vector instructions.
  let size = FIRST_WINDOW_BYTES
  for (let end = Math.min(bytes.length, from + literal.length); end >= literal.length; ) {
    const start = Math.max(0, end - size)
    size = Math.min(WINDOW_BYTES, 2 * size)
    const window = view.subarray(start, end)
    let last = -1
    for (
      let at = window.indexOf(literal, 0, 'latin1');
      at !== -1;
      at = window.indexOf(literal, at + 1, 'latin1')
    )
      last = at
    if (last !== -1) return start + last
    if (start === 0) break
    end = start + literal.length - 1
  }
  return -1
}

/** The same memory with Buffer's native searches. */
function viewOf(bytes: Uint8Array): Buffer {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
}
