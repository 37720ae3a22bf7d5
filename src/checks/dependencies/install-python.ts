import { type Argument, argumentsOf } from '../../syntax/shell-arguments.ts'
import { evidence, excerpt } from '../../text/redact.ts'
import { type Address, isUnreadableAddress, parseAddress } from './address.ts'
import { locationOf } from './declaration.ts'
import { type Dependency, unreadableAt } from './dependency.ts'
import type { Installation } from './install-command.ts'
import { type Installed, type InstallPlace, spanOf } from './installed.ts'
import { NO_LOCK } from './locks.ts'
import { readRequirement } from './python.ts'
import { normalName } from './python-requirement.ts'

type Option = Extract<Argument, { readonly kind: 'option' }>

/** Options of pip and of uv's imitation that take a value, as both print them. */
const VALUED: ReadonlySet<string> = new Set([
  ...['-r', '-c', '-e', '-t', '-i', '-f', '-C', '-b', '-p', '-P', '-o'],
  ...['--requirement', '--requirements', '--constraint', '--constraints', '--build-constraint', '--editable'],
  ...['--override', '--overrides', '--target', '--prefix', '--root', '--src', '--platform', '--abi'],
  ...['--python-version', '--python-platform', '--implementation', '--upgrade-strategy', '--python'],
  ...['--index-url', '--extra-index-url', '--default-index', '--index', '--find-links', '--index-strategy'],
  ...['--trusted-host', '--allow-insecure-host', '--cert', '--client-cert', '--proxy', '--retries'],
  ...['--timeout', '--exists-action', '--log', '--report', '--cache-dir', '--progress-bar', '--use-feature'],
  ...['--use-deprecated', '--config-settings', '--config-setting', '--global-option', '--build-option'],
  ...['--install-option', '--no-binary', '--only-binary', '--root-user-action', '--keyring-provider'],
  ...['--extra', '--group', '--only-group', '--prerelease', '--resolution', '--exclude-newer', '--link-mode'],
  ...['--upgrade-package', '--reinstall-package', '--refresh-package', '--no-build-isolation-package'],
  ...['--torch-backend', '--directory', '--project', '--config-file', '--color', '--dependency-group'],
  // Of pipx and uv's tools.
  ...['--spec', '--suffix', '--pip-args', '--from', '--with', '--with-editable', '--with-requirements', '-w'],
  ...['--with-executables-from', '--preinstall', '--env-file'],
])
const INDEX_OPTIONS: ReadonlyMap<string, 'main' | 'extra'> = new Map([
  ['-i', 'main'],
  ['--index-url', 'main'],
  ['--default-index', 'main'],
  ['--extra-index-url', 'extra'],
  ['--index', 'extra'],
  ['-f', 'extra'],
  ['--find-links', 'extra'],
])
/** With these in the command, something else than the index decides on the versions. */
const DECIDED_ELSEWHERE: ReadonlySet<string> = new Set([
  '-c',
  '--constraint',
  '--constraints',
  '--require-hashes',
  '--no-index',
])
const BUILD_TOOLS: ReadonlySet<string> = new Set([
  ...['pip', 'setuptools', 'wheel', 'packaging', 'ninja', 'cmake', 'meson', 'meson-python', 'build', 'twine'],
  ...['pybind11', 'nanobind', 'scikit-build', 'scikit-build-core', 'cython', 'hatch', 'hatchling', 'flit'],
  ...[
    'flit-core',
    'poetry',
    'poetry-core',
    'setuptools-scm',
    'maturin',
    'psutil',
    'virtualenv',
    'uv',
    'pipx',
  ],
])
const ADDRESS = /^[a-z][a-z0-9+.-]{1,20}:/i
const TOOL_RUNNER = /^(?:uvx|pipx|uv tool)\b/
/** uv's own notation for a tool. */
const TOOL_AT_VERSION = /^(?<name>[A-Za-z0-9][\w.-]{0,200}(?:\[[^\]]{0,200}\])?)@(?<version>[\w.!+-]{1,100})$/

/** https://pip.pypa.io/en/stable/cli/pip_install/ */
export function* pipInstalls(
  place: InstallPlace,
  { called, words }: Installation,
): Generator<Installed | Dependency> {
  const given = [...argumentsOf(words, VALUED)]
  const decided = given.some((each) => each.kind === 'option' && DECIDED_ELSEWHERE.has(each.name))
  for (const argument of given) {
    if (argument.kind === 'option') yield* optionFinds(place, called, argument)
    else
      for (const found of packageFrom(place, called, argument.word.value, argument)) {
        if (!(decided && found.kind === 'package')) yield found
      }
  }
}

/** `uvx --with x python script.py` runs the interpreter, which is no package. */
const INTERPRETER = /^python[0-9.]{0,6}$/

/** `pipx install x`, `pipx run x arguments`, `uvx --from x command arguments`. */
export function* pythonTools(
  place: InstallPlace,
  { called, words }: Installation,
): Generator<Installed | Dependency> {
  const runs = called === 'uvx' || called.endsWith(' run')
  let named = false
  for (const argument of argumentsOf(words, VALUED)) {
    if (argument.kind === 'option') {
      const { name, value = '' } = argument
      if (name === '--from' || name === '--spec') {
        named = true
        yield* packageFrom(place, called, value, argument)
      } else if (name === '--with' || name === '-w') {
        for (const each of value.split(',', 50)) yield* packageFrom(place, called, each, argument)
      } else yield* optionFinds(place, called, argument)
      continue
    }
    if (!named && !INTERPRETER.test(argument.word.value)) {
      yield* packageFrom(place, called, argument.word.value, argument)
    }
    // The rest belongs to the tool that is run.
    if (runs) return
    named = false
  }
}

function* packageFrom(
  place: InstallPlace,
  called: string,
  text: string,
  { word }: Argument,
): Generator<Installed | Dependency> {
  if (word.dynamic || text === '') return
  const tool = TOOL_AT_VERSION.exec(text)?.groups
  if (tool !== undefined && TOOL_RUNNER.test(called)) {
    const { name = '', version = '' } = tool
    if (version !== 'latest') return
    yield { kind: 'package', name: normalName(name), tier: 'none', word, paste: `${name}@<version>` }
    return
  }
  const span = spanOf(place, word)
  const around = { table: called, role: 'application', locked: NO_LOCK } as const
  for (const found of readRequirement(place.file, text, 0, around)) {
    if (found.kind === 'git' || found.kind === 'archive') yield { ...found, ...span }
    else if (found.kind === 'unreadable') {
      // What is no requirement is a path, unless it is written as an address.
      if (isUnreadableAddress(text)) yield unreadableAt(place.file, span.start)
    } else if (found.kind === 'version' && found.tier !== 'exact') {
      const name = /^[^\s<>=!~;@]{1,300}/.exec(text)?.[0] ?? found.name
      yield {
        kind: 'package',
        name: found.name,
        tier: found.tier === 'bounded' ? 'bounded' : 'none',
        word,
        paste: name.includes('[') ? `"${name}==<version>"` : `${name}==<version>`,
        tolerated: BUILD_TOOLS.has(found.name),
      }
    }
  }
}

function* optionFinds(
  place: InstallPlace,
  called: string,
  option: Option,
): Generator<Installed | Dependency> {
  const { name, value, word } = option
  if (value === undefined || word.dynamic) return
  if (name === '-e' || name === '--editable') yield* packageFrom(place, called, value, option)
  else if (name === '--trusted-host' || name === '--allow-insecure-host') yield trustedHost(place, option)
  else if (name === '--index-strategy' && value === 'unsafe-best-match') yield mixedIndexes(place, option)
  else {
    // uv takes an index as `name=address`.
    const written = name === '--index' ? value.replace(/^[\w-]{1,100}=/, '') : value
    const use = INDEX_OPTIONS.get(name)
    if (use === undefined && !/^(?:-[rc]|--(?:requirements?|constraints?))$/.test(name)) return
    if (!ADDRESS.test(written)) return
    const span = spanOf(place, word)
    const address: Address | undefined = parseAddress(written)
    if (address === undefined) {
      if (isUnreadableAddress(written)) yield unreadableAt(place.file, span.start)
    } else if (use === undefined) {
      yield { kind: 'archive', name: '', address, hashed: false, locked: false, table: called, ...span }
    } else {
      const listed = name === '-f' || name === '--find-links' || name === '--index'
      const long = name === '-i' ? '--index-url' : name === '-f' ? '--find-links' : name
      yield {
        kind: 'index',
        option: long,
        use,
        competes: listed ? 'warning' : 'error',
        address,
        table: called,
        ...span,
      }
    }
  }
}

function trustedHost(place: InstallPlace, { name, value = '', word }: Option): Dependency {
  const { start, end } = spanOf(place, word)
  return {
    kind: 'ready',
    finding: {
      rule: 'dependencies/insecure-transport',
      path: place.file.path,
      location: locationOf(place.file, start, end),
      evidence: evidence`${excerpt(name)} ${excerpt(value)}`,
      note: evidence`certificates of this host are not verified`,
      identity: `${name}|${value.toLowerCase()}`,
      ...(/^(?:localhost|127\.\d{1,3}\.\d{1,3}\.\d{1,3}|\[?::1\]?)(?::\d{1,5})?$/i.test(value)
        ? { level: 'off', strictLevel: 'note' }
        : {}),
    },
  }
}

function mixedIndexes(place: InstallPlace, { name, value = '', word }: Option): Dependency {
  const { start, end } = spanOf(place, word)
  return {
    kind: 'ready',
    finding: {
      rule: 'dependencies/unsafe-index-strategy',
      path: place.file.path,
      location: locationOf(place.file, start, end),
      evidence: evidence`${excerpt(name)} ${excerpt(value)}`,
      identity: `${name}|${value}`,
    },
  }
}
