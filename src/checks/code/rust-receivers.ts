import type { RustNames } from '../../syntax/rust-names.ts'
import type { TokenList } from '../../syntax/rust-tokens.ts'

const PYTHON = 'pyo3::Python'

/** Full paths of the types that the value before a method may have; empty when nothing says. */
export function receiverTypes(tokens: TokenList, names: RustNames, at: number): readonly string[] {
  if (!tokens.isName(at)) return isInterpreter(tokens, at + 1) ? [PYTHON] : []
  const name = tokens.word(at)
  if (tokens.is(at - 1, '.'))
    return (names.bindings.fields.get(name) ?? []).flatMap((range) => names.typesIn(range))
  const value = names.valueOf(name, at)
  if (value?.type !== undefined) return names.typesIn(value.type)
  if (value?.made === undefined || value.isElement) return []
  if (isInterpreter(tokens, value.made[1])) return [PYTHON]
  const maker = names.pathAt(value.made[0])
  if (maker === undefined) return []
  return names
    .resolve(maker.segments, maker.from)
    .map((path) => path.slice(0, Math.max(path.lastIndexOf('::'), 0)))
}

/** Whether what ends before `to` is `object.py()`: every object of PyO3 leads to the interpreter so. */
function isInterpreter(tokens: TokenList, to: number): boolean {
  return (
    tokens.is(to - 1, ')') &&
    tokens.partner(to - 1) === to - 2 &&
    tokens.is(to - 3, 'py') &&
    tokens.is(to - 4, '.') &&
    tokens.text.includes('pyo3')
  )
}
