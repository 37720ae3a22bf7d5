import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { type Tripwire, TripwireSet } from '../../src/text/tripwire.ts'

function hits(wires: readonly Tripwire[], text: string): { tripped: boolean; seen: [string, number][] } {
  const found = new TripwireSet(new Map([['check', wires]])).scan(text).of('check')
  const seen: [string, number][] = []
  found.forEach((word, end) => {
    seen.push([word, end])
  })
  return { tripped: found.tripped, seen }
}

describe('tripwires', () => {
  test('finds overlapping words with the offset after each', () => {
    expect(hits(['key', 'apikey', 'pi'], 'APIKEY=1').seen).toEqual([
      ['pi', 3],
      ['apikey', 6],
      ['key', 6],
    ])
  })

  test.each([
    ['eval(x)', true],
    ['model.eval(x)', true],
    ['evaluate(x)', false],
    ['medieval', false],
    ['_eval', false],
    ['"a\\neval(x)"', true],
  ])('a name stands alone in %s: %s', (text, tripped) => {
    expect(hits([{ name: 'eval' }], text).tripped).toBe(tripped)
  })

  test('an alternative of several words needs all of them', () => {
    const wires: Tripwire[] = [{ all: [{ name: 'torch' }, { name: 'load' }] }]
    expect(hits(wires, 'import torch').tripped).toBe(false)
    expect(hits(wires, 'import torch as t\nt.load(f)').tripped).toBe(true)
    expect(hits(wires, 'load\ntorch').tripped).toBe(true)
  })

  test.each(['ｅｖａｌ', '𝑒𝑣𝑎𝑙', 'eᵛal', 'ℯval', '𝐞𝔳𝖺𝗅'])('compatibility letters are folded: %s', (text) => {
    expect(hits([{ name: 'eval' }], `${text}(x)`).tripped).toBe(true)
  })

  test('words of another check do not trip this one', () => {
    const set = new TripwireSet(
      new Map([
        ['one', ['alpha']],
        ['two', ['beta']],
      ]),
    )
    const found = set.scan('a beta release')
    expect(found.of('one').tripped).toBe(false)
    expect(found.of('two').tripped).toBe(true)
    expect(found.of('nobody').tripped).toBe(false)
  })

  test('more hits than are kept are told', () => {
    const set = new TripwireSet(new Map([['check', ['a']]]))
    const found = set.scan('a'.repeat(2_000_001))
    expect(found.overflowed).toBe(true)
    expect(found.of('check').tripped).toBe(true)
  })

  test('finds what a search for each word finds, and the same in every later text', () => {
    const letters = fc.string({ unit: fc.constantFrom('a', 'b', 'c', 'z'), minLength: 1, maxLength: 6 })
    const property = fc.property(
      fc.uniqueArray(letters, { minLength: 1, maxLength: 12 }),
      fc.array(fc.string({ unit: fc.constantFrom('a', 'b', 'c', '.'), maxLength: 60 }), { maxLength: 3 }),
      (words, texts) => {
        const set = new TripwireSet(new Map([['check', words]]))
        for (const text of [...texts, ...texts]) {
          const seen: string[] = []
          set
            .scan(text)
            .of('check')
            .forEach((word, end) => {
              seen.push(`${end} ${word}`)
            })
          const expected = words.flatMap((word) =>
            Array.from({ length: text.length + 1 }, (_, end) => end).flatMap((end) =>
              end >= word.length && text.slice(end - word.length, end) === word ? [`${end} ${word}`] : [],
            ),
          )
          expect(seen.toSorted()).toEqual(expected.toSorted())
        }
      },
    )
    fc.assert(property, { numRuns: 300, seed: 7 })
  })
})
