import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { annotationBody, pageOf } from '../../src/channels/check-run-body.ts'
import type { GapReason } from '../../src/model/gap.ts'
import type { ChecklistLine, Report } from '../../src/model/report.ts'
import { annotations } from '../../src/reporters/annotations.ts'
import { checkAnnotations } from '../../src/reporters/check-annotations.ts'
import { uriPath, visible } from '../../src/reporters/escape.ts'
import { REPORTERS } from '../../src/reporters/index.ts'
import { summaryMarkdown } from '../../src/reporters/summary.ts'
import { text as terminalText } from '../../src/reporters/terminal.ts'
import { HOSTILE_TABLE, hostileText, SEED, textsOf } from '../support/hostile-texts.ts'
import { liveIn, rendered } from '../support/rendered-markdown.ts'
import { at, judged, PASSING, raw, reportOf } from '../support/reports.ts'
import { linesOf } from '../support/runner-commands.ts'
import { RunnerMasks } from '../support/runner-masks.ts'
import { RunnerOutput } from '../support/runner-output.ts'

const LINK_BASE = 'https://github.com/example/kernels/blob/9e8d7c6b5a493827160f1e2d3c4b5a6978877665/'
const OUR_STYLE = /\u001b\[(?:0|1|2|3[1-4])m/g
const CONTROL = /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Zl}\p{Zp}]/u
const GAP_REASONS: readonly GapReason[] = ['parse-failed', 'encrypted']

const HIDE_NOTHING = (text: string): string => text

/** Texts in turn, so that each stands beside others than itself. */
function turns(texts: readonly string[]): () => string {
  let turn = 0
  return () => texts[turn++ % texts.length] as string
}

/** A report with text of the change in every place that can hold some. */
function reportWith(texts: readonly string[]): Report {
  const next = turns(texts)
  const text = () => raw(next())
  const line = PASSING.checklist[0] as ChecklistLine
  const levels = ['error', 'warning', 'note'] as const
  const findings = (['blocking', 'advisory', 'waived', 'suppressed'] as const).map((disposition, index) =>
    judged({
      rule: index % 2 === 0 ? 'code/python-eval' : 'binaries/shared-library',
      path: next(),
      judgedLevel: levels[index % levels.length] ?? 'error',
      disposition,
      ...(index % 2 === 0 ? { location: at(3, 5, 9) } : { member: next() }),
      evidence: text(),
      note: text(),
      excerpt: text(),
      ...(index === 0
        ? { paste: raw(`${next()}\n${next()}`) }
        : { suggestion: { startLine: 3, endLine: 3, replacement: text() } }),
      justification: text(),
    }),
  )
  const alike = Array.from({ length: 4 }, () =>
    judged({
      rule: 'dependencies/unpinned-requirement',
      path: 'a/b',
      evidence: text(),
      note: text(),
      paste: text(),
    }),
  )
  return reportOf({
    range: { base: next(), head: next(), description: next() },
    verdict: { kind: 'incomplete', passes: false, reason: next() },
    findings: [...findings, ...alike],
    checklist: [...PASSING.checklist.slice(1), { ...line, text: text() }],
    trustEdges: [{ kind: 'host', name: text(), path: next(), line: 2 }],
    remarks: [{ level: 'warning', text: text() }],
    gaps: GAP_REASONS.flatMap((reason, index) => [
      {
        kind: index === 0 ? 'missing' : 'outside',
        reason,
        path: next(),
        member: next(),
        detail: text(),
      } as const,
      { kind: index === 0 ? 'missing' : 'outside', reason, detail: text() } as const,
    ]),
    linkBase: LINK_BASE,
  })
}

/** The runner, after it read what was printed. */
function readByRunner(printed: string): RunnerOutput {
  const output = new RunnerOutput(new RunnerMasks(), '/work')
  for (const line of linesOf(printed)) output.read(line, 'stdout')
  return output
}

const CALM = reportWith(['calm'])

function expectHarmlessLog(report: Report): void {
  const commands = annotations(report)
  const page = terminalText(report)
  const seen = readByRunner(
    `${commands.join('\n')}\n${page}${REPORTERS.json(report, {})}${REPORTERS.sarif(report, {})}`,
  )
  expect(seen.commands.map((command) => `::${command.name} …`)).toEqual(
    commands.map((command) => `${command.slice(0, command.indexOf(' '))} …`),
  )
  expect([seen.hasFailed, seen.outputs.size, seen.annotations.dropped.length]).toEqual([false, 0, 0])
  // Each property that we wrote, and no other.
  for (const command of seen.commands) {
    const keys = [...command.properties.keys()].filter((key) => key !== 'file')
    expect(keys.join()).toMatch(/^(?:line,endLine,(?:col,endColumn,)?)?title$/)
  }
}

function expectHarmlessMarkdown(markdown: string): void {
  expect(liveIn(markdown, LINK_BASE)).toEqual([])
}

function expectHarmlessTerminal(report: Report): void {
  for (const options of [{ color: true, verbose: true }, { quiet: true }, { columns: 40 }]) {
    const page = terminalText(report, options).replace(OUR_STYLE, '').replaceAll('\n', '')
    expect(page).not.toMatch(CONTROL)
  }
}

function expectHarmlessData(report: Report): void {
  for (const document of [REPORTERS.json(report, {}), REPORTERS.sarif(report, {})]) {
    expect(textsOf(JSON.parse(document)).filter((text) => !text.isWellFormed())).toEqual([])
    expect(document.replaceAll('\n', '')).not.toMatch(CONTROL)
  }
}

/** SARIF makes links of brackets in messages (2.1.0, 3.11.6). */
function expectHarmlessMessages(report: Report): void {
  const messages: string[] = []
  JSON.parse(REPORTERS.sarif(report, {}), (key, value) => {
    if (key === 'message' || key === 'description') messages.push(value.text)
    if (key === 'justification') messages.push(value)
    return value
  })
  expect(messages.length).toBeGreaterThan(8)
  expect(messages.filter((text) => /(?<!\\)\]\(/.test(text))).toEqual([])
}

function expectHarmlessCheckRun(report: Report): void {
  const { title, summary } = pageOf(report, HIDE_NOTHING)
  expect(title).not.toMatch(CONTROL)
  if (summary !== summaryMarkdown(report)) expectHarmlessMarkdown(summary)
  const bodies = checkAnnotations(report, 50).annotations.map((each) => annotationBody(each, HIDE_NOTHING))
  expect(bodies.length).toBeGreaterThan(4)
  for (const text of bodies.flatMap(textsOf)) expect(text.replace(/[\n\t]/g, '')).not.toMatch(CONTROL)
}

function expectHarmless(report: Report): void {
  expectHarmlessLog(report)
  expectHarmlessMarkdown(summaryMarkdown(report))
  expectHarmlessTerminal(report)
  expectHarmlessData(report)
  expectHarmlessMessages(report)
  expectHarmlessCheckRun(report)
}

test('a calm report is harmless, and has what hostile ones could turn around', () => {
  const { elements, addresses, code } = rendered(summaryMarkdown(CALM))
  expect(elements).toEqual('a code h2 h3 li p pre strong table tbody td th thead tr ul'.split(' '))
  expect([addresses.length > 8, code.length > 15, annotations(CALM).length > 5]).toEqual([true, true, true])
  expectHarmless(CALM)
})

describe('whatever the change says', () => {
  test.each(HOSTILE_TABLE.map((text) => [text]))('%j in every place is harmless everywhere', (text) => {
    expectHarmless(reportWith([text]))
  })

  test('and beside anything else', () => {
    fc.assert(
      fc.property(fc.array(hostileText, { minLength: 1, maxLength: 4 }), (texts) => {
        expectHarmless(reportWith(texts))
      }),
      { seed: SEED, numRuns: 30 },
    )
  })

  test.each(HOSTILE_TABLE.map((text) => [text]))('a reader sees that it is %j', (path) => {
    const report = reportOf({
      findings: [judged({ rule: 'code/python-eval', path, evidence: raw('e') })],
      linkBase: LINK_BASE,
    })
    const { code, addresses } = rendered(summaryMarkdown(report))
    expect(addresses).toEqual([LINK_BASE + uriPath(path), LINK_BASE + uriPath(path)])
    if (path !== '' && visible(path).length <= 50) expect(code).toContain(visible(path))
  })
})
