import { describe, expect, test } from '@jest/globals'
import { countsInPython } from '../../../src/checks/code/python-tripwires.ts'

/** Whether the last place of a word in a text is worth a parse. */
function counts(text: string, word: string): boolean {
  return countsInPython(text)(word, text.lastIndexOf(word) + word.length)
}

describe('a word is worth a parse', () => {
  test.each([
    ['eval(x)', 'eval'],
    ['f = eval', 'eval'],
    ['map(eval, lines)', 'eval'],
    ['eval if x else y', 'eval'],
    ['return eval', 'eval'],
    ['exec code in scope', 'exec'],
    ['x = [eval for _ in y]', 'eval'],
    ['eval\\\n(x)', 'eval'],
    ['getattr(builtins, "ev" + "al")', 'getattr'],
    ['getattr(torch, name())', 'getattr'],
    ['import torch\ntorch.load(f)', 'load'],
    ['import torch\ntorch . load(f)', 'load'],
    ['import torch\ntorch.\\\nload(f)', 'load'],
    ['from torch import load', 'load'],
    ['from torch import (save, # and\n  load)', 'load'],
    ['from torch import save, \\\n  load', 'load'],
    ['import torch as json\njson.load(f)', 'load'],
    ['import json\nimport torch\njson = torch\njson.load(f)', 'load'],
    ['import json\ndef f(json): json.load(f)', 'load'],
    ['import json\nfor json in [torch]: json.load(f)', 'load'],
    ['from mine import *\njson.load(f)', 'load'],
    ['getattr(torch, "load")(f)', 'load'],
    ['x().load(f)', 'load'],
    ['a.b.load(f)', 'load'],
    ['1or eval(x)', 'eval'],
    ['0xfor eval(x)', 'eval'],
    ['1 if 0else eval(x)', 'eval'],
    ['from pickle import *\nx = 1\nload(f)', 'load'],
    ['from pickle import \\\n *\ny = load(f)', 'load'],
    ['import json, pickle\n\uff4ason = pickle\njson.load(f)', 'load'],
  ])('%j', (text, word) => {
    expect(counts(text, word)).toBe(true)
  })
})

describe('a word is not worth a parse', () => {
  test.each([
    ['model.eval()', 'eval'],
    ['# in eval mode', 'eval'],
    ['"""Runs the eval loop."""', 'eval'],
    ['# load the weights', 'load'],
    ['"""Compile and load both."""', 'load'],
    ['import json\njson.load(f)', 'load'],
    ['import json, torch\njson.load(f)', 'load'],
    ['import triton.language as tl\nx = tl.load(p)\ny = tl.load(q)', 'load'],
    ['torch.compile(model)', 'compile'],
    ['getattr(config, "size", None)', 'getattr'],
    ['# the locals of the frame', 'locals'],
  ])('%j', (text, word) => {
    expect(counts(text, word)).toBe(false)
  })
})
