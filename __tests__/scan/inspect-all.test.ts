import { expect, test } from '@jest/globals'
import type { Finding } from '../../src/model/finding.ts'
import { type Check, defineCheck } from '../../src/model/rule.ts'
import { DEFAULT_BUDGET } from '../../src/scan/budget.ts'
import { checkContext } from '../../src/scan/context.ts'
import { type ScanResult, scan } from '../../src/scan/scan.ts'
import { evidence } from '../../src/text/redact.ts'
import { memorySource } from '../support/memory-source.ts'

const SOURCE = memorySource([], [{ path: 'a.py', mode: 'file', bytes: Buffer.from('text') }])

function finding(path: string): Finding {
  return { rule: 'some/thing', path, evidence: evidence`seen`, identity: path }
}

function scanWith(check: Partial<Check>): Promise<ScanResult> {
  const whole = defineCheck({ id: 'some', rules: [], wants: () => true, inspect: () => [], ...check })
  const parts = { digestKey: '', mask: () => {}, vendored: never, treeSitter: never, repository: SOURCE }
  return scan(SOURCE, { checks: [whole], budget: DEFAULT_BUDGET, now: () => 0, context: checkContext(parts) })
}

function never(): never {
  throw new Error('not needed')
}

test('what a check says of all files together may need reading', async () => {
  const { findings } = await scanWith({
    async *inspectAll(changes, context) {
      for (const { path } of changes) {
        if ((await context.repository.read('head', path, 10)) !== undefined) yield finding(path)
      }
    },
  })
  expect(findings).toMatchObject([{ path: 'a.py' }])
})

test('a check that fails over all files leaves a gap and what it found before', async () => {
  const { findings, gaps } = await scanWith({
    *inspectAll() {
      yield finding('a.py')
      throw new RangeError('too many')
    },
  })
  expect(findings).toHaveLength(1)
  expect(gaps).toMatchObject([
    {
      kind: 'missing',
      reason: 'check-failed',
      check: 'some',
      detail: 'the check failed: RangeError: too many',
    },
  ])
})

test('a file without a tripwire is inspected when the check wakes for it', async () => {
  const seen: string[] = []
  const check: Partial<Check> = {
    tripwires: ['nothing of this kind'],
    inspect(file) {
      seen.push(file.path)
      return []
    },
  }
  await scanWith(check)
  expect(seen).toEqual([])
  await scanWith({ ...check, wakes: (file) => file.path.endsWith('.py') })
  expect(seen).toEqual(['a.py'])
})
