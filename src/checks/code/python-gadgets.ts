import { foldName } from '../../syntax/python-scopes.ts'
import { textsOf } from '../../syntax/python-values.ts'
import { NO_NODE } from '../../syntax/tree-sitter.ts'
import { evidence, excerpt } from '../../text/redact.ts'
import { PICKLE_GADGET, PYTHON_REFLECTION } from './python-system-rules.ts'
import type { Judgement, PythonFile } from './python-use.ts'

const REDUCERS: ReadonlySet<string> = new Set(['__reduce__', '__reduce_ex__'])
/** Nodes of one statement that the finding speaks of. */
const MAX_NODES = 400
/** What no object needs to be put together again. */
const HARMFUL =
  /^(?:builtins\.(?:eval|exec|compile|__import__|breakpoint)|os\.(?:system|popen|exec\w{1,4}|spawn\w{1,4}|posix_spawnp?|remove|unlink)|posix\.system|nt\.system|subprocess\.\w{1,30}|pty\.spawn|importlib\.import_module|runpy\.\w{1,20}|socket\.\w{1,30}|webbrowser\.open|ctypes\.\w{1,20}|shutil\.rmtree|commands\.\w{1,20}|platform\.popen)$/

/** A `__reduce__` that gives back a function that runs code. */
export function judgeReduce(file: PythonFile, statement: number): Judgement | undefined {
  const { names } = file
  const { tree, scopes } = names
  const scope = scopes.of(statement)
  if (scope.kind !== 'function' || scope.parent?.kind !== 'class') return undefined
  if (!REDUCERS.has(foldName(tree.textOf(tree.child(scope.node, 'name'))))) return undefined
  const returned = tree.firstChild(statement)
  if (returned === NO_NODE) return undefined
  for (const value of names.values(returned)) {
    const callable = value.kind === 'items' ? value.items[0] : undefined
    const harmful =
      callable === undefined ? undefined : names.paths(callable).find((path) => HARMFUL.test(path))
    if (harmful === undefined) continue
    const end = Math.min(tree.lastInside(statement), statement + MAX_NODES)
    return {
      rule: PICKLE_GADGET,
      severity: 'high',
      state: harmful,
      note: evidence`unpickling calls ${excerpt(harmful)}`,
      explains: Array.from({ length: end - statement }, (_, index) => statement + 1 + index),
    }
  }
  return undefined
}

/** `().__class__.__base__.__subclasses__()`: from an object of the language to every class there is. */
export function judgeClimb(file: PythonFile, call: number): Judgement | undefined {
  const { tree } = file.names
  const callee = tree.child(call, 'function')
  if (tree.type(callee) !== 'attribute' || tree.textOf(tree.child(callee, 'attribute')) !== '__subclasses__')
    return undefined
  let object = tree.child(callee, 'object')
  let climbs = 0
  for (let depth = 0; depth < MAX_CLIMB; depth++) {
    const type = tree.type(object)
    if (type === 'subscript') object = tree.child(object, 'value')
    else if (type === 'call') object = tree.child(object, 'function')
    else if (type === 'attribute') {
      if (CLIMBING.has(tree.textOf(tree.child(object, 'attribute')))) climbs++
      object = tree.child(object, 'object')
    } else break
  }
  const fromObject = file.names.paths(tree.child(callee, 'object')).includes('builtins.object')
  const fromLiteral = LITERALS.has(tree.type(object)) && climbs > 0
  return climbs > 1 || fromLiteral || fromObject
    ? { rule: PYTHON_REFLECTION, severity: fromLiteral || climbs > 1 ? 'high' : 'low', state: 'subclasses' }
    : undefined
}
const MAX_CLIMB = 16
const CLIMBING: ReadonlySet<string> = new Set(['__class__', '__base__', '__bases__', '__mro__', 'mro'])
const LITERALS: ReadonlySet<string> = new Set([
  'string',
  'tuple',
  'list',
  'dictionary',
  'integer',
  'float',
  'set',
  'parenthesized_expression',
])

/** `globals()[name](…)`, `locals().get(name)()`, `vars()[name]()`: which function is called is text from elsewhere. */
export function judgeNamespaceCall(file: PythonFile, call: number): Judgement | undefined {
  const { names } = file
  const { tree } = names
  const callee = tree.child(call, 'function')
  let container = NO_NODE
  let key = NO_NODE
  if (tree.type(callee) === 'subscript') {
    container = tree.child(callee, 'value')
    key = tree.child(callee, 'subscript')
  } else if (tree.type(callee) === 'call') {
    const method = tree.child(callee, 'function')
    if (tree.type(method) !== 'attribute' || tree.textOf(tree.child(method, 'attribute')) !== 'get')
      return undefined
    container = tree.child(method, 'object')
    key = names.arguments(callee).positional[0] ?? NO_NODE
  }
  if (container === NO_NODE || key === NO_NODE || tree.type(key) === 'slice') return undefined
  const isNamespace = names.values(container).some((value) => value.kind === 'namespace' && value.path === '')
  if (!isNamespace || textsOf(names.values(key)) !== undefined) return undefined
  return { rule: PYTHON_REFLECTION, severity: 'low', state: 'namespace' }
}
