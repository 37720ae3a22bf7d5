import type { LoadedFile } from '../model/rule.ts'
import type { MappedText } from '../text/mapped-text.ts'
import { NO_HITS } from '../text/tripwire.ts'

/**
 * A program that stands in another file, as if it were a file beside it: `a.ipynb.py`. Positions and lines are those of the
 * file around it; findings need its path back. Nothing was searched in it yet.
 */
export function embeddedFile(host: LoadedFile, extension: string, program: MappedText): LoadedFile {
  return {
    ...host,
    path: `${host.path}.${extension}`,
    text: program.text,
    hits: NO_HITS,
    position: (offset) => host.position(program.sourceOf(offset)),
  }
}
