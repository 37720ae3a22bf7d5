import { expect, test } from '@jest/globals'
import { zigText, zigTokens } from '../../src/syntax/zig-lexer.ts'

test.each([
  ['a // "b\nc', ['a', 'c']],
  ['x = \\\\one "\n    \\\\two\n;', ['x', '=', '\\\\one "\n    \\\\two', ';']],
  ['@"odd name".b @import("std")', ['odd name', '.', 'b', '@', 'import', '(', '"std"', ')']],
  ["'\\'' '\"' \"'\"", ["'\\''", "'\"'", '"\'"']],
  ['0..5 1.5', ['0', '.', '.', '5', '1.5']],
  ['"never ends', ['"never ends']],
])('tokens of Zig: %s', (text, expected) => {
  const tokens = zigTokens(text)
  expect(Array.from({ length: tokens.count }, (_, at) => tokens.word(at))).toEqual(expected)
})

test.each([
  ['"a\\n\\x41\\u{1f600}\\""', 'a\nA😀"'],
  ['\\\\one\n    \\\\two', 'one\ntwo'],
  ['""', ''],
])('the text of %s', (word, text) => {
  expect(zigText(word)).toBe(text)
})
