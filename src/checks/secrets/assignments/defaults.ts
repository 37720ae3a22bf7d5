import type { ValueSpan } from './literals.ts'

/** A variable with what stands in for it: shells, Compose, Spring. POSIX.1-2024, shell, section 2.6.2. */
const WITH_DEFAULT = /^\$\{[\w.]{1,80}(?::[-=]|:(?![?+])|-)/

/** The default inside `${NAME:-default}`, when that is all there is. */
export function withoutVariable(text: string, span: ValueSpan): ValueSpan {
  if (text.charCodeAt(span.start) !== 0x24) return span
  const value = text.slice(span.start, span.end)
  const found = WITH_DEFAULT.exec(value)
  if (found === null || value.indexOf('}') !== value.length - 1) return span
  return { ...span, start: span.start + found[0].length, end: span.end - 1 }
}
