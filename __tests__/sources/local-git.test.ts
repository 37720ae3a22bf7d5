import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { copyFileSync, existsSync, rmSync, writeFileSync } from 'node:fs'
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import type { ChangeSource } from '../../src/model/change-set.ts'
import type { GitRepository } from '../../src/sources/git.ts'
import { openRepository } from '../../src/sources/git-repository.ts'
import { gitRange, gitStaged, gitTree } from '../../src/sources/local-git.ts'
import { changedFiles, changeLines, textOf } from '../support/collect-source.ts'
import { GitRepositoryFixture, type Tree } from '../support/git-repository.ts'

const EMPTY_TREE = '4b825dc642cb6eb9a060e54bf8d69288fbee4904'
const ENVIRONMENT = { PATH: process.env['PATH'] }

let fixture: GitRepositoryFixture
let sources: ChangeSource[]
beforeEach(() => {
  fixture = new GitRepositoryFixture()
  sources = []
})
afterEach(async () => {
  for (const source of sources) await source.close()
  fixture.remove()
})

/** A source that is closed after the test. */
async function opened(source: Promise<ChangeSource>): Promise<ChangeSource> {
  sources.push(await source)
  return source
}

function repository(directory = fixture.directory): Promise<GitRepository> {
  return openRepository(directory, ENVIRONMENT)
}

async function between(before: Tree, after: Tree): Promise<ChangeSource> {
  const base = fixture.commitFiles(before)
  const head = fixture.commitFiles(after)
  return opened(gitRange(await repository(), { base, head, description: 'test' }))
}

const LINES = Array.from({ length: 40 }, (_, line) => `line ${line} of a file that is long enough\n`).join('')

describe('what a range lists', () => {
  test('every kind of change, in path order', async () => {
    const source = await between(
      {
        'changed.txt': 'one\n',
        'gone.txt': 'gone\n',
        'link-to-be': 'text\n',
        'moved.txt': LINES,
        'run.sh': 'echo\n',
        same: 'same\n',
        'sub-to-be': 'text\n',
        sub: { mode: 'submodule', bytes: Buffer.from('1'.repeat(40)) },
      },
      {
        'changed.txt': 'two\n',
        'link-to-be': { mode: 'symlink', bytes: Buffer.from('/etc/passwd') },
        'new.bin': Buffer.of(0, 1, 2),
        'new/place.txt': `${LINES}more\n`,
        'run.sh': { mode: 'executable', bytes: Buffer.from('echo\n') },
        same: 'same\n',
        'sub-to-be': { mode: 'submodule', bytes: Buffer.from('3'.repeat(40)) },
        sub: { mode: 'submodule', bytes: Buffer.from('2'.repeat(40)) },
      },
    )
    expect(await changeLines(source)).toEqual([
      'modified file changed.txt',
      'removed file gone.txt',
      'modified symlink link-to-be was file',
      'added file new.bin',
      'renamed file new/place.txt from moved.txt',
      'modified executable run.sh was file',
      'modified submodule sub',
      'modified submodule sub-to-be was file',
    ])
    expect(source.listingGaps).toEqual([])
    const files = await changedFiles(source)
    expect(files.get('sub')).toMatchObject({ objectId: '2'.repeat(40), previousObjectId: '1'.repeat(40) })
    expect(await textOf(files.get('new/place.txt'), 'base')).toBe(LINES)
    expect(await textOf(files.get('new/place.txt'))).toBe(`${LINES}more\n`)
    expect(await textOf(files.get('link-to-be'))).toBe('/etc/passwd')
    expect(await textOf(files.get('sub'))).toBeUndefined()
    expect(await textOf(files.get('gone.txt'))).toBeUndefined()
    expect(await textOf(files.get('gone.txt'), 'base')).toBe('gone\n')
    expect(await textOf(files.get('new.bin'), 'base')).toBeUndefined()
  })

  test('attributes of the change hide nothing', async () => {
    const secret = 'key = not for the eyes of others\n'
    const attributes =
      '*.txt -diff\n*.gen binary linguist-generated\n*.big filter=lfs diff=lfs -text\n* export-ignore\n'
    const source = await between(
      { '.gitattributes': attributes, 'secret.txt': 'none\n', 'all.gen': 'one\n' },
      {
        '.gitattributes': attributes,
        'secret.txt': secret,
        'all.gen': 'two\n',
        'raw.big': '\0'.repeat(2000),
      },
    )
    expect(await changeLines(source)).toEqual([
      'modified file all.gen',
      'added file raw.big',
      'modified file secret.txt',
    ])
    const files = await changedFiles(source)
    expect(await textOf(files.get('secret.txt'))).toBe(secret)
    expect(await textOf(files.get('raw.big'))).toHaveLength(2000)
  })

  test('a submodule with ignore = all is listed, in a work tree too', async () => {
    const modules = '[submodule "sub"]\n\tpath = sub\n\turl = https://example.com/sub.git\n\tignore = all\n'
    const source = await between(
      { '.gitmodules': modules, sub: { mode: 'submodule', bytes: Buffer.from('1'.repeat(40)) } },
      { '.gitmodules': modules, sub: { mode: 'submodule', bytes: Buffer.from('2'.repeat(40)) } },
    )
    fixture.git('config', 'submodule.sub.ignore', 'all')
    fixture.git('config', 'diff.ignoreSubmodules', 'all')
    fixture.git('checkout', '--quiet', '--force', 'HEAD')
    expect(await changeLines(source)).toEqual(['modified submodule sub'])
  })

  test('a binary that gets an executable name is listed with both', async () => {
    const program = Buffer.concat([Buffer.from('\x7fELF'), Buffer.alloc(400, 7)])
    const source = await between({ 'notes.txt': program }, { 'tool.exe': program })
    expect(await changeLines(source)).toEqual(['renamed file tool.exe from notes.txt'])
  })

  test('what only the merge commit brings in', async () => {
    const root = fixture.commitFiles({ 'a.txt': 'a\n' }, [])
    const ours = fixture.commitFiles({ 'a.txt': 'a\n', 'ours.txt': 'o\n' }, [root])
    const theirs = fixture.commitFiles({ 'a.txt': 'a\n', 'theirs.txt': 't\n' }, [root])
    const evil = { 'a.txt': 'evil\n', 'ours.txt': 'o\n', 'theirs.txt': 't\n' }
    const merge = fixture.commitFiles(evil, [ours, theirs])
    const source = await opened(
      gitRange(await repository(), { base: ours, head: merge, description: 'test' }),
    )
    expect(await changeLines(source)).toEqual(['modified file a.txt', 'added file theirs.txt'])
    expect(await textOf((await changedFiles(source)).get('a.txt'))).toBe('evil\n')
  })

  test("the empty tree's id is a base", async () => {
    const head = fixture.commitFiles({ b: '1', 'a/b': '2' })
    const source = await opened(gitRange(await repository(), { base: EMPTY_TREE, head, description: 'test' }))
    expect(await changeLines(source)).toEqual(['added file a/b', 'added file b'])
    expect(source.range).toEqual({ base: EMPTY_TREE, head, description: 'test' })
    expect(await source.read('base', 'b', 10)).toBeUndefined()
  })

  test('settings of the repository run nothing and change nothing', async () => {
    const source = await between({ a: LINES, b: 'x' }, { c: `${LINES}.`, b: 'y' })
    fixture.stage({ b: 'z' })
    const marker = `${fixture.directory}/ran`
    fixture.git('config', 'diff.external', `touch ${marker}`)
    fixture.git('config', 'core.fsmonitor', `touch ${marker}`)
    fixture.git('config', 'diff.renames', 'false')
    fixture.git('config', 'diff.orderFile', '/nonexistent')
    fixture.git('config', 'diff.noprefix', 'true')
    fixture.git('config', 'diff.text.textconv', `touch ${marker}`)
    fixture.git('config', 'color.ui', 'always')
    expect(await changeLines(source)).toEqual(['modified file b', 'renamed file c from a'])
    const staged = await opened(gitStaged(await repository()))
    expect(await changeLines(staged)).toEqual(['modified file b'])
    expect(existsSync(marker)).toBe(false)
  })

  test('replaced objects are not believed', async () => {
    const source = await between({ a: 'good\n' }, { a: 'evil\n' })
    fixture.git('replace', fixture.git('rev-parse', 'HEAD:a'), fixture.git('rev-parse', 'HEAD~1:a'))
    expect(await textOf((await changedFiles(source)).get('a'))).toBe('evil\n')
  })

  test('hundreds of renames above the limit are pairs of removed and added', async () => {
    const many = (folder: string, end: string): Tree =>
      Object.fromEntries(
        Array.from({ length: 510 }, (_, n) => [`${folder}/${n}${folder}`, `${n}\n${LINES}${end}`]),
      )
    const source = await between(many('a', ''), many('b', 'more\n'))
    const files = [...(await changedFiles(source)).values()]
    expect(new Set(files.map((file) => file.status))).toEqual(new Set(['added', 'removed']))
    expect(files).toHaveLength(1020)
  })
})

describe('odd names', () => {
  test.each([
    ['quotes and letters beyond ASCII', 'é "quoted".py'],
    ['a line feed', 'a\nb.py'],
    ['a tab', 'a\tb.py'],
    ['a leading dash', '--output=x'],
    ['pathspec magic', ':(glob)**'],
    ['glob characters', '*[a]?'],
    ['a byte that is not UTF-8', 'caf\udce9.py'],
    ['a command for the runner', '::set-output name=x::y'],
  ])('%s', async (_, name) => {
    const source = await between({ [name]: 'one\n', other: 'o\n' }, { [name]: 'two\n', other: 'o\n' })
    const files = await changedFiles(source)
    expect([...files.keys()]).toEqual([name])
    expect(await textOf(files.get(name))).toBe('two\n')
    expect(Buffer.from((await source.read('base', name, 10)) ?? []).toString()).toBe('one\n')
  })

  test('two undecodable names stay two', async () => {
    const source = await between({}, { 'a\udcfe': '1', 'a\udcff': '2', 'a\ufffd': '3', 'a\\xff': '4' })
    expect((await changedFiles(source)).size).toBe(4)
  })
})

describe('contents', () => {
  test('a large blob is cut, and the hash is of the whole', async () => {
    const large = Buffer.alloc(3_000_000, 'abcdefg')
    const source = await between({ small: 's' }, { small: 't', large, empty: '' })
    const files = await changedFiles(source)
    const sha256 = createHash('sha256').update(large).digest('hex')
    const cut = await files.get('large')?.load('head', 1000)
    expect(cut).toEqual({ bytes: large.subarray(0, 1000), size: 3_000_000, sha256 })
    const whole = await files.get('large')?.load('head', 3_000_000)
    expect(whole?.sha256).toBeUndefined()
    expect(large.equals(whole?.bytes ?? Buffer.alloc(0))).toBe(true)
    expect(await files.get('large')?.load('head', 0)).toMatchObject({ size: 3_000_000 })
    expect(await files.get('empty')?.load('head', 10)).toEqual({ bytes: Buffer.alloc(0), size: 0 })
    expect(await textOf(files.get('small'))).toBe('t')
  })

  test('requests made together are answered each with its own', async () => {
    const names = Array.from({ length: 50 }, (_, n) => `file-${n}`)
    const source = await between({}, Object.fromEntries(names.map((name) => [name, `content of ${name}`])))
    const files = await changedFiles(source)
    expect(await Promise.all(names.map((name) => textOf(files.get(name))))).toEqual(
      names.map((name) => `content of ${name}`),
    )
  })

  test('a damaged object is an error for that file, and the next is read', async () => {
    const source = await between({ a: '1' }, { a: '2', b: '3' })
    const id = fixture.git('rev-parse', 'HEAD:a')
    const file = `${fixture.directory}/.git/objects/${id.slice(0, 2)}/${id.slice(2)}`
    rmSync(file)
    writeFileSync(file, 'damage')
    const files = await changedFiles(source)
    await expect(files.get('a')?.load('head', 10)).rejects.toMatchObject({ code: 'blob-absent' })
    expect(await textOf(files.get('b'))).toBe('3')
  })

  test('a file that is really a folder is an error for that file, and the next is read', async () => {
    fixture.commitFiles({ 'x/y': '1', b: '3' })
    const folder = Buffer.from(fixture.git('rev-parse', 'HEAD:x'), 'hex')
    const blob = Buffer.from(fixture.git('rev-parse', 'HEAD:b'), 'hex')
    const raw = [Buffer.from('100644 a\0'), folder, Buffer.from('100644 b\0'), blob]
    const tree = fixture.gitWithInput(
      Buffer.concat(raw),
      'hash-object',
      '-t',
      'tree',
      '--literally',
      '-w',
      '--stdin',
    )
    const files = await changedFiles(await opened(gitTree(await repository(), tree)))
    await expect(files.get('a')?.load('head', 10)).rejects.toMatchObject({ code: 'git-failed' })
    expect(await textOf(files.get('b'))).toBe('3')
  })

  test('a source that is closed leaves nothing running', async () => {
    const source = await between({}, { a: '1' })
    const files = await changedFiles(source)
    const unfinished = files.get('a')?.load('head', 10)
    await source.close()
    await expect(unfinished).rejects.toMatchObject({ code: 'git-failed' })
  })
})

describe('messages of commits', () => {
  test('those of the range, the latest first; none of the index and of a tree', async () => {
    const base = fixture.commitFiles({ a: '0' })
    fixture.git('commit', '--quiet', '--allow-empty', '-m', 'One\n\nWith a body: ü')
    fixture.git('commit', '--quiet', '--allow-empty', '-m', 'Two')
    const range = await opened(gitRange(await repository(), { base, head: 'HEAD', description: '' }))
    const said = await range.messages?.()
    expect(said?.map(({ text }) => text.trim())).toEqual(['Two', 'One\n\nWith a body: ü'])
    expect(said?.[0]?.place).toBe(`message of commit ${fixture.git('rev-parse', 'HEAD').slice(0, 12)}`)
    expect(await (await opened(gitTree(await repository(), 'HEAD'))).messages?.()).toEqual([])
    expect(await (await opened(gitStaged(await repository()))).messages?.()).toEqual([])
  })
})

describe('neighbours', () => {
  const tree: Tree = {
    'setup.py': 'setup()\n',
    'pkg/mod.py': 'x = 1\n',
    'run.sh': { mode: 'executable', bytes: Buffer.from('echo\n') },
    link: { mode: 'symlink', bytes: Buffer.from('setup.py') },
    folder: { mode: 'symlink', bytes: Buffer.from('pkg') },
    sub: { mode: 'submodule', bytes: Buffer.from('1'.repeat(40)) },
  }

  test('regular files by their exact path, and nothing else', async () => {
    const base = fixture.commitFiles({ ...tree, 'setup.py': 'old\n' })
    fixture.commitFiles(tree)
    const range = await opened(gitRange(await repository(), { base, head: 'HEAD', description: '' }))
    const whole = await opened(gitTree(await repository(), 'HEAD'))
    const staged = await opened(gitStaged(await repository()))
    const found = { 'setup.py': 'setup()\n', 'pkg/mod.py': 'x = 1\n', 'run.sh': 'echo\n' }
    const noFiles = ['link', 'folder/mod.py', 'sub', 'pkg', 'pkg/', '', '/setup.py', '../setup.py', 'none']
    const noPaths = [
      'pkg/../setup.py',
      './setup.py',
      '*.py',
      ':(glob)**',
      'setup.py/x',
      'setup.py\0',
      '-h',
      'HEAD',
    ]
    for (const source of [range, whole, staged]) {
      for (const [path, expected] of Object.entries(found)) {
        expect(Buffer.from((await source.read('head', path, 100)) ?? []).toString()).toBe(expected)
      }
      for (const path of [...noFiles, ...noPaths]) {
        expect([path, await source.read('head', path, 100)]).toEqual([path, undefined])
      }
    }
  })

  test('each side has its own, cut where asked', async () => {
    const source = await between({ a: 'before' }, { a: 'after' })
    expect(Buffer.from((await source.read('base', 'a', 3)) ?? []).toString()).toBe('bef')
    expect(Buffer.from((await source.read('head', 'a', 100)) ?? []).toString()).toBe('after')
  })
})

describe('what is staged', () => {
  test('before the first commit everything is added', async () => {
    fixture.stage({ 'a.txt': 'a\n', 'b/c.sh': { mode: 'executable', bytes: Buffer.from('x') } })
    const source = await opened(gitStaged(await repository()))
    expect(await changeLines(source)).toEqual(['added file a.txt', 'added executable b/c.sh'])
    expect(source.range).toEqual({ description: 'what is about to be committed' })
    expect(await source.read('base', 'a.txt', 10)).toBeUndefined()
  })

  test('the index counts, not the work tree', async () => {
    const base = fixture.commitFiles({ 'a.txt': 'committed\n' })
    fixture.stage({ 'a.txt': 'staged\n' })
    writeFileSync(`${fixture.directory}/a.txt`, 'not staged\n')
    const source = await opened(gitStaged(await repository()))
    expect(source.range.base).toBe(base)
    expect(await textOf((await changedFiles(source)).get('a.txt'))).toBe('staged\n')
    expect(Buffer.from((await source.read('head', 'a.txt', 20)) ?? []).toString()).toBe('staged\n')
  })

  test('a file that will be added later is not there yet', async () => {
    fixture.commitFiles({ a: '1' })
    writeFileSync(`${fixture.directory}/later`, 'x')
    fixture.git('add', '--intent-to-add', 'later')
    expect(await changeLines(await opened(gitStaged(await repository())))).toEqual([])
  })

  test('the index that git names to a hook is the one', async () => {
    fixture.commitFiles({ a: '1' })
    const other = `${fixture.directory}/.git/next-index`
    copyFileSync(`${fixture.directory}/.git/index`, other)
    fixture.stage({ b: '2' })
    const hook = await openRepository(fixture.directory, { ...ENVIRONMENT, GIT_INDEX_FILE: other })
    expect(await changeLines(await opened(gitStaged(hook)))).toEqual([])
    expect(await changeLines(await opened(gitStaged(await repository())))).toEqual(['added file b'])
  })

  test('an unfinished merge is refused', async () => {
    fixture.commitFiles({ a: '1' })
    const id = fixture.git('rev-parse', 'HEAD:a')
    fixture.gitWithInput(
      `0 ${'0'.repeat(40)}\ta\n100644 ${id} 1\ta\n100644 ${id} 2\ta\n`,
      'update-index',
      '--index-info',
    )
    const source = await opened(gitStaged(await repository()))
    await expect(changeLines(source)).rejects.toThrow(/merge is unfinished/)
  })
})

describe('every file', () => {
  test('of a commit, all of them added', async () => {
    fixture.commitFiles({ 'a.py': '1', '.hidden/b': '2', 'docs/c.md': '3' })
    const source = await opened(gitTree(await repository(), 'HEAD'))
    expect(await changeLines(source)).toEqual([
      'added file .hidden/b',
      'added file a.py',
      'added file docs/c.md',
    ])
    expect(source.range.base).toBeUndefined()
  })

  test('or of the paths asked for', async () => {
    fixture.commitFiles({ 'a.py': '1', 'src/b.py': '2', 'src/gen/c.py': '3' })
    const source = await opened(gitTree(await repository(), 'HEAD', ['**/*.py', '!src/gen/**']))
    expect(await changeLines(source)).toEqual(['added file a.py', 'added file src/b.py'])
  })
})

describe('other kinds of repositories', () => {
  test('bare', async () => {
    fixture.commitFiles({ a: '1' })
    fixture.commitFiles({ a: '2' })
    const bare = await repository(fixture.clone('--bare'))
    const source = await opened(gitRange(bare, { base: 'HEAD~1', head: 'HEAD', description: '' }))
    expect(await changeLines(source)).toEqual(['modified file a'])
    expect(await textOf((await changedFiles(source)).get('a'))).toBe('2')
  })

  test('SHA-256', async () => {
    fixture.git('init', '--quiet', '--object-format=sha256', 'other')
    const other = `${fixture.directory}/other`
    writeFileSync(`${other}/a`, 'content')
    fixture.git('-C', other, 'add', 'a')
    fixture.git('-C', other, 'commit', '--quiet', '-m', 'one')
    const source = await opened(gitTree(await repository(other), 'HEAD'))
    expect(await changeLines(source)).toEqual(['added file a'])
    expect(source.range.head).toMatch(/^[0-9a-f]{64}$/)
    expect(Buffer.from((await source.read('head', 'a', 10)) ?? []).toString()).toBe('content')
  })

  test('a partial clone without the contents says so for each, and asks nobody', async () => {
    fixture.commitFiles({ a: LINES, b: 'b1' })
    fixture.commitFiles({ 'moved/a': `${LINES}more`, b: 'b2', c: 'c' })
    const partial = await repository(fixture.clone('--bare', '--filter=blob:none'))
    expect(partial.isPartial).toBe(true)
    const source = await opened(gitRange(partial, { base: 'HEAD~1', head: 'HEAD', description: '' }))
    // Without contents only equal files can be paired.
    expect(await changeLines(source)).toEqual([
      'removed file a',
      'modified file b',
      'added file c',
      'added file moved/a',
    ])
    const files = await changedFiles(source)
    for (const side of ['base', 'head'] as const) {
      await expect(files.get('b')?.load(side, 10)).rejects.toMatchObject({ code: 'blob-absent' })
    }
    await expect(source.read('head', 'c', 10)).rejects.toMatchObject({ code: 'blob-absent' })
  })

  test('a partial clone reads what it has after what it lacks', async () => {
    fixture.commitFiles({ a: '1', kept: 'same' })
    fixture.commitFiles({ a: '2', kept: 'same', b: 'b' })
    const directory = fixture.clone('--filter=blob:none')
    const partial = await repository(directory)
    const source = await opened(gitRange(partial, { base: 'HEAD~1', head: 'HEAD', description: '' }))
    // Not listed before, so that git itself finds out.
    await expect(source.read('base', 'a', 10)).rejects.toMatchObject({ code: 'blob-absent' })
    expect(Buffer.from((await source.read('head', 'a', 10)) ?? []).toString()).toBe('2')
    const files = await changedFiles(source)
    await expect(files.get('a')?.load('base', 10)).rejects.toMatchObject({ code: 'blob-absent' })
    expect(await textOf(files.get('b'))).toBe('b')
  })

  test('a work tree that belongs to somebody else', async () => {
    fixture.commitFiles({ a: '1' })
    if (process.getuid?.() !== 0) return
    spawnSync('chown', ['-R', '1234', fixture.directory])
    const source = await opened(gitTree(await repository(), 'HEAD'))
    expect(await changeLines(source)).toEqual(['added file a'])
  })
})
