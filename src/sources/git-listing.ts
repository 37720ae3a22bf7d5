import type { ChangeStatus, FileHeader, FileMode, ListingGap } from '../model/change-set.ts'
import { SourceError } from '../model/errors.ts'
import { compareText } from '../model/finding.ts'
import { pathFromBytes } from '../text/path-name.ts'
import { type GitOutcome, type GitRepository, gitFailure, runGit, tryGit } from './git.ts'

const MEBIBYTE = 1024 * 1024
/** Bytes of git's listing that are read: about a million changed files. */
const MAX_LISTING_BYTES = 192 * MEBIBYTE
/** Removed times added files that git compares by content to pair renames; above it only equal content is paired. */
const RENAME_LIMIT = 500
/** Milliseconds for that comparison, which reads every such file. */
const RENAME_MILLISECONDS = 20_000
const LISTING_MILLISECONDS = 120_000
/** `:old-mode new-mode old-id new-id status`, status with a similarity score for renames. */
const ENTRY =
  /^:(?<oldMode>[0-7]{6}) (?<mode>[0-7]{6}) (?<oldId>[0-9a-f]{40,64}) (?<id>[0-9a-f]{40,64}) (?<status>[A-Z])[0-9]{0,3}$/
const NO_OBJECT = /^0+$/

export interface Listing {
  /** In path order. */
  readonly files: readonly FileHeader[]
  readonly gaps: readonly ListingGap[]
}

/** Every difference between two trees, given by id. Neither attributes nor settings decide what is listed. */
export function listTreeChanges(repository: GitRepository, base: string, head: string): Promise<Listing> {
  return list(repository, 'diff-tree', ['-r', '--end-of-options', base, head, '--'])
}

/** Every difference between a tree and the index. A file that is only announced (`git add --intent-to-add`) is none. */
export function listStagedChanges(repository: GitRepository, base: string): Promise<Listing> {
  return list(repository, 'diff-index', [
    '--cached',
    '--ita-invisible-in-index',
    '--end-of-options',
    base,
    '--',
  ])
}

/** Objects that a partial clone lacks of those that one tree reaches and the other does not; found without fetching any. */
export async function absentObjects(
  repository: GitRepository,
  of: string,
  but: string,
): Promise<ReadonlySet<string>> {
  const commandLine = ['rev-list', '--objects', '--no-object-names', '--missing=print', '--end-of-options']
  const listed = await runGit(repository, [...commandLine, of, `^${but}`], { maxBytes: MAX_LISTING_BYTES })
  const lines = listed.toString('latin1').split('\n')
  return new Set(lines.filter((line) => line.startsWith('?')).map((line) => line.slice(1)))
}

async function list(repository: GitRepository, command: string, trees: readonly string[]): Promise<Listing> {
  const listed = await rawListing(repository, command, trees)
  const files = parseListing(listed.output)
  const gaps: readonly ListingGap[] = listed.wasCut
    ? [
        {
          reason: 'listing-capped',
          detail: `only the first ${files.length} files of git's listing were read`,
        },
      ]
    : []
  return { files: files.sort((a, b) => compareText(a.path, b.path)), gaps }
}

/** Pairs renames by likeness, or, when that costs too much or needs contents that are not here, by equal content alone. */
async function rawListing(
  repository: GitRepository,
  command: string,
  trees: readonly string[],
): Promise<GitOutcome> {
  const options = [
    '--raw',
    '-z',
    '--no-abbrev',
    '--no-color',
    '--no-ext-diff',
    '--no-textconv',
    '--ignore-submodules=none',
  ]
  const run = (renames: readonly string[], milliseconds: number): Promise<GitOutcome> =>
    tryGit(repository, [command, ...options, ...renames, ...trees], {
      maxBytes: MAX_LISTING_BYTES,
      milliseconds,
    })
  const byLikeness = await run(['-M', `-l${RENAME_LIMIT}`], RENAME_MILLISECONDS)
  if (byLikeness.status === 0 || byLikeness.wasCut) return byLikeness
  const byContent = await run(['-M100%'], LISTING_MILLISECONDS)
  if (byContent.status === 0 || byContent.wasCut) return byContent
  throw gitFailure(command, byContent)
}

/** Entries whose end was cut off are left out. */
export function parseListing(raw: Buffer): FileHeader[] {
  const fields = nulTerminated(raw)
  const files: FileHeader[] = []
  for (let next = fields.next(); next.done !== true; next = fields.next()) {
    const entry = ENTRY.exec(next.value.toString('latin1'))?.groups
    if (entry === undefined)
      throw new SourceError('git-failed', 'git listed the change in a way that is not understood')
    const first = fields.next()
    const second = entry['status'] === 'R' && first.done !== true ? fields.next() : undefined
    if (first.done === true || second?.done === true) break
    files.push(header(entry, pathFromBytes(first.value), second && pathFromBytes(second.value)))
  }
  return files
}

function header(
  entry: Readonly<Record<string, string | undefined>>,
  first: string,
  second?: string,
): FileHeader {
  const status = changeStatus(entry['status'])
  const { oldMode = '', mode = '', oldId = '', id = '' } = entry
  return {
    path: second ?? first,
    status,
    mode: fileMode(status === 'removed' ? oldMode : mode),
    ...(status === 'renamed' ? { previousPath: first } : {}),
    ...(status === 'added' ? {} : { previousMode: fileMode(oldMode) }),
    ...(NO_OBJECT.test(id) ? {} : { objectId: id }),
    ...(NO_OBJECT.test(oldId) ? {} : { previousObjectId: oldId }),
  }
}

function changeStatus(letter: string | undefined): ChangeStatus {
  switch (letter) {
    case 'A':
      return 'added'
    case 'D':
      return 'removed'
    case 'R':
      return 'renamed'
    // Modified, or of another type: a file became a link or a submodule.
    case 'M':
    case 'T':
      return 'modified'
    case 'U':
      throw new SourceError('git-failed', 'a merge is unfinished: resolve its conflicts and stage them first')
  }
  throw new SourceError('git-failed', 'git listed a kind of change that is not understood')
}

/** Git's four modes; ancient repositories also have 100664. */
function fileMode(mode: string): FileMode {
  switch (mode) {
    case '120000':
      return 'symlink'
    case '160000':
      return 'submodule'
    case '100755':
      return 'executable'
  }
  return 'file'
}

function* nulTerminated(bytes: Buffer): Generator<Buffer, undefined> {
  for (let start = 0; ; ) {
    const end = bytes.indexOf(0, start)
    if (end === -1) return undefined
    yield bytes.subarray(start, end)
    start = end + 1
  }
}
