import type { ExpansionAllowance } from '../../src/bytes/member.ts'

/** Counts what a reader expands, and throws when that is more than it was allowed. */
export class Allowance implements ExpansionAllowance {
  expansionLeft: number

  constructor(bytes: number) {
    this.expansionLeft = bytes
  }

  takeExpanded(bytes: number): void {
    this.expansionLeft -= bytes
    if (this.expansionLeft < 0) throw new Error('more bytes than the allowance')
  }
}
