import { parse } from '@babel/parser'
import { describe, expect, test } from '@jest/globals'
import { type Dialect, MAX_SCRIPT_LENGTH, parseScript } from '../../src/syntax/javascript.ts'
import { ScriptNames } from '../../src/syntax/javascript-names.ts'
import { childOf, nameOf } from '../../src/syntax/javascript-tree.ts'
import { visitScript } from '../../src/syntax/javascript-visit.ts'

function outcome(text: string, dialect: Dialect = 'javascript'): string {
  const parsed = parseScript(parse, text, dialect)
  return 'reason' in parsed ? parsed.reason : 'parsed'
}

/** What the argument of each call of `look` may be, and its text when that is constant. */
function looks(text: string): readonly string[] {
  const parsed = parseScript(parse, text, 'javascript')
  if ('reason' in parsed) throw new Error(parsed.reason)
  const { kept, bindings } = visitScript(
    parsed.program,
    (node) => node.type === 'CallExpression' && nameOf(childOf(node, 'callee')) === 'look',
  )
  const names = new ScriptNames(bindings)
  return kept.map(({ node, scope }) => {
    const [argument] = node['arguments'] as readonly (typeof node)[]
    if (argument === undefined) throw new Error('look at what?')
    const constant = names.textOf(argument, scope)
    if (constant !== undefined) return JSON.stringify(constant)
    const values = names.resolve(argument, scope)
    return values.map((value) => (value.kind === 'named' ? value.name : value.kind)).join(' | ')
  })
}

describe('a script that cannot be parsed says why', () => {
  test.each<[string, string, Dialect, string]>([
    ['brackets', '['.repeat(100_000), 'javascript', 'too-deep'],
    ['operators', `a${'+a'.repeat(500_000)}`, 'javascript', 'too-deep'],
    ['functions', 'function f(){'.repeat(100_000), 'javascript', 'too-deep'],
    ['an unterminated template', `\`${'${'.repeat(3)}`, 'javascript', 'parse-failed'],
    ['an unterminated string', `"${'a'.repeat(1_000_000)}`, 'javascript', 'parse-failed'],
    ['an unterminated comment', `/*${'a'.repeat(1_000_000)}`, 'javascript', 'parse-failed'],
    ['a label a hundred thousand times', `${'a:'.repeat(100_000)}a`, 'javascript', 'parse-failed'],
    ['casts inside casts', `${'<T>(a?('.repeat(40)}b`, 'typescript', 'parse-timeout'],
    ['more than is parsed', ' '.repeat(MAX_SCRIPT_LENGTH + 1), 'javascript', 'over-limit'],
  ])('%s', (_, text, dialect, reason) => {
    expect(outcome(text, dialect)).toBe(reason)
  })

  test('the meter leaves enough for what people write', () => {
    expect(outcome('f(<T,>(b: T) => [b]);\n'.repeat(10_000), 'tsx')).toBe('parsed')
    expect(outcome('f(<any>a, <B<C>>(d), e as F);\n'.repeat(10_000), 'typescript')).toBe('parsed')
  })
})

describe('names', () => {
  test('circles of names end, and lose nothing', () => {
    expect(looks('let a = b, b = c, c = a; b = eval; look(a); look(c)')).toEqual(['eval', 'eval'])
    expect(looks('let o = { p: o.p }; o = { p: eval }; look(o.p)')).toEqual(['eval'])
  })

  test('a long chain of aliases is followed to its end', () => {
    const chain = Array.from({ length: 10_000 }, (_, index) => `var a${index + 1} = a${index}`).join(';')
    expect(looks(`${chain}; var a0 = eval; look(a10000)`)).toEqual(['eval'])
  })

  test('constant text is put together as the script would', () => {
    expect(
      looks(`
        const part = 'va'
        look('e' + part + 'l')
        look(\`e\${part}l\`)
        look(['e', part, 'l'].join(''))
        look('lave'.split('').reverse().join(''))
        look(String.fromCharCode(101, 118))
        look(unescape('%65val'))
        look('1' + 2)
        look(1 + 2)
        look(part + other)
      `),
    ).toEqual(['"eval"', '"eval"', '"eval"', '"eval"', '"ev"', '"eval"', '"12"', '', ''])
  })

  test('doubling text stops before it costs anything', () => {
    const doubling = Array.from({ length: 60 }, (_, index) => `const a${index + 1} = a${index} + a${index}`)
    expect(looks(`const a0 = 'ab'; ${doubling.join(';')}; look(a60)`)).toEqual([''])
  })

  test('a local name hides the global one, a parameter of another function does not', () => {
    expect(looks('function f(eval) { look(eval) } function g(a) { look(eval) }')).toEqual(['', 'eval'])
  })
})
