import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import { GitRepositoryFixture, type Tree } from './support/git-repository.ts'
import {
  FORK_PERMISSIONS,
  GitHubStandIn,
  type Permission,
  REPOSITORY,
  TOKEN,
} from './support/github-stand-in.ts'

let fixture: GitRepositoryFixture
let gitHub: GitHubStandIn

beforeAll(async () => {
  gitHub = await GitHubStandIn.start()
})
afterAll(() => gitHub.close())
beforeEach(() => {
  fixture = new GitRepositoryFixture()
  gitHub.reset(fixture.directory)
})
afterEach(() => fixture.remove())

interface Answer {
  readonly status: number
  readonly headers: Headers
  // biome-ignore lint/suspicious/noExplicitAny: whatever was answered
  readonly body: any
}

async function ask(method: string, path: string, body?: object): Promise<Answer> {
  const response = await fetch(`${gitHub.apiUrl}/repos/${REPOSITORY}/${path}`, {
    method,
    headers: { authorization: `token ${TOKEN}`, accept: 'application/vnd.github+json' },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  })
  return { status: response.status, headers: response.headers, body: await response.json() }
}

function pullRequest(before: Tree, after: Tree): { readonly base: string; readonly head: string } {
  const base = fixture.commitFiles(before, [])
  const head = fixture.commitFiles(after, [base])
  gitHub.pull = { number: 7, base, head }
  return { base, head }
}

function allow(...permissions: readonly Permission[]): void {
  gitHub.permissions = new Set(permissions)
}

function annotations(count: number): readonly object[] {
  return Array.from({ length: count }, (_, at) => ({
    path: 'a.txt',
    start_line: at + 1,
    end_line: at + 1,
    annotation_level: 'warning',
    message: `number ${at}`,
  }))
}

describe('check runs', () => {
  const output = { title: 'Checklist', summary: 'fine' }

  test('annotations of every request are kept', async () => {
    const { head } = pullRequest({ 'a.txt': 'old' }, { 'a.txt': 'new' })
    allow('checks:write')
    const made = await ask('POST', 'check-runs', {
      name: 'gate',
      head_sha: head,
      status: 'in_progress',
      output: { ...output, annotations: annotations(50) },
    })
    expect(made).toMatchObject({
      status: 201,
      body: { status: 'in_progress', output: { annotations_count: 50 } },
    })
    const changed = await ask('PATCH', `check-runs/${made.body.id}`, {
      conclusion: 'failure',
      output: { ...output, annotations: annotations(10) },
    })
    expect(changed.body).toMatchObject({
      status: 'completed',
      conclusion: 'failure',
      output: { annotations_count: 60 },
    })
    const listed = await ask('GET', `commits/${head}/check-runs?check_name=gate`)
    expect(listed.body).toMatchObject({ total_count: 1, check_runs: [{ id: made.body.id, name: 'gate' }] })
    expect(gitHub.checkRuns[0]?.annotations).toHaveLength(60)
    expect(gitHub.violations).toEqual([])
  })

  test.each([
    [{ annotations: annotations(60) }, 'No more than 50 items are allowed; 60 were supplied.'],
    [{ summary: 'x'.repeat(65_536) }, 'Only 65535 characters are allowed; 65536 were supplied.'],
    [{ title: undefined }, '"title" wasn\'t supplied.'],
    [
      { annotations: [{ ...annotations(1)[0], end_line: 0 }] },
      'The lines of an annotation are out of order.',
    ],
  ])('refused: case %#', async (more, words) => {
    const { head } = pullRequest({}, { 'a.txt': 'new' })
    allow('checks:write')
    const { status, body } = await ask('POST', 'check-runs', {
      name: 'gate',
      head_sha: head,
      output: { ...output, ...more },
    })
    expect(status).toBe(422)
    expect(body.message).toBe(`Invalid request.\n\n${words}`)
    expect(gitHub.checkRuns).toEqual([])
  })

  test('of a commit that is not there', async () => {
    allow('checks:write')
    const { status, body } = await ask('POST', 'check-runs', { name: 'gate', head_sha: '1'.repeat(40) })
    expect([status, body.message]).toEqual([422, `No commit found for SHA: ${'1'.repeat(40)}`])
  })
})

describe('comments', () => {
  test('are made, listed in pages and changed', async () => {
    pullRequest({}, { 'a.txt': 'new' })
    allow('pull-requests:write')
    for (let at = 0; at < 101; at++) gitHub.seedComment('somebody', `comment ${at}`)
    const made = await ask('POST', 'issues/7/comments', { body: 'ours' })
    expect(made).toMatchObject({ status: 201, body: { user: { login: 'github-actions[bot]', type: 'Bot' } } })
    const first = await ask('GET', 'issues/7/comments?per_page=100')
    expect(first.body).toHaveLength(100)
    const next = /<([^>]+)>; rel="next"/.exec(first.headers.get('link') ?? '')?.[1] as string
    const second = await ask('GET', next.slice(next.indexOf('issues/')))
    expect(second.body).toMatchObject([{ user: { login: 'somebody' } }, { id: made.body.id, body: 'ours' }])
    await ask('PATCH', `issues/comments/${made.body.id}`, { body: 'changed' })
    expect(gitHub.comments.at(-1)).toMatchObject({ author: 'github-actions[bot]', body: 'changed' })
    expect(gitHub.violations).toEqual([])
  })

  test('have 65,536 characters at most', async () => {
    pullRequest({}, { 'a.txt': 'new' })
    allow('issues:write')
    const { status, body } = await ask('POST', 'issues/7/comments', { body: 'x'.repeat(65_537) })
    expect([status, body.errors[0].message]).toEqual([422, 'Body is too long (maximum is 65536 characters)'])
    expect((await ask('POST', 'issues/7/comments', { body: 'x'.repeat(65_536) })).status).toBe(201)
    expect((await ask('POST', 'issues/8/comments', { body: 'x' })).status).toBe(404)
  })
})

test("a fork's token reads and does not write", async () => {
  const { head } = pullRequest({}, { 'a.txt': 'new' })
  gitHub.seedComment('somebody', 'hello')
  gitHub.permissions = FORK_PERMISSIONS
  for (const path of ['pulls/7', 'pulls/7/files', `commits/${head}/check-runs`, 'issues/7/comments']) {
    expect((await ask('GET', path)).status).toBe(200)
  }
  const writes = [
    await ask('POST', 'check-runs', { name: 'gate', head_sha: head }),
    await ask('POST', 'issues/7/comments', { body: 'x' }),
    await ask('PATCH', 'issues/comments/3000000000', { body: 'x' }),
  ]
  for (const { status, body } of writes) {
    expect([status, body.message]).toEqual([403, 'Resource not accessible by integration'])
  }
  expect(gitHub.violations).toEqual([])
})

test('the description has the operations that are answered, and no other', () => {
  const file = join(import.meta.dirname, '../fixtures/api/github-openapi.slim.json')
  const { paths } = JSON.parse(readFileSync(file, 'utf8')) as {
    readonly paths: Readonly<Record<string, object>>
  }
  const described = Object.entries(paths).flatMap(([path, methods]) =>
    Object.keys(methods).map(
      (method) => `${method.toUpperCase()} ${path.replace('/repos/{owner}/{repo}/', '')}`,
    ),
  )
  expect(described.sort()).toEqual(gitHub.operations)
})
