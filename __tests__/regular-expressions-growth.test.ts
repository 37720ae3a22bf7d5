import { describe, expect, test } from '@jest/globals'
import { type Expression, repeats, scanSource } from './support/expressions.ts'
import { growth, MOST_GROWTH, TRUE_SIZE } from './support/growth.ts'

/** UTF-16 code units of the shorter text. */
const SIZE = TRUE_SIZE ? 1_000_000 : 24_000
/** Milliseconds for the longer text below which no growth is worth measuring: a million looks take longer. */
const FAST = TRUE_SIZE ? 100 : 4
/** What formats are made of; a repeated one is the beginning of something, again and again. */
const PIECES = [
  ...' \t\n\r"\'`\\/-_.:=,;@#$%&+*?!<>()[]{}|~^0aAfzZ\u00e9\u{1f600}',
  'a-',
  'a.',
  'a/',
  ' =',
  '//',
  '--',
  '${',
  '{{',
  '\\"',
  '\r\n',
  ' #',
]

/** Texts that an expression may begin to match at every place: its own words, and pieces before and behind them. */
function pumps({ pattern }: Expression): readonly string[] {
  const words = pattern.match(/[A-Za-z][A-Za-z0-9_]{2,}/g) ?? []
  const own = [...new Set(words)].slice(0, 4)
  return [...PIECES, ...own, ...own.flatMap((word) => [`${word} `, `${word}=`, `"${word}": `, `\n${word}:`])]
}

function look(expression: RegExp, text: string): void {
  expression.lastIndex = 0
  if (expression.global) text.replace(expression, '')
  else expression.test(text)
}

/** Recheck proves that no match takes longer than linear time; this tries the search for one, end to end. */
describe('twice the text takes twice the time', () => {
  const expressions = scanSource().expressions.filter(repeats)
  const byFolder = Map.groupBy(
    expressions,
    ({ place }) => place.split('/').slice(0, 2).join('/').split(':')[0],
  )

  test.each([...byFolder])('%s', async (_, own) => {
    const slow: string[] = []
    for (const expression of own) {
      const compiled = new RegExp(expression.pattern, expression.flags)
      for (const piece of pumps(expression)) {
        const work = (size: number): void => look(compiled, piece.repeat(Math.ceil(size / piece.length)))
        const start = performance.now()
        work(2 * SIZE)
        if (performance.now() - start < FAST) continue
        const grown = await growth(work, SIZE)
        if (grown >= MOST_GROWTH)
          slow.push(`${expression.place} ${JSON.stringify(piece)} ${grown.toFixed(1)}`)
      }
    }
    expect(slow).toEqual([])
  })
})
