import { repositoryBody } from './stand-in-bodies.ts'
import { idOf, nodeId, SOME_TIME, user } from './stand-in-people.ts'
import type { StandInRow } from './stand-in-repository.ts'
import type { Place } from './stand-in-route.ts'

/** The pull request that the stand-in knows; ids are of commits in its repository. */
export interface StandInPull {
  readonly number: number
  readonly base: string
  readonly head: string
  /** The test merge; absent while there is none. */
  readonly merge?: string
  /** `owner/name` of the fork it comes from; null when the fork was deleted since. */
  readonly fork?: string | null
  readonly title?: string
  readonly body?: string | null
  /** Branch names. */
  readonly baseRef?: string
  readonly headRef?: string
}

/** @param fullName of the repository it is for */
export function pullBody(
  pull: StandInPull,
  rows: readonly StandInRow[],
  commits: number,
  fullName: string,
  isPrivate: boolean,
  place: Place,
): object {
  const { number, fork, baseRef = 'main', headRef = 'topic', merge } = pull
  const url = `${place.repositoryUrl}/pulls/${number}`
  const issue = `${place.repositoryUrl}/issues/${number}`
  const page = `${place.pageUrl}/pull/${number}`
  const statuses = `${place.repositoryUrl}/statuses/${pull.head}`
  const owner = ownerOf(fullName)
  const author = fork === undefined || fork === null ? 'contributor' : ownerOf(fork)
  const headOwner = fork === undefined ? owner : author
  const id = idOf(url)
  const href = (target: string): object => ({ href: target })
  return {
    id,
    node_id: nodeId('PR', id),
    number,
    url,
    html_url: page,
    diff_url: `${page}.diff`,
    patch_url: `${page}.patch`,
    issue_url: issue,
    commits_url: `${url}/commits`,
    review_comments_url: `${url}/comments`,
    review_comment_url: `${place.repositoryUrl}/pulls/comments{/number}`,
    comments_url: `${issue}/comments`,
    statuses_url: statuses,
    state: 'open',
    locked: false,
    title: pull.title ?? 'A change',
    body: pull.body ?? null,
    user: user(author, place),
    created_at: SOME_TIME,
    updated_at: SOME_TIME,
    closed_at: null,
    merged_at: null,
    merge_commit_sha: merge ?? null,
    assignee: null,
    assignees: [],
    requested_reviewers: [],
    requested_teams: [],
    labels: [],
    milestone: null,
    draft: false,
    head: {
      label: `${headOwner}:${headRef}`,
      ref: headRef,
      sha: pull.head,
      user: user(headOwner, place),
      repo: fork === null ? null : repositoryBody(fork ?? fullName, isPrivate, fork !== undefined, place),
    },
    base: {
      label: `${owner}:${baseRef}`,
      ref: baseRef,
      sha: pull.base,
      user: user(owner, place),
      repo: repositoryBody(fullName, isPrivate, false, place),
    },
    _links: {
      self: href(url),
      html: href(page),
      issue: href(issue),
      comments: href(`${issue}/comments`),
      review_comments: href(`${url}/comments`),
      review_comment: href(`${place.repositoryUrl}/pulls/comments{/number}`),
      commits: href(`${url}/commits`),
      statuses: href(statuses),
    },
    author_association: fork === undefined ? 'CONTRIBUTOR' : 'FIRST_TIME_CONTRIBUTOR',
    auto_merge: null,
    active_lock_reason: null,
    merged: false,
    mergeable: merge === undefined ? null : true,
    rebaseable: null,
    mergeable_state: merge === undefined ? 'unknown' : 'clean',
    merged_by: null,
    comments: 0,
    review_comments: 0,
    maintainer_can_modify: fork !== undefined,
    commits,
    additions: rows.reduce((sum, row) => sum + row.additions, 0),
    deletions: rows.reduce((sum, row) => sum + row.deletions, 0),
    changed_files: rows.length,
  }
}

function ownerOf(fullName: string): string {
  return fullName.slice(0, fullName.indexOf('/'))
}
