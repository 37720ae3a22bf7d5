import { expect, test } from '@jest/globals'
import { parseGitleaksIgnore } from '../../src/policy/gitleaks-ignore.ts'

function parsed(...lines: readonly string[]): unknown {
  const ignored = parseGitleaksIgnore(lines.join('\n'))
  return ignored && Object.fromEntries([...ignored].map(([path, numbers]) => [path, [...numbers]]))
}

test('entries with and without a commit', () => {
  const commit = '820762786026740c76f36085b0efc47a31fe5020'
  expect(
    parsed(
      '# accepted',
      '',
      'a.py:generic-api-key:3\r',
      `${commit}:a.py:aws-access-token:12`,
      '  b/c.env:x:1  ',
    ),
  ).toEqual({ 'a.py': [3, 12], 'b/c.env': [1] })
})

test('names with a colon, of Windows, and from the folder', () => {
  expect(parsed('a:b.py:generic:3', 'src\\d.py:generic:4', './e.py:generic:5')).toEqual({
    'a:b.py': [3],
    'src/d.py': [4],
    'e.py': [5],
  })
  expect(parsed('__proto__:generic:3')).toEqual(Object.fromEntries([['__proto__', [3]]]))
})

test('lines that are no entries', () => {
  expect(
    parsed(
      'a.py',
      'a.py:3',
      'a.py:generic:',
      'a.py:generic:0',
      'a.py:generic:x',
      ':generic:3',
      'a.py::3',
      '::',
    ),
  ).toEqual({})
  expect(parsed('a.py:generic:999999999')).toEqual({})
})

test('more lines than are read', () => {
  expect(parseGitleaksIgnore('a:b:1\n'.repeat(200_000))).toBeUndefined()
  expect(parseGitleaksIgnore('a:b:1\n'.repeat(199_999))).toEqual(new Map([['a', new Set([1])]]))
})
