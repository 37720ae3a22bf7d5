import type { Rule } from '../../model/rule.ts'
import {
  RUST_DESERIALIZE,
  RUST_EMBEDDED_SCRIPT,
  RUST_PROGRAM_CHOICE,
  RUST_RUN_TIME_COMPILATION,
  RUST_SHELL_COMMAND,
} from './rust-rules.ts'
import type { Severity } from './severity.ts'

/** How the arguments of a function are judged. */
export type RustSink =
  /** Starts a chain of methods that add arguments. */
  | { readonly kind: 'builder' }
  /** Program and arguments, one after another, or the arguments as one list. */
  | { readonly kind: 'words' | 'program-and-list' }
  /** A command line in one text with placeholders, each of which is one word. */
  | { readonly kind: 'template'; readonly argument: number }
  | {
      readonly kind: 'text'
      readonly rule: Rule
      /** Which argument is run. */
      readonly argument: number
      readonly madeAtRunTime: Severity
      /** Undefined: a constant is nothing to report. */
      readonly constant: Severity | undefined
    }
  | { readonly kind: 'library'; readonly argument: number }

const BUILDER: RustSink = { kind: 'builder' }
const LIBRARY: RustSink = { kind: 'library', argument: 0 }

function text(rule: Rule, madeAtRunTime: Severity, constant: Severity | undefined, argument = 0): RustSink {
  return { kind: 'text', rule, argument, madeAtRunTime, constant }
}

const SHELL = text(RUST_SHELL_COMMAND, 'high', 'audit')
const PROGRAM = text(RUST_PROGRAM_CHOICE, 'audit', undefined)
/** A line of another language that stands in the source is read with it; a module of it (`from_code`) hardly is. */
const SCRIPT = text(RUST_EMBEDDED_SCRIPT, 'high', 'low')
/** Interpreters that reach only what they are given. */
const CONFINED_SCRIPT = text(RUST_EMBEDDED_SCRIPT, 'medium', undefined)
const DEVICE_CODE = text(RUST_RUN_TIME_COMPILATION, 'medium', undefined)
const NATIVE_CODE = text(RUST_RUN_TIME_COMPILATION, 'high', undefined)
const WEIGHTS = text(RUST_DESERIALIZE, 'medium', 'low')

/**
 * By the crate and the last one or two names of the full path, because crates export their types at several places.
 * Each line was looked up in the documentation of the crate.
 */
export const RUST_SINKS: ReadonlyMap<string, RustSink> = new Map<string, RustSink>([
  ['std|Command::new', BUILDER],
  ['tokio|Command::new', BUILDER],
  ['async_process|Command::new', BUILDER],
  ['async_std|Command::new', BUILDER],
  ['smol|Command::new', BUILDER],
  ['subprocess|Exec::cmd', BUILDER],
  ['execute|Command::new', BUILDER],
  ['duct|cmd', { kind: 'program-and-list' }],
  ['duct|cmd!', { kind: 'words' }],
  ['xshell|cmd!', { kind: 'template', argument: 1 }],

  ['libc|system', SHELL],
  ['libc|popen', SHELL],
  ['subprocess|Exec::shell', SHELL],
  ['duct_sh|sh_dangerous', SHELL],
  ['run_script|run', SHELL],
  ['run_script|run_script', SHELL],
  ['run_script|spawn', SHELL],
  ['run_script|run_script!', SHELL],
  ['powershell_script|run', SHELL],
  ['execute|shell', SHELL],

  ...[
    'execl',
    'execle',
    'execlp',
    'execv',
    'execve',
    'execvp',
    'execvpe',
    'fexecve',
    'posix_spawn',
    'posix_spawnp',
  ].map((name) => [`libc|${name}`, PROGRAM] as const),
  ...['execv', 'execve', 'execvp', 'execvpe', 'fexecve'].map((name) => [`nix|${name}`, PROGRAM] as const),

  ['libloading|Library::new', LIBRARY],
  ['libloading|Library::open', LIBRARY],
  ['libloading|Library::load_with_flags', LIBRARY],
  ['dlopen|Library::open', LIBRARY],
  ['dlopen|Container::load', LIBRARY],
  ['dlopen2|Library::open', LIBRARY],
  ['dlopen2|Container::load', LIBRARY],
  ['sharedlib|Lib::new', LIBRARY],
  ['dlib|Library::new', LIBRARY],
  ['abi_stable|lib_header_from_path', LIBRARY],
  ['libc|dlopen', LIBRARY],
  ['libc|dlmopen', { kind: 'library', argument: 1 }],
  ...['windows', 'windows_sys', 'winapi'].flatMap((crate) =>
    ['LoadLibraryA', 'LoadLibraryW', 'LoadLibraryExA', 'LoadLibraryExW', 'LoadPackagedLibrary'].map(
      (name) => [`${crate}|${name}`, LIBRARY] as const,
    ),
  ),

  ['pyo3|PyModule::from_code', text(RUST_EMBEDDED_SCRIPT, 'high', 'medium', 1)],
  ['pyo3|PyModule::from_code_bound', text(RUST_EMBEDDED_SCRIPT, 'high', 'medium', 1)],
  ['pyo3|Python::run', text(RUST_EMBEDDED_SCRIPT, 'high', 'low', 1)],
  ['pyo3|Python::eval', text(RUST_EMBEDDED_SCRIPT, 'high', 'low', 1)],
  ['pyo3|PyRun_SimpleString', SCRIPT],
  ['pyo3|PyRun_String', SCRIPT],
  ['pyo3|Py_CompileString', SCRIPT],
  ['js_sys|eval', SCRIPT],
  ['js_sys|Function::new_with_args', text(RUST_EMBEDDED_SCRIPT, 'high', 'low', 1)],
  ['js_sys|Function::new_no_args', SCRIPT],
  ['v8|Script::compile', text(RUST_EMBEDDED_SCRIPT, 'high', 'low', 1)],
  ['wasmtime|Module::deserialize', text(RUST_RUN_TIME_COMPILATION, 'medium', undefined, 1)],
  ['wasmtime|Module::deserialize_file', text(RUST_RUN_TIME_COMPILATION, 'medium', undefined, 1)],
  ['wasmtime|Component::deserialize_file', text(RUST_RUN_TIME_COMPILATION, 'medium', undefined, 1)],

  ['cudarc|compile_ptx', DEVICE_CODE],
  ['cudarc|compile_ptx_with_opts', DEVICE_CODE],
  ['cudarc|Ptx::from_src', DEVICE_CODE],
  ['cudarc|Ptx::from_file', NATIVE_CODE],
  ['cust|Module::from_ptx', DEVICE_CODE],
  ['cust|Module::from_ptx_cstr', DEVICE_CODE],
  ['cust|Module::from_file', NATIVE_CODE],
  ['cust|Module::from_cubin', DEVICE_CODE],
  ['cust|Module::from_fatbin', DEVICE_CODE],
  ['rustacuda|Module::load_from_string', DEVICE_CODE],
  ['rustacuda|Module::load_from_file', NATIVE_CODE],
  ['inkwell|MemoryBuffer::create_from_file', DEVICE_CODE],

  ['tch|CModule::load', WEIGHTS],
  ['tch|CModule::load_data', WEIGHTS],
  ['tch|CModule::load_on_device', WEIGHTS],
  ['tch|Tensor::load', WEIGHTS],
  ['tch|Tensor::load_multi', WEIGHTS],
  ['serde_traitobject|from_slice', text(RUST_DESERIALIZE, 'high', 'high')],
])

/** Methods that run text, by the full type of what they are called on. */
export const RUST_METHODS: ReadonlyMap<string, RustSink> = new Map<string, RustSink>([
  ...['run', 'eval', 'run_bound', 'eval_bound'].map((name) => [`pyo3|Python.${name}`, SCRIPT] as const),
  ['mlua|Lua.load', SCRIPT],
  ['rlua|Lua.load', SCRIPT],
  ['rquickjs|Ctx.eval', SCRIPT],
  ['rquickjs|Ctx.eval_with_options', SCRIPT],
  ['boa_engine|Context.eval', CONFINED_SCRIPT],
  ['deno_core|JsRuntime.execute_script', text(RUST_EMBEDDED_SCRIPT, 'high', undefined, 1)],
  ['rhai|Engine.eval', CONFINED_SCRIPT],
  ['rhai|Engine.eval_expression', CONFINED_SCRIPT],
  ['rhai|Engine.run', CONFINED_SCRIPT],
  ['rhai|Engine.compile', CONFINED_SCRIPT],
  ['tch|VarStore.load', WEIGHTS],
  ['tch|VarStore.load_partial', WEIGHTS],
])

export const RUST_METHOD_NAMES: ReadonlySet<string> = new Set(
  [...RUST_METHODS.keys()].map((key) => key.slice(key.indexOf('.') + 1)),
)

/** Parts of the standard library that crates without it use. */
const STANDARD: ReadonlySet<string> = new Set(['alloc', 'core'])

/** The keys under which a full path may stand in the tables: with its last two names, and with the last alone. */
export function keysOf(path: string): readonly string[] {
  const segments = path.split('::')
  const [root, ...rest] = segments
  if (root === undefined || rest.length === 0) return []
  const crate = STANDARD.has(root) ? 'std' : root
  const last = `${crate}|${rest.at(-1)}`
  return rest.length > 1 ? [`${crate}|${rest.slice(-2).join('::')}`, last] : [last]
}
