import type { CST, Document, Node, ParsedNode, Scalar } from 'yaml'
import {
  type DataDocument,
  type DataEntry,
  type DataNode,
  type DataProblem,
  MAX_DATA_DEPTH,
  MAX_DATA_LENGTH,
  TOO_LONG,
} from './data.ts'

type Yaml = typeof import('yaml')

/**
 * Levels of syntax that are made into a document. The library recurses to do that, and when it exhausts the stack depends
 * on what ran before; the answer must not.
 */
const MAX_TOKEN_DEPTH = 250
const TOO_DEEP: DataDocument = { roots: [], problems: [{ reason: 'too-deep', offset: 0 }] }

/** YAML 1.2. An alias becomes the very node it names, so that aliases of aliases cost nothing. What stands around an error is read. */
export async function readYaml(source: string): Promise<DataDocument> {
  if (source.length > MAX_DATA_LENGTH) return TOO_LONG
  const yaml = await import('yaml')
  let documents: readonly Document[]
  try {
    const tokens = [...new yaml.Parser().parse(source)]
    if (isDeeperThan(tokens, MAX_TOKEN_DEPTH)) return TOO_DEEP
    // Whether keys are unique is not asked: the answer takes quadratic time, and duplicates are kept.
    const composer = new yaml.Composer({ uniqueKeys: false, logLevel: 'silent' })
    documents = [...composer.compose(tokens)]
  } catch (cause) {
    if (!(cause instanceof RangeError)) throw cause
    return TOO_DEEP
  }
  const problems: DataProblem[] = []
  const roots: DataNode[] = []
  for (const document of documents) {
    const error = document.errors[0]
    if (error !== undefined) problems.push({ reason: 'parse-failed', offset: error.pos[0] })
    const reader = new Reader(yaml, problems)
    if (document.contents !== null) roots.push(reader.convert(document.contents as ParsedNode, 0))
  }
  return { roots, problems }
}

/** Level by level, because the tokens are nested as deeply as the source. */
function isDeeperThan(tokens: readonly CST.Token[], limit: number): boolean {
  let level: readonly unknown[] = tokens
  for (let depth = 0; level.length > 0; depth++) {
    if (depth > limit) return true
    level = level.flatMap(insideOf)
  }
  return false
}

/** The collections and documents that stand right inside a token: documents have a value, collections items of key and value. */
function insideOf(token: unknown): readonly unknown[] {
  const { value, items } = token as { readonly value?: unknown; readonly items?: readonly Item[] }
  const inside = [value, ...(items ?? []).flatMap((item) => [item.key, item.value])]
  return inside.filter((each) => typeof each === 'object' && each !== null)
}

interface Item {
  readonly key?: unknown
  readonly value?: unknown
}

class Reader {
  private readonly yaml: Yaml
  private readonly problems: DataProblem[]
  private readonly anchors = new Map<string, DataNode>()

  constructor(yaml: Yaml, problems: DataProblem[]) {
    this.yaml = yaml
    this.problems = problems
  }

  convert(node: Node | null | undefined, depth: number): DataNode {
    const start = node?.range?.[0] ?? 0
    const end = node?.range?.[1] ?? start
    const nothing: DataNode = { kind: 'scalar', value: undefined, start, end }
    if (this.yaml.isAlias(node)) return this.anchors.get(node.source) ?? nothing
    if (node === null || node === undefined) return nothing
    if (this.yaml.isScalar(node)) return this.remember(node, scalar(node, start, end))
    if (depth === MAX_DATA_DEPTH) {
      this.problems.push({ reason: 'too-deep', offset: start })
      return nothing
    }
    if (this.yaml.isSeq(node)) {
      const items = node.items.map((item) => this.convert(item as Node, depth + 1))
      return this.remember(node, { kind: 'list', items, start, end })
    }
    if (!this.yaml.isMap(node)) return nothing
    const entries: DataEntry[] = []
    for (const pair of node.items) {
      const key = pair.key as Node | null
      const value = this.convert(pair.value as Node | null, depth + 1)
      if (!this.yaml.isScalar(key)) continue
      entries.push({ key: String(key.value), start: key.range?.[0] ?? 0, end: key.range?.[1] ?? 0, value })
    }
    return this.remember(node, { kind: 'map', entries, start, end })
  }

  private remember(node: { readonly anchor?: string | undefined }, converted: DataNode): DataNode {
    if (node.anchor !== undefined) this.anchors.set(node.anchor, converted)
    return converted
  }
}

function scalar(node: Scalar, start: number, end: number): DataNode {
  const { value } = node
  const known = typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
  return { kind: 'scalar', value: known ? value : undefined, start, end }
}

/**
 * Where a position in a text value stands in the source; exact for literal blocks (`|`) and for values on one line,
 * else the start of the value.
 */
export function sourceOffset(source: string, node: DataNode, position: number): number {
  if (node.kind !== 'scalar' || typeof node.value !== 'string') return node.start
  const { value } = node
  if (source[node.start] !== '|') {
    const from = source.indexOf(value, node.start)
    return from !== -1 && from + value.length <= node.end ? from + position : node.start
  }
  const line = countLineFeeds(value, position)
  let at = source.indexOf('\n', node.start) + 1
  for (let skipped = 0; skipped < line && at > 0; skipped++) at = source.indexOf('\n', at) + 1
  if (at === 0 || at > node.end) return node.start
  const lineStart = position === 0 ? 0 : value.lastIndexOf('\n', position - 1) + 1
  const lineEnd = value.indexOf('\n', lineStart)
  const text = value.slice(lineStart, lineEnd === -1 ? value.length : lineEnd)
  const sourceEnd = source.indexOf('\n', at)
  const sourceLine = source.slice(at, sourceEnd === -1 ? source.length : sourceEnd).replace(/\r$/, '')
  return at + Math.max(0, sourceLine.length - text.length) + (position - lineStart)
}

function countLineFeeds(text: string, end: number): number {
  let count = 0
  for (let at = text.indexOf('\n'); at !== -1 && at < end; at = text.indexOf('\n', at + 1)) count++
  return count
}
