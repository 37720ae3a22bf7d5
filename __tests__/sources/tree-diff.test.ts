import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import type { FileHeader, FileMode } from '../../src/model/change-set.ts'
import type { GitRepository } from '../../src/sources/git.ts'
import { listTreeChanges } from '../../src/sources/git-listing.ts'
import { openRepository } from '../../src/sources/git-repository.ts'
import { compareTrees, type FileTree, unpairedFiles } from '../../src/sources/tree-diff.ts'
import type { CaseFile } from '../support/cases.ts'
import { GitRepositoryFixture } from '../support/git-repository.ts'
import { growth, MOST_GROWTH } from '../support/growth.ts'

type Entry = readonly [path: string, content: string, mode?: FileMode]

function tree(...entries: readonly Entry[]): FileTree {
  return new Map(entries.map(([path, content, mode = 'file']) => [path, { mode, objectId: content }]))
}

function lines(files: readonly FileHeader[]): readonly string[] {
  return files.map(
    (file) =>
      `${file.status} ${file.path}${file.previousPath === undefined ? '' : ` from ${file.previousPath}`}`,
  )
}

describe('equal contents', () => {
  test('prefer the same file name, then the first path; each old path is used once', () => {
    const base = tree(['a/x', '1'], ['b/y', '1'], ['c/z', '1'])
    const head = tree(['n/one', '1'], ['n/y', '1'], ['n/z', '1'], ['n/zz', '1'])
    expect(lines(compareTrees(base, head))).toEqual([
      'renamed n/one from a/x',
      'renamed n/y from b/y',
      'renamed n/z from c/z',
      'added n/zz',
    ])
  })

  test('a file keeps its bit or gets one, but does not become a link', () => {
    const base = tree(['a', '1'], ['b', '2'], ['c', '3', 'symlink'])
    const head = tree(['x', '1', 'executable'], ['y', '2', 'symlink'], ['z', '3', 'symlink'])
    expect(compareTrees(base, head).slice(1)).toEqual([
      {
        path: 'x',
        status: 'renamed',
        mode: 'executable',
        objectId: '1',
        previousPath: 'a',
        previousMode: 'file',
        previousObjectId: '1',
      },
      { path: 'y', status: 'added', mode: 'symlink', objectId: '2' },
      {
        path: 'z',
        status: 'renamed',
        mode: 'symlink',
        objectId: '3',
        previousPath: 'c',
        previousMode: 'symlink',
        previousObjectId: '3',
      },
    ])
  })

  test('a hundred thousand of them take linear time', async () => {
    const many = (prefix: string, length: number): FileTree =>
      new Map(
        Array.from({ length }, (_, at) => [
          `${prefix}/${at % 3 === 0 ? `same/${at}/f` : at}`,
          { mode: 'file', objectId: '1' },
        ]),
      )
    const work = (size: number): void => {
      const compared = compareTrees(many('a', size), many('b', size))
      expect(compared.every((file) => file.status === 'renamed')).toBe(true)
    }
    expect(await growth(work, 50_000)).toBeLessThan(MOST_GROWTH)
  })
})

describe('what the platform found alike', () => {
  const base = tree(['old', '1'], ['kept', '2'], ['link', '3', 'symlink'], ['moved', '9'])
  const head = tree(['new', '4'], ['kept', '5'], ['other', '6', 'symlink'], ['elsewhere', '9'])

  test('is paired where it fits', () => {
    expect(lines(compareTrees(base, head, new Map([['new', 'old']])))).toContain('renamed new from old')
  })

  test.each([
    ['a file that still stands there', 'new', 'kept'],
    ['a file that stood there before', 'kept', 'old'],
    ['a link', 'other', 'link'],
    ['something that does not exist', 'new', 'none'],
    ['a file that is paired by content', 'new', 'moved'],
  ])('not %s', (_, path, previous) => {
    const similar = new Map([[path, previous]])
    expect(compareTrees(base, head, similar)).toEqual(compareTrees(base, head))
  })

  test('one old path for two new ones counts once', () => {
    const two = tree(['new', '4'], ['newer', '5'])
    const similar = new Map([
      ['new', 'old'],
      ['newer', 'old'],
    ])
    expect(lines(compareTrees(tree(['old', '1']), two, similar))).toEqual([
      'renamed new from old',
      'added newer',
    ])
  })

  test('is asked for only when it can matter', () => {
    expect(unpairedFiles(base, head)).toEqual({ added: ['new', 'other'], removed: ['link', 'old'] })
    expect(unpairedFiles(tree(['a', '1']), tree(['b', '1']))).toEqual({ added: [], removed: [] })
  })
})

describe('against git', () => {
  let fixture: GitRepositoryFixture
  let repository: GitRepository
  beforeAll(async () => {
    fixture = new GitRepositoryFixture()
    repository = await openRepository(fixture.directory, { PATH: process.env['PATH'] })
  })
  afterAll(() => fixture.remove())

  function treeOf(commit: string): FileTree {
    const modes: Readonly<Record<string, FileMode>> = {
      '100644': 'file',
      '100755': 'executable',
      '120000': 'symlink',
    }
    const rows = fixture
      .git('ls-tree', '-r', '-z', commit)
      .split('\0')
      .filter((row) => row !== '')
    return new Map(
      rows.map((row) => {
        const [mode = '', , objectId = ''] = row.split(/[ \t]/)
        return [row.slice(row.indexOf('\t') + 1), { mode: modes[mode] as FileMode, objectId }]
      }),
    )
  }

  // Contents without a line in common, so that only equal ones are paired.
  const content = fc.constantFrom('', ...Array.from('abcdef', (letter) => `${letter}\n`.repeat(40)))
  const mode = fc.constantFrom<FileMode>('file', 'file', 'file', 'executable', 'symlink')
  const path = fc.constantFrom('a', 'b', 'd/a', 'd/b', 'd/e/a', 'e/a', 'e/b', 'f', 'g/a', 'z')
  const files = fc.dictionary(path, fc.record({ content, mode }), { noNullPrototype: true }).map((entries) =>
    Object.entries(entries).map(([name, file]): CaseFile => {
      return {
        path: name,
        mode: file.mode,
        bytes: Buffer.from(file.mode === 'symlink' ? `to ${file.content}` : file.content),
      }
    }),
  )

  test('random trees differ as git says they do', async () => {
    await fc.assert(
      fc.asyncProperty(files, files, async (before, after) => {
        const [base, head] = [fixture.commitFiles(before, []), fixture.commitFiles(after, [])]
        const listed = await listTreeChanges(repository, `${base}^{tree}`, `${head}^{tree}`)
        expect(compareTrees(treeOf(base), treeOf(head))).toEqual(listed.files)
      }),
      { numRuns: 60, seed: 4 },
    )
  }, 60_000)
})
