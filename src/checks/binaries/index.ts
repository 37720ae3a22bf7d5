import { standsAt } from '../../bytes/cursor.ts'
import type { LfsPointer } from '../../bytes/lfs-pointer.ts'
import type { FileMode } from '../../model/change-set.ts'
import type { Finding } from '../../model/finding.ts'
import { type Check, defineCheck, type LoadedFile, type Unreadable } from '../../model/rule.ts'
import { byteCounts, byteEntropy, informativeBytes } from '../../text/byte-statistics.ts'
import { evidence, excerpt } from '../../text/redact.ts'
import { type Content, contentOf } from './content.ts'
import { type Embedded, searchEmbedded } from './disguises.ts'
import { expectsBinary, isBinaryExtension, isDocumentExtension, isHarmlessExtension } from './extensions.ts'
import { foldedExtension } from './file-name.ts'
import { contentFinding, humanSize, nameFinding, pointerFinding } from './findings.ts'
import type { Code } from './format.ts'
import { isPackageExtension } from './packages.ts'
import { RULES } from './rules.ts'

/** Bytes above which a file is worth a note, whatever it holds. */
const LARGE_FILE_BYTES = 5 * 1024 * 1024
/** Opaque content with fewer bytes that say anything is a note in the strict profile only: too little to hide much in. */
const SMALL_OPAQUE_BYTES = 256

export const binaries: Check = defineCheck<Content>({
  id: 'binaries',
  rules: RULES,
  wants: (file) => file.mode !== 'submodule',
  prepare: contentOf,
  inspect: (file, _context, content) =>
    modeOf(file) === 'symlink' ? inspectLink(file, content) : inspectFile(file, content),
})

function modeOf(file: LoadedFile): FileMode {
  return file.side === 'head' ? file.header.mode : (file.header.previousMode ?? file.header.mode)
}

/** A link's content is a path. Anything else is content that no checkout shows, kept for another program to read. */
function* inspectLink(file: LoadedFile, content: Content): Iterable<Finding> {
  if (content.kind === 'code') yield codeFinding(file, content)
}

function* inspectFile(file: LoadedFile, content: Content): Iterable<Finding | Unreadable> {
  const embedded = yield* embeddedFindings(file, content)
  const own = embedded && makesRedundant(content) ? [] : [...contentFindings(file, content)]
  yield* own
  if (!embedded && own.every((seen) => 'kind' in seen || seen.level === 'off')) yield* largeFile(file)
}

/** What a found executable says more precisely. */
function makesRedundant(content: Content): boolean {
  return content.kind === 'unknown' || content.kind === 'payload'
}

function* contentFindings(file: LoadedFile, content: Content): Iterable<Finding | Unreadable> {
  const extension = foldedExtension(file.path)
  switch (content.kind) {
    case 'empty':
      return
    case 'text':
      yield* textFindings(file, extension)
      return
    case 'code':
      yield codeFinding(file, content)
      return
    case 'pointer':
      yield* pointerFindings(file, content.pointer, extension)
      return
    case 'archive': {
      const words = content.name + claim(extension)
      yield contentFinding(file, { rule: 'binaries/unread-archive', words, name: content.name })
      return
    }
    case 'payload': {
      const words = 'script with binary content behind its lines'
      yield contentFinding(file, { rule: 'binaries/script-with-payload', words, name: 'payload' })
      return
    }
    case 'leftover':
      yield contentFinding(file, {
        rule: 'binaries/opaque',
        words: content.name,
        name: 'leftover',
        level: 'note',
      })
      return
    case 'data':
      if (isBinaryExtension(extension)) {
        const words = `extension says ${extension.toUpperCase()}, content is ${content.name}`
        yield contentFinding(file, { rule: 'binaries/named-like-a-binary', words, name: content.name })
      }
      return
    case 'unknown':
      yield unknownFinding(file, extension)
      return
  }
}

function* textFindings(file: LoadedFile, extension: string): Iterable<Finding> {
  if (expectsBinary(extension)) {
    const words = `extension says ${extension.toUpperCase()}, content is text`
    yield nameFinding(file, { rule: 'binaries/named-like-a-binary', words, name: `text as ${extension}` })
  }
  if (isDocumentExtension(extension) && modeOf(file) === 'executable' && standsAt(file.bytes, '#!', 0)) {
    const words = `extension says ${extension.toUpperCase()}, mode and first line say script`
    yield nameFinding(file, { rule: 'binaries/executable-document', words, name: `script as ${extension}` })
  }
}

function codeFinding(file: LoadedFile, code: Code & { readonly precededBy?: string }): Finding {
  const behind = code.precededBy === undefined ? '' : ` behind ${code.precededBy}`
  return contentFinding(file, {
    rule: code.rule,
    words: [`${code.name}${behind}`, ...code.facts].join(', ') + claim(foldedExtension(file.path)),
    name: code.name,
    ...(code.level === undefined ? {} : { level: code.level }),
    ...(code.remark === undefined ? {} : { note: code.remark }),
  })
}

/** What the name says instead; empty when it makes no promise. */
function claim(extension: string): string {
  return isHarmlessExtension(extension) ? `, extension says ${extension.toUpperCase()}` : ''
}

function unknownFinding(file: LoadedFile, extension: string): Finding {
  const counts = byteCounts(file.bytes)
  const entropy = byteEntropy(counts).toFixed(1)
  const named = isBinaryExtension(extension)
  const words = named
    ? `extension says ${extension.toUpperCase()}, content is in no known format, entropy ${entropy} bits a byte`
    : `unknown format, entropy ${entropy} bits a byte${claim(extension)}`
  const small = informativeBytes(counts) < SMALL_OPAQUE_BYTES
  return contentFinding(file, {
    rule: named ? 'binaries/named-like-a-binary' : 'binaries/opaque',
    words,
    name: 'unknown',
    ...(named ? { level: 'error' } : small ? { level: 'off', strictLevel: 'note' } : {}),
  })
}

/** Content that runs is refused unseen; known assets are only counted as not seen. */
function* pointerFindings(
  file: LoadedFile,
  pointer: LfsPointer,
  extension: string,
): Iterable<Finding | Unreadable> {
  const runs = isBinaryExtension(extension) || isPackageExtension(extension)
  if (runs || !isHarmlessExtension(extension)) yield pointerFinding(file, pointer, runs ? 'error' : 'warning')
  const size = excerpt(humanSize(pointer.size))
  const detail = evidence`${size} of content are stored in Git LFS`
  yield { kind: 'unreadable', gap: 'outside', reason: 'stored-in-lfs', detail }
}

/** Returns whether an executable was found. Text without a zero byte cannot hold one. */
function* embeddedFindings(file: LoadedFile, content: Content): Generator<Finding | Unreadable, boolean> {
  if (content.kind === 'code' || content.kind === 'pointer' || !file.bytes.includes(0)) return false
  const { first, gaveUpOn } = searchEmbedded({ bytes: file.bytes, size: file.size })
  if (gaveUpOn !== undefined) {
    const detail = evidence`too many places look like ${excerpt(gaveUpOn)} code; not all were looked at`
    yield { kind: 'unreadable', gap: 'missing', reason: 'over-limit', detail }
  }
  if (first !== undefined) yield embeddedFinding(file, content, first)
  return first !== undefined
}

function embeddedFinding(file: LoadedFile, content: Content, { code, offset }: Embedded): Finding {
  return contentFinding(file, {
    rule: 'binaries/embedded-executable',
    words: `${[code.name, ...code.facts].join(', ')}, at byte ${offset} of ${hostName(content)}`,
    name: code.name,
  })
}

function hostName(content: Content): string {
  if (content.kind === 'text') return 'text'
  if (content.kind === 'payload') return 'a script'
  return content.kind === 'data' || content.kind === 'archive' ? content.name : 'unknown content'
}

function* largeFile(file: LoadedFile): Iterable<Finding> {
  if (file.size <= LARGE_FILE_BYTES) return
  yield contentFinding(file, { rule: 'binaries/large-file', words: 'more than 5 MiB', name: 'large' })
}
