import type { Finding } from '../../model/finding.ts'
import { type Evidence, evidence, excerpt, hexDigest } from '../../text/redact.ts'
import { type ChangedLine, linesOnlyIn } from './changed-lines.ts'
import { extentOf, type GuardPair, guardEdit } from './guard-edit.ts'
import { actionsIn, type NamedStep } from './uses.ts'

export const OURS = /\/supply-chain-checklist$/i
/** A setting of the workflow that can keep this check from running, from seeing everything or from failing. */
const WEAKENING =
  /^(?:- {1,8})?(?:continue-on-error|if|paths|paths-ignore|branches|branches-ignore|types|policy|profile|fail-on|source|base|head):(?! {0,8}false$)/
const COMMIT = /^[0-9a-f]{40}$/
const USES = /^(?:- {1,8})?uses:/

/** What happened to the workflow that runs this check: the one of this run, or one that uses the action. */
export function* ownWorkflowEdits(
  { path, before, after }: GuardPair,
  ownWorkflow: string | undefined,
): Generator<Finding> {
  const ours = ownSteps(before)
  if (before === undefined || (ours.length === 0 && path !== ownWorkflow)) return
  if (after === undefined) {
    yield guardEdit(path, evidence`workflow of this check: removed`, { level: 'warning' })
    return
  }
  const still = ownSteps(after)
  if (still.length < ours.length) {
    yield guardEdit(path, evidence`workflow of this check: no longer runs it`, { level: 'warning' })
  }
  const added = linesOnlyIn(after, before).filter(isSetting)
  const removed = linesOnlyIn(before, after).filter(isSetting)
  const names = new Set(ours.map(({ name }) => name))
  let isTold = false
  for (const line of added) {
    const own = still.find((step) => step.line === line.line)
    const isOther = own !== undefined && !names.has(own.name)
    if (!isOther && own === undefined && !WEAKENING.test(line.text)) continue
    isTold = true
    const level = own === undefined || isOther ? { level: 'warning' as const } : {}
    const words = own === undefined ? excerpt(line.text) : evidence`runs ${nameOf(own)}`
    yield guardEdit(path, evidence`workflow of this check: ${words}`, { at: line, ...level })
  }
  const rest = { added: added.filter(isNoAction), removed: removed.filter(isNoAction) }
  // A newer version of some other action in the same workflow is no edit of the guard.
  if (isTold || still.length < ours.length || rest.added.length + rest.removed.length === 0) return
  const extent = extentOf(rest.added.length, rest.removed.length)
  yield guardEdit(path, evidence`workflow of this check: ${extent}`, { at: rest.added[0] })
}

/** A workflow of this check that is gone here and new there has moved, even where git sees two files. */
export function withMovesPaired(pairs: readonly GuardPair[]): readonly GuardPair[] {
  const gone = pairs.filter(({ before, after }) => after === undefined && ownSteps(before).length > 0)
  const come = pairs.filter(({ before, after }) => before === undefined && ownSteps(after).length > 0)
  const moved = gone.slice(0, come.length)
  return pairs
    .filter((pair) => !moved.includes(pair))
    .map((pair) => {
      const from = moved[come.indexOf(pair)]
      return from === undefined ? pair : { ...pair, before: from.before }
    })
}

function ownSteps(workflow: string | undefined): readonly NamedStep[] {
  return actionsIn(workflow ?? '').filter(({ name }) => OURS.test(name))
}

function isSetting({ text }: ChangedLine): boolean {
  return !text.startsWith('#')
}

function isNoAction({ text }: ChangedLine): boolean {
  return !USES.test(text)
}

function nameOf({ name, reference }: NamedStep): Evidence {
  if (reference === undefined) return excerpt(name)
  return evidence`${excerpt(name)}@${COMMIT.test(reference) ? hexDigest(reference) : excerpt(reference)}`
}
