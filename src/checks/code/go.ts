import type { Rule } from '../../model/rule.ts'
import { GO_GRAMMAR } from '../../syntax/script-grammars.ts'
import type { Language } from './language.ts'
import { type CommandLine, commandProblem } from './rust-zig-commands.ts'
import { byMade, defineScriptLanguage, type Judge, type ScriptOccurrence } from './script-language.ts'
import type { ScriptCall, ScriptTraits } from './script-names.ts'
import type { ScriptProgram } from './script-program.ts'

const GO_SHELL: Rule = {
  id: 'code/go-shell',
  item: 'no-dynamic-code',
  title: 'Go hands text made at run time to a shell',
  level: 'error',
  confidence: 'high',
  why: 'Whoever can influence a part of the text ends the intended command and starts another, with the rights of the process.',
  fix: 'Start the program itself: `exec.Command("git", "clone", url)`. Where a shell must stay, keep its script constant and pass values behind it: `exec.Command("sh", "-c", `… "$1"`, "sh", value)`.',
  references: ['CWE-78', 'https://pkg.go.dev/os/exec'],
}

const GO_PROGRAM: Rule = {
  id: 'code/go-program-choice',
  item: 'no-dynamic-code',
  title: 'Go decides at run time which program it starts',
  level: 'off',
  strictLevel: 'note',
  confidence: 'low',
  why: 'A path or name from outside decides what runs. In most programs it is a setting of the person who starts them.',
  fix: 'Name the program in the source, or choose it from a list of allowed ones.',
  references: ['CWE-78', 'CWE-426'],
}

const GO_PLUGIN: Rule = {
  id: 'code/go-plugin',
  item: 'native-loading',
  title: 'Go loads a plugin or library from a place chosen at run time',
  level: 'error',
  confidence: 'high',
  why: 'A plugin runs its initialisers as soon as it is opened. Whoever chooses the path, or may write to the directory, runs code in the process.',
  fix: 'Open it from a fixed absolute path, and compare its hash with a list of known ones first.',
  references: ['CWE-114', 'CWE-427', 'https://pkg.go.dev/plugin'],
}

const GO_SCRIPT: Rule = {
  id: 'code/go-embedded-script',
  item: 'no-dynamic-code',
  title: 'Go runs text in an interpreter',
  level: 'warning',
  confidence: 'medium',
  why: 'Whoever can influence the text runs code with all that the interpreter can reach.',
  fix: 'Embed scripts with `//go:embed`, and hand values in as variables of the interpreter instead of writing them into the source.',
  references: ['CWE-94', 'CWE-95'],
}

const GO_GENERATE: Rule = {
  id: 'code/go-generate',
  item: 'reviewed-scripts',
  title: '`go generate` runs a shell or fetches from the network',
  level: 'warning',
  confidence: 'medium',
  why: 'The line runs on the machine of everybody who regenerates the sources, and looks like a comment.',
  fix: 'Call a generator that is a dependency in `go.mod`: `//go:generate go tool stringer -type=Kind`. Commit files instead of fetching them.',
  references: ['CWE-829', 'https://pkg.go.dev/cmd/go#hdr-Generate_Go_files_by_processing_source'],
}

const TRAITS: ScriptTraits = {
  grammar: GO_GRAMMAR,
  members: ['.'],
  definitions: new Set(['func']),
  types: new Set(['type']),
  joins: ['+'],
  formatting: new Set(['Sprintf', 'Sprint', 'Join', 'Replace', 'ReplaceAll', 'TrimSpace', 'string', 'byte']),
  quoting: new Set(['Quote', 'QuoteMeta', 'EscapeArg', 'ShellQuote', 'shellQuote', 'shellescape']),
  imports: 'go',
}

/** @param skip arguments before the program: a context */
function starts(skip: number): Judge {
  return (call, program) => {
    const problem = commandProblem(lineOf(call, program, skip))
    switch (problem?.kind) {
      case 'script':
        return 'high'
      case 'unknown-script':
        return 'audit'
      case 'program':
        return 'audit'
      case 'constant-script':
      case undefined:
        return undefined
    }
  }
}

function lineOf(call: ScriptCall, program: ScriptProgram, skip: number): CommandLine {
  const { tokens } = program
  return call.arguments.slice(skip).map((argument) => {
    if (tokens.isRun(argument.to - 3, '...')) return 'unknown-words'
    const text = program.literal(argument)
    const made = program.made(argument)
    const texts = text !== undefined ? [text] : made === 'literal' || made === 'quoted' ? [''] : undefined
    return { texts, start: tokens.start(argument.from), end: tokens.end(argument.to - 1) }
  })
}

const GENERATE = /^\/\/go:generate[ \t]([^\r\n]{1,600})/gm
const SHELL =
  /(?:^|[/ \t])(?:(?:ba|da|z|k)?sh[ \t]+-[a-z]{0,4}c|cmd(?:\.exe)?[ \t]+\/[cC]|powershell|pwsh)(?:[ \t]|$)/
const FETCH = /(?:^|[|;&"'`( \t])(?:curl|wget|iwr|Invoke-WebRequest|git[ \t]{1,8}clone)[ \t]/

/** `sysdll.Add("x.dll")` is what the generator of the standard library's bindings writes: it looks in the system's directory only. */
const windowsLibrary: Judge = (call, program) => {
  const [path] = call.arguments
  if (path === undefined || program.tokens.word(path.from) === 'sysdll') return undefined
  const made = program.made(path)
  return made === 'joined' ? 'high' : made === 'variable' ? 'medium' : undefined
}

export const go: Language = defineScriptLanguage({
  name: 'go',
  files: /\.go$/i,
  traits: TRAITS,
  rules: [GO_SHELL, GO_PROGRAM, GO_PLUGIN, GO_SCRIPT, GO_GENERATE],
  tripwires: [
    'os/exec',
    { name: 'syscall' },
    { name: 'StartProcess' },
    '"plugin"',
    'go:generate',
    'dop251/goja',
    'robertkrimen/otto',
    'traefik/yaegi',
    'gopher-lua',
    'go.starlark.net',
    'ebitengine/purego',
    'd5/tengo',
  ],
  sinks: [
    {
      rule: GO_SHELL,
      names: ['Command'],
      on: ['os/exec', 'golang.org/x/sys/execabs', ''],
      needs: ['os/exec', 'golang.org/x/sys/execabs'],
      judge: starts(0),
    },
    {
      rule: GO_SHELL,
      names: ['CommandContext'],
      on: ['os/exec', 'golang.org/x/sys/execabs', ''],
      needs: ['os/exec', 'golang.org/x/sys/execabs'],
      judge: starts(1),
    },
    {
      rule: GO_PROGRAM,
      names: ['Exec', 'ForkExec', 'StartProcess'],
      on: ['syscall', 'golang.org/x/sys/unix', 'os'],
      judge: byMade(0, 'audit', 'audit'),
    },
    { rule: GO_PLUGIN, names: ['Open'], on: ['plugin'], judge: byMade(0, 'high', 'high') },
    {
      rule: GO_PLUGIN,
      names: ['Dlopen'],
      on: ['github.com/ebitengine/purego'],
      judge: byMade(0, 'high', 'high'),
    },
    {
      rule: GO_PLUGIN,
      names: ['LoadLibrary', 'LoadDLL', 'MustLoadDLL', 'NewLazyDLL'],
      on: ['syscall', 'golang.org/x/sys/windows'],
      judge: windowsLibrary,
    },
    {
      rule: GO_SCRIPT,
      names: [
        'RunString',
        'RunScript',
        'Run',
        'Eval',
        'EvalWithContext',
        'DoString',
        'DoFile',
        'EvalPath',
        'Compile',
      ],
      on: ['*'],
      needs: [
        'github.com/dop251/goja',
        'github.com/robertkrimen/otto',
        'github.com/traefik/yaegi/interp',
        'github.com/yuin/gopher-lua',
      ],
      judge: (call, program) => scriptText(call, program),
    },
  ],
  *also(program): Iterable<ScriptOccurrence> {
    const { text } = program.tokens
    for (const match of text.matchAll(GENERATE)) {
      const command = match[1] as string
      const fetches = FETCH.test(command)
      if (!fetches && !SHELL.test(command)) continue
      const end = match.index + match[0].trimEnd().length
      yield {
        rule: GO_GENERATE,
        severity: fetches ? 'medium' : 'low',
        at: 0,
        start: match.index,
        end,
        what: 'go:generate',
      }
    }
  },
})

/** Interpreters' methods have common names: the object must have been made by a function of the interpreter's package. */
function scriptText(call: ScriptCall, program: ScriptProgram): 'medium' | 'audit' | undefined {
  const { tokens } = program
  const objects = new Set<string>()
  for (const [name, values] of program.assignments()) {
    for (const { from } of values) {
      const head = program.imports.get(tokens.word(from))
      if (head !== undefined && ENGINES.test(head) && /^New/.test(tokens.word(from + 2))) objects.add(name)
    }
  }
  const object = call.receiver?.split('.').at(-1) ?? ''
  const argument = call.arguments[call.name === 'EvalWithContext' || call.name === 'RunScript' ? 1 : 0]
  if (!objects.has(object) || argument === undefined) return undefined
  return program.made(argument) === 'literal' ? undefined : 'medium'
}

const ENGINES = /(?:dop251\/goja|robertkrimen\/otto|yaegi\/interp|gopher-lua)$/
