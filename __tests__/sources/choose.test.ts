import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, jest, test } from '@jest/globals'
import type { ChangeSource } from '../../src/model/change-set.ts'
import { openSource, type SourceChoiceOptions, type SourceEnvironment } from '../../src/sources/choose.ts'
import type { EventPlan, PullRequestPlan } from '../../src/sources/event.ts'
import { changedFiles, changeLines, textOf } from '../support/collect-source.ts'
import { GitRepositoryFixture } from '../support/git-repository.ts'
import { GitHubStandIn, REPOSITORY, TOKEN } from '../support/github-stand-in.ts'

// Each test starts git many times.
jest.setTimeout(240_000)

const TEXT = 'one\ntwo\nthree\nfour\nfive\nsix\nseven\neight\n'

let fixture: GitRepositoryFixture
let gitHub: GitHubStandIn
let temporary: string
let sources: ChangeSource[]
let fork: string
let folders: string[]
let plan: PullRequestPlan

beforeAll(async () => {
  gitHub = await GitHubStandIn.start()
})
afterAll(() => gitHub.close())
beforeEach(() => {
  fixture = new GitRepositoryFixture()
  gitHub.reset(fixture.directory)
  temporary = mkdtempSync(join(tmpdir(), 'checklist-temp-'))
  sources = []
  folders = []
  fork = fixture.commitFiles(
    { 'edited.txt': 'old', 'policy.yml': 'old', 'd/like.txt': TEXT, 'd/kept.txt': 'kept' },
    [],
  )
  const base = fixture.commitFiles(
    { 'edited.txt': 'old', 'policy.yml': 'strict', 'd/like.txt': TEXT, 'd/kept.txt': 'kept' },
    [fork],
  )
  fixture.git('update-ref', 'refs/heads/main', base)
  const head = fixture.commitFiles(
    { 'edited.txt': 'new', 'policy.yml': 'old', 'd/moved.txt': `${TEXT}nine\n`, 'd/kept.txt': 'kept' },
    [fork],
  )
  const merge = fixture.commitFiles(
    { 'edited.txt': 'new', 'policy.yml': 'strict', 'd/moved.txt': `${TEXT}nine\n`, 'd/kept.txt': 'kept' },
    [base, head],
  )
  fixture.git('update-ref', 'refs/pull/7/head', head)
  fixture.git('update-ref', 'refs/pull/7/merge', merge)
  fixture.git('update-ref', 'HEAD', base)
  gitHub.pull = { number: 7, base, head }
  plan = {
    kind: 'pull-request',
    number: 7,
    baseSha: base,
    headSha: head,
    mergeSha: merge,
    isFork: true,
    targetOnly: false,
    title: '',
    body: '',
  }
})
afterEach(async () => {
  for (const source of sources) await source.close()
  expect(readdirSync(temporary)).toEqual([])
  expect(gitHub.violations).toEqual([])
  for (const folder of [temporary, ...folders]) rmSync(folder, { recursive: true, force: true })
  fixture.remove()
})

const CHANGES = ['renamed file d/moved.txt from d/like.txt', 'modified file edited.txt']

async function open(
  event: EventPlan = plan,
  options: Partial<SourceChoiceOptions> = {},
  environment: Partial<SourceEnvironment> = {},
): Promise<ChangeSource> {
  const source = await openSource(
    event,
    { source: 'auto', ...options },
    {
      temporary,
      repository: REPOSITORY,
      serverUrl: gitHub.serverUrl,
      apiUrl: gitHub.apiUrl,
      token: TOKEN,
      environment: { PATH: process.env['PATH'] },
      sleep: async () => {},
      ...environment,
    },
  )
  sources.push(source)
  return source
}

/** What a runner's checkout step leaves behind: nothing but what was asked for. */
function checkout(ref: string, ...options: readonly string[]): string {
  const workspace = mkdtempSync(join(tmpdir(), 'checklist-workspace-'))
  folders.push(workspace)
  const git = (...commandLine: readonly string[]): void => {
    const done = spawnSync('git', commandLine, { cwd: workspace, encoding: 'utf8' })
    if (done.status !== 0) throw new Error(done.stderr)
  }
  git('init', '--quiet', '--initial-branch=main')
  git('remote', 'add', 'origin', `file://${fixture.directory}`)
  git('fetch', '--quiet', '--no-tags', ...options, 'origin', ref)
  git('checkout', '--quiet', '--detach', 'FETCH_HEAD')
  return workspace
}

/** Everything a later step may rely on. */
function stateOf(workspace: string): string {
  const git = join(workspace, '.git')
  const files = readdirSync(git, { recursive: true, encoding: 'utf8' }).sort()
  const texts = ['config', 'shallow', 'HEAD', 'packed-refs'].map((name) =>
    existsSync(join(git, name)) ? readFileSync(join(git, name), 'utf8') : '',
  )
  return [...files, ...texts].join('\n')
}

async function contents(source: ChangeSource): Promise<Readonly<Record<string, string | undefined>>> {
  const files = await changedFiles(source)
  return {
    base: await textOf(files.get('edited.txt'), 'base'),
    head: await textOf(files.get('edited.txt')),
    moved: await textOf(files.get('d/moved.txt')),
    beside: (await source.read('base', 'd/kept.txt', 99))?.toString(),
  }
}

const CONTENTS = { base: 'old', head: 'new', moved: `${TEXT}nine\n`, beside: 'kept' }

function contentsThroughApi(): readonly string[] {
  return gitHub.asked('git/blobs')
}

describe('auto, with a checkout', () => {
  test('that holds everything: git alone, but for the question whether the head moved', async () => {
    const workspace = checkout('refs/pull/7/merge')
    const source = await open(plan, {}, { workspace })
    expect(await changeLines(source)).toEqual(CHANGES)
    expect(await contents(source)).toEqual(CONTENTS)
    expect(source.range).toEqual({
      base: plan.baseSha,
      head: plan.mergeSha,
      description: 'the test merge against its first parent',
    })
    expect(new Set(gitHub.requests.map((request) => request.path))).toEqual(new Set(['pulls/7']))
  })

  test('of one commit, as checkout makes it: the rest is fetched, and the workspace stays as it is', async () => {
    const workspace = checkout('refs/pull/7/merge', '--depth=1')
    const before = stateOf(workspace)
    const source = await open(plan, {}, { workspace })
    expect(await changeLines(source)).toEqual(CHANGES)
    expect(await contents(source)).toEqual(CONTENTS)
    expect(contentsThroughApi()).toEqual([])
    expect(stateOf(workspace)).toBe(before)
    expect(readdirSync(temporary)).toHaveLength(1)
  })

  test('of another branch: the commits are fetched', async () => {
    const source = await open(plan, {}, { workspace: checkout('refs/heads/main', '--depth=1') })
    expect(await changeLines(source)).toEqual(CHANGES)
    expect(await contents(source)).toEqual(CONTENTS)
    expect(contentsThroughApi()).toEqual([])
  })

  test('without contents: they are fetched in one batch', async () => {
    const workspace = fixture.clone('--no-checkout', '--filter=blob:none')
    const source = await open(plan, {}, { workspace })
    expect(await changeLines(source)).toEqual(CHANGES)
    expect(await contents(source)).toMatchObject({ base: 'old', head: 'new', moved: `${TEXT}nine\n` })
    expect(gitHub.asked(`/${REPOSITORY}/git-upload-pack`).length).toBeLessThan(6)
  })

  test('a content beside the change that no fetch brought is read through the API', async () => {
    const workspace = fixture.clone('--no-checkout', '--filter=blob:none')
    const source = await open(plan, {}, { workspace })
    expect((await source.read('head', 'd/kept.txt', 99))?.toString()).toBe('kept')
    expect(contentsThroughApi()).toHaveLength(1)
  })

  test('without the test merge: the head from its merge base, found by the API, under the policy of the base', async () => {
    const { mergeSha: _, ...rest } = plan
    const source = await open(rest, {}, { workspace: checkout('refs/pull/7/head', '--depth=1') })
    expect(await changeLines(source)).toEqual(CHANGES)
    expect(source.range).toEqual({
      base: fork,
      head: plan.headSha,
      description: 'the head against its merge base',
    })
    expect((await source.read('base', 'policy.yml', 99))?.toString()).toBe('old')
    expect((await source.readPolicy?.('policy.yml', 99))?.toString()).toBe('strict')
    expect(gitHub.asked('compare')).toHaveLength(1)
  })

  test('a head that moved is noticed', async () => {
    const source = await open(plan, {}, { workspace: checkout('refs/pull/7/merge') })
    gitHub.pull = { number: 7, base: plan.baseSha, head: fork }
    await changedFiles(source)
    expect(source.listingGaps).toEqual([
      { reason: 'head-moved', detail: expect.stringContaining('the head moved') },
    ])
  })

  test('a token that may not read pull requests does without that question', async () => {
    gitHub.permissions = new Set(['contents'])
    const source = await open(plan, {}, { workspace: checkout('refs/pull/7/merge') })
    expect(await changeLines(source)).toEqual(CHANGES)
    expect(source.listingGaps).toEqual([])
  })

  test('that lacks commits nobody can fetch: the API', async () => {
    const source = await open(
      plan,
      {},
      { workspace: checkout('refs/heads/main', '--depth=1'), serverUrl: '' },
    )
    expect(await changeLines(source)).toEqual(CHANGES)
    expect(gitHub.asked('git/trees')).toHaveLength(2)
  })

  test('no token and no network are needed when everything is here', async () => {
    const workspace = checkout('refs/pull/7/merge')
    const source = await open(plan, {}, { workspace, token: '', apiUrl: '', serverUrl: '', repository: '' })
    expect(await changeLines(source)).toEqual(CHANGES)
    expect(gitHub.requests).toEqual([])
  })
})

describe('auto, without a checkout', () => {
  test('the API', async () => {
    const workspace = join(temporary, 'workspace')
    mkdirSync(workspace)
    const source = await open(plan, {}, { workspace })
    rmSync(workspace, { recursive: true })
    expect(await changeLines(source)).toEqual(CHANGES)
    expect(await contents(source)).toEqual(CONTENTS)
    expect(gitHub.asked(`/${REPOSITORY}`)).toEqual([])
  })

  test('a fetch of our own when the API cannot show everything', async () => {
    gitHub.maxTreeEntries = 1
    const source = await open(plan, { maxTreeRequests: 3 })
    expect(await changeLines(source)).toEqual(CHANGES)
    expect(await contents(source)).toMatchObject({ base: 'old', head: 'new' })
    expect(source.listingGaps).toEqual([])
    expect(source.expectedFiles).toBeUndefined()
  })

  test('a fetch of our own when there are more files than requests', async () => {
    const source = await open(plan, { maxBlobRequests: 1 })
    expect(await contents(source)).toMatchObject({ base: 'old', head: 'new' })
    expect(contentsThroughApi().length).toBeLessThan(2)
  })

  test('a fetch of our own when the API does not answer', async () => {
    gitHub.faults = [
      { when: (request) => !request.path.startsWith(`/${REPOSITORY}`), reply: { status: 503, body: '' } },
    ]
    const source = await open(plan)
    expect(await changeLines(source)).toEqual(CHANGES)
  })

  test('neither shows everything: what the API shows, with its gaps', async () => {
    gitHub.maxTreeEntries = 1
    gitHub.faults = [
      { when: (request) => request.path.startsWith(`/${REPOSITORY}`), reply: { status: 503, body: '' } },
    ]
    const source = await open(plan, { maxTreeRequests: 3 })
    expect([...(await changedFiles(source)).keys()]).toEqual(['d/moved.txt', 'edited.txt'])
    expect(source.listingGaps?.map((gap) => gap.reason)).toEqual(['tree-truncated'])
    expect(source.expectedFiles).toBe(2)
  })

  test('nothing works: the error says what was tried, and nothing of the token', async () => {
    const failed = open(plan, {}, { token: 'not-the-right-one' }).catch((cause: unknown) => cause)
    const error = (await failed) as Error & { readonly code: string }
    expect(error.code).toBe('forbidden')
    expect(error.message).toMatch(
      /^the change cannot be read\. API: .*token was refused.*git fetch: .*contents: read/s,
    )
    expect(error.message).not.toContain('not-the-right-one')
    expect(error.message).not.toContain(Buffer.from('x-access-token:not-the-right-one').toString('base64'))
  })
})

describe('source: git', () => {
  const GIT = { source: 'git' } as const

  test('finds the merge base by fetching further back, where the API is not asked', async () => {
    const { mergeSha: _, ...rest } = plan
    gitHub.isPublic = true
    const workspace = checkout('refs/pull/7/head', '--depth=1')
    const source = await open(rest, GIT, { workspace, token: '' })
    expect(source.range.base).toBe(fork)
    expect(await changeLines(source)).toEqual(CHANGES)
    expect(gitHub.requests.every((request) => request.path.startsWith(`/${REPOSITORY}`))).toBe(true)
  })

  test('two names, of which one is a branch that only the server knows', async () => {
    fixture.git('update-ref', 'refs/heads/release/1', fork)
    const range = { kind: 'range', base: 'release/1', head: plan.headSha } as const
    const source = await open(range, GIT, { workspace: checkout('refs/pull/7/head', '--depth=1') })
    expect(await changeLines(source)).toEqual(CHANGES)
  })

  test('a new branch, from where it left the default branch', async () => {
    const source = await open({ kind: 'push', after: plan.headSha, defaultBranch: 'main' }, GIT)
    expect(source.range).toMatchObject({ base: fork, head: plan.headSha })
    expect(await changeLines(source)).toEqual(CHANGES)
    expect(await contents(source)).toMatchObject({ base: 'old', head: 'new' })
  })

  test('a whole tree', async () => {
    const whole = { kind: 'whole-tree', head: plan.headSha, governedBy: plan.baseSha } as const
    const source = await open(whole, { ...GIT, paths: ['d/*'] })
    expect(await changeLines(source)).toEqual(['added file d/kept.txt', 'added file d/moved.txt'])
    expect(await textOf((await changedFiles(source)).get('d/kept.txt'))).toBe('kept')
    expect((await source.readPolicy?.('policy.yml', 99))?.toString()).toBe('strict')
  })

  test('a commit that nobody has', async () => {
    const gone = { kind: 'merge-group', baseSha: '9'.repeat(40), headSha: plan.headSha } as const
    await expect(open(gone, GIT)).rejects.toMatchObject({
      code: 'not-found',
      message: expect.stringMatching(/^the commit 999999999999 is not in this clone/),
    })
  })

  test('nothing here, and nowhere to fetch from', async () => {
    await expect(open(plan, GIT, { serverUrl: '', token: '' })).rejects.toMatchObject({
      code: 'not-a-repository',
    })
  })
})

test('the token reaches git in its environment, and neither a command line nor the disk', async () => {
  const workspace = checkout('refs/pull/7/merge', '--depth=1')
  const folder = mkdtempSync(join(tmpdir(), 'checklist-path-'))
  folders.push(folder)
  const log = join(folder, 'log')
  const real = spawnSync('sh', ['-c', 'command -v git'], { encoding: 'utf8' }).stdout.trim()
  writeFileSync(join(folder, 'git'), `#!/bin/sh\nprintf '%s\\n' "$*" >> '${log}'\nexec '${real}' "$@"\n`, {
    mode: 0o755,
  })
  const source = await open(
    plan,
    {},
    { workspace, environment: { PATH: `${folder}:${process.env['PATH']}` } },
  )
  await contents(source)
  const secret = Buffer.from(`x-access-token:${TOKEN}`).toString('base64')
  const onDisk = readdirSync(temporary, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
  const texts = [log, ...onDisk].map((name) => readFileSync(name, 'latin1'))
  expect(onDisk.some((name) => name.endsWith('/config'))).toBe(true)
  expect(texts[0]).toContain(' fetch ')
  for (const text of texts) {
    expect(text).not.toContain(TOKEN)
    expect(text).not.toContain(secret)
  }
})

describe('pull_request_target', () => {
  test('is judged through the API, whatever is checked out', async () => {
    const { mergeSha: _, ...rest } = plan
    const source = await open({ ...rest, targetOnly: true }, {}, { workspace: checkout('refs/pull/7/head') })
    expect(await changeLines(source)).toEqual(CHANGES)
    expect(await contents(source)).toEqual(CONTENTS)
    expect(gitHub.asked(`/${REPOSITORY}`)).toEqual([])
    expect(contentsThroughApi().length).toBeGreaterThan(0)
  })

  test('never falls back on a fetch', async () => {
    gitHub.faults = [{ when: () => true, reply: { status: 503, body: '' } }]
    await expect(open({ ...plan, targetOnly: true })).rejects.toMatchObject({ code: 'unreachable' })
    expect(gitHub.asked(`/${REPOSITORY}`)).toEqual([])
  })

  test('with source: git is a mistake', async () => {
    await expect(open({ ...plan, targetOnly: true }, { source: 'git' })).rejects.toThrow(
      /pull_request_target is judged/,
    )
  })
})

test('nothing to judge is a source without files that says why', async () => {
  const source = await open({ kind: 'nothing', reason: 'the ref was deleted' })
  expect(await changeLines(source)).toEqual([])
  expect(source.range).toEqual({ description: 'the ref was deleted' })
  expect(await source.read('base', 'a', 1)).toBeUndefined()
})
