import { createHash } from 'node:crypto'
import { describe, expect, test } from '@jest/globals'
import { parse } from 'yaml'
import { humanSize } from '../../../src/checks/binaries/findings.ts'
import { binaries } from '../../../src/checks/binaries/index.ts'
import { findingsIn, inspectBytes } from '../../support/inspect-bytes.ts'

const ELF = Buffer.concat([
  Buffer.from('7f454c4602010100000000000000000003003e0001000000', 'hex'),
  Buffer.alloc(28),
  Buffer.from('400038000000400000000000', 'hex'),
])
const OID = '4d7a214614ab2935c943f9e0ff69d22eadbb8f32b1258daaa5e2ca24d17e2393'
const POINTER = Buffer.from(`version https://git-lfs.github.com/spec/v1\noid sha256:${OID}\nsize 12\n`)

function mangled(elf: Buffer): Buffer {
  const copy = Buffer.from(elf)
  copy.fill(0xaa, 4, 6)
  return copy
}

const digest = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')

describe('findings about binaries', () => {
  test('the text to paste is an entry of the ledger in the policy', async () => {
    const [finding] = await findingsIn('lib/a "b".so', ELF)
    expect(parse(`binaries:\n${finding?.paste}\n`)).toEqual({
      binaries: [
        {
          sha256: digest(ELF),
          path: 'lib/a "b".so',
          reason: 'why it must be in the repository, and where it comes from',
        },
      ],
    })
    expect(finding?.sha256).toBe(digest(ELF))
  })

  test('a path that cannot be shown as it is is left out of it', async () => {
    const [finding] = await findingsIn(`lib/${'0123456789abcdef'.repeat(3)}/fast.so`, ELF)
    expect(parse(finding?.paste ?? '')).toEqual([{ sha256: digest(ELF), reason: expect.any(String) }])
  })

  test.each(['lib/a\nb.so', 'lib/a\n  - sha256: x.so', 'lib/": {}.so'])('%j is one entry', async (path) => {
    const [finding] = await findingsIn(path, ELF)
    expect(parse(finding?.paste ?? '')).toEqual([expect.objectContaining({ sha256: digest(ELF) })])
  })

  test('the ledger allows a pointer by the hash of what it points to', async () => {
    const [finding] = await findingsIn('lib/fast.so', POINTER)
    expect(finding?.sha256).toBe(OID)
    expect(parse(finding?.paste ?? '')).toEqual([expect.objectContaining({ sha256: OID })])
  })

  test('identity is the content, not the place', async () => {
    const changed = Buffer.concat([ELF, Buffer.from([1])])
    const [here] = await findingsIn('a/x.so', ELF)
    const [there] = await findingsIn('b/y.png', ELF)
    const [other] = await findingsIn('a/x.so', changed)
    expect(there?.identity).toBe(here?.identity)
    expect(other?.identity).not.toBe(here?.identity)
  })

  test('text under the name of a library may change without being new', async () => {
    const [one] = await findingsIn('a.so', Buffer.from('INPUT(-lone)\n'))
    const [two] = await findingsIn('b.so', Buffer.from('INPUT(-ltwo)\n'))
    const [three] = await findingsIn('b.dll', Buffer.from('INPUT(-ltwo)\n'))
    expect(two?.identity).toBe(one?.identity)
    expect(three?.identity).not.toBe(one?.identity)
  })

  test('a large file is noted once, and not when something worse is said', async () => {
    const size = 5 * 1024 * 1024 + 1
    const ruleOf = async (path: string, bytes: Uint8Array): Promise<readonly string[]> =>
      (await findingsIn(path, bytes)).filter((one) => one.level !== 'off').map((one) => one.rule)
    expect(await ruleOf('words.txt', Buffer.alloc(size, 'a'))).toEqual(['binaries/large-file'])
    expect(await ruleOf('zeros.bin', Buffer.alloc(size))).toEqual(['binaries/large-file'])
    expect(await ruleOf('fast.so', Buffer.concat([ELF, Buffer.alloc(size)]))).toEqual(['binaries/elf'])
    expect(await ruleOf('less.txt', Buffer.alloc(size - 1, 'a'))).toEqual([])
  })

  test('a file that was read in part is judged by its size, not by what was read', async () => {
    const [finding] = await inspectBytes('words.txt', Buffer.from('words'), { size: 2 ** 31 })
    expect(finding).toMatchObject({
      rule: 'binaries/large-file',
      evidence: expect.stringContaining('2.0 GiB'),
    })
  })

  test.each([
    [
      'a packed program',
      Buffer.concat([ELF, Buffer.from('UPX!')]),
      'It is packed: the code is unpacked when it runs.',
    ],
    ['mangled identification', mangled(ELF), expect.stringContaining('identification bytes are mangled')],
    ['a header that ends early', ELF.subarray(0, 20), expect.stringContaining('ends too early')],
    ['nothing unusual', ELF, undefined],
  ])('%s: the note says so', async (_, bytes, note) => {
    const [finding] = await findingsIn('tool', bytes)
    expect(finding?.rule).toBe('binaries/elf')
    expect(finding?.note).toEqual(note)
  })

  test('submodules have no content to look at', () => {
    expect(binaries.wants({ path: 'a.so', status: 'added', mode: 'submodule' })).toBe(false)
    expect(binaries.wants({ path: 'a.so', status: 'added', mode: 'symlink' })).toBe(true)
  })

  test.each([
    [0, '0 bytes'],
    [1, '1 byte'],
    [1023, '1023 bytes'],
    [1024, '1.0 KiB'],
    [10_240, '10 KiB'],
    [1_572_864, '1.5 MiB'],
    [2 ** 50, '1024 TiB'],
  ])('%d bytes are shown as %s', (bytes, shown) => {
    expect(humanSize(bytes)).toBe(shown)
  })
})
