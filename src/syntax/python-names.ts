import { type Argument, type Arguments, argumentOf, type Entries, readArguments } from './python-arguments.ts'
import { BoundValues } from './python-bound-values.ts'
import { calledValues } from './python-calls.ts'
import { NameLookup } from './python-lookup.ts'
import { PythonMappings } from './python-mappings.ts'
import {
  binaryValues,
  displayedItems,
  elementAt,
  integerValue,
  slicedValue,
  stringValues,
} from './python-operators.ts'
import { canonicalPath } from './python-paths.ts'
import { type Binding, foldName, type Scopes } from './python-scopes.ts'
import {
  combinedMany,
  commonTruth,
  limited,
  UNKNOWN_VALUE,
  UNKNOWN_VALUES,
  type Value,
} from './python-values.ts'
import { NO_NODE, type SyntaxTree } from './tree-sitter.ts'

/** Aliases of aliases that are followed. */
const MAX_DEPTH = 120
/** Evaluations in one file. Real files need a few for each node. */
const MAX_STEPS = 8_000_000
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
  private readonly mappings = new PythonMappings(this)
  private readonly bound = new BoundValues(this)
  private depth = 0
  private steps = 0
  private hasCutNames = false

  constructor(tree: SyntaxTree, scopes: Scopes, starMembers: StarMembers) {
    this.tree = tree
    this.scopes = scopes
    this.starMembers = starMembers
    this.lookup = new NameLookup(tree, scopes)
  }

  /** The file asked for more work than it is granted: what followed was taken for unknown. */
  get exhausted(): boolean {
    return this.hasCutNames || this.isOutOfSteps
  }

  /** Told when an expression may stand for more names than are kept. */
  readonly onCut = (): void => {
    this.hasCutNames = true
  }

  get isOutOfSteps(): boolean {
    return this.steps > MAX_STEPS
  }

  /** One of these; never empty. Each node is evaluated once. */
  values(node: number): readonly Value[] {
    if (node === NO_NODE) return UNKNOWN_VALUES
    const known = this.known.get(node)
    if (known !== undefined) return known
    if (this.pending.has(node) || this.depth >= MAX_DEPTH || this.isOutOfSteps) return UNKNOWN_VALUES
    this.steps++
    this.depth++
    this.pending.add(node)
    const values = limited(this.evaluate(node), this.onCut)
    this.pending.delete(node)
    this.depth--
    this.known.set(node, values)
    return values
  }

  /** Counts work that is not the value of a node. */
  spend(steps = 1): void {
    this.steps += steps
  }

  /** Goes one step deeper for work that is not the value of a node; undefined when that is too deep. */
  deeper<T>(work: () => T): T | undefined {
    if (this.depth >= MAX_DEPTH || this.isOutOfSteps) return undefined
    this.depth++
    const done = work()
    this.depth--
    return done
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
    return limited(
      nodes.flatMap((node) => this.values(node)),
      this.onCut,
    )
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

  /** What gives the name of an identifier a meaning. */
  bindings(identifier: number): readonly Binding[] {
    return this.lookup.meaning(foldName(this.tree.textOf(identifier)), identifier).bindings
  }

  /** What a mapping expression holds, with what is stored into its name elsewhere. */
  entries(node: number): Entries {
    return this.mappings.entries(node)
  }

  /** `base[key]` */
  element(base: Value, key: Value, node: number): readonly Value[] {
    if (key.kind === 'number') return elementAt(this, base, key.number)
    if (key.kind !== 'text') return UNKNOWN_VALUES
    if (base.kind === 'namespace') return this.member(base, key.text, node)
    if (base.kind === 'pairs') {
      const found = this.mappings.displayed(base.node).entries.get(key.text)
      return found === undefined ? UNKNOWN_VALUES : this.unionOf(found)
    }
    if (base.kind !== 'name') return UNKNOWN_VALUES
    if (base.path === 'sys.modules') return this.path(key.text, node)
    // `__builtins__` is a dictionary in imported modules.
    return base.path === 'builtins' ? this.path(`builtins.${key.text}`, node) : UNKNOWN_VALUES
  }

  /** Values of a member of a module or of a dictionary of names. */
  member(base: Value, name: string, node: number): readonly Value[] {
    if (base.kind === 'name') return this.path(`${base.path}.${name}`, node)
    if (base.kind !== 'namespace') return UNKNOWN_VALUES
    if (base.path !== '') return this.path(`${base.path}.${name}`, node)
    if (name === '__builtins__') return [{ kind: 'name', path: 'builtins', origin: node }]
    const bindings = this.scopes.module.bindings.get(name)
    return bindings === undefined ? UNKNOWN_VALUES : this.bound.values(bindings, name, node)
  }

  path(path: string, node: number): readonly Value[] {
    if (path.length > MAX_PATH) return UNKNOWN_VALUES
    return [{ kind: 'name', path: canonicalPath(path), origin: node }]
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
        return stringValues(this, node)
      case 'binary_operator':
        return binaryValues(this, node)
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
        return [integerValue(tree.textOf(node))]
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
        return [{ kind: 'items', items: displayedItems(this, node) }]
      case 'dictionary':
        return [{ kind: 'pairs', node }]
      default:
        return UNKNOWN_VALUES
    }
  }

  private identifier(node: number): readonly Value[] {
    const name = foldName(this.tree.textOf(node))
    const meaning = this.lookup.meaning(name, node)
    const values: Value[] = []
    if (meaning.scope !== undefined) {
      values.push(...this.bound.values(meaning.bindings, name, node))
    }
    if (!meaning.builtin) return values
    const starred = this.starred(name, node)
    if (starred !== undefined) return [...values, ...this.path(starred, node)]
    return [...values, ...this.path(name === '__builtins__' ? 'builtins' : `builtins.${name}`, node)]
  }

  /** `from module import *` stands in the module, in Python 2 also in functions. */
  private starred(name: string, node: number): string | undefined {
    for (const scope of [this.scopes.of(node), this.scopes.module]) {
      for (const module of scope.stars) {
        const member = this.starMembers(module, name)
        if (member !== undefined) return member
      }
    }
    return undefined
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
    if (tree.type(keyNode) === 'slice') return bases.map((base) => slicedValue(this, base, keyNode))
    const keys = this.values(keyNode)
    this.spend(bases.length * keys.length)
    const elements = combinedMany(bases, keys, (base, key) => this.element(base, key, node))
    return limited(elements, this.onCut)
  }

  /** The only value of an expression; unknown when there are several. */
  single(node: number): Value {
    const values = this.values(node)
    return values.length === 1 ? (values[0] as Value) : UNKNOWN_VALUE
  }
}
