import type { Rule } from '../../model/rule.ts'
import { PHP_GRAMMAR } from '../../syntax/script-grammars.ts'
import type { Language } from './language.ts'
import { always, byMade, defineScriptLanguage, type Judge } from './script-language.ts'
import type { Argument, ScriptTraits } from './script-names.ts'
import type { ScriptProgram } from './script-program.ts'

const PHP_EVAL: Rule = {
  id: 'code/php-eval',
  item: 'no-dynamic-code',
  title: 'PHP runs text as code',
  level: 'error',
  confidence: 'high',
  why: 'Whoever can influence the text runs code with the rights of the server.',
  fix: 'Call a function or method whose name is checked against a list, or use `json_decode` for data and `preg_replace_callback` for replacements.',
  references: ['CWE-95', 'https://www.php.net/manual/en/function.eval.php'],
}

const PHP_SHELL: Rule = {
  id: 'code/php-shell',
  item: 'no-dynamic-code',
  title: 'PHP hands text made at run time to a shell',
  level: 'error',
  confidence: 'high',
  why: 'Whoever can influence a part of the text ends the intended command and starts another, with the rights of the server.',
  fix: 'Give `proc_open` a list of words, so that no shell reads them, or `escapeshellarg` each value.',
  references: ['CWE-78', 'https://www.php.net/manual/en/function.proc-open.php'],
}

const PHP_INCLUDE: Rule = {
  id: 'code/php-include',
  item: 'no-dynamic-code',
  title: 'PHP includes a file that a request or the network chooses',
  level: 'error',
  confidence: 'high',
  why: 'An included file runs. Wrappers such as `data:`, `php:` and `phar:` make a path of any code.',
  fix: 'Look the name up in a list of allowed ones and include a path below `__DIR__`.',
  references: ['CWE-98', 'https://www.php.net/manual/en/wrappers.php'],
}

const PHP_UNSERIALIZE: Rule = {
  id: 'code/php-unserialize',
  item: 'no-unsafe-deserialization',
  title: 'PHP makes objects of any class from data',
  level: 'error',
  confidence: 'high',
  why: 'The data chooses which classes are made, and their `__wakeup` and `__destruct` methods run.',
  fix: "Use `json_decode`, or `unserialize($text, ['allowed_classes' => false])`.",
  references: ['CWE-502', 'https://www.php.net/manual/en/function.unserialize.php'],
}

const PHP_NATIVE: Rule = {
  id: 'code/php-native-library',
  item: 'native-loading',
  title: 'PHP loads native code from a place chosen at run time',
  level: 'error',
  confidence: 'high',
  why: 'A library runs its initialisers as soon as it is loaded. Whoever chooses the path runs code in the process.',
  fix: 'Name extensions in `php.ini` and libraries by a fixed path.',
  references: ['CWE-114', 'https://www.php.net/manual/en/function.dl.php'],
}

const TRAITS: ScriptTraits = {
  grammar: PHP_GRAMMAR,
  members: ['::', '?->', '->', '\\'],
  definitions: new Set(['function', 'fn']),
  types: new Set(['class', 'trait', 'interface', 'enum']),
  joins: ['.'],
  quoting: new Set(['escapeshellarg', 'escape', 'escapeargument']),
  formatting: new Set(['sprintf', 'vsprintf', 'implode', 'join', 'str_replace', 'strtr', 'trim']),
}

const REQUEST: ReadonlySet<string> = new Set([
  '$_get',
  '$_post',
  '$_request',
  '$_cookie',
  '$_server',
  '$_files',
])
const FUNCTIONS: ReadonlySet<string> = new Set([
  'system',
  'exec',
  'shell_exec',
  'passthru',
  'popen',
  'proc_open',
  'pcntl_exec',
  'assert',
  'create_function',
  'eval',
])
/** A namespace of the language itself. */
const PLAIN = ['']

/** What comes from a request is worst. */
function shell(place: number): Judge {
  return (call, program) => {
    const argument = call.arguments[place]
    if (argument === undefined) return undefined
    const made = program.made(argument)
    if (made === 'literal' || made === 'quoted') return undefined
    if (fromRequest(argument, program)) return 'critical'
    if (program.tokens.is(argument.from, '[')) return undefined
    return made === 'joined' ? 'high' : 'medium'
  }
}

function fromRequest(argument: Argument, program: ScriptProgram): boolean {
  return program.mentions(argument, REQUEST)
}

const callback: Judge = (call, program) => {
  const [first] = call.arguments
  if (first === undefined) return undefined
  if (fromRequest(first, program)) return 'critical'
  const name = program.literal(first)?.toLowerCase().replace(/^\\+/, '')
  return name !== undefined && FUNCTIONS.has(name) ? 'high' : undefined
}

const decoded: ReadonlySet<string> = new Set([
  'base64_decode',
  'gzinflate',
  'gzuncompress',
  'str_rot13',
  'hex2bin',
])

const codeText: Judge = (call, program) => {
  const [first] = call.arguments
  if (first === undefined) return undefined
  if (fromRequest(first, program) || program.mentions(first, decoded)) return 'critical'
  const made = program.made(first)
  return made === 'literal' ? 'low' : 'high'
}

/** Of PHP before 8, which ran text. Conditions hold more than one operand. */
const assertion: Judge = (call, program) => {
  const [first] = call.arguments
  if (first === undefined) return undefined
  if (first.to - first.from <= 4 && fromRequest(first, program)) return 'critical'
  return program.tokens.word(first.from) === '' && program.made(first) === 'joined' ? 'medium' : undefined
}

const unserialize: Judge = (call, program) => {
  const [first, options] = call.arguments
  if (first === undefined || program.made(first) === 'literal') return undefined
  if (options !== undefined) {
    const text = program.tokens.text.slice(
      program.tokens.start(options.from),
      program.tokens.end(options.to - 1),
    )
    if (/allowed_classes/.test(text)) return /=>\s{0,9}true\b/i.test(text) ? 'high' : undefined
    return 'medium'
  }
  if (program.tokens.word(first.from) === 'serialize') return undefined
  return fromRequest(first, program) ? 'critical' : 'high'
}

const INCLUDES: ReadonlySet<string> = new Set(['include', 'include_once', 'require', 'require_once'])
const WRAPPER = /^["'](?:https?|ftp|data|php|phar|expect):/i

export const php: Language = defineScriptLanguage({
  name: 'php',
  files: /\.(?:php[0-9s]?|phtml|phar|inc)$/i,
  traits: TRAITS,
  rules: [PHP_EVAL, PHP_SHELL, PHP_INCLUDE, PHP_UNSERIALIZE, PHP_NATIVE],
  tripwires: [
    { name: 'eval' },
    { name: 'assert' },
    { name: 'create_function' },
    { name: 'system' },
    { name: 'exec' },
    { name: 'shell_exec' },
    { name: 'passthru' },
    { name: 'popen' },
    { name: 'proc_open' },
    { name: 'pcntl_exec' },
    { name: 'unserialize' },
    { name: 'dl' },
    '$_get',
    '$_post',
    '$_request',
    '$_cookie',
    'php://',
    'phar://',
    'data://',
    'data:text',
    { name: 'call_user_func' },
    { name: 'call_user_func_array' },
    { name: 'FFI' },
    '`$',
    { name: 'preg_replace' },
    { all: [{ name: 'require' }, 'http'] },
    { all: [{ name: 'include' }, 'http'] },
  ],
  callsByText: true,
  command: {
    rule: PHP_SHELL,
    judge: (made) => (made === 'joined' || made === 'variable' ? 'high' : undefined),
  },
  sinks: [
    { rule: PHP_EVAL, names: ['eval'], isFixed: true, judge: codeText },
    {
      rule: PHP_EVAL,
      names: ['create_function'],
      on: PLAIN,
      judge: (call, program) =>
        call.arguments.length < 2 ? undefined : byMade(1, 'high', 'high', 'low')(call, program, ''),
    },
    { rule: PHP_EVAL, names: ['assert'], on: PLAIN, judge: assertion },
    {
      rule: PHP_EVAL,
      names: ['preg_replace'],
      on: PLAIN,
      judge: (call, program) => {
        const pattern = program.literal(call.arguments[0])
        const last =
          pattern === undefined
            ? -1
            : Math.max(...['/', '#', '~', '!', '|', '}', '@'].map((mark) => pattern.lastIndexOf(mark)))
        return pattern !== undefined && last > 0 && /^[a-z]{0,8}e[a-z]{0,8}$/.test(pattern.slice(last + 1))
          ? 'high'
          : undefined
      },
    },
    {
      rule: PHP_EVAL,
      names: ['call_user_func', 'call_user_func_array', 'array_map'],
      on: PLAIN,
      judge: callback,
    },
    {
      rule: PHP_SHELL,
      names: ['system', 'exec', 'shell_exec', 'passthru', 'popen', 'proc_open'],
      on: PLAIN,
      judge: shell(0),
    },
    { rule: PHP_SHELL, names: ['pcntl_exec'], on: PLAIN, judge: byMade(0, 'medium', 'medium') },
    {
      rule: PHP_SHELL,
      names: ['fromshellcommandline'],
      on: ['process', 'symfony.component.process.process'],
      judge: byMade(0, 'high', 'audit'),
    },
    { rule: PHP_UNSERIALIZE, names: ['unserialize'], on: PLAIN, judge: unserialize },
    { rule: PHP_NATIVE, names: ['dl'], on: PLAIN, judge: byMade(0, 'high', 'high') },
    { rule: PHP_NATIVE, names: ['cdef'], on: ['ffi'], judge: byMade(1, 'high', 'high') },
    { rule: PHP_NATIVE, names: ['load'], on: ['ffi'], judge: byMade(0, 'high', 'high') },
    { rule: PHP_EVAL, names: ['$_get', '$_post', '$_request', '$_cookie'], judge: always('critical') },
  ],
  *also(program) {
    const { tokens } = program
    for (let at = 0; at < tokens.count; at++) {
      const word = tokens.word(at)
      // `$_GET['f']($x)`
      if (REQUEST.has(word) && word !== '$_server' && tokens.is(at + 1, '[')) {
        const close = tokens.partners[at + 1] as number
        if (close !== -1 && tokens.is(close + 1, '(')) {
          const end = tokens.partners[close + 1] as number
          yield {
            rule: PHP_EVAL,
            severity: 'critical',
            at,
            start: tokens.start(at),
            end: tokens.end(end === -1 ? close + 1 : end),
            what: 'request()',
          }
        }
      }
      if (!INCLUDES.has(word) || program.isMember(at) || tokens.is(at + 1, ':')) continue
      let end = at + 1
      while (end < tokens.count && !tokens.is(end, ';') && end < at + 60) end++
      const path = { from: at + 1, to: end }
      let wrapped = false
      for (let part = path.from; part < path.to; part++)
        if (tokens.kind(part) === 3 && WRAPPER.test(tokens.source(part))) wrapped = true
      const request = program.mentions(path, new Set(['$_get', '$_post', '$_request', '$_cookie']))
      if (!wrapped && !request) continue
      // `phar://` with a constant path is how an archive starts itself.
      if (
        !request &&
        program.made(path) === 'literal' &&
        /phar:/i.test(tokens.text.slice(tokens.start(at), tokens.end(end - 1)))
      )
        continue
      yield {
        rule: PHP_INCLUDE,
        severity: request ? 'critical' : 'high',
        at,
        start: tokens.start(at),
        end: tokens.end(end - 1),
        what: `${word}|${request}`,
      }
    }
  },
})
