import { type CTokens, NAME } from './c-like-lexer.ts'
import type { CStructure } from './c-structure.ts'

/** Macros that lead to macros, followed so far. */
const MAX_EXPANSIONS = 8
/** Replacements that are tried for one name: definitions may lead to each other in circles. */
const MAX_ATTEMPTS = 128
/** Definitions of one name that are told apart, the last ones: one a platform. */
const MAX_DEFINITIONS = 64

export interface CMacro {
  readonly name: string
  /** Undefined: an object-like macro. */
  readonly parameters: readonly string[] | undefined
  /** Token of the name, and range of the replacement. */
  readonly at: number
  readonly from: number
  readonly to: number
  /** The token from which it is undefined again. */
  until: number
}

/** What a name may stand for: one of several when platforms differ. */
export interface CExpansion {
  readonly name: string
  /** Namespace that the replacement names, as in `std::system`. */
  readonly qualifier: string | undefined
}

/** The macros of one file (C++23 [cpp.replace]), as far as they can give a function another name. */
export class CMacros {
  private readonly tokens: CTokens
  private readonly structure: CStructure
  private readonly byName = new Map<string, CMacro[]>()
  private attempts = 0

  constructor(structure: CStructure) {
    this.structure = structure
    this.tokens = structure.tokens
    for (const directive of structure.directives) this.read(directive)
  }

  all(): Iterable<CMacro> {
    return [...this.byName.values()].flat()
  }

  /** The macro in whose replacement a token stands. */
  around(token: number): CMacro | undefined {
    if (this.structure.aside[token] !== 1) return undefined
    for (const macros of this.byName.values()) {
      for (const macro of macros) if (macro.from <= token && token < macro.to) return macro
    }
    return undefined
  }

  /** The definitions of a name that hold at a token. */
  at(name: string, token: number): readonly CMacro[] {
    return this.byName.get(name)?.filter((macro) => macro.at < token && token < macro.until) ?? []
  }

  /**
   * The names that the name at a token can be after preprocessing, its own included when no macro takes it.
   * `next` is the token after it: the arguments of a macro that pastes names are part of it.
   */
  namesAt(token: number): { readonly names: readonly CExpansion[]; readonly next: number } {
    const name = this.tokens.textOf(token)
    const macros = this.at(name, token)
    if (macros.length === 0) return { names: [{ name, qualifier: undefined }], next: token + 1 }
    const names: CExpansion[] = []
    let next = token + 1
    this.attempts = 0
    for (const macro of macros) {
      if (macro.parameters === undefined) {
        names.push(...this.resolve(this.replacement(macro, []), token, [name]))
        continue
      }
      if (!this.tokens.is(token + 1, '(')) continue
      const close = this.structure.match[token + 1] as number
      if (close === -1 || close - token > MAX_REPLACEMENT) continue
      const expansions = this.resolve(this.replacement(macro, this.argumentsOf(token + 1, close)), token, [
        name,
      ])
      if (expansions.length === 0) continue
      names.push(...expansions)
      next = close + 1
    }
    return { names, next }
  }

  private resolve(words: readonly string[], token: number, within: readonly string[]): readonly CExpansion[] {
    const colons = words.lastIndexOf('::')
    const last = words.at(-1)
    if (last === undefined || within.length > MAX_EXPANSIONS || this.attempts++ > MAX_ATTEMPTS) return []
    if (colons !== -1 && colons === words.length - 2) {
      return [{ name: last, qualifier: words.slice(0, colons).join('') }]
    }
    const [name] = words
    if (name === undefined || !NAME_WORD.test(name)) return []
    // No macro is replaced within itself (C++23 [cpp.rescan]).
    const macros = within.includes(name) ? [] : this.at(name, token)
    const inside = [...within, name]
    if (words.length === 1) {
      const further = macros.filter(({ parameters }) => parameters === undefined)
      if (further.length === 0) return [{ name, qualifier: undefined }]
      return further.flatMap((macro) => this.resolve(this.replacement(macro, []), token, inside))
    }
    if (words[1] !== '(' || words.at(-1) !== ')') return []
    const given = words.slice(2, -1).join('').split(',')
    const expanded = given.map((word) => this.resolve([word], token, inside)[0]?.name ?? word)
    return macros.flatMap((macro) => this.resolve(this.replacement(macro, expanded), token, inside))
  }

  /** The replacement as words, with single-token arguments put in and pasted; empty when it is more than a name or a call. */
  private replacement(macro: CMacro, given: readonly string[]): readonly string[] {
    const { tokens } = this
    if (macro.to - macro.from > MAX_REPLACEMENT) return []
    const words: string[] = []
    for (let token = macro.from; token < macro.to; token++) {
      if (tokens.is(token, '##')) {
        const before = words.pop()
        const after = this.word(macro, ++token, given)
        if (before === undefined || after === undefined) return []
        words.push(before + after)
        continue
      }
      const word = this.word(macro, token, given)
      if (word === undefined) return []
      words.push(word)
    }
    while (words.length > 2 && words[0] === '(' && words.at(-1) === ')') {
      words.shift()
      words.pop()
    }
    if (words[0] === '&') words.shift()
    return words
  }

  private word(macro: CMacro, token: number, given: readonly string[]): string | undefined {
    if (token >= macro.to) return undefined
    const text = this.tokens.textOf(token)
    const index = this.tokens.kinds[token] === NAME ? macro.parameters?.indexOf(text) : undefined
    return index === undefined || index === -1 ? text : given[index]
  }

  private argumentsOf(open: number, close: number): readonly string[] {
    return this.tokens
      .normalised(open + 1, Math.min(close, open + MAX_REPLACEMENT))
      .split(',')
      .map((word) => word.trim())
  }

  private read(directive: number): void {
    const { tokens, structure } = this
    const isUndefinition = tokens.isName(directive + 1, 'undef')
    if (!isUndefinition && !tokens.isName(directive + 1, 'define')) return
    const at = directive + 2
    if (tokens.kinds[at] !== NAME) return
    const name = tokens.textOf(at)
    const known = this.byName.get(name) ?? []
    if (isUndefinition) {
      for (const macro of known) macro.until = Math.min(macro.until, directive)
      return
    }
    if (known.length >= MAX_DEFINITIONS) known.pop()
    const to = structure.directiveEnd(directive)
    const hasParameters = tokens.is(at + 1, '(') && tokens.start(at + 1) === tokens.end(at)
    const close = hasParameters ? (structure.match[at + 1] as number) : at
    if (close === -1) return
    const parameters = hasParameters ? this.argumentsOf(at + 1, close) : undefined
    // The latest first: it is what a definition that is not conditional replaces all others with.
    known.unshift({ name, parameters, at, from: close + 1, to, until: Number.MAX_SAFE_INTEGER })
    this.byName.set(name, known)
  }
}

/** Tokens of a replacement that may be a name: `ns::name`, `PASTE(a, b)`. */
const MAX_REPLACEMENT = 24
const NAME_WORD = /^[A-Za-z_]\w{0,200}$/
