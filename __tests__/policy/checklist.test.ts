import { describe, expect, test } from '@jest/globals'
import { CHECKLIST, CHECKLIST_ITEMS, wordingOf } from '../../src/model/checklist.ts'
import type { Gap } from '../../src/model/gap.ts'
import type { ChecklistLine } from '../../src/model/report.ts'
import { type ChecklistFacts, checklistLines } from '../../src/policy/checklist.ts'
import { OWN_LINES, parseChecklist } from '../../src/policy/parse-checklist.ts'
import { evidence } from '../../src/text/redact.ts'
import { judged, RULES_BY_ID } from '../support/reports.ts'

const QUIET: ChecklistFacts = {
  findings: [],
  gaps: [],
  filesByItem: { 'no-binaries': 9, 'no-secrets': 9, 'no-dynamic-code': 4, 'no-unsafe-deserialization': 4 },
  rules: RULES_BY_ID,
  turnedOff: new Set(),
}

function lineOf(lines: readonly ChecklistLine[], item: string): ChecklistLine | undefined {
  return lines.find((line) => line.item === item)
}

function missing(check?: string): Gap {
  return {
    kind: 'missing',
    reason: 'parse-failed',
    detail: evidence`no syntax`,
    ...(check === undefined ? {} : { check }),
  }
}

const evalFinding = judged({ rule: 'code/python-eval', path: 'a.py' })

test('our list has each item once, and one line for the reviewer', () => {
  expect(new Set(CHECKLIST_ITEMS).size).toBe(CHECKLIST_ITEMS.length)
  expect(CHECKLIST.length).toBe(CHECKLIST_ITEMS.length + 1)
  expect(wordingOf('no-secrets')).toBe('No hardcoded secrets, API keys or credentials')
})

describe('the state of a line', () => {
  const stateWith = (facts: Partial<ChecklistFacts>, item = 'no-dynamic-code'): string | undefined =>
    lineOf(checklistLines([], { ...QUIET, ...facts }), item)?.state

  test('is passed when its rules looked at files and found nothing', () => {
    expect(stateWith({})).toBe('passed')
  })

  test('is not applicable when no file concerns it', () => {
    expect(stateWith({}, 'safe-workflows')).toBe('not-applicable')
  })

  test('is for the reviewer when no rule enforces it, or the policy turns it off', () => {
    expect(stateWith({}, 'nothing-hidden')).toBe('reviewer')
    expect(stateWith({ turnedOff: new Set(['no-dynamic-code'] as const) })).toBe('reviewer')
  })

  test('follows the findings', () => {
    expect(stateWith({ findings: [evalFinding] })).toBe('failed')
    expect(stateWith({ findings: [{ ...evalFinding, disposition: 'advisory' }] })).toBe('advisory')
    expect(stateWith({ findings: [{ ...evalFinding, disposition: 'waived' }] })).toBe('passed')
  })

  test('is incomplete when a check of it, or the whole run, could not look', () => {
    expect(stateWith({ gaps: [missing('code')] })).toBe('incomplete')
    expect(stateWith({ gaps: [missing('code')] }, 'no-binaries')).toBe('passed')
    expect(stateWith({ gaps: [missing()] }, 'no-binaries')).toBe('incomplete')
    expect(stateWith({ gaps: [{ ...missing('code'), kind: 'outside' }] })).toBe('passed')
  })

  test('is the worse of findings and gaps', () => {
    expect(stateWith({ gaps: [missing()], findings: [evalFinding] })).toBe('failed')
    const advisory = { ...evalFinding, disposition: 'advisory' } as const
    expect(stateWith({ gaps: [missing()], findings: [advisory] })).toBe('incomplete')
  })

  test('is the worst of all items that the line names', () => {
    const { lines } = parseChecklist([
      { path: 'SECURITY.md', text: '# Security\n- [ ] No `eval()` or `exec()`, no pickle\n' },
    ])
    const [line] = checklistLines(lines, { ...QUIET, findings: [evalFinding, evalFinding] })
    expect(line).toEqual({
      state: 'failed',
      text: 'No `eval()` or `exec()`, no pickle',
      item: 'no-dynamic-code',
      also: ['no-unsafe-deserialization'],
      files: 4,
      findings: 2,
      contradicted: false,
    })
  })

  test('does not pass while one of its items is for the reviewer', () => {
    const listed = [{ text: evidence`both`, items: ['no-binaries', 'nothing-hidden'] as const }]
    expect(checklistLines(listed, QUIET)[0]?.state).toBe('reviewer')
  })
})

describe('the list', () => {
  test('is ours when the maintainers have none', () => {
    expect(checklistLines([], QUIET).map((line) => line.text)).toEqual(OWN_LINES.map((line) => line.text))
  })

  test("is the maintainers', and then what else was looked at", () => {
    const { lines } = parseChecklist([
      { path: 'SECURITY.md', text: '# Security\n- [ ] Profiled\n- [ ] No secrets or credentials\n' },
    ])
    const shown = checklistLines(lines, { ...QUIET, findings: [evalFinding] })
    expect(shown.map((line) => [line.state, line.item])).toEqual([
      ['reviewer', undefined],
      ['passed', 'no-secrets'],
      ['passed', 'no-binaries'],
      ['failed', 'no-dynamic-code'],
      ['passed', 'no-unsafe-deserialization'],
    ])
  })
})

describe('a line that the author ticked', () => {
  const contradicted = (body: string, finding = evalFinding): readonly (string | undefined)[] =>
    checklistLines([], { ...QUIET, findings: [finding], body }).flatMap((line) =>
      line.contradicted ? line.item : [],
    )

  test('is contradicted by a finding, whether it is quoted or said in other words', () => {
    expect(contradicted('- [x] No `eval()`, `exec()` or similar dynamic code execution')).toEqual([
      'no-dynamic-code',
    ])
    expect(contradicted('- [x] uses no eval()')).toEqual(['no-dynamic-code'])
  })

  test('is not, when it was left open, is about something else, or there is only a note', () => {
    expect(contradicted('- [ ] uses no eval()')).toEqual([])
    expect(contradicted('- [x] No binary files')).toEqual([])
    expect(
      contradicted('- [x] uses no eval()', { ...evalFinding, judgedLevel: 'note', disposition: 'advisory' }),
    ).toEqual([])
    expect(contradicted('- [x] uses no eval()', { ...evalFinding, disposition: 'waived' })).toEqual([])
  })
})
