import { type CTokens, DIRECTIVE, DIRECTIVE_END, NAME, NUMBER, PUNCTUATOR, STRING } from './c-like-lexer.ts'

/** Tokens before a brace that are looked at to see what the brace opens. Declarations are shorter. */
const MAX_HEAD = 200
/** Braces around a token that are climbed. */
const MAX_CLIMB = 200

/** What an opening brace begins. Initialisers, statements and lambdas are blocks. */
export interface CScope {
  readonly kind: 'namespace' | 'class' | 'function' | 'block'
  readonly name: string
  /** `A::b` before the name of a function. */
  readonly qualifier: string
  /** First token of the declaration, and the tokens of both braces; `close` is the end of the file when there is none. */
  readonly head: number
  readonly open: number
  readonly close: number
}

/** Which bracket closes which, what each brace belongs to, and which tokens are never compiled. */
export class CStructure {
  readonly tokens: CTokens
  /** The closing bracket of an opening one and the reverse; -1: none. */
  readonly match: Int32Array
  /** The innermost bracket that is open at a token; -1: none. Directives start anew. */
  readonly parent: Int32Array
  /** 1: inside a directive; 2: between `#if 0` and its end. */
  readonly aside: Uint8Array
  /** The `#` of each directive that is compiled. */
  readonly directives: readonly number[]
  private readonly scopes = new Map<number, CScope>()

  constructor(tokens: CTokens) {
    this.tokens = tokens
    this.match = new Int32Array(tokens.count).fill(-1)
    this.parent = new Int32Array(tokens.count).fill(-1)
    this.aside = new Uint8Array(tokens.count)
    this.directives = this.link()
  }

  /** The brace scopes around a token, innermost first. */
  *scopesAround(token: number): Generator<CScope> {
    let climbed = 0
    for (let open = this.parent[token] as number; open >= 0; open = this.parent[open] as number) {
      if (climbed++ > MAX_CLIMB) return
      if (this.tokens.is(open, '{')) yield this.scopeOf(open)
    }
  }

  /** What the brace at this token begins. */
  scopeOf(open: number): CScope {
    let scope = this.scopes.get(open)
    if (scope === undefined) {
      scope = this.readScope(open)
      this.scopes.set(open, scope)
    }
    return scope
  }

  /** The token after a directive's last one. */
  directiveEnd(directive: number): number {
    const { kinds, count } = this.tokens
    let token = directive + 1
    while (token < count && kinds[token] !== DIRECTIVE_END) token++
    return token
  }

  private link(): readonly number[] {
    const { tokens, match, parent, aside } = this
    const directives: number[] = []
    /** What was open at each `#if`: every branch starts from there. */
    const branches: number[] = []
    let open = -1
    for (let token = 0; token < tokens.count; token++) {
      parent[token] = open
      const kind = tokens.kinds[token]
      if (kind === DIRECTIVE) {
        const end = this.directiveEnd(token)
        const word = tokens.kinds[token + 1] === NAME ? tokens.textOf(token + 1) : ''
        directives.push(token)
        if (word === 'if' || word === 'ifdef' || word === 'ifndef') branches.push(open)
        else if (word === 'else' || word.startsWith('elif')) open = branches.at(-1) ?? open
        else if (word === 'endif') branches.pop()
        this.linkDirective(token, end)
        const isOff =
          word === 'if' &&
          end === token + 3 &&
          tokens.kinds[token + 2] === NUMBER &&
          tokens.textOf(token + 2) === '0'
        token = isOff ? this.skipOff(end) - 1 : end
        continue
      }
      if (kind !== PUNCTUATOR) continue
      const code = tokens.codes[token] as number
      if (OPENING.has(code)) open = token
      else if (CLOSING.has(code) && open !== -1) {
        // A bracket that closes another kind ends what was left open inside.
        let from = open
        for (
          let step = 0;
          step < MAX_CLIMB && from !== -1 && CLOSING.get(code) !== tokens.codes[from];
          step++
        ) {
          from = parent[from] as number
        }
        if (from === -1 || CLOSING.get(code) !== tokens.codes[from]) continue
        match[from] = token
        match[token] = from
        open = parent[from] as number
        parent[token] = open
      }
    }
    for (let token = 0; token < tokens.count; token++) if (aside[token] === 2) parent[token] = -1
    return directives
  }

  private linkDirective(directive: number, end: number): void {
    const { tokens, match, parent, aside } = this
    let open = -1
    for (let token = directive; token < end; token++) {
      aside[token] = 1
      parent[token] = open
      if (tokens.kinds[token] !== PUNCTUATOR) continue
      const code = tokens.codes[token] as number
      if (OPENING.has(code)) open = token
      else if (open !== -1 && CLOSING.get(code) === tokens.codes[open]) {
        match[open] = token
        match[token] = open
        open = parent[open] as number
        parent[token] = open
      }
    }
  }

  /** The directive at which compilation goes on. @param from the token after `#if 0` */
  private skipOff(from: number): number {
    const { tokens } = this
    let depth = 0
    for (let token = from; token < tokens.count; token++) {
      if (tokens.kinds[token] === DIRECTIVE && tokens.kinds[token + 1] === NAME) {
        const word = tokens.textOf(token + 1)
        if (word.startsWith('if')) depth++
        else if (depth === 0 && (word === 'endif' || word === 'else' || word.startsWith('elif'))) return token
        else if (word === 'endif') depth--
      }
      this.aside[token] = 2
    }
    return tokens.count
  }

  private readScope(open: number): CScope {
    const { tokens, match } = this
    const close = match[open] === -1 ? tokens.count : (match[open] as number)
    let head = open
    let group = -1
    let kind: CScope['kind'] = 'block'
    let name = ''
    let assigned = false
    for (let steps = 0; steps < MAX_HEAD && head > 0; steps++) {
      const before = head - 1
      const code = tokens.kinds[before] === PUNCTUATOR ? (tokens.codes[before] as number) : 0
      if (tokens.kinds[before] === DIRECTIVE_END || ENDING.has(code) || OPENING.has(code)) break
      if (CLOSING.has(code)) {
        const from = match[before] as number
        if (from === -1) break
        if (tokens.is(from, '(') && !isAnnotation(tokens, from)) group = from
        head = from
        continue
      }
      if (tokens.is(before, '=')) assigned = true
      if (tokens.kinds[before] === NAME) {
        const word = tokens.textOf(before)
        if (word === 'namespace') {
          kind = 'namespace'
          name = tokens.kinds[before + 1] === NAME ? tokens.textOf(before + 1) : ''
        } else if (word === 'extern' && tokens.kinds[before + 1] === STRING && before + 2 === open)
          kind = 'namespace'
        else if (CLASS_WORDS.has(word) && group === -1 && kind === 'block') {
          kind = 'class'
          name = classNameAfter(tokens, before, open)
        }
      }
      head = before
    }
    let qualifier = ''
    if (kind === 'block' && group > 0 && !assigned && tokens.kinds[group - 1] === NAME) {
      const word = tokens.textOf(group - 1)
      if (!CONTROL_WORDS.has(word)) {
        kind = 'function'
        name = word
        qualifier = qualifierBefore(tokens, group - 1)
      }
    }
    return { kind, name, qualifier, head, open, close }
  }
}

/** `A::b` before a name; empty when there is none. */
function qualifierBefore(tokens: CTokens, name: number): string {
  const parts: string[] = []
  for (let at = name; tokens.is(at - 1, '::') && tokens.kinds[at - 2] === NAME; at -= 2) {
    parts.unshift(tokens.textOf(at - 2))
  }
  return parts.join('::')
}

function classNameAfter(tokens: CTokens, word: number, open: number): string {
  let name = ''
  for (let token = word + 1; token < open && !tokens.is(token, ':') && !tokens.is(token, '<'); token++) {
    if (tokens.kinds[token] === NAME && !tokens.isName(token, 'final')) name = tokens.textOf(token)
  }
  return name
}

function isAnnotation(tokens: CTokens, paren: number): boolean {
  return tokens.kinds[paren - 1] === NAME && ANNOTATIONS.has(tokens.textOf(paren - 1))
}

const ANNOTATIONS: ReadonlySet<string> = new Set([
  '__attribute__',
  '__attribute',
  '__declspec',
  'alignas',
  '_Alignas',
  'noexcept',
  'decltype',
  'requires',
  'explicit',
  '__launch_bounds__',
  'throw',
])
const CLASS_WORDS: ReadonlySet<string> = new Set(['class', 'struct', 'union', 'enum', 'interface'])
export const CONTROL_WORDS: ReadonlySet<string> = new Set([
  'if',
  'for',
  'while',
  'switch',
  'catch',
  'constexpr',
])
const OPENING: ReadonlySet<number> = new Set([0x28, 0x5b, 0x7b])
/** By closing bracket, the one it closes. */
const CLOSING: ReadonlyMap<number, number> = new Map([
  [0x29, 0x28],
  [0x5d, 0x5b],
  [0x7d, 0x7b],
])
/** `;` ends a declaration; a closing brace does as well, through its partner. */
const ENDING: ReadonlySet<number> = new Set([0x3b, 0x7d])
/** After them an expression begins. */
export const EXPRESSION_WORDS: ReadonlySet<string> = new Set([
  'return',
  'else',
  'do',
  'case',
  'throw',
  'goto',
  'co_return',
  'co_await',
  'co_yield',
  'and',
  'or',
  'not',
  'new',
  'delete',
])
