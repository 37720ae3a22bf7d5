/** Their mistake: says what is wrong, where, and what to write instead. Exit status 2. */
export class UsageError extends Error {
  override readonly name = 'UsageError'
}

export type SourceErrorCode =
  | 'not-a-repository'
  | 'no-such-revision'
  | 'no-merge-base'
  | 'blob-absent'
  | 'too-large'
  | 'forbidden'
  | 'not-found'
  | 'rate-limited'
  | 'unreachable'
  | 'bad-response'
  | 'git-failed'
  | 'read-failed'

/** The world failed us. Without a handler the run ends with exit status 2; for one file it becomes a gap. */
export class SourceError extends Error {
  override readonly name = 'SourceError'
  readonly code: SourceErrorCode

  constructor(code: SourceErrorCode, message: string, options?: { readonly cause?: unknown }) {
    super(message, options)
    this.code = code
  }
}
