import type { ScriptNode } from './javascript.ts'
import type { Scope } from './javascript-scopes.ts'

/** What an expression may be, as far as it can be told without running it. Unknown values are left out. */
export type Value =
  /** A name of the language or its platform (`eval`, `Reflect.apply`), `module:vm.Script`, `new module:module`. */
  | { readonly kind: 'named'; readonly name: string }
  /** A function that the script writes, or some method of the language. */
  | { readonly kind: 'function'; readonly constructor: FunctionConstructor }
  | { readonly kind: 'prototype'; readonly constructor: FunctionConstructor }
  /** `x.constructor` of an unknown x: whatever that is, its own constructor makes functions. */
  | { readonly kind: 'constructor' }
  /** An object or array that the script writes. */
  | { readonly kind: 'literal'; readonly node: ScriptNode; readonly scope: Scope }
  /** Text, a number or an expression pattern. */
  | { readonly kind: 'primitive' }
  /** A function that returns the global object. */
  | { readonly kind: 'returns-global' }

/** Constructors that turn text into code: each function's own `constructor`. */
export type FunctionConstructor =
  | 'Function'
  | 'AsyncFunction'
  | 'GeneratorFunction'
  | 'AsyncGeneratorFunction'

const FUNCTION: Value = { kind: 'named', name: 'Function' }
const METHOD_NAME = /^[a-z]/
const FRAME = /^\d{1,3}$/

/** The global object of browsers, workers, Node and frames. */
export const GLOBAL_OBJECT: Value = { kind: 'named', name: 'globalThis' }
const GLOBAL_OBJECT_NAMES: ReadonlySet<string> = new Set([
  'frames',
  'global',
  'globalThis',
  'parent',
  'self',
  'top',
  'window',
])
/** Properties of elements and documents that hold the global object of another page. */
const WINDOW_PROPERTIES: ReadonlySet<string> = new Set(['contentWindow', 'defaultView'])
/** Objects of the language and its platforms that are no functions but hold some. */
const NAMESPACES: ReadonlySet<string> = new Set([
  'Atomics',
  'Bun',
  'Deno',
  'Intl',
  'JSON',
  'Math',
  'Reflect',
  'WebAssembly',
  'console',
  'globalThis',
  'module',
  'process',
])
/** Functions of the language and its platforms, whose constructor therefore is `Function`. */
const FUNCTIONS: ReadonlySet<string> = new Set([
  'Array',
  'AsyncFunction',
  'AsyncGeneratorFunction',
  'Boolean',
  'Buffer',
  'Date',
  'Error',
  'Function',
  'GeneratorFunction',
  'Map',
  'Number',
  'Object',
  'Promise',
  'Proxy',
  'RegExp',
  'Set',
  'String',
  'Symbol',
  'URL',
  'alert',
  'atob',
  'btoa',
  'decodeURIComponent',
  'eval',
  'execScript',
  'expect',
  'fetch',
  'importScripts',
  'isNaN',
  'parseFloat',
  'parseInt',
  'require',
  'setImmediate',
  'setInterval',
  'setTimeout',
  'unescape',
])
/** Modules that run, start, load, read, decode or fetch code, those that tell places and write files, and those that print. */
const MODULES: ReadonlySet<string> = new Set([
  '@actions/core',
  'axios',
  'bindings',
  'bluebird',
  'buffer',
  'bun',
  'bun:ffi',
  'child-process-promise',
  'child_process',
  'consola',
  'cross-spawn',
  'cryo',
  'crypto',
  'execa',
  'ffi',
  'ffi-napi',
  'ffi-rs',
  'fs',
  'fs-extra',
  'fs/promises',
  'funcster',
  'got',
  'js-yaml',
  'js-yaml-js-types',
  'koffi',
  'loglevel',
  'module',
  'nano-spawn',
  'node-fetch',
  'node-gyp-build',
  'node-serialize',
  'npmlog',
  'os',
  'path',
  'path/posix',
  'path/win32',
  'pify',
  'process',
  'promisify-child-process',
  'request',
  'require-from-string',
  'safe-eval',
  'serialize-to-js',
  'shell-escape',
  'shell-quote',
  'shelljs',
  'shescape',
  'tempy',
  'tmp',
  'undici',
  'url',
  'util',
  'v8',
  'vm',
  'vm2',
  'winston',
  'worker_threads',
  'zlib',
])
/** Properties of properties of one name that are followed. */
const MAX_STEPS = 5

/** Undefined for a name that leads to none of the functions and modules that matter. */
export function named(name: string): Value | undefined {
  if (GLOBAL_OBJECT_NAMES.has(name)) return GLOBAL_OBJECT
  const [root = '', ...steps] = name.replace(/^new /, '').split('.')
  const known = root.startsWith('module:')
    ? MODULES.has(root.slice('module:'.length))
    : FUNCTIONS.has(root) || NAMESPACES.has(root)
  return known && steps.length <= MAX_STEPS ? { kind: 'named', name } : undefined
}

/** A module of Node by any of its names, or one of a few others. */
export function moduleValue(specifier: string): Value | undefined {
  return named(`module:${specifier.replace(/^node:/, '')}`)
}

export function functionConstructorOf(node: ScriptNode): FunctionConstructor {
  if (node['async'] === true) return node['generator'] === true ? 'AsyncGeneratorFunction' : 'AsyncFunction'
  return node['generator'] === true ? 'GeneratorFunction' : 'Function'
}

/** The value of a property. `undefined` as value stands for one that nothing is known of. Properties of literals are not looked up here. */
export function propertyOf(value: Value | undefined, name: string): Value | undefined {
  if (value === undefined) {
    if (name === 'constructor') return { kind: 'constructor' }
    return WINDOW_PROPERTIES.has(name) ? GLOBAL_OBJECT : undefined
  }
  switch (value.kind) {
    case 'named':
      return propertyOfName(value.name, name)
    case 'function':
      if (name === 'constructor') return { kind: 'named', name: value.constructor }
      return name === '__proto__' ? { kind: 'prototype', constructor: value.constructor } : undefined
    case 'prototype':
      return name === 'constructor' ? { kind: 'named', name: value.constructor } : undefined
    case 'constructor':
      return name === 'constructor' ? { kind: 'named', name: 'Function' } : undefined
    case 'literal':
    case 'primitive':
      if (name === 'constructor') return { kind: 'constructor' }
      // Any method will do to reach the constructor of functions.
      return hasMethods(value) && METHOD_NAME.test(name)
        ? { kind: 'function', constructor: 'Function' }
        : undefined
    case 'returns-global':
      return undefined
  }
}

function propertyOfName(owner: string, name: string): Value | undefined {
  if (owner === 'globalThis') {
    // Frames are numbered.
    if (FRAME.test(name)) return GLOBAL_OBJECT
    return name === 'constructor' ? { kind: 'constructor' } : named(name)
  }
  if (WINDOW_PROPERTIES.has(name)) return GLOBAL_OBJECT
  if (name === 'default' && owner.startsWith('module:')) return { kind: 'named', name: owner }
  if (name !== 'constructor') return named(`${owner}.${name}`)
  // What every module of Node is made by.
  if (owner === 'module') return { kind: 'named', name: 'module:module' }
  if (owner === 'module:module') return FUNCTION
  if (owner.endsWith('.prototype')) return named(owner.slice(0, -'.prototype'.length))
  if (owner.startsWith('module:')) return owner.includes('.') ? FUNCTION : { kind: 'constructor' }
  const dot = owner.indexOf('.')
  const root = dot === -1 ? owner : owner.slice(0, dot)
  return !owner.startsWith('new ') && (FUNCTIONS.has(root) || dot !== -1) ? FUNCTION : { kind: 'constructor' }
}

function hasMethods(value: Value): boolean {
  return value.kind === 'primitive' || (value.kind === 'literal' && value.node.type === 'ArrayExpression')
}

/** The same value twice says nothing new. */
export function keyOf(value: Value): string | ScriptNode {
  switch (value.kind) {
    case 'named':
      return `named ${value.name}`
    case 'function':
    case 'prototype':
      return `${value.kind} ${value.constructor}`
    case 'literal':
      return value.node
    case 'constructor':
    case 'primitive':
    case 'returns-global':
      return value.kind
  }
}

export const FUNCTION_CONSTRUCTORS: ReadonlySet<string> = new Set<FunctionConstructor>([
  'Function',
  'AsyncFunction',
  'GeneratorFunction',
  'AsyncGeneratorFunction',
])

export function some(value: Value | undefined): readonly Value[] {
  return value === undefined ? [] : [value]
}
