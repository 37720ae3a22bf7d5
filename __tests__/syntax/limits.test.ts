import { describe, expect, test } from '@jest/globals'
import { recipesOf } from '../../src/syntax/makefile.ts'
import { shellReader } from '../../src/syntax/shell.ts'
import { readYaml } from '../../src/syntax/yaml.ts'
import { growth, MOST_GROWTH } from '../support/growth.ts'
import { contextWithParsers } from '../support/scan-code.ts'

const context = contextWithParsers()

async function readShell(script: string): Promise<unknown> {
  return (await shellReader(context))(script)
}

describe('shell', () => {
  test('a zero byte is a blank, and does not make the grammar start over', async () => {
    expect(await readShell('a\0b\n')).toMatchObject({
      commands: [{ words: [{ value: 'a' }, { value: 'b' }] }],
    })
    const work = (size: number): unknown => readShell(`true\n${'\0'.repeat(size)}\npip install a\n`)
    expect(await growth(work, 5_000)).toBeLessThan(MOST_GROWTH)
  })

  test('commands within commands are read as long as they are not read too often', async () => {
    const nested = (depth: number): string => `${'$('.repeat(depth)}true${')'.repeat(depth)}`
    expect(await readShell(nested(100))).toHaveProperty('commands.length', 101)
    expect(await readShell(nested(5_000))).toEqual({ reason: 'over-limit' })
  })

  test('words of great length are read whole', async () => {
    const word = 'a'.repeat(100_000)
    expect(await readShell(`echo ${word}`)).toMatchObject({
      commands: [{ words: [{ value: 'echo' }, { value: word, dynamic: false }] }],
    })
  })
})

describe('make', () => {
  test('references in references are read in one pass', async () => {
    expect(recipesOf('\ta $(b $(c)) ${d} $(e\n')).toBe(' a ${______} ${d}   e\n')
    const work = (size: number): unknown => recipesOf(`\t${'$('.repeat(size)}`)
    expect(await growth(work, 200_000)).toBeLessThan(MOST_GROWTH)
  })
})

describe('yaml', () => {
  test('the answer to deep nesting does not depend on how much of the stack is left', async () => {
    const tooDeep = { roots: [], problems: [{ reason: 'too-deep', offset: 0 }] }
    for (const levels of [300, 600, 1_200]) {
      expect(await readYaml(`a:\n  ${'- '.repeat(levels)}1`)).toEqual(tooDeep)
      expect(await readYaml(`a: ${'['.repeat(levels)}`)).toEqual(tooDeep)
    }
  })
})
