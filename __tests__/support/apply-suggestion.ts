import type { Suggestion } from '../../src/model/finding.ts'

/** A line and what ends it. */
const LINE = /[^\r\n]*(?:\r\n|\r|\n|$)/g

/** The text with whole lines replaced as a suggestion says; the end of the last line stays as it is. */
export function applySuggestion(text: string, { startLine, endLine, replacement }: Suggestion): string {
  const lines = text.match(LINE) ?? []
  const last = lines[endLine - 1]
  if (startLine < 1 || endLine < startLine || last === undefined) throw new RangeError('no such lines')
  const end = last.replace(/[^\r\n]/g, '')
  return [...lines.slice(0, startLine - 1), `${replacement}${end}`, ...lines.slice(endLine)].join('')
}
