/**
 * Files that a documentation site and a model repository hold, whole as far as readers walk them, from a seed.
 * Sizes spread over three orders of magnitude, small ones as often as large ones ten times as big.
 */
import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { crc32, deflateRawSync } from 'node:zlib'
import { CHECKS } from '../src/checks/index.ts'
import type { ChangedFile, ChangeSource, Content } from '../src/model/change-set.ts'
import { DEFAULT_BUDGET } from '../src/scan/budget.ts'
import { checkContext } from '../src/scan/context.ts'
import { scan } from '../src/scan/scan.ts'
import { fileTree } from '../src/sources/file-tree.ts'
import { chance } from './bench-tree.ts'

type Bytes = Buffer<ArrayBuffer>

interface MadeAsset {
  readonly path: string
  readonly bytes: Uint8Array
}

const KIBIBYTE = 1024
const ROUNDS = 3
/** Bytes that do not compress, of which every body is a part. */
const NOISE = noise(4 * KIBIBYTE * KIBIBYTE)

function noise(size: number): Bytes {
  const random = chance(4_711)
  const words = new Uint32Array(size / 4)
  for (let index = 0; index < words.length; index++) words[index] = Math.floor(random() * 4_294_967_296)
  return Buffer.from(words.buffer)
}

function numbers(format: string, ...values: readonly number[]): Bytes {
  const parts = values.map((value, index) => {
    const kind = format[index]
    const part = Buffer.alloc(kind === 'h' || kind === 'H' ? 2 : 4)
    if (kind === 'h') part.writeUInt16LE(value)
    else if (kind === 'H') part.writeUInt16BE(value)
    else if (kind === 'i') part.writeUInt32LE(value)
    else part.writeUInt32BE(value)
    return part
  })
  return Buffer.concat(parts)
}

function pngChunk(name: string, body: Bytes): Bytes {
  const content = Buffer.concat([Buffer.from(name), body])
  return Buffer.concat([numbers('I', body.length), content, numbers('I', crc32(content))])
}

function png(body: Bytes): Bytes {
  const parts = [Buffer.from('\x89PNG\r\n\x1a\n', 'latin1')]
  parts.push(pngChunk('IHDR', Buffer.concat([numbers('II', 640, 480), Buffer.from([8, 2, 0, 0, 0])])))
  for (let at = 0; at < body.length; at += 8 * KIBIBYTE)
    parts.push(pngChunk('IDAT', body.subarray(at, at + 8 * KIBIBYTE)))
  return Buffer.concat([...parts, pngChunk('IEND', Buffer.alloc(0))])
}

/** Entropy-coded data never holds `ff` but before a zero. */
function jpeg(body: Bytes): Bytes {
  const scan = Buffer.from(body)
  for (let at = scan.indexOf(0xff); at !== -1; at = scan.indexOf(0xff, at + 1)) scan[at] = 0xfe
  const head = 'ffd8ffe000104a46494600010100000100010000ffda0008010100003f00'
  return Buffer.concat([Buffer.from(head, 'hex'), scan, Buffer.from('ffd9', 'hex')])
}

function woff2(body: Bytes): Bytes {
  const head = [
    numbers(
      'IIHHIIHHIIIII',
      0x0001_0000,
      body.length + 48,
      12,
      0,
      body.length * 2,
      body.length,
      1,
      0,
      0,
      0,
      0,
      0,
      0,
    ),
  ]
  return Buffer.concat([Buffer.from('wOF2'), ...head, body])
}

function npy(body: Bytes): Bytes {
  const header = `{'descr': '|u1', 'fortran_order': False, 'shape': (${body.length},), }`.padEnd(117)
  return Buffer.concat([Buffer.from('\x93NUMPY\x01\0\x76\0', 'latin1'), Buffer.from(`${header}\n`), body])
}

function safetensors(body: Bytes): Bytes {
  const header = `{"w":{"dtype":"U8","shape":[${body.length}],"data_offsets":[0,${body.length}]}}`
  return Buffer.concat([numbers('ii', header.length, 0), Buffer.from(header), body])
}

function pdf(body: Bytes): Bytes {
  const head = `%PDF-1.5\n%\xe2\xe3\xcf\xd3\n1 0 obj\n<</Length ${body.length}>>\nstream\n`
  return Buffer.concat([
    Buffer.from(head, 'latin1'),
    body,
    Buffer.from('\nendstream\nendobj\ntrailer\n<</Root 1 0 R>>\nstartxref\n0\n%%EOF\n'),
  ])
}

/** One packed and one stored member. */
function zip(body: Bytes, names: readonly string[]): Bytes {
  const locals: Buffer[] = []
  const directory: Buffer[] = []
  let offset = 0
  names.forEach((name, index) => {
    const part = Math.floor(body.length / names.length)
    const content = png(body.subarray(index * part, (index + 1) * part))
    const packed = index % 2 === 0 ? content : deflateRawSync(content, { level: 1 })
    const fields = [
      0,
      index % 2 === 0 ? 0 : 8,
      0,
      33,
      crc32(content),
      packed.length,
      content.length,
      name.length,
      0,
    ]
    const common = numbers('hhhhiiihh', ...fields)
    locals.push(Buffer.from('PK\x03\x04\x14\0', 'latin1'), common, Buffer.from(name), packed)
    directory.push(
      Buffer.from('PK\x01\x02\x14\0\x14\0', 'latin1'),
      common,
      numbers('hhhii', 0, 0, 0, 0, offset),
      Buffer.from(name),
    )
    offset += 30 + name.length + packed.length
  })
  const listed = Buffer.concat(directory)
  const end = numbers('hhhhiih', 0, 0, names.length, names.length, listed.length, offset, 0)
  return Buffer.concat([...locals, listed, Buffer.from('PK\x05\x06', 'latin1'), end])
}

function sharedObject(body: Bytes): Bytes {
  const head =
    '7f454c46020101000000000000000000' +
    '03003e0001000000' +
    '00'.repeat(24) +
    '00000000400038000000400000000000'
  return Buffer.concat([Buffer.from(head, 'hex'), body])
}

interface Kind {
  /** Files whose lot is below this, and not below the one before, are of this kind. */
  readonly below: number
  readonly extension: string
  /** KiB of the smallest and the largest. */
  readonly sizes: readonly [number, number]
  make(body: Bytes): Bytes
}

const KINDS: readonly Kind[] = [
  { below: 0.45, extension: 'png', sizes: [2, 200], make: png },
  { below: 0.65, extension: 'jpg', sizes: [10, 300], make: jpeg },
  { below: 0.75, extension: 'woff2', sizes: [10, 120], make: woff2 },
  { below: 0.83, extension: 'npy', sizes: [4, 800], make: npy },
  { below: 0.88, extension: 'safetensors', sizes: [40, 3_000], make: safetensors },
  { below: 0.93, extension: 'pdf', sizes: [50, 2_000], make: pdf },
  { below: 0.97, extension: 'npz', sizes: [4, 400], make: (body) => zip(body, ['x.npy', 'y.npy']) },
  { below: 0.99, extension: 'zip', sizes: [4, 400], make: (body) => zip(body, ['a/one.png', 'a/two.png']) },
  { below: 1, extension: 'so', sizes: [20, 2_000], make: sharedObject },
]

/** An asset; small ones are more frequent than large ones. */
function madeAsset(number: number): MadeAsset {
  const random = chance(31_000 + number)
  const lot = random()
  const kind = KINDS.find((candidate) => lot < candidate.below) as Kind
  const [least, most] = kind.sizes
  const size = Math.floor(least * (most / least) ** random() * KIBIBYTE)
  const from = Math.floor(random() * (NOISE.length - size))
  return {
    path: `assets/${number % 50}/file_${number}.${kind.extension}`,
    bytes: kind.make(NOISE.subarray(from, from + size)),
  }
}

/** Files that are read before the clock goes on: few enough for the memory, and many enough that looking at it is cheap. */
const FILES_AT_ONCE = 200

/** Adds up the processor time, of the process and of the system for it, between being started and being stopped. */
class Clock {
  /** Seconds. */
  total = 0
  private since = 0

  start(): void {
    this.since = processorTime()
  }

  stop(): void {
    this.total += processorTime() - this.since
  }
}

function processorTime(): number {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1e6
}

/** The same files, read while the clock stands still. */
function readAhead(folder: ChangeSource, files: readonly ChangedFile[], clock: Clock): ChangeSource {
  return {
    range: folder.range,
    read: (side, path, maxBytes) => folder.read(side, path, maxBytes),
    close: () => folder.close(),
    async *changes() {
      for (let from = 0; from < files.length; from += FILES_AT_ONCE) {
        clock.stop()
        const contents = new Map<ChangedFile, Content | undefined>()
        for (const file of files.slice(from, from + FILES_AT_ONCE))
          contents.set(file, await file.load('head', DEFAULT_BUDGET.fileBytes))
        clock.start()
        for (const [file, content] of contents) yield { ...file, load: async () => content }
      }
    },
  }
}

export interface AssetsMeasured {
  readonly bytes: number
  readonly seconds: number
}

/**
 * Writes that many assets below a folder and scans them in this process; processor time of the best of three rounds,
 * without that of listing and reading the files, which is the system's.
 */
async function classifyAssets(count: number, root: string): Promise<AssetsMeasured> {
  for (let number = 0; number < count; number++) {
    const asset = madeAsset(number)
    const path = join(root, asset.path)
    mkdirSync(dirname(path), { recursive: true })
    writeFileSync(path, asset.bytes)
  }
  const folder = await fileTree(root)
  const files: ChangedFile[] = []
  for await (const file of folder.changes()) files.push(file)
  const unused = (): never => {
    throw new Error('assets wake no parser')
  }
  const context = checkContext({
    repository: folder,
    digestKey: 'bench',
    mask: () => undefined,
    vendored: unused,
    treeSitter: unused,
  })
  let best = Number.POSITIVE_INFINITY
  let bytes = 0
  for (let round = 0; round < ROUNDS; round++) {
    const clock = new Clock()
    clock.start()
    const { coverage, gaps } = await scan(readAhead(folder, files, clock), {
      checks: CHECKS,
      context,
      budget: DEFAULT_BUDGET,
      now: () => performance.now(),
    })
    clock.stop()
    const gap = gaps.find(({ kind }) => kind === 'missing')
    if (gap !== undefined) throw new Error(`${gap.path}: ${gap.reason}`)
    best = Math.min(best, clock.total)
    bytes = coverage.bytes
  }
  return { bytes, seconds: best }
}

const [count = '0', folder = ''] = process.argv.slice(2)
process.stdout.write(JSON.stringify(await classifyAssets(Number(count), folder)))
