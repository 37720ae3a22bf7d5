import { argumentsOf } from '../../syntax/shell-arguments.ts'
import type { ShellWord } from '../../syntax/shell-words.ts'
import { isUnreadableAddress, parseAddress } from './address.ts'
import { type Dependency, unreadableAt } from './dependency.ts'
import type { Installation } from './install-command.ts'
import { type Installed, type InstallPlace, spanOf } from './installed.ts'
import { type NpmSpecifier, parseSpecifier } from './npm-specifier.ts'

/** Options of npm, pnpm, Yarn and Bun that take a value and stand in real scripts. */
const VALUED: ReadonlySet<string> = new Set([
  ...[
    '--registry',
    '--prefix',
    '--tag',
    '--cache',
    '--userconfig',
    '--loglevel',
    '--location',
    '-C',
    '--dir',
  ],
  ...[
    '--cwd',
    '--filter',
    '-F',
    '--omit',
    '--include',
    '-w',
    '--workspace',
    '-p',
    '--package',
    '-c',
    '--call',
  ],
])
const PACKAGE_AT_VERSION = /^(?<name>(?:@[\w.~-]{1,100}\/)?[\w][\w.~-]{0,200})(?:@(?<specifier>.{0,500}))?$/
/** `1.2.3`, `=1.2.3-rc.1`. */
const EXACT = /^[=v]{0,2}\d{1,9}\.\d{1,9}\.\d{1,9}(?:[-+][\w.+-]{1,100})?$/
/** `4`, `^4.1`, `~2`, `4.x`: the newest of a series. */
const SERIES = /^[\^~=v]{0,2}\d{1,9}(?:\.[\dxX*]{1,9}){0,2}(?:-[\w.]{1,100})?$/

/** Only what is installed for the whole machine; what a project installs stands in its manifest. */
export function* npmInstalls(
  place: InstallPlace,
  { called, words }: Installation,
): Generator<Installed | Dependency> {
  const given = [...argumentsOf(words, VALUED)]
  const everywhere = given.some(
    (each) =>
      each.kind === 'option' &&
      (each.name === '-g' ||
        each.name === '--global' ||
        (each.name === '--location' && each.value === 'global')),
  )
  for (const argument of given) {
    if (argument.kind === 'option')
      yield* registryFrom(place, called, argument.name, argument.value, argument.word)
    else if (everywhere || called === 'yarn global add') {
      yield* packageFrom(place, called, argument.word.value, argument.word)
    }
  }
}

/** `npx x arguments`, `npx -p x command`, `pnpm dlx x`. */
export function* npmRuns(
  place: InstallPlace,
  { called, words }: Installation,
): Generator<Installed | Dependency> {
  let named = false
  let fetches = !/^npx$|^npm /.test(called)
  for (const argument of argumentsOf(words, VALUED)) {
    if (argument.kind === 'positional') {
      if (!named) {
        for (const found of packageFrom(place, called, argument.word.value, argument.word)) {
          // npx prefers what the project has installed, and asks before it fetches, unless it is told not to.
          const local = !fetches && found.kind === 'package' && found.name === argument.word.value
          yield local ? { ...found, tolerated: true } : found
        }
      }
      return
    }
    const { name, value = '', word } = argument
    if (name === '--no-install' || name === '--no') return
    if (name === '-y' || name === '--yes') fetches = true
    else if (name === '-p' || name === '--package') {
      named = true
      yield* packageFrom(place, called, value, word)
    } else yield* registryFrom(place, called, name, argument.value, word)
  }
}

function* packageFrom(
  place: InstallPlace,
  called: string,
  text: string,
  word: ShellWord,
): Generator<Installed | Dependency> {
  if (word.dynamic || text === '') return
  const groups = PACKAGE_AT_VERSION.exec(text)?.groups
  const name = groups?.['name'] ?? ''
  const version = groups?.['specifier'] ?? ''
  if (EXACT.test(version)) return
  const specifier = name !== '' && version === '' ? undefined : sourceIn(name === '' ? text : version)
  if (specifier !== undefined && specifier.kind !== 'range') {
    if (specifier.kind === 'local') return
    const declared = { name, table: called, locked: false, ...spanOf(place, word) }
    yield specifier.kind === 'archive'
      ? { ...specifier, ...declared, hashed: false }
      : { ...specifier, ...declared }
  } else if (name !== '') {
    const tier = SERIES.test(version) ? 'bounded' : 'none'
    yield { kind: 'package', name, tier, word, paste: `${name}@<version>`, tolerated: name === 'npm' }
  }
}

function sourceIn(text: string): NpmSpecifier | undefined {
  return SERIES.test(text) ? undefined : parseSpecifier(text, () => undefined)
}

/** `--registry https://…`. */
function* registryFrom(
  place: InstallPlace,
  called: string,
  option: string,
  value: string | undefined,
  word: ShellWord,
): Generator<Dependency> {
  if (option !== '--registry' || value === undefined || word.dynamic) return
  const span = spanOf(place, word)
  const address = parseAddress(value)
  if (address !== undefined) {
    yield { kind: 'index', option, use: 'main', competes: 'error', address, table: called, ...span }
  } else if (isUnreadableAddress(value)) yield unreadableAt(place.file, span.start)
}
