/** One logical line of a requirements file. Offsets are into the file's text; blanks stand for what was taken out. */
export interface RequirementLine {
  /** Continuations and comments replaced by blanks, so that offsets stay true. */
  readonly text: string
  readonly start: number
}

export interface Option {
  /** Long form without dashes: `extra-index-url`. */
  readonly name: string
  readonly value: string
  /** Of the option with its value. */
  readonly start: number
  readonly end: number
}

/** https://pip.pypa.io/en/stable/reference/requirements-file-format/ : options that stand on a line of their own or behind a requirement. */
const OPTIONS_WITH_VALUE = [
  'index-url',
  'pypi-url',
  'extra-index-url',
  'find-links',
  'trusted-host',
  'requirement',
  'constraint',
  'editable',
  'no-binary',
  'only-binary',
  'use-feature',
  'config-settings',
  'global-option',
  'install-option',
  'hash',
] as const
const FLAGS = [
  'no-index',
  'pre',
  'prefer-binary',
  'require-hashes',
  'process-dependency-links',
  'always-unzip',
] as const
const SHORT: ReadonlyMap<string, string> = new Map([
  ['i', 'index-url'],
  ['f', 'find-links'],
  ['r', 'requirement'],
  ['c', 'constraint'],
  ['e', 'editable'],
  ['C', 'config-settings'],
  ['Z', 'always-unzip'],
])

/** Logical lines that hold something, in order. pip joins lines that end in a backslash before it looks for comments. */
export function* requirementLines(source: string): Generator<RequirementLine> {
  let start = 0
  while (start < source.length) {
    let end = start
    for (;;) {
      const feed = source.indexOf('\n', end)
      const lineEnd = feed === -1 ? source.length : feed
      const line = source.slice(end, lineEnd)
      end = feed === -1 ? source.length : feed + 1
      // A line that is only a comment ends what went before.
      if (feed === -1 || !/\\\r?$/.test(line) || /^\s*#/.test(line)) break
    }
    const text = withoutComment(
      source.slice(start, end).replace(/\\\r?\n|\r?\n/g, (match) => ' '.repeat(match.length)),
    )
    if (text.trim() !== '') yield { text, start }
    start = end
  }
}

function withoutComment(line: string): string {
  const comment = /(?:^|\s)#/.exec(line)
  return comment === null ? line : line.slice(0, comment.index)
}

/** Where the options of a line start: at its first word with a dash. Equals the length when there are none. */
export function optionsStart(line: string): number {
  const option = /(?:^|\s)-/.exec(line)
  return option === null ? line.length : option.index
}

/** Options of a line; long names may be shortened as long as they stay unique. */
export function* optionsOf(line: RequirementLine): Generator<Option> {
  const words = [...line.text.slice(optionsStart(line.text)).matchAll(/\S+/g)]
  const shift = line.start + optionsStart(line.text)
  for (let index = 0; index < words.length; index++) {
    const word = words[index] as RegExpExecArray
    const start = shift + word.index
    const option = splitOption(word[0])
    if (option === undefined) continue
    const takesValue = !FLAGS.some((flag) => flag === option.name)
    const next = words[index + 1]
    if (option.value === undefined && takesValue && next !== undefined) {
      index++
      yield { name: option.name, value: unquoted(next[0]), start, end: shift + next.index + next[0].length }
    } else {
      yield { name: option.name, value: unquoted(option.value ?? ''), start, end: start + word[0].length }
    }
  }
}

function splitOption(word: string): { readonly name: string; readonly value?: string } | undefined {
  if (word.startsWith('--')) {
    const equals = word.indexOf('=')
    const written = word.slice(2, equals === -1 ? undefined : equals)
    const value = equals === -1 ? {} : { value: word.slice(equals + 1) }
    return { name: fullName(written), ...value }
  }
  if (!word.startsWith('-') || word.length < 2) return undefined
  const name = SHORT.get(word.charAt(1))
  if (name === undefined) return undefined
  return word.length === 2 ? { name } : { name, value: word.slice(2).replace(/^=/, '') }
}

function fullName(written: string): string {
  const all: readonly string[] = [...OPTIONS_WITH_VALUE, ...FLAGS]
  if (all.includes(written)) return written
  const matching = all.filter((name) => name.startsWith(written))
  return matching.length === 1 ? (matching[0] as string) : written
}

function unquoted(value: string): string {
  return value.replace(/^(["'])(.*)\1$/s, '$2')
}
