import { Buffer } from 'node:buffer'
import { createHash } from 'node:crypto'
import type { Content } from '../model/change-set.ts'
import { SourceError } from '../model/errors.ts'
import { pathFromBytes } from '../text/path-name.ts'
import {
  complaintOf,
  type GitProcess,
  type GitRepository,
  notStarted,
  shownComplaint,
  startGit,
} from './git.ts'

const MEBIBYTE = 1024 * 1024
/** Bytes of one object that are read, even if only to hash them. Reading on costs about a second a gigabyte. */
const MAX_OBJECT_BYTES = 2048 * MEBIBYTE
/** Bytes of one folder's listing; about 400,000 names. */
const MAX_TREE_BYTES = 16 * MEBIBYTE
/** Names of folders that are kept for the next look-up. */
const MAX_CACHED_NAMES = 200_000
/** Bytes of the line before an object: id, kind, size. */
const MAX_HEADER_BYTES = 256
/** Milliseconds without a byte after which git is given up: of a damaged object it sends less than it announced. */
const IDLE_MILLISECONDS = 30_000
const HEADER = /^[0-9a-f]{40,64} (?<kind>[a-z]{1,16}) (?<size>[0-9]{1,15})$/
const LINE_FEED = 0x0a

export interface TreeEntry {
  /** As git writes it in a tree, without leading zeros: `100644`, `40000`. */
  readonly mode: string
  readonly id: string
}

/**
 * Objects by id from one `git cat-file --batch`, started when first needed. One request at a time, so that never more than one
 * object is on its way; git waits while we do not read.
 */
export class GitObjects {
  private readonly repository: GitRepository
  private connection: Connection | undefined
  private isClosed = false
  private lastRequest: Promise<unknown> = Promise.resolve()
  private readonly trees = new Map<string, ReadonlyMap<string, TreeEntry>>()
  private cachedNames = 0

  constructor(repository: GitRepository) {
    this.repository = repository
  }

  /** Content of a blob, cut at `maxBytes`; then with the hash of the whole. @throws SourceError */
  blob(id: string, maxBytes: number): Promise<Content> {
    return this.request(id, 'blob', maxBytes)
  }

  /** What stands at a path below a tree; links are not followed. @throws SourceError when a folder on the way cannot be read */
  async entry(treeId: string, path: string): Promise<TreeEntry | undefined> {
    let found: TreeEntry = { mode: TREE_MODE, id: treeId }
    for (const name of path.split('/')) {
      if (found.mode !== TREE_MODE) return undefined
      const next = (await this.tree(found.id)).get(name)
      if (next === undefined) return undefined
      found = next
    }
    return found
  }

  async close(): Promise<void> {
    this.isClosed = true
    this.connection?.end()
    await this.lastRequest
  }

  private async tree(id: string): Promise<ReadonlyMap<string, TreeEntry>> {
    const known = this.trees.get(id)
    if (known !== undefined) return known
    const content = await this.request(id, 'tree', MAX_TREE_BYTES)
    if (content.size > MAX_TREE_BYTES)
      throw new SourceError('too-large', 'a folder has more entries than are read')
    const entries = parseTree(content.bytes, id.length / 2)
    this.cachedNames += entries.size
    if (this.cachedNames > MAX_CACHED_NAMES) {
      this.trees.clear()
      this.cachedNames = entries.size
    }
    this.trees.set(id, entries)
    return entries
  }

  private request(id: string, kind: string, maxBytes: number): Promise<Content> {
    const answer = this.lastRequest.then(() => this.ask(id, kind, maxBytes))
    this.lastRequest = answer.catch(() => {})
    return answer
  }

  private async ask(id: string, kind: string, maxBytes: number): Promise<Content> {
    if (this.isClosed) throw new SourceError('git-failed', 'the repository was closed before this was read')
    this.connection ??= new Connection(startGit(this.repository, ['cat-file', '--batch']))
    const { connection } = this
    try {
      return await connection.object(id, kind, maxBytes)
    } catch (error) {
      if (connection.isUsable) throw error
      // The next request starts another git.
      this.connection = undefined
      connection.end()
      // Git gives up altogether on an object that a partial clone left out.
      const isInterrupted = error instanceof SourceError && error.code === 'git-failed'
      throw isInterrupted && this.repository.isPartial ? absent(id, error) : error
    }
  }
}

const TREE_MODE = '40000'

/** The conversation with one `git cat-file --batch`. */
export class Connection {
  readonly complaint: () => string
  /** The last answer was read to its end. */
  isUsable = true
  private readonly child: GitProcess
  private readonly chunks: AsyncIterableIterator<Buffer>
  private rest: Buffer = Buffer.alloc(0)
  private startError: Error | undefined

  constructor(child: GitProcess) {
    this.child = child
    this.complaint = complaintOf(child)
    this.chunks = child.stdout[Symbol.asyncIterator]() as AsyncIterableIterator<Buffer>
    child.stdin.on('error', () => {})
    child.on('error', (error) => {
      this.startError = error
    })
  }

  async object(id: string, kind: string, maxBytes: number): Promise<Content> {
    this.isUsable = false
    this.child.stdin.write(`${id}\n`)
    const line = await this.line()
    if (line.endsWith(' missing')) {
      this.isUsable = true
      throw absent(id)
    }
    const header = HEADER.exec(line)?.groups
    if (header === undefined) throw new SourceError('git-failed', 'git gave an answer that is not understood')
    const size = Number(header['size'])
    if (size > MAX_OBJECT_BYTES) {
      throw new SourceError('too-large', `${size} bytes; nothing over ${MAX_OBJECT_BYTES} bytes is read`)
    }
    const content = await this.body(size, maxBytes)
    this.isUsable = true
    if (header['kind'] === kind) return content
    throw new SourceError('git-failed', `the object ${id.slice(0, 12)} is a ${header['kind']}, not a ${kind}`)
  }

  end(): void {
    this.child.stdin.end()
    this.child.kill('SIGKILL')
  }

  private async line(): Promise<string> {
    for (;;) {
      const end = this.rest.indexOf(LINE_FEED)
      if (end !== -1) {
        const line = this.rest.toString('latin1', 0, end)
        this.rest = this.rest.subarray(end + 1)
        return line
      }
      if (this.rest.length > MAX_HEADER_BYTES)
        throw new SourceError('git-failed', 'git gave an answer that is not understood')
      this.rest = Buffer.concat([this.rest, await this.chunk()])
    }
  }

  private async body(size: number, maxBytes: number): Promise<Content> {
    const bytes = Buffer.allocUnsafe(Math.min(size, maxBytes))
    const hash = size > maxBytes ? createHash('sha256') : undefined
    for (let read = 0; read < size; ) {
      if (this.rest.length === 0) this.rest = await this.chunk()
      const part = this.rest.subarray(0, size - read)
      part.copy(bytes, Math.min(read, bytes.length))
      hash?.update(part)
      read += part.length
      this.rest = this.rest.subarray(part.length)
    }
    await this.line()
    return { bytes, size, ...(hash === undefined ? {} : { sha256: hash.digest('hex') }) }
  }

  private async chunk(): Promise<Buffer> {
    const timer = setTimeout(() => this.child.kill('SIGKILL'), IDLE_MILLISECONDS)
    const next = await this.chunks.next().finally(() => clearTimeout(timer))
    if (next.done !== true) return next.value
    if (this.startError !== undefined) throw notStarted(this.startError)
    throw new SourceError('git-failed', `git ended before it answered${shownComplaint(this.complaint())}`)
  }
}

function absent(id: string, cause?: unknown): SourceError {
  const message = `the object ${id.slice(0, 12)} is not in this clone. Fetch it, or clone without a filter.`
  return new SourceError('blob-absent', message, { cause })
}

/** `<mode> <name>\0<id>` one after the other, ids as bytes. The first of two equal names counts. */
export function parseTree(bytes: Uint8Array, idBytes: number): ReadonlyMap<string, TreeEntry> {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const entries = new Map<string, TreeEntry>()
  for (let at = 0; at < buffer.length; ) {
    const space = buffer.indexOf(0x20, at)
    const zero = buffer.indexOf(0, space)
    if (space === -1 || zero === -1)
      throw new SourceError('git-failed', 'a folder in this repository is damaged')
    const name = pathFromBytes(buffer.subarray(space + 1, zero))
    const end = zero + 1 + idBytes
    if (!entries.has(name)) {
      entries.set(name, {
        mode: buffer.toString('latin1', at, space),
        id: buffer.toString('hex', zero + 1, end),
      })
    }
    at = end
  }
  return entries
}
