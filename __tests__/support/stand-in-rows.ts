import { pathFromBytes } from '../../src/text/path-name.ts'

/** A row of a pull request's listing, as far as we read it. */
export interface StandInRow {
  readonly sha: string
  readonly filename: string
  readonly status: string
  readonly additions: number
  readonly deletions: number
  readonly previous_filename?: string
  /** Absent where no line changed, and where GitHub does not show what changed. */
  readonly patch?: string
}

const ROW_STATUS: Readonly<Record<string, string>> = {
  A: 'added',
  D: 'removed',
  M: 'modified',
  T: 'changed',
  R: 'renamed',
}

/** Characters of a patch that is still shown. GitHub's own bound is not documented. */
const MAX_PATCH = 20_000

/** What `git diff-tree -z --raw --numstat -p` printed: all of the first, all of the second, then the patches. */
export function rowsOf(printed: Buffer): readonly StandInRow[] {
  // A patch holds zero bytes only where git was told to take binary content for text.
  const end = printed.indexOf('\0\0') + 1
  const fields = jsonText(printed.subarray(0, end)).split('\0').slice(0, -1)
  const patches = patchesOf(printed.toString('utf8', end + 1))
  const rows: { -readonly [name in keyof StandInRow]: StandInRow[name] }[] = []
  let at = 0
  let patch = 0
  const kinds: string[] = []
  while (fields[at]?.startsWith(':')) {
    const [, , oldId = '', newId = '', status = ''] = (fields[at++] as string).split(' ')
    const first = fields[at++] as string
    const filename = status.startsWith('R') ? (fields[at++] as string) : first
    kinds.push(status.charAt(0))
    rows.push({
      sha: status === 'D' ? oldId : newId,
      filename,
      status: ROW_STATUS[status.charAt(0)] as string,
      additions: 0,
      deletions: 0,
      ...(filename === first ? {} : { previous_filename: first }),
    })
  }
  for (const [index, row] of rows.entries()) {
    // A name may hold tabs itself.
    const [additions = '', deletions = '', ...name] = (fields[at++] as string).split('\t')
    if (name.join('\t') === '') at += 2
    // A file that becomes a link is taken away and put there again.
    const own = patches.slice(patch, patch + (kinds[index] === 'T' ? 2 : 1))
    patch += own.length
    if (additions === '-') continue
    row.additions = Number(additions)
    row.deletions = Number(deletions)
    const text = own.filter((part) => part !== '').join('\n')
    if (text !== '' && text.length <= MAX_PATCH) row.patch = text
  }
  return rows
}

/** One text a file, from its first hunk on; empty where there is none. */
function patchesOf(text: string): readonly string[] {
  return text
    .split(/^diff --git /m)
    .slice(1)
    .map((part) => {
      const start = /^@@ /m.exec(part)
      return start === null ? '' : part.slice(start.index).replace(/\n$/, '')
    })
}

/** Names that are no UTF-8 become what JSON can hold of them. */
export function jsonText(raw: Buffer): string {
  return pathFromBytes(raw).toWellFormed()
}
