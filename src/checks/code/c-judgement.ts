import type { Rule } from '../../model/rule.ts'
import type { CConstants, CRange } from '../../syntax/c-constants.ts'
import { type CTokens, NAME, NUMBER } from '../../syntax/c-like-lexer.ts'
import { type Evidence, evidence } from '../../text/redact.ts'
import {
  C_COMMAND,
  C_EXECUTABLE_MEMORY,
  C_GPU_MODULE,
  C_INTERPRETER,
  C_LIBRARY_LOAD,
  C_PROCESS_TAMPERING,
  C_SYSTEM_CALL,
} from './c-rules.ts'
import { C_SINK_NAMES, type CSink } from './c-sinks.ts'
import { runsWhatItFetches } from './command-text.ts'
import type { Severity } from './severity.ts'

/** Tokens of an argument made of flags. */
const MAX_FLAGS = 200

/** What one call amounts to. */
export interface CJudgement {
  readonly rule: Rule
  readonly severity: Severity
  /** For the identity: what makes it this bad. */
  readonly why: string
  readonly note?: Evidence
}

interface Given {
  readonly tokens: CTokens
  readonly constants: CConstants
  readonly args: readonly CRange[]
  /** The file names `fexecve`, or runs what stands under `/proc/self/fd`. */
  readonly runsDescriptors: boolean
  /** Whether an argument is nothing but a parameter of the function or macro around the call. */
  isParameter(range: CRange): boolean
}

/** Undefined: nothing to say about this call. */
export function judgeCall(sink: CSink, given: Given): CJudgement | undefined {
  // A declaration, or a method of the same name: none of these functions does without.
  if (given.args.length === 0) return undefined
  switch (sink.kind) {
    case 'shell':
      return judgeShell(sink, given)
    case 'program':
      return judgeProgram(sink, given)
    case 'library':
      return judgeLibrary(sink, given)
    case 'script':
      return judgeScript(sink, given)
    case 'module':
      return { rule: C_GPU_MODULE, severity: 'audit', why: 'loaded' }
    case 'module-file': {
      const texts = textsAt(given, sink.argument)
      return {
        rule: C_GPU_MODULE,
        severity: texts === undefined ? 'low' : 'audit',
        why: 'loaded from a file',
      }
    }
    case 'memory':
      return judgeMemory(sink, given)
    case 'process':
      return {
        rule: C_PROCESS_TAMPERING,
        severity: sink.name === 'ptrace' ? 'medium' : 'high',
        why: 'tampered',
      }
    case 'lookup':
      return judgeLookup(sink, given)
    case 'system-call':
      return judgeSystemCall(given)
  }
}

/** A function that is handed on: whoever gets it gives it what they like. */
export function judgeReference(sink: CSink): CJudgement | undefined {
  const note = evidence`handed on: what it is given is decided elsewhere`
  switch (sink.kind) {
    case 'shell':
      return { rule: C_COMMAND, severity: 'high', why: 'handed on', note }
    case 'program':
      return { rule: C_COMMAND, severity: 'medium', why: 'handed on', note }
    case 'library':
      return { rule: C_LIBRARY_LOAD, severity: 'medium', why: 'handed on', note }
    case 'script':
      return { rule: C_INTERPRETER, severity: 'medium', why: 'handed on', note }
    case 'module':
    case 'module-file':
    case 'memory':
    case 'process':
    case 'lookup':
    case 'system-call':
      return undefined
  }
}

/** Text of an assembly statement, or the label that gives a declared function another name. */
export function judgeAssembly(text: string): CJudgement | undefined {
  const label = text.replace(/^_/, '')
  if (HIDEABLE.test(label) && C_SINK_NAMES.has(label)) {
    return {
      rule: C_COMMAND,
      severity: 'high',
      why: `label ${label}`,
      note: evidence`gives a function that starts commands another name`,
    }
  }
  return ENTERS_KERNEL.test(text) ? { rule: C_SYSTEM_CALL, severity: 'medium', why: 'assembly' } : undefined
}

function judgeShell(sink: CSink, given: Given): CJudgement | undefined {
  const texts = textsAt(given, sink.argument)
  if (texts === undefined) return { rule: C_COMMAND, severity: 'high', why: 'made at run time' }
  // `system(NULL)` asks whether there is a shell.
  if (texts.every((text) => text === '')) return undefined
  return judgeCommandText(texts)
}

function judgeCommandText(texts: readonly string[]): CJudgement {
  if (texts.some(runsWhatItFetches)) {
    return {
      rule: C_COMMAND,
      severity: 'critical',
      why: 'downloads and runs',
      note: evidence`what it runs is not in the repository`,
    }
  }
  return { rule: C_COMMAND, severity: 'low', why: 'constant', note: evidence`the command is constant` }
}

function judgeProgram(sink: CSink, given: Given): CJudgement | undefined {
  const { args } = given
  let programs = textsAt(given, sink.argument)
  if (sink.name.startsWith('CreateProcess')) {
    const application = textsAt(given, sink.argument - 1)
    if (programs !== undefined && application !== undefined) programs = [...programs, ...application]
    else programs = undefined
  }
  if (sink.name === 'fexecve' || sink.name === 'execveat') programs = undefined
  if (programs?.some((program) => SHELL_PROGRAM.test(program)) === true) {
    const option = args.findIndex(
      (_, place) =>
        place > sink.argument && textsAt(given, place)?.some((text) => COMMAND_OPTION.test(text)) === true,
    )
    // The arguments are in an array that was filled elsewhere, or there is no `-c` at all.
    if (option === -1) return { rule: C_COMMAND, severity: 'medium', why: 'shell' }
    const commands = textsAt(given, option + 1)
    if (commands === undefined) return { rule: C_COMMAND, severity: 'high', why: 'shell made at run time' }
    return judgeCommandText(commands)
  }
  if (programs !== undefined) return { rule: C_COMMAND, severity: 'audit', why: 'constant program' }
  return {
    rule: C_COMMAND,
    severity: 'medium',
    why: 'program chosen at run time',
    note: evidence`which program it is, is decided at run time`,
  }
}

function judgeLibrary(sink: CSink, given: Given): CJudgement | undefined {
  const { tokens, args } = given
  const range = args[sink.argument]
  if (range === undefined) return undefined
  const rest = args.slice(sink.argument + 1)
  // Only asks for what is loaded already; or the system's own directory is the only one that is searched.
  if (rest.some((flags) => namesIn(tokens, flags, SAFE_LOAD_FLAGS))) return undefined
  const texts = textsAt(given, sink.argument)
  if (texts === undefined && given.isParameter(range)) {
    return {
      rule: C_LIBRARY_LOAD,
      severity: 'medium',
      why: 'place decided by callers',
      note: evidence`callers decide the place`,
    }
  }
  if (texts === undefined) return { rule: C_LIBRARY_LOAD, severity: 'high', why: 'place decided at run time' }
  if (texts.every(isFixedPlace)) return undefined
  return {
    rule: C_LIBRARY_LOAD,
    severity: 'high',
    why: 'relative',
    note: evidence`the place depends on the working directory, or anybody may write there`,
  }
}

/** A bare name, which the system resolves; a place that only root can write to; or one relative to the program. */
function isFixedPlace(text: string): boolean {
  if (OPEN_PLACES.test(text)) return false
  if (!/[/\\]/.test(text)) return true
  return /^(?:\/|@(?:rpath|loader_path|executable_path)\/|\$ORIGIN\/|[A-Za-z]:\\)/.test(text)
}

function judgeScript(sink: CSink, given: Given): CJudgement {
  const texts = textsAt(given, sink.argument)
  // Other interpreters are embedded so that users can script the program.
  const isPython = sink.name.startsWith('Py') || sink.namespace !== undefined
  if (texts === undefined)
    return { rule: C_INTERPRETER, severity: isPython ? 'high' : 'medium', why: 'made at run time' }
  return { rule: C_INTERPRETER, severity: 'low', why: 'constant', note: evidence`the text is constant` }
}

function judgeMemory(sink: CSink, { tokens, args }: Given): CJudgement | undefined {
  const protection = args[sink.argument]
  if (protection === undefined) return undefined
  const isWindows = sink.name.startsWith('Virtual')
  let executable = namesIn(tokens, protection, isWindows ? PAGE_EXECUTE : PROT_EXEC)
  let writable = namesIn(tokens, protection, isWindows ? PAGE_EXECUTE_WRITE : PROT_WRITE)
  for (let token = protection.from; token < Math.min(protection.to, protection.from + MAX_FLAGS); token++) {
    if (tokens.kinds[token] !== NUMBER) continue
    const value = Number(tokens.textOf(token).replace(/[uUlL]{1,3}$/, ''))
    executable ||= isWindows ? (value & 0xf0) !== 0 : (value & 4) !== 0
    writable ||= isWindows ? (value & 0xc0) !== 0 : (value & 2) !== 0
  }
  if (!executable) return undefined
  if (!writable) return { rule: C_EXECUTABLE_MEMORY, severity: 'medium', why: 'executable' }
  return {
    rule: C_EXECUTABLE_MEMORY,
    severity: 'high',
    why: 'writable and executable',
    note: evidence`writable and executable at the same time`,
  }
}

function judgeLookup(sink: CSink, given: Given): CJudgement | undefined {
  const texts = textsAt(given, sink.argument)
  const hidden = texts?.find((text) => C_SINK_NAMES.has(text) && HIDEABLE.test(text))
  if (hidden === undefined) return undefined
  return {
    rule: C_COMMAND,
    severity: 'high',
    why: `looks up ${hidden}`,
    note: evidence`looks a function up by name that could be called by name`,
  }
}

function judgeSystemCall({ tokens, args, runsDescriptors }: Given): CJudgement | undefined {
  const number = args[0]
  if (number === undefined) return undefined
  if (namesIn(tokens, number, EXECUTING_CALLS))
    return { rule: C_SYSTEM_CALL, severity: 'high', why: 'execve', note: evidence`starts a program` }
  if (namesIn(tokens, number, MEMORY_FILES) && runsDescriptors) {
    return {
      rule: C_SYSTEM_CALL,
      severity: 'critical',
      why: 'memfd',
      note: evidence`runs a program that never was a file`,
    }
  }
  return undefined
}

function textsAt({ constants, args }: Given, place: number): readonly string[] | undefined {
  const range = args[place]
  return range === undefined ? undefined : constants.textsOf(range)
}

function namesIn(tokens: CTokens, { from, to }: CRange, names: ReadonlySet<string>): boolean {
  for (let token = from; token < Math.min(to, from + MAX_FLAGS); token++) {
    if (tokens.kinds[token] === NAME && names.has(tokens.textOf(token))) return true
  }
  return false
}

/** Instructions that enter the kernel: x86, ARM, RISC-V. */
const ENTERS_KERNEL = /\b(?:syscall|sysenter|ecall|int\s{1,4}\$?0x80|svc\s{1,4}#?(?:0x)?0|swi\s{1,4}#?0)\b/
const SHELL_PROGRAM = /(?:^|[/\\])(?:(?:ba|z|da|k|c|tc|a)?sh|cmd|powershell|pwsh)(?:\.exe)?$/i
const COMMAND_OPTION = /^(?:-[a-z]{0,4}c|\/[ck]|-Command|-EncodedCommand)$/i
/** Directories in which anybody can put a library. */
const OPEN_PLACES = /^(?:\/tmp\/|\/var\/tmp\/|\/dev\/shm\/|\.{1,2}[/\\])/
const HIDEABLE = /^_?w?(?:system|popen|exec|posix_spawn|WinExec|CreateProcess|ShellExecute)/
const SAFE_LOAD_FLAGS: ReadonlySet<string> = new Set([
  'RTLD_NOLOAD',
  'LOAD_LIBRARY_SEARCH_SYSTEM32',
  'LOAD_LIBRARY_AS_DATAFILE',
  'LOAD_LIBRARY_AS_IMAGE_RESOURCE',
])
const PROT_EXEC: ReadonlySet<string> = new Set(['PROT_EXEC'])
const PROT_WRITE: ReadonlySet<string> = new Set(['PROT_WRITE'])
const PAGE_EXECUTE: ReadonlySet<string> = new Set([
  'PAGE_EXECUTE',
  'PAGE_EXECUTE_READ',
  'PAGE_EXECUTE_READWRITE',
  'PAGE_EXECUTE_WRITECOPY',
])
const PAGE_EXECUTE_WRITE: ReadonlySet<string> = new Set(['PAGE_EXECUTE_READWRITE', 'PAGE_EXECUTE_WRITECOPY'])
const EXECUTING_CALLS: ReadonlySet<string> = new Set([
  'SYS_execve',
  'SYS_execveat',
  '__NR_execve',
  '__NR_execveat',
])
const MEMORY_FILES: ReadonlySet<string> = new Set(['SYS_memfd_create', '__NR_memfd_create', 'memfd_create'])
