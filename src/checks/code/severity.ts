import type { Finding } from '../../model/finding.ts'
import type { LevelOrOff, Rule } from '../../model/rule.ts'
import { standsAside } from '../../text/aside-path.ts'

/** How bad an occurrence is before the place it stands in is weighed. `audit` is shown in the strict profile only. */
export type Severity = 'critical' | 'high' | 'medium' | 'low' | 'info' | 'audit'

const ORDER: readonly Severity[] = ['audit', 'info', 'low', 'medium', 'high', 'critical']

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
