import { open, stat } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import { SourceError } from '../model/errors.ts'
import { type Environment, type GitRepository, runGit, tryGit } from './git.ts'

/** Bytes of a `.git` file that are read; it holds one path. */
const MAX_LINK_BYTES = 4096
const LINK_PREFIX = 'gitdir:'
/** Variables with a path that may be relative to the folder we were started in, where git will not run. */
const PATH_VARIABLES: readonly string[] = ['GIT_INDEX_FILE', 'GIT_OBJECT_DIRECTORY', 'GIT_QUARANTINE_PATH']
/** In which branches a change is looked for to start from, the remote's own choice first. */
const DEFAULT_BRANCHES: readonly string[] = [
  'refs/remotes/origin/HEAD',
  'refs/remotes/origin/main',
  'refs/remotes/origin/master',
  'refs/heads/main',
  'refs/heads/master',
]
/** What names a commit or tree without doubt: hexadecimal digits of SHA-1 or SHA-256. */
const OBJECT_ID = /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/

export type TreeIsh = 'commit' | 'tree'

/**
 * The repository that a folder is in: a work tree or a folder of one, or a bare repository itself.
 * A bare repository further up is not looked for: the tree of a change could hold one. For the same reason the folder itself
 * is one only where it has no `.git`: a change can put `HEAD` and `objects/` at its root, with objects that are not what their
 * ids say, because git does not hash what it reads.
 * @param kind `work tree`: the folder is a checkout, and never a bare repository
 * @throws SourceError 'not-a-repository'
 */
export async function openRepository(
  directory: string,
  environment: Environment,
  kind: 'any' | 'work tree' = 'any',
): Promise<GitRepository> {
  const start = resolve(directory)
  const isBare =
    kind === 'any' && (await gitDirectoryOf(start)) === undefined && (await isGitDirectory(start))
  const gitDirectory = isBare ? start : await gitDirectoryAbove(start)
  if (gitDirectory === undefined) {
    throw new SourceError(
      'not-a-repository',
      `${directory} is not in a git repository. Name one, or check it as a plain folder with --all.`,
    )
  }
  const absolute = PATH_VARIABLES.flatMap((name) => {
    const path = environment[name]
    return path === undefined || path === '' ? [] : [[name, resolve(path)]]
  })
  const repository: GitRepository = {
    gitDirectory,
    isPartial: false,
    environment: { ...environment, ...Object.fromEntries(absolute) },
  }
  return { ...repository, isPartial: await isPartialClone(repository) }
}

/** Id of the commit or tree that a revision names. @throws SourceError 'no-such-revision' */
export async function resolveRevision(
  repository: GitRepository,
  revision: string,
  kind: TreeIsh,
): Promise<string> {
  const id = await findRevision(repository, revision, kind)
  if (id !== undefined) return id
  const other = kind === 'commit' ? await findRevision(repository, revision, 'tree') : undefined
  if (other !== undefined)
    throw new SourceError('no-such-revision', `"${revision}" is a tree; a commit is needed.`)
  const fetch = (await isShallow(repository)) ? 'git fetch --unshallow' : 'git fetch origin'
  throw new SourceError(
    'no-such-revision',
    `"${revision}" names no ${kind === 'commit' ? 'commit' : 'commit or tree'} of this repository. Check the spelling; if only the server has it, run: ${fetch}`,
  )
}

/** As `resolveRevision`; undefined when nothing has that name, or the object is not here. */
export async function findRevision(
  repository: GitRepository,
  revision: string,
  kind: TreeIsh,
): Promise<string | undefined> {
  const commandLine = ['rev-parse', '--verify', '--quiet', '--end-of-options', `${revision}^{${kind}}`]
  const outcome = await tryGit(repository, commandLine)
  const id = outcome.output.toString('latin1').trim()
  return outcome.status === 0 && OBJECT_ID.test(id) ? id : undefined
}

/** Commits and their trees by one call of git, because starting it is what takes time; undefined when one names no commit that is here. */
export async function findCommits(
  repository: GitRepository,
  revisions: readonly string[],
): Promise<readonly CommitAndTree[] | undefined> {
  const names = revisions.flatMap((revision) => [`${revision}^{commit}`, `${revision}^{tree}`])
  const outcome = await tryGit(repository, ['rev-parse', '--end-of-options', ...names])
  const said = outcome.output.toString('latin1').split('\n')
  // Some versions repeat the option; a range gives more ids than one.
  const ids = said.filter((line) => line !== '' && line !== '--end-of-options')
  if (outcome.status !== 0 || ids.length !== names.length || !ids.every((id) => OBJECT_ID.test(id)))
    return undefined
  return revisions.map((_, index) => ({
    commit: ids[index * 2] as string,
    tree: ids[index * 2 + 1] as string,
  }))
}

export interface CommitAndTree {
  readonly commit: string
  readonly tree: string
}

/** Best common ancestor of two commits, given by id. @throws SourceError 'no-merge-base' that says why there is none */
export async function mergeBase(repository: GitRepository, a: string, b: string): Promise<string> {
  const outcome = await tryGit(repository, ['merge-base', '--end-of-options', a, b])
  const id = outcome.output.toString('latin1').trim()
  if (outcome.status === 0 && OBJECT_ID.test(id)) return id
  const why = (await isShallow(repository))
    ? 'the clone is shallow and does not reach back that far. Run: git fetch --unshallow'
    : 'their histories are unrelated. Name the commit to compare with.'
  throw new SourceError('no-merge-base', `${a.slice(0, 12)} and ${b.slice(0, 12)} have no merge base: ${why}`)
}

/**
 * Where a branch left the default branch.
 * @throws SourceError 'no-such-revision' when no branch looks like the default one, 'no-merge-base' when they share nothing
 */
export async function defaultBase(
  repository: GitRepository,
  head: string,
): Promise<{ readonly base: string; readonly branch: string }> {
  for (const branch of DEFAULT_BRANCHES) {
    const tip = await findRevision(repository, branch, 'commit')
    if (tip === undefined) continue
    return {
      base: await mergeBase(repository, tip, head),
      branch: branch.replace(/^refs\/(?:heads|remotes)\//, ''),
    }
  }
  throw new SourceError(
    'no-such-revision',
    'this repository has no origin/HEAD, main or master to compare with. Name the commit to compare with: --base REV',
  )
}

/** The first parent of a commit with exactly two parents, which a test merge is; undefined for any other, or when it is not here. */
export async function firstParentOfMerge(
  repository: GitRepository,
  merge: string,
): Promise<string | undefined> {
  const commandLine = ['rev-list', '--parents', '--max-count=1', '--end-of-options', merge]
  const outcome = await tryGit(repository, commandLine)
  const [id, first, second, ...more] = outcome.output.toString('latin1').trim().split(' ')
  if (outcome.status !== 0 || id !== merge || first === undefined || second === undefined) return undefined
  return more.length === 0 ? findRevision(repository, first, 'commit') : undefined
}

/** Id of the tree without files, in the repository's own kind of hash. Every repository knows it. */
export async function emptyTree(repository: GitRepository): Promise<string> {
  return (await runGit(repository, ['hash-object', '-t', 'tree', '--stdin'])).toString('latin1').trim()
}

async function isShallow(repository: GitRepository): Promise<boolean> {
  const outcome = await tryGit(repository, ['rev-parse', '--is-shallow-repository'])
  return outcome.output.toString('latin1').trim() === 'true'
}

async function isPartialClone(repository: GitRepository): Promise<boolean> {
  const pattern = '^(extensions\\.partialclone|remote\\..*\\.promisor)$'
  const outcome = await tryGit(repository, ['config', '--get-regexp', pattern])
  return outcome.status === 0
}

async function gitDirectoryAbove(start: string): Promise<string | undefined> {
  for (let folder = start; ; folder = dirname(folder)) {
    const found = await gitDirectoryOf(folder)
    if (found !== undefined || dirname(folder) === folder) return found
  }
}

/** The repository whose work tree a folder is. */
async function gitDirectoryOf(folder: string): Promise<string | undefined> {
  const candidate = join(folder, '.git')
  const found = (await linkedDirectory(candidate, folder)) ?? candidate
  return (await isGitDirectory(found)) ? found : undefined
}

/** Where a `.git` file of a submodule or a second work tree points. */
async function linkedDirectory(file: string, folder: string): Promise<string | undefined> {
  try {
    if (!(await stat(file)).isFile()) return undefined
    const text = await startOfFile(file)
    return text.startsWith(LINK_PREFIX) ? resolve(folder, text.slice(LINK_PREFIX.length).trim()) : undefined
  } catch {
    // Not there, or not ours to read: the search goes on above.
    return undefined
  }
}

async function startOfFile(file: string): Promise<string> {
  const handle = await open(file)
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(MAX_LINK_BYTES), 0, MAX_LINK_BYTES)
    return buffer.toString('utf8', 0, bytesRead)
  } finally {
    await handle.close()
  }
}

/** As git itself tells one: a HEAD, and its objects here or, for a second work tree, in the common folder. */
async function isGitDirectory(directory: string): Promise<boolean> {
  const [head, objects, common] = await Promise.all(
    ['HEAD', 'objects', 'commondir'].map((name) => stat(join(directory, name)).catch(() => undefined)),
  )
  return head !== undefined && (objects?.isDirectory() === true || common?.isFile() === true)
}
