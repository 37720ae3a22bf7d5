import { argumentOf } from '../../syntax/python-arguments.ts'
import { foldName } from '../../syntax/python-scopes.ts'
import { commonTruth, textsOf } from '../../syntax/python-values.ts'
import { NO_NODE } from '../../syntax/tree-sitter.ts'
import { evidence } from '../../text/redact.ts'
import { HUB_UNPINNED, KERAS_LOAD, REMOTE_CODE } from './python-system-rules.ts'
import { type Judge, type Judgement, onlyCalls, type PythonFile } from './python-use.ts'

const SETTING = 'trust_remote_code'
const COMMIT = /^[0-9a-f]{7,64}$/
const LOCAL_PATH = /^(?:\.{1,2}(?:\/|$)|[/~]|[A-Za-z]:\\)/

/**
 * `trust_remote_code` set to true, whatever gets it: as an argument, a default, an entry or an attribute. Handing on the
 * choice of the caller under the same name decides nothing.
 */
export function judgeRemoteCode(file: PythonFile, node: number): Judgement | undefined {
  const { names } = file
  const { tree } = names
  const value = settingValue(file, node)
  if (value === NO_NODE) return undefined
  const values = names.values(value)
  const truth = commonTruth(values)
  if (truth === false) return undefined
  if (truth === true) return remoteCode(file, node)
  if (
    PASSED_ON.test(
      tree.text.slice(tree.start(value), Math.min(tree.end(value), tree.start(value) + MAX_NAME)),
    )
  )
    return undefined
  if (values.some((one) => commonTruth([one]) === true)) return remoteCode(file, node)
  // What is read from a call here is asked of the user or of a file.
  if (tree.type(value) === 'call') return undefined
  return { rule: REMOTE_CODE, severity: 'low', confidence: 'low', state: 'variable' }
}

function remoteCode(file: PythonFile, node: number): Judgement {
  if (isPinnedBeside(file, node)) {
    const note = evidence`the commit is fixed, its code is still not part of this review`
    return { rule: REMOTE_CODE, severity: 'low', state: `pinned ${receiverOf(file, node)}`, note }
  }
  // Test runners meet it on purpose, on machines made for it.
  return {
    rule: REMOTE_CODE,
    severity: TESTS.test(file.path) ? 'medium' : 'high',
    state: `on ${receiverOf(file, node)}`,
  }
}
/** What gets the setting: two calls of one function may get it for different things. */
function receiverOf(file: PythonFile, node: number): string {
  const { tree } = file.names
  const call = tree.parent(tree.parent(node))
  if (tree.type(node) !== 'keyword_argument' || tree.type(call) !== 'call') return ''
  const callee = tree.child(call, 'function')
  return tree.text
    .slice(tree.start(callee), Math.min(tree.end(callee), tree.start(callee) + MAX_NAME))
    .replace(BLANKS, '')
}
const BLANKS = /\s/g
const TESTS = /(?:^|\/)tests?\//

/** `revision="<commit>"` in the same call. */
function isPinnedBeside(file: PythonFile, node: number): boolean {
  const { names } = file
  const call = names.tree.parent(names.tree.parent(node))
  if (names.tree.type(call) !== 'call') return false
  const args = names.arguments(call)
  return ['revision', 'code_revision'].some((keyword) => {
    const revision = names.argumentValues(argumentOf(args, keyword, undefined))
    return textsOf(revision ?? [])?.every((text) => FULL_COMMIT.test(text)) === true
  })
}
const FULL_COMMIT = /^[0-9a-f]{40}$/

/** `trust_remote_code`, `args.trust_remote_code`, `config["trust_remote_code"]`. */
/** Code units of an expression that are taken for a name. */
const MAX_NAME = 200
const PASSED_ON = /trust_remote_code|remote_code|trust/i

/** What the setting is given at this node; no node where it is not given anything. */
function settingValue(file: PythonFile, node: number): number {
  const { names } = file
  const { tree } = names
  switch (tree.type(node)) {
    case 'keyword_argument':
    case 'default_parameter':
    case 'typed_default_parameter':
      return isNamed(file, tree.child(node, 'name')) ? tree.child(node, 'value') : NO_NODE
    case 'pair':
      return isText(file, tree.child(node, 'key')) ? tree.child(node, 'value') : NO_NODE
    case 'assignment': {
      const left = tree.child(node, 'left')
      const type = tree.type(left)
      const meant =
        type === 'attribute'
          ? isNamed(file, tree.child(left, 'attribute'))
          : type === 'subscript'
            ? isText(file, tree.child(left, 'subscript'))
            : false
      return meant ? tree.child(node, 'right') : NO_NODE
    }
    default:
      return NO_NODE
  }
}

function isNamed(file: PythonFile, name: number): boolean {
  return name !== NO_NODE && foldName(file.names.tree.textOf(name)) === SETTING
}

function isText(file: PythonFile, key: number): boolean {
  return file.names.values(key).some((value) => value.kind === 'text' && value.text === SETTING)
}

/** `torch.hub.load` runs `hubconf.py` of the repository it is given. */
export const judgeHubLoad: Judge = onlyCalls((use, file) => {
  const { names } = file
  const repository = argumentOf(use.args, 'repo_or_dir', 0)
  if (repository.kind === 'absent') return undefined
  const source = names.argumentValues(argumentOf(use.args, 'source', 2))
  if (source !== undefined && textsOf(source)?.every((text) => text === 'local')) return undefined
  const texts = textsOf(names.argumentValues(repository) ?? [])
  const pinned = texts?.every((text) => COMMIT.test(text.slice(text.indexOf(':') + 1)) && text.includes(':'))
  if (pinned === true) {
    const note = evidence`the commit is fixed, its code is still not part of this review`
    return { rule: REMOTE_CODE, severity: 'low', state: 'pinned', note }
  }
  return { rule: REMOTE_CODE, severity: 'high', state: 'hub' }
})

/** Downloads by name; a revision, whatever it is, or a path gets the benefit of the doubt. */
export const judgeHubDownload: Judge = onlyCalls((use, file) => {
  const { names } = file
  for (const keyword of ['revision', 'commit_id']) {
    const revision = names.argumentValues(argumentOf(use.args, keyword, undefined))
    if (revision === undefined || revision.every((value) => value.kind === 'none')) continue
    const texts = textsOf(revision)
    if (texts === undefined || texts.every((text) => COMMIT.test(text))) return undefined
  }
  const [first] = use.args.positional
  const named = argumentOf(use.args, 'repo_id', 0)
  const node = named.kind === 'given' ? named.nodes[0] : first
  const texts = node === undefined ? undefined : textsOf(names.values(node))
  // What is not a constant may as well be a directory.
  if (texts === undefined || texts.every((text) => LOCAL_PATH.test(text))) return undefined
  return { rule: HUB_UNPINNED, severity: 'audit', state: '' }
})

/** `load_model(path, safe_mode=…)`; HDF5 files know no safe mode. */
export const judgeKerasLoad: Judge = onlyCalls((use, file) => {
  const { names } = file
  const safe = names.truth(use.args, 'safe_mode', use.path.endsWith('load_model') ? 3 : 2)
  if (safe === false) return { rule: KERAS_LOAD, severity: 'high', state: 'unsafe' }
  const path = argumentOf(use.args, 'filepath', 0)
  const texts = path.kind === 'given' ? textsOf(names.unionOf(path.nodes)) : undefined
  if (use.path.endsWith('load_model') && texts?.some((text) => HDF5.test(text))) {
    const note = evidence`safe mode is not looked at for HDF5 files`
    return { rule: KERAS_LOAD, severity: 'medium', state: 'hdf5', note }
  }
  return safe === 'unknown' && argumentOf(use.args, 'safe_mode', undefined).kind === 'given'
    ? { rule: KERAS_LOAD, severity: 'low', confidence: 'low', state: 'variable' }
    : undefined
})
const HDF5 = /\.(?:h5|hdf5|keras\.h5)$/i
