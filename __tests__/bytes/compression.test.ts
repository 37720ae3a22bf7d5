import { deflateSync, gzipSync, zstdCompressSync } from 'node:zlib'
import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { bunzip2 } from '../../src/bytes/bzip2.ts'
import type { Expansion } from '../../src/bytes/expansion.ts'
import { gunzip, inflateZlib, unzstd } from '../../src/bytes/inflate.ts'
import { unlzip } from '../../src/bytes/lzip.ts'
import { unlzma } from '../../src/bytes/lzma.ts'
import { unxz } from '../../src/bytes/xz.ts'
import { X86_CODE } from '../support/sevenzip-samples.ts'

const TEXT = Buffer.from(
  Array.from({ length: 60 }, (_, index) => `line ${index % 7} of a text that repeats itself\n`).join(''),
)
/** Made by the reference programs, because Node has no encoder of these. */
const BZIP2 = Buffer.from(
  'QlpoOTFBWSZTWRQl2aUAArZZgAAQQAB/ACNl3EAwALsCjRkDRpkaCaqhNAMg2oEVQ0aZqDJoQCsArkCuAVgCk0N0KIaAVAirFDahlQ2qG9Dah8ocUN6GKHShxQxQzoZ0O1DrQ4oYoaUNKGVDWoeaH6hpUM6GtDWh/F3JFOFCQFCXZpQ=',
  'base64',
)
const XZ = Buffer.from(
  '/Td6WFoAAATm1rRGAgAhARYAAAB0L+Wj4AirAEhdADYaSh8IoCYDTQad7+2MoT/IOM9thS+aaJmfL/bA0qMCNuh6N3wj781CW4zWYwMF8FJ4nOAgfm3TUvNvUKcp5hlomqbJigFZ6wC83a0mMiIxgAABZKwRAAAA/NtCDbHEZ/sCAAAAAARZWg==',
  'base64',
)
const LZMA = Buffer.from(
  'XQAAgAD//////////wA2GkofCKAmA00Gne/tjKE/yDjPbYUvmmiZny/2wNKjAjboejd8I+/NQluM1mMDBfBSeJzgIH5t01Lzb1CnKeYZaJqmyYqiNUdf/7gcwAA=',
  'base64',
)
/** The stream of LZMA in the header and trailer of lzip. */
const LZIP = Buffer.from(
  'TFpJUAEXADYaSh8IoCYDTQad7+2MoT/IOM9thS+aaJmfL/bA0qMCNuh6N3wj781CW4zWYwMF8FJ4nOAgfm3TUvNvUKcp5hlomqbJiqI1R1//uBzAABErrgisCAAAAAAAAGkAAAAAAAAA',
  'base64',
)
/** Code of x86 behind the filter for it. */
const XZ_X86 = Buffer.from(
  '/Td6WFoAAAD/EtlBAgEEACEBAADaM60D4AH0AGRdACqiWK6AAAg9oHadeWsrUiNfYthud13yYa9Pmrdvy8TvCNbyBb8zzu41y0lLBai9n8EhNvTqIgaUasRZSQ22GJ5hC67kJDQdtnESukg5lOPjZdHxpj25Ig07g1jtEmrMVxlHtsAAAAF49QMAAACyK0W2qAAK/AIAAAAAAFla',
  'base64',
)
/** 0 to 255, eight times, as differences of one. */
const XZ_DELTA = Buffer.from(
  '/Td6WFoAAATm1rRGAgEDAQAhARZ5IMTu4Af/ABJdAAAAlSK/jC68UKEzh0vTBA9VAAAAABWQCQKTWdoZAAEugBAAAACWVwwfscRn+wIAAAAABFla',
  'base64',
)
/** Twenty mebibytes of zeros. */
const BZIP2_BOMB = Buffer.from(
  'QlpoOTFBWSZTWegs7hwAoKDIAMAAAAIACCAAMMwFKaaBIE2EEgTxdyRThQkOgs7hwA==',
  'base64',
)

const LIMIT = 65_536

interface Decoder {
  readonly name: string
  expand(bytes: Uint8Array, limit: number): Expansion
  readonly packed: Buffer
  /** Whether streams may follow each other in one file. */
  readonly repeats: boolean
}

const DECODERS: readonly Decoder[] = [
  { name: 'gzip', expand: gunzip, packed: gzipSync(TEXT), repeats: true },
  { name: 'zlib', expand: inflateZlib, packed: deflateSync(TEXT), repeats: false },
  { name: 'zstd', expand: unzstd, packed: zstdCompressSync(TEXT), repeats: true },
  { name: 'bzip2', expand: bunzip2, packed: BZIP2, repeats: true },
  { name: 'xz', expand: unxz, packed: XZ, repeats: true },
  { name: 'lzma', expand: unlzma, packed: LZMA, repeats: false },
  { name: 'lzip', expand: unlzip, packed: LZIP, repeats: true },
]

describe.each(DECODERS)('$name', ({ expand, packed, repeats }) => {
  test('gives back the content and says where it ends', () => {
    const whole = expand(Buffer.concat([packed, Buffer.alloc(8)]), LIMIT)
    expect(Buffer.from(whole.bytes)).toEqual(TEXT)
    expect(whole.ending).toBe('complete')
    // What pads streams belongs to them in some formats.
    expect(whole.consumed).toBeGreaterThanOrEqual(packed.length)
    expect(expand(packed, LIMIT).consumed).toBe(packed.length)
  })

  test('reads on in the next stream where the format says so', () => {
    const twice = expand(Buffer.concat([packed, packed]), LIMIT)
    expect(Buffer.from(twice.bytes)).toEqual(Buffer.concat(repeats ? [TEXT, TEXT] : [TEXT]))
  })

  test('stops at any limit with what came before it', () => {
    for (const limit of [0, 1, 100, TEXT.length - 1]) {
      const { bytes, ending } = expand(packed, limit)
      expect(ending).toBe('over-limit')
      expect(bytes.length).toBeLessThanOrEqual(limit)
      expect(Buffer.from(bytes)).toEqual(TEXT.subarray(0, bytes.length))
    }
    expect(expand(packed, TEXT.length).ending).toBe('complete')
  })

  test('cut anywhere, gives the start of the content and says that it is cut', () => {
    for (let length = 4; length < packed.length; length++) {
      const { bytes, ending } = expand(packed.subarray(0, length), LIMIT)
      expect(ending).not.toBe('complete')
      expect(Buffer.from(bytes)).toEqual(TEXT.subarray(0, bytes.length))
    }
  })

  test('changed anywhere, ends within its limit, and the same way twice', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.nat(packed.length - 1), fc.integer({ min: 0, max: 255 })), {
          minLength: 1,
          maxLength: 6,
        }),
        fc.nat(4 * TEXT.length),
        (changes, limit) => {
          const content = Buffer.from(packed)
          for (const [at, value] of changes) content[at] = value
          const once = expand(content, limit)
          expect(once.bytes.length).toBeLessThanOrEqual(limit)
          expect(expand(content, limit)).toEqual(once)
        },
      ),
      { numRuns: 150 },
    )
  })

  test('random bytes end somewhere', () => {
    fc.assert(
      fc.property(fc.nat(12), fc.uint8Array({ maxLength: 400 }), (kept, rest) => {
        const { bytes } = expand(Buffer.concat([packed.subarray(0, kept), rest]), LIMIT)
        expect(bytes.length).toBeLessThanOrEqual(LIMIT)
      }),
      { numRuns: 150 },
    )
  })
})

test('a filter of differences is undone', () => {
  const { bytes, ending } = unxz(XZ_DELTA, LIMIT)
  expect(ending).toBe('complete')
  expect(Buffer.from(bytes)).toEqual(Buffer.from(Array.from({ length: 2048 }, (_, index) => index % 256)))
})

test('the filter for x86 is undone', () => {
  const { bytes, ending } = unxz(XZ_X86, LIMIT)
  expect(ending).toBe('complete')
  expect(Buffer.from(bytes)).toEqual(X86_CODE)
})

test('forty-nine bytes that want to be twenty mebibytes give no more than the limit', () => {
  const { bytes, ending } = bunzip2(BZIP2_BOMB, 1_000_000)
  expect(ending).toBe('over-limit')
  expect(bytes.length).toBe(1_000_000)
})

test('the gzip of a name, an extra field, a comment and a checksum of the header', () => {
  const plain = gzipSync(TEXT)
  const header = Buffer.from([0x1f, 0x8b, 8, 2 | 4 | 8 | 16, 0, 0, 0, 0, 0, 3, 3, 0, 1, 2, 3])
  const named = Buffer.concat([header, Buffer.from('a.txt\0why\0\x12\x34', 'latin1'), plain.subarray(10)])
  expect(Buffer.from(gunzip(named, LIMIT).bytes)).toEqual(TEXT)
})

test('frames of zstd that programs skip are skipped', () => {
  const skippable = Buffer.from([0x52, 0x2a, 0x4d, 0x18, 3, 0, 0, 0, 1, 2, 3])
  const content = unzstd(Buffer.concat([skippable, zstdCompressSync(TEXT), skippable]), LIMIT)
  expect(content.ending).toBe('complete')
  expect(Buffer.from(content.bytes)).toEqual(TEXT)
})
