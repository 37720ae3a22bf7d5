import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { GitRepositoryFixture, type Tree } from './git-repository.ts'
import { GitHubStandIn, REPOSITORY, TOKEN } from './github-stand-in.ts'
import { RunnerJob, type Step } from './runner.ts'
import type { GitHubContext } from './runner-environment.ts'

export const ZEROS = '0'.repeat(40)

/** The smallest file that is compiled code: the header of an ELF shared object. */
export const SHARED_OBJECT = Buffer.from(
  `7f454c4602010100${'00'.repeat(8)}03003e0001000000${'00'.repeat(40)}`,
  'hex',
)

/** How the workflow's checkout step left the workspace. */
export type Checkout = 'none' | 'depth 1' | 'whole' | 'partial'

export interface ScenarioStep {
  readonly event?: string
  readonly payload?: object
  readonly checkout?: Checkout
  /** What is checked out; without it the test merge, as `actions/checkout` takes it, or the head where there is none. */
  readonly ref?: string
  /** A folder that is checked out already; beats `checkout`. */
  readonly workspace?: string
  readonly inputs?: Readonly<Record<string, string>>
  readonly github?: GitHubContext
}

export interface JudgedStep extends Step {
  /** The JSON report, without the commits that were compared; empty when the run could not judge. */
  readonly report: Readonly<Record<string, unknown>>
  /** Every file below the workspace and RUNNER_TEMP when the step had ended. */
  readonly written: readonly string[]
}

/** One repository on a stand-in of GitHub, with one pull request, and the committed bundle run on it. */
export class Scenario {
  readonly repository: GitRepositoryFixture
  readonly github: GitHubStandIn
  base = ''
  head = ''
  /** The test merge; empty while the two conflict. */
  merge = ''
  private readonly jobs: RunnerJob[] = []
  private readonly ownsRepository: boolean

  private constructor(github: GitHubStandIn, repository: GitRepositoryFixture, ownsRepository: boolean) {
    this.ownsRepository = ownsRepository
    this.github = github
    this.repository = repository
    github.reset(repository.directory)
  }

  static async start(): Promise<Scenario> {
    return new Scenario(await GitHubStandIn.start(), new GitRepositoryFixture(), true)
  }

  /** The same pull request on a stand-in of its own, for runs side by side. Close both. */
  async again(): Promise<Scenario> {
    const again = new Scenario(await GitHubStandIn.start(), this.repository, false)
    const { base, head, merge } = this
    Object.assign(again, { base, head, merge })
    again.github.pull = { number: 7, base, head }
    return again
  }

  /** A pull request that makes one tree of another, with its test merge. */
  pullRequest(before: Tree, after: Tree): void {
    const base = this.repository.commitFiles(before, [])
    const head = this.repository.commitFiles(after, [base])
    this.pullRequestOf(base, head, this.repository.commitFiles(after, [base, head]))
  }

  pullRequestOf(base: string, head: string, merge: string): void {
    Object.assign(this, { base, head, merge })
    this.github.pull = { number: 7, base, head }
    const { repository } = this
    repository.git('update-ref', 'refs/heads/main', base)
    repository.git('update-ref', 'refs/pull/7/head', head)
    if (merge !== '') repository.git('update-ref', 'refs/pull/7/merge', merge)
    repository.git('symbolic-ref', 'HEAD', 'refs/heads/main')
  }

  /** The event's payload, as far as it is read. */
  payload(more: object = {}): object {
    const repo = { full_name: REPOSITORY, default_branch: 'main' }
    const { base, head, merge } = this
    return {
      number: 7,
      pull_request: {
        number: 7,
        title: 'A change',
        body: '',
        merge_commit_sha: merge,
        base: { sha: base, ref: 'main', repo },
        head: { sha: head, ref: 'topic', repo },
        ...more,
      },
      repository: repo,
    }
  }

  async run(step: ScenarioStep = {}): Promise<JudgedStep> {
    const event = step.event ?? 'pull_request'
    const isTarget = event === 'pull_request_target'
    const workspace = step.workspace ?? this.workspace(step)
    const job = new RunnerJob({
      event: { name: event, payload: step.payload ?? this.payload() },
      token: TOKEN,
      ...(workspace === undefined ? {} : { workspace }),
      github: {
        repository: REPOSITORY,
        sha: isTarget || this.merge === '' ? this.base : this.merge,
        ref: isTarget ? 'refs/heads/main' : 'refs/pull/7/merge',
        server_url: this.github.serverUrl,
        api_url: this.github.apiUrl,
        ...step.github,
      },
    })
    this.jobs.push(job)
    const done = await job.uses({ with: step.inputs ?? {} })
    return { ...done, report: reportOf(done), written: filesBelow(job.workspace, job.temporary) }
  }

  async close(): Promise<void> {
    await this.github.close()
    if (this.ownsRepository) this.repository.remove()
    for (const job of this.jobs) job.end()
  }

  /** What actions/checkout leaves: a detached commit, of history as much as was asked for. */
  private workspace({ checkout = 'none', ref }: ScenarioStep): string | undefined {
    if (checkout === 'none') return undefined
    const commit = ref ?? (this.merge === '' ? this.head : this.merge)
    this.repository.git('update-ref', 'refs/heads/checked-out', commit)
    const options = {
      'depth 1': ['--depth=1'],
      whole: [],
      partial: ['--filter=blob:none'],
    }[checkout]
    return this.repository.clone(...options, '--branch=checked-out', '--no-checkout')
  }
}

function reportOf(step: Step): Readonly<Record<string, unknown>> {
  const path = step.outputs.get('report-json')
  if (path === undefined || !existsSync(path)) return {}
  return { ...(JSON.parse(readFileSync(path, 'utf8')) as object), range: undefined }
}

function filesBelow(...folders: readonly string[]): readonly string[] {
  return folders.flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((name) => join(folder, name)),
  )
}
