import { isAscii } from 'node:buffer'

/** Whether a byte is outside ASCII or zero: text that may hold more than it shows. Costs next to nothing. */
export function mayHideText(bytes: Uint8Array): boolean {
  return !isAscii(bytes) || bytes.includes(0)
}
