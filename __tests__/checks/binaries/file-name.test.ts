import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { foldedExtension } from '../../../src/checks/binaries/file-name.ts'

describe('foldedExtension', () => {
  test.each([
    ['lib/fast.so', 'so'],
    ['lib/FAST.SO', 'so'],
    ['lib/fast.so.1.2.3', 'so'],
    ['lib/fast.so. . ', 'so'],
    ['lib/fast.so\u00a0', 'so'],
    ['lib/fast.\uff33\uff2f', 'so'],
    ['lib/fast.s\u043e', 'so'],
    ['lib/fast.\u0455\u03bf', 'so'],
    ['lib/fast.s\u200b\u2060o\ufe0f', 'so'],
    ['lib/fast\u2024so', 'so'],
    ['a/gnp\u202e.exe', 'exe'],
    ['a/fast.so.md', 'md'],
    ['a/fast.so.1.txt', 'txt'],
    ['a.so/notes', ''],
    ['a.so/notes.txt', 'txt'],
    ['Makefile', ''],
    ['a/..', ''],
    ['', ''],
    ['fast.длл', 'длл'],
    [`${'x'.repeat(5000)}.dll`, 'dll'],
  ])('%j → %j', (path, extension) => {
    expect(foldedExtension(path)).toBe(extension)
  })

  test('what a system ignores at the end of a name changes nothing', () => {
    const ignored = fc.string({
      unit: fc.constantFrom('.', ' ', '\u200b', '\u3000', '\u00ad'),
      maxLength: 12,
    })
    fc.assert(
      fc.property(ignored, (end) => {
        expect(foldedExtension(`lib/fast.dll${end}`)).toBe('dll')
      }),
    )
  })

  test('no name is too odd', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (path) => {
        expect(foldedExtension(path)).not.toContain('/')
      }),
    )
  })
})
