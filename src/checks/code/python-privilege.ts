import type { Severity } from './severity.ts'

/** What a command line does to the machine it runs on. */
export interface Privilege {
  /** The words that say so. */
  readonly words: string
  readonly severity: Severity
}

/** Programs that begin another command, and are looked through. */
const PREFIXES: ReadonlySet<string> = new Set(['env', 'nohup', 'exec', 'time', 'nice', 'command', 'timeout'])
const ROOT: ReadonlySet<string> = new Set(['sudo', 'pkexec', 'doas', 'runas', 'gsudo'])
/** Programs that change rights, the kernel or the network, whatever they are called with. */
const SYSTEM_PROGRAMS: ReadonlySet<string> = new Set([
  'add-apt-repository',
  'apt-key',
  'insmod',
  'iptables',
  'ip6tables',
  'ldconfig',
  'modprobe',
  'nft',
  'rmmod',
  'setcap',
  'setenforce',
  'useradd',
  'usermod',
  'visudo',
])
/** Package managers of the system, and what makes them change it. */
const SYSTEM_PACKAGES: ReadonlySet<string> = new Set([
  'apt', 'apt-get', 'aptitude', 'dpkg', 'yum', 'dnf', 'zypper', 'apk', 'pacman', 'rpm', 'snap', 'brew', 'port', 'choco', 'winget',
]) // biome-ignore format: a list of names
const SYSTEM_INSTALLS =
  /^(?:install|reinstall|upgrade|update|dist-upgrade|full-upgrade|add|remove|purge|-i|--install|-U|-S\w{0,3})$/
/** Package managers of languages. */
const LANGUAGE_PACKAGES: ReadonlySet<string> = new Set([
  'pip', 'pip3', 'uv', 'pipx', 'conda', 'mamba', 'micromamba', 'easy_install', 'npm', 'pnpm', 'yarn', 'cargo', 'gem', 'go',
]) // biome-ignore format: a list of names
const SERVICE_CHANGES = /^(?:start|stop|restart|enable|disable|mask|unmask|daemon-reload|kill)$/
/** Modes that give everybody rights, or the rights of the owner. */
const WIDE_MODE = /^(?:[0-7]?[0-7]?[0-7][2367]|[ugoa]{0,4}\+[rwx]{0,3}s[rwx]{0,3}|[2467][0-7]{3})$/
const OWN_TO_ROOT = /^root(?::|$)/
/** Settings of a graphics card that hold for everybody who uses it. */
const CARD_SETTINGS =
  /^(?:-pm|-pl|-lgc|-lmc|-mig|-ac|-r|-e|-c|--persistence-mode|--power-limit|--gpu-reset|--lock-gpu-clocks|--multi-instance-gpu)$/

/** The worst that one of the commands of a shell text does. */
export function privilegeOfText(text: string): Privilege | undefined {
  return worst(
    text
      .slice(0, MAX_TEXT)
      .split(SEPARATORS)
      .map((part) => privilegeOf(part.trim().split(BLANKS))),
  )
}
/** Code units of a command text that are read. */
const MAX_TEXT = 4000
const SEPARATORS = /&&|\|\||[;|&\n]/
const BLANKS = /[ \t]+/

function worst(found: readonly (Privilege | undefined)[]): Privilege | undefined {
  return found.find((privilege) => privilege?.severity === 'medium') ?? found.find((privilege) => privilege)
}

/** @param words a command and its arguments; an empty word stands for what is not known */
export function privilegeOf(words: readonly string[]): Privilege | undefined {
  let at = 0
  while (at < words.length && (PREFIXES.has(programOf(words[at])) || ASSIGNMENT.test(words[at] ?? ''))) at++
  const program = programOf(words[at])
  const rest = words.slice(at + 1)
  const [first = '', second = ''] = rest.filter((word) => !word.startsWith('-'))
  if (ROOT.has(program)) {
    // `sudo -n true` only asks whether it would work.
    return first === '' && rest.length > 0 && !rest.includes('')
      ? undefined
      : change('medium', program, first)
  }
  if (SYSTEM_PROGRAMS.has(program) && rest.length > 0) return change('medium', program, first)
  if (program === 'sysctl') {
    return rest.some((word) => word === '-w' || word.includes('='))
      ? change('medium', program, first)
      : undefined
  }
  if (SYSTEM_PACKAGES.has(program)) {
    const does = rest.find((word) => SYSTEM_INSTALLS.test(word))
    return does === undefined ? undefined : change('medium', program, does)
  }
  if (program === 'systemctl' || program === 'launchctl' || program === 'service') {
    return rest.some((word) => SERVICE_CHANGES.test(word)) && !rest.includes('--user')
      ? change('medium', program, first)
      : undefined
  }
  if (program === 'chmod' && WIDE_MODE.test(first)) return change('medium', program, first)
  if (program === 'chown' && OWN_TO_ROOT.test(first)) return change('medium', program, first)
  if (program === 'mount' && first !== '') return change('medium', program, first)
  if (program === 'nvidia-smi') {
    const setting = rest.find((word) => CARD_SETTINGS.test(word))
    // `-r` and the like are options of queries as well.
    return setting === undefined || rest.some((word) => QUERIES.test(word))
      ? undefined
      : change('medium', program, setting)
  }
  return installs(program, rest, first, second)
}
const ASSIGNMENT = /^[A-Za-z_]\w{0,60}=/
const QUERIES = /^--(?:query|format|list|help|version)/

/** Packages of the language: seldom a surprise in what the project's own scripts do. */
function installs(
  program: string,
  rest: readonly string[],
  first: string,
  second: string,
): Privilege | undefined {
  if (PYTHON.test(program)) {
    const module = rest.indexOf('-m')
    return module === -1 ? undefined : privilegeOf(rest.slice(module + 1))
  }
  if (!LANGUAGE_PACKAGES.has(program)) return undefined
  const isInstall = first === 'install' || first === 'uninstall' || (first === 'pip' && second === 'install')
  const global = program !== 'npm' && program !== 'pnpm' && program !== 'yarn'
  if (!isInstall || (!global && !rest.includes('-g') && !rest.includes('--global'))) return undefined
  return change('low', program, 'install')
}
const PYTHON = /^(?:python[0-9.]{0,6}|py)$/

function change(severity: Severity, program: string, what: string): Privilege {
  return { severity, words: what === '' ? program : `${program} ${what}` }
}

function programOf(word: string | undefined): string {
  if (word === undefined) return ''
  const name = word.slice(word.lastIndexOf('/') + 1)
  return name.endsWith('.exe') ? name.slice(0, -4) : name
}
