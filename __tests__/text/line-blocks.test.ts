import { expect, test } from '@jest/globals'
import { LineBlocks } from '../../src/text/line-blocks.ts'

const blocks = new LineBlocks('a\r\n  b \nc\ra\n\tb\na', (line) => line.toUpperCase())

test('lines have the names that they are given, blanks at their ends aside', () => {
  expect(blocks.block(1, 6)).toEqual(['A', 'B', 'C', 'A', 'B', 'A'])
  expect(blocks.block(2, 3)).toEqual(['B', 'C'])
})

test('stand at a place, all of them', () => {
  expect(blocks.standsAt(1, ['A', 'B', 'C'])).toBe(true)
  expect(blocks.standsAt(4, ['A', 'B', 'C'])).toBe(false)
  expect(blocks.standsAt(6, ['A', 'B'])).toBe(false)
  expect(blocks.standsAt(0, ['A'])).toBe(false)
  expect(blocks.standsAt(1, [])).toBe(false)
})

test('are counted', () => {
  expect(blocks.occurrences(['A'])).toBe(3)
  expect(blocks.occurrences(['A', 'B'])).toBe(2)
  expect(blocks.occurrences(['B', 'C', 'A', 'B', 'A'])).toBe(1)
  expect(blocks.occurrences(['D'])).toBe(0)
  expect(blocks.occurrences([])).toBe(0)
})

test('a line that stands oftener than is remembered is not counted', () => {
  expect(new LineBlocks('x\n'.repeat(10_000)).occurrences(['x'])).toBe(10_000)
  expect(new LineBlocks('x\n'.repeat(10_001)).occurrences(['x'])).toBeUndefined()
})
