import { describe, expect, test } from '@jest/globals'
import { columnsOf, wrapped } from '../../src/reporters/columns.ts'
import { text } from '../../src/reporters/terminal.ts'
import { excerpt } from '../../src/text/redact.ts'
import { at, HOSTILE, INCOMPLETE, judged, PASSING, raw, reportOf, TYPICAL } from '../support/reports.ts'
import { commandsIn } from '../support/runner-commands.ts'

const ESCAPE = '\u001b'

describe('at 80 columns', () => {
  const page = text(TYPICAL)

  test('no line is wider, but for text to paste', () => {
    const wide = page.split('\n').filter((line) => columnsOf(line) > 80)
    expect(wide).toEqual([])
  })

  test('the offending line is shown with a mark under the evidence', () => {
    expect(page).toContain(
      [
        'kernels/fast/loader.py',
        '  12:13 error Model file is unpickled [code/torch-load]',
        '    12 | model = torch.load(path)',
        '       |         ^^^^^^^^^^^^^^^^',
      ].join('\n'),
    )
  })

  test('the mark stands under characters of any width', () => {
    const finding = judged({
      rule: 'code/python-eval',
      path: 'a.py',
      location: at(7, 5, 12),
      evidence: excerpt('eval(x)'),
      excerpt: excerpt('名前 = eval(x)'),
    })
    const lines = text(reportOf({ findings: [finding] })).split('\n')
    expect(lines[2]).toBe('    7 | 名前 = eval(x)')
    expect(lines[3]).toBe(`      | ${' '.repeat(7)}^^^^^^^`)
  })

  test('evidence that the line does not show is said in words', () => {
    const finding = judged({
      rule: 'code/python-eval',
      path: 'a.py',
      location: at(7, 200, 207),
      evidence: excerpt('eval(x)'),
      excerpt: excerpt(`${'long = 1; '.repeat(12)}eval(x)`),
    })
    const page = text(reportOf({ findings: [finding] }))
    expect(page).toContain('7:200 error Text is run as code: eval(x) [code/python-eval]')
    expect(page).not.toContain('^')
    expect(page.split('\n')[2]).toMatch(/^ {4}7 \| long.*…$/)
  })

  test('alike findings of a file are a list of ten and a count', () => {
    expect(page).toContain('warning Dependency is not pinned, 40 places')
    expect(page.match(/^ {6}\d+:1 package-\d+$/gm)?.length).toBe(10)
    expect(page).toContain('      and 30 more places\n')
  })

  test('the receipt and the verdict come last', () => {
    expect(page.trimEnd().split('\n').slice(-3)).toEqual([
      '24 files listed, 22 inspected (1.4 MiB read), 2 removed.',
      'Failed: 4 findings block this change. Judged 1f0c3ab2d4 to 9e8d7c6b5a: test',
      'merge against its first parent.',
    ])
  })

  test('gaps are named with their reason', () => {
    expect(text(INCOMPLETE)).toContain(
      '  - kernels/broken.py:7: not parsable (code: the text is no Python).\n',
    )
    expect(text(INCOMPLETE)).toContain('and 55 more: beyond the time')
  })
})

test('quiet is one line', () => {
  expect(text(TYPICAL, { quiet: true })).toBe(
    'Failed: 4 findings block this change. Judged 1f0c3ab2d4 to 9e8d7c6b5a: test merge against its first parent.\n',
  )
})

test('verbose adds reasons, references and the checklist', () => {
  const page = text(TYPICAL, { verbose: true })
  expect(page).toContain('why: Whoever can choose the text can choose what runs.')
  expect(page).toContain('see: CWE-95')
  expect(page).toContain('  - No hardcoded secrets, API keys or credentials: to be changed\n')
  expect(text(TYPICAL)).not.toContain('CWE-95')
})

test('colour is used only when asked for, and changes nothing else', () => {
  expect(text(TYPICAL)).not.toContain(ESCAPE)
  const colored = text(TYPICAL, { color: true })
  expect(colored).toContain(`${ESCAPE}[31merror${ESCAPE}[0m`)
  expect(colored.replace(/\u001b\[\d{1,2}m/g, '')).toBe(text(TYPICAL))
})

test('a very large report is cut, and says so', () => {
  const findings = Array.from({ length: 800 }, (_, index) =>
    judged({ rule: 'code/python-eval', path: `${index}.py` }),
  )
  const page = text(reportOf({ findings }))
  expect(page).toContain('300 more findings; --format json has them all.')
})

test('a passing report is short', () => {
  expect(text(PASSING).split('\n').length).toBeLessThanOrEqual(5)
})

describe('a hostile report', () => {
  test.each([{ color: false }, { color: true }, { verbose: true }, { columns: 20 }])(
    'with %j is harmless',
    (options) => {
      const page = text(HOSTILE, options).replace(/\u001b\[(?:0|1|2|3[1-4])m/g, '')
      expect(page.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u)
      expect(commandsIn(page)).toEqual([])
    },
  )

  test('cannot move a command to the start of a wrapped line', () => {
    for (let length = 1; length < 90; length++) {
      const name = `${'x'.repeat(length)} ::stop-commands::q ##${' '.repeat(length % 7)}[error]`
      const findings = [
        judged({ rule: 'code/python-eval', path: name, evidence: raw(name), note: raw(name) }),
      ]
      expect(commandsIn(text(reportOf({ findings })))).toEqual([])
    }
  })
})

describe('wrapping', () => {
  test.each([
    ['one two three', 7, ['one two', 'three']],
    ['abcdefghij', 4, ['abcd', 'efgh', 'ij']],
    ['日本語の名前', 6, ['日本語', 'の名前']],
    ['', 10, ['']],
  ])('%j in %d columns', (words, columns, lines) => {
    expect(wrapped(words, columns)).toEqual(lines)
  })

  test('a combining mark takes no column', () => {
    expect(columnsOf('e\u0301')).toBe(1)
  })
})
