import { standsAt } from '../../bytes/cursor.ts'
import { inflateZlib, isZlibHeader } from '../../bytes/inflate.ts'
import { type LfsPointer, readLfsPointer } from '../../bytes/lfs-pointer.ts'
import { indexOfBytes } from '../../bytes/search.ts'
import { looksLikeText } from '../../text/text-likeness.ts'
import { ZIP_NAME } from './archives.ts'
import { leftoverOf } from './data-formats.ts'
import { recogniseBehindPreamble, searchEmbedded } from './disguises.ts'
import { foldedExtension } from './file-name.ts'
import type { Archive, Code, Data, Sample } from './format.ts'
import { recognise } from './formats.ts'
import { recognisePtx } from './gpu-code.ts'
import { recogniseAsset } from './known-assets.ts'
import { isArchivedModelExtension } from './model-formats.ts'
import { recogniseNamedData } from './named-data.ts'
import { packageByExtension, packageOf } from './packages.ts'
import type { Subject } from './subject.ts'

/** What a file holds, by its bytes first and its name second. */
export type Content =
  /** `payload`: a script whose lines end in binary content. */
  | { readonly kind: 'empty' | 'text' | 'payload' | 'unknown' }
  | { readonly kind: 'pointer'; readonly pointer: LfsPointer }
  | { readonly kind: 'leftover'; readonly name: string }
  | Data
  | Archive
  /** `standing`: what surrounds it, as `behind a byte order mark`; absent for code that begins where the content begins. */
  | (Code & { readonly standing?: string })

/** Archives that no loader of models opens, so that the name of one explains nothing: malicious models came as 7z. */
const NEVER_MODELS: ReadonlySet<string> = new Set([
  '7z archive',
  'RAR archive',
  'cpio archive',
  'git pack',
  'git bundle',
])
/** Bytes of a compressed content in which a header is looked for. */
const EXPANDED_START_BYTES = 1_048_576
/** Starts of files that an interpreter runs. */
const SCRIPT_STARTS = ['#!', '\xef\xbb\xbf#!', '<?php']

/** Decides what a file or member holds. Asynchronous only for the library that knows assets. */
export async function contentOf(subject: Subject): Promise<Content> {
  const { bytes, size } = subject
  const sample: Sample = { bytes, size }
  if (bytes.length === 0) return { kind: 'empty' }
  const pointer = readLfsPointer(bytes)
  if (pointer !== undefined) return { kind: 'pointer', pointer }
  const found = recognise(sample)
  if (found?.kind === 'code') return found
  const extension = foldedExtension(subject.name)
  // Text members make an archive look like text, and padding makes anything look like it.
  if (found?.kind === 'archive') return archiveUnderItsName(found, sample, extension)
  if (looksLikeText(bytes)) return recognisePtx(subject.headText()) ?? { kind: 'text' }
  return found ?? binaryContent(subject, sample, extension)
}

async function archiveUnderItsName(found: Archive, sample: Sample, extension: string): Promise<Content> {
  if (isArchivedModelExtension(extension) && !NEVER_MODELS.has(found.name))
    return { kind: 'data', name: `Model or array (${found.name})` }
  const asPackage = packageByExtension(extension)
  if (asPackage !== undefined) return asPackage
  return found.name === ZIP_NAME ? ((await recogniseAsset(sample, extension)) ?? found) : found
}

async function binaryContent(subject: Subject, sample: Sample, extension: string): Promise<Content> {
  const leftover = leftoverOf(sample)
  if (leftover !== undefined) return { kind: 'leftover', name: leftover }
  return (
    behindPreamble(sample) ??
    // Of members there may be thousands, and each expansion costs as much as a small file.
    (subject.member === undefined ? inZlibStream(sample) : undefined) ??
    scriptWithPayload(sample) ??
    recogniseNamedData(sample, extension) ??
    (await recogniseAsset(sample, extension)) ?? { kind: 'unknown' }
  )
}

function behindPreamble(sample: Sample): Content | undefined {
  const preceded = recogniseBehindPreamble(sample)
  if (preceded?.found.kind === 'code') return { ...preceded.found, standing: `behind ${preceded.by}` }
  const isScript = standsAt(sample.bytes, '#!', 0)
  return isScript && preceded?.found.kind === 'archive' && preceded.found.name === ZIP_NAME
    ? packageOf('Zip application behind a "#!" line')
    : undefined
}

/** Two bytes begin a stream by chance, but none expands to a program by chance. */
function inZlibStream({ bytes }: Sample): Content | undefined {
  if (!isZlibHeader(bytes)) return undefined
  const { bytes: start } = inflateZlib(bytes, EXPANDED_START_BYTES)
  const sample: Sample = { bytes: start, size: start.length }
  const found = recognise(sample)
  // Git's own objects state kind and size before the content.
  const code = found?.kind === 'code' ? found : searchEmbedded(sample).first?.code
  return code === undefined ? undefined : { ...code, standing: 'in a zlib stream' }
}

function scriptWithPayload({ bytes }: Sample): Content | undefined {
  if (!SCRIPT_STARTS.some((start) => standsAt(bytes, start, 0))) return undefined
  // PHP archives announce where their code ends.
  if (indexOfBytes(bytes, '__HALT_COMPILER') !== -1) return packageOf('PHP archive (phar)')
  return { kind: 'payload' }
}
