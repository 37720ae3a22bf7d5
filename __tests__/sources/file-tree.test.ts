import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals'
import { fileTree } from '../../src/sources/file-tree.ts'
import { changedFiles, changeLines, textOf } from '../support/collect-source.ts'
import { writeFiles } from '../support/git-repository.ts'

const MAKE_PIPE = 'mkfifo'

let directory: string
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'checklist-tree-'))
})
afterEach(() => {
  rmSync(directory, { recursive: true, force: true })
})

describe('what is listed', () => {
  test('every file, hidden ones too, in path order, but not .git', async () => {
    writeFiles(directory, {
      'b.txt': 'b',
      'a.txt': 'a',
      'a/z.txt': 'z',
      'a-b/c.txt': 'c',
      '.hidden/run.sh': { mode: 'executable', bytes: Buffer.from('echo\n') },
      '.git/config': 'secret',
      'sub/.git': 'gitdir: ../.git/modules/sub\n',
      'sub/.gitignore': 'x\n',
      'node_modules/x/index.js': 'x',
    })
    expect(await changeLines(await fileTree(directory))).toEqual([
      'added executable .hidden/run.sh',
      'added file a-b/c.txt',
      'added file a.txt',
      'added file a/z.txt',
      'added file b.txt',
      'added file node_modules/x/index.js',
      'added file sub/.gitignore',
    ])
  })

  test('the paths asked for', async () => {
    writeFiles(directory, { 'a.py': '1', 'src/b.py': '2', 'src/gen/c.py': '3', 'd.md': '4' })
    const source = await fileTree(directory, ['**/*.py', '!src/gen/**'])
    expect(await changeLines(source)).toEqual(['added file a.py', 'added file src/b.py'])
  })

  test('links are shown, never followed', async () => {
    writeFiles(directory, { 'real/a.txt': 'a' })
    symlinkSync('/etc', join(directory, 'etc'))
    symlinkSync('real', join(directory, 'folder'))
    symlinkSync('.', join(directory, 'round'))
    symlinkSync('nowhere', join(directory, 'broken'))
    const source = await fileTree(directory)
    expect(await changeLines(source)).toEqual([
      'added symlink broken',
      'added symlink etc',
      'added symlink folder',
      'added file real/a.txt',
      'added symlink round',
    ])
    expect(await textOf((await changedFiles(source)).get('etc'))).toBe('/etc')
    expect(await source.read('head', 'folder/a.txt', 10)).toBeUndefined()
    expect(await source.read('head', 'etc/hostname', 10)).toBeUndefined()
    expect(await source.read('head', 'broken', 10)).toBeUndefined()
  })

  test('pipes are no files, and nobody waits for them', async () => {
    const made = spawnSync(MAKE_PIPE, [join(directory, 'pipe')])
    expect(made.status).toBe(0)
    const source = await fileTree(directory)
    expect(await changeLines(source)).toEqual([])
    expect(await source.read('head', 'pipe', 10)).toBeUndefined()
  })

  test('names that are not UTF-8, or look like commands or patterns', async () => {
    const names = ['::error::x', 'caf\udce9', 'line\nfeed', '[x]', '#x', '!x']
    writeFiles(directory, Object.fromEntries(names.map((name) => [name, name])))
    const files = await changedFiles(await fileTree(directory))
    expect([...files.keys()].sort()).toEqual([...names].sort())
    for (const file of files.values()) expect((await file.load('head', 100))?.size).toBeGreaterThan(1)
  })

  test('a folder whose own name looks like a pattern', async () => {
    const odd = join(directory, '#[a]\n!*')
    mkdirSync(odd)
    writeFiles(odd, { 'a.txt': 'a' })
    expect(await changeLines(await fileTree(odd))).toEqual(['added file a.txt'])
  })

  test('nothing is printed', async () => {
    writeFiles(directory, { '::error::x': 'a' })
    const write = jest.spyOn(process.stdout, 'write')
    await changeLines(await fileTree(directory, ['**']))
    expect(write).not.toHaveBeenCalled()
    write.mockRestore()
  })

  test('folders nested deeper than anybody nests them are a gap', async () => {
    const deep = join(directory, ...Array.from({ length: 203 }, () => 'd'))
    mkdirSync(deep, { recursive: true })
    writeFileSync(join(deep, 'x'), 'x')
    const source = await fileTree(directory)
    expect(await changeLines(source)).toEqual([])
    expect(source.listingGaps).toEqual([
      { reason: 'listing-capped', detail: '1 folders are nested more than 200 deep' },
    ])
  })

  test('no such folder', async () => {
    await expect(fileTree(join(directory, 'none'))).rejects.toMatchObject({ code: 'not-found' })
    writeFiles(directory, { file: 'x' })
    await expect(fileTree(join(directory, 'file'))).rejects.toMatchObject({ code: 'not-found' })
  })
})

describe('contents', () => {
  test.each([0, 1, 1000, 262_144, 300_000, 599_999, 600_000, 1_000_000])(
    'cut at %d bytes',
    async (maxBytes) => {
      const bytes = Buffer.alloc(600_000, 'abcdefg')
      writeFiles(directory, { large: bytes })
      const file = (await changedFiles(await fileTree(directory))).get('large')
      const content = await file?.load('head', maxBytes)
      expect(bytes.subarray(0, maxBytes).equals(content?.bytes ?? Buffer.alloc(0))).toBe(true)
      expect(content?.size).toBe(600_000)
      expect(content?.sha256).toBe(
        maxBytes < 600_000 ? createHash('sha256').update(bytes).digest('hex') : undefined,
      )
    },
  )

  test('there is no base', async () => {
    writeFiles(directory, { a: 'a' })
    const source = await fileTree(directory)
    expect(await textOf((await changedFiles(source)).get('a'), 'base')).toBeUndefined()
    expect(await source.read('base', 'a', 10)).toBeUndefined()
    expect(Buffer.from((await source.read('head', 'a', 10)) ?? []).toString()).toBe('a')
  })

  test.each(['../outside', '/etc/hostname', 'a/../a', './a', '', 'a\0', 'a/'])(
    '%j is no path',
    async (path) => {
      writeFiles(directory, { a: 'a' })
      expect(await (await fileTree(directory)).read('head', path, 10)).toBeUndefined()
    },
  )

  test('a file that became a link meanwhile is not followed', async () => {
    writeFiles(directory, { a: 'a' })
    const file = (await changedFiles(await fileTree(directory))).get('a')
    rmSync(join(directory, 'a'))
    symlinkSync('/etc/hostname', join(directory, 'a'))
    await expect(file?.load('head', 10)).rejects.toMatchObject({ code: 'read-failed' })
  })

  test('a file that went away is an error for that file', async () => {
    writeFiles(directory, { a: 'a', b: 'b' })
    const files = await changedFiles(await fileTree(directory))
    rmSync(join(directory, 'a'))
    await expect(files.get('a')?.load('head', 10)).rejects.toThrow('the file cannot be read: ENOENT')
    expect(await textOf(files.get('b'))).toBe('b')
  })
})
