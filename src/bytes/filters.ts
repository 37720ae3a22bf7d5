/** Each byte was stored as its difference to the one `distance` bytes before. Changes the bytes it is given. */
export function withoutDifferences(bytes: Uint8Array, distance: number): Uint8Array {
  for (let index = distance; index < bytes.length; index++) {
    bytes[index] = ((bytes[index] as number) + (bytes[index - distance] as number)) & 0xff
  }
  return bytes
}

/** By which of the three bytes in front looked like a branch, the lowest bit being the nearest. */
const MAY_BE_CONVERTED = [true, true, true, false, true, false, false, false] as const
const BYTES_TO_CHECK = [0, 1, 2, 2, 3, 3, 3, 3] as const

/**
 * The filter of xz and 7-Zip for x86 wrote where calls and jumps go, counted from the start of the content;
 * processors count from the instruction. Changes the bytes it is given.
 */
export function withRelativeBranches(bytes: Uint8Array): Uint8Array {
  const end = bytes.length - 4
  let seen = 0
  let last = -1
  for (let at = 0; at < end; at++) {
    if (((bytes[at] as number) & 0xfe) !== 0xe8) continue
    const distance = at - last
    seen = distance > 3 ? 0 : (seen << (distance - 1)) & 7
    last = at
    const checked = bytes[at + 4 - (BYTES_TO_CHECK[seen] as number)] as number
    const isHeld = seen !== 0 && (MAY_BE_CONVERTED[seen] === false || isSign(checked))
    if (isHeld || !isSign(bytes[at + 4] as number)) {
      seen = ((seen << 1) & 7) | 1
      continue
    }
    writeTarget(bytes, at + 1, relativeTarget(bytes, at, seen))
    at += 4
  }
  return bytes
}

/** The top byte of a distance that is small, forwards or backwards. */
function isSign(byte: number): boolean {
  return byte === 0 || byte === 0xff
}

function relativeTarget(bytes: Uint8Array, at: number, seen: number): number {
  const view = new DataView(bytes.buffer, bytes.byteOffset + at + 1, 4)
  const behind = at + 5
  let target = (view.getUint32(0, true) - behind) >>> 0
  if (seen === 0) return target
  const shift = 8 * (BYTES_TO_CHECK[seen] as number)
  // The encoder turned bits over until no byte in question looked like a sign; twice at most.
  for (let round = 0; round < 2 && isSign((target >>> (24 - shift)) & 0xff); round++) {
    target = ((target ^ (2 ** (32 - shift) - 1)) - behind) >>> 0
  }
  return target
}

function writeTarget(bytes: Uint8Array, at: number, target: number): void {
  bytes[at] = target & 0xff
  bytes[at + 1] = (target >>> 8) & 0xff
  bytes[at + 2] = (target >>> 16) & 0xff
  bytes[at + 3] = (target & 0x0100_0000) === 0 ? 0 : 0xff
}
