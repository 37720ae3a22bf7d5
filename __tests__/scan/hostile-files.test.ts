import { describe, expect, test } from '@jest/globals'
import { growth, MOST_GROWTH, TRUE_SIZE } from '../support/growth.ts'
import { type HostileFile, largeFiles, multipliedFiles, nestedFiles } from '../support/hostile-files.ts'
import { gapText, scanFiles } from '../support/scan-files.ts'

const DEEP = 10_000
const LARGE = 20 * 1024 * 1024
/** Of the true numbers, in the fast run. */
const SHARE = 0.1

/**
 * What stands behind the hostile part is found, or the file is named as one that was not inspected. A stack that overflows
 * or a check that throws would be a gap of the kind `check-failed`, which is our mistake and nobody's limit.
 */
async function expectFoundOrNamed({ path, rule, make }: HostileFile): Promise<void> {
  const { findings, gaps } = await scanFiles({ [path]: make() })
  expect(gaps.filter((gap) => gap.reason === 'check-failed').map(gapText)).toEqual([])
  const speaking = [
    ...findings.map((finding) => finding.rule).filter((id) => id.startsWith(rule)),
    ...gaps
      .filter((gap) => gap.kind === 'missing' && (gap.check === undefined || rule.startsWith(gap.check)))
      .map(gapText),
  ]
  expect(speaking).not.toEqual([])
}

describe('ten thousand levels', () => {
  const files = nestedFiles(DEEP)
  test.each(files.map((file) => [file.what, file] as const))('%s', (_, file) => expectFoundOrNamed(file))
})

describe('small pieces in great number', () => {
  const files = multipliedFiles(TRUE_SIZE ? 1 : SHARE)
  test.each(files.map((file) => [file.what, file] as const))('%s', (_, file) => expectFoundOrNamed(file))
})

describe('great size', () => {
  const files = largeFiles(LARGE)
  test.each(files.map((file) => [file.what, file] as const))('%s', (_, file) => expectFoundOrNamed(file))
})

describe('twice the pieces take twice the time', () => {
  const share = TRUE_SIZE ? 0.5 : SHARE / 2
  const names = multipliedFiles(share).map(({ what }, at) => [what, at] as const)
  test.each(names)('%s', async (_, at) => {
    const work = async (size: number): Promise<void> => {
      const file = multipliedFiles(size)[at] as HostileFile
      await scanFiles({ [file.path]: file.make() })
    }
    expect(await growth(work, share)).toBeLessThan(MOST_GROWTH)
  })
})
