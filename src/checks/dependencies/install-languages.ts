import { argumentsOf } from '../../syntax/shell-arguments.ts'
import type { ShellWord } from '../../syntax/shell-words.ts'
import { evidence } from '../../text/redact.ts'
import { isUnreadableAddress, parseAddress } from './address.ts'
import { type Dependency, unreadableAt } from './dependency.ts'
import { referenceTier } from './git-reference.ts'
import type { Installation } from './install-command.ts'
import { type Installed, type InstallPlace, spanOf } from './installed.ts'

const CONDA_VALUED: ReadonlySet<string> = new Set([
  ...['-n', '--name', '-p', '--prefix', '-c', '--channel', '-f', '--file', '--solver', '--platform'],
  ...['--subdir', '--repodata-fn', '--experimental', '-r', '--root-prefix', '--rc-file', '--clone'],
])
const CARGO_VALUED: ReadonlySet<string> = new Set([
  ...[
    '--version',
    '--vers',
    '--git',
    '--branch',
    '--tag',
    '--rev',
    '--path',
    '--root',
    '--registry',
    '--index',
  ],
  ...['-F', '--features', '--profile', '--bin', '--example', '--target', '--target-dir', '-j', '--jobs'],
  ...['--config', '-Z', '--color', '--message-format', '--strategies', '--install-path', '--pkg-url', '-C'],
])
const GO_VALUED: ReadonlySet<string> = new Set([
  ...['-C', '--ldflags', '--tags', '--mod', '--modfile', '-o', '-p', '--gcflags', '--asmflags', '--overlay'],
  '--exec',
])
const GEM_VALUED: ReadonlySet<string> = new Set([
  ...['-v', '--version', '-i', '--install-dir', '-n', '--bindir', '-s', '--source', '--platform', '-P'],
  ...['--trust-policy', '--build-root', '-g', '--file', '-p', '--http-proxy', '-B', '--bulk-threshold'],
])
/** `channel::name`, with or without a version: `=1.2`, `==1.2=build`, `>=1`. */
const CONDA_SPEC =
  /^(?:[\w./-]{1,200}::)?(?<name>[A-Za-z0-9_][\w.-]{0,200})(?:\[[^\]]{0,200}\])?\s{0,5}(?<version>[=<>!~ ].{0,200})?$/
const CONDA_BUILD_TOOLS: ReadonlySet<string> = new Set([
  ...['pip', 'setuptools', 'wheel', 'ninja', 'cmake', 'make', 'pkg-config', 'conda', 'mamba', 'conda-build'],
  ...['compilers', 'c-compiler', 'cxx-compiler', 'git', 'python-build', 'conda-pack'],
])
const CRATE = /^(?<name>[A-Za-z][\w-]{0,100})(?:@(?<version>.{1,100}))?$/
const GO_PACKAGE = /^(?<path>[\w.-]{1,100}\.[\w.-]{1,50}\/[\w./~-]{1,300})@(?<version>[\w./+-]{1,200})$/
const GO_VERSION = /^v\d{1,9}(?:\.\d{1,9}){2}/
const GEM = /^(?<name>[A-Za-z0-9][\w.-]{0,200})(?::(?<version>.{1,100}))?$/

/** https://docs.conda.io/projects/conda/en/stable/user-guide/concepts/pkg-specs.html */
export function* condaInstalls(
  _place: InstallPlace,
  { words }: Installation,
): Generator<Installed | Dependency> {
  const given = [...argumentsOf(words, CONDA_VALUED)]
  // What is cloned or listed in a file names its versions there.
  if (given.some((each) => each.kind === 'option' && /^--(?:clone|offline)$/.test(each.name))) return
  for (const argument of given) {
    const { word } = argument
    // A pattern behind a version (`=1.*`) is no pattern of file names to anybody but a shell with such a file.
    if (argument.kind === 'option' || /[$`{]/.test(word.value)) continue
    const groups = CONDA_SPEC.exec(word.value)?.groups
    const name = groups?.['name']?.toLowerCase()
    if (name === undefined) continue
    const version = groups?.['version'] ?? ''
    if (/[=<]/.test(version.replace(/>=|!=/g, ''))) continue
    yield {
      kind: 'package',
      name,
      tier: 'none',
      word,
      paste: `${name}=<version>`,
      tolerated: CONDA_BUILD_TOOLS.has(name),
    }
  }
}

/** https://doc.rust-lang.org/cargo/commands/cargo-install.html */
export function* cargoInstalls(
  place: InstallPlace,
  { called, words }: Installation,
): Generator<Installed | Dependency> {
  const options = new Map<string, { readonly value: string; readonly word: ShellWord }>()
  const crates: ShellWord[] = []
  for (const argument of argumentsOf(words, CARGO_VALUED)) {
    if (argument.kind === 'positional') crates.push(argument.word)
    else options.set(argument.name, { value: argument.value ?? '', word: argument.word })
  }
  const git = options.get('--git')
  if (git !== undefined) {
    const reference = ['--rev', '--tag', '--branch'].flatMap((name) => options.get(name) ?? []).at(0)
    if (git.word.dynamic || reference?.word.dynamic) return
    const span = spanOf(place, git.word)
    const address = parseAddress(git.value)
    if (address === undefined) {
      if (isUnreadableAddress(git.value)) yield unreadableAt(place.file, span.start)
      return
    }
    const tier = options.has('--branch') ? 'branch' : referenceTier(reference?.value)
    yield {
      kind: 'git',
      name: crates[0]?.value ?? '',
      address,
      ...(reference === undefined ? {} : { reference: reference.value }),
      tier: options.has('--tag') ? 'tag' : tier,
      locked: false,
      table: called,
      ...span,
      fix: { paste: evidence`--git ${address.shown} --rev <40-hex>` },
    }
    return
  }
  if (options.has('--version') || options.has('--vers') || options.has('--path')) return
  for (const word of crates) {
    const groups = CRATE.exec(word.value)?.groups
    const name = groups?.['name']
    const version = groups?.['version']
    if (word.dynamic || name === undefined || (version !== undefined && /^[=^~]?\d/.test(version))) continue
    yield { kind: 'package', name, tier: 'none', word, paste: `${name}@<version> --locked` }
  }
}

/** Without `@`, the version stands in go.mod. https://go.dev/ref/mod#go-install */
export function* goInstalls(
  _place: InstallPlace,
  { words }: Installation,
): Generator<Installed | Dependency> {
  for (const { kind, word } of argumentsOf(spelledOut(words), GO_VALUED)) {
    if (kind === 'option') continue
    const groups = GO_PACKAGE.exec(word.value)?.groups
    const path = groups?.['path']
    const version = groups?.['version'] ?? ''
    if (word.dynamic || path === undefined) continue
    if (GO_VERSION.test(version) || /^(?=.{0,40}\d)[0-9a-f]{7,40}$/.test(version)) continue
    const tier = /^v?\d/.test(version) ? 'bounded' : 'none'
    yield { kind: 'package', name: path, tier, word, paste: `${path}@<version>` }
  }
}

/** Go's options have long names behind one dash. */
function spelledOut(words: readonly ShellWord[]): readonly ShellWord[] {
  return words.map((word) => (/^-[a-z]{2}/.test(word.value) ? { ...word, value: `-${word.value}` } : word))
}

/** `gem install name:1.2`, `gem install name -v 1.2`. */
export function* gemInstalls(
  place: InstallPlace,
  { words }: Installation,
): Generator<Installed | Dependency> {
  const given = [...argumentsOf(words, GEM_VALUED)]
  const version = given.find((each) => each.kind === 'option' && /^(?:-v|--version)$/.test(each.name))
  for (const argument of given) {
    const { word } = argument
    if (argument.kind === 'option') {
      if (!/^(?:-s|--source)$/.test(argument.name) || word.dynamic) continue
      const address = parseAddress(argument.value ?? '')
      if (address === undefined) continue
      const option = '--source'
      const table = 'gem install'
      yield { kind: 'index', option, use: 'main', competes: 'error', address, table, ...spanOf(place, word) }
      continue
    }
    const groups = GEM.exec(word.value)?.groups
    const name = groups?.['name']
    if (word.dynamic || name === undefined || name.endsWith('.gem')) continue
    if (version !== undefined || groups?.['version'] !== undefined) continue
    yield { kind: 'package', name, tier: 'none', word, paste: `${name}:<version>` }
  }
}
