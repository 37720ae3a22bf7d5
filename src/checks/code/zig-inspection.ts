import type { Finding } from '../../model/finding.ts'
import type { CheckContext, LoadedFile } from '../../model/rule.ts'
import type { Range } from '../../syntax/rust-statements.ts'
import type { TokenList } from '../../syntax/rust-tokens.ts'
import { ZigNames, type ZigPath } from '../../syntax/zig-names.ts'
import { ZigValues } from '../../syntax/zig-values.ts'
import { type Evidence, evidence, excerpt } from '../../text/redact.ts'
import { type Occurrence, TokenFindings } from './rust-findings.ts'
import { foreignFindings } from './rust-foreign.ts'
import {
  type CommandLine,
  commandProblem,
  fetchedBy,
  isOpenPlace,
  runsShellScript,
  UNKNOWN_WORDS,
} from './rust-zig-commands.ts'
import { zigDeclared } from './zig-foreign.ts'
import {
  ZIG_BUILD_COMMAND,
  ZIG_BUILD_NETWORK,
  ZIG_FOREIGN_FUNCTION,
  ZIG_NATIVE_LIBRARY,
  ZIG_PROGRAM_CHOICE,
  ZIG_SHELL_COMMAND,
} from './zig-rules.ts'

/** Start a program; the words are the first list, or the field `argv` of the options. Names of several releases of Zig. */
const STARTS: ReadonlySet<string> = new Set([
  'std.ChildProcess.exec',
  'std.ChildProcess.init',
  'std.ChildProcess.run',
  'std.process.Child.exec',
  'std.process.Child.init',
  'std.process.Child.run',
  'std.process.execv',
  'std.process.execve',
  'std.process.replace',
  'std.process.run',
  'std.process.spawn',
])
/** The same while a project is built. */
const BUILD_STARTS = /^std\.(?:Build|build\.Builder)\.(?:addSystemCommand|exec|run|runAllowFail)$/
const LIBRARIES =
  /^(?:std\.DynLib\.open(?:Z|ZC)?|std\.(?:os|posix)\.dlopen|(?:std\.)?c\.(?:dlopen|LoadLibrary(?:Ex)?[AW]))$/
const WINDOWS_LIBRARIES = /^std\.os\.windows\.(?:kernel32\.)?LoadLibrary(?:Ex)?[AW]$/
const SHELLS = /^(?:std\.)?c\.(?:system|popen|_popen)$/
const PROGRAMS = /^(?:std\.)?c\.(?:exec(?:l|le|lp|v|ve|vp|vpe)|posix_spawnp?)$/
const HTTP_CLIENT = /^std\.http\.Client(?:\.|$)/
/** Methods of a build step that add a word. */
const ADDS_WORD: ReadonlySet<string> = new Set(['addArg'])
const ADDS_WORDS: ReadonlySet<string> = new Set(['addArgs'])
const BUILD_FILE = /(?:^|\/)build\.zig$/
/** Tokens after a step is made in which its arguments are looked for. */
const MAX_REACH = 4_000
/** Words of one command that are kept. */
const MAX_WORDS = 200

const OPEN_PLACE = evidence`a place that others may write to, or that depends on where the program is started`
const CHOSEN_DIRECTORY = evidence`the name is constant, the directory is chosen at run time`
const APPENDED = evidence`the rest of the line is read by the interpreter as well`

/** What one Zig source does that its text alone does not say. */
export class ZigInspection {
  private readonly tokens: TokenList
  private readonly names: ZigNames
  private readonly values: ZigValues
  private readonly found: TokenFindings
  private readonly isBuild: boolean
  private reachedNetwork = false

  constructor(file: LoadedFile, tokens: TokenList, context: CheckContext) {
    this.tokens = tokens
    this.names = new ZigNames(tokens)
    this.values = new ZigValues(tokens, this.names)
    this.isBuild = BUILD_FILE.test(file.path)
    this.found = new TokenFindings(file, tokens, context, this.isBuild)
  }

  *findings(): Generator<Finding> {
    const { tokens, names } = this
    for (let at = 0; at < tokens.count; at++) {
      if (!tokens.isName(at) && !tokens.is(at, '@')) continue
      const path = names.pathAt(at)
      if (path === undefined) continue
      if (path.segments.length > 1 || tokens.is(path.to, '(')) yield* this.atPath(path)
      // What stands in the brackets of `@field(…)` is a part of the chain.
      if (tokens.isName(at)) at = Math.max(at, path.to - 1)
    }
    const foreign = foreignFindings(zigDeclared(tokens), ZIG_FOREIGN_FUNCTION)
    for (const { at, ...occurrence } of foreign) yield this.finding(at, occurrence)
  }

  private *atPath(path: ZigPath): Generator<Finding> {
    const { tokens } = this
    const name = this.names.resolve(path.segments, path.from)
    if (name === undefined) return
    if (this.isBuild && HTTP_CLIENT.test(name)) yield* this.network(path)
    const open = path.to
    const close = tokens.is(open, '(') ? tokens.partner(open) : -1
    if (close === -1) return
    const given = tokens.split(open + 1, close)
    const isStep = BUILD_STARTS.test(name)
    if (isStep || STARTS.has(name)) yield* this.command(path, close, given, isStep)
    else if (LIBRARIES.test(name) || WINDOWS_LIBRARIES.test(name))
      yield* this.library(path, close, name, given[0])
    else if (SHELLS.test(name)) yield* this.text(path, close, name, given[0])
    else if (PROGRAMS.test(name) && given[0] !== undefined && this.values.texts(given[0]) === undefined) {
      yield this.called(path, close, { rule: ZIG_PROGRAM_CHOICE, severity: 'audit', what: name })
    }
  }

  private *network(path: ZigPath): Generator<Finding> {
    if (this.reachedNetwork) return
    this.reachedNetwork = true
    yield this.found.finding(
      path.from,
      {
        rule: ZIG_BUILD_NETWORK,
        severity: 'high',
        start: this.tokens.start(path.from),
        end: this.tokens.end(path.to - 1),
        what: 'network|std.http',
      },
      this.isTest(path.from),
      'own',
    )
  }

  private *library(
    path: ZigPath,
    close: number,
    name: string,
    argument: Range | undefined,
  ): Generator<Finding> {
    if (argument === undefined || this.tokens.is(argument[0], 'null')) return
    const texts = this.values.texts(argument)
    if (texts?.every((text) => !isOpenPlace(text)) === true) return
    const isNamed = texts === undefined && this.values.hasConstantEnd(argument)
    const note = texts !== undefined ? OPEN_PLACE : isNamed ? CHOSEN_DIRECTORY : undefined
    yield this.called(path, close, {
      rule: ZIG_NATIVE_LIBRARY,
      severity: isNamed ? 'medium' : 'high',
      what: `${name}|${texts !== undefined ? 'open place' : isNamed ? 'directory' : 'made at run time'}`,
      ...(note === undefined ? {} : { note }),
    })
  }

  private *text(path: ZigPath, close: number, name: string, argument: Range | undefined): Generator<Finding> {
    const isMade = argument !== undefined && this.values.texts(argument) === undefined
    yield this.called(path, close, {
      rule: ZIG_SHELL_COMMAND,
      severity: isMade ? 'high' : 'audit',
      what: `${name}|${isMade ? 'made at run time' : 'constant'}`,
    })
  }

  private *command(
    path: ZigPath,
    close: number,
    given: readonly Range[],
    isStep: boolean,
  ): Generator<Finding> {
    const lines = this.lines(given, isStep ? this.laterWords(path, close) : [])
    const line = lines.find((one) => commandProblem(one)?.kind === 'script') ?? lines[0] ?? [UNKNOWN_WORDS]
    const words = line.map((word) =>
      word === UNKNOWN_WORDS ? '…' : this.tokens.text.slice(word.start, word.end),
    )
    const depends = words.join(' ')
    const problem = commandProblem(line)
    const isBuild = isStep || this.isBuild
    const fetched = isBuild ? fetchedBy(line) : undefined
    if (fetched !== undefined || (isBuild && runsShellScript(line))) {
      const download = fetched === 'download'
      const occurrence: Occurrence = {
        rule: download ? ZIG_BUILD_NETWORK : ZIG_BUILD_COMMAND,
        severity: download ? 'high' : 'medium',
        start: this.tokens.start(path.from),
        end: this.tokens.end(close),
        what: `command|${fetched ?? 'script'}`,
        depends,
      }
      yield this.found.finding(path.from, occurrence, this.isTest(path.from), 'own')
    }
    if (problem === undefined) return
    if (problem.kind === 'script') {
      const { script, interpreter, isAppended } = problem
      const isInside = script.start >= this.tokens.start(path.from) && script.end <= this.tokens.end(close)
      const note: { note?: Evidence } = isAppended
        ? { note: APPENDED }
        : isInside
          ? {}
          : { note: evidence`the script: ${excerpt(this.tokens.text.slice(script.start, script.end))}` }
      yield this.called(path, close, {
        rule: ZIG_SHELL_COMMAND,
        severity: isAppended || problem.language === 'other' ? 'medium' : 'high',
        what: `${interpreter}|made at run time`,
        ...note,
        depends,
      })
    } else if (problem.kind !== 'constant-script' || (!isBuild && problem.language === 'shell')) {
      const rule = problem.kind === 'constant-script' ? ZIG_SHELL_COMMAND : ZIG_PROGRAM_CHOICE
      yield this.called(path, close, { rule, severity: 'audit', what: problem.kind, depends })
    }
  }

  /** What may be started: one line, or one for each side of a condition. */
  private lines(given: readonly Range[], later: CommandLine): readonly CommandLine[] {
    for (const argument of given) {
      const list = this.values.field(argument, 'argv') ?? this.structureField(argument)
      const choices = this.values.alternatives(list ?? argument).map((choice) => this.values.items(choice))
      if (list === undefined && choices.every((items) => items === undefined)) continue
      return choices.map((items) => [...this.words(items), ...later])
    }
    return [[UNKNOWN_WORDS, ...later]]
  }

  /** The field `argv` of options that a name stands for. */
  private structureField([from, to]: Range): Range | undefined {
    const { tokens } = this
    const binding =
      to === from + 1 && tokens.isName(from) ? this.names.binding(tokens.word(from), from) : undefined
    return binding?.made === undefined ? undefined : this.values.field(binding.made, 'argv')
  }

  private words(items: ReturnType<ZigValues['items']>): CommandLine {
    const { tokens } = this
    return (items ?? ['unknown' as const])
      .slice(0, MAX_WORDS)
      .map((item) =>
        item === 'unknown'
          ? UNKNOWN_WORDS
          : { texts: this.values.texts(item), start: tokens.start(item[0]), end: tokens.end(item[1] - 1) },
      )
  }

  /** `const step = b.addSystemCommand(…); step.addArg(…);` */
  private laterWords(path: ZigPath, close: number): CommandLine {
    const { tokens } = this
    if (!tokens.is(path.from - 1, '=') || !tokens.isName(path.from - 2)) return []
    const name = tokens.word(path.from - 2)
    const block = tokens.block(path.from)
    const end = Math.min(block === -1 ? tokens.count : tokens.partner(block), close + MAX_REACH)
    const found: CommandLine[number][] = []
    for (let at = close + 1; at < end && found.length < MAX_WORDS; at++) {
      if (
        !tokens.is(at, name) ||
        !tokens.is(at + 1, '.') ||
        tokens.is(at - 1, '.') ||
        !tokens.is(at + 3, '(')
      )
        continue
      const [first] = tokens.split(at + 4, Math.max(tokens.partner(at + 3), at + 4))
      if (first === undefined) continue
      if (ADDS_WORD.has(tokens.word(at + 2))) found.push(...this.words([first]))
      else if (ADDS_WORDS.has(tokens.word(at + 2))) found.push(...this.words(this.values.items(first)))
    }
    return found
  }

  private called(path: ZigPath, close: number, occurrence: Omit<Occurrence, 'start' | 'end'>): Finding {
    const start = this.tokens.start(path.from)
    return this.finding(path.from, { ...occurrence, start, end: this.tokens.end(close) })
  }

  private finding(at: number, occurrence: Occurrence): Finding {
    return this.found.finding(at, occurrence, this.isTest(at))
  }

  /** `test "…" { … }` */
  private isTest(at: number): boolean {
    const { tokens } = this
    for (let block = tokens.block(at); block !== -1; block = tokens.block(block)) {
      if (tokens.is(block - 2, 'test') || tokens.is(block - 1, 'test')) return true
    }
    return false
  }
}
