import { argumentOf } from '../../syntax/python-arguments.ts'
import { textsOf } from '../../syntax/python-values.ts'
import { NO_NODE } from '../../syntax/tree-sitter.ts'
import { evidence } from '../../text/redact.ts'
import { ingredientsOf } from './python-ingredients.ts'
import { isRepositoryModule } from './python-repository-path.ts'
import { DYNAMIC_BUILTIN, DYNAMIC_IMPORT } from './python-rules.ts'
import { type Judge, type Judgement, onlyCalls, type PythonFile } from './python-use.ts'

/** `import_module(name)` with a name that the file does not show. */
export const judgeImport: Judge = onlyCalls((use, file) => {
  const name = argumentOf(use.args, 'name', 0)
  if (name.kind !== 'given') return undefined
  if (textsOf(file.names.unionOf(name.nodes)) !== undefined) return undefined
  // A fixed first part, or a package to start from, leaves only modules of that package to choose from.
  const confined =
    name.nodes.every((node) => hasFixedStart(file, node)) ||
    argumentOf(use.args, 'package', use.path === 'importlib.import_module' ? 1 : undefined).kind === 'given'
  const severity = confined ? 'audit' : 'low'
  return { rule: DYNAMIC_IMPORT, severity, state: confined ? 'confined' : '', calm: true }
})

/** `"package." + name`, `f"package.{name}"`, `"package.%s" % name`. */
function hasFixedStart(file: PythonFile, node: number): boolean {
  const { tree } = file.names
  let at = node
  for (let depth = 0; depth < 32; depth++) {
    const type = tree.type(at)
    if (type === 'binary_operator') at = tree.child(at, 'left')
    else if (type === 'call') {
      const callee = tree.child(at, 'function')
      if (tree.type(callee) !== 'attribute' || tree.textOf(tree.child(callee, 'attribute')) !== 'format')
        return false
      at = tree.child(callee, 'object')
    } else if (type === 'parenthesized_expression' || type === 'concatenated_string')
      at = tree.children(at)[0] ?? NO_NODE
    else break
    if (at === NO_NODE) return false
  }
  if (tree.type(at) === 'identifier') return OWN_PACKAGE.test(tree.textOf(at))
  return tree.type(at) === 'string' && FIXED_START.test(tree.textOf(at))
}
const OWN_PACKAGE = /^__(?:name|package)__$/
/** A quoted text that names a package, or `.`, or its own name, before anything else is put in. */
const FIXED_START =
  /^[A-Za-z]{0,2}["']{1,3}(?:\.{1,8}|[A-Za-z_][A-Za-z0-9_]{0,60}\.|\{__(?:name|package)__\}\.)/

/** A module from a file: what the path may be decides. */
export function judgeModuleFile(position: number): Judge {
  return onlyCalls((use, file) => {
    const path = argumentOf(use.args, 'location', position)
    if (
      path.kind === 'given' &&
      path.nodes.every((node) => isRepositoryModule(file.names, node, file.path))
    ) {
      return undefined
    }
    if (path.kind === 'given' && path.nodes.some((node) => isTemporary(file, node))) {
      const note = evidence`others may write there`
      return { rule: DYNAMIC_IMPORT, severity: 'high', state: 'temporary', note }
    }
    return { rule: DYNAMIC_IMPORT, severity: 'low', state: 'file', calm: true }
  })
}

/** Directories for temporary files that everybody may write to, and what was just downloaded. */
function isTemporary(file: PythonFile, node: number): boolean {
  const found = ingredientsOf(file.names, node, () => false)
  return (
    found.texts.some((text) => SHARED_PLACE.test(text)) ||
    [...found.paths].some((path) => DOWNLOADS.test(path))
  )
}
const SHARED_PLACE = /^(?:\/tmp|\/var\/tmp|\/dev\/shm)\//
const DOWNLOADS =
  /^(?:huggingface_hub\.(?:hf_hub_download|snapshot_download)|torch\.hub\.get_dir|wget\.download|gdown\.download|pooch\.retrieve|urllib\.request\.urlretrieve)$/

/** `getattr(builtins, name)`, `vars(builtins)[name]`, `__builtins__[name]` with a name that the file does not show. */
export function judgeBuiltinChoice(file: PythonFile, node: number): Judgement | undefined {
  const { names } = file
  const { tree } = names
  if (tree.type(node) === 'subscript') {
    const base = tree.child(node, 'value')
    const key = tree.child(node, 'subscript')
    return isBuiltins(file, base) && !isConstant(file, key) ? CHOICE : undefined
  }
  const callee = tree.child(node, 'function')
  if (names.paths(callee).includes('builtins.getattr')) {
    const [object, name] = names.arguments(node).positional
    if (object === undefined || name === undefined) return undefined
    return isBuiltins(file, object) && !isConstant(file, name) ? CHOICE : undefined
  }
  if (tree.type(callee) !== 'attribute' || !isBuiltins(file, tree.child(callee, 'object'))) return undefined
  const [key] = names.arguments(node).positional
  const getting = GETTING_METHODS.has(tree.textOf(tree.child(callee, 'attribute')))
  return getting && key !== undefined && !isConstant(file, key) ? CHOICE : undefined
}
const GETTING_METHODS: ReadonlySet<string> = new Set(['get', '__getitem__', '__getattribute__'])
const CHOICE: Judgement = { rule: DYNAMIC_BUILTIN, severity: 'low', state: '' }

function isBuiltins(file: PythonFile, node: number): boolean {
  return file.names
    .values(node)
    .some((value) => (value.kind === 'name' || value.kind === 'namespace') && value.path === 'builtins')
}

function isConstant(file: PythonFile, node: number): boolean {
  return node !== NO_NODE && textsOf(file.names.values(node)) !== undefined
}
