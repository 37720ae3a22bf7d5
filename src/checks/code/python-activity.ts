import type { PythonNames } from '../../syntax/python-names.ts'
import { textsOf } from '../../syntax/python-values.ts'
import { NO_NODE } from '../../syntax/tree-sitter.ts'
import { originsOf } from './python-origins.ts'

/** What one function, or the module outside of functions, does. */
export class Activity {
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
const STARTS = /^(?:subprocess\.\w{3,12}|os\.(?:system|popen|exec\w{1,2}))$/
/** Programs that run, install or allow to run the file they are given. */
const RUNNERS =
  /^(?:[\w/.]{0,80}\/)?(?:sudo|env|sh|bash|zsh|dash|python[0-9.]{0,6}|node|perl|ruby|java|php|pip3?|uv|dpkg|apt|apt-get|rpm|yum|dnf|installer|msiexec|powershell|pwsh|cmd|source|\.|start|open|npm)(?:\.exe)?(?:\s|$)/
const SENDS =
  /^(?:requests|httpx)\.(?:post|put|get|request|patch)$|^(?:requests|httpx)\.(?:Session|session|Client)\(\)\.\w{1,10}$|^urllib\.request\.(?:urlopen|Request)$|^urllib2\.(?:urlopen|Request)$|^http\.client\.HTTPS?Connection\(\)\.request$|^socket\.(?:socket|create_connection)\(\)\.(?:send|sendall|sendto)$|^smtplib\.SMTP(?:_SSL)?\(\)\.sendmail$/
const SHELL_STARTS =
  /^(?:pty\.spawn|subprocess\.(?:run|call|Popen|check_call|check_output)|os\.(?:system|popen|exec\w{1,3}|spawn\w{1,4}))$/
const HASHES = /^hashlib\.\w{1,20}$|^hmac\.compare_digest$/
const SHELL_WORD = /\b(?:sh|bash|zsh|dash|cmd(?:\.exe)?|powershell(?:\.exe)?|pwsh)\b/

/** Notes what one call does. @param paths what its callee resolves to, methods of results included */
export function noteCall(
  names: PythonNames,
  call: number,
  paths: readonly string[],
  activity: Activity,
  mayStore: boolean,
): void {
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
    const what = position === undefined ? undefined : names.arguments(call).positional[position]
    if (what !== undefined)
      activity.ran.push({ call, path, what: STARTS.test(path) ? startedFiles(names, what) : [what] })
    if (STARTS.test(path)) {
      const place = fetchedByProgram(names, call)
      if (place !== undefined) activity.stored.push({ call, place })
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
  if (mayStore && WRITES.has(method)) {
    const place = writtenPlace(names, call, tree.child(callee, 'object'), method)
    if (place !== NO_NODE) activity.stored.push({ call, place })
  }
  if (mayStore && paths.includes('shutil.copyfileobj')) {
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

/** Where `["curl", "-o", path, url]` stores what it fetches. */
function fetchedByProgram(names: PythonNames, call: number): number | undefined {
  const command = names.arguments(call).positional[0]
  const value = command === undefined ? undefined : names.single(command)
  if (value?.kind !== 'items') return undefined
  const texts = value.items.map((item) => (item === undefined ? undefined : textsOf(names.values(item))?.[0]))
  if (!FETCHING_PROGRAMS.test(texts[0] ?? '')) return undefined
  return value.items[texts.findIndex((text) => OUTPUT_OPTION.test(text ?? '')) + 1 || value.items.length]
}
const FETCHING_PROGRAMS = /^(?:[\w/]{0,40}\/)?(?:curl|wget)(?:\.exe)?$/
const OUTPUT_OPTION = /^(?:-[a-zA-Z]{0,6}[oO]|--output(?:-document)?)$/

/** What of a command is run: the program, or the file that an interpreter or an installer gets. */
function startedFiles(names: PythonNames, command: number): readonly number[] {
  const { tree } = names
  return names.values(command).flatMap((value): readonly number[] => {
    if (value.kind === 'items') {
      const [program, ...rest] = value.items.flatMap((item) => item ?? [])
      if (program === undefined) return []
      const isRunner =
        names.paths(program).includes('sys.executable') ||
        (textsOf(names.values(program))?.some((text) => RUNNERS.test(text)) ?? false)
      return isRunner ? [program, ...rest] : [program]
    }
    if (value.kind === 'text') return RUNNERS.test(value.text) || !value.text.includes(' ') ? [command] : []
    const text = tree.textOf(command).replace(OPENING, '')
    return text.startsWith('{') || RUNNERS.test(text) || tree.type(command) === 'identifier' ? [command] : []
  })
}
/** What stands before the text of a string. */
const OPENING = /^[A-Za-z]{0,2}["']{1,3}/

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
  const text = names.tree.textOf(mode).slice(0, MAX_MODE)
  return EXECUTE_FLAG.test(text) || OCTAL_EXECUTE.test(text)
}
/** Code units of a mode that are read. */
const MAX_MODE = 200
const EXECUTE_FLAG = /S_I(?:EXEC|XUSR|XGRP|XOTH|RWXU)\b/
const OCTAL_EXECUTE = /^0o?[0-7]{0,2}[1357][0-7]{2}$/

/** What it costs to find out where data comes from. */
const SEARCH_STEPS = 100

/** Where `file.write(response.content)` and `path.write_bytes(response.content)` store what was fetched. */
function writtenPlace(names: PythonNames, call: number, object: number, method: string): number {
  const data = names.arguments(call).positional[0]
  names.spend(SEARCH_STEPS)
  if (data === undefined || names.isOutOfSteps || !originsOf(names, data).fetches) return NO_NODE
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
