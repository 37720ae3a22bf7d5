import { beforeAll, describe, expect, test } from '@jest/globals'
import { inspectScript } from '../../../src/checks/shell/inspection.ts'
import type { Problem } from '../../../src/checks/shell/problem.ts'
import { type ReadShell, shellReader } from '../../../src/syntax/shell.ts'
import { contextWithParsers } from '../../support/scan-code.ts'

let read: ReadShell

beforeAll(async () => {
  read = await shellReader(contextWithParsers())
})

function problemsIn(text: string): readonly Problem[] {
  const problems = inspectScript(text, 'script', read)
  if ('reason' in problems) throw new Error(problems.reason)
  return problems
}

const rulesIn = (text: string): readonly string[] => problemsIn(text).map(({ rule }) => rule)

describe('scripts that are made to be slow', () => {
  test('a pipe of a thousand shells is one download that runs', () => {
    expect(rulesIn(`curl https://a.vendor.io/x${' | sh'.repeat(1_000)}`)).toEqual([
      'shell/pipe-to-interpreter',
    ])
  })

  test('a check stands for its file among a thousand downloads', () => {
    const downloads = Array.from(
      { length: 1_000 },
      (_, index) => `curl -o f${index}.sh https://a.vendor.io/f`,
    )
    const text = [...downloads, 'sha256sum f7.sh', 'sh f7.sh', 'sh f8.sh'].join('\n')
    expect(problemsIn(text).filter(({ rule }) => rule === 'shell/pipe-to-interpreter')).toHaveLength(1)
  })

  test('a variable is followed through a thousand others', () => {
    const copies = Array.from({ length: 1_000 }, (_, index) => `a${index + 1}=$a${index}`)
    const text = ['a0=$(curl https://a.vendor.io/x)', ...copies, 'eval "$a1000"'].join('\n')
    expect(rulesIn(text)).toEqual(['shell/pipe-to-interpreter'])
  })

  test('more levels than are followed are still read', () => {
    const text = `${'( '.repeat(200)}curl https://a.vendor.io/x${' )'.repeat(200)} | sh`
    expect(rulesIn(text)).toEqual(['shell/pipe-to-interpreter'])
  })
})

test('a problem stands where its command does', () => {
  const text = 'a && curl https://a.vendor.io/x | sudo sh'
  const [problem] = problemsIn(text)
  expect(text.slice(problem?.start, problem?.end)).toBe('curl https://a.vendor.io/x | sudo sh')
})
