/** What an expression may stand for, as far as the file shows it. Several values of one expression mean: one of these. */
export type Value =
  /** A module, or what a dotted path leads to in one: `builtins.eval`, `pickle.Unpickler`. */
  | {
      readonly kind: 'name'
      readonly path: string
      /** The expression that spells it, however many aliases lie between. */
      readonly origin: number
    }
  /** The dictionary of a module's names; the path is empty for this file's own. */
  | { readonly kind: 'namespace'; readonly path: string; readonly origin: number }
  /** A string, or bytes as one character a byte. */
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'number'; readonly number: number }
  | { readonly kind: 'truth'; readonly truth: boolean }
  | { readonly kind: 'none' }
  /** A tuple, list or set display; undefined stands for elements that are not known one by one. */
  | { readonly kind: 'items'; readonly items: readonly (number | undefined)[] }
  /** A dictionary display or `dict(…)` call. */
  | { readonly kind: 'pairs'; readonly node: number }
  | { readonly kind: 'class'; readonly node: number }
  /** What a call of a known function gave back. */
  | { readonly kind: 'result'; readonly path: string; readonly call: number }
  | {
      readonly kind: 'getter'
      readonly names: readonly string[]
      readonly calls: boolean
      readonly origin: number
    }
  | { readonly kind: 'unknown' }

export const UNKNOWN_VALUE: Value = { kind: 'unknown' }
export const UNKNOWN_VALUES: readonly Value[] = [UNKNOWN_VALUE]

/** Truth of a value as `bool()` sees it; undefined when it is not known. */
export function truthOf(value: Value): boolean | undefined {
  switch (value.kind) {
    case 'truth':
      return value.truth
    case 'number':
      return value.number !== 0
    case 'text':
      return value.text !== ''
    case 'none':
      return false
    case 'items':
      return value.items.length > 0
    case 'class':
      return true
    case 'name':
    case 'namespace':
    case 'pairs':
    case 'result':
    case 'getter':
    case 'unknown':
      return undefined
  }
}

/** The one truth that all values agree on. */
export function commonTruth(values: readonly Value[]): boolean | undefined {
  const first = values[0] === undefined ? undefined : truthOf(values[0])
  return first !== undefined && values.every((value) => truthOf(value) === first) ? first : undefined
}

/** The texts, when every value is a text. */
export function textsOf(values: readonly Value[]): readonly string[] | undefined {
  const texts: string[] = []
  for (const value of values) {
    if (value.kind !== 'text') return undefined
    texts.push(value.text)
  }
  return texts.length === 0 ? undefined : texts
}

/** Values kept of one expression, names aside; beyond, it also counts as unknown. */
export const MAX_VALUES = 8
/** Names kept of one expression. More than any file means, because a name that is left out may be the one that matters. */
export const MAX_NAMES = 64

/**
 * Without repetitions, and not more than are kept.
 * @param onCut told when a name was left out
 */
export function limited(values: readonly Value[], onCut: () => void): readonly Value[] {
  if (values.length === 0) return UNKNOWN_VALUES
  if (values.length === 1) return values
  const seen = new Set<string>()
  const kept: Value[] = []
  let names = 0
  let isCut = false
  for (const value of values) {
    const key = valueKey(value)
    if (seen.has(key)) continue
    seen.add(key)
    const leads = value.kind === 'name' || value.kind === 'namespace' || value.kind === 'getter'
    if (leads && names === MAX_NAMES) onCut()
    if (leads ? names < MAX_NAMES : kept.length - names < MAX_VALUES) {
      kept.push(value)
      if (leads) names++
    } else isCut = true
  }
  return isCut ? [...kept, UNKNOWN_VALUE] : kept
}

function valueKey(value: Value): string {
  return value.kind === 'items' ? `items ${value.items.length} ${value.items[0]}` : JSON.stringify(value)
}

/** Every value of one side with every value of the other. */
export function combined(
  lefts: readonly Value[],
  rights: readonly Value[],
  combine: (left: Value, right: Value) => Value,
): readonly Value[] {
  return combinedMany(lefts, rights, (left, right) => [combine(left, right)])
}

export function combinedMany(
  lefts: readonly Value[],
  rights: readonly Value[],
  combine: (left: Value, right: Value) => readonly Value[],
): readonly Value[] {
  return lefts.flatMap((left) => rights.flatMap((right) => combine(left, right)))
}
