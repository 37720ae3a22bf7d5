/** An action that a workflow names, or a hook of pre-commit. */
export interface NamedStep {
  /** `owner/name/path`, or the id of a hook. */
  readonly name: string
  /** What follows `@`. */
  readonly reference?: string
  /** 1-based. */
  readonly line: number
}

const USES =
  /^(?:- {1,8})?["']?uses["']?: {1,8}["']?(?<name>[^\s"'#@]{1,300})(?:@(?<reference>[^\s"'#]{1,200}))?/
const HOOK = /^(?:- {1,8})?["']?id["']?: {1,8}["']?(?<name>[\w.-]{1,100})/

const LINE_END = /\r\n?|\n/

/** The actions a workflow uses. By lines, so that a file which is no YAML any more is read as well. */
export function actionsIn(workflow: string): readonly NamedStep[] {
  return namedBy(USES, workflow)
}

export function hooksIn(configuration: string): readonly NamedStep[] {
  return namedBy(HOOK, configuration)
}

function namedBy(pattern: RegExp, text: string): readonly NamedStep[] {
  return text.split(LINE_END).flatMap((line, index) => {
    const groups = pattern.exec(line.trim())?.groups
    const name = groups?.['name']
    if (name === undefined) return []
    const reference = groups?.['reference']
    return [{ name, line: index + 1, ...(reference === undefined ? {} : { reference }) }]
  })
}
