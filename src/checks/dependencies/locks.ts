import type { CheckContext } from '../../model/rule.ts'
import type { Dependency } from './dependency.ts'
import type { TextFile } from './ecosystem.ts'
import { foldersAbove, inFolder, readNeighbour } from './neighbours.ts'

/** One format of lock file. Read by lines: it is written by a tool, and wrong reading costs no more than a stricter judgement. */
export interface LockFormat {
  readonly fileName: string
  /** Each locked package and its version. */
  packages(text: string): Iterable<readonly [name: string, version: string]>
  /** Whether a lock counts for every folder below its own without naming it. */
  coversAllBelow?(text: string): boolean
}

/** Versions by normalised name; with several versions of a package, the first one listed. */
export type LockedVersions = ReadonlyMap<string, string>

export const NO_LOCK: LockedVersions = new Map()

/** Packages taken from one lock file. */
const MAX_LOCKED = 200_000

/**
 * What the nearest lock files above a manifest hold. One in a folder above counts only when it names the manifest's
 * folder or package, because another project's lock may lie there.
 * @param packageName as the lock would list the manifest's own package
 */
export async function lockedVersions(
  file: TextFile,
  context: CheckContext,
  formats: readonly LockFormat[],
  packageName: string | undefined,
): Promise<LockedVersions> {
  const own = file.path.split('/').slice(0, -1).join('/')
  for (const folder of foldersAbove(file.path)) {
    for (const format of formats) {
      const path = inFolder(folder, format.fileName)
      const text = await readNeighbour(context, file.side, path)
      if (text === undefined) continue
      const below = folder === '' ? own : own.slice(folder.length + 1)
      if (folder !== own && !names(text, below, packageName) && !(format.coversAllBelow?.(text) ?? false))
        continue
      return context.once(`dependencies:lock:${file.side}:${path}`, async () => versionsIn(text, format))
    }
  }
  return NO_LOCK
}

/**
 * Reads a manifest without its locks first: most say nothing that a lock would change, and each neighbour may cost a
 * request.
 */
export async function readWithLocks(
  read: (locked: LockedVersions) => readonly Dependency[],
  load: () => Promise<LockedVersions>,
): Promise<readonly Dependency[]> {
  const found = read(NO_LOCK)
  if (!found.some(dependsOnLock)) return found
  const locked = await load()
  return locked.size === 0 ? found : read(locked)
}

function dependsOnLock(dependency: Dependency): boolean {
  switch (dependency.kind) {
    case 'version':
      return dependency.tier !== 'exact'
    case 'git':
      return dependency.tier !== 'commit'
    case 'archive':
      return !dependency.hashed
    case 'index':
    case 'action':
    case 'image':
    case 'ready':
    case 'unreadable':
      return false
  }
}

function names(lock: string, folder: string, packageName: string | undefined): boolean {
  const quoted = packageName === undefined ? undefined : `"${packageName}"`
  return (
    lock.includes(`"${folder}"`) ||
    lock.includes(`\n  ${folder}:`) ||
    lock.includes(`workspace:${folder}`) ||
    (quoted !== undefined && lock.includes(`name = ${quoted}`))
  )
}

export function versionsIn(text: string, format: LockFormat): LockedVersions {
  const versions = new Map<string, string>()
  for (const [name, version] of format.packages(text)) {
    if (versions.size === MAX_LOCKED) break
    if (!versions.has(name)) versions.set(name, version)
  }
  return versions
}

const TOML_NAME = /^name = "(?<name>[^"\\]{1,200})"$/
const TOML_VERSION = /^version = "(?<version>[^"\\]{1,100})"$/

/** Locks that are TOML with `[[package]]` tables: uv, Poetry, PDM, Cargo; `[[packages]]` in pylock.toml. */
export function tomlLock(fileName: string, normalise: (name: string) => string): LockFormat {
  return {
    fileName,
    *packages(text) {
      let inside = false
      let name: string | undefined
      for (const line of linesOf(text)) {
        if (line.startsWith('[')) {
          inside = line === '[[package]]' || line === '[[packages]]'
          name = undefined
          continue
        }
        if (!inside) continue
        name = TOML_NAME.exec(line)?.groups?.['name'] ?? name
        const version = TOML_VERSION.exec(line)?.groups?.['version']
        if (version !== undefined && name !== undefined) yield [normalise(name), version]
      }
    },
  }
}

/** Lines without their ends, one at a time. */
export function* linesOf(text: string): Generator<string> {
  let start = 0
  while (start < text.length) {
    const end = text.indexOf('\n', start)
    const line = end === -1 ? text.slice(start) : text.slice(start, end)
    yield line.endsWith('\r') ? line.slice(0, -1) : line
    if (end === -1) return
    start = end + 1
  }
}
