import { describe, expect, test } from '@jest/globals'
import { globListTest, globTest } from '../../src/text/glob.ts'

describe('globTest', () => {
  test.each([
    ['*.py', 'a.py', true],
    ['*.py', 'src/a.py', false],
    ['**/*.py', 'a.py', true],
    ['**/*.py', 'src/.hidden/a.py', true],
    ['third_party/**', 'third_party/.github/x.yml', true],
    ['third_party/**', 'third_party_2/x', false],
    ['vendor/', 'vendor/a/b.c', true],
    ['{a,b}/*.c', 'b/x.c', true],
    ['!important', '!important', true],
    ['#notes', '#notes', true],
    ['a/b', 'a\\b', false],
    ['a/*', 'a/line\nbreak', true],
    ['**', 'anything/at/all', true],
  ])('%s against %j is %s', (pattern, path, expected) => {
    expect(globTest(pattern)(path)).toBe(expected)
  })

  test.each([
    ['a'.repeat(501), /longer than 500/],
    ['{a,b}'.repeat(9), /more than 200 alternatives/],
    ['**/x/'.repeat(9), /more than 8 times/],
  ])('refuses a pattern that costs too much', (pattern, message) => {
    expect(() => globTest(pattern)).toThrow(message)
  })
})

describe('globListTest', () => {
  const matches = globListTest(['src/**', '!src/generated/**', 'src/generated/by-hand.ts'])

  test.each([
    ['src/a.ts', true],
    ['src/generated/a.ts', false],
    ['src/generated/by-hand.ts', true],
    ['docs/a.md', false],
  ])('the last pattern that matches %s decides', (path, expected) => {
    expect(matches(path)).toBe(expected)
  })

  test('exclusions alone leave everything else in', () => {
    expect(['a', 'b'].filter(globListTest(['!a']))).toEqual(['b'])
    expect(['a', 'b'].filter(globListTest([]))).toEqual(['a', 'b'])
  })
})
