import { SourceError } from '../model/errors.ts'
import type { EventPlan } from './event.ts'
import { isObjectId } from './json-fields.ts'

/** What git and the API both know of commits. Ids are full ids. Throws SourceError. */
export interface CommitGraph {
  /** The commit that a branch, a tag or an id names. */
  resolve(name: string): Promise<string>
  /** Throws SourceError 'not-found' when there is no such commit. */
  parents(commit: string): Promise<readonly string[]>
  /** Best common ancestor. */
  mergeBase(one: string, other: string): Promise<string>
}

/** The two commits to compare. */
export interface CommitRange {
  /** Undefined: every file of the head counts as added. */
  readonly base?: string
  readonly head: string
  /** How the two were chosen, in plain words. */
  readonly description: string
  /** The commit whose policy holds, when it is not `base`: a branch may leave from a commit as old as its author likes. */
  readonly policyCommit?: string
}

type JudgedPlan = Exclude<EventPlan, { readonly kind: 'nothing' }>

/** Chooses the commits that say best what an event would land. One rule for every source, so that all judge the same. */
export async function rangeOf(plan: JudgedPlan, graph: CommitGraph): Promise<CommitRange> {
  switch (plan.kind) {
    case 'pull-request': {
      const target = await firstParentOfTestMerge(plan.mergeSha, plan.headSha, graph)
      if (target !== undefined && plan.mergeSha !== undefined) {
        return { base: target, head: plan.mergeSha, description: 'the test merge against its first parent' }
      }
      const base = await graph.mergeBase(plan.baseSha, plan.headSha)
      return {
        base,
        head: plan.headSha,
        description: 'the head against its merge base',
        ...(base === plan.baseSha ? {} : { policyCommit: plan.baseSha }),
      }
    }
    case 'merge-group':
      return { base: plan.baseSha, head: plan.headSha, description: 'the merge group against its base' }
    case 'push':
      return pushedRange(plan, graph)
    case 'range': {
      const [from, head] = [await graph.resolve(plan.base), await graph.resolve(plan.head)]
      const base = await graph.mergeBase(from, head)
      return {
        base,
        head,
        description: 'the input "head" against its merge base with the input "base"',
        ...(base === from ? {} : { policyCommit: from }),
      }
    }
    case 'whole-tree':
      return {
        head: await graph.resolve(plan.head),
        description: 'every file',
        policyCommit: plan.governedBy,
      }
  }
}

/** Undefined unless the merge is of exactly this head: GitHub may have made it for an earlier push. */
async function firstParentOfTestMerge(
  merge: string | undefined,
  head: string,
  graph: CommitGraph,
): Promise<string | undefined> {
  if (merge === undefined) return undefined
  const [target, merged, ...more] = (await parentsIfKnown(merge, graph)) ?? []
  return merged === head && more.length === 0 ? target : undefined
}

async function pushedRange(
  { before, after, defaultBranch, isAside }: Extract<JudgedPlan, { readonly kind: 'push' }>,
  graph: CommitGraph,
): Promise<CommitRange> {
  if (
    before !== undefined &&
    (defaultBranch === undefined || (await parentsIfKnown(before, graph)) !== undefined)
  ) {
    const range = { base: before, head: after, description: 'the push against what was there before' }
    if (isAside !== true || defaultBranch === undefined) return range
    const governing = await graph.resolve(defaultBranch)
    return governing === before ? range : { ...range, policyCommit: governing }
  }
  // A forced push may have left the commit before it to be forgotten.
  const target = await graph.resolve(defaultBranch as string)
  const base = await graph.mergeBase(target, after)
  return {
    base,
    head: after,
    description: 'the push against its merge base with the default branch',
    ...(base === target ? {} : { policyCommit: target }),
  }
}

async function parentsIfKnown(commit: string, graph: CommitGraph): Promise<readonly string[] | undefined> {
  try {
    return await graph.parents(commit)
  } catch (cause) {
    if (cause instanceof SourceError && cause.code === 'not-found') return undefined
    throw cause
  }
}

export function alreadyResolved(name: string): string | undefined {
  return isObjectId(name) ? name : undefined
}
