import type { Finding } from '../../model/finding.ts'
import type { CheckContext, LoadedFile } from '../../model/rule.ts'
import { CConstants } from '../../syntax/c-constants.ts'
import { CTokens, NAME, NUMBER, STRING } from '../../syntax/c-like-lexer.ts'
import { CMacros } from '../../syntax/c-macros.ts'
import { type CMention, CNames } from '../../syntax/c-names.ts'
import { type CScope, CStructure } from '../../syntax/c-structure.ts'
import { evidence, excerpt } from '../../text/redact.ts'
import { constructorsIn } from './c-constructors.ts'
import { type CJudgement, judgeAssembly, judgeCall, judgeReference } from './c-judgement.ts'
import { C_COMMAND, C_CONSTRUCTOR } from './c-rules.ts'
import { C_SINK_NAMES, C_SINKS, type CSink, DEVICE_SOURCE } from './c-sinks.ts'
import { compareSeverity, levelFields, severityAt } from './severity.ts'

const MEMORY_FILES: ReadonlySet<string> = new Set(['memfd_create'])
/** Tokens of a function's head that may name parameters. */
const MAX_SIGNATURE = 400
/** Macros whose uses are looked for; further ones count as unused. */
const MAX_SEARCHED = 50
/** Calls of functions with sinks that constructors are searched for. */
const MAX_CALLERS = 200

/** A place in the source and what it amounts to. */
interface Found {
  readonly judgement: CJudgement
  readonly callee: string
  readonly from: number
  readonly to: number
}

/** What one source in C and its kin does. */
export class CInspection {
  private readonly file: LoadedFile
  private readonly context: CheckContext
  private readonly tokens: CTokens
  private readonly structure: CStructure
  private readonly macros: CMacros
  private readonly names: CNames
  private readonly constants: CConstants
  private readonly runsDescriptors: boolean

  constructor(file: LoadedFile, text: string, context: CheckContext) {
    this.file = file
    this.context = context
    this.tokens = new CTokens(text)
    this.structure = new CStructure(this.tokens)
    this.macros = new CMacros(this.structure)
    this.names = new CNames(this.structure, this.macros, INTERESTING)
    this.constants = new CConstants(this.structure, this.macros)
    this.runsDescriptors = /\bfexecve\b|\bexecveat\b|\/proc\/self\/fd/.test(text)
  }

  *findings(): Generator<Finding> {
    const found = [...this.sinks()]
    const startup = [...constructorsIn(this.structure)]
    const functions = new Set<string>()
    for (const each of found) {
      const scope = this.functionAround(each.from)
      if (each.judgement.severity !== 'audit' && scope !== undefined && scope.name !== '')
        functions.add(scope.name)
    }
    for (const each of found) yield this.finding(each)
    for (const each of this.exportedNames()) yield this.finding(each)
    yield* this.constructorFindings(found, startup, functions)
    if (!DEVICE_SOURCE.test(this.file.path)) yield* this.assembly()
  }

  private *sinks(): Generator<Found> {
    for (const mention of this.names.mentions(INTERESTING)) {
      const sink = C_SINKS.find((each) => each.name === mention.name && this.isMeant(each, mention))
      const judgement = MEMORY_FILES.has(mention.name)
        ? this.judgeMemoryFile(mention)
        : this.judge(sink, mention)
      if (judgement !== undefined)
        yield { judgement, callee: mention.name, from: mention.from, to: mention.to }
    }
  }

  /** Macros that give a function another name, for other files to use. Those that are used here are seen there. */
  private *exportedNames(): Generator<Found> {
    let searched = 0
    for (const macro of this.macros.all()) {
      const { name, parameters, from, to, at } = macro
      const qualified =
        to - from === 1
          ? ''
          : to - from === 3 && this.tokens.is(from + 1, '::')
            ? this.tokens.textOf(from)
            : undefined
      if (parameters !== undefined || qualified === undefined || C_SINK_NAMES.has(name)) continue
      const sink = C_SINKS.find(
        (each) => each.namespace === undefined && this.tokens.isName(to - 1, each.name),
      )
      const judgement =
        sink === undefined || (searched++ < MAX_SEARCHED && this.isUsed(name, at))
          ? undefined
          : judgeReference(sink)
      if (sink === undefined || judgement === undefined || (qualified !== '' && qualified !== 'std')) continue
      yield {
        judgement: { ...judgement, severity: 'medium', why: `named ${name}` },
        callee: sink.name,
        from: at,
        to,
      }
    }
  }

  private isUsed(name: string, definition: number): boolean {
    const { tokens } = this
    for (let token = definition + 1; token < tokens.count; token++)
      if (tokens.isName(token, name)) return true
    return false
  }

  private judge(sink: CSink | undefined, mention: CMention): CJudgement | undefined {
    if (sink === undefined) return undefined
    if (mention.kind === 'reference') return judgeReference(sink)
    const { tokens, constants, runsDescriptors } = this
    return judgeCall(sink, {
      tokens,
      constants,
      runsDescriptors,
      args: constants.argumentsOf(mention.open),
      isParameter: (range) => this.isParameter(mention.from, constants.nameOf(range)),
    })
  }

  private isParameter(token: number, name: string | undefined): boolean {
    const { tokens, structure } = this
    if (name === undefined) return false
    const macro = this.macros.around(token)
    if (macro !== undefined) return macro.parameters?.includes(name) === true
    const scope = this.functionAround(token)
    if (scope === undefined) return false
    for (let at = Math.max(scope.head, scope.open - MAX_SIGNATURE); at < scope.open; at++) {
      if (tokens.isName(at, name) && tokens.is(structure.parent[at] as number, '(')) return true
    }
    return false
  }

  private judgeMemoryFile({ kind, qualifier }: CMention): CJudgement | undefined {
    if (kind !== 'call' || (qualifier !== undefined && qualifier !== '') || !this.runsDescriptors)
      return undefined
    return {
      rule: C_COMMAND,
      severity: 'critical',
      why: 'memfd',
      note: evidence`runs a program that never was a file`,
    }
  }

  private isMeant(sink: CSink, { qualifier, name }: CMention): boolean {
    if (sink.namespace === undefined)
      return qualifier === undefined || qualifier === '' || qualifier === 'std'
    if (qualifier === undefined) return this.names.isImported(sink.namespace, name)
    return (
      qualifier === sink.namespace ||
      (qualifier !== '' && sink.namespace.endsWith(`::${qualifier}`) && sink.namespace.startsWith('v8'))
    )
  }

  /** What runs at start-up: constructors that hold a sink or call a function that does, and initialisers of globals. */
  private *constructorFindings(
    found: readonly Found[],
    startup: readonly CScope[],
    functions: ReadonlySet<string>,
  ): Generator<Finding> {
    const { tokens, structure } = this
    const serious = found.filter(({ judgement }) => compareSeverity(judgement.severity, 'low') >= 0)
    for (const scope of startup) {
      const inside = firstBetween(serious, scope.open, scope.close)
      let reason = inside?.callee
      let calls = 0
      for (
        let token = scope.open;
        reason === undefined && token < scope.close && calls < MAX_CALLERS;
        token++
      ) {
        if (tokens.kinds[token] !== NAME || !tokens.is(token + 1, '(')) continue
        calls++
        const name = tokens.textOf(token)
        if (functions.has(name) && name !== scope.name) reason = name
      }
      if (reason === undefined) continue
      const judgement: CJudgement = {
        rule: C_CONSTRUCTOR,
        severity: 'high',
        why: reason,
        note: evidence`calls ${excerpt(reason)}`,
      }
      yield this.finding({ judgement, callee: scope.name, from: scope.head, to: scope.open })
    }
    for (const each of found) {
      if (structure.aside[each.from] !== 0 || compareSeverity(each.judgement.severity, 'low') < 0) continue
      if (each.judgement.why === 'handed on' || !this.runsAtStart(each.from)) continue
      yield this.finding({
        ...each,
        judgement: {
          rule: C_CONSTRUCTOR,
          severity: 'high',
          why: `initialiser|${each.callee}`,
          note: evidence`initialises a global`,
        },
      })
    }
  }

  private *assembly(): Generator<Finding> {
    const { tokens, structure } = this
    for (let token = 0; token < tokens.count; token++) {
      if (tokens.kinds[token] !== NAME || !ASSEMBLY.has(tokens.textOf(token)) || structure.aside[token] === 2)
        continue
      let open = token + 1
      while (tokens.kinds[open] === NAME && QUALIFIERS.has(tokens.textOf(open))) open++
      if (!tokens.is(open, '(')) continue
      const close = structure.match[open] as number
      let text = ''
      for (let at = open + 1; at < close && tokens.kinds[at] === STRING; at++)
        text += tokens.literalOf(at) ?? ''
      const judgement = judgeAssembly(text)
      if (judgement === undefined) continue
      yield this.finding({ judgement, callee: 'asm', from: token, to: close + 1 })
    }
  }

  /** Whether a call stands outside every function: in the initialiser of a global. */
  private runsAtStart(token: number): boolean {
    const { tokens, structure } = this
    for (const scope of structure.scopesAround(token)) {
      if (scope.kind === 'function' || scope.kind === 'class') return false
      // A lambda is only run when it is called at once.
      if (scope.kind === 'block' && !tokens.is(scope.close + 1, '(') && !tokens.is(scope.open - 1, '='))
        return false
    }
    const equals =
      tokens.is(token - 1, '=') ||
      tokens.is(token - 1, '(') ||
      tokens.is(token - 1, '{') ||
      tokens.kinds[token - 1] === NUMBER
    return equals || [...structure.scopesAround(token)].some(({ kind }) => kind === 'block')
  }

  private functionAround(token: number): CScope | undefined {
    for (const scope of this.structure.scopesAround(token)) if (scope.kind === 'function') return scope
    return undefined
  }

  private finding({ judgement, callee, from, to }: Found): Finding {
    const { tokens, file } = this
    const { rule, note } = judgement
    const start = file.position(tokens.start(from))
    const offsetEnd = tokens.end(Math.max(to - 1, from))
    const end = file.position(offsetEnd)
    const severity = severityAt(file.path, judgement.severity, false)
    return {
      rule: rule.id,
      path: file.path,
      location: { line: start.line, column: start.column, endLine: end.line, endColumn: end.column },
      evidence: excerpt(tokens.source.slice(tokens.start(from), offsetEnd)),
      ...(note === undefined ? {} : { note }),
      identity: `${callee}|${judgement.why}|${this.names.symbolAt(from)}|${this.context.digest(tokens.normalised(from, to), false)}`,
      ...levelFields(rule, severity),
    }
  }
}

const INTERESTING: ReadonlySet<string> = new Set([...C_SINK_NAMES, ...MEMORY_FILES])
const ASSEMBLY: ReadonlySet<string> = new Set(['asm', '__asm__', '__asm'])
const QUALIFIERS: ReadonlySet<string> = new Set(['volatile', '__volatile__', '__volatile', 'goto', 'inline'])

/** The first of them in a range of tokens; they stand in order. */
function firstBetween(found: readonly Found[], from: number, to: number): Found | undefined {
  let low = 0
  let high = found.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((found[middle] as Found).from <= from) low = middle + 1
    else high = middle
  }
  const first = found[low]
  return first !== undefined && first.from < to ? first : undefined
}
