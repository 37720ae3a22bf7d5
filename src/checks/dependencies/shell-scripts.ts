import { recipesOf } from '../../syntax/makefile.ts'
import { baseName } from './neighbours.ts'
import { runBlocks } from './run-blocks.ts'
import { type Scripts, scriptEcosystem } from './script-ecosystem.ts'
import { environmentSettings } from './workflow-environment.ts'

const SCRIPT_NAME = /\.(?:sh|bash|zsh|ksh)$/i
/** `#!/bin/bash`, `#!/usr/bin/env -S bash -e`. */
const SHELL_LINE = /^#!\s{0,5}\S{0,100}(?:\/|env\s{1,5}(?:-\S{1,20}\s{1,5}){0,3})(?:ba|z|da|k)?sh(?:\s|$)/
const MAKEFILE = /^(?:gnu)?makefile(?:\.\w{1,20})?$|\.(?:mk|make)$/i
const SCRIPTED = /^\.github\/workflows\/[^/]{1,300}\.ya?ml$|(?:^|\/)action\.ya?ml$/i
/** `bash -e {0}`; without a shell it is bash, or one of Windows, whose commands look the same where they install. */
const SHELL_NAME = /^(?:\/\S{0,100}\/)?(?:ba|z|da|k)?sh(?:\.exe)?(?:\s|$)/

/** Scripts of shells, by name or by their first line. */
export const shellScripts = scriptEcosystem(
  'shell-scripts',
  ({ path }) => SCRIPT_NAME.test(path) || !baseName(path).slice(1).includes('.'),
  async (source, path) =>
    SCRIPT_NAME.test(path) || SHELL_LINE.test(source.slice(0, 300)) ? whole(source) : { scripts: [] },
)

/** Recipes of makefiles. */
export const makefileRecipes = scriptEcosystem(
  'makefile-recipes',
  ({ path }) => MAKEFILE.test(baseName(path)),
  async (source) => whole(recipesOf(source)),
)

/** Scripts of the steps of workflows and composite actions. */
export const workflowScripts = scriptEcosystem(
  'workflow-scripts',
  ({ path }) => SCRIPTED.test(path),
  async (source) => ({
    scripts: (await runBlocks(source))
      .filter(({ shell }) => shell === undefined || SHELL_NAME.test(shell))
      .map(({ script, offsetOf }) => ({ text: script, offsetOf })),
    settings: await environmentSettings(source),
  }),
)

function whole(text: string): Scripts {
  return { scripts: [{ text, offsetOf: (position) => position }] }
}
