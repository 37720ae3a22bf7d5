/** Accepted lines of one path; 1-based. */
export type GitleaksIgnore = ReadonlyMap<string, ReadonlySet<number>>

/** Lines that are read; of a longer file nothing is taken. */
const MAX_LINES = 200_000
const LINE_NUMBER = /^[1-9]\d{0,7}$/
const COMMIT = /^[0-9a-f]{7,64}$/

/**
 * A `.gitleaksignore`: one finding a line, `file:rule:line` or `commit:file:rule:line`, `#` starts a comment. Other lines
 * say nothing to us. The rule is gitleaks' own and is not compared: the line tells what was accepted.
 * @returns undefined when it has more lines than are read
 */
export function parseGitleaksIgnore(text: string): GitleaksIgnore | undefined {
  const lines = text.split('\n', MAX_LINES + 1)
  if (lines.length > MAX_LINES) return undefined
  const accepted = new Map<string, Set<number>>()
  for (const line of lines) {
    const entry = line.trim()
    if (entry === '' || entry.startsWith('#')) continue
    const parts = entry.split(':')
    const number = parts.pop() ?? ''
    const rule = parts.pop() ?? ''
    if (!LINE_NUMBER.test(number) || rule === '') continue
    if (parts.length > 1 && COMMIT.test(parts[0] ?? '')) parts.shift()
    const path = parts.join(':').replaceAll('\\', '/').replace(/^\.\//, '')
    if (path === '') continue
    const numbers = accepted.get(path)
    if (numbers === undefined) accepted.set(path, new Set([Number(number)]))
    else numbers.add(Number(number))
  }
  return accepted
}
