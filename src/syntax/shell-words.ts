/** Offsets into a script; `end` is behind the last code unit. */
export interface ShellRange {
  readonly start: number
  readonly end: number
}

/** A word of a command, as the shell passes it on. Offsets are into the script, quotes included. */
export interface ShellWord {
  /** Without quotes and backslashes; what is expanded stands as written: `$NAME`. */
  readonly value: string
  /** Holds a variable, a substitution, a pattern or a placeholder, so that the value is only known when it runs. */
  readonly dynamic: boolean
  readonly start: number
  readonly end: number
}

/** Filename patterns, and braces, with which templates mark what they fill in. */
const PATTERN = /[*?{}]/

/** Reads a word; its offsets are moved by `offset`. */
export function wordAt(text: string, start: number, end: number, offset: number): ShellWord {
  let value = ''
  let dynamic = false
  let quote = ''
  for (let at = start; at < end; at++) {
    const character = text[at] as string
    if (character === quote) quote = ''
    else if (quote === '' && (character === '"' || character === "'")) quote = character
    else if (character === '\\' && quote !== "'") {
      at++
      if (text[at] === '\r' && text[at + 1] === '\n') at++
      else if (text[at] !== '\n' && at < end) value += text[at]
    } else {
      // Even in single quotes, where it is a placeholder of whoever runs the script.
      if (character === '$' || character === '`') dynamic = true
      else if (quote === '' && PATTERN.test(character)) dynamic = true
      value += character
    }
  }
  const filledIn = value.includes('{') && value.includes('}')
  return { value, dynamic: dynamic || filledIn, start: start + offset, end: end + offset }
}
