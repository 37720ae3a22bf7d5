import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { MappedText, MappedTextBuilder } from '../../src/text/mapped-text.ts'

type Piece =
  | { readonly kind: 'copy'; readonly from: number; readonly length: number }
  | { readonly kind: 'put' }

const PIECES = fc.array(
  fc.oneof(
    fc.record({
      kind: fc.constant('copy' as const),
      from: fc.nat({ max: 60 }),
      length: fc.integer({ min: 1, max: 20 }),
    }),
    fc.record({ kind: fc.constant('put' as const) }),
  ),
  { maxLength: 12 },
)
/** Each character says where it stands. */
const SOURCE = Array.from({ length: 100 }, (_, index) => String.fromCharCode(0x100 + index)).join('')

function build(pieces: readonly Piece[]): MappedText {
  const builder = new MappedTextBuilder()
  for (const piece of pieces) {
    if (piece.kind === 'put') builder.put('--', 7)
    else builder.copy(SOURCE.slice(piece.from, piece.from + piece.length), piece.from)
  }
  return builder.finish()
}

function expectEachInPlace(mapped: MappedText): void {
  for (const [offset, character] of [...mapped.text].entries()) {
    const source = character === '-' ? 7 : character.charCodeAt(0) - 0x100
    expect(mapped.sourceOf(offset)).toBe(source)
  }
}

describe('text that was taken from another one', () => {
  test('every character leads back to where it stood', () => {
    fc.assert(fc.property(PIECES, (pieces) => expectEachInPlace(build(pieces))))
  })

  test('and still does when a part of it is taken on', () => {
    fc.assert(
      fc.property(PIECES, fc.nat({ max: 40 }), fc.nat({ max: 40 }), (pieces, start, length) => {
        const whole = build(pieces)
        const part = new MappedTextBuilder()
        part.take(whole, start, Math.min(start + length, whole.text.length))
        const taken = part.finish()
        expect(taken.text).toBe(whole.text.slice(start, start + length))
        expectEachInPlace(taken)
      }),
    )
  })

  test('an empty text begins at the start', () => {
    expect(new MappedText('', [], []).sourceOf(0)).toBe(0)
  })

  test('the end stands behind the last character', () => {
    const builder = new MappedTextBuilder()
    builder.copy('abc', 10)
    expect(builder.length).toBe(3)
    expect(builder.finish().sourceOf(3)).toBe(13)
  })
})
