import type { ChangedFile, ChangeSource, FileHeader } from '../../src/model/change-set.ts'
import { headerOf } from '../../src/model/change-set.ts'

/** All changed files of a source. */
export async function changedFiles(source: ChangeSource): Promise<ReadonlyMap<string, ChangedFile>> {
  const files = new Map<string, ChangedFile>()
  for await (const file of source.changes()) files.set(file.path, file)
  return files
}

/** `status mode path`, with what it was when that differs; one line a changed file. */
export async function changeLines(source: ChangeSource): Promise<readonly string[]> {
  return [...(await changedFiles(source)).values()].map((file) => changeLine(headerOf(file)))
}

function changeLine(file: FileHeader): string {
  const was =
    file.previousMode === undefined || file.previousMode === file.mode ? '' : ` was ${file.previousMode}`
  const from = file.previousPath === undefined ? '' : ` from ${file.previousPath}`
  return `${file.status} ${file.mode} ${file.path}${from}${was}`
}

/** Text of one version of a changed file; undefined when it has none on that side. */
export async function textOf(
  file: ChangedFile | undefined,
  side: 'base' | 'head' = 'head',
): Promise<string | undefined> {
  const content = await file?.load(side, 1 << 20)
  return content && Buffer.from(content.bytes).toString('utf8')
}
