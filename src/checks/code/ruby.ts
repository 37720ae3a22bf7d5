import type { Rule } from '../../model/rule.ts'
import { RUBY_GRAMMAR } from '../../syntax/script-grammars.ts'
import type { Language } from './language.ts'
import { byMade, defineScriptLanguage, type Judge } from './script-language.ts'
import type { ScriptTraits } from './script-names.ts'

const RUBY_EVAL: Rule = {
  id: 'code/ruby-eval',
  item: 'no-dynamic-code',
  title: 'Ruby runs text as code',
  level: 'error',
  confidence: 'high',
  why: 'Whoever can influence the text runs code with the rights of the process.',
  fix: 'Use `define_method`, `public_send` with a name from a list, `instance_variable_get`, or a block: `object.instance_eval { … }`.',
  references: ['CWE-95', 'https://docs.ruby-lang.org/en/master/Kernel.html#method-i-eval'],
}

const RUBY_SHELL: Rule = {
  id: 'code/ruby-shell',
  item: 'no-dynamic-code',
  title: 'Ruby hands text made at run time to a shell',
  level: 'error',
  confidence: 'high',
  why: 'Whoever can influence a part of the text ends the intended command and starts another, with the rights of the process.',
  fix: 'Give the words one by one, so that no shell reads them: `system("git", "clone", url)`, `Open3.capture2e("git", "log", ref)`. Where text must stay, `Shellwords.escape` each value.',
  references: ['CWE-78', 'https://docs.ruby-lang.org/en/master/Kernel.html#method-i-system'],
}

const RUBY_DESERIALIZE: Rule = {
  id: 'code/ruby-deserialize',
  item: 'no-unsafe-deserialization',
  title: 'Ruby makes objects of any class from data',
  level: 'error',
  confidence: 'high',
  why: 'The data chooses which classes are made, and known chains of them run commands while they are read.',
  fix: 'Use `YAML.safe_load(text, permitted_classes: […])` or `JSON.parse`; for `Marshal`, a format of plain values.',
  references: ['CWE-502', 'https://docs.ruby-lang.org/en/master/security_rdoc.html'],
}

const RUBY_NATIVE: Rule = {
  id: 'code/ruby-native-library',
  item: 'native-loading',
  title: 'Ruby loads a native library from a place chosen at run time',
  level: 'error',
  confidence: 'high',
  why: 'A library runs its initialisers as soon as it is loaded. Whoever chooses the path runs code in the process.',
  fix: 'Load the library by its plain name or from a fixed absolute path.',
  references: ['CWE-114', 'CWE-427'],
}

const RUBY_INSTALL: Rule = {
  id: 'code/ruby-install-command',
  item: 'reviewed-scripts',
  title: 'Installing the gem runs a command or fetches from the network',
  level: 'error',
  confidence: 'medium',
  why: '`gem install` runs `extconf.rb`, and everybody who reads a gemspec runs it: on every machine, before anybody has called the gem.',
  fix: 'Commit what is needed, or make it a dependency. `extconf.rb` looks for libraries with `have_library` and `pkg_config`.',
  references: ['CWE-829'],
}

const TRAITS: ScriptTraits = {
  grammar: RUBY_GRAMMAR,
  members: ['::', '&.', '.'],
  definitions: new Set(['def']),
  types: new Set(['class', 'module']),
  joins: ['+'],
  callsWithoutParentheses: true,
  quoting: new Set(['escape', 'shellescape', 'shelljoin', 'shell_escape']),
  formatting: new Set(['format', 'sprintf', 'join', 'strip', 'chomp', 'freeze', 'to_s', 'squish']),
  enders: new Set([
    'if',
    'unless',
    'while',
    'until',
    'rescue',
    'and',
    'or',
    'do',
    'then',
    'end',
    'in',
    'else',
  ]),
}

const CODE_METHODS: ReadonlySet<string> = new Set([
  'eval',
  'instance_eval',
  'class_eval',
  'module_eval',
  'system',
  'exec',
  'spawn',
])

/** Runs code unless a block is given: text in the first argument. */
const codeText: Judge = (call, program) => {
  const [first] = call.arguments
  if (first === undefined || program.tokens.is(first.from, '&') || program.tokens.is(first.from, '{'))
    return undefined
  const made = program.made(first)
  if (made === 'literal') return call.name === 'eval' ? 'low' : undefined
  // Methods that are made from a constant template with names put in are how libraries of Ruby are written.
  return made === 'joined' && call.name !== 'eval' && hasPlace(call.arguments.length) ? 'low' : 'high'
}

/** `class_eval <<-CODE, __FILE__, __LINE__ + 1` */
function hasPlace(count: number): boolean {
  return count >= 3
}

/** One argument is a line for a shell; several are words of a program. */
const line: Judge = (call, program) => {
  const { tokens } = program
  const words = call.arguments.filter(({ from }) => !isOption(from))
  const first = tokens.is(words[0]?.from ?? 0, '{') || isEnvironment(words[0]?.from) ? words[1] : words[0]
  if (first === undefined || tokens.is(first.from, '*')) return undefined
  const last = words.at(-1)
  const script = words.findIndex((word) => /^-\w{0,6}c$/.test(program.literal(word) ?? ''))
  const shell = words.findIndex((word) => /(?:^|\/)(?:ba|da|z|k)?sh$/.test(program.literal(word) ?? ''))
  if (shell !== -1 && script === shell + 1 && words[script + 1] !== undefined) {
    const made = program.made(words[script + 1] as typeof first)
    return made === 'joined' || made === 'variable' ? 'high' : undefined
  }
  if (first !== last) return undefined
  switch (program.made(first)) {
    case 'joined':
      return 'high'
    case 'variable':
      return 'audit'
    case 'quoted':
    case 'literal':
      return undefined
  }

  /** `chdir: x` */
  function isOption(from: number): boolean {
    return (
      (tokens.is(from + 1, ':') && tokens.touches(from + 1) && !tokens.isRun(from + 1, '::')) ||
      tokens.isRun(from, '**')
    )
  }
  function isEnvironment(from: number | undefined): boolean {
    return from !== undefined && /^(?:env|ENV|environment)$/.test(tokens.source(from))
  }
}

const sent: Judge = (call, program) => {
  const [name, ...rest] = call.arguments
  if (name === undefined || rest.length === 0 || !program.tokens.is(name.from, ':')) return undefined
  const method = program.tokens.word(name.from + 1)
  if (!CODE_METHODS.has(method) || name.to !== name.from + 2) return undefined
  return rest.some((each) => program.made(each) !== 'literal') ? 'high' : 'low'
}

const PIPE = /^["']\|/

export const ruby: Language = defineScriptLanguage({
  name: 'ruby',
  files:
    /(?:\.(?:rb|rake|gemspec|ru|thor|podspec)|(?:^|\/)(?:Rakefile|Gemfile|Fastfile|Podfile|Vagrantfile|Brewfile))$/i,
  traits: TRAITS,
  rules: [RUBY_EVAL, RUBY_SHELL, RUBY_DESERIALIZE, RUBY_NATIVE, RUBY_INSTALL],
  tripwires: [
    { name: 'eval' },
    { name: 'instance_eval' },
    { name: 'class_eval' },
    { name: 'module_eval' },
    { name: 'class_exec' },
    { name: 'system' },
    { name: 'exec' },
    { name: 'spawn' },
    { name: 'Open3' },
    { name: 'popen' },
    '#{',
    '%x',
    '"|',
    "'|",
    { name: 'Marshal' },
    { name: 'unsafe_load' },
    { name: 'unsafe_load_file' },
    { name: 'Oj' },
    { all: [{ name: 'YAML' }, { name: 'load' }] },
    { all: [{ name: 'Psych' }, { name: 'load' }] },
    { name: 'load_documents' },
    { name: 'Fiddle' },
    { name: 'dlopen' },
    { name: 'ffi_lib' },
    { name: 'mkmf' },
    { name: 'extensions' },
  ],
  installs: /(?:^|\/)extconf\.rb$|\.gemspec$/i,
  command: {
    rule: RUBY_SHELL,
    judge: (made) => (made === 'joined' || made === 'variable' ? 'high' : undefined),
  },
  sinks: [
    {
      rule: RUBY_EVAL,
      names: ['eval'],
      on: ['', 'Kernel', 'binding', 'TOPLEVEL_BINDING', 'self', 'Object'],
      judge: codeText,
    },
    { rule: RUBY_EVAL, names: ['instance_eval', 'class_eval', 'module_eval'], on: ['*'], judge: codeText },
    { rule: RUBY_EVAL, names: ['send', '__send__', 'public_send'], on: ['*'], judge: sent },
    {
      rule: RUBY_SHELL,
      names: ['system', 'exec', 'spawn'],
      on: ['', 'Kernel', 'Process', 'self'],
      judge: line,
    },
    {
      rule: RUBY_SHELL,
      names: [
        'popen',
        'popen2',
        'popen2e',
        'popen3',
        'capture2',
        'capture2e',
        'capture3',
        'pipeline',
        'pipeline_r',
        'pipeline_rw',
        'pipeline_w',
        'pipeline_start',
      ],
      on: ['IO', 'Open3'],
      judge: line,
    },
    {
      rule: RUBY_SHELL,
      names: ['open'],
      on: ['', 'Kernel', 'URI'],
      judge: (call, program) => {
        const [first] = call.arguments
        if (first === undefined || !PIPE.test(program.tokens.source(first.from))) return undefined
        return program.made(first) === 'literal' ? 'low' : 'high'
      },
    },
    {
      rule: RUBY_DESERIALIZE,
      names: ['load', 'restore'],
      on: ['Marshal'],
      judge: (call, program) => {
        const [first] = call.arguments
        if (first === undefined || program.made(first) === 'literal') return undefined
        // `Marshal.load(Marshal.dump(x))` copies what is in memory.
        const { tokens } = program
        return tokens.word(first.from) === 'Marshal' && tokens.word(first.from + 2) === 'dump'
          ? undefined
          : 'high'
      },
    },
    {
      rule: RUBY_DESERIALIZE,
      names: ['unsafe_load', 'unsafe_load_file'],
      on: ['YAML', 'Psych'],
      judge: byMade(0, 'high', 'high'),
    },
    {
      rule: RUBY_DESERIALIZE,
      names: ['load', 'load_file', 'load_stream', 'load_documents'],
      on: ['YAML', 'Psych'],
      judge: byMade(0, 'low', 'low'),
    },
    { rule: RUBY_DESERIALIZE, names: ['object_load'], on: ['Oj'], judge: byMade(0, 'high', 'high') },
    {
      rule: RUBY_DESERIALIZE,
      names: ['load', 'load_file'],
      on: ['Oj'],
      judge: (call, program) =>
        call.arguments.some(
          ({ from, to }) => program.tokens.word(from) === 'mode' && program.tokens.word(to - 1) === 'object',
        )
          ? 'high'
          : undefined,
    },
    { rule: RUBY_NATIVE, names: ['dlopen'], on: ['Fiddle', 'DL'], judge: byMade(0, 'high', 'high') },
    { rule: RUBY_NATIVE, names: ['new'], on: ['Fiddle.Handle'], judge: byMade(0, 'high', 'high') },
    {
      rule: RUBY_INSTALL,
      names: ['system', 'exec', 'spawn', 'sh'],
      on: ['', 'Kernel'],
      judge: (call, program, path) =>
        installs(
          path,
          program.tokens.text.slice(program.tokens.start(call.first), program.tokens.end(call.end - 1)),
        ),
    },
    {
      rule: RUBY_INSTALL,
      names: ['open', 'get', 'get_response', 'start', 'read'],
      on: ['URI', 'Net.HTTP', 'OpenURI', 'HTTParty', 'Faraday', 'RestClient'],
      judge: (_call, _program, path) => (INSTALL_FILE.test(path) ? 'medium' : undefined),
    },
  ],
  *also(program, file) {
    if (!INSTALL_FILE.test(file.path)) return
    const { tokens } = program
    for (let at = 0; at < tokens.count; at++) {
      if (tokens.kind(at) !== 5 && tokens.kind(at) !== 4) continue
      if (tokens.kind(at) === 5) continue
      const severity = installs(file.path, tokens.source(at))
      if (severity === undefined || program.made({ from: at, to: at + 1 }) !== 'literal') continue
      yield {
        rule: RUBY_INSTALL,
        severity,
        at,
        start: tokens.start(at),
        end: tokens.end(at),
        what: 'command',
      }
    }
  },
})

const INSTALL_FILE = /(?:^|\/)extconf\.rb$|\.gemspec$/i
const FETCHES =
  /\b(?:curl|wget|git clone|gem install|pip3? install|npm (?:i|install)|bash -c|sh -c|powershell)\b/

/** What a gem asks for while it is installed; looking for a library is not it. */
function installs(path: string, source: string): 'medium' | undefined {
  return INSTALL_FILE.test(path) && FETCHES.test(source) ? 'medium' : undefined
}
