import {
  type ArchiveKind,
  type ContainerKind,
  containersOf,
  contentName,
  type StreamKind,
} from '../../bytes/containers.ts'
import { standsAt } from '../../bytes/cursor.ts'
import type { Expansion } from '../../bytes/expansion.ts'
import { type ContainerBudget, DEFAULT_CONTAINER_BUDGET, type Member } from '../../bytes/member.ts'
import { endsInZip, isPlainAfterAll } from '../../bytes/zip.ts'
import type { Finding } from '../../model/finding.ts'
import type { Unreadable } from '../../model/rule.ts'
import { looksLikeText } from '../../text/text-likeness.ts'
import { ContainerReport, type Trouble } from './container-report.ts'
import { type Content, contentOf } from './content.ts'
import { contentFindings, embeddedFindings, hostName, makesRedundant } from './content-findings.ts'
import { escapes } from './escaping-names.ts'
import type { BinaryRule } from './rules.ts'
import { Spending } from './spending.ts'
import { memberSubject, type Subject } from './subject.ts'

/** What the members of one file show. */
export interface Inside {
  /** Whether a reader could open the file; what it holds is then judged by its members. */
  readonly opened: boolean
  readonly seen: readonly (Finding | Unreadable)[]
}

const CLOSED: Inside = { opened: false, seen: [] }

/** Bytes of a member that are read where only programs count: arrays, models, documents. */
const HEAD_BYTES = 16_384

/** What a library of objects holds by its nature. */
const OBJECT_RULES: ReadonlySet<string> = new Set<BinaryRule>([
  'binaries/elf',
  'binaries/mach-o',
  'binaries/object-file',
  'binaries/bytecode',
  'binaries/gpu-code',
])

/** Opens a file and what is inside it, within a budget. Nothing is written anywhere. */
export async function lookInside(
  file: Subject,
  content: Content,
  digest: (bytes: Uint8Array) => string,
  budget: ContainerBudget = DEFAULT_CONTAINER_BUDGET,
): Promise<Inside> {
  const kinds = containersIn(content, file.bytes)
  if (kinds.length === 0) return CLOSED
  const walk = new Walk(file, digest, budget)
  for (const kind of kinds) await walk.open(file, content, kind, { depth: 1, inside: '' })
  return { opened: true, seen: [...walk.report.finish(content.kind === 'code')] }
}

/** Content that is a container to some reader; anything may end in a zip. */
function containersIn(content: Content, bytes: Uint8Array): readonly ContainerKind[] {
  switch (content.kind) {
    case 'archive':
    case 'data':
      return containersOf(bytes)
    case 'code':
      return isContainerRule(content.rule) ? containersOf(bytes) : []
    case 'text':
    case 'payload':
    case 'unknown':
      return endsInZip(bytes) ? containersOf(bytes).filter(({ name }) => name === 'zip') : []
    case 'empty':
    case 'pointer':
    case 'leftover':
      return []
  }
}

function isContainerRule(rule: string): boolean {
  return (
    rule === 'binaries/package' ||
    rule === 'binaries/archive-of-objects' ||
    rule === 'binaries/macro-document'
  )
}

/** Where the walk stands. */
interface Place {
  readonly depth: number
  /** What the names of members are put behind. */
  readonly inside: string
}

class Walk {
  readonly report: ContainerReport
  private readonly spending: Spending
  private readonly digest: (bytes: Uint8Array) => string

  constructor(file: Subject, digest: (bytes: Uint8Array) => string, budget: ContainerBudget) {
    this.report = new ContainerReport(file, budget)
    this.spending = new Spending(budget, file.size)
    this.digest = digest
  }

  async open(host: Subject, content: Content, kind: ContainerKind, place: Place): Promise<void> {
    if (place.depth > this.spending.budget.depth) this.report.addLimit('depth', host)
    else if (kind.kind === 'stream') await this.openStream(host, kind, content, place)
    else await this.openArchive(host, kind, content, place)
  }

  private async openStream(host: Subject, kind: StreamKind, content: Content, place: Place): Promise<void> {
    const name = contentName(host.name, kind, host.bytes)
    const { bytes, ending } = kind.expand(host.bytes, this.spending.expansionLeft)
    this.spending.takeExpanded(bytes.length)
    if (ending === 'over-limit') this.report.addLimit(this.spending.expansionLimit, host)
    else if (ending !== 'complete' && isWhole(host)) this.trouble(host, content, ending, '')
    const child = memberSubject(
      host,
      {
        member: place.inside + name,
        name,
        executable: host.mode === 'executable',
        bytes,
        size: ending === 'complete' ? bytes.length : bytes.length + 1,
      },
      this.digest,
    )
    await this.judge(child, content, { ...place, fromStream: true })
  }

  private async openArchive(host: Subject, kind: ArchiveKind, content: Content, place: Place): Promise<void> {
    const { members, problems } = kind.list(host.bytes, this.spending.membersLeft, this.spending)
    this.spending.takeMembers(members.length)
    if (kind.name === 'zip' && isHiddenZip(host.bytes, content))
      this.trouble(host, content, 'behind-other-content', '')
    for (const { kind: problem, member } of problems) {
      if (problem === 'too-many-members') this.report.addLimit('members', host)
      else if (problem === 'over-limit') this.report.addLimit(this.spending.expansionLimit, host)
      else if (problem !== 'cut-short' || isWhole(host)) this.trouble(host, content, problem, member ?? '')
    }
    for (const member of members) {
      if (escapes(member)) this.trouble(host, content, 'escapes', member.name)
      // Some programs write what stands in a link as a file.
      const hasContent = member.kind === 'file' || (member.kind === 'link' && member.size > 0)
      if (!hasContent || member.locked === 'elsewhere') continue
      if (!(await this.openMember(host, member, content, place))) return
    }
    // Targets of links may have been too much to unpack.
    if (this.spending.expansionLeft === 0 && members.some(({ packing }) => packing === 'shared'))
      this.report.addLimit(this.spending.expansionLimit, host)
  }

  /** False when the budget lets nothing more be read. */
  private async openMember(host: Subject, member: Member, content: Content, place: Place): Promise<boolean> {
    const { spending, report } = this
    const path = place.inside + member.name
    const isPacked = member.packing !== 'stored'
    const isCounted = isPacked && member.packing !== 'shared'
    const limit = isPacked ? spending.expansionLimit : 'inspectedBytes'
    const allowed = isCounted
      ? Math.min(spending.expansionLeft, spending.inspectionLeft)
      : spending.inspectionLeft
    if (allowed === 0 && member.size > 0) {
      report.addLimit(limit, { member: path })
      return false
    }
    const headOnly = judgesCodeOnly(content)
    const read = member.read(headOnly ? Math.min(allowed, HEAD_BYTES) : allowed)
    const { bytes, ending } = read
    if (isCounted) spending.takeExpanded(bytes.length)
    spending.takeInspected(bytes.length)
    if (member.locked !== undefined && !isPlainAfterAll(member, read)) {
      if (member.locked !== 'elsewhere') this.trouble(host, content, member.locked, member.name)
      return true
    }
    if (member.kind === 'link' && looksLikeText(bytes)) return true
    if (ending === 'over-limit') {
      if (!headOnly) report.addLimit(limit, { member: path })
    } else if (isWhole(host)) {
      if (ending !== 'complete') this.trouble(host, content, ending, member.name)
      else if (liesAboutSize(member, read)) this.trouble(host, content, 'two-sizes', member.name)
    }
    const size = ending === 'complete' ? bytes.length : Math.max(bytes.length + 1, member.size)
    const child = memberSubject(
      host,
      { member: path, name: member.name, executable: member.executable, bytes, size },
      this.digest,
    )
    await this.judge(child, content, { ...place, fromStream: false })
    return true
  }

  /** Judges a member by its content, and opens it when it is a container itself. */
  private async judge(
    child: Subject,
    hostContent: Content,
    place: Place & { readonly fromStream: boolean },
  ): Promise<void> {
    const content = await contentOf(child)
    const headOnly = judgesCodeOnly(hostContent)
    const kinds = headOnly ? [] : containersIn(content, child.bytes)
    if (headOnly) this.report.add(codeFindings(child, content, hostContent))
    else if (content.kind !== 'archive' || kinds.length === 0) this.report.add(findingsOf(child, content))
    for (const kind of kinds) {
      // A tar and what compresses it are one container to everybody who unpacks it.
      const isOneContainer = place.fromStream && kind.kind === 'archive'
      await this.open(child, content, kind, {
        depth: place.depth + (isOneContainer ? 0 : 1),
        inside: isOneContainer ? place.inside : `${child.member}!/`,
      })
    }
  }

  /** What is odd about arrays, models and documents is left to those who know them. */
  private trouble(host: Subject, content: Content, trouble: Trouble, name: string): void {
    if (judgesCodeOnly(content) && trouble !== 'behind-other-content') return
    this.report.addTrouble(host, hostName(content), trouble, name)
  }
}

function* findingsOf(child: Subject, content: Content): Iterable<Finding | Unreadable> {
  // A pointer inside an archive is text: no checkout replaces it.
  if (content.kind === 'pointer' || content.kind === 'leftover') return
  const embedded = yield* embeddedFindings(child, content)
  if (!embedded || !makesRedundant(content)) yield* contentFindings(child, content)
}

/** Programs among members that are expected to be something else. */
function* codeFindings(
  child: Subject,
  content: Content,
  hostContent: Content,
): Iterable<Finding | Unreadable> {
  if (content.kind !== 'code') return
  const isLibrary = hostContent.kind === 'code' && hostContent.rule === 'binaries/archive-of-objects'
  if (!isLibrary || !OBJECT_RULES.has(content.rule)) yield* contentFindings(child, content)
}

/** Arrays, models, documents and libraries are judged as a whole: of their members only programs count, by their start. */
function judgesCodeOnly(content: Content): boolean {
  return content.kind === 'data' || (content.kind === 'code' && content.rule !== 'binaries/package')
}

/** A zip that begins as something else, and is no package that is built so. */
function isHiddenZip(bytes: Uint8Array, content: Content): boolean {
  return content.kind !== 'code' && content.kind !== 'payload' && !standsAt(bytes, 'PK', 0)
}

function isWhole(host: Subject): boolean {
  return host.size === host.bytes.length
}

function liesAboutSize(member: Member, { bytes, consumed }: Expansion): boolean {
  const isStated = member.packing === 'compressed' || member.packing === 'shared'
  return isStated && (bytes.length !== member.size || consumed < member.packedSize)
}
