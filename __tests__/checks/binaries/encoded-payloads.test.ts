import { deflateSync, gzipSync } from 'node:zlib'
import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { decodeAscii85, decodeBase85 } from '../../../src/bytes/text-encodings.ts'
import { encodedEscapes } from '../../../src/checks/binaries/encoded-escapes.ts'
import { encodedNumbers } from '../../../src/checks/binaries/encoded-numbers.ts'
import { encodedRuns } from '../../../src/checks/binaries/encoded-runs.ts'
import type { Payload } from '../../../src/checks/binaries/payload.ts'
import { growth, MOST_GROWTH, TRUE_SIZE } from '../../support/growth.ts'
import { findingsIn, inspectBytes } from '../../support/inspect-bytes.ts'

const ELF = Buffer.concat([
  Buffer.from('7f454c4602010100000000000000000003003e0001000000', 'hex'),
  Buffer.alloc(28),
  Buffer.from('400038000000400000000000', 'hex'),
  Buffer.alloc(64, 0x90),
])
const content = fc.uint8Array({ minLength: 200, maxLength: 3_000 }).map((bytes) => Buffer.from(bytes))

function runs(text: string): readonly Payload[] {
  return [...encodedRuns({ text, units: Buffer.from(text, 'latin1') })]
}

function numbers(text: string): readonly Payload[] {
  return [...encodedNumbers(Buffer.from(text, 'latin1'))]
}

function hexOf(payloads: readonly Payload[]): readonly string[] {
  return payloads.map(({ bytes }) => Buffer.from(bytes).toString('hex'))
}

function wrapped(text: string, width: number, between: string): string {
  const lines: string[] = []
  for (let at = 0; at < text.length; at += width) lines.push(text.slice(at, at + width))
  return lines.join(between)
}

function base32(bytes: Buffer): string {
  const bits = Array.from(bytes, (byte) => byte.toString(2).padStart(8, '0')).join('')
  const groups = bits.match(/.{1,5}/g) ?? []
  return groups
    .map((group) => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.charAt(Number.parseInt(group.padEnd(5, '0'), 2)))
    .join('')
}

describe('what is encoded comes out again', () => {
  test('base64 on one line or many, between any words', () => {
    const separator = fc.constantFrom(
      '\n',
      '\r\n',
      '\n    ',
      '"\n  "',
      '" +\n"',
      "',\n  '",
      '\\n',
      '\\n",\n "',
    )
    fc.assert(
      fc.property(content, fc.integer({ min: 60, max: 90 }), separator, (bytes, width, between) => {
        const text = `first words\ndata = "${wrapped(bytes.toString('base64'), width, between)}"\nlast words\n`
        expect(hexOf(runs(text))).toContain(bytes.toString('hex'))
      }),
      { numRuns: 60 },
    )
  })

  test('hexadecimal digits', () => {
    fc.assert(
      fc.property(content, fc.integer({ min: 60, max: 90 }), (bytes, width) => {
        const text = `x = """\n${wrapped(bytes.toString('hex'), width, '\n')}\n"""\n`
        expect(hexOf(runs(text))).toContain(bytes.toString('hex'))
      }),
      { numRuns: 40 },
    )
  })

  test('base32 in letters of one case', () => {
    fc.assert(
      fc.property(content, fc.boolean(), fc.integer({ min: 60, max: 90 }), (bytes, isLower, width) => {
        const letters = isLower ? base32(bytes).toLowerCase() : base32(bytes)
        const text = `x = """\n${wrapped(letters, width, '\n')}\n"""\n`
        expect(hexOf(runs(text))).toContain(bytes.toString('hex'))
      }),
      { numRuns: 40 },
    )
  })

  test('numbers in every base', () => {
    const form = fc.constantFrom<(byte: number) => string>(
      (byte) => `0x${byte.toString(16)}`,
      (byte) => String(byte),
      (byte) => `(byte)0x${byte.toString(16)}`,
      (byte) => `${byte}u`,
    )
    fc.assert(
      fc.property(content, form, fc.constantFrom(',', ', ', ',\n  '), (bytes, write, comma) => {
        const text = `static const unsigned char x[] = {${Array.from(bytes, write).join(comma)}};\n`
        expect(hexOf(numbers(text))).toContain(bytes.toString('hex'))
      }),
      { numRuns: 40 },
    )
  })

  test('words of four and eight bytes in both byte orders', () => {
    const words = new Uint32Array([0x464c457f, ...Array.from({ length: 40 }, (_, index) => index * 99_991)])
    const text = `uint32_t x[] = {${Array.from(words, (word) => `0x${word.toString(16)}`).join(', ')}};`
    const little = Buffer.from(words.buffer)
    expect(hexOf(numbers(text))).toEqual([
      little.toString('hex'),
      Buffer.from(little).swap32().toString('hex'),
    ])
    const wide = `uint64_t x[] = {${'0x00010102464c457full, '.repeat(20)}};`
    expect(hexOf(numbers(wide))).toContain('7f454c4602010100'.repeat(20))
    const negative = `byte[] x = {${'127, 69, -76, -1, '.repeat(30)}};`
    expect(hexOf(numbers(negative))).toContain('7f45b4ff'.repeat(30))
  })

  test('escapes of every kind', () => {
    const form = fc.constantFrom<(byte: number) => string>(
      (byte) => `\\x${byte.toString(16).padStart(2, '0')}`,
      (byte) => `\\${byte.toString(8).padStart(3, '0')}`,
    )
    fc.assert(
      fc.property(content, form, fc.constantFrom('', '" "', '"\n  "'), (bytes, write, between) => {
        const half = bytes.length >> 1
        const [first, last] = [bytes.subarray(0, half), bytes.subarray(half)]
        const parts = [first, last].map((part) => Array.from(part, write).join(''))
        const text = `char x[] = "\\x41\\0${parts.join(between)}";\n`
        expect(hexOf([...encodedEscapes(text)])).toContain(`4100${bytes.toString('hex')}`)
      }),
      { numRuns: 40 },
    )
  })

  // Vectors made with the functions of Python's base64 module.
  test('base85 and Ascii85', () => {
    expect(Buffer.from(decodeBase85('Xk~0{Zy;h}b7eR+Aa`$aY-B7TG$3MmAT)R')).toString('latin1')).toBe(
      'hello base85 world, 4 by 4x',
    )
    expect(Buffer.from(decodeAscii85('BOu!rDZ')).toString('latin1')).toBe('hello')
    expect(Buffer.from(decodeAscii85('z!!*-\'"9eu7#Q')).toString('hex')).toBe('00000000000102030405060708')
    expect(decodeBase85('~~~~~')).toHaveLength(0)
  })
})

describe('bounds', () => {
  test('many of a kind are told in a few lines', async () => {
    const lines = Array.from({ length: 14 }, (_, index) =>
      Buffer.concat([ELF, Buffer.from([index])]).toString('base64'),
    )
    const text = lines.map((line) => `x = "${line}";`).join('\n')
    const found = await findingsIn('a.py', Buffer.from(text))
    expect(found).toHaveLength(11)
    expect(found.at(-1)?.evidence).toBe('4 more of this kind')
  })

  test('no more than 64 compressed contents of a text are opened', async () => {
    const lines = Array.from({ length: 66 }, (_, index) =>
      gzipSync(`${index}`.repeat(700)).toString('base64'),
    )
    const padded = lines.map((line) => `x = "${line}";`)
    const many = Array.from({ length: 70 }, (_, index) =>
      deflateSync(Buffer.from(Array.from({ length: 300 }, (__, at) => (at * (index + 7)) % 251))).toString(
        'base64',
      ),
    ).map((line) => `y = "${line}";`)
    const seen = await inspectBytes('a.py', Buffer.from([...padded, ...many].join('\n')))
    expect(seen).toContainEqual(expect.objectContaining({ kind: 'unreadable', reason: 'over-limit' }))
  })

  test.each([
    ['digits', '1'],
    ['letters', 'a'],
    ['escapes', '\\x00'],
    ['quoted escapes', '"\\x00"+'],
    ['numbers', '0x1,'],
    ['casts', '(byte)'],
    ['comments', '1 /*'],
    ['exponents', '1e'],
    ['chunks', `"${'a'.repeat(60)}"`],
    ['lines', `${'a$'.repeat(30)}\n`],
    ['marks', '<~'],
    ['headers', 'TVqQ'],
  ])('%s cost their length', async (_, unit) => {
    const scan = (size: number): void => {
      const text = unit.repeat(size / unit.length)
      const units = Buffer.from(text, 'latin1')
      for (const payloads of [encodedRuns({ text, units }), encodedNumbers(units), encodedEscapes(text)]) {
        for (const payload of payloads) expect(payload.end).toBeGreaterThan(payload.offset)
      }
    }
    expect(await growth(scan, TRUE_SIZE ? 4_000_000 : 200_000)).toBeLessThan(MOST_GROWTH)
  })
})
