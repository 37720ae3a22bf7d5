import { type CTokens, NAME, STRING } from './c-like-lexer.ts'
import { type CStructure, EXPRESSION_WORDS } from './c-structure.ts'

/** Tokens between a function's parameters and its body: `const noexcept override -> type`. */
const MAX_TRAILER = 24

/** Tokens of a list of parameters. */
const MAX_PARAMETERS = 400

/** A function or variable of the file's own. */
interface Shadow {
  /** Tokens in which it hides the library's function. */
  readonly from: number
  readonly to: number
  /** Class or namespace whose functions see it wherever they stand. */
  readonly owner: string | undefined
}

/** Which names a file defines itself, and where, so that the library's functions of these names are not meant. */
export class CShadows {
  private readonly structure: CStructure
  private readonly tokens: CTokens
  private readonly byName = new Map<string, Shadow[]>()

  constructor(structure: CStructure, interesting: ReadonlySet<string>) {
    this.structure = structure
    this.tokens = structure.tokens
    const { tokens } = this
    for (let token = 0; token < tokens.count; token++) {
      if (tokens.kinds[token] !== NAME || structure.aside[token] !== 0) continue
      const name = tokens.textOf(token)
      if (!interesting.has(name)) continue
      const shadow = this.shadowAt(token)
      if (shadow === undefined) continue
      const known = this.byName.get(name)
      if (known === undefined) this.byName.set(name, [shadow])
      else if (known.length < MAX_SHADOWS) known.push(shadow)
    }
  }

  /** Whether an unqualified name at this token is one of the file's own. */
  hides(name: string, token: number): boolean {
    const shadows = this.byName.get(name)
    if (shadows === undefined) return false
    if (shadows.some(({ from, to }) => from <= token && token < to)) return true
    const owners = new Set(shadows.flatMap(({ owner }) => owner ?? []))
    if (owners.size === 0) return false
    for (const scope of this.structure.scopesAround(token)) {
      const owner = scope.kind === 'function' ? scope.qualifier.split('::').at(-1) : scope.name
      if (owner !== undefined && owner !== '' && owners.has(owner)) return true
    }
    return false
  }

  /** Whether the name is declared here, and not used. @param from first token of the qualified name */
  declares(from: number, token: number, next: number): boolean {
    const { tokens } = this
    if (tokens.is(next, '(')) return this.isFunctionDeclaration(from, next)
    // `int (system)(const char *);` keeps macros of this name away.
    if (tokens.is(from - 1, '(') && tokens.is(next, ')') && tokens.is(next + 1, '(')) {
      return (
        (tokens.kinds[from - 2] === NAME || tokens.is(from - 2, '*')) && this.looksLikeParameters(next + 1)
      )
    }
    if (this.isPointerDeclaration(token, next)) return true
    return from === token && this.isVariableDeclaration(token, next)
  }

  private shadowAt(token: number): Shadow | undefined {
    const { tokens } = this
    const next = token + 1
    if (tokens.is(token - 1, '.') || tokens.is(token - 1, '->')) return undefined
    if (tokens.is(token - 1, '::')) return this.qualifiedShadow(token)
    if (tokens.is(next, '(')) {
      if (!this.isFunctionDeclaration(token, next)) return undefined
      return this.functionShadow(token, this.hasBody(next))
    }
    if (!this.isPointerDeclaration(token, next) && !this.isVariableDeclaration(token, next)) return undefined
    return this.variableShadow(token)
  }

  /** `int Shell::system(…) {` and `using own::system;`. */
  private qualifiedShadow(token: number): Shadow | undefined {
    const { tokens } = this
    const owner = tokens.kinds[token - 2] === NAME ? tokens.textOf(token - 2) : ''
    if (owner === '' || owner === 'std') return undefined
    if (tokens.is(token + 1, '(')) {
      if (!this.hasBody(token + 1)) return undefined
      return { from: token, to: token, owner }
    }
    let from = token
    while (tokens.is(from - 1, '::') && tokens.kinds[from - 2] === NAME) from -= 2
    return tokens.isName(from - 1, 'using') ? this.variableShadow(token) : undefined
  }

  private functionShadow(token: number, hasBody: boolean): Shadow | undefined {
    // In whatever namespace it is declared, a function of C is the same function (C++23 [dcl.link]).
    if (!hasBody && this.hasLanguageLinkage(token)) return undefined
    for (const scope of this.structure.scopesAround(token)) {
      if (scope.kind === 'class' || (scope.kind === 'namespace' && scope.name !== '')) {
        return { from: scope.open, to: scope.close, owner: scope.name === '' ? undefined : scope.name }
      }
      if (scope.kind !== 'namespace') return undefined
    }
    // Without a body it is the library's own prototype.
    return hasBody ? { from: 0, to: this.tokens.count, owner: undefined } : undefined
  }

  private hasLanguageLinkage(token: number): boolean {
    const { tokens } = this
    for (let at = token - 1; at > Math.max(0, token - MAX_TRAILER); at--) {
      if (tokens.isName(at, 'extern')) return tokens.kinds[at + 1] === STRING
      if (tokens.is(at, ';') || tokens.is(at, '{') || tokens.is(at, '}')) break
    }
    for (const scope of this.structure.scopesAround(token))
      if (tokens.isName(scope.head, 'extern')) return true
    return false
  }

  private variableShadow(token: number): Shadow {
    const { tokens, structure } = this
    let open = structure.parent[token] as number
    let paren = -1
    while (open !== -1 && !tokens.is(open, '{')) {
      if (tokens.is(open, '(')) paren = open
      open = structure.parent[open] as number
    }
    if (paren !== -1) {
      // A parameter is known in the body that follows.
      const close = structure.match[paren] as number
      let at = close === -1 ? tokens.count : close + 1
      for (
        let steps = 0;
        steps < MAX_TRAILER && at < tokens.count && !tokens.is(at, '{') && !tokens.is(at, ';');
        steps++
      )
        at++
      if (tokens.is(at, '{')) {
        const end = structure.match[at] as number
        return { from: token, to: end === -1 ? tokens.count : end, owner: undefined }
      }
      if (close !== -1 && !this.isTypeBefore(token)) return { from: token, to: close, owner: undefined }
    }
    const end = open === -1 ? -1 : (structure.match[open] as number)
    const scope = open === -1 ? undefined : structure.scopeOf(open)
    return {
      from: token,
      to: end === -1 ? tokens.count : end,
      owner: scope?.kind === 'class' && scope.name !== '' ? scope.name : undefined,
    }
  }

  private isFunctionDeclaration(from: number, open: number): boolean {
    const { tokens } = this
    if (this.hasBody(open) && !tokens.is(from - 1, '(')) return !isExpressionStart(tokens, from)
    if (isExpressionStart(tokens, from)) return false
    if (tokens.kinds[from - 1] === NAME) {
      // Inside a function, two names one after the other are more often a macro and a call.
      return this.isInFunction(from) ? this.looksLikeParameters(open) : !this.hasStringArgument(open)
    }
    const isAfterType =
      tokens.is(from - 1, '*') ||
      tokens.is(from - 1, '&') ||
      tokens.is(from - 1, '>') ||
      tokens.is(from - 1, '&&')
    return isAfterType && this.looksLikeParameters(open)
  }

  private isInFunction(token: number): boolean {
    for (const scope of this.structure.scopesAround(token)) {
      if (scope.kind === 'function') return true
      if (scope.kind !== 'block') return false
    }
    return false
  }

  /** `int (*popen)(const char *)`: a pointer of this name. `(*popen)(x)` calls it. */
  private isPointerDeclaration(token: number, next: number): boolean {
    const { tokens } = this
    if (!tokens.is(token - 1, '*') || !tokens.is(next, ')') || !tokens.is(next + 1, '(')) return false
    let before = token - 2
    if (tokens.kinds[before] === NAME) before-- // A calling convention.
    return tokens.is(before, '(') && (this.isTypeBefore(before) || tokens.is(before - 1, '*'))
  }

  private isVariableDeclaration(token: number, next: number): boolean {
    const { tokens } = this
    if (!VARIABLE_FOLLOWERS.some((follower) => tokens.is(next, follower))) return false
    if (this.isTypeBefore(token)) return true
    // `std::function<int(char *)> popen`: what stands before is a template's argument, no operand.
    if (tokens.is(token - 1, '>') && ENDS_TYPE.some((end) => tokens.is(token - 2, end))) return true
    const isPointer = tokens.is(token - 1, '*') || tokens.is(token - 1, '&') || tokens.is(token - 1, '>')
    return isPointer && this.isTypeBefore(token - 1) && !tokens.is(next, '[')
  }

  private isTypeBefore(token: number): boolean {
    const { tokens } = this
    return (
      tokens.kinds[token - 1] === NAME &&
      !EXPRESSION_WORDS.has(tokens.textOf(token - 1)) &&
      !tokens.isName(token - 1, 'using')
    )
  }

  private hasBody(open: number): boolean {
    const { tokens, structure } = this
    const close = structure.match[open] as number
    if (close === -1) return false
    for (let at = close + 1; at < Math.min(tokens.count, close + MAX_TRAILER); at++) {
      if (tokens.is(at, '{')) return true
      if (
        tokens.kinds[at] === NAME ||
        tokens.is(at, '->') ||
        tokens.is(at, '::') ||
        tokens.is(at, '*') ||
        tokens.is(at, '&')
      )
        continue
      return false
    }
    return false
  }

  private hasStringArgument(open: number): boolean {
    const { tokens, structure } = this
    const close = structure.match[open] as number
    for (let at = open + 1; at < Math.min(close, open + MAX_PARAMETERS); at++) {
      // A default argument is a string as well.
      if (tokens.kinds[at] === STRING && !tokens.is(at - 1, '=')) return true
    }
    return false
  }

  /** `(const char *x)`, `(int a, …)`, `(void)`, `()`. */
  private looksLikeParameters(open: number): boolean {
    const { tokens } = this
    if (tokens.is(open + 1, ')')) return true
    if (tokens.kinds[open + 1] !== NAME) return false
    if (TYPE_WORDS.has(tokens.textOf(open + 1))) return true
    return (
      tokens.kinds[open + 2] === NAME ||
      (tokens.is(open + 2, '*') && (tokens.is(open + 4, ',') || tokens.is(open + 4, ')')))
    )
  }
}

/** Whether an expression or statement begins at this token, so that no type stands before it. */
function isExpressionStart(tokens: CTokens, token: number): boolean {
  const before = token - 1
  if (tokens.kinds[before] === NAME) return EXPRESSION_WORDS.has(tokens.textOf(before))
  return !(
    tokens.is(before, '*') ||
    tokens.is(before, '&') ||
    tokens.is(before, '>') ||
    tokens.is(before, '&&')
  )
}

/** Own definitions of one name that are kept. */
const MAX_SHADOWS = 100
const ENDS_TYPE = [')', '>', '*', '&']
const VARIABLE_FOLLOWERS = ['=', ';', ',', ')', '[', '{']
const TYPE_WORDS: ReadonlySet<string> = new Set([
  'const',
  'void',
  'char',
  'int',
  'unsigned',
  'signed',
  'long',
  'short',
  'struct',
  'wchar_t',
  'size_t',
  'bool',
  'LPCSTR',
  'LPCWSTR',
  'LPCTSTR',
  'std',
])
