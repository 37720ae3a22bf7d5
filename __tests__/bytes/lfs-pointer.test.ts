import { describe, expect, test } from '@jest/globals'
import { readLfsPointer } from '../../src/bytes/lfs-pointer.ts'

const OID = '4d7a214614ab2935c943f9e0ff69d22eadbb8f32b1258daaa5e2ca24d17e2393'
const VERSION = 'version https://git-lfs.github.com/spec/v1'

describe('readLfsPointer', () => {
  test.each([
    ['as Git LFS writes it', `${VERSION}\noid sha256:${OID}\nsize 12\n`],
    ['with CR LF', `${VERSION}\r\noid sha256:${OID}\r\nsize 12\r\n`],
    ['with an extension', `${VERSION}\next-0-x sha256:${'0'.repeat(64)}\noid sha256:${OID}\nsize 12\n`],
    ['of the first release', `version https://hawser.github.com/spec/v1\noid sha256:${OID}\nsize 12\n`],
    ['without a last line end', `${VERSION}\noid sha256:${OID}\nsize 12`],
  ])('%s', (_, text) => {
    expect(readLfsPointer(Buffer.from(text))).toEqual({ oid: OID, size: 12 })
  })

  test.each([
    ['a document that quotes one', `Text.\n${VERSION}\noid sha256:${OID}\nsize 12\n`],
    ['without a size', `${VERSION}\noid sha256:${OID}\n`],
    ['a digest that is too short', `${VERSION}\noid sha256:${OID.slice(1)}\nsize 12\n`],
    ['another server', `version https://example.com/spec/v1\noid sha256:${OID}\nsize 12\n`],
    ['longer than Git LFS takes', `${VERSION}\noid sha256:${OID}\nsize 12\n${'#'.repeat(1024)}`],
    ['nothing', ''],
  ])('no pointer: %s', (_, text) => {
    expect(readLfsPointer(Buffer.from(text))).toBeUndefined()
  })
})
