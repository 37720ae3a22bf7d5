import type { Rule } from '../../model/rule.ts'
import { PYTHON_SYSTEM_RULES } from './python-system-rules.ts'

export const PYTHON_EVAL: Rule = {
  id: 'code/python-eval',
  item: 'no-dynamic-code',
  title: 'eval runs text as Python',
  level: 'error',
  confidence: 'high',
  why: 'Whoever can influence the text runs any code with the rights of the process. Emptying `__builtins__` is no protection: every object leads back to them.',
  fix: 'Use `ast.literal_eval` for literals, a dictionary of allowed functions for names, or a parser for the expressions that are really needed.',
  references: ['CWE-95', 'https://docs.python.org/3/library/functions.html#eval'],
}

export const PYTHON_EXEC: Rule = {
  id: 'code/python-exec',
  item: 'no-dynamic-code',
  title: 'exec runs text as Python',
  level: 'error',
  confidence: 'high',
  why: 'The code that runs is not the code that was reviewed: it is put together, read or received while the program runs.',
  fix: 'Write the code as functions. To read a version or a setting from a file, parse the file (`importlib.metadata`, `tomllib`, `ast.parse`).',
  references: ['CWE-95', 'https://docs.python.org/3/library/functions.html#exec'],
}

export const PYTHON_COMPILE: Rule = {
  id: 'code/python-compile',
  item: 'no-dynamic-code',
  title: 'Text is compiled to executable code',
  level: 'warning',
  confidence: 'high',
  why: 'A compiled code object is one call away from running, and that call can stand where nobody looks for it.',
  fix: 'Use `ast.parse` when only the syntax is wanted; otherwise write the code as functions.',
  references: ['CWE-95', 'https://docs.python.org/3/library/functions.html#compile'],
}

export const CODE_OBJECT: Rule = {
  id: 'code/python-code-object',
  item: 'no-dynamic-code',
  title: 'Function is made from a bare code object',
  level: 'warning',
  confidence: 'medium',
  why: 'Byte code put into a function runs without ever having been source that a reviewer could read.',
  fix: 'Write the function as source; wrap it with `functools.wraps` instead of exchanging its code.',
  references: ['CWE-94', 'https://docs.python.org/3/library/types.html#types.CodeType'],
}

export const EXPRESSION_EVAL: Rule = {
  id: 'code/expression-eval',
  item: 'no-dynamic-code',
  title: 'Library evaluates an expression given as text',
  level: 'warning',
  confidence: 'medium',
  why: 'The function hands the text to `eval` inside, so it is as dangerous as `eval` when the text comes from outside.',
  fix: 'Keep the expression a literal, or accept only text that was checked against a list of allowed forms.',
  references: ['CWE-95'],
}

export const DECODE_THEN_EXECUTE: Rule = {
  id: 'code/decode-then-execute',
  item: 'no-dynamic-code',
  title: 'Decoded data is executed',
  level: 'error',
  confidence: 'high',
  why: 'Code that is first decoded, decompressed or decrypted cannot be reviewed. It is how malicious packages hide what they do.',
  fix: 'Commit the code itself. There is no reviewable use of this pattern.',
  references: ['CWE-506', 'CWE-95'],
}

export const FETCH_THEN_EXECUTE: Rule = {
  id: 'code/fetch-then-execute',
  item: 'no-dynamic-code',
  title: 'Code from the network is executed',
  level: 'error',
  confidence: 'high',
  why: 'Whoever controls the other end, or the way to it, decides what runs; the review says nothing about it.',
  fix: 'Make the code a pinned dependency, or commit it.',
  references: ['CWE-494', 'CWE-829'],
}

export const DYNAMIC_IMPORT: Rule = {
  id: 'code/dynamic-import',
  item: 'no-dynamic-code',
  title: 'Module to import is chosen at run time',
  level: 'note',
  confidence: 'medium',
  why: 'Importing runs the module. A name or path from outside decides which code that is.',
  fix: 'Import by name, or look the name up in a dictionary of allowed modules.',
  references: ['CWE-470', 'CWE-829'],
}

export const DYNAMIC_BUILTIN: Rule = {
  id: 'code/dynamic-builtin',
  item: 'no-dynamic-code',
  title: 'Built-in function is chosen at run time',
  level: 'note',
  confidence: 'medium',
  why: '`eval` and `exec` are among the built-ins; a name that is computed can be theirs without their names standing in the source.',
  fix: 'Write the function out, or look the name up in a dictionary of allowed functions.',
  references: ['CWE-470'],
}

export const SOURCE_ENCODING: Rule = {
  id: 'code/source-encoding',
  item: 'no-dynamic-code',
  title: 'Encoding declaration makes Python read other code than the reviewer sees',
  level: 'error',
  confidence: 'high',
  why: 'With such a codec, characters of comments and strings turn into code. What reviewers, editors and scanners see is not what runs.',
  fix: 'Save the file as UTF-8 and remove the declaration.',
  references: ['CWE-506', 'https://peps.python.org/pep-0263/'],
}

export const PICKLE_LOAD: Rule = {
  id: 'code/pickle-load',
  item: 'no-unsafe-deserialization',
  title: 'Unpickling runs code from the data',
  level: 'error',
  confidence: 'high',
  why: 'A pickle is a program: loading it calls whatever functions it names. Files and messages from others, caches and model hubs become code.',
  fix: 'Store data as JSON, MessagePack, Parquet or safetensors. Where pickle must stay, load through an Unpickler whose `find_class` refuses everything but a short list.',
  references: ['CWE-502', 'https://docs.python.org/3/library/pickle.html#restricting-globals'],
}

export const CUSTOM_UNPICKLER: Rule = {
  id: 'code/custom-unpickler',
  item: 'no-unsafe-deserialization',
  title: 'Unpickler with its own list of allowed classes',
  level: 'note',
  confidence: 'high',
  why: 'The list is the only barrier between the data and the interpreter: one entry too many (`getattr`, `builtins`, a whole module) opens it.',
  fix: 'Keep the list to exact pairs of module and class, and refuse everything else by raising.',
  references: ['CWE-502', 'https://docs.python.org/3/library/pickle.html#restricting-globals'],
}

export const IMPLICIT_PICKLE: Rule = {
  id: 'code/implicit-pickle',
  item: 'no-unsafe-deserialization',
  title: 'Library call unpickles what it reads',
  level: 'warning',
  confidence: 'medium',
  why: 'The call looks like reading data and is an unpickling inside: the data decides which functions are called.',
  fix: 'Use a format without code, or make sure that the data can only come from yourself.',
  references: ['CWE-502'],
}

export const JSONPICKLE_DECODE: Rule = {
  id: 'code/jsonpickle-decode',
  item: 'no-unsafe-deserialization',
  title: 'jsonpickle builds any object that the text names',
  level: 'error',
  confidence: 'high',
  why: 'The text is JSON, yet it names classes and functions to call, as a pickle does.',
  fix: 'Use `json.loads` and build the objects yourself.',
  references: ['CWE-502'],
}

export const MARSHAL_LOAD: Rule = {
  id: 'code/marshal-load',
  item: 'no-unsafe-deserialization',
  title: 'marshal loads byte code',
  level: 'error',
  confidence: 'high',
  why: 'Marshalled data holds code objects, and damaged data can crash or corrupt the interpreter. Malicious packages hide their payload in it.',
  fix: 'Use JSON or another data format; import modules instead of loading their byte code.',
  references: ['CWE-502', 'https://docs.python.org/3/library/marshal.html'],
}

export const SHELVE_OPEN: Rule = {
  id: 'code/shelve-open',
  item: 'no-unsafe-deserialization',
  title: 'shelve unpickles every value it reads',
  level: 'error',
  confidence: 'high',
  why: 'Values of a shelf are pickles: whoever can write the file runs code when it is read.',
  fix: 'Use `sqlite3`, or `dbm` with JSON values.',
  references: ['CWE-502', 'https://docs.python.org/3/library/shelve.html'],
}

export const JOBLIB_LOAD: Rule = {
  id: 'code/joblib-load',
  item: 'no-unsafe-deserialization',
  title: 'joblib.load runs code from the file',
  level: 'error',
  confidence: 'high',
  why: 'Joblib files are pickles: loading one calls whatever functions it names.',
  fix: 'Use `skops.io` with a list of trusted types, ONNX, or arrays without pickled objects.',
  references: ['CWE-502', 'https://joblib.readthedocs.io/en/stable/generated/joblib.load.html'],
}

export const TORCH_LOAD: Rule = {
  id: 'code/torch-load',
  item: 'no-unsafe-deserialization',
  title: 'torch.load without weights_only=True runs code from the file',
  level: 'error',
  confidence: 'high',
  why: 'A checkpoint is a pickle: without `weights_only=True` it can call any function while it is loaded. Before torch 2.6 that is the default.',
  fix: 'Pass `weights_only=True` (with torch 2.6 or newer: CVE-2025-32434), or load safetensors.',
  references: [
    'CWE-502',
    'CVE-2025-32434',
    'CVE-2026-24747',
    'https://pytorch.org/docs/stable/generated/torch.load.html',
  ],
}

export const TORCH_UNSAFE_DEFAULT: Rule = {
  id: 'code/torch-unsafe-default',
  item: 'no-unsafe-deserialization',
  title: 'The safe default of torch.load is switched off',
  level: 'error',
  confidence: 'high',
  why: '`TORCH_FORCE_NO_WEIGHTS_ONLY_LOAD` turns every `torch.load` of the process, also in libraries, back into running code from files.',
  fix: 'Remove the variable, and allow the few classes that are needed with `torch.serialization.safe_globals`.',
  references: ['CWE-502', 'https://pytorch.org/docs/stable/notes/serialization.html'],
}

export const TORCH_PACKAGE_LOAD: Rule = {
  id: 'code/torch-package-load',
  item: 'no-unsafe-deserialization',
  title: 'Loaded model brings its own code',
  level: 'error',
  confidence: 'high',
  why: 'The file holds Python modules, compiled graphs or native code besides weights, and loading runs them.',
  fix: 'Load weights only (safetensors, `torch.load(…, weights_only=True)`) into a model whose code is in the repository.',
  references: ['CWE-502', 'https://pytorch.org/docs/stable/package.html'],
}

export const NUMPY_LOAD: Rule = {
  id: 'code/numpy-load',
  item: 'no-unsafe-deserialization',
  title: 'numpy.load is allowed to unpickle',
  level: 'error',
  confidence: 'high',
  why: 'With `allow_pickle=True` an array file may hold a pickle, which calls any function it names.',
  fix: 'Leave `allow_pickle` at its default, and store object arrays as plain arrays, Parquet or JSON.',
  references: ['CWE-502', 'https://numpy.org/doc/stable/reference/generated/numpy.load.html'],
}

export const YAML_LOAD: Rule = {
  id: 'code/yaml-load',
  item: 'no-unsafe-deserialization',
  title: 'YAML is loaded with a loader that can build any object',
  level: 'error',
  confidence: 'high',
  why: 'Tags such as `!!python/object/apply` make the loader call functions that the document names.',
  fix: 'Use `yaml.safe_load`, or pass `Loader=yaml.SafeLoader`.',
  references: ['CWE-502', 'CVE-2020-14343', 'https://pyyaml.org/wiki/PyYAMLDocumentation'],
}

/** In the order of the documentation. */
export const PYTHON_RULES: readonly Rule[] = [
  PYTHON_EVAL,
  PYTHON_EXEC,
  PYTHON_COMPILE,
  CODE_OBJECT,
  EXPRESSION_EVAL,
  DECODE_THEN_EXECUTE,
  FETCH_THEN_EXECUTE,
  DYNAMIC_IMPORT,
  DYNAMIC_BUILTIN,
  SOURCE_ENCODING,
  PICKLE_LOAD,
  CUSTOM_UNPICKLER,
  IMPLICIT_PICKLE,
  JSONPICKLE_DECODE,
  MARSHAL_LOAD,
  SHELVE_OPEN,
  JOBLIB_LOAD,
  TORCH_LOAD,
  TORCH_UNSAFE_DEFAULT,
  TORCH_PACKAGE_LOAD,
  NUMPY_LOAD,
  YAML_LOAD,
  ...PYTHON_SYSTEM_RULES,
]
