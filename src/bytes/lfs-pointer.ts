import { standsAt } from './cursor.ts'

/** What a Git LFS pointer says of the content that is stored elsewhere. */
export interface LfsPointer {
  /** Lower-case hex SHA-256 of the content. */
  readonly oid: string
  /** Bytes of the content, as the pointer claims. */
  readonly size: number
}

/** Git LFS takes nothing longer for a pointer (its specification: less than 1,024 bytes). */
const MAX_POINTER_BYTES = 1024
const VERSION = 'version https://'
const VERSION_LINE = /^version https:\/\/(?:git-lfs\.github|hawser\.github|git-media\.io)[^\n]{0,80}$/
const OID_LINE = /^oid sha256:(?<oid>[0-9a-f]{64})$/
const SIZE_LINE = /^size (?<size>[0-9]{1,15})$/

/** Reads a pointer by its bytes; undefined when it is anything else. https://github.com/git-lfs/git-lfs/blob/main/docs/spec.md */
export function readLfsPointer(bytes: Uint8Array): LfsPointer | undefined {
  if (bytes.length > MAX_POINTER_BYTES || !standsAt(bytes, VERSION, 0)) return undefined
  const lines = new TextDecoder('latin1').decode(bytes).split(/\r?\n/)
  if (!VERSION_LINE.test(lines[0] ?? '')) return undefined
  const oid = lines.map((line) => OID_LINE.exec(line)?.groups?.['oid']).find((value) => value !== undefined)
  const size = lines
    .map((line) => SIZE_LINE.exec(line)?.groups?.['size'])
    .find((value) => value !== undefined)
  return oid === undefined || size === undefined ? undefined : { oid, size: Number(size) }
}
