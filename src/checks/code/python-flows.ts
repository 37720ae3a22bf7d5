import type { PythonNames } from '../../syntax/python-names.ts'
import type { Scope } from '../../syntax/python-scopes.ts'
import { textsOf } from '../../syntax/python-values.ts'
import { NO_NODE } from '../../syntax/tree-sitter.ts'
import { evidence } from '../../text/redact.ts'
import { originsOf } from './python-origins.ts'
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
}

/** What one function, or the module outside of functions, does. */
class Activity {
  /** Calls that store a file from the network, with what says where. */
  readonly stored: { readonly call: number; readonly place: number }[] = []
  readonly ran: { readonly call: number; readonly path: string; readonly what: readonly number[] }[] = []
  readonly dumped: number[] = []
  readonly sent: { readonly call: number; readonly arguments: readonly number[] }[] = []
  opensSocket = false
  duplicates: number | undefined
  startsShell = false
  checks = false
}

/** Functions that fetch into a file, by the place of the argument that names it. */
const STORES: ReadonlyMap<string, readonly [string, number]> = new Map([
  ['urllib.request.urlretrieve', ['filename', 1]],
  ['urllib.urlretrieve', ['filename', 1]],
  ['six.moves.urllib.request.urlretrieve', ['filename', 1]],
  ['wget.download', ['out', 1]],
  ['gdown.download', ['output', 1]],
  ['torch.hub.download_url_to_file', ['dst', 1]],
])
/** Functions that run, load or allow to run a file, by the place of their argument. */
const RUNS: ReadonlyMap<string, number> = new Map([
  ['subprocess.run', 0],
  ['subprocess.call', 0],
  ['subprocess.check_call', 0],
  ['subprocess.check_output', 0],
  ['subprocess.Popen', 0],
  ['os.system', 0],
  ['os.popen', 0],
  ['os.startfile', 0],
  ['os.execv', 0],
  ['os.execl', 0],
  ['os.execvp', 0],
  ['os.execve', 0],
  ['runpy.run_path', 0],
  ['ctypes.CDLL', 0],
  ['ctypes.cdll.LoadLibrary', 0],
  ['torch.ops.load_library', 0],
  ['importlib.util.spec_from_file_location', 1],
  ['builtins.execfile', 0],
  ['pickle.load', 0],
  ['torch.load', 0],
  ['joblib.load', 0],
])
const SENDS =
  /^(?:requests|httpx)\.(?:post|put|get|request|patch)$|^(?:requests|httpx)\.(?:Session|session|Client)\(\)\.\w{1,10}$|^urllib\.request\.(?:urlopen|Request)$|^urllib2\.(?:urlopen|Request)$|^http\.client\.HTTPS?Connection\(\)\.request$|^socket\.(?:socket|create_connection)\(\)\.(?:send|sendall|sendto)$|^smtplib\.SMTP(?:_SSL)?\(\)\.sendmail$/
const SHELL_STARTS =
  /^(?:pty\.spawn|subprocess\.(?:run|call|Popen|check_call|check_output)|os\.(?:system|popen|exec\w{1,3}|spawn\w{1,4}))$/
const HASHES = /^hashlib\.\w{1,20}$|^hmac\.compare_digest$/
const SHELL_WORD = /\b(?:sh|bash|zsh|dash|cmd(?:\.exe)?|powershell(?:\.exe)?|pwsh)\b/

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
    note(names, node, pathsOf(node), activity)
  }
  return [...activities.values()].flatMap((activity) => [...judged(file, activity)])
}

/** Comprehensions and class bodies run where they stand. */
function functionOf(scope: Scope): Scope {
  let at = scope
  while (at.kind !== 'function' && at.parent !== undefined) at = at.parent
  return at
}

function note(names: PythonNames, call: number, paths: readonly string[], activity: Activity): void {
  const { tree } = names
  const callee = tree.child(call, 'function')
  const method = tree.type(callee) === 'attribute' ? tree.textOf(tree.child(callee, 'attribute')) : ''
  if (DIGESTS.has(method)) activity.checks = true
  for (const path of paths) {
    if (HASHES.test(path)) activity.checks = true
    const store = STORES.get(path)
    if (store !== undefined) {
      const args = names.arguments(call)
      const place = args.keywords.get(store[0])?.[0] ?? args.positional[store[1]]
      if (place !== undefined) activity.stored.push({ call, place })
    }
    const position = RUNS.get(path)
    if (position !== undefined) {
      const what = names.arguments(call).positional[position]
      if (what !== undefined) activity.ran.push({ call, path, what: [what] })
    }
    if (path === 'os.chmod' && givesExecution(names, call)) {
      const what = names.arguments(call).positional[0]
      if (what !== undefined) activity.ran.push({ call, path, what: [what] })
    }
    if (SENDS.test(path)) {
      const args = names.arguments(call)
      activity.sent.push({
        call,
        arguments: [
          ...args.positional,
          ...[...args.keywords].flatMap(([key, nodes]) => (key === 'env' ? [] : nodes)),
        ],
      })
    }
    if (path === 'socket.socket' || path === 'socket.create_connection') activity.opensSocket = true
    if (path === 'os.dup2') activity.duplicates = call
    if (SHELL_STARTS.test(path) && SHELL_WORD.test(tree.textOf(tree.child(call, 'arguments')).slice(0, 400)))
      activity.startsShell = true
    if (path === 'subprocess.Popen' || path === 'subprocess.call') {
      const piped = names.arguments(call).keywords.get('stdin')?.[0]
      if (piped !== undefined && isSocket(names, piped)) {
        activity.opensSocket = true
        activity.duplicates ??= call
      }
    }
  }
  if (WRITES.has(method)) {
    const place = writtenPlace(names, call, tree.child(callee, 'object'), method)
    if (place !== NO_NODE) activity.stored.push({ call, place })
  }
  if (paths.includes('shutil.copyfileobj')) {
    const [from, to] = names.arguments(call).positional
    if (from !== undefined && to !== undefined && originsOf(names, from).fetches) {
      const place = openedPlace(names, to)
      if (place !== NO_NODE) activity.stored.push({ call, place })
    }
  }
}
const DIGESTS: ReadonlySet<string> = new Set([
  'hexdigest',
  'digest',
  'verify_hash',
  'check_sha256',
  'verify_checksum',
])
const WRITES: ReadonlySet<string> = new Set(['write', 'write_bytes', 'write_text'])

/** `sock.fileno()`, `sock.makefile()`, or the socket itself. */
function isSocket(names: PythonNames, node: number): boolean {
  const { tree } = names
  const called = tree.type(node) === 'call' ? tree.child(tree.child(node, 'function'), 'object') : node
  return names
    .values(called)
    .some(
      (value) =>
        value.kind === 'result' &&
        (value.path === 'socket.socket' || value.path === 'socket.create_connection'),
    )
}

/** `os.chmod(path, 0o755)`, `os.chmod(path, st.st_mode | stat.S_IEXEC)`. */
function givesExecution(names: PythonNames, call: number): boolean {
  const mode = names.arguments(call).positional[1]
  if (mode === undefined) return false
  const text = names.tree.textOf(mode)
  return EXECUTE_FLAG.test(text) || OCTAL_EXECUTE.test(text)
}
const EXECUTE_FLAG = /S_I(?:EXEC|XUSR|XGRP|XOTH|RWXU)\b/
const OCTAL_EXECUTE = /^0o?[0-7]{0,2}[1357][0-7]{2}$/

/** Where `file.write(response.content)` and `path.write_bytes(response.content)` store what was fetched. */
function writtenPlace(names: PythonNames, call: number, object: number, method: string): number {
  const data = names.arguments(call).positional[0]
  if (data === undefined || !originsOf(names, data).fetches) return NO_NODE
  return method === 'write' ? openedPlace(names, object) : object
}

/** The path of `with open(path, "wb") as file`. */
function openedPlace(names: PythonNames, file: number): number {
  for (const value of names.values(file)) {
    if (value.kind === 'result' && value.path === 'builtins.open')
      return names.arguments(value.call).positional[0] ?? NO_NODE
  }
  return NO_NODE
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
        judgement: {
          rule: DOWNLOAD_THEN_RUN,
          severity: 'high',
          state: ran.path,
          note: evidence`the same function downloads it`,
        },
        replaces: true,
      }
      break
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
  const end = Math.min(tree.lastInside(expression), expression + MAX_NODES)
  for (let node = expression; node <= end; node++) {
    const type = tree.type(node)
    if (
      (type === 'identifier' || type === 'attribute' || type === 'call' || type === 'subscript') &&
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
  const end = Math.min(tree.lastInside(expression), expression + MAX_NODES)
  for (let node = expression; node <= end; node++) {
    if (tree.type(node) === 'identifier' && tree.field(node) !== 'attribute' && tree.textOf(node) === name)
      return true
  }
  return false
}

/** `dict(os.environ)`, `os.environ.copy()`, `str(os.environ)`: all of it, not one variable. */
function holdsEnvironment(names: PythonNames, expression: number, hops = 0): boolean {
  const { tree } = names
  const end = Math.min(tree.lastInside(expression), expression + MAX_NODES)
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
