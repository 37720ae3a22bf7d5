import { describe, expect, test } from '@jest/globals'
import { LineIndex } from '../../src/text/line-index.ts'

describe('LineIndex', () => {
  const text = 'one\ntwo\r\nthree\rfour'
  const index = new LineIndex(text)

  test.each([
    ['one', 1, 1],
    ['wo', 2, 2],
    ['three', 3, 1],
    ['four', 4, 1],
  ])('%s stands in line %i, column %i', (word, line, column) => {
    expect(index.position(text.indexOf(word))).toEqual({ line, column })
  })

  test('gives lines without their ends, and nothing outside', () => {
    expect([1, 2, 3, 4, 5, 0].map((number) => index.line(number))).toEqual([
      'one',
      'two',
      'three',
      'four',
      '',
      '',
    ])
    expect(index.count).toBe(4)
  })

  test('an empty text has one empty line', () => {
    expect(new LineIndex('').position(0)).toEqual({ line: 1, column: 1 })
  })
})
