import {
  bodyAfter,
  endOfStatement,
  fieldColon,
  isTestAttribute,
  MAX_STATEMENT,
  purePath,
  type Range,
  skipGenerics,
} from './rust-statements.ts'
import type { TokenList } from './rust-tokens.ts'
import {
  constantValues,
  handedValues,
  localValues,
  loopValues,
  type NamedValue,
  type RustValue,
} from './rust-value-bindings.ts'

/** What a name stands for in one block. */
export type RustBinding =
  /** `use`, `extern crate … as`, `type … = …;` */
  | { readonly kind: 'path'; readonly path: readonly string[]; readonly at: number }
  /** `mod name { … }` */
  | { readonly kind: 'module'; readonly block: number; readonly at: number }
  /** Something of the file's own. */
  | { readonly kind: 'own'; readonly at: number }
  | RustValue

/** What one block binds. */
export interface RustScope {
  readonly names: Map<string, RustBinding[]>
  /** Paths before `::*`. */
  readonly globs: (readonly string[])[]
  /** Names around it are not seen: the body of a module. */
  isModule: boolean
}

/** Names of one source by block; the file itself is block -1. */
export interface RustBindings {
  readonly scopes: ReadonlyMap<number, RustScope>
  /** Types of the fields of all structures of the file. */
  readonly fields: ReadonlyMap<string, readonly Range[]>
  /** Declarations, in which names are not used: `use …;`. In order. */
  readonly declarations: readonly Range[]
  /** Bodies of tests: `#[cfg(test)]`, `#[test]`. In order. */
  readonly tests: readonly Range[]
}

const OWN_ITEMS: ReadonlySet<string> = new Set(['enum', 'macro_rules', 'struct', 'trait', 'union'])
/** Names of one `use` and paths within it. */
const MAX_USE_DEPTH = 50
/** `::*` of one block that are kept; a prelude or two is usual. */
const MAX_GLOBS = 50

export function rustBindings(tokens: TokenList): RustBindings {
  return new Collector(tokens).collect()
}

class Collector {
  private readonly tokens: TokenList
  private readonly scopes = new Map<number, RustScope>()
  private readonly fields = new Map<string, Range[]>()
  private readonly declarations: Range[] = []
  private readonly tests: Range[] = []
  /** Bodies of `impl` and `trait`: their functions have no names of their own. */
  private readonly typeBodies = new Set<number>()

  constructor(tokens: TokenList) {
    this.tokens = tokens
  }

  collect(): RustBindings {
    const { tokens } = this
    this.scope(-1).isModule = true
    for (let at = 0; at < tokens.count; at++) {
      if (tokens.isName(at)) this.declaration(at)
      else if (tokens.is(at, '#')) this.attribute(at)
      else if (tokens.is(at, '|')) this.bindAll(handedValues(tokens, at))
    }
    const { scopes, fields, declarations, tests } = this
    return { scopes, fields, declarations, tests }
  }

  private declaration(at: number): void {
    const { tokens } = this
    if (tokens.is(at - 1, '.') || tokens.isPair(at - 2, '::')) return
    switch (tokens.word(at)) {
      case 'use':
        this.use(at)
        break
      case 'extern':
        this.externCrate(at)
        break
      case 'mod':
        this.module(at)
        break
      case 'fn':
        this.function(at)
        break
      case 'impl':
      case 'trait':
        this.typeBody(at)
        break
      case 'type':
        this.typeAlias(at)
        break
      case 'let':
        this.bindAll(localValues(tokens, at))
        break
      case 'const':
      case 'static':
        this.bindAll(constantValues(tokens, at))
        break
      case 'for':
        this.bindAll(loopValues(tokens, at))
        break
      case 'struct':
        this.structure(at)
        break
    }
    if (!OWN_ITEMS.has(tokens.word(at))) return
    const name = tokens.is(at + 1, '!') ? at + 2 : at + 1
    if (tokens.isName(name)) this.bind(name, { kind: 'own', at: name })
  }

  private scope(block: number): RustScope {
    let scope = this.scopes.get(block)
    if (scope === undefined) {
      scope = { names: new Map(), globs: [], isModule: false }
      this.scopes.set(block, scope)
    }
    return scope
  }

  private bind(
    name: number,
    binding: RustBinding,
    block = this.tokens.block(name),
    word = this.tokens.word(name),
  ) {
    const { names } = this.scope(block)
    const known = names.get(word)
    if (known === undefined) names.set(word, [binding])
    else known.push(binding)
  }

  private bindAll(values: Iterable<NamedValue>): void {
    for (const { name, value, block } of values) this.bind(name, value, block)
  }

  private use(at: number): void {
    const end = endOfStatement(this.tokens, at + 1)
    this.declarations.push([at, end])
    this.useTree([at + 1, end], [], at, 0)
  }

  private useTree([from, to]: Range, prefix: readonly string[], use: number, depth: number): void {
    const { tokens } = this
    if (depth > MAX_USE_DEPTH) return
    const path = [...prefix]
    const block = tokens.block(use)
    for (let at = from; at < to; at++) {
      if (tokens.is(at, '*')) this.glob(block, path)
      else if (tokens.is(at, '{')) {
        for (const part of tokens.split(at + 1, Math.max(tokens.partner(at), at + 1))) {
          this.useTree(part, path, use, depth + 1)
        }
      } else if (tokens.isName(at)) {
        const word = tokens.word(at)
        if (!(word === 'self' && path.length > 0)) path.push(word)
        if (tokens.isPair(at + 1, '::')) {
          at += 2
          continue
        }
        const alias = tokens.is(at + 1, 'as') ? tokens.word(at + 2) : path.at(-1)
        if (alias !== undefined && alias !== '_') this.bind(at, { kind: 'path', path, at }, block, alias)
      } else continue
      return
    }
  }

  private glob(block: number, path: readonly string[]): void {
    const { globs } = this.scope(block)
    if (globs.length < MAX_GLOBS) globs.push(path)
  }

  private externCrate(at: number): void {
    const { tokens } = this
    if (!tokens.is(at + 1, 'crate') || !tokens.isName(at + 2)) return
    const renamed = tokens.is(at + 3, 'as')
    const alias = renamed ? at + 4 : at + 2
    this.bind(alias, { kind: 'path', path: [tokens.word(at + 2)], at })
    this.declarations.push([at, alias + 1])
  }

  private module(at: number): void {
    const { tokens } = this
    if (!tokens.isName(at + 1)) return
    if (!tokens.is(at + 2, '{')) {
      if (tokens.is(at + 2, ';')) this.bind(at + 1, { kind: 'own', at: at + 1 })
      return
    }
    this.scope(at + 2).isModule = true
    this.bind(at + 1, { kind: 'module', block: at + 2, at: at + 1 })
  }

  private function(at: number): void {
    const { tokens } = this
    if (!tokens.isName(at + 1)) return
    if (!this.typeBodies.has(tokens.block(at))) this.bind(at + 1, { kind: 'own', at: at + 1 })
    const open = skipGenerics(tokens, at + 2)
    if (!tokens.is(open, '(') || tokens.partner(open) === -1) return
    const body = bodyAfter(this.tokens, tokens.partner(open) + 1)
    if (body === -1) return
    for (const [from, to] of tokens.split(open + 1, tokens.partner(open))) this.parameter(from, to, body)
  }

  private parameter(from: number, to: number, body: number): void {
    const { tokens } = this
    const name = tokens.is(from, 'mut') ? from + 1 : from
    if (!tokens.isName(name) || !tokens.is(name + 1, ':')) return
    this.bind(
      name,
      { kind: 'value', at: name, type: [name + 2, to], isLocal: false, isMutable: name !== from },
      body,
    )
  }

  private typeBody(at: number): void {
    const body = bodyAfter(this.tokens, at + 1)
    if (body !== -1) this.typeBodies.add(body)
  }

  private typeAlias(at: number): void {
    const { tokens } = this
    const equals = skipGenerics(tokens, at + 2)
    if (!tokens.isName(at + 1) || !tokens.is(equals, '=')) return
    const path = purePath(tokens, equals + 1, endOfStatement(this.tokens, equals))
    this.bind(
      at + 1,
      path === undefined ? { kind: 'own', at: at + 1 } : { kind: 'path', path, at: equals + 1 },
    )
  }

  private structure(at: number): void {
    const { tokens } = this
    const body = bodyAfter(this.tokens, at + 1)
    if (body === -1) return
    for (const [from, to] of tokens.split(body + 1, Math.max(tokens.partner(body), body + 1))) {
      const colon = fieldColon(this.tokens, from, to)
      if (colon === -1) continue
      const name = tokens.word(colon - 1)
      const known = this.fields.get(name)
      if (known === undefined) this.fields.set(name, [[colon + 1, to]])
      else known.push([colon + 1, to])
    }
  }

  private attribute(at: number): void {
    const { tokens } = this
    const open = tokens.is(at + 1, '!') ? at + 2 : at + 1
    const close = tokens.is(open, '[') ? tokens.partner(open) : -1
    if (close === -1 || !isTestAttribute(tokens, open + 1, close)) return
    if (tokens.is(at + 1, '!')) {
      this.tests.push([at, tokens.block(at) === -1 ? tokens.count : tokens.partner(tokens.block(at))])
      return
    }
    let body = close + 1
    for (let left = MAX_STATEMENT; left > 0 && body < tokens.count; left--) {
      if (tokens.is(body, ';') || tokens.is(body, '}')) return
      if (tokens.is(body, '{')) {
        this.tests.push([at, tokens.after(body)])
        return
      }
      body = tokens.after(body)
    }
  }
}
