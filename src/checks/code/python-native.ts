import { argumentOf } from '../../syntax/python-arguments.ts'
import { textsOf } from '../../syntax/python-values.ts'
import { evidence } from '../../text/redact.ts'
import { type Ingredients, ingredientsOf } from './python-ingredients.ts'
import { NATIVE_LOAD } from './python-system-rules.ts'
import { type Judge, type Judgement, onlyCalls, type PythonFile } from './python-use.ts'

/** Names that lead to the place of installed code, or say something of the platform and nothing else. */
const FIXED: ReadonlySet<string> = new Set([
  'builtins.__file__',
  'builtins.__path__',
  'builtins.__name__',
  'builtins.__package__',
  'builtins.len',
  'ctypes.util.find_library',
  'importlib.machinery.EXTENSION_SUFFIXES',
  'importlib.resources.files',
  'importlib.resources.path',
  'importlib.resources.as_file',
  'importlib.util.find_spec',
  'importlib_resources.files',
  'inspect.getfile',
  'os.name',
  'os.sep',
  'os.uname',
  'pkg_resources.resource_filename',
  'platform.architecture',
  'platform.machine',
  'platform.python_version_tuple',
  'platform.system',
  'platform.uname',
  'site.getsitepackages',
  'site.getusersitepackages',
  'sys.base_prefix',
  'sys.exec_prefix',
  'sys.executable',
  'sys.maxsize',
  'sys.platform',
  'sys.prefix',
  'sys.version_info',
  'sysconfig.get_config_var',
  'sysconfig.get_config_vars',
  'sysconfig.get_path',
  'sysconfig.get_paths',
  'sysconfig.get_platform',
  'distutils.sysconfig.get_config_var',
  'torch.version.cuda',
])
/** A module's own place. */
const MODULE_PLACE = /\.__(?:file|path)__(?:\.|$)/
/** Of these, what leads to a directory that users of the machine cannot write to, or to the package itself. */
const ANCHOR =
  /^(?:builtins\.__(?:file|path)__|ctypes\.util\.find_library|importlib(?:_|\.)resources\.\w{1,20}|importlib\.util\.find_spec|inspect\.getfile|pkg_resources\.resource_filename|site\.get\w{1,30}|sys\.(?:base_prefix|exec_prefix|executable|prefix)|sysconfig\.get_paths?)$/
const FROM_OUTSIDE = /^(?:os\.(?:environ|getenv)(?:\.|$)|sys\.argv|builtins\.(?:input|raw_input))/
const WORKING_DIRECTORY = /^(?:os\.getcwdb?|os\.curdir|pathlib\.Path\.cwd)$/
const TEMPORARY = /^(?:tempfile\.|torch\.hub\.|huggingface_hub\.|urllib\.|requests\.|wget\.|gdown\.)/

/** Directories of the system, where only its administrator writes. */
const SYSTEM_PLACE =
  /^(?:\/usr\/|\/lib(?:32|64)?\/|\/System\/Library\/|\/Library\/|\/opt\/(?:homebrew|rocm|cuda|intel|nvidia|local)|[A-Za-z]:[\\/](?:Windows|Program Files)|%?SystemRoot)/i
const TEMPORARY_PLACE = /^(?:\/tmp\/|\/var\/tmp\/|\/dev\/shm\/|~|\/home\/|\/Users\/)/

/** A library that is loaded from a path, given at `position` or by a keyword. */
export function judgeNativeLoad(position: number, keyword?: string): Judge {
  return onlyCalls((use, file) => {
    const path = argumentOf(use.args, keyword, position)
    if (path.kind === 'absent') return undefined
    if (path.kind === 'hidden') return native('medium', 'unseen')
    return path.nodes.map((node) => judgePath(file, node)).find((judged) => judged !== undefined)
  })
}

function judgePath(file: PythonFile, node: number): Judgement | undefined {
  const { names } = file
  const values = names.values(node).filter((value) => value.kind !== 'none')
  if (values.length === 0) return undefined
  const texts = textsOf(values)
  if (texts !== undefined) return texts.map(judgeConstant).find((judged) => judged !== undefined)
  return judgeIngredients(ingredientsOf(names, node, (path) => FIXED.has(path) || MODULE_PLACE.test(path)))
}

const WHERE_STARTED = evidence`it depends on the directory the program is started in`

/** The linker looks for a bare name in the directories of the system. */
function judgeConstant(path: string): Judgement | undefined {
  if (path === '' || !/[/\\]/.test(path)) return undefined
  if (TEMPORARY_PLACE.test(path)) return native('high', 'temporary', evidence`others may write there`)
  if (SYSTEM_PLACE.test(path) && !path.includes('..')) return undefined
  if (ABSOLUTE.test(path)) return native('low', 'absolute')
  return native('high', 'relative', WHERE_STARTED)
}
const ABSOLUTE = /^(?:\/|[A-Za-z]:[\\/])/

function judgeIngredients(found: Ingredients): Judgement | undefined {
  const paths = [...found.paths]
  if (paths.some((path) => TEMPORARY.test(path)) || found.texts.some((text) => TEMPORARY_PLACE.test(text)))
    return native('high', 'temporary', evidence`the library comes from a temporary or downloaded place`)
  if (paths.some((path) => WORKING_DIRECTORY.test(path))) return native('high', 'relative', WHERE_STARTED)
  const anchored =
    paths.some((path) => ANCHOR.test(path) || MODULE_PLACE.test(path)) ||
    found.texts.some((text) => SYSTEM_PLACE.test(text))
  const fromOutside = paths.some((path) => FROM_OUTSIDE.test(path))
  // A name of the library in the source, wherever it lies, leaves only the directory open.
  const named = found.texts.some((text) => LIBRARY_NAME.test(text))
  if (fromOutside) {
    const note = evidence`what the program is started with decides where it is`
    return native(named ? 'medium' : 'high', 'outside', note)
  }
  if (found.open === 0) return undefined
  if (anchored) return native(found.given > 0 && !named ? 'medium' : 'low', 'below-package')
  // What an installed package says of its own files is as good as the package.
  return native(found.open === found.foreign ? 'low' : 'medium', 'open')
}
const LIBRARY_NAME = /\w\.(?:so|dll|dylib|pyd)(?:$|[.*])|^lib\w{2}/

function native(severity: 'high' | 'medium' | 'low', state: string, note?: Judgement['note']): Judgement {
  return { rule: NATIVE_LOAD, severity, state, ...(note === undefined ? {} : { note }) }
}

/** `ctypes.cdll["name"]` and `ctypes.cdll.name` load a library by its bare name: only what is computed matters. */
export function judgeLibraryChoice(file: PythonFile, node: number): Judgement | undefined {
  const { names } = file
  const { tree } = names
  if (!names.paths(tree.child(node, 'value')).some((path) => LOADERS.has(path))) return undefined
  return judgePath(file, tree.child(node, 'subscript'))
}
const LOADERS: ReadonlySet<string> = new Set([
  'ctypes.cdll',
  'ctypes.windll',
  'ctypes.oledll',
  'ctypes.pydll',
])

/** Variables that make the linker load other libraries into every program that is started. */
const PRELOADS: ReadonlySet<string> = new Set(['LD_PRELOAD', 'LD_AUDIT', 'DYLD_INSERT_LIBRARIES'])

/** `os.environ["LD_PRELOAD"] = path` */
export function judgePreload(file: PythonFile, assignment: number): Judgement | undefined {
  const { names } = file
  const { tree } = names
  const left = tree.child(assignment, 'left')
  if (tree.type(left) !== 'subscript') return undefined
  const key = textsOf(names.values(tree.child(left, 'subscript')))
  if (key?.some((text) => PRELOADS.has(text)) !== true) return undefined
  const value = tree.child(assignment, 'right')
  const cleared = textsOf(names.values(value))?.every((text) => text === '')
  if (cleared === true) return undefined
  const judged = judgePath(file, value)
  return native(
    judged?.severity === 'high' ? 'high' : 'medium',
    'preload',
    evidence`the library is put into every program that is started`,
  )
}
