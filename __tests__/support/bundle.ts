import { spawnSync } from 'node:child_process'
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
