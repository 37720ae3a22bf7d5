import type { PythonNames } from '../../syntax/python-names.ts'
import { NO_NODE, type SyntaxTree } from '../../syntax/tree-sitter.ts'

/** Assignments followed backwards, one after another. */
const MAX_HOPS = 8
/** Nodes looked at in one path expression, with the assignments it uses. */
const MAX_NODES = 400

/** Functions that turn paths inside the repository into paths inside the repository. */
const PATH_FUNCTIONS: ReadonlySet<string> = new Set([
  'os.path.join',
  'os.path.dirname',
  'os.path.abspath',
  'os.path.realpath',
  'os.path.normpath',
  'os.getcwd',
  'pathlib.Path',
  'pathlib.PurePath',
  'pathlib.Path.cwd',
  'builtins.str',
])
const PATH_METHODS: ReadonlySet<string> = new Set([
  'joinpath',
  'resolve',
  'absolute',
  'with_name',
  'as_posix',
])
const PATH_ATTRIBUTES: ReadonlySet<string> = new Set(['parent', 'parents'])
/** Nodes that a path expression may consist of besides names and calls. */
const PATH_NODES: ReadonlySet<string> = new Set([
  'attribute',
  'argument_list',
  'binary_operator',
  'concatenated_string',
  'integer',
  'parenthesized_expression',
  'subscript',
  'string',
  'string_start',
  'string_content',
  'string_end',
  'interpolation',
  'escape_sequence',
  'unary_operator',
  'comment',
])

/** The only value that a name was given; any other expression is itself. */
export function throughName(names: PythonNames, node: number): number {
  const { tree } = names
  let at = node
  for (let hop = 0; hop < MAX_HOPS; hop++) {
    if (tree.type(at) === 'parenthesized_expression') at = tree.children(at)[0] ?? NO_NODE
    else if (tree.type(at) !== 'identifier') return at
    else {
      const [only, ...others] = names.bindings(at)
      if (only?.bound.kind !== 'value' || only.bound.steps.length > 0 || others.length > 0) return NO_NODE
      at = only.bound.node
    }
    if (at === NO_NODE) return NO_NODE
  }
  return NO_NODE
}

/**
 * A Python file whose path is built from `__file__`, the working directory and constant relative parts only.
 * Other files of the repository are not read as code by anybody, so they are no place for it.
 */
export function isRepositoryModule(names: PythonNames, expression: number, filePath: string): boolean {
  const { tree } = names
  if (!lastText(names, expression).endsWith('.py')) return false
  let budget = MAX_NODES
  /** Steps towards the root; the first one from `__file__` only leads to its directory. */
  let climbed = 0
  let fromFile = false
  const left = [expression]
  for (let root = left.pop(); root !== undefined; root = left.pop()) {
    const constant = names.single(root)
    if (constant.kind === 'text') {
      if (ABSOLUTE.test(constant.text)) return false
      climbed += climbs(constant.text)
      continue
    }
    for (let node = root; node <= tree.lastInside(root); node++) {
      if (budget-- === 0) return false
      const type = tree.type(node)
      if (type === 'string') {
        const part = partOf(names, node)
        if (ABSOLUTE.test(part)) return false
        climbed += climbs(part)
      } else if (type === 'call') {
        if (!isPathCall(names, node)) return false
        if (names.paths(tree.child(node, 'function')).includes('os.path.dirname')) climbed++
      } else if (type === 'identifier') {
        if (tree.field(node) === 'attribute' && PATH_ATTRIBUTES.has(tree.textOf(node))) climbed++
        fromFile ||= names.paths(node).includes('builtins.__file__')
        if (isPathName(names, node)) continue
        const given = throughName(names, node)
        if (given === NO_NODE || given === node) return false
        left.push(given)
      } else if (!PATH_NODES.has(type)) return false
    }
  }
  const depth = filePath.split('/').length - 1
  return climbed <= depth + (fromFile ? 1 : 0)
}

/** What the path ends with; empty when that is not a constant. */
function lastText(names: PythonNames, expression: number): string {
  const { tree } = names
  let at = expression
  for (let hop = 0; hop < MAX_PIECES && at !== NO_NODE; hop++) {
    const value = names.single(at)
    if (value.kind === 'text') return value.text
    at = throughName(names, at)
    if (tree.type(at) === 'string') return interpolatedText(tree, at)
    if (tree.type(at) === 'binary_operator') at = tree.child(at, 'right')
    else if (tree.type(at) === 'call') {
      const last = names.arguments(at).positional.at(-1)
      const callee = tree.child(at, 'function')
      // `path.resolve()` ends as `path` does.
      at = last ?? (tree.type(callee) === 'attribute' ? tree.child(callee, 'object') : NO_NODE)
    } else return ''
  }
  return ''
}
/** Parts of one path that are looked through to its end. */
const MAX_PIECES = 32

/** Text of one piece of a path; `here + "/version.py"` begins with a separator and stays below `here`. */
function partOf(names: PythonNames, string: number): string {
  const { tree } = names
  const value = names.single(string)
  const text = value.kind === 'text' ? value.text : interpolatedText(tree, string)
  const around = tree.parent(string)
  const added =
    tree.type(around) === 'binary_operator' &&
    tree.field(string) === 'right' &&
    tree.text.slice(tree.end(tree.child(around, 'left')), tree.start(string)).includes('+')
  return added ? text.replace(LEADING_SEPARATOR, '') : text
}
/** What an f-string begins with, up to what is put in, and what it ends with. */
function interpolatedText(tree: SyntaxTree, string: number): string {
  const parts = tree.children(string)
  const shown = (at: number): string => (tree.type(at) === 'string_content' ? tree.textOf(at) : '')
  return `${shown(parts[1] ?? NO_NODE)}{}${shown(parts.at(-2) ?? NO_NODE)}`
}
const LEADING_SEPARATOR = /^\/(?=\w)/

/** How often a relative path leads upwards. */
function climbs(path: string): number {
  return path.split(SEPARATOR).filter((part) => part === '..').length
}
const SEPARATOR = /[/\\]/
const ABSOLUTE = /^[/\\~$]|^[A-Za-z]:|:\/\//

function isPathCall(names: PythonNames, call: number): boolean {
  const { tree } = names
  const callee = tree.child(call, 'function')
  if (names.paths(callee).some((path) => PATH_FUNCTIONS.has(path))) return true
  return tree.type(callee) === 'attribute' && PATH_METHODS.has(tree.textOf(tree.child(callee, 'attribute')))
}

/** `__file__`, modules and functions of paths, and the attribute names after a dot. */
function isPathName(names: PythonNames, identifier: number): boolean {
  const { tree } = names
  if (tree.field(identifier) === 'attribute') {
    const name = tree.textOf(identifier)
    if (PATH_ATTRIBUTES.has(name) || PATH_METHODS.has(name)) return true
    const paths = names.paths(tree.parent(identifier))
    return paths.length > 0 && paths.every((path) => PATH_FUNCTIONS.has(path) || MODULES.has(path))
  }
  const paths = names.paths(identifier)
  return (
    paths.length > 0 &&
    paths.every((path) => path === 'builtins.__file__' || MODULES.has(path) || PATH_FUNCTIONS.has(path))
  )
}
const MODULES: ReadonlySet<string> = new Set(['os', 'os.path', 'os.curdir', 'pathlib', 'builtins.open'])
