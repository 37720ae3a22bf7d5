import { spawn } from 'node:child_process'
import { linesOf } from './runner-commands.ts'
import type { Stream } from './runner-output.ts'

/** Milliseconds that a process is given after SIGINT, and then after SIGTERM. */
export interface Patience {
  readonly afterInterrupt: number
  readonly afterTerminate: number
}

/** The runner's own. */
export const RUNNER_PATIENCE: Patience = { afterInterrupt: 7_500, afterTerminate: 2_500 }

export interface ProcessPlan {
  readonly program: string
  readonly commandLine: readonly string[]
  readonly cwd: string
  /** All of it: nothing is inherited. */
  readonly environment: Readonly<Record<string, string>>
  readonly cancel?: AbortSignal | undefined
  readonly patience: Patience
  /** Called for each line of either stream as it comes; the order between the streams means nothing. */
  readonly onLine: (line: string, stream: Stream) => void
}

export interface ProcessEnd {
  readonly status: number | null
  readonly signal: NodeJS.Signals | null
  /** Everything, undecoded lines included. */
  readonly stdout: string
  readonly stderr: string
}

/** Starts a program as the runner does: no shell, nothing on standard input, two pipes of UTF-8. */
export async function runProcess(plan: ProcessPlan): Promise<ProcessEnd> {
  const child = spawn(plan.program, plan.commandLine, {
    cwd: plan.cwd,
    env: plan.environment,
    stdio: ['pipe', 'pipe', 'pipe'],
  })
  child.stdin.on('error', () => {})
  child.stdin.end()
  const timers: NodeJS.Timeout[] = []
  const stop = (): void => {
    const { afterInterrupt, afterTerminate } = plan.patience
    child.kill('SIGINT')
    timers.push(setTimeout(() => child.kill('SIGTERM'), afterInterrupt))
    timers.push(setTimeout(() => child.kill('SIGKILL'), afterInterrupt + afterTerminate))
  }
  if (plan.cancel?.aborted === true) stop()
  else plan.cancel?.addEventListener('abort', stop, { once: true })
  try {
    const [stdout, stderr, [status, signal]] = await Promise.all([
      readLines(child.stdout, (line) => plan.onLine(line, 'stdout')),
      readLines(child.stderr, (line) => plan.onLine(line, 'stderr')),
      new Promise<[number | null, NodeJS.Signals | null]>((resolve, reject) => {
        child.once('close', (code, name) => resolve([code, name]))
        child.once('error', reject)
      }),
    ])
    return { status, signal, stdout, stderr }
  } finally {
    child.kill('SIGKILL')
    for (const timer of timers) clearTimeout(timer)
    plan.cancel?.removeEventListener('abort', stop)
  }
}

/** Decodes across the borders of chunks, and hands over each line when its end was seen. */
async function readLines(stream: AsyncIterable<Buffer>, onLine: (line: string) => void): Promise<string> {
  const decoder = new TextDecoder('utf-8')
  let whole = ''
  let rest = ''
  for await (const chunk of stream) {
    const text = decoder.decode(chunk, { stream: true })
    whole += text
    rest += text
    // A CR at the very end may be half of CRLF.
    const end = Math.max(rest.lastIndexOf('\n'), rest.lastIndexOf('\r', rest.length - 2)) + 1
    for (const line of linesOf(rest.slice(0, end))) onLine(line)
    rest = rest.slice(end)
  }
  const last = decoder.decode()
  for (const line of linesOf(rest + last)) onLine(line)
  return whole + last
}
