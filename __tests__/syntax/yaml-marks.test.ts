import { describe, expect, test } from '@jest/globals'
import { readYamlMarks } from '../../src/syntax/yaml-marks.ts'

async function tagsOf(source: string): Promise<readonly string[]> {
  return (await readYamlMarks(source, 'k')).tags.map(({ tag }) => tag)
}

async function valuesOf(source: string): Promise<readonly string[]> {
  return (await readYamlMarks(source, 'k')).values.map(({ text }) => text)
}

describe('tags are written out', () => {
  test.each<[string, readonly string[]]>([
    ['a: !!str b', ['tag:yaml.org,2002:str']],
    ['a: !local b', ['!local']],
    ['a: !<tag:x,1:y> b', ['tag:x,1:y']],
    ['%TAG !e! tag:x:\n--- !e!y\n', ['tag:x:y']],
    ['%TAG !! tag:x:\n--- !!y\n', ['tag:x:y']],
    ['%TAG !e! tag:x:\n---\na\n...\n--- !e!y\n', ['!e!y']],
    ['a: !!%73tr b', ['tag:yaml.org,2002:str']],
    ['a: !!%FF b', ['tag:yaml.org,2002:%FF']],
    ['[!!a {b: !!c d}]', ['tag:yaml.org,2002:a', 'tag:yaml.org,2002:c']],
    ['a: b !!c\n# !!d\ne: "!!f"\ng: |\n  !!h\n', []],
  ])('%j', async (source, tags) => {
    expect(await tagsOf(source)).toEqual(tags)
  })
})

describe('texts of a key', () => {
  test.each<[string, readonly string[]]>([
    ['k: v', ['v']],
    ['a:\n  - {k: v, b: k}\n', ['v']],
    ['{"k": "v", "l": "k"}', ['v']],
    ['"\\x6b": "\\u0076\\x77"', ['vw']],
    ["'k' : 'it''s'", ["it's"]],
    ['a: &x v\nk: *x', ['v']],
    ['k: |\n  v\n', ['v']],
    ['k: !!str &a v', ['v']],
    ['k:\n  v', ['v']],
    ['? k\n: v', ['v']],
    ['k:\n  k: v', ['k', 'v']],
    ['a: k\nb: v', []],
    ['k:\n  a: v', ['a']],
    ['- k\n- v', []],
    ['a: [ {{ x }}\nk: v', ['v']],
  ])('%j', async (source, values) => {
    expect(await valuesOf(source)).toEqual(values)
  })

  test('what is too long is not read', async () => {
    expect(await readYamlMarks(' '.repeat(4_000_001), 'k')).toEqual({ tags: [], values: [], isTooLong: true })
  })
})
