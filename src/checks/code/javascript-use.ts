import type { Rule } from '../../model/rule.ts'
import type { ScriptNames } from '../../syntax/javascript-names.ts'
import type { Evidence } from '../../text/redact.ts'
import type { HidingSearch } from './javascript-decoding.ts'
import type { WrittenFiles } from './javascript-written.ts'
import type { YamlRelease } from './javascript-yaml-release.ts'
import type { Severity } from './severity.ts'

/** What is known of a whole script. */
export interface Script {
  readonly names: ScriptNames
  readonly search: HidingSearch
  readonly written: WrittenFiles
  /** What the js-yaml does that the project declares. */
  readonly yaml: YamlRelease
}

/** A place of a script that is worth a finding, before the place of its file is weighed. */
export interface Found {
  readonly rule: Rule
  readonly severity: Severity
  /** Instead of it in tests, examples and documentation. */
  readonly aside?: Severity
  /** Names the meaning in the finding's identity: the callee, and what makes it dangerous. */
  readonly what: string
  readonly note?: Evidence
}

/** The name of a function as people write it: `child_process.exec`. */
export function labelOf(name: string): string {
  return name.replace(/^new /, '').replace(/^module:/, '')
}
