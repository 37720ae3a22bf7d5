import { FAIL_ON, oneOf, PROFILES } from './inputs.ts'
import { UsageError } from './model/errors.ts'
import type { FailOn, Profile } from './policy/policy.ts'
import { nearest } from './text/nearest.ts'

export type Format = 'text' | 'markdown' | 'json' | 'sarif'

export const FORMATS: readonly Format[] = ['text', 'markdown', 'json', 'sarif']

/** What is to be judged, or shown. */
export type Command =
  | { readonly kind: 'range'; readonly base?: string; readonly head?: string }
  | { readonly kind: 'staged' }
  | { readonly kind: 'all'; readonly directory: string }
  | { readonly kind: 'baseline' }
  | { readonly kind: 'explain'; readonly rule: string }
  | { readonly kind: 'version' }
  | { readonly kind: 'help' }

export interface CommandLine {
  readonly command: Command
  readonly repo: string
  readonly format: Format
  readonly output?: string
  readonly policy?: string
  readonly profile?: Profile
  readonly failOn?: FailOn
  readonly quiet: boolean
  readonly verbose: boolean
  readonly color: boolean
}

export const USAGE = `Usage: supply-chain-checklist [--repo DIR] [--base REV] [--head REV]
       supply-chain-checklist --staged
       supply-chain-checklist --all [DIR]
       supply-chain-checklist explain RULE
       supply-chain-checklist baseline

Checks a change against the contributor checklist.

  --repo DIR          repository, work tree or bare (default: .)
  --base REV          compare from here (default: merge base with the default
                      branch)
  --head REV          compare to here (default: HEAD)
  --staged            what is about to be committed
  --all [DIR]         every file under DIR; need not be a git repository

  --format FORMAT     text, markdown, json or sarif (default: text)
  --output FILE       write the report there instead of standard output
  --policy FILE       use this policy instead of the one on the base
  --profile PROFILE   default or strict
  --fail-on LEVEL     error, warning or never
  --quiet             the verdict only
  --verbose           also why each rule exists
  --no-color          never colour
  --version, --help

Exit status: 0 pass, 1 fail or incomplete, 2 could not run.
`

const VALUE_FLAGS = ['repo', 'base', 'head', 'format', 'output', 'policy', 'profile', 'fail-on'] as const
const SWITCHES = ['staged', 'quiet', 'verbose', 'no-color', 'version', 'help'] as const
const COMMANDS = ['explain', 'baseline'] as const

/**
 * Reads the command line.
 * @param argv without the program's name
 * @throws UsageError that says which argument is wrong and what is allowed
 */
export function commandLine(argv: readonly string[]): CommandLine {
  const values = new Map<string, string>()
  const switches = new Set<string>()
  const words: string[] = []
  for (let at = 0; at < argv.length; at++) {
    const argument = argv[at] as string
    if (!argument.startsWith('-') || argument === '-') {
      words.push(argument)
      continue
    }
    const [name, inline] = splitFlag(argument)
    const following = argv[at + 1]
    if (name === 'all') {
      const takesNext = inline === undefined && following !== undefined && !following.startsWith('-')
      values.set('all', inline ?? (takesNext ? following : '.'))
      if (takesNext) at++
    } else if ((VALUE_FLAGS as readonly string[]).includes(name)) {
      if (inline === undefined && following === undefined) throw new UsageError(`--${name} needs a value.`)
      if (values.has(name)) throw new UsageError(`--${name} is given twice.`)
      values.set(name, inline ?? (following as string))
      if (inline === undefined) at++
    } else if ((SWITCHES as readonly string[]).includes(name) && inline === undefined) switches.add(name)
    else throw new UsageError(unknownArgument(argument, name))
  }
  const output = values.get('output')
  const policy = values.get('policy')
  const profile = values.get('profile')
  const failOn = values.get('fail-on')
  return {
    command: command(words, values, switches),
    repo: values.get('repo') ?? '.',
    format: oneOf(values.get('format') ?? 'text', FORMATS, '--format'),
    quiet: switches.has('quiet'),
    verbose: switches.has('verbose'),
    color: !switches.has('no-color'),
    ...(output === undefined ? {} : { output }),
    ...(policy === undefined ? {} : { policy }),
    ...(profile === undefined ? {} : { profile: oneOf(profile, PROFILES, '--profile') }),
    ...(failOn === undefined ? {} : { failOn: oneOf(failOn, FAIL_ON, '--fail-on') }),
  }
}

function splitFlag(argument: string): readonly [string, string | undefined] {
  const name = argument === '-h' ? 'help' : argument.replace(/^--?/, '')
  const equals = name.indexOf('=')
  return equals === -1 ? [name, undefined] : [name.slice(0, equals), name.slice(equals + 1)]
}

function command(
  words: readonly string[],
  values: ReadonlyMap<string, string>,
  switches: ReadonlySet<string>,
): Command {
  if (switches.has('help')) return { kind: 'help' }
  if (switches.has('version')) return { kind: 'version' }
  const [word, ...rest] = words
  if (word === 'explain') {
    const [rule, ...more] = rest
    if (rule === undefined || more.length > 0) {
      throw new UsageError('explain takes one rule: supply-chain-checklist explain code/python-eval')
    }
    return { kind: 'explain', rule }
  }
  if (word === 'baseline' && rest.length === 0) return { kind: 'baseline' }
  if (word !== undefined) throw new UsageError(unknownArgument(word, word))
  const base = values.get('base')
  const head = values.get('head')
  const directory = values.get('all')
  const chosen = [
    ...(directory === undefined ? [] : ['--all']),
    ...(switches.has('staged') ? ['--staged'] : []),
    ...(base === undefined && head === undefined ? [] : ['--base/--head']),
  ]
  if (chosen.length > 1) throw new UsageError(`${chosen.join(' and ')} cannot be used together.`)
  if (directory !== undefined) return { kind: 'all', directory }
  if (switches.has('staged')) return { kind: 'staged' }
  return { kind: 'range', ...(base === undefined ? {} : { base }), ...(head === undefined ? {} : { head }) }
}

function unknownArgument(argument: string, name: string): string {
  const isFlag = argument.startsWith('-')
  const near = nearest(name, isFlag ? [...VALUE_FLAGS, ...SWITCHES, 'all'] : COMMANDS)
  const hint = near === undefined ? 'See --help.' : `Did you mean "${isFlag ? '--' : ''}${near}"?`
  return `unknown argument "${argument.slice(0, 60)}". ${hint}`
}
