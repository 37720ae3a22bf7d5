import { type RustBinding, type RustBindings, type RustScope, rustBindings } from './rust-bindings.ts'
import type { Range } from './rust-statements.ts'
import type { TokenList } from './rust-tokens.ts'
import type { RustValue } from './rust-value-bindings.ts'

/** Names for names that are followed. */
const MAX_HOPS = 12
/** Meanings of one name that are followed. */
const MAX_MEANINGS = 8
/** Tokens of generic arguments within a path. */
const MAX_GENERICS = 200

/** A path as it stands in the source: `Command::new`. */
export interface PathUse {
  readonly from: number
  /** After its last token. */
  readonly to: number
  readonly segments: readonly string[]
}

/** What the names of one Rust source stand for. */
export class RustNames {
  readonly bindings: RustBindings
  private readonly tokens: TokenList

  constructor(tokens: TokenList) {
    this.tokens = tokens
    this.bindings = rustBindings(tokens)
  }

  /** The path that starts with the name at `from`; undefined where none starts. */
  pathAt(from: number): PathUse | undefined {
    const { tokens } = this
    if (!tokens.isName(from) || tokens.is(from - 1, '.') || tokens.is(from - 1, '$')) return undefined
    const isGlobal = tokens.isPair(from - 2, '::')
    if (isGlobal && (tokens.isName(from - 3) || tokens.is(from - 3, '>'))) return undefined
    const segments = isGlobal ? ['', tokens.word(from)] : [tokens.word(from)]
    let at = from + 1
    // `<Command>::new`
    if (tokens.is(from - 1, '<') && tokens.is(at, '>') && tokens.isPair(at + 1, '::')) at++
    for (;;) {
      if (!tokens.isPair(at, '::')) break
      if (tokens.isName(at + 2)) {
        segments.push(tokens.word(at + 2))
        at += 3
        if (tokens.is(at, '>') && tokens.isPair(at + 1, '::') && tokens.is(from - 1, '<')) at++
      } else if (tokens.is(at + 2, '<')) {
        const end = this.endOfGenerics(at + 2)
        if (end === -1) break
        at = end
      } else break
    }
    return { from, to: at, segments }
  }

  /** Full paths that a path may stand for, such as `std::process::Command::new`; none when it is the file's own. */
  resolve(segments: readonly string[], at: number): readonly string[] {
    const found: string[] = []
    this.follow(segments, at, found, new Set(), 0)
    return found
  }

  /** What a plain name stands for as a value, nearest first. */
  valueOf(name: string, at: number): RustValue | undefined {
    const found = this.lookup(name, at)?.binding
    return found?.kind === 'value' ? found : undefined
  }

  isTest(at: number): boolean {
    return this.bindings.tests.some(([from, to]) => at >= from && at < to)
  }

  /** After `<…>`; -1 when it does not end. */
  endOfGenerics(from: number): number {
    const { tokens } = this
    let depth = 0
    for (let at = from; at < Math.min(from + MAX_GENERICS, tokens.count); at++) {
      if (tokens.is(at, '<')) depth++
      else if (tokens.is(at, '>') && !tokens.isPair(at - 1, '->')) depth--
      if (depth === 0) return at + 1
    }
    return -1
  }

  private follow(
    segments: readonly string[],
    at: number,
    found: string[],
    seen: Set<RustBinding>,
    hops: number,
  ): void {
    const [first, ...rest] = segments
    if (first === undefined || hops > MAX_HOPS || found.length >= MAX_MEANINGS) return
    if (first === '') {
      found.push(rest.join('::'))
      return
    }
    if (first === 'crate' || first === 'self' || first === 'super') {
      this.inModule(this.moduleOf(first, at), rest, found, seen, hops)
      return
    }
    const meaning = this.lookup(first, at, seen)
    if (meaning !== undefined) {
      seen.add(meaning.binding)
      this.through(meaning.binding, rest, found, seen, hops)
      return
    }
    found.push(segments.join('::'))
    for (const { path, block } of this.globsAt(at)) {
      if (found.length >= MAX_MEANINGS) return
      const [start, ...others] = path
      if (start === 'super' || start === 'crate' || start === 'self') {
        this.inModule(this.moduleOf(start, block), [...others, ...segments], found, seen, hops + 1)
      } else this.follow([...path, ...segments], block, found, seen, hops + 2)
    }
  }

  private through(
    binding: RustBinding,
    rest: readonly string[],
    found: string[],
    seen: Set<RustBinding>,
    hops: number,
  ): void {
    switch (binding.kind) {
      case 'path':
        this.follow([...binding.path, ...rest], binding.at, found, seen, hops + 1)
        return
      case 'module':
        this.inModule(binding.block, rest, found, seen, hops + 1)
        return
      case 'own':
        return
      case 'value': {
        const path =
          binding.made === undefined || binding.part !== undefined ? undefined : this.pathAt(binding.made[0])
        if (path === undefined || path.to !== binding.made?.[1] || binding.isHanded) return
        this.follow([...path.segments, ...rest], path.from, found, seen, hops + 1)
        return
      }
    }
  }

  /** A path within a module of this file, whose block is given; undefined when the module is not in it. */
  private inModule(
    block: number | undefined,
    path: readonly string[],
    found: string[],
    seen: Set<RustBinding>,
    hops: number,
  ): void {
    const [first, ...rest] = path
    const scope = block === undefined ? undefined : this.bindings.scopes.get(block)
    if (first === undefined || scope === undefined || hops > MAX_HOPS) return
    for (const binding of scope.names.get(first) ?? []) {
      if (seen.has(binding) || found.length >= MAX_MEANINGS) continue
      seen.add(binding)
      this.through(binding, rest, found, seen, hops + 1)
    }
    if (scope.names.has(first)) return
    for (const glob of scope.globs)
      this.follow([...glob, ...path], (block as number) + 1, found, seen, hops + 2)
  }

  private moduleOf(keyword: string, at: number): number | undefined {
    if (keyword === 'crate') return -1
    const own = this.moduleAround(at)
    if (keyword === 'self') return own
    return own === -1 ? undefined : this.moduleAround(own)
  }

  private moduleAround(at: number): number {
    let block = this.tokens.block(at)
    while (block !== -1 && this.bindings.scopes.get(block)?.isModule !== true)
      block = this.tokens.block(block)
    return block
  }

  private lookup(
    name: string,
    at: number,
    seen?: ReadonlySet<RustBinding>,
  ): { readonly binding: RustBinding } | undefined {
    for (const { scope } of this.scopesAt(at)) {
      const candidates = scope.names
        .get(name)
        ?.filter((binding) => isKnown(binding, at) && seen?.has(binding) !== true)
      const binding = candidates?.at(-1)
      if (binding !== undefined) return { binding }
    }
    return undefined
  }

  private *scopesAt(at: number): Generator<{ readonly scope: RustScope; readonly block: number }> {
    let block = this.tokens.block(at)
    for (;;) {
      const scope = this.bindings.scopes.get(block)
      if (scope !== undefined) yield { scope, block }
      if (block === -1 || scope?.isModule === true) return
      block = this.tokens.block(block)
    }
  }

  private *globsAt(at: number): Generator<{ readonly path: readonly string[]; readonly block: number }> {
    for (const { scope, block } of this.scopesAt(at)) {
      for (const path of scope.globs) yield { path, block: block + 1 }
    }
  }

  /** Full paths of the types that a type expression names, references and boxes included. */
  typesIn([from, to]: Range): readonly string[] {
    const types: string[] = []
    for (let at = from; at < to; at++) {
      const path = this.pathAt(at)
      if (path === undefined) continue
      types.push(...this.resolve(path.segments, at))
      at = path.to - 1
    }
    return types
  }
}

function isKnown(binding: RustBinding, at: number): boolean {
  return binding.kind !== 'value' || !binding.isLocal || binding.at <= at
}
