import { readerOfBase, readLaw } from '../../src/law.ts'
import type { ChangeSource } from '../../src/model/change-set.ts'
import { json } from '../../src/reporters/json.ts'
import { run } from '../../src/run.ts'
import { DEFAULT_BUDGET } from '../../src/scan/budget.ts'
import type { Case } from './cases.ts'
import { CASE_RULES, caseContext, checksOf } from './run-case.ts'

/**
 * The whole report on a case as programs read it: findings with fingerprints and excerpts, gaps with their words, checklist,
 * coverage, verdict. Without the range: a case in memory has no commits.
 */
export async function reportCase(testCase: Case, source: ChangeSource): Promise<object> {
  const governing = readerOfBase(source)
  const profile = testCase.options.get('profile') === 'strict' ? 'strict' : 'default'
  const law = await readLaw(governing, '.github/supply-chain-checklist.yml', CASE_RULES, { profile })
  const report = await run({
    source,
    checks: checksOf(testCase.name),
    rules: CASE_RULES,
    ...law,
    governing,
    remarks: [],
    context: caseContext(testCase),
    budget: DEFAULT_BUDGET,
    today: '2026-01-01',
    now: () => 0,
    version: 'test',
  })
  return { ...JSON.parse(json(report)), range: undefined }
}
