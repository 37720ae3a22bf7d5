import { describe, expect, test } from '@jest/globals'
import { rustText, rustTokens } from '../../src/syntax/rust-lexer.ts'
import type { TokenList } from '../../src/syntax/rust-tokens.ts'

function words(tokens: TokenList): readonly string[] {
  return Array.from({ length: tokens.count }, (_, at) => tokens.word(at))
}

describe('tokens of Rust', () => {
  test.each([
    ['a /* b /* c */ d */ e // f\ng', ['a', 'e', 'g']],
    ['/// doc "quote\n//! more \'\na', ['a']],
    ['r"\\" b', ['r"\\"', 'b']],
    ['r##"a "# b"## c', ['r##"a "# b"##', 'c']],
    ['br#"a"# cr"b" b"c\\"" c"d"', ['br#"a"#', 'cr"b"', 'b"c\\""', 'c"d"']],
    ["'a' '\\'' '\\u{1F600}' b'\"' '😀'", ["'a'", "'\\''", "'\\u{1F600}'", "b'\"'", "'😀'"]],
    ["&'a str 'static: loop", ['&', "'a", 'str', "'static", ':', 'loop']],
    ['r#type.r#match', ['type', '.', 'match']],
    ['0..5 1.5e3_f32 0xff_u8 1.max', ['0', '.', '.', '5', '1.5e3_f32', '0xff_u8', '1', '.', 'max']],
    ['#!/usr/bin/env rust-script "\na', ['a']],
    ['#![no_std]', ['#', '!', '[', 'no_std', ']']],
    ['größe', ['größe']],
    ['"never ends', ['"never ends']],
    ['a /* never ends', ['a']],
  ])('%s', (text, expected) => {
    expect(words(rustTokens(text))).toEqual(expected)
  })

  test('brackets find their partners, and one without a partner ends nothing', () => {
    const tokens = rustTokens('f(a[0)] }')
    expect(tokens.partner(1)).toBe(5)
    expect(tokens.partner(3)).toBe(-1)
    expect(tokens.partner(7)).toBe(-1)
  })

  test('more brackets within brackets than anybody writes are not read', () => {
    expect(rustTokens('('.repeat(1000)).failure).toBe('too-deep')
    expect(rustTokens('()'.repeat(100_000)).failure).toBeUndefined()
  })
})

test.each([
  ['"a\\tb\\"c\\x41\\u{42}\\\\"', 'a\tb"cAB\\'],
  ['"a\\\n    b"', 'ab'],
  ['r"a\\n"', 'a\\n'],
  ['br##"a"#b"##', 'a"#b'],
  ['c"sh"', 'sh'],
  ['""', ''],
  ['"', ''],
])('the text of %s', (word, text) => {
  expect(rustText(word)).toBe(text)
})
