import { argumentOf } from '../../syntax/python-arguments.ts'
import { textsOf, type Value } from '../../syntax/python-values.ts'
import { evidence } from '../../text/redact.ts'
import { originsOf } from './python-origins.ts'
import { readsRepositoryFile } from './python-own-file.ts'
import { cameFromHere } from './python-pickle.ts'
import { isRepositoryModule } from './python-repository-path.ts'
import {
  CODE_OBJECT,
  DECODE_THEN_EXECUTE,
  EXPRESSION_EVAL,
  FETCH_THEN_EXECUTE,
  MARSHAL_LOAD,
  PYTHON_COMPILE,
  PYTHON_EVAL,
  PYTHON_EXEC,
} from './python-rules.ts'
import { type Judge, type Judgement, onlyCalls, type PythonFile, type Use } from './python-use.ts'
import type { Severity } from './severity.ts'

/** Calls inside what is executed that would be findings of their own: one finding says it all. */
const STEPS: ReadonlySet<string> = new Set([
  'builtins.compile',
  'builtins.eval',
  'builtins.exec',
  'codeop.compile_command',
  'marshal.load',
  'marshal.loads',
  'types.CodeType',
])
/** Of these, what gives back something to execute. */
const MAKERS: ReadonlySet<string> = new Set([
  'builtins.compile',
  'codeop.compile_command',
  'marshal.load',
  'marshal.loads',
  'types.CodeType',
])
/** A constant text with one of these in it is a program, not a formula. */
const POWERFUL =
  /\b(?:__import__|__builtins__|__subclasses__|eval|exec|compile|base64|marshal|pickle|ctypes|subprocess|socket|urlopen|requests|system|popen)\b/

export const judgeEval: Judge = (use, file) => judgeExecution(use, file, PYTHON_EVAL)
export const judgeExec: Judge = (use, file) => judgeExecution(use, file, PYTHON_EXEC)

function judgeExecution(use: Use, file: PythonFile, rule: typeof PYTHON_EVAL): Judgement {
  if (use.kind !== 'call') return judgeHandedOn(use, file, rule)
  const source = argumentOf(use.args, 'source', 0)
  const node = source.kind === 'given' ? source.nodes[0] : undefined
  if (node === undefined) return { rule, severity: 'high', state: 'unseen' }
  const traced = traceExecution(node, file)
  if (traced !== undefined) return traced
  const { names } = file
  const explains = stepsOf(file, node)
  if (!file.fetches() && readsRepositoryFile(names, node, file.path)) {
    const note = evidence`runs a file with a fixed place in the repository`
    return { rule, severity: 'low', state: 'own-file', note, explains, calm: true }
  }
  const compiled = compiledSource(node, file)
  const severity = literalSeverity(names.values(compiled ?? node))
  return {
    rule,
    severity: severity ?? 'high',
    state: severity === undefined ? 'computed' : 'literal',
    explains,
    ...noteOf(use, file, severity !== undefined),
    ...pasteOf(use, file, rule),
  }
}

/** `map(eval, lines)`, `register(eval)`; `assertRaises(SyntaxError, eval, "text")` says what it is called with. */
function judgeHandedOn(use: Use, file: PythonFile, rule: typeof PYTHON_EVAL): Judgement {
  const note = evidence`the function itself is handed on`
  const [first] = use.args.positional
  const literal = use.kind === 'passed' && first !== undefined && literalSeverity(file.names.values(first))
  return literal
    ? { rule, severity: literal, state: 'handed-on-literal', note }
    : { rule, severity: 'high', state: 'handed-on', note }
}

/** Decoded or fetched data that is executed, whatever executes it. */
function traceExecution(node: number, file: PythonFile): Judgement | undefined {
  const origins = originsOf(file.names, node)
  if (!origins.decodes && !origins.fetches) return undefined
  const explains = stepsOf(file, node)
  return origins.fetches
    ? { rule: FETCH_THEN_EXECUTE, severity: 'critical', state: 'fetched', explains }
    : { rule: DECODE_THEN_EXECUTE, severity: 'critical', state: 'decoded', explains }
}

/** Calls written in the executed expression, or in the one that its name was given. */
function stepsOf(file: PythonFile, node: number): readonly number[] {
  const { names } = file
  const { tree } = names
  const roots = names
    .values(node)
    .flatMap((value) => (value.kind === 'result' && MAKERS.has(value.path) ? [value.call] : []))
  const steps: number[] = []
  for (const root of [node, ...roots]) {
    const end = Math.min(tree.lastInside(root), root + MAX_STEPS)
    for (let inner = root; inner <= end; inner++) {
      if (tree.type(inner) !== 'call') continue
      if (names.paths(tree.child(inner, 'function')).some((path) => STEPS.has(path))) steps.push(inner)
    }
  }
  return steps
}
/** Nodes of one executed expression that are searched. */
const MAX_STEPS = 2000

/** The text inside `compile(text, …)`. */
function compiledSource(node: number, file: PythonFile): number | undefined {
  const value = file.names.single(node)
  if (value.kind !== 'result' || value.path !== 'builtins.compile') return undefined
  return file.names.arguments(value.call).positional[0]
}

/** Undefined when it is not a constant, or a constant with too much power. */
function literalSeverity(values: readonly Value[]): Severity | undefined {
  const texts = textsOf(values)
  return texts === undefined || texts.some((text) => POWERFUL.test(text)) ? undefined : 'medium'
}

function noteOf(use: Use, file: PythonFile, literal: boolean): Pick<Judgement, 'note'> {
  if (literal) return { note: evidence`the text is a constant` }
  const globals = argumentOf(use.args, 'globals', 1)
  const empties =
    globals.kind === 'given' &&
    globals.nodes.some((node) => file.names.entries(node).entries.has('__builtins__'))
  return empties ? { note: evidence`replacing __builtins__ is no sandbox` } : {}
}

function pasteOf(use: Use, file: PythonFile, rule: typeof PYTHON_EVAL): Pick<Judgement, 'paste'> {
  const only =
    use.args.positional.length === 1 && use.args.keywords.size === 0 ? use.args.positional[0] : undefined
  if (rule !== PYTHON_EVAL || only === undefined || textsOf(file.names.values(only)) !== undefined) return {}
  return { paste: `ast.literal_eval(${file.names.tree.textOf(only)})` }
}

/** `execfile(path)` of Python 2. */
export const judgeExecfile: Judge = (use, file) => {
  const path = use.args.positional[0]
  const own =
    use.kind === 'call' &&
    path !== undefined &&
    !file.fetches() &&
    isRepositoryModule(file.names, path, file.path)
  return own
    ? { rule: PYTHON_EXEC, severity: 'low', state: 'own-file', calm: true }
    : { rule: PYTHON_EXEC, severity: 'high', state: 'file' }
}

export const judgeCompile: Judge = (use, file) => {
  if (use.kind !== 'call') return { rule: PYTHON_COMPILE, severity: 'medium', state: 'reference' }
  const { names } = file
  const source = argumentOf(use.args, 'source', 0)
  const node = source.kind === 'given' ? source.nodes[0] : undefined
  if (node === undefined) return { rule: PYTHON_COMPILE, severity: 'medium', state: 'unseen' }
  const flags = argumentOf(use.args, 'flags', 3)
  if (flags.kind === 'given' && flags.nodes.some((flag) => mentionsSyntaxOnly(flag, file))) {
    return { rule: PYTHON_COMPILE, severity: 'audit', state: 'syntax-only' }
  }
  const traced = traceExecution(node, file)
  if (traced !== undefined) return traced
  const literal = literalSeverity(names.values(node)) !== undefined
  return {
    rule: PYTHON_COMPILE,
    severity: literal ? 'low' : 'medium',
    state: literal ? 'literal' : 'computed',
  }
}

function mentionsSyntaxOnly(flags: number, file: PythonFile): boolean {
  const { tree } = file.names
  for (let node = flags; node <= tree.lastInside(flags); node++) {
    if (tree.textOf(node) === 'PyCF_ONLY_AST') return true
    if (file.names.paths(node).some((path) => SYNTAX_ONLY.has(path))) return true
  }
  return false
}
const SYNTAX_ONLY: ReadonlySet<string> = new Set(['ast.PyCF_ONLY_AST', '_ast.PyCF_ONLY_AST'])

export const judgeMarshal: Judge = (use, file) => {
  const data = use.kind === 'call' ? use.args.positional[0] : undefined
  if (data !== undefined && cameFromHere(file, data)) {
    const note = evidence`reads back what the same function has written`
    return { rule: MARSHAL_LOAD, severity: 'info', state: 'round-trip', note }
  }
  const traced = data === undefined ? undefined : traceExecution(data, file)
  return traced ?? { rule: MARSHAL_LOAD, severity: 'high', state: '' }
}

/** `types.FunctionType(code, …)`; copying a function passes another function's code and is no new code. */
export const judgeFunctionType: Judge = onlyCalls((use, file) => {
  const code = argumentOf(use.args, 'code', 0)
  const { tree } = file.names
  const copied =
    code.kind === 'given' &&
    code.nodes.every((node) => tree.type(node) === 'attribute' && CODE_ATTRIBUTE.test(tree.textOf(node)))
  return copied ? undefined : { rule: CODE_OBJECT, severity: 'medium', state: '' }
})
export const CODE_ATTRIBUTE = /\.\s{0,8}(?:__code__|func_code)$/

/** Evaluating a constant expression is what these functions are for. */
export function judgeExpression(severity: Severity): Judge {
  return (use, file) => {
    if (use.kind === 'reference') return undefined
    const expression = use.args.positional[0]
    if (expression !== undefined && textsOf(file.names.values(expression)) !== undefined) return undefined
    return { rule: EXPRESSION_EVAL, severity, state: '' }
  }
}
