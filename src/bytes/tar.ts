import { Cursor } from './cursor.ts'
import {
  decodeName,
  type Listing,
  MAX_MEMBER_NAME,
  type Member,
  type Problem,
  storedContent,
} from './member.ts'

/** A ustar header block and its fields. https://pubs.opengroup.org/onlinepubs/9799919799/utilities/pax.html */
const BLOCK_BYTES = 512
const NAME = [0, 100] as const
const MODE = [100, 8] as const
const SIZE = [124, 12] as const
const CHECKSUM = [148, 8] as const
const LINK = [157, 100] as const
const MAGIC_AT = 257
/** In the old GNU form of sparse files: whether a block of the map follows the header, and whether one follows that block. */
const SPARSE_CONTINUES_AT = 482
const MAP_CONTINUES_AT = 504
const PREFIX = [345, 155] as const
/** Bytes of extended headers and long names that are read. */
const MAX_EXTENSION_BYTES = 1_048_576
const CHECKSUM_FIELD = /^[ 0]{0,8}(?<octal>[0-7]{1,7})[ \0]/
const OCTAL = /^[ \0]{0,12}(?<octal>[0-7]{1,12})/

/** Records of an extended header that change what is read. */
interface Attributes {
  readonly path?: string
  readonly linkpath?: string
  readonly size?: number
  readonly sparse?: boolean
}

/** Whether a header of tar stands at the start: the sum of the block's bytes, with the field of the sum as blanks. */
export function hasTarChecksum(bytes: Uint8Array): boolean {
  return isHeader(bytes, 0)
}

/**
 * Lists a tar archive: ustar, GNU long names, pax paths and sizes, numbers in base 256.
 * Reads on behind the end mark and behind damage, as some readers do.
 */
export function readTar(bytes: Uint8Array, maxMembers: number): Listing {
  const members: Member[] = []
  const problems: Problem[] = []
  let global: Attributes = {}
  let next: Attributes = {}
  let at = 0
  while (at + BLOCK_BYTES <= bytes.length) {
    if (!isHeader(bytes, at)) {
      const isBlank = bytes[at] === 0
      if (!isBlank && !problems.some((problem) => problem.kind === 'damaged'))
        problems.push({ kind: 'damaged' })
      at += BLOCK_BYTES
      continue
    }
    if (members.length === maxMembers) {
      problems.push({ kind: 'too-many-members' })
      break
    }
    const type = String.fromCharCode(bytes[at + 156] as number)
    const attributes = { ...global, ...next }
    const size = 'xgLK'.includes(type)
      ? numberAt(bytes, at, SIZE)
      : (attributes.size ?? numberAt(bytes, at, SIZE))
    const start = at + BLOCK_BYTES + (type === 'S' ? sparseMapBytes(bytes, at) : 0)
    const content = bytes.subarray(start, Math.min(bytes.length, start + size))
    if (type === 'x') next = { ...next, ...paxAttributes(content) }
    else if (type === 'g') global = { ...global, ...paxAttributes(content) }
    else if (type === 'L') next = { ...next, path: longName(content) }
    else if (type === 'K') next = { ...next, linkpath: longName(content) }
    else {
      const member = memberAt(bytes, at, { type, attributes, size, content })
      members.push(member)
      if (type === 'S' || attributes.sparse) problems.push({ kind: 'sparse', member: member.name })
      if (member.kind === 'file' && content.length < size)
        problems.push({ kind: 'cut-short', member: member.name })
      next = {}
    }
    if (type === 'S') at += sparseMapBytes(bytes, at)
    at += BLOCK_BYTES + (holdsContent(type) ? Math.ceil(size / BLOCK_BYTES) * BLOCK_BYTES : 0)
  }
  return { members, problems }
}

/** GNU continues the list of a sparse file's pieces in blocks before the content, each of which says whether another follows. */
function sparseMapBytes(bytes: Uint8Array, at: number): number {
  if (bytes[at + SPARSE_CONTINUES_AT] !== 1) return 0
  let length = BLOCK_BYTES
  while (bytes[at + length + MAP_CONTINUES_AT] === 1) length += BLOCK_BYTES
  return length
}

interface Found {
  readonly type: string
  readonly attributes: Attributes
  readonly size: number
  readonly content: Uint8Array
}

function memberAt(bytes: Uint8Array, at: number, { type, attributes, size, content }: Found): Member {
  const kind = kindOf(type)
  const target = attributes.linkpath ?? textAt(bytes, at, LINK)
  const stored = holdsContent(type) ? size : 0
  return {
    name: (attributes.path ?? nameAt(bytes, at)).slice(0, MAX_MEMBER_NAME),
    kind,
    ...(kind === 'link' ? { target } : {}),
    executable: (numberAt(bytes, at, MODE) & 0o111) !== 0,
    size: stored,
    packedSize: stored,
    packing: 'stored',
    read: (limit) => storedContent(content, stored, limit),
  }
}

function kindOf(type: string): Member['kind'] {
  if (type === '1' || type === '2') return 'link'
  if (type === '5' || type === 'D') return 'folder'
  return '3468V'.includes(type) ? 'other' : 'file'
}

/** Links, devices and folders state sizes that no content follows. */
function holdsContent(type: string): boolean {
  return !'123456'.includes(type)
}

function nameAt(bytes: Uint8Array, at: number): string {
  const name = textAt(bytes, at, NAME)
  // GNU headers have other things where the prefix of ustar stands.
  const isUstar = bytes[at + MAGIC_AT] === 0x75 && bytes[at + MAGIC_AT + 5] === 0
  const prefix = isUstar ? textAt(bytes, at, PREFIX) : ''
  return prefix === '' ? name : `${prefix}/${name}`
}

function textAt(bytes: Uint8Array, at: number, [from, length]: readonly [number, number]): string {
  const field = bytes.subarray(at + from, at + from + length)
  const end = field.indexOf(0)
  return decodeName(end === -1 ? field : field.subarray(0, end))
}

/** Octal digits, or base 256 when the top bit is set; what no archive can hold counts as more than all bytes. */
function numberAt(bytes: Uint8Array, at: number, [from, length]: readonly [number, number]): number {
  const first = bytes[at + from] as number
  if ((first & 0x80) === 0) {
    const field = new Cursor(bytes).seek(at + from).latin1(length)
    return Number.parseInt(OCTAL.exec(field)?.groups?.['octal'] ?? '0', 8)
  }
  if (first === 0xff) return 0
  let value = first & 0x7f
  for (let index = 1; index < length; index++) value = value * 256 + (bytes[at + from + index] as number)
  return Math.min(value, Number.MAX_SAFE_INTEGER)
}

function longName(content: Uint8Array): string {
  const end = content.indexOf(0)
  return decodeName(end === -1 ? content : content.subarray(0, end))
}

/** Records of the form `length key=value` and a line feed. */
function paxAttributes(content: Uint8Array): Attributes {
  const text = new TextDecoder('utf-8').decode(content.subarray(0, MAX_EXTENSION_BYTES))
  let attributes: Attributes = {}
  // A value may hold line feeds; a path that does is cut there, which is enough to recognise it.
  for (const line of text.split('\n')) {
    const space = line.indexOf(' ')
    const equals = line.indexOf('=', space)
    if (space === -1 || equals === -1) continue
    const key = line.slice(space + 1, equals)
    const value = line.slice(equals + 1)
    if (key === 'path' || key === 'GNU.sparse.name') attributes = { ...attributes, path: value }
    else if (key === 'linkpath') attributes = { ...attributes, linkpath: value }
    else if (key === 'size' && /^\d{1,15}$/.test(value)) attributes = { ...attributes, size: Number(value) }
    if (key.startsWith('GNU.sparse.')) attributes = { ...attributes, sparse: true }
  }
  return attributes
}

function isHeader(bytes: Uint8Array, at: number): boolean {
  if (bytes.length < at + BLOCK_BYTES || bytes[at] === 0) return false
  const [checksumAt, checksumBytes] = CHECKSUM
  const field = new Cursor(bytes).seek(at + checksumAt).latin1(checksumBytes)
  const stated = CHECKSUM_FIELD.exec(field)?.groups?.['octal']
  if (stated === undefined) return false
  let sum = checksumBytes * 0x20
  for (let index = 0; index < BLOCK_BYTES; index++) {
    if (index < checksumAt || index >= checksumAt + checksumBytes) sum += bytes[at + index] as number
  }
  return Number.parseInt(stated, 8) === sum
}
