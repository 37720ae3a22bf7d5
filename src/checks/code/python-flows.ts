import type { PythonNames } from '../../syntax/python-names.ts'
import type { Scope } from '../../syntax/python-scopes.ts'
import { textsOf } from '../../syntax/python-values.ts'
import { evidence } from '../../text/redact.ts'
import { Activity, noteCall } from './python-activity.ts'
import { DOWNLOAD_THEN_RUN, ENVIRONMENT_SENT, REVERSE_SHELL } from './python-system-rules.ts'
import type { Judgement, PythonFile } from './python-use.ts'

/** Calls of one function that are compared with one another. */
const MAX_CALLS = 200

export interface FlowFinding {
  readonly node: number
  readonly path: string
  readonly judgement: Judgement
  /** Findings at the same place are said with it. */
  readonly replaces: boolean
  /** Harmless where its place has no finding of its own: `torch.load(path, weights_only=True)`. */
  readonly needsFinding?: boolean
}

/** Of these, what is harmless when its arguments say so. */
const LOADERS: ReadonlySet<string> = new Set([
  'pickle.load',
  'torch.load',
  'joblib.load',
  'importlib.util.spec_from_file_location',
])
/** @param pathsOf what a call's callee resolves to, methods of results included */
export function flowFindings(
  file: PythonFile,
  pathsOf: (call: number) => readonly string[],
): readonly FlowFinding[] {
  const { names } = file
  const { tree, scopes } = names
  const activities = new Map<Scope, Activity>()
  for (let node = 0; node < tree.size; node++) {
    if (tree.type(node) !== 'call') continue
    const scope = functionOf(scopes.of(node))
    const activity = activities.get(scope) ?? new Activity()
    activities.set(scope, activity)
    noteCall(names, node, pathsOf(node), activity, file.fetches())
  }
  return [...activities.values()].flatMap((activity) => [...judged(file, activity)])
}

/** Comprehensions and class bodies run where they stand. */
function functionOf(scope: Scope): Scope {
  let at = scope
  while (at.kind !== 'function' && at.parent !== undefined) at = at.parent
  return at
}

function* judged(file: PythonFile, activity: Activity): Iterable<FlowFinding> {
  const { names } = file
  if (!activity.checks) {
    for (const ran of activity.ran.slice(0, MAX_CALLS)) {
      const stored = activity.stored
        .slice(0, MAX_CALLS)
        .find(({ call, place }) => call < ran.call && ran.what.some((what) => speaksOf(names, what, place)))
      if (stored === undefined) continue
      yield {
        node: ran.call,
        path: ran.path,
        needsFinding: LOADERS.has(ran.path),
        judgement: {
          rule: DOWNLOAD_THEN_RUN,
          severity: 'high',
          state: ran.path,
          note: evidence`the same function downloads it`,
        },
        replaces: true,
      }
    }
  }
  for (const { call, arguments: given } of activity.sent.slice(0, MAX_CALLS)) {
    if (!given.some((node) => holdsEnvironment(names, node))) continue
    yield {
      node: call,
      path: '',
      judgement: { rule: ENVIRONMENT_SENT, severity: 'critical', state: '' },
      replaces: false,
    }
  }
  if (activity.opensSocket && activity.duplicates !== undefined && activity.startsShell) {
    yield {
      node: activity.duplicates,
      path: 'os.dup2',
      judgement: { rule: REVERSE_SHELL, severity: 'critical', state: '' },
      replaces: true,
    }
  }
}

/** The expression is, or has in it, the same name or the same constant path. */
function speaksOf(names: PythonNames, expression: number, place: number): boolean {
  const { tree } = names
  const written = tree.textOf(place)
  const constants = textsOf(names.values(place))
  if (names.isOutOfSteps) return false
  const end = Math.min(tree.lastInside(expression), expression + MAX_NODES)
  names.spend(end - expression + 1)
  for (let node = expression; node <= end; node++) {
    const type = tree.type(node)
    if (
      (type === 'identifier' || type === 'attribute' || type === 'call' || type === 'subscript') &&
      tree.end(node) - tree.start(node) === written.length &&
      tree.textOf(node) === written
    )
      return true
    if (type !== 'string' && type !== 'identifier') continue
    const texts = textsOf(names.values(node))
    if (
      constants !== undefined &&
      texts?.some((text) => constants.some((constant) => constant.length > 1 && text.includes(constant)))
    )
      return true
    // `cmd = [path, "--version"]; run(cmd)`, `file = open(path, "rb"); load(file)`
    if (type === 'identifier') {
      for (const { bound } of names.bindings(node).slice(0, MAX_BINDINGS)) {
        if (
          bound.kind === 'value' &&
          tree.type(place) === 'identifier' &&
          mentions(names, bound.node, written)
        )
          return true
      }
    }
  }
  return false
}
const MAX_NODES = 400
const MAX_BINDINGS = 4

function mentions(names: PythonNames, expression: number, name: string): boolean {
  const { tree } = names
  if (names.isOutOfSteps) return false
  const end = Math.min(tree.lastInside(expression), expression + MAX_NODES)
  names.spend(end - expression + 1)
  for (let node = expression; node <= end; node++) {
    if (tree.type(node) === 'identifier' && tree.field(node) !== 'attribute' && tree.textOf(node) === name)
      return true
  }
  return false
}

/** `dict(os.environ)`, `os.environ.copy()`, `str(os.environ)`: all of it, not one variable. */
function holdsEnvironment(names: PythonNames, expression: number, hops = 0): boolean {
  const { tree } = names
  if (names.isOutOfSteps) return false
  const end = Math.min(tree.lastInside(expression), expression + MAX_NODES)
  names.spend(end - expression + 1)
  for (let node = expression; node <= end; node++) {
    const type = tree.type(node)
    if (type !== 'identifier' && type !== 'attribute') continue
    if (names.paths(node).includes('os.environ') && isWhole(names, node)) return true
    if (type !== 'identifier' || hops >= MAX_HOPS || tree.field(node) === 'attribute') continue
    const parent = tree.parent(node)
    if (tree.type(parent) === 'keyword_argument' && tree.field(node) === 'name') continue
    for (const { bound } of names.bindings(node).slice(0, MAX_BINDINGS)) {
      if (bound.kind === 'value' && bound.node < expression && holdsEnvironment(names, bound.node, hops + 1))
        return true
    }
  }
  return false
}
const MAX_HOPS = 2

function isWhole(names: PythonNames, node: number): boolean {
  const { tree } = names
  const parent = tree.parent(node)
  switch (tree.type(parent)) {
    case 'subscript':
      return tree.field(node) !== 'value'
    case 'attribute':
      return tree.field(node) === 'object' && WHOLE_METHODS.has(tree.textOf(tree.child(parent, 'attribute')))
    case 'comparison_operator':
      return false
    default:
      return true
  }
}
const WHOLE_METHODS: ReadonlySet<string> = new Set(['copy', 'items', 'values'])
