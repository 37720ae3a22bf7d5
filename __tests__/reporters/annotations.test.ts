import { describe, expect, test } from '@jest/globals'
import type { JudgedFinding, Report } from '../../src/model/report.ts'
import type { Level } from '../../src/model/rule.ts'
import { annotations } from '../../src/reporters/annotations.ts'
import { evidence, pasteText } from '../../src/text/redact.ts'
import { at, HOSTILE, INCOMPLETE, judged, PASSING, raw, reportOf, TYPICAL } from '../support/reports.ts'
import { commandsIn, type RunnerCommand } from '../support/runner-commands.ts'

/** What the runner makes of the printed lines; every line must be one command. */
function understood(report: Report): readonly RunnerCommand[] {
  const lines = annotations(report)
  const commands = commandsIn(lines.join('\n'))
  expect(commands.length).toBe(lines.length)
  return commands
}

function many(number: number, level: Level, path: (index: number) => string): readonly JudgedFinding[] {
  return Array.from({ length: number }, (_, index) =>
    judged({
      rule: 'code/python-eval',
      path: path(index),
      judgedLevel: level,
      disposition: level === 'error' ? 'blocking' : 'advisory',
      location: at(index + 1, 3, 9),
    }),
  )
}

test('say what, where, why and what to write instead', () => {
  const [, torch] = understood(TYPICAL)
  expect([...(torch?.properties ?? [])]).toEqual([
    ['file', 'kernels/fast/loader.py'],
    ['line', '12'],
    ['endLine', '12'],
    ['col', '13'],
    ['endColumn', '29'],
    ['title', 'code/torch-load'],
  ])
  expect(torch?.data.split('\n')).toEqual([
    'Model file is unpickled: torch.load(path)',
    '`torch.load` without `weights_only=True` runs whatever code the file names.',
    'Pass `weights_only=True`, or read the weights with `safetensors`.',
    'Instead of line 12:',
    '    model = torch.load(path, weights_only=True)',
  ])
})

test('leave out what was accepted earlier, and a passing report has none', () => {
  expect(understood(PASSING)).toEqual([])
  expect(understood(TYPICAL).filter((command) => command.properties.get('file') === 'setup.py')).toEqual([])
})

describe('within what GitHub shows of a step', () => {
  const findings = [
    ...many(40, 'error', (index) => (index < 30 ? 'a.py' : `b${index}.py`)),
    ...many(25, 'warning', () => 'c.py'),
    ...many(10, 'note', () => 'd.py'),
  ]
  const commands = understood(reportOf({ findings }))
  const named = (name: string): readonly RunnerCommand[] =>
    commands.filter((command) => command.name === name)

  test('there are ten of each level, the worst level first', () => {
    expect(commands.map((command) => command.name)).toEqual([
      ...Array<string>(10).fill('error'),
      ...Array<string>(10).fill('warning'),
      ...Array<string>(10).fill('notice'),
    ])
  })

  test('they are spread over files', () => {
    const files = named('error').map((command) => command.properties.get('file'))
    expect(files).toEqual(['a.py', ...Array.from({ length: 9 }, (_, index) => `b${index + 30}.py`)])
  })

  test('the last of a full set says how many more there are', () => {
    expect(named('error').at(-1)?.data).toMatch(/\n30 more errors in the job summary\.$/)
    expect(named('warning').at(-1)?.data).toMatch(/\n15 more warnings in the job summary\.$/)
    expect(named('notice').at(-1)?.data).not.toContain('more')
    expect(
      named('error')
        .slice(0, -1)
        .filter((command) => command.data.includes('more errors')),
    ).toEqual([])
  })
})

test('no message is longer than the runner keeps, and the count of the rest survives the cut', () => {
  const findings = many(12, 'error', (index) => `${index}.py`).map((finding) => ({
    ...finding,
    note: raw('long '.repeat(2_000)),
    paste: pasteText('x\n'.repeat(50)),
  }))
  const commands = understood(reportOf({ findings }))
  expect(Math.max(...commands.map((command) => command.data.length))).toBeLessThanOrEqual(4_096)
  expect(commands.at(-1)?.data).toMatch(/2 more errors in the job summary\.$/)
})

test('escapes that make a message longer do not push the count of the rest beyond what the runner keeps', () => {
  const findings = many(12, 'error', (index) => `${index}.py`).map((finding) => ({
    ...finding,
    note: raw('\u{e0041}'.repeat(1_500)),
  }))
  const commands = understood(reportOf({ findings }))
  expect(Math.max(...commands.map((command) => command.data.length))).toBeLessThanOrEqual(4_096)
  expect(commands.at(-1)?.data).toMatch(/2 more errors in the job summary\.$/)
})

test('a range over several lines has no columns, a whole file no line', () => {
  const [several, whole] = understood(
    reportOf({
      findings: [
        judged({ rule: 'code/python-eval', path: 'a.py', location: at(3, 5, 2, 6) }),
        judged({ rule: 'code/python-eval', path: 'b.zip', member: 'c.py' }),
      ],
    }),
  )
  expect([...(several?.properties.keys() ?? [])]).toEqual(['file', 'line', 'endLine', 'title'])
  expect([...(whole?.properties.keys() ?? [])]).toEqual(['file', 'title'])
  expect(whole?.data).toContain(' in b.zip!/c.py: ')
})

describe('a verdict that no finding explains', () => {
  test('is an error of its own, and takes one of the ten places', () => {
    const findings = many(20, 'error', (index) => `${index}.py`)
    const report = reportOf({
      findings,
      verdict: { kind: 'incomplete', passes: false, reason: 'a tree was truncated' },
    })
    const errors = understood(report)
    expect(errors.length).toBe(10)
    expect(errors[0]?.data).toBe('Incomplete: a tree was truncated.')
    expect(errors.at(-1)?.data).toContain('11 more errors')
  })

  test('is a warning when the policy lets it pass', () => {
    const verdict = { kind: 'incomplete', passes: true, reason: 'a tree was truncated' } as const
    expect(understood({ ...INCOMPLETE, verdict }).map((command) => command.name)).toEqual(['warning'])
  })

  test('is named when only content outside the repository failed it', () => {
    const report = reportOf({
      gaps: [{ kind: 'outside', reason: 'stored-in-lfs', path: 'a.bin', detail: evidence`a pointer` }],
      verdict: { kind: 'fail', passes: false, reason: 'content outside of the repository' },
    })
    expect(understood(report).map((command) => command.data)).toEqual([
      'Failed: content outside of the repository.',
    ])
  })
})

test('a hostile report is nothing but annotations', () => {
  const names = new Set(understood(HOSTILE).map((command) => command.name))
  expect([...names].sort()).toEqual(['error', 'notice', 'warning'])
  for (const line of annotations(HOSTILE)) expect(line).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u)
})
