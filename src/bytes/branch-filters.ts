/**
 * Filters of xz and 7-Zip that wrote where branches go, counted from the start of the content; processors count from the
 * instruction. https://tukaani.org/xz/xz-file-format.txt, 5.3.2; the machines' instructions are fixed in length.
 * Each changes the bytes it is given.
 */
type Undo = (bytes: Uint8Array) => Uint8Array

/** @returns the instruction as the processor reads it; undefined when it is no branch */
type Instruction = (instruction: number, at: number) => number | undefined

/** Calls with a distance of 24 bits, in words, from two instructions further on. */
export const withRelativeArm: Undo = perWord(true, (word, at) =>
  word >>> 24 === 0xeb ? (0xeb00_0000 | ((word - ((at + 8) >>> 2)) & 0x00ff_ffff)) >>> 0 : undefined,
)

/** Calls with a distance of 26 bits, in words, and addresses of pages, in pages and as far as they fit into 18 bits. */
export const withRelativeArm64: Undo = perWord(true, (word, at) => {
  if (word >>> 26 === 0x25) return (0x9400_0000 | ((word - (at >>> 2)) & 0x03ff_ffff)) >>> 0
  if ((word & 0x9f00_0000) >>> 0 !== 0x9000_0000) return undefined
  const absolute = ((word >>> 29) & 3) | ((word >>> 3) & 0x001f_fffc)
  if (((absolute + 0x0002_0000) & 0x001c_0000) !== 0) return undefined
  const page = absolute - (at >>> 12)
  const low = ((page & 3) << 29) | ((page & 0x0003_fffc) << 3)
  return ((word & 0x9000_001f) | low | (-(page & 0x0002_0000) & 0x00e0_0000)) >>> 0
})

/** Branches that keep where they came from, by a distance of 26 bits. */
export const withRelativePowerPc: Undo = perWord(false, (word, at) =>
  word >>> 26 === 0x12 && (word & 3) === 1
    ? (0x4800_0000 | ((word - at) & 0x03ff_fffc) | 1) >>> 0
    : undefined,
)

/** Calls whose distance of 30 bits, in words, is small: 22 bits and their sign. */
export const withRelativeSparc: Undo = perWord(false, (word, at) => {
  const top = word >>> 22
  if (top !== 0x100 && top !== 0x1ff) return undefined
  const distance = word - (at >>> 2)
  const sign = (distance & 0x0040_0000) === 0 ? 0 : 0x3fc0_0000
  return (0x4000_0000 | sign | (distance & 0x003f_ffff)) >>> 0
})

/** Calls in two halves of eleven bits each, counted in halves of words from the next instruction. */
export function withRelativeThumb(bytes: Uint8Array): Uint8Array {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  for (let at = 0; at + 4 <= bytes.length; at += 2) {
    const first = view.getUint16(at, true)
    const second = view.getUint16(at + 2, true)
    if (first >>> 11 !== 0x1e || second >>> 11 !== 0x1f) continue
    const distance = (((first & 0x7ff) << 11) | (second & 0x7ff)) - ((at + 4) >>> 1)
    view.setUint16(at, 0xf000 | ((distance >>> 11) & 0x7ff), true)
    view.setUint16(at + 2, 0xf800 | (distance & 0x7ff), true)
    at += 2
  }
  return bytes
}

function perWord(isLittle: boolean, undo: Instruction): Undo {
  return (bytes) => {
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
    for (let at = 0; at + 4 <= bytes.length; at += 4) {
      const own = undo(view.getUint32(at, isLittle), at)
      if (own !== undefined) view.setUint32(at, own, isLittle)
    }
    return bytes
  }
}
