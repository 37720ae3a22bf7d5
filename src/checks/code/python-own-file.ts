import type { PythonNames } from '../../syntax/python-names.ts'
import { NO_NODE } from '../../syntax/tree-sitter.ts'
import { isRepositoryModule, throughName } from './python-repository-path.ts'

/** `compile(compile(…))` */
const MAX_COMPILED = 4
const OPENERS: ReadonlySet<string> = new Set(['builtins.open', 'io.open', 'codecs.open', 'tokenize.open'])
const READING_METHODS: ReadonlySet<string> = new Set(['read', 'read_text', 'read_bytes'])

/**
 * The expression is the text of a file with a fixed place in the repository: `open("pkg/version.py").read()`,
 * `(here / "version.py").read_text()`, also compiled. Such a file is reviewed like any other.
 */
export function readsRepositoryFile(names: PythonNames, expression: number, filePath: string): boolean {
  const { tree } = names
  let node = expression
  for (let hop = 0; hop < MAX_COMPILED; hop++) {
    node = throughName(names, node)
    if (node === NO_NODE || tree.type(node) !== 'call') return false
    const callee = tree.child(node, 'function')
    const [first] = names.arguments(node).positional
    if (names.paths(callee).includes('builtins.compile') && first !== undefined) {
      node = first
      continue
    }
    if (
      tree.type(callee) !== 'attribute' ||
      !READING_METHODS.has(tree.textOf(tree.child(callee, 'attribute')))
    ) {
      return false
    }
    const opened = throughName(names, tree.child(callee, 'object'))
    if (opened === NO_NODE) return false
    const path = openedPath(names, opened)
    return isRepositoryModule(names, path === NO_NODE ? opened : path, filePath)
  }
  return false
}

/** The path argument of `open(path)`. */
function openedPath(names: PythonNames, call: number): number {
  if (names.tree.type(call) !== 'call') return NO_NODE
  const opens = names.paths(names.tree.child(call, 'function')).some((path) => OPENERS.has(path))
  return opens ? (names.arguments(call).positional[0] ?? NO_NODE) : NO_NODE
}
