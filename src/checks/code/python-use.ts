import type { Confidence, Rule } from '../../model/rule.ts'
import type { Arguments } from '../../syntax/python-arguments.ts'
import type { PythonNames } from '../../syntax/python-names.ts'
import type { Evidence } from '../../text/redact.ts'
import type { Severity } from './severity.ts'

/** A place that calls a function, passes it on with arguments (`partial(f, x)`), or only names it. */
export interface Use {
  readonly kind: 'call' | 'passed' | 'reference'
  /** The expression that the finding is about. */
  readonly node: number
  /** What the callee resolves to. */
  readonly path: string
  readonly args: Arguments
}

/** One Python file and what its repository says about it. */
export interface PythonFile {
  readonly path: string
  readonly names: PythonNames
  readonly torchFloor: TorchFloor
  /** Some call of the file reads from the network. */
  fetches(): boolean
}

/** The oldest torch that the repository's declared dependencies allow. */
export type TorchFloor = 'safe-by-default' | 'unsafe-by-default' | 'not-declared'

/** What a use comes to. */
export interface Judgement {
  readonly rule: Rule
  readonly severity: Severity
  readonly confidence?: Confidence
  readonly note?: Evidence
  /** What of the arguments decides how safe it is; part of the identity. */
  readonly state: string
  readonly edit?: Edit
  /** The fix as one expression. */
  readonly paste?: string
  /** Expressions that this finding already speaks of. */
  readonly explains?: readonly number[]
  /** Installing runs the file without being asked, yet that makes this use no worse. */
  readonly calm?: boolean
}

/** Replaces code units of the text; within one line. */
export interface Edit {
  readonly from: number
  readonly to: number
  readonly text: string
}

/** Undefined: a harmless use. */
export type Judge = (use: Use, file: PythonFile) => Judgement | undefined

/** The same whatever the arguments are. */
export function always(rule: Rule, severity: Severity, confidence?: Confidence): Judge {
  return () => ({ rule, severity, state: '', ...(confidence === undefined ? {} : { confidence }) })
}

/** Naming the function does nothing yet; calling it does. */
export function onlyCalls(judge: Judge): Judge {
  return (use, file) => (use.kind === 'reference' ? undefined : judge(use, file))
}
