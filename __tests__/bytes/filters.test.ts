import { describe, expect, test } from '@jest/globals'
import {
  withRelativeArm,
  withRelativeArm64,
  withRelativePowerPc,
  withRelativeSparc,
  withRelativeThumb,
} from '../../src/bytes/branch-filters.ts'
import { withoutDifferences, withRelativeBranches } from '../../src/bytes/filters.ts'

/** What the filter makes of an instruction at an offset. */
function undone(undo: (bytes: Uint8Array) => Uint8Array, at: number, instruction: string): string {
  const bytes = Buffer.concat([Buffer.alloc(at), Buffer.from(instruction, 'hex')])
  return Buffer.from(undo(bytes)).subarray(at).toString('hex')
}

describe('branches count from the instruction again', () => {
  test.each([
    { what: 'ARM, a call', undo: withRelativeArm, at: 8, stored: '140000eb', own: '100000eb' },
    { what: 'ARM, a call backwards', undo: withRelativeArm, at: 8, stored: '000000eb', own: 'fcffffeb' },
    { what: 'ARM, a jump', undo: withRelativeArm, at: 8, stored: '140000ea', own: '140000ea' },
    { what: 'Thumb, a call', undo: withRelativeThumb, at: 4, stored: '00f027f9', own: '00f023f9' },
    { what: 'Thumb, half a call', undo: withRelativeThumb, at: 4, stored: '00f027e9', own: '00f027e9' },
    { what: 'ARM64, a call', undo: withRelativeArm64, at: 4, stored: '11000094', own: '10000094' },
    { what: 'ARM64, a page', undo: withRelativeArm64, at: 4096, stored: '200000d0', own: '200000b0' },
    { what: 'ARM64, a far page', undo: withRelativeArm64, at: 4096, stored: '200040d0', own: '200040d0' },
    { what: 'PowerPC, a call', undo: withRelativePowerPc, at: 4, stored: '48000105', own: '48000101' },
    { what: 'PowerPC, a jump', undo: withRelativePowerPc, at: 4, stored: '48000104', own: '48000104' },
    { what: 'SPARC, a call', undo: withRelativeSparc, at: 4, stored: '40000011', own: '40000010' },
    { what: 'SPARC, a call backwards', undo: withRelativeSparc, at: 4, stored: '40000000', own: '7fffffff' },
    { what: 'SPARC, a far call', undo: withRelativeSparc, at: 4, stored: '41000011', own: '41000011' },
    { what: 'x86, a call', undo: withRelativeBranches, at: 3, stored: 'e810000000', own: 'e808000000' },
    { what: 'x86, a far call', undo: withRelativeBranches, at: 3, stored: 'e810000012', own: 'e810000012' },
  ])('$what', ({ undo, at, stored, own }) => {
    expect(undone(undo, at, stored)).toBe(own)
  })

  test('an instruction that is cut stays as it is', () => {
    for (const undo of [withRelativeArm, withRelativeThumb, withRelativeArm64, withRelativeBranches]) {
      expect(undone(undo, 0, 'ebe8f0')).toBe('ebe8f0')
    }
  })
})

test('differences are added up', () => {
  expect([...withoutDifferences(Uint8Array.of(1, 10, 1, 10, 1, 10), 2)]).toEqual([1, 10, 2, 20, 3, 30])
  expect([...withoutDifferences(Uint8Array.of(200, 100), 1)]).toEqual([200, 44])
})
