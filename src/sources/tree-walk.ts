import type { Folder, GitHubTrees } from './github-trees.ts'
import type { FileTree, TreeEntry } from './tree-diff.ts'

/** Both sides of what differs, and whether that is all of it. */
export interface Difference {
  readonly base: FileTree
  readonly head: FileTree
  readonly isComplete: boolean
}

/** One folder on both sides; undefined where it does not exist. */
interface FolderPair {
  /** Path with a slash at the end; empty for the root. */
  readonly prefix: string
  readonly base: string | undefined
  readonly head: string | undefined
}

const FOLDERS_OF_A_PAIR = 2
const NO_FOLDER: Folder = { files: new Map(), folders: new Map(), isIncomplete: false }

/**
 * Compares two commits folder by folder, entering only folders that differ: the way when a recursive listing is cut.
 * Costs two requests a changed folder, and stops when `trees` may ask no more.
 */
export async function walkDifferences(
  trees: GitHubTrees,
  base: string | undefined,
  head: string,
): Promise<Difference> {
  const sides = { base: new Map<string, TreeEntry>(), head: new Map<string, TreeEntry>() }
  const waiting: FolderPair[] = [{ prefix: '', base, head }]
  let isComplete = true
  for (let pair = waiting.pop(); pair !== undefined; pair = waiting.pop()) {
    if (trees.allowance < FOLDERS_OF_A_PAIR) return { ...sides, isComplete: false }
    const old = pair.base === undefined ? NO_FOLDER : await trees.folder(pair.base)
    const now = pair.head === undefined ? NO_FOLDER : await trees.folder(pair.head)
    if (old.isIncomplete || now.isIncomplete) isComplete = false
    addFiles(sides.base, pair.prefix, old.files)
    addFiles(sides.head, pair.prefix, now.files)
    for (const name of new Set([...old.folders.keys(), ...now.folders.keys()])) {
      const below = { base: old.folders.get(name), head: now.folders.get(name) }
      if (below.base !== below.head) waiting.push({ prefix: `${pair.prefix}${name}/`, ...below })
    }
  }
  return { ...sides, isComplete }
}

function addFiles(side: Map<string, TreeEntry>, prefix: string, files: FileTree): void {
  for (const [name, entry] of files) side.set(prefix + name, entry)
}
