import type { ChangeSource } from '../model/change-set.ts'
import type { GitRepository } from './git.ts'
import { defaultBase, findCommits, mergeBase, resolveRevision } from './git-repository.ts'
import { gitRange } from './local-git.ts'

/** UTF-16 code units of a revision that the description shows. */
const SHOWN_REVISION = 60

/**
 * What a range of two revisions changes, compared from their merge base, so that what only the base gained since does not count.
 * A base that is a tree (the empty tree's id) is compared as it is.
 * @param base default: where `head` left the default branch
 * @throws SourceError 'no-such-revision', 'no-merge-base'
 */
export async function openRange(
  repository: GitRepository,
  base: string | undefined,
  head = 'HEAD',
): Promise<ChangeSource> {
  if (base === undefined) {
    const tip = await resolveRevision(repository, head, 'commit')
    const { base: branchedOff, branch } = await defaultBase(repository, tip)
    const description = `${shown(head)} since it left ${branch}`
    return gitRange(repository, { base: branchedOff, head: tip, description })
  }
  const [from, to] = (await findCommits(repository, [base, head])) ?? []
  // Names that are no commits are trees, or get their error from gitRange.
  if (from === undefined || to === undefined) {
    return gitRange(repository, { base, head, description: `${shown(base)} to ${shown(head)}` })
  }
  const common = await mergeBase(repository, from.commit, to.commit)
  const description = `${shown(head)} since it left ${shown(base)}`
  return gitRange(repository, { base: common, head: to.commit, description })
}

function shown(revision: string): string {
  return /^[0-9a-f]{40,64}$/.test(revision) ? revision.slice(0, 12) : revision.slice(0, SHOWN_REVISION)
}
