import type { ShellCommand } from '../../syntax/shell.ts'
import type { ShellWord } from '../../syntax/shell-words.ts'
import { unwrap, wordsBehindOptions } from '../../syntax/shell-wrappers.ts'

/** What installs packages, whatever the spelling of its command. */
export type Installer = 'pip' | 'python-tool' | 'conda' | 'npm' | 'npm-run' | 'cargo' | 'go' | 'gem'

/** An installer's command line. */
export interface Installation {
  readonly installer: Installer
  /** As a reader would say it: `uv pip install`. */
  readonly called: string
  /** What follows the part above. */
  readonly words: readonly ShellWord[]
}

/** Environments in environments. */
const MAX_ENVIRONMENTS = 64
/** Tools that run what follows `run` inside an environment. */
const ENVIRONMENTS: ReadonlyMap<string, ReadonlySet<string>> = new Map([
  ['conda', new Set(['-n', '-p', '--name', '--prefix', '--cwd'])],
  ['mamba', new Set(['-n', '-p', '--name', '--prefix', '--cwd'])],
  ['micromamba', new Set(['-n', '-p', '--name', '--prefix', '--cwd'])],
  ['poetry', new Set(['-C', '--directory', '-P', '--project'])],
  ['pdm', new Set(['-p', '--project'])],
  ['pipenv', new Set()],
  [
    'uv',
    new Set(['--with', '--extra', '--group', '-p', '--python', '--project', '--directory', '--env-file']),
  ],
])
const VARIABLE = /^\$\{?(?<name>[A-Za-z_]\w{0,60})\}?$/
const PIP = /^pip(?:3(?:\.\d{1,2})?)?$/
const PYTHON = /^(?:python|pypy)(?:[23](?:\.\d{1,2})?)?$|^py$/

/** Commands with the word that makes them install, and how they are read. */
const INSTALLS: readonly (readonly [Installer, readonly string[], readonly string[]])[] = [
  ['python-tool', ['pipx'], ['install', 'run']],
  ['conda', ['conda', 'mamba', 'micromamba'], ['install', 'create']],
  ['npm', ['npm'], ['install', 'i', 'add']],
  ['npm-run', ['npm'], ['exec', 'x']],
  ['npm', ['pnpm', 'bun'], ['add', 'install', 'i']],
  ['npm-run', ['pnpm', 'yarn'], ['dlx']],
  ['npm-run', ['bun'], ['x']],
  ['cargo', ['cargo'], ['install', 'binstall']],
  ['go', ['go'], ['install', 'run']],
  ['gem', ['gem'], ['install', 'i']],
]

/** The installer that a command runs; undefined when it runs none. */
export function installationOf(command: ShellCommand): Installation | undefined {
  const words = unwrapped(command.words)
  const [first, second, third] = words
  if (first === undefined) return undefined
  const name = first.dynamic ? nameOfVariable(first) : nameOf(first)
  if (PIP.test(name)) return pipFrom(name, words.slice(1))
  if (PYTHON.test(name)) return fromModule(name, words.slice(1))
  if (name === 'uvx') return { installer: 'python-tool', called: name, words: words.slice(1) }
  if (name === 'npx' || name === 'bunx') return { installer: 'npm-run', called: name, words: words.slice(1) }
  if (name === 'uv') return fromUv(words.slice(1))
  if (name === 'yarn' && second?.value === 'global' && third?.value === 'add') {
    return { installer: 'npm', called: 'yarn global add', words: words.slice(3) }
  }
  const [at, verb] = firstPositional(words.slice(1))
  const found = INSTALLS.find(([, names, verbs]) => names.includes(name) && verbs.includes(verb))
  // Options may stand in front of the verb, and count all the same: `npm -g install x`.
  if (found === undefined) return undefined
  const [installer] = found
  const rest = [...words.slice(1, at + 1), ...words.slice(at + 2)]
  const everywhere = installer === 'npm' && rest.some(({ value }) => value === '-g' || value === '--global')
  return { installer, called: `${name} ${verb}${everywhere ? ' -g' : ''}`, words: rest }
}

function pipFrom(called: string, words: readonly ShellWord[]): Installation | undefined {
  const [at, verb] = firstPositional(words)
  return verb === 'install'
    ? {
        installer: 'pip',
        called: `${called} install`,
        words: [...words.slice(0, at), ...words.slice(at + 1)],
      }
    : undefined
}

/** `python3 -I -m pip install …`. */
function fromModule(python: string, words: readonly ShellWord[]): Installation | undefined {
  const at = words.findIndex(({ value }) => value === '-m' || !value.startsWith('-'))
  if (words[at]?.value !== '-m') return undefined
  const module = words[at + 1]?.value ?? ''
  const rest = words.slice(at + 2)
  if (module === 'pip') return pipFrom(`${python} -m pip`, rest)
  if (module === 'uv') return fromUv(rest)
  const [verbAt, verb] = firstPositional(rest)
  return module === 'pipx' && (verb === 'install' || verb === 'run')
    ? { installer: 'python-tool', called: `pipx ${verb}`, words: rest.slice(verbAt + 1) }
    : undefined
}

function fromUv(words: readonly ShellWord[]): Installation | undefined {
  const [at, verb] = firstPositional(words)
  const rest = words.slice(at + 1)
  if (verb === 'pip') return pipFrom('uv pip', rest)
  if (verb !== 'tool') return undefined
  const [next, what] = firstPositional(rest)
  return what === 'install' || what === 'run'
    ? { installer: 'python-tool', called: `uv tool ${what}`, words: rest.slice(next + 1) }
    : undefined
}

/** The command without what is put in front of it to change its user, environment or time. */
function unwrapped(words: readonly ShellWord[]): readonly ShellWord[] {
  let rest = words
  for (let count = 0; count < MAX_ENVIRONMENTS; count++) {
    rest = unwrap(rest).words
    const [first] = rest
    const environment = first === undefined ? undefined : ENVIRONMENTS.get(nameOf(first))
    if (environment === undefined || rest[1]?.value !== 'run') return rest
    rest = wordsBehindOptions(rest.slice(2), environment)
  }
  return rest
}

/** Position and value of the first word that is no flag; -1 and '' without one. */
function firstPositional(words: readonly ShellWord[]): readonly [number, string] {
  const at = words.findIndex(({ value }) => !value.startsWith('-'))
  return [at, words[at]?.value ?? '']
}

/** A variable is named after the tool it holds: `$PIP`, `"${PYTHON_BIN}"`; a folder in one changes nothing: `$VENV/bin/pip`. */
function nameOfVariable(word: ShellWord): string {
  const variable = VARIABLE.exec(word.value)?.groups?.['name']?.toLowerCase()
  if (variable !== undefined) return variable.includes('python') ? 'python' : variable
  const name = nameOf(word)
  return word.value.includes('/') && !/[$`{}*?]/.test(name) ? name : ''
}

function nameOf(word: ShellWord): string {
  return word.value.slice(word.value.lastIndexOf('/') + 1)
}
