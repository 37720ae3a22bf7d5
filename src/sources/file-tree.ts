import { createHash } from 'node:crypto'
import {
  closeSync,
  constants,
  type Dirent,
  fstatSync,
  lstatSync,
  openSync,
  readSync,
  type Stats,
} from 'node:fs'
import { lstat, readdir, readlink, stat } from 'node:fs/promises'
import { resolve } from 'node:path'
import type { ChangedFile, ChangeSource, Content, FileMode, ListingGap, Side } from '../model/change-set.ts'
import { SourceError } from '../model/errors.ts'
import { compareText } from '../model/finding.ts'
import { globListTest } from '../text/glob.ts'
import { pathFromBytes, pathToBytes } from '../text/path-name.ts'

/** Files that are listed; a larger folder is inspected as far as that. */
const MAX_FILES = 1_000_000
/** Folders within folders. */
const MAX_DEPTH = 200
/** Bytes read at a time. */
const CHUNK_BYTES = 256 * 1024
const OWNER_MAY_EXECUTE = 0o100
/** Git's own folder, or the file that stands for it in a submodule or a second work tree. */
const GIT_FOLDER = '.git'

/**
 * Every file below a folder, as if a change had added it; hidden files too, links not followed, `.git` left out.
 *
 * Walks by itself. `@actions/glob` would write `::debug::` lines to standard output, where the report goes; would take a line
 * feed, `#`, `!` or `[` in the folder's own path for syntax; and would end the run at the first name that is not UTF-8.
 * @param paths globs that choose among the files; none: all
 * @throws SourceError 'not-found' when there is no such folder
 */
export async function fileTree(directory: string, paths: readonly string[] = []): Promise<ChangeSource> {
  const root = resolve(directory)
  const found = await stat(root).catch(() => undefined)
  if (found?.isDirectory() !== true) throw new SourceError('not-found', `there is no folder ${directory}`)
  return new FileTree(root, globListTest(paths))
}

class FileTree implements ChangeSource {
  readonly range = { description: 'every file' }
  private readonly root: string
  private readonly isWanted: (path: string) => boolean
  private listed = 0
  private unreadableFolders = 0
  private deepFolders = 0

  constructor(root: string, isWanted: (path: string) => boolean) {
    this.root = root
    this.isWanted = isWanted
  }

  get listingGaps(): readonly ListingGap[] {
    const gaps: ListingGap[] = []
    if (this.listed > MAX_FILES) gaps.push(gap(`only the first ${MAX_FILES} files are listed`))
    if (this.unreadableFolders > 0) gaps.push(gap(`${this.unreadableFolders} folders could not be opened`))
    if (this.deepFolders > 0)
      gaps.push(gap(`${this.deepFolders} folders are nested more than ${MAX_DEPTH} deep`))
    return gaps
  }

  async *changes(): AsyncGenerator<ChangedFile, void> {
    this.listed = 0
    this.unreadableFolders = 0
    this.deepFolders = 0
    yield* this.below('', 0)
  }

  async read(side: Side, path: string, maxBytes: number): Promise<Uint8Array | undefined> {
    if (side === 'base' || !(await this.isRegularFile(path))) return undefined
    return (await this.load(path, 'file', maxBytes)).bytes
  }

  async close(): Promise<void> {}

  /** In the order of whole paths: a folder sorts as its name with a slash. */
  private async *below(folder: string, depth: number): AsyncGenerator<ChangedFile, void> {
    for (const entry of await this.entries(folder)) {
      if (this.listed > MAX_FILES) return
      if (entry.kind === 'folder') {
        if (depth < MAX_DEPTH) yield* this.below(entry.path, depth + 1)
        else this.deepFolders++
      } else if (this.isWanted(entry.path)) {
        this.listed++
        if (this.listed <= MAX_FILES) yield this.file(entry)
      }
    }
  }

  private async entries(folder: string): Promise<readonly Entry[]> {
    let names: Dirent<Buffer>[]
    try {
      names = await readdir(this.at(folder), { withFileTypes: true, encoding: 'buffer' })
    } catch {
      this.unreadableFolders++
      return []
    }
    return names
      .flatMap((name): Entry[] => {
        const path = pathFromBytes(name.name)
        const kind = kindOf(name)
        if (path === GIT_FOLDER || kind === undefined) return []
        return [{ kind, path: kind === 'folder' ? `${folder}${path}/` : `${folder}${path}` }]
      })
      .sort((a, b) => compareText(a.path, b.path))
  }

  private file(entry: Entry): ChangedFile {
    const mode = entry.kind === 'symlink' ? 'symlink' : this.modeOf(entry.path)
    return {
      path: entry.path,
      status: 'added',
      mode,
      load: async (side, maxBytes) => (side === 'base' ? undefined : this.load(entry.path, mode, maxBytes)),
    }
  }

  private modeOf(path: string): FileMode {
    const found = lstatSync(this.at(path), { throwIfNoEntry: false })
    return ((found?.mode ?? 0) & OWNER_MAY_EXECUTE) === 0 ? 'file' : 'executable'
  }

  private async load(path: string, mode: FileMode, maxBytes: number): Promise<Content> {
    try {
      if (mode === 'symlink') return cut(await readlink(this.at(path), { encoding: 'buffer' }), maxBytes)
      // Without waiting for a writer and without following a link, should the file have become something else meanwhile.
      const flags = constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK
      // Synchronous: for a local file of a few kilobytes the detour through the thread pool costs more than the read.
      const handle = openSync(this.at(path), flags)
      try {
        const found = fstatSync(handle)
        if (!found.isFile()) throw new Error('no regular file any more')
        return readWhole(handle, found.size, maxBytes)
      } finally {
        closeSync(handle)
      }
    } catch (cause) {
      throw new SourceError('read-failed', `the file cannot be read${systemReason(cause)}`, { cause })
    }
  }

  /** Neither the file nor a folder on the way to it is a link, so that nothing outside is read. */
  private async isRegularFile(path: string): Promise<boolean> {
    const names = path.split('/')
    if (names.some((name) => name === '' || name === '.' || name === '..' || name.includes('\0')))
      return false
    let found: Stats | undefined
    for (let count = 1; count <= names.length; count++) {
      found = await lstat(this.at(names.slice(0, count).join('/'))).catch(() => undefined)
      if (count < names.length && found?.isDirectory() !== true) return false
    }
    return found?.isFile() === true
  }

  private at(path: string): Buffer {
    return Buffer.concat([Buffer.from(`${this.root}/`), pathToBytes(path)])
  }
}

interface Entry {
  readonly kind: 'folder' | 'file' | 'symlink'
  /** A folder's ends with a slash. */
  readonly path: string
}

/** Undefined for sockets, pipes and devices, which nobody can commit. */
function kindOf(entry: Dirent<Buffer>): Entry['kind'] | undefined {
  if (entry.isSymbolicLink()) return 'symlink'
  if (entry.isDirectory()) return 'folder'
  return entry.isFile() ? 'file' : undefined
}

function gap(detail: string): ListingGap {
  return { reason: 'listing-capped', detail }
}

/**
 * Keeps the first bytes; past them the rest is only hashed and counted, never in memory together.
 * @param expected bytes the file had a moment ago; it may have grown or shrunk since
 */
function readWhole(handle: number, expected: number, maxBytes: number): Content {
  let kept = Buffer.allocUnsafe(Math.min(Math.max(expected, 1), maxBytes))
  let size = 0
  for (;;) {
    if (size === kept.length && size < maxBytes)
      kept = Buffer.concat([kept], Math.min(size * 2 + CHUNK_BYTES, maxBytes))
    if (size === kept.length) break
    const read = readSync(handle, kept, size, kept.length - size, null)
    size += read
    // A file that grew since is judged as it was.
    if (read === 0 || size === expected) return { bytes: kept.subarray(0, size), size }
  }
  const hash = createHash('sha256').update(kept)
  const rest = Buffer.allocUnsafe(CHUNK_BYTES)
  for (let read = readSync(handle, rest); read > 0; read = readSync(handle, rest)) {
    hash.update(rest.subarray(0, read))
    size += read
  }
  return { bytes: kept, size, ...(size === kept.length ? {} : { sha256: hash.digest('hex') }) }
}

function cut(bytes: Buffer, maxBytes: number): Content {
  if (bytes.length <= maxBytes) return { bytes, size: bytes.length }
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  return { bytes: bytes.subarray(0, maxBytes), size: bytes.length, sha256 }
}

/** `: EACCES`; the system's own text would repeat the path. */
function systemReason(cause: unknown): string {
  const { code } = cause as { readonly code?: unknown }
  return typeof code === 'string' ? `: ${code}` : ''
}
