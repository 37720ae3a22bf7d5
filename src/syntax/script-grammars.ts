import type { Quotes, ScriptGrammar } from './script-grammar.ts'

const DOUBLE: Quotes = { open: '"', close: '"', escape: '\\' }
const FILLED: Quotes = { ...DOUBLE, interpolates: true }
const SINGLE: Quotes = { open: "'", close: "'", escape: '\\' }
const C_COMMENTS = [{ open: '/*', close: '*/' }] as const

/** https://go.dev/ref/spec#Lexical_elements */
export const GO_GRAMMAR: ScriptGrammar = {
  lineComments: ['//'],
  blockComments: C_COMMENTS,
  quotes: [
    { ...DOUBLE, isOneLine: true },
    { open: '`', close: '`' },
    { ...SINGLE, isOneLine: true },
  ],
}

/** https://docs.ruby-lang.org/en/master/syntax/literals_rdoc.html */
export const RUBY_GRAMMAR: ScriptGrammar = {
  lineComments: ['#'],
  blockComments: [{ open: '=begin', close: '=end', atLineStart: true }],
  quotes: [FILLED, SINGLE, { open: '`', close: '`', escape: '\\', interpolates: true, kind: 'command' }],
  interpolation: [{ open: '#{', close: '}' }],
  sigils: '$@',
  tails: '?!',
  hasRegex: true,
  hereDocument: '<<',
  percentLiterals: true,
  endMarks: ['__END__'],
}

/** https://www.php.net/manual/en/langref.php */
export const PHP_GRAMMAR: ScriptGrammar = {
  lineComments: ['//', '#'],
  blockComments: C_COMMENTS,
  quotes: [FILLED, SINGLE, { open: '`', close: '`', escape: '\\', interpolates: true, kind: 'command' }],
  interpolation: [{ open: '{$', close: '}', keepsOpen: true }, { open: '${', close: '}' }, { open: '$' }],
  sigils: '$',
  hereDocument: '<<<',
  islands: { open: '<?', close: '?>' },
  ignoresCase: true,
}

/** https://docs.oracle.com/javase/specs/jls/se21/html/jls-3.html */
export const JAVA_GRAMMAR: ScriptGrammar = {
  lineComments: ['//'],
  blockComments: C_COMMENTS,
  quotes: [
    { open: '"""', close: '"""', escape: '\\' },
    { ...DOUBLE, isOneLine: true },
    { ...SINGLE, isOneLine: true },
  ],
  sigils: '@',
}

/** https://kotlinlang.org/spec/syntax-and-grammar.html */
export const KOTLIN_GRAMMAR: ScriptGrammar = {
  lineComments: ['//'],
  blockComments: [{ open: '/*', close: '*/', nests: true }],
  quotes: [
    { open: '"""', close: '"""', interpolates: true },
    { ...FILLED, isOneLine: true },
    { ...SINGLE, isOneLine: true },
  ],
  interpolation: [{ open: '${', close: '}' }, { open: '$' }],
  sigils: '@$',
}

/** https://groovy-lang.org/syntax.html */
export const GROOVY_GRAMMAR: ScriptGrammar = {
  lineComments: ['//'],
  blockComments: C_COMMENTS,
  quotes: [
    { open: '"""', close: '"""', escape: '\\', interpolates: true },
    { open: "'''", close: "'''", escape: '\\' },
    { ...FILLED, isOneLine: true },
    { ...SINGLE, isOneLine: true },
  ],
  interpolation: [{ open: '${', close: '}' }, { open: '$' }],
  sigils: '@$',
  hasRegex: true,
}

/** https://cran.r-project.org/doc/manuals/r-release/R-lang.html#Parser */
export const R_GRAMMAR: ScriptGrammar = {
  lineComments: ['#'],
  quotes: [DOUBLE, SINGLE, { open: '`', close: '`' }],
  joints: '.',
  rawParentheses: true,
}

/** https://docs.julialang.org/en/v1/manual/strings/ */
export const JULIA_GRAMMAR: ScriptGrammar = {
  lineComments: ['#'],
  blockComments: [{ open: '#=', close: '=#', nests: true }],
  quotes: [
    { open: '"""', close: '"""', escape: '\\', interpolates: true },
    FILLED,
    { open: '```', close: '```', interpolates: true, kind: 'command' },
    { open: '`', close: '`', escape: '\\', interpolates: true, kind: 'command' },
    { ...SINGLE, isOneLine: true },
  ],
  interpolation: [{ open: '$(', close: ')' }, { open: '$' }],
  sigils: '@$',
  tails: '!',
  hasTranspose: true,
}

/** https://www.lua.org/manual/5.4/manual.html#3.1 */
export const LUA_GRAMMAR: ScriptGrammar = {
  lineComments: ['--'],
  quotes: [
    { ...DOUBLE, isOneLine: true },
    { ...SINGLE, isOneLine: true },
  ],
  longBrackets: true,
}

/** https://perldoc.perl.org/perlop#Quote-and-Quote-like-Operators */
export const PERL_GRAMMAR: ScriptGrammar = {
  lineComments: ['#'],
  blockComments: [{ open: '=', close: '=cut', atLineStart: true }],
  quotes: [FILLED, SINGLE, { open: '`', close: '`', escape: '\\', interpolates: true, kind: 'command' }],
  interpolation: [{ open: '${', close: '}' }, { open: '@{', close: '}' }, { open: '$' }, { open: '@' }],
  sigils: '$@',
  hasRegex: true,
  hereDocument: '<<',
  quoteOperators: new Map([
    ['q', { kind: 'text', parts: 1, interpolates: false }],
    ['qq', { kind: 'text', parts: 1, interpolates: true }],
    ['qw', { kind: 'text', parts: 1, interpolates: false }],
    ['qx', { kind: 'command', parts: 1, interpolates: true }],
    ['qr', { kind: 'regex', parts: 1, interpolates: true }],
    ['m', { kind: 'regex', parts: 1, interpolates: true }],
    ['s', { kind: 'regex', parts: 2, interpolates: true }],
    ['tr', { kind: 'regex', parts: 2, interpolates: false }],
    ['y', { kind: 'regex', parts: 2, interpolates: false }],
  ]),
  endMarks: ['__END__', '__DATA__'],
}

/** https://learn.microsoft.com/powershell/scripting/lang-spec/chapter-02 */
export const POWERSHELL_GRAMMAR: ScriptGrammar = {
  lineComments: ['#'],
  blockComments: [{ open: '<#', close: '#>' }],
  quotes: [
    { open: '@"', close: '\n"@', interpolates: true },
    { open: "@'", close: "\n'@" },
    { open: '"', close: '"', escape: '`', doubles: true, interpolates: true },
    { open: "'", close: "'", doubles: true },
  ],
  interpolation: [{ open: '$(', close: ')' }, { open: '${', close: '}' }, { open: '$' }],
  sigils: '$@',
  joints: '-',
  ignored: '`',
  ignoresCase: true,
}
