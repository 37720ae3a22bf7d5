import { pathToBytes } from '../../src/text/path-name.ts'
import type { Case, CaseFile } from './cases.ts'
import type { GitRepositoryFixture } from './git-repository.ts'

/** The commits that a pull request has. */
export interface CaseCommits {
  readonly base: string
  readonly head: string
  /** Of both, with the head's files: what GitHub makes to try the merge. */
  readonly merge: string
}

const MODES = { file: '100644', executable: '100755', symlink: '120000', submodule: '160000' }

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
    stream.push(commit(base, [], before), commit(head, [base], after), commit(merge, [base, head], after))
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

/** https://git-scm.com/docs/git-fast-import */
function commit(ref: string, parents: readonly string[], files: readonly CaseFile[]): Buffer {
  const [from, ...merged] = parents
  const lines = [
    `commit ${ref}`,
    'committer A <a@example.com> 1767225600 +0000',
    'data 0',
    ...(from === undefined ? [] : [`from ${from}`]),
    ...merged.map((parent) => `merge ${parent}`),
    'deleteall',
    '',
  ]
  return Buffer.concat([Buffer.from(lines.join('\n')), ...files.map(fileCommand), Buffer.from('\n')])
}

function fileCommand({ path, mode, bytes }: CaseFile): Buffer {
  const quoted = pathToBytes(path.replace(/["\\]/g, '\\$&').replaceAll('\n', '\\n'))
  const isLink = mode === 'submodule'
  const command = `M ${MODES[mode]} ${isLink ? bytes.toString('latin1') : 'inline'} "`
  const data = isLink ? [] : [Buffer.from(`data ${bytes.length}\n`), bytes, Buffer.from('\n')]
  return Buffer.concat([Buffer.from(command), quoted, Buffer.from('"\n'), ...data])
}
