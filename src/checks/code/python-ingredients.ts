import type { PythonNames } from '../../syntax/python-names.ts'
import { NO_NODE } from '../../syntax/tree-sitter.ts'

/** Assignments followed backwards, one after another. */
const MAX_HOPS = 6
/** Nodes looked at for one expression. */
const MAX_NODES = 600
/** Assignments to one name that are followed. */
const MAX_BINDINGS = 8

/** Functions and methods whose result says what their arguments and their object say. */
const TRANSPARENT: ReadonlySet<string> = new Set([
  'os.path.join',
  'os.path.dirname',
  'os.path.basename',
  'os.path.abspath',
  'os.path.realpath',
  'os.path.normpath',
  'os.path.expanduser',
  'os.path.expandvars',
  'os.fspath',
  'os.fsencode',
  'glob.glob',
  'glob.iglob',
  'pathlib.Path',
  'pathlib.PurePath',
  'pathlib.PosixPath',
  'builtins.str',
  'builtins.list',
  'builtins.tuple',
  'builtins.sorted',
  'builtins.map',
  'builtins.filter',
  'builtins.next',
  'builtins.iter',
  'builtins.repr',
  'builtins.bytes',
  'builtins.getattr',
  'textwrap.dedent',
])
const TRANSPARENT_METHODS: ReadonlySet<string> = new Set([
  'absolute',
  'as_posix',
  'copy',
  'decode',
  'encode',
  'expanduser',
  'format',
  'glob',
  'iterdir',
  'join',
  'joinpath',
  'lower',
  'lstrip',
  'replace',
  'resolve',
  'rglob',
  'rstrip',
  'split',
  'splitlines',
  'strip',
  'upper',
  'with_name',
  'with_suffix',
])
/** Attributes of paths that are paths again. */
const TRANSPARENT_ATTRIBUTES: ReadonlySet<string> = new Set(['parent', 'parents', 'name', 'stem'])

/** What an expression is put together from, through the assignments of the names in it. */
export interface Ingredients {
  /** Constant texts, also those between what is put in. */
  readonly texts: readonly string[]
  /** Dotted names that were met, and functions whose result was used. */
  readonly paths: ReadonlySet<string>
  /** Parameters, attributes and results that the file does not show. */
  readonly open: number
  /** Of these, what the function was given by whoever calls it. */
  readonly given: number
  /** Of these, what another module gave. */
  readonly foreign: number
}

/** @param settles dotted names that are no unknown ingredient, whatever they are called with */
export function ingredientsOf(
  names: PythonNames,
  expression: number,
  settles: (path: string) => boolean,
): Ingredients {
  const gathering = new Gathering(names, settles)
  gathering.from(expression)
  return gathering
}

class Gathering implements Ingredients {
  readonly texts: string[] = []
  readonly paths = new Set<string>()
  open = 0
  given = 0
  foreign = 0
  private readonly names: PythonNames
  private readonly settles: (path: string) => boolean
  private readonly seen = new Set<number>()
  private readonly left: { readonly node: number; readonly hops: number }[] = []

  constructor(names: PythonNames, settles: (path: string) => boolean) {
    this.names = names
    this.settles = settles
  }

  from(expression: number): void {
    this.push(expression, 0)
    let budget = MAX_NODES
    for (let item = this.left.pop(); item !== undefined; item = this.left.pop()) {
      if (budget-- === 0 || this.names.isOutOfSteps) {
        this.open++
        return
      }
      this.names.spend()
      this.take(item.node, item.hops)
    }
  }

  private push(node: number, hops: number): void {
    if (node === NO_NODE || this.seen.has(node)) return
    this.seen.add(node)
    this.left.push({ node, hops })
  }

  private take(node: number, hops: number): void {
    const { tree } = this.names
    switch (tree.type(node)) {
      case 'string_content':
        this.texts.push(tree.textOf(node))
        return
      case 'identifier':
        this.identifier(node, hops)
        return
      case 'attribute':
        this.attribute(node, hops)
        return
      case 'call':
        this.call(node, hops)
        return
      case 'subscript':
        this.push(tree.child(node, 'value'), hops)
        return
      case 'conditional_expression': {
        const [whenTrue, , whenFalse] = tree.children(node)
        this.push(whenTrue ?? NO_NODE, hops)
        this.push(whenFalse ?? NO_NODE, hops)
        return
      }
      case 'keyword_argument':
        this.push(tree.child(node, 'value'), hops)
        return
      case 'list_comprehension':
      case 'generator_expression':
      case 'set_comprehension':
        this.push(tree.child(node, 'body'), hops)
        return
      default:
        for (const child of tree.children(node)) this.push(child, hops)
    }
  }

  /** Names that lead out of the file. Undefined: none does. */
  private known(node: number): boolean {
    const paths = this.names.paths(node)
    for (const path of paths) this.paths.add(path)
    return paths.length > 0
  }

  private identifier(node: number, hops: number): void {
    const bindings = this.names.bindings(node)
    if (bindings.length === 0) {
      if (!this.known(node)) this.open++
      return
    }
    if (hops >= MAX_HOPS || bindings.length > MAX_BINDINGS) {
      this.open++
      return
    }
    for (const { at, bound } of bindings) {
      if (bound.kind === 'value') this.push(bound.node, hops + 1)
      else if (bound.kind === 'augmented') this.push(this.names.tree.child(bound.node, 'right'), hops + 1)
      else if (bound.kind === 'import') this.paths.add(bound.path)
      else {
        this.open++
        if (bound.kind === 'unknown' && this.isParameter(at)) this.given++
      }
    }
  }

  private isParameter(binding: number): boolean {
    const { tree } = this.names
    for (let at = binding, depth = 0; depth < 4 && at !== NO_NODE; at = tree.parent(at), depth++) {
      if (PARAMETER_LISTS.has(tree.type(at))) return true
    }
    return false
  }

  private attribute(node: number, hops: number): void {
    const { tree } = this.names
    if (this.known(node)) {
      if (!this.names.paths(node).some((path) => this.settles(path))) {
        this.open++
        this.foreign++
      }
      return
    }
    const attribute = tree.textOf(tree.child(node, 'attribute'))
    // Whatever module it is, it lies where it was installed.
    if (attribute === '__file__' || attribute === '__path__') this.paths.add(`builtins.${attribute}`)
    else if (TRANSPARENT_ATTRIBUTES.has(attribute)) {
      this.push(tree.child(node, 'object'), hops)
    } else this.open++
  }

  private call(node: number, hops: number): void {
    const { tree } = this.names
    const callee = tree.child(node, 'function')
    const paths = this.names.paths(callee)
    for (const path of paths) this.paths.add(path)
    if (paths.some((path) => this.settles(path))) return
    const method = tree.type(callee) === 'attribute' ? tree.textOf(tree.child(callee, 'attribute')) : ''
    const isMethod = paths.length === 0 && TRANSPARENT_METHODS.has(method)
    if (isMethod) this.push(tree.child(callee, 'object'), hops)
    else if (hops < MAX_HOPS && this.follows(callee, hops)) return
    else if (!paths.some((path) => TRANSPARENT.has(path))) {
      this.open++
      if (paths.length > 0 && !paths.every((path) => path.startsWith('builtins.'))) this.foreign++
    }
    for (const argument of tree.children(tree.child(node, 'arguments'))) this.push(argument, hops)
  }

  /** What a function of this file gives back: the expressions of its `return` statements. */
  private follows(callee: number, hops: number): boolean {
    const { tree, scopes } = this.names
    if (tree.type(callee) !== 'identifier') return false
    const bindings = this.names.bindings(callee)
    const [only] = bindings
    if (bindings.length !== 1 || only?.bound.kind !== 'definition') return false
    const definition = only.bound.node
    if (tree.type(definition) !== 'function_definition') return false
    const end = Math.min(tree.lastInside(definition), definition + MAX_BODY)
    this.names.spend(end - definition)
    for (let node = definition; node <= end; node++) {
      if (tree.type(node) !== 'return_statement' || scopes.of(node).node !== definition) continue
      this.push(tree.firstChild(node), hops + 1)
    }
    return true
  }
}
/** Nodes of one function that are searched for what it gives back. */
const MAX_BODY = 4000
const PARAMETER_LISTS: ReadonlySet<string> = new Set(['parameters', 'lambda_parameters'])
