import { describe, expect, test } from '@jest/globals'
import { makefileCalls } from '../../src/syntax/makefile-calls.ts'

describe('commands that make runs while it reads the file', () => {
  test.each<[string, readonly string[]]>([
    ['A := $(shell git describe)\n', ['git describe']],
    ['A := ${shell\tls}\n', ['ls']],
    ['A := $(shell echo $(B) $$HOME (x))\n', ['echo ${B} $_HOME (x)']],
    ['A := $(shell a \\\n  b)\n', ['a     b']],
    ['\techo $(shell date)\n', ['date']],
    ['  # $(shell no)\n', []],
    ['A != ls -l\n', [' ls -l']],
    ['export A != a \\\n b\nc', [' a    b']],
    ['ifneq ($(a),$(b))\n', []],
    ['A = $(info x)$(shellish x)\n', []],
  ])('%j', (source, texts) => {
    const calls = makefileCalls(source) ?? []
    expect(calls.map(({ text }) => text)).toEqual(texts)
    for (const { text, start } of calls) expect(source.slice(start, start + 1)).toBe(text.slice(0, 1))
  })

  test('more than are read are too many', () => {
    expect(makefileCalls('$(shell x)'.repeat(2_000))).toHaveLength(2_000)
    expect(makefileCalls('$(shell x)'.repeat(2_001))).toBeUndefined()
    expect(makefileCalls('$(shell '.repeat(100_000))).toBeUndefined()
    expect(makefileCalls(`A != ${'\\\n'.repeat(20_000)}`)).toBeUndefined()
  })
})
