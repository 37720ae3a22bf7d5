import type { ContainerBudget, ExpansionAllowance } from '../../bytes/member.ts'
import { type Evidence, evidence } from '../../text/redact.ts'

const MEBIBYTE = 1024 * 1024

/** Which limit of the budget ended the reading. */
export type Limit = 'members' | 'expandedBytes' | 'ratio' | 'inspectedBytes' | 'depth'

/** What is left of the budget of one file of the repository; the members at all depths share it. */
export class Spending implements ExpansionAllowance {
  readonly budget: ContainerBudget
  private readonly fileBytes: number
  private members = 0
  private expanded = 0
  private inspected = 0

  constructor(budget: ContainerBudget, fileBytes: number) {
    this.budget = budget
    this.fileBytes = fileBytes
  }

  get membersLeft(): number {
    return this.budget.members - this.members
  }

  /** Bytes that decompressors may still write. */
  get expansionLeft(): number {
    return Math.max(0, Math.min(this.budget.expandedBytes, this.ratedBytes()) - this.expanded)
  }

  get inspectionLeft(): number {
    return Math.max(0, this.budget.inspectedBytes - this.inspected)
  }

  /** Which of the two limits on expansion is the tighter one for this file. */
  get expansionLimit(): Limit {
    return this.ratedBytes() < this.budget.expandedBytes ? 'ratio' : 'expandedBytes'
  }

  takeMembers(count: number): void {
    this.members += count
  }

  takeExpanded(bytes: number): void {
    this.expanded += bytes
  }

  takeInspected(bytes: number): void {
    this.inspected += bytes
  }

  private ratedBytes(): number {
    return Math.max(this.budget.unratedBytes, this.budget.ratio * this.fileBytes)
  }
}

/** The limit that was hit, for a gap. */
export function describeLimit(limit: Limit, budget: ContainerBudget): Evidence {
  switch (limit) {
    case 'members':
      return evidence`more than ${budget.members} members; the rest was not looked at`
    case 'expandedBytes':
      return evidence`more than ${budget.expandedBytes / MEBIBYTE} MiB of content; the rest was not expanded`
    case 'ratio':
      return evidence`content more than ${budget.ratio} times as large as the file; the rest was not expanded`
    case 'inspectedBytes':
      return evidence`more than ${budget.inspectedBytes / MEBIBYTE} MiB of members; the rest was not looked at`
    case 'depth':
      return evidence`containers nested more than ${budget.depth} deep; the innermost were not opened`
  }
}
