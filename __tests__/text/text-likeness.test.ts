import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { looksLikeText } from '../../src/text/text-likeness.ts'

const PART = 65_536
const prose = Buffer.from('It was a bright cold day in April. Größe, 数, ☃.\n'.repeat(3000))
const noise = noiseOf(4096)

function noiseOf(length: number): Uint8Array {
  let state = 12345
  return Uint8Array.from({ length }, () => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0
    return state >>> 24
  })
}

/** The same without the bytes that give binary content away. */
function withoutControls(bytes: Uint8Array): Uint8Array {
  return bytes.map((byte) => (byte < 0x20 ? byte + 0x60 : byte))
}

describe('looksLikeText', () => {
  test.each<[string, Uint8Array]>([
    ['UTF-8', prose],
    ['nothing', new Uint8Array()],
    ['one sequence cut by the budget', prose.subarray(0, prose.indexOf('数') + 1)],
    ['UTF-16 without a mark', Buffer.from('Windows Registry\r\n'.repeat(40), 'utf16le')],
    ['UTF-16 of Chinese', Buffer.from(`\ufeff${'春眠不覺曉，處處聞啼鳥。\r\n'.repeat(300)}`, 'utf16le')],
    ['Latin-1', Buffer.from('Die Größe der Änderung ist ungewöhnlich.\n'.repeat(200), 'latin1')],
    ['a manual page struck over', Buffer.from('N\bNA\bAM\bME\bE\n'.repeat(100))],
    ['a recording of a terminal', Buffer.from('\u001b[0;32mok\u001b[0m\u0007\r\n'.repeat(100))],
    ['a key map with raw controls', Buffer.from('map \u0001 <Esc>\nmap \u0002 x\n'.repeat(40))],
    ['a script with one zero byte', Buffer.from(`#!/bin/sh\n\0${'echo fine\n'.repeat(20)}`)],
  ])('%s is text', (_, bytes) => {
    expect(looksLikeText(bytes)).toBe(true)
  })

  test.each<[string, Uint8Array]>([
    ['noise', noise],
    ['noise without control bytes', withoutControls(noise)],
    ['noise behind a byte order mark', Buffer.concat([Buffer.from([0xff, 0xfe]), noise])],
    ['noise behind much text', Buffer.concat([prose, noise])],
    ['noise between much text', Buffer.concat([prose, noiseOf(PART), prose])],
    ['noise between much UTF-16', Buffer.concat([wide(prose), noiseOf(2 * PART), wide(prose)])],
    ['scrambled zeros', new Uint8Array(4096).fill(0xff)],
  ])('%s is not', (_, bytes) => {
    expect(looksLikeText(bytes)).toBe(false)
  })

  test('any Unicode text is text in UTF-8 and in UTF-16 with a mark', () => {
    const letters = fc.string({
      unit: fc.constantFrom('a', 'Z', ' ', '\n', 'é', 'я', '漢', 'ア', '🙂', '\u202e'),
    })
    fc.assert(
      fc.property(letters, (text) => {
        expect(looksLikeText(Buffer.from(text))).toBe(true)
        expect(looksLikeText(Buffer.from(`\ufeff${text}`, 'utf16le'))).toBe(true)
        expect(looksLikeText(Buffer.from(`\ufeff${text}`, 'utf16le').swap16())).toBe(true)
      }),
    )
  })
})

function wide(text: Buffer): Buffer {
  return Buffer.from(`\ufeff${text.toString('utf8')}`, 'utf16le')
}
