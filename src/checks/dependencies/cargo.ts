import {
  contentRange,
  type DataEntry,
  type DataNode,
  entriesAt,
  has,
  hasValue,
  textAt,
  valuesAt,
} from '../../syntax/data.ts'
import { readToml } from '../../syntax/toml.ts'
import { evidence, excerpt } from '../../text/redact.ts'
import { isUnreadableAddress, parseAddress, shownPath } from './address.ts'
import { parseCargoRequirement } from './cargo-requirement.ts'
import { type Fix, locationOf, type Role } from './declaration.ts'
import { type Dependency, judge, unreadableAt, unreadableParts } from './dependency.ts'
import { defineEcosystem, type TextFile } from './ecosystem.ts'
import { type LockedVersions, lockedVersions, readWithLocks, tomlLock } from './locks.ts'
import { baseName } from './neighbours.ts'
import { referenceIn } from './python-project-sources.ts'
import { releaseOf } from './python-version.ts'
import { trustEdgesOf } from './trust-edges.ts'

const CARGO_LOCK = tomlLock('Cargo.lock', normalCrate)

interface CargoProject {
  readonly runtime: Role
  readonly locked: LockedVersions
}

/** Cargo.toml: https://doc.rust-lang.org/cargo/reference/specifying-dependencies.html */
export const cargo = defineEcosystem<readonly Dependency[]>({
  id: 'cargo',
  wants: ({ path }) => baseName(path) === 'Cargo.toml',
  async prepare(file, context) {
    const document = await readToml(file.text)
    const [root] = document.roots
    const runtime = isPublished(root) ? 'library' : 'application'
    const found = await readWithLocks(
      (locked) => [...readManifest(file, root, { runtime, locked })],
      () => lockedVersions(file, context, [CARGO_LOCK], textAt(root, 'package', 'name')),
    )
    return [...found, ...unreadableParts(file, document)]
  },
  inspect: (file, context, found) => judge(file, context, found),
  trustEdges: trustEdgesOf,
})

/** `publish = false`, and a workspace without a package, never reach anybody's manifest. */
function isPublished(root: DataNode | undefined): boolean {
  if (!has(root, 'package') || hasValue(root, false, 'package', 'publish')) return false
  const registries = valuesAt(root, 'package', 'publish').next().value
  return !(registries?.kind === 'list' && registries.items.length === 0)
}

/** Crates are the same with either separator. */
function normalCrate(name: string): string {
  return name.toLowerCase().replaceAll('_', '-')
}

function* readManifest(
  file: TextFile,
  root: DataNode | undefined,
  project: CargoProject,
): Generator<Dependency> {
  const kinds = [
    ['dependencies', project.runtime],
    ['build-dependencies', 'tooling'],
    ['dev-dependencies', 'tooling'],
    // Written so before 2018, and still read.
    ['build_dependencies', 'tooling'],
    ['dev_dependencies', 'tooling'],
  ] as const
  for (const [kind, role] of kinds) {
    for (const table of valuesAt(root, kind)) yield* readTable(file, table, `[${kind}]`, role, project)
    for (const { keys, value } of entriesAt(root, 'target', '*', kind)) {
      yield* readTable(file, value, `[target.'${keys[0] ?? ''}'.${kind}]`, role, project)
    }
  }
  for (const table of valuesAt(root, 'workspace', 'dependencies')) {
    yield* readTable(file, table, '[workspace.dependencies]', 'application', project)
  }
  for (const { keys, value } of entriesAt(root, 'patch', '*')) {
    // The name of a patched source may be an address.
    yield* readPatches(
      file,
      value,
      keys[0]?.includes('://') ? '[patch]' : `[patch.${keys[0] ?? ''}]`,
      project,
    )
  }
  for (const table of valuesAt(root, 'replace')) yield* readPatches(file, table, '[replace]', project)
}

function* readTable(
  file: TextFile,
  table: DataNode,
  label: string,
  role: Role,
  project: CargoProject,
): Generator<Dependency> {
  if (table.kind !== 'map') return
  for (const entry of table.entries) yield* readEntry(file, entry, label, role, project)
}

/** Patches only say where a crate comes from; the version is what the patched dependency asked for. */
function* readPatches(
  file: TextFile,
  table: DataNode,
  label: string,
  project: CargoProject,
): Generator<Dependency> {
  if (table.kind !== 'map') return
  for (const entry of table.entries) yield* readOrigin(file, entry, label, 'tooling', project)
}

function* readEntry(
  file: TextFile,
  entry: DataEntry,
  label: string,
  role: Role,
  project: CargoProject,
): Generator<Dependency> {
  const { value } = entry
  if (value.kind === 'scalar') {
    yield* readVersion(file, entry, value, label, role, project)
    return
  }
  if (value.kind !== 'map' || hasValue(value, true, 'workspace')) return
  yield* readOrigin(file, entry, label, role, project)
  yield* readRegistry(file, entry, label)
  if (has(value, 'git') || has(value, 'path')) return
  const versions = [...valuesAt(value, 'version')]
  if (versions.length === 0) yield* readVersion(file, entry, undefined, label, role, project)
  for (const version of versions) yield* readVersion(file, entry, version, label, role, project)
}

function* readOrigin(
  file: TextFile,
  entry: DataEntry,
  label: string,
  role: Role,
  project: CargoProject,
): Generator<Dependency> {
  const name = normalCrate(textAt(entry.value, 'package') ?? entry.key)
  for (const node of valuesAt(entry.value, 'git')) {
    const text = node.kind === 'scalar' ? String(node.value) : ''
    const address = parseAddress(text)
    if (address === undefined) {
      if (isUnreadableAddress(text)) yield unreadableAt(file, node.start)
      continue
    }
    const [reference, tier] = referenceIn(entry.value)
    const comment = reference === undefined ? evidence`` : evidence`  # ${shownPath(reference)}`
    yield {
      kind: 'git',
      name,
      address,
      ...(reference === undefined ? {} : { reference }),
      tier,
      table: label,
      start: entry.start,
      end: Math.max(node.end, entry.end),
      locked: role !== 'library' && project.locked.has(name),
      fix: {
        paste: evidence`${excerpt(entry.key)} = { git = "${address.shown}", rev = "<40-hex>" }${comment}`,
      },
    }
  }
}

function* readRegistry(file: TextFile, entry: DataEntry, label: string): Generator<Dependency> {
  for (const node of valuesAt(entry.value, 'registry')) {
    yield {
      kind: 'ready',
      finding: {
        rule: 'dependencies/custom-index',
        path: file.path,
        location: locationOf(file, node.start, node.end),
        evidence: evidence`registry = "${excerpt(textAt(entry.value, 'registry') ?? '')}"`,
        note: evidence`${excerpt(entry.key)} in ${excerpt(label)}`,
        identity: `${label}|${normalCrate(entry.key)}|${textAt(entry.value, 'registry') ?? ''}`,
        level: 'off',
        strictLevel: 'note',
      },
    }
  }
}

function* readVersion(
  file: TextFile,
  entry: DataEntry,
  node: DataNode | undefined,
  label: string,
  role: Role,
  project: CargoProject,
): Generator<Dependency> {
  const text = node?.kind === 'scalar' && typeof node.value === 'string' ? node.value : undefined
  if (node !== undefined && text === undefined) return
  const requirement = parseCargoRequirement(text ?? '*')
  if (requirement === undefined) {
    yield unreadableAt(file, node?.start ?? entry.start)
    return
  }
  // What Cargo resolves within a major version is what its users expect.
  if (requirement.tier === 'exact' || requirement.tier === 'bounded') return
  const name = normalCrate(textAt(entry.value, 'package') ?? entry.key)
  const version = project.locked.get(name)
  yield {
    kind: 'version',
    name,
    table: label,
    role,
    tier: requirement.tier,
    start: entry.start,
    end: node?.end ?? entry.value.end,
    shown: text === undefined ? excerpt(entry.key) : evidence`${excerpt(entry.key)} = "${excerpt(text)}"`,
    ...(version === undefined ? {} : { lockedVersion: version }),
    fix: boundOf(file, entry.key, node, requirement.floor, version),
  }
}

function boundOf(
  file: TextFile,
  key: string,
  node: DataNode | undefined,
  floor: string | undefined,
  locked: string | undefined,
): Fix {
  const release = releaseOf(floor ?? locked ?? '')
  const range = node === undefined ? undefined : contentRange(file.text, node)
  if (release === undefined)
    return { paste: evidence`${excerpt(key)} = "X.Y"  # X.Y: the lowest version you test` }
  // A bare version is bounded by the next one that may break.
  const caret = (floor ?? release.slice(0, 2).join('.')).trim()
  return {
    paste: evidence`${excerpt(key)} = "${excerpt(caret)}"`,
    ...(range === undefined ? {} : { edit: { ...range, text: caret } }),
  }
}
