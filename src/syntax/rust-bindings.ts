import type { TokenList } from './rust-tokens.ts'

/** First and last token of a part of the source; the last is not in it. */
export type Range = readonly [from: number, to: number]

/** What a name stands for in one block. */
export type RustBinding =
  /** `use`, `extern crate … as`, `type … = …;` */
  | { readonly kind: 'path'; readonly path: readonly string[]; readonly at: number }
  /** `mod name { … }` */
  | { readonly kind: 'module'; readonly block: number; readonly at: number }
  /** Something of the file's own. */
  | { readonly kind: 'own'; readonly at: number }
  | RustValue

/** A value: what it is made of, where that is known, and its type, where that is written. */
export interface RustValue {
  readonly kind: 'value'
  readonly at: number
  readonly made?: Range
  /** Of a tuple that is taken apart: which of its parts; `width` is how many there are. */
  readonly part?: { readonly index: number; readonly width: number }
  /** One of the elements of what it is made of. */
  readonly isElement?: true
  /** Its maker is called and hands it to a closure. */
  readonly isHanded?: true
  readonly type?: Range
  /** Known only after the place where it is made, and only its last meaning. */
  readonly isLocal: boolean
  readonly isMutable: boolean
}

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
/** Tokens between the parameters of a function and its body. */
const MAX_SIGNATURE = 400
/** Tokens of one statement, those within brackets aside. */
const MAX_STATEMENT = 400

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
      else if (tokens.is(at, '|')) this.handed(at)
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
        this.local(at)
        break
      case 'const':
      case 'static':
        this.constant(at)
        break
      case 'for':
        this.loop(at)
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

  private endOfStatement(from: number): number {
    const { tokens } = this
    let at = from
    for (let left = MAX_STATEMENT; left > 0 && at < tokens.count; left--) {
      if (tokens.is(at, ';') || tokens.is(at, '}')) return at
      at = tokens.after(at)
    }
    return Math.min(at, tokens.count)
  }

  private use(at: number): void {
    const end = this.endOfStatement(at + 1)
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
    const open = this.skipGenerics(at + 2)
    if (!tokens.is(open, '(') || tokens.partner(open) === -1) return
    const body = this.bodyAfter(tokens.partner(open) + 1)
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

  /** Past `<…>`; arrows within do not end it. */
  private skipGenerics(from: number): number {
    const { tokens } = this
    if (!tokens.is(from, '<')) return from
    let depth = 0
    for (let at = from; at < Math.min(from + MAX_SIGNATURE, tokens.count); at++) {
      if (tokens.is(at, '<')) depth++
      else if (tokens.is(at, '>') && !tokens.isPair(at - 1, '->')) depth--
      if (depth === 0) return at + 1
    }
    return from
  }

  private bodyAfter(from: number): number {
    const { tokens } = this
    const limit = Math.min(from + MAX_SIGNATURE, tokens.count)
    for (let at = from; at < limit; at++) {
      if (tokens.is(at, '{')) return at
      if (tokens.is(at, ';') || tokens.is(at, '}')) return -1
    }
    return -1
  }

  private typeBody(at: number): void {
    const body = this.bodyAfter(at + 1)
    if (body !== -1) this.typeBodies.add(body)
  }

  private typeAlias(at: number): void {
    const { tokens } = this
    const equals = this.skipGenerics(at + 2)
    if (!tokens.isName(at + 1) || !tokens.is(equals, '=')) return
    const path = this.purePath(equals + 1, this.endOfStatement(equals))
    this.bind(
      at + 1,
      path === undefined ? { kind: 'own', at: at + 1 } : { kind: 'path', path, at: equals + 1 },
    )
  }

  /** Names of a range that holds nothing but a path; generic arguments at its end are left out. */
  private purePath(from: number, to: number): readonly string[] | undefined {
    const { tokens } = this
    const path: string[] = []
    let at = tokens.isPair(from, '::') ? from + 2 : from
    while (tokens.isName(at)) {
      path.push(tokens.word(at))
      at++
      if (tokens.is(at, '<')) at = this.skipGenerics(at)
      if (at === to) return path
      if (!tokens.isPair(at, '::')) return undefined
      at += 2
    }
    return undefined
  }

  private structure(at: number): void {
    const { tokens } = this
    const body = this.bodyAfter(at + 1)
    if (body === -1) return
    for (const [from, to] of tokens.split(body + 1, Math.max(tokens.partner(body), body + 1))) {
      const colon = this.fieldColon(from, to)
      if (colon === -1) continue
      const name = tokens.word(colon - 1)
      const known = this.fields.get(name)
      if (known === undefined) this.fields.set(name, [[colon + 1, to]])
      else known.push([colon + 1, to])
    }
  }

  private fieldColon(from: number, to: number): number {
    const { tokens } = this
    for (let at = from; at < to; at = tokens.after(at)) {
      if (tokens.isName(at) && tokens.is(at + 1, ':') && !tokens.isPair(at + 1, '::')) return at + 1
    }
    return -1
  }

  private local(at: number): void {
    const { tokens } = this
    const equals = this.equalsAfter(at + 1)
    const end = equals === -1 ? this.endOfStatement(at + 1) : this.endOfStatement(equals + 1)
    const made: { made?: Range } = equals === -1 ? {} : { made: [equals + 1, end] }
    if (tokens.is(at + 1, '(')) {
      const close = tokens.partner(at + 1)
      if (close === -1) return
      const parts = tokens.split(at + 2, close)
      parts.forEach(([from, to], index) => {
        const isMutable = tokens.is(from, 'mut')
        const name = isMutable ? from + 1 : from
        if (name + 1 !== to || !tokens.isName(name)) return
        const part = { index, width: parts.length }
        this.bind(name, { kind: 'value', at: end, ...made, part, isLocal: true, isMutable })
      })
      return
    }
    const isMutable = tokens.is(at + 1, 'mut')
    const name = isMutable ? at + 2 : at + 1
    if (!tokens.isName(name)) return
    const isTyped = tokens.is(name + 1, ':') && !tokens.isPair(name + 1, '::')
    if (!isTyped && !tokens.is(name + 1, '=') && !tokens.is(name + 1, ';')) return
    const type: { type?: Range } = isTyped ? { type: [name + 2, equals === -1 ? end : equals] } : {}
    this.bind(name, { kind: 'value', at: end, ...made, ...type, isLocal: true, isMutable })
  }

  private equalsAfter(from: number): number {
    const { tokens } = this
    let at = from
    for (let left = MAX_STATEMENT; left > 0 && at < tokens.count; left--) {
      if (tokens.is(at, ';') || tokens.is(at, '}') || tokens.is(at, '{')) return -1
      if (tokens.is(at, '=') && !tokens.isPair(at, '==') && !tokens.isPair(at, '=>')) return at
      at = tokens.after(at)
    }
    return -1
  }

  private constant(at: number): void {
    const { tokens } = this
    const isMutable = tokens.is(at + 1, 'mut')
    const name = isMutable ? at + 2 : at + 1
    if (!tokens.isName(name) || !tokens.is(name + 1, ':')) return
    const equals = this.equalsAfter(name + 1)
    if (equals === -1) return
    const made: Range = [equals + 1, this.endOfStatement(equals + 1)]
    this.bind(name, { kind: 'value', at: name, made, type: [name + 2, equals], isLocal: false, isMutable })
  }

  private loop(at: number): void {
    const { tokens } = this
    if (!tokens.isName(at + 1) || !tokens.is(at + 2, 'in')) return
    let body = at + 3
    for (let left = MAX_STATEMENT; left > 0 && body < tokens.count; left--, body = tokens.after(body)) {
      if (tokens.is(body, ';')) return
      if (!tokens.is(body, '{')) continue
      const made: Range = [at + 3, body]
      this.bind(
        at + 1,
        { kind: 'value', at: at + 1, made, isElement: true, isLocal: false, isMutable: false },
        body,
      )
      return
    }
  }

  /** `Python::attach(|py| …)`: what a closure gets is made by whom it is handed to. */
  private handed(at: number): void {
    const { tokens } = this
    const open = tokens.is(at - 1, 'move') ? at - 2 : at - 1
    if (!tokens.is(open, '(') || !tokens.isName(open - 1) || !tokens.isName(at + 1)) return
    if (!tokens.is(at + 2, '|') && !tokens.is(at + 2, ':')) return
    let from = open - 1
    while (tokens.isPair(from - 2, '::') && tokens.isName(from - 3)) from -= 3
    const close = tokens.is(at + 2, '|') ? at + 2 : -1
    const body = close !== -1 && tokens.is(close + 1, '{') ? close + 1 : tokens.block(at)
    const isElement = tokens.is(from - 1, '.')
    const value = { kind: 'value', at: at + 1, isLocal: body === tokens.block(at), isMutable: false } as const
    if (!isElement) this.bind(at + 1, { ...value, made: [from, open], isHanded: true }, body)
    else this.bind(at + 1, { ...value, ...this.receiver(from - 1) }, body)
  }

  /** `[…].iter().find_map(|name| …)`: the closure gets the elements one by one. */
  private receiver(dot: number): { readonly made?: Range; readonly isElement?: true } {
    const { tokens } = this
    let at = dot - 1
    while (tokens.is(at, ')') && tokens.partner(at) === at - 1 && tokens.is(at - 3, '.')) at -= 4
    if (!tokens.is(at, ']') || tokens.partner(at) === -1) {
      return tokens.isName(at) && !tokens.is(at - 1, '.') ? { made: [at, at + 1], isElement: true } : {}
    }
    return { made: [tokens.partner(at), at + 1], isElement: true }
  }

  private attribute(at: number): void {
    const { tokens } = this
    const open = tokens.is(at + 1, '!') ? at + 2 : at + 1
    const close = tokens.is(open, '[') ? tokens.partner(open) : -1
    if (close === -1 || !this.isTest(open + 1, close)) return
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

  /** `test`, `tokio::test`, `cfg(test)`, `cfg(all(test, …))`; not `cfg(not(test))`. */
  private isTest(from: number, to: number): boolean {
    const { tokens } = this
    const isCondition = tokens.is(from, 'cfg')
    for (let at = from; at < to; at++) {
      if (tokens.is(at, 'not') || tokens.is(at, 'any')) return false
      if (tokens.is(at, 'test') && (isCondition || at + 1 === to || tokens.is(at + 1, '('))) return true
    }
    return false
  }
}
