import { importedNames } from './python-import-names.ts'
import { type Bound, foldName, type Scope, type Scopes, type Step, type Store } from './python-scopes.ts'
import { isOpenedByWith, singleTargets, targetNames } from './python-targets.ts'
import { NO_NODE, type SyntaxTree } from './tree-sitter.ts'

const COMPREHENSIONS: ReadonlySet<string> = new Set([
  'list_comprehension',
  'set_comprehension',
  'dictionary_comprehension',
  'generator_expression',
])
const UNKNOWN: Bound = { kind: 'unknown' }

/** One pass over the tree; scopes follow the Language Reference, 4.2. */
export function readScopes(tree: SyntaxTree): Scopes {
  const reader = new ScopeReader(tree)
  for (let node = 0; node < tree.size; node++) reader.visit(node)
  return {
    module: reader.scopes[0] as Scope,
    of: (node) => reader.scopes[reader.scopeOf[node] as number] as Scope,
  }
}

class ScopeReader {
  readonly scopes: Scope[] = []
  readonly scopeOf: Uint32Array
  private readonly tree: SyntaxTree
  /** Number of the scope that a node opens. */
  private readonly opened = new Map<number, number>()
  private readonly chained = new Map<number, number>()

  constructor(tree: SyntaxTree) {
    this.tree = tree
    this.scopeOf = new Uint32Array(tree.size)
    this.open('module', 0, undefined)
  }

  visit(node: number): void {
    const { tree } = this
    const parent = tree.parent(node)
    if (parent !== NO_NODE) this.scopeOf[node] = this.scopeNumber(node, parent)
    const scope = this.scope(node)
    const type = tree.type(node)
    switch (type) {
      case 'import_statement':
      case 'import_from_statement':
        this.imports(node, scope)
        return
      case 'assignment':
        this.assignment(node, scope)
        return
      case 'augmented_assignment':
        this.bindTarget(tree.child(node, 'left'), scope, () => ({ kind: 'augmented', node }))
        return
      case 'named_expression':
        this.bindTarget(tree.child(node, 'name'), enclosing(scope), assigned(tree.child(node, 'value')))
        return
      case 'for_statement':
      case 'for_in_clause':
        this.bindTarget(tree.child(node, 'left'), scope, assigned(tree.child(node, 'right'), 'each'))
        return
      case 'as_pattern':
        this.asPattern(node, scope)
        return
      case 'function_definition':
      case 'lambda':
        this.callable(node, scope)
        return
      case 'class_definition':
        this.define(node, scope)
        this.open('class', node, scope)
        return
      case 'global_statement':
      case 'nonlocal_statement':
        for (const child of tree.children(node)) {
          const names = type === 'global_statement' ? scope.globals : scope.nonlocals
          names.add(this.name(child))
        }
        return
      case 'delete_statement':
        for (const target of singleTargets(this.tree, tree.firstChild(node))) {
          if (tree.type(target) === 'identifier')
            this.home(scope, this.name(target)).deleted.add(this.name(target))
        }
        return
      case 'type_alias_statement':
        this.bindTarget(tree.firstChild(tree.child(node, 'left')), scope, () => UNKNOWN)
        return
      case 'call':
        this.mappingCall(node, scope)
        return
      case 'case_pattern':
      case 'splat_pattern':
      case 'keyword_pattern':
        this.capture(node, scope)
        return
      default:
        if (COMPREHENSIONS.has(type)) this.open('comprehension', node, scope)
    }
  }

  private scopeNumber(node: number, parent: number): number {
    const outer = this.scopeOf[parent] as number
    const opened = this.opened.get(parent)
    if (opened !== undefined) {
      const whole = this.scopes[opened]?.kind === 'comprehension'
      return whole || this.tree.field(node) === 'body' ? opened : outer
    }
    // The first iterable of a comprehension is evaluated outside of it.
    if (this.tree.type(parent) === 'for_in_clause' && this.tree.field(node) === 'right') {
      const comprehension = this.tree.parent(parent)
      let first = this.tree.firstChild(comprehension)
      while (this.tree.type(first) !== 'for_in_clause') first = this.tree.nextSibling(first)
      if (first === parent) return this.scopeOf[comprehension] as number
    }
    return outer
  }

  private scope(node: number): Scope {
    return this.scopes[this.scopeOf[node] as number] as Scope
  }

  private open(kind: Scope['kind'], node: number, parent: Scope | undefined): Scope {
    const scope: Scope = {
      kind,
      node,
      parent,
      bindings: new Map(),
      globals: new Set(),
      nonlocals: new Set(),
      deleted: new Set(),
      stars: new Set(),
      stores: new Map(),
      depth: parent === undefined ? 0 : parent.depth + 1,
    }
    this.opened.set(node, this.scopes.length)
    this.scopes.push(scope)
    return scope
  }

  private name(node: number): string {
    return foldName(this.tree.textOf(node))
  }

  /** The scope that a name bound in `scope` belongs to. */
  private home(scope: Scope, name: string): Scope {
    if (scope.globals.has(name)) return this.scopes[0] as Scope
    if (!scope.nonlocals.has(name)) return scope
    for (let outer = scope.parent; outer !== undefined; outer = outer.parent) {
      if (outer.kind === 'function' && outer.bindings.has(name)) return outer
    }
    return scope
  }

  private bind(scope: Scope, name: string, at: number, bound: Bound): void {
    const { bindings } = this.home(scope, name)
    const known = bindings.get(name)
    if (known === undefined) bindings.set(name, [{ at, bound }])
    else known.push({ at, bound })
  }

  private imports(node: number, scope: Scope): void {
    for (const { at, name, path } of importedNames(this.tree, node)) {
      if (name === '*') {
        if (!path.startsWith('.') && scope.stars.size < MAX_STARS) scope.stars.add(path)
      } else this.bind(scope, name, at, { kind: 'import', path })
    }
  }

  private assignment(node: number, scope: Scope): void {
    const { tree } = this
    const left = tree.child(node, 'left')
    const right = this.assignedValue(node)
    if (right === NO_NODE) {
      // A bare annotation makes a name local to a function; elsewhere it binds nothing.
      if (scope.kind === 'function') this.bindTarget(left, scope, () => UNKNOWN)
      return
    }
    this.bindTarget(left, scope, assigned(right))
    if (tree.type(left) !== 'subscript') return
    this.store(tree.child(left, 'value'), scope, { key: tree.child(left, 'subscript'), value: right })
  }

  /** The value at the end of `a = b = value`. */
  private assignedValue(node: number): number {
    const known = this.chained.get(node)
    if (known !== undefined) return known
    const chain: number[] = []
    let right = node
    while (right !== NO_NODE && this.tree.type(right) === 'assignment') {
      chain.push(right)
      right = this.tree.child(right, 'right')
    }
    if (chain.length > 1) for (const inner of chain) this.chained.set(inner, right)
    return right
  }

  private store(mapping: number, scope: Scope, store: Store): void {
    if (this.tree.type(mapping) !== 'identifier') return
    const name = this.name(mapping)
    const stores = scope.stores.get(name)
    if (stores === undefined) scope.stores.set(name, [store])
    else stores.push(store)
  }

  /** `d.setdefault(key, value)` and `d.update(key=value)`. */
  private mappingCall(node: number, scope: Scope): void {
    const { tree } = this
    const method = tree.child(node, 'function')
    if (method === NO_NODE || tree.type(method) !== 'attribute') return
    const name = tree.textOf(tree.child(method, 'attribute'))
    if (name !== 'setdefault' && name !== 'update') return
    const given = tree.children(tree.child(node, 'arguments'))
    const mapping = tree.child(method, 'object')
    const [key, value] = given
    if (name === 'setdefault' && key !== undefined && value !== undefined)
      this.store(mapping, scope, { key, value })
    if (name !== 'update') return
    for (const argument of given) {
      if (tree.type(argument) !== 'keyword_argument') continue
      const keyword = this.name(tree.child(argument, 'name'))
      this.store(mapping, scope, { key: keyword, value: tree.child(argument, 'value') })
    }
  }

  private asPattern(node: number, scope: Scope): void {
    const { tree } = this
    const children = tree.children(node)
    const alias = tree.child(node, 'alias')
    if (alias === NO_NODE) {
      // `case … as name`
      const last = children[children.length - 1]
      if (last !== undefined && tree.type(last) === 'identifier') this.bindTarget(last, scope, () => UNKNOWN)
      return
    }
    const opened = children[0] !== undefined && isOpenedByWith(tree, node)
    this.bindTarget(tree.firstChild(alias), scope, opened ? assigned(children[0] as number) : () => UNKNOWN)
  }

  private callable(node: number, scope: Scope): void {
    const { tree } = this
    if (tree.type(node) === 'function_definition') this.define(node, scope)
    const inner = this.open('function', node, scope)
    const parameters = tree.child(node, 'parameters')
    if (parameters === NO_NODE) return
    for (const parameter of tree.children(parameters)) {
      const named = tree.child(parameter, 'name')
      const target =
        named === NO_NODE && tree.type(parameter) !== 'identifier' ? tree.firstChild(parameter) : named
      const name = target === NO_NODE ? parameter : target
      for (const part of singleTargets(this.tree, name)) {
        if (tree.type(part) !== 'identifier') continue
        const value = tree.child(parameter, 'value')
        if (value !== NO_NODE)
          this.bind(inner, this.name(part), parameter, { kind: 'value', node: value, steps: [] })
        this.bind(inner, this.name(part), parameter, UNKNOWN)
      }
    }
  }

  private define(node: number, scope: Scope): void {
    const name = this.tree.child(node, 'name')
    if (name !== NO_NODE) this.bind(scope, this.name(name), node, { kind: 'definition', node })
  }

  /** Names that a `case` pattern binds: `case x`, `*rest`, `Point(y=y)`. */
  private capture(node: number, scope: Scope): void {
    const { tree } = this
    for (const child of tree.children(node)) {
      const type = tree.type(child)
      if (type === 'identifier' && tree.type(node) === 'splat_pattern')
        this.bind(scope, this.name(child), node, UNKNOWN)
      if (type !== 'dotted_name' || tree.children(child).length !== 1) continue
      this.bind(scope, this.name(child), node, UNKNOWN)
    }
  }

  /** Binds every name of an assignment target; `bound` is given the steps from the whole to the part. */
  private bindTarget(target: number, scope: Scope, bound: (steps: readonly Step[]) => Bound): void {
    for (const { node, steps } of targetNames(this.tree, target)) {
      this.bind(scope, this.name(node), node, steps === undefined ? UNKNOWN : bound(steps))
    }
  }
}

/** Modules of one scope that everything is imported from. */
const MAX_STARS = 64
function assigned(node: number, ...first: readonly Step[]): (steps: readonly Step[]) => Bound {
  if (node === NO_NODE) return () => UNKNOWN
  return (steps) => ({ kind: 'value', node, steps: [...first, ...steps] })
}

/** `:=` binds outside of comprehensions. */
function enclosing(scope: Scope): Scope {
  let at = scope
  while (at.kind === 'comprehension' && at.parent !== undefined) at = at.parent
  return at
}
