import { isDeepStrictEqual } from 'node:util'
import { deflateRawSync } from 'node:zlib'
import { describe, expect, test } from '@jest/globals'
import { containersOf } from '../../src/bytes/containers.ts'
import type { Listing, Member } from '../../src/bytes/member.ts'
import { readSevenZip } from '../../src/bytes/sevenzip.ts'
import { Allowance } from '../support/allowance.ts'
import { makeZip } from '../support/archives.ts'
import { growth, MOST_GROWTH } from '../support/growth.ts'
import { makeSevenZip, number, wrapped } from '../support/make-sevenzip.ts'
import { SEVEN_ZIP_SAMPLES, X86_CODE } from '../support/sevenzip-samples.ts'

const MAX_MEMBERS = 50
const LIMIT = 65_536
const A = 'words, words, words, words, words'
const B = 'words, words, other words'
const WORDS = Buffer.from(A)

function list(bytes: Uint8Array, allowance = new Allowance(LIMIT)): Listing {
  return readSevenZip(bytes, MAX_MEMBERS, allowance)
}

const content = (member: Member | undefined): string =>
  Buffer.from(member?.read(LIMIT).bytes ?? []).toString('latin1')
const told = ({ members }: Listing): readonly string[] =>
  members.map((member) => `${member.name}: ${member.locked ?? content(member)}`)
const kinds = ({ problems }: Listing): readonly string[] => problems.map(({ kind }) => kind)
const endings = ({ members }: Listing): readonly string[] =>
  members.map((member) => member.read(LIMIT).ending)

/** What a check would do with the bytes. */
function everything(bytes: Uint8Array): unknown {
  const { members, problems } = list(bytes)
  expect(members.length).toBeLessThanOrEqual(MAX_MEMBERS)
  const read = members.map((member) => {
    const { bytes: own, ending, consumed } = member.read(LIMIT)
    expect(own.length).toBeLessThanOrEqual(LIMIT)
    return [member.name, member.kind, member.size, member.target, ending, consumed, own]
  })
  return { read, problems }
}

describe('what 7-Zip writes', () => {
  test.each(['lzma2', 'bzip2', 'deflate'] as const)('%s', (name) => {
    const listing = list(SEVEN_ZIP_SAMPLES[name])
    expect(told(listing)).toEqual([`a.txt: ${A}`, `sub/b.txt: ${B}`])
    expect(endings(listing)).toEqual(['complete', 'complete'])
    expect(listing.problems).toEqual([])
  })

  test('files without content, folders, links and a packed header', () => {
    const { members, problems } = list(SEVEN_ZIP_SAMPLES.lzma)
    expect(members.map(({ name, kind, target }) => [name, kind, target])).toEqual([
      ['sub', 'folder', undefined],
      ['empty', 'file', undefined],
      ['a.txt', 'file', undefined],
      ['link', 'link', '../../outside'],
      ['sub/b.txt', 'file', undefined],
    ])
    expect(problems).toEqual([])
  })

  test.each(['x86', 'x86InFourStreams'] as const)('code comes out as it went in: %s', (name) => {
    const [member] = list(SEVEN_ZIP_SAMPLES[name]).members
    expect(Buffer.from(member?.read(LIMIT).bytes ?? [])).toEqual(X86_CODE)
  })

  test('differences are undone', () => {
    expect(told(list(SEVEN_ZIP_SAMPLES.differences))).toEqual([`a.txt: ${A}`])
  })

  test('what nobody here can read is said of each member, or of the archive when its names are encrypted', () => {
    expect(told(list(SEVEN_ZIP_SAMPLES.encrypted))).toEqual(['a.txt: encrypted', 'sub/b.txt: encrypted'])
    const unknown = ['a.txt: unknown-compression', 'sub/b.txt: unknown-compression']
    expect(told(list(SEVEN_ZIP_SAMPLES.ppmd))).toEqual(unknown)
    expect(list(SEVEN_ZIP_SAMPLES.encryptedHeader)).toEqual({
      members: [],
      problems: [{ kind: 'encrypted' }],
    })
  })

  test.each(Object.entries(SEVEN_ZIP_SAMPLES))(
    '%s, changed in any byte, is read within its limits',
    (_, sample) => {
      for (let at = 0; at < sample.length; at++) {
        for (const flip of [0x01, 0xff]) {
          const bytes = Buffer.from(sample)
          bytes[at] = (bytes[at] as number) ^ flip
          expect(isDeepStrictEqual(everything(bytes), everything(bytes))).toBe(true)
        }
      }
    },
  )

  test.each(Object.entries(SEVEN_ZIP_SAMPLES))('%s, cut anywhere, is not silent', (_, sample) => {
    for (let length = 6; length < sample.length; length++) {
      expect([length, ...kinds(list(sample.subarray(0, length)))]).not.toEqual([length])
    }
  })
})

describe('lies', () => {
  const two = [
    { name: 'a.txt', content: WORDS },
    { name: 'b.txt', content: Buffer.from(B) },
  ]

  test('an honest archive has no problems', () => {
    const listing = list(makeSevenZip(two))
    expect(told(listing)).toEqual([`a.txt: ${A}`, `b.txt: ${B}`])
    expect(listing.problems).toEqual([])
    expect(
      list(makeSevenZip([{ name: 'empty', content: Buffer.alloc(0) }, { name: 'folder' }])).members,
    ).toEqual([
      expect.objectContaining({ name: 'empty', kind: 'file', size: 0 }),
      expect.objectContaining({ name: 'folder', kind: 'folder' }),
    ])
  })

  test('content that no member is for', () => {
    const listing = list(makeSevenZip(two, { surplus: [Buffer.from('more')] }))
    expect(told(listing).at(-1)).toBe('stream 3: more')
    expect(listing.problems).toEqual([{ kind: 'hidden-member', member: 'stream 3' }])
  })

  test('members without content', () => {
    const listing = list(makeSevenZip(two, { lost: 1 }))
    expect(told(listing)).toEqual([`a.txt: ${A}`, 'b.txt: '])
    expect(listing.problems).toEqual([{ kind: 'lost-member', member: 'b.txt' }])
  })

  test('one name for two contents', () => {
    const listing = list(makeSevenZip([...two, { name: 'a.txt', content: Buffer.from('others') }]))
    expect(listing.problems).toEqual([{ kind: 'same-name', member: 'a.txt' }])
  })

  test('a stream that goes on behind the stated size, or ends before it', () => {
    const methods = [{ id: '040108' }]
    const packed = deflateRawSync(Buffer.concat([WORDS, WORDS, WORDS]))
    const [longer] = list(makeSevenZip([{ name: 'a', content: WORDS }], { methods, packed })).members
    expect(content(longer)).toBe(A)
    expect(longer?.read(LIMIT).consumed).toBeLessThan(longer?.packedSize ?? 0)
    const short = deflateRawSync(WORDS.subarray(0, 9))
    const [shorter] = list(makeSevenZip([{ name: 'a', content: WORDS }], { methods, packed: short })).members
    expect(shorter?.read(LIMIT)).toEqual(expect.objectContaining({ ending: 'cut-short', consumed: 0 }))
  })

  test('stored content that goes on behind the stated size', () => {
    const packed = Buffer.concat([WORDS, Buffer.alloc(40, 1)])
    const [member] = list(makeSevenZip([{ name: 'a', content: WORDS }], { packed })).members
    expect(member?.read(LIMIT).consumed).toBeLessThan(member?.packedSize ?? 0)
  })

  test('content in front of the directory, behind it, or in place of it', () => {
    expect(kinds(list(makeSevenZip(two, { gap: WORDS })))).toEqual(['damaged'])
    expect(kinds(list(makeSevenZip(two, { gap: Buffer.alloc(9) })))).toEqual([])
    expect(kinds(list(Buffer.concat([makeSevenZip(two), WORDS])))).toEqual(['damaged'])
    expect(kinds(list(Buffer.concat([wrapped(Buffer.alloc(0), Buffer.alloc(0)), WORDS])))).toEqual([
      'damaged',
    ])
  })

  test('a zip behind the end is read as well, one among the members is not', () => {
    const zip = makeZip([{ name: 'z', content: WORDS }])
    const named = (bytes: Uint8Array): readonly string[] => containersOf(bytes).map(({ name }) => name)
    expect(named(Buffer.concat([makeSevenZip(two), zip]))).toEqual(['7z', 'zip'])
    expect(named(makeSevenZip([{ name: 'z.zip', content: zip }]))).toEqual(['7z'])
  })

  test('numbers that no file has', () => {
    for (const count of [2 ** 16, 2 ** 32, 2 ** 52]) {
      const listing = list(makeSevenZip(two, { count }))
      // The bits that say which files are empty end before the files do.
      expect(kinds(listing)).toEqual(['cut-short'])
      const [first] = list(makeSevenZip([{ name: 'a', content: WORDS }], { size: count })).members
      expect(first?.read(LIMIT).ending).toBe('cut-short')
    }
    const folders = Buffer.concat([Buffer.from([1, 4, 7, 11]), number(2 ** 50), Buffer.from([0])])
    expect(kinds(list(wrapped(Buffer.alloc(0), folders)))).toEqual(['damaged'])
  })

  test('steps that feed themselves, or take what no step gives', () => {
    const methods = [{ id: '00' }, { id: '00' }, { id: '00' }]
    for (const bindings of [
      [
        [0, 1],
        [1, 1],
      ],
      [
        [0, 0],
        [1, 1],
      ],
      [
        [0, 31],
        [1, 2],
      ],
    ] as const) {
      const listing = list(makeSevenZip(two, { methods, bindings }))
      expect([...kinds(listing), ...endings(listing)]).not.toEqual([])
    }
  })
})

describe('costs', () => {
  const bomb = (size: number): Buffer =>
    makeSevenZip(
      Array.from({ length: 20 }, (_, index) => ({ name: `${index}`, content: Buffer.alloc(size / 20) })),
      { methods: [{ id: '040108' }], packed: deflateRawSync(Buffer.alloc(size)) },
    )

  test('members that are packed together are unpacked once', () => {
    const allowance = new Allowance(100_000)
    const { members } = list(bomb(100_000), allowance)
    expect(members.every((member) => member.read(LIMIT).ending === 'complete')).toBe(true)
    expect(allowance.expansionLeft).toBe(0)
  })

  test('no more is unpacked than the allowance, and what is cut off says so', () => {
    const allowance = new Allowance(50_000)
    const read = list(bomb(1_000_000), allowance).members.map((member) => member.read(LIMIT))
    expect(allowance.expansionLeft).toBeGreaterThanOrEqual(0)
    expect(read.reduce((sum, { bytes }) => sum + bytes.length, 0)).toBeLessThanOrEqual(50_000)
    expect(read.at(-1)?.ending).toBe('over-limit')
  })

  test('each of several steps costs what it writes', () => {
    const differences = { id: '03', properties: Buffer.from([0]) }
    const allowance = new Allowance(10_000)
    const methods = [differences, differences, differences]
    const [member] = list(
      makeSevenZip([{ name: 'a', content: Buffer.alloc(4_000) }], { methods }),
      allowance,
    ).members
    expect(member?.read(LIMIT).ending).toBe('over-limit')
    expect(allowance.expansionLeft).toBe(0)
  })

  test('a directory that is packed small and unpacks large', () => {
    const allowance = new Allowance(100)
    expect(kinds(list(SEVEN_ZIP_SAMPLES.lzma, allowance))).toEqual(['over-limit'])
  })

  test('more folders or pieces than are worth their memory', () => {
    const folder = Buffer.from([1, 1, 0])
    const start = Buffer.from([1, 4, 7, 11])
    const folders = Buffer.concat([start, number(50_001), Buffer.from([0]), Buffer.alloc(3 * 50_001, folder)])
    expect(kinds(list(wrapped(Buffer.alloc(0), folders)))).toEqual(['too-many-members'])
    const counted = Buffer.from([8, 13])
    const one = Buffer.concat([start, Buffer.from([1, 0]), folder, Buffer.from([12, 9, 0]), counted])
    const pieces = Buffer.concat([one, number(250_001), Buffer.from([9]), Buffer.alloc(250_001, 0)])
    expect(kinds(list(wrapped(Buffer.alloc(0), pieces)))).toEqual(['too-many-members'])
  })

  test('no more members than asked for, and the rest is a problem', () => {
    const { members, problems } = readSevenZip(SEVEN_ZIP_SAMPLES.lzma, 2, new Allowance(LIMIT))
    expect(members).toHaveLength(2)
    expect(problems).toEqual([{ kind: 'too-many-members' }])
  })

  test('twice the members take twice the time', async () => {
    const work = (count: number): void => {
      const entries = Array.from({ length: count }, (_, index) => ({ name: `${index}`, content: WORDS }))
      for (const member of readSevenZip(makeSevenZip(entries), count, new Allowance(LIMIT)).members)
        member.read(LIMIT)
    }
    expect(await growth(work, 2_000)).toBeLessThan(MOST_GROWTH)
  })
})
