import type { Finding } from '../../model/finding.ts'
import {
  type Check,
  type CheckContext,
  defineCheck,
  type LevelOrOff,
  type LoadedFile,
  type Rule,
  type Unreadable,
} from '../../model/rule.ts'
import { TripwireSet } from '../../text/tripwire.ts'
import { cargo } from './cargo.ts'
import { dockerfile } from './dockerfile.ts'
import { dockerfileScripts } from './dockerfile-scripts.ts'
import type { Ecosystem, TextFile } from './ecosystem.ts'
import { npm } from './npm.ts'
import { placeOfPath } from './places.ts'
import { pythonProject } from './python-project.ts'
import { pythonRequirements } from './python-requirements.ts'
import { pythonSetupConfiguration } from './python-setup-cfg.ts'
import { RULES } from './rules.ts'
import { makefileRecipes, shellScripts, workflowScripts } from './shell-scripts.ts'
import { actionMetadata, workflow } from './workflow.ts'

/** Every ecosystem; a new one is one file and one line here. */
const ECOSYSTEMS: readonly Ecosystem[] = [
  actionMetadata,
  cargo,
  dockerfile,
  dockerfileScripts,
  makefileRecipes,
  npm,
  pythonProject,
  pythonRequirements,
  pythonSetupConfiguration,
  shellScripts,
  workflow,
  workflowScripts,
]

interface Ready {
  readonly ecosystem: Ecosystem
  readonly prepared: unknown
}

export const dependencies: Check = defineCheck<readonly Ready[]>({
  id: 'dependencies',
  rules: RULES,
  wants: (file) =>
    (file.mode === 'file' || file.mode === 'executable') &&
    ECOSYSTEMS.some((ecosystem) => ecosystem.wants(file)),
  async prepare(file, context) {
    if (!isText(file)) return []
    const wanting = await awake(file, context)
    return Promise.all(
      wanting.map(async (ecosystem) => ({ ecosystem, prepared: await ecosystem.prepare(file, context) })),
    )
  },
  *inspect(file, context, ready) {
    if (!isText(file)) return
    for (const { ecosystem, prepared } of ready) {
      for (const seen of ecosystem.inspect(file, context, prepared)) yield inPlace(file.path, seen)
    }
  },
  *trustEdges(file, ready) {
    if (!isText(file) || placeOfPath(file.path) === 'inert') return
    for (const { ecosystem, prepared } of ready) yield* ecosystem.trustEdges?.(file, prepared) ?? []
  },
})

function isText(file: LoadedFile): file is TextFile {
  return file.text !== undefined
}

/** Ecosystems that want the file, without those none of whose tripwires stands in it. */
async function awake(file: TextFile, context: CheckContext): Promise<readonly Ecosystem[]> {
  const wanting = ECOSYSTEMS.filter((ecosystem) => ecosystem.wants({ ...file.header, path: file.path }))
  if (wanting.every((ecosystem) => ecosystem.tripwires === undefined)) return wanting
  const tripwires = await context.once('dependencies:tripwires', async () => tripwiresOf(ECOSYSTEMS))
  const hits = tripwires.scan(file.text)
  return wanting.filter((ecosystem) => ecosystem.tripwires === undefined || hits.of(ecosystem.id).tripped)
}

function tripwiresOf(ecosystems: readonly Ecosystem[]): TripwireSet {
  return new TripwireSet(
    new Map(
      ecosystems.flatMap((ecosystem) =>
        ecosystem.tripwires === undefined ? [] : [[ecosystem.id, ecosystem.tripwires]],
      ),
    ),
  )
}

/** What the file's folder changes: copies and test data speak up in the strict profile only, and so do pins of tests and documents. */
function inPlace(path: string, seen: Finding | Unreadable): Finding | Unreadable {
  const place = placeOfPath(path)
  if (place === 'own') return seen
  // A manifest that a test needs broken is not content that we missed.
  if ('kind' in seen) return place === 'inert' ? { ...seen, gap: 'outside' } : seen
  const rule = RULES.find((candidate) => candidate.id === seen.rule)
  if (place === 'secondary' && rule?.item !== 'pinned-dependencies') return seen
  // With the folder in its identity it is new again where it counts.
  return {
    ...seen,
    level: 'off',
    strictLevel: strictLevelOf(seen, rule),
    identity: `${place}|${seen.identity}`,
  }
}

function strictLevelOf(finding: Finding, rule: Rule | undefined): LevelOrOff {
  return finding.strictLevel ?? finding.level ?? rule?.strictLevel ?? rule?.level ?? 'off'
}
