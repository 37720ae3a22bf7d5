import { tmpdir } from 'node:os'
import type { ChangeSource } from '../model/change-set.ts'
import { SourceError, UsageError } from '../model/errors.ts'
import type { EventPlan } from './event.ts'
import { type EventGitOptions, openGitSource } from './event-git.ts'
import { forgeOf } from './forge.ts'
import type { Environment, GitRepository } from './git.ts'
import { GitGraph } from './git-graph.ts'
import { openRepository } from './git-repository.ts'
import { type ApiOptions, type ApiSource, headGaps, openApiSource } from './github-api.ts'
import { GitHubBlobs } from './github-blobs.ts'
import { type GitHubClient, openGitHub } from './github-client.ts'
import { gitHubGraph } from './github-commits.ts'
import { preparedSource } from './prepared-source.ts'

export interface SourceChoiceOptions extends ApiOptions {
  readonly source: 'auto' | 'git' | 'api'
}

/** Where things are, as the runner says. Empty texts count as absent. */
export interface SourceEnvironment {
  /** GITHUB_WORKSPACE. */
  readonly workspace?: string | undefined
  /** RUNNER_TEMP. */
  readonly temporary?: string | undefined
  /** GITHUB_REPOSITORY: `owner/name`. */
  readonly repository?: string | undefined
  /** GITHUB_SERVER_URL. */
  readonly serverUrl?: string | undefined
  /** GITHUB_API_URL. */
  readonly apiUrl?: string | undefined
  /** The input `token`. */
  readonly token?: string | undefined
  /** What git may be told: PATH, HOME, proxies. */
  readonly environment: Environment
  readonly sleep?: (milliseconds: number) => Promise<void>
}

type JudgedPlan = Exclude<EventPlan, { readonly kind: 'nothing' }>

/**
 * The source that sees most of what an event changes: git where the workspace holds the commits or can fetch them, else the API,
 * else a fetch of our own, else whichever sees more, with its gaps. Throws SourceError that says what was tried.
 */
export async function openSource(
  plan: EventPlan,
  options: SourceChoiceOptions,
  environment: SourceEnvironment,
): Promise<ChangeSource> {
  if (plan.kind === 'nothing') return emptySource(plan.reason)
  if (plan.kind === 'pull-request' && plan.targetOnly && options.source === 'git') {
    throw new UsageError(
      'pull_request_target is judged through the API only, so that nothing of the head reaches the disk: remove the input "source", or set it to api',
    )
  }
  const attempts = new Attempts(plan, options, environment)
  const isTargetOnly = plan.kind === 'pull-request' && plan.targetOnly
  if (attempts.isGitea && (options.source === 'api' || isTargetOnly)) throw apiRefused(isTargetOnly)
  if (options.source === 'api' || isTargetOnly) return (await attempts.api()).source
  const workspace = await attempts.workspace()
  if (attempts.isGitea) return openGitea(attempts, workspace)
  if (options.source === 'git') return attempts.git(workspace)
  return openBest(attempts, workspace)
}

async function openBest(attempts: Attempts, workspace: GitRepository | undefined): Promise<ChangeSource> {
  const failures: string[] = []
  const note = (what: string) => (cause: unknown) => {
    if (!(cause instanceof SourceError)) throw cause
    failures.push(`${what}: ${cause.message.replace(/\.$/, '')}`)
    return cause
  }
  const git = workspace === undefined ? undefined : await attempts.git(workspace).catch(note('git'))
  if (git !== undefined && !(git instanceof SourceError)) return git
  const api = await attempts.api().catch(note('API'))
  if (!(api instanceof SourceError) && api.shortcoming === undefined) return api.source
  // A fetch into a repository of our own was tried above when there is a workspace.
  const fetched = workspace === undefined ? await attempts.git(undefined).catch(note('git fetch')) : git
  if (fetched !== undefined && !(fetched instanceof SourceError)) return fetched
  if (!(api instanceof SourceError)) return api.source
  throw new SourceError(api.code, `the change cannot be read. ${failures.join('. ')}`, { cause: api })
}

/** Its API lists neither the ids of a change's contents nor, in a comparison, its files: git alone shows everything. */
async function openGitea(attempts: Attempts, workspace: GitRepository | undefined): Promise<ChangeSource> {
  try {
    return await attempts.git(workspace)
  } catch (cause) {
    if (!(cause instanceof SourceError)) throw cause
    throw new SourceError(cause.code, `${cause.message}. ${CHECKOUT_ADVICE}`, { cause })
  }
}

const CHECKOUT_ADVICE =
  'On Gitea and Forgejo the change is read with git: let a checkout with `fetch-depth: 0` come before this step'

function apiRefused(isTargetOnly: boolean): UsageError {
  const remedy = isTargetOnly
    ? 'the event pull_request_target, which is judged through the API only, cannot be used: start the workflow on pull_request'
    : 'the input "source" cannot be "api": remove it, or set it to git'
  return new UsageError(
    `the API of Gitea and Forgejo does not show all of a change, so ${remedy}. ${CHECKOUT_ADVICE}`,
  )
}

/** The ways to open a source, each with what the environment offers. */
class Attempts {
  private readonly plan: JudgedPlan
  private readonly options: SourceChoiceOptions
  private readonly environment: SourceEnvironment
  private opened: Promise<GitHubClient> | undefined

  constructor(plan: JudgedPlan, options: SourceChoiceOptions, environment: SourceEnvironment) {
    this.plan = plan
    this.options = options
    this.environment = environment
  }

  get isGitea(): boolean {
    const { environment, apiUrl } = this.environment
    return forgeOf(environment, apiUrl) === 'gitea'
  }

  async api(): Promise<ApiSource> {
    return openApiSource(this.plan, await this.client(), this.options)
  }

  async git(workspace: GitRepository | undefined): Promise<ChangeSource> {
    const { serverUrl = '', repository = '', token = '', temporary = '' } = this.environment
    const client = await this.clientIfPossible()
    const canFetch = serverUrl !== '' && repository !== ''
    if (workspace === undefined && !canFetch) {
      throw new SourceError(
        'not-a-repository',
        'nothing is checked out in GITHUB_WORKSPACE, and no server to fetch from is known',
      )
    }
    const graph = new GitGraph({
      temporary: temporary === '' ? tmpdir() : temporary,
      environment: this.environment.environment,
      ...(workspace === undefined ? {} : { workspace }),
      ...(canFetch ? { remote: { serverUrl, repository, ...(token === '' ? {} : { token }) } } : {}),
      ...(client === undefined || this.isGitea ? {} : { api: gitHubGraph(client) }),
    })
    try {
      return await openGitSource(this.plan, graph, this.gitOptions(client))
    } catch (cause) {
      await graph.close()
      throw cause
    }
  }

  /** Undefined when nothing is checked out and another source may do. */
  async workspace(): Promise<GitRepository | undefined> {
    const { workspace = '', environment } = this.environment
    try {
      if (workspace !== '') return await openRepository(workspace, withoutGit(environment), 'work tree')
    } catch (cause) {
      if (!(cause instanceof SourceError) || cause.code !== 'not-a-repository') throw cause
    }
    return undefined
  }

  private gitOptions(client: GitHubClient | undefined): EventGitOptions {
    const { plan, options } = this
    return {
      ...(options.paths === undefined ? {} : { paths: options.paths }),
      ...(client === undefined || this.isGitea
        ? {}
        : { blobs: new GitHubBlobs(client, options.maxBlobRequests) }),
      // That a pull request has this head is told by both.
      ...(client === undefined || plan.kind !== 'pull-request'
        ? {}
        : { lateGaps: () => headGaps(client, plan, 'if-known') }),
    }
  }

  /** Git can do without, so that what keeps us from the API is no reason to fail. */
  private async clientIfPossible(): Promise<GitHubClient | undefined> {
    try {
      return await this.client()
    } catch (cause) {
      if (cause instanceof SourceError) return undefined
      throw cause
    }
  }

  private async client(): Promise<GitHubClient> {
    const { apiUrl = '', repository = '', token = '', sleep } = this.environment
    if (apiUrl === '') throw new SourceError('unreachable', 'GITHUB_API_URL is not set')
    this.opened ??= openGitHub({ apiUrl, repository, token, ...(sleep === undefined ? {} : { sleep }) })
    return this.opened
  }
}

/** Variables about where objects are were set by an earlier step: git itself sets them around hooks only, where no runner is. */
function withoutGit(environment: Environment): Environment {
  return Object.fromEntries(Object.entries(environment).filter(([name]) => !name.startsWith('GIT_')))
}

function emptySource(reason: string): ChangeSource {
  return preparedSource({
    range: { description: reason },
    files: [],
    listingGaps: [],
    read: async () => undefined,
    close: async () => {},
  })
}
