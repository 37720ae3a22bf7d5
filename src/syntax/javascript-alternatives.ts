import type { ScriptNode } from './javascript.ts'
import type { ScriptNames } from './javascript-names.ts'
import type { Scope } from './javascript-scopes.ts'
import { childOf, isNode, listOf, nameOf, unwrapped } from './javascript-tree.ts'

/** An expression, and the scope that its names are looked up in. */
export interface Placed {
  readonly node: ScriptNode
  readonly scope: Scope
}

/** Expressions that are followed for one value. */
const MAX_ALTERNATIVES = 200
/** Elements of one list, spread lists included. */
const MAX_ELEMENTS = 500
/** Lists and objects inside each other that are spread into one. */
const MAX_SPREADS = 8

/**
 * The expressions that a value may come from: branches of conditions, what its name is ever given, entries of tables.
 * An expression that leads nowhere else stands for itself. `unseen`: some value is given where nobody can see it.
 */
export function alternativesOf(start: Placed, names: ScriptNames): readonly Placed[] | 'unseen' | 'too-many' {
  const found: Placed[] = []
  const seen = new Set<ScriptNode>()
  const waiting: Placed[] = [start]
  for (let at = waiting.pop(); at !== undefined; at = waiting.pop()) {
    const node = unwrapped(at.node)
    if (seen.has(node)) continue
    if (seen.size === MAX_ALTERNATIVES || !names.spend()) return 'too-many'
    seen.add(node)
    const next = nextOf(node, at.scope, names)
    if (next === 'unseen' || next === 'too-many') return next
    if (next === undefined) found.push({ node, scope: at.scope })
    else waiting.push(...next)
  }
  return found
}

function nextOf(
  node: ScriptNode,
  scope: Scope,
  names: ScriptNames,
): readonly Placed[] | 'unseen' | 'too-many' | undefined {
  switch (node.type) {
    case 'ConditionalExpression':
      return placed(scope, childOf(node, 'consequent'), childOf(node, 'alternate'))
    case 'LogicalExpression':
      // What stands before `&&` is only the value when there is none.
      return node['operator'] === '&&'
        ? placed(scope, childOf(node, 'right'))
        : placed(scope, childOf(node, 'left'), childOf(node, 'right'))
    case 'Identifier':
      return valuesOfName(node, scope, names)
    case 'MemberExpression':
      return entriesAt(node, scope, names)
  }
  return undefined
}

function placed(scope: Scope, ...nodes: readonly (ScriptNode | undefined)[]): readonly Placed[] {
  return nodes.flatMap((node) => (node === undefined ? [] : [{ node, scope }]))
}

/** Undefined for a name that the script does not declare. */
function valuesOfName(
  node: ScriptNode,
  scope: Scope,
  names: ScriptNames,
): readonly Placed[] | 'unseen' | 'too-many' | undefined {
  const all = scope.lookup(nameOf(node) ?? '')?.origins ?? []
  if (all.length > MAX_ALTERNATIVES) return 'too-many'
  const origins = all.filter(({ kind }) => kind !== 'global')
  if (origins.length === 0) return undefined
  const values: Placed[] = []
  // The name stands for itself: it is no more than its type says.
  if (origins.some((origin) => origin.kind === 'unknown' && origin.narrow === true)) return undefined
  for (const origin of origins) {
    if (origin.kind === 'module' || origin.kind === 'function') return undefined
    if (origin.kind === 'nothing') continue
    if (origin.kind === 'element') {
      const elements = elementsOf(origin, names)
      if (elements === undefined) return 'unseen'
      values.push(...elements)
    } else if (origin.kind === 'value' && origin.path.length === 0) values.push(origin)
    else return 'unseen'
  }
  return values
}

/** `table.entry`, and any entry for a key that is chosen at run time. */
function entriesAt(
  node: ScriptNode,
  scope: Scope,
  names: ScriptNames,
): readonly Placed[] | 'too-many' | undefined {
  const object = childOf(node, 'object')
  const tables = object === undefined ? [] : names.resolve(object, scope)
  if (tables.length === 0) return undefined
  const key = names.memberName(node, scope)
  const entries: Placed[] = []
  for (const table of tables) {
    if (table.kind !== 'literal') return undefined
    const properties = names.propertiesOf(table.node)
    const { scope: around } = table
    const chosen = key === undefined ? properties.values() : [properties.get(key)]
    let isEmpty = true
    for (const entry of chosen) {
      if (entry === undefined) return undefined
      if (entries.length > MAX_ALTERNATIVES) return 'too-many'
      entries.push({ node: entry, scope: around })
      isEmpty = false
    }
    if (isEmpty) return undefined
  }
  return entries
}

/** The texts that a value may have, when all of them are constant. */
export function textsOf(start: Placed, names: ScriptNames): readonly string[] | undefined {
  const whole = names.textOf(start.node, start.scope)
  if (whole !== undefined) return [whole]
  const alternatives = alternativesOf(start, names)
  if (typeof alternatives === 'string') return undefined
  const texts = alternatives.map(({ node, scope }) => names.textOf(node, scope))
  return texts.every((text) => text !== undefined) ? texts : undefined
}

/** What stands in a list, lists spread or joined into it included; undefined when it cannot be seen. */
export function elementsOf(list: Placed, names: ScriptNames): readonly Placed[] | undefined {
  return elements(list, { names, left: MAX_ELEMENTS })
}

/** Every value that an option may have, objects spread into the options included; empty when it is never given. */
export function optionsNamed(option: string, options: Placed, names: ScriptNames): readonly Placed[] {
  return values(option, options, { names, left: MAX_ELEMENTS }, 0)
}

const MERGES: ReadonlySet<string> = new Set(['Object.assign'])

interface Spreading {
  readonly names: ScriptNames
  /** Elements and properties that may still be looked at. */
  left: number
}

/** What is not looked at any more may matter: the script is named. */
function mayLookOn(spreading: Spreading): boolean {
  if (spreading.left-- <= 0) spreading.names.giveUp()
  return spreading.left >= 0 && spreading.names.spend()
}

function elements(list: Placed, spreading: Spreading, depth = 0): readonly Placed[] | undefined {
  if (depth > MAX_SPREADS) return undefined
  const [literal, ...others] = spreading.names.resolve(list.node, list.scope)
  if (others.length > 0 || literal?.kind !== 'literal' || literal.node.type !== 'ArrayExpression') {
    return joined(unwrapped(list.node), list.scope, spreading, depth)
  }
  const found: Placed[] = []
  const { scope } = literal
  for (const node of literal.node['elements'] as readonly unknown[]) {
    if (!mayLookOn(spreading)) return undefined
    if (!isNode(node)) continue
    const spread = node.type === 'SpreadElement' ? childOf(node, 'argument') : undefined
    const inner = spread && elements({ node: spread, scope }, spreading, depth + 1)
    // What is not seen may be anything, in one element or many: it stands for itself.
    if (inner === undefined) found.push({ node, scope })
    else found.push(...inner)
  }
  return found
}

/** `list.concat(more)`. */
function joined(
  node: ScriptNode,
  scope: Scope,
  spreading: Spreading,
  depth: number,
): readonly Placed[] | undefined {
  const callee = node.type === 'CallExpression' ? childOf(node, 'callee') : undefined
  const object = callee && childOf(callee, 'object')
  if (callee === undefined || object === undefined) return undefined
  if (spreading.names.memberName(callee, scope) !== 'concat') return undefined
  const found: Placed[] = []
  for (const part of [object, ...listOf(node, 'arguments')]) {
    if (!mayLookOn(spreading)) return undefined
    found.push(...(elements({ node: part, scope }, spreading, depth + 1) ?? [{ node: part, scope }]))
  }
  return found
}

function values(option: string, options: Placed, spreading: Spreading, depth: number): readonly Placed[] {
  const found: Placed[] = []
  const call = unwrapped(options.node)
  const callee = call.type === 'CallExpression' ? childOf(call, 'callee') : undefined
  if (callee !== undefined && spreading.names.isNamed(callee, options.scope, MERGES)) {
    for (const node of listOf(call, 'arguments')) {
      if (depth === MAX_SPREADS || !mayLookOn(spreading)) return found
      found.push(...values(option, { node, scope: options.scope }, spreading, depth + 1))
    }
  }
  for (const value of spreading.names.resolve(options.node, options.scope)) {
    if (value.kind !== 'literal' || value.node.type !== 'ObjectExpression') continue
    const { scope } = value
    const own = spreading.names.propertiesOf(value.node).get(option)
    if (own !== undefined) found.push({ node: own, scope })
    if (own !== undefined || depth === MAX_SPREADS) continue
    for (const property of value.node['properties'] as readonly ScriptNode[]) {
      if (!mayLookOn(spreading)) return found
      const spread = property.type === 'SpreadElement' ? childOf(property, 'argument') : undefined
      if (spread !== undefined) found.push(...values(option, { node: spread, scope }, spreading, depth + 1))
    }
  }
  return found
}
