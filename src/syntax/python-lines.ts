const NEW_LINE = 10
const HASH = 35
const BACKSLASH = 92
const QUOTES: ReadonlySet<number> = new Set([34, 39])
const OPENING: ReadonlySet<number> = new Set([40, 91, 123])
const CLOSING: ReadonlySet<number> = new Set([41, 93, 125])

/** Tells where a line of Python begins a statement, without a grammar: by strings, brackets and continued lines. */
export class PythonLines {
  private readonly text: string
  private depth = 0
  /** The quote that ends the string of three quotes that the line begins in. */
  private openString = ''
  private isContinued = false

  constructor(text: string) {
    this.text = text
  }

  /** The next line begins outside strings, brackets and continued lines. */
  get atStatement(): boolean {
    return this.depth === 0 && this.openString === '' && !this.isContinued
  }

  /** Reads one line of Python. @param end of the line, before its feed */
  read(start: number, end: number): void {
    const { text } = this
    this.isContinued = false
    let at = start
    while (at < end) {
      if (this.openString !== '') {
        const close = endOfString(text, at, end, this.openString)
        if (close === -1) return
        this.openString = ''
        at = close
        continue
      }
      const code = text.charCodeAt(at)
      if (code === HASH) return
      if (code === BACKSLASH) {
        this.isContinued = at === lastOf(text, start, end)
        at += 2
        continue
      }
      if (QUOTES.has(code)) {
        const quote = text[at] as string
        if (text.startsWith(quote.repeat(3), at) && at + 3 <= end) {
          this.openString = quote.repeat(3)
          at += 3
          continue
        }
        const close = endOfString(text, at + 1, end, quote)
        if (close === -1) {
          // A string may go on behind a backslash; else the line is no Python.
          this.isContinued = text.charCodeAt(lastOf(text, start, end)) === BACKSLASH
          return
        }
        at = close
        continue
      }
      if (OPENING.has(code)) this.depth++
      else if (CLOSING.has(code) && this.depth > 0) this.depth--
      at++
    }
  }
}

/** Offset behind the closing quotes; -1 when they are not on this line. */
function endOfString(text: string, from: number, end: number, quotes: string): number {
  for (let at = from; at < end; at++) {
    if (text.charCodeAt(at) === BACKSLASH) at++
    else if (text.startsWith(quotes, at)) return at + quotes.length
  }
  return -1
}

/** The last character of a line that may end in a carriage return. */
function lastOf(text: string, start: number, end: number): number {
  return end > start && text[end - 1] === '\r' ? end - 2 : end - 1
}

/** Offset behind a line, before its feed. */
export function lineEnd(text: string, start: number): number {
  const feed = text.indexOf('\n', start)
  return feed === -1 ? text.length : feed
}

/** Whether the line break at `end` is taken away by a backslash before it. */
export function endsInBackslash(text: string, start: number, end: number): boolean {
  let count = 0
  for (let at = lastOf(text, start, end); at >= start && text.charCodeAt(at) === BACKSLASH; at--) count++
  return count % 2 === 1 && text.charCodeAt(end) === NEW_LINE
}
