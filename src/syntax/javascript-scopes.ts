import type { ScriptNode } from './javascript.ts'

/** Where the value of a name may come from. `path` are the properties taken from it by a pattern. */
export type Origin =
  | {
      readonly kind: 'value'
      readonly node: ScriptNode
      readonly scope: Scope
      readonly path: readonly string[]
    }
  | { readonly kind: 'module'; readonly name: string; readonly path: readonly string[] }
  | { readonly kind: 'function'; readonly node: ScriptNode; readonly scope: Scope }
  /** The name also means what it means without any declaration. */
  | { readonly kind: 'global'; readonly name: string }
  /** Each element of a list, one after the other: `for (const name of list)`. */
  | { readonly kind: 'element'; readonly node: ScriptNode; readonly scope: Scope }
  /** Declared without a value: `let name`. */
  | { readonly kind: 'nothing' }
  /** `narrow`: its type leaves only numbers, truth values and texts that are written out. */
  | { readonly kind: 'unknown'; readonly narrow?: true }

/** One declared name, in one scope. Several origins: any of them may hold, because nobody follows the order of execution here. */
export interface Binding {
  readonly origins: Origin[]
}

/** Parts of the name of an enclosing symbol that are kept. */
const MAX_SYMBOL_PARTS = 3

export class Scope {
  readonly parent: Scope | undefined
  /** `Template.compile`: functions and classes around, the outermost first; empty at the top. */
  readonly symbol: readonly string[]
  /** Takes `var` declarations. */
  readonly takesVariables: boolean
  /** `this` is the one of the whole script. */
  readonly atTop: boolean
  /** That of a class, where `this.name` is known under that name. */
  readonly ofClass: boolean
  /** Every binding of the script, shared by all its scopes. */
  readonly all: Binding[]
  private readonly bindings = new Map<string, Binding>()

  constructor(
    parent: Scope | undefined,
    traits: {
      readonly takesVariables?: boolean
      readonly symbol?: string
      readonly ownThis?: boolean
      readonly ofClass?: boolean
    } = {},
  ) {
    this.parent = parent
    this.all = parent?.all ?? []
    this.takesVariables = parent === undefined || traits.takesVariables === true
    this.ofClass = traits.ofClass === true
    this.atTop = parent === undefined || (parent.atTop && traits.ownThis !== true)
    const around = parent?.symbol ?? []
    this.symbol =
      traits.symbol === undefined ? around : [...around.slice(1 - MAX_SYMBOL_PARTS), traits.symbol]
  }

  lookup(name: string): Binding | undefined {
    for (let scope: Scope | undefined = this; scope !== undefined; scope = scope.parent) {
      const binding = scope.bindings.get(name)
      if (binding !== undefined) return binding
    }
    return undefined
  }

  declare(name: string, origin: Origin): void {
    const known = this.bindings.get(name)
    if (known !== undefined) {
      known.origins.push(origin)
      return
    }
    const binding: Binding = { origins: [origin] }
    this.bindings.set(name, binding)
    this.all.push(binding)
  }

  /** Of the class around, if there is one. */
  get forMembers(): Scope | undefined {
    let scope: Scope | undefined = this
    while (scope !== undefined && !scope.ofClass) scope = scope.parent
    return scope
  }

  get forVariables(): Scope {
    let scope: Scope = this
    while (!scope.takesVariables && scope.parent !== undefined) scope = scope.parent
    return scope
  }
}

/** The name under which the scope of a class knows a property of its instances; no identifier is spelled so. */
export function memberOfThis(name: string): string {
  return `this.${name}`
}
