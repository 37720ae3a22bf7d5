import { join } from 'node:path'
import { CHECKS, rulesById } from '../../src/checks/index.ts'
import { DEFAULT_POLICY_PATH } from '../../src/inputs.ts'
import { readerOfBase, readLaw } from '../../src/law.ts'
import type { ChangeSource } from '../../src/model/change-set.ts'
import { type Finding, placeOf } from '../../src/model/finding.ts'
import type { Gap } from '../../src/model/gap.ts'
import type { Check } from '../../src/model/rule.ts'
import { governedFiles } from '../../src/policy/loosened.ts'
import { DEFAULT_BUDGET } from '../../src/scan/budget.ts'
import { type ContextParts, checkContext } from '../../src/scan/context.ts'
import { type ScanResult, scan } from '../../src/scan/scan.ts'
import { lineDigest } from '../../src/scan/traces.ts'
import { vendoredFiles } from '../../src/sources/vendored.ts'
import { readSuppressions } from '../../src/suppressions.ts'
import type { Case } from './cases.ts'

const PARSERS = vendoredFiles(join(import.meta.dirname, '../../src'))

export const CASE_RULES = rulesById(CHECKS)

/** The checks a case is about: one folder of fixtures is one check, `changes/` is all of them. */
export function checksOf(name: string): readonly Check[] {
  const folder = name.split('/')[0] as string
  const own = CHECKS.filter((check) => check.id === folder)
  return own.length > 0 ? own : CHECKS
}

export async function runCase(testCase: Case, source: ChangeSource): Promise<readonly string[]> {
  const result = await scanCase(testCase, source)
  const profile = testCase.options.get('profile') === 'strict' ? 'strict' : 'default'
  const { byFinding } = await readSuppressions(result.findings, readerOfBase(source), lineDigest)
  const lines = result.findings.flatMap((finding) =>
    findingLine(finding, profile).map((line) => (byFinding.has(finding) ? `${line} [suppressed]` : line)),
  )
  return [...lines, ...result.gaps.map(gapLine)]
}

export async function scanCase(testCase: Case, source: ChangeSource): Promise<ScanResult> {
  const law = await readLaw(readerOfBase(source), DEFAULT_POLICY_PATH, CASE_RULES, {})
  const governed = governedFiles({ ...law.declared, rules: CASE_RULES, baseline: law.baseline }, source)
  return scan(source, {
    checks: checksOf(testCase.name),
    budget: DEFAULT_BUDGET,
    now: () => 0,
    context: checkContext({ repository: source, governed, ...caseContext(testCase) }),
  })
}

export function caseContext(testCase: Case): Omit<ContextParts, 'repository' | 'governed'> {
  const owner = testCase.options.get('owner')
  const ownWorkflow = testCase.options.get('workflow')
  return {
    digestKey: 'cases',
    mask: () => {},
    vendored: PARSERS.vendored,
    treeSitter: PARSERS.treeSitter,
    ...(owner === undefined ? {} : { repositoryOwner: owner }),
    ...(ownWorkflow === undefined ? {} : { ownWorkflow }),
  }
}

function findingLine(finding: Finding, profile: 'default' | 'strict'): readonly string[] {
  const rule = CASE_RULES.get(finding.rule)
  if (rule === undefined) throw new Error(`no rule ${finding.rule}`)
  const plain = finding.level ?? rule.level
  const level =
    profile === 'default' ? plain : (finding.strictLevel ?? finding.level ?? rule.strictLevel ?? rule.level)
  if (level === 'off') return []
  const place = visible(placeOf(finding))
  const at = finding.location === undefined ? '' : `:${finding.location.line}:${finding.location.column}`
  return [`${place}${at} ${level} ${finding.rule} ${visible(finding.evidence)}`.trimEnd()]
}

function gapLine(gap: Gap): string {
  return `gap ${gap.kind} ${gap.reason} ${visible(gap.path ?? '')}`.trimEnd()
}

/** One case line must stay one line, whatever the change holds. */
function visible(text: string): string {
  return text.replace(
    /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu,
    (character) => `\\u{${(character.codePointAt(0) as number).toString(16)}}`,
  )
}
