import type { ScriptNode } from './javascript.ts'
import type { Scope } from './javascript-scopes.ts'
import { childOf, listOf, nameOf, textOf, unwrapped } from './javascript-tree.ts'

/** Expressions inside expressions that are followed, apart from chains of `+`. */
const MAX_DEPTH = 12
/** Expressions that are looked at for one script. */
const MAX_STEPS = 2_000_000
/** Parts of one chain of `+`, elements of one array. */
const MAX_PARTS = 2_000
/** UTF-16 code units of constant text that are kept. */
const MAX_LENGTH = 10_000

/** `%76`, as `unescape` reads it. */
const PERCENT = /%([0-9a-f]{2})/gi

/** Tells the text that an expression always has, however it is spelled: `"ev" + "al"`, `["ev", "al"].join("")`. */
export class ConstantTexts {
  /** A limit was hit, so that some text may have gone unseen. */
  exhausted = false
  private steps = 0
  private readonly known = new Map<ScriptNode, string>()

  /** Undefined when the text is made at run time, or longer than anything we look for. */
  textOf(node: ScriptNode, scope: Scope): string | undefined {
    return this.text(node, scope, 0)
  }

  private text(node: ScriptNode, scope: Scope, depth: number): string | undefined {
    const bare = unwrapped(node)
    const known = this.known.get(bare)
    if (known !== undefined) return known
    if (this.steps++ > MAX_STEPS) this.exhausted = true
    if (this.exhausted || depth > MAX_DEPTH) return undefined
    const text = this.made(bare, scope, depth)
    if (text === undefined || text.length > MAX_LENGTH) return undefined
    this.known.set(bare, text)
    return text
  }

  private made(node: ScriptNode, scope: Scope, depth: number): string | undefined {
    switch (node.type) {
      case 'StringLiteral':
        return textOf(node, 'value')
      case 'TemplateLiteral':
        return this.template(node, scope, depth)
      case 'BinaryExpression':
        return this.concatenation(node, scope, depth)
      case 'Identifier': {
        const origins = scope.lookup(textOf(node, 'name') ?? '')?.origins ?? []
        const [only, ...others] = origins.filter((origin) => origin.kind !== 'global')
        if (only?.kind !== 'value' || others.length > 0 || only.path.length > 0) return undefined
        return this.text(only.node, only.scope, depth + 1)
      }
      case 'CallExpression':
      case 'OptionalCallExpression':
        return this.returned(node, scope, depth)
    }
    return undefined
  }

  private template(node: ScriptNode, scope: Scope, depth: number): string | undefined {
    const expressions = listOf(node, 'expressions')
    let text = ''
    for (const [index, part] of listOf(node, 'quasis').entries()) {
      const cooked = (part['value'] as { readonly cooked?: string | null } | undefined)?.cooked
      if (typeof cooked !== 'string') return undefined
      text += cooked
      const expression = expressions[index]
      if (expression === undefined) continue
      const inner = this.part(expression, scope, depth + 1)
      if (inner === undefined) return undefined
      text += inner
    }
    return text
  }

  /** The left side of a chain of `+` is as deep as the chain is long. */
  private concatenation(node: ScriptNode, scope: Scope, depth: number): string | undefined {
    const parts: ScriptNode[] = []
    let at = node
    while (at.type === 'BinaryExpression') {
      const right = childOf(at, 'right')
      const left = childOf(at, 'left')
      if (at['operator'] !== '+' || left === undefined || right === undefined) return undefined
      if (parts.length === MAX_PARTS) return undefined
      parts.push(unwrapped(right))
      at = unwrapped(left)
    }
    parts.push(at)
    parts.reverse()
    // Numbers alone would be added.
    if (parts.slice(0, 2).every((part) => part.type === 'NumericLiteral')) return undefined
    let text = ''
    for (const part of parts) {
      const more = this.part(part, scope, depth + 1)
      if (more === undefined) return undefined
      text += more
    }
    return text
  }

  /** Text or a number, as a concatenation takes it. */
  private part(node: ScriptNode, scope: Scope, depth: number): string | undefined {
    const part = unwrapped(node)
    return part.type === 'NumericLiteral' ? String(part['value']) : this.text(part, scope, depth)
  }

  /** What a call of a method of text returns. */
  private returned(node: ScriptNode, scope: Scope, depth: number): string | undefined {
    const callee = childOf(node, 'callee')
    const target = callee === undefined ? undefined : unwrapped(callee)
    const given = listOf(node, 'arguments')
    const [first, second] = given
    if (target === undefined) return undefined
    if (nameOf(target) === 'unescape' && first !== undefined && scope.lookup('unescape') === undefined) {
      const text = this.text(first, scope, depth + 1)
      return text?.replace(PERCENT, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
    }
    const object = childOf(target, 'object')
    const method = target['computed'] === true ? undefined : nameOf(childOf(target, 'property'))
    if (object === undefined || method === undefined) return undefined
    if (method === 'fromCharCode' && nameOf(object) === 'String') return fromCodes(given)
    if (method === 'join') {
      const separator = first === undefined ? ',' : this.text(first, scope, depth + 1)
      return separator === undefined ? undefined : this.list(object, scope, depth + 1)?.join(separator)
    }
    const text = this.text(object, scope, depth + 1)
    if (text === undefined) return undefined
    if (method === 'toString' || method === 'valueOf') return text
    const argument = first && this.text(first, scope, depth + 1)
    if (argument === undefined) return undefined
    if (method === 'concat' && second === undefined) return text + argument
    const replacement = second && this.text(second, scope, depth + 1)
    if (replacement === undefined) return undefined
    if (method === 'replace') return text.replace(argument, () => replacement)
    return method === 'replaceAll' && argument !== ''
      ? text.replaceAll(argument, () => replacement)
      : undefined
  }

  private list(node: ScriptNode, scope: Scope, depth: number): readonly string[] | undefined {
    const array = unwrapped(node)
    if (depth > MAX_DEPTH) return undefined
    if (array.type === 'ArrayExpression') {
      const elements = listOf(array, 'elements')
      if (elements.length > MAX_PARTS) return undefined
      const texts = elements.map((element) => this.text(element, scope, depth + 1))
      return texts.every((text) => text !== undefined) ? texts : undefined
    }
    const callee = array.type === 'CallExpression' ? childOf(array, 'callee') : undefined
    const object = callee && childOf(callee, 'object')
    const method = nameOf(callee && childOf(callee, 'property'))
    if (object === undefined) return undefined
    if (method === 'reverse') return this.list(object, scope, depth + 1)?.toReversed()
    const [first] = listOf(array, 'arguments')
    const separator =
      method === 'split' && first !== undefined ? this.text(first, scope, depth + 1) : undefined
    if (separator === undefined) return undefined
    return this.text(object, scope, depth + 1)?.split(separator, MAX_PARTS)
  }
}

function fromCodes(given: readonly ScriptNode[]): string | undefined {
  if (given.length > MAX_PARTS) return undefined
  const codes = given.map((argument) => argument['value'])
  return codes.every((code) => typeof code === 'number') ? String.fromCharCode(...codes) : undefined
}
