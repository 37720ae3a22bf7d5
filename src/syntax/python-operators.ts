import {
  indexed,
  literalText,
  percentFormat,
  product,
  shownText,
  sliced,
  sum,
  text,
} from './python-constants.ts'
import type { PythonNames } from './python-names.ts'
import { combined, combinedMany, UNKNOWN_VALUE, UNKNOWN_VALUES, type Value } from './python-values.ts'
import { NO_NODE } from './tree-sitter.ts'

/** Elements of a tuple, list or set display. */
export function displayedItems(names: PythonNames, node: number): readonly (number | undefined)[] {
  return names.tree.children(node).flatMap((child) => {
    if (names.tree.type(child) !== 'list_splat') return [child]
    const spread = names.values(names.tree.firstChild(child))
    const only = spread.length === 1 ? spread[0] : undefined
    return only?.kind === 'items' ? only.items : [undefined]
  })
}

/** `base[index]` */
export function elementAt(names: PythonNames, base: Value, index: number): readonly Value[] {
  if (base.kind === 'items') {
    const at = indexed(base.items.length, index)
    const item = at === undefined ? undefined : base.items[at]
    return item === undefined ? UNKNOWN_VALUES : names.values(item)
  }
  if (base.kind !== 'text') return UNKNOWN_VALUES
  const at = indexed(base.text.length, index)
  return at === undefined ? UNKNOWN_VALUES : [text(base.text[at] as string)]
}

/** `base[from:to:step]` */
export function slicedValue(names: PythonNames, base: Value, slice: number): Value {
  if (base.kind !== 'text') return UNKNOWN_VALUE
  const { tree } = names
  const bounds: (number | undefined)[] = [undefined, undefined, undefined]
  const children = tree.children(slice)
  for (const child of children) {
    const values = names.values(child)
    const value = values.length === 1 ? values[0] : undefined
    const colons = tree.text.slice(tree.start(slice), tree.start(child)).split(':').length - 1
    if (value?.kind === 'number' && colons < 3) bounds[colons] = value.number
    else if (value?.kind !== 'none') return UNKNOWN_VALUE
  }
  return sliced(base.text, bounds[0], bounds[1], bounds[2])
}

/** A string display, also of several parts. */
export function stringValues(names: PythonNames, node: number): readonly Value[] {
  const parts = names.tree.type(node) === 'string' ? [node] : names.tree.children(node)
  let whole = ''
  for (const part of parts) {
    const value = literalText(names.tree, part, (expression) => {
      const values = names.values(expression)
      return values.length === 1 ? shownText(values[0] as Value) : undefined
    })
    if (value === undefined) return UNKNOWN_VALUES
    whole += value
  }
  return [text(whole)]
}

/** Operators on texts and numbers. */
export function binaryValues(names: PythonNames, node: number): readonly Value[] {
  const { tree } = names
  const left = tree.child(node, 'left')
  const right = tree.child(node, 'right')
  if (left === NO_NODE || right === NO_NODE) return UNKNOWN_VALUES
  const between = tree.text.slice(tree.end(left), tree.start(right)).replace(COMMENTS, '')
  const operator = OPERATOR.exec(between)?.[0]
  const lefts = names.values(left)
  const rights = names.values(right)
  names.spend(lefts.length * rights.length)
  switch (operator) {
    case '+':
      return combined(lefts, rights, sum)
    case '*':
      return combined(lefts, rights, product)
    case '-':
      return combined(lefts, rights, (a, b) =>
        a.kind === 'number' && b.kind === 'number'
          ? { kind: 'number', number: a.number - b.number }
          : UNKNOWN_VALUE,
      )
    case '^':
      return combined(lefts, rights, (a, b) =>
        a.kind === 'number' && b.kind === 'number'
          ? { kind: 'number', number: a.number ^ b.number }
          : UNKNOWN_VALUE,
      )
    case '%':
      return combinedMany(lefts, rights, (a, b) => {
        if (a.kind !== 'text') return UNKNOWN_VALUES
        if (b.kind !== 'items') return [percentFormat(a.text, [b])]
        const operands = b.items.map((item) => (item === undefined ? UNKNOWN_VALUE : names.single(item)))
        return [percentFormat(a.text, operands)]
      })
    default:
      return UNKNOWN_VALUES
  }
}

const COMMENTS = /#[^\n]*/g
/** The operator between two operands; line continuations may stand beside it. */
const OPERATOR = /[-+*%^]/

export function integerValue(literal: string): Value {
  const number = Number(literal.replaceAll('_', ''))
  return Number.isSafeInteger(number) ? { kind: 'number', number } : UNKNOWN_VALUE
}
