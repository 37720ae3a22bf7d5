import { pathToBytes } from '../../src/text/path-name.ts'
import type { CaseFile } from './cases.ts'

const MODES = { file: '100644', executable: '100755', symlink: '120000', submodule: '160000' }

/** A commit with exactly these files: https://git-scm.com/docs/git-fast-import */
export function commitCommand(ref: string, parents: readonly string[], files: readonly CaseFile[]): Buffer {
  const [from, ...merged] = parents
  const lines = [
    `commit ${ref}`,
    'mark :1',
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
