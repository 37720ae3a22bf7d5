import type { ScriptNode } from './javascript.ts'
import type { ConstantTexts } from './javascript-constants.ts'
import { propertyName } from './javascript-patterns.ts'
import type { Scope } from './javascript-scopes.ts'
import { childOf, isNode, listOf, nameOf, unwrapped } from './javascript-tree.ts'
import {
  FUNCTION_CONSTRUCTORS,
  GLOBAL_OBJECT,
  moduleValue,
  named,
  some,
  type Value,
} from './javascript-values.ts'

/** How the arguments of one call are looked at. */
export interface Looks {
  valuesOf(node: ScriptNode): readonly Value[]
  textOf(node: ScriptNode): string | undefined
  property(values: readonly Value[], name: string | undefined): readonly Value[]
}

/** Functions that load the module they are given the name of. */
export const REQUIRES: ReadonlySet<string> = new Set([
  'require',
  'module:module._load',
  'module:module.Module._load',
  'module.require',
  'module:process.getBuiltinModule',
  'process.getBuiltinModule',
  'process.mainModule.require',
  'require.main.require',
])
/** Return the function, or the module, that they are given, made to return promises. */
const PROMISIFIERS: ReadonlySet<string> = new Set([
  'module:bluebird.promisify',
  'module:bluebird.promisifyAll',
  'module:pify',
  'module:util.promisify',
])
const INVOKERS = /\.(?:apply|bind|call)$/
const NAME = /^[A-Za-z_$][\w$]{0,60}$/
/** Names that Babel, TypeScript and esbuild give to these functions. */
const INTEROPERABILITY = /^_{1,2}(?:importDefault|importStar|interopRequire[A-Za-z]{0,20}|toESM)\d{0,3}$/
/** `Function('return this')`: how scripts found the global object before it had a name. */
const RETURNS_GLOBAL = /^return (?:this|globalThis|global|window|self);?$/

/** What a call of a known value returns. */
export function returnedBy(value: Value, node: ScriptNode, isNew: boolean, looks: Looks): readonly Value[] {
  if (value.kind === 'returns-global') return [GLOBAL_OBJECT]
  if (value.kind !== 'named') return []
  const [first, second] = listOf(node, 'arguments')
  const { name } = value
  if (FUNCTION_CONSTRUCTORS.has(name)) return asksForGlobal(node, looks) ? [{ kind: 'returns-global' }] : []
  if (isNew) return name.startsWith('new ') ? [] : some(named(`new ${name}`))
  if (name === 'module:module.createRequire') return some(named('require'))
  if (name.endsWith('.bind')) return bound(name.slice(0, -'.bind'.length), first, looks)
  if (first === undefined) return []
  if (REQUIRES.has(name)) {
    const specifier = looks.textOf(first)
    return specifier === undefined ? [] : some(moduleValue(specifier))
  }
  if (PROMISIFIERS.has(name)) return looks.valuesOf(first)
  if (name === 'eval') {
    const text = looks.textOf(first)
    if (text === 'this') return [GLOBAL_OBJECT]
    return text !== undefined && NAME.test(text) ? some(named(text)) : []
  }
  if (name === 'Object.getPrototypeOf' || name === 'Reflect.getPrototypeOf') {
    return looks
      .valuesOf(first)
      .flatMap((of) => (of.kind === 'function' ? [{ kind: 'prototype', constructor: of.constructor }] : []))
  }
  if (name !== 'Reflect.get' || second === undefined) return []
  return looks.property(looks.valuesOf(first), looks.textOf(second))
}

/** What `f.bind(…)` returns; of `f.call.bind(g)` that is `g.call`, whatever f is. */
function bound(name: string, target: ScriptNode | undefined, looks: Looks): readonly Value[] {
  const method = INVOKERS.exec(name)?.[0]
  if (method === undefined) return some(named(name))
  if (method === '.bind' || target === undefined) return []
  return looks
    .valuesOf(target)
    .flatMap<Value>((value) => (value.kind === 'named' ? some(named(value.name + method)) : []))
}

/** Compilers wrap `require` in functions that return the module they are given. */
export function unpacked(node: ScriptNode, looks: Looks): readonly Value[] {
  const callee = childOf(node, 'callee')
  const target = callee === undefined ? undefined : unwrapped(callee)
  const name = nameOf(target) ?? nameOf(target && childOf(target, 'property'))
  const [module] = listOf(node, 'arguments')
  if (name === undefined || module === undefined || !INTEROPERABILITY.test(name)) return []
  return looks.valuesOf(module)
}

/** Whether the text given to a constructor of functions only asks for the global object. */
export function returnsGlobal(node: ScriptNode, scope: Scope, texts: ConstantTexts): boolean {
  return asksForGlobal(node, { textOf: (of) => texts.textOf(of, scope) })
}

function asksForGlobal(node: ScriptNode, looks: Pick<Looks, 'textOf'>): boolean {
  const [body, ...others] = listOf(node, 'arguments')
  const text = body !== undefined && others.length === 0 ? looks.textOf(body) : undefined
  return text !== undefined && RETURNS_GLOBAL.test(text.trim())
}

/** Values that an object or array literal gives to its properties; methods are their own value. */
export function propertiesOf(literal: ScriptNode): ReadonlyMap<string, ScriptNode> {
  const properties = new Map<string, ScriptNode>()
  if (literal.type === 'ArrayExpression') {
    for (const [index, element] of (literal['elements'] as readonly unknown[]).entries()) {
      if (isNode(element) && element.type !== 'SpreadElement') properties.set(String(index), element)
    }
  }
  for (const property of listOf(literal, 'properties')) {
    const name = propertyName(property)
    const value = property.type === 'ObjectProperty' ? childOf(property, 'value') : property
    if (name !== undefined && value !== undefined) properties.set(name, value)
  }
  return properties
}
