import type { MappedText } from '../text/mapped-text.ts'

/** A program that stands in a file of another kind. */
export interface CarriedScript {
  /** That its own file would have, without the point: `py`, `sh`. */
  readonly extension: string
  /** Offsets lead into the text of the file around it. */
  readonly text: MappedText
  /** Of a file that is run as this program is; absent: one beside the file around it, with another extension. */
  readonly path?: string
}
