import type {
  ChangedFile,
  ChangeMessage,
  ChangeSource,
  ComparedRange,
  Content,
  FileHeader,
  ListingGap,
  Side,
} from '../model/change-set.ts'
import { SourceError } from '../model/errors.ts'
import { globListTest } from '../text/glob.ts'
import { pathFromBytes } from '../text/path-name.ts'
import { commitPlace } from './event-messages.ts'
import { type GitRepository, runGit } from './git.ts'
import { absentObjects, type Listing, listStagedChanges, listTreeChanges } from './git-listing.ts'
import { GitObjects, type TreeEntry } from './git-objects.ts'
import { emptyTree, findCommits, findRevision, resolveRevision } from './git-repository.ts'

const MEBIBYTE = 1024 * 1024
/** Bytes of the index's listing that are read: about a million files. */
const MAX_INDEX_BYTES = 192 * MEBIBYTE
/** Commits whose messages are read, and bytes of all of them; a branch has fewer. */
const MAX_COMMITS = 2_000
const MAX_MESSAGE_BYTES = 16 * MEBIBYTE
const INDEX_ENTRY = /^(?<mode>[0-7]{6}) (?<id>[0-9a-f]{40,64}) (?<stage>[0-3])$/

export interface GitRange {
  /** A commit or a tree; the empty tree's id makes everything count as added. */
  readonly base: string
  readonly head: string
  readonly description: string
}

/** What lies between two revisions. @throws SourceError 'no-such-revision' */
export async function gitRange(repository: GitRepository, range: GitRange): Promise<ChangeSource> {
  const [base, head] = await resolveTrees(repository, range.base, range.head)
  const compared = { base: base.id, head: head.id, description: range.description }
  const areCommits = base.id !== base.tree && head.id !== head.tree
  return new LocalGit(repository, compared, {
    messages: async () => (areCommits ? commitMessages(repository, base.id, head.id) : []),
    list: () => listTreeChanges(repository, base.tree, head.tree),
    absent: () => absentBetween(repository, base.tree, head.tree),
    entry: (objects, side, path) => objects.entry(side === 'base' ? base.tree : head.tree, path),
  })
}

/** Every file of a commit or tree, as if the change had added it. @param paths globs that choose among them; none: all */
export async function gitTree(
  repository: GitRepository,
  revision: string,
  paths: readonly string[] = [],
): Promise<ChangeSource> {
  const head = await resolveTree(repository, revision)
  const nothing = await emptyTree(repository)
  const isWanted = globListTest(paths)
  return new LocalGit(
    repository,
    { head: head.id, description: 'every file' },
    {
      messages: nothingSaid,
      async list() {
        const listing = await listTreeChanges(repository, nothing, head.tree)
        return { ...listing, files: listing.files.filter((file) => isWanted(file.path)) }
      },
      absent: () => absentObjects(repository, head.tree, nothing),
      entry: async (objects, side, path) => (side === 'base' ? undefined : objects.entry(head.tree, path)),
    },
  )
}

/** What is about to be committed: the index against HEAD, or against nothing before the first commit. */
export async function gitStaged(repository: GitRepository): Promise<ChangeSource> {
  const commit = await findRevision(repository, 'HEAD', 'commit')
  const base =
    commit === undefined ? await emptyTree(repository) : await resolveRevision(repository, commit, 'tree')
  const range = {
    ...(commit === undefined ? {} : { base: commit }),
    description: 'what is about to be committed',
  }
  let index: Promise<ReadonlyMap<string, TreeEntry>> | undefined
  return new LocalGit(repository, range, {
    messages: nothingSaid,
    list: () => listStagedChanges(repository, base),
    // What was staged is here; a version at base that is not becomes known when it is read.
    absent: async () => new Set(),
    async entry(objects, side, path) {
      if (side === 'base') return objects.entry(base, path)
      index ??= indexEntries(repository)
      return (await index).get(path)
    },
  })
}

/** What differs between the three ways to look at a repository. */
interface View {
  list(): Promise<Listing>
  messages(): Promise<readonly ChangeMessage[]>
  /** Ids of objects that this partial clone is known to lack. */
  absent(): Promise<ReadonlySet<string>>
  entry(objects: GitObjects, side: Side, path: string): Promise<TreeEntry | undefined>
}

class LocalGit implements ChangeSource {
  readonly range: ComparedRange
  listingGaps: readonly ListingGap[] = []
  private readonly repository: GitRepository
  private readonly view: View
  private readonly objects: GitObjects
  private absent: ReadonlySet<string> = new Set()

  constructor(repository: GitRepository, range: ComparedRange, view: View) {
    this.repository = repository
    this.range = range
    this.view = view
    this.objects = new GitObjects(repository)
  }

  async *changes(): AsyncGenerator<ChangedFile, void> {
    const listing = await this.view.list()
    this.listingGaps = listing.gaps
    if (this.repository.isPartial) this.absent = await this.view.absent()
    for (const header of listing.files) {
      yield { ...header, load: (side, maxBytes) => this.load(header, side, maxBytes) }
    }
  }

  async read(side: Side, path: string, maxBytes: number): Promise<Uint8Array | undefined> {
    const entry = await this.view.entry(this.objects, side, path)
    if (entry === undefined || !entry.mode.startsWith('100')) return undefined
    return (await this.blob(entry.id, maxBytes)).bytes
  }

  messages(): Promise<readonly ChangeMessage[]> {
    return this.view.messages()
  }

  close(): Promise<void> {
    return this.objects.close()
  }

  private async load(header: FileHeader, side: Side, maxBytes: number): Promise<Content | undefined> {
    const mode = side === 'head' ? header.mode : header.previousMode
    const id = side === 'head' ? header.objectId : header.previousObjectId
    return id === undefined || mode === 'submodule' ? undefined : this.blob(id, maxBytes)
  }

  private async blob(id: string, maxBytes: number): Promise<Content> {
    if (this.absent.has(id)) {
      throw new SourceError(
        'blob-absent',
        'this partial clone does not hold the content. Fetch it, or clone without a filter.',
      )
    }
    return this.objects.blob(id, maxBytes)
  }
}

/** A commit's id and tree, or a tree's id twice. */
interface Resolved {
  readonly id: string
  readonly tree: string
}

async function resolveTree(repository: GitRepository, revision: string): Promise<Resolved> {
  const [found] = (await findCommits(repository, [revision])) ?? []
  if (found !== undefined) return { id: found.commit, tree: found.tree }
  const tree = await resolveRevision(repository, revision, 'tree')
  return { id: tree, tree }
}

async function resolveTrees(
  repository: GitRepository,
  base: string,
  head: string,
): Promise<readonly [Resolved, Resolved]> {
  const [from, to] = (await findCommits(repository, [base, head])) ?? []
  if (from !== undefined && to !== undefined)
    return [
      { id: from.commit, tree: from.tree },
      { id: to.commit, tree: to.tree },
    ]
  return Promise.all([resolveTree(repository, base), resolveTree(repository, head)])
}

/** The index and a tree come without commits. */
async function nothingSaid(): Promise<readonly ChangeMessage[]> {
  return []
}

/** Messages of the commits between two, the latest first; those that a shallow clone lacks are not here to be read. */
async function commitMessages(
  repository: GitRepository,
  base: string,
  head: string,
): Promise<readonly ChangeMessage[]> {
  const format = ['--format=%H%n%B', '-z', '--encoding=UTF-8', '--no-show-signature', '--no-color']
  const commandLine = [
    'log',
    ...format,
    `--max-count=${MAX_COMMITS + 1}`,
    '--end-of-options',
    `${base}..${head}`,
    '--',
  ]
  const logged = await runGit(repository, commandLine, { maxBytes: MAX_MESSAGE_BYTES })
  const commits = logged
    .toString('utf8')
    .split('\0')
    .filter((each) => each !== '')
  if (commits.length > MAX_COMMITS)
    throw new SourceError(
      'too-large',
      `the range has more than ${MAX_COMMITS} commits, and their messages were not read`,
    )
  return commits.map((each) => {
    const end = each.indexOf('\n')
    return { place: commitPlace(each.slice(0, end)), text: each.slice(end + 1) }
  })
}

async function absentBetween(
  repository: GitRepository,
  base: string,
  head: string,
): Promise<ReadonlySet<string>> {
  const [added, removed] = await Promise.all([
    absentObjects(repository, head, base),
    absentObjects(repository, base, head),
  ])
  return new Set([...added, ...removed])
}

async function indexEntries(repository: GitRepository): Promise<ReadonlyMap<string, TreeEntry>> {
  const listed = await runGit(repository, ['ls-files', '--stage', '-z'], { maxBytes: MAX_INDEX_BYTES })
  const entries = new Map<string, TreeEntry>()
  for (let start = 0; start < listed.length; ) {
    const tab = listed.indexOf(0x09, start)
    const end = listed.indexOf(0, tab)
    const found = INDEX_ENTRY.exec(listed.toString('latin1', start, tab))?.groups
    if (tab === -1 || end === -1 || found === undefined) {
      throw new SourceError('git-failed', 'git listed the index in a way that is not understood')
    }
    const { mode = '', id = '' } = found
    entries.set(pathFromBytes(listed.subarray(tab + 1, end)), { mode, id })
    start = end + 1
  }
  return entries
}
