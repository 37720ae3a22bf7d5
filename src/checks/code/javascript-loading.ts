import { optionsNamed, type Placed, textsOf } from '../../syntax/javascript-alternatives.ts'
import { REQUIRES } from '../../syntax/javascript-calls.ts'
import type { Scope } from '../../syntax/javascript-scopes.ts'
import { nameOf } from '../../syntax/javascript-tree.ts'
import { evidence } from '../../text/redact.ts'
import type { Called } from './javascript-called.ts'
import { somePart } from './javascript-parts.ts'
import { JAVASCRIPT_NATIVE_LIBRARY } from './javascript-rules.ts'
import { type Harmless, shapeOf } from './javascript-shapes.ts'
import { executed } from './javascript-shell.ts'
import { leadingText, ON_THE_NETWORK } from './javascript-sinks.ts'
import { type Found, labelOf, type Script } from './javascript-use.ts'
import { DYNAMIC_IMPORT, FETCH_THEN_EXECUTE } from './python-rules.ts'

const NO_QUOTING: Harmless = { quoting: new Set() }

/** Load native libraries from the path that stands at this place, or in this option there. */
const NATIVE_LOADERS: ReadonlyMap<string, { readonly at: number; readonly option?: string }> = new Map([
  ['Deno.dlopen', { at: 0 }],
  ['module:bindings', { at: 0, option: 'bindings' }],
  ['module:bun:ffi.dlopen', { at: 0 }],
  ['module:ffi-napi.DynamicLibrary', { at: 0 }],
  ['module:ffi-napi.Library', { at: 0 }],
  ['module:ffi-rs.open', { at: 0, option: 'path' }],
  ['module:ffi.DynamicLibrary', { at: 0 }],
  ['module:ffi.Library', { at: 0 }],
  ['module:koffi.load', { at: 0 }],
  ['module:node-gyp-build', { at: 0 }],
  ['process.dlopen', { at: 1 }],
])
/** Start the script that they are given, beside this one. */
const STARTERS: ReadonlySet<string> = new Set(['module:child_process.fork', 'module:worker_threads.Worker'])

/** What is dangerous about the module, script or library that a call loads. */
export function judgeLoading({ name, given }: Called, scope: Scope, script: Script): Found | undefined {
  const [first] = given ?? []
  const module = first && { node: first, scope }
  if (REQUIRES.has(name)) return module && judgeModule(labelOf(name), module, script)
  if (STARTERS.has(name)) return module && hidden(labelOf(name), module, script)
  if (name === 'importScripts') {
    const sources = (given ?? []).map((node) => ({ node, scope }))
    return sources.map((source) => judgeScript(source, script)).find((found) => found !== undefined)
  }
  const loader = NATIVE_LOADERS.get(name)
  const argument = loader && given?.[loader.at]
  if (loader === undefined || argument === undefined) return undefined
  const whole: Placed = { node: argument, scope }
  const [path = whole] = loader.option === undefined ? [] : optionsNamed(loader.option, whole, script.names)
  return judgeLibrary(labelOf(name), path, script)
}

/** `require(…)` and `import(…)`. */
export function judgeModule(callee: string, module: Placed, script: Script): Found | undefined {
  const found = hidden(callee, module, script)
  if (found !== undefined) return found
  const { names } = script
  if (textsOf(module, names) !== undefined) return undefined
  const shape = shapeOf([module], names, NO_QUOTING)
  if (shape === 'constant' || shape === 'fixed') return undefined
  const start = leadingText(module.node, module.scope, names)
  const isConfined = OWN_FOLDER.test(start) || startsHere(module)
  if (!isConfined && endsNative(module)) {
    return { rule: JAVASCRIPT_NATIVE_LIBRARY, severity: 'high', what: `${callee}|${shape}` }
  }
  return isConfined ? undefined : { rule: DYNAMIC_IMPORT, severity: 'audit', what: `${callee}|${shape}` }
}

/** A folder or package that is written out leaves only what lies in it to choose from. */
const OWN_FOLDER = /^(?:\.{1,2}\/|[@~#][\w./-]{0,100}\/|[\w-]{1,100}\/)/

/** A path that begins where the script lies. */
function startsHere(module: Placed): boolean {
  return somePart(module, ({ node, scope }) => {
    const name = nameOf(node)
    if (name === '__dirname' && scope.lookup(name) === undefined) return true
    return node.type === 'MetaProperty'
  })
}

function endsNative(module: Placed): boolean {
  return somePart(module, ({ node }) => NATIVE_END.test(constantPart(node) ?? ''))
}
const NATIVE_END = /\.node$/

function judgeLibrary(callee: string, path: Placed, script: Script): Found | undefined {
  const found = hidden(callee, path, script)
  if (found !== undefined) return found
  const shape = shapeOf([path], script.names, NO_QUOTING)
  if (shape === 'constant' || shape === 'fixed') return undefined
  const severity = startsHere(path) ? 'audit' : 'high'
  return { rule: JAVASCRIPT_NATIVE_LIBRARY, severity, what: `${callee}|${shape}` }
}

function judgeScript(source: Placed, { names }: Script): Found | undefined {
  const start = names.textOf(source.node, source.scope) ?? leadingText(source.node, source.scope, names)
  if (ON_THE_NETWORK.test(start)) {
    return { rule: FETCH_THEN_EXECUTE, severity: 'high', what: 'importScripts|address' }
  }
  const shape = shapeOf([source], names, NO_QUOTING)
  if (shape === 'constant' || shape === 'fixed') return undefined
  return { rule: DYNAMIC_IMPORT, severity: 'audit', what: `importScripts|${shape}` }
}

/** Code from a file that this script wrote itself, or that lies where anybody may put one. */
function hidden(callee: string, path: Placed, script: Script): Found | undefined {
  const hiding = script.written.hidingOf(path)
  if (hiding !== undefined) return executed(hiding, `${callee}|written before`)
  if (!somePart(path, (part) => isTemporary(part, script))) return undefined
  return {
    rule: DYNAMIC_IMPORT,
    severity: 'high',
    what: `${callee}|temporary`,
    note: evidence`the path leads to a folder for temporary or downloaded files`,
  }
}

const TEMPORARY: ReadonlySet<string> = new Set([
  'module:fs-extra.mkdtemp',
  'module:fs-extra.mkdtempSync',
  'module:fs.mkdtemp',
  'module:fs.mkdtempSync',
  'module:fs.promises.mkdtemp',
  'module:fs/promises.mkdtemp',
  'module:os.tmpdir',
  'module:tempy.directory',
  'module:tempy.file',
  'module:tempy.temporaryDirectory',
  'module:tempy.temporaryFile',
  'module:tmp.dirSync',
  'module:tmp.fileSync',
  'module:tmp.tmpNameSync',
  'process.env.RUNNER_TEMP',
  'process.env.TEMP',
  'process.env.TMP',
  'process.env.TMPDIR',
])
const TEMPORARY_FOLDER =
  /^(?:\/tmp|\/var\/tmp|\/dev\/shm|[A-Za-z]:[\\/]{1,2}(?:Windows[\\/]{1,2})?Temp)(?:[\\/]|$)/i
/** As one part of a path, or below a home: `./Downloads/` may well be a folder of the project. */
const DOWNLOADS = /^(?:~\/|\/(?:home|Users)\/[^/]{1,60}\/)?Downloads(?:\/|$)/

function isTemporary({ node, scope }: Placed, { names }: Script): boolean {
  const text = constantPart(node)
  if (text !== undefined) return TEMPORARY_FOLDER.test(text) || DOWNLOADS.test(text)
  return names.isNamed(node, scope, TEMPORARY)
}

function constantPart(node: Placed['node']): string | undefined {
  const text = node['value']
  if (node.type === 'StringLiteral') return typeof text === 'string' ? text : undefined
  const last =
    node.type === 'TemplateElement' ? (text as { readonly cooked?: string | null }).cooked : undefined
  return last ?? undefined
}
