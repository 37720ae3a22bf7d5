import type { ScriptNode } from '../../syntax/javascript.ts'
import type { ScriptNames } from '../../syntax/javascript-names.ts'
import type { Scope } from '../../syntax/javascript-scopes.ts'
import {
  childOf,
  forEachChild,
  isFunction,
  listOf,
  nameOf,
  textOf,
  unwrapped,
} from '../../syntax/javascript-tree.ts'

/** Where text that is executed comes from, when its source hides it. */
export type Hiding = 'decoded' | 'fetched'

/** Names and calls between the text and what makes it. */
const MAX_HOPS = 3
/** Values of one name that are followed: names in minified scripts stand for everything. */
const MAX_VALUES = 4
/** Nodes that are searched for one piece of executed text. Beyond, it counts as any other text made at run time. */
const MAX_NODES = 3_000
const MAX_NODES_OF_SCRIPT = 300_000
/** Entries of a list that are searched; longer ones are tables of data. */
const MAX_ENTRIES = 1_000

const BUFFERS: ReadonlySet<string> = new Set([
  'Buffer.from',
  'new Buffer',
  'Buffer',
  'module:buffer.Buffer.from',
  'module:buffer.Buffer',
])
const BINARY_TEXT: ReadonlySet<string> = new Set(['base64', 'base64url', 'hex'])
const DECODERS: ReadonlySet<string> = new Set([
  'atob',
  'module:buffer.atob',
  'module:zlib.brotliDecompressSync',
  'module:zlib.gunzipSync',
  'module:zlib.inflateRawSync',
  'module:zlib.inflateSync',
  'module:zlib.unzipSync',
  'module:crypto.createDecipheriv',
  'module:crypto.createDecipher',
])
/** Hide code too, but helpers of honest templates use them as well: they count only in the executed text itself. */
const SPELLERS: ReadonlySet<string> = new Set(['String.fromCharCode', 'String.fromCodePoint', 'unescape'])
const FETCHERS: ReadonlySet<string> = new Set([
  'fetch',
  'module:axios',
  'module:axios.get',
  'module:got',
  'module:node-fetch',
  'module:undici.fetch',
  'module:request',
])
/** https://xhr.spec.whatwg.org/#the-responsetext-getter */
const RESPONSE_TEXT = 'responseText'

interface Place {
  readonly node: ScriptNode
  readonly scope: Scope
  readonly hops: number
  /** In the body of a function that is called to make the text. */
  readonly called: boolean
}

/** Looks for what hides executed text, in one script. */
export class HidingSearch {
  private readonly names: ScriptNames
  private left = MAX_NODES_OF_SCRIPT

  constructor(names: ScriptNames) {
    this.names = names
  }

  /** Whether the text is decoded or fetched, as far as the expression, its names and the functions it calls show. */
  hidingOf(text: readonly ScriptNode[], scope: Scope): Hiding | undefined {
    const waiting: Place[] = text.map((node) => ({ node, scope, hops: 0, called: false }))
    const seen = new Set<ScriptNode>(text)
    let hiding: Hiding | undefined
    for (let place = waiting.pop(); place !== undefined && this.left > 0; place = waiting.pop()) {
      const found = hidingAt(place, this.names)
      if (found === 'decoded') return found
      hiding ??= found
      this.left--
      for (const next of nextPlaces(place)) {
        if (seen.size === MAX_NODES) return hiding
        if (seen.has(next.node)) continue
        seen.add(next.node)
        waiting.push(next)
      }
    }
    return hiding
  }
}

function hidingAt({ node, scope, called }: Place, names: ScriptNames): Hiding | undefined {
  if (node.type === 'MemberExpression') {
    return names.memberName(node, scope) === RESPONSE_TEXT ? 'fetched' : undefined
  }
  if (node.type !== 'CallExpression' && node.type !== 'NewExpression') return undefined
  const callee = childOf(node, 'callee')
  if (callee === undefined) return undefined
  if (reverses(node, callee, scope, names)) return 'decoded'
  for (const value of names.resolve(callee, scope)) {
    if (value.kind !== 'named') continue
    const name = value.name.replace(/\.(?:call|apply)$/, '')
    if (DECODERS.has(name) || (!called && SPELLERS.has(name))) return 'decoded'
    if (FETCHERS.has(name)) return 'fetched'
    if (!BUFFERS.has(name)) continue
    const encoding = listOf(node, 'arguments')[1]
    const constant = encoding && names.textOf(encoding, scope)
    if (constant !== undefined && BINARY_TEXT.has(constant.toLowerCase())) return 'decoded'
  }
  return undefined
}

/** `text.split('').reverse().join('')`. */
function reverses(node: ScriptNode, callee: ScriptNode, scope: Scope, names: ScriptNames): boolean {
  if (names.memberName(callee, scope) !== 'join') return false
  const reversal = childOf(callee, 'object')
  const method = reversal?.type === 'CallExpression' ? childOf(reversal, 'callee') : undefined
  const [separator] = listOf(node, 'arguments')
  return (
    method !== undefined &&
    names.memberName(method, scope) === 'reverse' &&
    separator !== undefined &&
    names.textOf(separator, scope) === ''
  )
}

/** What makes a value: the parts of its expression, what its names stand for, and the bodies of functions it calls. */
function nextPlaces({ node, scope, hops, called }: Place): readonly Place[] {
  const next: Place[] = []
  if (node.type === 'Identifier') {
    const origins = scope.lookup(textOf(node, 'name') ?? '')?.origins ?? []
    if (hops === MAX_HOPS || origins.length > MAX_VALUES) return next
    for (const origin of origins) {
      if (origin.kind !== 'value' || isFunction(unwrapped(origin.node))) continue
      next.push({ node: origin.node, scope: origin.scope, hops: hops + 1, called })
    }
    return next
  }
  if (node.type === 'CallExpression' && hops < MAX_HOPS) {
    const body = calledFunction(node, scope)
    if (body !== undefined) next.push({ ...body, hops: hops + 1, called: true })
  }
  if (hasLongList(node)) return next
  forEachChild(node, (child, field) => {
    const isName = field === 'key' || (field === 'property' && node['computed'] !== true)
    if (!isName) next.push({ node: child, scope, hops, called })
  })
  return next
}

function hasLongList(node: ScriptNode): boolean {
  return Object.values(node).some((value) => Array.isArray(value) && value.length > MAX_ENTRIES)
}

/** The function of this script that a call runs. Names inside are looked up where it is written, as far as that is known. */
function calledFunction(node: ScriptNode, scope: Scope): Pick<Place, 'node' | 'scope'> | undefined {
  const callee = childOf(node, 'callee')
  for (const origin of scope.lookup(nameOf(callee) ?? '')?.origins ?? []) {
    if (origin.kind === 'function') return { node: origin.node, scope: origin.scope }
    if (origin.kind === 'value' && isFunction(unwrapped(origin.node))) {
      return { node: unwrapped(origin.node), scope: origin.scope }
    }
  }
  return undefined
}
