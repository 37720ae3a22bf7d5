import { describe, expect, test } from '@jest/globals'
import { UsageError } from '../../src/model/errors.ts'
import type { JudgedFinding } from '../../src/model/report.ts'
import { parseBaseline, writeBaseline } from '../../src/policy/baseline.ts'
import { evidence } from '../../src/text/redact.ts'

function finding(path: string, digit: string): JudgedFinding {
  return {
    rule: 'code/python-eval',
    path,
    evidence: evidence`eval(x)`,
    identity: 'x',
    judgedLevel: 'error',
    disposition: 'blocking',
    fingerprint: digit.repeat(24),
  }
}

describe('writeBaseline', () => {
  test('one finding a line, in an order that does not depend on the run, without evidence', () => {
    const text = writeBaseline([finding('b', '2'), finding('a', '3'), finding('a', '1')])
    expect(text).toBe(`{
  "version": 1,
  "findings": [
    {"fingerprint":"111111111111111111111111","rule":"code/python-eval","path":"a"},
    {"fingerprint":"333333333333333333333333","rule":"code/python-eval","path":"a"},
    {"fingerprint":"222222222222222222222222","rule":"code/python-eval","path":"b"}
  ]
}
`)
  })

  test('without what is accepted by something that says why', () => {
    const dispositions = ['blocking', 'advisory', 'baselined', 'waived', 'suppressed'] as const
    const text = writeBaseline(
      dispositions.map((disposition, index) => ({ ...finding(disposition, `${index}`), disposition })),
    )
    expect([...parseBaseline(text, 'b.json')].sort()).toEqual(
      ['0', '1', '2'].map((digit) => digit.repeat(24)),
    )
  })

  test('is read back', () => {
    expect(parseBaseline(writeBaseline([]), 'b.json')).toEqual(new Set())
    const odd = [finding('a"\n::error::\udcff', '1'), finding('é', '2')]
    expect(parseBaseline(writeBaseline(odd), 'b.json')).toEqual(new Set(['1'.repeat(24), '2'.repeat(24)]))
  })
})

describe('parseBaseline', () => {
  test.each([
    ['no JSON', '{', /^b\.json is not JSON/],
    ['null', 'null', /is no baseline of version 1/],
    ['a list', '[]', /is no baseline of version 1/],
    ['another version', '{"version": 2, "findings": []}', /is no baseline of version 1/],
    ['no findings', '{"version": 1}', /is no baseline of version 1/],
    ['an entry that is none', '{"version": 1, "findings": [null]}', /entry 1 has no fingerprint/],
    [
      'a short fingerprint',
      '{"version": 1, "findings": [{"fingerprint": "12"}]}',
      /entry 1 has no fingerprint/,
    ],
  ])('refuses %s', (_, text, message) => {
    expect(() => parseBaseline(text, 'b.json')).toThrow(UsageError)
    expect(() => parseBaseline(text, 'b.json')).toThrow(message)
  })
})
