import type { Evidence } from '../text/redact.ts'
import type { Tripwire, TripwireHits } from '../text/tripwire.ts'
import type { FileHeader, RepositoryView, Side } from './change-set.ts'
import type { Finding } from './finding.ts'
import type { GovernedFiles } from './governed.ts'
import type { TrustEdge } from './report.ts'

/** GitHub's three annotation levels, and SARIF's. */
export type Level = 'error' | 'warning' | 'note'

/** A rule or finding that a profile does not report starts from `off`. */
export type LevelOrOff = Level | 'off'

/** How sure the detector is. */
export type Confidence = 'high' | 'medium' | 'low'

/** A line of the contributor checklist that rules enforce. */
export type ChecklistItem =
  | 'no-binaries'
  | 'no-secrets'
  | 'no-dynamic-code'
  | 'no-unsafe-deserialization'
  | 'pinned-dependencies'
  | 'trusted-sources'
  | 'native-loading'
  | 'reviewed-scripts'
  | 'safe-workflows'
  | 'nothing-hidden'
  | 'known-advisories'
  | 'described-change'

export type RuleId = `${string}/${string}`

/** What users read about one kind of problem. Documentation and SARIF are generated from it. */
export interface Rule {
  /** `<check>/<problem>`: names the problem, not the test. Permanent: never reused, never changes meaning. */
  readonly id: RuleId
  /** Which line of the contributor checklist it enforces. */
  readonly item: ChecklistItem
  /** A short sentence without a full stop: "Action is not pinned to a commit". */
  readonly title: string
  /** In the default profile. */
  readonly level: LevelOrOff
  /** In the strict profile, when it differs. */
  readonly strictLevel?: LevelOrOff
  readonly confidence: Confidence
  /** The harm, one or two sentences. */
  readonly why: string
  /** What to do instead. */
  readonly fix: string
  /** CWE ids (`CWE-95`) and addresses of advisories or specifications. */
  readonly references: readonly string[]
}

/** One version of a changed file, read and, when it is text, decoded. */
export interface LoadedFile {
  readonly header: FileHeader
  readonly side: Side
  /** Path of this version: `previousPath` on the base side of a rename. */
  readonly path: string
  readonly bytes: Uint8Array
  /** Bytes of the whole file; more than `bytes.length` when the file is larger than the budget. */
  readonly size: number
  /** Decoded text with its line ends as they are; undefined for binary content. */
  readonly text: string | undefined
  /** Where the tripwires of this check stand in `text`; empty when there is no text or the check has no tripwires. */
  readonly hits: TripwireHits
  /** 1-based line and column (UTF-16 code units) of an offset into `text`. */
  position(offset: number): { readonly line: number; readonly column: number }
  /** A line without its end; 1-based. Empty outside the text. */
  line(number: number): string
  /** Lower-case hex SHA-256 of the whole content. */
  sha256(): string
}

/** What a check may use of the outside, all of it handed in. */
export interface CheckContext {
  readonly repository: RepositoryView
  /** `owner` of `owner/name`; undefined at a prompt. */
  readonly repositoryOwner?: string
  /** Hosts that the policy trusts, in lower case. */
  readonly trustedSources?: readonly string[]
  /** Undefined when nothing is compared: a run over every file. */
  readonly governed?: GovernedFiles
  /** Path of the workflow that this run is part of; undefined at a prompt. */
  readonly ownWorkflow?: string
  /** Registers a raw secret with whoever prints, so that logs mask it. The only way a raw secret leaves a check. */
  mask(secret: string): void
  /** Digest for identities. `guessable` values (passwords) are keyed so that a published fingerprint cannot be searched by dictionary. */
  digest(value: string | Uint8Array, guessable: boolean): string
  /** Bytes of a parser shipped with us, by file name: `tree-sitter-python.wasm`. */
  vendored(name: string): Promise<Uint8Array>
  /** The web-tree-sitter module, initialised. */
  treeSitter(): Promise<typeof import('web-tree-sitter')>
  /** Remembers a value for the whole run: a loaded parser, a lock file read once. */
  once<T>(key: string, make: () => Promise<T>): Promise<T>
}

/** A pure detector and the rules it can report. */
export interface Check<Prepared = unknown> {
  readonly id: string
  readonly rules: readonly Rule[]
  /** Of which every match of this check holds at least one; absent = always look. One shared automaton finds them all in one pass. */
  readonly tripwires?: readonly Tripwire[]
  /** Says of a file in which no tripwire stands that it must be inspected all the same. Must be cheap. */
  wakes?(file: LoadedFile): boolean
  /** Reads the texts that come with a change as well: the description of the pull request, messages of commits. */
  readonly readsMessages?: true
  /** Decides on path, mode and status alone, before any byte is fetched. */
  wants(file: FileHeader): boolean
  /** Loads the parsers and neighbouring files that `inspect` needs; called only after a tripwire tripped. The only asynchronous step. */
  prepare?(file: LoadedFile, context: CheckContext): Promise<Prepared>
  inspect(file: LoadedFile, context: CheckContext, prepared: Prepared): Iterable<Finding | Unreadable>
  /** Hosts, owners and registries that this version of the file relies on; head minus base is shown as new trust edges. */
  trustEdges?(file: LoadedFile, prepared: Prepared): Iterable<TrustEdge>
  /** For rules about several files at once, and about files without content (submodules, removals). */
  inspectAll?(
    changes: readonly FileHeader[],
    context: CheckContext,
  ): Iterable<Finding> | AsyncIterable<Finding>
}

/** What a check yields when it could not look at (a part of) a file. It becomes a gap. */
export interface Unreadable {
  readonly kind: 'unreadable'
  /** `missing`: we should have seen it. `outside`: it is not in the repository, or nobody without its key can read it. */
  readonly gap: 'missing' | 'outside'
  readonly reason: UnreadableReason
  readonly detail: Evidence
  readonly line?: number
  readonly member?: string
}

export type UnreadableReason =
  | 'parse-failed'
  | 'parse-timeout'
  | 'too-deep'
  | 'too-many-findings'
  | 'line-too-long'
  | 'stored-in-lfs'
  | 'encrypted'
  | 'unknown-compression'
  | 'over-limit'

/** Keeps the type of what `prepare` makes while checks of different kinds stand in one list. */
export function defineCheck<Prepared>(check: Check<Prepared>): Check {
  return check as Check
}
