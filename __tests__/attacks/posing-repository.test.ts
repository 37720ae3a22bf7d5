import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { deflateSync } from 'node:zlib'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { openSource } from '../../src/sources/choose.ts'
import { mergeBase, openRepository } from '../../src/sources/git-repository.ts'
import { changedFiles, textOf } from '../support/collect-source.ts'
import { GitRepositoryFixture, writeFiles } from '../support/git-repository.ts'

const EVIL = 'exec(code)\n'
const HARMLESS = 'pass\n'

let fixture: GitRepositoryFixture
let base: string
let head: string
let workspace: string
let planted: Readonly<Record<string, string | Uint8Array>>

/** A checkout whose root looks like a bare repository, in which the new file's id names other content. */
beforeAll(() => {
  fixture = new GitRepositoryFixture()
  const id = fixture.gitWithInput(EVIL, 'hash-object', '-t', 'blob', '--stdin')
  planted = {
    HEAD: 'ref: refs/heads/main\n',
    config: '[core]\n\trepositoryformatversion = 0\n\tbare = true\n',
    'refs/heads/none': '',
    [`objects/${id.slice(0, 2)}/${id.slice(2)}`]: deflateSync(`blob ${HARMLESS.length}\0${HARMLESS}`),
  }
  base = fixture.commitFiles({ 'a.txt': 'a' }, [])
  head = fixture.commitFiles({ 'a.txt': 'a', 'evil.py': EVIL, ...planted }, [base])
  workspace = fixture.clone('--no-checkout')
  writeFiles(workspace, planted)
})
afterAll(() => fixture.remove())

test('git believes what such a repository says', () => {
  const id = fixture.git('rev-parse', `${head}:evil.py`)
  const commandLine = [`--git-dir=${workspace}`, 'cat-file', 'blob', id]
  expect(spawnSync('git', commandLine, { encoding: 'utf8' }).stdout).toBe(HARMLESS)
})

test('the repository of a checkout is its .git, whatever the change puts beside it', async () => {
  const plan = { kind: 'push', before: base, after: head } as const
  const source = await openSource(
    plan,
    { source: 'git' },
    { workspace, temporary: tmpdir(), environment: { PATH: process.env['PATH'] } },
  )
  expect(await textOf((await changedFiles(source)).get('evil.py'))).toBe(EVIL)
  await source.close()
})

test('objects that an earlier step names in the environment are not read', async () => {
  const objects = mkdtempSync(join(tmpdir(), 'checklist-objects-'))
  for (const [path, bytes] of Object.entries(planted)) {
    if (!path.startsWith('objects/')) continue
    const place = join(objects, path.slice('objects/'.length))
    mkdirSync(dirname(place), { recursive: true })
    writeFileSync(place, bytes)
  }
  const environment = { PATH: process.env['PATH'], GIT_OBJECT_DIRECTORY: objects }
  const plan = { kind: 'push', before: base, after: head } as const
  const source = await openSource(plan, { source: 'git' }, { workspace, temporary: tmpdir(), environment })
  expect(await textOf((await changedFiles(source)).get('evil.py'))).toBe(EVIL)
  await source.close()
  rmSync(objects, { recursive: true })
})

test('where nothing was checked out, unpacked files are no repository of a job', async () => {
  const unpacked = mkdtempSync(join(tmpdir(), 'checklist-unpacked-'))
  writeFiles(unpacked, planted)
  const environment = { PATH: process.env['PATH'] }
  await expect(openRepository(unpacked, environment, 'work tree')).rejects.toMatchObject({
    code: 'not-a-repository',
  })
  // At a prompt somebody named it.
  expect((await openRepository(unpacked, environment)).gitDirectory).toBe(unpacked)
  rmSync(unpacked, { recursive: true })
})

test('parents are what commits say, not what a file beside them says', async () => {
  const left = fixture.commitFiles({ a: '1' }, [base])
  const right = fixture.commitFiles({ a: '2' }, [base])
  const grafts = join(fixture.directory, '.git/info/grafts')
  mkdirSync(dirname(grafts), { recursive: true })
  writeFileSync(grafts, `${left} ${right}\n`)
  expect(fixture.git('merge-base', left, right)).toBe(right)
  const repository = await openRepository(fixture.directory, { PATH: process.env['PATH'] })
  expect(await mergeBase(repository, left, right)).toBe(base)
  rmSync(grafts)
})
