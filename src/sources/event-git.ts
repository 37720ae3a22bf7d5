import type { ChangedFile, ChangeSource, Content, FileHeader, ListingGap, Side } from '../model/change-set.ts'
import { SourceError } from '../model/errors.ts'
import { rangeOf } from './commit-range.ts'
import type { EventPlan } from './event.ts'
import { type GitRepository, tryGit } from './git.ts'
import type { GitGraph } from './git-graph.ts'
import { findRevision } from './git-repository.ts'
import type { GitHubBlobs } from './github-blobs.ts'
import { isObjectId } from './json-fields.ts'
import { gitRange, gitTree } from './local-git.ts'
import { preparedSource } from './prepared-source.ts'

export interface EventGitOptions {
  /** Globs that choose among the files of a whole tree; none: all. */
  readonly paths?: readonly string[]
  /** Contents that neither the clone nor a fetch provides are read here. */
  readonly blobs?: GitHubBlobs
  /** Asked when every file was handed out. */
  readonly lateGaps?: () => Promise<readonly ListingGap[]>
}

/** What an event changes, as git tells it. Takes the graph over: closing the source closes it. Throws SourceError. */
export async function openGitSource(
  plan: Exclude<EventPlan, { readonly kind: 'nothing' }>,
  graph: GitGraph,
  options: EventGitOptions = {},
): Promise<ChangeSource> {
  const range = await rangeOf(plan, graph)
  await graph.hold(range.head)
  if (range.base !== undefined) await graph.hold(range.base)
  // What cannot be fetched at once is asked for one by one, and is a gap where that fails as well.
  await graph.holdContents(range.base, range.head).catch(unlessSourceError)
  const { repository } = graph
  const { base, head, description } = range
  const git =
    base === undefined
      ? await gitTree(repository, head, options.paths)
      : await gitRange(repository, { base, head, description })
  const files: ChangedFile[] = []
  for await (const file of git.changes()) files.push(withFallback(file, options.blobs))
  const commits = { base, head }
  return preparedSource({
    range: git.range,
    files,
    listingGaps: git.listingGaps ?? [],
    read: (side, path, maxBytes) =>
      git
        .read(side, path, maxBytes)
        .catch((cause) => readByPath(cause, repository, commits[side], path, maxBytes, options.blobs)),
    ...(range.policyCommit === undefined
      ? {}
      : {
          readPolicy: (path, maxBytes) =>
            readAt(graph, range.policyCommit as string, path, maxBytes, options.blobs),
        }),
    ...(options.lateGaps === undefined ? {} : { lateGaps: options.lateGaps }),
    async close() {
      await git.close()
      await graph.close()
    },
  })
}

function withFallback(file: ChangedFile, blobs: GitHubBlobs | undefined): ChangedFile {
  if (blobs === undefined) return file
  return {
    ...file,
    async load(side: Side, maxBytes: number): Promise<Content | undefined> {
      try {
        return await file.load(side, maxBytes)
      } catch (cause) {
        const id = objectIdOf(file, side)
        if (!isAbsent(cause) || id === undefined) throw cause
        return blobs.read(id, maxBytes)
      }
    },
  }
}

function objectIdOf(file: FileHeader, side: Side): string | undefined {
  return side === 'head' ? file.objectId : file.previousObjectId
}

async function readByPath(
  cause: unknown,
  repository: GitRepository,
  commit: string | undefined,
  path: string,
  maxBytes: number,
  blobs: GitHubBlobs | undefined,
): Promise<Uint8Array | undefined> {
  if (!isAbsent(cause) || blobs === undefined || commit === undefined) throw cause
  const outcome = await tryGit(repository, [
    'rev-parse',
    '--verify',
    '--quiet',
    '--end-of-options',
    `${commit}:${path}`,
  ])
  const id = outcome.output.toString('latin1').trim()
  if (outcome.status !== 0 || !isObjectId(id)) throw cause
  return (await blobs.read(id, maxBytes)).bytes
}

/** A file of a commit that is neither of the two that are compared. */
async function readAt(
  graph: GitGraph,
  commit: string,
  path: string,
  maxBytes: number,
  blobs: GitHubBlobs | undefined,
): Promise<Uint8Array | undefined> {
  await graph.hold(commit)
  const { repository } = graph
  const tree = await findRevision(repository, commit, 'tree')
  const source = await gitTree(repository, tree ?? commit)
  try {
    return await source.read('head', path, maxBytes)
  } catch (cause) {
    return await readByPath(cause, repository, commit, path, maxBytes, blobs)
  } finally {
    await source.close()
  }
}

function isAbsent(cause: unknown): boolean {
  return cause instanceof SourceError && cause.code === 'blob-absent'
}

function unlessSourceError(cause: unknown): void {
  if (!(cause instanceof SourceError)) throw cause
}
