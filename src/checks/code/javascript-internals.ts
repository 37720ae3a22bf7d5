import type { ScriptNode } from '../../syntax/javascript.ts'
import type { Scope } from '../../syntax/javascript-scopes.ts'
import { childOf, unwrapped } from '../../syntax/javascript-tree.ts'
import type { Visit } from '../../syntax/javascript-visit.ts'
import type { Called } from './javascript-called.ts'
import {
  JAVASCRIPT_FETCHED_WASM,
  JAVASCRIPT_INTERNAL_BINDING,
  JAVASCRIPT_LOADER_HOOK,
  JAVASCRIPT_VM2,
} from './javascript-rules.ts'
import { leadingText, ON_THE_NETWORK } from './javascript-sinks.ts'
import { type Found, labelOf, type Script } from './javascript-use.ts'

const BINDINGS: ReadonlySet<string> = new Set(['process._linkedBinding', 'process.binding'])
const SANDBOXES: ReadonlySet<string> = new Set(['module:vm2.NodeVM', 'module:vm2.VM'])
const WASM_COMPILERS: ReadonlySet<string> = new Set([
  'WebAssembly.compile',
  'WebAssembly.compileStreaming',
  'WebAssembly.instantiate',
  'WebAssembly.instantiateStreaming',
])

/** Start processes, open files and sockets, compile code. */
const POWERFUL_BINDINGS: ReadonlySet<string> = new Set([
  'contextify',
  'fs',
  'inspector',
  'module_wrap',
  'natives',
  'pipe_wrap',
  'process_wrap',
  'spawn_sync',
  'tcp_wrap',
  'tty_wrap',
  'udp_wrap',
  'worker',
])

/** A call that reaches below the modules everybody uses. */
export function judgeInternals({ name, given }: Called, scope: Scope, script: Script): Found | undefined {
  if (BINDINGS.has(name)) {
    const binding = given?.[0] && script.names.textOf(given[0], scope)
    const isHarmless = binding !== undefined && !POWERFUL_BINDINGS.has(binding)
    const severity = isHarmless ? 'audit' : 'medium'
    return { rule: JAVASCRIPT_INTERNAL_BINDING, severity, what: `${labelOf(name)}|${binding ?? ''}` }
  }
  if (SANDBOXES.has(name)) return { rule: JAVASCRIPT_VM2, severity: 'low', what: labelOf(name) }
  const [bytes] = given ?? []
  if (!WASM_COMPILERS.has(name) || bytes === undefined) return undefined
  return fetchesElsewhere(bytes, scope, script)
    ? { rule: JAVASCRIPT_FETCHED_WASM, severity: 'low', what: labelOf(name) }
    : undefined
}

const FETCH: ReadonlySet<string> = new Set(['fetch', 'module:node-fetch', 'module:undici.fetch'])

/** `fetch("https://…")`: what a project fetches from its own place has no host. */
function fetchesElsewhere(bytes: ScriptNode, scope: Scope, { names }: Script): boolean {
  const values: ScriptNode[] = [bytes]
  let at = unwrapped(bytes)
  // `(await fetch(…)).arrayBuffer()`, `fetch(…).then(…)`.
  for (let left = MAX_METHODS; left > 0; left--) {
    const callee = childOf(at, 'callee')
    const object = callee && childOf(callee, 'object')
    if (object === undefined) break
    at = unwrapped(object)
    values.push(at)
  }
  return values.some((value) => {
    const call = unwrapped(value)
    const callee = call.type === 'CallExpression' ? childOf(call, 'callee') : undefined
    if (callee === undefined || !names.isNamed(callee, scope, FETCH)) return false
    const [address] = (call['arguments'] as readonly ScriptNode[] | undefined) ?? []
    return address !== undefined && ON_THE_NETWORK.test(leadingText(address, scope, names))
  })
}

/** Calls of methods one after another that are followed. */
const MAX_METHODS = 5

/** Functions that load modules, by the ways to them. */
const LOADER_PART =
  /^module:module(?:\.Module)?(?:\.prototype)?\.(?:_load|_resolveFilename|_compile|require|_extensions(?:\.|$))/
const LOADER_TABLE: ReadonlySet<string> = new Set([
  'module:module.Module._extensions',
  'module:module._extensions',
  'require.extensions',
])

/** An assignment that replaces part of what loads modules. */
export function judgeAssignment({ node, scope }: Visit, { names }: Script): Found | undefined {
  const target = childOf(node, 'left')
  if (target?.type !== 'MemberExpression') return undefined
  const table = childOf(target, 'object')
  if (table !== undefined && names.isNamed(table, scope, LOADER_TABLE)) {
    return { rule: JAVASCRIPT_LOADER_HOOK, severity: 'low', what: 'extensions' }
  }
  for (const value of names.resolve(target, scope)) {
    if (value.kind === 'named' && LOADER_PART.test(value.name)) {
      return { rule: JAVASCRIPT_LOADER_HOOK, severity: 'medium', what: labelOf(value.name) }
    }
  }
  return undefined
}
