import type { Finding } from '../../model/finding.ts'
import type { LoadedFile } from '../../model/rule.ts'
import { isNotebook } from '../../syntax/notebook-scripts.ts'
import { literalText } from '../../syntax/python-constants.ts'
import type { PythonNames } from '../../syntax/python-names.ts'
import { foldName, type Scope } from '../../syntax/python-scopes.ts'
import type { SyntaxTree } from '../../syntax/tree-sitter.ts'
import { evidence, excerpt, pasteText } from '../../text/redact.ts'
import { editOfCall } from './python-edits.ts'
import type { Edit, Judgement } from './python-use.ts'
import { levelFields, severityAt } from './severity.ts'

/** Files that installing, building or testing runs without being asked. */
const INSTALL_TIME: ReadonlySet<string> = new Set([
  'setup.py',
  'conftest.py',
  'sitecustomize.py',
  'usercustomize.py',
  'hatch_build.py',
])
/** Functions and classes around one another that an identity names. */
const MAX_SYMBOLS = 24

export interface Place {
  readonly node: number
  /** What the callee resolves to; empty where nothing is called. */
  readonly path: string
  /** Where to begin, when that is before the node. */
  readonly start?: number
}

export function findingOf(file: LoadedFile, names: PythonNames, place: Place, judgement: Judgement): Finding {
  const { tree } = names
  const { node, path } = place
  const from = place.start ?? tree.start(node)
  const { rule, confidence, note } = judgement
  const name = file.path.slice(file.path.lastIndexOf('/') + 1)
  const runsAtInstall = INSTALL_TIME.has(name) && judgement.calm !== true
  const severity = severityAt(file.path, judgement.severity, runsAtInstall)
  const start = file.position(from)
  const end = file.position(tree.end(node))
  const resolved = resolvedNote(tree, node, path)
  const edit = judgement.edit ?? editOfCall(names, node, path, judgement)
  const said =
    note === undefined || resolved === undefined ? (note ?? resolved) : evidence`${note}; ${resolved}`
  return {
    rule: rule.id,
    path: file.path,
    location: { line: start.line, column: start.column, endLine: end.line, endColumn: end.column },
    evidence: excerpt(tree.text.slice(from, tree.end(node))),
    ...(said === undefined ? {} : { note: said }),
    ...(judgement.paste === undefined ? {} : { paste: pasteText(judgement.paste) }),
    ...(edit === undefined ? {} : suggestionOf(file, tree.text, edit)),
    identity: [symbolOf(names, node), path, normalized(tree, node), judgement.state, severity].join('\0'),
    ...levelFields(rule, severity),
    ...(confidence === undefined ? {} : { confidence }),
  }
}

/** Says what is called when the source does not. */
function resolvedNote(tree: SyntaxTree, node: number, path: string) {
  if (path === '') return undefined
  const plain = path.startsWith('builtins.') ? path.slice('builtins.'.length) : path
  return tree
    .textOf(node)
    .slice(0, plain.length + 400)
    .includes(plain)
    ? undefined
    : evidence`this is ${excerpt(path)}`
}

/**
 * None where the edit does not stand on one line just as the program has it, or where the line cannot be shown as it is.
 * Lines of a notebook are literals of JSON, so that the edit is one as well.
 */
function suggestionOf(file: LoadedFile, program: string, edit: Edit): Pick<Finding, 'suggestion'> {
  const { line, column } = file.position(edit.from)
  const before = file.line(line)
  const old = program.slice(edit.from, edit.to)
  const inJson = isNotebook(file.header.path)
  const written = inJson ? jsonEscaped(old) : old
  const isThere =
    before.startsWith(written, column - 1) && (column === 1 || before[column - 2] === program[edit.from - 1])
  if (!isThere || LINE_BREAK.test(edit.text)) return {}
  const after =
    before.slice(0, column - 1) +
    (inJson ? jsonEscaped(edit.text) : edit.text) +
    before.slice(column - 1 + written.length)
  const replacement = pasteText(after)
  return replacement === after ? { suggestion: { startLine: line, endLine: line, replacement } } : {}
}
const LINE_BREAK = /[\r\n]/

function jsonEscaped(text: string): string {
  return JSON.stringify(text).slice(1, -1)
}

/** `Class.method`: the named functions and classes around a place. */
function symbolOf(names: PythonNames, node: number): string {
  const { tree, scopes } = names
  const parts: string[] = []
  for (let scope: Scope | undefined = scopes.of(node); scope !== undefined; scope = scope.parent) {
    if (parts.length === MAX_SYMBOLS) break
    const name = tree.child(scope.node, 'name')
    if (scope.kind !== 'module' && name !== -1) parts.push(foldName(tree.textOf(name)))
  }
  return parts.reverse().join('.')
}

/** Source without layout, comments and the choice of quotes: equal for equal programs that differ in formatting. */
function normalized(tree: SyntaxTree, node: number): string {
  let out = ''
  let at = tree.start(node)
  for (let inner = node; inner <= tree.lastInside(node); inner++) {
    const type = tree.type(inner)
    if (type !== 'comment' && type !== 'string') continue
    out += bare(tree.text.slice(at, tree.start(inner)))
    if (type === 'string') out += quoted(tree, inner)
    at = tree.end(inner)
    inner = tree.lastInside(inner)
  }
  return (out + bare(tree.text.slice(at, tree.end(node)))).replace(TRAILING_COMMA, '$1')
}
const TRAILING_COMMA = /,([)\]}])/g
const LAYOUT = /[\s\\]/g

function bare(source: string): string {
  return source.replace(LAYOUT, '')
}

function quoted(tree: SyntaxTree, node: number): string {
  const text = literalText(tree, node, () => undefined)
  return text === undefined ? tree.textOf(node) : JSON.stringify(text)
}
