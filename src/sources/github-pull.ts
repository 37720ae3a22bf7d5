import type { GitHubClient } from './github-client.ts'
import { type ListedFile, listedFile } from './github-commits.ts'
import { listAt, objectIdAt, optionalCountAt } from './json-fields.ts'

/** What a pull request is now; the event says what it was. */
export interface PullState {
  readonly headSha: string
  readonly changedFiles?: number
}

export interface PullListing {
  readonly files: readonly ListedFile[]
  /** There is more than GitHub lists. */
  readonly isCapped: boolean
}

const PERMISSION = 'pull-requests: read'
const FILES_PER_PAGE = 100
/** Files of a pull request that GitHub lists; the rest it leaves out without a word. */
const MAX_LISTED_FILES = 3_000

/** @param attempts how often GitHub is asked at most; undefined: as often as for anything else */
export function readPull(client: GitHubClient, number: number, attempts?: number): Promise<PullState> {
  const request = {
    what: `pull request ${number}`,
    permission: PERMISSION,
    path: 'pulls/{pull_number}',
    parameters: { pull_number: number },
    ...(attempts === undefined ? {} : { attempts }),
  }
  return client.json(request, (document) => {
    const changedFiles = optionalCountAt(document, 'changed_files')
    return {
      headSha: objectIdAt(document, 'head.sha'),
      ...(changedFiles === undefined ? {} : { changedFiles }),
    }
  })
}

/** Reads the listing to its end. @param maxFiles where GitHub stops; lower in tests */
export async function pullFiles(
  client: GitHubClient,
  number: number,
  maxFiles = MAX_LISTED_FILES,
): Promise<PullListing> {
  const files: ListedFile[] = []
  for (let page = 1; files.length < maxFiles; page++) {
    const request = {
      what: `page ${page} of the files of pull request ${number}`,
      permission: PERMISSION,
      path: 'pulls/{pull_number}/files',
      parameters: { pull_number: number, per_page: FILES_PER_PAGE, page },
    }
    const rows = await client.json(request, (document, headers) => ({
      files: listAt(document, '').map(listedFile),
      isLast: !hasNextPage(headers['link']),
    }))
    files.push(...rows.files)
    // A proxy may drop the header, and a full page may be the last one.
    if (rows.files.length === 0 || (rows.isLast && rows.files.length < FILES_PER_PAGE)) break
  }
  return { files, isCapped: files.length >= maxFiles }
}

function hasNextPage(link: string | undefined): boolean {
  return link !== undefined && /;\s?rel="next"/.test(link)
}
