import type { FileHeader, ListingGap } from '../model/change-set.ts'
import { SourceError } from '../model/errors.ts'
import { compareText } from '../model/finding.ts'
import type { CommitRange } from './commit-range.ts'
import type { PullRequestPlan } from './event.ts'
import type { GitHubClient } from './github-client.ts'
import { comparedFiles, type ListedFile, renamesAmong } from './github-commits.ts'
import { type PullListing, pullFiles, readPull } from './github-pull.ts'
import type { GitHubTrees } from './github-trees.ts'
import { compareTrees, unpairedFiles } from './tree-diff.ts'
import { type Difference, walkDifferences } from './tree-walk.ts'

/** What changed, as far as the API can tell. */
export interface ApiListing {
  /** In path order. */
  readonly files: readonly FileHeader[]
  readonly gaps: readonly ListingGap[]
  /** Only where GitHub's own listing had to be relied on. */
  readonly expectedFiles?: number
  readonly difference: Difference
  /** The trees hold every file of both commits, not only what differs. */
  readonly hasWholeTrees: boolean
}

/**
 * The two trees say what changed, exactly and with modes. GitHub's own listing pairs files that were moved and edited,
 * stands in for folders that could not be compared, and is compared with the trees where both are of the same commits.
 */
export async function listThroughApi(
  range: CommitRange,
  pull: PullRequestPlan | undefined,
  client: GitHubClient,
  trees: GitHubTrees,
  maxListedFiles?: number,
): Promise<ApiListing> {
  const whole = await wholeTrees(range, trees)
  const difference = whole ?? (await walkDifferences(trees, range.base, range.head))
  const trusted = { difference, hasWholeTrees: whole !== undefined }
  const isTestMerge = pull !== undefined && range.head !== pull.headSha
  if (pull === undefined || (isTestMerge && difference.isComplete)) {
    const renames = await renamesIfNeeded(difference, () =>
      listedRenames(range, pull, client, maxListedFiles),
    )
    return {
      files: compareTrees(difference.base, difference.head, renames),
      gaps: gapsOf(difference),
      ...trusted,
    }
  }
  const listing = await pullFiles(client, pull.number, maxListedFiles)
  const files = compareTrees(difference.base, difference.head, renamesAmong(listing.files))
  const unseen = rowsBeside(files, listing.files)
  if (difference.isComplete)
    return { files, gaps: unseen.length === 0 ? [] : [contradiction(unseen.length)], ...trusted }
  const expectedFiles =
    (await readPull(client, pull.number)).changedFiles ?? pull.changedFiles ?? listing.files.length
  return {
    files: [...files, ...unseen.map(headerOfRow)].sort((a, b) => compareText(a.path, b.path)),
    gaps: [...gapsOf(difference, unseen.length), ...cappedGap(listing, expectedFiles)],
    expectedFiles,
    ...trusted,
  }
}

/** Undefined when GitHub cuts one of them. */
async function wholeTrees(range: CommitRange, trees: GitHubTrees): Promise<Difference | undefined> {
  const head = await trees.whole(range.head)
  if (head.isIncomplete) return undefined
  if (range.base === undefined) return { base: new Map(), head: head.files, isComplete: true }
  const base = await trees.whole(range.base)
  return base.isIncomplete ? undefined : { base: base.files, head: head.files, isComplete: true }
}

async function renamesIfNeeded(
  difference: Difference,
  list: () => Promise<readonly ListedFile[]>,
): Promise<ReadonlyMap<string, string>> {
  const { added, removed } = unpairedFiles(difference.base, difference.head)
  return added.length === 0 || removed.length === 0 ? new Map() : renamesAmong(await list())
}

/** Without it a file that was moved and edited counts as removed and added, which only makes the report longer. */
async function listedRenames(
  range: CommitRange,
  pull: PullRequestPlan | undefined,
  client: GitHubClient,
  maxListedFiles: number | undefined,
): Promise<readonly ListedFile[]> {
  try {
    if (pull !== undefined) return (await pullFiles(client, pull.number, maxListedFiles)).files
    return range.base === undefined ? [] : await comparedFiles(client, range.base, range.head)
  } catch (cause) {
    if (cause instanceof SourceError && (cause.code === 'not-found' || cause.code === 'bad-response'))
      return []
    throw cause
  }
}

/** Rows about files that the trees do not show as changed. */
function rowsBeside(files: readonly FileHeader[], rows: readonly ListedFile[]): readonly ListedFile[] {
  const seen = new Set(files.flatMap((file) => [file.path, file.previousPath ?? file.path]))
  return rows.filter((row) => !seen.has(row.path))
}

function headerOfRow(row: ListedFile): FileHeader {
  const { path, status, previousPath } = row
  const isRemoved = status === 'removed'
  return {
    path,
    status,
    mode: 'file',
    ...(previousPath === undefined ? {} : { previousPath }),
    ...(status === 'added' ? {} : { previousMode: 'file' }),
    ...(row.objectId === undefined || isRemoved ? {} : { objectId: row.objectId }),
    ...(row.objectId === undefined || !isRemoved ? {} : { previousObjectId: row.objectId }),
  }
}

function gapsOf(difference: Difference, fromListing = 0): readonly ListingGap[] {
  if (difference.isComplete) return []
  const rest =
    fromListing === 0 ? '' : `; ${fromListing} more files are taken from its listing, without their modes`
  return [
    { reason: 'tree-truncated', detail: `GitHub does not list every folder of a tree this large${rest}` },
  ]
}

function cappedGap(listing: PullListing, expected: number): readonly ListingGap[] {
  if (!listing.isCapped || expected <= listing.files.length) return []
  const detail = `GitHub lists only ${listing.files.length} of ${expected} changed files`
  return [{ reason: 'listing-capped', detail }]
}

function contradiction(count: number): ListingGap {
  const detail = `GitHub lists ${count} changed files that are the same in the compared commits; the head may have moved`
  return { reason: 'head-moved', detail }
}
