import { SourceError } from '../model/errors.ts'
import type { Finding } from '../model/finding.ts'
import type { Gap } from '../model/gap.ts'
import type { TrustEdge } from '../model/report.ts'
import type { Check, CheckContext, LoadedFile } from '../model/rule.ts'
import { evidence, excerpt } from '../text/redact.ts'
import { type FileHits, TripwireSet } from '../text/tripwire.ts'
import type { Budget } from './budget.ts'
import { addAll } from './kept.ts'
import { withHits } from './loaded-file.ts'

/** What one version of a file showed. */
export interface Inspection {
  readonly findings: readonly Finding[]
  readonly gaps: readonly Gap[]
  readonly trustEdges: readonly TrustEdge[]
}

const NO_TRIPWIRES: FileHits = new TripwireSet(new Map()).scan('')

/** Runs checks over loaded files: the automaton first, then only those checks that it wakes. */
export class Inspector {
  private readonly tripwires: TripwireSet
  private readonly checks: readonly Check[]
  private readonly context: CheckContext
  private readonly budget: Budget

  constructor(checks: readonly Check[], context: CheckContext, budget: Budget) {
    this.checks = checks
    this.context = context
    this.budget = budget
    this.tripwires = new TripwireSet(new Map(checks.map((check) => [check.id, check.tripwires ?? []])))
  }

  /** The checks that want a file, by its header alone. */
  wantedBy(file: LoadedFile['header']): readonly Check[] {
    return this.checks.filter((check) => check.wants(file))
  }

  async inspect(file: LoadedFile, checks: readonly Check[]): Promise<Inspection> {
    const hits = file.text === undefined ? NO_TRIPWIRES : this.tripwires.scan(file.text)
    const findings: Finding[] = []
    const gaps: Gap[] = []
    const trustEdges: TrustEdge[] = []
    if (hits.overflowed) {
      gaps.push({
        kind: 'missing',
        reason: 'over-limit',
        path: file.path,
        detail: evidence`more matches of search words than are kept`,
      })
    }
    for (const check of checks) {
      const ownHits = hits.of(check.id)
      if (check.tripwires !== undefined && !ownHits.tripped && check.wakes?.(file) !== true) continue
      const seen = await this.runCheck(check, withHits(file, ownHits))
      addAll(findings, seen.findings)
      addAll(gaps, seen.gaps)
      addAll(trustEdges, seen.trustEdges)
    }
    return { findings, gaps, trustEdges }
  }

  private async runCheck(check: Check, file: LoadedFile): Promise<Inspection> {
    const findings: Finding[] = []
    const gaps: Gap[] = []
    const trustEdges: TrustEdge[] = []
    const place = { path: file.path, check: check.id }
    try {
      const prepared = await check.prepare?.(file, this.context)
      for (const seen of check.inspect(file, this.context, prepared)) {
        if ('kind' in seen) {
          if (gaps.length === this.budget.gapsPerFile) {
            const detail = evidence`this check could not read more than ${this.budget.gapsPerFile} parts of the file`
            gaps.push({ ...place, kind: 'missing', reason: 'over-limit', detail })
            break
          }
          gaps.push({
            ...place,
            kind: seen.gap,
            reason: seen.reason,
            detail: seen.detail,
            ...(seen.line === undefined ? {} : { line: seen.line }),
            ...(seen.member === undefined ? {} : { member: seen.member }),
          })
          continue
        }
        if (findings.length === this.budget.findingsPerFile) {
          const detail = evidence`only the first ${this.budget.findingsPerFile} findings of this check are kept`
          gaps.push({ ...place, kind: 'missing', reason: 'too-many-findings', detail })
          break
        }
        findings.push(seen)
      }
      for (const edge of check.trustEdges?.(file, prepared) ?? []) {
        if (trustEdges.length === this.budget.trustEdges) {
          const detail = evidence`only the first ${this.budget.trustEdges} places that the file relies on are kept`
          gaps.push({ ...place, kind: 'missing', reason: 'over-limit', detail })
          break
        }
        trustEdges.push(edge)
      }
    } catch (cause) {
      gaps.push({ ...place, ...gapOfFailure(cause) })
    }
    return { findings, gaps, trustEdges }
  }
}

/** A failed check must not silence the others: the only place where an error of ours is caught. */
export function gapOfFailure(cause: unknown): Pick<Gap, 'kind' | 'reason' | 'detail'> {
  if (cause instanceof SourceError) return gapOfSourceError(cause)
  const message = cause instanceof Error ? `${cause.name}: ${cause.message}` : String(cause)
  return { kind: 'missing', reason: 'check-failed', detail: evidence`the check failed: ${excerpt(message)}` }
}

export function gapOfSourceError(error: SourceError): Pick<Gap, 'kind' | 'reason' | 'detail'> {
  const reason =
    error.code === 'blob-absent'
      ? 'blob-absent'
      : error.code === 'too-large'
        ? 'file-too-large'
        : 'read-failed'
  return { kind: 'missing', reason, detail: excerpt(error.message) }
}
