/** How the head version of a file relates to the base version. */
export type ChangeStatus = 'added' | 'modified' | 'renamed' | 'removed'

/** What git stores at a path: 100644, 100755, 120000 and 160000. */
export type FileMode = 'file' | 'executable' | 'symlink' | 'submodule'

export type Side = 'base' | 'head'

/** Everything known of a changed file before a byte of it is read. */
export interface FileHeader {
  /** Relative to the root, with `/`; at head, or at base for a removed file. Hostile text: escape before printing. */
  readonly path: string
  readonly status: ChangeStatus
  readonly mode: FileMode
  /** Where the content stood at base; only when `status` is `renamed`. */
  readonly previousPath?: string
  /** Mode at base; absent when the file was added. */
  readonly previousMode?: FileMode
  /** Git object id at head: of the blob, or of the commit a submodule points to. Absent outside git. */
  readonly objectId?: string
  readonly previousObjectId?: string
}

/** The bytes of one version of a file. */
export interface Content {
  /** At most the number of bytes asked for, from the start. A symlink's content is its target. */
  readonly bytes: Uint8Array
  /** Bytes of the whole file, also when `bytes` is cut. */
  readonly size: number
  /** Of the whole file, lower-case hex; given by a source that cut `bytes`, because nobody else can compute it then. */
  readonly sha256?: string
}

/** A changed file whose bytes are fetched only when asked for. Submodules have no content. */
export interface ChangedFile extends FileHeader {
  /** Undefined when the file does not exist on that side. Throws SourceError when it exists and cannot be read. */
  load(side: Side, maxBytes: number): Promise<Content | undefined>
}

/** Text that comes with a change and stands in none of its files. */
export interface ChangeMessage {
  /** Names it in reports, in words of ours: `description of the pull request`, `message of commit 1a2b3c4d5e6f`. */
  readonly place: string
  /** Hostile. */
  readonly text: string
}

/** A file of a commit that the change need not touch, for checks that must look beside the changed file. */
export interface RepositoryView {
  /** Undefined when there is no such regular file. Throws SourceError when it exists and cannot be read. */
  read(side: Side, path: string, maxBytes: number): Promise<Uint8Array | undefined>
}

/** The outside world, as small as what git, the GitHub API, a folder and memory have in common. */
export interface ChangeSource extends RepositoryView {
  /** Yields each changed file once, in path order. Throws SourceError. */
  changes(): AsyncIterable<ChangedFile>
  /** What was compared, for the report. */
  readonly range: ComparedRange
  /** How many files the platform says the change has, to compare with what was listed. Undefined: the listing is the truth. */
  readonly expectedFiles?: number
  /** Gaps of the listing itself, known once `changes()` is exhausted. */
  readonly listingGaps?: readonly ListingGap[]
  /**
   * A file of the branch merged into as it stands now; without this method `read('base', …)` says the same.
   * Whoever proposes a change chooses where it branches off, and must not choose an older policy with it.
   */
  readPolicy?(path: string, maxBytes: number): Promise<Uint8Array | undefined>
  /** Messages of the commits, where the source has them at hand. Throws SourceError. */
  messages?(): Promise<readonly ChangeMessage[]>
  /** Releases child processes and sockets. */
  close(): Promise<void>
}

/** A reason why the listing may not hold every changed file. */
export interface ListingGap {
  readonly reason: 'listing-capped' | 'tree-truncated' | 'head-moved'
  /** Plain words, without text from the change. */
  readonly detail: string
}

/** The two commits that were compared. */
export interface ComparedRange {
  /** 40-hex commit or tree id; undefined for a folder, or when everything counts as added. */
  readonly base?: string
  readonly head?: string
  /** How the two were chosen, in plain words: `test merge against its first parent`, `every file`. */
  readonly description: string
}

export function headerOf(file: FileHeader): FileHeader {
  return {
    path: file.path,
    status: file.status,
    mode: file.mode,
    ...(file.previousPath === undefined ? {} : { previousPath: file.previousPath }),
    ...(file.previousMode === undefined ? {} : { previousMode: file.previousMode }),
    ...(file.objectId === undefined ? {} : { objectId: file.objectId }),
    ...(file.previousObjectId === undefined ? {} : { previousObjectId: file.previousObjectId }),
  }
}
