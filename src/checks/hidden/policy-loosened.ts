import type { FileHeader, Side } from '../../model/change-set.ts'
import type { Finding } from '../../model/finding.ts'
import type { GovernedFiles, Loosening } from '../../model/governed.ts'
import type { CheckContext } from '../../model/rule.ts'

/** What the change allows beyond the governing policy. Reads nothing when it leaves the governing files alone. */
export async function* loosenedPolicy(
  changes: readonly FileHeader[],
  { governed }: CheckContext,
): AsyncGenerator<Finding> {
  for (const path of governed?.paths ?? []) {
    const isTouched = changes.some((file) => file.path === path || file.previousPath === path)
    if (!isTouched || governed === undefined) continue
    for (const loosening of await introduced(governed, path)) {
      yield {
        rule: 'hidden/policy-loosened',
        path,
        evidence: loosening.evidence,
        identity: loosening.identity,
        ...(loosening.location === undefined ? {} : { location: loosening.location }),
        ...(loosening.note === undefined ? {} : { note: loosening.note }),
        ...(loosening.breaks === true ? { level: 'error' as const } : {}),
      }
    }
  }
}

/** A branch that is behind lacks what its target tightened meanwhile; merging it does not bring that back. */
async function introduced(governed: GovernedFiles, path: string): Promise<readonly Loosening[]> {
  const of = (side: Side): Promise<readonly Loosening[]> => governed.loosened(path, side)
  const head = await of('head')
  if (head.length === 0) return []
  const known = new Set((await of('base')).map((loosening) => loosening.identity))
  return head.filter((loosening) => !known.has(loosening.identity))
}
