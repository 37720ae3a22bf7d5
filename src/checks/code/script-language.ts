import type { Finding } from '../../model/finding.ts'
import type { CheckContext, LoadedFile, Rule } from '../../model/rule.ts'
import { COMMAND, NAME, TEXT } from '../../syntax/script-stream.ts'
import { ScriptTokens } from '../../syntax/script-tokens.ts'
import { type Evidence, evidence, excerpt } from '../../text/redact.ts'
import type { Tripwire } from '../../text/tripwire.ts'
import { defineLanguage, type Language } from './language.ts'
import type { ScriptCall, ScriptTraits } from './script-names.ts'
import { type Made, ScriptProgram } from './script-program.ts'
import { levelFields, type Severity, severityAt } from './severity.ts'

export interface Judgement {
  readonly severity: Severity
  readonly note?: Evidence
}

export type Judge = (
  call: ScriptCall,
  program: ScriptProgram,
  path: string,
) => Severity | Judgement | undefined

/** Functions by name, and what makes a call of them worth a finding. */
export interface ScriptSink {
  readonly rule: Rule
  readonly names: readonly string[]
  /** Paths of what they are members of, `''` for none; absent: only without. `*`: of anything. */
  readonly on?: readonly string[]
  /** The name is a class, and the call makes an object of it. */
  readonly constructs?: true
  /** Names or imported paths of which one must stand in the program. */
  readonly needs?: readonly string[]
  /** A definition of the same name does not replace it. */
  readonly isFixed?: true
  readonly judge: Judge
}

/** One occurrence, before the place it stands in is weighed. */
export interface ScriptOccurrence extends Judgement {
  readonly rule: Rule
  /** Token at which it stands, for the name of what is around it. */
  readonly at: number
  /** Offsets of the evidence. */
  readonly start: number
  readonly end: number
  readonly what: string
}

export interface ScriptLanguage {
  readonly name: string
  readonly files: RegExp
  readonly traits: ScriptTraits | ((path: string) => ScriptTraits)
  readonly rules: readonly Rule[]
  readonly tripwires: readonly Tripwire[]
  readonly sinks: readonly ScriptSink[]
  /** Judges text that a shell runs because of its quotes. */
  readonly command?: { readonly rule: Rule; readonly judge: (made: Made) => Severity | undefined }
  /** A text, assigned to a variable that is called, names a function. */
  readonly callsByText?: true
  /** Runs when a package is installed or built. */
  readonly installs?: RegExp
  also?(program: ScriptProgram, file: LoadedFile): Iterable<ScriptOccurrence>
}

export function defineScriptLanguage(language: ScriptLanguage): Language {
  const table = new Map<string, ScriptSink[]>()
  for (const sink of language.sinks) {
    for (const name of sink.names) {
      const known = table.get(name)
      if (known === undefined) table.set(name, [sink])
      else known.push(sink)
    }
  }
  return defineLanguage<undefined>({
    name: language.name,
    rules: language.rules,
    tripwires: language.tripwires,
    wants: ({ path, mode }) => (mode === 'file' || mode === 'executable') && language.files.test(path),
    prepare: async () => undefined,
    *inspect(file, context) {
      if (file.text === undefined) return
      const traits = typeof language.traits === 'function' ? language.traits(file.path) : language.traits
      const tokens = new ScriptTokens(file.text, traits.grammar)
      if (tokens.failure !== undefined) {
        yield {
          kind: 'unreadable',
          gap: 'missing',
          reason: tokens.failure,
          detail:
            tokens.failure === 'too-deep'
              ? evidence`the source is nested too deeply`
              : evidence`the source is longer than sources that are read`,
        }
        return
      }
      const program = new ScriptProgram(tokens, traits)
      const installs = language.installs?.test(file.path) === true
      for (const found of occurrences(program, language, table, file)) {
        yield finding(file, program, context, found, installs)
      }
    },
  })
}

function* occurrences(
  program: ScriptProgram,
  language: ScriptLanguage,
  table: ReadonlyMap<string, readonly ScriptSink[]>,
  file: LoadedFile,
): Iterable<ScriptOccurrence> {
  const { tokens } = program
  const aliases = aliasesOf(program, table, language.callsByText === true)
  for (let at = 0; at < tokens.count; at++) {
    const kind = tokens.kind(at)
    if (kind === COMMAND && language.command !== undefined) {
      const made = program.made({ from: at, to: at + 1 })
      const severity = language.command.judge(made)
      if (severity === undefined) continue
      const place = { start: tokens.start(at), end: tokens.end(at) }
      yield { rule: language.command.rule, severity, at, ...place, what: `command|${made}` }
    }
    if (kind !== NAME) continue
    const word = tokens.word(at)
    const alias = aliases.get(word)
    const sinks = alias === undefined || program.isMember(at) ? table.get(word) : table.get(alias.name)
    if (sinks === undefined) continue
    const written = program.callAt(at)
    if (written === undefined) continue
    const call = alias === undefined || written.receiver !== '' ? written : { ...written, ...alias }
    for (const sink of sinks) {
      if (!applies(sink, call, program)) continue
      const judged = sink.judge(call, program, file.path)
      if (judged === undefined) continue
      const judgement = typeof judged === 'string' ? { severity: judged } : judged
      const made = call.arguments[0] === undefined ? '' : program.made(call.arguments[0])
      yield {
        ...judgement,
        rule: sink.rule,
        at,
        start: tokens.start(call.isNew ? call.first - 1 : call.first),
        end: tokens.end(call.end - 1),
        what: `${call.receiver ?? '?'}.${call.name}|${made}`,
      }
      break
    }
  }
  if (language.also !== undefined) yield* language.also(program, file)
}

function applies(sink: ScriptSink, call: ScriptCall, program: ScriptProgram): boolean {
  if (sink.constructs === true) {
    if (!call.isNew && call.receiver !== '') return false
    if (!call.isNew && program.defined.has(call.name)) return false
  } else {
    const on = sink.on ?? ['']
    if (!on.includes('*') && (call.receiver === undefined || !on.includes(call.receiver))) return false
    if (call.receiver === '' && call.isNew) return false
    if (call.receiver === '' && sink.isFixed !== true && program.defines(call.name, call.at)) return false
  }
  return sink.needs === undefined || sink.needs.some((name) => brings(program, name))
}

function brings(program: ScriptProgram, name: string): boolean {
  for (const path of program.imports.values()) if (path === name || path.startsWith(name)) return true
  return false
}

/** Names that stand for a function of the table: `local run = os.execute`, `$f = 'system'`. */
function aliasesOf(
  program: ScriptProgram,
  table: ReadonlyMap<string, readonly ScriptSink[]>,
  byText: boolean,
): ReadonlyMap<string, { readonly receiver: string; readonly name: string }> {
  const aliases = new Map<string, { readonly receiver: string; readonly name: string }>()
  const { tokens } = program
  for (const [name, values] of program.assignments()) {
    for (const { from, to } of values) {
      if (byText) {
        const text =
          to === from + 1 && tokens.kind(from) === TEXT
            ? tokens.source(from).slice(1, -1).toLowerCase()
            : undefined
        if (text !== undefined && table.has(text)) aliases.set(name, { receiver: '', name: text })
        continue
      }
      const last = tokens.word(to - 1)
      if (!table.has(last) || tokens.kind(from) !== NAME) continue
      const path: string[] = []
      let isPath = true
      for (let at = from; at < to; at++) {
        if (tokens.kind(at) === NAME) path.push(tokens.word(at))
        else if (!tokens.is(at, '.') && !tokens.is(at, ':')) isPath = false
      }
      if (isPath && (to - from) % 2 === 1) {
        const [head = '', ...rest] = path.slice(0, -1)
        aliases.set(name, { receiver: [program.imports.get(head) ?? head, ...rest].join('.'), name: last })
      }
    }
  }
  return aliases
}

function finding(
  file: LoadedFile,
  program: ScriptProgram,
  context: CheckContext,
  found: ScriptOccurrence,
  installs: boolean,
): Finding {
  const severity = severityAt(file.path, found.severity, installs)
  const from = file.position(found.start)
  const to = file.position(found.end)
  const source = program.tokens.text.slice(found.start, found.end)
  const digest = context.digest(source.replace(/\s+/g, ''), false)
  return {
    rule: found.rule.id,
    path: file.path,
    location: { line: from.line, column: from.column, endLine: to.line, endColumn: to.column },
    evidence: excerpt(source),
    ...(found.note === undefined ? {} : { note: found.note }),
    identity: `${found.what}|${program.symbol(found.at)}|${digest}`,
    ...levelFields(found.rule, severity),
  }
}

/** Judges one argument by how it comes about; a literal is silent unless a severity is given. */
export function byMade(
  place: number,
  joined: Severity,
  variable: Severity | undefined,
  literal?: Severity,
): Judge {
  return (call, program) => {
    const argument = call.arguments[place]
    if (argument === undefined) return undefined
    switch (program.made(argument)) {
      case 'joined':
        return joined
      case 'variable':
        return variable
      case 'quoted':
        return undefined
      case 'literal':
        return literal
    }
  }
}

/** Judges by whether any argument is not written in the source. */
export function byAny(severity: Severity): Judge {
  return (call, program) =>
    call.arguments.some((argument) => ['joined', 'variable'].includes(program.made(argument)))
      ? severity
      : undefined
}

export function always(severity: Severity): Judge {
  return () => severity
}
