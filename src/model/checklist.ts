import { type Evidence, evidence } from '../text/redact.ts'
import type { ChecklistItem } from './rule.ts'

/** One line of the checklist that is used where the maintainers have none of their own. */
export interface ChecklistEntry {
  readonly text: Evidence
  /** Undefined: no machine can decide it. */
  readonly item?: ChecklistItem
  /** Which wordings of a maintainers' line are understood as this item; for the documentation. */
  readonly understoodAs: string
}

export const CHECKLIST: readonly ChecklistEntry[] = [
  {
    item: 'no-binaries',
    text: evidence`No binary files (\`.so\`, \`.dll\`, \`.dylib\`, \`.spv\`, \`.exe\` and their kin)`,
    understoodAs: '“no binary files”, “no compiled artifacts”, “binaries are not allowed”',
  },
  {
    item: 'no-secrets',
    text: evidence`No hardcoded secrets, API keys or credentials`,
    understoodAs:
      '“no hardcoded secrets”, “no credentials are committed”; not when it is about logs or output',
  },
  {
    item: 'no-dynamic-code',
    text: evidence`No \`eval()\`, \`exec()\` or similar dynamic code execution`,
    understoodAs: '“no eval()”, “no exec()”, “eval or exec”, “no dynamic code execution”',
  },
  {
    item: 'no-unsafe-deserialization',
    text: evidence`No pickle or marshal deserialization of untrusted data; model files are safe to load`,
    understoodAs: '“no pickle”, “no unsafe deserialization”, “safetensors instead of pickle”',
  },
  {
    item: 'pinned-dependencies',
    text: evidence`Dependencies are pinned, with upper bounds`,
    understoodAs: '“dependencies are pinned”, “pin all requirements”, “dependencies have upper bounds”',
  },
  {
    item: 'trusted-sources',
    text: evidence`Dependencies come from trusted sources; downloads are verified by checksum`,
    understoodAs: '“dependencies come from trusted sources”, “downloads are verified by checksum”',
  },
  {
    item: 'native-loading',
    text: evidence`Native libraries are loaded from fixed locations`,
    understoodAs:
      '“native libraries” or “shared libraries” together with “fixed locations”, “absolute paths” or “untrusted paths”',
  },
  {
    item: 'reviewed-scripts',
    text: evidence`Shell scripts are fit for review (system repositories, packages, root)`,
    understoodAs: '“shell scripts” together with “reviewed”, “root”, “sudo” or “system packages”',
  },
  {
    item: 'safe-workflows',
    text: evidence`Workflows give nothing away`,
    understoodAs: '“workflows” together with “permissions”, “least privilege” or “pull_request_target”',
  },
  {
    item: 'nothing-hidden',
    text: evidence`Nothing is hidden from the reviewer`,
    understoodAs: '“no obfuscated code”, “no invisible characters”, “nothing is hidden”',
  },
  {
    item: 'known-advisories',
    text: evidence`No known vulnerabilities; licences allowed`,
    understoodAs: '“no known vulnerabilities”, “no known CVEs”',
  },
  {
    item: 'described-change',
    text: evidence`Commits are signed; the change is described`,
    understoodAs: '“commits are signed”, “signed commits”; not “signed off”',
  },
  {
    text: evidence`Input validation for user-provided data`,
    understoodAs: 'never: a reviewer decides it',
  },
]

const ENTRIES = new Map(CHECKLIST.map((entry) => [entry.item, entry]))

/** Our wording of an item. */
export function wordingOf(item: ChecklistItem): Evidence {
  // The table has every item; a test holds it to that.
  return (ENTRIES.get(item) as ChecklistEntry).text
}

/** All items, in the order of the checklist. */
export const CHECKLIST_ITEMS: readonly ChecklistItem[] = CHECKLIST.flatMap((entry) => entry.item ?? [])
