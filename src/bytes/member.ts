import type { Expansion } from './expansion.ts'

/** What one file of a repository may cost when it holds others, at all depths together. */
export interface ContainerBudget {
  /** Members that are listed. */
  readonly members: number
  /** Bytes that decompressors may write. */
  readonly expandedBytes: number
  /** How many times larger than the compressed bytes the content may be, once it is larger than `unratedBytes`. */
  readonly ratio: number
  readonly unratedBytes: number
  /** Bytes of members that are looked at, stored ones included: members may overlap. */
  readonly inspectedBytes: number
  /** Containers inside containers; the outermost is the first. A tar inside its compression counts as one. */
  readonly depth: number
}

const MEBIBYTE = 1024 * 1024

export const DEFAULT_CONTAINER_BUDGET: ContainerBudget = {
  members: 10_000,
  expandedBytes: 64 * MEBIBYTE,
  ratio: 200,
  unratedBytes: 16 * MEBIBYTE,
  inspectedBytes: 256 * MEBIBYTE,
  depth: 4,
}

/** Bytes of a member's name that are kept. */
export const MAX_MEMBER_NAME = 4_096

/** One entry as its container states it. Nothing of it is trusted, and nothing is extracted. */
export interface Member {
  /** Hostile text: may be absolute, hold `..`, controls, or nothing. */
  readonly name: string
  readonly kind: 'file' | 'folder' | 'link' | 'other'
  /** Where a link points. */
  readonly target?: string
  /** Whether the container says that it may be executed. */
  readonly executable: boolean
  /** Bytes of the content as the container states them. */
  readonly size: number
  /** The content, as far as the limit lets it be expanded; stored content is a view that costs nothing. */
  read(limit: number): Expansion
  /** Why the content cannot be read; absent when it can be. */
  readonly locked?: 'encrypted' | 'unknown-compression' | 'elsewhere'
  /** The bytes of the container that hold the content, still compressed. */
  readonly packedSize: number
  /** `open`: compressed, and only the stream itself says where it ends. `shared`: compressed together with other members, and counted by the reader itself. */
  readonly packing: 'stored' | 'compressed' | 'open' | 'shared'
  /** CRC-32 of the content, as stated. */
  readonly crc?: number
}

/** What two readers of the same container could disagree about, or none can read. */
export type ProblemKind =
  /** More entries than the limit; the rest was not listed. */
  | 'too-many-members'
  /** The container ends inside an entry. */
  | 'cut-short'
  /** Bytes between entries make no sense. */
  | 'damaged'
  /** Content that the directory does not list. */
  | 'hidden-member'
  /** A directory entry without content where it points. */
  | 'lost-member'
  | 'two-names'
  | 'two-sizes'
  /** One name for several contents. */
  | 'same-name'
  | 'overlap'
  /** A file with holes: what the container stores is not what is written. */
  | 'sparse'
  /** The directory is packed in a way that cannot be read, so that nobody can say what is inside. */
  | 'encrypted'
  | 'unknown-compression'
  /** The directory is larger than what may be expanded. */
  | 'over-limit'

export interface Problem {
  readonly kind: ProblemKind
  /** Name of the entry; absent when the container as a whole is meant. */
  readonly member?: string
}

/** What decompressors may still write, for readers that expand something to list it, or several members at once. */
export interface ExpansionAllowance {
  /** Bytes. */
  readonly expansionLeft: number
  takeExpanded(bytes: number): void
}

export interface Listing {
  readonly members: readonly Member[]
  readonly problems: readonly Problem[]
}

/** The content of a stored member, cut at the limit. */
export function storedContent(bytes: Uint8Array, wanted: number, limit: number): Expansion {
  const granted = bytes.subarray(0, Math.min(wanted, limit))
  const ending = granted.length < wanted ? (granted.length < limit ? 'cut-short' : 'over-limit') : 'complete'
  return { bytes: granted, ending, consumed: granted.length }
}

/** A name as UTF-8 when it is that, else one character a byte. */
export function decodeName(bytes: Uint8Array): string {
  const kept = bytes.subarray(0, MAX_MEMBER_NAME)
  const text = new TextDecoder('utf-8').decode(kept)
  return text.includes('\ufffd') ? new TextDecoder('latin1').decode(kept) : text
}
