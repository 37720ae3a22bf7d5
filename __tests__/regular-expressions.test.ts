import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import { checkSync } from 'recheck'
import { type Expression, proofOf, repeats, scanSource } from './support/expressions.ts'

/** Milliseconds recheck may think about one expression; beyond it the answer is "unknown", which fails too. */
const PATIENCE = 10_000
/**
 * Proofs take a minute, and an expression that did not change needs no second one. `npm run update` proves every
 * expression anew and writes this list; any other run proves what the list does not name.
 */
const RECORD = join(import.meta.dirname, '../fixtures/regular-expressions.txt')
const TITLE = `# Regular expressions that recheck proved to take linear time: SHA-256 of its version, the flags and the pattern.
# Written by \`npm run update\`. A missing line costs a proof at each test; a line that is not needed is dropped.
`

const { expressions, made } = scanSource()
const provesAll = process.env['UPDATE'] === '1' || process.env['PROVE'] === '1'
const proved: ReadonlySet<string> = new Set(
  existsSync(RECORD) && !provesAll ? readFileSync(RECORD, 'utf8').split('\n') : [],
)

describe('regular expressions take linear time', () => {
  const repeating = expressions.filter(repeats)
  const open = repeating.filter((each) => !proved.has(proofOf(each)))

  test('there are some', () => {
    expect(repeating.length).toBeGreaterThan(100)
  })

  test('none is made of text at run time', () => {
    expect(made).toEqual([])
  })

  test('every one is proved', () => {
    const doubts = new Map(open.map((each) => [each, doubtful(each)]))
    if (process.env['UPDATE'] === '1') {
      const safe = repeating.filter((each) => (doubts.get(each) ?? []).length === 0)
      writeFileSync(RECORD, `${TITLE}${safe.map(proofOf).sort().join('\n')}\n`)
    }
    expect([...doubts.values()].flat()).toEqual([])
  })

  test.each(['(a+)+$', '[a-z]*foo[a-z]*bar', '^\\s*(?:import|from)\\s+a'])(
    'and the proof finds out %s',
    (pattern) => {
      expect(doubtful({ place: 'here', pattern, flags: 'm' })).toHaveLength(1)
    },
  )
})

function doubtful({ place, pattern, flags }: Expression): readonly string[] {
  const { status } = checkSync(pattern, flags, { timeout: PATIENCE })
  return status === 'safe' ? [] : [`${place} /${pattern}/${flags} is ${status}`]
}
