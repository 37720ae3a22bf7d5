import type { Finding } from '../../model/finding.ts'
import { evidence, excerpt } from '../../text/redact.ts'
import { wordsOnlyIn } from './changed-lines.ts'
import { type GuardPair, guardEdit } from './guard-edit.ts'
import { HOOKS, isScanner, WORKFLOW } from './guards.ts'
import { actionsIn, hooksIn } from './uses.ts'

/** Scanners that the touched workflows and hooks ran, and no longer run; one that moved from one of them to another stays. */
export function* lostScanners(pairs: readonly GuardPair[]): Generator<Finding> {
  const before = pairs.flatMap(({ path, before: text }) =>
    scannersIn(path, text).map((name) => ({ path, name })),
  )
  if (before.length === 0) return
  const after = pairs.flatMap(({ path, after: text }) => scannersIn(path, text))
  const lost = wordsOnlyIn(
    before.map(({ name }) => name),
    after,
  )
  for (const name of new Set(lost)) {
    const path = before.find((run) => run.name === name)?.path ?? ''
    yield guardEdit(path, evidence`no longer runs ${excerpt(name)}`, { level: 'warning' })
  }
}

function scannersIn(path: string, text: string | undefined): readonly string[] {
  if (text === undefined) return []
  const steps = HOOKS.test(path) ? hooksIn(text) : WORKFLOW.test(path) ? actionsIn(text) : []
  return steps.map(({ name }) => name).filter(isScanner)
}
