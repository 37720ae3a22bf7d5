import { argumentsOf } from './shell-arguments.ts'
import type { ShellWord } from './shell-words.ts'

/** Commands in front of a command: `sudo -E env A=1 timeout 60 pip …`. */
const MAX_WRAPPERS = 64
/** Wrappers, with those of their options that take a value. */
const WRAPPERS: ReadonlyMap<string, ReadonlySet<string>> = new Map([
  ['sudo', new Set(['-u', '-g', '-h', '-p', '-C', '-D', '-R', '-T', '-U', '-r', '-t', '--user', '--group'])],
  ['doas', new Set(['-u', '-C'])],
  ['env', new Set(['-u', '-C', '--unset', '--chdir'])],
  ['command', new Set()],
  ['exec', new Set(['-a'])],
  ['builtin', new Set()],
  ['time', new Set(['-f', '-o'])],
  ['nohup', new Set()],
  ['nice', new Set(['-n'])],
  ['xargs', new Set(['-n', '-I', '-P', '-L', '-d', '-a', '-s', '-E'])],
  ['busybox', new Set()],
  ['setsid', new Set()],
  ['stdbuf', new Set(['-i', '-o', '-e'])],
  ['ionice', new Set(['-c', '-n'])],
  ['pkexec', new Set(['--user'])],
  ['timeout', new Set(['-k', '-s', '--signal', '--kill-after'])],
])
const ASSIGNMENT = /^[A-Za-z_]\w{0,200}=/

/** A command, and what stood in front of it. */
export interface UnwrappedCommand {
  readonly words: readonly ShellWord[]
  /** Names of the wrappers: `sudo`, `env`. */
  readonly wrappers: readonly string[]
}

/** The command that wrappers run in the end: `pip` of `sudo -E env A=1 timeout 60 pip`. */
export function unwrap(words: readonly ShellWord[]): UnwrappedCommand {
  const wrappers: string[] = []
  let rest = words
  while (wrappers.length < MAX_WRAPPERS) {
    const [first] = rest
    if (first === undefined || first.dynamic) break
    const name = programName(first.value)
    const valued = WRAPPERS.get(name)
    if (valued === undefined) break
    wrappers.push(name)
    rest = wordsBehindOptions(rest.slice(1), valued)
    while (rest[0] !== undefined && ASSIGNMENT.test(rest[0].value)) rest = rest.slice(1)
    if (name === 'timeout') rest = rest.slice(1)
  }
  return { words: rest, wrappers }
}

/** Without the folder that it lies in. */
export function programName(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1)
}

/** From the first word on that is no option and no value of one. */
export function wordsBehindOptions(
  words: readonly ShellWord[],
  valued: ReadonlySet<string>,
): readonly ShellWord[] {
  for (const argument of argumentsOf(words, valued)) {
    if (argument.kind === 'positional') return words.slice(words.indexOf(argument.word))
  }
  return []
}
