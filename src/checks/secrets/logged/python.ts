import type { CheckContext } from '../../../model/rule.ts'
import { readScopes } from '../../../syntax/python-bindings.ts'
import { PythonNames } from '../../../syntax/python-names.ts'
import { NO_NODE, parseSource, sourceParser } from '../../../syntax/tree-sitter.ts'
import type { LoggedName } from './logged-name.ts'
import type { LoggedReading } from './logged-secrets.ts'
import { isTellingName } from './secret-names.ts'

/** What writes its arguments where others read them. */
const PRINTERS: ReadonlySet<string> = new Set([
  'builtins.print',
  'pprint.pprint',
  'pprint.pp',
  'rich.print',
  'click.echo',
  'click.secho',
  'typer.echo',
  'typer.secho',
  'sys.stdout.write',
  'sys.stderr.write',
  'warnings.warn',
])
const LEVELS: ReadonlySet<string> = new Set(
  'debug info warning warn error critical fatal exception log trace success'.split(' '),
)
/** `logging.info`, `loguru.logger.info`, `mypackage.log.logger.info`. */
const LOGGER = /(?:^|\.)(?:logging|logger|log)$/i
const LOGGER_MAKERS = /(?:^|\.)(?:getLogger|get_logger)$/
/** What gives back the same text. */
const COPIES: ReadonlySet<string> = new Set(['builtins.str', 'builtins.repr', 'builtins.format'])
const COPYING_METHODS: ReadonlySet<string> = new Set(['decode', 'strip', 'get_secret_value'])
const ENVIRONMENT: ReadonlySet<string> = new Set(['os.getenv', 'os.environ.get', 'os.environ.__getitem__'])
/** Expressions inside one argument that are looked at. */
const MAX_PARTS = 200

export async function pythonReading(context: CheckContext): Promise<LoggedReading> {
  const parser = await sourceParser(context, 'tree-sitter-python.wasm')
  return (text) => {
    const tree = parseSource(parser, text)
    return 'reason' in tree ? [] : loggedInPython(new PythonNames(tree, readScopes(tree), () => undefined))
  }
}

/** Secrets that the calls of one file print, by their names. */
function* loggedInPython(names: PythonNames): Generator<LoggedName> {
  const { tree } = names
  for (let call = 0; call < tree.size; call++) {
    if (tree.type(call) !== 'call') continue
    const list = tree.child(call, 'arguments')
    const callee = tree.child(call, 'function')
    // The cheap half first: few calls are given a secret.
    if (list === NO_NODE || callee === NO_NODE) continue
    for (const argument of tree.children(list)) {
      const name = secretIn(
        names,
        tree.type(argument) === 'keyword_argument' ? tree.child(argument, 'value') : argument,
      )
      if (name === undefined) continue
      if (!prints(names, callee)) break
      yield { start: tree.start(name), end: tree.end(name), callee: tree.textOf(callee) }
    }
  }
}

function prints(names: PythonNames, callee: number): boolean {
  const { tree } = names
  if (names.paths(callee).some((path) => PRINTERS.has(path) || isLogger(path))) return true
  if (tree.type(callee) !== 'attribute') return false
  if (!LEVELS.has(tree.textOf(tree.child(callee, 'attribute')))) return false
  return names
    .values(tree.child(callee, 'object'))
    .some((value) => value.kind === 'result' && LOGGER_MAKERS.test(value.path))
}

function isLogger(path: string): boolean {
  const dot = path.lastIndexOf('.')
  return dot !== -1 && LEVELS.has(path.slice(dot + 1)) && LOGGER.test(path.slice(0, dot))
}

/** The expression in an argument whose text is that of a secret; undefined when what is printed is only made from one. */
function secretIn(names: PythonNames, argument: number): number | undefined {
  const { tree } = names
  const waiting = [argument]
  for (let seen = 0; seen < MAX_PARTS; seen++) {
    const node = waiting.pop()
    if (node === undefined) return undefined
    if (node === NO_NODE) continue
    switch (tree.type(node)) {
      case 'identifier':
        if (isTellingName(tree.textOf(node)) && isMadeElsewhere(names, node)) return node
        break
      case 'attribute':
        if (isTellingName(tree.textOf(tree.child(node, 'attribute')))) return node
        break
      case 'subscript':
        if (holdsTellingKey(names, tree.child(node, 'subscript'))) return node
        break
      case 'call':
        if (isEnvironmentSecret(names, node)) return node
        waiting.push(...copied(names, node))
        break
      case 'binary_operator':
        if ('+%'.includes(operatorOf(names, node)))
          waiting.push(tree.child(node, 'left'), tree.child(node, 'right'))
        break
      case 'parenthesized_expression':
      case 'tuple':
      case 'concatenated_string':
      case 'string':
        waiting.push(...tree.children(node))
        break
      case 'interpolation':
        waiting.push(tree.child(node, 'expression'))
        break
    }
  }
  return undefined
}

/** A text that the file itself holds is reported where it stands. */
function isMadeElsewhere(names: PythonNames, node: number): boolean {
  return !names
    .values(node)
    .every((value) => value.kind === 'text' || value.kind === 'none' || value.kind === 'truth')
}

function holdsTellingKey(names: PythonNames, key: number): boolean {
  return (
    key !== NO_NODE && names.values(key).some((value) => value.kind === 'text' && isTellingName(value.text))
  )
}

function isEnvironmentSecret(names: PythonNames, call: number): boolean {
  const callee = names.tree.child(call, 'function')
  if (!names.paths(callee).some((path) => ENVIRONMENT.has(path))) return false
  const [variable] = names.arguments(call).positional
  return variable !== undefined && holdsTellingKey(names, variable)
}

/** What a call hands through unchanged. */
function copied(names: PythonNames, call: number): readonly number[] {
  const { tree } = names
  const callee = tree.child(call, 'function')
  if (names.paths(callee).some((path) => COPIES.has(path))) return names.arguments(call).positional
  if (tree.type(callee) !== 'attribute') return []
  const method = tree.textOf(tree.child(callee, 'attribute'))
  if (COPYING_METHODS.has(method)) return [tree.child(callee, 'object')]
  if (method !== 'format') return []
  const args = names.arguments(call)
  return [...args.positional, ...[...args.keywords.values()].flat()]
}

function operatorOf({ tree }: PythonNames, node: number): string {
  const left = tree.child(node, 'left')
  const right = tree.child(node, 'right')
  if (left === NO_NODE || right === NO_NODE) return ' '
  return tree.text.slice(tree.end(left), tree.start(right)).trim().slice(0, 2)
}
