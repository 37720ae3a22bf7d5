import type { Rule } from '../../model/rule.ts'
import { GROOVY_GRAMMAR, JAVA_GRAMMAR, KOTLIN_GRAMMAR } from '../../syntax/script-grammars.ts'
import type { Language } from './language.ts'
import { byAny, byMade, defineScriptLanguage, type Judge, type ScriptOccurrence } from './script-language.ts'
import type { ScriptCall, ScriptTraits } from './script-names.ts'
import type { ScriptProgram } from './script-program.ts'

const JAVA_SHELL: Rule = {
  id: 'code/java-shell',
  item: 'no-dynamic-code',
  title: 'Java, Kotlin or Groovy hands text made at run time to a shell',
  level: 'error',
  confidence: 'high',
  why: 'Whoever can influence a part of the text ends the intended command and starts another, with the rights of the process.',
  fix: 'Start the program itself: `new ProcessBuilder("git", "clone", url)`. Where a shell must stay, keep its script constant and pass values behind it.',
  references: [
    'CWE-78',
    'https://docs.oracle.com/en/java/javase/21/docs/api/java.base/java/lang/ProcessBuilder.html',
  ],
}

const JAVA_DESERIALIZE: Rule = {
  id: 'code/java-deserialize',
  item: 'no-unsafe-deserialization',
  title: 'Java or Kotlin makes objects of any class from data',
  level: 'warning',
  confidence: 'medium',
  why: 'The data chooses which classes are made, and known chains of them run commands while they are read.',
  fix: 'Read JSON or Protocol Buffers into classes of your own. Where serialised objects must stay, set an `ObjectInputFilter` with a list of classes; for YAML `new Yaml(new SafeConstructor(new LoaderOptions()))`.',
  references: [
    'CWE-502',
    'https://docs.oracle.com/en/java/javase/21/core/addressing-serialization-vulnerabilities.html',
  ],
}

const JAVA_SCRIPT: Rule = {
  id: 'code/java-script-engine',
  item: 'no-dynamic-code',
  title: 'Java, Kotlin or Groovy runs text as code',
  level: 'error',
  confidence: 'high',
  why: 'Whoever can influence the text runs code with all that the virtual machine can reach.',
  fix: 'Keep scripts constant and hand values in as bindings; for expressions use a language without access to classes (`SimpleEvaluationContext`).',
  references: ['CWE-94', 'CWE-917'],
}

const JAVA_NATIVE: Rule = {
  id: 'code/java-native-library',
  item: 'native-loading',
  title: 'Java or Kotlin loads native or remote code from a place chosen at run time',
  level: 'warning',
  confidence: 'medium',
  why: 'Code runs as soon as it is loaded. Whoever chooses the path, or may write to the directory, runs code in the process.',
  fix: 'Load libraries by a constant name from a fixed directory, and compare what was extracted or fetched with a known hash first.',
  references: ['CWE-114', 'CWE-427'],
}

const JAVA_LOOKUP: Rule = {
  id: 'code/java-lookup',
  item: 'no-unsafe-deserialization',
  title: 'Java or Kotlin looks up a directory name made at run time',
  level: 'warning',
  confidence: 'medium',
  why: 'A name such as `ldap://…` makes the virtual machine fetch an object from that server, which is how Log4Shell ran code.',
  fix: 'Look up constant names below `java:comp/env`.',
  references: ['CWE-74', 'CVE-2021-44228'],
}

const GRADLE_REMOTE: Rule = {
  id: 'code/gradle-remote-script',
  item: 'reviewed-scripts',
  title: 'Build applies a script from the network',
  level: 'error',
  confidence: 'high',
  why: 'Whoever owns the address, or the way to it, runs code on every machine that builds.',
  fix: 'Commit the script, or publish it as a plugin with a version and a checksum in `gradle/verification-metadata.xml`.',
  references: ['CWE-829', 'https://docs.gradle.org/current/userguide/plugins.html'],
}

const BASE = {
  members: ['?.', '::', '.'],
  definitions: new Set(['fun', 'def']),
  types: new Set(['class', 'interface', 'object', 'enum', 'record']),
  joins: ['+'],
  formatting: new Set([
    'format',
    'formatted',
    'String.format',
    'join',
    'concat',
    'trimIndent',
    'toString',
    'listOf',
    'arrayOf',
    'of',
    'asList',
    'trim',
  ]),
  imports: 'java',
  declaresByType: true,
} as const

const JAVA: ScriptTraits = { ...BASE, grammar: JAVA_GRAMMAR }
const KOTLIN: ScriptTraits = { ...BASE, grammar: KOTLIN_GRAMMAR }
const GROOVY: ScriptTraits = {
  ...BASE,
  grammar: GROOVY_GRAMMAR,
  callsWithoutParentheses: true,
  enders: new Set(['if', 'else', 'in', 'as', 'instanceof']),
}

const SHELLS = /^(?:(?:\/usr)?\/bin\/)?(?:(?:ba|da|z|k)?sh|cmd(?:\.exe)?|powershell(?:\.exe)?|pwsh)$/i
const FLAGS = /^(?:-[a-z]{0,4}c|\/[cC]|-Command|-EncodedCommand)$/

/** Words of a command wherever a list of them is written. */
const command: Judge = (call, program) => {
  const words = wordsOf(call, program)
  const shell = words.findIndex((word) => SHELLS.test(program.literal(word) ?? ''))
  const flag =
    shell === -1
      ? -1
      : words.findIndex((word, place) => place > shell && FLAGS.test(program.literal(word) ?? ''))
  if (flag !== -1) {
    return words.slice(flag + 1, flag + 2).some((word) => ['joined', 'variable'].includes(program.made(word)))
      ? 'high'
      : undefined
  }
  if (call.name !== 'exec') return undefined
  // One text is cut at blanks, so that values put in add arguments.
  return words.length === 1 && program.made(words[0] as (typeof words)[0]) === 'joined' ? 'medium' : 'audit'
}

/** The elements of arrays and of `List.of(…)` stand for themselves. */
function wordsOf(call: ScriptCall, program: ScriptProgram): ScriptCall['arguments'] {
  const { tokens } = program
  return call.arguments.flatMap((argument) => {
    const { from, to } = argument
    const close = to - 1
    const open = tokens.partners[close] as number
    if (open <= from - 1 || open === -1) return [argument]
    const isArray = tokens.is(close, '}') || tokens.is(close, ']')
    const isList = tokens.is(close, ')') && LISTS.has(tokens.word(open - 1))
    return isArray || isList ? program.split(open + 1, close) : [argument]
  })
}

const LISTS: ReadonlySet<string> = new Set([
  'of',
  'asList',
  'listOf',
  'arrayOf',
  'mutableListOf',
  'arrayListOf',
])

const yaml: Judge = (call, program) => {
  const safe = new Set(['SafeConstructor', 'LoaderOptions', 'Constructor', 'CustomClassLoaderConstructor'])
  return call.arguments.some((argument) => program.mentions(argument, safe)) ? undefined : 'low'
}

const stream: Judge = (call, program) => {
  const { tokens } = program
  const filters = ['setObjectInputFilter', 'ObjectInputFilter', 'ValidatingObjectInputStream', 'resolveClass']
  for (let at = 0; at < tokens.count; at++) if (filters.includes(tokens.word(at))) return undefined
  return call.arguments.length === 0 ? undefined : 'medium'
}

const REMOTE = /["'](?:https?|ftp):\/\//

export const java: Language = defineScriptLanguage({
  name: 'java',
  files: /\.(?:java|kts?|groovy|gradle|gvy|scala)$|(?:^|\/)Jenkinsfile$/i,
  traits: (path) =>
    /\.kts?$/i.test(path) ? KOTLIN : /\.(?:groovy|gradle|gvy)$|Jenkinsfile$/i.test(path) ? GROOVY : JAVA,
  rules: [JAVA_SHELL, JAVA_DESERIALIZE, JAVA_SCRIPT, JAVA_NATIVE, JAVA_LOOKUP, GRADLE_REMOTE],
  tripwires: [
    { name: 'ProcessBuilder' },
    { name: 'getRuntime' },
    { name: 'commandLine' },
    { name: 'ObjectInputStream' },
    { name: 'XMLDecoder' },
    { name: 'XStream' },
    { all: [{ name: 'Yaml' }, 'snakeyaml'] },
    { name: 'enableDefaultTyping' },
    { name: 'activateDefaultTyping' },
    { name: 'setRegistrationRequired' },
    { name: 'ScriptEngine' },
    { name: 'ScriptEngineManager' },
    { name: 'GroovyShell' },
    { name: 'SpelExpressionParser' },
    { name: 'Ognl' },
    { name: 'MVEL' },
    { all: [{ name: 'System' }, { name: 'load' }] },
    { name: 'loadLibrary' },
    { name: 'URLClassLoader' },
    { name: 'InitialContext' },
    { name: 'JsonTypeInfo' },
    { all: [{ name: 'apply' }, 'http'] },
    { name: 'Eval' },
    { name: 'GroovyClassLoader' },
  ],
  installs: /\.gradle(?:\.kts)?$/i,
  sinks: [
    {
      rule: JAVA_SHELL,
      names: ['exec'],
      on: ['Runtime.getRuntime()', 'java.lang.Runtime.getRuntime()', 'runtime', 'rt'],
      judge: command,
    },
    { rule: JAVA_SHELL, names: ['ProcessBuilder'], constructs: true, judge: command },
    { rule: JAVA_SHELL, names: ['command'], on: ['pb', 'builder', 'processBuilder'], judge: command },
    { rule: JAVA_SHELL, names: ['commandLine'], judge: command },
    { rule: JAVA_DESERIALIZE, names: ['ObjectInputStream'], constructs: true, judge: stream },
    {
      rule: JAVA_DESERIALIZE,
      names: ['XMLDecoder'],
      constructs: true,
      judge: (call) => (call.arguments.length === 0 ? undefined : 'high'),
    },
    { rule: JAVA_DESERIALIZE, names: ['Yaml'], constructs: true, needs: ['org.yaml.snakeyaml'], judge: yaml },
    { rule: JAVA_DESERIALIZE, names: ['enableDefaultTyping'], on: ['*'], judge: () => 'high' },
    {
      rule: JAVA_DESERIALIZE,
      names: ['activateDefaultTyping'],
      on: ['*'],
      judge: (call, program) =>
        call.arguments.some((argument) =>
          program.mentions(argument, new Set(['LaissezFaireSubTypeValidator'])),
        )
          ? 'high'
          : undefined,
    },
    {
      rule: JAVA_DESERIALIZE,
      names: ['setRegistrationRequired'],
      on: ['*'],
      judge: (call, program) =>
        program.tokens.word(call.arguments[0]?.from ?? 0) === 'false' ? 'medium' : undefined,
    },
    {
      rule: JAVA_DESERIALIZE,
      names: ['fromXML'],
      on: ['*'],
      needs: ['com.thoughtworks.xstream'],
      judge: byAny('medium'),
    },
    {
      rule: JAVA_SCRIPT,
      names: ['eval'],
      on: ['*'],
      needs: ['javax.script'],
      judge: byMade(0, 'high', 'medium'),
    },
    {
      rule: JAVA_SCRIPT,
      names: ['evaluate', 'parse'],
      on: ['GroovyShell()', 'shell', 'groovyShell', 'groovy'],
      needs: ['groovy'],
      judge: byMade(0, 'high', 'high'),
    },
    { rule: JAVA_SCRIPT, names: ['evaluate'], on: ['GroovyShell()'], judge: byMade(0, 'high', 'high') },
    {
      rule: JAVA_SCRIPT,
      names: ['parseClass'],
      on: [
        'GroovyClassLoader()',
        'groovy.lang.GroovyClassLoader()',
        'loader',
        'classLoader',
        'groovyClassLoader',
        'gcl',
      ],
      judge: byMade(0, 'high', 'medium'),
    },
    { rule: JAVA_SCRIPT, names: ['me', 'x', 'xy'], on: ['Eval', 'groovy.util.Eval'], judge: byAny('high') },
    {
      rule: JAVA_SCRIPT,
      names: ['parseExpression', 'parseRaw'],
      on: ['*'],
      needs: ['org.springframework.expression'],
      judge: byMade(0, 'high', 'medium'),
    },
    {
      rule: JAVA_SCRIPT,
      names: ['getValue', 'parseExpression'],
      on: ['Ognl', 'ognl.Ognl'],
      judge: byMade(0, 'high', 'high'),
    },
    {
      rule: JAVA_SCRIPT,
      names: ['eval', 'executeExpression', 'compileExpression'],
      on: ['MVEL', 'org.mvel2.MVEL'],
      judge: byMade(0, 'high', 'high'),
    },
    {
      rule: JAVA_NATIVE,
      names: ['load'],
      on: ['System', 'java.lang.System', 'Runtime.getRuntime()'],
      judge: byMade(0, 'medium', 'medium'),
    },
    {
      rule: JAVA_NATIVE,
      names: ['loadLibrary'],
      on: ['System', 'java.lang.System', 'Runtime.getRuntime()'],
      judge: byMade(0, 'medium', 'audit'),
    },
    {
      rule: JAVA_NATIVE,
      names: ['load'],
      on: ['Native', 'com.sun.jna.Native'],
      needs: ['com.sun.jna'],
      judge: byMade(0, 'medium', 'audit'),
    },
    {
      rule: JAVA_NATIVE,
      names: ['URLClassLoader'],
      constructs: true,
      judge: (call, program) => {
        const source = program.tokens.text.slice(
          program.tokens.start(call.first),
          program.tokens.end(call.end - 1),
        )
        return REMOTE.test(source) ? 'high' : 'audit'
      },
    },
    {
      rule: JAVA_LOOKUP,
      names: ['lookup', 'doLookup'],
      on: ['InitialContext', 'InitialContext()', 'javax.naming.InitialContext'],
      judge: byMade(0, 'medium', 'medium'),
    },
    {
      rule: JAVA_LOOKUP,
      names: ['lookup'],
      on: ['ctx', 'context', 'initialContext', 'jndiContext'],
      needs: ['javax.naming'],
      judge: byMade(0, 'medium', 'medium'),
    },
  ],
  *also(program, file): Iterable<ScriptOccurrence> {
    const { tokens } = program
    const isBuild = /\.gradle(?:\.kts)?$/i.test(file.path)
    for (let at = 0; at < tokens.count; at++) {
      const word = tokens.word(at)
      if (isBuild && word === 'apply' && !program.isMember(at)) {
        // `apply from: "http…"`, `apply(from = "http…")`
        for (let next = at + 1; next < at + 8 && !tokens.startsLine(next); next++) {
          if (
            tokens.kind(next) !== 3 ||
            tokens.word(next - 2) !== 'from' ||
            !REMOTE.test(tokens.source(next))
          )
            continue
          yield {
            rule: GRADLE_REMOTE,
            severity: 'high',
            at,
            start: tokens.start(at),
            end: tokens.end(next),
            what: 'apply from',
          }
        }
      }
      if (word !== '@JsonTypeInfo' || !tokens.is(at + 1, '(')) continue
      const close = tokens.partners[at + 1] as number
      const source = close === -1 ? '' : tokens.text.slice(tokens.start(at), tokens.end(close))
      if (
        !/\bId\s{0,9}\.\s{0,9}(?:CLASS|MINIMAL_CLASS)\b|\buse\s{0,9}=\s{0,9}(?:CLASS|MINIMAL_CLASS)\b/.test(
          source,
        )
      )
        continue
      yield {
        rule: JAVA_DESERIALIZE,
        severity: 'medium',
        at,
        start: tokens.start(at),
        end: tokens.end(close),
        what: 'JsonTypeInfo',
      }
    }
  },
})
