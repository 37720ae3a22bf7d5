/** A command as the runner understood it. */
export interface RunnerCommand {
  readonly name: string
  readonly properties: ReadonlyMap<string, string>
  readonly data: string
}

/** Names the runner acts upon; lines with other names are plain text (actions/runner 2.336, ActionCommandManager). */
const NAMES = new Set(
  'error warning notice debug group endgroup echo add-mask add-matcher remove-matcher set-output save-state stop-commands set-env add-path internal-set-repo-path'.split(
    ' ',
  ),
)

/** The commands that the runner would run if a process printed this. Lines end at LF, CRLF and a lone CR. */
export function commandsIn(output: string): readonly RunnerCommand[] {
  return output.split(/\r\n|\n|\r/).flatMap((line) => newForm(line) ?? oldForm(line) ?? [])
}

/** `::name k=v,k2=v2::data`, after white space only. */
function newForm(line: string): RunnerCommand | undefined {
  const trimmed = line.replace(/^[\s\u0085]+/u, '')
  if (!trimmed.startsWith('::')) return undefined
  const end = trimmed.indexOf('::', 2)
  if (end === -1) return undefined
  return command(trimmed.slice(2, end), ',', trimmed.slice(end + 2), (text) =>
    text.replaceAll('%3A', ':').replaceAll('%2C', ','),
  )
}

/** `##[name k=v;k2=v2]data`, anywhere in the line. */
function oldForm(line: string): RunnerCommand | undefined {
  const start = line.indexOf('##[')
  const end = line.indexOf(']', start)
  if (start === -1 || end === -1) return undefined
  return command(line.slice(start + 3, end), ';', line.slice(end + 1), (text) =>
    text.replaceAll('%3B', ';').replaceAll('%5D', ']'),
  )
}

function command(
  head: string,
  separator: string,
  data: string,
  unescapeMore: (text: string) => string,
): RunnerCommand | undefined {
  const space = head.indexOf(' ')
  const name = (space === -1 ? head : head.slice(0, space)).toLowerCase()
  if (!NAMES.has(name)) return undefined
  const properties = new Map<string, string>()
  for (const pair of space === -1 ? [] : head.slice(space + 1).split(separator)) {
    const equals = pair.indexOf('=')
    if (equals > 0)
      properties.set(pair.slice(0, equals).trim(), decoded(unescapeMore(pair.slice(equals + 1))))
  }
  return { name, properties, data: decoded(data) }
}

function decoded(text: string): string {
  return text.replaceAll('%0D', '\r').replaceAll('%0A', '\n').replaceAll('%25', '%')
}
