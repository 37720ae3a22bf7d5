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
import {
  CONNECTION_RESET,
  NO_JSON,
  SHORTENED_BODY,
  serverError,
  slowBody,
  TRUNCATED_BODY,
} from './support/stand-in-faults.ts'
import { secondaryLimit } from './support/stand-in-limits.ts'
import type { StandInRow } from './support/stand-in-rows.ts'

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

  test('of the same name, the latest is listed', async () => {
    const { head } = pullRequest({}, { 'a.txt': 'new' })
    allow('checks:write')
    const first = await ask('POST', 'check-runs', { name: 'gate', head_sha: head })
    const second = await ask('POST', 'check-runs', { name: 'gate', head_sha: head })
    const ids = async (filter: string): Promise<readonly number[]> => {
      const { body } = await ask('GET', `commits/${head}/check-runs${filter}`)
      return body.check_runs.map((run: { readonly id: number }) => run.id)
    }
    expect(await ids('')).toEqual([second.body.id])
    expect(await ids('?filter=all')).toEqual([first.body.id, second.body.id])
    expect(gitHub.violations).toEqual([])
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

describe('limits', () => {
  test('every answer says what is left', async () => {
    pullRequest({}, { 'a.txt': 'new' })
    gitHub.remaining = 2
    const left = async (): Promise<readonly unknown[]> => {
      const { status, headers, body } = await ask('GET', 'pulls/7')
      const names = ['limit', 'remaining', 'used', 'reset', 'resource']
      return [status, ...names.map((name) => headers.get(`x-ratelimit-${name}`)), body.message]
    }
    expect(await left()).toEqual([200, '1000', '1', '999', '1790000000', 'core', undefined])
    expect(await left()).toEqual([200, '1000', '0', '1000', '1790000000', 'core', undefined])
    gitHub.exhaustedStatus = 429
    const message = 'API rate limit exceeded for installation ID 1.'
    expect(await left()).toEqual([429, '1000', '0', '1000', '1790000000', 'core', message])
  })

  test('a secondary limit, from the second request for something on', async () => {
    pullRequest({}, { 'a.txt': 'new' })
    gitHub.faults = [
      { when: ({ path }) => path === 'pulls/7/files', after: 1, times: 1, reply: secondaryLimit(403, 5) },
    ]
    const statuses: number[] = []
    for (const path of ['pulls/7/files', 'pulls/7', 'pulls/7/files', 'pulls/7/files']) {
      const { status, headers } = await ask('GET', path)
      statuses.push(status)
      if (status === 403) expect(headers.get('retry-after')).toBe('5')
    }
    expect(statuses).toEqual([200, 200, 403, 200])
  })
})

describe('faults', () => {
  test.each([
    ['a reset connection', CONNECTION_RESET],
    ['a body that breaks off', TRUNCATED_BODY],
    ['a body that is cut', SHORTENED_BODY],
    ['a body that is no JSON', NO_JSON],
    ['a page', serverError(502)],
  ])('%s is no answer', async (_, reply) => {
    pullRequest({}, { 'a.txt': 'new' })
    gitHub.faults = [{ when: () => true, times: 1, reply }]
    await expect(ask('GET', 'pulls/7')).rejects.toThrow()
    expect((await ask('GET', 'pulls/7')).body.number).toBe(7)
  })

  test('a slow body is an answer', async () => {
    pullRequest({}, { 'a.txt': 'new' })
    gitHub.faults = [{ when: () => true, times: 1, reply: slowBody(20) }]
    expect((await ask('GET', 'pulls/7')).body.number).toBe(7)
  })
})

describe('listings', () => {
  const files = (count: number): Tree =>
    Object.fromEntries(
      Array.from({ length: count }, (_, at) => [`f/${String(at).padStart(4, '0')}`, `${at}`]),
    )

  test('357 files are on four pages', async () => {
    pullRequest({}, files(357))
    const names: string[] = []
    let pages = 0
    for (let next: string | undefined = 'pulls/7/files?per_page=100'; next !== undefined; pages++) {
      const { body, headers } = await ask('GET', next)
      for (const row of body) names.push(row.filename)
      const url: string | undefined = /<([^>]+)>; rel="next"/.exec(headers.get('link') ?? '')?.[1]
      next = url?.slice(url.indexOf('pulls/'))
    }
    expect([pages, names.length, names[356]]).toEqual([4, 357, 'f/0356'])
    expect(gitHub.violations).toEqual([])
  })

  test('3,000 of 3,001 files are listed, 300 compared, and a tree is cut where it is told to', async () => {
    const { base, head } = pullRequest({}, files(3_001))
    expect((await ask('GET', 'pulls/7')).body.changed_files).toBe(3_001)
    expect((await ask('GET', 'pulls/7/files?per_page=100&page=30')).body).toHaveLength(100)
    expect((await ask('GET', 'pulls/7/files?per_page=100&page=31')).body).toEqual([])
    const comparison = await ask('GET', `compare/${base}...${head}`)
    expect(comparison.body).toMatchObject({ status: 'ahead', ahead_by: 1, total_commits: 1 })
    expect(comparison.body.files).toHaveLength(300)
    gitHub.maxTreeEntries = 3_001
    const { body } = await ask('GET', `git/trees/${head}?recursive=1`)
    expect([body.tree.length, body.truncated]).toEqual([3_001, true])
    expect(gitHub.violations).toEqual([])
  })

  test('a patch is there where lines changed, and not where none did or too many', async () => {
    const text = 'one\ntwo\nthree\nfour\nfive\n'
    pullRequest(
      {
        'edited.txt': 'a\nb\n',
        'moved.txt': text,
        'near.txt': `${text}six\n`,
        'mode.sh': 'run\n',
        'type.txt': 'text',
        'gone.txt': 'bye\n',
      },
      {
        'edited.txt': 'a\nc',
        'elsewhere.txt': text,
        'nearby.txt': `${text}seven\n`,
        'mode.sh': { mode: 'executable', bytes: Buffer.from('run\n') },
        'type.txt': { mode: 'symlink', bytes: Buffer.from('mode.sh') },
        'bytes.bin': Buffer.from([0, 1, 2, 255]),
        empty: '',
        'odd\n\t"name": diff --git a b.txt': 'x\n',
        'large.txt': 'line\n'.repeat(20_000),
      },
    )
    const { body } = await ask('GET', 'pulls/7/files?per_page=100')
    const shown = body.map((row: StandInRow) =>
      [row.status, row.filename, `+${row.additions} -${row.deletions}`, row.patch].join(' '),
    )
    expect(shown.sort()).toEqual([
      'added bytes.bin +0 -0 ',
      'added empty +0 -0 ',
      'added large.txt +20000 -0 ',
      'added odd\n\t"name": diff --git a b.txt +1 -0 @@ -0,0 +1 @@\n+x',
      'changed type.txt +1 -1 @@ -1 +0,0 @@\n-text\n\\ No newline at end of file\n@@ -0,0 +1 @@\n+mode.sh\n\\ No newline at end of file',
      'modified edited.txt +1 -1 @@ -1,2 +1,2 @@\n a\n-b\n+c\n\\ No newline at end of file',
      'modified mode.sh +0 -0 ',
      'removed gone.txt +0 -1 @@ -1 +0,0 @@\n-bye',
      'renamed elsewhere.txt +0 -0 ',
      'renamed nearby.txt +1 -1 @@ -3,4 +3,4 @@ two\n three\n four\n five\n-six\n+seven',
    ])
    expect(gitHub.violations).toEqual([])
  })
})

describe('commits, trees and blobs', () => {
  test('are as git has them', async () => {
    const { base, head } = pullRequest({ 'a/b.txt': 'old' }, { 'a/b.txt': 'new', c: 'x'.repeat(100) })
    expect((await ask('GET', `commits/${head}`)).body).toMatchObject({ sha: head, parents: [{ sha: base }] })
    const commit = (await ask('GET', `git/commits/${head}`)).body
    const tree = (await ask('GET', `git/trees/${commit.tree.sha}?recursive=1`)).body
    expect(tree.tree.map((row: { readonly path: string }) => row.path)).toEqual(['a', 'a/b.txt', 'c'])
    expect((await ask('GET', `git/trees/${head}`)).body.tree).toHaveLength(2)
    const blob = (await ask('GET', `git/blobs/${tree.tree[2].sha}`)).body
    expect(blob).toMatchObject({ encoding: 'base64', size: 100 })
    expect(Buffer.from(blob.content, 'base64').toString()).toBe('x'.repeat(100))
    for (const path of [`git/commits/${commit.tree.sha}`, `git/blobs/${head}`, 'commits/nothing']) {
      expect((await ask('GET', path)).status).toBe(404)
    }
    expect(gitHub.violations).toEqual([])
  })

  test('are compared from where they parted; without that place they are not', async () => {
    const root = fixture.commitFiles({ a: '1' }, [])
    const one = fixture.commitFiles({ a: '2' }, [fixture.commitFiles({ a: '1', b: '1' }, [root])])
    const other = fixture.commitFiles({ a: '1', c: '1' }, [root])
    const alien = fixture.commitFiles({ a: '3' }, [])
    const { body } = await ask('GET', `compare/${one}...${other}?per_page=1`)
    expect(body).toMatchObject({
      status: 'diverged',
      ahead_by: 1,
      behind_by: 2,
      base_commit: { sha: one },
      merge_base_commit: { sha: root },
      commits: [{ sha: other }],
      files: [{ filename: 'c', status: 'added' }],
    })
    expect((await ask('GET', `compare/${one}...${alien}`)).status).toBe(404)
    expect(gitHub.violations).toEqual([])
  })
})

test('who asks: nobody, somebody else, and everybody in a public repository', async () => {
  pullRequest({}, { 'a.txt': 'new' })
  const status = async (authorization?: string, method = 'GET', path = 'pulls/7'): Promise<number> => {
    const headers = authorization === undefined ? {} : { authorization }
    const body = method === 'GET' ? {} : { body: '{"body":"x"}' }
    return (await fetch(`${gitHub.apiUrl}/repos/${REPOSITORY}/${path}`, { method, headers, ...body })).status
  }
  expect([await status(), await status('token other'), await status(`Bearer ${TOKEN}`)]).toEqual([
    404, 401, 200,
  ])
  gitHub.isPublic = true
  expect([await status(), await status('token other')]).toEqual([200, 401])
  expect(await status(undefined, 'POST', 'issues/7/comments')).toBe(401)
  expect(await status(`token ${TOKEN}`, 'POST', 'issues/7/comments')).toBe(403)
})

describe('what the description does not allow is remembered', () => {
  test.each([
    ['GET', 'zen', undefined, 'GET zen'],
    ['DELETE', 'pulls/7', undefined, 'DELETE pulls/7'],
    ['GET', 'pulls/seven', undefined, 'GET pulls/{pull_number}: the path parameter pull_number: seven'],
    ['GET', 'pulls/7?page=1', undefined, 'GET pulls/{pull_number}: the query parameter page'],
    [
      'GET',
      'pulls/7/files?per_page=all',
      undefined,
      'GET pulls/{pull_number}/files: the query parameter per_page: all',
    ],
    ['GET', 'pulls/7/files?per_page=101', undefined, 'GET pulls/{pull_number}/files: more than 100 a page'],
    [
      'POST',
      'issues/7/comments',
      { body: 'x', colour: 'red' },
      'POST issues/{issue_number}/comments: the body has the unknown key colour',
    ],
    [
      'POST',
      'check-runs',
      { name: 'gate', head_sha: 'x', output: { title: '', summary: '', annotation: [] } },
      'POST check-runs: the body/output has the unknown key annotation',
    ],
    [
      'POST',
      'check-runs',
      { name: 'gate', head_sha: 'x', conclusion: 'fine' },
      'POST check-runs: the body/conclusion must be equal to one of the allowed values',
    ],
    ['POST', 'issues/7/comments', undefined, 'POST issues/{issue_number}/comments: the body must be object'],
  ])('%s %s', async (method, path, body, violation) => {
    pullRequest({}, { 'a.txt': 'new' })
    gitHub.permissions = new Set<Permission>(['pull-requests:write', 'checks:write'])
    await ask(method, path, body)
    expect(gitHub.violations).toEqual([violation])
  })

  test('and a wrong answer of the stand-in itself', async () => {
    pullRequest({}, { 'a.txt': 'new' })
    gitHub.pull = { number: 7, base: '', head: '', title: 1 as unknown as string, ...gitHub.pull }
    await ask('GET', 'pulls/7')
    expect(gitHub.violations).toEqual(['GET pulls/{pull_number}: the answer/title must be string'])
  })

  test('but a deleted fork is known to be missing from it', async () => {
    const { base, head } = pullRequest({}, { 'a.txt': 'new' })
    gitHub.pull = { number: 7, base, head, fork: null }
    expect((await ask('GET', 'pulls/7')).body.head.repo).toBeNull()
    gitHub.pull = { number: 7, base, head, fork: 'someone/repo' }
    expect((await ask('GET', 'pulls/7')).body.head).toMatchObject({
      label: 'someone:topic',
      repo: { full_name: 'someone/repo', fork: true },
    })
    expect(gitHub.violations).toEqual([])
  })
})
