import type { Case } from './cases.ts'
import { commitCommand } from './fast-import.ts'
import type { GitRepositoryFixture } from './git-repository.ts'

/** The commits that a pull request has. */
export interface CaseCommits {
  readonly base: string
  readonly head: string
  /** Of both, with the head's files: what GitHub makes to try the merge. */
  readonly merge: string
}

/** Makes the commits of many cases at once, in the time that one takes alone. */
export function commitCases(
  fixture: GitRepositoryFixture,
  cases: readonly Case[],
): ReadonlyMap<string, CaseCommits> {
  const stream: Buffer[] = []
  const refs = cases.map((_, at) => ({
    base: `refs/cases/${at}/base`,
    head: `refs/cases/${at}/head`,
    merge: `refs/cases/${at}/merge`,
  }))
  for (const [at, { base, head, merge }] of refs.entries()) {
    const { before, after } = cases[at] as Case
    stream.push(
      commitCommand(base, [], before),
      commitCommand(head, [base], after),
      commitCommand(merge, [base, head], after),
    )
  }
  fixture.gitWithInput(Buffer.concat(stream), 'fast-import', '--quiet', '--force')
  const listed = fixture.git('for-each-ref', '--format=%(refname) %(objectname)', 'refs/cases/')
  const ids = new Map(listed.split('\n').map((line) => line.split(' ') as [string, string]))
  const id = (ref: string): string => ids.get(ref) as string
  return new Map(
    refs.map(({ base, head, merge }, at) => [
      (cases[at] as Case).name,
      { base: id(base), head: id(head), merge: id(merge) },
    ]),
  )
}
