import { contentRange, type DataNode, entriesAt, hasValue, textAt, valuesAt } from '../../syntax/data.ts'
import { evidence, excerpt } from '../../text/redact.ts'
import { type Address, isUnreadableAddress, parseAddress, shownPath } from './address.ts'
import { locationOf } from './declaration.ts'
import { type Dependency, unreadableAt } from './dependency.ts'
import type { TextFile } from './ecosystem.ts'
import { type ReferenceTier, referenceTier } from './git-reference.ts'
import type { Project } from './python-project.ts'
import { normalName } from './python-requirement.ts'
import { isHashed, type PackageIndex } from './source.ts'

/** https://docs.astral.sh/uv/concepts/projects/dependencies/#dependency-sources */
const UV_SOURCES = ['tool', 'uv', 'sources', '*'] as const
/** Keys of a source that decide where a name comes from, so that a version beside it decides nothing. */
const ORIGINS = ['git', 'url', 'path', 'workspace'] as const

/** Names whose versions do not matter, because a source says where they come from. */
export function* sourcedNames(root: DataNode | undefined): Generator<string> {
  for (const { keys, value } of entriesAt(root, ...UV_SOURCES)) {
    const sources = value.kind === 'list' ? value.items : [value]
    if (
      sources.every((source) =>
        ORIGINS.some((origin) => entriesAt(source, origin).next().value !== undefined),
      )
    ) {
      yield normalName(keys[0] ?? '')
    }
  }
}

/** Repositories and files that `[tool.uv.sources]` binds names to. They never reach users, so that a lock file governs them. */
export function* readSources(file: TextFile, project: Project): Generator<Dependency> {
  for (const { keys, value } of entriesAt(project.root, ...UV_SOURCES)) {
    const name = normalName(keys[0] ?? '')
    for (const source of value.kind === 'list' ? value.items : [value]) {
      yield* readOrigin(file, source, name, '[tool.uv.sources]', project.locked.has(name))
    }
  }
}

/** A table with `git` or `url`, as uv, Poetry and PDM write it. */
export function* readOrigin(
  file: TextFile,
  source: DataNode,
  name: string,
  table: string,
  locked: boolean,
): Generator<Dependency> {
  for (const node of valuesAt(source, 'git')) {
    const address = addressIn(node)
    yield* unreadableIn(file, node)
    if (address !== undefined) yield gitOf(file, source, node, address, name, table, locked)
  }
  for (const node of valuesAt(source, 'url')) {
    const address = addressIn(node)
    yield* unreadableIn(file, node)
    if (address === undefined) continue
    const paste = evidence`url = "${address.shown}#sha256=<hash>"`
    yield {
      kind: 'archive',
      name,
      address,
      hashed: isHashed(address),
      table,
      locked,
      ...placeOf(file, node),
      fix: { paste },
    }
  }
}

function gitOf(
  file: TextFile,
  source: DataNode,
  node: DataNode,
  address: Address,
  name: string,
  table: string,
  locked: boolean,
): Dependency {
  const [reference, tier] = referenceIn(source)
  const comment = reference === undefined ? evidence`` : evidence`  # ${shownPath(reference)}`
  return {
    kind: 'git',
    name,
    address,
    ...(reference === undefined ? {} : { reference }),
    tier,
    table,
    locked,
    ...placeOf(file, node),
    fix: { paste: evidence`${excerpt(name)} = { git = "${address.shown}", rev = "<40-hex>" }${comment}` },
  }
}

/** `rev` may name anything; `tag` and `branch` say what they name, unless a tag is called like a branch. */
export function referenceIn(source: DataNode): readonly [reference: string | undefined, tier: ReferenceTier] {
  const revision = textAt(source, 'rev')
  if (revision !== undefined) return [revision, referenceTier(revision)]
  const tag = textAt(source, 'tag')
  if (tag !== undefined) return [tag, 'tag']
  const branch = textAt(source, 'branch')
  return branch === undefined ? [undefined, 'head'] : [branch, 'branch']
}

/** Indexes of uv, Poetry and PDM, and the options of uv that loosen how they are used. */
export function* readIndexes(file: TextFile, root: DataNode | undefined): Generator<Dependency> {
  for (const node of valuesAt(root, 'tool', 'uv', 'index', '*'))
    yield* readIndex(file, node, '[[tool.uv.index]]', uvUse(node))
  for (const node of valuesAt(root, 'tool', 'poetry', 'source', '*')) {
    yield* readIndex(file, node, '[[tool.poetry.source]]', poetryUse(node))
  }
  for (const node of valuesAt(root, 'tool', 'pdm', 'source', '*'))
    yield* readIndex(file, node, '[[tool.pdm.source]]', 'main')
  for (const section of [
    ['tool', 'uv'],
    ['tool', 'uv', 'pip'],
  ] as const) {
    const table = `[${section.join('.')}]`
    for (const node of valuesAt(root, ...section, 'index-url'))
      yield* indexAt(file, node, table, 'index-url', 'main')
    for (const option of ['extra-index-url', 'find-links'] as const) {
      for (const node of valuesAt(root, ...section, option, '*'))
        yield* indexAt(file, node, table, option, 'extra')
    }
    yield* readLoosening(file, root, section, table)
  }
}

function uvUse(node: DataNode): PackageIndex['use'] {
  if (hasValue(node, true, 'explicit')) return 'named'
  return hasValue(node, true, 'default') ? 'main' : 'extra'
}

function poetryUse(node: DataNode): PackageIndex['use'] {
  const priority = textAt(node, 'priority')
  if (priority === 'explicit') return 'named'
  return priority === 'supplemental' || priority === 'secondary' ? 'extra' : 'main'
}

function* readIndex(
  file: TextFile,
  node: DataNode,
  table: string,
  use: PackageIndex['use'],
): Generator<Dependency> {
  for (const url of valuesAt(node, 'url')) yield* indexAt(file, url, table, table, use)
}

function* indexAt(
  file: TextFile,
  node: DataNode,
  table: string,
  option: string,
  use: PackageIndex['use'],
): Generator<Dependency> {
  const address = addressIn(node)
  yield* unreadableIn(file, node)
  // These tools take the first index that knows a name, so that a second one only fills gaps.
  if (address !== undefined)
    yield { kind: 'index', option, use, competes: 'warning', address, table, ...placeOf(file, node) }
}

function* readLoosening(
  file: TextFile,
  root: DataNode | undefined,
  section: readonly string[],
  table: string,
): Generator<Dependency> {
  for (const node of valuesAt(root, ...section, 'index-strategy')) {
    if (node.kind !== 'scalar' || !String(node.value).startsWith('unsafe-')) continue
    const place = placeOf(file, node)
    yield {
      kind: 'ready',
      finding: {
        rule: 'dependencies/unsafe-index-strategy',
        path: file.path,
        location: locationOf(file, place.start, place.end),
        evidence: evidence`index-strategy = "${excerpt(String(node.value))}"`,
        note: evidence`in ${excerpt(table)}`,
        paste: evidence`[[tool.uv.index]]
name = "<name>"
url = "<address>"
explicit = true

[tool.uv.sources]
<package> = { index = "<name>" }`,
        identity: `${table}|${node.value}`,
      },
    }
  }
  for (const option of ['allow-insecure-host', 'trusted-host']) {
    for (const node of valuesAt(root, ...section, option, '*')) {
      if (node.kind !== 'scalar' || /^(?:localhost|127\.)/.test(String(node.value))) continue
      const place = placeOf(file, node)
      yield {
        kind: 'ready',
        finding: {
          rule: 'dependencies/insecure-transport',
          path: file.path,
          location: locationOf(file, place.start, place.end),
          evidence: evidence`${excerpt(option)} ${excerpt(String(node.value))}`,
          note: evidence`certificates of this host are not verified`,
          identity: `${option}|${String(node.value).toLowerCase()}`,
        },
      }
    }
  }
}

function* unreadableIn(file: TextFile, node: DataNode): Generator<Dependency> {
  if (node.kind === 'scalar' && typeof node.value === 'string' && isUnreadableAddress(node.value)) {
    yield unreadableAt(file, node.start)
  }
}

function addressIn(node: DataNode): Address | undefined {
  return node.kind === 'scalar' && typeof node.value === 'string' ? parseAddress(node.value) : undefined
}

function placeOf(file: TextFile, node: DataNode): { readonly start: number; readonly end: number } {
  return contentRange(file.text, node) ?? { start: node.start, end: node.end }
}
