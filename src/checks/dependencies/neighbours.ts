import type { Side } from '../../model/change-set.ts'
import { SourceError } from '../../model/errors.ts'
import type { CheckContext } from '../../model/rule.ts'
import { decodeText } from '../../text/decode.ts'

/** Bytes of a neighbouring file that are read; the largest lock files of real projects are a third of it. */
const MAX_NEIGHBOUR_BYTES = 24 * 1024 * 1024
/** Folders upwards in which neighbours are looked for. */
const MAX_PARENTS = 12

/** Text of a file beside the one that is judged, at the same side; undefined when there is none, or it cannot be read. */
export function readNeighbour(context: CheckContext, side: Side, path: string): Promise<string | undefined> {
  return context.once(`dependencies:neighbour:${side}:${path}`, async () => {
    try {
      const bytes = await context.repository.read(side, path, MAX_NEIGHBOUR_BYTES)
      return bytes === undefined ? undefined : decodeText(bytes, true)?.text
    } catch (cause) {
      // Without the neighbour its reader is judged more strictly, so nothing is lost by going on.
      if (cause instanceof SourceError) return undefined
      throw cause
    }
  })
}

/** The folder of a path and those above it, nearest first; the root is ''. */
export function* foldersAbove(path: string): Generator<string> {
  const folders = path.split('/').slice(0, -1)
  for (let count = 0; count <= MAX_PARENTS && folders.length >= 0; count++) {
    yield folders.join('/')
    if (folders.length === 0) return
    folders.pop()
  }
}

export function inFolder(folder: string, name: string): string {
  return folder === '' ? name : `${folder}/${name}`
}

export function baseName(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1)
}

/** Resolves `../x` and `./x` against the folder of a file. Undefined when it leads out of the repository. */
export function resolveBeside(path: string, relative: string): string | undefined {
  if (relative.startsWith('/') || relative.includes('\\')) return undefined
  const folders = path.split('/').slice(0, -1)
  for (const part of relative.split('/')) {
    if (part === '' || part === '.') continue
    if (part !== '..') folders.push(part)
    else if (folders.pop() === undefined) return undefined
  }
  return folders.join('/')
}
