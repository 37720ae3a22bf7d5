/**
 * What TOML, YAML and JSON have in common, with the place of everything.
 * Offsets are UTF-16 code units into the source. Entries keep their order and their duplicates, so that
 * neither a second key of the same name nor one called `__proto__` can hide another.
 */
export type DataNode = DataMap | DataList | DataScalar

export interface DataMap {
  readonly kind: 'map'
  readonly entries: readonly DataEntry[]
  readonly start: number
  readonly end: number
}

export interface DataEntry {
  readonly key: string
  /** Of the key. */
  readonly start: number
  readonly end: number
  readonly value: DataNode
}

export interface DataList {
  readonly kind: 'list'
  readonly items: readonly DataNode[]
  readonly start: number
  readonly end: number
}

export interface DataScalar {
  readonly kind: 'scalar'
  /** Undefined for null, dates, and whatever else is none of the three. */
  readonly value: string | number | boolean | undefined
  readonly start: number
  readonly end: number
}

/** A part of a document that could not be read. */
export interface DataProblem {
  readonly reason: 'parse-failed' | 'too-deep' | 'over-limit'
  readonly offset: number
}

export interface DataDocument {
  /** One for each document of a YAML stream; at most one in the other formats. */
  readonly roots: readonly DataNode[]
  readonly problems: readonly DataProblem[]
}

/** UTF-16 code units of a document that is parsed at all. The largest real manifests are a tenth of it. */
export const MAX_DATA_LENGTH = 4_000_000
/** Levels of maps and lists. Real manifests stay below ten. */
export const MAX_DATA_DEPTH = 64

export const TOO_LONG: DataDocument = { roots: [], problems: [{ reason: 'over-limit', offset: 0 }] }

/** Every value at a path of keys, in source order: duplicates included. `*` stands for any key or list item. */
export function* valuesAt(node: DataNode | undefined, ...path: readonly string[]): Generator<DataNode> {
  for (const found of entriesAt(node, ...path)) yield found.value
}

/** As `valuesAt`, with the keys passed through: `['gpu']` for the path `groups.*`. Keys of list items are their indexes. */
export function* entriesAt(
  node: DataNode | undefined,
  ...path: readonly string[]
): Generator<{ readonly keys: readonly string[]; readonly value: DataNode }> {
  if (node === undefined) return
  const [key, ...rest] = path
  if (key === undefined) {
    yield { keys: [], value: node }
    return
  }
  for (const child of childrenOf(node)) {
    if (key !== '*' && child.key !== key) continue
    for (const found of entriesAt(child.value, ...rest)) {
      yield { keys: key === '*' ? [child.key, ...found.keys] : found.keys, value: found.value }
    }
  }
}

/**
 * As `valuesAt`, each node once however many aliases lead to it. With aliases of aliases a path may lead to one node in
 * more ways than anybody can count.
 */
export function distinctValuesAt(node: DataNode | undefined, ...path: readonly string[]): Iterable<DataNode> {
  let level = new Set<DataNode>(node === undefined ? [] : [node])
  for (const key of path) {
    const next = new Set<DataNode>()
    for (const parent of level) {
      for (const child of childrenOf(parent)) if (key === '*' || child.key === key) next.add(child.value)
    }
    level = next
  }
  return level
}

/** The last text at a path, which is the one that parsers with duplicates take. */
export function textAt(node: DataNode | undefined, ...path: readonly string[]): string | undefined {
  let last: string | undefined
  for (const value of valuesAt(node, ...path)) {
    if (value.kind === 'scalar' && typeof value.value === 'string') last = value.value
  }
  return last
}

export function hasValue(
  node: DataNode | undefined,
  expected: DataScalar['value'],
  ...path: readonly string[]
): boolean {
  for (const value of valuesAt(node, ...path))
    if (value.kind === 'scalar' && value.value === expected) return true
  return false
}

export function has(node: DataNode | undefined, ...path: readonly string[]): boolean {
  return !valuesAt(node, ...path).next().done
}

function childrenOf(node: DataNode): Iterable<{ readonly key: string; readonly value: DataNode }> {
  switch (node.kind) {
    case 'map':
      return node.entries
    case 'list':
      return node.items.map((value, index) => ({ key: String(index), value }))
    case 'scalar':
      return []
  }
}

/**
 * Where the characters of a text value stand: the scalar without its quotes.
 * Undefined when escapes or line folding make source and value differ.
 */
export function contentRange(
  source: string,
  node: DataNode,
): { readonly start: number; readonly end: number } | undefined {
  if (node.kind !== 'scalar' || typeof node.value !== 'string') return undefined
  const { value } = node
  for (const quotes of [1, 0, 3]) {
    const start = node.start + quotes
    const end = node.end - quotes
    if (end - start === value.length && source.startsWith(value, start)) return { start, end }
  }
  return undefined
}
