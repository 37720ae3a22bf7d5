import { foldName } from './python-scopes.ts'
import type { Value } from './python-values.ts'
import { NO_NODE, type SyntaxTree } from './tree-sitter.ts'

/** The arguments of a call, as far as `*` and `**` can be seen through. */
export interface Arguments {
  /** Up to the first `*` that is not known. */
  readonly positional: readonly number[]
  /** Nothing is hidden behind a `*`. */
  readonly positionalKnown: boolean
  /** Several expressions when one of them is meant. */
  readonly keywords: ReadonlyMap<string, readonly number[]>
  /** Nothing is hidden behind a `**`. */
  readonly keywordsKnown: boolean
}

/** What an argument is: one of these expressions, surely not given, or possibly given out of sight. */
export type Argument =
  | { readonly kind: 'given'; readonly nodes: readonly number[] }
  | { readonly kind: 'absent' }
  | { readonly kind: 'hidden' }

export interface Entries {
  /** A node that does not exist stands for a value that is not known. */
  readonly entries: ReadonlyMap<string, readonly number[]>
  readonly complete: boolean
}

/** What reading arguments needs to know of expressions. */
export interface ArgumentSources {
  values(node: number): readonly Value[]
  /** Keys and values of a mapping expression, with what was stored into it by name. */
  entries(node: number): Entries
}

export const NO_ARGUMENTS: Arguments = {
  positional: [],
  positionalKnown: true,
  keywords: new Map(),
  keywordsKnown: true,
}

/** @param list an `argument_list` node; for anything else (`f(x for x in y)`) it is the only argument */
export function readArguments(tree: SyntaxTree, list: number, sources: ArgumentSources): Arguments {
  if (list === NO_NODE) return NO_ARGUMENTS
  if (tree.type(list) !== 'argument_list') return { ...NO_ARGUMENTS, positional: [list] }
  const positional: number[] = []
  const keywords = new Map<string, readonly number[]>()
  let positionalKnown = true
  let keywordsKnown = true
  for (const child of tree.children(list)) {
    switch (tree.type(child)) {
      case 'keyword_argument': {
        const value = tree.child(child, 'value')
        if (value !== NO_NODE) keywords.set(foldName(tree.textOf(tree.child(child, 'name'))), [value])
        break
      }
      case 'dictionary_splat': {
        const spread =
          tree.firstChild(child) === NO_NODE ? undefined : sources.entries(tree.firstChild(child))
        for (const [key, nodes] of spread?.entries ?? []) keywords.set(key, nodes)
        keywordsKnown &&= spread?.complete ?? false
        break
      }
      case 'list_splat': {
        const spread = tree.firstChild(child) === NO_NODE ? [] : sources.values(tree.firstChild(child))
        const only = spread.length === 1 ? spread[0] : undefined
        const items = only?.kind === 'items' ? only.items : [undefined]
        for (const item of items) {
          if (item === undefined) positionalKnown = false
          else if (positionalKnown) positional.push(item)
        }
        break
      }
      default:
        if (positionalKnown) positional.push(child)
    }
  }
  return { positional, positionalKnown, keywords, keywordsKnown }
}

/** @param position 0-based; undefined for an argument that has no place */
export function argumentOf(
  args: Arguments,
  keyword: string | undefined,
  position: number | undefined,
): Argument {
  const named = keyword === undefined ? undefined : args.keywords.get(keyword)
  if (named !== undefined) return { kind: 'given', nodes: named }
  const placed = position === undefined ? undefined : args.positional[position]
  if (placed !== undefined) return { kind: 'given', nodes: [placed] }
  const hidden =
    (keyword !== undefined && !args.keywordsKnown) || (position !== undefined && !args.positionalKnown)
  return { kind: hidden ? 'hidden' : 'absent' }
}
