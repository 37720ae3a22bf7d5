import { spawn, spawnSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** The committed bundles, run as other programs run them: Node alone, another working directory, no packages. */
export const BUNDLE = join(import.meta.dirname, '../../dist')

export interface Ended {
  readonly status: number | null
  readonly stdout: string
  readonly stderr: string
}

/** Runs `dist/cli/index.js` with an empty environment but for the path to git. */
export function runCli(
  args: readonly string[],
  cwd = '/',
  environment: Readonly<Record<string, string>> = {},
): Ended {
  return runNode([join(BUNDLE, 'cli/index.js'), ...args], cwd, environment)
}

export function runNode(
  args: readonly string[],
  cwd: string,
  environment: Readonly<Record<string, string>>,
): Ended {
  const child = spawnSync(process.execPath, args, {
    cwd,
    encoding: 'utf8',
    env: { PATH: process.env['PATH'] ?? '', ...environment },
    maxBuffer: 1 << 28,
  })
  return { status: child.status, stdout: child.stdout, stderr: child.stderr }
}

export interface Step extends Ended {
  /** What the runner reads from GITHUB_STEP_SUMMARY and GITHUB_OUTPUT afterwards. */
  readonly summary: string
  readonly outputs: ReadonlyMap<string, string>
  /** RUNNER_TEMP, for the report files. */
  readonly temporary: string
}

/** Starts `dist/index.js` as GitHub's runner does: its environment, its files, the workspace as working directory. */
export async function runAction(
  event: { readonly name: string; readonly payload: object },
  environment: Readonly<Record<string, string>>,
  temporary: string,
): Promise<Step> {
  const summary = join(temporary, 'step_summary')
  const outputs = join(temporary, 'set_output')
  const payload = join(temporary, 'event.json')
  for (const file of [summary, outputs]) writeFileSync(file, '')
  writeFileSync(payload, JSON.stringify(event.payload))
  const child = spawn(process.execPath, [join(BUNDLE, 'index.js')], {
    cwd: environment['GITHUB_WORKSPACE'] ?? temporary,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      PATH: process.env['PATH'] ?? '',
      HOME: temporary,
      CI: 'true',
      GITHUB_ACTIONS: 'true',
      GITHUB_EVENT_NAME: event.name,
      GITHUB_EVENT_PATH: payload,
      GITHUB_STEP_SUMMARY: summary,
      GITHUB_OUTPUT: outputs,
      RUNNER_TEMP: temporary,
      ...environment,
    },
  })
  const [stdout, stderr, status] = await Promise.all([
    textOf(child.stdout),
    textOf(child.stderr),
    new Promise<number | null>((resolve) => child.once('exit', resolve)),
  ])
  return {
    status,
    stdout,
    stderr,
    summary: readFileSync(summary, 'utf8'),
    outputs: parseOutputs(readFileSync(outputs, 'utf8')),
    temporary,
  }
}

async function textOf(stream: AsyncIterable<Buffer>): Promise<string> {
  const parts: Buffer[] = []
  for await (const part of stream) parts.push(part)
  return Buffer.concat(parts).toString('utf8')
}

/** The grammar of the runner's output file: `NAME<<DELIMITER`, lines, `DELIMITER`. */
function parseOutputs(text: string): ReadonlyMap<string, string> {
  const outputs = new Map<string, string>()
  const lines = text.split('\n')
  for (let at = 0; at < lines.length; at++) {
    const header = /^(?<name>[^=<]+)<<(?<delimiter>.+)$/.exec(lines[at] as string)?.groups
    if (header === undefined) continue
    const end = lines.indexOf(header['delimiter'] as string, at + 1)
    if (end === -1) throw new Error(`output ${header['name']} has no end`)
    outputs.set(header['name'] as string, lines.slice(at + 1, end).join('\n'))
    at = end
  }
  return outputs
}
