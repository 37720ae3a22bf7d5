/** How a value is taken out of another: an index, or any one of the elements. */
export type Step = number | 'each'

/** What a name stands for at one of the places that give it a meaning. */
export type Bound =
  /** `import a.b as c`, `from a import b`: a dotted path, led by a dot when relative. */
  | { readonly kind: 'import'; readonly path: string }
  /** The expression it is assigned, looped over, opened by `with`, or its default as a parameter. */
  | { readonly kind: 'value'; readonly node: number; readonly steps: readonly Step[] }
  /** `x += …`: the statement; what `x` was before counts too. */
  | { readonly kind: 'augmented'; readonly node: number }
  | { readonly kind: 'definition'; readonly node: number }
  | { readonly kind: 'unknown' }

export interface Binding {
  /** The node that binds. */
  readonly at: number
  readonly bound: Bound
}

/** `name[key] = value`, `name.update(key=value)`: what a mapping is given after it was made. */
export interface Store {
  /** The expression of the key, or the key itself. */
  readonly key: number | string
  readonly value: number
}

export interface Scope {
  readonly kind: 'module' | 'class' | 'function' | 'comprehension'
  /** The node that opens it. */
  readonly node: number
  readonly parent: Scope | undefined
  readonly bindings: Map<string, Binding[]>
  /** Names declared `global` and `nonlocal`. */
  readonly globals: Set<string>
  readonly nonlocals: Set<string>
  readonly deleted: Set<string>
  /** Modules of `from m import *`. */
  readonly stars: Set<string>
  readonly stores: Map<string, Store[]>
  /** How many scopes stand around it. */
  readonly depth: number
}

/** Which scope each node stands in, and what every name of every scope is bound to. */
export interface Scopes {
  readonly module: Scope
  of(node: number): Scope
}

/** Python compares identifiers after compatibility folding (Language Reference 2.3). */
export function foldName(name: string): string {
  return ASCII.test(name) ? name : name.normalize('NFKC')
}
const ASCII = /^[\x00-\x7f]*$/
