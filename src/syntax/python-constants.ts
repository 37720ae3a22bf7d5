import { UNKNOWN_VALUE, type Value } from './python-values.ts'
import type { SyntaxTree } from './tree-sitter.ts'

/** UTF-16 code units of a text put together from constants; longer ones are not names. */
const MAX_TEXT = 65_536

export function text(value: string): Value {
  return value.length > MAX_TEXT ? UNKNOWN_VALUE : { kind: 'text', text: value }
}

/**
 * A string literal's value. Interpolated expressions are asked for.
 * @see https://docs.python.org/3/reference/lexical_analysis.html#string-and-bytes-literals
 */
export function literalText(
  tree: SyntaxTree,
  node: number,
  interpolated: (expression: number) => string | undefined,
): string | undefined {
  const children = tree.children(node)
  const opening = children[0]
  if (opening === undefined || tree.type(opening) !== 'string_start') return undefined
  const prefix = (PREFIX.exec(tree.textOf(opening))?.[0] ?? '').toLowerCase()
  let value = ''
  for (const child of children) {
    const type = tree.type(child)
    if (type === 'string_content') {
      const part = contentText(tree, child, prefix)
      if (part === undefined) return undefined
      value += part
    } else if (type === 'interpolation') {
      const parts = tree.children(child)
      // A conversion or format changes the text in ways that are not worth following.
      const part = parts.length === 1 ? interpolated(parts[0] as number) : undefined
      if (part === undefined) return undefined
      value += part
    } else if (type !== 'string_start' && type !== 'string_end') return undefined
    if (value.length > MAX_TEXT) return undefined
  }
  return value
}
const PREFIX = /^[a-z]{0,3}/i

function contentText(tree: SyntaxTree, content: number, prefix: string): string | undefined {
  const parts = tree.children(content)
  let value = ''
  let at = tree.start(content)
  for (const part of parts) {
    value += tree.text.slice(at, tree.start(part))
    const escaped = tree.textOf(part)
    const meant = tree.type(part) === 'escape_interpolation' ? escaped[0] : escapeText(escaped, prefix)
    if (meant === undefined) return undefined
    value += meant
    at = tree.end(part)
  }
  return value + tree.text.slice(at, tree.end(content))
}

const SIMPLE_ESCAPES: Readonly<Record<string, string>> = {
  '\\': '\\',
  "'": "'",
  '"': '"',
  a: '\x07',
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
  v: '\v',
}

/** Undefined for `\N{…}`: the names of characters are not carried along. */
function escapeText(escaped: string, prefix: string): string | undefined {
  if (prefix.includes('r')) return escaped
  const kind = escaped[1] ?? ''
  if (kind === '\n' || kind === '\r') return ''
  const simple = SIMPLE_ESCAPES[kind]
  if (simple !== undefined) return simple
  if (kind >= '0' && kind <= '7') return String.fromCodePoint(Number.parseInt(escaped.slice(1), 8))
  if (prefix.includes('b') && kind !== 'x') return escaped
  if (kind !== 'x' && kind !== 'u' && kind !== 'U') return kind === 'N' ? undefined : escaped
  const code = Number.parseInt(escaped.slice(2), 16)
  return code <= 0x10ffff ? String.fromCodePoint(code) : undefined
}

/** `left + right`. */
export function sum(left: Value, right: Value): Value {
  if (left.kind === 'text' && right.kind === 'text') return text(left.text + right.text)
  if (left.kind === 'number' && right.kind === 'number')
    return { kind: 'number', number: left.number + right.number }
  if (
    left.kind === 'items' &&
    right.kind === 'items' &&
    left.items.length + right.items.length <= MAX_ITEMS
  ) {
    return { kind: 'items', items: [...left.items, ...right.items] }
  }
  return UNKNOWN_VALUE
}
const MAX_ITEMS = 256

/** `left * right`. */
export function product(left: Value, right: Value): Value {
  if (left.kind === 'number' && right.kind === 'number')
    return { kind: 'number', number: left.number * right.number }
  const [repeated, times] = left.kind === 'text' ? [left, right] : [right, left]
  if (repeated.kind !== 'text' || times.kind !== 'number') return UNKNOWN_VALUE
  const count = Math.max(0, Math.trunc(times.number))
  return repeated.text.length * count > MAX_TEXT ? UNKNOWN_VALUE : text(repeated.text.repeat(count))
}

/** `format % operands` for `%s`, `%c`, `%d` and `%%` only. */
export function percentFormat(format: string, operands: readonly Value[]): Value {
  let next = 0
  let known = true
  const filled = format.replace(PERCENT, (directive, kind: string | undefined) => {
    if (kind === undefined) known = false
    if (kind === '%') return '%'
    const operand = operands[next++]
    const shown = operand === undefined ? undefined : kind === 'c' ? characterOf(operand) : shownText(operand)
    if (shown === undefined) known = false
    return shown ?? directive
  })
  return known && next === operands.length ? text(filled) : UNKNOWN_VALUE
}
const PERCENT = /%(?:([scdi%])|)/g

/** `format.format(…)` for `{}`, `{0}` and `{name}` only. */
export function braceFormat(
  format: string,
  positional: readonly Value[],
  named: ReadonlyMap<string, Value>,
): Value {
  let next = 0
  let known = true
  const filled = format.replace(BRACES, (piece, field: string | undefined) => {
    if (piece === '{{') return '{'
    if (piece === '}}') return '}'
    const operand =
      field === undefined
        ? undefined
        : field === ''
          ? positional[next++]
          : DIGITS.test(field)
            ? positional[Number(field)]
            : named.get(field)
    const shown = operand === undefined ? undefined : shownText(operand)
    if (shown === undefined) known = false
    return shown ?? piece
  })
  return known ? text(filled) : UNKNOWN_VALUE
}
const BRACES = /\{\{|\}\}|\{(\w{0,64})\}|[{}]/g
const DIGITS = /^\d{1,4}$/

/** What `str(value)` gives. */
export function shownText(value: Value): string | undefined {
  if (value.kind === 'text') return value.text
  return value.kind === 'number' ? String(value.number) : undefined
}

/** What `chr(value)` gives; a text of one character passes, for `%c`. */
export function characterOf(value: Value): string | undefined {
  if (value.kind === 'text' && [...value.text].length === 1) return value.text
  if (value.kind !== 'number' || !Number.isInteger(value.number)) return undefined
  return value.number >= 0 && value.number <= 0x10ffff ? String.fromCodePoint(value.number) : undefined
}

/** A sequence display counted from either end. */
export function indexed(length: number, index: number): number | undefined {
  const at = index < 0 ? index + length : index
  return Number.isInteger(at) && at >= 0 && at < length ? at : undefined
}

/** `value[from:to:step]` with Python's rules for missing and negative bounds. */
export function sliced(
  value: string,
  from: number | undefined,
  to: number | undefined,
  step: number | undefined,
): Value {
  const stride = step ?? 1
  if (stride === 0) return UNKNOWN_VALUE
  const { length } = value
  const clamp = (bound: number, low: number, high: number): number =>
    Math.min(Math.max(bound < 0 ? bound + length : bound, low), high)
  let taken = ''
  if (stride > 0) {
    const end = to === undefined ? length : clamp(to, 0, length)
    for (let at = from === undefined ? 0 : clamp(from, 0, length); at < end; at += stride) taken += value[at]
  } else {
    const end = to === undefined ? -1 : clamp(to, -1, length - 1)
    for (let at = from === undefined ? length - 1 : clamp(from, -1, length - 1); at > end; at += stride) {
      taken += value[at]
    }
  }
  return text(taken)
}

/** Text methods that only need constant texts: `"x".upper()`, `s.replace("a", "b")`. Undefined for any other. */
export function textMethod(subject: string, method: string, operands: readonly Value[]): Value | undefined {
  const texts = operands.map((operand) => (operand.kind === 'text' ? operand.text : undefined))
  const [first, second] = texts
  switch (method) {
    case 'lower':
    case 'casefold':
      return text(subject.toLowerCase())
    case 'upper':
      return text(subject.toUpperCase())
    case 'strip':
      return operands.length === 0 ? text(subject.trim()) : undefined
    case 'encode':
    case 'format_map':
      return method === 'encode' ? decodedText(subject, first) : undefined
    case 'decode':
      return decodedText(subject, first)
    case 'replace':
      if (operands.length !== 2 || first === undefined || second === undefined || first === '')
        return undefined
      return text(subject.slice(0, MAX_TEXT).replaceAll(first, () => second))
    case 'removeprefix':
      return first === undefined
        ? undefined
        : text(subject.startsWith(first) ? subject.slice(first.length) : subject)
    case 'removesuffix':
      return first === undefined || first === ''
        ? undefined
        : text(subject.endsWith(first) ? subject.slice(0, -first.length) : subject)
    case '__add__':
      return first === undefined ? undefined : text(subject + first)
    case '__str__':
      return text(subject)
    default:
      return undefined
  }
}

/** `codecs.decode(value, codec)` for the codecs that leave text as it is, and for those that names are hidden with. */
export function decodedText(value: string, codec = 'utf-8'): Value | undefined {
  switch (codec.toLowerCase().replace(CODEC_SEPARATORS, '')) {
    case 'utf8':
    case 'ascii':
    case 'latin1':
    case 'iso88591':
      return text(value)
    case 'rot13':
      return text(value.replace(LETTERS, rotated))
    case 'hex':
    case 'hexcodec':
      return hexText(value)
    case 'base64':
    case 'base64codec':
      return base64Text(value)
    default:
      return undefined
  }
}
const CODEC_SEPARATORS = /[\s_-]/g
const LETTERS = /[a-z]/gi

function rotated(letter: string): string {
  const code = letter.charCodeAt(0)
  const first = code < 0x61 ? 0x41 : 0x61
  return String.fromCharCode(((code - first + 13) % 26) + first)
}

export function hexText(value: string): Value {
  const digits = value.replace(BLANKS, '')
  if (digits.length > MAX_TEXT || digits.length % 2 !== 0 || !HEX.test(digits)) return UNKNOWN_VALUE
  let decoded = ''
  for (let at = 0; at < digits.length; at += 2) {
    decoded += String.fromCharCode(Number.parseInt(digits.slice(at, at + 2), 16))
  }
  return text(decoded)
}
const BLANKS = /\s/g
const HEX = /^[0-9a-f]*$/i

export function base64Text(value: string): Value {
  const standard = value.replace(BLANKS, '').replaceAll('-', '+').replaceAll('_', '/')
  if (standard.length > MAX_TEXT || !BASE64.test(standard)) return UNKNOWN_VALUE
  return text(atob(standard.replaceAll('=', '')))
}
const BASE64 = /^(?:[A-Za-z0-9+/]{4}){0,16384}(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/
