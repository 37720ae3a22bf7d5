import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import { type GitRepository, runGit, tryGit } from '../../src/sources/git.ts'
import {
  defaultBase,
  emptyTree,
  findRevision,
  firstParentOfMerge,
  mergeBase,
  openRepository,
  resolveRevision,
} from '../../src/sources/git-repository.ts'
import { GitRepositoryFixture } from '../support/git-repository.ts'

const ENVIRONMENT = { PATH: process.env['PATH'] }

let fixture: GitRepositoryFixture
beforeEach(() => {
  fixture = new GitRepositoryFixture()
})
afterEach(() => fixture.remove())

function repository(directory = fixture.directory): Promise<GitRepository> {
  return openRepository(directory, ENVIRONMENT)
}

describe('openRepository', () => {
  test('from a folder of the work tree', async () => {
    const folder = join(fixture.directory, 'a/b')
    mkdirSync(folder, { recursive: true })
    expect((await repository(folder)).gitDirectory).toBe(join(fixture.directory, '.git'))
  })

  test('a second work tree', async () => {
    const head = fixture.commitFiles({ a: '1' })
    fixture.git('worktree', 'add', '--quiet', '--detach', 'second')
    const second = await repository(join(fixture.directory, 'second'))
    expect(await resolveRevision(second, 'HEAD', 'commit')).toBe(head)
  })

  test('a bare repository only when it is named, because a change can bring one in', async () => {
    const bare = join(fixture.directory, 'planted')
    fixture.git('init', '--quiet', '--bare', 'planted')
    mkdirSync(join(bare, 'deeper'))
    expect((await repository(join(bare, 'deeper'))).gitDirectory).toBe(join(fixture.directory, '.git'))
    expect((await repository(bare)).gitDirectory).toBe(bare)
  })

  test('a plain folder is none, and the message says what to do', async () => {
    const plain = mkdtempSync(join(tmpdir(), 'checklist-plain-'))
    await expect(repository(plain)).rejects.toMatchObject({
      code: 'not-a-repository',
      message: expect.stringContaining('--all'),
    })
    writeFileSync(join(plain, '.git'), 'gitdir: nowhere\n')
    await expect(repository(plain)).rejects.toMatchObject({ code: 'not-a-repository' })
    rmSync(plain, { recursive: true })
  })

  test('without git', async () => {
    const nowhere = await openRepository(fixture.directory, { PATH: '/nonexistent' }).catch(
      (error: unknown) => error,
    )
    expect(nowhere).toMatchObject({ code: 'git-failed', message: expect.stringContaining('Install git') })
  })
})

describe('revisions', () => {
  test('anything that git resolves', async () => {
    const first = fixture.commitFiles({ a: '1' })
    const second = fixture.commitFiles({ a: '2' })
    fixture.git('tag', '-m', 'a tag', 'v1', first)
    const here = await repository()
    expect(await resolveRevision(here, 'HEAD', 'commit')).toBe(second)
    expect(await resolveRevision(here, 'v1', 'commit')).toBe(first)
    expect(await resolveRevision(here, second.slice(0, 10), 'commit')).toBe(second)
    expect(await resolveRevision(here, 'main~1', 'commit')).toBe(first)
    expect(await resolveRevision(here, 'v1', 'tree')).toBe(fixture.git('rev-parse', 'v1^{tree}'))
  })

  test.each(['nope', '--output=/tmp/x', '-h', '', 'HEAD..HEAD', '0'.repeat(40), 'HEAD:a', 'a b\n'])(
    '%j names nothing',
    async (revision) => {
      fixture.commitFiles({ a: '1' })
      const here = await repository()
      expect(await findRevision(here, revision, 'commit')).toBeUndefined()
      await expect(resolveRevision(here, revision, 'commit')).rejects.toMatchObject({
        code: 'no-such-revision',
        message: expect.stringContaining(`"${revision}" names no commit`),
      })
    },
  )

  test('what is missing is to be fetched, from a shallow clone by deepening it', async () => {
    fixture.commitFiles({ a: '1' })
    fixture.commitFiles({ a: '2' })
    await expect(resolveRevision(await repository(), 'v9', 'commit')).rejects.toThrow(/git fetch origin$/)
    const shallow = await repository(fixture.clone('--depth=1'))
    await expect(resolveRevision(shallow, 'HEAD~1', 'commit')).rejects.toThrow(/git fetch --unshallow$/)
  })

  test('the empty tree is always there, and is no commit', async () => {
    const here = await repository()
    const id = '4b825dc642cb6eb9a060e54bf8d69288fbee4904'
    expect(await emptyTree(here)).toBe(id)
    expect(await resolveRevision(here, id, 'tree')).toBe(id)
    await expect(resolveRevision(here, id, 'commit')).rejects.toThrow(/is a tree; a commit is needed/)
  })
})

describe('merge bases', () => {
  test('of two branches', async () => {
    const root = fixture.commitFiles({ a: '1' }, [])
    const one = fixture.commitFiles({ a: '2' }, [root])
    const two = fixture.commitFiles({ a: '3' }, [root])
    expect(await mergeBase(await repository(), one, two)).toBe(root)
  })

  test('none, because the histories are unrelated', async () => {
    const one = fixture.commitFiles({ a: '1' }, [])
    const two = fixture.commitFiles({ a: '2' }, [])
    await expect(mergeBase(await repository(), one, two)).rejects.toMatchObject({
      code: 'no-merge-base',
      message: expect.stringContaining('unrelated'),
    })
  })

  test('none, because the clone is shallow', async () => {
    const root = fixture.commitFiles({ a: '1' }, [])
    const main = fixture.commitFiles({ a: '2' }, [root])
    fixture.git('branch', 'side', main)
    fixture.commitFiles({ a: '3' }, [root])
    const shallow = await repository(fixture.clone('--depth=1', '--no-single-branch'))
    const side = await resolveRevision(shallow, 'origin/side', 'commit')
    const head = await resolveRevision(shallow, 'HEAD', 'commit')
    await expect(mergeBase(shallow, side, head)).rejects.toMatchObject({
      code: 'no-merge-base',
      message: expect.stringContaining('git fetch --unshallow'),
    })
  })
})

describe('defaultBase', () => {
  test.each([
    ['the branch that origin/HEAD names', ['refs/remotes/origin/HEAD', 'refs/heads/main'], 'origin/HEAD'],
    ['origin/main', ['refs/remotes/origin/main', 'refs/remotes/origin/master'], 'origin/main'],
    ['origin/master', ['refs/remotes/origin/master', 'refs/heads/main'], 'origin/master'],
    ['main here', ['refs/heads/main', 'refs/heads/master'], 'main'],
    ['master here', ['refs/heads/master'], 'master'],
  ])('%s', async (_, refs, branch) => {
    const root = fixture.commitFiles({ a: '1' }, [])
    const other = fixture.commitFiles({ a: '3' }, [])
    fixture.git('checkout', '--quiet', '--detach')
    for (const ref of refs.slice(1)) fixture.git('update-ref', ref, other)
    fixture.git('update-ref', refs[0] as string, root)
    if (!refs.includes('refs/heads/main')) fixture.git('update-ref', '-d', 'refs/heads/main')
    const head = fixture.commitFiles({ a: '2' }, [root])
    expect(await defaultBase(await repository(), head)).toEqual({ base: root, branch })
  })

  test('a tag of that name is not the branch', async () => {
    const root = fixture.commitFiles({ a: '1' }, [])
    fixture.git('tag', 'main', fixture.commitFiles({ b: '1' }, []))
    fixture.git('update-ref', 'refs/heads/main', root)
    fixture.git('checkout', '--quiet', '--detach')
    const head = fixture.commitFiles({ a: '2' }, [root])
    expect(await defaultBase(await repository(), head)).toEqual({ base: root, branch: 'main' })
  })

  test('no branch that looks like it', async () => {
    const head = fixture.commitFiles({ a: '1' })
    fixture.git('branch', '--move', 'main', 'trunk')
    await expect(defaultBase(await repository(), head)).rejects.toMatchObject({
      code: 'no-such-revision',
      message: expect.stringContaining('--base'),
    })
  })
})

describe('firstParentOfMerge', () => {
  test('of commits with none to three parents', async () => {
    const root = fixture.commitFiles({ a: '0' }, [])
    const [one, two, three] = ['1', '2', '3'].map((text) => fixture.commitFiles({ a: text }, [root])) as [
      string,
      string,
      string,
    ]
    const here = await repository()
    expect(await firstParentOfMerge(here, root)).toBeUndefined()
    expect(await firstParentOfMerge(here, one)).toBeUndefined()
    expect(await firstParentOfMerge(here, fixture.commitFiles({}, [two, one]))).toBe(two)
    expect(await firstParentOfMerge(here, fixture.commitFiles({}, [one, two, three]))).toBeUndefined()
    expect(await firstParentOfMerge(here, 'f'.repeat(40))).toBeUndefined()
  })

  test('of a shallow clone that does not hold the parents', async () => {
    const root = fixture.commitFiles({ a: '0' }, [])
    const merge = fixture.commitFiles({}, [
      fixture.commitFiles({ a: '1' }, [root]),
      fixture.commitFiles({ a: '2' }, [root]),
    ])
    expect(await firstParentOfMerge(await repository(fixture.clone('--depth=1')), merge)).toBeUndefined()
    expect(await firstParentOfMerge(await repository(fixture.clone('--depth=2')), merge)).toBeDefined()
  })
})

describe('how git is run', () => {
  test('what it says on standard error is captured, and shown short', async () => {
    const here = await repository()
    const failed = runGit(here, ['cat-file', '-p', `${'x'.repeat(5000)}\n::error::x`])
    await expect(failed).rejects.toMatchObject({ code: 'git-failed' })
    const message = await failed.catch((error: Error) => error.message)
    expect(message).toMatch(/^git cat-file failed with status 128: fatal: /)
    expect(message).not.toContain('\n')
    expect((message as string).length).toBeLessThan(300)
  })

  test('output beyond the limit is cut, and said to be', async () => {
    fixture.commitFiles({ large: 'x'.repeat(100_000) })
    const outcome = await tryGit(await repository(), ['cat-file', 'blob', 'HEAD:large'], { maxBytes: 1000 })
    expect(outcome).toMatchObject({ wasCut: true })
    expect(outcome.output).toHaveLength(1000)
    await expect(
      runGit(await repository(), ['cat-file', 'blob', 'HEAD:large'], { maxBytes: 1000 }),
    ).rejects.toMatchObject({
      code: 'too-large',
    })
  })

  test('a command that takes too long is ended, whatever it started', async () => {
    const here = await repository()
    const outcome = await tryGit(here, ['-c', 'alias.wait=!sleep 5', 'wait'], { milliseconds: 200 })
    expect(outcome.status).toBeUndefined()
  })

  test('neither our environment nor a transport gets through', async () => {
    const here = await openRepository(fixture.directory, {
      ...ENVIRONMENT,
      GIT_DIR: '/nonexistent',
      GIT_EXTERNAL_DIFF: 'false',
      GIT_CONFIG_COUNT: '1',
      GIT_CONFIG_KEY_0: 'user.name',
      GIT_CONFIG_VALUE_0: 'set from outside',
      GIT_TRACE: '1',
      SECRET: 'x',
    })
    const outcome = await tryGit(here, ['config', '--get', 'user.name'])
    expect(outcome).toMatchObject({ status: 1, complaint: '' })
    const fetch = await tryGit(here, ['fetch', `file://${fixture.directory}`])
    expect(fetch.complaint).toContain("transport 'file' not allowed")
  })

  test('a secret for the network is in the environment, not on the command line', async () => {
    fixture.commitFiles({ a: '1' })
    const here = await repository()
    const network = { protocols: ['file'], settings: { 'http.extraHeader': 'Authorization: basic abc' } }
    const shown = await tryGit(here, ['config', '--get', 'http.extraHeader'], { network })
    expect(shown.output.toString()).toBe('Authorization: basic abc\n')
    const fetched = await tryGit(here, ['fetch', '--quiet', `file://${fixture.directory}`, 'main'], {
      network,
    })
    expect(fetched.status).toBe(0)
  })
})
