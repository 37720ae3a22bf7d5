import { linesOf } from './runner-commands.ts'

/** Bytes of UTF-8; a larger summary is dropped as a whole. */
export const MAX_SUMMARY_BYTES = 1024 * 1024

/**
 * What GITHUB_OUTPUT, GITHUB_STATE and GITHUB_ENV say: `NAME=VALUE`, or `NAME<<DELIMITER`, lines, `DELIMITER`.
 * On Linux a carriage return is part of a value. Later pairs replace earlier ones.
 * @throws Error in the runner's words for a file it cannot read
 */
export function keyValues(text: string): ReadonlyMap<string, string> {
  const pairs = new Map<string, string>()
  const lines = new Lines(text)
  for (let line = lines.next(); line !== undefined; line = lines.next()) {
    if (line === '') continue
    const equals = line.indexOf('=')
    const arrows = line.indexOf('<<')
    if (equals !== -1 && (arrows === -1 || equals < arrows)) {
      pairs.set(line.slice(0, equals), line.slice(equals + 1))
    } else if (arrows !== -1) {
      const name = line.slice(0, arrows)
      const delimiter = line.slice(arrows + 2)
      if (name === '' || delimiter === '') {
        throw new Error(`Invalid format '${line}'. Name must not be empty and delimiter must not be empty`)
      }
      pairs.set(name, valueUntil(lines, delimiter))
    } else throw new Error(`Invalid format '${line}'`)
  }
  return pairs
}

function valueUntil(lines: Lines, delimiter: string): string {
  const value: string[] = []
  for (;;) {
    const line = lines.next()
    if (line === undefined) throw new Error(`Invalid value. Matching delimiter not found '${delimiter}'`)
    if (line === delimiter) return value.join('\n')
    if (!lines.hasEnded) throw new Error('Invalid value. EOF marker missing new line.')
    value.push(line)
  }
}

/** Lines of a text that end at LF alone. */
class Lines {
  /** Whether the last line that was read had an end. */
  hasEnded = true
  private at = 0
  private readonly text: string

  constructor(text: string) {
    this.text = text
  }

  next(): string | undefined {
    if (this.at >= this.text.length) return undefined
    const end = this.text.indexOf('\n', this.at)
    this.hasEnded = end !== -1
    const line = this.text.slice(this.at, this.hasEnded ? end : undefined)
    this.at = this.hasEnded ? end + 1 : this.text.length
    return line
  }
}

/** A summary as it is shown, line by line without what is hidden; or the words of the error that drops it. */
export function uploadedSummary(
  bytes: Buffer,
  hide: (text: string) => string,
): { readonly text: string } | { readonly error: string } {
  if (bytes.length > MAX_SUMMARY_BYTES) {
    const got = Math.floor(bytes.length / 1024)
    return {
      error: `$GITHUB_STEP_SUMMARY upload aborted, supports content up to a size of ${MAX_SUMMARY_BYTES / 1024}k, got ${got}k.`,
    }
  }
  return {
    text: linesOf(bytes.toString('utf8'))
      .map((line) => `${hide(line)}\n`)
      .join(''),
  }
}
