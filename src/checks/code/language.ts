import type { FileHeader } from '../../model/change-set.ts'
import type { Finding } from '../../model/finding.ts'
import type { CheckContext, LoadedFile, Rule, Unreadable } from '../../model/rule.ts'
import type { Tripwire } from '../../text/tripwire.ts'

/** What the check `code` knows of one programming language. */
export interface Language<Prepared = unknown> {
  readonly name: string
  readonly rules: readonly Rule[]
  /** Of which every match of this language holds at least one. Judged for this language alone, not for the whole check. */
  readonly tripwires: readonly Tripwire[]
  /** Whether a hit of a tripwire can matter where it stands; absent: always. `end` is the offset after its last code unit. */
  counts?(text: string, path: string): (word: string, end: number) => boolean
  /** Decides on the path alone. A path without an extension may be wanted by several languages. */
  wants(file: FileHeader): boolean
  /** Loads the parser and neighbouring files; called only for files that tripped. */
  prepare(file: LoadedFile, context: CheckContext): Promise<Prepared>
  inspect(file: LoadedFile, context: CheckContext, prepared: Prepared): Iterable<Finding | Unreadable>
}

/** Keeps the type of what `prepare` makes while languages stand in one list. */
export function defineLanguage<Prepared>(language: Language<Prepared>): Language {
  return language as Language
}
