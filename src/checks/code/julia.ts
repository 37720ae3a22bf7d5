import type { Rule } from '../../model/rule.ts'
import { JULIA_GRAMMAR } from '../../syntax/script-grammars.ts'
import { COMMAND } from '../../syntax/script-stream.ts'
import type { Language } from './language.ts'
import { byMade, defineScriptLanguage, type Judge, type ScriptOccurrence } from './script-language.ts'
import type { ScriptTraits } from './script-names.ts'
import type { ScriptProgram } from './script-program.ts'

const JULIA_EVAL: Rule = {
  id: 'code/julia-eval',
  item: 'no-dynamic-code',
  title: 'Julia runs text as code',
  level: 'error',
  confidence: 'high',
  why: 'Whoever can influence the text runs code with the rights of the process.',
  fix: 'Use `getfield`, a dictionary of functions, or `parse(Float64, text)` for numbers; make code from expressions (`:(…)`), not from text.',
  references: ['CWE-95', 'https://docs.julialang.org/en/v1/manual/metaprogramming/'],
}

const JULIA_SHELL: Rule = {
  id: 'code/julia-shell',
  item: 'no-dynamic-code',
  title: 'Julia hands text made at run time to a shell',
  level: 'error',
  confidence: 'high',
  why: 'Commands of Julia start no shell; with `sh -c` one reads the text all the same, and whoever can influence a part of it starts another command.',
  fix: 'Start the program itself: run(`git log $ref`). For pipes use `pipeline`.',
  references: ['CWE-78', 'https://docs.julialang.org/en/v1/manual/running-external-programs/'],
}

const JULIA_DESERIALIZE: Rule = {
  id: 'code/julia-deserialize',
  item: 'no-unsafe-deserialization',
  title: 'Julia reads objects that can carry code',
  level: 'warning',
  confidence: 'medium',
  why: 'Serialized data and BSON files hold functions and types, and reading them makes and runs code.',
  fix: 'Use HDF5, Arrow or JSON for data that is not your own; for models of Flux `Flux.loadmodel!` with a state in JLD2.',
  references: ['CWE-502', 'https://docs.julialang.org/en/v1/stdlib/Serialization/'],
}

const JULIA_NATIVE: Rule = {
  id: 'code/julia-native-library',
  item: 'native-loading',
  title: 'Julia loads a native library from a place chosen at run time',
  level: 'warning',
  confidence: 'medium',
  why: 'A library runs its initialisers as soon as it is loaded. Whoever chooses the path runs code in the process.',
  fix: 'Use the library of a `_jll` package, or a constant name.',
  references: ['CWE-114', 'CWE-427'],
}

const TRAITS: ScriptTraits = {
  grammar: JULIA_GRAMMAR,
  members: ['.'],
  definitions: new Set(['function', 'macro']),
  types: new Set(['module', 'struct']),
  joins: ['*'],
  formatting: new Set(['string', 'join', 'joinpath', 'replace']),
  quoting: new Set(['shell_escape', 'shell_escape_posixly']),
}

/** `eval(Meta.parse(text))` */
const parsed: Judge = (call, program) => {
  const { tokens } = program
  for (const { from, to } of call.arguments) {
    for (let at = from; at < to; at++) {
      if (tokens.word(at) !== 'parse' && tokens.word(at) !== 'parseall') continue
      const inner = program.callAt(at)
      if (inner?.receiver !== 'Meta' && inner?.receiver !== 'Base.Meta') continue
      const [text] = inner.arguments
      if (text === undefined) continue
      return program.made(text) === 'literal' ? 'low' : 'high'
    }
  }
  return undefined
}

const SHELL =
  /^`{1,3}\s{0,20}(?:\/(?:usr\/)?bin\/)?(?:(?:ba|da|z)?sh|cmd(?:\.exe)?|powershell)\s{1,20}(?:-\w{0,6}c|\/[cC]|-Command)\s/

export const julia: Language = defineScriptLanguage({
  name: 'julia',
  files: /\.jl$/i,
  traits: TRAITS,
  rules: [JULIA_EVAL, JULIA_SHELL, JULIA_DESERIALIZE, JULIA_NATIVE],
  tripwires: [
    { all: [{ name: 'eval' }, { name: 'Meta' }] },
    { name: 'include_string' },
    '`sh',
    '`bash',
    'bin/sh',
    'bin/bash',
    '`cmd',
    '`powershell',
    '`zsh',
    { name: 'deserialize' },
    { name: 'BSON' },
    { name: 'dlopen' },
    { name: 'download' },
  ],
  installs: /(?:^|\/)deps\/build\.jl$/i,
  sinks: [
    { rule: JULIA_EVAL, names: ['eval'], on: ['', 'Core', 'Base', 'Main'], judge: parsed },
    {
      rule: JULIA_EVAL,
      names: ['include_string'],
      on: ['', 'Base'],
      judge: (call, program) => {
        const text =
          call.arguments.find(
            (argument) => program.made(argument) !== 'literal' && argument !== call.arguments[0],
          ) ?? call.arguments[0]
        return text === undefined || program.made(text) === 'literal' ? undefined : 'high'
      },
    },
    {
      rule: JULIA_EVAL,
      names: ['include'],
      judge: (call, program) =>
        program.mentions(call.arguments[0] ?? { from: 0, to: 0 }, new Set(['download'])) ? 'high' : undefined,
    },
    {
      rule: JULIA_DESERIALIZE,
      names: ['deserialize'],
      on: ['', 'Serialization'],
      judge: byMade(0, 'medium', 'medium'),
    },
    { rule: JULIA_DESERIALIZE, names: ['load', 'parse'], on: ['BSON'], judge: byMade(0, 'medium', 'medium') },
    { rule: JULIA_NATIVE, names: ['dlopen'], on: ['', 'Libdl'], judge: byMade(0, 'medium', 'medium') },
  ],
  *also(program): Iterable<ScriptOccurrence> {
    const { tokens } = program
    for (let at = 0; at < tokens.count; at++) {
      if (tokens.kind(at) !== COMMAND || !tokens.values.has(at) || !SHELL.test(tokens.source(at))) continue
      if (!fillsScript(program, at)) continue
      const made = 'joined'
      yield {
        rule: JULIA_SHELL,
        severity: 'high',
        at,
        start: tokens.start(at),
        end: tokens.end(at),
        what: `command|${made}`,
      }
    }
  },
})

/** Whether a value stands in the script, and not between single quotes or behind them, where it is an argument. */
function fillsScript(program: ScriptProgram, at: number): boolean {
  const { tokens } = program
  for (const [from, to] of tokens.values.get(at) ?? []) {
    const quotes = tokens.text.slice(tokens.start(at), tokens.start(from)).split("'").length - 1
    if (quotes === 0) return ['joined', 'variable'].includes(program.made({ from, to }))
    if (quotes % 2 === 0) return false
  }
  return false
}
