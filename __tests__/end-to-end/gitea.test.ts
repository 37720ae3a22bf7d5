import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, jest, test } from '@jest/globals'
import { GitRepositoryFixture, type Tree } from '../support/git-repository.ts'
import { GitHubStandIn, REPOSITORY, TOKEN } from '../support/github-stand-in.ts'
import { type JobPlan, RunnerJob, type Step } from '../support/runner.ts'

// Each test starts git many times.
jest.setTimeout(240_000)

const SHARED_OBJECT = Buffer.from(
  `7f454c4602010100${'00'.repeat(8)}03003e0001000000${'00'.repeat(40)}`,
  'hex',
)
const OLD: Tree = { 'README.md': '# Kernels\n', 'kernels/load.py': 'import json\n' }
const BASE: Tree = { ...OLD, 'docs/later.md': 'written while the pull request was open\n' }
const HEAD: Tree = {
  ...OLD,
  'kernels/fast.so': SHARED_OBJECT,
  'kernels/load.py': 'import torch\n\n\ndef load(path):\n    return torch.load(path, weights_only=False)\n',
}

/** How the address below `/api/v1` answers. */
type Answer = 'not found' | 'a page' | 'the pull request'

let git: GitHubStandIn
let api: Server
let answer: Answer
let asked: string[]
let repository: GitRepositoryFixture
let folders: string[]
let jobs: RunnerJob[]
let fork: string
let base: string
let head: string

beforeAll(async () => {
  git = await GitHubStandIn.start()
  api = createServer((request, response) => {
    asked.push(`${request.method} ${request.url}`)
    switch (answer) {
      case 'not found':
        response
          .writeHead(404, { 'content-type': 'application/json' })
          .end('{"message":"404 page not found"}')
        return
      case 'a page':
        response.writeHead(200, { 'content-type': 'text/html' }).end('<!DOCTYPE html><title>Gitea</title>')
        return
      case 'the pull request':
        // No `changed_files`, and nobody's `merge_base` is asked for.
        response
          .writeHead(200, { 'content-type': 'application/json' })
          .end(JSON.stringify({ number: 7, merge_base: fork, head: { sha: fork } }))
    }
  })
  await new Promise<void>((resolve) => api.listen(0, '127.0.0.1', resolve))
})
afterAll(async () => {
  api.closeAllConnections()
  await new Promise((resolve) => api.close(resolve))
  await git.close()
})
beforeEach(() => {
  repository = new GitRepositoryFixture()
  folders = []
  jobs = []
  asked = []
  answer = 'not found'
  fork = repository.commitFiles(OLD, [])
  base = repository.commitFiles(BASE, [fork])
  head = repository.commitFiles(HEAD, [fork])
  repository.git('update-ref', 'refs/heads/main', base)
  repository.git('update-ref', 'refs/pull/7/head', head)
  git.reset(repository.directory)
})
afterEach(() => {
  expect(git.violations).toEqual([])
  repository.remove()
  for (const job of jobs) job.end()
  for (const folder of folders) rmSync(folder, { recursive: true })
})

/** As Gitea's server writes it: no count of files, no test merge, and the merge base at hand. */
function payload(): object {
  const repo = {
    id: 3,
    full_name: REPOSITORY,
    default_branch: 'main',
    empty: false,
    object_format_name: 'sha1',
  }
  return {
    action: 'opened',
    number: 7,
    pull_request: {
      id: 11,
      number: 7,
      title: 'Faster',
      body: '',
      mergeable: true,
      merged: false,
      merge_commit_sha: null,
      merge_base: fork,
      base: { label: 'main', ref: 'main', sha: base, repo_id: 3, repo },
      head: { label: 'topic', ref: 'topic', sha: head, repo_id: 3, repo },
    },
    requested_reviewer: null,
    repository: repo,
    sender: { id: 1, login: 'someone' },
    commit_id: '',
    review: null,
  }
}

/** What the checkout step leaves behind; the address is the same for git as on the real server. */
function checkout(...options: readonly string[]): string {
  const workspace = mkdtempSync(join(tmpdir(), 'checklist-workspace-'))
  folders.push(workspace)
  const run = (...commandLine: readonly string[]): void => {
    const done = spawnSync('git', commandLine, { cwd: workspace, encoding: 'utf8' })
    if (done.status !== 0) throw new Error(done.stderr)
  }
  run('init', '--quiet', '--initial-branch=main')
  run('remote', 'add', 'origin', `file://${repository.directory}`)
  run('fetch', '--quiet', '--no-tags', ...options, 'origin', '+refs/heads/*:refs/remotes/origin/*', head)
  run('checkout', '--quiet', '--detach', head)
  return workspace
}

const WHOLE: readonly string[] = []
const NEWEST: readonly string[] = ['--depth=1']

const ONLY_QUESTION = `GET /api/v1/repos/${REPOSITORY}/pulls/7`

const apiUrl = (): string => `http://127.0.0.1:${(api.address() as AddressInfo).port}/api/v1`

interface Run extends Partial<JobPlan> {
  readonly inputs?: Readonly<Record<string, string>>
}

async function run({ inputs = {}, github = {}, ...plan }: Run): Promise<Step> {
  const job = new RunnerJob({
    event: { name: 'pull_request', payload: payload() },
    token: TOKEN,
    github: { repository: REPOSITORY, sha: head, ref: 'refs/pull/7/head', ...github },
    ...plan,
  })
  jobs.push(job)
  return job.uses({ with: inputs })
}

/** What Gitea's server and runner say, and a test may say otherwise. */
function onGitea({ github, ...plan }: Run): Promise<Step> {
  return run({
    env: { GITEA_ACTIONS: 'true' },
    github: { server_url: `${git.serverUrl}/`, api_url: apiUrl(), graphql_url: '', ...github },
    ...plan,
  })
}

const verdictOf = (step: Step): readonly unknown[] => [
  step.status,
  step.stderr,
  ...['verdict', 'errors', 'warnings', 'notes', 'gaps', 'checklist'].map((name) => step.outputs.get(name)),
]
/** Addresses differ, and what they name does not. */
const withoutLinks = (summary: string): string => summary.replace(/\]\(http[^)\s]+\)/g, ']')

describe('on Gitea and Forgejo, with git alone', () => {
  test.each<[string, Answer, readonly string[]]>([
    ['the default checkout, an API that answers 404', 'not found', NEWEST],
    ['a checkout with the whole history, an API that answers with a page', 'a page', WHOLE],
  ])('%s: the verdict that GitHub’s own variables lead to', async (_, how, options) => {
    answer = how
    const step = await onGitea({ workspace: checkout(...options) })
    const onGitHub = await run({
      // There is none elsewhere, and its refusal would be the only difference.
      inputs: { 'check-run': 'off' },
      github: { server_url: git.serverUrl, api_url: git.apiUrl },
      workspace: checkout(...WHOLE),
    })
    expect(verdictOf(step).slice(0, 7)).toEqual([1, '', 'fail', '2', '0', '0', '0'])
    expect(verdictOf(step)).toEqual(verdictOf(onGitHub))
    expect(withoutLinks(step.summary)).toBe(withoutLinks(onGitHub.summary))
    expect(step.annotations).toEqual(onGitHub.annotations)
    // Whether the head moved, and nothing that is not there.
    expect(asked).toEqual([ONLY_QUESTION])
    expect(step.summary).toContain(`(${git.serverUrl}/${REPOSITORY}/src/commit/${head}/kernels/load.py#L5)`)
    expect(step.summary).not.toMatch(/\]\(http:\/\/[^)]*\/\//)
  })

  test('a head that moved meanwhile is told there too', async () => {
    answer = 'the pull request'
    const step = await onGitea({ workspace: checkout(...WHOLE) })
    expect(step.outputs.get('gaps')).toBe('1')
    expect(step.summary).toContain('the head moved')
  })

  test('nothing checked out: what is needed is fetched', async () => {
    const step = await onGitea({})
    expect(verdictOf(step).slice(0, 3)).toEqual([1, '', 'fail'])
    expect(asked).toEqual([ONLY_QUESTION])
  })

  test('a push', async () => {
    const pushed = {
      ref: 'refs/heads/main',
      before: fork,
      after: head,
      commits: [],
      total_commits: 1,
      head_commit: { id: head },
      repository: { full_name: REPOSITORY, default_branch: 'main' },
    }
    const event = { name: 'push', payload: pushed }
    const step = await onGitea({ event, workspace: checkout(...NEWEST), github: { ref: 'refs/heads/main' } })
    expect(verdictOf(step).slice(0, 4)).toEqual([1, '', 'fail', '2'])
    expect(asked).toEqual([])
  })

  describe('what cannot be done there says what to do, and asks nobody', () => {
    const fails = async (run: Run, message: string): Promise<void> => {
      const { status, stdout } = await onGitea(run)
      expect(status).toBe(2)
      for (const part of [message, 'fetch-depth: 0']) expect(stdout).toContain(part)
      expect(asked).toEqual([])
    }

    test.each<[string, Run]>([
      [
        'where Gitea’s runner says so',
        { env: { GITEA_ACTIONS: 'true' }, github: { api_url: 'http://127.0.0.1:9' } },
      ],
      [
        'where Forgejo’s runner says so',
        { env: { FORGEJO_ACTIONS: 'true' }, github: { api_url: 'http://127.0.0.1:9' } },
      ],
      ['where only the address of the API says so', { env: {} }],
    ])('source: api, %s', (_, environment) =>
      fails({ inputs: { source: 'api' }, ...environment }, 'set it to git'),
    )
    test('pull_request_target', () =>
      fails(
        { event: { name: 'pull_request_target', payload: payload() } },
        'start the workflow on pull_request',
      ))
    test('a default checkout, and a server that cannot be reached', () =>
      fails(
        { workspace: checkout(...NEWEST), token: '', github: { server_url: 'http://127.0.0.1:9/' } },
        'git fetch',
      ))
  })
})
