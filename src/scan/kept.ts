import type { Finding } from '../model/finding.ts'
import type { Gap } from '../model/gap.ts'
import type { TrustEdge } from '../model/report.ts'
import { evidence } from '../text/redact.ts'
import type { Budget } from './budget.ts'

/** What a scan keeps of the whole change, within its budget. What does not fit becomes one gap for the whole change. */
export class Kept {
  readonly findings: Finding[] = []
  /** Those of the scan itself, of which a file has one or two, are pushed without counting. */
  readonly gaps: Gap[] = []
  readonly trustEdges: TrustEdge[] = []
  private readonly budget: Budget
  private readonly overflowed = new Set<Gap['detail']>()
  private gapsOfChecks = 0

  constructor(budget: Budget) {
    this.budget = budget
  }

  addFindings(findings: readonly Finding[]): void {
    const room = this.budget.findings - this.findings.length
    addAll(this.findings, findings.slice(0, room))
    if (findings.length > room) this.tooManyFindings()
  }

  tooManyFindings(): void {
    const detail = evidence`only the first ${this.budget.findings} findings of the change are kept`
    this.overflow('too-many-findings', detail)
  }

  /** Gaps that checks report. */
  addGaps(gaps: readonly Gap[]): void {
    const room = this.budget.gaps - this.gapsOfChecks
    addAll(this.gaps, gaps.slice(0, room))
    this.gapsOfChecks += Math.min(gaps.length, room)
    if (gaps.length > room) {
      const detail = evidence`only the first ${this.budget.gaps} parts that checks could not read are listed`
      this.overflow('over-limit', detail)
    }
  }

  addTrustEdges(edges: readonly TrustEdge[]): void {
    const room = this.budget.trustEdges - this.trustEdges.length
    addAll(this.trustEdges, edges.slice(0, room))
    if (edges.length > room) {
      const detail = evidence`only the first ${this.budget.trustEdges} places that the change relies on are kept`
      this.overflow('over-limit', detail)
    }
  }

  private overflow(reason: 'too-many-findings' | 'over-limit', detail: Gap['detail']): void {
    if (this.overflowed.has(detail)) return
    this.overflowed.add(detail)
    this.gaps.push({ kind: 'missing', reason, detail })
  }
}

/** One by one: a call takes only so many arguments. */
export function addAll<T>(list: T[], more: Iterable<T>): void {
  for (const each of more) list.push(each)
}
