import { beforeAll, describe, expect, test } from '@jest/globals'
import { parseSource, type SourceParser, SyntaxTree, sourceParser } from '../../src/syntax/tree-sitter.ts'
import { contextWithParsers } from '../support/scan-code.ts'

let python: SourceParser

beforeAll(async () => {
  python = await sourceParser(contextWithParsers(), 'tree-sitter-python.wasm')
})

function parsed(text: string): SyntaxTree {
  const tree = parseSource(python, text)
  if (!(tree instanceof SyntaxTree)) throw new Error(tree.reason)
  return tree
}

/** Types with their nesting, as one line. */
function outline(tree: SyntaxTree, node = 0): string {
  const inner = tree.children(node).map((child) => outline(tree, child))
  const field = tree.field(node)
  return `${field === '' ? '' : `${field}:`}${tree.type(node)}${inner.length === 0 ? '' : `(${inner.join(' ')})`}`
}

describe('a syntax tree in arrays', () => {
  test('keeps names, fields and nesting', () => {
    expect(outline(parsed('x = f(a, b=1)  # note\n'))).toBe(
      'module(expression_statement(assignment(left:identifier right:call(function:identifier arguments:argument_list(identifier keyword_argument(name:identifier value:integer))))))',
    )
  })

  test('counts offsets in UTF-16 code units', () => {
    const text = 'a = "𝑒é"\nb = c\n'
    const tree = parsed(text)
    const texts = Array.from({ length: tree.size }, (_, node) => node)
      .filter((node) => tree.type(node) === 'identifier')
      .map((node) => [tree.textOf(node), text.slice(tree.start(node), tree.end(node))])
    expect(texts).toEqual([
      ['a', 'a'],
      ['b', 'b'],
      ['c', 'c'],
    ])
  })

  test('leads from a node to its parent and its last descendant', () => {
    const tree = parsed('f(a)\ng(b)\n')
    const calls = Array.from({ length: tree.size }, (_, node) => node).filter(
      (node) => tree.type(node) === 'call',
    )
    expect(calls.map((node) => tree.type(tree.parent(node)))).toEqual([
      'expression_statement',
      'expression_statement',
    ])
    expect(calls.map((node) => tree.textOf(tree.lastInside(node)))).toEqual(['a', 'b'])
    expect(tree.nextSibling(0)).toBe(-1)
    expect(tree.textOf(-1)).toBe('')
    expect(tree.child(-1, 'function')).toBe(-1)
  })

  test('holds text that fits no rule as ERROR', () => {
    const tree = parsed('x = = )\ny = 1\n')
    const types = Array.from({ length: tree.size }, (_, node) => tree.type(node))
    expect(types).toContain('ERROR')
    expect(types.filter((type) => type === 'assignment')).toHaveLength(2)
  })

  test('a parser can be used again after it gave up', () => {
    const symbols = Array.from({ length: 400_000 }, (_, at) => '()[]{}'[(at * 7 + (at >> 3)) % 6]).join('')
    parseSource(python, symbols)
    expect(outline(parsed('x\n'))).toBe('module(expression_statement(identifier))')
  })
})
