import type { ScriptNode } from './javascript.ts'
import { childOf, isNode, listOf, nameOf, textOf } from './javascript-tree.ts'

interface PatternPart {
  readonly node: ScriptNode
  readonly path: readonly string[]
  readonly defaultValue: ScriptNode | undefined
}

/** Levels of one pattern that are followed; names below are declared as unknown. */
const MAX_PATTERN_DEPTH = 8

/** Calls back with each name that a pattern gives a value to, and with the properties that lead to that value. */
export function forEachName(
  pattern: ScriptNode | undefined,
  visit: (name: string, path: readonly string[], defaultValue: ScriptNode | undefined) => void,
): void {
  if (pattern === undefined) return
  const waiting: PatternPart[] = [{ node: pattern, path: [], defaultValue: undefined }]
  for (let part = waiting.pop(); part !== undefined; part = waiting.pop()) {
    const { node, path, defaultValue } = part
    const deeper = (step: string): readonly string[] =>
      path.length < MAX_PATTERN_DEPTH ? [...path, step] : path
    switch (node.type) {
      case 'Identifier':
        visit(textOf(node, 'name') ?? '', path, defaultValue)
        break
      case 'AssignmentPattern': {
        const left = childOf(node, 'left')
        if (left !== undefined) waiting.push({ node: left, path, defaultValue: childOf(node, 'right') })
        break
      }
      case 'RestElement': {
        const rest = childOf(node, 'argument')
        if (rest !== undefined) waiting.push({ node: rest, path, defaultValue: undefined })
        break
      }
      case 'ObjectPattern':
        for (const property of listOf(node, 'properties')) {
          const value = childOf(property, 'value')
          if (property.type === 'RestElement') waiting.push({ node: property, path, defaultValue: undefined })
          else if (value !== undefined) {
            waiting.push({ node: value, path: deeper(propertyName(property) ?? ''), defaultValue: undefined })
          }
        }
        break
      case 'ArrayPattern':
        for (const [index, element] of (node['elements'] as readonly unknown[]).entries()) {
          if (isNode(element))
            waiting.push({ node: element, path: deeper(String(index)), defaultValue: undefined })
        }
        break
    }
  }
}

/** Name of a property or method as far as the source says it outright. */
export function propertyName(property: ScriptNode): string | undefined {
  const key = childOf(property, 'key')
  if (key?.type === 'StringLiteral') return textOf(key, 'value')
  return property['computed'] === true ? undefined : nameOf(key)
}
