import { type CTokens, NAME, NUMBER } from './c-like-lexer.ts'
import type { CMacros } from './c-macros.ts'
import type { CStructure } from './c-structure.ts'

/** Names that lead to names, followed so far. */
const MAX_DEPTH = 6
/** Values of one expression that are told apart. */
const MAX_VALUES = 16
/** Tokens of one call or expression that are looked at; more is no constant. */
const MAX_TOKENS = 1_000
/** Uses of one name that are looked at to see whether it ever changes. */
const MAX_USES = 2_000

/** Tokens of one argument; `to` is excluded. */
export interface CRange {
  readonly from: number
  readonly to: number
}

/** What expressions are worth when nothing but literals flows into them. */
export class CConstants {
  private readonly structure: CStructure
  private readonly tokens: CTokens
  private readonly macros: CMacros
  private uses: Map<string, number[]> | undefined
  private readonly values = new Map<string, readonly string[] | undefined>()

  constructor(structure: CStructure, macros: CMacros) {
    this.structure = structure
    this.tokens = structure.tokens
    this.macros = macros
  }

  /** The arguments of a call, without the commas. @param open the parenthesis or brace */
  argumentsOf(open: number): readonly CRange[] {
    const { tokens, structure } = this
    const close =
      structure.match[open] === -1
        ? Math.min(tokens.count, open + MAX_TOKENS)
        : (structure.match[open] as number)
    const ranges: CRange[] = []
    let from = open + 1
    let steps = 0
    for (let token = from; token < close && steps < MAX_TOKENS; token++, steps++) {
      if (tokens.is(token, '(') || tokens.is(token, '{') || tokens.is(token, '[')) {
        const end = structure.match[token] as number
        if (end > token) token = end
      } else if (tokens.is(token, ',')) {
        ranges.push({ from, to: token })
        from = token + 1
      }
    }
    if (from < close) ranges.push({ from, to: close })
    return ranges
  }

  /**
   * Every text the expression can be, a null pointer as an empty one; undefined: more than literals flows into it.
   * @param at the token whose macros hold
   */
  textsOf({ from, to }: CRange, depth = 0, at = from): readonly string[] | undefined {
    if (depth > MAX_DEPTH || to - from > MAX_TOKENS) return undefined
    const { tokens } = this
    const range = this.bare(from, to)
    if (range.from >= range.to) return undefined
    const question = this.find(range, '?')
    if (question !== -1) {
      const colon = this.find({ from: question, to: range.to }, ':')
      if (colon === -1) return undefined
      const first = this.textsOf({ from: question + 1, to: colon }, depth + 1, at)
      const second = this.textsOf({ from: colon + 1, to: range.to }, depth + 1, at)
      return first === undefined || second === undefined
        ? undefined
        : [...first, ...second].slice(0, MAX_VALUES)
    }
    let values: readonly string[] = ['']
    for (let token = range.from; token < range.to; token++) {
      if (tokens.is(token, '+') || tokens.is(token, '@')) continue
      let part: readonly string[] | undefined
      const literal = tokens.literalOf(token)
      if (literal !== undefined) part = [literal]
      else if (tokens.kinds[token] === NUMBER) part = tokens.textOf(token) === '0' ? [''] : undefined
      else if (tokens.kinds[token] === NAME && tokens.is(token + 1, '[')) {
        part = this.textsOfElements(tokens.textOf(token), depth)
        token = Math.max(token + 1, this.structure.match[token + 1] as number)
      } else if (tokens.kinds[token] === NAME) part = this.textsOfName(token, depth, at)
      if (part === undefined) return undefined
      const parts = part
      values = values.flatMap((value) => parts.map((text) => value + text)).slice(0, MAX_VALUES)
    }
    return values
  }

  /** The name that an argument is, through casts, `&` and `.c_str()`; undefined for anything longer. */
  nameOf({ from, to }: CRange): string | undefined {
    const range = this.bare(from, to)
    return range.to - range.from === 1 && this.tokens.kinds[range.from] === NAME
      ? this.tokens.textOf(range.from)
      : undefined
  }

  private textsOfName(token: number, depth: number, at: number): readonly string[] | undefined {
    const { tokens } = this
    const name = tokens.textOf(token)
    if (name === 'NULL' || name === 'nullptr' || name === 'nil') return ['']
    const macros = this.macros.at(name, at)
    if (macros.length > 0) {
      const values: string[] = []
      for (const { parameters, from, to } of macros) {
        const texts = parameters === undefined ? this.textsOf({ from, to }, depth + 1, at) : undefined
        if (texts === undefined) return undefined
        values.push(...texts)
      }
      return values.slice(0, MAX_VALUES)
    }
    if (this.values.has(name)) return this.values.get(name)
    this.values.set(name, undefined) // Until it is known: a name may lead to itself.
    const texts = this.textsOfVariable(name, depth)
    this.values.set(name, texts)
    return texts
  }

  /** The texts a variable is given, when all of its uses in the file leave it at that. */
  private textsOfVariable(name: string, depth: number): readonly string[] | undefined {
    const { tokens } = this
    const uses = this.usesOf(name)
    if (uses.length > MAX_USES) return undefined
    const values: string[] = []
    for (const token of uses) {
      if (tokens.is(token - 1, '.') || tokens.is(token - 1, '->')) continue
      let after = token + 1
      const isArray = tokens.is(after, '[') && tokens.is(after + 1, ']')
      if (isArray) after += 2
      if (tokens.is(after, '=') || tokens.is(after, '{')) {
        const texts = this.isFixed(token, isArray)
          ? this.textsOf({ from: after + 1, to: this.endOf(after) }, depth + 1)
          : undefined
        if (texts === undefined) return undefined
        values.push(...texts)
      } else if (tokens.is(after, '+=') || this.isOpenDeclaration(token)) return undefined
    }
    return values.length === 0 ? undefined : values.slice(0, MAX_VALUES)
  }

  /** The texts of a table: `static const char *const NAMES[] = {"a", "b"};`. */
  private textsOfElements(name: string, depth: number): readonly string[] | undefined {
    const key = `${name}[]`
    if (this.values.has(key)) return this.values.get(key)
    this.values.set(key, undefined)
    const texts = this.textsOfTable(name, depth)
    this.values.set(key, texts)
    return texts
  }

  private textsOfTable(name: string, depth: number): readonly string[] | undefined {
    const { tokens } = this
    const uses = this.usesOf(name)
    if (uses.length > MAX_USES) return undefined
    let values: readonly string[] | undefined
    for (const token of uses) {
      const close = this.structure.match[token + 1] as number
      if (!tokens.is(token + 1, '[')) {
        if (this.isOpenDeclaration(token)) return undefined
        continue
      }
      const isTable = tokens.is(close + 1, '=') && tokens.is(close + 2, '{')
      if (tokens.is(close + 1, '=') && (!isTable || values !== undefined)) return undefined
      if (!isTable) continue
      if ((this.structure.match[close + 2] as number) - close > MAX_TOKENS) return undefined
      const parts = this.argumentsOf(close + 2).map((element) => this.textsOf(element, depth + 1))
      const known = parts.filter((part) => part !== undefined)
      if (known.length < parts.length || parts.length === 0) return undefined
      values = known.flat().slice(0, MAX_VALUES)
    }
    return values
  }

  /** A pointer, or an array or string that the compiler keeps from changing. */
  private isFixed(token: number, isArray: boolean): boolean {
    const { tokens } = this
    if (
      !isArray &&
      (tokens.is(token - 1, '*') ||
        tokens.isName(token - 1, 'string_view') ||
        tokens.isName(token - 1, 'auto'))
    )
      return true
    for (let at = token - 1; at >= Math.max(0, token - 8); at--) {
      if (tokens.isName(at, 'const') || tokens.isName(at, 'constexpr')) return true
      if (tokens.is(at, ';') || tokens.is(at, '{') || tokens.is(at, '}')) return at === token - 1 && !isArray
    }
    return !isArray && !(tokens.kinds[token - 1] === NAME)
  }

  /** `char *cmd;`, `const char *cmd)`, `&cmd`: what it holds comes from elsewhere. */
  private isOpenDeclaration(token: number): boolean {
    const { tokens } = this
    if (tokens.is(token - 1, '&')) return true
    const isDeclared = tokens.is(token - 1, '*')
      ? tokens.kinds[token - 2] === NAME
      : tokens.kinds[token - 1] === NAME
    if (!isDeclared || tokens.isName(token - 1, 'return')) return false
    return (
      tokens.is(token + 1, ';') ||
      tokens.is(token + 1, ',') ||
      tokens.is(token + 1, ')') ||
      tokens.is(token + 1, '[')
    )
  }

  private endOf(assignment: number): number {
    const { tokens, structure } = this
    if (tokens.is(assignment, '{')) return Math.max(structure.match[assignment] as number, assignment + 1)
    let token = assignment + 1
    const last = Math.min(tokens.count, token + MAX_TOKENS)
    for (; token < last; token++) {
      if (tokens.is(token, ';') || tokens.is(token, ',') || tokens.is(token, ')') || tokens.is(token, '}'))
        break
      if (tokens.is(token, '(') || tokens.is(token, '{')) {
        const end = structure.match[token] as number
        if (end > token) token = end
      }
    }
    return token
  }

  /** Without parentheses and casts around, wrappers that only convert, and `.c_str()` behind. */
  private bare(from: number, to: number): CRange {
    const { tokens, structure } = this
    let start = from
    let end = to
    for (let steps = 0; steps < MAX_DEPTH && start < end; steps++) {
      const close = structure.match[start] as number
      if (tokens.is(start, '(') && close === end - 1) {
        start++
        end--
      } else if (tokens.is(start, '(') && close > start && close < end - 1 && this.isCast(start, close))
        start = close + 1
      else if (
        end - start > 4 &&
        tokens.is(end - 1, ')') &&
        tokens.is(end - 2, '(') &&
        tokens.is(end - 4, '.') &&
        ACCESSORS.has(tokens.textOf(end - 3))
      )
        end -= 4
      else if (
        tokens.kinds[start] === NAME &&
        tokens.is(start + 1, '(') &&
        structure.match[start + 1] === end - 1 &&
        CONVERSIONS.has(tokens.textOf(start))
      ) {
        start += 2
        end--
      } else if (tokens.isName(start, 'std') && tokens.is(start + 1, '::') && end - start > 2) start += 2
      else break
    }
    return { from: start, to: end }
  }

  private isCast(open: number, close: number): boolean {
    const { tokens } = this
    for (let token = open + 1; token < close; token++) {
      if (tokens.kinds[token] !== NAME && !tokens.is(token, '*') && !tokens.is(token, '::')) return false
    }
    return !tokens.is(close + 1, '+') && !tokens.is(close + 1, '?')
  }

  private find({ from, to }: CRange, punctuator: string): number {
    const { tokens, structure } = this
    for (let token = from; token < to; token++) {
      if (tokens.is(token, punctuator)) return token
      if (tokens.is(token, '(') || tokens.is(token, '{')) {
        const end = structure.match[token] as number
        if (end > token) token = end
      }
    }
    return -1
  }

  private usesOf(name: string): readonly number[] {
    const { tokens, structure } = this
    if (this.uses === undefined) {
      const uses = new Map<string, number[]>()
      for (let token = 0; token < tokens.count; token++) {
        if (tokens.kinds[token] !== NAME || structure.aside[token] !== 0) continue
        const text = tokens.textOf(token)
        const known = uses.get(text)
        if (known === undefined) uses.set(text, [token])
        else known.push(token)
      }
      this.uses = uses
    }
    return this.uses.get(name) ?? []
  }
}

const ACCESSORS: ReadonlySet<string> = new Set(['c_str', 'data', 'str', 'wc_str'])
const CONVERSIONS: ReadonlySet<string> = new Set(['TEXT', '_T', '_TEXT', 'string', 'wstring', 'string_view'])
