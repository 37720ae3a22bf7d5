import type { Rule } from '../../model/rule.ts'
import { LUA_GRAMMAR } from '../../syntax/script-grammars.ts'
import type { Language } from './language.ts'
import { byMade, defineScriptLanguage, type Judge } from './script-language.ts'
import type { ScriptTraits } from './script-names.ts'

const LUA_EVAL: Rule = {
  id: 'code/lua-eval',
  item: 'no-dynamic-code',
  title: 'Lua runs text or a file that is chosen at run time',
  level: 'warning',
  confidence: 'medium',
  why: 'Whoever can influence the text or the file runs code with all that the interpreter can reach. Precompiled chunks can break out of it.',
  fix: 'Read data as data (JSON). Where a chunk must be loaded, allow text only and give it an environment of its own: `load(text, name, "t", {})`.',
  references: ['CWE-95', 'https://www.lua.org/manual/5.4/manual.html#pdf-load'],
}

const LUA_SHELL: Rule = {
  id: 'code/lua-shell',
  item: 'no-dynamic-code',
  title: 'Lua hands text made at run time to a shell',
  level: 'error',
  confidence: 'high',
  why: 'Whoever can influence a part of the text ends the intended command and starts another, with the rights of the process.',
  fix: 'Use a library that takes a list of words (`vim.system({ "git", "log", ref })`, `luv.spawn`), or let only values from a list in.',
  references: ['CWE-78', 'https://www.lua.org/manual/5.4/manual.html#pdf-os.execute'],
}

const LUA_NATIVE: Rule = {
  id: 'code/lua-native-library',
  item: 'native-loading',
  title: 'Lua loads a native library from a place chosen at run time',
  level: 'error',
  confidence: 'high',
  why: 'A library runs its initialisers as soon as it is loaded. Whoever chooses the path runs code in the process.',
  fix: 'Load the library by its plain name or from a fixed absolute path.',
  references: ['CWE-114', 'CWE-427'],
}

const TRAITS: ScriptTraits = {
  grammar: LUA_GRAMMAR,
  members: ['.', ':'],
  definitions: new Set(['function']),
  types: new Set(),
  joins: ['..'],
  callsWithoutParentheses: true,
  quoting: new Set(['shellescape', 'shell_escape', 'quote', 'shell_quote']),
  formatting: new Set(['format', 'concat', 'rep', 'gsub']),
  enders: new Set([
    'and',
    'or',
    'then',
    'do',
    'end',
    'else',
    'elseif',
    'until',
    'in',
    'if',
    'local',
    'return',
    'not',
  ]),
}

const chunk: Judge = (call, program) => {
  const [first, , mode, environment] = call.arguments
  if (first === undefined || program.tokens.word(first.from) === 'function') return undefined
  if (program.literal(mode) === 't' && environment !== undefined) return undefined
  const made = program.made(first)
  return made === 'joined' ? 'high' : made === 'variable' ? 'medium' : undefined
}

export const lua: Language = defineScriptLanguage({
  name: 'lua',
  files: /\.(?:lua|luau|rockspec|nse)$/i,
  traits: TRAITS,
  rules: [LUA_EVAL, LUA_SHELL, LUA_NATIVE],
  tripwires: [
    { name: 'load' },
    { name: 'loadstring' },
    { name: 'dofile' },
    { name: 'loadfile' },
    { name: 'execute' },
    { name: 'popen' },
    { name: 'loadlib' },
    { all: [{ name: 'ffi' }, { name: 'load' }] },
  ],
  sinks: [
    { rule: LUA_EVAL, names: ['load', 'loadstring'], on: ['', '_G'], judge: chunk },
    { rule: LUA_EVAL, names: ['dofile', 'loadfile'], on: ['', '_G'], judge: byMade(0, 'low', 'low') },
    { rule: LUA_SHELL, names: ['execute'], on: ['os', '_G.os'], judge: byMade(0, 'high', 'medium') },
    { rule: LUA_SHELL, names: ['popen'], on: ['io', '_G.io'], judge: byMade(0, 'high', 'medium') },
    { rule: LUA_NATIVE, names: ['loadlib'], on: ['package'], judge: byMade(0, 'high', 'high') },
    { rule: LUA_NATIVE, names: ['load'], on: ['ffi'], judge: byMade(0, 'high', 'medium') },
  ],
})
