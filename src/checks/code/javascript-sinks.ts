import type { Rule } from '../../model/rule.ts'
import type { ScriptNode } from '../../syntax/javascript.ts'
import type { ScriptNames } from '../../syntax/javascript-names.ts'
import type { Scope } from '../../syntax/javascript-scopes.ts'
import { childOf, listOf, nameOf, unwrapped } from '../../syntax/javascript-tree.ts'
import { FUNCTION_CONSTRUCTORS } from '../../syntax/javascript-values.ts'
import type { Visit } from '../../syntax/javascript-visit.ts'
import type { Called } from './javascript-called.ts'
import type { HidingSearch } from './javascript-decoding.ts'
import {
  JAVASCRIPT_DATA_IMPORT,
  JAVASCRIPT_EVAL,
  JAVASCRIPT_FUNCTION_CONSTRUCTOR,
  JAVASCRIPT_TIMER_TEXT,
  JAVASCRIPT_VM,
} from './javascript-rules.ts'
import { DECODE_THEN_EXECUTE, FETCH_THEN_EXECUTE } from './python-rules.ts'

/** A place where text becomes code. */
export interface Sink {
  readonly rule: Rule
  /** What runs it, by the name everybody knows: `eval`, `vm.runInContext`. */
  readonly callee: string
  /** What is run; undefined when it is put together at run time in a way that nobody can follow. */
  readonly text: readonly ScriptNode[] | undefined
}

const TIMERS: ReadonlySet<string> = new Set(['setTimeout', 'setInterval', 'setImmediate'])
const EVALUATORS: ReadonlySet<string> = new Set(['eval', 'execScript'])
/** https://nodejs.org/api/vm.html; the text is the first argument of each. */
const VM_FUNCTIONS: ReadonlySet<string> = new Set([
  'module:vm.compileFunction',
  'module:vm.createScript',
  'module:vm.runInContext',
  'module:vm.runInNewContext',
  'module:vm.runInThisContext',
  'module:vm.Script',
  'module:vm.SourceTextModule',
  // Libraries around them.
  'module:require-from-string',
  'module:safe-eval',
])
/** Not documented, but what `require` itself calls. */
const MODULE_COMPILE = /^(?:module|(?:new )?module:module(?:\.Module)?(?:\.prototype)?)\._compile$/
const WORKER = 'module:worker_threads.Worker'

/** What a call, construction, tagged template or import runs as code; undefined when nothing. */
export function sinkOf(
  { node, scope }: Visit,
  called: readonly Called[],
  names: ScriptNames,
  search: HidingSearch,
): Sink | undefined {
  if (node.type === 'ImportExpression') return importSink(node, scope, names)
  if (node.type === 'TaggedTemplateExpression') {
    // A tag gets its text in an array: `eval` would return it, the constructor of functions runs it.
    const tag = childOf(node, 'tag')
    const template = childOf(node, 'quasi')
    if (tag === undefined || template === undefined || !names.isNamed(tag, scope, FUNCTION_CONSTRUCTORS))
      return undefined
    return { rule: JAVASCRIPT_FUNCTION_CONSTRUCTOR, callee: 'Function', text: [template] }
  }
  const callee = childOf(node, 'callee')
  if (callee === undefined) return undefined
  const given = listOf(node, 'arguments')
  for (const each of called) {
    const sink = directSink(each.name, each.given, scope, names)
    if (sink !== undefined) return sink
  }
  if (compilesModule(callee, scope, names)) return vmSink('module._compile', given)
  if (reachesConstructor(callee, scope, names)) {
    return { rule: JAVASCRIPT_FUNCTION_CONSTRUCTOR, callee: 'constructor', text: given }
  }
  return hiddenSink(callee, given, scope, names, search)
}

const GLOBAL_OBJECT: ReadonlySet<string> = new Set(['globalThis'])

/** `globalThis[atob("ZXZhbA==")](text)`: nobody decodes the name of a function that may be known. */
function hiddenSink(
  callee: ScriptNode,
  given: readonly ScriptNode[],
  scope: Scope,
  names: ScriptNames,
  search: HidingSearch,
): Sink | undefined {
  const member = unwrapped(callee)
  const object = member['computed'] === true ? childOf(member, 'object') : undefined
  const key = childOf(member, 'property')
  if (object === undefined || key === undefined || names.textOf(key, scope) !== undefined) return undefined
  if (!names.isNamed(object, scope, GLOBAL_OBJECT) || search.hidingOf([key], scope) !== 'decoded')
    return undefined
  return { rule: DECODE_THEN_EXECUTE, callee: 'global', text: [key, ...given] }
}

/** @param given what the function gets; undefined when nobody can tell */
function directSink(
  name: string,
  given: readonly ScriptNode[] | undefined,
  scope: Scope,
  names: ScriptNames,
): Sink | undefined {
  const first = given?.slice(0, 1)
  if (EVALUATORS.has(name)) return { rule: JAVASCRIPT_EVAL, callee: name, text: first }
  if (FUNCTION_CONSTRUCTORS.has(name))
    return { rule: JAVASCRIPT_FUNCTION_CONSTRUCTOR, callee: name, text: given }
  if (VM_FUNCTIONS.has(name)) return vmSink(name.slice('module:'.length), given)
  if (MODULE_COMPILE.test(name)) return vmSink('module._compile', given)
  if (name === WORKER && evaluates(given?.[1], names, scope)) return vmSink('worker_threads.Worker', given)
  const timed = first?.[0]
  if (!TIMERS.has(name) || timed === undefined || !isText(timed, scope, names)) return undefined
  return { rule: JAVASCRIPT_TIMER_TEXT, callee: name, text: first }
}

function vmSink(callee: string, given: readonly ScriptNode[] | undefined): Sink {
  return { rule: JAVASCRIPT_VM, callee, text: given?.slice(0, 1) }
}

/**
 * `[][…][…](text)` with names that are put together from nothing: an empty list has nothing to take but its methods, and
 * these have nothing that takes text but their constructor.
 */
function reachesConstructor(callee: ScriptNode, scope: Scope, names: ScriptNames): boolean {
  let at = unwrapped(callee)
  for (let steps = 0; steps < 2; steps++) {
    const isComputed = at.type === 'MemberExpression' && at['computed'] === true
    const object = isComputed && names.memberName(at, scope) === undefined ? childOf(at, 'object') : undefined
    if (object === undefined) return false
    at = unwrapped(object)
  }
  return at.type === 'ArrayExpression' && listOf(at, 'elements').length === 0
}

/** `module._compile(…)` where `module` is the parameter of a hook that loads modules. */
function compilesModule(callee: ScriptNode, scope: Scope, names: ScriptNames): boolean {
  const method = unwrapped(callee)
  const object = childOf(method, 'object')
  return nameOf(object) === 'module' && names.memberName(method, scope) === '_compile'
}

/** The option of a worker that makes its first argument the program instead of a path. */
function evaluates(options: ScriptNode | undefined, names: ScriptNames, scope: Scope): boolean {
  if (options === undefined) return false
  return names.resolve(options, scope).some(
    (value) =>
      value.kind === 'literal' &&
      listOf(value.node, 'properties').some((property) => {
        const on = childOf(property, 'value')
        return nameOf(childOf(property, 'key')) === 'eval' && on !== undefined && on['value'] !== false
      }),
  )
}

const OBJECT_ADDRESS: ReadonlySet<string> = new Set(['URL.createObjectURL'])
const CARRIES_CODE = /^\s{0,10}(?:data|blob):/i
/** An address of some other host. */
export const ON_THE_NETWORK = /^\s{0,10}(?:https?:)?\/\//i

function importSink(node: ScriptNode, scope: Scope, names: ScriptNames): Sink | undefined {
  const source = childOf(node, 'source')
  if (source === undefined) return undefined
  const start = names.textOf(source, scope) ?? leadingText(source, scope, names)
  if (CARRIES_CODE.test(start)) return { rule: JAVASCRIPT_DATA_IMPORT, callee: 'import', text: [source] }
  if (ON_THE_NETWORK.test(start)) return { rule: FETCH_THEN_EXECUTE, callee: 'import', text: [source] }
  const made = unwrapped(source)
  const maker = made.type === 'CallExpression' ? childOf(made, 'callee') : undefined
  return maker !== undefined && names.isNamed(maker, scope, OBJECT_ADDRESS)
    ? { rule: JAVASCRIPT_DATA_IMPORT, callee: 'import', text: [source] }
    : undefined
}

/** Operands of one concatenation that are followed. */
const MAX_OPERANDS = 10_000
/** Names for names that are followed to see whether a value is text. */
const MAX_HOPS = 4

/** The constant start of text whose rest is made at run time. */
export function leadingText(node: ScriptNode, scope: Scope, names: ScriptNames, hops = 0): string {
  let at = unwrapped(node)
  for (let left = MAX_OPERANDS; at.type === 'BinaryExpression' && left > 0; left--) {
    const next = childOf(at, 'left')
    if (next === undefined) break
    at = unwrapped(next)
  }
  const template = at.type === 'TemplateLiteral' ? listOf(at, 'quasis')[0] : undefined
  const cooked = (template?.['value'] as { readonly cooked?: string } | undefined)?.cooked
  const text = cooked ?? names.textOf(at, scope)
  const [first] = template === undefined ? [] : listOf(at, 'expressions')
  if (text === '' && first !== undefined && hops < MAX_HOPS) return leadingText(first, scope, names, hops + 1)
  if (text !== undefined) return text
  const origin = at.type === 'Identifier' && hops < MAX_HOPS ? onlyValue(at, scope) : undefined
  return origin === undefined ? '' : leadingText(origin.node, origin.scope, names, hops + 1)
}

const TEXT_MAKERS: ReadonlySet<string> = new Set(['String', 'atob', 'decodeURIComponent', 'unescape'])
const TEXT_METHODS: ReadonlySet<string> = new Set([
  'concat',
  'join',
  'replace',
  'replaceAll',
  'toString',
  'trim',
])

/** Whether a value is certainly text. Most timers get a name, and what it stands for is a function then. */
function isText(node: ScriptNode, scope: Scope, names: ScriptNames, hops = 0): boolean {
  const value = unwrapped(node)
  switch (value.type) {
    case 'StringLiteral':
    case 'TemplateLiteral':
      return true
    case 'BinaryExpression':
      return value['operator'] === '+'
    case 'Identifier': {
      const origin = hops < MAX_HOPS ? onlyValue(value, scope) : undefined
      return origin !== undefined && isText(origin.node, origin.scope, names, hops + 1)
    }
    case 'CallExpression': {
      const callee = childOf(value, 'callee')
      if (callee === undefined) return false
      const method = callee.type === 'MemberExpression' ? names.memberName(callee, scope) : undefined
      return (method !== undefined && TEXT_METHODS.has(method)) || names.isNamed(callee, scope, TEXT_MAKERS)
    }
  }
  return false
}

/** The one value that a name is ever given. */
export function onlyValue(
  identifier: ScriptNode,
  scope: Scope,
): { readonly node: ScriptNode; readonly scope: Scope } | undefined {
  const origins = scope.lookup(nameOf(identifier) ?? '')?.origins ?? []
  const [only, ...others] = origins.filter((origin) => origin.kind !== 'global')
  return only?.kind === 'value' && only.path.length === 0 && others.length === 0 ? only : undefined
}
