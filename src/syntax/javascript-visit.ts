import type { ScriptNode } from './javascript.ts'
import { forEachName, propertyName } from './javascript-patterns.ts'
import { type Binding, memberOfThis, type Origin, Scope } from './javascript-scopes.ts'
import { childOf, forEachChild, isFunction, listOf, nameOf, textOf, unwrapped } from './javascript-tree.ts'

/** A node with the scope it stands in and the nodes around it. */
export interface Visit {
  readonly node: ScriptNode
  readonly scope: Scope
  readonly parent: Visit | undefined
  /** Field of the parent that holds it. */
  readonly field: string
}

export interface VisitedScript {
  /** The wanted nodes in the order of their start. */
  readonly kept: readonly Visit[]
  readonly bindings: readonly Binding[]
}

/** Declares every name of a script in its scope, and keeps some nodes. */
export function visitScript(program: ScriptNode, wanted: (node: ScriptNode) => boolean): VisitedScript {
  const top = new Scope(undefined)
  const kept: Visit[] = []
  const assignments: Visit[] = []
  /** Arguments of functions that are called where they are written. */
  const calledWith = new Map<ScriptNode, GivenArguments>()
  const waiting: Visit[] = [{ node: program, scope: top, parent: undefined, field: '' }]
  for (;;) {
    const visit = waiting.pop()
    if (visit === undefined) break
    const { node } = visit
    if (wanted(node)) kept.push(visit)
    if (node.type === 'AssignmentExpression') assignments.push(visit)
    if (node.type === 'CallExpression') noteCallOfLiteral(visit, calledWith)
    declareNames(visit)
    const inner = innerScope(visit, calledWith.get(node))
    forEachChild(node, (child, field) => {
      const scope = OUTSIDE_OWN_SCOPE.has(field) ? visit.scope : inner
      waiting.push({ node: child, scope, parent: visit, field })
    })
  }
  for (const assignment of assignments) assign(assignment, top)
  return { kept, bindings: top.all }
}

/** Fields that are evaluated before the scope of their node exists. */
const OUTSIDE_OWN_SCOPE: ReadonlySet<string> = new Set(['key', 'decorators', 'discriminant', 'superClass'])

const BLOCKS: ReadonlySet<string> = new Set([
  'BlockStatement',
  'CatchClause',
  'ForInStatement',
  'ForOfStatement',
  'ForStatement',
  'SwitchStatement',
])

/** The scope of what stands inside a node; the same scope for most. */
function innerScope(visit: Visit, given: GivenArguments | undefined): Scope {
  const { node, scope } = visit
  if (isFunction(node)) {
    const symbol = symbolOf(visit)
    const inner = new Scope(scope, {
      takesVariables: true,
      ownThis: node.type !== 'ArrowFunctionExpression',
      ...(symbol === undefined ? {} : { symbol }),
    })
    if (node.type === 'FunctionExpression') {
      const own = nameOf(childOf(node, 'id'))
      if (own !== undefined) inner.declare(own, { kind: 'function', node, scope })
    }
    declareParameters(node, inner, given)
    return inner
  }
  if (node.type === 'ClassExpression' || node.type === 'ClassDeclaration') {
    const symbol = symbolOf(visit)
    const inner = new Scope(scope, {
      ownThis: true,
      ofClass: true,
      ...(symbol === undefined ? {} : { symbol }),
    })
    const own = nameOf(childOf(node, 'id'))
    if (own !== undefined) inner.declare(own, { kind: 'unknown' })
    return inner
  }
  // A body takes its own variables: they do not hide what the defaults of the parameters name.
  if (node.type === 'TSModuleBlock' || node.type === 'StaticBlock') {
    return new Scope(scope, { takesVariables: true, ownThis: true })
  }
  if (!BLOCKS.has(node.type)) return scope
  const isBody = visit.field === 'body' && visit.parent !== undefined && isFunction(visit.parent.node)
  const inner = new Scope(scope, { takesVariables: isBody })
  if (node.type === 'CatchClause') declarePattern(childOf(node, 'param'), inner, { kind: 'unknown' })
  return inner
}

function declareParameters(node: ScriptNode, scope: Scope, given: GivenArguments | undefined): void {
  for (const [index, parameter] of listOf(node, 'params').entries()) {
    const pattern = parameter.type === 'TSParameterProperty' ? childOf(parameter, 'parameter') : parameter
    const value = given?.values[index]
    const plain = pattern?.type === 'AssignmentPattern' ? childOf(pattern, 'left') : pattern
    const narrow = isNarrow(plain && childOf(plain, 'typeAnnotation'))
    declarePattern(pattern, scope, narrow ? { kind: 'unknown', narrow } : { kind: 'unknown' })
    if (value === undefined || given === undefined || value.type === 'SpreadElement') continue
    declarePattern(pattern, scope, { kind: 'value', node: value, scope: given.scope, path: [] })
  }
}

/** Types inside each other that are followed. */
const MAX_TYPE_DEPTH = 4
const NARROW_TYPES: ReadonlySet<string> = new Set([
  'TSBooleanKeyword',
  'TSLiteralType',
  'TSNullKeyword',
  'TSNumberKeyword',
  'TSUndefinedKeyword',
])

/** `: number`, `` : `${number}` ``, `: 'npm' | 'yarn'`. */
function isNarrow(type: ScriptNode | undefined, depth = 0): boolean {
  if (type === undefined || depth > MAX_TYPE_DEPTH) return false
  if (type.type === 'TSTypeAnnotation') return isNarrow(childOf(type, 'typeAnnotation'), depth + 1)
  const literal = type.type === 'TSLiteralType' ? childOf(type, 'literal') : undefined
  const template = type.type === 'TSTemplateLiteralType' || literal?.type === 'TemplateLiteral'
  if (template) {
    const parts = listOf(literal ?? type, literal === undefined ? 'types' : 'expressions')
    return parts.every((part) => isNarrow(part, depth + 1))
  }
  if (type.type !== 'TSUnionType') return NARROW_TYPES.has(type.type)
  return listOf(type, 'types').every((member) => isNarrow(member, depth + 1))
}

/** What a function that is written in place is called with. */
interface GivenArguments {
  readonly values: readonly ScriptNode[]
  readonly scope: Scope
}

/** `(function (a) { … })(x)`, and `import("x").then((a) => { … })`. */
function noteCallOfLiteral({ node, scope }: Visit, calledWith: Map<ScriptNode, GivenArguments>): void {
  const callee = childOf(node, 'callee')
  const called = callee === undefined ? undefined : unwrapped(callee)
  if (called === undefined) return
  const values = listOf(node, 'arguments')
  if (isFunction(called)) calledWith.set(called, { values, scope })
  const [handler] = values
  const promised = nameOf(childOf(called, 'property')) === 'then' ? childOf(called, 'object') : undefined
  if (promised !== undefined && handler !== undefined && isFunction(handler)) {
    calledWith.set(handler, { values: [promised], scope })
  }
}

function declareNames(visit: Visit): void {
  const { node, scope } = visit
  switch (node.type) {
    case 'VariableDeclaration':
      declareVariables(visit)
      break
    case 'FunctionDeclaration':
    case 'ClassDeclaration': {
      const name = nameOf(childOf(node, 'id'))
      if (name === undefined) break
      scope.declare(
        name,
        node.type === 'FunctionDeclaration' ? { kind: 'function', node, scope } : { kind: 'unknown' },
      )
      break
    }
    case 'ClassProperty': {
      const name = propertyName(node)
      const value = childOf(node, 'value')
      if (name === undefined || value === undefined) break
      scope.declare(memberOfThis(name), { kind: 'value', node: value, scope, path: [] })
      break
    }
    case 'ImportDeclaration':
      declareImports(node, scope)
      break
    case 'TSImportEqualsDeclaration': {
      const name = nameOf(childOf(node, 'id'))
      const reference = childOf(node, 'moduleReference')
      const module = reference && childOf(reference, 'expression')
      if (name === undefined) break
      scope.declare(name, moduleOrigin(module, []) ?? { kind: 'unknown' })
      break
    }
    case 'TSEnumDeclaration':
    case 'TSModuleDeclaration': {
      const name = nameOf(childOf(node, 'id'))
      if (name !== undefined) scope.declare(name, { kind: 'unknown' })
      break
    }
  }
}

function declareVariables({ node, scope, parent, field }: Visit): void {
  const loop = field === 'left' ? parent : undefined
  const isVar = node['kind'] === 'var'
  const target = isVar ? scope.forVariables : scope
  for (const declarator of listOf(node, 'declarations')) {
    const value = childOf(declarator, 'init')
    const origin: Origin =
      value === undefined ? withoutValue(loop) : { kind: 'value', node: value, scope, path: [] }
    declarePattern(childOf(declarator, 'id'), target, origin)
    if (!isVar || target.parent !== undefined) continue
    // A global of that name stays what it is when a script declares it again.
    forEachName(childOf(declarator, 'id'), (name) => {
      target.declare(name, { kind: 'global', name })
    })
  }
}

/** @param loop whose variable it is */
function withoutValue(loop: Visit | undefined): Origin {
  if (loop === undefined) return { kind: 'nothing' }
  const list = loop.node.type === 'ForOfStatement' ? childOf(loop.node, 'right') : undefined
  return list === undefined ? { kind: 'unknown' } : { kind: 'element', node: list, scope: loop.scope }
}

function declareImports(node: ScriptNode, scope: Scope): void {
  for (const specifier of listOf(node, 'specifiers')) {
    const local = nameOf(childOf(specifier, 'local'))
    if (local === undefined) continue
    const imported = childOf(specifier, 'imported')
    const name = nameOf(imported) ?? (imported === undefined ? undefined : textOf(imported, 'value'))
    const path = specifier.type === 'ImportSpecifier' && name !== undefined ? [name] : []
    scope.declare(local, moduleOrigin(childOf(node, 'source'), path) ?? { kind: 'unknown' })
  }
}

function moduleOrigin(source: ScriptNode | undefined, path: readonly string[]): Origin | undefined {
  const name = source?.type === 'StringLiteral' ? textOf(source, 'value') : undefined
  return name === undefined ? undefined : { kind: 'module', name, path }
}

/** Declares the names of a pattern; each takes its own part of the origin. */
function declarePattern(pattern: ScriptNode | undefined, scope: Scope, origin: Origin): void {
  forEachName(pattern, (name, path, defaultValue) => {
    scope.declare(name, at(origin, path))
    if (defaultValue !== undefined)
      scope.declare(name, { kind: 'value', node: defaultValue, scope, path: [] })
  })
}

function assign({ node, scope }: Visit, top: Scope): void {
  const value = childOf(node, 'right')
  if (value === undefined) return
  const origin: Origin = { kind: 'value', node: value, scope, path: [] }
  const member = memberName(childOf(node, 'left'))
  if (member !== undefined) scope.forMembers?.declare(memberOfThis(member), origin)
  forEachName(childOf(node, 'left'), (name, path, defaultValue) => {
    const known = scope.lookup(name)
    if (known === undefined) top.declare(name, { kind: 'global', name })
    const binding = known ?? scope.lookup(name)
    binding?.origins.push(at(origin, path))
    if (defaultValue !== undefined)
      binding?.origins.push({ kind: 'value', node: defaultValue, scope, path: [] })
  })
}

/** `name` of `this.name`. */
function memberName(target: ScriptNode | undefined): string | undefined {
  const object = target?.type === 'MemberExpression' ? childOf(target, 'object') : undefined
  if (target === undefined || object?.type !== 'ThisExpression' || target['computed'] === true)
    return undefined
  return nameOf(childOf(target, 'property'))
}

function at(origin: Origin, path: readonly string[]): Origin {
  if (path.length === 0) return origin
  if (origin.kind === 'value' || origin.kind === 'module')
    return { ...origin, path: [...origin.path, ...path] }
  return { kind: 'unknown' }
}

/** Own name of a function or class, or the name it is given. */
function symbolOf({ node, parent, field }: Visit): string | undefined {
  const own = nameOf(childOf(node, 'id')) ?? propertyName(node)
  if (own !== undefined || parent === undefined) return own
  const holder = parent.node
  if (field === 'init') return nameOf(childOf(holder, 'id'))
  if (field === 'value') return propertyName(holder)
  if (field !== 'right') return undefined
  const target = childOf(holder, 'left')
  return nameOf(target) ?? nameOf(target && childOf(target, 'property'))
}
