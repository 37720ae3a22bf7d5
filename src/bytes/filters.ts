/** Each byte was stored as its difference to the one `distance` bytes before. Changes the bytes it is given. */
export function withoutDifferences(bytes: Uint8Array, distance: number): Uint8Array {
  for (let index = distance; index < bytes.length; index++) {
    bytes[index] = ((bytes[index] as number) + (bytes[index - distance] as number)) & 0xff
  }
  return bytes
}
