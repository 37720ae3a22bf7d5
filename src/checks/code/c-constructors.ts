import { type CTokens, DIRECTIVE_END, NAME } from '../../syntax/c-like-lexer.ts'
import type { CScope, CStructure } from '../../syntax/c-structure.ts'

/** Tokens from an attribute to the body of its function. */
const MAX_SIGNATURE = 80
/** Functions that the loader calls by their name. */
const ENTRY_POINTS: ReadonlySet<string> = new Set(['DllMain', '_init', 'DllEntryPoint'])
const ATTRIBUTE_WORDS: ReadonlySet<string> = new Set(['constructor', '__constructor__'])

/** The functions that run when the file's library is loaded. */
export function* constructorsIn(structure: CStructure): Generator<CScope> {
  const { tokens } = structure
  const declared = new Set<string>(ENTRY_POINTS)
  const macros = new Set<string>()
  const found = new Map<number, CScope>()
  for (const directive of structure.directives) {
    if (!tokens.isName(directive + 1, 'define')) continue
    const end = structure.directiveEnd(directive)
    for (let token = directive + 3; token < end; token++) {
      if (isAttribute(structure, token)) macros.add(tokens.textOf(directive + 2))
    }
  }
  for (let token = 0; token < tokens.count; token++) {
    if (tokens.kinds[token] !== NAME || structure.aside[token] !== 0) continue
    if (!isAttribute(structure, token) && !macros.has(tokens.textOf(token))) continue
    const end = signatureEnd(structure, token)
    if (tokens.is(end, '{')) found.set(end, structure.scopeOf(end))
    else {
      const name = declaredName(tokens, statementStart(tokens, token), end)
      if (name !== undefined) declared.add(name)
    }
  }
  for (let token = 0; token < tokens.count; token++) {
    if (!tokens.is(token, '(') || tokens.kinds[token - 1] !== NAME || !declared.has(tokens.textOf(token - 1)))
      continue
    const end = signatureEnd(structure, token - 1)
    if (tokens.is(end, '{')) found.set(end, structure.scopeOf(end))
  }
  yield* found.values()
}

/** `__attribute__((constructor))`, also with a priority, and `[[gnu::constructor]]`. */
function isAttribute(structure: CStructure, token: number): boolean {
  const { tokens } = structure
  if (!ATTRIBUTE_WORDS.has(tokens.textOf(token))) return false
  const open = structure.parent[token] as number
  if (open < 2) return false
  return (
    (tokens.is(open, '(') && tokens.is(open - 1, '(') && tokens.textOf(open - 2).startsWith('__attribute')) ||
    (tokens.is(open, '[') && tokens.is(open - 1, '['))
  )
}

/** The `{` or `;` that ends the declaration around a token. */
function signatureEnd(structure: CStructure, token: number): number {
  const { tokens } = structure
  let at = token
  // Out of the attribute first.
  for (
    let open = structure.parent[at] as number;
    open !== -1 && !tokens.is(open, '{');
    open = structure.parent[open] as number
  ) {
    const close = structure.match[open] as number
    if (close === -1) break
    at = close
  }
  for (let steps = 0; steps < MAX_SIGNATURE && at < tokens.count; steps++, at++) {
    if (tokens.is(at, '{') || tokens.is(at, ';')) return at
    if (tokens.is(at, '(') && (structure.match[at] as number) > at) at = structure.match[at] as number
  }
  return at
}

function statementStart(tokens: CTokens, token: number): number {
  let at = token
  while (at > 0 && token - at < MAX_SIGNATURE && tokens.kinds[at - 1] !== DIRECTIVE_END) {
    if (tokens.is(at - 1, ';') || tokens.is(at - 1, '{') || tokens.is(at - 1, '}')) break
    at--
  }
  return at
}

function declaredName(tokens: CTokens, from: number, to: number): string | undefined {
  for (let token = from; token < to; token++) {
    if (tokens.kinds[token] === NAME && tokens.is(token + 1, '(') && !tokens.textOf(token).startsWith('__'))
      return tokens.textOf(token)
  }
  return undefined
}
