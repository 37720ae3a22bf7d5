import type { CheckContext, LoadedFile, Unreadable } from '../../model/rule.ts'
import { type DataNode, entriesAt, has, textAt } from '../../syntax/data.ts'
import { readJson } from '../../syntax/json.ts'
import { readToml } from '../../syntax/toml.ts'
import { readYaml } from '../../syntax/yaml.ts'
import { evidence } from '../../text/redact.ts'
import { callsOf } from './calls.ts'
import type { Runner, Selection } from './runners.ts'

/** A command that a file makes run; offsets are into its text. */
export interface Started {
  readonly runner: Runner
  /** What runs it in this file: `postinstall`, the name of a server. Empty when there is none. */
  readonly name: string
  /** Empty for a file that is run as a whole. */
  readonly command: string
  readonly start: number
  readonly end: number
}

const READERS = { json: readJson, yaml: readYaml, toml: readToml }
/** Commands of one file; more are over the limit. */
const MAX_COMMANDS = 500
/** Places of one document that are looked at. Aliases of YAML lead to one value in more ways than anybody can count. */
const MAX_PLACES = 20_000
/** Values that are looked at for one command, for the same reason. */
const MAX_PARTS = 1_000
/** UTF-16 code units of one command that are looked at, and of what stands before it on its line. */
const MAX_COMMAND = 20_000
const MAX_BEFORE = 1_000
const COMMENT = /^[ \t]*(?:#|\/\/|"|--)/
const INDEX = /^\d+$/

/** What a version of a file makes run by these runners. */
export async function startedCommands(
  file: LoadedFile,
  text: string,
  runners: readonly Runner[],
  context: CheckContext,
): Promise<readonly (Started | Unreadable)[]> {
  const found: (Started | Unreadable)[] = []
  for (const runner of runners) {
    const { trigger } = runner
    switch (trigger.kind) {
      case 'file':
        if (trigger.beside !== undefined && !(await hasNeighbour(file, trigger.beside, context))) break
        found.push({ runner, name: '', command: '', start: 0, end: 0 })
        break
      case 'lines':
        for (const match of text.matchAll(trigger.pattern)) {
          if (COMMENT.test(lineBefore(text, match.index))) continue
          const end = match.index + match[0].length
          const command = (match.groups?.['command'] ?? match[0]).trim()
          found.push({ runner, name: '', command, start: match.index, end })
          if (found.length > MAX_COMMANDS) break
        }
        break
      case 'calls':
        for (const call of callsOf(text, trigger.name)) found.push({ runner, name: '', ...call })
        break
      case 'values': {
        if (trigger.harmless?.test(text) === true) break
        const { roots, problems } = await READERS[trigger.format](text)
        for (const root of roots) {
          for (const selection of trigger.at) found.push(...take(selected(runner, root, selection)))
        }
        const [problem] = problems
        if (problem !== undefined) {
          const detail = evidence`whatever stands there and runs by itself is not seen`
          const { line } = file.position(problem.offset)
          found.push({ kind: 'unreadable', gap: 'missing', reason: problem.reason, detail, line })
        }
      }
    }
    if (found.length > MAX_COMMANDS) return [...found.slice(0, MAX_COMMANDS), overLimit(MAX_COMMANDS)]
  }
  return found
}

function overLimit(limit: number): Unreadable {
  const detail = evidence`more than ${limit} commands that run by themselves`
  return { kind: 'unreadable', gap: 'missing', reason: 'over-limit', detail }
}

function take(commands: Iterable<Started | Unreadable>): readonly (Started | Unreadable)[] {
  const taken: (Started | Unreadable)[] = []
  for (const command of commands) {
    taken.push(command)
    if (taken.length > MAX_COMMANDS) break
  }
  return taken
}

async function hasNeighbour(file: LoadedFile, name: string, context: CheckContext): Promise<boolean> {
  const folder = file.path.slice(0, file.path.lastIndexOf('/') + 1)
  return (await context.repository.read(file.side, `${folder}${name}`, 1)) !== undefined
}

function* selected(runner: Runner, root: DataNode, selection: Selection): Generator<Started | Unreadable> {
  const { path, where, except, below = [] } = selection
  let places = 0
  for (const outer of entriesAt(root, ...path)) {
    if (where !== undefined && !isMet(outer.value, where)) continue
    for (const { keys, value } of entriesAt(outer.value, ...below)) {
      if (++places > MAX_PLACES) {
        yield overLimit(MAX_PLACES)
        return
      }
      const command = commandOf(value, selection.join)
      if (command === '' || command === except) continue
      const name = nameOf(selection, [...outer.keys, ...keys])
      yield { runner, name, command, start: value.start, end: value.end }
    }
  }
}

function isMet(node: DataNode, { path, is }: NonNullable<Selection['where']>): boolean {
  return is === undefined ? has(node, ...path) : textAt(node, ...path) === is
}

function commandOf(value: DataNode, join: readonly string[] | undefined): string {
  const nodes =
    join === undefined ? [value] : join.flatMap((key) => [...entriesAt(value, key)].map((each) => each.value))
  const parts: string[] = []
  const budget = { nodes: MAX_PARTS }
  for (const node of nodes) addTexts(node, parts, budget)
  return parts.join(' ').slice(0, MAX_COMMAND).trim()
}

/** The last key that the selection names, or the first that the document chose. */
function nameOf({ path, join }: Selection, keys: readonly string[]): string {
  const last = path.at(-1)
  if (join === undefined && last !== undefined && last !== '*') return last
  return keys.find((key) => !INDEX.test(key)) ?? ''
}

/** The texts of a value in their order; numbers and the like say nothing. */
function addTexts(node: DataNode, parts: string[], budget: { nodes: number }): void {
  if (budget.nodes-- <= 0) return
  switch (node.kind) {
    case 'map':
      for (const { value } of node.entries) addTexts(value, parts, budget)
      break
    case 'list':
      for (const item of node.items) addTexts(item, parts, budget)
      break
    case 'scalar':
      if (typeof node.value === 'string') parts.push(node.value)
  }
}

function lineBefore(text: string, offset: number): string {
  const before = text.slice(Math.max(0, offset - MAX_BEFORE), offset)
  return before.slice(Math.max(before.lastIndexOf('\n'), before.lastIndexOf('\r')) + 1)
}
