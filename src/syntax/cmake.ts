/** UTF-16 code units of a script that is read. */
export const MAX_CMAKE_LENGTH = 4_000_000
/** Arguments of one command; generated lists of sources have some thousands. */
const MAX_ARGUMENTS = 20_000
/** Variables that lead to variables. */
const MAX_DEPTH = 8
/** UTF-16 code units of an expanded value. */
const MAX_VALUE = 20_000

export interface CMakeArgument {
  /** Without quotes, brackets and backslashes; references stand as written. */
  readonly value: string
  /** In brackets nothing is expanded. */
  readonly bracketed: boolean
  readonly start: number
  readonly end: number
}

export interface CMakeCommand {
  /** In lower case: names of commands have no case. */
  readonly name: string
  readonly args: readonly CMakeArgument[]
  readonly start: number
  readonly end: number
}

/**
 * The commands of a script, in order; parentheses among arguments are left out.
 * https://cmake.org/cmake/help/latest/manual/cmake-language.7.html#syntax
 */
export function* cmakeCommands(source: string): Generator<CMakeCommand> {
  for (let at = 0; at < source.length; ) {
    const start = skipBlanks(source, at)
    let end = start
    while (end < source.length && isNameCode(source.charCodeAt(end))) end++
    const open = skipSpaces(source, end)
    if (end === start || source[open] !== '(') {
      at = Math.max(end, start + 1)
      continue
    }
    const { args, end: close } = readArguments(source, open + 1)
    yield { name: source.slice(start, end).toLowerCase(), args, start, end: close }
    at = close
  }
}

/** The values that `set()` gives the variables of one script. One with several values, or from elsewhere, stays a reference. */
export class CMakeVariables {
  private readonly values = new Map<string, string | undefined>()

  constructor(commands: readonly CMakeCommand[]) {
    for (const { name, args } of commands) {
      if (name !== 'set' || args[0] === undefined) continue
      const value = args
        .slice(1)
        .map((argument) => argument.value)
        .join(';')
      const key = args[0].value
      const isNew = !this.values.has(key) || this.values.get(key) === value
      this.values.set(key, isNew ? value.split(';CACHE;', 1)[0] : undefined)
    }
  }

  /** The value with what is known put in. */
  expand(value: string, depth = 0): string {
    if (depth > MAX_DEPTH || value.length > MAX_VALUE) return value
    return value.replace(REFERENCE, (reference, name: string) => {
      const known = this.values.get(name)
      return known === undefined ? reference : this.expand(known, depth + 1)
    })
  }
}

/** Whether a reference is left, to a variable, the environment or a generator. */
export function hasReference(value: string): boolean {
  return value.includes('${') || value.includes('$ENV{') || value.includes('$<')
}

function readArguments(
  source: string,
  from: number,
): { readonly args: readonly CMakeArgument[]; readonly end: number } {
  const args: CMakeArgument[] = []
  let depth = 1
  let at = from
  while (at < source.length) {
    at = skipBlanks(source, at)
    const character = source[at]
    if (character === undefined) break
    if (character === '(') depth++
    if (character === ')' && --depth === 0) return { args, end: at + 1 }
    if (character === '(' || character === ')') {
      at++
      continue
    }
    const argument = readArgument(source, at)
    if (args.length < MAX_ARGUMENTS) args.push(argument)
    at = argument.end
  }
  return { args, end: source.length }
}

function readArgument(source: string, start: number): CMakeArgument {
  const equals = bracketAt(source, start)
  if (equals !== undefined) {
    const ending = `]${equals}]`
    const from = start + equals.length + 2
    const close = source.indexOf(ending, from)
    const end = close === -1 ? source.length : close + ending.length
    return { value: source.slice(from, close === -1 ? source.length : close), bracketed: true, start, end }
  }
  const isQuoted = source[start] === '"'
  let value = ''
  let at = isQuoted ? start + 1 : start
  for (; at < source.length; at++) {
    const character = source[at] as string
    if (character === '\\') {
      at++
      // A backslash at the end of a line joins it to the next.
      if (source[at] !== '\n') value += ESCAPES[source[at] ?? ''] ?? source[at] ?? ''
    } else if (isQuoted ? character === '"' : ENDS_UNQUOTED.has(character)) break
    else value += character
  }
  return {
    value,
    bracketed: false,
    start,
    end: Math.min(isQuoted ? at + 1 : Math.max(at, start + 1), source.length),
  }
}

/** The `=` of a bracket `[==[`; undefined: no bracket opens here. */
function bracketAt(source: string, at: number): string | undefined {
  if (source[at] !== '[') return undefined
  let end = at + 1
  while (source[end] === '=') end++
  return source[end] === '[' ? source.slice(at + 1, end) : undefined
}

function skipBlanks(source: string, from: number): number {
  let at = from
  while (at < source.length) {
    const code = source.charCodeAt(at)
    if (code === HASH) {
      const equals = bracketAt(source, at + 1)
      const ending = equals === undefined ? '\n' : `]${equals}]`
      const close = source.indexOf(ending, at + 1)
      at = close === -1 ? source.length : close + ending.length
    } else if (code <= SPACE || code === SEMICOLON) at++
    else break
  }
  return at
}

function skipSpaces(source: string, from: number): number {
  let at = from
  while (source[at] === ' ' || source[at] === '\t') at++
  return at
}

function isNameCode(code: number): boolean {
  return (
    (code >= 0x61 && code <= 0x7a) ||
    (code >= 0x41 && code <= 0x5a) ||
    (code >= 0x30 && code <= 0x39) ||
    code === 0x5f
  )
}

const HASH = 0x23
const SPACE = 0x20
const SEMICOLON = 0x3b
const ESCAPES: Readonly<Record<string, string>> = { n: '\n', t: '\t', r: '\r' }
const ENDS_UNQUOTED: ReadonlySet<string> = new Set([' ', '\t', '\n', '\r', '(', ')', '#', '"', ';'])
const REFERENCE = /\$\{(?<name>[A-Za-z0-9_./+-]{1,100})\}/g
