import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { recipesOf } from '../../src/syntax/makefile.ts'

/** Recipes without the blanks that stand for everything else. */
function recipes(source: string): readonly string[] {
  return recipesOf(source)
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
}

describe('recipes of a makefile', () => {
  test.each<[string, readonly string[]]>([
    ['A = run x\nall: run\n\t@-run one\n# run y\n\trun two', ['run one', 'run two']],
    ['a:\n\trun \\\n  one \\\\\n  two', ['run \\', 'one \\\\']],
    ['a:\n\trun $(NAME) ${NAME} $@', ['run ${NAME} ${NAME} $@']],
    ['a:\n\trun $(call f,$(x)) end', [`run \${${'_'.repeat(11)}} end`]],
    ['a:\n\trun $$HOME $$(pwd)', ['run $_HOME  $(pwd)']],
    ['a:\n\trun $(never closed', ['run   never closed']],
    ['a: ; run\r\n\trun\r\n', ['run']],
  ])('%j', (source, expected) => {
    expect(recipes(source)).toEqual(expected)
  })

  test('are as long as the file, line for line', () => {
    const part = fc.constantFrom(
      '\t',
      ' ',
      '\n',
      '\r\n',
      '\\',
      '$',
      '$$',
      '$(',
      '${',
      ')',
      '}',
      '@',
      'x',
      '#',
      ':',
    )
    fc.assert(
      fc.property(fc.array(part, { maxLength: 40 }), (parts) => {
        const source = parts.join('')
        expect(
          recipesOf(source)
            .split('\n')
            .map((line) => line.length),
        ).toEqual(source.split('\n').map((line) => line.length))
      }),
    )
  })
})
