import type { CheckContext } from '../../model/rule.ts'
import { valuesAt } from '../../syntax/data.ts'
import { readToml } from '../../syntax/toml.ts'
import type { Role } from './declaration.ts'
import { type Dependency, judge } from './dependency.ts'
import { defineEcosystem, type TextFile } from './ecosystem.ts'
import { type LockedVersions, lockedVersions, NO_LOCK, readWithLocks } from './locks.ts'
import { baseName, foldersAbove, inFolder, readNeighbour, resolveBeside } from './neighbours.ts'
import { isDevelopmentName, PYTHON_LOCKS } from './python.ts'
import { type Clause, parseRequirement } from './python-requirement.ts'
import { optionsOf, optionsStart, requirementLines } from './python-requirements-file.ts'
import { readRequirementsFile } from './python-requirements-reading.ts'
import { trustEdgesOf } from './trust-edges.ts'

/** `requirements.txt`, `requirements-dev.in`, `dev_requirements.txt`, `requirements.lock`. */
const FILE_NAME = /^(?:[\w.-]{0,80}[-_.])?(?:requirements?|reqs)(?:[-_.][\w.-]{0,80})?\.(?:txt|in|pip)$/i
/** Folders that are named after what all their files hold. */
const FOLDER_NAME = /^(?:requirements?|reqs)$/i
const FILE_IN_FOLDER = /\.(?:txt|in|pip)$/i
/** What conda exports looks the same from outside; this stands at its top. */
const CONDA_EXPORT = 'conda create --name'
/** Neighbouring constraint files that one file may name. */
const MAX_CONSTRAINT_FILES = 8

/** Requirements files of pip, also as the input of pip-compile and `uv pip compile`. */
export const pythonRequirements = defineEcosystem<readonly Dependency[]>({
  id: 'python-requirements',
  wants: ({ path }) => FILE_NAME.test(baseName(path)) || (FILE_IN_FOLDER.test(path) && isInFolder(path)),
  prepare: async (file, context) => {
    if (file.text.slice(0, 1_000).includes(CONDA_EXPORT)) return []
    const hashedAtBase = await baseHadHashes(file, context)
    const constraints = await constraintsOf(file, context)
    const role = await roleOf(file, context)
    // Not the file's name: a file that is renamed declares what it declared.
    const around = {
      table: role === 'development' ? 'development requirements' : 'requirements',
      role,
      constraints,
    }
    return readWithLocks(
      (locked) => readRequirementsFile(file, { ...around, locked }, hashedAtBase),
      async () => (file.path.endsWith('.in') ? compiledVersions(file, context) : NO_LOCK),
    )
  },
  inspect: (file, context, found) => judge(file, context, found),
  trustEdges: trustEdgesOf,
})

/** In the folder itself, or in one below it, as `requirements/dev/base.txt`. */
function isInFolder(path: string): boolean {
  return path
    .split('/')
    .slice(-3, -1)
    .some((folder) => FOLDER_NAME.test(folder))
}

/** Whether the file at base had hashes; only asked for head. */
async function baseHadHashes(file: TextFile, context: CheckContext): Promise<boolean> {
  if (file.side === 'base' || file.header.status === 'added' || file.text.includes('--hash')) return false
  const base = await readNeighbour(context, 'base', file.header.previousPath ?? file.path)
  return base?.includes('--hash') ?? false
}

async function roleOf(file: TextFile, context: CheckContext): Promise<Role> {
  const stem = baseName(file.path).replace(/\.\w{1,5}$/, '')
  if (isDevelopmentName(stem)) return 'development'
  return (await isReadBySetup(file, context)) ? 'library' : 'application'
}

/** Whether the file is where a package takes its runtime dependencies from. */
async function isReadBySetup(file: TextFile, context: CheckContext): Promise<boolean> {
  for (const folder of foldersAbove(file.path)) {
    const relative = folder === '' ? file.path : file.path.slice(folder.length + 1)
    const project = await readNeighbour(context, file.side, inFolder(folder, 'pyproject.toml'))
    if (project?.includes(relative) && (await isDynamic(project, relative))) return true
    const configuration = await readNeighbour(context, file.side, inFolder(folder, 'setup.cfg'))
    if (configuration?.includes(`file: ${relative}`)) return true
    const script = await readNeighbour(context, file.side, inFolder(folder, 'setup.py'))
    if (script !== undefined && /install_requires/.test(script) && mentions(script, relative)) return true
    if (project !== undefined || script !== undefined) return false
  }
  return false
}

function mentions(script: string, relative: string): boolean {
  const name = baseName(relative)
  return [relative, name].some((text) => script.includes(`'${text}'`) || script.includes(`"${text}"`))
}

async function isDynamic(project: string, relative: string): Promise<boolean> {
  const [root] = (await readToml(project)).roots
  const table = ['tool', 'setuptools', 'dynamic', 'dependencies', 'file']
  const files = [...valuesAt(root, ...table), ...valuesAt(root, ...table, '*')]
  const hatch = valuesAt(root, 'tool', 'hatch', 'metadata', 'hooks', 'requirements_txt', 'files', '*')
  return [...files, ...hatch].some((node) => node.kind === 'scalar' && node.value === relative)
}

/** What was compiled from a `.in` file: the `.txt` beside it, or a lock of the project. */
async function compiledVersions(file: TextFile, context: CheckContext): Promise<LockedVersions> {
  const beside = await readNeighbour(context, file.side, file.path.replace(/\.in$/, '.txt'))
  if (beside !== undefined) {
    const versions = new Map<string, string>()
    for (const { requirement } of requirementsIn(beside)) {
      const pin = requirement.clauses.find(
        ({ operator, version }) => operator === '==' && !version.includes('*'),
      )
      if (pin !== undefined) versions.set(requirement.normalName, pin.version)
    }
    if (versions.size > 0) return versions
  }
  return lockedVersions(file, context, PYTHON_LOCKS, undefined)
}

async function constraintsOf(
  file: TextFile,
  context: CheckContext,
): Promise<ReadonlyMap<string, readonly Clause[]>> {
  const constraints = new Map<string, readonly Clause[]>()
  let read = 0
  for (const line of requirementLines(file.text)) {
    for (const { name, value } of optionsOf(line)) {
      if (name !== 'constraint' || read === MAX_CONSTRAINT_FILES) continue
      read++
      const path = resolveBeside(file.path, value)
      const text = path === undefined ? undefined : await readNeighbour(context, file.side, path)
      for (const { requirement } of requirementsIn(text ?? '')) {
        const known = constraints.get(requirement.normalName) ?? []
        constraints.set(requirement.normalName, [...known, ...requirement.clauses])
      }
    }
  }
  return constraints
}

function* requirementsIn(
  text: string,
): Generator<{ readonly requirement: NonNullable<ReturnType<typeof parseRequirement>> }> {
  for (const line of requirementLines(text)) {
    const requirement = parseRequirement(line.text.slice(0, optionsStart(line.text)))
    if (requirement !== undefined) yield { requirement }
  }
}
