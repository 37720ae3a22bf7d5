import { describe, expect, test } from '@jest/globals'
import { oddNames } from '../../../src/checks/hidden/odd-name.ts'
import type { FileHeader } from '../../../src/model/change-set.ts'

const added = (path: string): FileHeader => ({ path, status: 'added', mode: 'file' })

function seen(...paths: readonly string[]): readonly string[] {
  return [...oddNames(paths.map(added))].map(({ path, level, evidence }) => `${path} ${level} ${evidence}`)
}

/** Git refuses most of these, so that no case can hold them; another tool may have made the tree. */
describe('names that are .git on some systems', () => {
  test.each([
    '.git',
    '.GIT/config',
    'src/.Git/hooks/pre-commit',
    '.git /config',
    '.git./config',
    'git~1/config',
    '.g\u200cit/config',
    '.git::$INDEX_ALLOCATION/config',
    '\uff0egit/config',
  ])('%j', (path) => {
    expect(seen(path)).toEqual([`${path} error name is .git on some systems`])
  })

  test.each([
    '.github/a',
    '.gitignore',
    '.gitattributes',
    'git',
    'a.git/config',
    '.git2',
    'git~10',
    'x.git.',
  ])('not %j', (path) => {
    expect(seen(path).filter((line) => line.includes('name is .git'))).toEqual([])
  })
})

test('a name that is no UTF-8', () => {
  expect(seen('src/a\udce9.py')).toEqual(['src/a\udce9.py warning name is not UTF-8'])
})

test('two spellings of one letter are one name where both are folded', () => {
  expect(seen('caf\u00e9.md', 'cafe\u0301.md')).toEqual([
    'cafe\u0301.md warning same as caf\u00e9.md where case does not count',
  ])
})

test('a file that only changed keeps its name, and is the twin of a new one', () => {
  const modified: FileHeader = { path: 'README.md', status: 'modified', mode: 'file' }
  const found = [...oddNames([modified, { ...modified, path: 'a\u200b' }, added('readme.md')])]
  expect(found).toMatchObject([{ path: 'readme.md', level: 'warning' }])
})

test('a removed file is no twin', () => {
  const removed: FileHeader = { path: 'README.md', status: 'removed', mode: 'file' }
  expect([...oddNames([removed, added('readme.md')])]).toEqual([])
})
