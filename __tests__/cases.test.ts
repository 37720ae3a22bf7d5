import { readFileSync, writeFileSync } from 'node:fs'
import { describe, expect, test } from '@jest/globals'
import { caseFiles, loadCase, withExpected } from './support/cases.ts'
import { memorySource } from './support/memory-source.ts'
import { runCase } from './support/run-case.ts'

const only = process.env['CASES'] ?? ''
const rewrites = process.env['UPDATE'] === '1'

describe('cases', () => {
  for (const file of caseFiles().filter((name) => name.includes(only))) {
    const testCase = loadCase(file)
    test(testCase.name, async () => {
      expect(testCase.why).not.toBe('')
      const lines = await runCase(testCase, memorySource(testCase.before, testCase.after))
      if (rewrites) writeFileSync(file, withExpected(readFileSync(file, 'utf8'), lines))
      else expect(lines).toEqual(testCase.expected)
    })
  }
})
