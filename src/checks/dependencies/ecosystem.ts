import type { FileHeader } from '../../model/change-set.ts'
import type { Finding } from '../../model/finding.ts'
import type { TrustEdge } from '../../model/report.ts'
import type { CheckContext, LoadedFile, Unreadable } from '../../model/rule.ts'
import type { Tripwire } from '../../text/tripwire.ts'

/** One kind of file that declares or fetches dependencies. Several may want the same file. */
export interface Ecosystem<Prepared = unknown> {
  /** `python-requirements`, `github-workflow`; unique among the ecosystems. */
  readonly id: string
  /** Decides on path, mode and status alone. */
  wants(file: FileHeader): boolean
  /** Of which every match holds at least one; absent = always look. Only whether any stands in the file is known later, not where. */
  readonly tripwires?: readonly Tripwire[]
  /** Parses, and reads neighbouring files of the same side. The only asynchronous step. */
  prepare(file: TextFile, context: CheckContext): Promise<Prepared>
  inspect(file: TextFile, context: CheckContext, prepared: Prepared): Iterable<Finding | Unreadable>
  /** Hosts, indexes, owners and registries that this version of the file relies on. */
  trustEdges?(file: TextFile, prepared: Prepared): Iterable<TrustEdge>
}

/** A file of which the text is known. */
export interface TextFile extends LoadedFile {
  readonly text: string
}

/** Keeps the type of what `prepare` makes while ecosystems of different kinds stand in one list. */
export function defineEcosystem<Prepared>(ecosystem: Ecosystem<Prepared>): Ecosystem {
  return ecosystem as Ecosystem
}
