import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { runAction, type Step } from './bundle.ts'
import { GitRepositoryFixture, type Tree } from './git-repository.ts'
import { GitHubStandIn, REPOSITORY, TOKEN } from './github-stand-in.ts'

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
  /** What is checked out; the test merge as `actions/checkout` takes it, when there is one. */
  readonly ref?: string
  readonly inputs?: Readonly<Record<string, string>>
  readonly environment?: Readonly<Record<string, string>>
}

/** One repository on a stand-in of GitHub, with one pull request, and the committed bundle run on it. */
export class Scenario {
  readonly repository = new GitRepositoryFixture()
  readonly github: GitHubStandIn
  base = ''
  head = ''
  /** The test merge; empty while the two conflict. */
  merge = ''
  private readonly folders: string[] = []

  private constructor(github: GitHubStandIn) {
    this.github = github
    github.reset(this.repository.directory)
  }

  static async start(): Promise<Scenario> {
    return new Scenario(await GitHubStandIn.start())
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

  async run(step: ScenarioStep = {}): Promise<Step> {
    const event = step.event ?? 'pull_request'
    const isTarget = event === 'pull_request_target'
    const temporary = this.folder()
    const workspace = this.workspace(step)
    return runAction(
      { name: event, payload: step.payload ?? this.payload() },
      {
        GITHUB_REPOSITORY: REPOSITORY,
        GITHUB_SHA: isTarget || this.merge === '' ? this.base : this.merge,
        GITHUB_REF: isTarget ? 'refs/heads/main' : 'refs/pull/7/merge',
        GITHUB_SERVER_URL: this.github.serverUrl,
        GITHUB_API_URL: this.github.apiUrl,
        GITHUB_WORKSPACE: workspace,
        INPUT_TOKEN: TOKEN,
        ...Object.fromEntries(
          Object.entries(step.inputs ?? {}).map(([name, value]) => [`INPUT_${name.toUpperCase()}`, value]),
        ),
        ...step.environment,
      },
      temporary,
    )
  }

  /** Every file below the workspace of the last run and its RUNNER_TEMP, for tests of what was written. */
  written(): readonly string[] {
    return this.folders.flatMap((folder) =>
      readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((name) => join(folder, name)),
    )
  }

  folder(): string {
    const folder = mkdtempSync(join(tmpdir(), 'checklist-scenario-'))
    this.folders.push(folder)
    return folder
  }

  async close(): Promise<void> {
    await this.github.close()
    this.repository.remove()
    for (const folder of this.folders) rmSync(folder, { recursive: true, force: true })
  }

  /** What actions/checkout leaves: a detached commit, of history as much as was asked for. */
  private workspace({ checkout = 'none', ref }: ScenarioStep): string {
    if (checkout === 'none') return this.folder()
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

/** What programs read of a step: the report, without the commits that were compared. */
export function reportOf(step: Step): Record<string, unknown> {
  const text = readFileSync(step.outputs.get('report-json') ?? '', 'utf8')
  return { ...(JSON.parse(text) as object), range: undefined }
}

export function makeFolder(path: string): string {
  mkdirSync(path, { recursive: true })
  return path
}
