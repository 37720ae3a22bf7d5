/** What a token of a script is. Comments and blanks are none. */
export const NAME = 1
export const NUMBER = 2
export const TEXT = 3
/** Text that a shell runs. */
export const COMMAND = 4
export const REGEX = 5
export const SIGN = 6
/** Between the program and each value that is put into a text. */
export const BARRIER = 7

export type ScriptFailure = 'over-limit' | 'too-deep'

/** Tokens of the program, or of one value that is put into a text. */
export interface Stream {
  readonly kinds: number[]
  readonly starts: number[]
  readonly ends: number[]
  readonly values: Map<number, Stream[]>
}

export function emptyStream(): Stream {
  return { kinds: [], starts: [], ends: [], values: new Map() }
}

export function push(stream: Stream, kind: number, start: number, end: number): number {
  stream.kinds.push(kind)
  stream.starts.push(start)
  stream.ends.push(end)
  return stream.kinds.length - 1
}
