export interface CpioEntry {
  readonly name: string
  readonly content?: Uint8Array
  /** A plain file's when absent. */
  readonly mode?: number
  /** What the header states instead of the truth. */
  readonly size?: number
}

export type CpioForm = 'new' | 'octal' | 'little' | 'big'

/** A cpio archive with its trailer. */
export function makeCpio(entries: readonly CpioEntry[], form: CpioForm = 'new'): Buffer {
  const trailer: CpioEntry = { name: 'TRAILER!!!', mode: 0 }
  return Buffer.concat([...entries, trailer].map((entry) => FORMS[form](entry)))
}

const FORMS: Readonly<Record<CpioForm, (entry: CpioEntry) => Buffer>> = {
  new: makeNew,
  octal: makeOctal,
  little: (entry) => makeBinary(entry, false),
  big: (entry) => makeBinary(entry, true),
}

function makeNew({ name, content = Buffer.alloc(0), mode = 0o100_644, size }: CpioEntry): Buffer {
  const numbers = [1, mode, 0, 0, 1, 0, size ?? content.length, 0, 0, 0, 0, name.length + 1, 0]
  const header = `070701${numbers.map((value) => value.toString(16).padStart(8, '0')).join('')}${name}\0`
  return Buffer.concat([filled(Buffer.from(header), 4), filled(content, 4)])
}

function makeOctal({ name, content = Buffer.alloc(0), mode = 0o100_644, size }: CpioEntry): Buffer {
  const octal = (value: number, digits: number): string => value.toString(8).padStart(digits, '0')
  const short = [0, 1, mode, 0, 0, 1, 0].map((value) => octal(value, 6)).join('')
  const header = `070707${short}${octal(0, 11)}${octal(name.length + 1, 6)}${octal(size ?? content.length, 11)}`
  return Buffer.concat([Buffer.from(`${header}${name}\0`), content])
}

function makeBinary(
  { name, content = Buffer.alloc(0), mode = 0o100_644, size = content.length }: CpioEntry,
  isBig: boolean,
): Buffer {
  const halves = [0o070707, 0, 1, mode, 0, 0, 1, 0, 0, 0, name.length + 1, size >>> 16, size & 0xffff]
  const header = Buffer.alloc(26)
  for (const [index, half] of halves.entries()) {
    if (isBig) header.writeUInt16BE(half, 2 * index)
    else header.writeUInt16LE(half, 2 * index)
  }
  return Buffer.concat([header, filled(Buffer.from(`${name}\0`), 2), filled(content, 2)])
}

function filled(part: Uint8Array, multiple: number): Buffer {
  return Buffer.concat([part, Buffer.alloc((multiple - (part.length % multiple)) % multiple)])
}

/** An RPM package of a lead, two headers and a payload. */
export function makeRpm(payload: Uint8Array, compressor: string | undefined): Buffer {
  const lead = Buffer.alloc(96)
  lead.write('\xed\xab\xee\xdb\x03\0\0\0\0\x01tool-1.0-1', 'latin1')
  // The signatures' data is odd in length on purpose: zeros follow up to a multiple of eight.
  const signatures = rpmHeader([{ tag: 1000, type: 7, data: Buffer.from([1, 2, 3]) }])
  const strings = [
    { tag: 1124, type: 6, data: Buffer.from('cpio\0') },
    ...(compressor === undefined ? [] : [{ tag: 1125, type: 6, data: Buffer.from(`${compressor}\0`) }]),
  ]
  return Buffer.concat([lead, signatures, Buffer.alloc(5), rpmHeader(strings), payload])
}

interface RpmEntry {
  readonly tag: number
  readonly type: number
  readonly data: Buffer
}

function rpmHeader(entries: readonly RpmEntry[]): Buffer {
  const data = Buffer.concat(entries.map((entry) => entry.data))
  let at = 0
  const index = entries.flatMap(({ tag, type, data: own }) => {
    const words = [tag, type, at, 1]
    at += own.length
    return words
  })
  const numbers = [0, entries.length, data.length, ...index]
  const head = Buffer.alloc(4 * numbers.length)
  for (const [place, value] of numbers.entries()) head.writeUInt32BE(value, 4 * place)
  return Buffer.concat([Buffer.from([0x8e, 0xad, 0xe8, 0x01]), head, data])
}
