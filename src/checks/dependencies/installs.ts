import type { ShellCommand } from '../../syntax/shell.ts'
import { evidence, excerpt, pasteText } from '../../text/redact.ts'
import type { Tripwire } from '../../text/tripwire.ts'
import { locationOf } from './declaration.ts'
import type { Dependency } from './dependency.ts'
import { type Installation, type Installer, installationOf } from './install-command.ts'
import { cargoInstalls, condaInstalls, gemInstalls, goInstalls } from './install-languages.ts'
import { npmInstalls, npmRuns } from './install-npm.ts'
import { pipInstalls, pythonTools } from './install-python.ts'
import { type Installed, type InstallPlace, spanOf } from './installed.ts'

/** What stands in every script that installs something. */
export const INSTALL_TRIPWIRES: readonly Tripwire[] = [
  ...[
    'pip',
    'pip3',
    'pipx',
    'uv',
    'conda',
    'mamba',
    'micromamba',
    'cargo',
    'go',
    'gem',
    'npm',
    'pnpm',
    'bun',
  ].map((name) => ({ all: [{ name }, { name: 'install' }] })),
  ...['npm', 'pnpm', 'bun'].map((name) => ({ all: [{ name }, { name: 'add' }] })),
  ...['npm', 'gem', 'pnpm', 'bun'].map((name) => ({ all: [{ name }, { name: 'i' }] })),
  ...['pipx', 'go'].map((name) => ({ all: [{ name }, { name: 'run' }] })),
  ...['conda', 'mamba', 'micromamba'].map((name) => ({ all: [{ name }, { name: 'create' }] })),
  { all: [{ name: 'uv' }, { name: 'tool' }] },
  { all: [{ name: 'cargo' }, { name: 'binstall' }] },
  { all: [{ name: 'yarn' }, { name: 'global' }] },
  { all: [{ name: 'npm' }, { name: 'exec' }] },
  { all: [{ name: 'npm' }, { name: 'x' }] },
  { name: 'dlx' },
  { name: 'uvx' },
  { name: 'npx' },
  { name: 'bunx' },
]

type ReadInstallation = (place: InstallPlace, installation: Installation) => Iterable<Installed | Dependency>

const READERS: Readonly<Record<Installer, ReadInstallation>> = {
  pip: pipInstalls,
  'python-tool': pythonTools,
  conda: condaInstalls,
  npm: npmInstalls,
  'npm-run': npmRuns,
  cargo: cargoInstalls,
  go: goInstalls,
  gem: gemInstalls,
}

/** Everything that commands install, one entry a package, so that one more package does not bring back the others. */
export function* installsIn(commands: Iterable<ShellCommand>, place: InstallPlace): Generator<Dependency> {
  for (const command of commands) {
    const installation = installationOf(command)
    if (installation === undefined) continue
    for (const found of READERS[installation.installer](place, installation)) {
      yield found.kind === 'package' ? unpinned(place, installation, found) : found
    }
  }
}

function unpinned(place: InstallPlace, { installer, called }: Installation, found: Installed): Dependency {
  const { name, tier, word, tolerated = false } = found
  const span = spanOf(place, word)
  const strictOnly = tier === 'bounded' || tolerated
  return {
    kind: 'ready',
    finding: {
      rule: 'dependencies/unpinned-install',
      path: place.file.path,
      location: locationOf(place.file, span.start, span.end),
      evidence: evidence`${excerpt(called)} ${excerpt(word.value)}`,
      paste: pasteText(`${called} ${found.paste}`),
      // The installer, not its spelling: `pip3 install x` is no other problem than `python -m pip install x`.
      identity: `${installer}|${name}|${tier}${tolerated ? '|tolerated' : ''}`,
      ...(strictOnly ? { level: 'off', strictLevel: tier === 'bounded' ? 'note' : 'warning' } : {}),
    },
  }
}
