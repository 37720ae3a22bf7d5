import type { Finding } from '../model/finding.ts'
import type { Remark } from '../model/report.ts'
import { globTest } from '../text/glob.ts'
import { type Evidence, evidence, excerpt } from '../text/redact.ts'
import type { LedgerEntry, Waiver } from './policy.ts'

/** The waivers that work today, ready to be asked about many findings. */
export interface WorkingWaivers {
  /** Why a finding is excepted; undefined when it is not. */
  justify(finding: Finding): Evidence | undefined
  /** One for each waiver that expired. */
  readonly remarks: readonly Remark[]
}

/** @param today `YYYY-MM-DD`, UTC; a waiver works until the end of the day it names */
export function workingWaivers(waivers: readonly Waiver[], today: string): WorkingWaivers {
  const isExpired = (waiver: Waiver): boolean => waiver.expires !== undefined && waiver.expires < today
  const working = waivers
    .filter((waiver) => !isExpired(waiver))
    .map((waiver) => ({ waiver, matchesPath: waiver.path === undefined ? anyPath : globTest(waiver.path) }))
  return {
    justify(finding) {
      const found = working.find(
        ({ waiver, matchesPath }) =>
          (waiver.rule === finding.rule || waiver.rule === wholeCheck(finding.rule)) &&
          (waiver.sha256 === undefined || waiver.sha256 === finding.sha256) &&
          matchesPath(finding.path),
      )?.waiver
      return found && evidence`waived by ${found.owner}: ${found.reason}`
    },
    remarks: waivers.filter(isExpired).map((waiver) => ({
      level: 'note',
      text: evidence`The waiver in line ${waiver.line} of the policy (${excerpt(waiver.rule)}) expired on ${excerpt(waiver.expires ?? '')} and no longer works.`,
    })),
  }
}

/** The ledger of binaries: content is allowed, wherever it stands. */
export function ledger(entries: readonly LedgerEntry[]): (finding: Finding) => Evidence | undefined {
  const bySha256 = new Map(entries.map((entry) => [entry.sha256, entry]))
  return ({ sha256 }) => {
    const entry = sha256 === undefined ? undefined : bySha256.get(sha256)
    return entry && evidence`content allowed by the policy: ${entry.reason}`
  }
}

/** `code/python-exec` belongs to `code/*`. */
export function wholeCheck(rule: string): string {
  return `${rule.slice(0, rule.indexOf('/'))}/*`
}

function anyPath(): boolean {
  return true
}
