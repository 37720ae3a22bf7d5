import { type ShellRange, type ShellWord, wordAt } from './shell-words.ts'
import { NO_NODE, type SyntaxTree } from './tree-sitter.ts'

/** `> file`, `< file`, `<<< text`. */
export interface ShellRedirection {
  /** Without the number in front of it: `>`, `>>`, `&>`, `>&`, `<`, `<<<`. */
  readonly operator: string
  readonly target: ShellWord
}

/** Levels upwards in which the pipe or the redirection of a command is looked for. */
const MAX_LEVELS = 40
const OPERATOR = /^\d{0,3}(?<operator>&>>|&>|>>|>&|>\||<>|<<<|<&|>|<)/
/** What passes its input on to the commands in it. */
const PASSING: ReadonlySet<string> = new Set([
  'redirected_statement',
  'subshell',
  'compound_statement',
  'list',
  'pipeline',
  'negated_command',
  'while_statement',
  'do_group',
  'if_statement',
])

/** What stands in front of a command in the pipe that feeds it; in `a | tee >(b)` that of `tee`. */
export function inputOf(tree: SyntaxTree, command: number, offset: number): ShellRange | undefined {
  let node = command
  for (let level = 0; level < MAX_LEVELS; level++) {
    const parent = tree.parent(node)
    if (parent === NO_NODE) return undefined
    const type = tree.type(parent)
    if (type === 'pipeline' && tree.start(node) > tree.start(parent)) {
      return { start: tree.start(wholePipe(tree, parent)) + offset, end: tree.start(node) + offset }
    }
    if (type === 'heredoc_redirect') {
      // In `a <<END | b` the pipe stands in the redirection.
      const statement = tree.parent(parent)
      return statement === NO_NODE
        ? undefined
        : { start: tree.start(statement) + offset, end: tree.start(node) + offset }
    }
    const isFed = type === 'process_substitution' && tree.text[tree.start(parent)] === '>'
    if (isFed) node = tree.parent(parent)
    else if (PASSING.has(type)) node = parent
    else return undefined
    if (node === NO_NODE) return undefined
  }
  return undefined
}

/** With a redirection at its end, a pipe is the last stage of the one in front of it. */
function wholePipe(tree: SyntaxTree, pipe: number): number {
  let whole = pipe
  let node = pipe
  for (let level = 0; level < MAX_LEVELS; level++) {
    const parent = tree.parent(node)
    const type = parent === NO_NODE ? '' : tree.type(parent)
    if (type === 'pipeline') whole = parent
    else if (type !== 'redirected_statement') return whole
    node = parent
  }
  return whole
}

/** Redirections of the command itself; the grammar hangs them on the whole list or pipe that it ends. */
export function redirectionsOf(
  tree: SyntaxTree,
  command: number,
  offset: number,
): readonly ShellRedirection[] {
  const found: ShellRedirection[] = [...redirectionsIn(tree, command, offset)]
  const statement = statementOf(tree, command)
  if (statement !== NO_NODE) found.push(...redirectionsIn(tree, statement, offset))
  return found
}

function* redirectionsIn(tree: SyntaxTree, parent: number, offset: number): Generator<ShellRedirection> {
  for (let child = tree.firstChild(parent); child !== NO_NODE; child = tree.nextSibling(child)) {
    const type = tree.type(child)
    if (type !== 'file_redirect' && type !== 'herestring_redirect') continue
    const written = tree.text.slice(tree.start(child), tree.start(child) + 8)
    const operator = OPERATOR.exec(written)?.groups?.['operator'] ?? ''
    const target = type === 'file_redirect' ? tree.child(child, 'destination') : tree.firstChild(child)
    if (target === NO_NODE || operator === '') continue
    yield { operator, target: wordAt(tree.text, tree.start(target), tree.end(target), offset) }
  }
}

/** The redirected statement that ends in this command. */
function statementOf(tree: SyntaxTree, command: number): number {
  let node = command
  for (let level = 0; level < MAX_LEVELS; level++) {
    const parent = tree.parent(node)
    if (parent === NO_NODE) return NO_NODE
    const type = tree.type(parent)
    if (type === 'redirected_statement') return tree.child(parent, 'body') === node ? parent : NO_NODE
    if ((type !== 'list' && type !== 'pipeline') || tree.end(parent) !== tree.end(node)) return NO_NODE
    node = parent
  }
  return NO_NODE
}

/** The grammar gives a redirection all words behind it; only the first is its file. */
export function* wordsBehindRedirections(
  tree: SyntaxTree,
  command: number,
): Generator<readonly [number, number]> {
  const statement = tree.parent(command)
  if (statement === NO_NODE || tree.type(statement) !== 'redirected_statement') return
  if (tree.child(statement, 'body') !== command) return
  for (const child of tree.children(statement)) {
    if (tree.type(child) !== 'file_redirect') continue
    const destinations = tree.children(child).filter((each) => tree.field(each) === 'destination')
    for (const each of destinations.slice(1)) yield [tree.start(each), tree.end(each)]
  }
}
