import type { ShellCommand, ShellScript } from '../../syntax/shell.ts'
import type { ShellRange, ShellWord } from '../../syntax/shell-words.ts'
import { programName, unwrap } from '../../syntax/shell-wrappers.ts'

/** A command of a script, by the program that runs in the end. */
export interface Step {
  readonly command: ShellCommand
  /** Without its folder, in lower case; of `$CURL` it is `curl`. Empty when only known at run time. */
  readonly name: string
  /** The word of the name, as written. */
  readonly program: ShellWord
  readonly words: readonly ShellWord[]
  /** `sudo`, `env`, `xargs` and their like in front of it, also as `$SUDO`. */
  readonly wrappers: ReadonlySet<string>
}

/** A script with its text and steps in order of their start. */
export interface ScriptReading {
  readonly text: string
  readonly script: ShellScript
  readonly steps: readonly Step[]
}

const VARIABLE = /^\$[{(]?(?<name>[A-Za-z_]\w{0,60})[})]?$/
const LOOKUP_OPTION = /^-[vV]$/
const EXTENSION = /\.exe$/

export function readSteps(text: string, script: ShellScript): ScriptReading {
  const steps = script.commands.flatMap((command) => [...stepOf(command)])
  steps.sort((a, b) => a.command.start - b.command.start || b.command.end - a.command.end)
  return { text, script, steps }
}

function* stepOf(command: ShellCommand): Generator<Step> {
  if (isLookup(command)) return
  const outside = variableName(command.words[0])
  const raised = outside === 'sudo' || outside === 'as_root'
  const { words, wrappers } = unwrap(raised ? command.words.slice(1) : command.words)
  const [program, ...rest] = words
  const all = new Set(raised ? ['sudo', ...wrappers] : wrappers)
  if (program === undefined) {
    const [only] = command.words
    if (only !== undefined) yield { command, name: '', program: only, words: [], wrappers: all }
    return
  }
  const name = program.dynamic
    ? (variableName(program) ?? plainName(program))
    : programName(program.value).toLowerCase().replace(EXTENSION, '')
  yield { command, name, program, words: rest, wrappers: all }
}

/** `command -v name` only asks where it is. */
function isLookup({ words }: ShellCommand): boolean {
  return words[0]?.value === 'command' && LOOKUP_OPTION.test(words[1]?.value ?? '')
}

/** Behind the command and those of its redirections that lead to the given path, or to any. */
export function endWith({ command }: Step, path?: string): number {
  let { end } = command
  for (const { target } of command.redirections ?? []) {
    if (path === undefined || target.value === path) end = Math.max(end, target.end)
  }
  return end
}

function variableName(word: ShellWord | undefined): string | undefined {
  if (word === undefined || !word.dynamic) return undefined
  return VARIABLE.exec(word.value)?.groups?.['name']?.toLowerCase()
}

/** `$BIN/curl` is `curl`. */
function plainName({ value }: ShellWord): string {
  const name = programName(value)
  return value.includes('/') && !/[$`{}()*?\s]/.test(name) ? name.toLowerCase() : ''
}

/** `${NAME}` as `$NAME`, without the dot of `./name`. */
export function plainPath(path: string): string {
  return path.replaceAll(BRACED, '$$$<name>').replace(/^(?:\.\/)+/, '')
}
const BRACED = /\$\{(?<name>\w{1,60})\}/g

/** Last part of a path, so that a file is known whatever folder is gone to meanwhile. */
export function fileName(path: string): string {
  return programName(plainPath(path))
}

/** Whether something begins in a range; for many ranges over the same sorted places. */
export function firstWithin(places: readonly number[], range: ShellRange): number {
  let low = 0
  let high = places.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((places[middle] as number) < range.start) low = middle + 1
    else high = middle
  }
  return low < places.length && (places[low] as number) < range.end ? low : -1
}
