import type { CheckContext } from '../../model/rule.ts'
import { contentRange, type DataNode, entriesAt, has, hasValue, textAt, valuesAt } from '../../syntax/data.ts'
import { readToml } from '../../syntax/toml.ts'
import type { Role } from './declaration.ts'
import { type Dependency, judge, unreadableParts } from './dependency.ts'
import { defineEcosystem, type TextFile } from './ecosystem.ts'
import { type LockedVersions, lockedVersions, NO_LOCK, readWithLocks } from './locks.ts'
import { baseName, readNeighbour } from './neighbours.ts'
import { isDevelopmentName, PYTHON_LOCKS, type RequirementTable, readRequirement } from './python.ts'
import { readPoetry } from './python-poetry.ts'
import { readIndexes, readSources, sourcedNames } from './python-project-sources.ts'
import { normalName } from './python-requirement.ts'
import { trustEdgesOf } from './trust-edges.ts'

/** What decides about every table of one project. */
export interface Project {
  readonly root: DataNode | undefined
  readonly isLibrary: boolean
  readonly locked: LockedVersions
  /** Of the project itself and of what its own declarations say comes from elsewhere. */
  readonly ownNames: ReadonlySet<string>
}

/** pyproject.toml: https://packaging.python.org/en/latest/specifications/pyproject-toml/ and the tables of uv, Poetry, PDM and Hatch. */
export const pythonProject = defineEcosystem<readonly Dependency[]>({
  id: 'python-project',
  wants: ({ path }) => baseName(path) === 'pyproject.toml',
  async prepare(file, context) {
    const document = await readToml(file.text)
    const [root] = document.roots
    const name = textAt(root, 'project', 'name') ?? textAt(root, 'tool', 'poetry', 'name')
    const own = name === undefined ? undefined : normalName(name)
    const isPublished = await isLibrary(file, context, root, name)
    const ownNames = new Set([...(own === undefined ? [] : [own]), ...sourcedNames(root)])
    const found = await readWithLocks(
      (locked) => readProject(file, { root, isLibrary: isPublished, locked, ownNames }),
      () => lockedVersions(file, context, PYTHON_LOCKS, own),
    )
    return [...found, ...unreadableParts(file, document)]
  },
  inspect: (file, context, found) => judge(file, context, found),
  trustEdges: trustEdgesOf,
})

function readProject(file: TextFile, project: Project): readonly Dependency[] {
  return [
    ...readTables(file, project),
    ...readNarrowing(file, project),
    ...readPoetry(file, project),
    ...readSources(file, project),
    ...readIndexes(file, project.root),
  ]
}

/** Whether somebody else may install it: it has a name and can be built, and nothing says that it is not published. */
async function isLibrary(
  file: TextFile,
  context: CheckContext,
  root: DataNode | undefined,
  name: string | undefined,
): Promise<boolean> {
  if (name === undefined) return false
  if (
    hasValue(root, false, 'tool', 'uv', 'package') ||
    hasValue(root, false, 'tool', 'poetry', 'package-mode')
  )
    return false
  for (const node of valuesAt(root, 'project', 'classifiers', '*')) {
    if (node.kind === 'scalar' && String(node.value).startsWith('Private ::')) return false
  }
  if (has(root, 'build-system')) return true
  const script = file.path.replace(/pyproject\.toml$/, 'setup.py')
  return (await readNeighbour(context, file.side, script)) !== undefined
}

/** Tables whose values are lists of requirements. `*` is the name of an extra, group or environment. */
interface ListTable {
  readonly path: readonly string[]
  /** As a reader of the file calls it; the names that `*` stood for are appended. */
  readonly label: string
  readonly role: Role | 'runtime' | 'extra'
}

const LIST_TABLES: readonly ListTable[] = [
  { path: ['project', 'dependencies', '*'], label: '[project].dependencies', role: 'runtime' },
  {
    path: ['project', 'optional-dependencies', '*', '*'],
    label: '[project.optional-dependencies]',
    role: 'extra',
  },
  { path: ['build-system', 'requires', '*'], label: '[build-system].requires', role: 'build' },
  {
    path: ['tool', 'uv', 'extra-build-dependencies', '*', '*'],
    label: '[tool.uv.extra-build-dependencies]',
    role: 'build',
  },
  { path: ['dependency-groups', '*', '*'], label: '[dependency-groups]', role: 'development' },
  { path: ['tool', 'uv', 'dev-dependencies', '*'], label: '[tool.uv].dev-dependencies', role: 'development' },
  {
    path: ['tool', 'pdm', 'dev-dependencies', '*', '*'],
    label: '[tool.pdm.dev-dependencies]',
    role: 'development',
  },
  {
    path: ['tool', 'hatch', 'envs', '*', 'dependencies', '*'],
    label: '[tool.hatch.envs]',
    role: 'development',
  },
  {
    path: ['tool', 'hatch', 'envs', '*', 'extra-dependencies', '*'],
    label: '[tool.hatch.envs]',
    role: 'development',
  },
]

/** Lists that only narrow what other tables ask for: of interest is where they take a name from. */
const NARROWING_TABLES = [
  'override-dependencies',
  'constraint-dependencies',
  'build-constraint-dependencies',
] as const

function* readNarrowing(file: TextFile, project: Project): Generator<Dependency> {
  for (const key of NARROWING_TABLES) {
    const around: RequirementTable = {
      table: `[tool.uv].${key}`,
      role: 'application',
      locked: project.locked,
    }
    for (const node of valuesAt(project.root, 'tool', 'uv', key, '*')) {
      for (const dependency of readListed(file, node, around))
        if (dependency.kind !== 'version') yield dependency
    }
  }
}

function* readTables(file: TextFile, project: Project): Generator<Dependency> {
  for (const { path, label, role } of LIST_TABLES) {
    const named = path.filter((key) => key === '*').length > 1
    for (const { keys, value } of entriesAt(project.root, ...path)) {
      const name = named ? (keys[0] ?? '') : ''
      const around: RequirementTable = {
        table: named ? `${label}.${name}` : label,
        role: roleIn(role, name, project.isLibrary),
        locked: role === 'build' ? NO_LOCK : project.locked,
        ownNames: project.ownNames,
      }
      yield* readListed(file, value, around)
    }
  }
}

function roleIn(role: ListTable['role'], name: string, isLibrary: boolean): Role {
  if (role === 'extra' && isDevelopmentName(name)) return 'development'
  if (role === 'extra' || role === 'runtime') return isLibrary ? 'library' : 'application'
  return role
}

/** One requirement that is a text; other values include groups by name. */
function readListed(file: TextFile, node: DataNode, around: RequirementTable): readonly Dependency[] {
  if (node.kind !== 'scalar' || typeof node.value !== 'string') return []
  const range = contentRange(file.text, node)
  if (range !== undefined) return readRequirement(file, node.value, range.start, around)
  // Written with escapes: what it means is judged, shown as the whole value, and nothing is edited.
  return readRequirement(file, node.value, node.start, around).map((dependency) =>
    dependency.kind === 'version'
      ? withoutEdit({ ...dependency, start: node.start, end: node.end })
      : dependency,
  )
}

function withoutEdit(dependency: Dependency & { readonly kind: 'version' }): Dependency {
  const { fix, ...rest } = dependency
  return fix?.paste === undefined ? rest : { ...rest, fix: { paste: fix.paste } }
}
