import { ExpansionStop, type Output } from './expansion.ts'
import { EVEN_ODDS, RangeDecoder } from './range-decoder.ts'

/** The filter for x86 that splits code into four streams: https://www.7-zip.org/sdk.html, Bcj2.c. */
const CALL = 0xe8
const JUMP = 0xe9
const TWO_BYTE_OPCODE = 0x0f
/** Which odds serve a call: one for each byte in front of it. */
const JUMP_ODDS = 256
const BRANCH_ODDS = 257

/**
 * Joins the code, the targets of calls, those of jumps, and the bits that say which branches were taken out.
 * Throws ExpansionStop.
 */
export function unbcj2(inputs: readonly Uint8Array[], output: Output, size: number): void {
  const [code, calls, jumps, choices] = inputs
  if (code === undefined || calls === undefined || jumps === undefined || choices === undefined)
    throw new ExpansionStop('damaged')
  const source = new RangeDecoder()
  source.start(choices, 0, choices.length)
  const odds = new Uint16Array(BRANCH_ODDS + 1).fill(EVEN_ODDS)
  const targets = { calls: new Targets(calls), jumps: new Targets(jumps) }
  let previous = 0
  let at = 0
  while (output.length < size) {
    const byte = code[at++]
    if (byte === undefined) throw new ExpansionStop('cut-short')
    output.push(byte)
    const before = previous
    previous = byte
    if (!isBranch(before, byte) || output.length === size) continue
    const index = byte === CALL ? before : byte === JUMP ? JUMP_ODDS : BRANCH_ODDS
    if (source.bit(odds, index) === 0) continue
    const target = (byte === CALL ? targets.calls : targets.jumps).next() - (output.length + 4)
    for (let shift = 0; shift < 32 && output.length < size; shift += 8) output.push((target >>> shift) & 0xff)
    previous = (target >>> 24) & 0xff
  }
}

function isBranch(before: number, byte: number): boolean {
  return (byte & 0xfe) === CALL || (before === TWO_BYTE_OPCODE && (byte & 0xf0) === 0x80)
}

/** Addresses of four bytes, the top one first. */
class Targets {
  private readonly view: DataView
  private at = 0

  constructor(bytes: Uint8Array) {
    this.view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  }

  next(): number {
    if (this.at + 4 > this.view.byteLength) throw new ExpansionStop('cut-short')
    const target = this.view.getUint32(this.at)
    this.at += 4
    return target
  }
}
