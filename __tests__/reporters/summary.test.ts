import { Buffer } from 'node:buffer'
import { describe, expect, test } from '@jest/globals'
import { wordingOf } from '../../src/model/checklist.ts'
import type { JudgedFinding } from '../../src/model/report.ts'
import { summaryMarkdown } from '../../src/reporters/summary.ts'
import { evidence, excerpt, pasteText } from '../../src/text/redact.ts'
import { rendered } from '../support/rendered-markdown.ts'
import {
  at,
  HOSTILE,
  HOSTILE_TEXTS,
  INCOMPLETE,
  judged,
  PASSING,
  raw,
  reportOf,
  TYPICAL,
} from '../support/reports.ts'
import { commandsIn } from '../support/runner-commands.ts'

const LIMIT = 900 * 1024

function many(number: number, make: (index: number) => Partial<JudgedFinding>): readonly JudgedFinding[] {
  return Array.from({ length: number }, (_, index) =>
    judged({ rule: 'code/python-eval', path: 'a.py', evidence: excerpt(`eval(x${index})`), ...make(index) }),
  )
}

describe('the page', () => {
  const page = summaryMarkdown(TYPICAL)

  test('says verdict and commits in one line, then the checklist', () => {
    const lines = page.split('\n')
    expect(lines[2]).toBe(
      '❌ **Failed:** 4 findings block this change. Judged `1f0c3ab2d4` to `9e8d7c6b5a`: test merge against its first parent.',
    )
    expect(lines[4]).toBe('| | Checklist | This change |')
  })

  test('shows an item that the author ticked and the findings contradict', () => {
    const row = page.split('\n').find((line) => line.includes('dynamic code execution |'))
    expect(row).toContain('ticked in the description, and the findings say otherwise')
    expect(page.split('otherwise').length - 1).toBe(2)
  })

  test('puts what blocks before what advises', () => {
    const headings = page.split('\n').filter((line) => line.startsWith('### '))
    expect(headings.map((line) => line.slice(4, 5))).toEqual([
      '❌',
      '❌',
      '❌',
      '❌',
      '⚠',
      '⚠',
      'N',
      'A',
      'R',
      'C',
    ])
  })

  test('says why a rule exists once, however often it is found', () => {
    expect(page.split('without anybody having looked at it').length).toBe(2)
  })

  test('shows forty alike findings as one group of ten lines and a count', () => {
    expect(page).toContain('requirements-dev.txt), 40 places: a plain name installs the newest release\n')
    expect(page.match(/^ {2}- \[line \d+\]/gm)?.length).toBe(10)
    expect(page).toContain('  - and 30 more places\n')
    expect(page.match(/^ {2}package-\d+>=/gm)?.length).toBe(10)
  })

  test('gives the fix as text to paste, in a block of its language', () => {
    expect(page).toContain(
      '  Instead of line 12:\n\n  ```py\n      model = torch.load(path, weights_only=True)\n  ```\n',
    )
    expect(page).toContain('  Text to paste:\n\n  ```yaml\n  permissions:\n    contents: read\n  ```\n')
  })

  test('links places to their lines, and rendered files to their source', () => {
    const base = 'https://github.com/example/kernels/blob/abc/'
    const report = reportOf({
      linkBase: base,
      findings: [
        judged({ rule: 'code/python-eval', path: 'docs/ä b(1).md', location: at(3, 1, 4, 5) }),
        judged({ rule: 'code/python-eval', path: 'pkg.whl', member: 'x/y.py', location: at(2, 1, 4) }),
      ],
    })
    const text = summaryMarkdown(report)
    expect(text).toContain(`[\`docs/ä b(1).md:3\`](${base}docs/%C3%A4%20b%281%29.md?plain=1#L3-L5)`)
    expect(text).toContain(`[\`pkg.whl!/x/y.py:2\`](${base}pkg.whl)`)
  })

  test.each(['javascript:alert(1)/', 'https://github.com/o/r/blob/a) [x](https://evil.example.com/'])(
    'links nothing when the address to link to is %s',
    (linkBase) => {
      const text = summaryMarkdown(reportOf({ linkBase, findings: many(3, () => ({})) }))
      expect(text).not.toContain('](')
    },
  )

  test('groups findings that share a note over many files', () => {
    const note = evidence`the lock file does not name it`
    const text = summaryMarkdown(
      reportOf({ findings: many(12, (index) => ({ path: `p${index}/a.py`, location: at(1, 1, 2), note })) }),
    )
    expect(text).toContain('- 12 places: the lock file does not name it\n')
    expect(text).toContain('  - and 2 more places\n')
    expect(text.split('the lock file does not name it').length).toBe(2)
  })

  test('marks the findings of a rule that are milder than its worst', () => {
    const findings = many(2, (index) => ({
      path: `${index}.py`,
      judgedLevel: index === 0 ? 'error' : 'note',
      disposition: index === 0 ? 'blocking' : 'advisory',
    }))
    const text = summaryMarkdown(reportOf({ findings }))
    expect(text).toContain('(1 error, 1 note, `code/python-eval`)')
    expect(text).toMatch(/1\.py`\]\([^)]*\) \(note\) `eval\(x1\)`/)
  })

  test('counts what was accepted earlier, with its reason, and does not list it as a finding', () => {
    expect(page).toContain('waived by the policy: reads the version file.')
    expect(page).toContain('tests/data/tiny.bin), in the baseline')
    expect(page).not.toContain('exec(version_text)')
  })

  test('ends with what was and was not seen', () => {
    const text = summaryMarkdown(INCOMPLETE)
    expect(text).toContain('3,000 of 4,200 files listed, 2,910 inspected')
    expect(text).toContain('**Not inspected, and it should have been:**')
    expect(text).toContain(' and 50 more: beyond the time limit')
    expect(text).toContain('- The listing of the change is capped (')
  })

  test('cuts each list, and counts the rest of it', () => {
    const numbers = Array.from({ length: 60 }, (_, index) => index)
    const text = summaryMarkdown(
      reportOf({
        trustEdges: numbers.map((index) => ({ kind: 'host', name: evidence`host${index}`, path: 'a.sh' })),
        gaps: numbers.map((index) => ({
          kind: 'outside',
          reason: 'encrypted',
          path: 'a.zip',
          detail: evidence`reason ${index}`,
        })),
        remarks: numbers.map((index) => ({ level: 'note', text: evidence`remark ${index}` })),
        findings: many(60, (index) => ({ disposition: 'waived', justification: evidence`reason ${index}` })),
      }),
    )
    expect(text.match(/^- and .*$/gm)).toEqual([
      '- and 10 more names',
      '- and 40 more findings',
      '- and 10 more remarks',
      '- and 35 more gaps',
    ])
  })

  test('is short when there is nothing to say', () => {
    expect(summaryMarkdown(PASSING).length).toBeLessThan(1_600)
    expect(summaryMarkdown(PASSING)).not.toContain('###  ')
  })

  test('blames nobody and exclaims nothing', () => {
    for (const report of [PASSING, TYPICAL, INCOMPLETE]) {
      expect(summaryMarkdown(report).replaceAll('!/', '')).not.toMatch(/!|\byour\b|\byou\b|\bplease\b/i)
    }
  })
})

describe('a large report', () => {
  test('of 25,000 findings stays under the limit, whole to the last entry, and counts the rest', () => {
    const findings = many(25_000, (index) => ({
      path: `kernels/part_${index}/file.py`,
      location: at(index + 1, 5, 12),
    }))
    const text = summaryMarkdown(reportOf({ findings }))
    expect(Buffer.byteLength(text)).toBeLessThanOrEqual(LIMIT)
    expect(Buffer.byteLength(text)).toBeGreaterThan(LIMIT * 0.95)
    const shown = text.match(/^- \[`kernels\/part_/gm)?.length ?? 0
    const leftOut = Number(/\*\*([\d,]+) more findings did not fit here/.exec(text)?.[1]?.replaceAll(',', ''))
    expect(shown + leftOut).toBe(25_000)
    expect(text).toContain('### Coverage')
  })

  test('fits any limit, and keeps verdict and coverage', () => {
    for (const maxBytes of [6_000, 20_000, 65_536]) {
      const findings = many(900, (index) => ({
        path: `é${'長'.repeat(index % 50)}/${index}.py`,
        paste: pasteText('x'.repeat(200)),
      }))
      const text = summaryMarkdown(reportOf({ ...TYPICAL, findings }), { maxBytes })
      expect(Buffer.byteLength(text)).toBeLessThanOrEqual(maxBytes)
      expect(text).toContain('**Failed:**')
      expect(text).toContain('### Coverage')
      expect(text).toMatch(/more findings did not fit here/)
    }
  })

  test('cuts no entry in two', () => {
    const paste = pasteText('line one\nline two')
    const findings = many(3, (index) => ({ path: `${index}.py`, paste }))
    const whole = summaryMarkdown(reportOf({ findings }))
    for (let maxBytes = 5_000; maxBytes < 9_000; maxBytes += 37) {
      const text = summaryMarkdown(reportOf({ findings }), { maxBytes })
      expect((text.match(/^ {2}```/gm)?.length ?? 0) % 2).toBe(0)
      expect(text.length).toBeLessThanOrEqual(whole.length + 200)
    }
  })
})

describe('a hostile report', () => {
  const page = summaryMarkdown(HOSTILE)

  test('prints no command', () => {
    expect(commandsIn(page)).toEqual([])
  })

  test('has no character that is not seen', () => {
    expect(page.replaceAll('\n', '').replaceAll('\ufe0f', '')).not.toMatch(
      /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u,
    )
  })

  test('links only to the repository', () => {
    const links = rendered(page).addresses
    const base = 'https://github.com/example/kernels/blob/9e8d7c6b5a493827160f1e2d3c4b5a6978877665/'
    expect(links.length).toBeGreaterThan(50)
    expect(
      links.filter((link) => !link.startsWith(base) || /[^\w./%#~?=-]/.test(link.slice(base.length))),
    ).toEqual([])
  })

  test('keeps its shape for every text in every place', () => {
    const shape = (text: string): readonly string[] => {
      const finding = judged({
        rule: 'code/python-eval',
        path: text,
        member: text,
        evidence: raw(text),
        excerpt: raw(`${text} `),
        note: raw(text),
      })
      const made = summaryMarkdown(
        reportOf({
          findings: [finding],
          checklist: [{ ...(PASSING.checklist[0] as (typeof PASSING.checklist)[0]), text: raw(text) }],
          remarks: [{ level: 'note', text: raw(text) }],
        }),
      )
      return made.split('\n').map((line) => /^(?:\| ?|#+ |- |\*\*|)/.exec(line)?.[0] ?? '')
    }
    const calm = shape('calm')
    for (const text of HOSTILE_TEXTS) expect([text, shape(text)]).toEqual([text, calm])
  })
})

test('a line that names two items has its findings under one heading', () => {
  const [first] = PASSING.checklist
  const line = {
    ...(first as (typeof PASSING.checklist)[0]),
    text: excerpt('No eval, no pickle'),
    item: 'no-dynamic-code',
    also: ['no-unsafe-deserialization'],
  } as const
  const findings = [...many(1, () => ({})), judged({ rule: 'code/torch-load', path: 'b.py' })]
  const text = summaryMarkdown({ ...reportOf({ findings }), checklist: [line] })
  expect(text.match(/^### ❌.*$/gm)).toEqual(['### ❌ No eval, no pickle'])
  expect(text).toContain('2 findings: ')
})

test('our wording stands in when the checklist has no line for an item', () => {
  const report = { ...reportOf({ findings: many(1, () => ({})) }), checklist: [] }
  expect(summaryMarkdown(report)).toContain(`### ❌ ${wordingOf('no-dynamic-code')}`)
})
