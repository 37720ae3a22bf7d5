import { argumentOf } from '../../syntax/python-arguments.ts'
import { NO_NODE } from '../../syntax/tree-sitter.ts'
import { evidence } from '../../text/redact.ts'
import { cameFromHere } from './python-pickle.ts'
import { TORCH_LOAD, TORCH_PACKAGE_LOAD, TORCH_UNSAFE_DEFAULT } from './python-rules.ts'
import type { Edit, Judge, Judgement, PythonFile, Use } from './python-use.ts'

/** Reading weights only: `weights_only` is a keyword of its own, `pickle_module` stands third. */
export const judgeTorchLoad: Judge = (use, file) => {
  const { names } = file
  const weightsOnly = argumentOf(use.args, 'weights_only', undefined)
  const truth = names.truth(use.args, 'weights_only')
  if (truth === true) return undefined
  const data = use.kind === 'call' ? use.args.positional[0] : undefined
  if (data !== undefined && cameFromHere(file, data)) {
    const note = evidence`reads back what the same function has written`
    return { rule: TORCH_LOAD, severity: 'info', state: 'round-trip', note }
  }
  if (truth === false && !isNone(file, weightsOnly)) {
    return {
      rule: TORCH_LOAD,
      severity: 'high',
      state: 'switched-off',
      note: evidence`weights_only is False`,
      ...editOf(file, use, weightsOnly),
    }
  }
  const pickleModule = names.argumentValues(argumentOf(use.args, 'pickle_module', 2))
  if (pickleModule?.some((value) => value.kind !== 'none' && value.kind !== 'unknown')) {
    const note = evidence`passing pickle_module turns the safe default off, also in torch 2.6 and later`
    return {
      rule: TORCH_LOAD,
      severity: 'high',
      state: 'pickle-module',
      note,
      ...editOf(file, use, weightsOnly),
    }
  }
  if (weightsOnly.kind === 'given' && truth === 'unknown') {
    const note = evidence`weights_only is not a constant`
    return { rule: TORCH_LOAD, severity: 'medium', confidence: 'medium', state: 'unknown', note }
  }
  return { ...judgeDefault(file), ...editOf(file, use, weightsOnly) }
}

function isNone(file: PythonFile, argument: ReturnType<typeof argumentOf>): boolean {
  return file.names.argumentValues(argument)?.every((value) => value.kind === 'none') ?? false
}

function judgeDefault(file: PythonFile): Judgement {
  switch (file.torchFloor) {
    case 'safe-by-default': {
      const note = evidence`the repository asks for torch 2.6 or newer, where weights_only=True is the default`
      return { rule: TORCH_LOAD, severity: 'info', state: 'default-safe', note }
    }
    case 'unsafe-by-default': {
      const note = evidence`the repository allows torch before 2.6, where this runs code from the file`
      return { rule: TORCH_LOAD, severity: 'medium', state: 'default', note }
    }
    case 'not-declared': {
      const note = evidence`safe only with torch 2.6 or newer, and the repository declares no such bound`
      return { rule: TORCH_LOAD, severity: 'medium', state: 'default', note }
    }
  }
}

function editOf(
  file: PythonFile,
  use: Use,
  weightsOnly: ReturnType<typeof argumentOf>,
): { readonly edit?: Edit } {
  const { tree } = file.names
  if (weightsOnly.kind === 'given') {
    const [node] = weightsOnly.nodes
    // Only a value written in the call itself, not one from a dictionary elsewhere.
    if (node === undefined || tree.parent(tree.parent(tree.parent(node))) !== use.node) return {}
    return { edit: { from: tree.start(node), to: tree.end(node), text: 'True' } }
  }
  if (use.kind !== 'call' || weightsOnly.kind === 'hidden') return {}
  const last = tree.children(tree.child(use.node, 'arguments')).at(-1)
  if (last === undefined) return {}
  return { edit: { from: tree.end(last), to: tree.end(last), text: ', weights_only=True' } }
}

/** `torch.hub.load_state_dict_from_url`: `weights_only` is False by default in every release. */
export const judgeStateDictFromUrl: Judge = (use, file) => {
  if (file.names.truth(use.args, 'weights_only', 6) === true) return undefined
  const checked = file.names.truth(use.args, 'check_hash', 4) === true
  const note = checked
    ? evidence`the file is compared with the hash in its name`
    : evidence`the default is weights_only=False, and nothing compares the download with a hash`
  return {
    rule: TORCH_LOAD,
    severity: checked ? 'low' : 'medium',
    state: checked ? 'url-hashed' : 'url',
    note,
    ...editOf(file, use, argumentOf(use.args, 'weights_only', 6)),
  }
}

/** `anything.load_checkpoint(path, weights_only=False)`: wrappers hand the keyword on to `torch.load`. */
export function judgeWrapper(file: PythonFile, call: number): Judgement | undefined {
  const { names } = file
  const { tree } = names
  const callee = tree.child(call, 'function')
  const method = tree.textOf(tree.type(callee) === 'attribute' ? tree.child(callee, 'attribute') : callee)
  if (callee === NO_NODE || method.length > MAX_METHOD || !LOADING.test(method)) return undefined
  const args = names.arguments(call)
  const given = argumentOf(args, 'weights_only', undefined)
  if (given.kind !== 'given' || names.truth(args, 'weights_only') !== false || isNone(file, given))
    return undefined
  const use: Use = { kind: 'call', node: call, path: '', args }
  return {
    rule: TORCH_LOAD,
    severity: 'medium',
    confidence: 'medium',
    state: 'wrapper',
    note: evidence`the wrapper is told to run code from the file`,
    ...editOf(file, use, given),
  }
}
/** Code units of the name of a method; longer ones are no names. */
const MAX_METHOD = 80
const LOADING = /load/i

/** Programs in files: PyTorch packages run Python, AOTInductor packages are native libraries. */
export const judgePackage: Judge = () => ({ rule: TORCH_PACKAGE_LOAD, severity: 'high', state: '' })

/** TorchScript and exported graphs run in PyTorch's own interpreter. */
export const judgeProgram: Judge = (use) =>
  use.kind === 'reference'
    ? undefined
    : { rule: TORCH_PACKAGE_LOAD, severity: 'low', confidence: 'medium', state: 'graph' }

const FORCE_UNSAFE = 'TORCH_FORCE_NO_WEIGHTS_ONLY_LOAD'
/** What torch takes for true. */
const SWITCHED_ON: ReadonlySet<string> = new Set(['1', 'y', 'yes', 'true'])
const SETTERS: ReadonlySet<string> = new Set(['setdefault', 'putenv', 'setenv', 'setitem', '__setitem__'])

/** A place that sets the environment variable which turns the safe default off. */
export function judgeEnvironment(file: PythonFile, node: number): Judgement | undefined {
  const { names } = file
  for (const [key, value] of settings(file, node)) {
    const isName = key.kind === 'name' ? key.name === FORCE_UNSAFE : names.values(key.node).some(isVariable)
    if (!isName) continue
    const values = names.values(value)
    const off = values.every((one) => one.kind === 'text' && !SWITCHED_ON.has(one.text.toLowerCase()))
    if (!off && value !== NO_NODE) return { rule: TORCH_UNSAFE_DEFAULT, severity: 'high', state: '' }
  }
  return undefined
}

function isVariable(value: { readonly kind: string; readonly text?: string }): boolean {
  return value.kind === 'text' && value.text === FORCE_UNSAFE
}

type Key = { readonly kind: 'name'; readonly name: string } | { readonly kind: 'node'; readonly node: number }

/** Keys and values that a statement or expression puts into some mapping. */
function* settings(file: PythonFile, node: number): Iterable<readonly [Key, number]> {
  const { tree } = file.names
  switch (tree.type(node)) {
    case 'assignment': {
      const left = tree.child(node, 'left')
      if (tree.type(left) !== 'subscript') return
      yield [{ kind: 'node', node: tree.child(left, 'subscript') }, tree.child(node, 'right')]
      return
    }
    case 'pair':
      yield [{ kind: 'node', node: tree.child(node, 'key') }, tree.child(node, 'value')]
      return
    case 'keyword_argument':
      yield [{ kind: 'name', name: tree.textOf(tree.child(node, 'name')) }, tree.child(node, 'value')]
      return
    case 'call': {
      const callee = tree.child(node, 'function')
      const method = tree.type(callee) === 'attribute' ? tree.textOf(tree.child(callee, 'attribute')) : ''
      if (!SETTERS.has(method)) return
      const { positional } = file.names.arguments(node)
      for (const [index, key] of positional.entries()) {
        const value = positional[index + 1]
        if (value !== undefined) yield [{ kind: 'node', node: key }, value]
      }
    }
  }
}
