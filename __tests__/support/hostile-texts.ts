import fc from 'fast-check'
import { pathFromBytes } from '../../src/text/path-name.ts'

/** Every C0 and C1 control, delete, and what reorders or hides its neighbours. */
const CONTROLS: readonly string[] = [
  ...Array.from({ length: 32 }, (_, code) => code),
  ...Array.from({ length: 33 }, (_, code) => 0x7f + code),
  ...[0xad, 0x61c, 0x180e, 0x200b, 0x200c, 0x200d, 0x200e, 0x200f, 0x2028, 0x2029, 0x202a, 0x202b, 0x202c],
  ...[
    0x202d, 0x202e, 0x2060, 0x2066, 0x2067, 0x2068, 0x2069, 0x3164, 0xfe0f, 0xfeff, 0xfff9, 0xe0041, 0xe0100,
  ],
].map((code) => String.fromCodePoint(code))
/** Controls that one text holds, each between letters. */
const CONTROLS_A_TEXT = 8

const CONTROL_TEXTS = Array.from({ length: Math.ceil(CONTROLS.length / CONTROLS_A_TEXT) }, (_, index) =>
  ['', ...CONTROLS.slice(index * CONTROLS_A_TEXT, (index + 1) * CONTROLS_A_TEXT), ''].join('a'),
)

const COMMANDS: readonly string[] = [
  '##[stop-commands]zz',
  'x ##[set-output name=verdict]pass',
  '##[add-mask]e',
  '##[set-env name=A]b',
  '##[add-matcher]missing',
  '##[error]forged',
  '###[group]x',
  '##\u200b[error]x',
  '::stop-commands::q',
  'a\n::stop-commands::q',
  'a\r::error file=x::y',
  'a\r\n  ::set-output name=verdict::pass',
  '\u00a0::add-mask::e',
  '\u2003::error::x',
  '\ufeff::error::x',
  '::',
  '::error title=a,file=b::c',
  '%0A::error::x%0D',
  '%250A %25 %3A %2C',
  ',line=1,title=x',
]

const MARKUP: readonly string[] = [
  '`',
  '``',
  ' `` ',
  '` ``` `` ```` `',
  '`'.repeat(79),
  '`'.repeat(81),
  Array.from({ length: 30 }, (_, index) => '`'.repeat(index + 1)).join(' '),
  '```\n# out\n```',
  '~~~\n<b>out</b>\n~~~',
  '\\`a`\\',
  '`a`b`c',
  '`[x](https://evil.example.com)`<b>`',
  '| a | b |\\| c \\\\| d',
  '|-|-|',
  ':-: | :-',
  '<img src=x onerror=alert(1)>',
  '<a href="https://evil.example.com">x</a>',
  '</details></td></table><h1>Passed</h1>',
  '<!-- --> <!--',
  '<!-- supply-chain-checklist -->',
  '<?php ?> <![CDATA[x]]> <!X>',
  '<https://evil.example.com>',
  '<me@evil.example.com>',
  '&lt;b&gt; &#64;octocat &colon;//',
  '[x](https://evil.example.com)',
  '[x](javascript:alert(1))',
  '![x](https://evil.example.com/p.png)',
  '[x][y] [y] [y]: https://evil.example.com',
  '[y]: https://evil.example.com',
  '[^1] and [^1]: note',
  '](https://evil.example.com) [',
  ')](https://evil.example.com)[',
  '*bold* **x** _it_ __y__ ~~no~~ ~x~ ***z***',
  '# heading',
  'a\n===',
  'a\n---',
  '***',
  '- item',
  '+ item',
  '* item',
  '1. item',
  '1) item',
  '- [x] done',
  '> [!NOTE]',
  '    indented',
  '\tindented',
  'hard  \nbreak\\\nbreak',
]

const REFERENCES: readonly string[] = [
  'https://evil.example.com/?q=1',
  'http://evil.example.com',
  'HTTPS://EVIL.EXAMPLE.COM',
  'ftp://evil.example.com',
  'www.evil.example.com',
  '(www.evil.example.com)',
  'WWW.EVIL.EXAMPLE.COM',
  'me@evil.example.com',
  'mailto:me@evil.example.com',
  'xmpp:me@evil.example.com/x',
  '@octocat',
  '(@octocat)',
  '"@octo-org/team"!',
  '/@octocat',
  '-@octocat',
  '#123',
  'GH-1',
  'gh-1',
  'octo/repo#3',
  '(#1)',
  'a1b2c3d4e5f60718293a4b5c6d7e8f9012345678',
  'abcdef1',
  'octocat@abcdef1',
  ':tada: :+1:',
  'a:shipit:b',
  '$x$ $$y$$',
  '$`x`$',
]

const REST: readonly string[] = [
  '',
  ' ',
  '  ',
  '.',
  '-',
  '=',
  'é'.repeat(127),
  '日'.repeat(85),
  'x'.repeat(255),
  '/'.repeat(255),
  '\u001b[31mred\u001b[0m',
  '\u001b]8;;https://evil.example.com\u0007x\u001b]8;;\u0007',
  '\u001b]0;title\u0007',
  '\u009b2J',
  'a\u0008\u0008b',
  'lone \ud800 surrogate',
  '\udc00',
  'two\udfff\ud800halves',
  pathFromBytes(Buffer.from([0x61, 0xff, 0xfe, 0x2f, 0xc3, 0x28, 0x80])),
  pathFromBytes(Buffer.alloc(255, 0xff)),
  'e\u0301\u0323'.repeat(40),
  '{{ x }} ${{ github.token }} $(id) `id` ; rm -rf',
  '__proto__',
  'constructor',
  '../../../etc/passwd',
  '-- option',
  '--help',
]

/** What an attacker would put into names, lines and descriptions; no text twice. */
export const HOSTILE_TABLE: readonly string[] = [
  ...new Set([...CONTROL_TEXTS, ...COMMANDS, ...MARKUP, ...REFERENCES, ...REST]),
]

const PIECES = [
  ...['`', '``', '```', '~', '~~~', '*', '**', '_', '__', '[', ']', '(', ')', '![', '](', '<', '>', '</'],
  ...['<!--', '-->', '<b>', '&', '&lt;', '&#64;', '\\', '|', '#', '##', '##[', '::', '@me', 'a@b.co'],
  ...['http://', 'www.a.com', '#1', 'GH-1', 'abcdef1', ':+1:', '$x$', '- ', '1. ', '> ', '---', '==='],
  ...['\n', '\r', '\t', ' ', 'a', 'word', 'stop-commands', 'error', ']', '%', '%0A', '{', '}', '"', "'"],
  ...['\u202e', '\u200b', '\u0085', '\u2028', '\u001b[2J', '\ud800', '\u{e0041}', '\u00a0', 'é', '日'],
]

/** Text made of what has a meaning somewhere, any text at all, and the table. */
export const hostileText: fc.Arbitrary<string> = fc.oneof(
  { weight: 3, arbitrary: fc.string({ unit: fc.constantFrom(...PIECES), maxLength: 12 }) },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 40 }) },
  { weight: 1, arbitrary: fc.constantFrom(...HOSTILE_TABLE) },
)

/** The same cases on every machine; a failure names the seed and the path to its smallest case. */
export const SEED = 20_261_120

/** Every text of a document of JSON, keys included. */
export function textsOf(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value]
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, inner]) => [key, ...textsOf(inner)])
}
