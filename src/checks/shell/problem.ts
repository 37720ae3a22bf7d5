import type { RuleId } from '../../model/rule.ts'
import type { ShellRange } from '../../syntax/shell-words.ts'
import type { Download } from './download.ts'
import type { Severity } from './severity.ts'

/** Something in a script that a rule speaks of. Offsets are into the script. */
export interface Problem extends ShellRange {
  readonly rule: RuleId
  readonly severity: Severity
  /** What makes it the same problem in another version of the script: command and address, without versions. */
  readonly identity: string
  /** Why the severity is another than usual. */
  readonly note?: string
  /** The fix of this occurrence, as text to paste. */
  readonly paste?: string
  /** What was downloaded, so that it is not reported twice. */
  readonly download?: Download
  /** The part fits no rule of the grammar. */
  readonly isGuess?: true
}
