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

/** What one command installs without saying exactly which. */
export interface LooseInstallation {
  readonly kind: 'installation'
  readonly installation: Installation
  readonly packages: readonly Installed[]
  readonly place: InstallPlace
}

/** Everything that commands install, and where from. */
export function* installsIn(
  commands: Iterable<ShellCommand>,
  place: InstallPlace,
): Generator<LooseInstallation | Dependency> {
  for (const command of commands) {
    const installation = installationOf(command)
    if (installation === undefined) continue
    const packages: Installed[] = []
    for (const found of READERS[installation.installer](place, installation)) {
      if (found.kind === 'package') packages.push(found)
      else yield found
    }
    if (packages.length > 0) yield { kind: 'installation', installation, packages, place }
  }
}

/** What the base version installs as loosely, each as often as it does. */
export type InstallCounts = Map<string, number>

export function countInstalls(installations: Iterable<LooseInstallation>): InstallCounts {
  const counts: InstallCounts = new Map()
  for (const { installation, packages } of installations) {
    for (const each of packages) {
      const key = keyOf(installation, each)
      counts.set(key, (counts.get(key) ?? 0) + 1)
    }
  }
  return counts
}

/**
 * One finding a command, with the names that the base version does not install as loosely: one more name in a long
 * command brings back none of the others. Takes from the counts what it leaves out.
 */
export function* unpinnedInstalls(
  { installation, packages, place }: LooseInstallation,
  atBase: InstallCounts,
): Generator<Dependency> {
  const fresh = packages.filter((each) => {
    const key = keyOf(installation, each)
    const known = atBase.get(key) ?? 0
    atBase.set(key, known - 1)
    return known <= 0
  })
  for (const [strictness, members] of Map.groupBy(fresh, strictnessOf)) {
    yield unpinned(place, installation, members, strictness)
  }
}

/** The installer, not its spelling: `pip3 install x` is no other problem than `python -m pip install x`. */
function keyOf({ installer }: Installation, { name, tier, tolerated = false }: Installed): string {
  return `${installer}|${name}|${tier}${tolerated ? '|tolerated' : ''}`
}

type Strictness = 'always' | 'strict' | 'strict-note'

function strictnessOf({ tier, tolerated }: Installed): Strictness {
  return tier === 'bounded' ? 'strict-note' : tolerated === true ? 'strict' : 'always'
}

/** Packages of one command that are named. */
const MAX_NAMED = 12

function unpinned(
  place: InstallPlace,
  installation: Installation,
  packages: readonly Installed[],
  strictness: Strictness,
): Dependency {
  const spans = packages.map(({ word }) => spanOf(place, word))
  const named = packages.slice(0, MAX_NAMED)
  const shown = named.reduce(
    (text, { word }) => evidence`${text} ${excerpt(word.value)}`,
    excerpt(installation.called),
  )
  const others = packages.length - named.length
  return {
    kind: 'ready',
    finding: {
      rule: 'dependencies/unpinned-install',
      path: place.file.path,
      location: locationOf(
        place.file,
        Math.min(...spans.map(({ start }) => start)),
        Math.max(...spans.map(({ end }) => end)),
      ),
      evidence: others === 0 ? shown : evidence`${shown} and ${others} more`,
      paste: pasteText([installation.called, ...packages.map(({ paste }) => paste)].join(' ')),
      identity: packages
        .map((each) => keyOf(installation, each))
        .sort()
        .join(' '),
      ...(strictness === 'always'
        ? {}
        : { level: 'off', strictLevel: strictness === 'strict' ? 'warning' : 'note' }),
    },
  }
}
