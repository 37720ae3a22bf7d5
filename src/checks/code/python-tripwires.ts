import type { Tripwire } from '../../text/tripwire.ts'
import { declaredEncoding, firstTwoLines } from './python-encoding.ts'
import { bindsUnseen, isProse, isReached } from './python-neighbours.ts'
import { countsForSystem, OFTEN_SYSTEM_MEMBERS, SYSTEM_TRIPWIRES } from './python-system-tripwires.ts'

const name = (word: string): { readonly name: string } => ({ name: word })
const pairs = (modules: readonly string[], members: readonly string[]): readonly Tripwire[] =>
  modules.flatMap((module) => members.map((member) => ({ all: [name(module), name(member)] })))

/** Built-ins that many classes have methods of the same name as; after a dot they are those methods. */
const OFTEN_METHODS = ['eval', 'exec', 'execfile', 'compile']

/** Names that say enough alone. */
const TELLING = [
  'exec_',
  'compile_command',
  'CodeType',
  'FunctionType',
  'LambdaType',
  '__code__',
  'func_code',
  'co_code',
  'parse_expr',
  '__import__',
  'import_module',
  '_gcd_import',
  'load_module',
  'load_source',
  'load_compiled',
  'run_path',
  'spec_from_file_location',
  'SourceFileLoader',
  'SourcelessFileLoader',
  'ForkingPickler',
  'read_pickle',
  'read_gpickle',
  'load_session',
  'load_module_asdict',
  'pickle_loads',
  'load_learner',
  'PickleSerializer',
  'CPickleSerializer',
  'DbfilenameShelf',
  'BsdDbShelf',
  'Shelf',
  '_compile_bytecode',
  'weights_only',
  'load_state_dict_from_url',
  'load_url',
  'PackageImporter',
  'aoti_load_package',
  'load_package',
  'TORCH_FORCE_NO_WEIGHTS_ONLY_LOAD',
  'broadcast_object_list',
  'recv_object_list',
  'scatter_object_list',
  'gather_object',
  'all_gather_object',
  'init_rpc',
  'read_array',
  'NpzFile',
  'unsafe_load',
  'unsafe_load_all',
  'full_load',
  'full_load_all',
  'UnsafeLoader',
  'CUnsafeLoader',
] as const

/** Ways to the built-ins and to modules whose names are put together from pieces. */
const DETOURS = [
  'builtins',
  '__builtin__',
  '__builtins__',
  '__globals__',
  'f_builtins',
  'f_globals',
  'f_locals',
  '__self__',
  'globals',
  'locals',
  'vars',
  'attrgetter',
  'methodcaller',
  'resolve_name',
  'getattr',
] as const

/** An encoding declaration (PEP 263). */
const DECLARATION = 'coding'

export const PYTHON_TRIPWIRES: readonly Tripwire[] = [
  ...OFTEN_METHODS.map(name),
  ...TELLING.map(name),
  ...DETOURS.map(name),
  `${DECLARATION}:`,
  `${DECLARATION}=`,
  ...pairs(
    [
      'pickle',
      '_pickle',
      'cPickle',
      'pickle5',
      'cloudpickle',
      'dill',
      'zodbpickle',
      'compress_pickle',
      'pickle_compat',
    ],
    ['load', 'loads', '_load', '_loads', 'Unpickler', '_Unpickler'],
  ),
  ...pairs(['marshal'], ['load', 'loads']),
  ...pairs(['joblib', 'torch', 'numpy', 'cupy', 'jax', 'gensim'], ['load']),
  ...pairs(['jsonpickle'], ['decode', 'loads', 'Unpickler']),
  ...pairs(['shelve'], ['open']),
  ...pairs(['numexpr'], ['evaluate']),
  ...pairs(['sympy'], ['sympify', 'lambdify']),
  ...pairs(['multiprocessing'], ['Client', 'Listener']),
  ...pairs(['mlflow'], ['load_model']),
  ...pairs(['gensim'], ['unpickle']),
  ...pairs(['klepto'], ['archives']),
  ...pairs(['yaml', 'ruamel_yaml'], ['load', 'load_all', 'Loader', 'CLoader']),
  ...pairs(['ruamel'], ['YAML']),
  ...pairs(['sys'], ['modules']),
  ...pairs(['pydoc'], ['locate']),
  ...SYSTEM_TRIPWIRES,
]

/**
 * Whether hits can matter where they stand, for one text. `model.eval()` needs no parse, because a built-in after a dot stands
 * after the name of its module, which is a hit of its own.
 */
export function countsInPython(text: string): (word: string, end: number) => boolean {
  const receivers = new Map<string, boolean>()
  let unseen: boolean | undefined
  return (word, end) => {
    const start = end - word.length
    if (word.startsWith(DECLARATION)) return declaresUnusual(text, end)
    unseen ??= bindsUnseen(text)
    if (unseen && !OFTEN_METHODS.includes(word)) return true
    if (!isSpelled(text, word, start)) return true
    // The statement of Python 2 has no parenthesis: `exec code in scope`.
    if (word !== 'exec' && isProse(text, start, end)) return false
    if (word === 'getattr') return !isPlainGetattr(text, end)
    if (countsForSystem(text, word, start) === false) return false
    if (OFTEN_MEMBERS.has(word)) return isReached(text, start, receivers)
    if (!OFTEN_METHODS.includes(word)) return true
    if (text.charCodeAt(start - 1) === FULL_STOP) return false
    // Compiling harms nobody until `exec` or `eval` runs the result, and these are words of their own.
    return word !== 'compile' || OPENS.test(text.slice(end, end + 4))
  }
}

/** Written in ASCII, so that offsets before the word are right. */
function isSpelled(text: string, word: string, start: number): boolean {
  return text.slice(start, start + word.length).toLowerCase() === word
}

const FULL_STOP = 0x2e
const OPENS = /^[ \t]{0,3}\(/
/** Members whose names are common words and common methods. */
const OFTEN_MEMBERS: ReadonlySet<string> = new Set([
  'load',
  'loads',
  'open',
  'evaluate',
  'decode',
  'modules',
  'locate',
  ...OFTEN_SYSTEM_MEMBERS,
])

/** `getattr(object, "name")` says all there is; only names that are put together are worth a look. */
function isPlainGetattr(text: string, end: number): boolean {
  PLAIN_GETATTR.lastIndex = end
  return PLAIN_GETATTR.test(text)
}
const PLAIN_GETATTR =
  /[ \t]{0,4}\([ \t]{0,4}[\w.]{1,80}[ \t]{0,4},\s{0,40}(?:"\w{0,80}"|'\w{0,80}'|[\w.]{1,80})\s{0,40}[,)]/y

/** Nearly every declaration says UTF-8, which is what Python reads without one. */
function declaresUnusual(text: string, end: number): boolean {
  const lines = firstTwoLines(text)
  return end <= lines.length && declaredEncoding(lines)?.kind !== 'plain'
}
