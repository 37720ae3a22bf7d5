import { type Argument, type Arguments, argumentOf, type Entries, readArguments } from './python-arguments.ts'
import { calledValues } from './python-calls.ts'
import {
  indexed,
  literalText,
  percentFormat,
  product,
  shownText,
  sliced,
  sum,
  text,
} from './python-constants.ts'
import { NameLookup } from './python-lookup.ts'
import { canonicalPath } from './python-paths.ts'
import { type Binding, foldName, type Scope, type Scopes, type Step, type Store } from './python-scopes.ts'
import { commonTruth, UNKNOWN_VALUE, UNKNOWN_VALUES, type Value } from './python-values.ts'
import { NO_NODE, type SyntaxTree } from './tree-sitter.ts'

/** Values kept of one expression; beyond, it also counts as unknown. */
const MAX_VALUES = 8
/** Aliases of aliases that are followed. */
const MAX_DEPTH = 120
/** Evaluations in one file. Real files need a few for each node. */
const MAX_STEPS = 8_000_000
/** Bindings of a text that is put together by `+=`. */
const MAX_PIECES = 64
/** Items put into one dictionary that are looked at. */
const MAX_STORES = 256
/** Length of a dotted path; longer ones name nothing. */
const MAX_PATH = 256

/** Which members a `from module import *` brings; undefined when it is not known to bring the name. */
export type StarMembers = (module: string, name: string) => string | undefined

/** Finds out what expressions of one Python file stand for, without running anything. */
export class PythonNames {
  readonly tree: SyntaxTree
  readonly scopes: Scopes
  private readonly starMembers: StarMembers
  private readonly lookup: NameLookup
  private readonly known = new Map<number, readonly Value[]>()
  private readonly pending = new Set<number>()
  private readonly mappings = new Map<number, Entries>()
  private depth = 0
  private steps = 0

  constructor(tree: SyntaxTree, scopes: Scopes, starMembers: StarMembers) {
    this.tree = tree
    this.scopes = scopes
    this.starMembers = starMembers
    this.lookup = new NameLookup(tree, scopes)
  }

  /** The file asked for more work than it is granted: what followed was taken for unknown. */
  get exhausted(): boolean {
    return this.steps > MAX_STEPS
  }

  /** One of these; never empty. Each node is evaluated once. */
  values(node: number): readonly Value[] {
    if (node === NO_NODE) return UNKNOWN_VALUES
    const known = this.known.get(node)
    if (known !== undefined) return known
    if (this.pending.has(node) || this.depth >= MAX_DEPTH || this.exhausted) return UNKNOWN_VALUES
    this.steps++
    this.depth++
    this.pending.add(node)
    const values = limited(this.evaluate(node))
    this.pending.delete(node)
    this.depth--
    this.known.set(node, values)
    return values
  }

  arguments(call: number): Arguments {
    return readArguments(this.tree, this.tree.child(call, 'arguments'), this)
  }

  /** Values of an argument; undefined when it is absent, unknown when it is out of sight. */
  argumentValues(argument: Argument): readonly Value[] | undefined {
    switch (argument.kind) {
      case 'given':
        return this.unionOf(argument.nodes)
      case 'absent':
        return undefined
      case 'hidden':
        return UNKNOWN_VALUES
    }
  }

  unionOf(nodes: readonly number[]): readonly Value[] {
    return limited(nodes.flatMap((node) => this.values(node)))
  }

  /** Whether the argument is true, false, absent, or not known. */
  truth(args: Arguments, keyword: string, position?: number): boolean | 'absent' | 'unknown' {
    const values = this.argumentValues(argumentOf(args, keyword, position))
    return values === undefined ? 'absent' : (commonTruth(values) ?? 'unknown')
  }

  /** Dotted paths that an expression may stand for. */
  paths(node: number): readonly string[] {
    return this.values(node).flatMap((value) => (value.kind === 'name' ? [value.path] : []))
  }

  /** What a mapping expression holds, with what is stored into its name elsewhere. */
  entries(node: number): Entries {
    return this.remembered(node, () => {
      const gathered = new GatheredEntries()
      for (const value of this.values(node)) {
        if (value.kind === 'pairs') gathered.addAll(this.displayed(value.node))
        else gathered.complete = false
      }
      const stores = this.storesInto(node)
      if (stores.length > MAX_STORES) gathered.complete = false
      for (const store of stores.slice(0, MAX_STORES)) {
        gathered.add(typeof store.key === 'string' ? [text(store.key)] : this.values(store.key), store.value)
      }
      return gathered
    })
  }

  /** What a dictionary display or a `dict(…)` call holds. */
  private displayed(node: number): Entries {
    const { tree } = this
    return this.remembered(-node - 1, () => {
      const gathered = new GatheredEntries()
      if (tree.type(node) === 'call') {
        const args = this.arguments(node)
        gathered.addAll({ entries: args.keywords, complete: args.keywordsKnown })
        if (!args.positionalKnown || args.positional.length > 0) gathered.complete = false
        return gathered
      }
      for (const child of tree.children(node)) {
        if (tree.type(child) === 'dictionary_splat') gathered.addAll(this.entries(tree.firstChild(child)))
        else gathered.add(this.values(tree.child(child, 'key')), tree.child(child, 'value'))
      }
      return gathered
    })
  }

  /** Guards against mappings that contain themselves, and against work done twice. */
  private remembered(key: number, gather: () => Entries): Entries {
    const known = this.mappings.get(key)
    if (known !== undefined) return known
    if (this.depth >= MAX_DEPTH || this.exhausted) return NO_ENTRIES
    this.mappings.set(key, NO_ENTRIES)
    this.depth++
    const entries = gather()
    this.depth--
    this.mappings.set(key, entries)
    return entries
  }

  /** Values of a member of a module or of a dictionary of names. */
  member(base: Value, name: string, node: number): readonly Value[] {
    if (base.kind === 'name') return this.path(`${base.path}.${name}`, node)
    if (base.kind !== 'namespace') return UNKNOWN_VALUES
    if (base.path !== '') return this.path(`${base.path}.${name}`, node)
    if (name === '__builtins__') return [{ kind: 'name', path: 'builtins', origin: node }]
    const bindings = this.scopes.module.bindings.get(name)
    return bindings === undefined
      ? UNKNOWN_VALUES
      : this.boundValues(bindings, this.scopes.module, name, node)
  }

  path(path: string, node: number): readonly Value[] {
    if (path.length > MAX_PATH) return UNKNOWN_VALUES
    return [{ kind: 'name', path: canonicalPath(path), origin: node }]
  }

  private storesInto(node: number): readonly Store[] {
    if (this.tree.type(node) !== 'identifier') return []
    const name = foldName(this.tree.textOf(node))
    return this.scopes.of(node).stores.get(name) ?? []
  }

  private evaluate(node: number): readonly Value[] {
    const { tree } = this
    switch (tree.type(node)) {
      case 'identifier':
        return this.identifier(node)
      case 'attribute':
        return this.attribute(node)
      case 'subscript':
        return this.subscript(node)
      case 'call':
        return calledValues(this, node)
      case 'string':
      case 'concatenated_string':
        return this.string(node)
      case 'binary_operator':
        return this.binary(node)
      case 'parenthesized_expression':
      case 'type':
        return this.values(tree.children(node)[0] ?? NO_NODE)
      case 'conditional_expression': {
        const [whenTrue, , whenFalse] = tree.children(node)
        return this.unionOf([whenTrue ?? NO_NODE, whenFalse ?? NO_NODE])
      }
      case 'boolean_operator':
        return this.unionOf([tree.child(node, 'left'), tree.child(node, 'right')])
      case 'named_expression':
        return this.values(tree.child(node, 'value'))
      case 'integer':
        return [integer(tree.textOf(node))]
      case 'unary_operator':
        return this.values(tree.child(node, 'argument')).map((value) =>
          value.kind === 'number' && tree.text[tree.start(node)] === '-'
            ? { kind: 'number', number: -value.number }
            : UNKNOWN_VALUE,
        )
      case 'not_operator': {
        const truth = commonTruth(this.values(tree.child(node, 'argument')))
        return truth === undefined ? UNKNOWN_VALUES : [{ kind: 'truth', truth: !truth }]
      }
      case 'true':
        return [{ kind: 'truth', truth: true }]
      case 'false':
        return [{ kind: 'truth', truth: false }]
      case 'none':
        return [{ kind: 'none' }]
      case 'list':
      case 'tuple':
      case 'set':
      case 'expression_list':
        return [{ kind: 'items', items: this.items(node) }]
      case 'dictionary':
        return [{ kind: 'pairs', node }]
      default:
        return UNKNOWN_VALUES
    }
  }

  private items(node: number): readonly (number | undefined)[] {
    return this.tree.children(node).flatMap((child) => {
      if (this.tree.type(child) !== 'list_splat') return [child]
      const spread = this.values(this.tree.firstChild(child))
      const only = spread.length === 1 ? spread[0] : undefined
      return only?.kind === 'items' ? only.items : [undefined]
    })
  }

  private identifier(node: number): readonly Value[] {
    const name = foldName(this.tree.textOf(node))
    const meaning = this.lookup.meaning(name, node)
    const values: Value[] = []
    if (meaning.scope !== undefined) {
      values.push(...this.boundValues(meaning.bindings, meaning.scope, name, node))
    }
    if (!meaning.builtin) return values
    const starred = this.starred(name, node)
    if (starred !== undefined) return [...values, ...this.path(starred, node)]
    return [...values, ...this.path(name === '__builtins__' ? 'builtins' : `builtins.${name}`, node)]
  }

  private starred(name: string, node: number): string | undefined {
    for (let scope: Scope | undefined = this.scopes.of(node); scope !== undefined; scope = scope.parent) {
      for (const module of scope.stars) {
        const member = this.starMembers(module, name)
        if (member !== undefined) return member
      }
    }
    return undefined
  }

  private boundValues(
    bindings: readonly Binding[],
    scope: Scope,
    name: string,
    use: number,
  ): readonly Value[] {
    const values: Value[] = []
    for (const { bound } of bindings) {
      this.steps++
      if (values.length > MAX_VALUES) {
        values.push(UNKNOWN_VALUE)
        break
      }
      switch (bound.kind) {
        case 'import':
          values.push(...this.path(bound.path, use))
          break
        case 'value':
          values.push(...this.unpacked(this.values(bound.node), bound.steps))
          break
        case 'augmented':
          values.push(...this.augmented(bound.node, bindings, scope, name))
          break
        case 'definition':
          values.push(
            this.tree.type(bound.node) === 'class_definition'
              ? { kind: 'class', node: bound.node }
              : UNKNOWN_VALUE,
          )
          break
        case 'unknown':
          values.push(UNKNOWN_VALUE)
      }
    }
    return values
  }

  /** `x += y` after the bindings that stand above it. */
  private augmented(
    statement: number,
    bindings: readonly Binding[],
    scope: Scope,
    name: string,
  ): readonly Value[] {
    if (this.pending.has(statement) || this.depth >= MAX_DEPTH) return UNKNOWN_VALUES
    if (bindings.length > MAX_PIECES) return UNKNOWN_VALUES
    const known = this.known.get(statement)
    if (known !== undefined) return known
    this.pending.add(statement)
    this.depth++
    const above = bindings.filter(({ at }) => at < statement)
    const before =
      above.length > MAX_VALUES ? UNKNOWN_VALUES : this.boundValues(above, scope, name, statement)
    const added = this.values(this.tree.child(statement, 'right'))
    const after = limited(combined(before, added, sum))
    this.depth--
    this.pending.delete(statement)
    this.known.set(statement, after)
    return after
  }

  private unpacked(values: readonly Value[], steps: readonly Step[]): readonly Value[] {
    let current = values
    for (const step of steps) {
      current = current.flatMap((value) => {
        if (value.kind === 'items') {
          const chosen = step === 'each' ? value.items.slice(0, MAX_VALUES + 1) : [value.items[step]]
          return chosen.flatMap((item) => (item === undefined ? UNKNOWN_VALUES : this.values(item)))
        }
        // Looping over an open file gives its lines: what they come from is what matters.
        return step === 'each' && value.kind === 'result' ? [value] : UNKNOWN_VALUES
      })
      current = limited(current)
    }
    return current
  }

  private attribute(node: number): readonly Value[] {
    const { tree } = this
    const name = foldName(tree.textOf(tree.child(node, 'attribute')))
    switch (name) {
      case '__builtins__':
        return this.path('builtins', node)
      case '__globals__':
      case 'f_globals':
      case 'f_locals':
        return [{ kind: 'namespace', path: '', origin: node }]
      case 'f_builtins':
        return [{ kind: 'namespace', path: 'builtins', origin: node }]
      default:
        return this.values(tree.child(node, 'object')).flatMap((base): readonly Value[] => {
          if (base.kind !== 'name') return UNKNOWN_VALUES
          return name === '__dict__'
            ? [{ kind: 'namespace', path: base.path, origin: node }]
            : this.path(`${base.path}.${name}`, node)
        })
    }
  }

  private subscript(node: number): readonly Value[] {
    const { tree } = this
    const keyNode = tree.child(node, 'subscript')
    const bases = this.values(tree.child(node, 'value'))
    if (keyNode === NO_NODE) return UNKNOWN_VALUES
    if (tree.type(keyNode) === 'slice') return bases.map((base) => this.slice(base, keyNode))
    const keys = this.values(keyNode)
    return limited(combinedMany(bases, keys, (base, key) => this.element(base, key, node)))
  }

  /** `base[key]` */
  element(base: Value, key: Value, node: number): readonly Value[] {
    if (key.kind === 'text') {
      if (base.kind === 'namespace') return this.member(base, key.text, node)
      if (base.kind === 'name') {
        if (base.path === 'sys.modules') return this.path(key.text, node)
        // `__builtins__` is a dictionary in imported modules.
        if (base.path === 'builtins') return this.path(`builtins.${key.text}`, node)
      }
      if (base.kind === 'pairs') {
        const found = this.displayed(base.node).entries.get(key.text)
        return found === undefined ? UNKNOWN_VALUES : this.unionOf(found)
      }
    }
    if (key.kind === 'number') {
      if (base.kind === 'items') {
        const at = indexed(base.items.length, key.number)
        const item = at === undefined ? undefined : base.items[at]
        return item === undefined ? UNKNOWN_VALUES : this.values(item)
      }
      if (base.kind === 'text') {
        const at = indexed(base.text.length, key.number)
        return at === undefined ? UNKNOWN_VALUES : [text(base.text[at] as string)]
      }
    }
    return UNKNOWN_VALUES
  }

  private slice(base: Value, slice: number): Value {
    if (base.kind !== 'text') return UNKNOWN_VALUE
    const { tree } = this
    const bounds: (number | undefined)[] = [undefined, undefined, undefined]
    const children = tree.children(slice)
    for (const child of children) {
      const values = this.values(child)
      const value = values.length === 1 ? values[0] : undefined
      const colons = tree.text.slice(tree.start(slice), tree.start(child)).split(':').length - 1
      if (value?.kind === 'number' && colons < 3) bounds[colons] = value.number
      else if (value?.kind !== 'none') return UNKNOWN_VALUE
    }
    return sliced(base.text, bounds[0], bounds[1], bounds[2])
  }

  private string(node: number): readonly Value[] {
    const parts = this.tree.type(node) === 'string' ? [node] : this.tree.children(node)
    let whole = ''
    for (const part of parts) {
      const value = literalText(this.tree, part, (expression) => {
        const values = this.values(expression)
        return values.length === 1 ? shownText(values[0] as Value) : undefined
      })
      if (value === undefined) return UNKNOWN_VALUES
      whole += value
    }
    return [text(whole)]
  }

  private binary(node: number): readonly Value[] {
    const { tree } = this
    const left = tree.child(node, 'left')
    const right = tree.child(node, 'right')
    if (left === NO_NODE || right === NO_NODE) return UNKNOWN_VALUES
    const between = tree.text.slice(tree.end(left), tree.start(right)).replace(COMMENTS, '')
    const operator = OPERATOR.exec(between)?.[0]
    const lefts = this.values(left)
    const rights = this.values(right)
    switch (operator) {
      case '+':
        return combined(lefts, rights, sum)
      case '*':
        return combined(lefts, rights, product)
      case '-':
        return combined(lefts, rights, (a, b) =>
          a.kind === 'number' && b.kind === 'number'
            ? { kind: 'number', number: a.number - b.number }
            : UNKNOWN_VALUE,
        )
      case '^':
        return combined(lefts, rights, (a, b) =>
          a.kind === 'number' && b.kind === 'number'
            ? { kind: 'number', number: a.number ^ b.number }
            : UNKNOWN_VALUE,
        )
      case '%':
        return combinedMany(lefts, rights, (a, b) => {
          if (a.kind !== 'text') return UNKNOWN_VALUES
          if (b.kind !== 'items') return [percentFormat(a.text, [b])]
          const operands = b.items.map((item) => (item === undefined ? UNKNOWN_VALUE : this.single(item)))
          return [percentFormat(a.text, operands)]
        })
      default:
        return UNKNOWN_VALUES
    }
  }

  /** The only value of an expression; unknown when there are several. */
  single(node: number): Value {
    const values = this.values(node)
    return values.length === 1 ? (values[0] as Value) : UNKNOWN_VALUE
  }
}

const COMMENTS = /#[^\n]*/g
const NO_ENTRIES: Entries = { entries: new Map(), complete: false }

class GatheredEntries implements Entries {
  readonly entries = new Map<string, readonly number[]>()
  complete = true

  add(keys: readonly Value[], value: number): void {
    for (const key of keys) {
      if (key.kind === 'text' && this.entries.size < MAX_STORES) this.put(key.text, [value])
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

/** The operator between two operands; line continuations may stand beside it. */
const OPERATOR = /[-+*%^]/

function integer(literal: string): Value {
  const number = Number(literal.replaceAll('_', ''))
  return Number.isSafeInteger(number) ? { kind: 'number', number } : UNKNOWN_VALUE
}

function combined(
  lefts: readonly Value[],
  rights: readonly Value[],
  combine: (left: Value, right: Value) => Value,
): readonly Value[] {
  return combinedMany(lefts, rights, (left, right) => [combine(left, right)])
}

function combinedMany(
  lefts: readonly Value[],
  rights: readonly Value[],
  combine: (left: Value, right: Value) => readonly Value[],
): readonly Value[] {
  return lefts.flatMap((left) => rights.flatMap((right) => combine(left, right)))
}

/** Without repetitions, and not more than are kept. */
function limited(values: readonly Value[]): readonly Value[] {
  if (values.length === 0) return UNKNOWN_VALUES
  if (values.length === 1) return values
  const seen = new Set<string>()
  const kept: Value[] = []
  for (const value of values) {
    const key = valueKey(value)
    if (seen.has(key)) continue
    seen.add(key)
    kept.push(value)
  }
  return kept.length <= MAX_VALUES ? kept : [...kept.slice(0, MAX_VALUES), UNKNOWN_VALUE]
}

function valueKey(value: Value): string {
  return value.kind === 'items' ? `items ${value.items.length} ${value.items[0]}` : JSON.stringify(value)
}
