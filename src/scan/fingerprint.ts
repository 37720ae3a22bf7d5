import { createHash } from 'node:crypto'
import type { Finding } from '../model/finding.ts'

/** Hexadecimal digits of a published fingerprint: 96 bits, enough that no two findings of a repository collide. */
const FINGERPRINT_DIGITS = 24

/** The key under which findings of head and base are the same. Never published. */
export function comparisonKey(finding: Finding): string {
  return `${finding.rule}\0${finding.member ?? ''}\0${finding.identity}`
}

/**
 * Stable names for findings: the same after lines moved, different for a second equal finding in the same file.
 * Give all findings of a report in report order.
 */
export function fingerprints(findings: readonly Finding[]): readonly string[] {
  const ordinals = new Map<string, number>()
  return findings.map((finding) => {
    // A commit gets another id when its branch is rebased.
    const place = finding.inMessage === true ? '' : finding.path
    const key = `${place}\0${comparisonKey(finding)}`
    const ordinal = ordinals.get(key) ?? finding.equalsAtBase ?? 0
    ordinals.set(key, ordinal + 1)
    return createHash('sha256').update(`${key}\0${ordinal}`).digest('hex').slice(0, FINGERPRINT_DIGITS)
  })
}
