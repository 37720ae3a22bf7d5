import { judgeHubDownload, judgeHubLoad, judgeKerasLoad } from './python-hub.ts'
import {
  judgeCompiler,
  judgeExtension,
  judgeInterpreter,
  judgeListen,
  judgeTemplate,
} from './python-interpreters.ts'
import { judgeNativeLoad } from './python-native.ts'
import { judgeExtract, judgeStored, judgeUnverifiedContext } from './python-network.ts'
import {
  judgeAlwaysShell,
  judgeCommandLine,
  judgeIdentity,
  judgeListAt,
  judgeLoopShell,
  judgeMagic,
  judgeNamedShell,
  judgePipMain,
  judgePtySpawn,
  judgeSpread,
  judgeSubprocess,
} from './python-process.ts'
import { DYNAMIC_IMPORT } from './python-rules.ts'
import { DEBUGGER_LEFT, KERAS_LOAD, NATIVE_COMPILE, PYTHON_INTERPRETER } from './python-system-rules.ts'
import { always, type Judge, onlyCalls } from './python-use.ts'

/** Names of one module that are judged alike. `x().y` is the method `y` of what calling `x` gives. */
function of(module: string, members: string, judge: Judge): [string, Judge][] {
  return members.split(' ').map((member) => [`${module}.${member}`, judge])
}

const call = (...given: Parameters<typeof always>): Judge => onlyCalls(always(...given))

/** What these do to the system around the program depends on their arguments; their names alone wake the parser. */
export const SYSTEM_SINKS: readonly (readonly [string, Judge])[] = [
  ...of('os', 'system popen popen2 popen3 popen4', judgeAlwaysShell),
  ...of('os', 'setuid seteuid setresuid setgid setegid', judgeIdentity),
  ...of('os', 'startfile', judgeCommandLine),
  ...['pip', 'pip._internal', 'pip._internal.cli.main'].flatMap((module) => of(module, 'main', judgePipMain)),
  ...of('posix', 'system popen', judgeAlwaysShell),
  ...of('nt', 'system popen', judgeAlwaysShell),
  ...of('popen2', 'popen2 popen3 popen4 Popen3 Popen4', judgeAlwaysShell),
  ...of('commands', 'getoutput getstatusoutput', judgeAlwaysShell),
  ...of('subprocess', 'getoutput getstatusoutput', judgeAlwaysShell),
  ...of('asyncio', 'create_subprocess_shell', judgeAlwaysShell),
  ...of('asyncio.subprocess', 'create_subprocess_shell', judgeAlwaysShell),
  ...of('pexpect', 'run runu spawn spawnu', judgeCommandLine),
  ...of('pexpect.popen_spawn', 'PopenSpawn', judgeCommandLine),
  ...of('pty', 'spawn', judgePtySpawn),
  ...of('fabric.api', 'local run sudo', judgeCommandLine),
  ...of('fabric.operations', 'local run sudo', judgeCommandLine),
  ...of('invoke', 'run', judgeCommandLine),

  ...of('ctypes', 'CDLL PyDLL WinDLL OleDLL', judgeNativeLoad(0, 'name')),
  ...['cdll', 'windll', 'oledll', 'pydll'].flatMap((loader) =>
    of(`ctypes.${loader}`, 'LoadLibrary', judgeNativeLoad(0)),
  ),
  ...of('_ctypes', 'dlopen LoadLibrary', judgeNativeLoad(0)),
  ...of('numpy.ctypeslib', 'load_library', judgeLoadLibrary()),
  ...of('torch.ops', 'load_library', judgeNativeLoad(0, 'path')),
  ...of('torch.classes', 'load_library', judgeNativeLoad(0, 'path')),
  ...of('tensorflow', 'load_op_library load_library', judgeNativeLoad(0)),
  ...of('llvmlite.binding', 'load_library_permanently', judgeNativeLoad(0, 'filename')),
  ...of('importlib.machinery', 'ExtensionFileLoader', judgeNativeLoad(1, 'path')),
  ...of('imp', 'load_dynamic', judgeNativeLoad(1, 'pathname')),
  ...of('os', 'add_dll_directory', judgeDirectory()),

  ...of('torch.utils.cpp_extension', 'load_inline', judgeExtension(['cpp_sources', 'cuda_sources'], 1)),
  ...of('cupy', 'RawModule', judgeCompiler('code', 0)),
  ...of('cupy', 'RawKernel', judgeCompiler('code', 0)),
  ...of('cupy', 'ElementwiseKernel', judgeCompiler('operation', 2)),
  ...of('cupy', 'ReductionKernel', judgeCompiler('map_expr', 2)),
  ...of('pycuda.compiler', 'SourceModule', judgeCompiler('source', 0)),
  ...of('cuda.nvrtc', 'nvrtcCreateProgram', judgeCompiler('src', 0)),
  ...of('cuda.bindings.nvrtc', 'nvrtcCreateProgram', judgeCompiler('src', 0)),
  ...of('cuda.core.experimental', 'Program', judgeCompiler('code', 0)),
  ...of('pyopencl', 'Program', judgeCompiler('src', 1)),
  ...of('cppyy', 'cppdef cppexec', judgeCompiler('code', 0)),
  ...of('cython', 'inline', judgeCompiler('code', 0)),
  ...of('Cython', 'inline', judgeCompiler('code', 0)),
  ...of('scipy.weave', 'inline', judgeCompiler('code', 0)),
  ...of('pyximport', 'install', call(NATIVE_COMPILE, 'low')),

  ...of('torch.hub', 'load', judgeHubLoad),

  ...of('keras.config', 'enable_unsafe_deserialization', call(KERAS_LOAD, 'high')),
  ...of('keras.src.saving.serialization_lib', 'enable_unsafe_deserialization', call(KERAS_LOAD, 'high')),
  ...of('tensorflow.keras.config', 'enable_unsafe_deserialization', call(KERAS_LOAD, 'high')),
  ...['keras.models', 'keras.saving', 'tensorflow.keras.models', 'tensorflow.keras.saving'].flatMap(
    (module) => of(module, 'load_model', judgeKerasLoad),
  ),
  ...['keras.saving', 'tensorflow.keras.saving', 'keras.utils'].flatMap((module) =>
    of(module, 'deserialize_keras_object', judgeKerasLoad),
  ),

  ...of('code', 'InteractiveConsole InteractiveInterpreter', call(PYTHON_INTERPRETER, 'audit')),
  ...of('code', 'interact', call(DEBUGGER_LEFT, 'low')),
  ...of('runpy', 'run_module', runModule()),
  ...of('_xxsubinterpreters', 'run_string', judgeInterpreter(1, 'high', 'script')),
  ...of('_interpreters', 'run_string exec', judgeInterpreter(1, 'high', 'script')),
  ...of('_testcapi', 'run_in_subinterp', judgeInterpreter(0, 'high', 'code')),
  ...of('test.support', 'run_in_subinterp', judgeInterpreter(0, 'high', 'code')),
  ...of('timeit', 'timeit repeat Timer', judgeInterpreter(0, 'medium', 'stmt')),
  ...of('cProfile', 'run runctx', judgeInterpreter(0, 'medium', 'statement')),
  ...of('profile', 'run runctx', judgeInterpreter(0, 'medium', 'statement')),
  ...of('pdb', 'run runeval', judgeInterpreter(0, 'medium', 'statement')),
  ...of('logging.config', 'listen', judgeListen),
  ...of('zipimport', 'zipimporter', call(DYNAMIC_IMPORT, 'low')),
  ...of('site', 'addsitedir', call(DYNAMIC_IMPORT, 'audit')),
  ...of('pdb', 'set_trace', call(DEBUGGER_LEFT, 'info')),
  ...of('ipdb', 'set_trace', call(DEBUGGER_LEFT, 'info')),
  ...of('pudb', 'set_trace', call(DEBUGGER_LEFT, 'info')),
  ...of('builtins', 'breakpoint', call(DEBUGGER_LEFT, 'info')),

  ...of('ssl', '_create_unverified_context _create_stdlib_context', judgeUnverifiedContext),
  ...of('urllib.request', 'urlretrieve', judgeStored([])),
  ...of('wget', 'download', judgeStored([])),
  ...of('torch.hub', 'download_url_to_file', judgeStored(['hash_prefix'])),
  ...of('pooch', 'retrieve', judgeStored(['known_hash'])),
  ...of('torchvision.datasets.utils', 'download_url download_and_extract_archive', judgeStored(['md5'])),

  ...of('shutil', 'unpack_archive', judgeUnpack()),
  ...of('mako.template', 'Template', judgeTemplate('text', 'medium')),
  ...of('jinja2', 'Template', judgeTemplate('source', 'medium')),
  ...of('jinja2.environment', 'Template', judgeTemplate('source', 'medium')),
]

/** These need another word beside them before they can matter, and words of their own wake the parser. */
export const WORDED_SINKS: readonly (readonly [string, Judge])[] = [
  ...of('huggingface_hub', 'hf_hub_download snapshot_download', judgeHubDownload),
  ...of('datasets', 'load_dataset', judgeHubDownload),
  ...of('subprocess', 'run call check_call check_output Popen', judgeSubprocess),
  ...of('six.moves.subprocess', 'run call check_call check_output Popen', judgeSubprocess),
  ...of('sh', 'bash sh zsh dash', judgeNamedShell),
  ...of('asyncio', 'create_subprocess_exec', judgeSpread(0)),
  ...of('asyncio.subprocess', 'create_subprocess_exec', judgeSpread(0)),
  ...of('os', 'execl execlp execle execlpe', judgeSpread(1)),
  ...of('os', 'spawnl spawnlp spawnle spawnlpe', judgeSpread(2)),
  ...of('os', 'execv execvp execve execvpe posix_spawn posix_spawnp', judgeListAt(1)),
  ...of('os', 'spawnv spawnvp spawnve spawnvpe', judgeListAt(2)),
  ...['asyncio.get_event_loop()', 'asyncio.get_running_loop()', 'asyncio.new_event_loop()'].flatMap((loop) =>
    of(loop, 'subprocess_shell', judgeLoopShell),
  ),
  ...['fabric.Connection()', 'fabric2.Connection()', 'invoke.Context()'].flatMap((owner) =>
    of(owner, 'run sudo local', judgeCommandLine),
  ),
  ...of('paramiko.SSHClient()', 'exec_command', judgeCommandLine),
  ...of('paramiko.client.SSHClient()', 'exec_command', judgeCommandLine),
  ...of('cffi.FFI()', 'dlopen', judgeNativeLoad(0)),
  ...of('cffi.FFI()', 'verify', judgeCompiler('source', 0)),
  ...of('onnxruntime.SessionOptions()', 'register_custom_ops_library', judgeNativeLoad(0)),
  ...of('torch.utils.cpp_extension', 'load', judgeExtension(['sources'], 1)),
  ...of('code.InteractiveConsole()', 'push runcode runsource', judgeInterpreter(0, 'high')),
  ...of('code.InteractiveInterpreter()', 'runcode runsource', judgeInterpreter(0, 'high')),
  // It is a built-in where IPython runs the program, which is how notebooks are saved as scripts.
  ...['builtins.get_ipython()', 'IPython.get_ipython()'].flatMap((shell) => [
    ...of(shell, 'run_cell run_code', judgeInterpreter(0, 'medium', 'raw_cell')),
    ...of(shell, 'system system_raw system_piped getoutput', judgeAlwaysShell),
    ...of(shell, 'run_line_magic', judgeMagic(1)),
    ...of(shell, 'run_cell_magic', judgeMagic(2)),
  ]),
  ...of('pdb.Pdb()', 'run runeval', judgeInterpreter(0, 'medium')),
  ...of('cProfile.Profile()', 'run runctx', judgeInterpreter(0, 'medium', 'cmd')),
  ...of('tarfile.open()', 'extractall', judgeExtract(4)),
  ...of('tarfile.TarFile()', 'extractall', judgeExtract(4)),
  ...of('tarfile.TarFile.open()', 'extractall', judgeExtract(4)),
  ...of('jinja2.Environment()', 'from_string', judgeTemplate('source', 'medium')),
  ...of('jinja2.environment.Environment()', 'from_string', judgeTemplate('source', 'medium')),
  ...[
    'transformers.AutoModel',
    'transformers.AutoTokenizer',
    'transformers.AutoConfig',
    'transformers.AutoProcessor',
    'transformers.AutoModelForCausalLM',
    'transformers.AutoModelForSeq2SeqLM',
    'transformers.AutoModelForSequenceClassification',
    'diffusers.DiffusionPipeline',
    'diffusers.StableDiffusionPipeline',
  ].flatMap((owner) => of(owner, 'from_pretrained', judgeHubDownload)),
]

/** `load_library(libname, loader_path)`: the directory decides, the name is only its tail. */
function judgeLoadLibrary(): Judge {
  const directory = judgeNativeLoad(1, 'loader_path')
  return onlyCalls((use, file) => directory(use, file))
}

/** Where Windows looks for libraries besides: a step before a load, not one. */
function judgeDirectory(): Judge {
  const directory = judgeNativeLoad(0, 'path')
  return (use, file) => {
    const judged = directory(use, file)
    return judged === undefined || judged.severity === 'high' ? judged : { ...judged, severity: 'low' }
  }
}

/** `runpy.run_module(name)` with a name that the file does not show. */
function runModule(): Judge {
  const text = judgeInterpreter(0, 'low', 'mod_name')
  return onlyCalls((use, file) => {
    const judged = text(use, file)
    return judged === undefined || judged.severity === 'critical'
      ? judged
      : { ...judged, rule: DYNAMIC_IMPORT, calm: true }
  })
}

/** `shutil.unpack_archive` handles tar archives as `tarfile` does; what kind it gets is seldom shown. */
function judgeUnpack(): Judge {
  const extract = judgeExtract(undefined)
  return onlyCalls((use, file) => {
    const judged = extract(use, file)
    return judged === undefined || judged.state === 'trusted' ? judged : { ...judged, severity: 'audit' }
  })
}
