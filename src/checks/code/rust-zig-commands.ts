/** One word of a command line that a program starts another with. */
export interface CommandWord {
  /** Every text it may be; undefined when it is put together at run time. */
  readonly texts: readonly string[] | undefined
  /** Offsets of its source. */
  readonly start: number
  readonly end: number
  /** Quoted for a shell by a library that knows how. */
  readonly isQuoted?: boolean
}

/** A list of words that is made elsewhere. */
export const UNKNOWN_WORDS = 'unknown-words'

export type CommandLine = readonly (CommandWord | typeof UNKNOWN_WORDS)[]

/** What a command line does that its source does not say. */
export type CommandProblem =
  /** Text made at run time is read by an interpreter. */
  | {
      readonly kind: 'script'
      readonly interpreter: string
      readonly language: 'shell' | 'other'
      readonly script: CommandWord
      /** The script itself is constant, and what is appended to it is not. */
      readonly isAppended: boolean
    }
  /** An interpreter gets words that are made elsewhere. */
  | { readonly kind: 'unknown-script'; readonly interpreter: string }
  /** An interpreter runs a constant script. */
  | {
      readonly kind: 'constant-script'
      readonly interpreter: string
      readonly language: 'shell' | 'other'
      readonly script: CommandWord
    }
  /** Which program is started is decided at run time. */
  | { readonly kind: 'program' }

interface Interpreter {
  readonly language: 'shell' | 'other'
  readonly flag: RegExp
  /** Everything after the flag is one script. */
  readonly takesRest: boolean
}

const POSIX: Interpreter = { language: 'shell', flag: /^-[a-z]{0,8}c$/, takesRest: false }
const COMMAND: Interpreter = { language: 'shell', flag: /^\/[ckCK]$/, takesRest: true }
const POWERSHELL: Interpreter = {
  language: 'shell',
  flag: /^[-/](?:c|command|e|ec|enc|encodedcommand)$/i,
  takesRest: true,
}

const INTERPRETERS: ReadonlyMap<string, Interpreter> = new Map<string, Interpreter>([
  ...['sh', 'bash', 'dash', 'zsh', 'ksh', 'ash', 'fish', 'csh', 'tcsh'].map((name) => [name, POSIX] as const),
  ['cmd', COMMAND],
  ['powershell', POWERSHELL],
  ['pwsh', POWERSHELL],
  ...['python', 'python2', 'python3'].map((name) => [name, other(/^-c$/)] as const),
  ['node', other(/^(?:-e|-p|--eval|--print)$/)],
  ['bun', other(/^(?:-e|--eval)$/)],
  ['perl', other(/^-[a-z]{0,8}[eE]$/)],
  ['ruby', other(/^-e$/)],
  ['lua', other(/^-e$/)],
  ['php', other(/^-r$/)],
  ['osascript', other(/^-e$/)],
])

function other(flag: RegExp): Interpreter {
  return { language: 'other', flag, takesRest: false }
}

/** Start what follows them. */
const STARTERS: ReadonlySet<string> = new Set([
  'arch',
  'busybox',
  'chroot',
  'doas',
  'env',
  'exec',
  'flatpak-spawn',
  'nice',
  'nohup',
  'nsenter',
  'pkexec',
  'setsid',
  'stdbuf',
  'sudo',
  'time',
  'timeout',
  'unshare',
  'xargs',
])
/** Options between an interpreter and the one that announces its script. */
const MAX_OPTIONS = 8

/** What is wrong with a command line; undefined when its source says what runs. */
export function commandProblem(line: CommandLine): CommandProblem | undefined {
  const program = line[0]
  if (program === undefined || program === UNKNOWN_WORDS) return { kind: 'program' }
  const isStarter = program.texts?.some((text) => STARTERS.has(programName(text))) === true
  for (let place = 0; place < (isStarter ? line.length : 1); place++) {
    const word = line[place]
    for (const text of word === undefined || word === UNKNOWN_WORDS ? [] : (word.texts ?? [])) {
      const name = programName(text)
      const interpreter = INTERPRETERS.get(name)
      const problem =
        interpreter === undefined ? undefined : scriptProblem(name, interpreter, line.slice(place + 1))
      if (problem !== undefined) return problem
    }
  }
  return program.texts === undefined ? { kind: 'program' } : undefined
}

function scriptProblem(
  name: string,
  interpreter: Interpreter,
  words: CommandLine,
): CommandProblem | undefined {
  const flag = words
    .slice(0, MAX_OPTIONS)
    .findIndex((word) => word !== UNKNOWN_WORDS && word.texts?.some((text) => interpreter.flag.test(text)))
  if (flag === -1) {
    return interpreter.language === 'shell' && words.includes(UNKNOWN_WORDS)
      ? { kind: 'unknown-script', interpreter: name }
      : undefined
  }
  const script = words[flag + 1]
  if (script === undefined) return undefined
  if (script === UNKNOWN_WORDS) return { kind: 'unknown-script', interpreter: name }
  const { language } = interpreter
  if (script.texts === undefined)
    return { kind: 'script', interpreter: name, language, script, isAppended: false }
  const appended = interpreter.takesRest ? words.slice(flag + 2).find(isMade) : undefined
  return appended === undefined
    ? { kind: 'constant-script', interpreter: name, language, script }
    : { kind: 'script', interpreter: name, language, script: appended, isAppended: true }
}

function isMade(word: CommandWord | typeof UNKNOWN_WORDS): word is CommandWord {
  return word !== UNKNOWN_WORDS && word.texts === undefined
}

/** `/usr/bin/bash`, `cmd.exe` → `bash`, `cmd`. */
export function programName(path: string): string {
  const name = path.slice(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1).toLowerCase()
  return name.endsWith('.exe') ? name.slice(0, -'.exe'.length) : name
}

/** A shell that gets a constant script. Other interpreters with one are as good as a program. */
export function runsShellScript(line: CommandLine): boolean {
  const problem = commandProblem(line)
  return problem?.kind === 'constant-script' && problem.language === 'shell'
}

/** What a command line that a build runs brings from outside; undefined when nothing. */
export function fetchedBy(line: CommandLine): 'download' | 'repository' | 'package' | undefined {
  const words = line.map((word) => (word === UNKNOWN_WORDS ? [] : (word.texts ?? [])))
  const all = words.flat()
  for (const program of words[0] ?? []) {
    const name = programName(program)
    if (DOWNLOADERS.has(name)) return 'download'
    if (INTERPRETERS.has(name) && all.some((text) => DOWNLOAD_COMMAND.test(text))) return 'download'
    if (name === 'git' && all.some((text) => GIT_FETCHES.has(text))) return 'repository'
    if (INSTALLERS.has(name) && all.some((text) => INSTALLS.has(text))) return 'package'
    if (/^python[23]?$/.test(name) && all.includes('pip') && all.some((text) => INSTALLS.has(text)))
      return 'package'
  }
  return undefined
}

const DOWNLOADERS: ReadonlySet<string> = new Set(['aria2c', 'curl', 'ftp', 'lftp', 'scp', 'sftp', 'wget'])
const DOWNLOAD_COMMAND =
  /\b(?:curl|wget|Invoke-WebRequest|DownloadFile|DownloadString|iwr|Start-BitsTransfer)\b/i
const GIT_FETCHES: ReadonlySet<string> = new Set(['clone', 'fetch', 'pull', 'submodule'])
const INSTALLERS: ReadonlySet<string> = new Set([
  'apk',
  'apt',
  'apt-get',
  'brew',
  'bun',
  'cargo',
  'choco',
  'conda',
  'dnf',
  'gem',
  'go',
  'npm',
  'npx',
  'pip',
  'pip3',
  'pnpm',
  'uv',
  'winget',
  'yarn',
  'yum',
  'zypper',
])
const INSTALLS: ReadonlySet<string> = new Set(['add', 'ci', 'i', 'install'])

/** Where whoever may write to a shared directory, or the directory the program is started in, chooses the library. */
export function isOpenPlace(path: string): boolean {
  if (path === '' || path.startsWith('\u{1}')) return false
  return (
    /^(?:\/tmp\/|\/var\/tmp\/|\/dev\/shm\/)/.test(path) || (/[/\\]/.test(path) && !FIXED_PLACE.test(path))
  )
}

/** Absolute, or beside the program. */
const FIXED_PLACE = /^(?:\/|\\|[A-Za-z]:[/\\]|@(?:rpath|executable_path|loader_path)\/|\$ORIGIN)/
