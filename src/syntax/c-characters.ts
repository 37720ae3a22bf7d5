/** `<::` is `<` and `::`, not a digraph, unless `:` or `>` follows (C++23 [lex.pptoken]). */
export function isScopeAfterLess(text: string, at: number): boolean {
  return text.startsWith('<::', at) && text[at + 3] !== ':' && text[at + 3] !== '>'
}

export function codeOf(punctuator: string): number {
  const first = punctuator.charCodeAt(0)
  return punctuator.length === 1 ? first : ((first << 8) | punctuator.charCodeAt(1)) & 0xffff
}

export function lineEnd(text: string, from: number): number {
  let at = from
  while (at < text.length && text.charCodeAt(at) !== LINE_FEED && text.charCodeAt(at) !== CARRIAGE_RETURN)
    at++
  return at
}

export function isNameStart(code: number): boolean {
  return (
    (code >= 0x61 && code <= 0x7a) ||
    (code >= 0x41 && code <= 0x5a) ||
    code === 0x5f ||
    code === 0x24 ||
    (code > 0x7f && code !== BYTE_ORDER_MARK)
  )
}

export function isDigit(code: number): boolean {
  return code >= 0x30 && code <= 0x39
}

export function isWord(code: number): boolean {
  return isNameStart(code) || isDigit(code)
}

/** Octal, hexadecimal and simple escapes (C++23 [lex.ccon]). */
const ESCAPE = /\\(?:x(?<hex>[0-9a-fA-F]{1,8})|(?<octal>[0-7]{1,3})|(?<simple>[\s\S]))/g
const SIMPLE: Readonly<Record<string, string>> = {
  n: '\n',
  t: '\t',
  r: '\r',
  a: '\x07',
  b: '\b',
  f: '\f',
  v: '\v',
}

export function unescapeC(text: string): string {
  if (!text.includes('\\')) return text
  return text.replace(ESCAPE, (_, hex?: string, octal?: string, simple?: string) => {
    if (simple !== undefined) return SIMPLE[simple] ?? simple
    return String.fromCharCode(Number.parseInt(hex ?? octal ?? '0', hex === undefined ? 8 : 16) & 0xffff)
  })
}

export const LINE_FEED = 0x0a
export const CARRIAGE_RETURN = 0x0d
export const SPACE = 0x20
export const DOUBLE_QUOTE = 0x22
export const HASH = 0x23
export const PERCENT = 0x25
export const SINGLE_QUOTE = 0x27
export const STAR = 0x2a
export const PLUS = 0x2b
export const MINUS = 0x2d
export const DOT = 0x2e
export const SLASH = 0x2f
export const COLON = 0x3a
export const BACKSLASH = 0x5c
export const BYTE_ORDER_MARK = 0xfeff

export const PREFIXES: ReadonlySet<string> = new Set(['L', 'u', 'U', 'u8'])
export const RAW_PREFIXES: ReadonlySet<string> = new Set(['R', 'LR', 'uR', 'UR', 'u8R'])
export const DIGRAPHS: ReadonlyMap<string, number> = new Map([
  ['<:', 0x5b],
  [':>', 0x5d],
  ['<%', 0x7b],
  ['%>', 0x7d],
  ['%:', HASH],
])
/** `>>` stays two, because it closes two lists of template arguments. */
export const PAIRS: ReadonlySet<string> = new Set([
  '::',
  '->',
  '##',
  '==',
  '!=',
  '<=',
  '>=',
  '&&',
  '||',
  '+=',
  '-=',
  '*=',
  '/=',
  '|=',
  '&=',
  '^=',
  '%=',
  '++',
  '--',
  '<<',
])
