import type { ChangedFile, ChangeSource, Content, FileHeader, ListingGap, Side } from '../model/change-set.ts'
import { SourceError } from '../model/errors.ts'
import { globListTest } from '../text/glob.ts'
import { type CommitRange, rangeOf } from './commit-range.ts'
import type { EventPlan, PullRequestPlan } from './event.ts'
import { GitHubBlobs, MAX_BLOB_BYTES } from './github-blobs.ts'
import type { GitHubClient } from './github-client.ts'
import { gitHubGraph } from './github-commits.ts'
import { type ApiListing, listThroughApi } from './github-listing.ts'
import { readPull } from './github-pull.ts'
import { GitHubTrees } from './github-trees.ts'
import { preparedSource } from './prepared-source.ts'
import type { TreeEntry } from './tree-diff.ts'

export interface ApiOptions {
  /** Globs that choose among the files of a whole tree; none: all. */
  readonly paths?: readonly string[]
  /** Contents fetched by one run, each one request. */
  readonly maxBlobRequests?: number
  /** Folders listed by one run, each one request; two suffice unless a tree is too large. */
  readonly maxTreeRequests?: number
  /** Files of a pull request that GitHub lists. */
  readonly maxListedFiles?: number
}

const DEFAULT_TREE_REQUESTS = 400

export interface ApiSource {
  readonly source: ChangeSource
  /** Why another source may see more; undefined when this one sees everything. */
  readonly shortcoming?: string
}

/** What an event changes, as the API tells it. Nothing of the change is written anywhere. Throws SourceError. */
export async function openApiSource(
  plan: Exclude<EventPlan, { readonly kind: 'nothing' }>,
  client: GitHubClient,
  options: ApiOptions = {},
): Promise<ApiSource> {
  const range = await rangeOf(plan, gitHubGraph(client))
  const trees = new GitHubTrees(client, options.maxTreeRequests ?? DEFAULT_TREE_REQUESTS)
  const pull = plan.kind === 'pull-request' ? plan : undefined
  const listing = await listThroughApi(range, pull, client, trees, options.maxListedFiles)
  const isWanted = plan.kind === 'whole-tree' ? globListTest(options.paths ?? []) : () => true
  const files = listing.files.filter((file) => isWanted(file.path))
  const contents = new ApiContents(range, listing, trees, new GitHubBlobs(client, options.maxBlobRequests))
  const shortcoming = listing.gaps[0]?.detail ?? contents.shortcoming(files)
  const source = preparedSource({
    range: {
      head: range.head,
      description: range.description,
      ...(range.base === undefined ? {} : { base: range.base }),
    },
    files: files.map((file) => contents.changedFile(file)),
    listingGaps: listing.gaps,
    ...(listing.expectedFiles === undefined ? {} : { expectedFiles: listing.expectedFiles }),
    read: (side, path, maxBytes) => contents.read(side, path, maxBytes),
    readPolicy: (path, maxBytes) => contents.readPolicy(path, maxBytes),
    ...(pull === undefined ? {} : { lateGaps: () => headGaps(client, pull) }),
    async close() {},
  })
  return { source, ...(shortcoming === undefined ? {} : { shortcoming }) }
}

/**
 * Whether the head is still the one that was judged.
 * @param must `if-known`: a server that does not tell, or not this token, is no gap, and is asked once
 */
export async function headGaps(
  client: GitHubClient,
  pull: PullRequestPlan,
  must: 'always' | 'if-known' = 'always',
): Promise<readonly ListingGap[]> {
  const now = await readPull(client, pull.number, must === 'always' ? undefined : 1).catch(
    (cause: unknown) => {
      if (cause instanceof SourceError) return cause
      throw cause
    },
  )
  if (now instanceof SourceError) {
    const detail = `it could not be told whether the head moved while it was judged: ${now.message}`
    return must === 'always' ? [{ reason: 'head-moved', detail }] : []
  }
  if (now.headSha === pull.headSha) return []
  const detail = `the head moved from ${pull.headSha.slice(0, 12)} to ${now.headSha.slice(0, 12)} while it was judged`
  return [{ reason: 'head-moved', detail }]
}

/** Contents of both commits, found through their trees and fetched by object id. */
class ApiContents {
  private readonly range: CommitRange
  private readonly listing: ApiListing
  private readonly trees: GitHubTrees
  private readonly blobs: GitHubBlobs

  constructor(range: CommitRange, listing: ApiListing, trees: GitHubTrees, blobs: GitHubBlobs) {
    this.range = range
    this.listing = listing
    this.trees = trees
    this.blobs = blobs
  }

  changedFile(header: FileHeader): ChangedFile {
    return { ...header, load: (side, maxBytes) => this.load(header, side, maxBytes) }
  }

  async read(side: Side, path: string, maxBytes: number): Promise<Uint8Array | undefined> {
    return this.regularFile(await this.entry(side, path), maxBytes)
  }

  async readPolicy(path: string, maxBytes: number): Promise<Uint8Array | undefined> {
    const { policyCommit } = this.range
    if (policyCommit === undefined) return this.read('base', path, maxBytes)
    if (policyCommit === this.range.head) return this.read('head', path, maxBytes)
    return this.regularFile(await this.trees.find(policyCommit, path), maxBytes)
  }

  /** What keeps us from reading all of these files; undefined when nothing does. */
  shortcoming(files: readonly FileHeader[]): string | undefined {
    const ids = new Set(files.flatMap((file) => (file.mode === 'submodule' ? [] : [file.objectId ?? ''])))
    ids.delete('')
    if (ids.size > this.blobs.allowance) {
      return `${ids.size} contents would have to be fetched one by one, and the token has requests for ${this.blobs.allowance}`
    }
    const isTooLarge = files.some(
      (file) => (this.listing.difference.head.get(file.path)?.size ?? 0) > MAX_BLOB_BYTES,
    )
    return isTooLarge ? `the API serves contents up to ${MAX_BLOB_BYTES} bytes only` : undefined
  }

  private async load(header: FileHeader, side: Side, maxBytes: number): Promise<Content | undefined> {
    if (side === 'head' ? header.status === 'removed' : header.status === 'added') return undefined
    const mode = side === 'head' ? header.mode : header.previousMode
    if (mode === 'submodule') return undefined
    const path = side === 'head' ? header.path : (header.previousPath ?? header.path)
    const known = side === 'head' ? header.objectId : header.previousObjectId
    const listed = this.listing.difference[side].get(path)
    const objectId = known ?? (await this.entry(side, path))?.objectId
    if (objectId === undefined)
      throw new SourceError('blob-absent', 'GitHub lists this file, and its trees do not hold it')
    return this.blobs.read(objectId, maxBytes, listed?.size)
  }

  private async entry(side: Side, path: string): Promise<TreeEntry | undefined> {
    const root = side === 'base' ? this.range.base : this.range.head
    const known = this.listing.difference[side].get(path)
    if (known !== undefined || this.listing.hasWholeTrees || root === undefined) return known
    return this.trees.find(root, path)
  }

  private async regularFile(entry: TreeEntry | undefined, maxBytes: number): Promise<Uint8Array | undefined> {
    if (entry?.mode !== 'file' && entry?.mode !== 'executable') return undefined
    return (await this.blobs.read(entry.objectId, maxBytes, entry.size)).bytes
  }
}
