import {
  contentRange,
  type DataEntry,
  type DataMap,
  type DataNode,
  has,
  textAt,
  valuesAt,
} from '../../syntax/data.ts'
import { evidence, excerpt } from '../../text/redact.ts'
import type { Fix, Role, Tier } from './declaration.ts'
import { type Dependency, unreadableAt } from './dependency.ts'
import type { TextFile } from './ecosystem.ts'
import { isDevelopmentName } from './python.ts'
import type { Project } from './python-project.ts'
import { readOrigin } from './python-project-sources.ts'
import { normalName } from './python-requirement.ts'
import { CALENDAR_ADVICE, capFor, floorFrom, isFreshData } from './python-version.ts'

/** Alternatives of one constraint that are looked at; real ones have two or three. */
const MAX_ALTERNATIVES = 50
const CLAUSE = /^(?<operator>\^|~=|~|===?|!=|<=|>=|<|>|=)?\s{0,5}(?<version>[0-9*][^\s,|<>=!^~]{0,100})$/

/** `[tool.poetry…dependencies]`: https://python-poetry.org/docs/dependency-specification/ */
export function* readPoetry(file: TextFile, project: Project): Generator<Dependency> {
  const runtime: Role = project.isLibrary ? 'library' : 'application'
  const { root } = project
  for (const table of valuesAt(root, 'tool', 'poetry', 'dependencies')) {
    yield* readTable(file, table, '[tool.poetry.dependencies]', runtime, project)
  }
  for (const table of valuesAt(root, 'tool', 'poetry', 'dev-dependencies')) {
    yield* readTable(file, table, '[tool.poetry.dev-dependencies]', 'development', project)
  }
  for (const table of valuesAt(root, 'tool', 'poetry', 'requires-plugins')) {
    yield* readTable(file, table, '[tool.poetry.requires-plugins]', 'tooling', project)
  }
  for (const groups of valuesAt(root, 'tool', 'poetry', 'group')) {
    if (groups.kind !== 'map') continue
    for (const { key, value } of groups.entries) {
      // Groups never reach users; one that is not about development is how an application installs itself.
      const role: Role = isDevelopmentName(key) || project.isLibrary ? 'development' : 'application'
      for (const table of valuesAt(value, 'dependencies')) {
        yield* readTable(file, table, `[tool.poetry.group.${key}.dependencies]`, role, project)
      }
    }
  }
}

function* readTable(
  file: TextFile,
  table: DataNode,
  label: string,
  role: Role,
  project: Project,
): Generator<Dependency> {
  if (table.kind !== 'map') return
  for (const entry of table.entries) {
    const name = normalName(entry.key)
    // The interpreter: never bounded.
    if (name === 'python') continue
    const choices = entry.value.kind === 'list' ? entry.value.items : [entry.value]
    for (const choice of choices) yield* readChoice(file, entry, choice, name, label, role, project)
  }
}

function* readChoice(
  file: TextFile,
  entry: DataEntry,
  choice: DataNode,
  name: string,
  label: string,
  role: Role,
  project: Project,
): Generator<Dependency> {
  if (choice.kind === 'map') {
    yield* readOrigin(file, choice, name, label, role !== 'library' && project.locked.has(name))
    if (['git', 'url', 'path', 'file'].some((origin) => has(choice, origin))) return
    if (!has(choice, 'version')) return
    for (const version of valuesAt(choice, 'version')) {
      yield* readVersion(
        file,
        entry,
        version,
        name,
        label,
        isBackport(choice) ? 'unbounded-by-nature' : role,
        project,
      )
    }
    return
  }
  yield* readVersion(file, entry, choice, name, label, role, project)
}

function isBackport(choice: DataMap): boolean {
  return /^\s*<=?\s*\d/.test(textAt(choice, 'python') ?? '')
}

function* readVersion(
  file: TextFile,
  entry: DataEntry,
  node: DataNode,
  name: string,
  label: string,
  role: Role,
  project: Project,
): Generator<Dependency> {
  if (node.kind !== 'scalar' || typeof node.value !== 'string' || project.ownNames.has(name)) return
  const constraint = parseConstraint(node.value)
  if (constraint === undefined) {
    yield unreadableAt(file, node.start)
    return
  }
  const locked = project.locked.get(name)
  const fix =
    constraint.tier === 'none' || constraint.tier === 'lower'
      ? boundOf(file, entry, node, constraint, locked)
      : undefined
  yield {
    kind: 'version',
    name,
    table: label,
    role: isFreshData(name) ? 'unbounded-by-nature' : role,
    tier: constraint.tier,
    start: entry.value.kind === 'scalar' ? entry.start : node.start,
    end: node.end,
    shown: evidence`${excerpt(entry.key)} = "${excerpt(node.value)}"`,
    ...(locked === undefined ? {} : { lockedVersion: locked }),
    ...(fix?.advice === CALENDAR_ADVICE ? { calendar: true } : {}),
    ...(fix === undefined ? {} : { fix }),
  }
}

interface Constraint {
  readonly tier: Tier
  readonly floor?: string
}

/** Alternatives are as loose as the loosest of them. Undefined when a part is malformed. */
function parseConstraint(text: string): Constraint | undefined {
  const order: readonly Tier[] = ['none', 'lower', 'bounded', 'exact']
  let loosest: Constraint | undefined
  const alternatives = text.split(/\|\|?/, MAX_ALTERNATIVES + 1)
  if (alternatives.length > MAX_ALTERNATIVES) return undefined
  for (const alternative of alternatives) {
    const constraint = parseAlternative(alternative)
    if (constraint === undefined) return undefined
    if (loosest === undefined || order.indexOf(constraint.tier) < order.indexOf(loosest.tier))
      loosest = constraint
  }
  return loosest
}

function parseAlternative(text: string): Constraint | undefined {
  let tier: Tier = 'none'
  let floor: string | undefined
  const parts = text.replace(/([<>=!~^])\s{1,10}/g, '$1').split(/[\s,]/)
  for (const part of parts) {
    if (part === '') continue
    const groups = CLAUSE.exec(part)?.groups
    const version = groups?.['version']
    if (version === undefined) return undefined
    const operator = groups?.['operator'] ?? '='
    if (version === '*') continue
    const exact = operator.startsWith('=') && !version.includes('*')
    if (operator.startsWith('>')) floor ??= version
    if (exact) tier = 'exact'
    else if (operator.startsWith('>') || operator === '!=') tier = tier === 'none' ? 'lower' : tier
    else if (tier !== 'exact') tier = 'bounded'
  }
  return floor === undefined ? { tier } : { tier, floor }
}

function boundOf(
  file: TextFile,
  entry: DataEntry,
  node: DataNode,
  constraint: Constraint,
  locked: string | undefined,
): Fix {
  const range = contentRange(file.text, node)
  const name = excerpt(entry.key)
  if (constraint.floor !== undefined) {
    const { cap, advice } = capFor(constraint.floor, locked, false)
    if (cap === undefined || range === undefined) return advice === undefined ? {} : { advice }
    const written = file.text.slice(range.start, range.end)
    const paste = evidence`${name} = "${excerpt(`${written},<${cap}`)}"`
    return { paste, edit: { start: range.end, end: range.end, text: `,<${cap}` } }
  }
  const floor = locked === undefined ? undefined : floorFrom(locked)
  if (floor === undefined) return { paste: evidence`${name} = "^X.Y"  # X.Y: the lowest version you test` }
  const paste = evidence`${name} = "^${excerpt(floor)}"`
  return range === undefined ? { paste } : { paste, edit: { ...range, text: `^${floor}` } }
}
