import { Cursor, standsAt } from './cursor.ts'
import { decodeName, type Listing, type Member, type Problem, storedContent } from './member.ts'

/** A line of sixty characters before each member. https://pubs.opengroup.org/onlinepubs/9799919799/utilities/ar.html */
const MAGIC_BYTES = 8
const HEADER_BYTES = 60
const THIN = '!<thin>\n'
const SYMBOL_TABLE = /^(?:\/|\/SYM64\/|__\.SYMDEF(?:_64)?(?: SORTED)?|\/<ECSYMBOLS>\/|\/<XFGHASHMAP>\/)$/
const LONG_NAME = /^\/(?<at>\d{1,9})$/
const BSD_NAME = /^#1\/(?<length>\d{1,4})$/
const DECIMAL = /^\d{1,10}$/

/** Lists an `ar` archive: System V, GNU and BSD names; members of a thin archive are files elsewhere. Symbol tables are left out. */
export function readAr(bytes: Uint8Array, maxMembers: number): Listing {
  const members: Member[] = []
  const problems: Problem[] = []
  const isThin = standsAt(bytes, THIN, 0)
  let longNames = new Uint8Array(0)
  let at = MAGIC_BYTES
  while (at < bytes.length) {
    const header = headerAt(bytes, at)
    if (header === undefined) {
      problems.push({ kind: bytes.length - at < HEADER_BYTES ? 'cut-short' : 'damaged' })
      break
    }
    const start = at + HEADER_BYTES
    const isTable = header.name === '//' || SYMBOL_TABLE.test(header.name)
    const stored = isThin && !isTable ? 0 : header.size
    if (header.name === '//') longNames = bytes.slice(start, start + stored)
    else if (!isTable) {
      if (members.length === maxMembers) {
        problems.push({ kind: 'too-many-members' })
        break
      }
      const member = memberAt(
        bytes.subarray(start, Math.min(bytes.length, start + stored)),
        header,
        longNames,
        isThin,
      )
      if (!SYMBOL_TABLE.test(member.name)) members.push(member)
      if (start + stored > bytes.length) problems.push({ kind: 'cut-short', member: member.name })
    }
    at = start + stored + (stored % 2)
  }
  return { members, problems }
}

interface Header {
  readonly name: string
  readonly mode: number
  readonly size: number
}

function headerAt(bytes: Uint8Array, at: number): Header | undefined {
  if (bytes.length - at < HEADER_BYTES || bytes[at + 58] !== 0x60 || bytes[at + 59] !== 0x0a) return undefined
  const fields = new Cursor(bytes).seek(at).latin1(HEADER_BYTES)
  const size = fields.slice(48, 58).trim()
  if (!DECIMAL.test(size)) return undefined
  const mode = Number.parseInt(fields.slice(40, 48), 8)
  return { name: fields.slice(0, 16).trimEnd(), mode: Number.isNaN(mode) ? 0 : mode, size: Number(size) }
}

function memberAt(content: Uint8Array, header: Header, longNames: Uint8Array, isThin: boolean): Member {
  const bsdLength = Number(BSD_NAME.exec(header.name)?.groups?.['length'] ?? 0)
  const name =
    bsdLength > 0 ? withoutPadding(content.subarray(0, bsdLength)) : sysvName(header.name, longNames)
  const size = Math.max(0, header.size - bsdLength)
  const own = content.subarray(bsdLength)
  return {
    name,
    kind: 'file',
    executable: (header.mode & 0o111) !== 0,
    size,
    packedSize: isThin ? 0 : size,
    packing: 'stored',
    ...(isThin ? { locked: 'elsewhere' } : {}),
    read: (limit) => storedContent(own, isThin ? 0 : size, limit),
  }
}

function withoutPadding(name: Uint8Array): string {
  const end = name.indexOf(0)
  return decodeName(end === -1 ? name : name.subarray(0, end))
}

/** `name/`, or `/123` for a name in the table of long ones, which end in a slash and a line feed. */
function sysvName(field: string, longNames: Uint8Array): string {
  const at = LONG_NAME.exec(field)?.groups?.['at']
  if (at === undefined) return field.endsWith('/') ? field.slice(0, -1) : field
  const name = longNames.subarray(Number(at))
  const end = name.findIndex((byte) => byte === 0x0a || byte === 0)
  return decodeName(end === -1 ? name : name.subarray(0, end)).replace(/\/$/, '')
}
