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
/** UTF-16 code units of one command that are looked at. */
const MAX_COMMAND = 20_000
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
          found.push({
            runner,
            name: '',
            command: (match.groups?.['command'] ?? match[0]).trim(),
            start: match.index,
            end,
          })
        }
        break
      case 'calls':
        for (const call of callsOf(text, trigger.name)) found.push({ runner, name: '', ...call })
        break
      case 'values': {
        const { roots, problems } = await READERS[trigger.format](text)
        for (const root of roots) {
          for (const selection of trigger.at) found.push(...selected(runner, root, selection))
        }
        const [problem] = problems
        if (problem !== undefined) {
          const detail = evidence`whatever stands there and runs by itself is not seen`
          const { line } = file.position(problem.offset)
          found.push({ kind: 'unreadable', gap: 'missing', reason: problem.reason, detail, line })
        }
      }
    }
    if (found.length > MAX_COMMANDS) {
      const detail = evidence`more than ${MAX_COMMANDS} commands that run by themselves`
      return [
        ...found.slice(0, MAX_COMMANDS),
        { kind: 'unreadable', gap: 'missing', reason: 'over-limit', detail },
      ]
    }
  }
  return found
}

async function hasNeighbour(file: LoadedFile, name: string, context: CheckContext): Promise<boolean> {
  const folder = file.path.slice(0, file.path.lastIndexOf('/') + 1)
  return (await context.repository.read(file.side, `${folder}${name}`, 1)) !== undefined
}

function* selected(runner: Runner, root: DataNode, selection: Selection): Generator<Started> {
  const { path, where, join, except } = selection
  for (const outer of entriesAt(root, ...path)) {
    if (where !== undefined) {
      const isMet =
        where.is === undefined
          ? has(outer.value, ...where.path)
          : textAt(outer.value, ...where.path) === where.is
      if (!isMet) continue
    }
    for (const { keys, value } of entriesAt(outer.value, ...(selection.below ?? []))) {
      const command = (
        join === undefined
          ? [value]
          : join.flatMap((key) => [...entriesAt(value, key)].map((each) => each.value))
      )
        .flatMap((node) => [...textsOf(node)])
        .join(' ')
        .slice(0, MAX_COMMAND)
        .trim()
      if (command === '' || command === except) continue
      yield {
        runner,
        name: nameOf(selection, [...outer.keys, ...keys]),
        command,
        start: value.start,
        end: value.end,
      }
    }
  }
}

/** The last key that the selection names, or the first that the document chose. */
function nameOf({ path, join }: Selection, keys: readonly string[]): string {
  const last = path.at(-1)
  if (join === undefined && last !== undefined && last !== '*') return last
  return keys.find((key) => !INDEX.test(key)) ?? ''
}

/** The texts of a value in their order; numbers and the like say nothing. */
function* textsOf(node: DataNode): Generator<string> {
  switch (node.kind) {
    case 'map':
      for (const { value } of node.entries) yield* textsOf(value)
      break
    case 'list':
      for (const item of node.items) yield* textsOf(item)
      break
    case 'scalar':
      if (typeof node.value === 'string') yield node.value
  }
}

function lineBefore(text: string, offset: number): string {
  return text.slice(
    Math.max(text.lastIndexOf('\n', offset - 1), text.lastIndexOf('\r', offset - 1)) + 1,
    offset,
  )
}
