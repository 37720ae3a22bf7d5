import type { Range } from './rust-statements.ts'
import { NAME, TEXT, type TokenList } from './rust-tokens.ts'
import { zigText } from './zig-lexer.ts'

/** Names for names that are followed. */
const MAX_HOPS = 12
/** Tokens between the parameters of a function and its body. */
const MAX_SIGNATURE = 200
/** Tokens of one statement, those within brackets aside. */
const MAX_STATEMENT = 400

/** What a name of a Zig source stands for. */
export interface ZigBinding {
  readonly name: string
  readonly at: number
  readonly made?: Range
  readonly type?: Range
  /** One of the elements of what it is made of: `for (list) |name|`. */
  readonly isElement?: true
  readonly isVariable: boolean
  /** A parameter whose value is fixed when the program is compiled. */
  readonly isCompiled?: true
}

/** A chain of fields as it stands in the source, such as `std.process.Child.run`. */
export interface ZigPath {
  readonly from: number
  /** After its last token. */
  readonly to: number
  /** Starts with `@std` or `@c` where it starts with an import. */
  readonly segments: readonly string[]
}

/** Names of one Zig source by block. A name is declared once in what can be seen at a place, so that order hardly matters. */
export class ZigNames {
  private readonly tokens: TokenList
  private readonly scopes = new Map<number, Map<string, ZigBinding>>()

  constructor(tokens: TokenList) {
    this.tokens = tokens
    for (let at = 0; at < tokens.count; at++) {
      if (tokens.kind(at) !== NAME || tokens.is(at - 1, '.')) continue
      if (tokens.is(at, 'const') || tokens.is(at, 'var')) this.declaration(at)
      else if (tokens.is(at, 'fn')) this.function(at)
      else if (tokens.is(at, 'for')) this.loop(at)
    }
  }

  /** The chain that starts at `from`: at a name, or at the `@` of `@import` and `@field`. */
  pathAt(from: number): ZigPath | undefined {
    const { tokens } = this
    const head = this.headAt(from)
    if (head === undefined) return undefined
    const segments = [...head.segments]
    let at = head.to
    while (tokens.is(at, '.')) {
      if (tokens.isName(at + 1)) segments.push(nameOf(tokens.word(at + 1)))
      else if (!tokens.is(at + 1, '?') && !tokens.is(at + 1, '*')) break
      at += 2
    }
    return { from, to: at, segments }
  }

  /** The full name of what a chain stands for, such as `std.process.Child.run`; undefined when it is the file's own. */
  resolve(segments: readonly string[], at: number, hops = 0): string | undefined {
    const [first, ...rest] = segments
    if (first === undefined || hops > MAX_HOPS) return undefined
    if (first.startsWith('@')) return [first.slice(1), ...rest].join('.')
    const binding = this.binding(first, at)
    if (binding === undefined) return undefined
    return this.through(binding, rest, hops)
  }

  /** What a plain name is bound to where it stands. */
  binding(name: string, at: number): ZigBinding | undefined {
    let block = this.tokens.block(at)
    for (;;) {
      const found = this.scopes.get(block)?.get(name)
      if (found !== undefined || block === -1) return found
      block = this.tokens.block(block)
    }
  }

  private through(binding: ZigBinding, rest: readonly string[], hops: number): string | undefined {
    const { tokens } = this
    const { made, type } = binding
    if (type !== undefined) {
      const path = this.typePath(type)
      const name = path === undefined ? undefined : this.resolve(path.segments, path.from, hops + 1)
      if (name !== undefined) return name === 'type' ? undefined : [name, ...rest].join('.')
    }
    if (made === undefined || binding.isElement) return undefined
    const from = this.start(made)
    const container = this.containerOf(from)
    if (container !== -1) return this.inContainer(container, rest, hops)
    const path = this.pathAt(from)
    if (path === undefined) return undefined
    if (path.to === made[1]) {
      return this.resolve([...path.segments, ...rest], path.from, hops + 1)
    }
    // A value of a type: `Type{ … }`, or what `Type.init(…)` returns.
    const isValue = tokens.is(path.to, '{') || tokens.is(path.to, '(')
    const typed = tokens.is(path.to, '(') ? path.segments.slice(0, -1) : path.segments
    if (!isValue || typed.length === 0) return undefined
    return this.resolve([...typed, ...rest], path.from, hops + 1)
  }

  private inContainer(block: number, path: readonly string[], hops: number): string | undefined {
    const [first, ...rest] = path
    const binding = first === undefined ? undefined : this.scopes.get(block)?.get(first)
    return binding === undefined || hops > MAX_HOPS ? undefined : this.through(binding, rest, hops + 1)
  }

  /** The `{` of `struct { … }`; -1 when it is none. */
  private containerOf(from: number): number {
    const { tokens } = this
    let at = from
    while (tokens.is(at, 'extern') || tokens.is(at, 'packed')) at++
    if (!tokens.is(at, 'struct') && !tokens.is(at, 'opaque')) return -1
    const open = tokens.is(at + 1, '(') ? tokens.after(at + 1) : at + 1
    return tokens.is(open, '{') ? open : -1
  }

  private headAt(from: number): { readonly segments: readonly string[]; readonly to: number } | undefined {
    const { tokens } = this
    if (tokens.isName(from)) {
      if (tokens.is(from - 1, '.') || tokens.is(from - 1, '@')) return undefined
      return { segments: [nameOf(tokens.word(from))], to: from + 1 }
    }
    if (!tokens.is(from, '@') || !tokens.is(from + 2, '(')) return undefined
    const close = tokens.partner(from + 2)
    if (close === -1) return undefined
    const builtin = tokens.word(from + 1)
    if (builtin === 'cImport') return { segments: ['@c'], to: close + 1 }
    if (builtin === 'import') {
      const name = tokens.kind(from + 3) === TEXT ? zigText(tokens.word(from + 3)) : ''
      return name === '' || name.includes('.') ? undefined : { segments: [`@${name}`], to: close + 1 }
    }
    if (builtin !== 'field') return undefined
    const [object, key] = tokens.split(from + 3, close)
    const path = object === undefined ? undefined : this.pathAt(object[0])
    const name = key === undefined ? undefined : this.keyOf(key)
    if (path === undefined || name === undefined) return undefined
    return { segments: [...path.segments, name], to: close + 1 }
  }

  /** `"Ch" ++ "ild"` */
  private keyOf([from, to]: Range): string | undefined {
    const { tokens } = this
    let name = ''
    for (let at = from; at < to; at++) {
      if (tokens.kind(at) === TEXT) name += zigText(tokens.word(at))
      else if (!tokens.is(at, '+')) return undefined
    }
    return name
  }

  /** Without `try`, `comptime` and the like. */
  private start([from, to]: Range): number {
    let at = from
    while (
      at < to &&
      (this.tokens.is(at, 'try') || this.tokens.is(at, 'comptime') || this.tokens.is(at, '&'))
    )
      at++
    return at
  }

  private typePath([from, to]: Range): ZigPath | undefined {
    const { tokens } = this
    for (let at = from; at < to; at++) {
      if (tokens.is(at, '[')) return undefined
      if (tokens.is(at, '@') || (tokens.isName(at) && !tokens.is(at, 'const'))) return this.pathAt(at)
    }
    return undefined
  }

  private bind(binding: ZigBinding, block: number): void {
    let scope = this.scopes.get(block)
    if (scope === undefined) {
      scope = new Map()
      this.scopes.set(block, scope)
    }
    scope.set(binding.name, binding)
  }

  private declaration(at: number): void {
    const { tokens } = this
    const name = at + 1
    if (!tokens.isName(name)) return
    const isTyped = tokens.is(name + 1, ':')
    const equals = this.skipTo('=', name + 1)
    if (!isTyped && equals !== name + 1) return
    const end = tokens.is(equals, '=') ? this.skipTo(';', equals) : equals
    this.bind(
      {
        name: tokens.word(name),
        at: name,
        ...(end > equals ? { made: [equals + 1, end] } : {}),
        ...(isTyped ? { type: [name + 2, equals] } : {}),
        isVariable: tokens.is(at, 'var'),
      },
      tokens.block(at),
    )
  }

  /** The next such sign outside of brackets, or the end of the statement. */
  private skipTo(sign: string, from: number): number {
    const { tokens } = this
    let at = from
    for (let left = MAX_STATEMENT; left > 0 && at < tokens.count; left--) {
      if (tokens.is(at, sign) || tokens.is(at, ';')) break
      at = tokens.after(at)
    }
    return at
  }

  private function(at: number): void {
    const { tokens } = this
    const open = tokens.isName(at + 1) ? at + 2 : at + 1
    if (!tokens.is(open, '(') || tokens.partner(open) === -1) return
    if (tokens.isName(at + 1)) {
      this.bind({ name: tokens.word(at + 1), at, isVariable: false }, tokens.block(at))
    }
    const body = this.bodyAfter(tokens.partner(open) + 1)
    if (body === -1) return
    for (const [from, to] of tokens.split(open + 1, tokens.partner(open))) {
      const name = tokens.is(from, 'comptime') || tokens.is(from, 'noalias') ? from + 1 : from
      if (!tokens.isName(name) || !tokens.is(name + 1, ':')) continue
      const isCompiled: { isCompiled?: true } = tokens.is(from, 'comptime') ? { isCompiled: true } : {}
      const type: Range = [name + 2, to]
      this.bind({ name: tokens.word(name), at: name, type, isVariable: false, ...isCompiled }, body)
    }
  }

  private bodyAfter(from: number): number {
    const { tokens } = this
    for (let at = from; at < Math.min(from + MAX_SIGNATURE, tokens.count); at++) {
      if (tokens.is(at, ';') || tokens.is(at, '}')) return -1
      // Sets of errors and types written in place are no bodies.
      if (tokens.is(at, '{') && (tokens.is(at - 1, 'error') || tokens.is(at - 1, 'struct'))) {
        if (tokens.partner(at) === -1) return -1
        at = tokens.partner(at)
      } else if (tokens.is(at, '{')) return at
    }
    return -1
  }

  private loop(at: number): void {
    const { tokens } = this
    const close = tokens.is(at + 1, '(') ? tokens.partner(at + 1) : -1
    if (close === -1 || !tokens.is(close + 1, '|')) return
    const lists = tokens.split(at + 2, close)
    let bar = close + 2
    while (bar < tokens.count && bar < close + 40 && !tokens.is(bar, '|')) bar++
    const names = tokens.split(close + 2, bar)
    const body = tokens.is(bar + 1, '{') ? bar + 1 : tokens.block(at)
    names.forEach(([from], index) => {
      const made = lists[index]
      if (!tokens.isName(from) || made === undefined) return
      this.bind({ name: tokens.word(from), at: from, made, isElement: true, isVariable: false }, body)
    })
  }
}

/** Names in quotes may hold escapes. */
function nameOf(word: string): string {
  return word.includes('\\') ? zigText(`"${word}"`) : word
}
