import { recipesOf } from '../../syntax/makefile.ts'
import { runBlocks } from '../../syntax/run-blocks.ts'
import {
  hasSteps,
  isMakefile,
  isShellOfStep,
  isShellScript,
  mayBeShellScript,
} from '../../syntax/script-files.ts'
import { type Scripts, scriptEcosystem } from './script-ecosystem.ts'
import { environmentSettings } from './workflow-environment.ts'

/** Scripts of shells, by name or by their first line. */
export const shellScripts = scriptEcosystem(
  'shell-scripts',
  ({ path }) => mayBeShellScript(path),
  async (source, path) => (isShellScript(path, source) ? whole(source) : { scripts: [] }),
)

/** Recipes of makefiles. */
export const makefileRecipes = scriptEcosystem(
  'makefile-recipes',
  ({ path }) => isMakefile(path),
  async (source) => whole(recipesOf(source)),
)

/** Scripts of the steps of workflows and composite actions. */
export const workflowScripts = scriptEcosystem(
  'workflow-scripts',
  ({ path }) => hasSteps(path),
  async (source) => ({
    scripts: (await runBlocks(source))
      .filter(({ shell }) => isShellOfStep(shell))
      .map(({ script, offsetOf }) => ({ text: script, offsetOf })),
    settings: await environmentSettings(source),
  }),
)

function whole(text: string): Scripts {
  return { scripts: [{ text, offsetOf: (position) => position }] }
}
