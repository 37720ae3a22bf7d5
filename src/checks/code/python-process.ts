import { type Argument, argumentOf } from '../../syntax/python-arguments.ts'
import { commonTruth, textsOf } from '../../syntax/python-values.ts'
import { evidence } from '../../text/redact.ts'
import { judgeArguments, judgeShellText, judgeWordList, privileged } from './python-command.ts'
import { PRIVILEGED_COMMAND, PYTHON_SHELL } from './python-system-rules.ts'
import { type Judge, type Judgement, onlyCalls, type PythonFile, type Use } from './python-use.ts'
import { compareSeverity } from './severity.ts'

/** `os.system(text)` and its kin: there is always a shell. */
export const judgeAlwaysShell: Judge = (use, file) => {
  if (use.kind === 'reference') {
    const note = evidence`the function itself is handed on`
    return { rule: PYTHON_SHELL, severity: 'medium', state: 'handed-on', note }
  }
  const text = ['cmd', 'command', 'args', 'commandline']
    .map((keyword) => argumentOf(use.args, keyword, 0))
    .find((argument) => argument.kind !== 'absent')
  return text === undefined ? undefined : worstOf(nodesOf(text), (node) => judgeShellText(file, node))
}

/** `loop.subprocess_shell(factory, text)`: the text stands second. */
export const judgeLoopShell: Judge = onlyCalls((use, file) => {
  const text = argumentOf(use.args, 'cmd', 1)
  return worstOf(nodesOf(text), (node) => judgeShellText(file, node))
})

/** `subprocess.run(args, shell=…)`: everything depends on `shell`, and on the program. */
export const judgeSubprocess: Judge = (use, file) => {
  if (use.kind === 'reference') return undefined
  const command = argumentOf(use.args, 'args', 0)
  const shell = argumentOf(use.args, 'shell', use.kind === 'call' ? 8 : undefined)
  const truth = shellTruth(use, file, shell)
  if (truth === false) return worstOf(nodesOf(command), (node) => judgeWords(file, node))
  if (use.kind === 'passed' && command.kind === 'absent' && truth === true) {
    const note = evidence`the command comes later`
    return { rule: PYTHON_SHELL, severity: 'medium', state: 'handed-on', note }
  }
  const judged = worstOf(nodesOf(command), (node) => judgeInShell(file, node))
  if (truth === true || judged === undefined) return judged
  const note = evidence`shell is not a constant`
  // The choice is made elsewhere; a constant command is no danger either way.
  return judged.rule === PYTHON_SHELL
    ? { ...judged, severity: 'low', confidence: 'low', note, calm: true }
    : judged
}

function shellTruth(use: Use, file: PythonFile, shell: Argument): boolean | 'unknown' {
  if (shell.kind === 'absent') return false
  // What is hidden behind `**options` is hardly ever a shell.
  if (shell.kind === 'hidden') return false
  return truthOf(file, use, shell)
}

function truthOf(file: PythonFile, _use: Use, shell: Argument): boolean | 'unknown' {
  const { names } = file
  const values = names.argumentValues(shell) ?? []
  // A dictionary display says by its entries whether it is empty.
  const truths = values.map((value) => {
    if (value.kind !== 'pairs') return commonTruth([value])
    const { entries, complete } = { ...names.entries(value.node) }
    return entries.size > 0 ? true : complete ? false : undefined
  })
  if (truths.some((truth) => truth === true)) return true
  return truths.length > 0 && truths.every((truth) => truth === false) ? false : 'unknown'
}

/** The command of a call with `shell=True`: a text, or a list whose first element is the text. */
function judgeInShell(file: PythonFile, node: number | undefined): Judgement | undefined {
  if (node === undefined) return judgeShellText(file, undefined)
  const values = file.names.values(node)
  const lists = values.flatMap((value) => (value.kind === 'items' ? [value.items] : []))
  if (lists.length === 0 || lists.length < values.length) return judgeShellText(file, node)
  const words = worstOf(lists, (items) => judgeArguments(file, items))
  const first = worstOf(
    lists.flatMap((items) => (items[0] === undefined ? [] : [items[0]])),
    (text) => judgeShellText(file, text),
  )
  return words ?? first
}

/** A list of arguments without a shell, also one that a constant text is split into. */
function judgeWords(file: PythonFile, node: number | undefined): Judgement | undefined {
  if (node === undefined) return undefined
  const { names } = file
  const lists = worstOf(names.values(node), (value) =>
    value.kind === 'items' ? judgeArguments(file, value.items) : undefined,
  )
  if (lists !== undefined) return lists
  const texts = textsOf(names.values(splitText(file, node)))
  return texts === undefined ? undefined : privileged(texts)
}

/** The text in `"…".split()` and `shlex.split("…")`; any other expression itself. */
function splitText(file: PythonFile, node: number): number {
  const { names } = file
  const { tree } = names
  if (tree.type(node) !== 'call') return node
  const callee = tree.child(node, 'function')
  if (names.paths(callee).includes('shlex.split')) return names.arguments(node).positional[0] ?? node
  const splits = tree.type(callee) === 'attribute' && tree.textOf(tree.child(callee, 'attribute')) === 'split'
  return splits ? tree.child(callee, 'object') : node
}

/** `os.execvp(file, args)` and `os.posix_spawn(path, args, env)`: the list stands second. */
export function judgeListAt(position: number): Judge {
  return onlyCalls((use, file) => {
    const list = use.args.positional[position]
    return list === undefined ? undefined : judgeWords(file, list)
  })
}

/** `asyncio.create_subprocess_exec(program, *args)`, `os.execlp(file, arg0, …)`: each argument stands alone. */
export function judgeSpread(position: number): Judge {
  return onlyCalls((use, file) => judgeArguments(file, use.args.positional.slice(position)))
}

/** `pty.spawn(argv)`: a list, or one program. */
export const judgePtySpawn: Judge = onlyCalls((use, file) => judgeWords(file, use.args.positional[0]))

/** A text that the library splits or hands to a shell, on this machine or another. */
export const judgeCommandLine: Judge = onlyCalls((use, file) => {
  const [text] = nodesOf(argumentOf(use.args, 'command', 0))
  if (text === undefined) return undefined
  const judged = judgeShellText(file, text)
  return judged?.severity === 'high' ? { ...judged, severity: 'medium' } : judged
})

function nodesOf(argument: Argument): readonly (number | undefined)[] {
  if (argument.kind === 'given') return argument.nodes
  return argument.kind === 'hidden' ? [undefined] : []
}

function worstOf<T>(items: readonly T[], judge: (item: T) => Judgement | undefined): Judgement | undefined {
  let worst: Judgement | undefined
  for (const item of items) {
    const judged = judge(item)
    if (judged !== undefined && (worst === undefined || compareSeverity(judged.severity, worst.severity) > 0))
      worst = judged
  }
  return worst
}

/** `sh.bash("-c", text)` */
export const judgeNamedShell: Judge = onlyCalls((use, file) =>
  judgeWordList(file, ['bash'], use.args.positional),
)

/** `pip.main(["install", name])` */
export const judgePipMain: Judge = onlyCalls((use, file) => {
  const [list] = use.args.positional
  if (list === undefined) return undefined
  return worstOf(file.names.values(list), (value) =>
    value.kind === 'items' ? judgeWordList(file, ['pip'], value.items) : undefined,
  )
})

/** `os.setuid(0)`: becoming root; becoming anybody else gives rights away. */
export const judgeIdentity: Judge = onlyCalls((use, file) => {
  const root = use.args.positional.some((id) => {
    const value = file.names.single(id)
    return value.kind === 'number' && value.number === 0
  })
  return root ? { rule: PRIVILEGED_COMMAND, severity: 'medium', state: 'root' } : undefined
})

/** `run_line_magic("system", text)`, `run_cell_magic("bash", "", text)`. @param position of the text */
export function judgeMagic(position: number): Judge {
  return onlyCalls((use, file) => {
    const [magic] = use.args.positional
    const names = magic === undefined ? undefined : textsOf(file.names.values(magic))
    if (names?.some((name) => SHELL_MAGICS.has(name)) !== true) return undefined
    return judgeShellText(file, use.args.positional[position])
  })
}
const SHELL_MAGICS: ReadonlySet<string> = new Set(['!', 'bash', 'sh', 'sx', 'system'])
