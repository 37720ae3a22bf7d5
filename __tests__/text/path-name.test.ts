import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { pathFromBytes, pathToBytes } from '../../src/text/path-name.ts'

describe('path names', () => {
  test.each([
    ['plain', Buffer.from('src/a.py'), 'src/a.py'],
    ['UTF-8', Buffer.from('src/é𝒳.py'), 'src/é𝒳.py'],
    ['Latin-1', Buffer.from([0x61, 0xe9, 0x2e, 0x70, 0x79]), 'a\udce9.py'],
    ['an encoded surrogate', Buffer.from([0xed, 0xb3, 0xa9]), '\udced\udcb3\udca9'],
    ['an overlong slash', Buffer.from([0xc0, 0xaf]), '\udcc0\udcaf'],
    ['a cut sequence', Buffer.from([0xf0, 0x9d, 0x92]), '\udcf0\udc9d\udc92'],
    ['both', Buffer.from([0xc3, 0xa9, 0xff, 0xc3, 0xa9]), 'é\udcffé'],
  ])('%s', (_, bytes, path) => {
    expect(pathFromBytes(bytes)).toBe(path)
    expect(pathToBytes(path)).toEqual(bytes)
  })

  test('no bytes are lost and no two names become one', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 40 }), (bytes) => {
        expect([...pathToBytes(pathFromBytes(bytes))]).toEqual([...bytes])
      }),
    )
  })
})
