import type { Step } from './python-scopes.ts'
import { NO_NODE, type SyntaxTree } from './tree-sitter.ts'

/** Tuples nested deeper in one target are not followed. */
const MAX_TARGET_DEPTH = 16
const GROUPS: ReadonlySet<string> = new Set([
  'pattern_list',
  'tuple_pattern',
  'list_pattern',
  'expression_list',
  'tuple',
  'list',
  'parenthesized_expression',
  'list_splat_pattern',
  'list_splat',
  'dictionary_splat_pattern',
  'parenthesized_list_splat',
  'as_pattern_target',
])

/** Parentheses around `open(path) as file` that are looked through. */
const MAX_WRAPPERS = 16
const WRAPPERS: ReadonlySet<string> = new Set(['parenthesized_expression', 'tuple'])

/** A name that an assignment target binds. */
export interface TargetName {
  readonly node: number
  /** From the whole value to the part it is given; undefined for `*rest`. */
  readonly steps: readonly Step[] | undefined
}

/** The names of `a`, `(a, b)`, `[a, *b]`, `a.b, c[0], d` on the left of an assignment. */
export function* targetNames(tree: SyntaxTree, target: number): Iterable<TargetName> {
  const left: { readonly node: number; readonly steps: readonly Step[] }[] = []
  if (target !== NO_NODE) left.push({ node: target, steps: [] })
  for (let item = left.pop(); item !== undefined; item = left.pop()) {
    const { node, steps } = item
    const type = tree.type(node)
    if (type === 'identifier') yield { node, steps }
    else if (type === 'list_splat_pattern' || type === 'list_splat') {
      for (const part of singleTargets(tree, node)) {
        if (tree.type(part) === 'identifier') yield { node: part, steps: undefined }
      }
    } else if (GROUPS.has(type) && steps.length < MAX_TARGET_DEPTH) {
      const parts = tree.children(node)
      const splat = parts.findIndex((part) => tree.type(part).startsWith('list_splat'))
      const transparent = isParenthesized(tree, node, parts.length)
      for (const [index, part] of parts.entries()) {
        // After `*rest` the position in the value is not known.
        const step: Step = splat !== -1 && index > splat ? 'each' : index
        left.push({ node: part, steps: transparent ? steps : [...steps, step] })
      }
    }
  }
}

/** `(x) = 1` is no tuple; the grammar calls it one. */
function isParenthesized(tree: SyntaxTree, node: number, parts: number): boolean {
  if (tree.type(node) === 'parenthesized_expression') return true
  return tree.type(node) === 'tuple_pattern' && parts === 1 && !tree.textOf(node).includes(',')
}

/** The names and other single targets inside a target list. */
export function singleTargets(tree: SyntaxTree, node: number): readonly number[] {
  const found: number[] = []
  const left = node === NO_NODE ? [] : [node]
  for (let at = left.pop(); at !== undefined; at = left.pop()) {
    if (!GROUPS.has(tree.type(at))) found.push(at)
    else for (const child of tree.children(at)) left.push(child)
  }
  return found
}

/** `open(path) as file` in a `with` statement, not in an `except` clause. */
export function isOpenedByWith(tree: SyntaxTree, pattern: number): boolean {
  let around = tree.parent(pattern)
  for (let depth = 0; depth < MAX_WRAPPERS && WRAPPERS.has(tree.type(around)); depth++) {
    around = tree.parent(around)
  }
  return tree.type(around) === 'with_item'
}
