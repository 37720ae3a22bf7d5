import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { RunnerJob, type Step } from './runner.ts'

export type { Step } from './runner.ts'

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

/**
 * The action in a job of its own, told by variables what the job is: `GITHUB_…` is its context, `INPUT_…` is `with:`, the rest is `env:`.
 * @param temporary RUNNER_TEMP, which stays
 */
export async function runAction(
  event: { readonly name: string; readonly payload: object },
  environment: Readonly<Record<string, string>>,
  temporary: string,
): Promise<Step> {
  const named = (prefix: string): Readonly<Record<string, string>> =>
    Object.fromEntries(
      Object.entries(environment).flatMap(([name, value]) =>
        name.startsWith(prefix) ? [[name.slice(prefix.length).toLowerCase(), value]] : [],
      ),
    )
  const { workspace, ...github } = named('GITHUB_')
  const { token = '', ...inputs } = named('INPUT_')
  const job = new RunnerJob({
    event,
    github,
    token,
    temporary,
    env: environment,
    ...(workspace === undefined ? {} : { workspace }),
  })
  try {
    return await job.uses({ with: inputs })
  } finally {
    job.end()
  }
}
