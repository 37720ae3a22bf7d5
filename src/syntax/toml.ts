import type { AST } from 'toml-eslint-parser'
import {
  type DataDocument,
  type DataEntry,
  type DataNode,
  type DataProblem,
  MAX_DATA_DEPTH,
  MAX_DATA_LENGTH,
  TOO_LONG,
} from './data.ts'

/** Tables that are read one by one when the document as a whole cannot be. */
const MAX_PIECES = 2_000

interface TableBuilder {
  readonly kind: 'map'
  readonly entries: DataEntry[]
  /** Tables and lists of tables that later headers may still add to. */
  readonly open: Map<string, TableBuilder | ListBuilder>
  readonly start: number
  end: number
}

interface ListBuilder {
  readonly kind: 'list'
  readonly items: TableBuilder[]
  readonly start: number
  readonly end: number
}

type Parse = (source: string) => AST.TOMLProgram

/** TOML 1.0. When the document is malformed, its tables are read one by one, and only those that are malformed are left out. */
export async function readToml(source: string): Promise<DataDocument> {
  if (source.length > MAX_DATA_LENGTH) return TOO_LONG
  const { parseForESLint, ParseError } = await import('toml-eslint-parser')
  const parse: Parse = (text) => parseForESLint(text).ast
  const root = newTable(0)
  const problems: DataProblem[] = []
  const take = (start: number, text: string): boolean => {
    try {
      addProgram(root, parse(text), start, problems)
      return true
    } catch (cause) {
      const offset = cause instanceof ParseError ? cause.index : 0
      if (!(cause instanceof SyntaxError || cause instanceof RangeError)) throw cause
      problems.push({
        reason: cause instanceof RangeError ? 'too-deep' : 'parse-failed',
        offset: start + offset,
      })
      return false
    }
  }
  if (!take(0, source)) {
    const [whole] = problems.splice(0)
    for (const piece of tables(source)) take(piece.start, piece.text)
    // Tables that are well-formed one by one and not together: repeated, or too many to try.
    if (problems.length === 0 && whole !== undefined) problems.push(whole)
  }
  return { roots: [root], problems }
}

/** Pieces of a document that start at a line with a table header. */
function* tables(source: string): Generator<{ readonly start: number; readonly text: string }> {
  let start = 0
  let count = 0
  for (const header of source.matchAll(/^[ \t]{0,80}\[/gm)) {
    if (header.index === start) continue
    // What is left is one piece, and fails or passes as one.
    if (++count > MAX_PIECES) break
    yield { start, text: source.slice(start, header.index) }
    start = header.index
  }
  yield { start, text: source.slice(start) }
}

function addProgram(
  root: TableBuilder,
  program: AST.TOMLProgram,
  shift: number,
  problems: DataProblem[],
): void {
  for (const node of program.body[0].body) {
    if (node.type === 'TOMLKeyValue') {
      addKeyValue(root, node, shift, 0, problems)
      continue
    }
    const keys = keysOf(node.key, shift)
    if (keys.length > MAX_DATA_DEPTH) {
      problems.push({ reason: 'too-deep', offset: node.range[0] + shift })
      continue
    }
    const last = keys.at(-1)
    const parent = tableAt(root, keys.slice(0, -1))
    if (last === undefined) continue
    const table = node.kind === 'array' ? newItem(parent, last) : tableAt(parent, [last])
    table.end = Math.max(table.end, node.range[1] + shift)
    for (const child of node.body) addKeyValue(table, child, shift, keys.length, problems)
  }
}

interface Key {
  readonly key: string
  readonly start: number
  readonly end: number
}

function keysOf(node: AST.TOMLKey, shift: number): readonly Key[] {
  return node.keys.map((key) => ({
    key: key.type === 'TOMLBare' ? key.name : key.value,
    start: key.range[0] + shift,
    end: key.range[1] + shift,
  }))
}

function addKeyValue(
  table: TableBuilder,
  node: AST.TOMLKeyValue,
  shift: number,
  depth: number,
  problems: DataProblem[],
): void {
  const keys = keysOf(node.key, shift)
  const last = keys.at(-1)
  if (last === undefined) return
  if (depth + keys.length > MAX_DATA_DEPTH) {
    problems.push({ reason: 'too-deep', offset: node.range[0] + shift })
    return
  }
  const parent = tableAt(table, keys.slice(0, -1))
  const value = convert(node.value, shift, depth + keys.length, problems)
  parent.entries.push({ ...last, value })
}

function convert(node: AST.TOMLContentNode, shift: number, depth: number, problems: DataProblem[]): DataNode {
  const place = { start: node.range[0] + shift, end: node.range[1] + shift }
  if (node.type === 'TOMLValue') {
    const { value } = node
    return { kind: 'scalar', value: value instanceof Date ? undefined : value, ...place }
  }
  if (depth >= MAX_DATA_DEPTH) {
    problems.push({ reason: 'too-deep', offset: place.start })
    return { kind: 'scalar', value: undefined, ...place }
  }
  if (node.type === 'TOMLArray') {
    return {
      kind: 'list',
      items: node.elements.map((item) => convert(item, shift, depth + 1, problems)),
      ...place,
    }
  }
  const table = newTable(place.start, place.end)
  for (const child of node.body) addKeyValue(table, child, shift, depth + 1, problems)
  return { kind: 'map', entries: table.entries, ...place }
}

/** The table at a path of keys; made where there is none. Of a list of tables, the last one counts. */
function tableAt(from: TableBuilder, keys: readonly Key[]): TableBuilder {
  let table = from
  for (const key of keys) {
    const known = table.open.get(key.key)
    const open = known?.kind === 'list' ? known.items.at(-1) : known
    if (open !== undefined) {
      table = open
      continue
    }
    const made = newTable(key.start, key.end)
    table.entries.push({ ...key, value: made })
    table.open.set(key.key, made)
    table = made
  }
  return table
}

function newItem(parent: TableBuilder, key: Key): TableBuilder {
  const made = newTable(key.start, key.end)
  const known = parent.open.get(key.key)
  if (known?.kind === 'list') {
    known.items.push(made)
    return made
  }
  const list: ListBuilder = { kind: 'list', items: [made], start: key.start, end: key.end }
  parent.entries.push({ ...key, value: list })
  parent.open.set(key.key, list)
  return made
}

function newTable(start: number, end = start): TableBuilder {
  return { kind: 'map', entries: [], open: new Map(), start, end }
}
