import { describe, expect, test } from '@jest/globals'
import { CConstants } from '../../src/syntax/c-constants.ts'
import { CTokens, MAX_C_LENGTH } from '../../src/syntax/c-like-lexer.ts'
import { CMacros } from '../../src/syntax/c-macros.ts'
import { CStructure } from '../../src/syntax/c-structure.ts'

function words(source: string): readonly string[] {
  const tokens = new CTokens(source)
  return Array.from({ length: tokens.count }, (_, at) => tokens.textOf(at)).filter((word) => word !== '')
}

function literals(source: string): readonly string[] {
  const tokens = new CTokens(source)
  return Array.from({ length: tokens.count }, (_, at) => tokens.literalOf(at)).filter(
    (text) => text !== undefined,
  )
}

describe('tokens of C', () => {
  test.each([
    ['a /* b // */ c // d\\\ne\nf', ['a', 'c', 'f']],
    ['sys\\\ntem /\\\n/ gone\nx', ['system', 'x']],
    ['sys\\  \r\ntem', ['system']],
    ['a /* never ends', ['a']],
    ['<% a<:0:> %>', ['<%', 'a', '<:', '0', ':>', '%>']],
    ['f<::g>()', ['f', '<', '::', 'g', '>', '(', ')']],
    ["1'000'000 0x1p-3 .5e+2f", ["1'000'000", '0x1p-3', '.5e+2f']],
    ['L"a" u8"b" LOG"c"', ['L"a"', 'u8"b"', 'LOG', '"c"']],
    ["'\\'' '\"' x", ["'\\''", "'\"'", 'x']],
    ["don't\nsystem", ['don', "'t", 'system']],
    ['k<<<g, b>>>(x)', ['k', '<<', '<', 'g', ',', 'b', '>', '>', '>', '(', 'x', ')']],
    ['a::b->c.größe', ['a', '::', 'b', '->', 'c', '.', 'größe']],
  ])('%s', (source, expected) => {
    expect(words(source)).toEqual(expected)
  })

  test.each([
    ['"a\\tb\\x41\\102\\"\\\\"', ['a\tbAB"\\']],
    ['R"(a\\n")" LR"x(b)")x"', ['a\\n"', 'b)"']],
    // Splices inside a raw string are characters of it, so that it does not end there.
    ['R"x(a)\\\nx" b)x" c "d"', ['a)x" b', 'd']],
    ['"a\\\nb"', ['ab']],
    ['"never ends', ['never end']],
  ])('the text of %s', (source, expected) => {
    expect(literals(source)).toEqual(expected)
  })

  test('places are those of the source, splices included', () => {
    const source = 'a \\\n  sys\\\ntem b'
    const tokens = new CTokens(source)
    expect(source.slice(tokens.start(1), tokens.end(1))).toBe('sys\\\ntem')
    expect(source.slice(tokens.start(2), tokens.end(2))).toBe('b')
  })

  test('sources longer than anybody writes are refused', () => {
    expect(() => new CTokens(' '.repeat(MAX_C_LENGTH + 1))).toThrow(RangeError)
  })
})

describe('structure of C', () => {
  test('branches of the preprocessor start from the same braces', () => {
    const structure = new CStructure(
      new CTokens('void f() {\n#if A\nif (a) {\n#else\nif (b) {\n#endif\nx; } }\nvoid g() { y; }'),
    )
    const { tokens } = structure
    const symbols = (name: string): readonly string[] => {
      const at = Array.from({ length: tokens.count }, (_, token) => token).find((token) =>
        tokens.isName(token, name),
      )
      return [...structure.scopesAround(at ?? -1)]
        .filter(({ kind }) => kind === 'function')
        .map((scope) => scope.name)
    }
    expect(symbols('x')).toEqual(['f'])
    expect(symbols('y')).toEqual(['g'])
  })

  test.each([
    ['namespace a { x; }', ['namespace a']],
    ['extern "C" { x; }', ['namespace ']],
    ['class A final : public B<int> { x; };', ['class A']],
    ['struct A *f(int a) const noexcept { x; }', ['function f']],
    ['int A::f() { if (a) { x; } }', ['block ', 'function f']],
    ['A::A() : a_(1) { x; }', ['function A']],
    ['auto f = [](int a) { x; };', ['block ']],
    ['int t[] = { x };', ['block ']],
    ['__attribute__((noinline)) void f() { x; }', ['function f']],
  ])('%s', (source, expected) => {
    const structure = new CStructure(new CTokens(source))
    const { tokens } = structure
    const at = Array.from({ length: tokens.count }, (_, token) => token).find((token) =>
      tokens.isName(token, 'x'),
    )
    expect([...structure.scopesAround(at ?? -1)].map(({ kind, name }) => `${kind} ${name}`)).toEqual(expected)
  })
})

describe('constants of C', () => {
  test.each([
    ['f("a" "b");', ['ab']],
    ['#define A "a" B\n#define B "b"\nf(A);', ['ab']],
    ['f(c ? "a" : "b");', ['a', 'b']],
    ['f((const char *)("a"));', ['a']],
    ['f(std::string("a").c_str());', ['a']],
    ['const char *a = "x"; f(a);', ['x']],
    ['const char *const t[] = {"a", "b"}; f(t[i]);', ['a', 'b']],
    ['const char *a = "x"; a = g(); f(a);', undefined],
    ['std::string a = "x"; a += y; f(a);', undefined],
    ['char a[] = "x"; f(a);', undefined],
    ['void g(const char *a) { f(a); }', undefined],
    ['const char *a = "x"; g(&a); f(a);', undefined],
    ['const char *t[] = {"a", b}; f(t[0]);', undefined],
    ['const char *t[] = {"a"}; t[0] = b; f(t[0]);', undefined],
    ['f("a" + b);', undefined],
    ['const char *a = a; f(a);', undefined],
  ])('%s', (source, expected) => {
    const structure = new CStructure(new CTokens(source))
    const { tokens } = structure
    const constants = new CConstants(structure, new CMacros(structure))
    const calls = Array.from({ length: tokens.count }, (_, at) => at).filter(
      (at) => tokens.isName(at, 'f') && tokens.is(at + 1, '('),
    )
    const [range] = constants.argumentsOf((calls.at(-1) ?? 0) + 1)
    expect(range === undefined ? 'no argument' : constants.textsOf(range)).toEqual(expected)
  })
})
