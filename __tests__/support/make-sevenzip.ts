/** A member as a test wants it. */
export interface SevenZipEntry {
  readonly name: string
  readonly content?: Uint8Array
  /** Of Unix, as in `0o100755`. */
  readonly mode?: number
}

/** Lies and other things that an ordinary archive does not have. */
export interface SevenZipOptions {
  /** By id, in hex: what the header says the content is packed with. Nothing is packed here. */
  readonly methods?: readonly { readonly id: string; readonly properties?: Uint8Array }[]
  /** Which input takes which output; each that of the method behind it, when absent. */
  readonly bindings?: readonly (readonly [number, number])[]
  /** Stands where the content of all members does. */
  readonly packed?: Uint8Array
  /** Bytes that all members together have, as the header states them. */
  readonly size?: number
  /** Content that no member is for. */
  readonly surplus?: readonly Uint8Array[]
  /** Contents at the end that are left out. */
  readonly lost?: number
  /** Members that the header states. */
  readonly count?: number
  /** Bytes between the packed streams and the header. */
  readonly gap?: Uint8Array
}

const SIGNATURE = Buffer.from('377abcaf271c0004', 'hex')

/** A 7z archive with one folder and a plain header. https://www.7-zip.org/sdk.html, 7zFormat.txt. */
export function makeSevenZip(entries: readonly SevenZipEntry[], options: SevenZipOptions = {}): Buffer {
  const pieces = [
    ...entries.flatMap(({ content }) => (content === undefined || content.length === 0 ? [] : [content])),
    ...(options.surplus ?? []),
  ].slice(0, options.lost === undefined ? undefined : -options.lost)
  const packed = Buffer.from(options.packed ?? Buffer.concat(pieces))
  const header = Buffer.concat([
    bytes(0x01),
    pieces.length === 0 ? Buffer.alloc(0) : streams(pieces, packed, options),
    files(entries, options.count ?? entries.length),
    bytes(0x00),
  ])
  return wrapped(Buffer.concat([packed, options.gap ?? Buffer.alloc(0)]), header)
}

/** The signature header in front of content and directory. */
export function wrapped(content: Uint8Array, header: Uint8Array): Buffer {
  const start = Buffer.alloc(24)
  start.writeBigUInt64LE(BigInt(content.length), 4)
  start.writeBigUInt64LE(BigInt(header.length), 12)
  return Buffer.concat([SIGNATURE, start, content, header])
}

function streams(pieces: readonly Uint8Array[], packed: Uint8Array, options: SevenZipOptions): Buffer {
  const methods = options.methods ?? [{ id: '00' }]
  const size = options.size ?? pieces.reduce((sum, { length }) => sum + length, 0)
  return Buffer.concat([
    bytes(0x04, 0x06, 0x00, 0x01, 0x09),
    number(packed.length),
    bytes(0x00, 0x07, 0x0b, 0x01, 0x00, methods.length),
    ...methods.map(({ id, properties }) => {
      const own = Buffer.from(id, 'hex')
      if (properties === undefined) return Buffer.concat([bytes(own.length), own])
      return Buffer.concat([bytes(own.length | 0x20), own, number(properties.length), properties])
    }),
    ...(options.bindings ?? methods.slice(1).map((_, index) => [index, index + 1])).map((pair) =>
      bytes(...pair),
    ),
    bytes(0x0c),
    ...methods.map(() => number(size)),
    bytes(0x00, 0x08, 0x0d),
    number(pieces.length),
    bytes(0x09),
    ...pieces.slice(0, -1).map(({ length }) => number(length)),
    bytes(0x00, 0x00),
  ])
}

function files(entries: readonly SevenZipEntry[], count: number): Buffer {
  const names = Buffer.from(entries.map(({ name }) => `${name}\0`).join(''), 'utf16le')
  const modes = Buffer.concat(
    entries.map(({ mode = 0o100_644 }) => {
      const attributes = Buffer.alloc(4)
      attributes.writeUInt32LE(((mode << 16) | 0x8000) >>> 0)
      return attributes
    }),
  )
  const isEmpty = entries.map(({ content }) => content === undefined || content.length === 0)
  return Buffer.concat([
    bytes(0x05),
    number(count),
    property(0x0e, bits(isEmpty)),
    property(
      0x0f,
      bits(entries.filter((_, index) => isEmpty[index]).map(({ content }) => content !== undefined)),
    ),
    property(0x11, Buffer.concat([bytes(0), names])),
    property(0x15, Buffer.concat([bytes(1, 0), modes])),
    bytes(0x00),
  ])
}

function property(id: number, content: Buffer): Buffer {
  return Buffer.concat([bytes(id), number(content.length), content])
}

function bits(flags: readonly boolean[]): Buffer {
  const packed = Buffer.alloc(Math.ceil(flags.length / 8))
  for (const [index, flag] of flags.entries()) {
    if (flag) packed[index >> 3] = (packed[index >> 3] as number) | (0x80 >> (index & 7))
  }
  return packed
}

/** The longest form, which any number may have. */
export function number(value: number): Buffer {
  const long = Buffer.alloc(9, 0xff)
  long.writeBigUInt64LE(BigInt(value), 1)
  return value < 0x80 ? bytes(value) : long
}

function bytes(...values: number[]): Buffer {
  return Buffer.from(values)
}
