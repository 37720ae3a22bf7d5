import type { ScriptNode } from './javascript.ts'
import { type Looks, propertiesOf, returnedBy, returnsGlobal, unpacked } from './javascript-calls.ts'
import { ConstantTexts } from './javascript-constants.ts'
import { type Binding, memberOfThis, type Origin, type Scope } from './javascript-scopes.ts'
import { childOf, isFunction, nameOf, textOf, unwrapped } from './javascript-tree.ts'
import {
  functionConstructorOf,
  GLOBAL_OBJECT,
  keyOf,
  moduleValue,
  named,
  propertyOf,
  some,
  type Value,
} from './javascript-values.ts'

/** Expressions inside expressions that are followed, apart from chains of calls and properties. */
const MAX_DEPTH = 40
/** Expressions that are looked at for one script. Large bundles need a tenth. */
const MAX_STEPS = 5_000_000
/** Different values of one name that are kept. */
const MAX_VALUES = 500

/** What is done to a value: `a.b` and `a["b"]`, `a()`, `new a()`. */
type Operation =
  | { readonly kind: 'property'; readonly name: string | undefined }
  | { readonly kind: 'call' | 'new'; readonly node: ScriptNode; readonly scope: Scope }

/** Tells what expressions are, through scopes, aliases, imports, patterns and constant text. */
export class ScriptNames {
  private readonly texts = new ConstantTexts()
  private limitHit = false
  private steps = 0
  private readonly known = new Map<Binding, readonly Value[]>()
  /** Names that are made from a name. */
  private readonly dependents = new Map<Binding, Set<Binding>>()
  private readonly properties = new Map<ScriptNode, ReadonlyMap<string, ScriptNode>>()
  private readonly pending = new Set<ScriptNode>()
  private current: Binding | undefined

  /** @param bindings all of the script */
  constructor(bindings: readonly Binding[]) {
    this.spread(bindings)
  }

  /** A limit was hit, so that some names may have gone unseen. */
  get exhausted(): boolean {
    return this.limitHit || this.texts.exhausted
  }

  /** Everything the expression may be; empty when nothing is known of it. */
  resolve(node: ScriptNode, scope: Scope): readonly Value[] {
    return this.values(node, scope, 0)
  }

  /** Counts an expression that somebody else looks at; false when the script has cost all it may. */
  spend(): boolean {
    if (this.steps++ > MAX_STEPS) this.limitHit = true
    return !this.limitHit
  }

  /** Says that something of the script goes unseen. */
  giveUp(): void {
    this.limitHit = true
  }

  /** Text that the expression always has; undefined when it is made at run time. */
  textOf(node: ScriptNode, scope: Scope): string | undefined {
    return this.texts.textOf(node, scope)
  }

  /** Whether the expression may be one of the names, spelled as values spell them. */
  isNamed(node: ScriptNode, scope: Scope, names: ReadonlySet<string>): boolean {
    return this.resolve(node, scope).some((value) => value.kind === 'named' && names.has(value.name))
  }

  /** Name of the property that a member expression takes; undefined when it is computed at run time. */
  memberName(node: ScriptNode, scope: Scope): string | undefined {
    const property = childOf(node, 'property')
    if (property === undefined) return undefined
    if (node['computed'] !== true) return nameOf(property)
    return property.type === 'NumericLiteral' ? String(property['value']) : this.textOf(property, scope)
  }

  private values(node: ScriptNode, scope: Scope, depth: number): readonly Value[] {
    if (depth > MAX_DEPTH || this.steps++ > MAX_STEPS) {
      this.limitHit = true
      return []
    }
    const operations: Operation[] = []
    let root = unwrapped(node)
    for (;;) {
      const inner = this.operationOf(root, scope, operations)
      if (inner === undefined) break
      root = unwrapped(inner)
    }
    let values = this.rootValues(root, scope, depth)
    this.steps += operations.length
    for (const operation of operations.reverse()) values = this.apply(values, operation, depth)
    return values
  }

  /** Records the outermost operation of an expression and returns what it is done to. */
  private operationOf(node: ScriptNode, scope: Scope, operations: Operation[]): ScriptNode | undefined {
    switch (node.type) {
      case 'MemberExpression':
      case 'OptionalMemberExpression':
        if (this.memberOfThis(node, scope) !== undefined) return undefined
        operations.push({ kind: 'property', name: this.memberName(node, scope) })
        return childOf(node, 'object')
      case 'CallExpression':
      case 'OptionalCallExpression':
      case 'NewExpression':
        operations.push({ kind: node.type === 'NewExpression' ? 'new' : 'call', node, scope })
        return childOf(node, 'callee')
    }
    return undefined
  }

  private rootValues(node: ScriptNode, scope: Scope, depth: number): readonly Value[] {
    switch (node.type) {
      case 'Identifier': {
        const name = textOf(node, 'name') ?? ''
        const binding = scope.lookup(name)
        return binding === undefined ? some(named(name)) : this.bindingValues(binding)
      }
      case 'MemberExpression':
      case 'OptionalMemberExpression': {
        const member = this.memberOfThis(node, scope)
        return member === undefined ? [] : this.bindingValues(member)
      }
      case 'ConditionalExpression':
        return this.union(branchesOf(node), scope, depth)
      case 'LogicalExpression':
      case 'AssignmentExpression':
        return this.union([childOf(node, 'left'), childOf(node, 'right')], scope, depth)
      case 'ImportExpression': {
        const source = childOf(node, 'source')
        const specifier = source && this.textOf(source, scope)
        return specifier === undefined ? [] : some(moduleValue(specifier))
      }
      case 'ObjectExpression':
      case 'ArrayExpression':
        return [{ kind: 'literal', node, scope }]
      case 'ThisExpression':
        return scope.atTop ? [GLOBAL_OBJECT] : []
      case 'ClassExpression':
        return [{ kind: 'function', constructor: 'Function' }]
      case 'StringLiteral':
      case 'TemplateLiteral':
      case 'NumericLiteral':
      case 'BooleanLiteral':
      case 'RegExpLiteral':
        return [{ kind: 'primitive' }]
    }
    return isFunction(node) ? [{ kind: 'function', constructor: functionConstructorOf(node) }] : []
  }

  /** What a class knows of `this.name`. */
  private memberOfThis(node: ScriptNode, scope: Scope): Binding | undefined {
    if (childOf(node, 'object')?.type !== 'ThisExpression') return undefined
    const name = this.memberName(node, scope)
    return name === undefined ? undefined : scope.forMembers?.lookup(memberOfThis(name))
  }

  private union(nodes: readonly (ScriptNode | undefined)[], scope: Scope, depth: number): readonly Value[] {
    return this.distinct(
      nodes.flatMap((node) => (node === undefined ? [] : this.values(node, scope, depth + 1))),
    )
  }

  /** Carries what is known from name to name until nothing new comes out, so that circles do no harm. */
  private spread(bindings: readonly Binding[]): void {
    const waiting = new Set(bindings)
    for (const binding of waiting) {
      waiting.delete(binding)
      this.current = binding
      const before = this.known.get(binding)?.length ?? 0
      const values = this.distinct(binding.origins.flatMap((origin) => this.originValues(origin)))
      if (values.length <= before) continue
      this.known.set(binding, values)
      for (const dependent of this.dependents.get(binding) ?? []) waiting.add(dependent)
    }
    this.current = undefined
  }

  private bindingValues(binding: Binding): readonly Value[] {
    if (this.current !== undefined) {
      const dependents = this.dependents.get(binding)
      if (dependents === undefined) this.dependents.set(binding, new Set([this.current]))
      else dependents.add(this.current)
    }
    return this.known.get(binding) ?? []
  }

  private originValues(origin: Origin): readonly Value[] {
    switch (origin.kind) {
      case 'value':
        return this.along(this.values(origin.node, origin.scope, 0), origin.path, 0)
      case 'module':
        return this.along(some(moduleValue(origin.name)), origin.path, 0)
      case 'function':
        return [{ kind: 'function', constructor: functionConstructorOf(origin.node) }]
      case 'global':
        return some(named(origin.name))
      case 'element':
      case 'nothing':
      case 'unknown':
        return []
    }
  }

  private along(values: readonly Value[], path: readonly string[], depth: number): readonly Value[] {
    return path.reduce((at, name) => this.apply(at, { kind: 'property', name }, depth), values)
  }

  private apply(values: readonly Value[], operation: Operation, depth: number): readonly Value[] {
    if (operation.kind === 'property') return this.property(values, operation.name, depth)
    const looks: Looks = {
      valuesOf: (node) => this.values(node, operation.scope, depth + 1),
      textOf: (node) => this.textOf(node, operation.scope),
      property: (of, name) => this.property(of, name, depth),
    }
    const isNew = operation.kind === 'new'
    return this.distinct([
      ...values.flatMap((value) => returnedBy(value, operation.node, isNew, looks)),
      ...unpacked(operation.node, looks),
    ])
  }

  private property(values: readonly Value[], name: string | undefined, depth: number): readonly Value[] {
    if (name === undefined) return []
    const known = values.length === 0 ? [undefined] : values
    return this.distinct(
      known.flatMap((value) => {
        if (value?.kind === 'literal') {
          const own = this.propertiesOf(value.node).get(name)
          if (own !== undefined) return this.propertyValues(own, value.scope, depth)
        }
        return some(propertyOf(value, name))
      }),
    )
  }

  /** A property that is made from itself adds nothing to what else it may be. */
  private propertyValues(own: ScriptNode, scope: Scope, depth: number): readonly Value[] {
    if (this.pending.has(own)) return []
    this.pending.add(own)
    const values = this.values(own, scope, depth + 1)
    this.pending.delete(own)
    return values
  }

  /** Values that an object or array literal gives to its properties. */
  propertiesOf(literal: ScriptNode): ReadonlyMap<string, ScriptNode> {
    const known = this.properties.get(literal)
    if (known !== undefined) return known
    const properties = propertiesOf(literal)
    this.properties.set(literal, properties)
    return properties
  }

  /** Whether the text given to a constructor of functions only asks for the global object. */
  returnsGlobal(node: ScriptNode, scope: Scope): boolean {
    return returnsGlobal(node, scope, this.texts)
  }

  private distinct(values: readonly Value[]): readonly Value[] {
    if (values.length < 2) return values
    this.steps += values.length
    const byKey = new Map(values.map((value) => [keyOf(value), value]))
    if (byKey.size > MAX_VALUES) this.limitHit = true
    return [...byKey.values()].slice(0, MAX_VALUES)
  }
}

function branchesOf(node: ScriptNode): readonly (ScriptNode | undefined)[] {
  return [childOf(node, 'consequent'), childOf(node, 'alternate')]
}
