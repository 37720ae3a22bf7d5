import { TEXT, type TokenList } from '../../syntax/rust-tokens.ts'
import { zigText } from '../../syntax/zig-lexer.ts'
import type { Declared } from './rust-foreign.ts'

/** Headers of C that hold functions of that kind. */
const HEADERS: ReadonlySet<string> = new Set(['dlfcn.h', 'spawn.h'])

/** `extern "c" fn system(…)`, `@extern(…, .{ .name = "system" })` and headers that bring their like. */
export function zigDeclared(tokens: TokenList): readonly Declared[] {
  const declared: Declared[] = []
  for (let at = 0; at < tokens.count; at++) {
    const found = declaredAt(tokens, at)
    if (found === undefined) continue
    declared.push({ at, name: found.name, start: tokens.start(at), end: tokens.end(found.end) })
  }
  return declared
}

function declaredAt(
  tokens: TokenList,
  at: number,
): { readonly name: string; readonly end: number } | undefined {
  if (tokens.is(at, '@')) return builtinAt(tokens, at)
  if (!tokens.is(at, 'extern')) return undefined
  const fn = tokens.kind(at + 1) === TEXT ? at + 2 : at + 1
  if (!tokens.is(fn, 'fn') || !tokens.isName(fn + 1)) return undefined
  return { name: tokens.word(fn + 1), end: fn + 1 }
}

function builtinAt(
  tokens: TokenList,
  at: number,
): { readonly name: string; readonly end: number } | undefined {
  const open = at + 2
  const close = tokens.is(open, '(') ? tokens.partner(open) : -1
  if (close === -1) return undefined
  if (tokens.is(at + 1, 'cInclude')) {
    const header = tokens.kind(open + 1) === TEXT ? zigText(tokens.word(open + 1)) : ''
    return HEADERS.has(header) ? { name: header, end: close } : undefined
  }
  if (!tokens.is(at + 1, 'extern')) return undefined
  for (let inner = open + 1; inner + 3 < close; inner++) {
    if (!tokens.is(inner, '.') || !tokens.is(inner + 1, 'name') || !tokens.is(inner + 2, '=')) continue
    if (tokens.kind(inner + 3) === TEXT) return { name: zigText(tokens.word(inner + 3)), end: close }
  }
  return undefined
}
