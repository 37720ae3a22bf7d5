import type { Finding } from '../../model/finding.ts'
import type { CheckContext, LoadedFile, Rule, Unreadable } from '../../model/rule.ts'
import type { ScriptNode } from '../../syntax/javascript.ts'
import { ScriptNames } from '../../syntax/javascript-names.ts'
import { childOf, listOf } from '../../syntax/javascript-tree.ts'
import { type Visit, visitScript } from '../../syntax/javascript-visit.ts'
import { standsAside } from '../../text/aside-path.ts'
import { type Evidence, evidence, excerpt } from '../../text/redact.ts'
import { isBundle } from './javascript-bundle.ts'
import { type Called, calledFunctions } from './javascript-called.ts'
import { judgeReading } from './javascript-data.ts'
import { HidingSearch } from './javascript-decoding.ts'
import { evalEscape, evalIn } from './javascript-escapes.ts'
import { judgeAssignment, judgeInternals } from './javascript-internals.ts'
import { judgeLoading, judgeModule } from './javascript-loading.ts'
import { MangledNames } from './javascript-mangling.ts'
import {
  JAVASCRIPT_EVAL,
  JAVASCRIPT_FUNCTION_CONSTRUCTOR,
  JAVASCRIPT_OBFUSCATED,
} from './javascript-rules.ts'
import { judgeCommand } from './javascript-shell.ts'
import { type Sink, sinkOf } from './javascript-sinks.ts'
import type { Found, Script } from './javascript-use.ts'
import { WrittenFiles } from './javascript-written.ts'
import type { YamlRelease } from './javascript-yaml-release.ts'
import { DECODE_THEN_EXECUTE, FETCH_THEN_EXECUTE } from './python-rules.ts'
import { levelFields, type Severity, severityAt } from './severity.ts'

/** Run by package managers, not by somebody who reads them first. */
const INSTALL_SCRIPT = /(?:^|\/)(?:pre|post)?install\.[cm]?[jt]s$/i
/** Equal findings of one bundle that are kept: one more says nothing. */
const MAX_EQUALS = 20

const CALLS: ReadonlySet<string> = new Set([
  'CallExpression',
  'ImportExpression',
  'NewExpression',
  'OptionalCallExpression',
  'TaggedTemplateExpression',
])

const BUNDLE_NOTE = evidence`bundled file: look where the code comes from`

/** What one script does with text that becomes code. */
export class ScriptInspection {
  private readonly file: LoadedFile
  private readonly text: string
  private readonly context: CheckContext
  private readonly visits: readonly Visit[]
  private readonly names: ScriptNames
  private readonly search: HidingSearch
  private readonly script: Script
  private readonly mangled: MangledNames
  private readonly isBundle: boolean

  constructor(file: LoadedFile, text: string, context: CheckContext, program: ScriptNode, yaml: YamlRelease) {
    this.file = file
    this.text = text
    this.context = context
    this.mangled = new MangledNames(text)
    const { kept, bindings } = visitScript(program, (node) => {
      this.mangled.look(node)
      return CALLS.has(node.type) || node.type === 'AssignmentExpression' || evalIn(node)
    })
    this.visits = kept
    this.names = new ScriptNames(bindings)
    this.search = new HidingSearch(this.names)
    const written = new WrittenFiles(kept, this.names, this.search)
    this.script = { names: this.names, search: this.search, written, yaml }
    this.isBundle = isBundle(file.path)
  }

  *findings(): Generator<Finding | Unreadable> {
    const equals = new Map<string, number>()
    for (const visit of this.visits) {
      const finding = this.findingAt(visit)
      if (finding === undefined) continue
      const count = (equals.get(finding.identity) ?? 0) + 1
      equals.set(finding.identity, count)
      if (!this.isBundle || count <= MAX_EQUALS) yield finding
    }
    const { found } = this.mangled
    if (found !== undefined) yield this.obfuscation(found.first, found.count)
    // Bundles run the same names through everything, and nobody could act on it.
    if (!this.names.exhausted || this.isBundle) return
    const detail = evidence`names in the script lead further than they are followed`
    yield { kind: 'unreadable', gap: 'missing', reason: 'over-limit', detail }
  }

  private findingAt(visit: Visit): Finding | undefined {
    const called = calledAt(visit, this.names)
    const sink = CALLS.has(visit.node.type) ? sinkOf(visit, called, this.names, this.search) : undefined
    if (sink !== undefined) return this.sinkFinding(visit, sink)
    const found = foundAt(visit, called, this.script)
    if (found !== undefined) return this.foundFinding(visit, found)
    const escaped = evalEscape(visit, this.names)
    if (escaped === undefined) return undefined
    return this.finding(visit, {
      rule: JAVASCRIPT_EVAL,
      severity: this.weakened('high'),
      what: `eval|passed on|${escaped}`,
      note: evidence`handed on: whoever gets it evaluates what they like`,
    })
  }

  /** In bundles as well: tools that put files together do not make such names. */
  private obfuscation(first: ScriptNode, count: number): Finding {
    const from = this.file.position(first.start)
    const to = this.file.position(first.end)
    const name = excerpt(this.text.slice(first.start, first.end))
    return {
      rule: JAVASCRIPT_OBFUSCATED.id,
      path: this.file.path,
      location: { line: from.line, column: from.column, endLine: to.line, endColumn: to.column },
      evidence: evidence`${count} names like ${name}`,
      identity: 'obfuscated',
      ...levelFields(JAVASCRIPT_OBFUSCATED, severityAt(this.file.path, 'high', false)),
    }
  }

  private sinkFinding(visit: Visit, sink: Sink): Finding | undefined {
    const { text, callee } = sink
    if (text?.length === 0 || text?.every(isNoText) === true) return undefined
    const constant = text?.every((node) => this.names.textOf(node, visit.scope) !== undefined) === true
    const what = `${callee}|${constant ? 'constant' : 'made at run time'}`
    const hiding = text === undefined ? undefined : this.search.hidingOf(text, visit.scope)
    if (hiding === 'decoded') {
      return this.finding(visit, { rule: DECODE_THEN_EXECUTE, severity: 'critical', what, note: undefined })
    }
    const rule = hiding === 'fetched' ? FETCH_THEN_EXECUTE : sink.rule
    const asksForGlobal =
      rule === JAVASCRIPT_FUNCTION_CONSTRUCTOR && this.names.returnsGlobal(visit.node, visit.scope)
    const severity = this.weakened(asksForGlobal ? 'low' : constant ? 'medium' : 'high')
    const note = asksForGlobal
      ? evidence`only asks for the global object; write globalThis`
      : constant
        ? evidence`the text is constant`
        : undefined
    return this.finding(visit, { rule, severity, what, note })
  }

  private foundFinding(visit: Visit, { note, aside, ...found }: Found): Finding | undefined {
    // What a bundle loads and starts of its own is the business of its sources.
    if (this.isBundle && found.severity === 'audit') return undefined
    const isAside = aside !== undefined && standsAside(this.file.path)
    const severity =
      found.severity === 'critical' ? found.severity : this.weakened(isAside ? aside : found.severity)
    return this.finding(visit, { ...found, severity, note })
  }

  /** Nobody can change what a bundler writes, and reviewers should look at its sources instead. */
  private weakened(severity: Severity): Severity {
    return this.isBundle ? 'low' : severity
  }

  private finding(
    { node, scope }: Visit,
    found: {
      readonly rule: Rule
      readonly severity: Severity
      readonly what: string
      readonly note: Evidence | undefined
    },
  ): Finding {
    const { rule, what } = found
    const severity = severityAt(this.file.path, found.severity, INSTALL_SCRIPT.test(this.file.path))
    const from = this.file.position(node.start)
    const to = this.file.position(node.end)
    const source = this.text.slice(node.start, node.end)
    const note = this.noteOf(found.note)
    return {
      rule: rule.id,
      path: this.file.path,
      location: { line: from.line, column: from.column, endLine: to.line, endColumn: to.column },
      evidence: excerpt(source),
      ...(note === undefined ? {} : { note }),
      // Names in bundles change with every build.
      identity: this.isBundle
        ? what
        : `${what}|${scope.symbol.join('.')}|${this.context.digest(source.replace(/\s+/g, ''), false)}`,
      ...levelFields(rule, severity),
    }
  }

  private noteOf(note: Evidence | undefined): Evidence | undefined {
    if (!this.isBundle) return note
    return note === undefined ? BUNDLE_NOTE : evidence`${note}; ${BUNDLE_NOTE}`
  }
}

function calledAt({ node, scope }: Visit, names: ScriptNames): readonly Called[] {
  const callee = childOf(node, 'callee')
  return callee === undefined ? [] : [...calledFunctions(callee, listOf(node, 'arguments'), scope, names)]
}

function foundAt(visit: Visit, called: readonly Called[], script: Script): Found | undefined {
  const { node, scope } = visit
  if (node.type === 'AssignmentExpression') return judgeAssignment(visit, script)
  if (node.type === 'ImportExpression') {
    const source = childOf(node, 'source')
    return source && judgeModule('import', { node: source, scope }, script)
  }
  for (const each of called) {
    const found =
      judgeCommand(each, scope, script) ??
      judgeLoading(each, scope, script) ??
      judgeReading(each, scope, script) ??
      judgeInternals(each, scope, script)
    if (found !== undefined) return found
  }
  return undefined
}

/** A value that is no text, which is returned as it is instead of being run. */
function isNoText(node: ScriptNode): boolean {
  return NO_TEXT.has(node.type)
}

const NO_TEXT: ReadonlySet<string> = new Set([
  'ArrowFunctionExpression',
  'BooleanLiteral',
  'FunctionExpression',
  'NullLiteral',
  'NumericLiteral',
])
