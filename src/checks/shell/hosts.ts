import type { CheckContext, Unreadable } from '../../model/rule.ts'
import { carriedScripts, carriesScripts } from '../../syntax/carried-scripts.ts'
import { distinctValuesAt, entriesAt } from '../../syntax/data.ts'
import { dockerScripts } from '../../syntax/docker-scripts.ts'
import { readDockerfile } from '../../syntax/dockerfile.ts'
import { readJson } from '../../syntax/json.ts'
import { recipesOf } from '../../syntax/makefile.ts'
import { makefileCalls } from '../../syntax/makefile-calls.ts'
import { runBlocks } from '../../syntax/run-blocks.ts'
import {
  hasSteps,
  isDockerfile,
  isMakefile,
  isShellOfStep,
  isShellScript,
  mayBeShellScript,
} from '../../syntax/script-files.ts'
import { readYaml, sourceOffset } from '../../syntax/yaml.ts'
import type { ScriptPlace } from './severity.ts'

/** A script in a file. */
export interface HostedScript {
  readonly text: string
  /** Offset into the file of an offset into the script. */
  offsetOf(position: number): number
  /** Where this stands, a part of the file cannot be read. */
  readonly unreadable?: Unreadable['reason']
  /** When it is another than the host's. */
  readonly place?: ScriptPlace
}

/** Files that hold scripts. Another kind of file is one of these and a line in `HOSTS`. */
export interface ScriptHost {
  readonly place: ScriptPlace
  /** Decides on the path alone. */
  wants(path: string): boolean
  /** Undefined when the file costs too much to read. */
  scriptsOf(source: string, path: string, context: CheckContext): Promise<readonly HostedScript[] | undefined>
}

/** Scripts that npm runs without being asked to. */
const RUNS_AT_INSTALL: ReadonlySet<string> = new Set(['preinstall', 'install', 'postinstall', 'prepare'])

export const HOSTS: readonly ScriptHost[] = [
  {
    place: 'makefile',
    wants: isMakefile,
    scriptsOf: async (source) => makefileScripts(source),
  },
  {
    place: 'image',
    wants: isDockerfile,
    scriptsOf: async (source) => {
      const instructions = await readDockerfile(source)
      return instructions === undefined ? undefined : dockerScripts(instructions)
    },
  },
  {
    place: 'runner',
    wants: hasSteps,
    scriptsOf: async (source) =>
      (await runBlocks(source))
        .filter(({ shell }) => isShellOfStep(shell))
        .map(({ script, offsetOf }) => ({ text: script, offsetOf })),
  },
  {
    place: 'runner',
    wants: (path) => /(?:^|\/)\.gitlab-ci\.ya?ml$/i.test(path),
    scriptsOf: (source) =>
      yamlScripts(source, [
        ...['script', 'before_script', 'after_script'].flatMap((key) => [[key], ['*', key]]),
      ]),
  },
  {
    place: 'runner',
    wants: (path) => /(?:^|\/)azure-pipelines[\w.-]{0,100}\.ya?ml$|^\.azure\/[^/]{1,200}\.ya?ml$/i.test(path),
    scriptsOf: (source) =>
      yamlScripts(
        source,
        [['steps'], ['jobs', '*', 'steps'], ['stages', '*', 'jobs', '*', 'steps']].flatMap((steps) => [
          [...steps, '*', 'script'],
          [...steps, '*', 'bash'],
        ]),
      ),
  },
  {
    place: 'hook',
    wants: (path) => /(?:^|\/)\.pre-commit-(?:config|hooks)\.ya?ml$/i.test(path),
    scriptsOf: (source) =>
      yamlScripts(source, [
        ['repos', '*', 'hooks', '*', 'entry'],
        ['*', 'entry'],
      ]),
  },
  {
    place: 'script',
    wants: (path) => /(?:^|\/)package\.json$/.test(path),
    scriptsOf: npmScripts,
  },
  {
    place: 'script',
    wants: carriesScripts,
    scriptsOf: carriedShellScripts,
  },
  {
    place: 'script',
    wants: mayBeShellScript,
    scriptsOf: async (source, path) => (isShellScript(path, source) ? [whole(source)] : []),
  },
]

function whole(text: string): HostedScript {
  return { text, offsetOf: (position) => position }
}

const NOTEBOOK = /\.ipynb$/i

/** Recipes, and what make runs while it reads the file. */
function makefileScripts(source: string): readonly HostedScript[] | undefined {
  const calls = makefileCalls(source)?.map(({ text, start }) => ({
    text,
    offsetOf: (position: number) => start + position,
  }))
  return calls === undefined ? undefined : [whole(recipesOf(source)), ...calls]
}

/** Cells and lines of a notebook for the shell, commands of a debugger, what a desktop entry starts. */
async function carriedShellScripts(source: string, path: string): Promise<readonly HostedScript[]> {
  const { scripts, problems } = await carriedScripts(path, source)
  return [
    ...scripts
      .filter(({ extension }) => extension === 'sh')
      .map(({ text }) => ({
        text: text.text,
        offsetOf: (position: number) => text.sourceOf(position),
        ...(NOTEBOOK.test(path) ? { place: 'notebook' as const } : {}),
      })),
    ...problems.map(({ reason, offset }) => ({ text: '', offsetOf: () => offset, unreadable: reason })),
  ]
}

async function yamlScripts(
  source: string,
  paths: readonly (readonly string[])[],
): Promise<readonly HostedScript[]> {
  const scripts = new Map<unknown, HostedScript>()
  for (const root of (await readYaml(source)).roots) {
    for (const path of paths) {
      for (const found of distinctValuesAt(root, ...path)) {
        for (const node of found.kind === 'list' ? distinctValuesAt(found, '*') : [found]) {
          if (node.kind !== 'scalar' || typeof node.value !== 'string') continue
          scripts.set(node, {
            text: node.value,
            offsetOf: (position) => sourceOffset(source, node, position),
          })
        }
      }
    }
  }
  return [...scripts.values()]
}

async function npmScripts(source: string): Promise<readonly HostedScript[]> {
  const scripts: HostedScript[] = []
  for (const root of (await readJson(source)).roots) {
    for (const { keys, value } of entriesAt(root, 'scripts', '*')) {
      if (value.kind !== 'scalar' || typeof value.value !== 'string') continue
      const { start, end } = value
      const isExact = end - start === value.value.length + 2
      scripts.push({
        text: value.value,
        offsetOf: (position) => (isExact ? start + 1 + position : start),
        ...(RUNS_AT_INSTALL.has(keys[0] ?? '') ? { place: 'hook' as const } : {}),
      })
    }
  }
  return scripts
}
