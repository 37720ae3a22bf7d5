import { createHash } from 'node:crypto'
import { deflateRawSync, gzipSync } from 'node:zlib'
import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { type ContainerBudget, DEFAULT_CONTAINER_BUDGET } from '../../../src/bytes/member.ts'
import { lookInside } from '../../../src/checks/binaries/containers.ts'
import { contentOf } from '../../../src/checks/binaries/content.ts'
import { fileSubject } from '../../../src/checks/binaries/subject.ts'
import type { Finding } from '../../../src/model/finding.ts'
import type { Unreadable } from '../../../src/model/rule.ts'
import { loadedFile } from '../../../src/scan/loaded-file.ts'
import { gzipTimes, makeTar, makeZip } from '../../support/archives.ts'
import { findingsIn, inspectBytes } from '../../support/inspect-bytes.ts'
import { makeCpio, makeRpm } from '../../support/make-cpio.ts'
import { makeSevenZip } from '../../support/make-sevenzip.ts'
import { SEVEN_ZIP_SAMPLES } from '../../support/sevenzip-samples.ts'

const ELF = Buffer.concat([
  Buffer.from('7f454c4602010100000000000000000003003e0001000000', 'hex'),
  Buffer.alloc(28),
  Buffer.from('400038000000400000000000', 'hex'),
])
const MEBIBYTE = 1024 * 1024
const WORDS = Buffer.from('words, words, words')

async function inside(
  bytes: Uint8Array,
  budget: Partial<ContainerBudget> = {},
): Promise<readonly (Finding | Unreadable)[]> {
  const header = { path: 'a.bin', status: 'added', mode: 'file' } as const
  const subject = fileSubject(loadedFile(header, 'head', { bytes, size: bytes.length }))
  const digest = (content: Uint8Array): string => createHash('sha256').update(content).digest('hex')
  const { seen } = await lookInside(subject, await contentOf(subject), digest, {
    ...DEFAULT_CONTAINER_BUDGET,
    ...budget,
  })
  return seen
}

function gapsOf(seen: readonly (Finding | Unreadable)[]): readonly string[] {
  return seen.flatMap((one) => ('kind' in one ? [`${one.gap} ${one.reason}: ${one.detail}`] : []))
}

function rulesOf(seen: readonly (Finding | Unreadable)[]): readonly string[] {
  return seen.flatMap((one) => ('kind' in one ? [] : [`${one.rule} ${one.member ?? ''}`]))
}

/** Zips of zips, `width` in each, around a few zeros. */
function nestedZips(depth: number, width: number): Buffer {
  let content = makeZip([{ name: 'zeros', content: Buffer.alloc(MEBIBYTE), deflated: true }])
  for (let level = 1; level < depth; level++) {
    content = makeZip(
      Array.from({ length: width }, (_, index) => ({ name: `${index}.zip`, content, deflated: true })),
    )
  }
  return content
}

describe('a limit that is hit is a gap with its name', () => {
  test('a thousand times as large as the file', async () => {
    const bomb = makeZip([{ name: 'zeros', content: Buffer.alloc(20 * MEBIBYTE), deflated: true }])
    expect(bomb.length * 900).toBeLessThan(20 * MEBIBYTE)
    const seen = await inspectBytes('bomb.zip', bomb)
    expect(gapsOf(seen)).toEqual([
      'missing over-limit: content more than 200 times as large as the file; the rest was not expanded',
    ])
  })

  test('twenty thousand members', async () => {
    const crowd = makeZip(
      Array.from({ length: 20_000 }, (_, index) => ({ name: `${index}.txt`, content: WORDS })),
    )
    expect(gapsOf(await inspectBytes('crowd.zip', crowd))).toEqual([
      'missing over-limit: more than 10000 members; the rest was not looked at',
    ])
    const tar = makeTar(Array.from({ length: 300 }, (_, index) => ({ name: `${index}.txt`, content: WORDS })))
    expect(gapsOf(await inside(tar, { members: 200 }))).toEqual([
      'missing over-limit: more than 200 members; the rest was not looked at',
    ])
  })

  test('members of a 7z that are packed together, and the directory of one', async () => {
    const contents = Array.from({ length: 8 }, (_, index) => Buffer.alloc(MEBIBYTE, `${index} of them\n`))
    const entries = contents.map((content, index) => ({ name: `${index}`, content }))
    const packed = deflateRawSync(Buffer.concat(contents))
    const archive = makeSevenZip(entries, { methods: [{ id: '040108' }], packed })
    expect(gapsOf(await inside(archive, { expandedBytes: 3 * MEBIBYTE }))).toEqual([
      'missing over-limit: more than 3 MiB of content; the rest was not expanded',
    ])
    expect(gapsOf(await inside(archive, { ratio: 1_000 }))).toEqual([])
    expect(gapsOf(await inside(SEVEN_ZIP_SAMPLES.lzma, { expandedBytes: 100 }))).toHaveLength(1)
    expect(gapsOf(await inside(SEVEN_ZIP_SAMPLES.lzma, { members: 3 }))).toEqual([
      'missing over-limit: more than 3 members; the rest was not looked at',
    ])
  })

  test('targets of links that would have to be unpacked', async () => {
    const link = { name: 'link', mode: 0o120_777, content: Buffer.alloc(MEBIBYTE) }
    const packed = deflateRawSync(link.content)
    const archive = makeSevenZip([link], { methods: [{ id: '040108' }], packed })
    expect(gapsOf(await inside(archive, { expandedBytes: MEBIBYTE / 2 }))).toEqual([
      'missing over-limit: more than 0.5 MiB of content; the rest was not expanded',
    ])
  })

  test('members of all depths count together', async () => {
    const five = Array.from({ length: 5 }, (_, index) => ({ name: `${index}.txt`, content: WORDS }))
    const outer = makeZip([
      { name: 'a.zip', content: makeZip(five) },
      { name: 'b.zip', content: makeZip(five) },
    ])
    expect(gapsOf(await inside(outer, { members: 9 }))).toHaveLength(1)
    expect(gapsOf(await inside(outer, { members: 12 }))).toEqual([])
  })

  test('content of many members together', async () => {
    const entries = Array.from({ length: 8 }, (_, index) => ({
      name: `${index}`,
      content: Buffer.alloc(MEBIBYTE, `${index} of them\n`),
      deflated: true,
    }))
    const seen = await inside(makeZip(entries), { expandedBytes: 3 * MEBIBYTE })
    expect(gapsOf(seen)).toEqual([
      'missing over-limit: more than 3 MiB of content; the rest was not expanded',
    ])
  })

  test('one content that all entries of the directory point to', async () => {
    const one = { name: 'a', content: Buffer.alloc(MEBIBYTE, 'some words\n') }
    const more = Array.from({ length: 400 }, (_, index) => ({
      ...one,
      name: `b${index}`,
      directory: { headerAt: 0 },
    }))
    const seen = await inside(makeZip([one, ...more]), { inspectedBytes: 20 * MEBIBYTE })
    expect(gapsOf(seen)).toEqual([
      'missing over-limit: more than 20 MiB of members; the rest was not looked at',
    ])
    expect(rulesOf(seen)).toContain('binaries/inconsistent-archive ')
  })

  test('archives in archives', async () => {
    const seen = await inspectBytes('42.zip', nestedZips(6, 4))
    expect(gapsOf(seen)).toEqual([
      'missing too-deep: containers nested more than 4 deep; the innermost were not opened',
    ])
    expect(gapsOf(await inspectBytes('fine.zip', nestedZips(4, 2)))).toEqual([])
  })

  test('a stream that gives itself again', async () => {
    const seen = await inspectBytes('again.gz', gzipTimes(WORDS, 12))
    expect(gapsOf(seen)).toEqual([
      'missing too-deep: containers nested more than 4 deep; the innermost were not opened',
    ])
  })
})

describe('members', () => {
  test('a program is found behind what ends the reading of another member', async () => {
    const zip = makeZip([
      { name: 'first', content: WORDS, deflated: true, directory: { size: 7, packedSize: 3 } },
      { name: 'second.so', content: ELF, flags: 1 },
    ])
    const seen = await inspectBytes('a.zip', zip)
    expect(rulesOf(seen)).toEqual(['binaries/elf second.so', 'binaries/inconsistent-archive '])
  })

  test('a program in the place of a link’s target is found, a target is none', async () => {
    const links = [
      { name: 'libfast.so', content: Buffer.from('libfast.so.1'), mode: 0o120_777 },
      { name: 'link', content: ELF, mode: 0o120_777 },
    ]
    expect(rulesOf(await inspectBytes('a.7z', makeSevenZip(links)))).toEqual(['binaries/elf link'])
    expect(rulesOf(await inspectBytes('a.cpio', makeCpio(links)))).toEqual(['binaries/elf link'])
    expect(rulesOf(await inspectBytes('a.zip', makeZip(links)))).toEqual(['binaries/elf link'])
  })

  test('a folder or device with content counts as a file', async () => {
    const odd = [
      { name: 'folder', content: ELF, mode: 0o040_755 },
      { name: 'null', content: ELF, mode: 0o020_666 },
    ]
    const expected = ['binaries/elf folder', 'binaries/elf null']
    expect(rulesOf(await inspectBytes('a.7z', makeSevenZip(odd)))).toEqual(expected)
    expect(rulesOf(await inspectBytes('a.cpio', makeCpio(odd)))).toEqual(expected)
  })

  test('of what the budget cuts off, the start is still judged', async () => {
    const large = Buffer.concat([ELF, Buffer.alloc(2 * MEBIBYTE)])
    const seen = await inside(makeZip([{ name: 'fast.so', content: large, deflated: true }]), {
      expandedBytes: MEBIBYTE,
    })
    expect(rulesOf(seen)).toEqual(['binaries/elf fast.so'])
    expect(gapsOf(seen)).toHaveLength(1)
  })

  test('an executable appended to a member is found in it', async () => {
    const image = Buffer.concat([Buffer.from('GIF89a\x01\0\x01\0\0\0\0;', 'latin1'), ELF])
    const seen = await inspectBytes('a.tar.gz', gzipSync(makeTar([{ name: 'icon.gif', content: image }])))
    expect(rulesOf(seen)).toEqual(['binaries/embedded-executable icon.gif'])
  })

  test('the ledger allows the file, and the digest shown is the content’s', async () => {
    const zip = makeZip([{ name: 'fast.so', content: ELF }])
    const [finding] = await findingsIn('a.zip', zip)
    const digest = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')
    expect(finding?.sha256).toBe(digest(zip))
    expect(finding?.evidence).toContain(`sha256 ${digest(ELF).slice(0, 12)}`)
    expect(finding?.identity).toContain(digest(ELF))
  })

  test('arrays and documents stay silent about data, and speak of programs', async () => {
    const array = {
      name: 'x.npy',
      content: Buffer.concat([Buffer.from('\x93NUMPY\x01\0', 'latin1'), Buffer.alloc(99)]),
    }
    const opaque = {
      name: 'y',
      content: Buffer.from('fe01fd02fc03fb04fa05'.repeat(60), 'hex'),
      deflated: true,
    }
    expect(await inspectBytes('a.npz', makeZip([array, opaque]))).toEqual([])
    expect(
      rulesOf(await inspectBytes('a.npz', makeZip([array, { name: 'z', content: ELF, deflated: true }]))),
    ).toEqual(['binaries/elf z'])
    const loose = await inspectBytes('a.zip', makeZip([{ name: 'a.txt', content: WORDS }, opaque]))
    expect(rulesOf(loose)).toEqual(['binaries/opaque y'])
  })
})

describe.each([
  { name: 'a.7z', bytes: makeSevenZip([{ name: 'fast.so', content: ELF }]) },
  // A header without a name is digits, as text may hold.
  { name: 'a.cpio', from: 120, bytes: makeCpio([{ name: 'fast.so', content: ELF }]) },
  { name: 'a.rpm', bytes: makeRpm(gzipSync(makeCpio([{ name: 'fast.so', content: ELF }])), 'gzip') },
])('a broken $name', ({ name, bytes, from = 8 }) => {
  test('is whole at first', async () => {
    expect((await findingsIn(name, bytes)).map(({ rule }) => rule)).toContain('binaries/elf')
  })

  test('cut anywhere, something is said', async () => {
    for (let length = from; length < bytes.length; length++) {
      expect([length, (await inspectBytes(name, bytes.subarray(0, length))).length]).not.toEqual([length, 0])
    }
  })

  test('changed in any byte, is judged', async () => {
    for (let at = 0; at < bytes.length; at++) {
      const changed = Buffer.from(bytes)
      changed[at] = (changed[at] as number) ^ 0xff
      expect(Array.isArray(await inspectBytes(name, changed))).toBe(true)
    }
  })
})

describe('broken containers', () => {
  const nested = makeZip([
    { name: 'a.tar.gz', content: gzipSync(makeTar([{ name: 'fast.so', content: ELF }])) },
    { name: 'b.txt', content: WORDS, deflated: true },
  ])

  test('cut anywhere, something is said', async () => {
    for (let length = 4; length < nested.length; length++) {
      expect([length, (await inspectBytes('a.zip', nested.subarray(0, length))).length]).not.toEqual([
        length,
        0,
      ])
    }
  })

  test('changed anywhere, they are judged, and the same way twice', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.nat(nested.length - 1), fc.integer({ min: 0, max: 255 })), { maxLength: 6 }),
        async (changes) => {
          const bytes = Buffer.from(nested)
          for (const [at, value] of changes) bytes[at] = value
          const once = await inspectBytes('a.zip', bytes)
          expect(await inspectBytes('a.zip', bytes)).toEqual(once)
        },
      ),
      { numRuns: 200 },
    )
  })
})
