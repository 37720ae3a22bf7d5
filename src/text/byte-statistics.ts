/** How often each byte value occurs. */
export function byteCounts(bytes: Uint8Array): Uint32Array {
  const counts = new Uint32Array(256)
  for (let index = 0; index < bytes.length; index++) (counts[bytes[index] as number] as number)++
  return counts
}

/** Shannon entropy in bits a byte, 0 to 8. */
export function byteEntropy(counts: Uint32Array): number {
  let total = 0
  for (const count of counts) total += count
  let bits = 0
  for (const count of counts) if (count > 0) bits -= (count / total) * Math.log2(count / total)
  return bits
}

/** Bytes that differ from the most frequent one: what is left of a file that is mostly padding. */
export function informativeBytes(counts: Uint32Array): number {
  let total = 0
  let largest = 0
  for (const count of counts) {
    total += count
    if (count > largest) largest = count
  }
  return total - largest
}
