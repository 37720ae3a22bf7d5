import type { Finding } from '../../model/finding.ts'
import type { LevelOrOff } from '../../model/rule.ts'
import { standsAside } from '../../text/aside-path.ts'

/** How bad an occurrence is before the place it stands in is weighed. `audit` is a note in the strict profile only. */
export type Severity = 'critical' | 'high' | 'medium' | 'low' | 'audit'

/** What runs a script: a person, a build of an image, a runner that is thrown away, an installation, a hosted notebook. */
export type ScriptPlace = 'script' | 'makefile' | 'image' | 'runner' | 'hook' | 'notebook'

const ONE_LESS: Readonly<Record<Severity, Severity>> = {
  critical: 'high',
  high: 'medium',
  medium: 'low',
  low: 'low',
  audit: 'audit',
}
const LEVELS: Readonly<Record<Severity, LevelOrOff>> = {
  critical: 'error',
  high: 'error',
  medium: 'warning',
  low: 'note',
  audit: 'off',
}

/** The level of an occurrence in a file: one step less in tests, examples and documentation. */
export function levelsOf(path: string, severity: Severity): Pick<Finding, 'level' | 'strictLevel'> {
  if (severity === 'audit') return { level: 'off', strictLevel: 'note' }
  return { level: LEVELS[standsAside(path) ? ONE_LESS[severity] : severity] }
}

/** Images, runners and hosted notebooks belong to nobody: root in them is how they work. */
export function isThrownAway(place: ScriptPlace): boolean {
  return place === 'image' || place === 'runner' || place === 'notebook'
}
