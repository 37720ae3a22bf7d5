import { CutShortError, standsAt } from '../../bytes/cursor.ts'
import { indexOfBytes, lastIndexOfBytes } from '../../bytes/search.ts'
import { isWasmHeader } from './bytecode.ts'
import { isElfHeader } from './elf.ts'
import type { Code, Recognition, Sample } from './format.ts'
import { statedEnd } from './format-ends.ts'
import { recognise } from './formats.ts'
import { isClassHeader, isDexHeader } from './jvm.ts'
import { isThinHeader } from './mach-o.ts'
import { isPeHeader } from './pe.ts'

/** Bytes of blanks and byte order marks that are looked past. */
const MAX_PREAMBLE = 256
/** Bytes of a `#!` line; kernels read 256. */
const MAX_SHEBANG = 1_024
/** Occurrences of one magic that are looked at; chance gives one in four billion. */
const MAX_CANDIDATES = 2_000
/** How far before `PE\0\0` its `MZ` may stand, in bytes. */
const MAX_DOS_STUB = 16_384
/** Occurrences of `MZ` before one `PE\0\0` that are looked at. */
const MAX_STUBS = 64

const MARKS = ['\xef\xbb\xbf', '\xff\xfe', '\xfe\xff']

/** A format that begins behind something a reader skips. */
export interface Preceded {
  readonly found: Recognition
  /** `a byte order mark`. */
  readonly by: string
}

/** Places in a file of unknown content at which loaders and scripts cut: sectors and pages. */
const ALIGNMENTS = [512, 4_096] as const
/** Line ends of a text header behind which binary content may begin. */
const MAX_HEADER_LINES = 1_000

/** What stands where a format ends by its own account: readers of the format never look there. */
export function recogniseBehindEnd({
  bytes,
  size,
}: Sample): { readonly found: Recognition; readonly offset: number } | undefined {
  const end = statedEnd(bytes)
  if (end === undefined) return undefined
  let behindPadding = end
  while (isBlank(bytes[behindPadding])) behindPadding++
  for (const offset of new Set([end, behindPadding])) {
    const found = recognise(from({ bytes, size }, offset))
    if (found !== undefined && found.kind !== 'data') return { found, offset }
  }
  return undefined
}

/** Code of any kind behind a text header or at the first aligned places: kinds whose headers are too short to be searched for. */
export function recogniseBehindHeader(sample: Sample): Embedded | undefined {
  for (const offset of ALIGNMENTS) {
    const code = offset < sample.bytes.length ? codeAt(sample, offset) : undefined
    if (code !== undefined && isCertain(code)) return { code, offset }
  }
  let at = sample.bytes.indexOf(0x0a)
  for (let lines = 0; at !== -1 && lines < MAX_HEADER_LINES; lines++) {
    const code = codeAt(sample, at + 1)
    if (code !== undefined && isCertain(code)) return { code, offset: at + 1 }
    at = sample.bytes.indexOf(0x0a, at + 1)
  }
  return undefined
}

/** A program, and not a question about one. */
function isCertain({ level }: Code): boolean {
  return level === undefined || level === 'error'
}

/** Looks for a format behind a byte order mark, blanks or a `#!` line. */
export function recogniseBehindPreamble({ bytes, size }: Sample): Preceded | undefined {
  let at = 0
  const by: string[] = []
  const mark = MARKS.find((candidate) => standsAt(bytes, candidate, 0))
  if (mark !== undefined) {
    at = mark.length
    by.push('a byte order mark')
  }
  const blanksFrom = at
  while (at < MAX_PREAMBLE && isBlank(bytes[at])) at++
  if (at > blanksFrom) by.push('blanks')
  if (standsAt(bytes, '#!', at)) {
    const end = bytes.subarray(at, at + MAX_SHEBANG).indexOf(0x0a)
    if (end === -1) return undefined
    at += end + 1
    by.push('a "#!" line')
  }
  if (at === 0) return undefined
  const found = recognise({ bytes: bytes.subarray(at), size: size - at })
  return found === undefined ? undefined : { found, by: by.join(' and ') }
}

function isBlank(byte: number | undefined): boolean {
  return byte === 0x0a || byte === 0x0d || byte === 0x20 || byte === 0x09 || byte === 0
}

/** An executable that does not begin where the file begins. */
export interface Embedded {
  readonly code: Code
  /** Bytes from the start. */
  readonly offset: number
}

export interface EmbeddedSearch {
  readonly first: Embedded | undefined
  /** Places that were looked at. */
  readonly candidates: number
  /** Undefined when every place was looked at. */
  readonly gaveUpOn: string | undefined
}

interface Search {
  readonly name: string
  readonly magic: string
  /** Where the executable begins a part of whose header was found; undefined when there is none. */
  startOf(sample: Sample, found: number): number | undefined
}

const SEARCHES: readonly Search[] = [
  { name: 'ELF', magic: '\x7fELF', startOf: headerThat(isElfHeader) },
  { name: 'PE', magic: 'PE\0\0', startOf: dosHeaderBefore },
  { name: 'Mach-O', magic: '\xcf\xfa\xed\xfe', startOf: headerThat(isThinHeader) },
  { name: 'Mach-O', magic: '\xce\xfa\xed\xfe', startOf: headerThat(isThinHeader) },
  { name: 'Java class', magic: '\xca\xfe\xba\xbe', startOf: headerThat(isClassHeader) },
  // Without its first byte, of which some contents are full, and without its last, because long words are found slower.
  { name: 'WebAssembly', magic: 'asm\x01\0', startOf: wasmAround },
  { name: 'dex', magic: 'dex\n', startOf: headerThat(isDexHeader) },
]
const LONGEST_MAGIC = Math.max(...SEARCHES.map(({ magic }) => magic.length))
/** Bytes that are searched for one magic before the next one has its turn. */
const BLOCK_BYTES = 131_072
/** The longest header that a search checks; less than this before the end is no header. */
const SMALLEST_HEADER = 64

/** The first executable behind the first byte. Headers must be sane in every field, so chance finds none. */
export function searchEmbedded(sample: Sample, maxCandidates = MAX_CANDIDATES): EmbeddedSearch {
  const counts = SEARCHES.map(() => 0)
  let first: Embedded | undefined
  let gaveUpOn: string | undefined
  // Block by block, because what one search has just read is near to the processor when the next one reads it.
  for (let start = 1; start < sample.bytes.length && first === undefined; start += BLOCK_BYTES) {
    const block = sample.bytes.subarray(start, start + BLOCK_BYTES + LONGEST_MAGIC - 1)
    for (const [index, search] of SEARCHES.entries()) {
      for (
        let at = indexOfBytes(block, search.magic);
        at !== -1 && at < BLOCK_BYTES && (first === undefined || start + at < first.offset);
        at = indexOfBytes(block, search.magic, at + 1)
      ) {
        const count = counts[index] as number
        if (count > maxCandidates) break
        counts[index] = count + 1
        if (count === maxCandidates) {
          gaveUpOn = search.name
          break
        }
        const offset = search.startOf(sample, start + at)
        const code = offset === undefined || offset === 0 ? undefined : codeAt(sample, offset)
        if (offset !== undefined && code !== undefined) first = { code, offset }
      }
    }
  }
  return { first, candidates: counts.reduce((sum, count) => sum + count, 0), gaveUpOn }
}

function headerThat(isSane: (sample: Sample) => boolean): Search['startOf'] {
  return (sample, found) => {
    const rest = from(sample, found)
    return rest.bytes.length >= SMALLEST_HEADER && isHeader(isSane, rest) ? found : undefined
  }
}

function wasmAround(sample: Sample, found: number): number | undefined {
  return headerThat(isWasmHeader)(sample, found - 1)
}

/** A header whose tables lead past the end of the content is none. */
function isHeader(isSane: (sample: Sample) => boolean, sample: Sample): boolean {
  try {
    return isSane(sample)
  } catch (cause) {
    if (cause instanceof CutShortError) return false
    throw cause
  }
}

/** The header of a PE names the place of its `PE\0\0`; so the nearest `MZ` that names this one is its start. */
function dosHeaderBefore(sample: Sample, found: number): number | undefined {
  const windowStart = Math.max(0, found - MAX_DOS_STUB)
  const window = sample.bytes.subarray(windowStart, found)
  let at = window.length
  for (let looked = 0; looked < MAX_STUBS && at > 0; looked++) {
    at = lastIndexOfBytes(window, 'MZ', at - 1)
    if (at === -1) return undefined
    if (isHeader(isPeHeader, from(sample, windowStart + at))) return windowStart + at
  }
  return undefined
}

function codeAt(sample: Sample, offset: number): Code | undefined {
  const found = recognise(from(sample, offset))
  return found?.kind === 'code' ? found : undefined
}

function from({ bytes, size }: Sample, offset: number): Sample {
  return { bytes: bytes.subarray(offset), size: size - offset }
}
