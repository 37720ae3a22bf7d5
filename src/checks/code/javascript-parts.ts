import type { ScriptNode } from '../../syntax/javascript.ts'
import type { Placed } from '../../syntax/javascript-alternatives.ts'
import { isFunction, isNode, nameOf, unwrapped } from '../../syntax/javascript-tree.ts'

/** Names that are followed, one from the other. */
const MAX_HOPS = 3
/** Expressions that are looked at for one value. */
const MAX_NODES = 200

/** Whether any expression that a value is made from passes the test; names are followed to all that they are given. */
export function somePart(start: Placed, test: (part: Placed) => boolean): boolean {
  const seen = new Set<ScriptNode>()
  const waiting: { readonly part: Placed; readonly hops: number }[] = [{ part: start, hops: 0 }]
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const { part, hops } = next
    const node = unwrapped(part.node)
    if (seen.has(node) || seen.size === MAX_NODES) continue
    seen.add(node)
    if (test({ node, scope: part.scope })) return true
    if (node.type === 'Identifier') {
      const origins = hops < MAX_HOPS ? (part.scope.lookup(nameOf(node) ?? '')?.origins ?? []) : []
      for (const origin of origins) {
        if (origin.kind === 'value') waiting.push({ part: origin, hops: hops + 1 })
      }
      continue
    }
    if (isFunction(node)) continue
    for (const child of partsOf(node)) waiting.push({ part: { node: child, scope: part.scope }, hops })
  }
  return false
}

/** Literal text included, names of properties left out. */
function* partsOf(node: ScriptNode): Generator<ScriptNode> {
  for (const [field, value] of Object.entries(node)) {
    if (field === 'key' || (field === 'property' && node['computed'] !== true)) continue
    if (isNode(value)) yield value
    else if (Array.isArray(value)) yield* value.slice(0, MAX_NODES).filter(isNode)
  }
}
