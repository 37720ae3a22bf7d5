import type {
  ChangedFile,
  ChangeMessage,
  ChangeSource,
  Content,
  FileHeader,
  Side,
} from '../model/change-set.ts'
import { headerOf } from '../model/change-set.ts'
import { SourceError } from '../model/errors.ts'
import { compareFindings, type Finding } from '../model/finding.ts'
import type { Gap } from '../model/gap.ts'
import type { Coverage, TrustEdge } from '../model/report.ts'
import type { Check, CheckContext, ChecklistItem, LoadedFile } from '../model/rule.ts'
import { evidence, excerpt } from '../text/redact.ts'
import type { Budget } from './budget.ts'
import { withExcerpts } from './excerpts.ts'
import { gapOfFailure, gapOfSourceError, Inspector } from './inspect.ts'
import { compareVersions, noveltyOf } from './introduced.ts'
import { Kept } from './kept.ts'
import { loadedFile, loadedMessage } from './loaded-file.ts'
import { withoutMoved } from './moved.ts'
import { withTraces } from './traces.ts'
import { type Weigh, weighByLevel } from './weight.ts'

export interface ScanOptions {
  readonly checks: readonly Check[]
  readonly context: CheckContext
  readonly budget: Budget
  /** Texts that come with the change, beside those that the source has. */
  readonly messages?: readonly ChangeMessage[]
  /** What findings weigh where they stand, by the policy; by their levels without it. */
  readonly weigh?: Weigh
  /** Milliseconds on a clock that only moves forward. */
  readonly now: () => number
  /** Told of each file before it is inspected, for a progress line. */
  readonly onFile?: (listed: number) => void
}

/** Facts only; the policy decides what they are worth. */
export interface ScanResult {
  /** What the change introduces, in report order. */
  readonly findings: readonly Finding[]
  readonly gaps: readonly Gap[]
  readonly trustEdges: readonly TrustEdge[]
  readonly coverage: Coverage
}

/** A changed file that exists at base, and what its comparison left over; kept for the search for moved blocks. */
export interface Compared {
  readonly file: ChangedFile
  /** Checks whose base findings are known, with those that the head no longer has. */
  readonly gone: ReadonlyMap<string, readonly Finding[]>
}

/** Change set × checks → findings and gaps. One file version is in memory at a time. */
export async function scan(source: ChangeSource, options: ScanOptions): Promise<ScanResult> {
  const run = new Scan(options)
  for await (const file of source.changes()) await run.take(file)
  return run.finish(source)
}

class Scan {
  private readonly options: ScanOptions
  private readonly inspector: Inspector
  private readonly weigh: Weigh
  private readonly startedAt: number
  private readonly headers: FileHeader[] = []
  private readonly compared: Compared[] = []
  private readonly kept: Kept
  private readonly baseEdges = new Set<string>()
  private readonly filesByItem = new Map<ChecklistItem, number>()
  private inspected = 0
  private removed = 0
  private bytes = 0

  constructor(options: ScanOptions) {
    this.options = options
    this.kept = new Kept(options.budget)
    this.inspector = new Inspector(options.checks, options.context, options.budget)
    this.weigh = options.weigh ?? weighByLevel(options.checks)
    this.startedAt = options.now()
  }

  async take(file: ChangedFile): Promise<void> {
    this.headers.push(headerOf(file))
    this.options.onFile?.(this.headers.length)
    if (file.status === 'removed') {
      this.removed++
      this.compared.push({ file, gone: new Map() })
      return
    }
    const exhausted = this.exhaustedBudget()
    if (exhausted !== undefined) {
      this.kept.gaps.push({ kind: 'missing', path: file.path, ...exhausted })
      return
    }
    if (file.mode === 'submodule') {
      const detail = evidence`the content of a submodule is in another repository`
      this.kept.gaps.push({ kind: 'outside', reason: 'submodule', path: file.path, detail })
      return
    }
    await this.inspectFile(file)
  }

  async finish(source: ChangeSource): Promise<ScanResult> {
    const { checks, context, budget } = this.options
    const { kept, moved } = await withoutMoved(
      this.kept.findings,
      this.compared,
      budget,
      checks,
      this.weigh,
      async (file, which) => (await this.inspectBase(file, which)).findings,
      () => this.isOutOfTime(),
    )
    const keepSome = async (findings: Iterable<Finding> | AsyncIterable<Finding>): Promise<void> => {
      for await (const finding of findings) {
        if (kept.length >= budget.findings) return this.kept.tooManyFindings()
        kept.push(finding)
      }
    }
    for (const check of checks) {
      try {
        await keepSome(check.inspectAll?.(this.headers, context) ?? [])
      } catch (cause) {
        this.kept.gaps.push({ check: check.id, ...gapOfFailure(cause) })
      }
    }
    await keepSome(this.inspectMessages(source))
    const listed = this.headers.length
    const expected = source.expectedFiles ?? listed
    for (const gap of source.listingGaps ?? []) {
      this.kept.gaps.push({ kind: 'missing', reason: gap.reason, detail: excerpt(gap.detail) })
    }
    if (listed < expected && !(source.listingGaps ?? []).some((gap) => gap.reason === 'listing-capped')) {
      const detail = evidence`the change has ${expected} files, and only ${listed} could be listed`
      this.kept.gaps.push({ kind: 'missing', reason: 'listing-capped', detail })
    }
    return {
      findings: kept.sort(compareFindings),
      gaps: this.kept.gaps,
      trustEdges: this.newTrustEdges(),
      coverage: {
        expected,
        listed,
        inspected: this.inspected,
        removed: this.removed,
        bytes: this.bytes,
        moved,
        filesByItem: Object.fromEntries(this.filesByItem),
      },
    }
  }

  private async inspectFile(file: ChangedFile): Promise<void> {
    const wanting = this.inspector.wantedBy(file)
    if (wanting.length === 0) {
      this.inspected++
      return
    }
    const content = await this.load(file, 'head')
    if (content === undefined) return
    this.bytes += content.bytes.length
    this.inspected++
    this.countItems(wanting)
    if (content.size > content.bytes.length) {
      const detail = evidence`only the first ${content.bytes.length} of ${content.size} bytes were read`
      this.kept.gaps.push({ kind: 'missing', reason: 'file-too-large', path: file.path, detail })
    }
    const head = loadedFile(file, 'head', content)
    const seen = await this.inspector.inspect(head, wanting)
    this.kept.addGaps(seen.gaps)
    this.kept.addTrustEdges(seen.trustEdges)
    const speaking = checksThatSpoke(wanting, seen.findings, seen.trustEdges)
    const isNew = file.status === 'added'
    if (speaking.length === 0) {
      if (!isNew) this.compared.push({ file, gone: new Map() })
      return
    }
    const excerpted = withExcerpts(seen.findings, head)
    if (isNew) {
      this.kept.addFindings(withTraces(excerpted, head))
      return
    }
    const base = await this.inspectBase(file, speaking)
    const novelty = base.file === undefined ? undefined : noveltyOf(head, base.file)
    const difference = compareVersions(excerpted, base.findings, this.weigh, novelty)
    this.kept.addFindings(withTraces(difference.introduced, head, base))
    this.compared.push({ file, gone: byCheck(speaking, difference.gone) })
  }

  /** They are compared with nothing: what is said about a change is new, and stays in the history as its files do. */
  private async *inspectMessages(source: ChangeSource): AsyncGenerator<Finding> {
    const reading = this.options.checks.filter((check) => check.readsMessages === true)
    if (reading.length === 0) return
    for (const message of [...(this.options.messages ?? []), ...(await this.messagesOf(source))]) {
      const file = loadedMessage(message)
      const seen = await this.inspector.inspect(file, reading)
      // It has no path that anything could be shown at.
      const gaps = seen.gaps.map(({ kind, reason, check, detail }): Gap => {
        const inside = evidence`${excerpt(message.place)}: ${detail}`
        return { kind, reason, ...(check === undefined ? {} : { check }), detail: inside }
      })
      this.kept.addGaps(gaps)
      for (const finding of withExcerpts(seen.findings, file)) yield { ...finding, inMessage: true }
    }
  }

  private async messagesOf(source: ChangeSource): Promise<readonly ChangeMessage[]> {
    try {
      return (await source.messages?.()) ?? []
    } catch (cause) {
      if (!(cause instanceof SourceError)) throw cause
      this.kept.gaps.push(gapOfSourceError(cause))
      return []
    }
  }

  /** The base version; without findings when it cannot be read, so that everything in head then counts. */
  private async inspectBase(
    file: ChangedFile,
    checks: readonly Check[],
  ): Promise<{ readonly file?: LoadedFile; readonly findings: readonly Finding[] }> {
    if (file.previousMode === 'submodule') return { findings: [] }
    // What a link's target says is nothing that runs, so that a file of the same bytes is new, here or elsewhere.
    const isLinkStill = file.status !== 'removed' && file.mode === 'symlink'
    if (file.previousMode === 'symlink' && !isLinkStill) return { findings: [] }
    const content = await this.load(file, 'base')
    if (content === undefined) return { findings: [] }
    const base = loadedFile(file, 'base', content)
    const seen = await this.inspector.inspect(base, checks)
    for (const edge of seen.trustEdges) {
      if (this.baseEdges.size < this.options.budget.trustEdges) this.baseEdges.add(edgeKey(edge))
    }
    return { file: base, findings: seen.findings }
  }

  private async load(file: ChangedFile, side: Side): Promise<Content | undefined> {
    try {
      const content = await file.load(side, this.options.budget.fileBytes)
      if (content === undefined && side === 'head') {
        const detail = evidence`the listing names this file, and its content is not there`
        this.kept.gaps.push({ kind: 'missing', reason: 'blob-absent', path: file.path, detail })
      }
      return content
    } catch (cause) {
      if (!(cause instanceof SourceError)) throw cause
      this.kept.gaps.push({ path: file.path, ...gapOfSourceError(cause) })
      return undefined
    }
  }

  private exhaustedBudget(): Pick<Gap, 'reason' | 'detail'> | undefined {
    const { budget } = this.options
    if (this.headers.length > budget.files) {
      return { reason: 'file-count', detail: evidence`more than ${budget.files} changed files` }
    }
    if (this.isOutOfTime()) {
      return { reason: 'time-budget', detail: evidence`the run took more than ${budget.milliseconds} ms` }
    }
    return undefined
  }

  private isOutOfTime(): boolean {
    return this.options.now() - this.startedAt > this.options.budget.milliseconds
  }

  private countItems(checks: readonly Check[]): void {
    const items = new Set(checks.flatMap((check) => check.rules.map((rule) => rule.item)))
    for (const item of items) this.filesByItem.set(item, (this.filesByItem.get(item) ?? 0) + 1)
  }

  private newTrustEdges(): readonly TrustEdge[] {
    const seen = new Set(this.baseEdges)
    return this.kept.trustEdges.filter((edge) => {
      const key = edgeKey(edge)
      if (seen.has(key)) return false
      seen.add(key)
      return true
    })
  }
}

function edgeKey(edge: TrustEdge): string {
  return `${edge.kind}\0${edge.name}`
}

function checksThatSpoke(
  checks: readonly Check[],
  findings: readonly Finding[],
  edges: readonly TrustEdge[],
): readonly Check[] {
  const rules = new Set(findings.map((finding) => finding.rule))
  return checks.filter(
    (check) =>
      check.rules.some((rule) => rules.has(rule.id)) || (edges.length > 0 && check.trustEdges !== undefined),
  )
}

function byCheck(
  checks: readonly Check[],
  gone: readonly Finding[],
): ReadonlyMap<string, readonly Finding[]> {
  return new Map(
    checks.map((check) => {
      const rules = new Set(check.rules.map((rule) => rule.id))
      return [check.id, gone.filter((finding) => rules.has(finding.rule))]
    }),
  )
}
