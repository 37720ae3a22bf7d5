import type { Tripwire } from '../../text/tripwire.ts'

/** What a function does with its arguments. */
export type CSinkKind =
  /** Gives a command line to a shell. */
  | 'shell'
  /** Starts a program. */
  | 'program'
  | 'library'
  /** Text or a file for an interpreter. */
  | 'script'
  /** Code for a GPU or a virtual machine, from memory or source. */
  | 'module'
  /** The same from a file. */
  | 'module-file'
  | 'memory'
  | 'process'
  /** Finds a function by its name. */
  | 'lookup'
  | 'system-call'

export interface CSink {
  readonly name: string
  readonly kind: CSinkKind
  /** Place of the argument that decides, from 0. */
  readonly argument: number
  /** Namespace it lives in. Absent: a function of C, which `::` and `std::` may name. */
  readonly namespace?: string
}

const of = (kind: CSinkKind, argument: number, ...names: readonly string[]): readonly CSink[] =>
  names.map((name) => ({ name, kind, argument }))
const inside = (namespace: string, kind: CSinkKind, ...names: readonly string[]): readonly CSink[] =>
  names.map((name) => ({ name, kind, argument: 0, namespace }))

export const C_SINKS: readonly CSink[] = [
  ...of('shell', 0, 'system', '_wsystem', 'popen', '_popen', '_wpopen', 'wpopen'),
  ...of('shell', 0, 'g_spawn_command_line_sync', 'g_spawn_command_line_async', 'WinExec'),
  ...inside('boost::process', 'shell', 'system'),
  ...inside('boost::process', 'program', 'spawn'),

  ...of(
    'program',
    0,
    'execl',
    'execlp',
    'execle',
    'execv',
    'execvp',
    'execvpe',
    'execve',
    'execveat',
    'fexecve',
  ),
  ...of('program', 0, '_execl', '_execlp', '_execv', '_execvp', '_execve', '_wexecl', '_wexecv', '_wexecvp'),
  ...of('program', 1, 'posix_spawn', 'posix_spawnp'),
  ...of(
    'program',
    1,
    '_spawnl',
    '_spawnlp',
    '_spawnv',
    '_spawnvp',
    '_spawnve',
    '_wspawnl',
    '_wspawnv',
    '_wspawnvp',
  ),
  ...of('program', 1, 'CreateProcess', 'CreateProcessA', 'CreateProcessW'),
  ...of('program', 2, 'CreateProcessAsUser', 'CreateProcessAsUserA', 'CreateProcessAsUserW'),
  ...of('program', 2, 'ShellExecute', 'ShellExecuteA', 'ShellExecuteW'),

  ...of('library', 0, 'dlopen', 'lt_dlopen', 'lt_dlopenext', 'g_module_open', 'SDL_LoadObject', 'NSAddImage'),
  ...of('library', 1, 'dlmopen'),
  ...of('library', 0, 'LoadLibrary', 'LoadLibraryA', 'LoadLibraryW', 'LoadPackagedLibrary'),
  ...of('library', 0, 'LoadLibraryEx', 'LoadLibraryExA', 'LoadLibraryExW'),

  ...of('script', 0, 'PyRun_SimpleString', 'PyRun_SimpleStringFlags', 'PyRun_String', 'PyRun_StringFlags'),
  ...of('script', 0, 'PyRun_SimpleFile', 'PyRun_SimpleFileEx', 'PyRun_File', 'PyRun_FileEx', 'PyRun_AnyFile'),
  ...of('script', 0, 'Py_CompileString', 'Py_CompileStringFlags', 'Py_CompileStringExFlags'),
  ...inside('pybind11', 'script', 'exec', 'eval', 'eval_file'),
  ...inside('boost::python', 'script', 'exec', 'eval', 'exec_file'),
  ...inside('nanobind', 'script', 'exec', 'eval'),
  ...of('script', 1, 'luaL_dostring', 'luaL_loadstring', 'luaL_dofile', 'luaL_loadfile', 'luaL_loadfilex'),
  ...of('script', 1, 'luaL_loadbuffer', 'luaL_loadbufferx', 'JS_Eval', 'duk_eval_string', 'duk_peval_string'),
  ...of(
    'script',
    1,
    'mrb_load_string',
    'Tcl_Eval',
    'Tcl_EvalEx',
    'JS_EvaluateScript',
    'sqlite3_load_extension',
  ),
  ...of('script', 0, 'rb_eval_string', 'rb_eval_string_protect', 'jl_eval_string', 'R_ParseEvalString'),
  ...inside('v8::Script', 'script', 'Compile'),

  ...of(
    'module',
    0,
    'nvrtcCreateProgram',
    'nvrtcCompileProgram',
    'hiprtcCreateProgram',
    'hiprtcCompileProgram',
  ),
  ...of('module', 1, 'cuModuleLoadData', 'cuModuleLoadDataEx', 'cuModuleLoadFatBinary', 'cuLibraryLoadData'),
  ...of('module', 1, 'hipModuleLoadData', 'hipModuleLoadDataEx', 'cuLinkAddData'),
  ...of('module', 2, 'clCreateProgramWithSource', 'clCreateProgramWithBinary', 'clCreateProgramWithIL'),
  ...of('module-file', 1, 'cuModuleLoad', 'cuLibraryLoadFromFile', 'hipModuleLoad'),
  ...of('module-file', 2, 'cuLinkAddFile'),
  ...inside('torch', 'module', 'pickle_load'),
  ...inside('torch::jit', 'module', 'load', 'pickle_load'),

  ...of('memory', 2, 'mmap', 'mmap64', 'mprotect', 'pkey_mprotect', 'VirtualProtect'),
  ...of('memory', 3, 'VirtualAlloc', 'VirtualProtectEx'),
  ...of('memory', 4, 'VirtualAllocEx'),

  ...of('process', 0, 'ptrace', 'process_vm_writev', 'WriteProcessMemory', 'CreateRemoteThread'),
  ...of('process', 0, 'CreateRemoteThreadEx', 'NtCreateThreadEx', 'QueueUserAPC', 'NtWriteVirtualMemory'),

  ...of('lookup', 1, 'dlsym', 'dlvsym', 'GetProcAddress'),
  ...of('system-call', 0, 'syscall'),
]

export const C_SINK_NAMES: ReadonlySet<string> = new Set(C_SINKS.map(({ name }) => name))

/** Names whose presence alone says little; what they belong to must stand in the file as well. */
const NAMESPACE_WORDS: Readonly<Record<string, readonly string[]>> = {
  'boost::process': ['bp', 'process'],
  pybind11: ['py', 'pybind11'],
  'boost::python': ['python'],
  nanobind: ['nb', 'nanobind'],
  'v8::Script': ['v8'],
  torch: ['torch'],
  'torch::jit': ['jit'],
}

/** Sources for a device: assembly in them is for the GPU. */
export const DEVICE_SOURCE = /\.(?:cuh?|hip|cl|metal)$/i

export const C_TRIPWIRES: readonly Tripwire[] = [
  ...C_SINKS.flatMap(({ name, namespace }): readonly Tripwire[] =>
    namespace === undefined
      ? [{ name }]
      : (NAMESPACE_WORDS[namespace] ?? []).map((word) => ({ all: [{ name: word }, { name }] })),
  ),
  { name: 'asm' },
  { name: '__asm__' },
  { name: '__asm' },
  // Names put together by the preprocessor, and names that a line splice cuts.
  '##',
  '%:%:',
  '\\\n',
  '\\\r\n',
  '\\ ',
  '\\\t',
]
