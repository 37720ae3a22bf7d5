import { describe, expect, test } from '@jest/globals'
import { TRUE_SIZE } from '../../support/growth.ts'
import { scanCode } from '../../support/scan-code.ts'

/** Milliseconds that one hostile file may cost on a slow, shared machine. */
const PATIENCE = 60_000

/** How many pieces: a tenth in the fast run, where that is still far more than any file has. */
function many(count: number): number {
  return TRUE_SIZE ? count : count / 10
}

function numbered(count: number, line: (index: number) => string): string {
  return Array.from({ length: count }, (_, index) => line(index)).join('\n')
}

/** Each once made some parser, walk or resolver slow, deep or wrong. */
const HOSTILE: readonly (readonly [string, string])[] = [
  ['open brackets', `eval(x)\n${'['.repeat(many(100_000))}`],
  ['open parentheses', `eval(x)\n${'('.repeat(many(100_000))}`],
  ['parentheses around a name', `${'('.repeat(many(100_000))}eval${')'.repeat(many(100_000))}(x)`],
  ['a megabyte of operators', `eval(x)\n${'a+'.repeat(many(500_000))}a`],
  ['a sum of texts', `x = ${'"a" + '.repeat(many(100_000))}"b"\neval(x)`],
  ['a text that doubles itself', `x = "a"\n${'x = x + x\n'.repeat(many(5_000))}eval(x)`],
  [
    'aliases of aliases',
    `a0 = eval\n${numbered(many(5_000), (at) => `a${at + 1} = a${at}`)}\na${many(5_000)}(x)`,
  ],
  ['aliases backwards', `${numbered(900, (at) => `a${900 - at} = a${899 - at}`)}\na0 = eval\na900(x)`],
  [
    'aliases in a circle',
    `eval(a1)\n${numbered(many(2_000), (at) => `a${at} = a${(at * 7 + 1) % many(2_000)}`)}`,
  ],
  ['dictionaries in dictionaries', `eval(x)\nd = ${'{**'.repeat(many(50_000))}x${'}'.repeat(many(50_000))}`],
  [
    'dictionaries that double',
    `import torch\nd0 = {"a": 1}\n${numbered(60, (at) => `d${at + 1} = {**d${at}, **d${at}}`)}\ntorch.load(p, **d60)`,
  ],
  ['a dictionary that holds itself', 'import torch\nd = {**d, "a": 1}\ntorch.load(p, **d)'],
  ['functions in functions', `eval(x)\n${'lambda a=x: '.repeat(many(50_000))}x`],
  [
    'comprehensions in comprehensions',
    `eval(x)\n${'[a for a in '.repeat(many(30_000))}x${']'.repeat(many(30_000))}`,
  ],
  ['loops in one comprehension', `eval(x)\n[a ${'for a in b '.repeat(many(50_000))}]`],
  ['a long chain of attributes', `import pickle\npickle${'.load'.repeat(many(200_000))}`],
  ['a long chain of calls', `eval${'()'.repeat(many(200_000))}`],
  ['a long chain of assignments', `${'a = '.repeat(many(100_000))}eval`],
  ['a wide target', `(${'a, '.repeat(many(300_000))}) = eval`],
  ['a deep target', `${'('.repeat(many(20_000))}a${',)'.repeat(many(20_000))} = eval`],
  ['many bindings of a built-in', `eval(x)\n${'eval = 1\n'.repeat(50)}${'eval(x)\n'.repeat(900)}`],
  ['many star imports', `${'from pickle import *\n'.repeat(many(20_000))}load(x)`],
  [
    'reversed again and again',
    `eval("".join(${'reversed('.repeat(many(50_000))}x${')'.repeat(many(50_000))}))`,
  ],
  ['a choice of choices', `eval(x)\n${'a if b else '.repeat(many(50_000))}eval`],
  [
    'classes of classes',
    `import yaml\nclass A0(yaml.SafeLoader): pass\n${numbered(many(5_000), (at) => `class A${at + 1}(A${at}, A${at}): pass`)}\nyaml.load(x, A${many(5_000)})`,
  ],
  ['lines that fit no rule', `eval(x)\n${'x = = )\n'.repeat(many(50_000))}`],
  [
    'many downloads and many runs',
    `import os, urllib.request, subprocess\n${numbered(many(5_000), (at) => `urllib.request.urlretrieve(u, a${at})\nsubprocess.run([b${at}])`)}`,
  ],
  [
    'what is written is what is fetched is what is written',
    `eval(x)\nimport requests\nfile = open("a", "wb")\n${'file.write(requests.get('.repeat(many(20_000))}x`,
  ],
  ['shells in shells', `import os\n${'os.system("ls " + '.repeat(many(30_000))}x`],
  ['settings in settings', `${'{"trust_remote_code": '.repeat(many(50_000))}True`],
  [
    'functions that give back one another',
    `import ctypes\n${numbered(many(5_000), (at) => `def f${at}():\n    return f${at + 1}() or f${at + 2}()`)}\nctypes.CDLL(f0())`,
  ],
  [
    'environments of environments',
    `eval(x)\nimport os, requests\ne0 = os.environ.get("A")\n${numbered(many(2_000), (at) => `e${at + 1} = [e${at}, e${at}, e${at}, e${at}]\nrequests.post(u, e${at})`)}`,
  ],
  ['classes of all classes', `eval(x)\nx = ${'('.repeat(many(20_000))}).__subclasses__()`],
  ['one long line', `eval(${'x'.repeat(3_000_000)})`],
]

describe('hostile Python costs seconds and never crashes', () => {
  test.each(HOSTILE)(
    '%s',
    async (_, text) => {
      const { findings, gaps } = await scanCode('hostile.py', text)
      expect(gaps.filter((gap) => gap.reason === 'check-failed')).toEqual([])
      // Either the call is found or the file is named as not inspected.
      expect(findings.length + gaps.length).toBeGreaterThan(0)
    },
    PATIENCE,
  )

  test(
    'random symbols are given up and said so',
    async () => {
      const symbols = 'abc()[]{}+-*/=<>,.:; \n'
      let state = 1
      const next = (): string => {
        state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0
        return symbols[(state >>> 8) % symbols.length] as string
      }
      const { gaps } = await scanCode(
        'random.py',
        `eval(x)\n${Array.from({ length: 1_000_000 }, next).join('')}`,
      )
      expect(gaps.map((gap) => gap.reason)).toEqual(['parse-timeout'])
    },
    PATIENCE,
  )

  test('a file beyond the limit is not parsed, and said so', async () => {
    const { gaps, findings } = await scanCode('big.py', `eval(x)\n${'# filler\n'.repeat(1_800_000)}`)
    expect(findings).toEqual([])
    expect(gaps.map((gap) => gap.reason)).toEqual(['over-limit'])
  })
})
