import type { Finding } from '../../model/finding.ts'
import { evidence, excerpt } from '../../text/redact.ts'
import { linesOnlyIn } from './changed-lines.ts'
import { extentOf, guardEdit } from './guard-edit.ts'

/** The file of owners that counts on one side. */
export interface OwnersFile {
  readonly path: string
  readonly text: string
}

/** Patterns that own the guards themselves, and everything. */
const GUARDING_PATTERN = /^(?:\*|\*\*|\/)$|\.github|CODEOWNERS/i

/** What happened to the owners of files, whichever of their files counts before and after. */
export function* codeOwners(
  before: OwnersFile | undefined,
  after: OwnersFile | undefined,
): Generator<Finding> {
  if (before === undefined) return
  if (after === undefined) {
    yield guardEdit(before.path, evidence`who must review: removed`, { level: 'warning' })
    return
  }
  const owned = ownersByPattern(after.text)
  for (const [pattern, owners] of ownersByPattern(before.text)) {
    const isLost = owners !== '' && (owned.get(pattern) ?? '') === ''
    if (!isLost || !GUARDING_PATTERN.test(pattern)) continue
    const what = evidence`who must review: nobody owns ${excerpt(pattern)} any more`
    yield guardEdit(after.path, what, { level: 'warning' })
  }
  const isEntry = ({ text }: { readonly text: string }): boolean => !text.startsWith('#')
  const added = linesOnlyIn(after.text, before.text).filter(isEntry)
  const removed = linesOnlyIn(before.text, after.text).filter(isEntry)
  if (added.length + removed.length === 0) return
  yield guardEdit(after.path, evidence`who must review: ${extentOf(added.length, removed.length)}`, {
    at: added[0],
  })
}

/** The last entry of a pattern counts; one without owners takes them away. */
function ownersByPattern(text: string): ReadonlyMap<string, string> {
  const owners = new Map<string, string>()
  for (const line of text.split(/\r\n?|\n/)) {
    const words = line.trim().split(/\s+/)
    const comment = words.findIndex((word) => word.startsWith('#'))
    const [pattern, ...names] = comment === -1 ? words : words.slice(0, comment)
    if (pattern !== undefined && pattern !== '') owners.set(pattern, names.join(' '))
  }
  return owners
}
