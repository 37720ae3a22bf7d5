import type { Finding } from '../../model/finding.ts'
import type { CheckContext, Unreadable } from '../../model/rule.ts'
import type { DataDocument } from '../../syntax/data.ts'
import { evidence } from '../../text/redact.ts'
import { type ActionUse, judgeAction } from './action.ts'
import { type Declaration, judgeDeclaration } from './declaration.ts'
import type { TextFile } from './ecosystem.ts'
import { type ImageUse, judgeImage } from './image.ts'
import {
  type ArchiveDependency,
  type GitDependency,
  judgeArchive,
  judgeGit,
  judgeIndex,
  type PackageIndex,
} from './source.ts'

/** What a manifest declares, whatever its format. Readers make these; what they are worth is decided in one place for all. */
export type Dependency =
  | Declaration
  | GitDependency
  | ArchiveDependency
  | PackageIndex
  | ActionUse
  | ImageUse
  | ReadyFinding
  | Unreadable

/** A finding that only one format can have. */
export interface ReadyFinding {
  readonly kind: 'ready'
  readonly finding: Finding
}

/** Malformed parts of one document that are named; the rest is in the same state. */
const MAX_PROBLEMS = 20

export function* judge(
  file: TextFile,
  context: CheckContext,
  found: Iterable<Dependency>,
): Generator<Finding | Unreadable> {
  for (const dependency of found) {
    switch (dependency.kind) {
      case 'version':
        yield* judgeDeclaration(file, dependency)
        break
      case 'git':
        yield* judgeGit(file, context, dependency)
        break
      case 'archive':
        yield* judgeArchive(file, context, dependency)
        break
      case 'index':
        yield* judgeIndex(file, context, dependency)
        break
      case 'action':
        yield* judgeAction(file, context, dependency)
        break
      case 'image':
        yield* judgeImage(file, context, dependency)
        break
      case 'ready':
        yield dependency.finding
        break
      case 'unreadable':
        yield dependency
        break
    }
  }
}

/** Parts of a document that its parser could not read. */
export function* unreadableParts(file: TextFile, document: DataDocument): Generator<Unreadable> {
  for (const { reason, offset } of document.problems.slice(0, MAX_PROBLEMS)) {
    yield unreadableAt(file, offset, reason)
  }
}

export function unreadableAt(
  file: TextFile,
  offset: number,
  reason: 'parse-failed' | 'too-deep' | 'over-limit' = 'parse-failed',
): Unreadable {
  const line = file.position(Math.min(offset, file.text.length)).line
  const detail =
    reason === 'parse-failed'
      ? evidence`what is declared here cannot be read`
      : reason === 'too-deep'
        ? evidence`nested more deeply than is read`
        : evidence`longer than is read`
  return { kind: 'unreadable', gap: 'missing', reason, detail, line }
}
