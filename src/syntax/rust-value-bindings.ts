import {
  endOfStatement,
  equalsAfter,
  MAX_STATEMENT,
  type Range,
  receiverElements,
} from './rust-statements.ts'
import type { TokenList } from './rust-tokens.ts'

/** A value: what it is made of, where that is known, and its type, where that is written. */
export interface RustValue {
  readonly kind: 'value'
  readonly at: number
  readonly made?: Range
  /** Of a tuple that is taken apart: which of its parts; `width` is how many there are. */
  readonly part?: { readonly index: number; readonly width: number }
  /** One of the elements of what it is made of. */
  readonly isElement?: true
  /** Its maker is called and hands it to a closure. */
  readonly isHanded?: true
  readonly type?: Range
  /** Known only after the place where it is made, and only its last meaning. */
  readonly isLocal: boolean
  readonly isMutable: boolean
}

/** A name that a declaration gives a value, at a token. */
export interface NamedValue {
  readonly name: number
  readonly value: RustValue
  /** Where it is known; absent: where it stands. */
  readonly block?: number
}

export function* localValues(tokens: TokenList, at: number): Generator<NamedValue> {
  const equals = equalsAfter(tokens, at + 1)
  const end = endOfStatement(tokens, equals === -1 ? at + 1 : equals + 1)
  const made: { made?: Range } = equals === -1 ? {} : { made: [equals + 1, end] }
  if (tokens.is(at + 1, '(')) {
    const close = tokens.partner(at + 1)
    const parts = close === -1 ? [] : tokens.split(at + 2, close)
    for (const [index, [from, to]] of parts.entries()) {
      const isMutable = tokens.is(from, 'mut')
      const name = isMutable ? from + 1 : from
      if (name + 1 !== to || !tokens.isName(name)) continue
      const part = { index, width: parts.length }
      yield { name, value: { kind: 'value', at: end, ...made, part, isLocal: true, isMutable } }
    }
    return
  }
  const isMutable = tokens.is(at + 1, 'mut')
  const name = isMutable ? at + 2 : at + 1
  if (!tokens.isName(name)) return
  const isTyped = tokens.is(name + 1, ':') && !tokens.isPair(name + 1, '::')
  if (!isTyped && !tokens.is(name + 1, '=') && !tokens.is(name + 1, ';')) return
  const type: { type?: Range } = isTyped ? { type: [name + 2, equals === -1 ? end : equals] } : {}
  yield { name, value: { kind: 'value', at: end, ...made, ...type, isLocal: true, isMutable } }
}

export function* constantValues(tokens: TokenList, at: number): Generator<NamedValue> {
  const isMutable = tokens.is(at + 1, 'mut')
  const name = isMutable ? at + 2 : at + 1
  if (!tokens.isName(name) || !tokens.is(name + 1, ':')) return
  const equals = equalsAfter(tokens, name + 1)
  if (equals === -1) return
  const made: Range = [equals + 1, endOfStatement(tokens, equals + 1)]
  const type: Range = [name + 2, equals]
  yield { name, value: { kind: 'value', at: name, made, type, isLocal: false, isMutable } }
}

export function* loopValues(tokens: TokenList, at: number): Generator<NamedValue> {
  if (!tokens.isName(at + 1) || !tokens.is(at + 2, 'in')) return
  let body = at + 3
  for (let left = MAX_STATEMENT; left > 0 && body < tokens.count; left--, body = tokens.after(body)) {
    if (tokens.is(body, ';')) return
    if (!tokens.is(body, '{')) continue
    const value = { kind: 'value', at: at + 1, made: [at + 3, body], isElement: true } as const
    yield { name: at + 1, value: { ...value, isLocal: false, isMutable: false }, block: body }
    return
  }
}

/** `Python::attach(|py| …)`: what a closure gets is made by whom it is handed to. */
export function* handedValues(tokens: TokenList, at: number): Generator<NamedValue> {
  const open = tokens.is(at - 1, 'move') ? at - 2 : at - 1
  if (!tokens.is(open, '(') || !tokens.isName(open - 1) || !tokens.isName(at + 1)) return
  if (!tokens.is(at + 2, '|') && !tokens.is(at + 2, ':')) return
  let from = open - 1
  while (tokens.isPair(from - 2, '::') && tokens.isName(from - 3)) from -= 3
  const block = tokens.is(at + 2, '|') && tokens.is(at + 3, '{') ? at + 3 : tokens.block(at)
  const isElement = tokens.is(from - 1, '.')
  const value = { kind: 'value', at: at + 1, isLocal: block === tokens.block(at), isMutable: false } as const
  yield isElement
    ? { name: at + 1, value: { ...value, ...receiverElements(tokens, from - 1) }, block }
    : { name: at + 1, value: { ...value, made: [from, open], isHanded: true }, block }
}
