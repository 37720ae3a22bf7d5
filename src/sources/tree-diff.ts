import type { FileHeader, FileMode } from '../model/change-set.ts'
import { compareText } from '../model/finding.ts'

/** What git stores at one path of a commit. */
export interface TreeEntry {
  readonly mode: FileMode
  readonly objectId: string
  /** Bytes of the blob; absent for submodules. */
  readonly size?: number
}

/** Every file of a commit by its path, or every file below those folders that differ. */
export type FileTree = ReadonlyMap<string, TreeEntry>

/** Files that only one side has. */
export interface Unpaired {
  readonly added: readonly string[]
  readonly removed: readonly string[]
}

/** Files that only one side has once equal contents are paired: what similarity may still pair. */
export function unpairedFiles(base: FileTree, head: FileTree): Unpaired {
  const pairs = pairEqualContents(base, head)
  const taken = new Set(pairs.values())
  return {
    added: onlyIn(head, base).filter((path) => !pairs.has(path)),
    removed: onlyIn(base, head).filter((path) => !taken.has(path)),
  }
}

/**
 * The changed files in path order. A file that stands elsewhere with equal content counts as renamed, paired as git pairs them.
 * @param similar new path → old path, as the platform paired files whose content changed as well; used where both still fit
 */
export function compareTrees(
  base: FileTree,
  head: FileTree,
  similar: ReadonlyMap<string, string> = new Map(),
): readonly FileHeader[] {
  const pairs = pairEqualContents(base, head)
  const taken = new Set(pairs.values())
  for (const [path, previous] of similar) {
    const fits =
      isRegular(head.get(path)) && isRegular(base.get(previous)) && !base.has(path) && !head.has(previous)
    if (!fits || pairs.has(path) || taken.has(previous)) continue
    pairs.set(path, previous)
    taken.add(previous)
  }
  const headers: FileHeader[] = []
  for (const [path, entry] of head) {
    const previousPath = pairs.get(path)
    const previous = base.get(previousPath ?? path)
    if (previous === undefined)
      headers.push({ path, status: 'added', mode: entry.mode, objectId: entry.objectId })
    else if (
      previousPath !== undefined ||
      previous.mode !== entry.mode ||
      previous.objectId !== entry.objectId
    ) {
      headers.push({
        path,
        status: previousPath === undefined ? 'modified' : 'renamed',
        mode: entry.mode,
        objectId: entry.objectId,
        previousMode: previous.mode,
        previousObjectId: previous.objectId,
        ...(previousPath === undefined ? {} : { previousPath }),
      })
    }
  }
  for (const path of onlyIn(base, head)) {
    const entry = base.get(path)
    if (entry === undefined || taken.has(path)) continue
    const { mode, objectId } = entry
    headers.push({ path, status: 'removed', mode, previousMode: mode, previousObjectId: objectId })
  }
  return headers.sort((a, b) => compareText(a.path, b.path))
}

/**
 * New path → old path of equal content. Git's order of preference: an old path with the same file name, else the first;
 * each old path once; a symlink or submodule only with its own kind. Linear, however many files are equal.
 */
function pairEqualContents(base: FileTree, head: FileTree): Map<string, string> {
  const groups = new Map<string, EqualFiles>()
  for (const path of onlyIn(base, head)) {
    const key = contentKey(base.get(path) as TreeEntry)
    const group = groups.get(key) ?? new EqualFiles()
    groups.set(key, group)
    group.add(path)
  }
  const pairs = new Map<string, string>()
  for (const path of onlyIn(head, base)) {
    const previous = groups.get(contentKey(head.get(path) as TreeEntry))?.take(fileName(path))
    if (previous !== undefined) pairs.set(path, previous)
  }
  return pairs
}

/** Old paths that share one content, each handed out once. */
class EqualFiles {
  private readonly all = new Queue()
  private readonly byName = new Map<string, Queue>()
  private readonly taken = new Set<string>()

  add(path: string): void {
    this.all.paths.push(path)
    const namesakes = this.byName.get(fileName(path)) ?? new Queue()
    this.byName.set(fileName(path), namesakes)
    namesakes.paths.push(path)
  }

  take(name: string): string | undefined {
    const path = this.byName.get(name)?.first(this.taken) ?? this.all.first(this.taken)
    if (path !== undefined) this.taken.add(path)
    return path
  }
}

class Queue {
  readonly paths: string[] = []
  private next = 0

  /** The first path that is not taken; those before it are never looked at again. */
  first(taken: ReadonlySet<string>): string | undefined {
    while (taken.has(this.paths[this.next] ?? '')) this.next++
    return this.paths[this.next]
  }
}

/** In path order, so that pairing does not depend on how a tree was listed. */
function onlyIn(one: FileTree, other: FileTree): string[] {
  return [...one.keys()].filter((path) => !other.has(path)).sort(compareText)
}

/** Equal for two entries of which one may be the other, moved. */
function contentKey(entry: TreeEntry): string {
  return `${isRegular(entry) ? 'regular' : entry.mode} ${entry.objectId}`
}

function isRegular(entry: TreeEntry | undefined): boolean {
  return entry?.mode === 'file' || entry?.mode === 'executable'
}

function fileName(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1)
}
