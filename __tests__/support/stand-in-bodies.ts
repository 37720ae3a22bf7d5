import { idOf, nodeId, SOME_TIME, user } from './stand-in-people.ts'
import type { StandInCommit } from './stand-in-repository.ts'
import type { Place } from './stand-in-route.ts'

/** URLs of a repository that are templates, with what stands behind the repository's own URL. */
const TEMPLATES: Readonly<Record<string, string>> = {
  archive_url: '{archive_format}{/ref}',
  assignees_url: 'assignees{/user}',
  blobs_url: 'git/blobs{/sha}',
  branches_url: 'branches{/branch}',
  collaborators_url: 'collaborators{/collaborator}',
  comments_url: 'comments{/number}',
  commits_url: 'commits{/sha}',
  compare_url: 'compare/{base}...{head}',
  contents_url: 'contents/{+path}',
  contributors_url: 'contributors',
  deployments_url: 'deployments',
  downloads_url: 'downloads',
  events_url: 'events',
  forks_url: 'forks',
  git_commits_url: 'git/commits{/sha}',
  git_refs_url: 'git/refs{/sha}',
  git_tags_url: 'git/tags{/sha}',
  hooks_url: 'hooks',
  issue_comment_url: 'issues/comments{/number}',
  issue_events_url: 'issues/events{/number}',
  issues_url: 'issues{/number}',
  keys_url: 'keys{/key_id}',
  labels_url: 'labels{/name}',
  languages_url: 'languages',
  merges_url: 'merges',
  milestones_url: 'milestones{/number}',
  notifications_url: 'notifications{?since,all,participating}',
  pulls_url: 'pulls{/number}',
  releases_url: 'releases{/id}',
  stargazers_url: 'stargazers',
  statuses_url: 'statuses/{sha}',
  subscribers_url: 'subscribers',
  subscription_url: 'subscription',
  tags_url: 'tags',
  teams_url: 'teams',
  trees_url: 'git/trees{/sha}',
}

/** @param fullName `owner/name` */
export function repositoryBody(fullName: string, isPrivate: boolean, isFork: boolean, place: Place): object {
  const [owner = '', name = ''] = fullName.split('/')
  const url = `${place.apiUrl}/repos/${fullName}`
  const page = `${new URL(place.pageUrl).origin}/${fullName}`
  const id = idOf(fullName)
  const templates = Object.entries(TEMPLATES).map(([key, path]) => [key, `${url}/${path}`])
  return {
    ...Object.fromEntries(templates),
    id,
    node_id: nodeId('R', id),
    name,
    full_name: fullName,
    owner: user(owner, place),
    private: isPrivate,
    visibility: isPrivate ? 'private' : 'public',
    fork: isFork,
    description: null,
    url,
    html_url: page,
    clone_url: `${page}.git`,
    git_url: `git://stand-in.invalid/${fullName}.git`,
    ssh_url: `git@stand-in.invalid:${fullName}.git`,
    svn_url: page,
    mirror_url: null,
    homepage: null,
    language: null,
    license: null,
    default_branch: 'main',
    size: 1,
    forks: 0,
    forks_count: 0,
    open_issues: 1,
    open_issues_count: 1,
    stargazers_count: 0,
    watchers: 0,
    watchers_count: 0,
    topics: [],
    archived: false,
    disabled: false,
    is_template: false,
    allow_forking: true,
    web_commit_signoff_required: false,
    has_discussions: false,
    has_downloads: true,
    has_issues: true,
    has_pages: false,
    has_projects: true,
    has_wiki: true,
    pushed_at: SOME_TIME,
    created_at: SOME_TIME,
    updated_at: SOME_TIME,
  }
}

const UNSIGNED = { verified: false, reason: 'unsigned', signature: null, payload: null, verified_at: null }

/** As `git/commits` has it. */
export function gitCommitBody(commit: StandInCommit, place: Place): object {
  const { sha, author, committer, message } = commit
  return {
    sha,
    node_id: nodeId('C', sha),
    url: `${place.repositoryUrl}/git/commits/${sha}`,
    html_url: `${place.pageUrl}/commit/${sha}`,
    author,
    committer,
    message,
    tree: { sha: commit.tree, url: `${place.repositoryUrl}/git/trees/${commit.tree}` },
    parents: parentsOf(commit, 'git/commits', place),
    verification: UNSIGNED,
  }
}

/** As `commits` has it; the people are not known to the host. */
export function commitBody(commit: StandInCommit, place: Place): object {
  const { sha, author, committer, message } = commit
  const url = `${place.repositoryUrl}/commits/${sha}`
  return {
    sha,
    node_id: nodeId('C', sha),
    url,
    html_url: `${place.pageUrl}/commit/${sha}`,
    comments_url: `${url}/comments`,
    commit: {
      author,
      committer,
      message,
      tree: { sha: commit.tree, url: `${place.repositoryUrl}/git/trees/${commit.tree}` },
      url: `${place.repositoryUrl}/git/commits/${sha}`,
      comment_count: 0,
      verification: UNSIGNED,
    },
    author: null,
    committer: null,
    parents: parentsOf(commit, 'commits', place),
  }
}

function parentsOf(commit: StandInCommit, path: string, place: Place): readonly object[] {
  return commit.parents.map((sha) => ({
    sha,
    url: `${place.repositoryUrl}/${path}/${sha}`,
    html_url: `${place.pageUrl}/commit/${sha}`,
  }))
}
