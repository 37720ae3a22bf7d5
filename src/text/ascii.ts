import { isAscii, isUtf8 } from 'node:buffer'

const CARRIAGE_RETURN = 0x0d

/** Whether text may hold more than it shows: a byte outside ASCII, a zero byte or a carriage return. Costs next to nothing. */
export function mayHideText(bytes: Uint8Array): boolean {
  return !isAscii(bytes) || bytes.includes(0) || bytes.includes(CARRIAGE_RETURN)
}

export function isValidUtf8(bytes: Uint8Array): boolean {
  return isUtf8(bytes)
}

/** The wider encoding that a byte order mark names; undefined for UTF-8 and without a mark. */
export function unicodeMark(bytes: Uint8Array): 'utf-16' | 'utf-32' | undefined {
  const [first, second, third, fourth] = bytes
  if (first === 0xff && second === 0xfe) return third === 0 && fourth === 0 ? 'utf-32' : 'utf-16'
  return first === 0xfe && second === 0xff ? 'utf-16' : undefined
}
