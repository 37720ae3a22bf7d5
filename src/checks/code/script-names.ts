import type { ScriptGrammar } from '../../syntax/script-grammar.ts'
import { BARRIER, COMMAND, NAME, NUMBER, REGEX, TEXT } from '../../syntax/script-stream.ts'
import type { ScriptTokens } from '../../syntax/script-tokens.ts'

import { goImports, javaImports } from './script-imports.ts'
import { ScriptScopes } from './script-scopes.ts'

/** Tokens of one argument. */
export interface Argument {
  readonly from: number
  readonly to: number
}

export interface ScriptTraits {
  readonly grammar: ScriptGrammar
  /** Signs between an object and its member, longer ones first. */
  readonly members: readonly string[]
  /** Words before the name of what is defined. */
  readonly definitions: ReadonlySet<string>
  readonly types: ReadonlySet<string>
  /** Signs that join texts. */
  readonly joins: readonly string[]
  readonly callsWithoutParentheses?: true
  /** Functions whose result is one word of a shell. */
  readonly quoting?: ReadonlySet<string>
  /** Functions that put texts together. */
  readonly formatting?: ReadonlySet<string>
  readonly imports?: 'go' | 'java'
  /** A type before a name declares it. */
  readonly declaresByType?: true
  /** Words that end an argument list without parentheses. */
  readonly enders?: ReadonlySet<string>
}

/** A call by name, before its arguments are judged. */
export interface ScriptCall {
  readonly at: number
  /** First token of the object it is called on. */
  readonly first: number
  /** Token after the last. */
  readonly end: number
  /** Path of the object; `''`: none; undefined: not a name. */
  readonly receiver: string | undefined
  readonly name: string
  readonly isNew: boolean
  readonly arguments: readonly Argument[]
}

/** Tokens that one argument list or chain of members may have. */
const MAX_TOKENS = 20_000
const MAX_PARTS = 12
/** Tokens of an assigned value outside of brackets. */
const MAX_VALUE = 300

/** Names, definitions, assignments and imports of one program. */
export class ScriptNames {
  readonly tokens: ScriptTokens
  readonly traits: ScriptTraits
  /** By local name, the path that it was imported from. */
  readonly imports: ReadonlyMap<string, string>
  readonly defined = new Map<string, number[]>()
  protected readonly parameters = new Set<string>()
  protected readonly assigned = new Map<string, Argument[]>()
  protected readonly grown = new Set<string>()
  protected readonly definitionsAround: ScriptScopes
  private readonly typesAround: ScriptScopes
  private readonly definedIn = new Map<string, ReadonlySet<string>>()

  constructor(tokens: ScriptTokens, traits: ScriptTraits) {
    this.tokens = tokens
    this.traits = traits
    this.imports =
      traits.imports === 'go'
        ? goImports(tokens)
        : traits.imports === 'java'
          ? javaImports(tokens)
          : new Map()
    this.definitionsAround = new ScriptScopes(tokens, new Set([...traits.definitions, 'function']))
    this.typesAround = new ScriptScopes(tokens, traits.types)
    for (let at = 0; at < tokens.count; at++) if (tokens.kind(at) === NAME) this.learn(at)
  }

  private learn(at: number): void {
    const { tokens, traits } = this
    const word = tokens.word(at)
    if (traits.definitions.has(word) && !this.isMember(at)) {
      this.define(at)
      return
    }
    if (word === 'for' || word === 'foreach' || word === 'catch') {
      for (let next = at + 1; next < at + 12 && !tokens.startsLine(next); next++) {
        if (tokens.kind(next) === NAME) this.parameters.add(tokens.word(next))
      }
    }
    if (this.isMember(at)) return
    const next = at + 1
    const isArrow = tokens.isRun(next, '<-')
    const isDefine = tokens.isRun(next, ':=')
    const isGrowth =
      tokens.isRun(next, '+=') ||
      tokens.isRun(next, '.=') ||
      tokens.isRun(next, '*=') ||
      tokens.isRun(next, '<<')
    const isPlain =
      tokens.is(next, '=') &&
      !tokens.isRun(next, '==') &&
      !tokens.isRun(next, '=>') &&
      !tokens.isRun(next, '=~')
    if (!isArrow && !isDefine && !isGrowth && !isPlain) return
    const from = isPlain ? next + 1 : next + 2
    if (isArrow || isPlain) {
      if (tokens.word(from) === 'function') this.remember(word, at)
    }
    const value = { from, to: this.statementEnd(from) }
    const known = this.assigned.get(word)
    if (known === undefined) this.assigned.set(word, [value])
    else known.push(value)
    if (isGrowth) this.grown.add(word)
  }

  assignments(): Iterable<readonly [string, readonly Argument[]]> {
    return this.assigned
  }

  private remember(name: string, at: number): void {
    const known = this.defined.get(name)
    if (known === undefined) this.defined.set(name, [at])
    else known.push(at)
  }

  private define(at: number): void {
    const { tokens } = this
    let name = at + 1
    // The receiver of a method in Go, the object of `def self.x`.
    let isMethod = false
    if (
      tokens.is(name, '(') &&
      tokens.partners[name] !== -1 &&
      tokens.kind((tokens.partners[name] as number) + 1) === NAME
    ) {
      this.takeParameters(name, tokens.partners[name] as number)
      name = (tokens.partners[name] as number) + 1
      isMethod = true
    }
    while (
      tokens.kind(name) === NAME &&
      (tokens.is(name + 1, '.') || tokens.is(name + 1, ':')) &&
      tokens.kind(name + 2) === NAME
    ) {
      isMethod = tokens.word(name) !== 'self'
      name += 2
    }
    if (tokens.kind(name) === NAME) {
      if (!isMethod) this.remember(tokens.word(name), at)
      name++
    }
    if (tokens.is(name, '(') && tokens.partners[name] !== -1)
      this.takeParameters(name, tokens.partners[name] as number)
  }

  private takeParameters(from: number, to: number): void {
    for (let at = from; at < Math.min(to, from + 400); at++) {
      if (this.tokens.kind(at) === NAME) this.parameters.add(this.tokens.word(at))
    }
  }

  /** Whether a sign between an object and its member stands before the token. */
  isMember(at: number): boolean {
    return this.memberSign(at) > 0
  }

  /** Length in tokens of the sign before a member; 0: none. */
  private memberSign(at: number): number {
    const { tokens, traits } = this
    for (const sign of traits.members) {
      const from = at - sign.length
      if (from < 0 || !tokens.isRun(from, sign)) continue
      if (sign === '.' && (tokens.isRun(from - 1, '..') || tokens.isRun(from, '..'))) continue
      // `::` is no `:`, and `a ? b : c` has blanks.
      if (sign === ':' && (!tokens.touches(at) || !tokens.touches(from))) continue
      return sign.length
    }
    return 0
  }

  /** The call whose name stands at a token; undefined when nothing is called there. */
  callAt(at: number): ScriptCall | undefined {
    const { tokens, traits } = this
    const list = this.argumentsAt(at)
    if (list === undefined) return undefined
    let first = at
    let receiver: string | undefined = ''
    for (let part = 0; part < MAX_PARTS; part++) {
      const sign = this.memberSign(first)
      if (sign === 0) break
      if (this.isRoot(first, sign)) {
        first -= sign
        break
      }
      const before = first - sign - 1
      if (tokens.kind(before) === NAME) {
        receiver = receiver === undefined ? undefined : join(tokens.word(before), receiver)
        first = before
      } else if (
        tokens.is(before, ')') &&
        tokens.partners[before] !== -1 &&
        tokens.kind((tokens.partners[before] as number) - 1) === NAME
      ) {
        first = (tokens.partners[before] as number) - 1
        receiver = receiver === undefined ? undefined : join(`${tokens.word(first)}()`, receiver)
      } else {
        receiver = undefined
        break
      }
    }
    if (traits.definitions.has(tokens.word(first - 1)) && receiver !== undefined) return undefined
    if (traits.declaresByType === true && receiver === '' && this.isDeclared(first)) return undefined
    const imported =
      receiver === undefined || receiver === ''
        ? undefined
        : this.imports.get(receiver.split('.', 1)[0] as string)
    if (imported !== undefined) receiver = [imported, ...(receiver as string).split('.').slice(1)].join('.')
    return {
      at,
      first,
      end: list.end,
      receiver,
      name: tokens.word(at),
      isNew: tokens.word(first - 1) === 'new',
      arguments: list.arguments,
    }
  }

  /** `Script parse(String text)`: a type stands before the name. */
  private isDeclared(at: number): boolean {
    const { tokens } = this
    if (tokens.kind(at - 1) === NAME) return !BEFORE_CALL.has(tokens.word(at - 1)) && !tokens.startsLine(at)
    return (
      (tokens.is(at - 1, '>') || tokens.is(at - 1, ']')) && !tokens.is(at - 2, '-') && !tokens.startsLine(at)
    )
  }

  /** `::system`, `\\exec`: of no object. */
  private isRoot(at: number, sign: number): boolean {
    const { tokens } = this
    const from = at - sign
    return (
      (tokens.is(from, ':') || tokens.is(from, '\\')) &&
      sign !== 0 &&
      (from === 0 || !tokens.touches(from) || /[([{,=!]$/.test(tokens.source(from - 1)))
    )
  }

  private argumentsAt(
    at: number,
  ): { readonly arguments: readonly Argument[]; readonly end: number } | undefined {
    const { tokens, traits } = this
    const next = at + 1
    if (tokens.is(next, '(') && !(traits.callsWithoutParentheses === true && tokens.startsLine(next))) {
      const close = tokens.partners[next] as number
      if (close === -1) return { arguments: [], end: next }
      const isSpaced = traits.callsWithoutParentheses === true && !tokens.touches(next)
      if (!isSpaced) return { arguments: this.split(next + 1, close), end: close + 1 }
    }
    if (traits.callsWithoutParentheses !== true || tokens.startsLine(next) || !this.beginsValue(next))
      return undefined
    const end = this.listEnd(next)
    return { arguments: this.split(next, end), end }
  }

  private beginsValue(at: number): boolean {
    const { tokens, traits } = this
    const kind = tokens.kind(at)
    if (kind === TEXT || kind === COMMAND || kind === NUMBER || kind === REGEX) return true
    if (kind === NAME) return traits.enders?.has(tokens.word(at)) !== true
    if (tokens.is(at, '(')) return true
    const isApart = !tokens.touches(at) && tokens.touches(at + 1)
    return (
      isApart &&
      (tokens.is(at, '*') ||
        tokens.is(at, '[') ||
        tokens.is(at, ':') ||
        tokens.is(at, '-') ||
        tokens.is(at, '&') ||
        tokens.is(at, '\\') ||
        tokens.is(at, '%') ||
        tokens.is(at, '{'))
    )
  }

  /** End of an argument list without parentheses. */
  private listEnd(from: number): number {
    const { tokens, traits } = this
    let at = from
    for (; at < tokens.count && at < from + MAX_TOKENS; at++) {
      if (tokens.kind(at) === BARRIER) break
      if (at > from && tokens.startsLine(at) && !tokens.is(at - 1, ',') && !tokens.is(at - 1, '\\')) break
      if (tokens.kind(at) === NAME && traits.enders?.has(tokens.word(at)) === true && !tokens.is(at + 1, ':'))
        break
      if (tokens.is(at, ';') || tokens.isRun(at, '||') || tokens.isRun(at, '&&') || tokens.isRun(at, '|'))
        break
      if (tokens.is(at, ')') || tokens.is(at, ']') || tokens.is(at, '}')) break
      const partner = tokens.partners[at] as number
      if (tokens.is(at, '{') && at > from && traits.enders?.has('do') === true) break
      if (partner > at) at = partner
    }
    return at
  }

  /** End of the value that an assignment takes. */
  private statementEnd(from: number): number {
    const { tokens } = this
    let at = from
    for (; at < tokens.count && at < from + MAX_VALUE; at++) {
      if (tokens.kind(at) === BARRIER || tokens.is(at, ';')) break
      if (tokens.is(at, ')') || tokens.is(at, ']') || tokens.is(at, '}') || tokens.is(at, ',')) break
      if (
        at > from &&
        tokens.startsLine(at) &&
        !CONTINUES.test(tokens.source(at - 1)) &&
        !CONTINUED.test(tokens.source(at))
      )
        break
      const partner = tokens.partners[at] as number
      if (partner > at) at = partner
    }
    return at
  }

  /** Arguments between commas. */
  split(from: number, to: number): readonly Argument[] {
    const { tokens } = this
    const parts: Argument[] = []
    let start = from
    for (let at = from; at < to; at++) {
      const partner = tokens.partners[at] as number
      if (partner > at) at = Math.min(partner, to)
      else if (tokens.is(at, ',')) {
        if (at > start) parts.push({ from: start, to: at })
        start = at + 1
      }
    }
    if (to > start) parts.push({ from: start, to })
    return parts
  }

  /** Name of the definition around a token, as far as indentation tells. */
  symbol(at: number): string {
    return this.definitionsAround.nameAt(this.tokens.roots[at] as number)
  }

  /** Name of the class around a token. */
  typeAround(at: number): string {
    return this.typesAround.nameAt(this.tokens.roots[at] as number)
  }

  /** Whether the program defines the name where a token sees it: in the same class, or outside of any. */
  defines(name: string, at: number): boolean {
    const places = this.defined.get(name)
    if (places === undefined) return false
    let types = this.definedIn.get(name)
    if (types === undefined) {
      types = new Set(places.map((place) => this.typeAround(place)))
      this.definedIn.set(name, types)
    }
    return types.has(this.typeAround(at))
  }
}

const BEFORE_CALL: ReadonlySet<string> = new Set([
  'assert',
  'case',
  'do',
  'else',
  'in',
  'new',
  'return',
  'throw',
  'yield',
])
const CONTINUES = /^[=+.,&|([{\\<-]$/
const CONTINUED = /^[+.&|?]$/
function join(part: string, rest: string): string {
  return rest === '' ? part : `${part}.${rest}`
}
