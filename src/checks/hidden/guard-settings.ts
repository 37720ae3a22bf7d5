import type { Finding } from '../../model/finding.ts'
import { evidence } from '../../text/redact.ts'
import { type ChangedLine, linesOnlyIn, wordsOnlyIn } from './changed-lines.ts'
import { extentOf, type GuardPair, guardEdit } from './guard-edit.ts'
import type { Guard } from './guards.ts'

const COMMENT = /^(?:#|\/\/)/

/** What happened to a file of settings, or to one that lists exceptions. */
export function* settingsEdits(
  { path, before, after }: GuardPair,
  guard: Pick<Guard, 'kind' | 'what' | 'entry'>,
): Generator<Finding> {
  if (guard.kind === 'exceptions') {
    const more = moreExceptions(after ?? '', before ?? '', guard)
    const [first] = more
    if (first === undefined) return
    yield guardEdit(path, evidence`${guard.what}: ${more.length} more`, { at: first })
  } else if (after === undefined) {
    if (before !== undefined) yield guardEdit(path, evidence`${guard.what}: removed`, { level: 'warning' })
  } else if (before === undefined) {
    yield guardEdit(path, evidence`${guard.what}: added`)
  } else {
    const added = linesOnlyIn(after, before).filter(isSetting)
    const removed = linesOnlyIn(before, after).filter(isSetting)
    if (added.length + removed.length === 0) return
    const extent = extentOf(added.length, removed.length)
    yield guardEdit(path, evidence`${guard.what}: ${extent}`, { at: added[0] })
  }
}

function moreExceptions(
  after: string,
  before: string,
  { entry }: Pick<Guard, 'entry'>,
): readonly ChangedLine[] {
  if (entry === undefined) return linesOnlyIn(after, before).filter(isSetting)
  const entries = (text: string): readonly string[] => text.match(entry) ?? []
  return wordsOnlyIn(entries(after), entries(before)).map((text) => {
    const lines = after.slice(0, after.indexOf(text)).split('\n')
    return { line: lines.length, column: (lines.at(-1) ?? '').length + 1, text }
  })
}

function isSetting({ text }: ChangedLine): boolean {
  return !COMMENT.test(text)
}
