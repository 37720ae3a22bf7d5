import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { indexOfBytes, lastIndexOfBytes } from '../../src/bytes/search.ts'

/** Few values, so that literals turn up often; long enough for several windows. */
const contents = fc
  .tuple(
    fc.uint8Array({ min: 0x61, max: 0x62, maxLength: 40 }),
    fc.nat(9_000),
    fc.uint8Array({ maxLength: 40 }),
  )
  .map(([head, gap, tail]) => Buffer.concat([head, Buffer.alloc(gap, '-'), tail, head]))
const literals = fc.string({ unit: fc.constantFrom('a', 'b', '-', '\xff'), minLength: 1, maxLength: 5 })

describe('searching bytes', () => {
  test('the last occurrence is the one Node finds', () => {
    fc.assert(
      fc.property(contents, literals, fc.nat(10_000), (bytes, literal, from) => {
        const view = new Uint8Array(bytes)
        expect(lastIndexOfBytes(view, literal, from)).toBe(bytes.lastIndexOf(literal, from, 'latin1'))
        expect(lastIndexOfBytes(view, literal)).toBe(bytes.lastIndexOf(literal, undefined, 'latin1'))
      }),
    )
  })

  test('one that spans two windows is found', () => {
    for (let behind = 4_090; behind < 4_100; behind++) {
      const bytes = Buffer.concat([Buffer.alloc(5_000), Buffer.from('PK\x05\x06'), Buffer.alloc(behind)])
      expect(lastIndexOfBytes(bytes, 'PK\x05\x06')).toBe(5_000)
    }
  })

  test('bytes of a larger memory are searched where they stand', () => {
    const bytes = Buffer.from('ab..ab..ab').subarray(1, 7)
    expect(indexOfBytes(bytes, 'ab')).toBe(3)
    expect(lastIndexOfBytes(bytes, 'ab')).toBe(3)
    expect(lastIndexOfBytes(bytes, 'ab', 2)).toBe(-1)
  })
})
