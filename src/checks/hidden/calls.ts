/** A call of a function; offsets are into the text. */
export interface Call {
  /** What it runs, on one line. */
  readonly command: string
  readonly start: number
  readonly end: number
}

/** UTF-16 code units of the arguments of one call. */
const MAX_ARGUMENTS = 10_000
/** UTF-16 code units before a call, in which a comment may begin. */
const MAX_BEFORE = 1_000
/** Calls of one file. */
const MAX_CALLS = 1_000
/** Of `execute_process`, what is no part of a command: https://cmake.org/cmake/help/latest/command/execute_process.html */
const OPTION =
  /^(?:WORKING_DIRECTORY|TIMEOUT|(?:RESULT|RESULTS|OUTPUT|ERROR)_(?:VARIABLE|FILE|QUIET|STRIP_TRAILING_WHITESPACE)|INPUT_FILE|COMMAND_(?:ECHO|ERROR_IS_FATAL)|ECHO_(?:OUTPUT|ERROR)_VARIABLE|ENCODING)$/
const NAME_CODE = /\w/

/** Calls in CMake and Meson: parentheses, strings in quotes, comments after `#`. */
export function* callsOf(text: string, name: string): Generator<Call> {
  const source = text.toLowerCase()
  let count = 0
  for (let at = source.indexOf(name); at !== -1 && count < MAX_CALLS; at = source.indexOf(name, at + 1)) {
    if (NAME_CODE.test(text[at - 1] ?? '') || isComment(text, at)) continue
    let open = at + name.length
    while (text[open] === ' ' || text[open] === '\t') open++
    if (text[open] !== '(') continue
    const end = endOfCall(text, open)
    count++
    yield { command: commandOf(text.slice(open + 1, end - 1)), start: at, end }
  }
}

function isComment(text: string, at: number): boolean {
  const before = text.slice(Math.max(0, at - MAX_BEFORE), at)
  return before.slice(before.lastIndexOf('\n') + 1).includes('#')
}

/** Offset behind the closing parenthesis, or where the search ends. */
function endOfCall(text: string, open: number): number {
  const limit = Math.min(text.length, open + MAX_ARGUMENTS)
  let depth = 0
  let quote = ''
  for (let at = open; at < limit; at++) {
    const character = text[at] as string
    if (quote !== '') {
      if (character === '\\') at++
      else if (character === quote) quote = ''
    } else if (character === '"' || character === "'") quote = character
    else if (character === '#') {
      while (at + 1 < limit && text[at + 1] !== '\n') at++
    } else if (character === '(') depth++
    else if (character === ')' && --depth === 0) return at + 1
  }
  return limit
}

function commandOf(content: string): string {
  const words = content
    .replace(/#[^\r\n]{0,10000}/g, ' ')
    .split(/\s+/)
    .filter((word) => word !== '')
  if (!words.includes('COMMAND')) return words.join(' ')
  const kept: string[] = []
  let inCommand = false
  for (const word of words) {
    if (word === 'COMMAND') {
      if (kept.length > 0) kept.push('|')
      inCommand = true
    } else if (OPTION.test(word)) inCommand = false
    else if (inCommand) kept.push(word)
  }
  return kept.join(' ')
}
