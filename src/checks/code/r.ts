import type { Rule } from '../../model/rule.ts'
import { R_GRAMMAR } from '../../syntax/script-grammars.ts'
import type { Language } from './language.ts'
import { byMade, defineScriptLanguage, type Judge } from './script-language.ts'
import type { Argument, ScriptCall, ScriptTraits } from './script-names.ts'
import type { ScriptProgram } from './script-program.ts'

const R_EVAL: Rule = {
  id: 'code/r-eval',
  item: 'no-dynamic-code',
  title: 'R runs text as code',
  level: 'error',
  confidence: 'high',
  why: 'Whoever can influence the text runs code with the rights of the session.',
  fix: 'Use `get`, `[[`, `do.call` with a function from a list, or build the call with `bquote` or `rlang::expr` instead of text.',
  references: ['CWE-95', 'https://stat.ethz.ch/R-manual/R-devel/library/base/html/eval.html'],
}

const R_SHELL: Rule = {
  id: 'code/r-shell',
  item: 'no-dynamic-code',
  title: 'R hands text made at run time to a shell',
  level: 'error',
  confidence: 'high',
  why: 'Whoever can influence a part of the text ends the intended command and starts another, with the rights of the session.',
  fix: 'Use `processx::run("git", c("log", ref))`, which starts no shell, or `shQuote` each value.',
  references: ['CWE-78', 'https://stat.ethz.ch/R-manual/R-devel/library/base/html/system.html'],
}

const R_SOURCE: Rule = {
  id: 'code/r-remote-source',
  item: 'reviewed-scripts',
  title: 'R runs a script from the network',
  level: 'error',
  confidence: 'high',
  why: 'Whoever owns the address, or the way to it, decides what runs, and nobody reviewed it with this code.',
  fix: 'Commit the script, or put it in a package with a version.',
  references: ['CWE-829'],
}

const R_DESERIALIZE: Rule = {
  id: 'code/r-deserialize',
  item: 'no-unsafe-deserialization',
  title: 'R reads objects that can carry code from the network',
  level: 'warning',
  confidence: 'medium',
  why: 'A promise in serialised data runs when the object is used (CVE-2024-27322), and functions in it run when they are called.',
  fix: 'Use Parquet, CSV or JSON for data that is not your own, and compare a download with a known hash first.',
  references: ['CWE-502', 'CVE-2024-27322'],
}

const R_NATIVE: Rule = {
  id: 'code/r-native-library',
  item: 'native-loading',
  title: 'R loads a native library from a place chosen at run time',
  level: 'warning',
  confidence: 'medium',
  why: 'A library runs its initialisers as soon as it is loaded. Whoever chooses the path runs code in the session.',
  fix: 'Put `useDynLib(package)` into NAMESPACE.',
  references: ['CWE-114', 'CWE-427'],
}

const TRAITS: ScriptTraits = {
  grammar: R_GRAMMAR,
  members: ['$', ':::', '::', '@'],
  definitions: new Set(),
  types: new Set(),
  joins: [],
  quoting: new Set(['shQuote']),
  formatting: new Set([
    'paste',
    'paste0',
    'sprintf',
    'file.path',
    'glue',
    'c',
    'str_c',
    'str_glue',
    'gettextf',
  ]),
}

const URL = /^["'](?:https?|ftp):\/\//

/** Anything in the argument is an address, or made of one. */
function isRemote(argument: Argument | undefined, program: ScriptProgram): boolean {
  if (argument === undefined) return false
  for (let at = argument.from; at < argument.to; at++) {
    if (program.tokens.kind(at) === 3 && URL.test(program.tokens.source(at))) return true
    if (program.tokens.word(at) === 'url' && program.tokens.is(at + 1, '(')) return true
  }
  const text = program.literal(argument)
  return text !== undefined && /^(?:https?|ftp):\/\//.test(text)
}

const remote =
  (severity: 'high' | 'medium'): Judge =>
  (call, program) =>
    isRemote(call.arguments[0], program) ? severity : undefined

/** `name = value` among arguments. */
function named(call: ScriptCall, program: ScriptProgram, name: string): Argument | undefined {
  const found = call.arguments.find(
    ({ from }) =>
      program.tokens.word(from) === name &&
      program.tokens.is(from + 1, '=') &&
      !program.tokens.isRun(from + 1, '=='),
  )
  return found === undefined ? undefined : { from: found.from + 2, to: found.to }
}

/** `parse(text = x)` judged where it is evaluated. */
const parsed: Judge = (call, program) => {
  const { tokens } = program
  for (const { from, to } of call.arguments) {
    for (let at = from; at < to; at++) {
      if (!PARSERS.has(tokens.word(at)) || !tokens.is(at + 1, '(')) continue
      const inner = program.callAt(at)
      if (inner === undefined || inner.end > to) continue
      const text =
        named(inner, program, 'text') ??
        (tokens.word(at) === 'parse' ? inner.arguments[1] : inner.arguments[0])
      if (text === undefined) continue
      const made = program.made(text)
      return made === 'literal' ? 'low' : made === 'joined' ? 'high' : 'medium'
    }
  }
  return undefined
}

const PARSERS: ReadonlySet<string> = new Set([
  'parse',
  'str2lang',
  'str2expression',
  'parse_expr',
  'parse_exprs',
])

export const r: Language = defineScriptLanguage({
  name: 'r',
  files: /(?:\.[rR]|(?:^|\/)\.Rprofile)$/,
  traits: TRAITS,
  rules: [R_EVAL, R_SHELL, R_SOURCE, R_DESERIALIZE, R_NATIVE],
  tripwires: [
    { all: [{ name: 'parse' }, { name: 'eval' }] },
    { name: 'str2lang' },
    { name: 'str2expression' },
    { name: 'evalq' },
    { name: 'parse_expr' },
    { name: 'system' },
    { name: 'system2' },
    { name: 'shell' },
    { name: 'pipe' },
    { name: 'source' },
    { all: [{ name: 'dyn' }, { name: 'load' }] },
    { name: 'readRDS' },
    { name: 'unserialize' },
    { name: 'source_url' },
    { name: 'source_gist' },
    { all: [{ name: 'load' }, { name: 'url' }] },
  ],
  sinks: [
    {
      rule: R_EVAL,
      names: ['eval', 'evalq', 'eval_tidy', 'eval_bare', 'eval.parent'],
      on: ['', 'base', 'rlang'],
      judge: parsed,
    },
    {
      rule: R_SHELL,
      names: ['system', 'shell', 'shell.exec', 'pipe'],
      on: ['', 'base'],
      judge: byMade(0, 'high', 'medium'),
    },
    {
      rule: R_SHELL,
      names: ['system2'],
      on: ['', 'base'],
      judge: (call, program) => {
        const shell = program.literal(call.arguments[0])
        const words = named(call, program, 'args') ?? call.arguments[1]
        if (words === undefined) return undefined
        if (shell !== undefined && /(?:^|\/)(?:(?:ba|z)?sh|cmd(?:\.exe)?)$/.test(shell)) {
          return ['joined', 'variable'].includes(program.made(words)) ? 'high' : undefined
        }
        return undefined
      },
    },
    { rule: R_SOURCE, names: ['source', 'sys.source'], on: ['', 'base'], judge: remote('high') },
    {
      rule: R_SOURCE,
      names: ['source_url', 'source_gist'],
      on: ['', 'devtools'],
      judge: (call, program) => (named(call, program, 'sha1') === undefined ? 'high' : undefined),
    },
    {
      rule: R_DESERIALIZE,
      names: ['readRDS', 'load', 'unserialize'],
      on: ['', 'base'],
      judge: remote('medium'),
    },
    { rule: R_NATIVE, names: ['dyn.load'], on: ['', 'base'], judge: byMade(0, 'medium', 'medium') },
  ],
})
