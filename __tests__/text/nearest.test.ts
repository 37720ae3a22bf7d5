import { describe, expect, test } from '@jest/globals'
import { editDistance, nearest } from '../../src/text/nearest.ts'

describe('nearest', () => {
  const allowed = ['code/python-eval', 'code/python-exec', 'secrets/password']

  test.each([
    ['code/python-evl', 'code/python-eval'],
    ['Code/Python-Exec', 'code/python-exec'],
    ['secret/password', 'secrets/password'],
    ['secrets', 'secrets/password'],
    ['binaries/elf', undefined],
    ['', undefined],
    ['x'.repeat(10_000), undefined],
  ])('%s', (word, expected) => {
    expect(nearest(word, allowed)).toBe(expected)
  })

  test('distance counts single letters', () => {
    expect(editDistance('kitten', 'sitting')).toBe(3)
    expect(editDistance('', 'ab')).toBe(2)
  })
})
