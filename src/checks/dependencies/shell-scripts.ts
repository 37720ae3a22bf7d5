import type { CheckContext } from '../../model/rule.ts'
import { recipesOf } from '../../syntax/makefile.ts'
import { type ReadShell, type ShellScript, shellReader } from '../../syntax/shell.ts'
import type { Tripwire } from '../../text/tripwire.ts'
import { type Dependency, judge, unreadableAt } from './dependency.ts'
import { defineEcosystem, type TextFile } from './ecosystem.ts'
import { meaningOfVariable, SETTING_TRIPWIRES, settingFinds } from './index-settings.ts'
import { type InstallPlace, spanOf } from './installed.ts'
import { INSTALL_TRIPWIRES, installsIn } from './installs.ts'
import { baseName } from './neighbours.ts'
import { runBlocks } from './run-blocks.ts'
import { SETTING_COMMAND_TRIPWIRES, settingsOf } from './setting-commands.ts'
import { trustEdgesOf } from './trust-edges.ts'
import { environmentSettings } from './workflow-environment.ts'

const SCRIPT_NAME = /\.(?:sh|bash|zsh|ksh)$/i
/** `#!/bin/bash`, `#!/usr/bin/env -S bash -e`. */
const SHELL_LINE = /^#!\s{0,5}\S{0,100}(?:\/|env\s{1,5}(?:-\S{1,20}\s{1,5}){0,3})(?:ba|z|da|k)?sh(?:\s|$)/
const MAKEFILE = /^(?:gnu)?makefile(?:\.\w{1,20})?$|\.(?:mk|make)$/i
const SCRIPTED = /^\.github\/workflows\/[^/]{1,300}\.ya?ml$|(?:^|\/)action\.ya?ml$/i
/** `bash -e {0}`; without a shell it is bash, or one of Windows, whose commands look the same where they install. */
const SHELL_NAME = /^(?:\/\S{0,100}\/)?(?:ba|z|da|k)?sh(?:\.exe)?(?:\s|$)/
/** An installation that stands in text which fits no rule of the grammar. */
const INSTALL_PHRASE =
  /\b(?:(?:pip3?|pipx|conda|mamba|cargo|gem|go) install|npm (?:i|install) -g|uv tool install)\b/

/** What stands in every script that installs something, or says from where. */
export const SCRIPT_TRIPWIRES: readonly Tripwire[] = [
  ...INSTALL_TRIPWIRES,
  ...SETTING_TRIPWIRES,
  ...SETTING_COMMAND_TRIPWIRES,
]

/** Scripts of shells, by name or by their first line. */
export const shellScripts = defineEcosystem<readonly Dependency[]>({
  id: 'shell-scripts',
  wants: ({ path }) => SCRIPT_NAME.test(path) || !baseName(path).slice(1).includes('.'),
  tripwires: SCRIPT_TRIPWIRES,
  async prepare(file, context) {
    if (!SCRIPT_NAME.test(file.path) && !SHELL_LINE.test(file.text.slice(0, 300))) return []
    return scriptInstalls(file.text, { file, offsetOf: (position) => position }, await shellReader(context))
  },
  inspect: (file, context, found) => judge(file, context, found),
  trustEdges: trustEdgesOf,
})

/** Recipes of makefiles. */
export const makefileRecipes = defineEcosystem<readonly Dependency[]>({
  id: 'makefile-recipes',
  wants: ({ path }) => MAKEFILE.test(baseName(path)),
  tripwires: SCRIPT_TRIPWIRES,
  prepare: async (file, context) =>
    scriptInstalls(
      recipesOf(file.text),
      { file, offsetOf: (position) => position },
      await shellReader(context),
    ),
  inspect: (file, context, found) => judge(file, context, found),
  trustEdges: trustEdgesOf,
})

/** Scripts of the steps of workflows and composite actions. */
export const workflowScripts = defineEcosystem<readonly Dependency[]>({
  id: 'workflow-scripts',
  wants: ({ path }) => SCRIPTED.test(path),
  tripwires: SCRIPT_TRIPWIRES,
  prepare: readRunBlocks,
  inspect: (file, context, found) => judge(file, context, found),
  trustEdges: trustEdgesOf,
})

async function readRunBlocks(file: TextFile, context: CheckContext): Promise<readonly Dependency[]> {
  const read = await shellReader(context)
  const found: Dependency[] = []
  for (const setting of await environmentSettings(file.text)) found.push(...settingFinds(file, setting))
  for (const { script, shell, offsetOf } of await runBlocks(file.text)) {
    if (shell !== undefined && !SHELL_NAME.test(shell)) continue
    for (const each of scriptInstalls(script, { file, offsetOf }, read)) found.push(each)
  }
  return found
}

/** What one script installs; a gap for each part of it that cannot be read and speaks of an installation. */
export function scriptInstalls(script: string, place: InstallPlace, read: ReadShell): readonly Dependency[] {
  const tree = read(script)
  if ('reason' in tree) {
    return [{ ...unreadableAt(place.file, place.offsetOf(0), 'over-limit'), reason: tree.reason }]
  }
  return [
    ...installsIn(tree.commands, place),
    ...settingsIn(tree, place),
    ...tree.unreadable
      .filter(({ start, end }) => INSTALL_PHRASE.test(script.slice(start, end)))
      .map(({ start }) => unreadableAt(place.file, place.offsetOf(start))),
  ]
}

/** What a script sets for the installers that it runs, or that others run later. */
function* settingsIn({ commands, assignments }: ShellScript, place: InstallPlace): Generator<Dependency> {
  for (const { name, value } of assignments) {
    const meaning = meaningOfVariable(name)
    if (meaning === undefined || value.dynamic) continue
    yield* settingFinds(place.file, { name, meaning, value: value.value, ...spanOf(place, value) })
  }
  for (const command of commands) {
    for (const setting of settingsOf(place, command)) yield* settingFinds(place.file, setting)
  }
}
