import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import {
  contentRange,
  type DataDocument,
  distinctValuesAt,
  entriesAt,
  hasValue,
  MAX_DATA_DEPTH,
  MAX_DATA_LENGTH,
  textAt,
  valuesAt,
} from '../../src/syntax/data.ts'
import { readJson } from '../../src/syntax/json.ts'
import { readToml } from '../../src/syntax/toml.ts'
import { readYaml, sourceOffset } from '../../src/syntax/yaml.ts'

const READERS: readonly (readonly [string, (source: string) => Promise<DataDocument>])[] = [
  ['json', readJson],
  ['toml', readToml],
  ['yaml', readYaml],
]

function texts(document: DataDocument, ...path: readonly string[]): readonly unknown[] {
  return [...valuesAt(document.roots[0], ...path)].map((node) =>
    node.kind === 'scalar' ? node.value : node.kind,
  )
}

describe('the three formats have one shape', () => {
  const same: readonly (readonly [string, string])[] = [
    ['json', '{"a": {"b": ["x", "y"], "__proto__": "p"}, "n": 1, "t": true}'],
    ['toml', 'n = 1\nt = true\n[a]\nb = ["x", \'y\']\n__proto__ = "p"\n'],
    ['yaml', 'a:\n  b: [x, "y"]\n  __proto__: p\nn: 1\nt: true\n'],
  ]
  test.each(same)('%s', async (format, source) => {
    const read = READERS.find(([name]) => name === format)?.[1] as (typeof READERS)[number][1]
    const document = await read(source)
    expect(document.problems).toEqual([])
    expect(texts(document, 'a', 'b', '*')).toEqual(['x', 'y'])
    expect(texts(document, 'a', '__proto__')).toEqual(['p'])
    expect(hasValue(document.roots[0], 1, 'n')).toBe(true)
    expect(hasValue(document.roots[0], true, 't')).toBe(true)
    expect(textAt(document.roots[0], 'constructor')).toBeUndefined()
    for (const node of valuesAt(document.roots[0], 'a', 'b', '*')) {
      const range = contentRange(source, node)
      expect(source.slice(range?.start, range?.end)).toMatch(/^[xy]$/)
    }
  })

  test.each(READERS)('%s: any text is read or explained', async (_, read) => {
    await fc.assert(
      fc.asyncProperty(
        fc.string({ unit: fc.constantFrom(...'[]{}"\'=:,-#&*|>\n \t\\ax1'), maxLength: 200 }),
        async (source) => {
          const document = await read(source)
          for (const { offset } of document.problems) {
            expect(offset).toBeGreaterThanOrEqual(0)
            expect(offset).toBeLessThanOrEqual(source.length)
          }
        },
      ),
    )
  })

  test.each(READERS)('%s: too long is a problem, not a wait', async (_, read) => {
    expect(await read(' '.repeat(MAX_DATA_LENGTH + 1))).toEqual({
      roots: [],
      problems: [{ reason: 'over-limit', offset: 0 }],
    })
  })
})

describe('depth', () => {
  test.each([
    ['json', readJson, `${'['.repeat(MAX_DATA_DEPTH + 5)}${']'.repeat(MAX_DATA_DEPTH + 5)}`],
    ['json, exhausting the stack', readJson, '['.repeat(200_000)],
    ['yaml', readYaml, '- '.repeat(MAX_DATA_DEPTH + 5)],
    ['toml list', readToml, `a = ${'['.repeat(MAX_DATA_DEPTH + 5)}${']'.repeat(MAX_DATA_DEPTH + 5)}`],
    ['toml keys', readToml, `${'a.'.repeat(MAX_DATA_DEPTH + 5)}a = 1`],
    ['toml header', readToml, `[${'a.'.repeat(MAX_DATA_DEPTH + 5)}a]`],
  ])('%s', async (_, read, source) => {
    expect((await read(source)).problems.map(({ reason }) => reason)).toContain('too-deep')
  })

  test('a stack that flow brackets exhaust is a problem', async () => {
    expect((await readYaml('['.repeat(100_000))).problems.length).toBeGreaterThan(0)
  })
})

describe('duplicates hide nothing', () => {
  test.each([
    ['json', readJson, '{"a": "1", "a": "2"}'],
    ['yaml', readYaml, 'a: "1"\na: "2"\n'],
  ])('%s', async (_, read, source) => {
    const document = await read(source)
    expect(texts(document, 'a')).toEqual(['1', '2'])
    expect(textAt(document.roots[0], 'a')).toBe('2')
  })
})

describe('toml', () => {
  test('tables, dotted keys and lists of tables come together', async () => {
    const source = '[[a.b]]\nc.d = "1"\n[[a.b]]\n[a.b.c]\nd = "2"\n[a.e]\nf = { g = "3" }\n'
    const document = await readToml(source)
    expect(document.problems).toEqual([])
    expect(texts(document, 'a', 'b', '*', 'c', 'd')).toEqual(['1', '2'])
    expect(texts(document, 'a', 'e', 'f', 'g')).toEqual(['3'])
    expect([...entriesAt(document.roots[0], 'a', 'b', '*', 'c', 'd')].map(({ keys }) => keys)).toEqual([
      ['0'],
      ['1'],
    ])
  })

  test('a malformed table is left out, with its place, and the others are read at theirs', async () => {
    const source = '[a]\nx = "1"\n[b\ny = 1\n[c]\nz = ["2"]\n'
    const document = await readToml(source)
    expect(texts(document, 'a', 'x')).toEqual(['1'])
    const [node] = valuesAt(document.roots[0], 'c', 'z', '0')
    expect(node && contentRange(source, node)).toEqual({
      start: source.indexOf('2'),
      end: source.indexOf('2') + 1,
    })
    expect(document.problems).toHaveLength(1)
    expect(document.problems[0]?.offset).toBeGreaterThan(source.indexOf('[b'))
    expect(document.problems[0]?.offset).toBeLessThan(source.indexOf('[c'))
  })

  test('tables that are repeated are a problem, and both are read', async () => {
    const document = await readToml('[a]\nx = "1"\n[a]\nx = "2"\n')
    expect(texts(document, 'a', 'x')).toEqual(['1', '2'])
    expect(document.problems).toHaveLength(1)
  })

  test('text with escapes has no range of its own', async () => {
    const source = 'a = "\\u0041b"'
    const [node] = valuesAt((await readToml(source)).roots[0], 'a')
    expect(node).toMatchObject({ value: 'Ab' })
    expect(node && contentRange(source, node)).toBeUndefined()
  })
})

describe('yaml', () => {
  test('aliases of aliases cost what they are written with', async () => {
    const levels = Array.from({ length: 60 }, (_, level) => {
      const below = level === 0 ? 'x' : `*l${level - 1}`
      return `- &l${level} [${below}, ${below}]`
    })
    const document = await readYaml(levels.join('\n'))
    expect(document.problems).toEqual([])
    const path = Array.from({ length: 61 }, () => '*')
    expect([...distinctValuesAt(document.roots[0], ...path)]).toHaveLength(2)
  })

  test.each([
    ['a literal block', 'run: |\n  first\n\n    second é\n  third\n'],
    ['a literal block with its own indentation', 'run: |2-\n    first\n  second\n  third'],
    ['a literal block with other line ends', 'run: |\r\n  first\r\n  second\r\n  third\r\n'],
    ['a plain text', 'run: first second third'],
    ['a quoted text', 'run: "first second third"'],
  ])('positions in %s', async (_, source) => {
    const [node] = valuesAt((await readYaml(source)).roots[0], 'run')
    if (node?.kind !== 'scalar' || typeof node.value !== 'string') throw new Error('no text')
    for (const word of ['first', 'second', 'third']) {
      expect(sourceOffset(source, node, node.value.indexOf(word))).toBe(source.indexOf(word))
    }
  })

  test('positions in folded text are those of the text', async () => {
    const source = 'run: >\n  first\n  second\n'
    const [node] = valuesAt((await readYaml(source)).roots[0], 'run')
    if (node === undefined) throw new Error('no text')
    expect(sourceOffset(source, node, 6)).toBe(node.start)
  })
})
