import type { Finding } from '../../model/finding.ts'
import type { LevelOrOff, Rule } from '../../model/rule.ts'

/** How bad an occurrence is before the place it stands in is weighed. `audit` is shown in the strict profile only. */
export type Severity = 'critical' | 'high' | 'medium' | 'low' | 'info' | 'audit'

const ORDER: readonly Severity[] = ['audit', 'info', 'low', 'medium', 'high', 'critical']

/** Directories whose code does not run for users of the project. Compared in lower case. */
const ASIDE_DIRECTORIES: ReadonlySet<string> = new Set([
  'test',
  'tests',
  '__tests__',
  'example',
  'examples',
  'doc',
  'docs',
])

/**
 * Severity of an occurrence in the file at `path`: one step less in tests, examples and documentation, never below
 * `info`; `runsAtInstall` is one step more, because nobody calls such a file knowingly.
 */
export function severityAt(path: string, severity: Severity, runsAtInstall: boolean): Severity {
  if (severity === 'audit') return severity
  const rank = ORDER.indexOf(severity) + (runsAtInstall ? 1 : 0) - (standsAside(path) ? 1 : 0)
  return ORDER[Math.min(Math.max(rank, 1), ORDER.length - 1)] as Severity
}

/** Negative when `a` is less bad than `b`. */
export function compareSeverity(a: Severity, b: Severity): number {
  return ORDER.indexOf(a) - ORDER.indexOf(b)
}

export function levelOf(severity: Severity): LevelOrOff {
  switch (severity) {
    case 'critical':
    case 'high':
      return 'error'
    case 'medium':
      return 'warning'
    case 'low':
    case 'info':
      return 'note'
    case 'audit':
      return 'off'
  }
}

/** The level fields of a finding: absent where the rule's own level says the same. */
export function levelFields(rule: Rule, severity: Severity): Pick<Finding, 'level' | 'strictLevel'> {
  if (severity === 'audit') return { level: 'off', strictLevel: 'note' }
  const level = levelOf(severity)
  return level === rule.level && rule.strictLevel === undefined ? {} : { level }
}

/** A test, an example or documentation, by its directories or by the names test runners look for. */
export function standsAside(path: string): boolean {
  const parts = path.toLowerCase().split('/')
  const name = parts.pop() ?? ''
  return parts.some((part) => ASIDE_DIRECTORIES.has(part)) || TEST_FILE.test(name)
}

/** `test_x.py`, `x_test.py`, `x.test.ts`, `x.spec.ts`. */
const TEST_FILE = /^test_|_test\.[a-z]{1,4}$|\.(?:test|spec)\.[a-z]{1,4}$/
