import { indexOfBytes } from './search.ts'
import {
  isStatedLater,
  LOCAL_HEADER_BYTES,
  LOCAL_MAGIC,
  type LocalHeader,
  readLocalHeader,
} from './zip-records.ts'

/** Places between members that are searched for more of them; chance gives one in four billion bytes. */
const MAX_CANDIDATES = 20_000
/** Bytes of the record that may follow a member whose sizes were not known before. */
const MAX_DESCRIPTOR_BYTES = 24
const LARGEST_METHOD = 99

/** Where something of the directory stands; `end` is excluded. */
export interface Extent {
  readonly start: number
  readonly end: number
  readonly name?: Uint8Array
}

/** Names of members whose content begins before the one in front of it has ended. */
export function* overlaps(extents: readonly Extent[]): Iterable<Uint8Array> {
  let covered = 0
  for (const extent of extents) {
    if (extent.start < covered && extent.name !== undefined) yield extent.name
    covered = Math.max(covered, extent.end)
  }
}

/** Headers in front of, between and behind the members of the directory; where there is no directory, all of them. */
export function localHeadersBetween(
  bytes: Uint8Array,
  known: readonly Extent[],
): { readonly headers: readonly LocalHeader[]; readonly gaveUp: boolean } {
  const headers: LocalHeader[] = []
  let from = 0
  let candidates = 0
  for (const extent of [...known, { start: bytes.length, end: bytes.length }]) {
    const gap = bytes.subarray(0, extent.start)
    while (from + LOCAL_HEADER_BYTES <= gap.length) {
      const at = indexOfBytes(gap, LOCAL_MAGIC, from)
      if (at === -1) break
      if (candidates++ === MAX_CANDIDATES) return { headers, gaveUp: true }
      const local = readLocalHeader(bytes, at)
      from = at + 4
      if (local === undefined || !isPlausible(local)) continue
      headers.push(local)
      from = Math.max(from, endOfContent(bytes, local))
    }
    from = Math.max(from, extent.end)
  }
  return { headers, gaveUp: false }
}

/** A name of some length and a method that exists: four bytes of chance have neither. */
function isPlausible({ method, name }: LocalHeader): boolean {
  return method <= LARGEST_METHOD && name.length > 0 && !name.includes(0)
}

function endOfContent(bytes: Uint8Array, local: LocalHeader): number {
  if (!isStatedLater(local)) return Math.min(bytes.length, local.contentAt + local.packedSize)
  const next = indexOfBytes(bytes, 'PK\x07\x08', local.contentAt)
  return next === -1 ? local.contentAt : Math.min(bytes.length, next + MAX_DESCRIPTOR_BYTES - 8)
}
