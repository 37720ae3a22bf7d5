import type { FileMode } from '../model/change-set.ts'
import { SourceError } from '../model/errors.ts'
import type { GitHubClient } from './github-client.ts'
import { FieldError, fieldAt, listAt, objectIdAt, optionalCountAt, stringAt } from './json-fields.ts'
import type { FileTree, TreeEntry } from './tree-diff.ts'

/** One folder of a commit: its files and its sub-folders by name. */
export interface Folder {
  readonly files: ReadonlyMap<string, TreeEntry>
  /** Name → tree id. */
  readonly folders: ReadonlyMap<string, string>
  /** GitHub left entries out, or two names came out the same. */
  readonly isIncomplete: boolean
}

/** Everything below one tree. */
export interface WholeTree {
  readonly files: FileTree
  /** GitHub cut it at 100,000 entries or 7 MB, or two names came out the same. */
  readonly isIncomplete: boolean
}

const MODES: Readonly<Record<string, FileMode>> = {
  '100644': 'file',
  // Written by old versions of git; read by all as 100644.
  '100664': 'file',
  '100755': 'executable',
  '120000': 'symlink',
  '160000': 'submodule',
}
const FOLDER_MODE = '040000'

/** Reads trees through the API, each once, at most so many. */
export class GitHubTrees {
  private readonly client: GitHubClient
  private readonly maxRequests: number
  private requests = 0
  private readonly known = new Map<string, Promise<Folder>>()

  constructor(client: GitHubClient, maxRequests: number) {
    this.client = client
    this.maxRequests = maxRequests
  }

  /** How many more trees may be asked for. */
  get allowance(): number {
    return this.maxRequests - this.requests
  }

  /** @param id of a tree, or of a commit, whose tree is then read */
  async whole(id: string): Promise<WholeTree> {
    const list = await this.list(id, true)
    return { files: list.files, isIncomplete: list.isIncomplete }
  }

  folder(id: string): Promise<Folder> {
    const known = this.known.get(id)
    if (known !== undefined) return known
    const read = this.list(id, false)
    this.known.set(id, read)
    return read
  }

  /** What stands at a path of a commit, one request a folder not yet seen. */
  async find(rootId: string, path: string): Promise<TreeEntry | undefined> {
    const names = path.split('/')
    const name = names.pop() as string
    let id = rootId
    for (const step of names) {
      const next = (await this.folder(id)).folders.get(step)
      if (next === undefined) return undefined
      id = next
    }
    const folder = await this.folder(id)
    const entry = folder.files.get(name)
    if (entry === undefined && folder.isIncomplete) {
      throw new SourceError(
        'too-large',
        'a folder has more entries than GitHub lists, so this file could not be looked up',
      )
    }
    return entry
  }

  private async list(id: string, recursive: boolean): Promise<Folder> {
    if (this.allowance <= 0) {
      throw new SourceError(
        'rate-limited',
        `more than ${this.maxRequests} folders would have to be listed through the API`,
      )
    }
    this.requests++
    const request = {
      what: `the tree ${id.slice(0, 12)}`,
      permission: 'contents: read',
      path: 'git/trees/{tree_sha}',
      parameters: { tree_sha: id, ...(recursive ? { recursive: 1 } : {}) },
    }
    return this.client.json(request, folderOf)
  }
}

export function folderOf(document: unknown): Folder {
  const files = new Map<string, TreeEntry>()
  const folders = new Map<string, string>()
  let isIncomplete = fieldAt(document, 'truncated') === true
  for (const row of listAt(document, 'tree')) {
    const path = stringAt(row, 'path')
    const objectId = objectIdAt(row, 'sha')
    // Names that are no UTF-8 reach us through JSON with replacement characters, so two may become one.
    if (files.has(path) || folders.has(path)) isIncomplete = true
    const rawMode = stringAt(row, 'mode')
    if (rawMode === FOLDER_MODE) {
      folders.set(path, objectId)
      continue
    }
    const mode = MODES[rawMode]
    if (mode === undefined) throw new FieldError('tree.mode', 'malformed', 'a mode that git writes')
    const size = optionalCountAt(row, 'size')
    files.set(path, { mode, objectId, ...(size === undefined ? {} : { size }) })
  }
  return { files, folders, isIncomplete }
}
