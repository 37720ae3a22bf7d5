import type { FileHeader, Side } from '../../model/change-set.ts'
import { SourceError } from '../../model/errors.ts'
import type { Finding } from '../../model/finding.ts'
import type { CheckContext } from '../../model/rule.ts'
import { decodeText } from '../../text/decode.ts'
import { evidence } from '../../text/redact.ts'
import { codeOwners, type OwnersFile } from './code-owners.ts'
import type { GuardPair } from './guard-edit.ts'
import { settingsEdits } from './guard-settings.ts'
import { type Guard, guardAt, HOOKS, OWNER_FILES, WORKFLOW } from './guards.ts'
import { ownWorkflowEdits, withMovesPaired } from './own-workflow.ts'
import { jobsOfTheSameName, type KnownWorkflow } from './same-job.ts'
import { lostScanners } from './scanner-runs.ts'

/** Bytes of one guarding file. Files of accepted secrets are the largest. */
const MAX_GUARD_BYTES = 16 * 1024 * 1024
/** Guarding files that one change may touch; each is read twice. */
const MAX_GUARDS = 1_000
/** UTF-16 code units of all their versions, which are compared with one another. */
const MAX_TEXT = 64 * 1024 * 1024

const POLICY: Pick<Guard, 'kind' | 'what'> = { kind: 'settings', what: evidence`policy of this check` }

/** What the change does to the files that guard the repository. Reads nothing when it leaves them alone. */
export async function* editedGuards(
  changes: readonly FileHeader[],
  context: CheckContext,
): AsyncGenerator<Finding> {
  const { governed } = context
  if (governed === undefined) return
  const policyPath = governed.paths[0]
  const isGuard = (path: string): boolean =>
    path === policyPath || WORKFLOW.test(path) || HOOKS.test(path) || guardAt(path) !== undefined
  const touched = changes.flatMap((file) => placesOf(file, isGuard))
  if (touched.length > MAX_GUARDS) throw tooLarge(`more than ${MAX_GUARDS} guarding files`)
  const pairs: GuardPair[] = []
  let size = 0
  for (const place of touched) {
    const before = await textAt(context, 'base', place.before)
    const after = await textAt(context, 'head', place.after)
    size += (before?.length ?? 0) + (after?.length ?? 0)
    if (size > MAX_TEXT) throw tooLarge(`guarding files of more than ${MAX_TEXT} characters`)
    pairs.push({ path: place.path, before, after })
  }
  for (const pair of withMovesPaired(pairs)) {
    const guard = guardAt(pair.path)
    if (guard !== undefined) yield* settingsEdits(pair, guard)
    // What a first policy allows is told by another rule.
    else if (pair.path === policyPath && pair.before !== undefined) yield* settingsEdits(pair, POLICY)
    else if (WORKFLOW.test(pair.path)) yield* ownWorkflowEdits(pair, context.ownWorkflow)
  }
  yield* lostScanners(pairs)
  if (pairs.some(({ path, after }) => WORKFLOW.test(path) && after !== undefined))
    yield* jobsOfTheSameName(pairs, await knownWorkflows(pairs, context))
  if (changes.some((file) => OWNER_FILES.some((path) => file.path === path || file.previousPath === path))) {
    yield* codeOwners(await ownersAt(context, 'base'), await ownersAt(context, 'head'))
  }
}

/** Where a guarding file stands before and after. */
interface Place {
  readonly path: string
  readonly before?: string
  readonly after?: string
}

/** A file that is renamed away from where it guards is gone there. */
function placesOf(file: FileHeader, isGuard: (path: string) => boolean): readonly Place[] {
  const { path, previousPath } = file
  if (file.status === 'removed') return isGuard(path) ? [{ path, before: path }] : []
  if (previousPath === undefined) return isGuard(path) ? [{ path, before: path, after: path }] : []
  const isSameGuard = WORKFLOW.test(path) && WORKFLOW.test(previousPath)
  if (isSameGuard) return [{ path, before: previousPath, after: path }]
  return [
    ...(isGuard(previousPath) ? [{ path: previousPath, before: previousPath }] : []),
    ...(isGuard(path) ? [{ path, after: path }] : []),
  ]
}

/** As they stand on the base: the one of this run, and those that are touched. */
async function knownWorkflows(
  pairs: readonly GuardPair[],
  context: CheckContext,
): Promise<readonly KnownWorkflow[]> {
  const { ownWorkflow } = context
  const own = await textAt(context, 'base', ownWorkflow)
  return [
    ...(own === undefined ? [] : [{ text: own, isOfThisRun: true }]),
    ...pairs.flatMap(({ path, before }) =>
      before === undefined || !WORKFLOW.test(path) ? [] : [{ text: before, isOfThisRun: false }],
    ),
  ]
}

async function textAt(
  context: CheckContext,
  side: Side,
  path: string | undefined,
): Promise<string | undefined> {
  const bytes =
    path === undefined ? undefined : await context.repository.read(side, path, MAX_GUARD_BYTES + 1)
  if (bytes === undefined) return undefined
  if (bytes.length > MAX_GUARD_BYTES) throw tooLarge(`a guarding file of more than ${MAX_GUARD_BYTES} bytes`)
  return decodeText(bytes, true)?.text
}

/** Becomes a gap that names the limit. */
function tooLarge(what: string): SourceError {
  return new SourceError('too-large', `${what}, so that not all edits of guards are told`)
}

async function ownersAt(context: CheckContext, side: Side): Promise<OwnersFile | undefined> {
  for (const path of OWNER_FILES) {
    const text = await textAt(context, side, path)
    if (text !== undefined) return { path, text }
  }
  return undefined
}
