import { describe, expect, test } from '@jest/globals'
import type { Finding } from '../../src/model/finding.ts'
import { applySuggestion } from '../support/apply-suggestion.ts'
import { type Case, type CaseFile, caseFiles, loadCase } from '../support/cases.ts'
import { memorySource } from '../support/memory-source.ts'
import { scanCase } from '../support/run-case.ts'

/** All that stands in the head version, compared with nothing, so that applying a suggestion cannot make anything new. */
async function findingsOf(testCase: Case, after: readonly CaseFile[]): Promise<readonly Finding[]> {
  return (await scanCase(testCase, memorySource([], after))).findings
}

/** What a finding says, without the place that an edit on the same line moves. */
function sayingOf({ rule, path, location, identity }: Finding): string {
  return [rule, path, location?.line, identity].join(' ')
}

function counted(findings: readonly Finding[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>()
  for (const finding of findings) {
    const saying = sayingOf(finding)
    counts.set(saying, (counts.get(saying) ?? 0) + 1)
  }
  return counts
}

describe('a suggestion of a case, applied, takes its finding away and leaves all others', () => {
  for (const file of ['code', 'shell'].flatMap((check) => filesOf(check))) {
    const testCase = loadCase(file)
    test(testCase.name, async () => {
      const before = await findingsOf(testCase, testCase.after)
      for (const finding of before) {
        if (finding.suggestion === undefined) continue
        const after = testCase.after.map((each) => {
          if (each.path !== finding.path) return each
          const bytes = Buffer.from(applySuggestion(each.bytes.toString(), finding.suggestion as never))
          return { ...each, bytes }
        })
        const rest = before.filter((other) => other !== finding)
        expect(counted(await findingsOf(testCase, after))).toEqual(counted(rest))
      }
    })
  }
})

function filesOf(check: string): readonly string[] {
  try {
    return caseFiles(check)
  } catch {
    return []
  }
}
