import type { PythonNames } from '../../syntax/python-names.ts'
import { textsOf } from '../../syntax/python-values.ts'
import { NO_NODE, type SyntaxTree } from '../../syntax/tree-sitter.ts'
import { argumentListOf } from './python-command-list.ts'
import type { Edit, Judgement } from './python-use.ts'

/** The call that a finding is about, and what it came to. */
interface Called {
  readonly names: PythonNames
  readonly tree: SyntaxTree
  readonly call: number
  readonly path: string
  readonly judgement: Judgement
}

/**
 * The fix of a call as an edit of its source, where one is certain; more than one line is for `suggestionOf` to refuse.
 * Judges that know the edit themselves have made it.
 */
export function editOfCall(
  names: PythonNames,
  call: number,
  path: string,
  judgement: Judgement,
): Edit | undefined {
  const { tree } = names
  if (tree.type(call) !== 'call') return undefined
  const make = EDITS.get(judgement.rule.id)
  return make?.({ names, tree, call, path, judgement })
}

const EDITS: ReadonlyMap<string, (called: Called) => Edit | undefined> = new Map([
  ['code/archive-extract', extractionFilter],
  ['code/yaml-load', safeFunction],
  ['code/python-shell', withoutShell],
  ['code/unverified-tls', verified],
  ['code/python-eval', literalEval],
])

/** `archive.extractall(path)` → `archive.extractall(path, filter="data")` */
function extractionFilter({ tree, call, judgement }: Called): Edit | undefined {
  const list = tree.child(call, 'arguments')
  if (tree.type(list) !== 'argument_list') return undefined
  const filter = keywordValue(tree, call, 'filter')
  if (filter !== NO_NODE) {
    return tree.type(filter) === 'string'
      ? replace(tree, filter, quotedLike(tree.textOf(filter), 'data'))
      : undefined
  }
  if (judgement.state !== 'no-filter') return undefined
  const given = tree.children(list).filter((node) => tree.type(node) !== 'comment')
  if (given.some((node) => tree.type(node) === 'dictionary_splat')) return undefined
  const last = given.at(-1)
  const at = last === undefined ? tree.end(list) - 1 : tree.end(last)
  return { from: at, to: at, text: `${last === undefined ? '' : ', '}filter="data"` }
}

function quotedLike(literal: string, text: string): string {
  return literal.startsWith("'") ? `'${text}'` : `"${text}"`
}

/** `yaml.unsafe_load(x)`, `yaml.full_load(x)` → `yaml.safe_load(x)` */
function safeFunction({ tree, call }: Called): Edit | undefined {
  const callee = tree.child(call, 'function')
  if (tree.type(callee) !== 'attribute') return undefined
  const name = tree.child(callee, 'attribute')
  const safe = SAFE_FUNCTIONS.get(tree.textOf(name))
  return safe === undefined ? undefined : replace(tree, name, safe)
}
const SAFE_FUNCTIONS: ReadonlyMap<string, string> = new Map([
  ['unsafe_load', 'safe_load'],
  ['unsafe_load_all', 'safe_load_all'],
  ['full_load', 'safe_load'],
  ['full_load_all', 'safe_load_all'],
])

/** `run("git status", shell=True)` → `run(["git", "status"])`, of a text that a shell reads as words and nothing else. */
function withoutShell({ tree, call, path }: Called): Edit | undefined {
  const [first] = tree.children(tree.child(call, 'arguments'))
  if (!RUNNERS.test(path) || first === undefined || tree.type(first) !== 'string') return undefined
  if (keywordValue(tree, call, 'executable') !== NO_NODE) return undefined
  const shell = keywordValue(tree, call, 'shell')
  const list = argumentListOf(tree.textOf(first))
  if (shell === NO_NODE || list === undefined || tree.textOf(shell) !== 'True') return undefined
  const keyword = tree.parent(shell)
  const before = tree
    .children(tree.child(call, 'arguments'))
    .filter((node) => tree.start(node) < tree.start(keyword))
    .at(-1)
  if (before === undefined || tree.type(before) === 'comment') return undefined
  const kept = tree.text.slice(tree.end(first), tree.end(before))
  return { from: tree.start(first), to: tree.end(keyword), text: `${list}${kept}` }
}
const RUNNERS = /^(?:six\.moves\.)?subprocess\.(?:run|call|check_call|check_output|Popen)$/

/** `requests.get(url, verify=False)` → `verify=True` */
function verified({ tree, call }: Called): Edit | undefined {
  const verify = keywordValue(tree, call, 'verify')
  return verify !== NO_NODE && tree.textOf(verify) === 'False' ? replace(tree, verify, 'True') : undefined
}

/** `eval("[1, 2]")` → `ast.literal_eval("[1, 2]")`, where `ast` is imported and the text is nothing but values. */
function literalEval({ names, tree, call, path }: Called): Edit | undefined {
  const callee = tree.child(call, 'function')
  const given = tree.children(tree.child(call, 'arguments'))
  const [only] = given
  if (
    path !== 'builtins.eval' ||
    tree.type(callee) !== 'identifier' ||
    only === undefined ||
    given.length > 1
  ) {
    return undefined
  }
  const texts = textsOf(names.values(only))
  if (texts === undefined || texts.length === 0 || !texts.every((text) => VALUE.test(text))) return undefined
  return meansModuleAst(names, call) ? replace(tree, callee, 'ast.literal_eval') : undefined
}

function meansModuleAst({ scopes, tree }: PythonNames, node: number): boolean {
  let scope = scopes.of(node)
  while (scope.parent !== undefined) {
    if (scope.bindings.has('ast')) return false
    scope = scope.parent
  }
  return scope.bindings.get('ast')?.length === 1 && IMPORTS_AST.test(tree.text)
}
/** A number, a name of a constant, or a flat list, tuple or set of numbers; what one writes there by hand. */
const VALUE =
  /^(?:-?\d{1,20}(?:\.\d{1,20})?|True|False|None|[[({](?:-?\d{1,20}(?:\.\d{1,20})?(?:, ?(?=[-\d])|,?(?=[\])}]))){1,200}[\])}])$/
const IMPORTS_AST = /^import ast[ \t]{0,8}(?:#|\r?$)/m

function replace(tree: SyntaxTree, node: number, text: string): Edit {
  return { from: tree.start(node), to: tree.end(node), text }
}

/** The value of a keyword that is written in the call itself. */
function keywordValue(tree: SyntaxTree, call: number, name: string): number {
  for (const child of tree.children(tree.child(call, 'arguments'))) {
    if (tree.type(child) === 'keyword_argument' && tree.textOf(tree.child(child, 'name')) === name) {
      return tree.child(child, 'value')
    }
  }
  return NO_NODE
}
