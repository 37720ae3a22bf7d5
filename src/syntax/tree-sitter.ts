import type { Language, Parser, TreeCursor } from 'web-tree-sitter'
import type { CheckContext } from '../model/rule.ts'

/** In place of a node that does not exist. */
export const NO_NODE = -1

/** UTF-16 code units of source that are parsed at all. */
export const MAX_SOURCE_LENGTH = 16_000_000
/** Named nodes of one tree. */
const MAX_NODES = 3_000_000
/**
 * The parser calls back every hundred steps: 5 to 50 times for 1,000 characters of real source, a tenth of a
 * millisecond each, and up to ten times as much while it recovers from errors. The budget comes to some seconds
 * without a clock.
 */
const PARSE_BUDGET = 60_000
const RECOVERING_COST = 10

/** Tree-sitter's symbol for text that fits no rule; it has no entry in the grammar's table. */
const ERROR_SYMBOL = 65_535

export interface ParseFailure {
  readonly reason: 'over-limit' | 'parse-timeout'
}

export interface SourceParser {
  readonly parser: Parser
  readonly language: Language
}

/** A parser for one vendored grammar, made once a run. */
export function sourceParser(context: CheckContext, grammar: string): Promise<SourceParser> {
  return context.once(`syntax/${grammar}`, async () => {
    const treeSitter = await context.treeSitter()
    const language = await treeSitter.Language.load(await context.vendored(grammar))
    return { parser: new treeSitter.Parser().setLanguage(language), language }
  })
}

/** Parses without ever failing on malformed text: what fits no rule stands under a node of type `ERROR`. */
export function parseSource(source: SourceParser, given: string): SyntaxTree | ParseFailure {
  if (given.length > MAX_SOURCE_LENGTH) return { reason: 'over-limit' }
  // To a grammar a zero character is the end of the text; its scanners then take quadratic time and are not metered.
  const text = given.replaceAll('\0', ' ')
  let spent = 0
  const tree = source.parser.parse(text, null, {
    progressCallback: ({ hasError }) => {
      spent += hasError ? RECOVERING_COST : 1
      return spent > PARSE_BUDGET
    },
  })
  if (tree === null) {
    source.parser.reset()
    return { reason: 'parse-timeout' }
  }
  const cursor = tree.walk()
  try {
    return copyTree(cursor, source.language, text) ?? { reason: 'over-limit' }
  } finally {
    cursor.delete()
    tree.delete()
  }
}

/**
 * The named nodes of a syntax tree in plain arrays, numbered in the order of their start, outer before inner.
 * A copy, because each look through WebAssembly costs far more than the copy does, and to be free of its memory.
 */
export class SyntaxTree {
  readonly text: string
  /** How many nodes there are; node 0 is the root. */
  readonly size: number
  private readonly language: Language
  private readonly kinds: Uint16Array
  private readonly starts: Uint32Array
  private readonly ends: Uint32Array
  private readonly parents: Int32Array
  private readonly lasts: Int32Array
  private readonly fields: Uint8Array

  constructor(text: string, language: Language, columns: Columns) {
    this.text = text
    this.language = language
    this.size = columns.size
    this.kinds = columns.kinds
    this.starts = columns.starts
    this.ends = columns.ends
    this.parents = columns.parents
    this.lasts = columns.lasts
    this.fields = columns.fields
  }

  /** The grammar's name of the node's rule; `ERROR` for text that fits none. */
  type(node: number): string {
    return this.language.types[this.kinds[node] as number] ?? 'ERROR'
  }

  /** Offset of the first code unit. */
  start(node: number): number {
    return this.starts[node] as number
  }

  /** Offset after the last code unit. */
  end(node: number): number {
    return this.ends[node] as number
  }

  parent(node: number): number {
    return this.parents[node] as number
  }

  /** The last node inside this one; the node itself when it has no named children. */
  lastInside(node: number): number {
    return this.lasts[node] as number
  }

  /** Name of the field of its parent that the node stands in; empty when in none. */
  field(node: number): string {
    return this.language.fields[this.fields[node] as number] ?? ''
  }

  /** The first child in that field. */
  child(node: number, field: string): number {
    for (let at = this.firstChild(node); at !== NO_NODE; at = this.nextSibling(at)) {
      if (this.field(at) === field) return at
    }
    return NO_NODE
  }

  /** Named children without comments. */
  children(node: number): readonly number[] {
    const children: number[] = []
    for (let at = this.firstChild(node); at !== NO_NODE; at = this.nextSibling(at)) {
      if (this.type(at) !== 'comment') children.push(at)
    }
    return children
  }

  firstChild(node: number): number {
    return (this.lasts[node] as number) > node ? node + 1 : NO_NODE
  }

  nextSibling(node: number): number {
    const next = (this.lasts[node] as number) + 1
    return next < this.size && this.parents[next] === this.parents[node] ? next : NO_NODE
  }

  /** Empty for a node that does not exist. */
  textOf(node: number): string {
    return node === NO_NODE ? '' : this.text.slice(this.starts[node], this.ends[node])
  }
}

interface Columns {
  size: number
  kinds: Uint16Array
  starts: Uint32Array
  ends: Uint32Array
  parents: Int32Array
  lasts: Int32Array
  fields: Uint8Array
}

/** Undefined when there are too many nodes. */
function copyTree(cursor: TreeCursor, language: Language, text: string): SyntaxTree | undefined {
  const named = namedSymbols(language)
  let columns = makeColumns(1024)
  let size = 0
  /** Number of the named node for each level of the cursor, or of the nearest one around an unnamed level. */
  const path: number[] = []
  let around = NO_NODE
  const visit = (): boolean => {
    const kind = cursor.nodeTypeId
    if (kind !== ERROR_SYMBOL && named[kind] !== 1) {
      path.push(around)
      return true
    }
    if (size === MAX_NODES) return false
    if (size === columns.kinds.length) columns = grown(columns)
    columns.kinds[size] = kind
    columns.starts[size] = cursor.startIndex
    columns.ends[size] = cursor.endIndex
    columns.parents[size] = around
    columns.fields[size] = cursor.currentFieldId
    path.push(size)
    size++
    return true
  }
  if (!visit()) return undefined
  for (;;) {
    around = path[path.length - 1] as number
    if (cursor.gotoFirstChild()) {
      if (!visit()) return undefined
      continue
    }
    for (;;) {
      const left = path.pop() as number
      around = path[path.length - 1] ?? NO_NODE
      if (left !== around) columns.lasts[left] = size - 1
      if (path.length === 0) {
        columns.size = size
        return new SyntaxTree(text, language, columns)
      }
      if (cursor.gotoNextSibling()) {
        if (!visit()) return undefined
        break
      }
      cursor.gotoParent()
    }
  }
}

function namedSymbols(language: Language): Uint8Array {
  const named = new Uint8Array(ERROR_SYMBOL + 1)
  for (let symbol = 0; symbol < language.types.length; symbol++) {
    if (language.nodeTypeIsNamed(symbol)) named[symbol] = 1
  }
  return named
}

function makeColumns(length: number): Columns {
  return {
    size: 0,
    kinds: new Uint16Array(length),
    starts: new Uint32Array(length),
    ends: new Uint32Array(length),
    parents: new Int32Array(length),
    lasts: new Int32Array(length),
    fields: new Uint8Array(length),
  }
}

function grown(old: Columns): Columns {
  const columns = makeColumns(old.kinds.length * 2)
  columns.kinds.set(old.kinds)
  columns.starts.set(old.starts)
  columns.ends.set(old.ends)
  columns.parents.set(old.parents)
  columns.lasts.set(old.lasts)
  columns.fields.set(old.fields)
  return columns
}
