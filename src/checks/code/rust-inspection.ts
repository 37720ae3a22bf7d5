import type { Finding } from '../../model/finding.ts'
import type { CheckContext, LoadedFile } from '../../model/rule.ts'
import { type PathUse, RustNames } from '../../syntax/rust-names.ts'
import type { Range } from '../../syntax/rust-statements.ts'
import type { TokenList } from '../../syntax/rust-tokens.ts'
import { COMPILED_PART, RustValues } from '../../syntax/rust-values.ts'
import { type Evidence, evidence, excerpt } from '../../text/redact.ts'
import { BuildEffects, type RustCall } from './rust-build.ts'
import { CommandLines } from './rust-command-line.ts'
import type { RustRole } from './rust-effects.ts'
import { type Occurrence, TokenFindings } from './rust-findings.ts'
import { foreignFindings, rustDeclared } from './rust-foreign.ts'
import { memoryUse } from './rust-memory.ts'
import { receiverTypes } from './rust-receivers.ts'
import {
  RUST_FOREIGN_FUNCTION,
  RUST_NATIVE_LIBRARY,
  RUST_PROGRAM_CHOICE,
  RUST_SHELL_COMMAND,
} from './rust-rules.ts'
import { keysOf, RUST_METHOD_NAMES, RUST_METHODS, RUST_SINKS, type RustSink } from './rust-sinks.ts'
import { type CommandLine, commandProblem, isOpenPlace } from './rust-zig-commands.ts'

const WEIGHTS_WITHOUT_CODE = /\.(?:safetensors|gguf|npz|npy)$/i
const OPEN_PLACE = evidence`a place that others may write to, or that depends on where the program is started`
const CHOSEN_DIRECTORY = evidence`the name is constant, the directory is chosen at run time`
const APPENDED = evidence`the rest of the line is read by the interpreter as well`

/** What one Rust source does that its text alone does not say. */
export class RustInspection {
  private readonly tokens: TokenList
  private readonly names: RustNames
  private readonly values: RustValues
  private readonly commands: CommandLines
  private readonly found: TokenFindings
  private readonly role: RustRole
  private readonly build: BuildEffects

  constructor(file: LoadedFile, tokens: TokenList, context: CheckContext, role: RustRole) {
    this.tokens = tokens
    this.names = new RustNames(tokens)
    this.values = new RustValues(tokens, this.names)
    this.commands = new CommandLines(tokens, this.values)
    this.found = new TokenFindings(file, tokens, context, role !== 'program')
    this.role = role
    this.build = new BuildEffects(tokens, this.values, this.found, role)
  }

  *findings(): Generator<Finding> {
    const { tokens, names } = this
    const declarations = names.bindings.declarations.values()
    let declaration = declarations.next().value
    for (let at = 0; at < tokens.count; at++) {
      while (declaration !== undefined && declaration[1] <= at) declaration = declarations.next().value
      if (declaration !== undefined && at >= declaration[0]) continue
      if (!tokens.isName(at)) continue
      const path = names.pathAt(at)
      if (path !== undefined) {
        yield* this.atPath(path)
        at = Math.max(at, path.to - 1)
      } else if (tokens.is(at - 1, '.') && RUST_METHOD_NAMES.has(tokens.word(at))) yield* this.atMethod(at)
    }
    const foreign = foreignFindings(rustDeclared(tokens), RUST_FOREIGN_FUNCTION)
    for (const { at, ...occurrence } of foreign) yield this.finding(at, occurrence)
  }

  private *atPath(path: PathUse): Generator<Finding> {
    const { tokens } = this
    const isMacro = tokens.is(path.to, '!') && !tokens.isPair(path.to, '!=')
    const open = isMacro ? path.to + 1 : path.to
    const close = tokens.partner(open)
    const isCall = close > open && (isMacro ? !tokens.isName(open) : tokens.is(open, '('))
    if (!isCall && !tokens.is(path.to, ',') && !tokens.is(path.to, ')') && !tokens.is(path.to, '|')) return
    if (tokens.is(path.from - 1, 'fn')) return
    const meanings = this.names.resolve(path.segments, path.from)
    if (meanings.length === 0) return
    const memory = memoryUse(tokens, path, meanings, isMacro)
    if (memory !== undefined) yield this.finding(path.from, memory)
    if (!isCall) {
      yield* this.handedOn(path, meanings)
      return
    }
    const call: RustCall = { path, open, close, meanings }
    const sink = this.sinkOf(meanings, isMacro)
    if (sink !== undefined) yield* this.atSink(sink.sink, sink.name, call)
    if (this.role === 'program' || this.names.isTest(path.from)) return
    const line = sink?.sink.kind === 'builder' ? this.commands.ofBuilder(path.from, open) : undefined
    yield* this.build.of(call, isMacro, line)
  }

  private sinkOf(
    meanings: readonly string[],
    isMacro: boolean,
  ): { readonly sink: RustSink; readonly name: string } | undefined {
    for (const meaning of meanings) {
      for (const key of keysOf(meaning)) {
        const sink = RUST_SINKS.get(isMacro ? `${key}!` : key)
        if (sink !== undefined) return { sink, name: key }
      }
    }
    return undefined
  }

  /** A function that is passed on is called by somebody else, with what they like. */
  private *handedOn(path: PathUse, meanings: readonly string[]): Generator<Finding> {
    const sink = this.sinkOf(meanings, false)
    const rule =
      sink?.sink.kind === 'library'
        ? RUST_NATIVE_LIBRARY
        : sink?.sink.kind === 'text'
          ? sink.sink.rule
          : undefined
    if (sink === undefined || rule === undefined || rule === RUST_PROGRAM_CHOICE) return
    const { tokens } = this
    yield this.finding(path.from, {
      rule,
      severity: sink.sink.kind === 'text' ? sink.sink.madeAtRunTime : 'high',
      start: tokens.start(path.from),
      end: tokens.end(path.to - 1),
      what: `${sink.name}|passed on`,
      note: evidence`passed on as a value: whoever gets it decides what it is given`,
    })
  }

  private *atSink(sink: RustSink, name: string, call: RustCall): Generator<Finding> {
    const { tokens } = this
    const given = tokens.split(call.open + 1, call.close)
    switch (sink.kind) {
      case 'builder':
        yield* this.command(name, call, this.commands.ofBuilder(call.path.from, call.open))
        return
      case 'words':
        yield* this.command(name, call, this.commands.ofWords(given))
        return
      case 'program-and-list':
        yield* this.command(name, call, this.commands.ofProgramAndList(given))
        return
      case 'template':
        yield* this.command(name, call, this.commands.ofTemplate(given[sink.argument]))
        return
      case 'library':
        yield* this.library(name, call, given[sink.argument])
        return
      case 'text':
        yield* this.text(sink, name, call.path.from, call.close, given[sink.argument])
        return
    }
  }

  private *command(name: string, call: RustCall, line: CommandLine): Generator<Finding> {
    const problem = commandProblem(line)
    if (problem === undefined) return
    const start = this.tokens.start(call.path.from)
    const ownEnd = this.tokens.end(call.close)
    switch (problem.kind) {
      case 'program':
      case 'unknown-script': {
        const what = `${name}|${problem.kind}`
        yield this.finding(call.path.from, {
          rule: RUST_PROGRAM_CHOICE,
          severity: 'audit',
          start,
          end: ownEnd,
          what,
        })
        return
      }
      case 'constant-script': {
        // A build script that needs a shell is judged for what the shell does.
        if (this.role !== 'program' || problem.language === 'other') return
        const what = `${name}|${problem.interpreter}|constant`
        yield this.finding(call.path.from, {
          rule: RUST_SHELL_COMMAND,
          severity: 'audit',
          start,
          end: ownEnd,
          what,
        })
        return
      }
      case 'script': {
        const { script, interpreter } = problem
        const isWeaker = problem.isAppended || problem.language === 'other' || script.isQuoted === true
        const source = this.tokens.text.slice(script.start, script.end)
        const end = this.endOfEvidence(call, script.end)
        const note: { note?: Evidence } = problem.isAppended
          ? { note: APPENDED }
          : end < script.end
            ? { note: evidence`the script: ${excerpt(source)}` }
            : {}
        yield this.finding(call.path.from, {
          rule: RUST_SHELL_COMMAND,
          severity: isWeaker ? 'medium' : 'high',
          start,
          end,
          what: `${name}|${interpreter}|made at run time`,
          ...note,
          depends: source,
        })
        return
      }
    }
  }

  /** The chain up to the script, where it is one expression. */
  private endOfEvidence({ close }: RustCall, scriptEnd: number): number {
    const { tokens } = this
    let at = close
    while (tokens.end(at) < scriptEnd) {
      const open = tokens.is(at + 1, '.') ? at + 3 : -1
      if (!tokens.is(open, '(') || tokens.partner(open) === -1) return tokens.end(close)
      at = tokens.partner(open)
    }
    return tokens.end(at)
  }

  private *library(name: string, { path, close }: RustCall, argument: Range | undefined): Generator<Finding> {
    const { tokens } = this
    if (argument === undefined || isNothing(tokens, argument)) return
    const texts = this.values.texts(argument)
    if (texts?.every((text) => !isOpenPlace(text.replaceAll('\0', ''))) === true) return
    const isNamed = texts === undefined && this.values.hasConstantEnd(argument)
    const note = texts !== undefined ? OPEN_PLACE : isNamed ? CHOSEN_DIRECTORY : undefined
    yield this.finding(path.from, {
      rule: RUST_NATIVE_LIBRARY,
      severity: isNamed ? 'medium' : 'high',
      start: tokens.start(path.from),
      end: tokens.end(close),
      what: `${name}|${texts !== undefined ? 'open place' : isNamed ? 'directory' : 'made at run time'}`,
      ...(note === undefined ? {} : { note }),
    })
  }

  private *text(
    sink: RustSink & { readonly kind: 'text' },
    name: string,
    at: number,
    close: number,
    argument: Range | undefined,
  ): Generator<Finding> {
    const { tokens } = this
    if (argument === undefined) return
    const texts = this.values.texts(argument)
    if (texts?.every((text) => WEIGHTS_WITHOUT_CODE.test(text)) === true) return
    // A file of the same change is read by whoever reads the change.
    const isIncluded = texts?.every((text) => text === COMPILED_PART) === true
    const severity = texts === undefined ? sink.madeAtRunTime : isIncluded ? undefined : sink.constant
    if (severity === undefined) return
    yield this.finding(at, {
      rule: sink.rule,
      severity,
      start: tokens.start(at),
      end: tokens.end(close),
      what: `${name}|${texts === undefined ? 'made at run time' : 'constant'}`,
      ...(texts === undefined ? {} : { note: evidence`the text is constant` }),
    })
  }

  private *atMethod(at: number): Generator<Finding> {
    const { tokens } = this
    const open = tokens.isPair(at + 1, '::') ? this.names.endOfGenerics(at + 3) : at + 1
    if (!tokens.is(open, '(') || tokens.partner(open) === -1) return
    const method = tokens.word(at)
    for (const type of receiverTypes(tokens, this.names, at - 2)) {
      for (const key of keysOf(type)) {
        const name = `${key}.${method}`
        const sink = RUST_METHODS.get(name)
        if (sink?.kind !== 'text') continue
        const given = tokens.split(open + 1, tokens.partner(open))
        const start = tokens.isName(at - 2) ? at - 2 : tokens.isName(at - 6) ? at - 6 : at
        yield* this.text(sink, name, start, tokens.partner(open), given[sink.argument])
        return
      }
    }
  }

  private finding(at: number, occurrence: Occurrence): Finding {
    return this.found.finding(at, occurrence, this.names.isTest(at))
  }
}

/** `dlopen(null())`: the program itself. */
function isNothing(tokens: TokenList, [from, to]: Range): boolean {
  for (let at = from; at < to; at++) {
    if (tokens.is(at, 'null') || tokens.is(at, 'null_mut') || tokens.is(at, 'None')) return true
  }
  return false
}
