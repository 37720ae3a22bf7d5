import { constants } from 'node:fs'
import { lstat, mkdir, open, realpath } from 'node:fs/promises'
import { dirname, resolve, sep } from 'node:path'
import { UsageError } from './model/errors.ts'

/**
 * Writes a report below a folder. The folder may be a checkout of the change, whose links must not decide where we write.
 * @throws UsageError when the file would lie outside the folder, or a link stands in its place
 */
export async function writeReport(folder: string, file: string, text: string): Promise<void> {
  const root = await realpath(resolve(folder))
  const target = resolve(root, file)
  if (!target.startsWith(root + sep))
    throw new UsageError(`${file} is not inside ${folder}. Name a file below it.`)
  const parent = dirname(target)
  const existing = await nearestExisting(parent)
  if ((await realpath(existing)) !== existing) {
    throw new UsageError(`a folder of ${file} is a symbolic link. Name a file in a real folder.`)
  }
  await mkdir(parent, { recursive: true })
  const flags = constants.O_WRONLY | constants.O_CREAT | constants.O_TRUNC | constants.O_NOFOLLOW
  try {
    await using handle = await open(target, flags, 0o644)
    await handle.writeFile(text)
  } catch (cause) {
    throw new UsageError(`${file} cannot be written: a symbolic link or a folder stands there.`, { cause })
  }
}

/** Before anything is made: a folder made through a link would lie elsewhere. */
async function nearestExisting(folder: string): Promise<string> {
  for (let candidate = folder; ; candidate = dirname(candidate)) {
    const found = await lstat(candidate).catch(() => undefined)
    if (found !== undefined || dirname(candidate) === candidate) return candidate
  }
}
