import type { TokenList } from './rust-tokens.ts'

/** First and last token of a part of the source; the last is not in it. */
export type Range = readonly [from: number, to: number]

/** Tokens between the parameters of a function and its body. */
const MAX_SIGNATURE = 400
/** Tokens of one statement, those within brackets aside. */
export const MAX_STATEMENT = 400

export function endOfStatement(tokens: TokenList, from: number): number {
  let at = from
  for (let left = MAX_STATEMENT; left > 0 && at < tokens.count; left--) {
    if (tokens.is(at, ';') || tokens.is(at, '}')) return at
    at = tokens.after(at)
  }
  return Math.min(at, tokens.count)
}

/** Past `<…>`; arrows within do not end it. */
export function skipGenerics(tokens: TokenList, from: number): number {
  if (!tokens.is(from, '<')) return from
  let depth = 0
  for (let at = from; at < Math.min(from + MAX_SIGNATURE, tokens.count); at++) {
    if (tokens.is(at, '<')) depth++
    else if (tokens.is(at, '>') && !tokens.isPair(at - 1, '->')) depth--
    if (depth === 0) return at + 1
  }
  return from
}

export function bodyAfter(tokens: TokenList, from: number): number {
  const limit = Math.min(from + MAX_SIGNATURE, tokens.count)
  for (let at = from; at < limit; at++) {
    if (tokens.is(at, '{')) return at
    if (tokens.is(at, ';') || tokens.is(at, '}')) return -1
  }
  return -1
}

/** Names of a range that holds nothing but a path; generic arguments at its end are left out. */
export function purePath(tokens: TokenList, from: number, to: number): readonly string[] | undefined {
  const path: string[] = []
  let at = tokens.isPair(from, '::') ? from + 2 : from
  while (tokens.isName(at)) {
    path.push(tokens.word(at))
    at++
    if (tokens.is(at, '<')) at = skipGenerics(tokens, at)
    if (at === to) return path
    if (!tokens.isPair(at, '::')) return undefined
    at += 2
  }
  return undefined
}

export function fieldColon(tokens: TokenList, from: number, to: number): number {
  for (let at = from; at < to; at = tokens.after(at)) {
    if (tokens.isName(at) && tokens.is(at + 1, ':') && !tokens.isPair(at + 1, '::')) return at + 1
  }
  return -1
}

export function equalsAfter(tokens: TokenList, from: number): number {
  let at = from
  for (let left = MAX_STATEMENT; left > 0 && at < tokens.count; left--) {
    if (tokens.is(at, ';') || tokens.is(at, '}') || tokens.is(at, '{')) return -1
    if (tokens.is(at, '=') && !tokens.isPair(at, '==') && !tokens.isPair(at, '=>')) return at
    at = tokens.after(at)
  }
  return -1
}

/** `[…].iter().find_map(|name| …)`: the closure gets the elements one by one. */
export function receiverElements(
  tokens: TokenList,
  dot: number,
): { readonly made?: Range; readonly isElement?: true } {
  let at = dot - 1
  while (tokens.is(at, ')') && tokens.partner(at) === at - 1 && tokens.is(at - 3, '.')) at -= 4
  if (!tokens.is(at, ']') || tokens.partner(at) === -1) {
    return tokens.isName(at) && !tokens.is(at - 1, '.') ? { made: [at, at + 1], isElement: true } : {}
  }
  return { made: [tokens.partner(at), at + 1], isElement: true }
}

/** `test`, `tokio::test`, `cfg(test)`, `cfg(all(test, …))`; not `cfg(not(test))`. */
export function isTestAttribute(tokens: TokenList, from: number, to: number): boolean {
  const isCondition = tokens.is(from, 'cfg')
  for (let at = from; at < to; at++) {
    if (tokens.is(at, 'not') || tokens.is(at, 'any')) return false
    if (tokens.is(at, 'test') && (isCondition || at + 1 === to || tokens.is(at + 1, '('))) return true
  }
  return false
}
