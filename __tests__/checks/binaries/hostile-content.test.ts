import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { caseFiles, loadCase } from '../../support/cases.ts'
import { growth, MOST_GROWTH } from '../../support/growth.ts'
import { findingsIn, inspectBytes } from '../../support/inspect-bytes.ts'

/** Contents of the check's own cases: every format it knows, as hand-written headers. */
const SAMPLES = caseFiles('binaries')
  .flatMap((file) => loadCase(file).after)
  .filter(({ bytes }) => bytes.length > 0 && bytes.length < 10_000)
const PATHS = [
  'a.so',
  'a.bin',
  'a.png',
  'a.pkl',
  'a.onnx',
  'a.stl',
  'a.tga',
  'a.dbf',
  'a.gpg',
  'a.msgpack',
  'a',
]
const MAGICS = [
  ...['7f454c46', '4d5a', 'cafebabe', 'bebafeca', 'cffaedfe', 'feedface', '03022307', '50ed55ba', '4d544c42'],
  ...['44584243', '0061736d', '4243c0de', 'dec0170b', '1b4c7561', 'cb0d0d0a', '6465780a', '213c617263683e0a'],
  ...['6486', '0000ffff', '01f7', '00008a97', '4c000000', 'd0cf11e0a1b11ae1', '504b0304', '1f8b08', '5d0000'],
  ...[
    '50360a',
    '00000801',
    'ffffffff',
    '1a01',
    'de120495',
    '8002',
    '8004',
    '93',
    '89504e470d0a1a0a',
    'ffd8ff',
  ],
].map((hex) => Buffer.from(hex, 'hex'))

/** Numbers as a small generator makes them: the same in every run. */
function noise(length: number, seed: number): Buffer {
  let state = seed
  return Buffer.from(
    Array.from({ length }, () => {
      state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
      return state >>> 24
    }),
  )
}

describe('hostile content', () => {
  test('there are samples of many formats', () => {
    expect(SAMPLES.length).toBeGreaterThan(120)
  })

  test('random bytes, with and without a magic, are always judged', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...PATHS),
        fc.constantFrom(Buffer.alloc(0), ...MAGICS),
        fc.uint8Array({ maxLength: 600 }),
        async (path, magic, rest) => {
          expect(Array.isArray(await inspectBytes(path, Buffer.concat([magic, rest])))).toBe(true)
        },
      ),
      { numRuns: 600 },
    )
  })

  test('every header may be cut anywhere and changed anywhere', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...SAMPLES),
        fc.nat(),
        fc.array(fc.tuple(fc.nat(), fc.integer({ min: 0, max: 255 })), { maxLength: 4 }),
        async ({ path, bytes }, cut, changes) => {
          const content = Buffer.from(bytes.subarray(0, cut % (bytes.length + 1)))
          for (const [at, value] of changes) if (content.length > 0) content[at % content.length] = value
          expect(Array.isArray(await inspectBytes(path, content))).toBe(true)
        },
      ),
      { numRuns: 1500 },
    )
  })

  test('a program is reported from the end of its magic on, however short it is cut', async () => {
    const library = SAMPLES.find(({ path }) => path === 'kernels/libfast.so')?.bytes ?? Buffer.alloc(0)
    for (let length = 4; length <= library.length; length++) {
      const findings = await findingsIn('notes.txt', library.subarray(0, length))
      expect(findings.map((one) => one.rule)).toEqual(['binaries/elf'])
    }
  })

  test('chance makes no program inside an image', async () => {
    const end = Buffer.from('0000000049454e44ae426082', 'hex')
    const start = Buffer.from(
      '89504e470d0a1a0a0000000d49484452000000010000000108000000003a7e9b5500030d4049444154',
      'hex',
    )
    for (let seed = 1; seed <= 8; seed++) {
      // One chunk of 200,000 bytes and its checksum, which nothing here verifies.
      const image = Buffer.concat([start, noise(200_004, seed), end])
      expect(await findingsIn('photo.png', image)).toEqual([])
    }
  })

  test('letters of magics sown into binary content make no program', async () => {
    const words = [
      'MZ',
      'PE\0\0',
      '\x7fELF',
      '\xca\xfe\xba\xbe',
      '\xcf\xfa\xed\xfe',
      'dex\n',
      '\0asm\x01\0\0\0',
    ]
    const sown = Buffer.concat(
      words.flatMap((word, index) => [Buffer.from(word, 'latin1'), noise(5000, index + 99)]),
    )
    const findings = await findingsIn(
      'photo.png',
      Buffer.concat([Buffer.from('89504e470d0a1a0a', 'hex'), sown]),
    )
    expect(findings.filter((one) => one.rule === 'binaries/embedded-executable')).toEqual([])
  })

  test('a search that is kept busy is given up in the open', async () => {
    const entry = Buffer.concat([Buffer.from('PE\0\0', 'latin1'), Buffer.alloc(12, 0x11)])
    const content = Buffer.concat(Array.from({ length: 3000 }, () => entry))
    const seen = await inspectBytes('busy.dat', content)
    expect(seen).toContainEqual(
      expect.objectContaining({ kind: 'unreadable', gap: 'missing', reason: 'over-limit' }),
    )
  })

  test('a header behind other content whose tables lead past the end is none', async () => {
    const header = Buffer.from('cafebabe00000034000307000201', 'hex')
    const content = Buffer.concat([Buffer.from('\n'), ...Array.from({ length: 6 }, () => header)])
    expect(await inspectBytes('a.dat', content)).not.toContainEqual(
      expect.objectContaining({ rule: 'binaries/bytecode' }),
    )
  })

  test('the costliest contents take linear time', async () => {
    const units = ['PE\0\0', 'MZ', 'MZPE\0\0d\x86', '\x7fELF\x02\x01\x01\0', '\0', '\x08\x01', '!<arch>\n']
    for (const unit of units) {
      for (const path of ['a.dat', 'a.pb']) {
        const work = (size: number): unknown =>
          inspectBytes(path, Buffer.alloc(size, Buffer.from(unit, 'latin1')))
        expect(await growth(work, 2 * 1024 * 1024)).toBeLessThan(MOST_GROWTH)
      }
    }
  })
})
