import type { ShellWord } from '../../syntax/shell-words.ts'
import type { TextFile } from './ecosystem.ts'

/** Where a script stands. */
export interface InstallPlace {
  readonly file: TextFile
  /** Offset into the file's text of an offset into the script. */
  offsetOf(position: number): number
}

/** A package that a command installs without saying exactly which. */
export interface Installed {
  readonly kind: 'package'
  /** Normalised, for comparison. */
  readonly name: string
  /** `none`: whatever is newest. `bounded`: the newest of a range. */
  readonly tier: 'none' | 'bounded'
  readonly word: ShellWord
  /** What to write instead of the word: `requests==<version>`. */
  readonly paste: string
  /** Rarely bounded by anybody (build tools), or only fetched when the project does not have it. */
  readonly tolerated?: boolean
}

/** Offsets into the file's text. */
export function spanOf(
  place: InstallPlace,
  word: ShellWord,
): { readonly start: number; readonly end: number } {
  const start = place.offsetOf(word.start)
  // A word in a folded text maps to the start of that text only.
  return { start, end: Math.max(start, place.offsetOf(word.end)) }
}
