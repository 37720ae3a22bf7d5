import { type Expansion, ExpansionStop, expandWith, type Output } from './expansion.ts'

/** The format has no written standard; its reference is https://sourceware.org/bzip2/ and the layout in its manual. */
const BLOCK_UNIT = 100_000
const LARGEST_BLOCK = 9 * BLOCK_UNIT
const FIRST_ENTRIES = 4_096
const BLOCK_MARK_HIGH = 0x314159
const BLOCK_MARK_LOW = 0x265359
const END_MARK_HIGH = 0x177245
const END_MARK_LOW = 0x385090
/** Symbols that one code table serves before the next selector applies. */
const GROUP_SYMBOLS = 50
const MAX_CODE_BITS = 20
/** A run of equal bytes this long is followed by a count of further ones. */
const RUN_BEFORE_COUNT = 4
const MAX_STREAMS = 10_000
/** Blocks of one stream; encoders put at least 100 kB of content into each but the last. */
const MAX_BLOCKS = 20_000
const RUN_A = 0
const RUN_B = 1

/** Streams of bzip2, one behind the other. */
export function bunzip2(bytes: Uint8Array, limit: number): Expansion {
  return expandWith(limit, (output) => {
    const block = new Block()
    let at = 0
    for (let streams = 0; streams === 0 || beginsStream(bytes, at); streams++) {
      if (streams === MAX_STREAMS) throw new ExpansionStop('over-limit')
      at = decodeStream(bytes, at, block, output)
    }
    return at
  })
}

function beginsStream(bytes: Uint8Array, at: number): boolean {
  const level = (bytes[at + 3] ?? 0) - 0x30
  return bytes[at] === 0x42 && bytes[at + 1] === 0x5a && bytes[at + 2] === 0x68 && level >= 1 && level <= 9
}

function decodeStream(bytes: Uint8Array, at: number, block: Block, output: Output): number {
  if (!beginsStream(bytes, at)) throw new ExpansionStop('damaged')
  const capacity = ((bytes[at + 3] as number) - 0x30) * BLOCK_UNIT
  const bits = new BitsFromTop(bytes, at + 4)
  for (let blocks = 0; ; blocks++) {
    if (blocks === MAX_BLOCKS) throw new ExpansionStop('over-limit')
    const high = bits.read(24)
    const low = bits.read(24)
    bits.read(16)
    bits.read(16)
    if (high === END_MARK_HIGH && low === END_MARK_LOW) return bits.nextByte()
    if (high !== BLOCK_MARK_HIGH || low !== BLOCK_MARK_LOW) throw new ExpansionStop('damaged')
    block.clear(capacity)
    decodeBlock(bits, block, output)
  }
}

function decodeBlock(bits: BitsFromTop, block: Block, output: Output): void {
  const randomised = bits.read(1) === 1
  const origin = bits.read(24)
  // Written by no program since 1997; the table it needs is not worth its bytes.
  if (randomised) throw new ExpansionStop('damaged')
  const symbols = readUsedBytes(bits)
  const tableCount = bits.read(3)
  if (symbols.length === 0 || tableCount < 2 || tableCount > 6) throw new ExpansionStop('damaged')
  const selectors = readSelectors(bits, tableCount)
  const tables = Array.from({ length: tableCount }, () => readCodeTable(bits, symbols.length + 2))
  readSymbols(bits, block, { symbols, selectors, tables })
  if (origin >= block.length) throw new ExpansionStop('damaged')
  block.linkSuccessors()
  writeBlock(block, origin, output)
}

function readUsedBytes(bits: BitsFromTop): number[] {
  const groups = bits.read(16)
  const used: number[] = []
  for (let group = 0; group < 16; group++) {
    if ((groups & (0x8000 >> group)) === 0) continue
    const members = bits.read(16)
    for (let index = 0; index < 16; index++) if (members & (0x8000 >> index)) used.push(group * 16 + index)
  }
  return used
}

/** Which table serves which group of symbols, as a move-to-front list. */
function readSelectors(bits: BitsFromTop, tableCount: number): Uint8Array {
  const selectors = new Uint8Array(bits.read(15))
  if (selectors.length === 0) throw new ExpansionStop('damaged')
  const order = Array.from({ length: tableCount }, (_, index) => index)
  for (let index = 0; index < selectors.length; index++) {
    let place = 0
    while (bits.read(1) === 1) if (++place >= tableCount) throw new ExpansionStop('damaged')
    const [table = 0] = order.splice(place, 1)
    order.unshift(table)
    selectors[index] = table
  }
  return selectors
}

/** A canonical prefix code: for each length the last code of that length, and where its symbols begin. */
interface CodeTable {
  readonly shortest: number
  /** By length: the largest code; -1 where no code is that long. */
  readonly last: Int32Array
  /** By length: what to take from a code to find its place in `symbols`. */
  readonly offset: Int32Array
  readonly symbols: Uint16Array
}

function readCodeTable(bits: BitsFromTop, count: number): CodeTable {
  const lengths = new Uint8Array(count)
  let length = bits.read(5)
  for (let index = 0; index < count; index++) {
    for (;;) {
      if (length < 1 || length > MAX_CODE_BITS) throw new ExpansionStop('damaged')
      if (bits.read(1) === 0) break
      length += bits.read(1) === 0 ? 1 : -1
    }
    lengths[index] = length
  }
  const symbols = new Uint16Array(count)
  const last = new Int32Array(MAX_CODE_BITS + 1).fill(-1)
  const offset = new Int32Array(MAX_CODE_BITS + 1)
  let code = 0
  let place = 0
  let shortest = MAX_CODE_BITS
  for (let size = 1; size <= MAX_CODE_BITS; size++) {
    offset[size] = code - place
    for (let index = 0; index < count; index++) {
      if (lengths[index] !== size) continue
      symbols[place++] = index
      last[size] = code++
      shortest = Math.min(shortest, size)
    }
    code <<= 1
  }
  return { shortest, last, offset, symbols }
}

interface BlockCodes {
  readonly symbols: number[]
  readonly selectors: Uint8Array
  readonly tables: readonly CodeTable[]
}

/** Undoes prefix codes, run lengths and move-to-front. */
function readSymbols(bits: BitsFromTop, block: Block, { symbols, selectors, tables }: BlockCodes): void {
  const endOfBlock = symbols.length + 1
  const order = Uint8Array.from(symbols)
  let run = 0
  let weight = 1
  for (const selector of selectors) {
    const table = tables[selector] as CodeTable
    for (let index = 0; index < GROUP_SYMBOLS; index++) {
      const symbol = readSymbol(bits, table)
      if (symbol === RUN_A || symbol === RUN_B) {
        run += weight << symbol
        weight *= 2
        if (run > LARGEST_BLOCK) throw new ExpansionStop('damaged')
        continue
      }
      if (run > 0) {
        block.put(order[0] as number, run)
        run = 0
        weight = 1
      }
      if (symbol === endOfBlock) return
      const place = symbol - 1
      const byte = order[place] as number
      order.copyWithin(1, 0, place)
      order[0] = byte
      block.put(byte, 1)
    }
  }
  throw new ExpansionStop('damaged')
}

function readSymbol(bits: BitsFromTop, table: CodeTable): number {
  let length = table.shortest
  let code = bits.read(length)
  while (code > (table.last[length] as number)) {
    if (++length > MAX_CODE_BITS) throw new ExpansionStop('damaged')
    code = (code << 1) | bits.read(1)
  }
  return table.symbols[code - (table.offset[length] as number)] ?? 0
}

/** One block while it is decoded; its memory grows with what it holds, and serves all blocks of a file. */
class Block {
  /** A byte in the low 8 bits, later the place of its successor above them. */
  entries = new Uint32Array(FIRST_ENTRIES)
  length = 0
  private capacity = 0
  private readonly counts = new Uint32Array(256)

  clear(capacity: number): void {
    this.capacity = capacity
    this.length = 0
    this.counts.fill(0)
  }

  put(byte: number, count: number): void {
    const end = this.length + count
    if (end > this.capacity) throw new ExpansionStop('damaged')
    if (end > this.entries.length) {
      const larger = new Uint32Array(Math.max(end, Math.min(this.capacity, this.entries.length * 2)))
      larger.set(this.entries)
      this.entries = larger
    }
    if (count === 1) this.entries[this.length] = byte
    else this.entries.fill(byte, this.length, end)
    this.counts[byte] = (this.counts[byte] as number) + count
    this.length = end
  }

  /** Undoes the sorting of Burrows and Wheeler: each entry learns which one follows it. */
  linkSuccessors(): void {
    const { entries, counts, length } = this
    const next = new Uint32Array(256)
    let sum = 0
    for (let byte = 0; byte < 256; byte++) {
      next[byte] = sum
      sum += counts[byte] as number
    }
    for (let index = 0; index < length; index++) {
      const byte = (entries[index] as number) & 0xff
      const place = next[byte] as number
      next[byte] = place + 1
      entries[place] = ((entries[place] as number) | (index << 8)) >>> 0
    }
  }
}

function writeBlock({ entries, length }: Block, origin: number, output: Output): void {
  let entry = entries[origin] as number
  let previous = -1
  let run = 0
  for (let index = 0; index < length; index++) {
    entry = entries[entry >>> 8] as number
    const byte = entry & 0xff
    if (run === RUN_BEFORE_COUNT) {
      if (byte > 0) output.repeat(1, byte)
      run = 0
      previous = -1
      continue
    }
    run = byte === previous ? run + 1 : 1
    previous = byte
    output.push(byte)
  }
}

/** Bits of a byte string, the top bit of each byte first. */
class BitsFromTop {
  private readonly bytes: Uint8Array
  private at: number
  private held = 0
  private heldBits = 0

  constructor(bytes: Uint8Array, at: number) {
    this.bytes = bytes
    this.at = at
  }

  /** At most 24 bits. Throws ExpansionStop at the end of the bytes. */
  read(count: number): number {
    while (this.heldBits < count) {
      if (this.at >= this.bytes.length) throw new ExpansionStop('cut-short')
      this.held = ((this.held << 8) | (this.bytes[this.at++] as number)) & 0x7fff_ffff
      this.heldBits += 8
    }
    this.heldBits -= count
    return (this.held >>> this.heldBits) & ((1 << count) - 1)
  }

  /** Offset of the first byte of which no bit was read. */
  nextByte(): number {
    return this.at - (this.heldBits >> 3)
  }
}
