import { readFileSync } from 'node:fs'
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import type { Tree } from '../support/git-repository.ts'
import { Scenario, SHARED_OBJECT } from '../support/scenario.ts'

/** Bytes of a step's summary; the runner drops a larger one whole. */
const SUMMARY_BYTES = 1_048_576
/** Results of a SARIF run that code scanning keeps. */
const SARIF_RESULTS = 5_000

let scenario: Scenario

beforeEach(async () => {
  scenario = await Scenario.start()
})
afterEach(async () => {
  expect(scenario.github.violations).toEqual([])
  await scenario.close()
})

const BEFORE: Tree = { 'README.md': '# Kernels\n' }

/** So many files: short texts, and one library that sorts behind them. */
function manyFiles(count: number): Tree {
  const texts = Array.from({ length: count - 1 }, (_, at) => [`notes/${at}.md`, `${at}\n`] as const)
  return { ...BEFORE, ...Object.fromEntries(texts), 'zz/fast.so': SHARED_OBJECT }
}

test.each([
  [357, 'none'],
  [3_000, 'none'],
  [3_501, 'none'],
  [3_501, 'depth 1'],
] as const)('%i files, checkout: %s', async (count, checkout) => {
  scenario.pullRequest(BEFORE, manyFiles(count))
  const step = await scenario.run({ checkout })
  expect(Object.fromEntries(step.outputs)).toMatchObject({ verdict: 'fail', errors: '1', gaps: '0' })
  expect(step.report['coverage']).toMatchObject({ listed: count, expected: count, inspected: count })
})

describe('more than the API gives', () => {
  test('with nothing but the API and fewer requests than files, what was not read is counted, and nothing passes', async () => {
    const after = manyFiles(1_200)
    scenario.pullRequest(BEFORE, { ...after, 'zz/fast.so': '' })
    const step = await scenario.run({ event: 'pull_request_target' })
    expect(step.status).toBe(1)
    expect(step.outputs.get('verdict')).toBe('incomplete')
    expect(Number(step.outputs.get('gaps'))).toBeGreaterThan(200)
    expect(step.report['coverage']).toMatchObject({ listed: 1_200, expected: 1_200 })
    expect(step.summary).toContain('check the repository out before this step')
  })

  test.each([
    ['none', 'fail', '0'],
    ['whole', 'fail', '0'],
  ] as const)('a tree that GitHub cuts, checkout: %s', async (checkout, verdict, gaps) => {
    scenario.pullRequest(BEFORE, manyFiles(300))
    scenario.github.maxTreeEntries = 100
    const step = await scenario.run({ checkout })
    expect(Object.fromEntries(step.outputs)).toMatchObject({ verdict, gaps })
  })

  test('a tree that GitHub cuts is incomplete where nothing but the API is asked', async () => {
    scenario.pullRequest(BEFORE, { ...manyFiles(300), 'zz/fast.so': '' })
    scenario.github.maxTreeEntries = 100
    const step = await scenario.run({ event: 'pull_request_target' })
    expect([step.status, step.outputs.get('verdict')]).toEqual([1, 'incomplete'])
  })
})

describe('more findings than anybody reads', () => {
  // 26 files, each just below what one check may report of a file.
  const PER_FILE = 962
  const FILES = 26
  const calls = (file: number): string =>
    Array.from({ length: PER_FILE }, (_, at) => `eval(text_${file}_${at})\n`).join('')

  test('25,000 of a kind are counted, and each place to look at first is named', async () => {
    const files = Array.from({ length: FILES }, (_, at) => [`kernels/part_${at}.py`, calls(at)] as const)
    scenario.pullRequest(BEFORE, { ...BEFORE, ...Object.fromEntries(files) })
    const step = await scenario.run({ checkout: 'depth 1' })
    const found = FILES * PER_FILE
    expect(Object.fromEntries(step.outputs)).toMatchObject({
      verdict: 'fail',
      errors: String(found),
      gaps: '0',
    })
    expect(Buffer.byteLength(step.summary)).toBeLessThan(SUMMARY_BYTES)
    expect(step.summary.match(/and 952 more places/g)).toHaveLength(FILES)
    expect([step.annotations.length, step.droppedAnnotations.length]).toEqual([10, 0])
    expect(step.annotations.at(-1)?.message).toContain(
      `${(found - 10).toLocaleString('en-US')} more errors in the job summary`,
    )
    const sarif = JSON.parse(readFileSync(step.outputs.get('report-sarif') ?? '', 'utf8'))
    expect(sarif.runs[0].results).toHaveLength(SARIF_RESULTS)
    const notices = JSON.stringify(sarif.runs[0].invocations[0].toolExecutionNotifications)
    expect(notices).toContain((found - SARIF_RESULTS).toLocaleString('en-US'))
  })

  test('a summary that would be over 1 MiB is cut at an entry, and says how many were left out', async () => {
    const folder = Array.from({ length: 4 }, () => 'k'.repeat(200)).join('/')
    const files = Array.from({ length: 2_000 }, (_, at) => [`${folder}/${at}.so`, SHARED_OBJECT] as const)
    scenario.pullRequest(BEFORE, { ...BEFORE, ...Object.fromEntries(files) })
    const step = await scenario.run({ checkout: 'depth 1' })
    expect(step.outputs.get('errors')).toBe('2000')
    expect(Buffer.byteLength(step.summary)).toBeLessThan(SUMMARY_BYTES)
    expect(Buffer.byteLength(step.summary)).toBeGreaterThan(SUMMARY_BYTES / 2)
    const leftOut = /\*\*(?<more>[\d,]+) more findings did not fit here/.exec(step.summary)?.groups?.['more']
    expect(Number(leftOut?.replace(',', ''))).toBeGreaterThan(500)
    expect(step.summary).toContain('### Coverage')
  })
})
