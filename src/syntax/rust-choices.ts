import type { Range } from './rust-statements.ts'
import type { TokenList } from './rust-tokens.ts'
import type { RustValue } from './rust-value-bindings.ts'

/** Tokens of one value that is chosen among several. */
const MAX_CHOICE = 4_000
/** Texts that one expression may be. */
export const MAX_TEXTS = 64

/** The same part of each tuple that the value may be: `if … { ("cmd", "/C") } else { ("sh", "-c") }`. */
export function partsOf(tokens: TokenList, { part }: RustValue, [from, to]: Range): readonly Range[] {
  const found: Range[] = []
  if (part === undefined) return found
  for (let at = from; at < Math.min(to, from + MAX_CHOICE) && found.length < MAX_TEXTS; at++) {
    if (!tokens.is(at, '(') || tokens.partner(at) === -1) continue
    const parts = tokens.split(at + 1, tokens.partner(at))
    const wanted = parts[part.index]
    if (parts.length !== part.width || wanted === undefined) continue
    if (!tokens.is(at - 1, '!') && !tokens.isName(at - 1)) found.push(wanted)
  }
  return found
}

export function branches(tokens: TokenList, from: number, to: number): readonly Range[] {
  const found: Range[] = []
  for (let at = from; at < to; at = tokens.after(at)) {
    if (tokens.is(at, '{')) found.push(tail(tokens, at))
  }
  return found
}

export function arms(tokens: TokenList, from: number, to: number): readonly Range[] {
  let body = from
  while (body < to && !tokens.is(body, '{')) body = tokens.after(body)
  const found: Range[] = []
  for (let at = body + 1; at < Math.min(tokens.partner(body), body + MAX_CHOICE); at++) {
    if (!tokens.isPair(at, '=>')) continue
    let end = at + 2
    if (tokens.is(end, '{')) end = tokens.after(end)
    else while (end < tokens.partner(body) && !tokens.is(end, ',')) end = tokens.after(end)
    found.push([at + 2, end])
    at = end - 1
  }
  return found
}

/** What a block is: what stands after its last statement. */
export function tail(tokens: TokenList, open: number): Range {
  const close = Math.max(tokens.partner(open), open + 1)
  return tokens.split(open + 1, close, ';').at(-1) ?? [open + 1, close]
}
