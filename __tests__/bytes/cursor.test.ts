import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { Cursor, CutShortError, standsAt } from '../../src/bytes/cursor.ts'

const bytes = (...values: readonly number[]): Uint8Array => Uint8Array.from(values)

describe('Cursor', () => {
  test('reads numbers in the byte order it is told', () => {
    const content = bytes(1, 2, 3, 4, 5, 6, 7, 8)
    expect(new Cursor(content).u16()).toBe(0x0201)
    expect(new Cursor(content, 'big').u16()).toBe(0x0102)
    expect(new Cursor(content).u32()).toBe(0x04030201)
    expect(new Cursor(content, 'big').u32()).toBe(0x01020304)
    expect(new Cursor(bytes(1, 0, 0, 0, 2, 0, 0, 0)).u64()).toBe(0x2_0000_0001)
    expect(new Cursor(bytes(0, 0, 0, 2, 0, 0, 0, 1), 'big').u64()).toBe(0x2_0000_0001)
  })

  test('a number that is not exact is larger than every bound', () => {
    expect(new Cursor(bytes(0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0x1f, 0)).u64()).toBe(Number.MAX_SAFE_INTEGER)
    expect(new Cursor(bytes(0, 0, 0, 0, 0, 0, 0x20, 0)).u64()).toBe(Number.POSITIVE_INFINITY)
    expect(() => new Cursor(bytes(1)).skip(Number.POSITIVE_INFINITY)).toThrow(CutShortError)
  })

  test.each([
    ['one byte', [0x7f], 0x7f],
    ['two bytes', [0x80, 0x01], 0x80],
    ['the largest', [0xff, 0xff, 0xff, 0xff, 0x0f], 0xffff_ffff],
    ['more than 32 bits', [0xff, 0xff, 0xff, 0xff, 0x1f], undefined],
    ['more than five bytes', [0x80, 0x80, 0x80, 0x80, 0x80, 0x00], undefined],
  ])('LEB128: %s', (_, values, expected) => {
    expect(new Cursor(bytes(...values)).leb128()).toBe(expected)
  })

  test('refuses to pass the end and stays where it was', () => {
    const cursor = new Cursor(bytes(1, 2, 3)).seek(2)
    expect(() => cursor.u16()).toThrow(CutShortError)
    expect(cursor.offset).toBe(2)
    expect(cursor.u8()).toBe(3)
    expect(cursor.remaining).toBe(0)
    expect(() => cursor.take(1)).toThrow('wanted 1 bytes at offset 3 of 3')
    expect(() => cursor.seek(4)).toThrow(CutShortError)
    expect(() => cursor.seek(-1)).toThrow(CutShortError)
    expect(() => cursor.seek(Number.NaN)).toThrow(CutShortError)
    expect(() => cursor.skip(-1)).toThrow(CutShortError)
    expect(() => new Cursor(bytes(0x80)).leb128()).toThrow(CutShortError)
  })

  test('a view into larger memory ends where the view ends', () => {
    const memory = bytes(9, 1, 2, 9)
    const cursor = new Cursor(memory.subarray(1, 3), 'big')
    expect(cursor.u16()).toBe(0x0102)
    expect(() => cursor.u8()).toThrow(CutShortError)
  })

  test('text is one character a byte', () => {
    const cursor = new Cursor(bytes(0x41, 0xff, 0x00))
    expect(cursor.startsWith('A\xff')).toBe(true)
    expect(cursor.latin1(3)).toBe('A\xff\0')
    expect(standsAt(bytes(0x41), 'AB', 0)).toBe(false)
  })

  test('no sequence of reads passes the end or fails in another way', () => {
    const step = fc.oneof(
      fc.constantFrom('u8', 'u16', 'u32', 'u64', 'leb128'),
      fc.record({
        kind: fc.constantFrom('seek', 'skip', 'take', 'latin1'),
        count: fc.integer({ min: -3, max: 40 }),
      }),
    )
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 32 }), fc.array(step, { maxLength: 20 }), (content, steps) => {
        const cursor = new Cursor(content)
        for (const one of steps) {
          try {
            if (typeof one === 'string') cursor[one as 'u8']()
            else cursor[one.kind as 'take'](one.count)
          } catch (cause) {
            if (!(cause instanceof CutShortError)) throw cause
          }
          expect(cursor.offset).toBeGreaterThanOrEqual(0)
          expect(cursor.offset).toBeLessThanOrEqual(content.length)
        }
      }),
    )
  })
})
