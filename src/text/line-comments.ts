/** Comments of one line that are looked at. */
const MAX_COMMENTS = 50

/** Offsets; `from` is behind the comment's sign. */
export interface LineComment {
  readonly from: number
  readonly to: number
  /** No code stands before it on the line. */
  readonly alone: boolean
}

/** The comments of a line, when it does not begin within a string. */
export function lineComments(line: string): readonly LineComment[] {
  const comments: LineComment[] = []
  const unclosed = new Set<string>()
  const first = line.search(/\S/)
  let at = 0
  while (at < line.length && comments.length < MAX_COMMENTS) {
    const character = line[at] as string
    if (isQuote(line, at) && !unclosed.has(character)) {
      const close = closingQuote(line, at)
      if (close === -1) unclosed.add(character)
      at = close === -1 ? at + 1 : close + 1
      continue
    }
    const sign = signAt(line, at, at === first)
    if (sign === undefined) {
      at++
      continue
    }
    const from = at + sign.text.length
    const close = sign.close === undefined ? -1 : line.indexOf(sign.close, from)
    const to = close === -1 ? line.length : close
    comments.push({ from, to, alone: at <= first })
    at = close === -1 ? line.length : close + (sign.close ?? '').length
  }
  return comments
}

interface Sign {
  readonly text: string
  readonly close?: string
}

function signAt(line: string, at: number, isFirst: boolean): Sign | undefined {
  const before = line[at - 1]
  const afterBlank = before === undefined || before === ' ' || before === '\t'
  switch (line[at]) {
    case '#':
      // An anchor in an address and `$#` are none.
      return afterBlank || ')]};,"\'`<'.includes(before) || (before === '{' && line[at + 1] === ' ')
        ? { text: '#' }
        : undefined
    case '/':
      if (line[at + 1] === '*') return { text: '/*', close: '*/' }
      return line[at + 1] === '/' && before !== ':' ? { text: '//' } : undefined
    case '<':
      return line.startsWith('<!--', at) ? { text: '<!--', close: '-->' } : undefined
    case '*':
      // A line within a comment of several lines.
      return isFirst ? { text: '*', close: '*/' } : undefined
    case '-':
      return line[at + 1] === '-' && afterBlank && isBlank(line.charCodeAt(at + 2))
        ? { text: '--' }
        : undefined
    case ';':
    case '%':
      return afterBlank && (isFirst || isBlank(line.charCodeAt(at + 1)))
        ? { text: line[at] as string }
        : undefined
  }
  return undefined
}

/** An apostrophe within a word is none. */
function isQuote(line: string, at: number): boolean {
  const character = line[at]
  if (character === '"' || character === '`') return true
  if (character !== "'") return false
  return !(isLetter(line[at - 2]) && isLetter(line[at - 1]) && isLetter(line[at + 1]))
}

function closingQuote(line: string, open: number): number {
  const quote = line[open]
  for (let at = open + 1; at < line.length; at++) {
    if (line[at] === '\\') at++
    else if (line[at] === quote) return at
  }
  return -1
}

function isLetter(character: string | undefined): boolean {
  return character !== undefined && /[a-z]/i.test(character)
}

export function isBlank(code: number): boolean {
  return code === 0x20 || code === 0x09
}
