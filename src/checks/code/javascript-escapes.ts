import type { ScriptNode } from '../../syntax/javascript.ts'
import type { ScriptNames } from '../../syntax/javascript-names.ts'
import { childOf, isFunction, listOf, nameOf, textOf, unwrapped } from '../../syntax/javascript-tree.ts'
import type { Visit } from '../../syntax/javascript-visit.ts'

const EVAL: ReadonlySet<string> = new Set(['eval'])

/** Whether the node may name `eval` without calling it: `eval`, `window.eval`, `self["eval"]`. */
export function evalIn(node: ScriptNode): boolean {
  if (nameOf(node) === 'eval') return true
  if (node.type !== 'MemberExpression' && node.type !== 'OptionalMemberExpression') return false
  const property = childOf(node, 'property')
  return nameOf(property) === 'eval' || (property !== undefined && textOf(property, 'value') === 'eval')
}

/**
 * Where `eval` itself leaves the reach of names: given to a function, stored in an object, returned, exported. What it
 * is then called with stands elsewhere. Undefined for all other uses, among them names for it, whose calls are seen.
 */
export function evalEscape(visit: Visit, names: ScriptNames): string | undefined {
  if (!evalIn(visit.node)) return argumentEscape(visit, names)
  if (visit.field === 'key' || (visit.field === 'property' && visit.parent?.node['computed'] !== true))
    return undefined
  const leaving = destinationOf(visit, names)
  return leaving !== undefined && names.isNamed(visit.node, visit.scope, EVAL) ? leaving : undefined
}

/** Another name of `eval` among the arguments of a call. */
function argumentEscape({ node, scope }: Visit, names: ScriptNames): string | undefined {
  const escapes = listOf(node, 'arguments').some((given) => {
    const value = unwrapped(given)
    if (
      value.type !== 'Identifier' ||
      nameOf(value) === 'eval' ||
      scope.lookup(nameOf(value) ?? '') === undefined
    ) {
      return false
    }
    return names.isNamed(value, scope, EVAL)
  })
  return escapes ? 'argument' : undefined
}

/** Expressions whose value is that of the part in these fields. */
const PASSING: ReadonlyMap<string, readonly string[]> = new Map([
  ['AwaitExpression', ['argument']],
  ['ConditionalExpression', ['consequent', 'alternate']],
  ['LogicalExpression', ['left', 'right']],
  ['ParenthesizedExpression', ['expression']],
  ['TSAsExpression', ['expression']],
  ['TSNonNullExpression', ['expression']],
  ['TSSatisfiesExpression', ['expression']],
  ['TSTypeAssertion', ['expression']],
])

/** Where values leave for good, by the field that holds them. */
const LEAVING: ReadonlyMap<string, string> = new Map([
  ['ArrayExpression', 'elements'],
  ['ArrowFunctionExpression', 'body'],
  ['ClassPrivateProperty', 'value'],
  ['ClassProperty', 'value'],
  ['Decorator', 'expression'],
  ['ExportDefaultDeclaration', 'declaration'],
  ['JSXExpressionContainer', 'expression'],
  ['NewExpression', 'arguments'],
  ['ObjectProperty', 'value'],
  ['ReturnStatement', 'argument'],
  ['SpreadElement', 'argument'],
  ['TSExportAssignment', 'expression'],
  ['YieldExpression', 'argument'],
])

/** Functions that look at a function and do not run it. */
const LOOKING: ReadonlySet<string> = new Set([
  'Boolean',
  'Object.getPrototypeOf',
  'Reflect.getPrototypeOf',
  'String',
  'console.log',
  'expect',
])

/** Expressions around a value that are followed. */
const MAX_AROUND = 50

function destinationOf(visit: Visit, names: ScriptNames): string | undefined {
  let at = visit
  for (let left = MAX_AROUND; at.parent !== undefined && left > 0; left--) {
    const around = at.parent
    const { type } = around.node
    if (PASSING.get(type)?.includes(at.field) === true || isLastOfSequence(at, around)) {
      at = around
      continue
    }
    if (type === 'AssignmentExpression') {
      // An assignment to a name makes an alias, and its calls are seen.
      return at.field === 'right' && !isName(childOf(around.node, 'left')) ? 'property' : undefined
    }
    if (type === 'VariableDeclarator') {
      return around.parent?.parent?.node.type === 'ExportNamedDeclaration' ? 'export' : undefined
    }
    if (type === 'CallExpression' || type === 'OptionalCallExpression') {
      return at.field === 'arguments' && isHandedTo(around, names) ? 'argument' : undefined
    }
    if (type === 'ObjectProperty' && around.parent?.node.type === 'ObjectPattern') return undefined
    return LEAVING.get(type) === at.field ? at.field : undefined
  }
  return undefined
}

function isLastOfSequence(visit: Visit, around: Visit): boolean {
  return around.node.type === 'SequenceExpression' && listOf(around.node, 'expressions').at(-1) === visit.node
}

function isName(target: ScriptNode | undefined): boolean {
  return target?.type === 'Identifier' || target?.type === 'ObjectPattern' || target?.type === 'ArrayPattern'
}

/** A function written at the call gets it under the name of its parameter, and `Reflect.apply` calls it at once. */
function isHandedTo({ node, scope }: Visit, names: ScriptNames): boolean {
  const callee = childOf(node, 'callee')
  if (callee === undefined || isFunction(unwrapped(callee))) return false
  return !names
    .resolve(callee, scope)
    .some(
      ({ ...value }) =>
        value.kind === 'named' && (LOOKING.has(value.name) || value.name.startsWith('Reflect.')),
    )
}
