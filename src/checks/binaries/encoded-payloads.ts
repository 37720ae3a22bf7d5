import { containersOf } from '../../bytes/containers.ts'
import { inflateZlib, isZlibHeader } from '../../bytes/inflate.ts'
import type { ContainerBudget } from '../../bytes/member.ts'
import { lowerBytes } from '../../bytes/text-encodings.ts'
import { endsInZip } from '../../bytes/zip.ts'
import type { Finding } from '../../model/finding.ts'
import type { LoadedFile, Unreadable } from '../../model/rule.ts'
import { evidence } from '../../text/redact.ts'
import { looksLikeText } from '../../text/text-likeness.ts'
import { lookInside } from './containers.ts'
import { type Content, contentOf } from './content.ts'
import { searchEmbedded } from './disguises.ts'
import { ascii85Strings } from './encoded-ascii85.ts'
import { encodedEscapes } from './encoded-escapes.ts'
import { encodedNumbers } from './encoded-numbers.ts'
import { encodedRuns } from './encoded-runs.ts'
import { extensionSet } from './extensions.ts'
import { foldedExtension } from './file-name.ts'
import { contentFinding, nameFinding, type Said } from './findings.ts'
import type { Code, Sample } from './format.ts'
import { recognise } from './formats.ts'
import type { Payload } from './payload.ts'
import { RULES } from './rules.ts'
import { memberSubject, type Subject } from './subject.ts'

/** Payloads of one text that are opened because they are compressed. */
const MAX_OPENED = 64
/** What opening one may cost: text holds less than files do. */
const MEBIBYTE = 1024 * 1024
const PAYLOAD_BUDGET: ContainerBudget = {
  members: 1_000,
  expandedBytes: 4 * MEBIBYTE,
  ratio: 200,
  unratedBytes: 4 * MEBIBYTE,
  inspectedBytes: 16 * MEBIBYTE,
  depth: 3,
}
/** Places of one text, in all its payloads, that look like the magic of an executable. */
const MAX_CANDIDATES = 20_000
/** Compressed bytes from which nobody can tell any more what they stand for. Test vectors are shorter. */
const REAL_SIZE = 512
/** Findings of one rule that are told one by one; a header of shaders has hundreds. */
const MAX_NAMED = 10
/** Bundlers write WebAssembly into the script that loads it, and every bundle with an HTTP client has some. */
const SCRIPTS = extensionSet('js mjs cjs jsx ts mts cts tsx html htm vue svelte map')

const COMPILED: ReadonlySet<string> = new Set(
  RULES.filter(({ level }) => level === 'error').map(({ id }) => id),
)

/** Executables and compressed content that the text spells out, in order of their kind. */
export async function encodedPayloads(
  file: LoadedFile,
  subject: Subject,
  digest: (bytes: Uint8Array) => string,
): Promise<readonly (Finding | Unreadable)[]> {
  const { text } = file
  if (text === undefined) return []
  const judge = new Judge(file, subject, digest)
  const units = text.length === file.bytes.length ? file.bytes : lowerBytes(text)
  for (const payload of encodedRuns({ text, units })) await judge.take(payload)
  for (const payload of encodedNumbers(units)) await judge.take(payload)
  for (const payload of encodedEscapes(text)) await judge.take(payload)
  for (const payload of ascii85Strings(text, file.hits)) await judge.take(payload)
  return [...judge.finish()]
}

class Judge {
  private readonly findings: Finding[] = []
  private readonly file: LoadedFile
  private readonly subject: Subject
  private readonly digest: (bytes: Uint8Array) => string
  private readonly isScript: boolean
  private opened = 0
  private candidates = 0
  /** Where the last payload with a finding begins. */
  private foundAt: number | undefined

  constructor(file: LoadedFile, subject: Subject, digest: (bytes: Uint8Array) => string) {
    this.file = file
    this.subject = subject
    this.digest = digest
    this.isScript = SCRIPTS.has(foldedExtension(subject.name))
  }

  async take(payload: Payload): Promise<void> {
    // Numbers come in both byte orders; the first that makes sense is enough.
    if (payload.offset === this.foundAt) return
    const code = this.codeIn(payload.bytes)
    if (code !== undefined) this.addCode(payload, code, '')
    else if (payload.executablesOnly === true) return
    else if (!isCompressed(payload.bytes)) this.takeTwice(payload)
    else if (this.opened++ < MAX_OPENED) await this.open(payload)
  }

  /** Text that was encoded may hold encoded text itself; once more is enough for what people do by hand. */
  private takeTwice(payload: Payload): void {
    const { bytes } = payload
    if (bytes.includes(0) || !looksLikeText(bytes)) return
    const text = new TextDecoder('latin1').decode(bytes)
    for (const inner of encodedRuns({ text, units: bytes })) {
      const code = this.codeIn(inner.bytes)
      if (code !== undefined) this.addCode(payload, code, `${inner.encoding} of `)
    }
  }

  *finish(): Iterable<Finding | Unreadable> {
    for (const findings of Map.groupBy(this.findings, ({ rule, level }) => `${rule} ${level}`).values()) {
      yield* findings.slice(0, MAX_NAMED)
      const rest = findings.slice(MAX_NAMED)
      const [first] = rest
      if (first === undefined) continue
      const { rule, level, strictLevel } = first
      yield {
        ...nameFinding(this.subject, {
          rule: rule as Said['rule'],
          words: `${rest.length} more of this kind`,
          name: rest.map(({ identity }) => identity).join('\n'),
        }),
        ...(level === undefined ? {} : { level }),
        ...(strictLevel === undefined ? {} : { strictLevel }),
      }
    }
    if (this.opened > MAX_OPENED || this.candidates > MAX_CANDIDATES) {
      const detail = evidence`more encoded content in this text than is decoded`
      yield { kind: 'unreadable', gap: 'missing', reason: 'over-limit', detail }
    }
  }

  private codeIn(bytes: Uint8Array): Code | undefined {
    const sample: Sample = { bytes, size: bytes.length }
    const found = recognise(sample)
    // A stub without its program is a question for files; in text it is chance.
    if (found?.kind === 'code') return isProgram(found) ? found : undefined
    if (!bytes.includes(0) || this.candidates > MAX_CANDIDATES) return undefined
    const { first, candidates } = searchEmbedded(sample, MAX_CANDIDATES - this.candidates)
    this.candidates += candidates
    return first !== undefined && isProgram(first.code) ? first.code : undefined
  }

  private async open(payload: Payload): Promise<void> {
    const { bytes } = payload
    if (isZlibHeader(bytes)) {
      const { bytes: content, ending } = inflateZlib(bytes, PAYLOAD_BUDGET.expandedBytes)
      const isWhole = ending === 'complete' || ending === 'over-limit'
      // Two bytes of chance give no program, so that one needs no checksum behind it.
      const code = isWhole ? undefined : this.codeIn(content)
      if (code !== undefined) this.addCode(payload, code, 'damaged zlib content of ')
      else if (isWhole && content.length > 0) await this.judgeContent(payload, 'zlib content', content)
      return
    }
    const subject = this.subjectOf(bytes)
    const content = await contentOf(subject)
    // Office documents, arrays and models are known for what they are.
    if (
      content.kind !== 'archive' &&
      content.kind !== 'text' &&
      content.kind !== 'unknown' &&
      !isPackage(content)
    )
      return
    const name = 'name' in content ? content.name : 'zip archive'
    const [container] = containersOf(bytes)
    if (container?.kind === 'stream') {
      const { bytes: expanded, ending } = container.expand(bytes, PAYLOAD_BUDGET.expandedBytes)
      if (expanded.length === 0 || ending === 'damaged') return
      await this.judgeContent(payload, name, expanded)
      return
    }
    await this.openMembers(payload, name, subject)
  }

  /** What a compressed stream holds. */
  private async judgeContent(payload: Payload, name: string, expanded: Uint8Array): Promise<void> {
    const code = this.codeIn(expanded)
    if (code !== undefined) {
      this.addCode(payload, code, `${name} of `)
      return
    }
    const inner = this.subjectOf(expanded)
    const content = await contentOf(inner)
    if (content.kind === 'archive' || isPackage(content))
      await this.openMembers(payload, `${name} of ${content.name}`, inner)
    else if (content.kind !== 'data') this.addArchive(payload, name)
  }

  private async openMembers(payload: Payload, name: string, subject: Subject): Promise<void> {
    const content = await contentOf(subject)
    const { seen } = await lookInside(subject, content, this.digest, PAYLOAD_BUDGET)
    const worst = seen.find((one) => !('kind' in one) && COMPILED.has(one.rule) && one.level === undefined)
    if (worst === undefined || 'kind' in worst) this.addArchive(payload, name)
    else {
      const words = `${name} with ${worst.evidence}`
      this.add(payload, { rule: 'binaries/encoded-executable', words, name: 'member' })
    }
  }

  private addCode(payload: Payload, code: Code, wrapping: string): void {
    const isExpected = this.isScript && code.rule === 'binaries/wasm'
    this.add(payload, {
      rule: 'binaries/encoded-executable',
      words: `${wrapping}${[code.name, ...code.facts].join(', ')}`,
      name: code.name,
      ...(isExpected ? { level: 'note', strictLevel: 'warning' } : {}),
    })
  }

  private addArchive(payload: Payload, name: string): void {
    if (payload.bytes.length < REAL_SIZE) return
    this.add(payload, { rule: 'binaries/encoded-archive', words: name, name })
  }

  private add({ encoding, offset, end, bytes }: Payload, said: Said): void {
    const start = this.file.position(offset)
    const stop = this.file.position(end)
    const location = { ...start, endLine: stop.line, endColumn: stop.column }
    const words = `${said.words}, as ${encoding}`
    this.foundAt = offset
    this.findings.push({ ...contentFinding(this.subjectOf(bytes), { ...said, words }), location })
  }

  /** The decoded bytes as content of the file, whose hash the ledger would allow. */
  private subjectOf(bytes: Uint8Array): Subject {
    const decoded = { member: '', name: '', executable: false, bytes, size: bytes.length }
    const { member: _, ...subject } = memberSubject(this.subject, decoded, this.digest)
    return subject
  }
}

function isPackage(content: Content): content is Code {
  return content.kind === 'code' && content.rule === 'binaries/package'
}

/** A package is judged by what is in it. */
function isProgram({ level, rule }: Code): boolean {
  return (level === undefined || level === 'error') && rule !== 'binaries/package'
}

/** By a magic that is long enough, by a plausible zlib header, or by how it ends. */
function isCompressed(bytes: Uint8Array): boolean {
  const found = recognise({ bytes, size: bytes.length })
  return (
    found?.kind === 'archive' ||
    (found !== undefined && isPackage(found)) ||
    isZlibHeader(bytes) ||
    endsInZip(bytes)
  )
}
