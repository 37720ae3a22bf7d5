import { describe, expect, test } from '@jest/globals'
import { scanCode } from '../../support/scan-code.ts'

function many(count: number, make: (index: number) => string): string {
  return Array.from({ length: count }, (_, index) => make(index)).join('')
}

/** What matters stands among so many things that do not that no list of possible values holds them all. */
const DILUTED: readonly (readonly [what: string, path: string, text: (count: number) => string])[] = [
  [
    'numbers bound to the name',
    'a.py',
    (count) => `${many(count, () => 'pickle = 1\n')}import pickle\npickle.loads(x)`,
  ],
  [
    'names bound to the name above',
    'a.py',
    (count) => `${many(count, (at) => `pickle = a${at}.b\n`)}import pickle\npickle.loads(x)`,
  ],
  [
    'names bound to the name below',
    'a.py',
    (count) => `import pickle\n${many(count, (at) => `if x: pickle = a${at}.b\n`)}pickle.loads(x)`,
  ],
  ['elements of a loop', 'a.py', (count) => `for f in (${many(count, (at) => `a${at}, `)}eval): f(x)`],
  ['elements of a list', 'a.py', (count) => `d = [${many(count, (at) => `a${at}, `)}eval]\nd[${count}](x)`],
  [
    'entries of a mapping',
    'a.py',
    (count) => `d = {${many(count, (at) => `"k${at}": a${at}, `)}"e": eval}\nd["e"](x)`,
  ],
  [
    'names of a member',
    'a.py',
    (count) => `import builtins\n${many(count, (at) => `m = "t${at}"\n`)}m = "eval"\ngetattr(builtins, m)(x)`,
  ],
  ['values assigned in a script', 'a.js', (count) => `${many(count, (at) => `f = a${at};`)}f = eval; f(x)`],
  [
    'choices in a script',
    'a.js',
    (count) => `const f = ${many(count, (at) => `c${at} ? a${at} : `)}eval; f(x)`,
  ],
]

describe('a call that is one of many is found, or the file is named', () => {
  test.each(DILUTED)('%s', async (_, path, text) => {
    for (const count of [8, 30, 63, 65, 300, 2_000]) {
      const { findings, gaps } = await scanCode(path, text(count))
      expect(findings.length + gaps.length).toBeGreaterThan(0)
      expect(gaps.filter((gap) => gap.reason === 'check-failed')).toEqual([])
      if (count <= 30) expect(findings).not.toEqual([])
    }
  })
})
