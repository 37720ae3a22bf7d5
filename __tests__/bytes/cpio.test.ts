import { isDeepStrictEqual } from 'node:util'
import { describe, expect, test } from '@jest/globals'
import { containersOf } from '../../src/bytes/containers.ts'
import { beginsCpio, readCpio } from '../../src/bytes/cpio.ts'
import type { Listing, Member } from '../../src/bytes/member.ts'
import { readRpm } from '../../src/bytes/rpm.ts'
import { type CpioForm, makeCpio, makeRpm } from '../support/make-cpio.ts'

const MAX_MEMBERS = 50
const LIMIT = 4_096
const WORDS = Buffer.from('words, words, words')
const FORMS: readonly CpioForm[] = ['new', 'octal', 'little', 'big']
const ENTRIES = [
  { name: 'bin', mode: 0o040_755 },
  { name: 'bin/a', mode: 0o100_755, content: WORDS },
  { name: 'bin/b', mode: 0o120_777, content: Buffer.from('../../outside') },
  { name: 'dev/null', mode: 0o020_666 },
  { name: 'empty' },
]

const content = (member: Member | undefined): string =>
  Buffer.from(member?.read(LIMIT).bytes ?? []).toString('latin1')
const kinds = ({ problems }: Listing): readonly string[] => problems.map(({ kind }) => kind)
const names = ({ members }: Listing): readonly string[] => members.map(({ name }) => name)

describe.each(FORMS)('the %s form', (form) => {
  const archive = makeCpio(ENTRIES, form)

  test('files, folders, links and devices', () => {
    const { members, problems } = readCpio(archive, MAX_MEMBERS)
    expect(members.map(({ name, kind, executable, target }) => [name, kind, executable, target])).toEqual([
      ['bin', 'folder', true, undefined],
      ['bin/a', 'file', true, undefined],
      ['bin/b', 'link', true, '../../outside'],
      ['dev/null', 'other', false, undefined],
      ['empty', 'file', false, undefined],
    ])
    expect(content(members[1])).toBe(WORDS.toString())
    expect(problems).toEqual([])
    expect(containersOf(archive).map(({ name }) => name)).toEqual(['cpio'])
  })

  test('changed in any byte, is read within its limits, and the same way twice', () => {
    const everything = (bytes: Uint8Array): unknown => {
      const { members, problems } = readCpio(bytes, MAX_MEMBERS)
      return { problems, read: members.map((member) => [{ ...member, read: member.read(LIMIT) }]) }
    }
    for (let at = 0; at < archive.length; at++) {
      const bytes = Buffer.from(archive)
      bytes[at] = (bytes[at] as number) ^ (at % 2 === 0 ? 0xff : 1)
      expect(isDeepStrictEqual(everything(bytes), everything(bytes))).toBe(true)
    }
  })

  test('cut anywhere, says so', () => {
    for (let length = 8; length < archive.length; length++) {
      const given = archive.subarray(0, length)
      const isWhole = given.indexOf('TRAILER!!!\0') !== -1
      expect([length, kinds(readCpio(given, MAX_MEMBERS)).includes('cut-short')]).toEqual([length, !isWhole])
    }
  })

  test('what follows damage is read', () => {
    const broken = Buffer.from(archive)
    const at = broken.indexOf('bin/a') - 8
    broken.fill(0xaa, at, at + 8)
    const listing = readCpio(broken, MAX_MEMBERS)
    expect(kinds(listing)).toEqual(['damaged'])
    expect(names(listing)).toContain('bin/b')
  })

  test('a size that the file has not', () => {
    const listing = readCpio(makeCpio([{ name: 'a', content: WORDS, size: 0x7fff_ffff }], form), MAX_MEMBERS)
    expect(listing.problems).toEqual([{ kind: 'cut-short', member: 'a' }])
    expect(listing.members[0]?.read(LIMIT).ending).toBe('cut-short')
  })

  test('no more members than asked for, and the rest is a problem', () => {
    const listing = readCpio(archive, 2)
    expect(names(listing)).toHaveLength(2)
    expect(kinds(listing)).toEqual(['too-many-members'])
  })

  test('a trailer with content is a member as well', () => {
    const odd = makeCpio([{ name: 'TRAILER!!!', content: WORDS }], form)
    expect(readCpio(odd, MAX_MEMBERS).members.map(content)).toContain(WORDS.toString())
  })

  test('another archive behind the trailer and its zeros, and what is none', () => {
    const second = makeCpio([{ name: 'second', content: WORDS }], form)
    const both = readCpio(Buffer.concat([archive, Buffer.alloc(64), second]), MAX_MEMBERS)
    expect(names(both)).toEqual([...ENTRIES.map(({ name }) => name), 'second'])
    const other = readCpio(Buffer.concat([archive, Buffer.alloc(64), WORDS]), MAX_MEMBERS)
    expect(content(other.members.at(-1))).toBe(WORDS.toString())
    expect([...kinds(both), ...kinds(other)]).toEqual([])
  })
})

describe('what is no cpio', () => {
  test('words and numbers that begin alike', () => {
    expect(beginsCpio(Buffer.from(`070701${'0'.repeat(104)}and so on`))).toBe(false)
    expect(beginsCpio(Buffer.from('070707 is a number'))).toBe(false)
    expect(beginsCpio(Buffer.from(`qÇ${'text '.repeat(40)}`, 'latin1'))).toBe(false)
  })

  test('a binary header without another one behind it', () => {
    const alone = makeCpio([{ name: 'a', content: WORDS }], 'little').subarray(0, 46)
    expect(beginsCpio(Buffer.concat([alone, Buffer.alloc(40, 7)]))).toBe(false)
  })
})

describe('rpm', () => {
  const payload = makeCpio([{ name: './usr/bin/a', content: WORDS }])

  test.each([
    ['gzip', 'payload.cpio.gz'],
    ['xz', 'payload.cpio.xz'],
    ['zstd', 'payload.cpio.zst'],
    ['../../etc', 'payload.cpio'],
    [undefined, 'payload.cpio'],
  ])('a payload by %s', (compressor, name) => {
    const { members, problems } = readRpm(makeRpm(payload, compressor), MAX_MEMBERS)
    expect(members).toEqual([expect.objectContaining({ name, size: payload.length })])
    expect(Buffer.from(members[0]?.read(LIMIT).bytes ?? [])).toEqual(payload)
    expect(problems).toEqual([])
  })

  test('cut or changed anywhere in its headers, is read or is a problem', () => {
    const rpm = makeRpm(payload, 'gzip')
    const start = rpm.length - payload.length
    for (let length = 4; length < start; length++) {
      expect([length, ...kinds(readRpm(rpm.subarray(0, length), MAX_MEMBERS))]).toEqual([length, 'cut-short'])
    }
    for (let at = 96; at < start; at++) {
      const bytes = Buffer.from(rpm)
      bytes[at] = (bytes[at] as number) ^ 0xff
      const { members, problems } = readRpm(bytes, MAX_MEMBERS)
      expect(members.length + problems.length).toBe(1)
    }
  })
})
