import { createHash } from 'node:crypto'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, jest, test } from '@jest/globals'
import type { ChangeSource } from '../../src/model/change-set.ts'
import type { EventPlan, PullRequestPlan } from '../../src/sources/event.ts'
import { type ApiOptions, type ApiSource, openApiSource } from '../../src/sources/github-api.ts'
import { type GitHubClient, openGitHub } from '../../src/sources/github-client.ts'
import { changedFiles, changeLines, textOf } from '../support/collect-source.ts'
import { GitRepositoryFixture, type Tree } from '../support/git-repository.ts'
import { GitHubStandIn, REPOSITORY, type SeenRequest, TOKEN } from '../support/github-stand-in.ts'

// Each test starts git many times.
jest.setTimeout(240_000)

let fixture: GitRepositoryFixture
let gitHub: GitHubStandIn
let slept: number[]

beforeAll(async () => {
  gitHub = await GitHubStandIn.start()
})
afterAll(() => gitHub.close())
beforeEach(() => {
  fixture = new GitRepositoryFixture()
  gitHub.reset(fixture.directory)
  slept = []
})
afterEach(() => {
  expect(gitHub.violations).toEqual([])
  fixture.remove()
})

function client(token = TOKEN): Promise<GitHubClient> {
  return openGitHub({
    apiUrl: gitHub.apiUrl,
    repository: REPOSITORY,
    token,
    sleep: async (milliseconds) => void slept.push(milliseconds),
  })
}

async function open(plan: Exclude<EventPlan, { kind: 'nothing' }>, options?: ApiOptions): Promise<ApiSource> {
  return openApiSource(plan, await client(), options)
}

const TEXT = 'one\ntwo\nthree\nfour\nfive\nsix\nseven\neight\n'

/** A pull request of one commit on top of a base that moved on meanwhile. */
function pullRequest(
  before: Tree,
  after: Tree,
  onBase: Tree = before,
): PullRequestPlan & { readonly fork: string } {
  const fork = fixture.commitFiles(before, [])
  const base = fixture.commitFiles(onBase, [fork])
  const head = fixture.commitFiles(after, [fork])
  gitHub.pull = { number: 7, base, head }
  return {
    kind: 'pull-request',
    number: 7,
    baseSha: base,
    headSha: head,
    isFork: true,
    targetOnly: false,
    title: '',
    body: '',
    fork,
  }
}

/** The same with the commit GitHub makes to try the merge. */
function withTestMerge(plan: PullRequestPlan, merged: Tree): PullRequestPlan {
  return { ...plan, mergeSha: fixture.commitFiles(merged, [plan.baseSha, plan.headSha]) }
}

async function gapsOf(source: ChangeSource): Promise<readonly string[]> {
  await changedFiles(source)
  return (source.listingGaps ?? []).map((gap) => `${gap.reason}: ${gap.detail}`)
}

function isAbout(start: string): (request: SeenRequest) => boolean {
  return (request) => request.path.startsWith(start)
}

function numbered(count: number, text: string): Tree {
  return Object.fromEntries(
    Array.from({ length: count }, (_, at) => [`f/${String(at).padStart(4, '0')}`, `${text} ${at}`]),
  )
}

describe('what a pull request changes', () => {
  test('every kind of change, with modes, in path order', async () => {
    const plan = pullRequest(
      {
        'kept.txt': 'same',
        'edited.txt': 'old',
        'gone.txt': 'bye',
        'mode.sh': 'run',
        'type.txt': 'text',
        'moved/a.txt': TEXT,
        'like/a.txt': `${TEXT}nine\n`,
      },
      {
        'kept.txt': 'same',
        'edited.txt': 'new',
        'mode.sh': { mode: 'executable', bytes: Buffer.from('run') },
        'type.txt': { mode: 'symlink', bytes: Buffer.from('kept.txt') },
        'elsewhere/a.txt': TEXT,
        'like/b.txt': `${TEXT}ten\n`,
        sub: { mode: 'submodule', bytes: Buffer.from('1'.repeat(40)) },
        empty: '',
        '\u00e9\n"x".py': 'odd',
      },
    )
    const { source, shortcoming } = await open(plan)
    expect(await changeLines(source)).toEqual([
      'modified file edited.txt',
      'renamed file elsewhere/a.txt from moved/a.txt',
      'added file empty',
      'removed file gone.txt',
      'renamed file like/b.txt from like/a.txt',
      'modified executable mode.sh was file',
      'added submodule sub',
      'modified symlink type.txt was file',
      'added file \u00e9\n"x".py',
    ])
    expect(shortcoming).toBeUndefined()
    expect(source.listingGaps).toEqual([])
    expect(source.range).toEqual({
      base: plan.fork,
      head: plan.headSha,
      description: 'the head against its merge base',
    })
  })

  test('contents of both sides, by object id and never by path', async () => {
    const { source } = await open(
      pullRequest(
        { 'a.txt': 'old', 'gone.txt': 'bye', link: { mode: 'symlink', bytes: Buffer.from('a.txt') } },
        {
          'a.txt': 'new',
          'new.txt': 'hello',
          link: { mode: 'symlink', bytes: Buffer.from('/etc/passwd') },
          sub: { mode: 'submodule', bytes: Buffer.from('1'.repeat(40)) },
        },
      ),
    )
    const files = await changedFiles(source)
    expect([await textOf(files.get('a.txt'), 'base'), await textOf(files.get('a.txt'))]).toEqual([
      'old',
      'new',
    ])
    expect([await textOf(files.get('new.txt'), 'base'), await textOf(files.get('new.txt'))]).toEqual([
      undefined,
      'hello',
    ])
    expect([await textOf(files.get('gone.txt'), 'base'), await textOf(files.get('gone.txt'))]).toEqual([
      'bye',
      undefined,
    ])
    expect(await textOf(files.get('link'))).toBe('/etc/passwd')
    expect(await textOf(files.get('sub'))).toBeUndefined()
    expect(gitHub.asked('contents')).toEqual([])
  })

  test('bytes that are no text arrive as they are, and a cut content comes with size and hash of the whole', async () => {
    const bytes = Buffer.from(Array.from({ length: 5_000 }, (_, at) => (at * 7) % 256))
    const { source } = await open(pullRequest({}, { 'a.bin': bytes }))
    const file = (await changedFiles(source)).get('a.bin')
    expect(await file?.load('head', 5_000)).toEqual({ bytes, size: 5_000 })
    expect(await file?.load('head', 10)).toEqual({
      bytes: bytes.subarray(0, 10),
      size: 5_000,
      sha256: createHash('sha256').update(bytes).digest('hex'),
    })
    expect(gitHub.asked('git/blobs')).toHaveLength(1)
  })

  test('a file beside the change, on both sides; a link or a folder is no such file', async () => {
    const both = {
      'd/kept.txt': 'same',
      link: { mode: 'symlink', bytes: Buffer.from('d/kept.txt') },
    } as const
    const { source } = await open(pullRequest({ ...both, 'x.txt': 'old' }, { ...both, 'x.txt': 'new' }))
    const read = async (side: 'base' | 'head', path: string) => (await source.read(side, path, 3))?.toString()
    expect(await read('base', 'x.txt')).toBe('old')
    expect(await read('head', 'd/kept.txt')).toBe('sam')
    expect(
      await Promise.all(['link', 'd', 'd/none', '../x.txt', ''].map((path) => read('head', path))),
    ).toEqual(Array(5).fill(undefined))
  })

  test('a listing of several pages is read to its end', async () => {
    const plan = pullRequest({}, { ...numbered(357, 'text') })
    const { source } = await open(plan)
    expect((await changedFiles(source)).size).toBe(357)
    expect(gitHub.asked('pulls/7/files')).toHaveLength(4)
  })
})

describe('which commits are compared', () => {
  test('the test merge against its first parent, because what lands may be in neither branch', async () => {
    const plan = pullRequest({ a: '1' }, { a: '1', b: '2' }, { a: '1', onBase: 'x' })
    const merge = withTestMerge(plan, { a: '1', onBase: 'x', b: '2', evil: 'only in the merge' })
    const { source } = await open(merge)
    expect(await changeLines(source)).toEqual(['added file b', 'added file evil'])
    expect(source.range).toEqual({
      base: plan.baseSha,
      head: merge.mergeSha,
      description: 'the test merge against its first parent',
    })
  })

  test.each(['of another head', 'that is gone'])('a test merge %s is not used', async (which) => {
    const plan = pullRequest({ a: '1' }, { a: '2' })
    const stale = fixture.commitFiles({ a: '3' }, [plan.baseSha, plan.fork])
    const { source } = await open({ ...plan, mergeSha: which === 'that is gone' ? '9'.repeat(40) : stale })
    expect(source.range.description).toBe('the head against its merge base')
  })

  test('the policy is that of the branch merged into, not of the commit the author branched from', async () => {
    const plan = pullRequest({ policy: 'old' }, { policy: 'mine' }, { policy: 'strict', more: '' })
    const { source } = await open({ ...plan, targetOnly: true })
    expect((await source.read('base', 'policy', 99))?.toString()).toBe('old')
    expect((await source.readPolicy?.('policy', 99))?.toString()).toBe('strict')
    expect(await source.readPolicy?.('no/such', 99)).toBeUndefined()
  })

  test('a merge group', async () => {
    const baseSha = fixture.commitFiles({ a: TEXT }, [])
    const headSha = fixture.commitFiles({ b: `${TEXT}more\n` }, [baseSha])
    const { source } = await open({ kind: 'merge-group', baseSha, headSha })
    expect(await changeLines(source)).toEqual(['renamed file b from a'])
  })

  test('a push, also one that is forced', async () => {
    const before = fixture.commitFiles({ a: '1', b: '1' }, [])
    const after = fixture.commitFiles({ a: '2' }, [])
    const { source } = await open({ kind: 'push', before, after })
    expect(await changeLines(source)).toEqual(['modified file a', 'removed file b'])
  })

  test('a push to a branch of its author, under the policy of the default branch', async () => {
    const main = fixture.commitFiles({ a: 'strict' }, [])
    const before = fixture.commitFiles({ a: 'loose' }, [main])
    const after = fixture.commitFiles({ a: 'loose', b: '1' }, [before])
    fixture.git('update-ref', 'refs/heads/main', main)
    const plan = { kind: 'push', before, after, defaultBranch: 'main' } as const
    const { source } = await open({ ...plan, isAside: true })
    expect(await changeLines(source)).toEqual(['added file b'])
    expect((await source.readPolicy?.('a', 99))?.toString()).toBe('strict')
    const { source: ofMain } = await open(plan)
    expect((await ofMain.readPolicy?.('a', 99))?.toString()).toBe('loose')
  })

  test.each([undefined, '9'.repeat(40)])(
    'a push of a new branch, or over a commit that is gone',
    async (before) => {
      const fork = fixture.commitFiles({ a: '1' }, [])
      const after = fixture.commitFiles({ a: '1', b: '2' }, [fork])
      fixture.git('update-ref', 'refs/heads/main', fixture.commitFiles({ a: 'main' }, [fork]))
      const plan = { kind: 'push', after, defaultBranch: 'main' } as const
      const { source } = await open(before === undefined ? plan : { ...plan, before })
      expect(await changeLines(source)).toEqual(['added file b'])
      expect((await source.readPolicy?.('a', 99))?.toString()).toBe('main')
    },
  )

  test('two names, from their merge base', async () => {
    const fork = fixture.commitFiles({ a: '1' }, [])
    fixture.git('update-ref', 'refs/heads/release/1', fixture.commitFiles({ a: '1', c: '' }, [fork]))
    const head = fixture.commitFiles({ a: '2' }, [fork])
    const { source } = await open({ kind: 'range', base: 'release/1', head })
    expect(await changeLines(source)).toEqual(['modified file a'])
  })

  test('a whole tree, or the part that globs choose', async () => {
    const head = fixture.commitFiles({ 'a.py': '1', 'd/b.py': '2', 'd/c.txt': '3' }, [])
    const { source } = await open({ kind: 'whole-tree', head, governedBy: head }, { paths: ['**/*.py'] })
    expect(await changeLines(source)).toEqual(['added file a.py', 'added file d/b.py'])
    expect(await source.read('base', 'a.py', 9)).toBeUndefined()
    expect((await source.readPolicy?.('a.py', 9))?.toString()).toBe('1')
  })

  test('two commits without a common ancestor', async () => {
    const base = fixture.commitFiles({ a: '1' }, [])
    const head = fixture.commitFiles({ a: '2' }, [])
    await expect(open({ kind: 'range', base, head })).rejects.toMatchObject({ code: 'no-merge-base' })
  })
})

describe('what GitHub leaves out', () => {
  const before: Tree = { 'a/1': 'x', 'a/b/2': 'x', 'c/3': 'x', 'd/4': 'x', 'd/deep/er/5': TEXT }
  const after: Tree = {
    'a/1': 'x',
    'a/b/2': 'y',
    'c/3': 'x',
    'd/4': { mode: 'executable', bytes: Buffer.from('x') },
    'e/deep/er/5': TEXT,
  }

  test('a tree that is cut is compared folder by folder, and nothing is missing', async () => {
    gitHub.maxTreeEntries = 5
    const { source, shortcoming } = await open(pullRequest(before, after))
    expect(await changeLines(source)).toEqual([
      'modified file a/b/2',
      'modified executable d/4 was file',
      'renamed file e/deep/er/5 from d/deep/er/5',
    ])
    expect([source.listingGaps, shortcoming]).toEqual([[], undefined])
    expect((await source.read('base', 'c/3', 9))?.toString()).toBe('x')
  })

  test('folders that cannot be compared are taken from the listing, and their modes are a gap', async () => {
    gitHub.maxTreeEntries = 5
    const { source, shortcoming } = await open(pullRequest(before, after), { maxTreeRequests: 8 })
    const files = await changedFiles(source)
    expect([...files.keys()]).toEqual(['a/b/2', 'd/4', 'e/deep/er/5'])
    expect(await textOf(files.get('a/b/2'), 'head')).toBe('y')
    expect(await gapsOf(source)).toEqual([expect.stringMatching(/^tree-truncated: .*, without their modes$/)])
    expect(source.expectedFiles).toBe(3)
    expect(shortcoming).toMatch(/does not list every folder/)
  })

  test('a listing and a tree that are both cut name what is missing', async () => {
    gitHub.maxTreeEntries = 3
    gitHub.maxListedFiles = 200
    const { source } = await open(pullRequest({}, numbered(250, 'text')), {
      maxListedFiles: 200,
      maxTreeRequests: 6,
    })
    expect(await gapsOf(source)).toEqual([
      expect.stringMatching(/^tree-truncated: /),
      'listing-capped: GitHub lists only 200 of 250 changed files',
    ])
    expect(source.expectedFiles).toBe(250)
  })

  test('a listing that is cut does not matter while the trees are whole', async () => {
    gitHub.maxListedFiles = 200
    const { source } = await open(pullRequest({}, numbered(250, 'text')), { maxListedFiles: 200 })
    expect((await changedFiles(source)).size).toBe(250)
    expect(source.listingGaps).toEqual([])
  })

  test('a push with a tree that is cut has nothing to fall back on, and says so', async () => {
    gitHub.maxTreeEntries = 1
    const base = fixture.commitFiles(before, [])
    const { source } = await open(
      { kind: 'merge-group', baseSha: base, headSha: fixture.commitFiles(after, [base]) },
      { maxTreeRequests: 4 },
    )
    expect(await gapsOf(source)).toEqual([
      'tree-truncated: GitHub does not list every folder of a tree this large',
    ])
  })

  test('more contents than may be fetched: each is an error of its own, and another source is called for', async () => {
    const { source, shortcoming } = await open(pullRequest({}, numbered(3, 'text')), { maxBlobRequests: 2 })
    expect(shortcoming).toMatch(/^3 contents .* requests for 2$/)
    const files = [...(await changedFiles(source)).values()]
    expect([await textOf(files[0]), await textOf(files[1])]).toEqual(['text 0', 'text 1'])
    await expect(textOf(files[2])).rejects.toMatchObject({ code: 'rate-limited' })
    expect(await textOf(files[0])).toBe('text 0')
  })

  test('the last requests of the hour are left to other jobs', async () => {
    gitHub.remaining = 104
    const { source } = await open(pullRequest({}, { a: '1', b: '2' }))
    const files = [...(await changedFiles(source)).values()]
    await expect(textOf(files[0])).rejects.toMatchObject({ code: 'rate-limited' })
  })

  test('a content that is gone, and one that is too large', async () => {
    const { source } = await open(pullRequest({}, { a: '1' }))
    gitHub.faults = [{ when: isAbout('git/blobs'), reply: { status: 404, body: { message: 'Not Found' } } }]
    const file = (await changedFiles(source)).get('a')
    await expect(textOf(file)).rejects.toMatchObject({ code: 'blob-absent' })
  })

  test('a tree that names a huge file costs no request', async () => {
    const plan = pullRequest({}, { a: '1' })
    const tree = [{ path: 'a', mode: '100644', type: 'blob', sha: '5'.repeat(40), size: 104_857_601 }]
    gitHub.faults = [
      { when: isAbout(`git/trees/${plan.headSha}`), reply: { body: { tree, truncated: false } } },
    ]
    const { source, shortcoming } = await open(plan)
    expect(shortcoming).toMatch(/^the API serves contents up to 104857600 bytes/)
    await expect(textOf((await changedFiles(source)).get('a'))).rejects.toMatchObject({ code: 'too-large' })
    expect(gitHub.asked('git/blobs')).toEqual([])
  })

  test('two names that JSON cannot tell apart make the tree incomplete', async () => {
    const odd = String.fromCharCode(0xdcff)
    const other = String.fromCharCode(0xdcfe)
    const { source } = await open(pullRequest({}, { [`a${odd}`]: '1', [`a${other}`]: '2' }))
    expect(await gapsOf(source)).toEqual([expect.stringMatching(/^tree-truncated: /)])
  })
})

describe('a head that moves', () => {
  test('is noticed when the last file was handed out', async () => {
    const plan = pullRequest({}, { a: '1' })
    const { source } = await open(plan)
    gitHub.pull = { number: 7, base: plan.baseSha, head: fixture.commitFiles({ b: '' }, [plan.fork]) }
    expect(await gapsOf(source)).toEqual([
      expect.stringMatching(/^head-moved: the head moved from [0-9a-f]{12} to [0-9a-f]{12} while/),
    ])
    expect(await changeLines(source)).toEqual(['added file a'])
  })

  test('is noticed in the listing as well', async () => {
    const plan = pullRequest({}, { a: '1' })
    gitHub.pull = { number: 7, base: plan.baseSha, head: fixture.commitFiles({ b: '' }, [plan.fork]) }
    const { source } = await open(plan)
    expect(await gapsOf(source)).toEqual([
      expect.stringMatching(/^head-moved: GitHub lists 1 changed files/),
      expect.stringMatching(/^head-moved: the head moved/),
    ])
  })

  test('when it cannot be told, that is a gap', async () => {
    const { source } = await open(pullRequest({}, { a: '1' }))
    gitHub.permissions = new Set(['contents'])
    expect(await gapsOf(source)).toEqual([
      expect.stringMatching(/^head-moved: it could not be told .*pull-requests: read/),
    ])
  })
})

test('a server that knows only the JSON form of a content is understood', async () => {
  const plan = pullRequest({}, { a: 'text', b: 'forged' })
  const { source } = await open(plan)
  const files = await changedFiles(source)
  const answer = (text: string) => ({
    body: { encoding: 'base64', content: Buffer.from(text).toString('base64') },
  })
  gitHub.faults = [{ when: isAbout('git/blobs'), reply: answer('text') }]
  expect(await textOf(files.get('a'))).toBe('text')
  await expect(textOf(files.get('b'))).rejects.toMatchObject({ code: 'bad-response' })
})

test('neither patches nor contents by path nor archives are asked for', async () => {
  const { source } = await open(pullRequest({ a: '1' }, { a: '2' }))
  for (const file of (await changedFiles(source)).values()) await textOf(file)
  const kinds = new Set(gitHub.requests.map((request) => request.path.replace(/[0-9a-f]{40}/g, 'ID')))
  expect([...kinds].sort()).toEqual([
    'compare/ID...ID',
    'git/blobs/ID',
    'git/trees/ID',
    'pulls/7',
    'pulls/7/files',
  ])
})
