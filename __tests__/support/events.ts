import { createRequire } from 'node:module'
import type { StandInPull } from './stand-in-pull.ts'

/** What the runner is told of an event: its payload, and the `github` context that goes with it. */
export interface SentEvent {
  readonly event: { readonly name: string; readonly payload: object }
  readonly github: {
    readonly repository: string
    readonly sha: string
    readonly ref: string
    readonly base_ref?: string
    readonly head_ref?: string
  }
}

export interface PushedRange {
  /** Forty zeros: the branch or tag is new, or is deleted. */
  readonly before: string
  readonly after: string
  /** The full name: `refs/heads/main`. */
  readonly ref?: string
  readonly forced?: boolean
  /** The commit that an annotated tag is put on; `after` is the tag itself. */
  readonly commit?: string
}

// biome-ignore lint/suspicious/noExplicitAny: documents of GitHub's, checked against its schemas by a test
type Document = any

interface Examples {
  readonly name: string
  readonly examples: readonly Document[]
}

const EXAMPLES: readonly Examples[] = createRequire(import.meta.url)('@octokit/webhooks-examples')
const DEFAULT_BRANCH = 'main'
const NO_OBJECT = '0'.repeat(40)

/** Real payloads of GitHub, with the commits, branches and names of a repository of our own put in. */
export class Events {
  private readonly repository: string

  /** @param repository `owner/name` */
  constructor(repository: string) {
    this.repository = repository
  }

  /** @param action what happened to it; a pull request that comes from a fork says so in `fork` */
  pullRequest(
    pull: StandInPull,
    action: 'opened' | 'reopened' | 'synchronize' = 'opened',
    counts: { readonly changedFiles?: number; readonly before?: string } = {},
  ): SentEvent {
    const { headRef = 'topic', baseRef = DEFAULT_BRANCH, merge } = pull
    return {
      event: { name: 'pull_request', payload: this.pullPayload(pull, action, counts) },
      github: {
        repository: this.repository,
        // Without a test merge GitHub starts no workflow; this is what an older one would have left.
        sha: merge ?? pull.base,
        ref: `refs/pull/${pull.number}/merge`,
        base_ref: baseRef,
        head_ref: headRef,
      },
    }
  }

  /** The same payload; but the workflow is the base's, and so is the commit. */
  pullRequestTarget(
    pull: StandInPull,
    action: 'opened' | 'reopened' | 'synchronize' = 'opened',
    counts: { readonly changedFiles?: number; readonly before?: string } = {},
  ): SentEvent {
    const { github, event } = this.pullRequest(pull, action, counts)
    const ref = `refs/heads/${pull.baseRef ?? DEFAULT_BRANCH}`
    return {
      event: { ...event, name: 'pull_request_target' },
      github: { ...github, sha: pull.base, ref },
    }
  }

  /** @param number of the pull request that is last in the queue */
  mergeGroup(base: string, head: string, number = 7): SentEvent {
    const payload = this.example('merge_group', (example) => example.action === 'checks_requested')
    const ref = `refs/heads/gh-readonly-queue/${DEFAULT_BRANCH}/pr-${number}-${base}`
    Object.assign(payload.merge_group, {
      base_sha: base,
      base_ref: `refs/heads/${DEFAULT_BRANCH}`,
      head_sha: head,
      head_ref: ref,
    })
    const message = `Merge pull request #${number} from contributor/topic`
    Object.assign(payload.merge_group.head_commit, { id: head, message })
    return {
      event: { name: 'merge_group', payload },
      github: { repository: this.repository, sha: head, ref },
    }
  }

  push(range: PushedRange): SentEvent {
    const { before, after, ref = `refs/heads/${DEFAULT_BRANCH}`, forced = false, commit = after } = range
    const isDeleted = after === NO_OBJECT
    const payload = this.example(
      'push',
      (example) => example.deleted === isDeleted && !isTag(example.ref) !== isDeleted,
    )
    const pages = `https://github.com/${this.repository}`
    Object.assign(payload, {
      ref,
      before,
      after,
      forced,
      created: before === NO_OBJECT,
      deleted: isDeleted,
      compare: `${pages}/compare/${before.slice(0, 12)}...${after.slice(0, 12)}`,
    })
    if (!isDeleted) {
      Object.assign(payload.head_commit, { id: commit, url: `${pages}/commit/${commit}` })
      // A tag moves no commits.
      payload.commits = isTag(ref) ? [] : [payload.head_commit]
    }
    return {
      event: { name: 'push', payload },
      // The branch is gone, so the workflow is that of the default branch.
      github: { repository: this.repository, sha: isDeleted ? before : commit, ref },
    }
  }

  workflowDispatch(sha: string, inputs: Readonly<Record<string, string>> = {}): SentEvent {
    const payload = this.example('workflow_dispatch', () => true)
    const ref = `refs/heads/${DEFAULT_BRANCH}`
    Object.assign(payload, { ref, inputs, workflow: '.github/workflows/checklist.yml' })
    return {
      event: { name: 'workflow_dispatch', payload },
      github: { repository: this.repository, sha, ref },
    }
  }

  /** There is no such webhook: the runner writes what the timetable said, and nothing of the repository. */
  schedule(sha: string): SentEvent {
    return {
      event: { name: 'schedule', payload: { schedule: '17 4 * * 1' } },
      github: { repository: this.repository, sha, ref: `refs/heads/${DEFAULT_BRANCH}` },
    }
  }

  private pullPayload(
    pull: StandInPull,
    action: string,
    counts: { readonly changedFiles?: number; readonly before?: string },
  ): Document {
    const { number, base, head, merge, fork, title, body, baseRef = DEFAULT_BRANCH, headRef = 'topic' } = pull
    const payload = numbered(
      this.example('pull_request', (example) => example.action === action),
      number,
    )
    const { pull_request: shown } = payload
    Object.assign(shown, {
      title: title ?? 'A change',
      body: body ?? null,
      merge_commit_sha: merge ?? null,
      changed_files: counts.changedFiles ?? shown.changed_files,
    })
    const owner = this.repository.slice(0, this.repository.indexOf('/'))
    Object.assign(shown.base, { sha: base, ref: baseRef, label: `${owner}:${baseRef}` })
    Object.assign(shown.head, { sha: head, ref: headRef, label: `${owner}:${headRef}` })
    if (fork !== undefined) asFork(shown, fork)
    if (action === 'synchronize') Object.assign(payload, { before: counts.before ?? base, after: head })
    return payload
  }

  /** A copy of the newest example that fits, about our repository; older ones lack what the schemas demand by now. */
  private example(name: string, fits: (example: Document) => boolean): Document {
    const found = EXAMPLES.find((candidate) => candidate.name === name)?.examples.findLast(fits)
    if (found === undefined) throw new Error(`GitHub gives no such example of ${name}`)
    const text = JSON.stringify(found).replaceAll(found.repository.full_name, this.repository)
    return named(JSON.parse(text), this.repository)
  }
}

/** Owner and name where they stand alone, in every repository of a payload. */
function named(payload: Document, repository: string): Document {
  const { pull_request: pull } = payload
  for (const known of [payload.repository, pull?.base.repo, pull?.head.repo]) {
    if (known !== undefined) Object.assign(known, repositoryNames(known, repository))
  }
  if (pull !== undefined) for (const end of [pull.base, pull.head]) end.user = end.repo.owner
  return payload
}

function repositoryNames(known: Document, fullName: string): object {
  const [owner = '', name = ''] = fullName.split('/')
  return {
    name,
    owner: withLogin(known.owner, owner),
    default_branch: DEFAULT_BRANCH,
    // Only pushes tell it twice.
    ...('master_branch' in known ? { master_branch: DEFAULT_BRANCH } : {}),
  }
}

/** GitHub's examples have no pull request from a fork. */
function asFork(pull: Document, fork: string | null): void {
  const { head } = pull
  const owner = fork === null ? 'contributor' : fork.slice(0, fork.indexOf('/'))
  const user = { ...withLogin(pull.user, owner), id: 583_231 }
  Object.assign(head, { user, label: `${owner}:${head.ref}`, repo: null })
  Object.assign(pull, { user, author_association: 'FIRST_TIME_CONTRIBUTOR', maintainer_can_modify: true })
  if (fork === null) return
  const { repo } = pull.base
  const text = JSON.stringify(repo).replaceAll(repo.full_name, fork)
  const copy = JSON.parse(text)
  head.repo = {
    ...copy,
    ...repositoryNames(copy, fork),
    id: repo.id + 1,
    fork: true,
    forks: 0,
    forks_count: 0,
  }
}

function withLogin(user: Document, login: string): Document {
  const copy = JSON.parse(JSON.stringify(user).replaceAll(`/${user.login}`, `/${login}`))
  // Only pushes tell a name beside the login.
  return { ...copy, login, ...('name' in copy ? { name: login } : {}) }
}

/** The number, and the URLs that hold it. */
function numbered(payload: Document, number: number): Document {
  const old = payload.number
  const text = JSON.stringify(payload).replaceAll(
    new RegExp(`/(pulls|pull|issues)/${old}(?=["/.])`, 'g'),
    `/$1/${number}`,
  )
  const copy = JSON.parse(text)
  copy.number = number
  copy.pull_request.number = number
  return copy
}

function isTag(ref: string): boolean {
  return ref.startsWith('refs/tags/')
}
