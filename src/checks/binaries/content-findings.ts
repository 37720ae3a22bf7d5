import { containersOf } from '../../bytes/containers.ts'
import { standsAt } from '../../bytes/cursor.ts'
import type { LfsPointer } from '../../bytes/lfs-pointer.ts'
import type { Finding } from '../../model/finding.ts'
import type { Unreadable } from '../../model/rule.ts'
import { byteCounts, byteEntropy, informativeBytes } from '../../text/byte-statistics.ts'
import { evidence, excerpt } from '../../text/redact.ts'
import { ZIP_NAME } from './archives.ts'
import type { Content } from './content.ts'
import { type Embedded, recogniseBehindEnd, recogniseBehindHeader, searchEmbedded } from './disguises.ts'
import { expectsBinary, isBinaryExtension, isDocumentExtension, isHarmlessExtension } from './extensions.ts'
import { foldedExtension } from './file-name.ts'
import { contentFinding, humanSize, nameFinding, pointerFinding } from './findings.ts'
import type { Archive, Code, Sample } from './format.ts'
import { isPackageExtension } from './packages.ts'
import type { Subject } from './subject.ts'

/** Opaque content with fewer bytes that say anything is a note in the strict profile only: too little to hide much in. */
const SMALL_OPAQUE_BYTES = 256

/** What a found executable says more precisely. */
export function makesRedundant(content: Content): boolean {
  return content.kind === 'unknown' || content.kind === 'payload'
}

export function* contentFindings(subject: Subject, content: Content): Iterable<Finding | Unreadable> {
  const extension = foldedExtension(subject.name)
  switch (content.kind) {
    case 'empty':
      return
    case 'text':
      yield* textFindings(subject, extension)
      return
    case 'code':
      yield codeFinding(subject, content)
      if (content.rule === 'binaries/package' && containersOf(subject.bytes).length === 0)
        yield withoutReader(subject, content)
      return
    case 'pointer':
      yield* pointerFindings(subject, content.pointer, extension)
      return
    case 'archive': {
      const words = content.name + claim(extension)
      yield contentFinding(subject, { rule: 'binaries/unread-archive', words, name: content.name })
      yield withoutReader(subject, content)
      return
    }
    case 'payload': {
      const words = 'script with binary content behind its lines'
      yield contentFinding(subject, { rule: 'binaries/script-with-payload', words, name: 'payload' })
      return
    }
    case 'leftover':
      yield contentFinding(subject, {
        rule: 'binaries/opaque',
        words: content.name,
        name: 'leftover',
        level: 'note',
      })
      return
    case 'data':
      if (isBinaryExtension(extension)) {
        const words = `extension says ${extension.toUpperCase()}, content is ${content.name}`
        yield contentFinding(subject, { rule: 'binaries/named-like-a-binary', words, name: content.name })
      }
      return
    case 'unknown':
      yield unknownFinding(subject, extension)
      return
  }
}

function withoutReader(subject: Subject, { name }: Archive | Code): Unreadable {
  const detail = evidence`no reader here for ${excerpt(name)}`
  return unreadable(subject, { gap: 'outside', reason: 'unknown-compression', detail })
}

function* textFindings(subject: Subject, extension: string): Iterable<Finding> {
  if (expectsBinary(extension)) {
    const words = `extension says ${extension.toUpperCase()}, content is text`
    yield nameFinding(subject, { rule: 'binaries/named-like-a-binary', words, name: `text as ${extension}` })
  }
  if (isDocumentExtension(extension) && subject.mode === 'executable' && standsAt(subject.bytes, '#!', 0)) {
    const words = `extension says ${extension.toUpperCase()}, mode and first line say script`
    yield nameFinding(subject, {
      rule: 'binaries/executable-document',
      words,
      name: `script as ${extension}`,
    })
  }
}

export function codeFinding(subject: Subject, code: Code & { readonly standing?: string }): Finding {
  const name = code.standing === undefined ? code.name : `${code.name} ${code.standing}`
  return contentFinding(subject, {
    rule: code.rule,
    words: [name, ...code.facts].join(', ') + claim(foldedExtension(subject.name)),
    name: code.name,
    ...(code.level === undefined ? {} : { level: code.level }),
    ...(code.remark === undefined ? {} : { note: code.remark }),
  })
}

/** What the name says instead; empty when it makes no promise. */
function claim(extension: string): string {
  return isHarmlessExtension(extension) ? `, extension says ${extension.toUpperCase()}` : ''
}

function unknownFinding(subject: Subject, extension: string): Finding {
  const counts = byteCounts(subject.bytes)
  const entropy = byteEntropy(counts).toFixed(1)
  const named = isBinaryExtension(extension)
  const words = named
    ? `extension says ${extension.toUpperCase()}, content is in no known format, entropy ${entropy} bits a byte`
    : `unknown format, entropy ${entropy} bits a byte${claim(extension)}`
  const small = informativeBytes(counts) < SMALL_OPAQUE_BYTES
  return contentFinding(subject, {
    rule: named ? 'binaries/named-like-a-binary' : 'binaries/opaque',
    words,
    name: 'unknown',
    ...(named ? { level: 'error' } : small ? { level: 'off', strictLevel: 'note' } : {}),
  })
}

/** Content that runs is refused unseen; known assets are only counted as not seen. */
function* pointerFindings(
  subject: Subject,
  pointer: LfsPointer,
  extension: string,
): Iterable<Finding | Unreadable> {
  const runs = isBinaryExtension(extension) || isPackageExtension(extension)
  if (runs || !isHarmlessExtension(extension))
    yield pointerFinding(subject, pointer, runs ? 'error' : 'warning')
  const size = excerpt(humanSize(pointer.size))
  const detail = evidence`${size} of content are stored in Git LFS`
  yield unreadable(subject, { gap: 'outside', reason: 'stored-in-lfs', detail })
}

/** Returns whether an executable was found. Text without a zero byte cannot hold one. */
export function* embeddedFindings(
  subject: Subject,
  content: Content,
): Generator<Finding | Unreadable, boolean> {
  if (content.kind === 'code' || content.kind === 'pointer' || !subject.bytes.includes(0)) return false
  const sample: Sample = { bytes: subject.bytes, size: subject.size }
  const { first: searched, gaveUpOn } = searchEmbedded(sample)
  if (gaveUpOn !== undefined) {
    const detail = evidence`too many places look like ${excerpt(gaveUpOn)} code; not all were looked at`
    yield unreadable(subject, { gap: 'missing', reason: 'over-limit', detail })
  }
  const behindEnd = recogniseBehindEnd(sample)
  const first =
    searched ??
    embeddedCode(behindEnd) ??
    (makesRedundant(content) ? recogniseBehindHeader(sample) : undefined)
  if (first !== undefined) yield embeddedFinding(subject, content, first)
  if (behindEnd?.found.kind === 'archive' && behindEnd.found.name !== ZIP_NAME) {
    const { found, offset } = behindEnd
    const words = `${found.name}, at byte ${offset} behind the end of ${hostName(content)}`
    yield contentFinding(subject, { rule: 'binaries/unread-archive', words, name: found.name })
  }
  return first !== undefined
}

function embeddedCode(behindEnd: ReturnType<typeof recogniseBehindEnd>): Embedded | undefined {
  return behindEnd?.found.kind === 'code' ? { code: behindEnd.found, offset: behindEnd.offset } : undefined
}

function embeddedFinding(subject: Subject, content: Content, { code, offset }: Embedded): Finding {
  return contentFinding(subject, {
    rule: 'binaries/embedded-executable',
    words: `${[code.name, ...code.facts].join(', ')}, at byte ${offset} of ${hostName(content)}`,
    name: code.name,
  })
}

/** What a content is called as the place where something else stands. */
export function hostName(content: Content): string {
  if (content.kind === 'text') return 'text'
  if (content.kind === 'payload') return 'a script'
  return 'name' in content ? content.name : 'unknown content'
}

/** What could not be looked at, with the member it is about. */
export function unreadable(
  { member }: Pick<Subject, 'member'>,
  what: Pick<Unreadable, 'gap' | 'reason' | 'detail'>,
): Unreadable {
  return { kind: 'unreadable', ...what, ...(member === undefined ? {} : { member }) }
}
