import type { Node } from 'jsonc-parser'
import {
  type DataDocument,
  type DataEntry,
  type DataNode,
  type DataProblem,
  MAX_DATA_DEPTH,
  MAX_DATA_LENGTH,
  TOO_LONG,
} from './data.ts'

/** JSON, tolerating comments and trailing commas. What stands before and after an error is read. */
export async function readJson(source: string): Promise<DataDocument> {
  if (source.length > MAX_DATA_LENGTH) return TOO_LONG
  const { parseTree } = await import('jsonc-parser')
  const errors: { readonly error: number; readonly offset: number; readonly length: number }[] = []
  let tree: Node | undefined
  try {
    tree = parseTree(source, errors, { allowTrailingComma: true })
  } catch (cause) {
    // The parser recurses; only a document nested thousands of levels deep exhausts the stack.
    if (!(cause instanceof RangeError)) throw cause
    return { roots: [], problems: [{ reason: 'too-deep', offset: 0 }] }
  }
  const problems: DataProblem[] = []
  const first = errors[0]
  if (first !== undefined) problems.push({ reason: 'parse-failed', offset: first.offset })
  const root = tree === undefined ? undefined : convert(tree, 0, problems)
  return { roots: root === undefined ? [] : [root], problems }
}

function convert(node: Node, depth: number, problems: DataProblem[]): DataNode {
  const place = { start: node.offset, end: node.offset + node.length }
  if (node.type !== 'object' && node.type !== 'array') {
    const value: unknown = node.value
    const known = typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
    return { kind: 'scalar', value: known ? value : undefined, ...place }
  }
  if (depth === MAX_DATA_DEPTH) {
    problems.push({ reason: 'too-deep', offset: node.offset })
    return { kind: 'scalar', value: undefined, ...place }
  }
  const children = node.children ?? []
  if (node.type === 'array') {
    return { kind: 'list', items: children.map((child) => convert(child, depth + 1, problems)), ...place }
  }
  const entries: DataEntry[] = []
  for (const property of children) {
    const [key, value] = property.children ?? []
    // A key without a value is an error that has been noted.
    if (key === undefined || value === undefined) continue
    entries.push({
      key: String(key.value),
      start: key.offset,
      end: key.offset + key.length,
      value: convert(value, depth + 1, problems),
    })
  }
  return { kind: 'map', entries, ...place }
}
