import { beforeEach, expect, jest, test } from '@jest/globals'

/** Bytes of each content that the library was shown. */
const seen: number[] = []

jest.unstable_mockModule('file-type', () => ({
  fileTypeFromBuffer: (bytes: Uint8Array) => {
    seen.push(bytes.length)
    return Promise.resolve({ ext: 'bmp', mime: 'image/bmp' })
  },
}))

const { inspectBytes } = await import('../../support/inspect-bytes.ts')
const BINARY = Buffer.alloc(1_000_000, Buffer.from([1, 2, 3, 0x80, 0x90, 0xf1]))

beforeEach(() => {
  seen.length = 0
})

test('the library of assets is shown a bounded slice', async () => {
  await inspectBytes('photo.bmp', BINARY)
  expect(seen).toEqual([262_144])
})

test.each([
  ['text', 'notes.bmp', Buffer.from('BM is no image\n')],
  ['nothing', 'empty.bmp', Buffer.alloc(0)],
  ['a program', 'photo.bmp', Buffer.from('7f454c460201', 'hex')],
  ['weights', 'model.bmp', Buffer.concat([Buffer.from('GGUF\x03\0\0\0', 'latin1'), BINARY])],
  ['a compressed file', 'photo.bmp', Buffer.concat([Buffer.from('fd377a585a00', 'hex'), BINARY])],
])('it is not asked about %s', async (_, path, content) => {
  await inspectBytes(path, content)
  expect(seen).toEqual([])
})

test('a kind whose signature is two bytes is believed under its own name only', async () => {
  expect(await inspectBytes('photo.bmp', BINARY)).toEqual([])
  expect(await inspectBytes('blob.dat', BINARY)).toEqual([
    expect.objectContaining({ rule: 'binaries/opaque' }),
  ])
})
