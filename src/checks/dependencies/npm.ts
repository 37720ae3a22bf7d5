import { contentRange, type DataEntry, type DataNode, hasValue, textAt, valuesAt } from '../../syntax/data.ts'
import { readJson } from '../../syntax/json.ts'
import { evidence, excerpt } from '../../text/redact.ts'
import { shownPath } from './address.ts'
import type { Fix, Role } from './declaration.ts'
import { type Dependency, judge, unreadableAt, unreadableParts } from './dependency.ts'
import { defineEcosystem, type TextFile } from './ecosystem.ts'
import { type LockedVersions, lockedVersions, readWithLocks } from './locks.ts'
import { baseName } from './neighbours.ts'
import { NPM_LOCKS } from './npm-locks.ts'
import { type NpmSpecifier, type ParseRange, parseSpecifier, rangeParser } from './npm-specifier.ts'
import { releaseOf } from './python-version.ts'
import { trustEdgesOf } from './trust-edges.ts'

interface NpmProject {
  readonly isLibrary: boolean
  readonly scope: string | undefined
  readonly locked: LockedVersions
  readonly parseRange: ParseRange
}

/** package.json, as `npm help package.json` defines it. Peers and engines are never bounded. */
export const npm = defineEcosystem<readonly Dependency[]>({
  id: 'npm',
  wants: ({ path }) => baseName(path) === 'package.json',
  async prepare(file, context) {
    const document = await readJson(file.text)
    const [root] = document.roots
    const { default: semver } = await import('semver')
    const name = textAt(root, 'name')
    const isLibrary = name !== undefined && !hasValue(root, true, 'private')
    const scope = name?.startsWith('@') ? name.slice(0, name.indexOf('/') + 1) : undefined
    const parseRange = rangeParser(semver.Range)
    const found = await readWithLocks(
      (locked) => [...readTables(file, root, { isLibrary, scope, locked, parseRange })],
      () => lockedVersions(file, context, NPM_LOCKS, name),
    )
    return [...found, ...unreadableParts(file, document)]
  },
  inspect: (file, context, found) => judge(file, context, found),
  trustEdges: trustEdgesOf,
})

function* readTables(file: TextFile, root: DataNode | undefined, project: NpmProject): Generator<Dependency> {
  const runtime: Role = project.isLibrary ? 'library' : 'application'
  const tables = [
    ['dependencies', runtime],
    ['optionalDependencies', runtime],
    ['devDependencies', 'tooling'],
  ] as const
  for (const [table, role] of tables) {
    for (const node of valuesAt(root, table)) {
      if (node.kind !== 'map') continue
      for (const entry of node.entries) yield* readEntry(file, entry, table, role, project)
    }
  }
  for (const path of [['overrides'], ['resolutions'], ['pnpm', 'overrides']]) {
    for (const node of valuesAt(root, ...path)) yield* readOverrides(file, node, path.join('.'), project)
  }
}

/** A replaced dependency of a dependency: its range only narrows what others ask for, its origin matters. */
function* readOverrides(
  file: TextFile,
  node: DataNode,
  table: string,
  project: NpmProject,
): Generator<Dependency> {
  if (node.kind !== 'map') return
  for (const entry of node.entries) {
    yield* readOverrides(file, entry.value, table, project)
    for (const dependency of readEntry(file, entry, table, 'application', project)) {
      if (dependency.kind === 'git' || dependency.kind === 'archive') yield dependency
    }
  }
}

function* readEntry(
  file: TextFile,
  entry: DataEntry,
  table: string,
  role: Role,
  project: NpmProject,
): Generator<Dependency> {
  const { key: name, value: node } = entry
  if (node.kind !== 'scalar' || typeof node.value !== 'string' || node.value.startsWith('$')) return
  const specifier = parseSpecifier(node.value, project.parseRange)
  if (specifier === undefined) {
    yield unreadableAt(file, node.start)
    return
  }
  if (specifier.kind === 'local') return
  const version = project.locked.get(name)
  const place = { table, start: entry.start, end: node.end }
  const locked = role !== 'library' && version !== undefined
  switch (specifier.kind) {
    case 'git': {
      const { address, reference, tier } = specifier
      const comment = reference === undefined ? evidence`` : evidence` (${shownPath(reference)})`
      const paste = evidence`"${excerpt(name)}": "git+${address.shown}#<40-hex>"${comment}`
      yield {
        kind: 'git',
        name,
        address,
        ...(reference === undefined ? {} : { reference }),
        tier,
        locked,
        ...place,
        fix: { paste },
      }
      return
    }
    case 'archive':
      yield { kind: 'archive', name, address: specifier.address, hashed: false, locked, ...place }
      return
    case 'range':
      // Exact versions are how packages of this ecosystem are often published.
      if (specifier.tier === 'exact') return
      yield {
        kind: 'version',
        // Under the same name another package is another dependency.
        name: specifier.alias === undefined ? name : `${name}=${specifier.alias}`,
        role: isSettled(name, node.value, project) ? 'development' : role,
        tier: specifier.tier,
        ...place,
        ...(version === undefined ? {} : { lockedVersion: version }),
        fix: boundOf(file, name, node, specifier, version),
      }
  }
}

/**
 * An asterisk behind a name whose owner is settled: workspaces name each other so, and so are the declarations of types
 * that hold no code. Only the owner of a scope can publish under it.
 */
function isSettled(name: string, specifier: string, { scope }: NpmProject): boolean {
  return (
    specifier.trim() === '*' &&
    (name.startsWith('@types/') || (scope !== undefined && name.startsWith(scope)))
  )
}

function boundOf(
  file: TextFile,
  name: string,
  node: DataNode,
  specifier: NpmSpecifier & { readonly kind: 'range' },
  locked: string | undefined,
): Fix {
  const range = contentRange(file.text, node)
  if (specifier.tier === 'none') {
    const release = locked === undefined ? undefined : releaseOf(locked)
    if (release === undefined) return { paste: evidence`"${excerpt(name)}": "^X.Y.Z"` }
    const caret = `^${release.join('.')}`
    return {
      paste: evidence`"${excerpt(name)}": "${excerpt(caret)}"`,
      ...(range === undefined ? {} : { edit: { ...range, text: caret } }),
    }
  }
  const floor = specifier.floor === undefined ? undefined : releaseOf(specifier.floor)
  if (floor === undefined || range === undefined) return {}
  const lockedMajor = locked === undefined ? undefined : releaseOf(locked)?.[0]
  const cap = ` <${Math.max(floor[0] ?? 0, lockedMajor ?? 0) + 1}`
  return {
    paste: evidence`"${excerpt(name)}": "${excerpt(file.text.slice(range.start, range.end) + cap)}"`,
    edit: { start: range.end, end: range.end, text: cap },
  }
}
