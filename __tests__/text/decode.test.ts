import { describe, expect, test } from '@jest/globals'
import { decodeText } from '../../src/text/decode.ts'

const bytes = (...values: readonly number[]): Uint8Array => Uint8Array.from(values)

describe('decodeText', () => {
  test.each([
    ['ASCII', Buffer.from('a\r\nb'), 'a\r\nb', 'utf-8'],
    ['UTF-8', Buffer.from('größe 数'), 'größe 数', 'utf-8'],
    ['a byte order mark is dropped', bytes(0xef, 0xbb, 0xbf, 0x61), 'a', 'utf-8'],
    ['UTF-16, little end first', bytes(0xff, 0xfe, 0x61, 0, 0x62, 0), 'ab', 'utf-16le'],
    ['UTF-16, big end first', bytes(0xfe, 0xff, 0, 0x61, 0, 0x62), 'ab', 'utf-16be'],
    ['Latin-1', bytes(0x67, 0x72, 0xf6, 0xdf, 0x65), 'größe', 'latin1'],
    ['a sequence cut at the budget', bytes(0x61, 0xe2, 0x82), 'a', 'utf-8'],
    ['nothing', bytes(), '', 'utf-8'],
    [
      'escape sequences of a terminal',
      Buffer.from('\u001b[31mred\u001b[0m'),
      '\u001b[31mred\u001b[0m',
      'utf-8',
    ],
  ])('%s', (_, content, text, encoding) => {
    expect(decodeText(content)).toEqual({ text, encoding })
  })

  test('a single NUL does not hide a script', () => {
    const script = Buffer.from(`#!/bin/sh\n\0${'echo fine\n'.repeat(20)}`)
    expect(decodeText(script)?.text).toBe(script.toString('latin1'))
  })

  test('compressed bytes are binary, unless the name says that they are source', () => {
    const noise = Uint8Array.from({ length: 4096 }, (_, index) => (index * 167 + (index >> 3)) & 0xff)
    expect(decodeText(noise)).toBeUndefined()
    expect(decodeText(noise, true)?.encoding).toBe('latin1')
  })
})
