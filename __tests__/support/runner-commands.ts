/** A command as the runner understood it. */
export interface RunnerCommand {
  /** In lower case. */
  readonly name: string
  /** Keys as they were written; the runner does not distinguish cases, see `propertyOf`. */
  readonly properties: ReadonlyMap<string, string>
  readonly data: string
}

/** Names the runner acts upon; lines with other names are plain text (actions/runner 2.336, ActionCommandManager). */
export const COMMAND_NAMES: ReadonlySet<string> = new Set(
  'error warning notice debug group endgroup echo add-mask add-matcher remove-matcher set-output save-state stop-commands set-env add-path internal-set-repo-path'.split(
    ' ',
  ),
)

/** White space at a line's start, as .NET's `TrimStart` takes it away; less than `\s`, which has U+FEFF as well. */
const LEADING_SPACE = /^[\t-\r\u0085\p{Z}]+/u
const TRAILING_SPACE = /[\t-\r\u0085\p{Z}]+$/u

/** What each form percent-encodes beside CR and LF; `%25` comes last, so that `%250A` is no line feed. */
const NEW_PROPERTY_CODES = { '%0D': '\r', '%0A': '\n', '%3A': ':', '%2C': ',', '%25': '%' }
const NEW_DATA_CODES = { '%0D': '\r', '%0A': '\n', '%25': '%' }
const OLD_CODES = { '%3B': ';', '%0D': '\r', '%0A': '\n', '%5D': ']', '%25': '%' }

/** The lines of a stream, as the runner splits it: at LF, at CRLF and at a lone CR. */
export function linesOf(output: string): readonly string[] {
  const lines = output.split(/\r\n|\n|\r/)
  return lines.at(-1) === '' ? lines.slice(0, -1) : lines
}

/** The commands that the runner would run if a process printed this and nothing stopped them. */
export function commandsIn(output: string): readonly RunnerCommand[] {
  return linesOf(output).flatMap((line) => parseCommand(line) ?? [])
}

/**
 * The command of one line.
 * @param resumeToken what `stop-commands` named, which is a command itself then
 */
export function parseCommand(line: string, resumeToken?: string): RunnerCommand | undefined {
  const isKnown = (name: string): boolean => COMMAND_NAMES.has(name) || name === resumeToken?.toLowerCase()
  return newForm(line, isKnown) ?? oldForm(line, isKnown)
}

/** The value of a property whose key is written in any case. */
export function propertyOf(command: RunnerCommand, key: string): string | undefined {
  for (const [written, value] of command.properties) {
    if (written.toLowerCase() === key.toLowerCase()) return value
  }
  return undefined
}

/** `::name k=v,k2=v2::data`, after white space only. */
function newForm(line: string, isKnown: (name: string) => boolean): RunnerCommand | undefined {
  const trimmed = line.replace(LEADING_SPACE, '')
  const end = trimmed.indexOf('::', 2)
  if (!trimmed.startsWith('::') || end === -1) return undefined
  const { name, rest } = headOf(trimmed.slice(2, end))
  if (!isKnown(name)) return undefined
  const pairs = rest.replace(LEADING_SPACE, '').replace(TRAILING_SPACE, '').split(',')
  return {
    name,
    properties: propertiesOf(pairs, NEW_PROPERTY_CODES),
    data: decoded(trimmed.slice(end + 2), NEW_DATA_CODES),
  }
}

/** `##[name k=v;k2=v2]data`, anywhere in the line; only the first `##[` is looked at. */
function oldForm(line: string, isKnown: (name: string) => boolean): RunnerCommand | undefined {
  const start = line.indexOf('##[')
  const end = line.indexOf(']', start)
  if (start === -1 || end === -1) return undefined
  const { name, rest } = headOf(line.slice(start + 3, end))
  if (!isKnown(name)) return undefined
  return {
    name,
    properties: propertiesOf(rest.split(';'), OLD_CODES),
    data: decoded(line.slice(end + 1), OLD_CODES),
  }
}

function headOf(head: string): { readonly name: string; readonly rest: string } {
  const space = head.indexOf(' ')
  if (space === -1) return { name: head.toLowerCase(), rest: '' }
  return { name: head.slice(0, space).toLowerCase(), rest: head.slice(space + 1) }
}

function propertiesOf(
  pairs: readonly string[],
  codes: Readonly<Record<string, string>>,
): ReadonlyMap<string, string> {
  const properties = new Map<string, string>()
  for (const pair of pairs) {
    const equals = pair.indexOf('=')
    const value = pair.slice(equals + 1)
    if (equals === -1 || value === '') continue
    const key = pair.slice(0, equals)
    const known = [...properties.keys()].find((other) => other.toLowerCase() === key.toLowerCase())
    properties.set(known ?? key, decoded(value, codes))
  }
  return properties
}

function decoded(text: string, codes: Readonly<Record<string, string>>): string {
  return Object.entries(codes).reduce((shown, [code, character]) => shown.replaceAll(code, character), text)
}
