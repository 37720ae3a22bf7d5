import { commitBody, gitCommitBody } from './stand-in-bodies.ts'
import { nodeId } from './stand-in-people.ts'
import { pullBody, type StandInPull } from './stand-in-pull.ts'
import type { StandInRepository, StandInRow } from './stand-in-repository.ts'
import { type Call, type Place, paged, type Reply, type Routes } from './stand-in-route.ts'

/** Where the answers stop; GitHub's own numbers unless a test wants less. */
export interface ContentLimits {
  readonly maxListedFiles: number
  readonly maxComparedFiles: number
  readonly maxTreeEntries: number
}

export interface ContentState extends ContentLimits {
  readonly place: Place
  /** `owner/name` */
  readonly fullName: string
  readonly isPublic: boolean
  readonly repository: StandInRepository
  readonly pull: StandInPull | undefined
}

/** Commits of a comparison that are not paged. */
const MAX_COMPARED_COMMITS = 250

/** What can be read of the repository and its pull request. */
export class StandInContents {
  private readonly state: ContentState

  constructor(state: ContentState) {
    this.state = state
  }

  readonly routes: Routes = {
    'GET pulls/{pull_number}': {
      permissions: ['pull-requests'],
      answer: (call) => this.pullRequest(call),
    },
    'GET pulls/{pull_number}/files': { permissions: ['pull-requests'], answer: (call) => this.files(call) },
    'GET compare/{basehead}': { permissions: ['contents'], answer: (call) => this.comparison(call) },
    'GET commits/{ref}': { permissions: ['contents'], answer: (call) => this.commit(call) },
    'GET git/commits/{commit_sha}': { permissions: ['contents'], answer: (call) => this.commitObject(call) },
    'GET git/trees/{tree_sha}': { permissions: ['contents'], answer: (call) => this.tree(call) },
    'GET git/blobs/{file_sha}': { permissions: ['contents'], answer: (call) => this.blob(call) },
  }

  private async pullRequest(call: Call): Promise<Reply | undefined> {
    const { repository, fullName, isPublic, place } = this.state
    const pull = this.named(call)
    if (pull === undefined) return undefined
    const rows = await this.pullRows(pull)
    const commits = (await repository.commitsBetween(pull.base, pull.head)).length
    return { body: pullBody(pull, rows, commits, fullName, !isPublic, place) }
  }

  private async files(call: Call): Promise<Reply | undefined> {
    const { maxListedFiles, place } = this.state
    const pull = this.named(call)
    if (pull === undefined) return undefined
    const listed = (await this.pullRows(pull)).slice(0, maxListedFiles)
    const { rows, headers } = paged(
      listed.map((row) => this.rowBody(row, pull.head)),
      call,
      place,
    )
    return { body: rows, ...(headers && { headers }) }
  }

  private async comparison(call: Call): Promise<Reply | undefined> {
    const { repository, maxComparedFiles, place } = this.state
    const names = (call.parameters['basehead'] ?? '').split('...')
    const [base, head] = await Promise.all(names.map((name) => repository.commitId(name)))
    if (base === undefined || head === undefined) return undefined
    const mergeBase = await repository.mergeBase(base, head)
    if (mergeBase === undefined) return undefined
    const ahead = await repository.commitsBetween(base, head)
    const behind = await repository.commitsBetween(head, base)
    const page = Number(call.query.get('page') ?? 1)
    const files = repository.rows(mergeBase, head).slice(0, maxComparedFiles)
    const hasPages = call.query.has('page') || call.query.has('per_page')
    const oldest = ahead.toReversed()
    const { rows, headers } = hasPages
      ? paged(
          oldest.map((sha) => ({ sha })),
          call,
          place,
        )
      : { rows: oldest.slice(-MAX_COMPARED_COMMITS).map((sha) => ({ sha })), headers: undefined }
    const url = `${place.repositoryUrl}/compare/${base}...${head}`
    const compare = `${place.pageUrl}/compare/${base}...${head}`
    const body = {
      url,
      html_url: compare,
      permalink_url: compare,
      diff_url: `${compare}.diff`,
      patch_url: `${compare}.patch`,
      base_commit: await this.commitOf(base),
      merge_base_commit: await this.commitOf(mergeBase),
      status: statusOf(ahead.length, behind.length),
      ahead_by: ahead.length,
      behind_by: behind.length,
      total_commits: ahead.length,
      commits: await Promise.all(rows.map((row) => this.commitOf((row as { readonly sha: string }).sha))),
      // Files are on the first page alone.
      ...(page === 1 ? { files: files.map((row) => this.rowBody(row, head)) } : {}),
    }
    return { body, ...(headers && { headers }) }
  }

  private async commit(call: Call): Promise<Reply | undefined> {
    const sha = await this.state.repository.commitId(call.parameters['ref'])
    return sha === undefined ? undefined : { body: await this.commitOf(sha) }
  }

  private async commitObject(call: Call): Promise<Reply | undefined> {
    const commit = await this.state.repository.commit(call.parameters['commit_sha'] ?? '')
    return commit && { body: gitCommitBody(commit, this.state.place) }
  }

  private async tree(call: Call): Promise<Reply | undefined> {
    const { repository, maxTreeEntries, place } = this.state
    const sha = call.parameters['tree_sha'] ?? ''
    const rows = await repository.tree(sha, call.query.has('recursive'))
    if (rows === undefined) return undefined
    const kinds = { blob: 'blobs', tree: 'trees', commit: undefined }
    const tree = rows.slice(0, maxTreeEntries).map((row) => {
      const kind = kinds[row.type]
      // A submodule's commit is not of this repository.
      return kind === undefined ? row : { ...row, url: `${place.repositoryUrl}/git/${kind}/${row.sha}` }
    })
    const url = `${place.repositoryUrl}/git/trees/${sha}`
    return { body: { sha, url, tree, truncated: rows.length > maxTreeEntries } }
  }

  private async blob(call: Call): Promise<Reply | undefined> {
    const sha = call.parameters['file_sha'] ?? ''
    const bytes = await this.state.repository.blob(sha)
    if (bytes === undefined) return undefined
    if (call.accept.includes('raw')) {
      // GitHub says so of binary content as well.
      return { body: bytes, headers: { 'content-type': 'application/vnd.github.raw+json; charset=utf-8' } }
    }
    const content = bytes.toString('base64').replace(/(.{60})/g, '$1\n')
    const url = `${this.state.place.repositoryUrl}/git/blobs/${sha}`
    return { body: { sha, node_id: nodeId('B', sha), size: bytes.length, url, content, encoding: 'base64' } }
  }

  private named(call: Call): StandInPull | undefined {
    const { pull } = this.state
    return Number(call.parameters['pull_number']) === pull?.number ? pull : undefined
  }

  private async pullRows(pull: StandInPull): Promise<readonly StandInRow[]> {
    const { repository } = this.state
    const base = (await repository.mergeBase(pull.base, pull.head)) ?? pull.base
    return repository.rows(base, pull.head)
  }

  private async commitOf(sha: string): Promise<object> {
    const commit = await this.state.repository.commit(sha)
    if (commit === undefined) throw new Error(`${sha} is no commit`)
    return commitBody(commit, this.state.place)
  }

  private rowBody(row: StandInRow, commit: string): object {
    const { place } = this.state
    const path = row.filename.split('/').map(encodeURIComponent).join('/')
    return {
      ...row,
      changes: row.additions + row.deletions,
      blob_url: `${place.pageUrl}/blob/${commit}/${path}`,
      raw_url: `${place.pageUrl}/raw/${commit}/${path}`,
      contents_url: `${place.repositoryUrl}/contents/${path}?ref=${commit}`,
    }
  }
}

function statusOf(ahead: number, behind: number): string {
  if (ahead === 0) return behind === 0 ? 'identical' : 'behind'
  return behind === 0 ? 'ahead' : 'diverged'
}
