import type { Check, Rule } from '../model/rule.ts'
import { binaries } from './binaries/index.ts'
import { code } from './code/index.ts'
import { dependencies } from './dependencies/index.ts'
import { hidden } from './hidden/index.ts'
import { secrets } from './secrets/index.ts'
import { shell } from './shell/index.ts'

/** Every check, in the order of the documentation. A new check is one folder and one line here. */
export const CHECKS: readonly Check[] = [binaries, hidden, secrets, code, shell, dependencies]

export function rulesById(checks: readonly Check[]): ReadonlyMap<string, Rule> {
  return new Map(checks.flatMap((check) => check.rules.map((rule) => [rule.id, rule])))
}
