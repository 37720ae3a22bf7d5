import { createHash } from 'node:crypto'
import { crc32 as referenceCrc32 } from 'node:zlib'
import { describe, expect, test } from '@jest/globals'
import {
  base32OfHex,
  base36,
  base62,
  crc32,
  hex32,
  isBech32,
  littleEndianHex32,
} from '../../../src/checks/secrets/checksums.ts'
import { marvin32 } from '../../../src/checks/secrets/marvin.ts'
import { Dice } from '../../support/secret-samples.ts'

describe('check characters', () => {
  test('CRC-32 is that of zip files', () => {
    const dice = new Dice(1)
    for (let length = 0; length < 200; length++) {
      const text = dice.text('abcdefghijklmnopqrstuvwxyzABCDEF0123456789-_=.', length)
      expect(crc32(text)).toBe(referenceCrc32(text))
    }
  })

  test('numbers in larger alphabets are padded', () => {
    expect(base62(0, 6)).toBe('000000')
    expect(base62(61, 6)).toBe('00000z')
    expect(base62(62 ** 2 + 10, 6)).toBe('00010A')
    expect(base62(0xffffffff, 6)).toBe('4gfFC3')
    expect(base36(35, 7)).toBe('000000z')
    expect(base36(0xffffffff, 7)).toBe((0xffffffff).toString(36).padStart(7, '0'))
    expect(hex32(0xab)).toBe('000000AB')
    expect(littleEndianHex32(0x0a2a3df7)).toBe('f73d2a0a')
  })

  test('Marvin32 is that of its published vectors', () => {
    // Microsoft's security utilities, tests of Marvin: data, seed, the two halves folded.
    const seed = (hex: string) => Buffer.from(hex, 'hex').toString('latin1')
    expect(marvin32('abc', seed('d53cd9cecd0893b7'))).toBe(0x6be02a86)
    expect(marvin32('abcdefghijklmnopqrstuvwxyz', seed('0ddddeeeeffff000'))).toBe(0xd34847dc)
    expect(marvin32('', seed('004fb61a001bdbcc'))).toBe(0x302009bc)
    expect(marvin32('\xaf', seed('004fb61a001bdbcc'))).toBe(0x3592e206)
    expect(marvin32('\xe7\x0f', seed('004fb61a001bdbcc'))).toBe(0xfdab5e04)
    expect(marvin32('\x37\xf4\x95', seed('004fb61a001bdbcc'))).toBe(0x6b3c8b90)
  })

  test('base32 is that of RFC 4648', () => {
    // "fooba" encodes to MZXW6YTB.
    expect(base32OfHex(Buffer.from('foobar').toString('hex'))).toBe('MZXW6YTB')
    expect(base32OfHex(createHash('sha256').update('').digest('hex'))).toBe('4OYMIQUY')
  })

  test.each(['A12UEL5L', 'a12uel5l', 'abcdef1qpzry9x8gf2tvdw0s3jn54khce6mua7lmqqqxw', '?1ezyfcl'])(
    'Bech32 of BIP-173: %s verifies',
    (text) => {
      expect(isBech32(text)).toBe(true)
    },
  )

  test.each(['pzry9x0s0muk', '1pzry9x0s0muk', 'x1b4n0q5v', 'li1dgmt3', 'A12UEL5M', 'no separator'])(
    'Bech32 of BIP-173: %s does not',
    (text) => {
      expect(isBech32(text)).toBe(false)
    },
  )
})
