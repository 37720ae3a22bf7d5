import { crc32, deflateRawSync, gzipSync } from 'node:zlib'

/** A member as a test wants it, lies included. */
export interface ZipEntry {
  readonly name: string
  readonly content: Uint8Array
  readonly deflated?: boolean
  readonly flags?: number
  /** Of Unix, as in `0o120777`. */
  readonly mode?: number
  /** What the directory states instead of the truth. */
  readonly directory?: { readonly size?: number; readonly packedSize?: number; readonly headerAt?: number }
  /** Bytes of the extra field of the directory entry. */
  readonly extra?: Uint8Array
}

/** A zip with local headers, directory and end record. https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT */
export function makeZip(entries: readonly ZipEntry[]): Buffer {
  const parts: Buffer[] = []
  const directory: Buffer[] = []
  let at = 0
  for (const entry of entries) {
    const name = Buffer.from(entry.name)
    const packed = entry.deflated === true ? deflateRawSync(entry.content) : Buffer.from(entry.content)
    const common = (size: number, packedSize: number, extra: number): Buffer => {
      const fields = Buffer.alloc(26)
      fields.writeUInt16LE(20, 0)
      fields.writeUInt16LE(entry.flags ?? 0, 2)
      fields.writeUInt16LE(entry.deflated === true ? 8 : 0, 4)
      fields.writeUInt32LE(crc32(entry.content), 10)
      fields.writeUInt32LE(packedSize, 14)
      fields.writeUInt32LE(size, 18)
      fields.writeUInt16LE(name.length, 22)
      fields.writeUInt16LE(extra, 24)
      return fields
    }
    const extra = Buffer.from(entry.extra ?? [])
    const stated = entry.directory ?? {}
    const place = Buffer.alloc(14)
    place.writeUInt16LE(entry.mode ?? 0, 8)
    place.writeUInt32LE(stated.headerAt ?? at, 10)
    const size = stated.size ?? entry.content.length
    const inDirectory = common(size, stated.packedSize ?? packed.length, extra.length)
    const madeBy = entry.mode === undefined ? '\0' : '\x03'
    directory.push(Buffer.from(`PK\x01\x02\x14${madeBy}`, 'latin1'), inDirectory, place, name, extra)
    if (stated.headerAt !== undefined) continue
    const local = [
      Buffer.from('PK\x03\x04', 'latin1'),
      common(entry.content.length, packed.length, 0),
      name,
      packed,
    ]
    parts.push(...local)
    at += local.reduce((sum, part) => sum + part.length, 0)
  }
  const listed = Buffer.concat(directory)
  const end = Buffer.alloc(22)
  end.write('PK\x05\x06', 'latin1')
  end.writeUInt16LE(Math.min(entries.length, 0xffff), 8)
  end.writeUInt16LE(Math.min(entries.length, 0xffff), 10)
  end.writeUInt32LE(listed.length, 12)
  end.writeUInt32LE(at, 16)
  return Buffer.concat([...parts, listed, end])
}

export interface TarEntry {
  readonly name: string
  readonly content?: Uint8Array
  /** One character; `0`, a file, when absent. */
  readonly type?: string
  /** The size field as it stands in the header. */
  readonly sizeField?: string
}

/** A ustar archive with its end mark. https://pubs.opengroup.org/onlinepubs/9799919799/utilities/pax.html */
export function makeTar(entries: readonly TarEntry[]): Buffer {
  const blocks = entries.flatMap(({ name, content = Buffer.alloc(0), type = '0', sizeField }) => {
    const header = Buffer.alloc(512)
    header.write(name, 0, 100)
    header.write('0000644\0', 100)
    header.write(sizeField ?? `${content.length.toString(8).padStart(11, '0')}\0`, 124, 12, 'latin1')
    header.write('        ', 148)
    header.write(type, 156)
    header.write('ustar\x0000', 257)
    let sum = 0
    for (const byte of header) sum += byte
    header.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148)
    return [header, Buffer.from(content), Buffer.alloc((512 - (content.length % 512)) % 512)]
  })
  return Buffer.concat([...blocks, Buffer.alloc(1024)])
}

/** The same content compressed again and again. */
export function gzipTimes(content: Uint8Array, times: number): Buffer {
  let packed = Buffer.from(content)
  for (let round = 0; round < times; round++) packed = gzipSync(packed)
  return packed
}
