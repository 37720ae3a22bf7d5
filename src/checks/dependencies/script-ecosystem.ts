import type { FileHeader } from '../../model/change-set.ts'
import type { CheckContext } from '../../model/rule.ts'
import { type ReadShell, type ShellCommand, type ShellScript, shellReader } from '../../syntax/shell.ts'
import type { Tripwire } from '../../text/tripwire.ts'
import { type Dependency, judge, unreadableAt } from './dependency.ts'
import { defineEcosystem, type Ecosystem, type TextFile } from './ecosystem.ts'
import { meaningOfVariable, SETTING_TRIPWIRES, type Setting, settingFinds } from './index-settings.ts'
import { type InstallPlace, spanOf } from './installed.ts'
import {
  countInstalls,
  INSTALL_TRIPWIRES,
  type InstallCounts,
  installsIn,
  type LooseInstallation,
  unpinnedInstalls,
} from './installs.ts'
import { readNeighbour } from './neighbours.ts'
import { SETTING_COMMAND_TRIPWIRES, settingsOf } from './setting-commands.ts'
import { trustEdgesOf } from './trust-edges.ts'

/** A script in a file. */
export interface Script {
  readonly text: string
  /** Offset into the file of an offset into the script. */
  offsetOf(position: number): number
}

/** What a file has a shell run, and what it says to installers. */
export interface Scripts {
  readonly scripts: readonly Script[]
  /** Programs that run without a shell; their words stand where they say in the file. */
  readonly programs?: readonly ShellCommand[]
  readonly settings?: readonly Setting[]
}

export type FindScripts = (source: string, path: string) => Promise<Scripts>

/** An installation that stands in text which fits no rule of the grammar. */
const INSTALL_PHRASE =
  /\b(?:(?:pip3?|pipx|conda|mamba|cargo|gem|go) install|npm (?:i|install) -g|uv tool install)\b/

/** What stands in every script that installs something, or says from where. */
const SCRIPT_TRIPWIRES: readonly Tripwire[] = [
  ...INSTALL_TRIPWIRES,
  ...SETTING_TRIPWIRES,
  ...SETTING_COMMAND_TRIPWIRES,
]

/** Files of one kind that hold scripts. */
export function scriptEcosystem(
  id: string,
  wants: (file: FileHeader) => boolean,
  findScripts: FindScripts,
): Ecosystem {
  return defineEcosystem<readonly Dependency[]>({
    id,
    wants,
    tripwires: SCRIPT_TRIPWIRES,
    async prepare(file, context) {
      const read = await shellReader(context)
      const found = await readScripts(file, findScripts, read)
      const isLoose = found.some(({ kind }) => kind === 'installation')
      const atBase = isLoose
        ? await installsAtBase(file, context, findScripts, read)
        : new Map<string, number>()
      return found.flatMap((each) =>
        each.kind === 'installation' ? [...unpinnedInstalls(each, atBase)] : [each],
      )
    },
    inspect: (file, context, found) => judge(file, context, found),
    trustEdges: trustEdgesOf,
  })
}

async function installsAtBase(
  file: TextFile,
  context: CheckContext,
  findScripts: FindScripts,
  read: ReadShell,
): Promise<InstallCounts> {
  if (file.side === 'base' || file.header.status === 'added') return new Map()
  const text = await readNeighbour(context, 'base', file.header.previousPath ?? file.path)
  if (text === undefined) return new Map()
  const found = await readScripts({ ...file, text }, findScripts, read)
  return countInstalls(found.filter((each) => each.kind === 'installation'))
}

type Found = LooseInstallation | Dependency

async function readScripts(
  file: TextFile,
  findScripts: FindScripts,
  read: ReadShell,
): Promise<readonly Found[]> {
  const scripts = await findScripts(file.text, file.path)
  const found: Found[] = (scripts.settings ?? []).flatMap((setting) => [...settingFinds(file, setting)])
  const inPlace = { file, offsetOf: (position: number) => position }
  found.push(...installsIn(scripts.programs ?? [], inPlace))
  // One by one: a call takes only so many arguments.
  for (const { text, offsetOf } of scripts.scripts) {
    for (const each of readScript(text, { file, offsetOf }, read)) found.push(each)
  }
  return found
}

/** What one script installs; a gap for each part of it that cannot be read and speaks of an installation. */
function* readScript(text: string, place: InstallPlace, read: ReadShell): Generator<Found> {
  const script = read(text)
  if ('reason' in script) {
    yield { ...unreadableAt(place.file, place.offsetOf(0), 'over-limit'), reason: script.reason }
    return
  }
  yield* installsIn(script.commands, place)
  yield* settingsIn(script, place)
  for (const { start, end } of script.unreadable) {
    if (INSTALL_PHRASE.test(text.slice(start, end))) yield unreadableAt(place.file, place.offsetOf(start))
  }
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
