import type { Rule } from '../../model/rule.ts'
import { PERL_GRAMMAR } from '../../syntax/script-grammars.ts'
import { REGEX } from '../../syntax/script-stream.ts'
import type { Language } from './language.ts'
import { defineScriptLanguage, type Judge, type ScriptOccurrence } from './script-language.ts'
import type { ScriptTraits } from './script-names.ts'

const PERL_EVAL: Rule = {
  id: 'code/perl-eval',
  item: 'no-dynamic-code',
  title: 'Perl runs text as code',
  level: 'error',
  confidence: 'high',
  why: 'Whoever can influence the text runs code with the rights of the process.',
  fix: 'Use `eval { … }` to catch errors, a hash of functions to choose one, and `Module::Load` for modules by name.',
  references: ['CWE-95', 'https://perldoc.perl.org/functions/eval'],
}

const PERL_SHELL: Rule = {
  id: 'code/perl-shell',
  item: 'no-dynamic-code',
  title: 'Perl hands text made at run time to a shell',
  level: 'error',
  confidence: 'high',
  why: 'Whoever can influence a part of the text ends the intended command and starts another, with the rights of the process.',
  fix: 'Give the words one by one, so that no shell reads them: `system("git", "log", $ref)`, `open(my $out, "-|", "git", "log", $ref)`.',
  references: ['CWE-78', 'https://perldoc.perl.org/functions/system'],
}

const TRAITS: ScriptTraits = {
  grammar: PERL_GRAMMAR,
  members: ['->', '::'],
  definitions: new Set(['sub']),
  types: new Set(['package']),
  joins: ['.'],
  callsWithoutParentheses: true,
  quoting: new Set(['shell_quote', 'quotemeta', 'escapeshellarg']),
  formatting: new Set(['sprintf', 'join']),
  enders: new Set(['if', 'unless', 'while', 'until', 'for', 'foreach', 'and', 'or', 'xor', 'else']),
}

/** Loading a module by its name is what text is evaluated for most. */
const LOADS = /^(?:qq?\s{0,5})?["({[]?\s{0,9}(?:require|use|no)\s/

const evaluated: Judge = (call, program) => {
  const [first] = call.arguments
  if (first === undefined || program.tokens.is(first.from, '{')) return undefined
  const made = program.made(first)
  if (made === 'literal') return 'low'
  return LOADS.test(program.tokens.source(first.from)) ? 'low' : 'high'
}

const line: Judge = (call, program) => {
  const { tokens } = program
  const [first, ...rest] = call.arguments
  if (first === undefined || tokens.is(first.from, '{')) return undefined
  const words = call.arguments
  const flag =
    /(?:^|\/)(?:ba|da|z|k)?sh$/.test(program.literal(first) ?? '') &&
    /^-\w{0,4}c$/.test(program.literal(rest[0]) ?? '')
  if (flag && words[2] !== undefined)
    return ['joined', 'variable'].includes(program.made(words[2])) ? 'high' : undefined
  if (rest.length > 0) return undefined
  return program.made(first) === 'joined' ? 'high' : program.made(first) === 'variable' ? 'audit' : undefined
}

/** `open(F, "cmd $x |")`, `open(my $f, "-|", "cmd $x")` */
const opened: Judge = (call, program) => {
  const { tokens } = program
  const mode = call.arguments[1]
  if (mode === undefined) return undefined
  if (call.arguments.length === 2) {
    if (program.made(mode) !== 'joined') return undefined
    const source = tokens.text
      .slice(tokens.start(mode.from), tokens.end(mode.to - 1))
      .replace(/^["'\s]{1,4}|["'\s]{1,4}$/g, '')
    return source.startsWith('|') || source.endsWith('|') ? 'high' : undefined
  }
  const way = program.literal(mode)
  const [, , line, more] = call.arguments
  if ((way !== '-|' && way !== '|-') || line === undefined || more !== undefined) return undefined
  return program.made(line) === 'joined' ? 'high' : undefined
}

export const perl: Language = defineScriptLanguage({
  name: 'perl',
  files: /\.(?:pl|pm|PL|cgi|al)$/,
  traits: TRAITS,
  rules: [PERL_EVAL, PERL_SHELL],
  tripwires: [
    { name: 'eval' },
    { name: 'system' },
    { name: 'exec' },
    { name: 'qx' },
    { all: [{ name: 'strict' }, { name: 'warnings' }] },
    '`$',
    '"|',
    '|"',
    '-|',
  ],
  command: {
    rule: PERL_SHELL,
    judge: (made) => (made === 'joined' || made === 'variable' ? 'high' : undefined),
  },
  sinks: [
    { rule: PERL_EVAL, names: ['eval'], isFixed: true, judge: evaluated },
    { rule: PERL_SHELL, names: ['system', 'exec'], on: ['', 'CORE', 'CORE.GLOBAL'], judge: line },
    { rule: PERL_SHELL, names: ['open'], on: ['', 'CORE'], judge: opened },
  ],
  *also(program): Iterable<ScriptOccurrence> {
    const { tokens } = program
    for (let at = 0; at < tokens.count; at++) {
      if (tokens.kind(at) !== REGEX) continue
      const source = tokens.source(at)
      if (
        !/^s\W/.test(source) ||
        !/[a-df-z]{0,8}e[a-df-z]{0,8}e[a-z]{0,8}$/.test(source.slice(-12)) ||
        !/\W[a-z]{2,10}$/.test(source)
      )
        continue
      yield {
        rule: PERL_EVAL,
        severity: 'high',
        at,
        start: tokens.start(at),
        end: tokens.end(at),
        what: 's///ee',
      }
    }
  },
})
