import { describe, expect, test } from '@jest/globals'
import { scanCode } from '../../support/scan-code.ts'

async function suggested(text: string): Promise<readonly (string | undefined)[]> {
  const { findings } = await scanCode('load.py', text)
  return findings.map(({ suggestion }) =>
    suggestion === undefined ? undefined : `${suggestion.startLine}: ${suggestion.replacement}`,
  )
}

describe('a fix that fits into one line is offered as that line', () => {
  test.each([
    ['import torch\nx = torch.load(path)  # note\n', '2: x = torch.load(path, weights_only=True)  # note'],
    [
      'import torch\nx = torch.load(path, weights_only=False)\n',
      '2: x = torch.load(path, weights_only=True)',
    ],
    [
      'import torch\nx = torch.load(\n    path,\n    map_location="cpu",\n)\n',
      '4:     map_location="cpu", weights_only=True,',
    ],
    [
      'import torch\nx = torch.load(path,\t\tweights_only=False)\n',
      '2: x = torch.load(path,\t\tweights_only=True)',
    ],
    ['import torch\r\nx = torch.load(path)\r\n', '2: x = torch.load(path, weights_only=True)'],
    ['import yaml\nyaml.load(f)\n', '2: yaml.safe_load(f)'],
    ['import yaml\nyaml.load(f, Loader=yaml.Loader)\n', '2: yaml.load(f, Loader=yaml.SafeLoader)'],
    ['import yaml\nyaml.load(f, yaml.CLoader)\n', '2: yaml.load(f, yaml.CSafeLoader)'],
    ['import numpy as np\nnp.load(f, allow_pickle=True)\n', '2: np.load(f, allow_pickle=False)'],
  ])('%j', async (text, line) => {
    expect(await suggested(text)).toEqual([line])
  })

  test.each([
    ['import torch\no = {"weights_only": False}\ntorch.load(path, **o)\n'],
    [`import torch\ntorch.load(path)  # ${'long '.repeat(100)}\n`],
    ['import torch\ntorch.load("eyJhbGciOiJIUzI1NiJ9dQw4w9WgXcQ8f3")\n'],
    ['import torch\nlist(map(torch.load, paths))\n'],
    ['import yaml\nfrom yaml import load\nload(f)\n'],
    ['import pickle\npickle.load(f)\n'],
  ])('%j has none', async (text) => {
    expect(await suggested(text)).toEqual([undefined])
  })

  test('literal_eval is offered for an expression, not for a constant', async () => {
    const { findings } = await scanCode('read.py', 'eval(text)\neval("1")\neval(text, {})\n')
    const byPlace = [...findings].sort((a, b) => (a.location?.line ?? 0) - (b.location?.line ?? 0))
    expect(byPlace.map(({ paste }) => paste)).toEqual(['ast.literal_eval(text)', undefined, undefined])
  })

  test('what a name stands for is said when the source does not', async () => {
    const { findings } = await scanCode('read.py', 'import pickle as p\np.load(f)\n')
    expect(findings.map(({ note }) => note)).toEqual(['this is pickle.load'])
  })
})
