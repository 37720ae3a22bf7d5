import type { LoadedFile } from '../model/rule.ts'
import { NO_HITS } from '../text/tripwire.ts'
import type { CarriedScript } from './script-parts.ts'

/**
 * A program that stands in another file, as if it were a file beside it: `a.ipynb.py`. Positions and lines are those of the
 * file around it; findings need its path back. Nothing was searched in it yet.
 */
export function embeddedFile(host: LoadedFile, { extension, text, path }: CarriedScript): LoadedFile {
  return {
    ...host,
    path: path ?? `${host.path}.${extension}`,
    text: text.text,
    hits: NO_HITS,
    position: (offset) => host.position(text.sourceOf(offset)),
  }
}
