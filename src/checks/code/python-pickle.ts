import { foldName } from '../../syntax/python-scopes.ts'
import { NO_NODE } from '../../syntax/tree-sitter.ts'
import { evidence } from '../../text/redact.ts'
import { CUSTOM_UNPICKLER, IMPLICIT_PICKLE, PICKLE_LOAD } from './python-rules.ts'
import { always, type Judge, type Judgement, onlyCalls, type PythonFile } from './python-use.ts'
import type { Severity } from './severity.ts'

/** What makes the bytes that the loaders read, from objects of the running program. */
const DUMPERS =
  /^(?:_?pickle|marshal|cPickle|pickle5|six\.moves\.cPickle|cloudpickle|dill|joblib|torch|numpy)(?:\.\w{1,32})?\.(?:dump|dumps|save)$/
/** Buffers and files that nobody else has written. */
const FRESH: ReadonlySet<string> = new Set([
  'io.BytesIO',
  'six.BytesIO',
  'tempfile.TemporaryFile',
  'tempfile.NamedTemporaryFile',
  'tempfile.SpooledTemporaryFile',
])
/** Statements of one function that are searched for the writing call. */
const MAX_SEARCHED = 4000

export const judgePickle: Judge = (use, file) => {
  const data = use.kind === 'call' ? use.args.positional[0] : undefined
  if (data !== undefined && cameFromHere(file, data)) {
    const note = evidence`reads back what the same function has written`
    return { rule: PICKLE_LOAD, severity: 'info', state: 'round-trip', note }
  }
  return { rule: PICKLE_LOAD, severity: 'high', state: '' }
}

export function judgeImplicitPickle(severity: Severity): Judge {
  return onlyCalls(always(IMPLICIT_PICKLE, severity))
}

/** The result of `dumps`, or a buffer of this function that `dump` was given. */
export function cameFromHere(file: PythonFile, data: number): boolean {
  const { names } = file
  const values = names.values(data)
  if (values.every((value) => value.kind === 'result' && DUMPERS.test(value.path))) return true
  if (
    !values.every((value) => value.kind === 'result' && FRESH.has(value.path) && startsEmpty(file, value))
  ) {
    return false
  }
  return isWrittenNearby(file, data)
}

/** `BytesIO(data)` holds somebody's data from the start. */
function startsEmpty(file: PythonFile, value: { readonly path: string; readonly call: number }): boolean {
  return !value.path.endsWith('BytesIO') || file.names.arguments(value.call).positional.length === 0
}

function isWrittenNearby(file: PythonFile, buffer: number): boolean {
  const { tree, scopes } = file.names
  if (tree.type(buffer) !== 'identifier') return false
  const name = foldName(tree.textOf(buffer))
  const scope = scopes.of(buffer)
  if (scope.kind !== 'function' || !scope.bindings.has(name)) return false
  const end = Math.min(buffer, scope.node + MAX_SEARCHED)
  for (let node = scope.node; node < end; node++) {
    if (tree.type(node) !== 'call' || scopes.of(node) !== scope) continue
    if (!file.names.paths(tree.child(node, 'function')).some((path) => DUMPERS.test(path))) continue
    const written = file.names.arguments(node).positional
    if (written.some((argument) => foldName(tree.textOf(argument)) === name)) return true
  }
  return false
}

/** Classes of which a subclass can decide what may be loaded. */
const UNPICKLERS =
  /^(?:_?pickle|cPickle|pickle5|dill(?:\._dill)?|cloudpickle|six\.moves\.cPickle|zodbpickle\.pickle)\._?Unpickler$/

/** A class that derives from an unpickler: what matters is whether it refuses anything. Undefined for other classes. */
export function judgeClass(
  file: PythonFile,
  definition: number,
): (Judgement & { readonly base: number }) | undefined {
  const { tree } = file.names
  const bases = tree.child(definition, 'superclasses')
  if (bases === NO_NODE) return undefined
  const base = tree
    .children(bases)
    .find((node) => file.names.paths(node).some((path) => UNPICKLERS.test(path)))
  if (base === undefined) return undefined
  if (refusesClasses(file, definition)) {
    return { rule: CUSTOM_UNPICKLER, severity: 'info', state: 'refuses', base }
  }
  const note = evidence`this Unpickler has no find_class that refuses classes`
  return { rule: PICKLE_LOAD, severity: 'high', state: 'subclass', note, base }
}

/** Its `find_class` raises somewhere, or never hands on to the one that allows everything. */
function refusesClasses(file: PythonFile, definition: number): boolean {
  const { tree } = file.names
  const body = tree.child(definition, 'body')
  for (let node = body; node <= tree.lastInside(body); node++) {
    if (tree.type(node) !== 'function_definition') continue
    if (foldName(tree.textOf(tree.child(node, 'name'))) !== 'find_class') continue
    let handsOn = false
    for (let inner = node; inner <= tree.lastInside(node); inner++) {
      if (tree.type(inner) === 'raise_statement') return true
      if (tree.type(inner) !== 'call') continue
      handsOn ||= GENERAL_LOOKUP.test(tree.textOf(tree.child(inner, 'function')))
    }
    return !handsOn
  }
  return false
}
const GENERAL_LOOKUP = /(?:^|\.)(?:find_class|getattr|import_module|__import__)$/
