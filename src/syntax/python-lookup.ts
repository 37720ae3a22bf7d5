import type { Binding, Scope, Scopes } from './python-scopes.ts'
import { NO_NODE, type SyntaxTree } from './tree-sitter.ts'

/** What a name may be at a place. */
export interface Meaning {
  readonly scope: Scope | undefined
  readonly bindings: readonly Binding[]
  /** The built-in of that name may be meant: nothing binds it, or not on every way that leads here. */
  readonly builtin: boolean
}

/** Built-ins for which it matters whether another binding of the name hides them. */
const WEIGHED_BUILTINS: ReadonlySet<string> = new Set([
  '__builtins__',
  '__import__',
  'compile',
  'eval',
  'exec',
  'execfile',
  'getattr',
  'globals',
  'locals',
  'vars',
])

/** Bindings of one name that are looked at for certainty; more count as uncertain. */
const MAX_BINDINGS_WEIGHED = 64
/** Statements and expressions around a binding that are looked at. */
const MAX_NESTING = 400
/** Functions within functions; deeper ones are taken to stand in the module. */
const MAX_SCOPE_DEPTH = 200

/** Python's rule for names: local, enclosing functions, module, built-in; class bodies are seen from inside only. */
export class NameLookup {
  private readonly tree: SyntaxTree
  private readonly scopes: Scopes
  private readonly hiding = new Map<Scope, Map<string, boolean>>()

  constructor(tree: SyntaxTree, scopes: Scopes) {
    this.tree = tree
    this.scopes = scopes
  }

  meaning(name: string, use: number): Meaning {
    const start = this.scopes.of(use)
    const scope = scopeBinding(start, this.scopes.module, name)
    if (scope === undefined) return { scope: undefined, bindings: [], builtin: true }
    const bindings = scope.bindings.get(name) ?? []
    if (!WEIGHED_BUILTINS.has(name)) return { scope, bindings, builtin: false }
    const inPlace = nearestBody(start) === scope
    return { scope, bindings, builtin: !this.hidesBuiltin(scope, bindings, name, use, inPlace) }
  }

  /**
   * Names of functions are local for the whole function; modules and classes look further until the name is bound.
   * @param inPlace the place runs as the scope's own statements do, from top to bottom
   */
  private hidesBuiltin(
    scope: Scope,
    bindings: readonly Binding[],
    name: string,
    use: number,
    inPlace: boolean,
  ): boolean {
    if (scope.kind === 'function' || scope.kind === 'comprehension') return true
    if (scope.deleted.has(name) || bindings.length > MAX_BINDINGS_WEIGHED) return false
    const early = bindings.flatMap(({ at, bound }) => {
      if (at < use) return [at]
      // A function runs later than its definition; assignments below it are too easily made after the call.
      return !inPlace && (bound.kind === 'definition' || bound.kind === 'import') ? [at] : []
    })
    const known = this.hiding.get(scope) ?? new Map<string, boolean>()
    this.hiding.set(scope, known)
    const key = `${name} ${early.join(' ')}`
    const hides = known.get(key) ?? bindOnEveryWay(this.tree, scope.node, early)
    known.set(key, hides)
    return hides
  }
}

function scopeBinding(start: Scope, module: Scope, name: string): Scope | undefined {
  for (let scope: Scope | undefined = start; scope !== undefined; scope = scope.parent) {
    if (start.depth - scope.depth > MAX_SCOPE_DEPTH) return module.bindings.has(name) ? module : undefined
    if (scope.globals.has(name)) return module.bindings.has(name) ? module : undefined
    const visible = scope === start || scope.kind !== 'class'
    if (visible && scope.bindings.has(name) && !scope.nonlocals.has(name)) return scope
  }
  return undefined
}

/** The scope whose statements run at the place itself: comprehensions run in place. */
function nearestBody(scope: Scope): Scope {
  let at = scope
  while (at.kind === 'comprehension' && at.parent !== undefined) at = at.parent
  return at
}

/** Whether running the scope's statements to their end passes one of the nodes whatever the conditions are. */
function bindOnEveryWay(tree: SyntaxTree, scope: number, nodes: readonly number[]): boolean {
  const sureBranches = new Map<number, Set<number>>()
  const left = [...nodes]
  for (let from = left.pop(); from !== undefined; from = left.pop()) {
    let branch = from
    for (let depth = 0; depth < MAX_NESTING; depth++) {
      const parent = tree.parent(branch)
      if (parent === NO_NODE || parent === scope) return true
      if (CONDITIONAL.has(tree.type(parent))) {
        const sure = sureBranches.get(parent) ?? new Set()
        sure.add(branch)
        sureBranches.set(parent, sure)
        if (!coversEveryWay(tree, parent, sure)) break
      }
      branch = parent
    }
  }
  return false
}

const CONDITIONAL: ReadonlySet<string> = new Set([
  'if_statement',
  'for_statement',
  'while_statement',
  'try_statement',
  'match_statement',
  'conditional_expression',
  'boolean_operator',
  'lambda',
  'list_comprehension',
  'set_comprehension',
  'dictionary_comprehension',
  'generator_expression',
])

function coversEveryWay(tree: SyntaxTree, statement: number, sure: ReadonlySet<number>): boolean {
  const children = tree.children(statement)
  switch (tree.type(statement)) {
    case 'if_statement': {
      const branches = children.filter((child) => tree.field(child) !== 'condition')
      return (
        branches.some((child) => tree.type(child) === 'else_clause') &&
        branches.every((child) => sure.has(child))
      )
    }
    case 'try_statement': {
      const named = (type: string): readonly number[] => children.filter((child) => tree.type(child) === type)
      if (named('finally_clause').some((child) => sure.has(child))) return true
      const body = tree.child(statement, 'body')
      const completes = sure.has(body) || named('else_clause').some((child) => sure.has(child))
      return completes && named('except_clause').every((child) => sure.has(child))
    }
    default:
      return false
  }
}
