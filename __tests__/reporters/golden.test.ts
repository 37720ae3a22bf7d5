import { describe, test } from '@jest/globals'
import type { Report } from '../../src/model/report.ts'
import { annotations } from '../../src/reporters/annotations.ts'
import { REPORTERS } from '../../src/reporters/index.ts'
import { expectGolden } from '../support/golden.ts'
import { HOSTILE, INCOMPLETE, PASSING, TYPICAL } from '../support/reports.ts'

const REPORTS: readonly (readonly [string, Report])[] = [
  ['passing', PASSING],
  ['typical', TYPICAL],
  ['incomplete', INCOMPLETE],
  ['hostile', HOSTILE],
]

describe.each(REPORTS)('the report "%s" reads as before', (name, report) => {
  test('as a page', () => expectGolden(`reports/${name}.md`, REPORTERS.markdown(report, {})))
  test('at a prompt', () => expectGolden(`reports/${name}.txt`, REPORTERS.text(report, {})))
  test('at a prompt, with reasons', () =>
    expectGolden(`reports/${name}.verbose.txt`, REPORTERS.text(report, { verbose: true })))
  test('as JSON', () => expectGolden(`reports/${name}.json`, REPORTERS.json(report, {})))
  test('as SARIF', () => expectGolden(`reports/${name}.sarif`, REPORTERS.sarif(report, {})))
  test('as annotations', () =>
    expectGolden(`reports/${name}.annotations`, `${annotations(report).join('\n')}\n`))
})
