import { CPIO_TRAILER, type CpioHeader, cpioHeaderAt, nextCpioHeader } from './cpio-headers.ts'
import { standsAt } from './cursor.ts'
import { decodeName, type Listing, type Member, type Problem, storedContent } from './member.ts'

const MODE_KIND = 0o170_000
const MODE_LINK = 0o120_000
const MODE_FOLDER = 0o040_000
const MODE_FILE = 0o100_000
/** A link's target is its content. */
const MAX_TARGET_BYTES = 4_096
/** Kernels unpack another archive behind the end, which may be compressed. */
const BEHIND_THE_END = 'behind the end'

/** Whether an archive begins here: a header that makes sense, and, where its magic is two bytes only, another one behind it. */
export function beginsCpio(bytes: Uint8Array): boolean {
  const first = cpioHeaderAt(bytes, 0)
  if (first === undefined) return false
  return standsAt(bytes, '0707', 0) || cpioHeaderAt(bytes, first.next) !== undefined
}

/** Lists a cpio archive of any form. Reads on behind damage and behind the end mark, as some readers do. */
export function readCpio(bytes: Uint8Array, maxMembers: number): Listing {
  const members: Member[] = []
  const problems: Problem[] = []
  let at = 0
  let isEnded = false
  while (at < bytes.length) {
    const header = cpioHeaderAt(bytes, at)
    const endsHere = header?.name === CPIO_TRAILER
    const isMember: boolean = header === undefined ? isEnded : !endsHere || header.size > 0
    if (isMember && members.length === maxMembers) {
      problems.push({ kind: 'too-many-members' })
      return { members, problems }
    }
    if (header !== undefined) {
      isEnded = endsHere
      if (isMember) members.push(memberAt(bytes, header))
      if (isMember && header.contentAt + header.size > bytes.length)
        problems.push({ kind: 'cut-short', member: header.name })
      at = header.next
    } else if (isEnded) {
      members.push(remainder(bytes.subarray(at)))
      at = bytes.length
    } else {
      if (!problems.some(({ kind }) => kind === 'damaged')) problems.push({ kind: 'damaged' })
      at = nextCpioHeader(bytes, at + 1)
    }
    while (isEnded && bytes[at] === 0) at++
  }
  if (!isEnded && !problems.some(({ kind }) => kind === 'cut-short')) problems.push({ kind: 'cut-short' })
  return { members, problems }
}

function memberAt(bytes: Uint8Array, { name, mode, size, contentAt }: CpioHeader): Member {
  const content = bytes.subarray(Math.min(contentAt, bytes.length), Math.min(bytes.length, contentAt + size))
  const kind = kindOf(mode, size)
  return {
    ...storedMember(name, content, size),
    kind,
    ...(kind === 'link' ? { target: decodeName(content.subarray(0, MAX_TARGET_BYTES)) } : {}),
    executable: (mode & 0o111) !== 0,
  }
}

function remainder(content: Uint8Array): Member {
  return storedMember(BEHIND_THE_END, content, content.length)
}

function storedMember(name: string, content: Uint8Array, size: number): Member {
  return {
    name,
    kind: 'file',
    executable: false,
    size,
    packedSize: size,
    packing: 'stored',
    read: (limit) => storedContent(content, size, limit),
  }
}

/** What has content and no kind that explains it is taken for a file, to be on the safe side. */
function kindOf(mode: number, size: number): Member['kind'] {
  const kind = mode & MODE_KIND
  if (kind === MODE_LINK) return 'link'
  if (kind === MODE_FILE || kind === 0 || size > 0) return 'file'
  return kind === MODE_FOLDER ? 'folder' : 'other'
}
