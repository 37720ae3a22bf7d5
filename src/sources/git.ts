import { type ChildProcessByStdio, spawn } from 'node:child_process'
import type { Readable, Writable } from 'node:stream'
import { SourceError } from '../model/errors.ts'

/** A repository, and how git is to be run for it. Made by `openRepository`. */
export interface GitRepository {
  /**
   * Absolute. Git is always told where the repository is: it never searches, so that no folder of the change can pose as one,
   * and it does not ask whose checkout it is (`safe.directory` only guards the search; in a container it is often another's).
   */
  readonly gitDirectory: string
  /** Objects may be missing because the clone left them out on purpose. */
  readonly isPartial: boolean
  readonly environment: Environment
}

export type Environment = Readonly<Record<string, string | undefined>>

export interface GitOptions {
  /** Output beyond this many bytes is cut, and `wasCut` says so. */
  readonly maxBytes?: number
  readonly milliseconds?: number
  readonly input?: string
  /** Lets git reach a remote. Without it no transport is allowed, not even to fetch an object of a partial clone. */
  readonly network?: NetworkAccess
}

export interface NetworkAccess {
  /** Transports git may use: `https`, `file`. */
  readonly protocols: readonly string[]
  /** Settings that hold a secret, such as `http.extraHeader`: handed over in the environment, where other users cannot see them. */
  readonly settings: Readonly<Record<string, string>>
}

export interface GitOutcome {
  /** Exit status; undefined when git was stopped, because it took too long or wrote too much. */
  readonly status: number | undefined
  readonly output: Buffer
  readonly wasCut: boolean
  /** What git wrote to standard error, cut. Hostile text. */
  readonly complaint: string
}

const MEBIBYTE = 1024 * 1024
const DEFAULT_MAX_BYTES = 16 * MEBIBYTE
const DEFAULT_MILLISECONDS = 120_000
/** Bytes of standard error that are kept. */
const MAX_COMPLAINT_BYTES = 4096
/** UTF-16 code units of it that an error message shows. */
const SHOWN_COMPLAINT = 200

/** Whatever the repository's own settings say. Nothing below runs a program, asks a question or trusts an attribute. */
const SETTINGS: readonly string[] = [
  'core.hooksPath=/dev/null',
  'core.fsmonitor=false',
  'core.untrackedCache=false',
  'core.attributesFile=/dev/null',
  'core.quotePath=false',
  'core.pager=cat',
  'core.askPass=',
  'credential.helper=',
  'submodule.recurse=false',
  'gc.auto=0',
  'maintenance.auto=false',
  // Larger blobs are streamed by git, not held in its memory.
  'core.bigFileThreshold=1m',
]

/** What git may know of our environment. Everything else, above all other `GIT_*` variables, stays with us. */
const PASSED_ON: readonly string[] = [
  'PATH',
  'HOME',
  'TMPDIR',
  'TEMP',
  'TMP',
  'SystemRoot',
  // Set by git itself around hooks: what is to be committed, and objects that are not yet accepted.
  'GIT_INDEX_FILE',
  'GIT_OBJECT_DIRECTORY',
  'GIT_ALTERNATE_OBJECT_DIRECTORIES',
  'GIT_QUARANTINE_PATH',
]
const PASSED_ON_FOR_NETWORK: readonly string[] = [
  'http_proxy',
  'https_proxy',
  'no_proxy',
  'HTTPS_PROXY',
  'NO_PROXY',
  'SSL_CERT_FILE',
]

export type GitProcess = ChildProcessByStdio<Writable, Readable, Readable>

/** Starts git without a shell, reading and writing pipes. The caller ends it. */
export function startGit(
  repository: GitRepository,
  commandLine: readonly string[],
  network?: NetworkAccess,
): GitProcess {
  const settings = SETTINGS.flatMap((setting) => ['-c', setting])
  return spawn(
    'git',
    [
      `--git-dir=${repository.gitDirectory}`,
      '--no-pager',
      '--literal-pathspecs',
      ...settings,
      ...commandLine,
    ],
    {
      // Not the work tree: some systems look for programs in the current folder first.
      cwd: repository.gitDirectory,
      env: gitEnvironment(repository.environment, network),
      stdio: ['pipe', 'pipe', 'pipe'],
      shell: false,
      windowsHide: true,
    },
  )
}

/** Runs git to its end. A status other than 0 is an outcome, not an error. @throws SourceError when git cannot be started */
export function tryGit(
  repository: GitRepository,
  commandLine: readonly string[],
  options: GitOptions = {},
): Promise<GitOutcome> {
  const maxBytes = options.maxBytes ?? DEFAULT_MAX_BYTES
  return new Promise((resolve, reject) => {
    const child = startGit(repository, commandLine, options.network)
    const chunks: Buffer[] = []
    let size = 0
    let wasCut = false
    const complaint = complaintOf(child)
    const stop = (): void => {
      child.kill('SIGKILL')
      // Programs that git started may outlive it and hold the pipes open.
      child.stdout.destroy()
      child.stderr.destroy()
    }
    const timer = setTimeout(stop, options.milliseconds ?? DEFAULT_MILLISECONDS)
    child.stdout.on('data', (chunk: Buffer) => {
      if (wasCut) return
      chunks.push(chunk.subarray(0, maxBytes - size))
      size += chunk.length
      if (size <= maxBytes) return
      wasCut = true
      stop()
    })
    child.on('error', (cause) => {
      clearTimeout(timer)
      reject(notStarted(cause))
    })
    child.on('close', (status) => {
      clearTimeout(timer)
      const ended = wasCut ? undefined : (status ?? undefined)
      resolve({ status: ended, output: Buffer.concat(chunks), wasCut, complaint: complaint() })
    })
    // Git may end before it has read everything.
    child.stdin.on('error', () => {})
    child.stdin.end(options.input ?? '')
  })
}

/** Output of a git command. @throws SourceError when it fails, takes too long or writes too much */
export async function runGit(
  repository: GitRepository,
  commandLine: readonly string[],
  options: GitOptions = {},
): Promise<Buffer> {
  const outcome = await tryGit(repository, commandLine, options)
  if (outcome.status === 0) return outcome.output
  throw gitFailure(commandLine[0] ?? '', outcome)
}

export function gitFailure(command: string, outcome: GitOutcome): SourceError {
  if (outcome.wasCut) return new SourceError('too-large', `git ${command} wrote more than is read`)
  const how = outcome.status === undefined ? 'took too long' : `failed with status ${outcome.status}`
  return new SourceError('git-failed', `git ${command} ${how}${shownComplaint(outcome.complaint)}`)
}

/** The first lines of what git said, on one line. */
export function shownComplaint(complaint: string): string {
  const flat = complaint.slice(0, SHOWN_COMPLAINT).replace(/\s+/g, ' ').trim()
  return flat === '' ? '' : `: ${flat}`
}

/** Collects what a child writes to standard error, so that it neither blocks nor reaches ours. */
export function complaintOf(child: GitProcess): () => string {
  const chunks: Buffer[] = []
  let size = 0
  child.stderr.on('data', (chunk: Buffer) => {
    if (size < MAX_COMPLAINT_BYTES) chunks.push(chunk)
    size += chunk.length
  })
  return () => Buffer.concat(chunks).subarray(0, MAX_COMPLAINT_BYTES).toString('utf8')
}

export function notStarted(cause: Error): SourceError {
  const isMissing = 'code' in cause && cause.code === 'ENOENT'
  const what = isMissing ? 'git was not found. Install git and put it on PATH.' : 'git could not be started.'
  return new SourceError('git-failed', what, { cause })
}

function gitEnvironment(
  environment: Environment,
  network: NetworkAccess | undefined,
): Record<string, string> {
  const settings = Object.entries(network?.settings ?? {})
  const passedOn = network === undefined ? PASSED_ON : [...PASSED_ON, ...PASSED_ON_FOR_NETWORK]
  return {
    ...Object.fromEntries(
      passedOn.flatMap((name) => (environment[name] === undefined ? [] : [[name, environment[name]]])),
    ),
    LC_ALL: 'C.UTF-8',
    LANGUAGE: '',
    GIT_CONFIG_NOSYSTEM: '1',
    GIT_CONFIG_GLOBAL: '/dev/null',
    GIT_ATTR_NOSYSTEM: '1',
    GIT_NO_REPLACE_OBJECTS: '1',
    // Nobody's: parents are what commits say.
    GIT_GRAFT_FILE: '/dev/null/none',
    GIT_OPTIONAL_LOCKS: '0',
    GIT_TERMINAL_PROMPT: '0',
    GIT_ASKPASS: '',
    SSH_ASKPASS: '',
    GIT_PAGER: 'cat',
    // Older versions know only the second of these; a transport of this name does not exist.
    GIT_NO_LAZY_FETCH: '1',
    GIT_ALLOW_PROTOCOL: network?.protocols.join(':') ?? 'none',
    GIT_CONFIG_COUNT: String(settings.length),
    ...Object.fromEntries(
      settings.flatMap(([key, value], index) => [
        [`GIT_CONFIG_KEY_${index}`, key],
        [`GIT_CONFIG_VALUE_${index}`, value],
      ]),
    ),
  }
}
