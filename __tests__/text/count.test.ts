import { describe, expect, test } from '@jest/globals'
import { count, grouped } from '../../src/text/count.ts'

describe('numbers in sentences', () => {
  test.each([
    [0, '0 files'],
    [1, '1 file'],
    [2, '2 files'],
    [999, '999 files'],
    [1_000, '1,000 files'],
    [12_345, '12,345 files'],
    [1_234_567, '1,234,567 files'],
  ])('%i', (number, words) => {
    expect(count(number, 'file')).toBe(words)
    expect(grouped(number)).toBe(number.toLocaleString('en-US'))
  })
})
