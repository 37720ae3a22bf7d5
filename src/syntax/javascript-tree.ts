import type { ScriptNode } from './javascript.ts'

/** Fields that hold no code which runs: positions, comments, types. */
const SILENT_FIELDS: ReadonlySet<string> = new Set([
  'type',
  'start',
  'end',
  'loc',
  'range',
  'extra',
  'errors',
  'leadingComments',
  'innerComments',
  'trailingComments',
  'typeAnnotation',
  'typeArguments',
  'typeParameters',
  'returnType',
  'superTypeArguments',
  'superTypeParameters',
  'implements',
])

/** TypeScript's nodes that are still there when the script runs, or hold some that are. */
const RUNTIME_TYPESCRIPT: ReadonlySet<string> = new Set([
  'TSAsExpression',
  'TSEnumBody',
  'TSEnumDeclaration',
  'TSEnumMember',
  'TSExportAssignment',
  'TSImportEqualsDeclaration',
  'TSInstantiationExpression',
  'TSModuleBlock',
  'TSModuleDeclaration',
  'TSNonNullExpression',
  'TSParameterProperty',
  'TSSatisfiesExpression',
  'TSTypeAssertion',
])

/** Nodes that stand for the expression inside them. */
const WRAPPERS: ReadonlySet<string> = new Set([
  'AwaitExpression',
  'ParenthesizedExpression',
  'TSAsExpression',
  'TSInstantiationExpression',
  'TSNonNullExpression',
  'TSSatisfiesExpression',
  'TSTypeAssertion',
])

export function isNode(value: unknown): value is ScriptNode {
  return typeof value === 'object' && value !== null && typeof (value as ScriptNode).type === 'string'
}

export function childOf(node: ScriptNode, field: string): ScriptNode | undefined {
  const value = node[field]
  return isNode(value) ? value : undefined
}

/** Nodes of a field that holds a list; holes of arrays are left out. */
export function listOf(node: ScriptNode, field: string): readonly ScriptNode[] {
  const value = node[field]
  return Array.isArray(value) ? value.filter(isNode) : []
}

export function textOf(node: ScriptNode, field: string): string | undefined {
  const value = node[field]
  return typeof value === 'string' ? value : undefined
}

/** The name of an identifier or private name; undefined for anything else. */
export function nameOf(node: ScriptNode | undefined): string | undefined {
  return node?.type === 'Identifier' ? textOf(node, 'name') : undefined
}

/** Calls back with the nodes right inside this one that can do or hold something, the last one first. */
export function forEachChild(node: ScriptNode, visit: (child: ScriptNode, field: string) => void): void {
  const fields = Object.keys(node)
  for (let at = fields.length - 1; at >= 0; at--) {
    const field = fields[at] as string
    if (SILENT_FIELDS.has(field)) continue
    const value = node[field]
    if (Array.isArray(value)) {
      for (let index = value.length - 1; index >= 0; index--) {
        const child: unknown = value[index]
        if (isNode(child) && runs(child)) visit(child, field)
      }
    } else if (isNode(value) && runs(value)) visit(value, field)
  }
}

/** Nodes that hold nothing and do nothing. */
const LEAVES: ReadonlySet<string> = new Set([
  'BigIntLiteral',
  'BooleanLiteral',
  'BreakStatement',
  'ContinueStatement',
  'DebuggerStatement',
  'Directive',
  'EmptyStatement',
  'JSXText',
  'NullLiteral',
  'NumericLiteral',
  'RegExpLiteral',
  'StringLiteral',
  'Super',
  'TemplateElement',
  'ThisExpression',
])

function runs(node: ScriptNode): boolean {
  if (LEAVES.has(node.type)) return false
  return node.type.startsWith('TS') ? RUNTIME_TYPESCRIPT.has(node.type) : node['declare'] !== true
}

/** The expression whose value this one has: without parentheses, types, `await`, all but the end of a sequence. */
export function unwrapped(node: ScriptNode): ScriptNode {
  let at = node
  for (;;) {
    const inner = WRAPPERS.has(at.type)
      ? (childOf(at, 'expression') ?? childOf(at, 'argument'))
      : at.type === 'SequenceExpression'
        ? listOf(at, 'expressions').at(-1)
        : at.type === 'AssignmentExpression' && at['operator'] === '='
          ? childOf(at, 'right')
          : undefined
    if (inner === undefined) return at
    at = inner
  }
}

export function isFunction(node: ScriptNode): boolean {
  return FUNCTIONS.has(node.type)
}

const FUNCTIONS: ReadonlySet<string> = new Set([
  'ArrowFunctionExpression',
  'ClassMethod',
  'ClassPrivateMethod',
  'FunctionDeclaration',
  'FunctionExpression',
  'ObjectMethod',
])
