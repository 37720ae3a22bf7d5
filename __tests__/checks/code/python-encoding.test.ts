import { describe, expect, test } from '@jest/globals'
import { declaredEncoding, firstTwoLines } from '../../../src/checks/code/python-encoding.ts'

function kindOf(text: string): string | undefined {
  return declaredEncoding(firstTwoLines(text))?.kind
}

describe('encoding declarations', () => {
  test.each([
    ['# coding: utf-7'],
    ['# -*- coding: UTF_7 -*-'],
    ['#!/usr/bin/python\n# vim: set fileencoding=unicode-escape :'],
    ['\n#coding=raw_unicode_escape'],
    ['# coding: u7'],
    ['# coding: utf--7'],
    ['# coding: utf-16'],
    ['# coding: iso2022_jp'],
    ['# coding: rot13'],
    ['# x\r# coding: hz'],
  ])('%j transforms', (text) => {
    expect(kindOf(text)).toBe('transforming')
  })

  test.each([['# coding: utf-8'], ['# -*- coding: latin-1 -*-'], ['# coding: cp1252'], ['# encoding=ascii']])(
    '%j is plain',
    (text) => {
      expect(kindOf(text)).toBe('plain')
    },
  )

  test('characters of two bytes may hide a quote', () => {
    expect(kindOf('# coding: shift_jis')).toBe('multibyte')
  })

  test.each([
    ['x = 1\n# coding: utf-7'],
    ['\n\n# coding: utf-7'],
    ['"""coding: utf-7"""'],
    ['# decoding of utf-7'],
  ])('%j declares nothing', (text) => {
    expect(kindOf(text)).toBeUndefined()
  })
})
