import { type CTokens, NAME, STRING } from './c-like-lexer.ts'
import type { CMacros } from './c-macros.ts'
import { CShadows } from './c-shadows.ts'
import { type CScope, type CStructure, EXPRESSION_WORDS } from './c-structure.ts'

/** Parts of a qualified name that are read. */
const MAX_QUALIFIERS = 8

/** A function that is called or handed on, by the name it has after macros and namespace aliases. */
export interface CMention {
  readonly name: string
  /** Namespace before it: `''` is the global one (`::system`), undefined when none is written. */
  readonly qualifier: string | undefined
  readonly kind: 'call' | 'reference'
  /** First token of the qualified name, and the token after it. */
  readonly from: number
  readonly to: number
  /** The parenthesis of a call's arguments; -1 for a reference. */
  readonly open: number
}

/** Where functions of given names are used: not where they are declared, not methods, not others of the same name. */
export class CNames {
  private readonly structure: CStructure
  private readonly tokens: CTokens
  private readonly macros: CMacros
  private readonly shadows: CShadows
  private readonly aliases = new Map<string, string>(WELL_KNOWN_ALIASES)
  private readonly imported = new Set<string>()

  constructor(structure: CStructure, macros: CMacros, interesting: ReadonlySet<string>) {
    this.structure = structure
    this.tokens = structure.tokens
    this.macros = macros
    this.readUsings()
    this.shadows = new CShadows(structure, interesting)
  }

  *mentions(interesting: ReadonlySet<string>): Generator<CMention> {
    const { tokens, structure } = this
    for (let token = 0; token < tokens.count; token++) {
      if (tokens.kinds[token] !== NAME || structure.aside[token] === 2) continue
      const text = tokens.textOf(token)
      const direct = interesting.has(text)
      if (!direct && this.macros.at(text, token).length === 0) continue
      if (structure.aside[token] === 1 && !this.isReplacement(token)) continue
      const { names, next } = this.macros.namesAt(token)
      for (const { name, qualifier } of names) {
        if (!interesting.has(name)) continue
        const mention = this.mentionAt(token, next, name, qualifier)
        if (mention === undefined) continue
        yield mention
        break
      }
    }
  }

  /** Whether an unqualified name was brought in from this namespace. */
  isImported(namespace: string, name: string): boolean {
    return this.imported.has(`${namespace}::${name}`) || this.imported.has(`${namespace}::`)
  }

  /** The functions and classes around a token, outermost first, for identities. */
  symbolAt(token: number): string {
    const names: string[] = []
    for (const scope of this.structure.scopesAround(token))
      if (scope.kind !== 'block') names.unshift(symbolOf(scope))
    return names.join('.')
  }

  private mentionAt(
    token: number,
    next: number,
    name: string,
    given: string | undefined,
  ): CMention | undefined {
    const { tokens, structure } = this
    let from = token
    let qualifier = given
    if (tokens.is(token - 1, '.') || tokens.is(token - 1, '->')) return undefined
    if (tokens.is(token - 1, '::')) {
      const parts: string[] = []
      from = token - 1
      while (
        parts.length < MAX_QUALIFIERS &&
        tokens.kinds[from - 1] === NAME &&
        !EXPRESSION_WORDS.has(tokens.textOf(from - 1))
      ) {
        parts.unshift(tokens.textOf(from - 1))
        from -= 1
        if (!tokens.is(from - 1, '::')) break
        from -= 1
      }
      // `f<int>::system` names a member of something.
      if (tokens.is(from, '::') && (tokens.is(from - 1, '>') || tokens.is(from - 1, ')'))) return undefined
      qualifier = parts.join('::')
    }
    if (qualifier !== undefined) qualifier = this.expanded(qualifier)
    const open = this.callAfter(from, next)
    if (this.shadows.declares(from, token, next) || this.isListed(from, next)) return undefined
    if (qualifier === undefined && this.shadows.hides(name, token)) return undefined
    const kind = open === -1 ? 'reference' : 'call'
    // The parentheses around a called name are part of what is shown.
    if (open > next) from = structure.match[next] as number
    if (from < 0 || (kind === 'reference' && !this.isHandedOn(name, from, next, qualifier))) return undefined
    return {
      name,
      qualifier,
      kind,
      from,
      to: open === -1 || structure.match[open] === -1 ? next : (structure.match[open] as number) + 1,
      open,
    }
  }

  /** The parenthesis that calls what stands before: `f(`, `(f)(`, `(*f)(`; -1: none. */
  private callAfter(from: number, next: number): number {
    const { tokens } = this
    if (tokens.is(next, '(')) return next
    if (!tokens.is(next, ')') || !tokens.is(next + 1, '(')) return -1
    const isPointer = tokens.is(from - 1, '*') || tokens.is(from - 1, '&')
    const open = isPointer ? from - 2 : from - 1
    if (!tokens.is(open, '(')) return -1
    // Behind a name it is the argument of a macro, which makes what it likes of it.
    const isArgument = tokens.kinds[open - 1] === NAME && !EXPRESSION_WORDS.has(tokens.textOf(open - 1))
    return isArgument ? -1 : next + 1
  }

  /** `using std::system;`, `defined(system)`, `decltype(&system)`: named, and not used. */
  private isListed(from: number, next: number): boolean {
    const { tokens, structure } = this
    if (tokens.isName(from - 1, 'using') || tokens.isName(from - 1, 'typename')) return true
    const around = structure.parent[from] as number
    const word = around > 0 && tokens.kinds[around - 1] === NAME ? tokens.textOf(around - 1) : ''
    if (!tokens.is(next, '(') && (UNEVALUATED.has(word) || this.macros.at(word, from).length > 0)) return true
    return structure.aside[from] === 1 && !this.isReplacement(from)
  }

  /** A bare name that is also an everyday word counts only where it must be a function. */
  private isHandedOn(name: string, from: number, next: number, qualifier: string | undefined): boolean {
    const { tokens } = this
    const before = from - 1
    if (tokens.is(next, '::') || tokens.is(next, '<') || tokens.is(next, '=') || tokens.is(next, ':'))
      return false
    if (tokens.is(next, '.') || tokens.is(next, '->') || tokens.is(next, '[')) return false
    if (!EVERYDAY_WORDS.has(name))
      return tokens.kinds[before] !== NAME || EXPRESSION_WORDS.has(tokens.textOf(before))
    if (tokens.is(before, '&') && !isOperand(tokens, before - 1)) return true
    if (qualifier !== undefined) return true
    const around = this.structure.parent[from] as number
    if (around > 0 && tokens.kinds[around - 1] === NAME && TAKES_FUNCTION.has(tokens.textOf(around - 1)))
      return true
    if (around > 1 && tokens.kinds[around - 2] === NAME && TAKES_FUNCTION.has(tokens.textOf(around - 2)))
      return true
    if (tokens.is(before, ')')) return tokens.is(before - 1, ')') || tokens.is(before - 1, '*')
    if (!tokens.is(before, '=')) return false
    if (tokens.is(before - 1, ')')) return true
    return (
      tokens.kinds[before - 1] === NAME && (tokens.isName(before - 2, 'auto') || tokens.is(before - 2, '*'))
    )
  }

  /** Whether a token of a directive stands in the replacement of a macro. */
  private isReplacement(token: number): boolean {
    const { tokens } = this
    const directive = this.directiveOf(token)
    if (directive === -1 || !tokens.isName(directive + 1, 'define')) return false
    const isCall = tokens.is(token + 1, '(') || tokens.is(token + 1, ')')
    return token > directive + 2 && isCall
  }

  private directiveOf(token: number): number {
    const { directives } = this.structure
    let low = 0
    let high = directives.length - 1
    while (low < high) {
      const middle = (low + high + 1) >> 1
      if ((directives[middle] as number) <= token) low = middle
      else high = middle - 1
    }
    return directives[low] ?? -1
  }

  private expanded(qualifier: string): string {
    const [first = '', ...rest] = qualifier.split('::')
    return [this.aliases.get(first) ?? first, ...rest].join('::')
  }

  private readUsings(): void {
    const { tokens } = this
    for (let token = 0; token < tokens.count; token++) {
      if (tokens.kinds[token] !== NAME) continue
      if (
        tokens.isName(token, 'namespace') &&
        tokens.kinds[token + 1] === NAME &&
        tokens.is(token + 2, '=')
      ) {
        this.aliases.set(tokens.textOf(token + 1), this.expanded(this.qualifiedFrom(token + 3)))
      } else if (tokens.isName(token, 'using')) {
        if (tokens.isName(token + 1, 'namespace'))
          this.imported.add(`${this.expanded(this.qualifiedFrom(token + 2))}::`)
        else if (!tokens.is(token + 2, '=')) this.imported.add(this.expanded(this.qualifiedFrom(token + 1)))
      }
    }
  }

  private qualifiedFrom(token: number): string {
    const { tokens } = this
    const parts: string[] = []
    let at = tokens.is(token, '::') ? token + 1 : token
    while (parts.length < MAX_QUALIFIERS && tokens.kinds[at] === NAME) {
      parts.push(tokens.textOf(at))
      if (!tokens.is(at + 1, '::')) break
      at += 2
    }
    return parts.join('::')
  }
}

function symbolOf({ qualifier, name }: CScope): string {
  return qualifier === '' ? name : `${qualifier}.${name}`
}

/** Whether `&` after this token joins two values instead of taking an address. */
function isOperand(tokens: CTokens, token: number): boolean {
  if (tokens.kinds[token] === NAME) return !EXPRESSION_WORDS.has(tokens.textOf(token))
  return (
    tokens.is(token, ')') || tokens.is(token, ']') || tokens.is(token, '>') || tokens.kinds[token] === STRING
  )
}

/** Names that most programs use for something else. */
const EVERYDAY_WORDS: ReadonlySet<string> = new Set(['system', 'exec', 'eval'])
/** Callables that call what they are given; a variable of such a type has its name in between. */
const TAKES_FUNCTION: ReadonlySet<string> = new Set([
  'invoke',
  'thread',
  'jthread',
  'async',
  'bind',
  'bind_front',
  'apply',
  'pthread_create',
  'call_once',
])
const WELL_KNOWN_ALIASES: readonly (readonly [string, string])[] = [
  ['py', 'pybind11'],
  ['bp', 'boost::process'],
]
const UNEVALUATED: ReadonlySet<string> = new Set([
  'decltype',
  'sizeof',
  'alignof',
  '__typeof__',
  'typeof',
  'defined',
  '__has_builtin',
])
