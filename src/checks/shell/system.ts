import type { ShellWord } from '../../syntax/shell-words.ts'
import type { Problem } from './problem.ts'
import { isThrownAway, type ScriptPlace } from './severity.ts'
import { endWith, type ScriptReading, type Step } from './step.ts'

/** Tools with the words that make them install. */
const INSTALLS: ReadonlyMap<string, ReadonlySet<string>> = new Map([
  ...['apt', 'apt-get', 'aptitude', 'dnf', 'yum', 'microdnf', 'tdnf', 'brew', 'port'].map(
    (name) => [name, new Set(['install', 'reinstall', 'localinstall', 'groupinstall'])] as const,
  ),
  ['zypper', new Set(['install', 'in'])],
  ['apk', new Set(['add'])],
  ['snap', new Set(['install'])],
  ['flatpak', new Set(['install'])],
  ['pkg', new Set(['install'])],
  ['xbps-install', new Set<string>()],
  ['choco', new Set(['install'])],
  ['winget', new Set(['install'])],
  ['scoop', new Set(['install'])],
  ['emerge', new Set<string>()],
  ['dpkg', new Set(['-i', '--install'])],
])
const PACMAN = /^-S[a-z]{0,6}$/
const REPOSITORY_TOOLS: ReadonlySet<string> = new Set(['add-apt-repository', 'apt-add-repository', 'apt-key'])
const REPOSITORY_FILES =
  /^\/etc\/(?:apt\/(?:sources\.list|trusted\.gpg)|yum\.repos\.d|zypp\/repos\.d|apk\/repositories|pacman\.conf|dnf\/dnf\.conf)/
const WRITERS: ReadonlySet<string> = new Set(['tee', 'cp', 'mv', 'install', 'ln'])
const UNSIGNED =
  /^(?:--allow-unauthenticated|--allow-untrusted|--nogpgcheck|--no-gpg-checks|--nosignature|--force-yes|--no-gpg-check)$/
const TRUSTED = /\btrusted\s{0,3}=\s{0,3}yes\b/
const UNSIGNED_SETTING =
  /^(?:APT::Get::AllowUnauthenticated|Acquire::AllowInsecureRepositories)=(?:true|1|yes)$/i
const ADDRESS = /^(?:https?|ftp):\/\//i
const WRITES = /^(?:&?>>?|>\|)$/
/** The distribution's own further parts. */
const OWN_PARTS: ReadonlySet<string> = new Set([
  'universe',
  'multiverse',
  'restricted',
  'main',
  'contrib',
  'non-free',
])

/** Packages of the system, and where they come from. */
export function* systemPackages(reading: ScriptReading, place: ScriptPlace): Generator<Problem> {
  for (const step of reading.steps) {
    const { command, name, words } = step
    const range = { start: command.start, end: command.end }
    const unsigned = unsignedBy(step)
    if (unsigned !== undefined) {
      yield { ...range, rule: 'shell/unsigned-packages', severity: 'high', identity: `${name}|${unsigned}` }
    }
    const source = repositoryOf(step)
    if (source !== undefined) {
      yield {
        start: command.start,
        end: endWith(step, source),
        rule: 'shell/system-repository',
        severity: 'medium',
        identity: `${name}|${source}`,
      }
    } else if (unsigned === undefined && isInstall(step)) {
      const packages = words.filter(({ value }) => !value.startsWith('-')).map(({ value }) => value)
      yield {
        ...range,
        rule: 'shell/system-package',
        severity: isThrownAway(place) ? 'audit' : 'low',
        identity: `${name}|${packages.slice(0, 60).sort().join(' ')}`,
      }
    }
  }
}

export function isInstall({ name, words }: Step): boolean {
  if (name === 'pacman' || name === 'yay' || name === 'paru')
    return words.some(({ value }) => PACMAN.test(value))
  const verbs = INSTALLS.get(name)
  if (verbs === undefined) return false
  return verbs.size === 0 ? words.length > 0 : words.some(({ value }) => verbs.has(value))
}

function unsignedBy({ name, words, command }: Step): string | undefined {
  if (INSTALLS.has(name) || name === 'rpm' || name === 'apt-key') {
    const found = words.find(({ value }) => UNSIGNED.test(value) || UNSIGNED_SETTING.test(value))
    if (found !== undefined) return found.value
  }
  if (name !== 'echo' && name !== 'printf' && name !== 'add-apt-repository') return undefined
  const trusts = words.find(({ value }) => value.includes('[') && TRUSTED.test(value))
  // Printed for a reader it does nothing.
  const goes = name === 'add-apt-repository' || command.redirections !== undefined
  return trusts !== undefined && goes ? 'trusted=yes' : undefined
}

/** The repository, key or file that is added; undefined when none is. */
function repositoryOf({ name, words, command }: Step): string | undefined {
  const has = (...wanted: readonly string[]): boolean => words.some(({ value }) => wanted.includes(value))
  const last = words.at(-1)?.value ?? ''
  if (REPOSITORY_TOOLS.has(name)) {
    if (has('--remove', '-r', 'del', 'list', 'finger', 'export', '--help', '-h')) return undefined
    const added = positional(words)
    if (added.length > 0 && added.every((word) => OWN_PARTS.has(word))) return undefined
    return name === 'apt-key' && !has('add', 'adv') ? undefined : added.join(' ')
  }
  if (name === 'yum-config-manager' || ((name === 'dnf' || name === 'dnf5') && has('config-manager'))) {
    return has('--add-repo', 'addrepo') || words.some(({ value }) => value.startsWith('--add-repo='))
      ? last
      : undefined
  }
  if (name === 'dnf' || name === 'yum') {
    if (has('copr') && has('enable')) return last
    const added = has('install', 'localinstall') ? words.find(({ value }) => ADDRESS.test(value)) : undefined
    return added?.value
  }
  if (name === 'rpm') {
    return (has('--import') || words.some(({ value }) => /^-[UiFvh]{1,5}$/.test(value))) && ADDRESS.test(last)
      ? last
      : undefined
  }
  if (name === 'zypper') return has('ar', 'addrepo') ? last : undefined
  if (name === 'apk') {
    const at = words.findIndex(({ value }) => value === '--repository' || value === '-X')
    const given =
      at === -1 ? words.find(({ value }) => value.startsWith('--repository='))?.value : words[at + 1]?.value
    return given === undefined || /alpinelinux\.org/.test(given) ? undefined : given
  }
  if (name === 'brew') return has('tap') && positional(words).length > 1 ? last : undefined
  if (name === 'pacman-key') return has('--add', '-a', '--recv-keys', '-r') ? last : undefined
  if (WRITERS.has(name)) {
    const target = name === 'tee' ? words.find(({ value }) => REPOSITORY_FILES.test(value))?.value : last
    return target !== undefined && REPOSITORY_FILES.test(target) ? target : undefined
  }
  if (name === 'sed' && words.some(({ value }) => /^-[a-z]{0,3}i/.test(value))) {
    return REPOSITORY_FILES.test(last) && words.some(({ value }) => ADDRESS_INSIDE.test(value))
      ? last
      : undefined
  }
  const written = command.redirections?.find(
    ({ operator, target }) => WRITES.test(operator) && REPOSITORY_FILES.test(target.value),
  )
  return written?.target.value
}
const ADDRESS_INSIDE = /https?:\\?\/\\?\/|mirror/

function positional(words: readonly ShellWord[]): readonly string[] {
  return words.map(({ value }) => value).filter((value) => !value.startsWith('-'))
}
