import type { ScriptNode } from '../../syntax/javascript.ts'
import {
  alternativesOf,
  elementsOf,
  optionsNamed,
  type Placed,
  textsOf,
} from '../../syntax/javascript-alternatives.ts'
import type { ScriptNames } from '../../syntax/javascript-names.ts'
import type { Scope } from '../../syntax/javascript-scopes.ts'
import { childOf, nameOf, unwrapped } from '../../syntax/javascript-tree.ts'

/** What a call starts, before anybody asks whether that is dangerous. */
export interface Started {
  /** A command line that a shell takes apart, or a program. */
  readonly kind: 'line' | 'program'
  /** The line or the program. Undefined when nobody can tell. */
  readonly first: Placed | undefined
  /** What the program is given. Undefined when nobody can tell. */
  readonly rest: readonly Placed[] | undefined
  /** Where `shell` may be set. */
  readonly options: readonly Placed[]
}

const LINES: ReadonlySet<string> = new Set([
  'module:child-process-promise.exec',
  'module:child_process.exec',
  'module:child_process.execAsync',
  'module:child_process.execSync',
  'module:execa.shell',
  'module:execa.shellSync',
  'module:promisify-child-process.exec',
  'module:shelljs.exec',
])
/** `(program, list, options)`; the list may be left out. */
const PROGRAMS: ReadonlySet<string> = new Set([
  'module:child-process-promise.execFile',
  'module:child-process-promise.spawn',
  'module:child_process.execFile',
  'module:child_process.execFileSync',
  'module:child_process.spawn',
  'module:child_process.spawnSync',
  'module:cross-spawn',
  'module:cross-spawn.spawn',
  'module:cross-spawn.sync',
  'module:execa',
  'module:execa.command',
  'module:execa.commandSync',
  'module:execa.execa',
  'module:execa.execaCommand',
  'module:execa.execaCommandSync',
  'module:execa.execaSync',
  'module:execa.sync',
  'module:nano-spawn',
  'module:promisify-child-process.execFile',
  'module:promisify-child-process.spawn',
])
/** `([program, …], options)` or `({ cmd: [program, …] })`. */
const LISTS: ReadonlySet<string> = new Set([
  'Bun.spawn',
  'Bun.spawnSync',
  'Deno.run',
  'module:bun.spawn',
  'module:bun.spawnSync',
])

/** What a known function starts; undefined when it starts nothing. */
export function startedBy(
  name: string,
  given: readonly ScriptNode[] | undefined,
  scope: Scope,
  names: ScriptNames,
): Started | undefined {
  const [first, second] = (given ?? []).map((node): Placed => ({ node, scope }))
  if (LINES.has(name)) return { kind: 'line', first, rest: [], options: [] }
  if (LISTS.has(name)) {
    const [list] = first === undefined ? [] : [...optionsNamed('cmd', first, names), first]
    const [program, ...rest] = (list && elementsOf(list, names)) ?? []
    return { kind: 'program', first: program, rest, options: [] }
  }
  if (name === 'Deno.Command') {
    const [list] = second === undefined ? [] : optionsNamed('args', second, names)
    return { kind: 'program', first, rest: list && elementsOf(list, names), options: [] }
  }
  if (!PROGRAMS.has(name)) return undefined
  const listed = second && !isObject(second, names) ? elementsOf(second, names) : []
  const options = (given ?? []).slice(1, 3).map((node): Placed => ({ node, scope }))
  return { kind: 'program', first, rest: listed, options }
}

function isObject(value: Placed, names: ScriptNames): boolean {
  return names
    .resolve(value.node, value.scope)
    .some((found) => found.kind === 'literal' && found.node.type === 'ObjectExpression')
}

/** Whether the options ask for a shell. `maybe`: only the running script knows. */
export function shellOf({ options }: Started, names: ScriptNames): 'on' | 'maybe' | 'off' {
  const values = options.flatMap((each) => optionsNamed('shell', each, names))
  const truths = values.flatMap((value) => {
    const alternatives = alternativesOf(value, names)
    return typeof alternatives === 'string' ? [undefined] : alternatives.map(({ node }) => truthOf(node))
  })
  if (truths.length === 0 || truths.every((truth) => truth === false)) return 'off'
  return truths.every((truth) => truth === true) ? 'on' : 'maybe'
}

/** Undefined for a value that is only known when the script runs. */
function truthOf(node: ScriptNode): boolean | undefined {
  switch (node.type) {
    case 'BooleanLiteral':
    case 'NumericLiteral':
    case 'StringLiteral':
      return Boolean(node['value'])
    case 'NullLiteral':
      return false
    case 'ObjectExpression':
    case 'ArrayExpression':
      return true
    case 'TemplateLiteral':
      return true
    case 'Identifier':
      return nameOf(node) === 'undefined' ? false : undefined
    case 'UnaryExpression': {
      const inner = childOf(node, 'argument')
      if (node['operator'] === 'void') return false
      if (node['operator'] !== '!' || inner === undefined) return undefined
      const truth = truthOf(unwrapped(inner))
      return truth === undefined ? undefined : !truth
    }
  }
  return undefined
}

/** Text that a started program takes as its program. */
export interface Handed {
  readonly to: 'shell' | 'interpreter'
  /** Undefined when nobody can tell. */
  readonly text: readonly Placed[] | undefined
}

interface Taker {
  readonly to: Handed['to']
  readonly program: RegExp
  /** The word before the text. */
  readonly flag: RegExp
  /** All that follows belongs to it. */
  readonly all?: true
}

const TAKERS: readonly Taker[] = [
  { to: 'shell', program: /^(?:ba|z|da|k|a|fi|tc|c)?sh$/, flag: /^-[a-zA-Z]{0,5}c$/ },
  { to: 'shell', program: /^cmd$/, flag: /^\/[ckr]$/i, all: true },
  {
    to: 'shell',
    program: /^(?:powershell|pwsh)$/,
    flag: /^-(?:c|command|e|ec|enc|encodedcommand)$/i,
    all: true,
  },
  { to: 'interpreter', program: /^(?:node|nodejs|bun|tsx|ts-node)$/, flag: /^(?:-e|-p|-pe|--eval|--print)$/ },
  { to: 'interpreter', program: /^deno$/, flag: /^eval$/ },
  { to: 'interpreter', program: /^(?:python|pypy|py)[\d.]{0,5}$/, flag: /^-[a-zA-Z]{0,5}c$/ },
  { to: 'interpreter', program: /^(?:ruby|perl|lua|osascript|Rscript)$/, flag: /^-[a-zA-Z]{0,5}e$/ },
  { to: 'interpreter', program: /^php$/, flag: /^-r$/ },
]
/** Start the program that they are given. */
const STARTERS: ReadonlySet<string> = new Set(['env', 'nice', 'nohup', 'sudo', 'time', 'xvfb-run'])
const NODE_NAMES: ReadonlySet<string> = new Set(['process.execPath', 'process.argv0'])
/** What a program is called, whatever its folder. */
const PROGRAM_NAME = /(?:^|[\\/])([^\\/]{1,40}?)(?:\.exe)?$/i
/** Words before the text that are looked at. */
const MAX_WORDS = 200

/** The text that a program is given to run: `sh -c text`, `node -e text`. */
export function handedText({ first, rest }: Started, names: ScriptNames): Handed | undefined {
  if (first === undefined) return undefined
  let words = [first, ...(rest ?? [])]
  let programs = programsOf(words[0] as Placed, names)
  while (programs.length > 0 && words.length > 1 && programs.every((name) => STARTERS.has(name))) {
    words = words.slice(1)
    programs = programsOf(words[0] as Placed, names)
  }
  const isTaker = programs.some((name) => TAKERS.some(({ program }) => program.test(name)))
  if (isTaker && words.length > MAX_WORDS) names.giveUp()
  for (const [index, word] of words.slice(1, MAX_WORDS).entries()) {
    const flags = textsOf(word, names)
    if (flags === undefined) continue
    const taker = TAKERS.find(
      ({ program, flag }) =>
        programs.some((name) => program.test(name)) && flags.some((text) => flag.test(text)),
    )
    const isChosen = programs.length === 0 && isCalledShell(words[0] as Placed)
    if (taker === undefined && !(isChosen && flags.some((text) => SHELL_FLAG.test(text)))) continue
    const text = words.slice(index + 2)
    if (text.length === 0) return { to: taker?.to ?? 'shell', text: undefined }
    return { to: taker?.to ?? 'shell', text: taker?.all === true ? text : text.slice(0, 1) }
  }
  return undefined
}

const SHELL_FLAG = /^(?:-[a-z]{0,3}c|\/c)$/i
const SHELL_NAME = /shell|bash|comspec/i

/** `process.env.SHELL`, `shell`: which one is chosen elsewhere. */
function isCalledShell({ node }: Placed): boolean {
  const program = unwrapped(node)
  const name = nameOf(program) ?? nameOf(childOf(program, 'property'))
  return name !== undefined && SHELL_NAME.test(name)
}

/** Names of the programs that a value may mean; what cannot be told is left out. */
function programsOf(value: Placed, names: ScriptNames): readonly string[] {
  const found: string[] = []
  const alternatives = alternativesOf(value, names)
  if (alternatives === 'too-many') names.giveUp()
  for (const { node, scope } of typeof alternatives === 'string' ? [] : alternatives) {
    const text = names.textOf(node, scope)
    const name = text === undefined ? undefined : PROGRAM_NAME.exec(text)?.[1]
    if (name !== undefined) found.push(name.toLowerCase())
    else if (names.isNamed(node, scope, NODE_NAMES)) found.push('node')
  }
  return found
}
