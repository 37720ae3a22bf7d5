import { describe, expect, test } from '@jest/globals'
import { torchFloors } from '../../../src/checks/code/python-torch-floor.ts'

describe('which torch a manifest allows', () => {
  test.each([
    ['torch>=2.6'],
    ['torch >= 2.6.0, < 3'],
    ['torch==2.7.1+cu126'],
    ['torch~=2.8'],
    ['torch[opt]>=2.10'],
    ['dependencies = ["numpy", "torch>=2.6"]'],
    ["install_requires=['torch>=3']"],
    ['torch = "^2.6"'],
    ['torch = { version = ">=2.6", source = "x" }'],
    ['  - pytorch=2.7'],
    ['"torch (>=2.6)"'],
  ])('%j is safe by default', (manifest) => {
    expect(torchFloors(manifest)).toEqual(['safe-by-default'])
  })

  test.each([
    ['torch>=2.5'],
    ['torch<2.9'],
    ['torch<=2.7'],
    ['torch!=2.7.0'],
    ['torch==1.13.1'],
    ['torch >= 2'],
    ['torch = "*"'],
    ['torch>2.5'],
  ])('%j is not', (manifest) => {
    expect(torchFloors(manifest)).toEqual(['unsafe-by-default'])
  })

  test.each([['torchvision>=0.20'], ['pytorch-lightning>=2.6'], ['name = "torch"'], ['import torch'], ['']])(
    '%j says nothing about it',
    (manifest) => {
      expect(torchFloors(manifest)).toEqual([])
    },
  )

  test('the weakest of several counts', () => {
    expect(torchFloors('torch>=2.7\n"torch>=2.1"\n')).toEqual(['safe-by-default', 'unsafe-by-default'])
  })
})
