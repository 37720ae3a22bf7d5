import { gzipSync } from 'node:zlib'
import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { readAr } from '../../src/bytes/ar.ts'
import { containersOf, contentName } from '../../src/bytes/containers.ts'
import type { Listing, Member } from '../../src/bytes/member.ts'
import { readTar } from '../../src/bytes/tar.ts'
import { isPlainAfterAll, readZip } from '../../src/bytes/zip.ts'
import { makeTar, makeZip } from '../support/archives.ts'

const WORDS = Buffer.from('words, words, words, words, words')
const MAX_MEMBERS = 50
const LIMIT = 4_096

const ZIP = makeZip([
  { name: 'a.txt', content: WORDS },
  { name: 'b/c.txt', content: WORDS, deflated: true },
])
const TAR = makeTar([
  { name: 'a.txt', content: WORDS },
  { name: 'b/', type: '5' },
  { name: 'c', content: WORDS },
])
const AR = Buffer.concat([
  Buffer.from('!<arch>\n'),
  Buffer.from('//                                              16        `\n'),
  Buffer.from('a-long-name.txt\n'),
  Buffer.from('/0              0           0     0     100755  5         `\nwords\n'),
  Buffer.from('#1/8            0           0     0     100644  13        `\nbsd.txt\0words\n'),
  Buffer.from('/               0           0     0     0       4         `\n\0\0\0\0'),
])

const ZIP_LZMA = Buffer.from(
  'UEsDBD8AAgAOAAAAIVCa0hV5HQAAACEAAAAFAAAAYS50eHQaAgUAXQAQAAAAO5vKqtSwpB8eda8MH///5U4AAFBLAQI/Az8AAgAOAAAAIVCa0hV5HQAAACEAAAAFACQAAAAAAAAAIICkgQAAAABhLnR4dAoAIAAAAAAAAQAYAAAABWk2wNUBAAAAAAAAAAAAAAAAAAAAAFBLBQYAAAAAAQABAFcAAABAAAAAAAA=',
  'base64',
)
const ZIP_LZMA_MARKED = Buffer.from(
  'UEsDBD8AAgAOAAAAIQAqM3I3HgAAACwBAAAFAAAAYS50eHQJBAUAXQAAgAAAO5vKqtSwViHPdfMOGdf//zDgAABQSwECPwM/AAIADgAAACEAKjNyNx4AAAAsAQAABQAAAAAAAAAAAAAAgAEAAAAAYS50eHRQSwUGAAAAAAEAAQAzAAAAQQAAAAAA',
  'base64',
)

const content = (member: Member | undefined): string =>
  Buffer.from(member?.read(LIMIT).bytes ?? []).toString('latin1')
const named = (listing: Listing, name: string): Member | undefined =>
  listing.members.find((member) => member.name === name)
const kinds = (listing: Listing): readonly string[] => listing.problems.map((problem) => problem.kind)

describe.each([
  { name: 'zip', read: readZip, sample: ZIP },
  { name: 'tar', read: readTar, sample: TAR },
  { name: 'ar', read: readAr, sample: AR },
])('$name', ({ read, sample }) => {
  /** What a check would do with the bytes. */
  const everything = (bytes: Uint8Array): readonly unknown[] => {
    const { members, problems } = read(bytes, MAX_MEMBERS)
    expect(members.length).toBeLessThanOrEqual(MAX_MEMBERS)
    return members.map((member) => {
      const { bytes: own, ending } = member.read(LIMIT)
      expect(own.length).toBeLessThanOrEqual(LIMIT)
      return [member.name, member.kind, member.size, ending, Buffer.from(own).toString('hex'), problems]
    })
  }

  test('an ordinary archive has no problems', () => {
    expect(kinds(read(sample, MAX_MEMBERS))).toEqual([])
    expect(read(sample, MAX_MEMBERS).members.length).toBeGreaterThan(1)
  })

  test('changed and cut anywhere, is read within its limits, and the same way twice', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.nat(sample.length - 1), fc.integer({ min: 0, max: 255 })), { maxLength: 8 }),
        fc.nat(sample.length),
        (changes, cut) => {
          const bytes = Buffer.from(sample)
          for (const [at, value] of changes) bytes[at] = value
          const given = bytes.subarray(0, bytes.length - cut)
          expect(everything(given)).toEqual(everything(given))
        },
      ),
      { numRuns: 300 },
    )
  })

  test('any bytes behind its first ones are read', () => {
    fc.assert(
      fc.property(fc.nat(60), fc.uint8Array({ maxLength: 1_500 }), (kept, rest) => {
        everything(Buffer.concat([sample.subarray(0, kept), rest]))
      }),
      { numRuns: 200 },
    )
  })

  test('no more members than asked for, and the rest is a problem', () => {
    const { members, problems } = read(sample, 1)
    expect(members).toHaveLength(1)
    expect(problems.map((problem) => problem.kind)).toContain('too-many-members')
  })
})

describe('zip', () => {
  test('stored and compressed members are read', () => {
    const listing = readZip(ZIP, MAX_MEMBERS)
    expect(content(named(listing, 'a.txt'))).toBe(WORDS.toString())
    expect(content(named(listing, 'b/c.txt'))).toBe(WORDS.toString())
  })

  test('what stands in front and in the comment changes nothing', () => {
    const comment = Buffer.from('a comment PK\x05\x06 of ours', 'latin1')
    const commented = Buffer.concat([Buffer.from('#!/bin/sh\nexit\n'), ZIP, comment])
    commented.writeUInt16LE(comment.length, commented.length - comment.length - 2)
    const listing = readZip(commented, MAX_MEMBERS)
    expect(content(named(listing, 'b/c.txt'))).toBe(WORDS.toString())
    expect(kinds(listing)).toEqual([])
  })

  test('without a directory the local headers are read', () => {
    const listing = readZip(ZIP.subarray(0, ZIP.indexOf('PK\x01\x02', 'latin1')), MAX_MEMBERS)
    expect(listing.members.map((member) => member.name)).toEqual(['a.txt', 'b/c.txt'])
    expect(kinds(listing)).toEqual(['cut-short'])
  })

  test('a directory that covers a member does not hide it', () => {
    const hidden = makeZip([{ name: 'hidden.so', content: WORDS }])
    const bytes = Buffer.concat([hidden.subarray(0, hidden.indexOf('PK\x01\x02', 'latin1')), ZIP])
    const listing = readZip(bytes, MAX_MEMBERS)
    expect(listing.problems).toEqual([{ kind: 'hidden-member', member: 'hidden.so' }])
  })

  test('sizes of 64 bits that no file has are bounded by the file', () => {
    const extra = Buffer.from(`01001000${'ffffffffffffff0f'.repeat(2)}`, 'hex')
    const lying = makeZip([
      { name: 'a.txt', content: WORDS, directory: { size: 0xffff_ffff, packedSize: 0xffff_ffff }, extra },
    ])
    const listing = readZip(lying, MAX_MEMBERS)
    expect(kinds(listing)).toContain('two-sizes')
    expect(listing.members[0]?.size).toBeGreaterThan(2 ** 53)
    expect(listing.members[0]?.read(LIMIT).bytes.length).toBeLessThan(ZIP.length * 2)
  })

  test('a thousand entries that point to one content overlap', () => {
    const one = { name: 'a', content: WORDS }
    const more = Array.from({ length: 30 }, (_, index) => ({
      ...one,
      name: `b${index}`,
      directory: { headerAt: 0 },
    }))
    expect(
      kinds(readZip(makeZip([one, ...more]), MAX_MEMBERS)).filter((kind) => kind === 'overlap'),
    ).toHaveLength(30)
  })

  test.each([
    { program: '7-Zip, which states the size', archive: ZIP_LZMA, expected: WORDS.toString() },
    { program: 'Python, which marks the end', archive: ZIP_LZMA_MARKED, expected: 'words '.repeat(50) },
  ])('LZMA by $program', ({ archive, expected }) => {
    const [member] = readZip(archive, MAX_MEMBERS).members
    expect(content(member)).toBe(expected)
    expect(member?.read(LIMIT)).toEqual(
      expect.objectContaining({ ending: 'complete', consumed: member?.packedSize }),
    )
  })

  test('a flag of encryption that lies is seen through by the checksum', () => {
    const [lies] = readZip(makeZip([{ name: 'a', content: WORDS, flags: 1 }]), MAX_MEMBERS).members
    expect(lies?.locked).toBe('encrypted')
    expect(lies !== undefined && isPlainAfterAll(lies, lies.read(LIMIT))).toBe(true)
  })
})

describe('tar', () => {
  const pax = (records: string): readonly { name: string; type: string; content: Buffer }[] => [
    { name: 'pax', type: 'x', content: Buffer.from(records) },
  ]
  const names = (bytes: Uint8Array): readonly string[] =>
    readTar(bytes, MAX_MEMBERS).members.map((member) => member.name)

  test('long names of GNU and of pax', () => {
    const long = `${'folder/'.repeat(30)}a.txt`
    expect(
      names(
        makeTar([{ name: '././@LongLink', type: 'L', content: Buffer.from(`${long}\0`) }, { name: 'cut' }]),
      ),
    ).toEqual([long])
    expect(names(makeTar([...pax(`20 path=${long}\n`), { name: 'cut' }]))).toEqual([long])
  })

  test('a size of pax counts more than the header', () => {
    const listing = readTar(makeTar([...pax('10 size=5\n'), { name: 'a', content: WORDS }]), MAX_MEMBERS)
    expect(content(listing.members[0])).toBe('words')
  })

  test('sizes in base 256, and one that no file has', () => {
    const small = Buffer.alloc(12)
    small[0] = 0x80
    small[11] = WORDS.length
    const sized = makeTar([{ name: 'a', content: WORDS, sizeField: small.toString('latin1') }])
    expect(content(readTar(sized, MAX_MEMBERS).members[0])).toBe(WORDS.toString())
    const huge = Buffer.alloc(12, 0xf0)
    huge[0] = 0x80
    const listing = readTar(
      makeTar([{ name: 'a', content: WORDS, sizeField: huge.toString('latin1') }]),
      MAX_MEMBERS,
    )
    expect(kinds(listing)).toEqual(['cut-short'])
  })

  test('what stands behind the end mark is read as well', () => {
    expect(names(Buffer.concat([makeTar([{ name: 'a' }]), makeTar([{ name: 'b' }])]))).toEqual(['a', 'b'])
  })

  test('a sparse file is a problem, and what follows it is read', () => {
    const listing = readTar(
      makeTar([{ name: 'holes', type: 'S', content: WORDS }, { name: 'b' }]),
      MAX_MEMBERS,
    )
    expect(listing.problems).toEqual([{ kind: 'sparse', member: 'holes' }])
    expect(listing.members.map((member) => member.name)).toEqual(['holes', 'b'])
  })
})

describe('ar', () => {
  test('names of GNU and BSD; tables are no members', () => {
    const { members } = readAr(AR, MAX_MEMBERS)
    expect(members.map((member) => [member.name, content(member), member.executable])).toEqual([
      ['a-long-name.txt', 'words', true],
      ['bsd.txt', 'words', false],
    ])
  })

  test('the members of a thin archive are elsewhere', () => {
    const thin = '!<thin>\nadd.o/          0           0     0     644     752       `\n'
    expect(readAr(Buffer.from(thin), MAX_MEMBERS).members).toEqual([
      expect.objectContaining({ name: 'add.o', locked: 'elsewhere' }),
    ])
  })
})

describe('containers', () => {
  const kindsOf = (bytes: Uint8Array): readonly string[] => containersOf(bytes).map(({ name }) => name)

  test('are known by how they begin, and a zip also by how it ends', () => {
    expect(kindsOf(ZIP)).toEqual(['zip'])
    expect(kindsOf(TAR)).toEqual(['tar'])
    expect(kindsOf(AR)).toEqual(['ar'])
    expect(kindsOf(Buffer.concat([WORDS, ZIP]))).toEqual(['zip'])
    expect(kindsOf(Buffer.concat([gzipSync(WORDS), ZIP]))).toEqual(['gzip', 'zip'])
    expect(kindsOf(makeTar([{ name: 'last.zip', content: ZIP }]))).toEqual(['tar'])
    expect(kindsOf(WORDS)).toEqual([])
  })

  test.each([
    ['a/b.tar.gz', 'b.tar'],
    ['b.TGZ', 'b.tar'],
    ['fast.so.xz', 'fast.so'],
    ['icon.svgz', 'icon.svg'],
    ['weights', 'weights'],
  ])('the content of %s is called %s', (path, name) => {
    const [gzip] = containersOf(gzipSync(WORDS))
    expect(gzip?.kind === 'stream' && contentName(path, gzip, gzipSync(WORDS))).toBe(name)
  })
})
