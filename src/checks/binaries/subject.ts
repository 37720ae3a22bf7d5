import type { FileMode } from '../../model/change-set.ts'
import type { LoadedFile } from '../../model/rule.ts'

/** A file of the repository or a member of one, as far as this check looks at it. */
export interface Subject {
  /** Of the file in the repository. */
  readonly path: string
  /** Where the member stands inside the file, nested ones behind `!/`; undefined for the file itself. */
  readonly member?: string
  /** The path whose extension counts. */
  readonly name: string
  readonly mode: FileMode
  readonly bytes: Uint8Array
  /** Bytes of the whole content; more than `bytes.length` when reading stopped early. */
  readonly size: number
  /** The start of the content, decoded when it is text. */
  headText(): string
  /** Of this content, as far as it was read; lower-case hex. */
  sha256(): string
  /** Of the file in the repository: what the ledger allows. */
  fileSha256(): string
}

/** Bytes of a member's text that are decoded. */
const HEAD_TEXT_BYTES = 65_536

export function fileSubject(file: LoadedFile): Subject {
  const mode = file.side === 'head' ? file.header.mode : (file.header.previousMode ?? file.header.mode)
  const sha256 = (): string => file.sha256()
  return {
    path: file.path,
    name: file.path,
    mode,
    bytes: file.bytes,
    size: file.size,
    headText: () => file.text ?? '',
    sha256,
    fileSha256: sha256,
  }
}

/** What a container says of a member, and what of its content was read. */
export interface MemberContent {
  /** The whole way from the file to the member. */
  readonly member: string
  readonly name: string
  readonly executable: boolean
  readonly bytes: Uint8Array
  readonly size: number
}

export function memberSubject(
  host: Subject,
  { member, name, executable, bytes, size }: MemberContent,
  digest: (bytes: Uint8Array) => string,
): Subject {
  let known: string | undefined
  return {
    path: host.path,
    member,
    name,
    mode: executable ? 'executable' : 'file',
    bytes,
    size,
    headText: () => new TextDecoder('utf-8').decode(bytes.subarray(0, HEAD_TEXT_BYTES)),
    sha256() {
      known ??= digest(bytes)
      return known
    },
    fileSha256: () => host.fileSha256(),
  }
}
