import { judgeAllowPickle } from './python-arrays.ts'
import {
  judgeCompile,
  judgeEval,
  judgeExec,
  judgeExecfile,
  judgeExpression,
  judgeFunctionType,
  judgeMarshal,
} from './python-execution.ts'
import { judgeImport, judgeModuleFile } from './python-imports.ts'
import { judgeImplicitPickle, judgePickle } from './python-pickle.ts'
import { CODE_OBJECT, IMPLICIT_PICKLE, JOBLIB_LOAD, JSONPICKLE_DECODE, SHELVE_OPEN } from './python-rules.ts'
import { SYSTEM_SINKS, WORDED_SINKS } from './python-system-sinks.ts'
import { judgePackage, judgeProgram, judgeStateDictFromUrl, judgeTorchLoad } from './python-torch.ts'
import { always, type Judge, onlyCalls } from './python-use.ts'
import { judgeFullLoad, judgeRuamel, judgeUnsafeLoad, judgeYamlLoad } from './python-yaml.ts'

/** Dotted names without their module, for modules with the same members. */
function members(modules: readonly string[], names: readonly string[], judge: Judge): [string, Judge][] {
  return modules.flatMap((module) => names.map((name): [string, Judge] => [`${module}.${name}`, judge]))
}

function each(paths: readonly string[], judge: Judge): [string, Judge][] {
  return paths.map((path) => [path, judge])
}

const PICKLE_MODULES = [
  'pickle',
  '_pickle',
  'cPickle',
  'pickle5',
  'cloudpickle',
  'dill',
  'dill._dill',
  'six.moves.cPickle',
  'zodbpickle.pickle',
  'compress_pickle',
  'ray.cloudpickle',
  'joblib.externals.cloudpickle',
  'distributed.protocol.pickle',
  'multiprocessing.reduction.ForkingPickler',
  'numpy.compat.py3k.pickle',
  'pandas.compat.pickle_compat',
] as const
const PICKLE_MEMBERS = ['load', 'loads', '_load', '_loads', 'Unpickler', '_Unpickler'] as const

/** What each function that can run data comes to, by its canonical dotted path. */
const SINKS: ReadonlyMap<string, Judge> = new Map<string, Judge>([
  ['builtins.eval', judgeEval],
  ['builtins.exec', judgeExec],
  ['six.exec_', judgeExec],
  ['future.utils.exec_', judgeExec],
  ['builtins.execfile', judgeExecfile],
  ['builtins.compile', judgeCompile],
  ['codeop.compile_command', judgeCompile],
  ['code.compile_command', judgeCompile],

  ['types.CodeType', onlyCalls(always(CODE_OBJECT, 'medium'))],
  ['types.FunctionType', judgeFunctionType],
  ['types.LambdaType', judgeFunctionType],

  ['numexpr.evaluate', judgeExpression('medium')],
  ['sympy.parsing.sympy_parser.parse_expr', judgeExpression('medium')],
  ['sympy.parse_expr', judgeExpression('medium')],
  ['sympy.sympify', judgeExpression('audit')],
  ['sympy.lambdify', judgeExpression('audit')],

  ['builtins.__import__', judgeImport],
  ['importlib.import_module', judgeImport],
  ['importlib.__import__', judgeImport],
  ['importlib.util.spec_from_file_location', judgeModuleFile(1)],
  ['importlib.machinery.SourceFileLoader', judgeModuleFile(1)],
  ['importlib.machinery.SourcelessFileLoader', judgeModuleFile(1)],
  ['imp.load_source', judgeModuleFile(1)],
  ['imp.load_compiled', judgeModuleFile(1)],
  ['runpy.run_path', judgeModuleFile(0)],

  ...members(PICKLE_MODULES, PICKLE_MEMBERS, judgePickle),
  ...each(
    [
      'dill.load_session',
      'dill.load_module',
      'dill.load_module_asdict',
      'dill.session.load_session',
      'dill.session.load_module',
      'dill.session.load_module_asdict',
      'pandas.read_pickle',
      'pandas.io.pickle.read_pickle',
      'pandas.io.api.read_pickle',
      'networkx.read_gpickle',
      'networkx.readwrite.gpickle.read_gpickle',
      'srsly.pickle_loads',
      'srsly.read_pickle',
      'kombu.serialization.pickle_loads',
    ],
    judgePickle,
  ),
  ...each(
    ['joblib.load', 'sklearn.externals.joblib.load', 'joblib.numpy_pickle.load'],
    always(JOBLIB_LOAD, 'high'),
  ),
  ...members(
    ['shelve'],
    ['open', 'Shelf', 'BsdDbShelf', 'DbfilenameShelf'],
    onlyCalls(always(SHELVE_OPEN, 'high')),
  ),
  ...members(
    ['jsonpickle', 'jsonpickle.unpickler'],
    ['decode', 'loads', 'Unpickler'],
    always(JSONPICKLE_DECODE, 'high'),
  ),
  ...members(['marshal'], ['load', 'loads'], judgeMarshal),
  ['importlib._bootstrap_external._compile_bytecode', judgeMarshal],

  ...each(
    [
      'multiprocessing.connection.Client',
      'multiprocessing.connection.Listener',
      'mlflow.pyfunc.load_model',
      'mlflow.sklearn.load_model',
      'mlflow.pytorch.load_model',
      'fastai.learner.load_learner',
      'fastai.basics.load_learner',
      'fastai.vision.all.load_learner',
      'fastai.text.all.load_learner',
      'fastai.tabular.all.load_learner',
      'gensim.utils.unpickle',
      'gensim.models.Word2Vec.load',
      'gensim.models.Doc2Vec.load',
      'gensim.models.FastText.load',
      'gensim.models.LdaModel.load',
      'gensim.models.KeyedVectors.load',
      'gensim.corpora.Dictionary.load',
      'klepto.archives.file_archive',
      'klepto.archives.dir_archive',
    ],
    judgeImplicitPickle('medium'),
  ),
  ...each(
    [
      'pyspark.serializers.PickleSerializer',
      'pyspark.serializers.CPickleSerializer',
      'django.contrib.sessions.serializers.PickleSerializer',
    ],
    always(IMPLICIT_PICKLE, 'medium'),
  ),
  // Between the processes of one job, which training code does everywhere.
  ...members(
    ['torch.distributed'],
    [
      'broadcast_object_list',
      'recv_object_list',
      'scatter_object_list',
      'gather_object',
      'all_gather_object',
    ],
    judgeImplicitPickle('audit'),
  ),
  ['torch.distributed.rpc.init_rpc', judgeImplicitPickle('low')],

  ...each(['torch.load', 'torch.serialization.load'], judgeTorchLoad),
  ...each(
    [
      'torch.hub.load_state_dict_from_url',
      'torch.utils.model_zoo.load_url',
      'torchvision.models.utils.load_state_dict_from_url',
      'torchvision._internally_replaced_utils.load_state_dict_from_url',
    ],
    judgeStateDictFromUrl,
  ),
  ...each(
    [
      'torch.package.PackageImporter',
      'torch._inductor.aoti_load_package',
      'torch._inductor.package.load_package',
    ],
    judgePackage,
  ),
  ...each(['torch.jit.load', 'torch.export.load'], judgeProgram),

  ...each(
    ['numpy.load', 'jax.numpy.load', 'cupy.load', 'numpy.lib.npyio.load', 'numpy.lib.npyio.NpzFile'],
    judgeAllowPickle(2),
  ),
  ...each(['numpy.lib.format.read_array', 'numpy.lib.npyio.format.read_array'], judgeAllowPickle(1)),

  ...members(['yaml', 'ruamel.yaml', 'ruamel_yaml'], ['load', 'load_all'], judgeYamlLoad),
  ...members(['yaml', 'ruamel.yaml', 'ruamel_yaml'], ['unsafe_load', 'unsafe_load_all'], judgeUnsafeLoad),
  ...members(['yaml'], ['full_load', 'full_load_all'], judgeFullLoad),
  ...members(['yaml'], ['UnsafeLoader', 'Loader', 'CLoader', 'CUnsafeLoader'], onlyCalls(judgeUnsafeLoad)),
  ['ruamel.yaml.YAML', judgeRuamel],

  ...SYSTEM_SINKS,
])
const METHOD = /\(\)\.(\w{1,64})$/
const WORDED: ReadonlyMap<string, Judge> = new Map(WORDED_SINKS)

/** Names of methods that are judged by what they are methods of. */
export const SINK_METHODS: ReadonlySet<string> = new Set(
  [...SINKS.keys(), ...WORDED.keys()].flatMap((path) => METHOD.exec(path)?.[1] ?? []),
)

/** Every function whose name alone is worth a look. */
export const SINK_PATHS: readonly string[] = [...SINKS.keys()]

/** Another module hands on these modules as its own member: `from compat import pickle`. */
const HANDED_ON = /\.((?:_?pickle|cPickle|pickle5|cloudpickle|dill|marshal)\.(?:_?loads?|_?Unpickler))$/

export function judgeOf(path: string): Judge | undefined {
  const known = SINKS.get(path) ?? WORDED.get(path)
  if (known !== undefined || path.startsWith('.')) return known
  const handedOn = HANDED_ON.exec(path)?.[1]
  const judge = handedOn === undefined ? undefined : SINKS.get(handedOn)
  if (judge === undefined) return undefined
  return (use, file) => {
    const judged = judge(use, file)
    return judged === undefined ? undefined : { ...judged, confidence: 'medium' }
  }
}

/** Members of other modules that take the place of a built-in when everything is imported. */
const SHADOWING: ReadonlySet<string> = new Set([
  'pandas.eval',
  're.compile',
  'regex.compile',
  'torch.compile',
  'numexpr.compile',
  'sre_compile.compile',
])

/** What `from module import *` makes of a name, as far as sinks and built-ins are concerned. */
export function starMember(module: string, name: string): string | undefined {
  const path = `${module}.${name}`
  return SINKS.has(path) || WORDED.has(path) || SHADOWING.has(path) ? path : undefined
}
