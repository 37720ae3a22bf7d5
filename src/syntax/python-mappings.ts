import type { Entries } from './python-arguments.ts'
import { text } from './python-constants.ts'
import type { PythonNames } from './python-names.ts'
import { foldName, type Store } from './python-scopes.ts'
import { MAX_VALUES, type Value } from './python-values.ts'
import { NO_NODE } from './tree-sitter.ts'

/** Items put into one dictionary that are looked at. */
const MAX_ENTRIES = 256
/** Statements and expressions around a store that are looked at. */
const MAX_NESTING = 64
const UNSURE: ReadonlySet<string> = new Set([
  'if_statement',
  'for_statement',
  'while_statement',
  'match_statement',
  'except_clause',
  'conditional_expression',
  'boolean_operator',
])
const NO_ENTRIES: Entries = { entries: new Map(), complete: false }

/** What the dictionaries of a file hold. */
export class PythonMappings {
  private readonly names: PythonNames
  private readonly ofExpression = new Map<number, Entries>()
  private readonly ofDisplay = new Map<number, Entries>()

  constructor(names: PythonNames) {
    this.names = names
  }

  entries(node: number): Entries {
    return this.remembered(this.ofExpression, node, () => {
      const gathered = new GatheredEntries()
      for (const value of this.names.values(node)) {
        if (value.kind === 'pairs') gathered.addAll(this.displayed(value.node))
        else gathered.complete = false
      }
      const stores = this.storesInto(node)
      if (stores.length > MAX_ENTRIES) gathered.complete = false
      for (const store of stores.slice(0, MAX_ENTRIES)) {
        const keys = typeof store.key === 'string' ? [text(store.key)] : this.names.values(store.key)
        gathered.add(keys, store.value)
        if (!this.surelyRuns(store.value, keys)) gathered.add(keys, NO_NODE)
      }
      return gathered
    })
  }

  /** What a dictionary display or a `dict(…)` call holds. */
  displayed(node: number): Entries {
    const { names } = this
    const { tree } = names
    return this.remembered(this.ofDisplay, node, () => {
      const gathered = new GatheredEntries()
      if (tree.type(node) === 'call') {
        const args = names.arguments(node)
        gathered.addAll({ entries: args.keywords, complete: args.keywordsKnown })
        if (!args.positionalKnown || args.positional.length > 0) gathered.complete = false
        return gathered
      }
      for (const child of tree.children(node)) {
        if (tree.type(child) === 'dictionary_splat') gathered.addAll(this.entries(tree.firstChild(child)))
        else gathered.add(names.values(tree.child(child, 'key')), tree.child(child, 'value'))
      }
      return gathered
    })
  }

  /** Guards against mappings that contain themselves, and against work done twice. */
  private remembered(known: Map<number, Entries>, node: number, gather: () => Entries): Entries {
    const before = known.get(node)
    if (before !== undefined) return before
    known.set(node, NO_ENTRIES)
    const entries = this.names.deeper(gather)
    if (entries === undefined) known.delete(node)
    else known.set(node, entries)
    return entries ?? NO_ENTRIES
  }

  /** The statement runs whenever its function does, or where the mapping has no such key yet. */
  private surelyRuns(value: number, keys: readonly Value[]): boolean {
    if (value === NO_NODE) return false
    const { tree, scopes } = this.names
    const scope = scopes.of(value).node
    let at = value
    for (let depth = 0; depth < MAX_NESTING && at !== scope && at !== NO_NODE; depth++) {
      const type = tree.type(at)
      if (UNSURE.has(type)) {
        const condition = tree.textOf(tree.child(at, 'condition'))
        if (!keys.some((key) => key.kind === 'text' && condition.includes(key.text))) return false
      }
      at = tree.parent(at)
    }
    return at === scope
  }

  private storesInto(node: number): readonly Store[] {
    const { tree, scopes } = this.names
    return tree.type(node) === 'identifier'
      ? (scopes.of(node).stores.get(foldName(tree.textOf(node))) ?? [])
      : []
  }
}

class GatheredEntries implements Entries {
  readonly entries = new Map<string, readonly number[]>()
  complete = true

  add(keys: readonly Value[], value: number): void {
    for (const key of keys) {
      if (key.kind === 'text' && this.entries.size < MAX_ENTRIES) this.put(key.text, [value])
      else this.complete = false
    }
  }

  addAll(other: Entries): void {
    for (const [key, values] of other.entries) this.put(key, values)
    this.complete &&= other.complete
  }

  private put(key: string, values: readonly number[]): void {
    const known = this.entries.get(key) ?? []
    if (known.length > MAX_VALUES) this.complete = false
    else this.entries.set(key, [...known, ...values])
  }
}
