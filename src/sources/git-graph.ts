import { SourceError } from '../model/errors.ts'
import { alreadyResolved, type CommitGraph } from './commit-range.ts'
import { type Environment, type GitRepository, runGit } from './git.ts'
import { absentObjects } from './git-listing.ts'
import type { GitRemote } from './git-remote.ts'
import { emptyTree, findRevision, mergeBase } from './git-repository.ts'
import { ScratchRepository } from './git-scratch.ts'

export interface GitParts {
  /** Undefined when nothing is checked out. */
  readonly workspace?: GitRepository
  /** Undefined: what is missing stays missing. */
  readonly remote?: GitRemote
  /** Knows merge bases without their history. */
  readonly api?: CommitGraph
  /** Folder for what is fetched. */
  readonly temporary: string
  readonly environment: Environment
}

/** Generations that are fetched to find a merge base, one attempt after the other. */
const DEPTHS: readonly number[] = [50, 500, 5_000]
/** Rounds of fetching what is still missing: a folder that comes late may name further ones. */
const MAX_ROUNDS = 5
/** Bytes of a commit that are read. */
const MAX_COMMIT_BYTES = 4 * 1024 * 1024
const LOCAL_NAMES: readonly string[] = ['refs/remotes/origin/', 'refs/tags/', 'refs/heads/']

/** Commits as git knows them; those that the workspace lacks are fetched into a repository of our own. */
export class GitGraph implements CommitGraph {
  private readonly parts: GitParts
  private scratch: ScratchRepository | undefined

  constructor(parts: GitParts) {
    this.parts = parts
  }

  /** Holds every commit that was asked for. */
  get repository(): GitRepository {
    const repository = this.scratch?.repository ?? this.parts.workspace
    if (repository === undefined) throw new SourceError('not-a-repository', 'nothing is checked out')
    return repository
  }

  async resolve(name: string): Promise<string> {
    const id = alreadyResolved(name)
    if (id !== undefined) return id
    const { workspace } = this.parts
    const remote = await this.scratchIfPossible()
    const answer = await remote?.resolve(name).catch((cause: unknown) => sourceErrorOf(cause))
    if (typeof answer === 'string') return answer
    for (const prefix of workspace === undefined ? [] : LOCAL_NAMES) {
      const local = await findRevision(workspace as GitRepository, prefix + name, 'commit')
      if (local !== undefined) return local
    }
    throw new SourceError('no-such-revision', 'no branch or tag has the name that was given', {
      cause: answer,
    })
  }

  async parents(commit: string): Promise<readonly string[]> {
    await this.hold(commit)
    // Not `rev-list`, which hides the parents that a shallow clone does not have.
    const raw = await runGit(this.repository, ['cat-file', 'commit', commit], { maxBytes: MAX_COMMIT_BYTES })
    const header = raw.toString('latin1').split('\n\n', 1)[0] as string
    return Array.from(header.matchAll(/^parent ([0-9a-f]{40})$/gm), (line) => line[1] as string)
  }

  async mergeBase(one: string, other: string): Promise<string> {
    const { workspace, api } = this.parts
    const isLocal = workspace !== undefined && (await has(workspace, one)) && (await has(workspace, other))
    // Where history is cut off, a common ancestor that is found need not be the best.
    if (isLocal && !(await isShallow(workspace))) return mergeBase(workspace, one, other)
    const answer = await api?.mergeBase(one, other).catch((cause: unknown) => sourceErrorOf(cause))
    if (typeof answer === 'string') return answer
    const scratch = await this.scratchIfPossible()
    if (scratch === undefined) throw answer ?? new SourceError('no-merge-base', SHALLOW)
    for (const depth of DEPTHS) {
      await scratch.fetchCommits([one, other], depth)
      const found = await mergeBase(scratch.repository, one, other).catch((cause: unknown) =>
        sourceErrorOf(cause),
      )
      if (typeof found === 'string') return found
    }
    throw new SourceError('no-merge-base', SHALLOW, { cause: answer })
  }

  /** Sees to it that a commit and its tree are in `repository`. Throws SourceError 'not-found' when they cannot be had. */
  async hold(commit: string): Promise<void> {
    const at = this.scratch?.repository ?? this.parts.workspace
    if (at !== undefined && (await has(at, commit))) return
    const scratch = await this.scratchIfPossible()
    if (scratch === undefined)
      throw new SourceError('not-found', `the commit ${commit.slice(0, 12)} is not in this clone`)
    try {
      await scratch.fetchCommits([commit], 1)
    } catch (cause) {
      const why = sourceErrorOf(cause).message
      throw new SourceError(
        'not-found',
        `the commit ${commit.slice(0, 12)} is not in this clone, and ${why}`,
        { cause },
      )
    }
  }

  /** Fetches, in one batch, the contents in which two commits differ. @param base undefined: all of the head's */
  async holdContents(base: string | undefined, head: string): Promise<void> {
    if (!this.repository.isPartial) return
    const scratch = await this.scratchIfPossible()
    if (scratch === undefined) return
    const { repository } = scratch
    const old = base === undefined ? await emptyTree(repository) : await treeOf(repository, base)
    const now = await treeOf(repository, head)
    for (let round = 0; round < MAX_ROUNDS; round++) {
      const missing = new Set([
        ...(await absentObjects(repository, now, old)),
        ...(await absentObjects(repository, old, now)),
      ])
      if (missing.size === 0) return
      await scratch.fetchObjects([...missing])
    }
  }

  async close(): Promise<void> {
    await this.scratch?.remove()
    this.scratch = undefined
  }

  private async scratchIfPossible(): Promise<ScratchRepository | undefined> {
    const { workspace, remote, temporary, environment } = this.parts
    if (remote !== undefined)
      this.scratch ??= await ScratchRepository.create(workspace, remote, temporary, environment)
    return this.scratch
  }
}

const SHALLOW = 'the clone does not reach back to the merge base; check out with `fetch-depth: 0`'

async function treeOf(repository: GitRepository, commit: string): Promise<string> {
  const tree = await findRevision(repository, commit, 'tree')
  if (tree !== undefined) return tree
  throw new SourceError('not-found', `the commit ${commit.slice(0, 12)} is not in this clone`)
}

async function has(repository: GitRepository, commit: string): Promise<boolean> {
  return (await findRevision(repository, commit, 'tree')) !== undefined
}

async function isShallow(repository: GitRepository): Promise<boolean> {
  const answer = await runGit(repository, ['rev-parse', '--is-shallow-repository'])
  return answer.toString('latin1').trim() === 'true'
}

/** Lets an expected failure be weighed; ours goes on. */
function sourceErrorOf(cause: unknown): SourceError {
  if (cause instanceof SourceError) return cause
  throw cause
}
