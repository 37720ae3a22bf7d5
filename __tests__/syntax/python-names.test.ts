import { beforeAll, describe, expect, test } from '@jest/globals'
import { readScopes } from '../../src/syntax/python-bindings.ts'
import { PythonNames } from '../../src/syntax/python-names.ts'
import type { Value } from '../../src/syntax/python-values.ts'
import { parseSource, type SourceParser, SyntaxTree, sourceParser } from '../../src/syntax/tree-sitter.ts'
import { contextWithParsers } from '../support/scan-code.ts'

let python: SourceParser

beforeAll(async () => {
  python = await sourceParser(contextWithParsers(), 'tree-sitter-python.wasm')
})

/** Values of the last expression statement of a program, one a line as Python would write them. */
function lastValues(text: string): readonly string[] {
  const tree = parseSource(python, text)
  if (!(tree instanceof SyntaxTree)) throw new Error(tree.reason)
  const names = new PythonNames(tree, readScopes(tree), (module, name) =>
    module === 'pickle' && name === 'loads' ? 'pickle.loads' : undefined,
  )
  const statements = Array.from({ length: tree.size }, (_, node) => node).filter(
    (node) => tree.type(node) === 'expression_statement',
  )
  const [expression] = tree.children(statements.at(-1) as number)
  return names
    .values(expression as number)
    .map(shown)
    .sort()
}

function shown(value: Value): string {
  switch (value.kind) {
    case 'name':
      return value.path
    case 'text':
      return JSON.stringify(value.text)
    case 'number':
      return String(value.number)
    case 'truth':
      return value.truth ? 'True' : 'False'
    case 'items':
      return `${value.items.length} items`
    case 'result':
      return `${value.path}()`
    case 'namespace':
      return `vars(${value.path})`
    case 'none':
    case 'pairs':
    case 'class':
    case 'getter':
    case 'unknown':
      return value.kind
  }
}

describe('constants are folded as Python computes them', () => {
  test.each([
    ['"a" "b" + \'c\'', '"abc"'],
    ['"ab" * 2', '"abab"'],
    ['"abcdef"[1:4]', '"bcd"'],
    ['"abcdef"[::-1]', '"fedcba"'],
    ['"abcdef"[-2:]', '"ef"'],
    ['"abcdef"[4:1:-1]', '"edc"'],
    ['"abcdef"[::2]', '"ace"'],
    ['"abcdef"[10:]', '""'],
    ['"abcdef"[:-10]', '""'],
    ['"abc"[-1]', '"c"'],
    ['("a", "b")[1]', '"b"'],
    ['{"k": "v"}["k"]', '"v"'],
    ['"%s-%d%%" % ("a", 3)', '"a-3%"'],
    ['"%c%c" % (101, "v")', '"ev"'],
    ['"{1}{0}{x}{{}}".format("a", "b", x="c")', '"bac{}"'],
    ['f"{\'a\'}{1}"', '"a1"'],
    ['"\\x41\\102\\u0043\\\\\\n"', '"ABC\\\\\\n"'],
    ['r"\\x41"', '"\\\\x41"'],
    ['b"\\x41\\u0042"', '"A\\\\u0042"'],
    ['"-".join(["a", "b"])', '"a-b"'],
    ['"".join(reversed("abc"))', '"cba"'],
    ['"".join(c for c in "abc")', '"abc"'],
    ['chr(0x41) + chr(66)', '"AB"'],
    ['bytes.fromhex("65 76").decode("ascii")', '"ev"'],
    ['__import__("base64").b64decode("ZXY=")', '"ev"'],
    ['"a.b".replace(".", "")', '"ab"'],
    ['"xab".removeprefix("x").upper()', '"AB"'],
    ['7 - 3', '4'],
    ['5 ^ 1', '4'],
    ['-3', '-3'],
    ['0b11', '3'],
    ['not []', 'True'],
    ['"a" if x else "b"', '"a" "b"'],
    ['"\\N{BULLET}"', 'unknown'],
    ['f"{x}"', 'unknown'],
    ['f"{1:>3}"', 'unknown'],
    ['"%x" % 3', 'unknown'],
    ['"%s" % ()', 'unknown'],
  ])('%s', (expression, values) => {
    expect(lastValues(expression).join(' ')).toBe(values)
  })
})

describe('names are resolved as Python would', () => {
  test.each([
    ['import a.b.c\na.b.d', 'a.b.d'],
    ['import a.b as c\nc.d', 'a.b.d'],
    ['from a.b import c as d\nd.e', 'a.b.c.e'],
    ['from .a import b\nb', '..b'],
    ['from ..a.b import c\nc', '..c'],
    ['print', 'builtins.print'],
    ['from pickle import *\nloads', 'pickle.loads'],
    ['from pickle import *\nload', 'builtins.load'],
    ['x = len\nx', 'builtins.len'],
    ['x = y = len\ny', 'builtins.len'],
    ['a, (b, *c), d = 1, (len, 2, 3), 4\nb', 'builtins.len'],
    ['*a, b = 1, 2, len\nb', '1 2 builtins.len'],
    ['a, *b = 1, len\nb', 'unknown'],
    ['x = len\nx = abs\nx', 'builtins.abs builtins.len'],
    ['x = "a"\nx += "b"\nx += "c"\nx', '"a" "ab" "abc"'],
    ['x = "a"\nif y:\n  x += "b"\nx += "c"\nx', '"a" "ab" "abc" "ac"'],
    ['for x in (1, 2): pass\nx', '1 2'],
    ['with open("f") as x: pass\nx', 'builtins.open()'],
    ['with (open("f") as x, g() as y): pass\ny', 'builtins.g()'],
    ['try: pass\nexcept E as x: pass\nx', 'unknown'],
    ['def x(): pass\nx', 'unknown'],
    ['class x: pass\nx', 'class'],
    ['def f(x=len):\n  x', 'builtins.len unknown'],
    ['x = len\ndef f(x):\n  x', 'unknown'],
    ['x = len\nclass C:\n  x = abs\n  def f(self):\n    x', 'builtins.len'],
    ['x = len\nclass C:\n  x = abs\n  x', 'builtins.abs'],
    ['x = 1\ndef f():\n  global x\n  x = len\nx', '1 builtins.len'],
    ['def f():\n  x = 1\n  def g():\n    nonlocal x\n    x = len\n  x', '1 builtins.len'],
    ['x = len\n[x for x in (1, 2)]\nx', 'builtins.len'],
    ['[y := len for _ in x]\ny', 'builtins.len'],
    ['x: int = 3\nx', '3'],
    ['x: int\nx', 'builtins.x'],
    ['match v:\n  case [x]: pass\nx', 'unknown'],
    ['match v:\n  case {"k": x, **y}: pass\ny', 'unknown'],
    ['globals()["x"]', 'unknown'],
    ['x = len\nglobals()["x"]', 'builtins.len'],
    ['import os\nvars(os)', 'vars(os)'],
    ['import os\nos.__dict__["sep"]', 'os.sep'],
    ['x = x', 'unknown'],
    ['def f(**k):\n  k["a"] = 1\n  k["a"]', 'unknown'],
  ])('%j', (program, values) => {
    const last = program.endsWith('x = x') ? 'x = x\nx' : program
    expect(lastValues(last).join(' ')).toBe(values)
  })
})
