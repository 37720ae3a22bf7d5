import type { PythonNames } from '../../syntax/python-names.ts'
import { NO_NODE, type SyntaxTree } from '../../syntax/tree-sitter.ts'

/** Nodes in which an identifier names something instead of standing for its value. */
const NAMING_PARENTS: ReadonlySet<string> = new Set([
  'aliased_import',
  'as_pattern_target',
  'delete_statement',
  'dictionary_splat_pattern',
  'dotted_name',
  'global_statement',
  'lambda_parameters',
  'list_pattern',
  'list_splat_pattern',
  'nonlocal_statement',
  'parameters',
  'pattern_list',
  'tuple_pattern',
  'type_parameter',
])
const NAMING_FIELDS: ReadonlySet<string> = new Set(['attribute', 'name', 'alias'])
const ASSIGNING: ReadonlySet<string> = new Set([
  'assignment',
  'augmented_assignment',
  'for_statement',
  'for_in_clause',
])

/** Functions that look at a function and never call it. */
const LOOKING: ReadonlySet<string> = new Set([
  'builtins.callable',
  'builtins.dir',
  'builtins.hasattr',
  'builtins.help',
  'builtins.id',
  'builtins.isinstance',
  'builtins.issubclass',
  'builtins.print',
  'builtins.repr',
  'builtins.type',
  'functools.update_wrapper',
  'functools.wraps',
  'inspect.getdoc',
  'inspect.getfullargspec',
  'inspect.getsource',
  'inspect.isbuiltin',
  'inspect.signature',
])
const LOOKING_AT_FIRST: ReadonlySet<string> = new Set([
  'builtins.getattr',
  'typing.cast',
  'typing_extensions.cast',
])
const LOOKING_ATTRIBUTES: ReadonlySet<string> = new Set([
  '__annotations__',
  '__doc__',
  '__module__',
  '__name__',
  '__qualname__',
  '__signature__',
])
/** How far a name may stand inside of an annotation. */
const MAX_ANNOTATION = 12

/** The expression is evaluated here, and not as what a call calls: that is judged with the call. */
export function standsForValue(tree: SyntaxTree, node: number): boolean {
  const parent = tree.parent(node)
  if (parent === NO_NODE) return false
  const type = tree.type(parent)
  const field = tree.field(node)
  if (NAMING_PARENTS.has(type) || NAMING_FIELDS.has(field)) return false
  if (field === 'left' && ASSIGNING.has(type)) return false
  return !(type === 'call' && field === 'function')
}

/** The value goes somewhere where it can be called. */
export function isWeighed(names: PythonNames, node: number): boolean {
  const { tree } = names
  const parent = tree.parent(node)
  if (!standsForValue(tree, node)) return false
  const type = tree.type(parent)
  const field = tree.field(node)
  if (type === 'comparison_operator') return false
  if (type === 'typed_parameter' && field === '') return false
  if (type === 'attribute') {
    const attribute = tree.textOf(tree.child(parent, 'attribute'))
    // `eval.__call__` is judged as a whole.
    return !LOOKING_ATTRIBUTES.has(attribute) && attribute !== '__call__'
  }
  return !isAnnotation(names, node) && !isLookedAt(names, node, parent)
}

function isAnnotation(names: PythonNames, node: number): boolean {
  const { tree } = names
  let at = tree.parent(node)
  for (let depth = 0; depth < MAX_ANNOTATION && at !== NO_NODE; depth++) {
    const type = tree.type(at)
    if (type === 'type') return true
    if (type === 'call' || type === 'block' || type === 'module') return false
    at = tree.parent(at)
  }
  return false
}

function isLookedAt(names: PythonNames, node: number, parent: number): boolean {
  const { tree } = names
  let list = parent
  // `isinstance(x, (A, B))`
  if (tree.type(list) === 'tuple') list = tree.parent(list)
  if (list === NO_NODE || tree.type(list) !== 'argument_list') return false
  const callee = tree.child(tree.parent(list), 'function')
  if (callee === NO_NODE) return false
  const paths = names.paths(callee)
  if (paths.some((path) => LOOKING.has(path))) return true
  // `getattr(torch.load, "__doc__", "")` and `cast(FunctionType, value)` look at their first argument.
  return paths.some((path) => LOOKING_AT_FIRST.has(path)) && tree.children(list)[0] === node
}
