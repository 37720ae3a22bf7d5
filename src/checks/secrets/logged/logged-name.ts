/** The name of a secret as an argument of a call that prints. */
export interface LoggedName {
  /** Offsets of the expression. */
  readonly start: number
  readonly end: number
  /** As it is written: `logger.info`. */
  readonly callee: string
}
