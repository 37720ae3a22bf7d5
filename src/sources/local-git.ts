import type {
  ChangedFile,
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
import { type GitRepository, runGit } from './git.ts'
import { absentObjects, type Listing, listStagedChanges, listTreeChanges } from './git-listing.ts'
import { GitObjects, type TreeEntry } from './git-objects.ts'
import { emptyTree, findRevision, resolveRevision } from './git-repository.ts'

const MEBIBYTE = 1024 * 1024
/** Bytes of the index's listing that are read: about a million files. */
const MAX_INDEX_BYTES = 192 * MEBIBYTE
const INDEX_ENTRY = /^(?<mode>[0-7]{6}) (?<id>[0-9a-f]{40,64}) (?<stage>[0-3])$/

export interface GitRange {
  /** A commit or a tree; the empty tree's id makes everything count as added. */
  readonly base: string
  readonly head: string
  readonly description: string
}

/** What lies between two revisions. @throws SourceError 'no-such-revision' */
export async function gitRange(repository: GitRepository, range: GitRange): Promise<ChangeSource> {
  const [base, head] = await Promise.all([
    resolveTree(repository, range.base),
    resolveTree(repository, range.head),
  ])
  const compared = { base: base.id, head: head.id, description: range.description }
  return new LocalGit(repository, compared, {
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
async function resolveTree(
  repository: GitRepository,
  revision: string,
): Promise<{ readonly id: string; readonly tree: string }> {
  const commit = await findRevision(repository, revision, 'commit')
  const tree = await resolveRevision(repository, commit ?? revision, 'tree')
  return { id: commit ?? tree, tree }
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
