import { argumentOf } from '../../syntax/python-arguments.ts'
import { lastPart } from '../../syntax/python-paths.ts'
import type { Value } from '../../syntax/python-values.ts'
import { NO_NODE } from '../../syntax/tree-sitter.ts'
import { evidence } from '../../text/redact.ts'
import { YAML_LOAD } from './python-rules.ts'
import type { Judge, Judgement, PythonFile, Use } from './python-use.ts'

type Safety = 'safe' | 'partly' | 'unsafe' | 'unknown'

/** By the last part of the name, in PyYAML and in ruamel.yaml. `Loader` builds any object since PyYAML 5.1. */
const LOADERS: ReadonlyMap<string, Safety> = new Map([
  ['SafeLoader', 'safe'],
  ['CSafeLoader', 'safe'],
  ['BaseLoader', 'safe'],
  ['CBaseLoader', 'safe'],
  ['RoundTripLoader', 'safe'],
  ['Loader', 'unsafe'],
  ['CLoader', 'unsafe'],
  ['UnsafeLoader', 'unsafe'],
  ['CUnsafeLoader', 'unsafe'],
  ['FullLoader', 'partly'],
  ['CFullLoader', 'partly'],
])
const YAML_MODULE = /^(?:yaml|ruamel\.yaml|ruamel_yaml|_yaml)(?:\.\w{1,32}){0,2}$/
/** Classes deriving from classes that are followed. */
const MAX_BASES = 8

/** `yaml.load` and `yaml.load_all`: everything depends on the loader. */
export const judgeYamlLoad: Judge = (use, file) => {
  const argument = argumentOf(use.args, 'Loader', 1)
  const loaders = file.names.argumentValues(argument)
  if (loaders === undefined) {
    const note = evidence`without a loader, PyYAML before 5.1 builds any object, and 6.0 refuses to run`
    return { rule: YAML_LOAD, severity: 'medium', state: 'no-loader', note, ...safeLoadEdit(file, use) }
  }
  const safeties = loaders.map((loader) => safetyOf(file, loader, 0))
  if (safeties.every((safety) => safety === 'safe')) return undefined
  if (safeties.includes('unsafe')) {
    return { rule: YAML_LOAD, severity: 'high', state: 'unsafe', ...loaderEdit(file, argument) }
  }
  if (safeties.includes('partly')) return { ...judgeFull(), ...loaderEdit(file, argument) }
  const note = evidence`it is not known which loader this is`
  return { rule: YAML_LOAD, severity: 'low', confidence: 'low', state: 'unknown', note }
}

export const judgeFullLoad: Judge = () => judgeFull()

function judgeFull(): Judgement {
  const note = evidence`the full loader could be made to run code before PyYAML 5.4`
  return { rule: YAML_LOAD, severity: 'medium', state: 'full', note }
}

export const judgeUnsafeLoad: Judge = () => ({ rule: YAML_LOAD, severity: 'high', state: 'unsafe' })

/** `ruamel.yaml.YAML(typ="unsafe")` */
export const judgeRuamel: Judge = (use, file) => {
  if (use.kind === 'reference') return undefined
  const types = file.names.argumentValues(argumentOf(use.args, 'typ', 0)) ?? []
  const unsafe = types.some(
    (value) =>
      (value.kind === 'text' && value.text === 'unsafe') ||
      (value.kind === 'items' &&
        value.items.some((item) => item !== undefined && isText(file.names.values(item), 'unsafe'))),
  )
  return unsafe ? { rule: YAML_LOAD, severity: 'high', state: 'unsafe' } : undefined
}

function isText(values: readonly Value[], text: string): boolean {
  return values.some((value) => value.kind === 'text' && value.text === text)
}

function safetyOf(file: PythonFile, loader: Value, depth: number): Safety {
  if (loader.kind === 'name') {
    const known = LOADERS.get(lastPart(loader.path))
    const module = loader.path.slice(0, loader.path.lastIndexOf('.'))
    return known !== undefined && YAML_MODULE.test(module) ? known : 'unknown'
  }
  if (loader.kind !== 'class' || depth === MAX_BASES) return 'unknown'
  const { tree } = file.names
  const bases = tree.child(loader.node, 'superclasses')
  if (bases === NO_NODE) return 'unknown'
  const safeties = tree
    .children(bases)
    .filter((base) => tree.type(base) !== 'keyword_argument')
    .flatMap((base) => file.names.values(base).map((value) => safetyOf(file, value, depth + 1)))
  const order: readonly Safety[] = ['unsafe', 'partly', 'safe']
  return order.find((safety): boolean => safeties.includes(safety)) ?? 'unknown'
}

/** `yaml.load(x)` → `yaml.safe_load(x)` */
function safeLoadEdit(file: PythonFile, use: Use): Pick<Judgement, 'edit' | 'paste'> {
  const { tree } = file.names
  const callee = use.kind === 'call' ? tree.child(use.node, 'function') : NO_NODE
  if (callee === NO_NODE || tree.type(callee) !== 'attribute' || use.args.keywords.size > 0) return {}
  const name = tree.child(callee, 'attribute')
  if (!LOAD_NAME.test(tree.textOf(name))) return {}
  return { edit: { from: tree.start(name), to: tree.start(name), text: 'safe_' } }
}
const LOAD_NAME = /^load(?:_all)?$/

/** `Loader=yaml.Loader` → `Loader=yaml.SafeLoader` */
function loaderEdit(file: PythonFile, argument: ReturnType<typeof argumentOf>): Pick<Judgement, 'edit'> {
  const { tree } = file.names
  const [node] = argument.kind === 'given' ? argument.nodes : []
  if (node === undefined || tree.type(node) !== 'attribute') return {}
  const name = tree.child(node, 'attribute')
  const text = tree.textOf(name)
  if (!LOADERS.has(text)) return {}
  return {
    edit: {
      from: tree.start(name),
      to: tree.end(name),
      text: text.startsWith('C') ? 'CSafeLoader' : 'SafeLoader',
    },
  }
}
