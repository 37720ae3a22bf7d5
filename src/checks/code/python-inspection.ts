import type { Finding } from '../../model/finding.ts'
import type { LoadedFile } from '../../model/rule.ts'
import type { Arguments } from '../../syntax/python-arguments.ts'
import { NO_ARGUMENTS } from '../../syntax/python-arguments.ts'
import type { PythonNames } from '../../syntax/python-names.ts'
import type { Value } from '../../syntax/python-values.ts'
import { NO_NODE, type SyntaxTree } from '../../syntax/tree-sitter.ts'
import { CODE_ATTRIBUTE } from './python-execution.ts'
import { findingOf, type Place } from './python-findings.ts'
import { flowFindings } from './python-flows.ts'
import { judgeBuiltinChoice } from './python-imports.ts'
import { calleePaths, type Mentions, mentionsOf, methodPaths } from './python-mentions.ts'
import { judgeClass } from './python-pickle.ts'
import { isWeighed, standsForValue } from './python-references.ts'
import { CODE_OBJECT } from './python-rules.ts'
import { judgeOf, SINK_METHODS } from './python-sinks.ts'
import { systemJudgements } from './python-system.ts'
import { judgeEnvironment, judgeWrapper } from './python-torch.ts'
import type { Judgement, PythonFile, Use } from './python-use.ts'
import { compareSeverity } from './severity.ts'

interface Found extends Place {
  readonly judgement: Judgement
  readonly kind: Use['kind'] | 'other'
}

const HIDDEN_ARGUMENTS: Arguments = { ...NO_ARGUMENTS, positionalKnown: false, keywordsKnown: false }
const NONE: readonly never[] = []
const PARTIALS: ReadonlySet<string> = new Set(['functools.partial', 'functools.partialmethod'])

/** All findings of one file, unordered. */
export function* inspectPython(loaded: LoadedFile, file: PythonFile): Iterable<Finding> {
  const inspection = new Inspection(file)
  for (const found of inspection.run()) yield findingOf(loaded, file.names, found, found.judgement)
}

class Inspection {
  private readonly file: PythonFile
  private readonly names: PythonNames
  private readonly tree: SyntaxTree
  /** Words without which some searches are in vain. */
  private readonly mentionsByteCode: boolean
  private readonly mentionsTorchForce: boolean
  private readonly mentions: Mentions
  private readonly found: Found[] = []
  /** Where an alias was made, and the worst that came of its uses. */
  private readonly viaAlias = new Map<number, Judgement | undefined>()
  private readonly explained = new Set<number>()

  constructor(file: PythonFile) {
    this.file = file
    this.names = file.names
    this.tree = file.names.tree
    this.mentionsByteCode = this.tree.text.includes('co_code')
    this.mentionsTorchForce = this.tree.text.includes('TORCH_FORCE')
    this.mentions = mentionsOf(this.tree.text)
  }

  run(): readonly Found[] {
    // Backwards, so that inner expressions are known before those around them ask.
    for (let node = this.tree.size - 1; node >= 0; node--) this.visit(node)
    this.flows()
    return this.found.filter((found) => !this.isSaidAlready(found))
  }

  private visit(node: number): void {
    switch (this.tree.type(node)) {
      case 'call':
        this.call(node)
        break
      case 'identifier':
      case 'attribute':
        this.reference(node)
        break
      case 'subscript':
        this.reference(node)
        this.add(node, '', judgeBuiltinChoice(this.file, node), 'other')
        this.system(node)
        break
      case 'exec_statement':
        this.execStatement(node)
        break
      case 'class_definition':
        this.classDefinition(node)
        break
      case 'assignment':
        this.codeAssignment(node)
        this.environment(node)
        this.system(node)
        break
      case 'pair':
      case 'keyword_argument':
        this.environment(node)
        this.system(node)
        break
      case 'return_statement':
      case 'default_parameter':
      case 'typed_default_parameter':
        this.system(node)
        break
      case 'binary_operator':
      case 'conditional_expression':
      case 'boolean_operator':
      case 'parenthesized_expression':
        this.names.values(node)
    }
  }

  private call(node: number): void {
    // The result may be a function itself: `getattr(builtins, "eval")`.
    this.reference(node)
    const callee = this.tree.child(node, 'function')
    const sinks = [...this.sinksOf(callee), ...this.methodsOf(callee)]
    this.system(node)
    if (sinks.length > 0) {
      const args = this.names.arguments(node)
      const uses = sinks.map(({ path, origin }) => ({ origin, path, kind: 'call' as const, node, args }))
      if (this.judgeAll(uses, callee).some((judged) => judged !== undefined)) return
    }
    this.passedOn(node)
    if (sinks.length > 0) return
    this.add(node, '', judgeBuiltinChoice(this.file, node), 'other')
    this.add(node, '', judgeWrapper(this.file, node), 'other')
    this.environment(node)
    if (this.mentionsByteCode && this.names.arguments(node).keywords.has('co_code')) {
      this.add(node, '', { rule: CODE_OBJECT, severity: 'medium', state: 'bytes' }, 'other')
    }
  }

  /** `tarfile.open(path).extractall()`: a method of what a known function gave back. */
  private methodsOf(callee: number): readonly { readonly path: string; readonly origin: number }[] {
    if (this.tree.type(callee) !== 'attribute') return NONE
    if (!SINK_METHODS.has(this.tree.textOf(this.tree.child(callee, 'attribute')))) return NONE
    return methodPaths(this.names, callee)
      .filter((path) => judgeOf(path) !== undefined)
      .map((path) => ({ path, origin: callee }))
  }

  private system(node: number): void {
    if (!this.mentions.any) return
    for (const { path, judgement } of systemJudgements(this.file, this.mentions, node)) {
      this.add(node, path, judgement, 'other')
    }
  }

  /** What several calls of one function come to together. */
  private flows(): void {
    if (!this.mentions.network) return
    const flows = flowFindings(this.file, (call) => calleePaths(this.names, call))
    for (const { node, path, judgement, replaces, needsFinding } of flows) {
      if (needsFinding === true && !this.found.some((found) => found.node === node)) continue
      if (replaces) {
        for (let index = this.found.length - 1; index >= 0; index--) {
          if (this.found[index]?.node === node) this.found.splice(index, 1)
        }
      }
      this.add(node, path, judgement, 'other')
    }
  }

  private environment(node: number): void {
    if (this.mentionsTorchForce) this.add(node, '', judgeEnvironment(this.file, node), 'other')
  }

  /** `partial(torch.load, weights_only=True)`: a sink given to a call together with its arguments. */
  private passedOn(node: number): void {
    const given = this.tree.children(this.tree.child(node, 'arguments'))
    if (!given.some((argument) => this.sinksOf(argument).length > 0)) return
    const args = this.names.arguments(node)
    for (const [index, argument] of args.positional.entries()) {
      const sinks = this.sinksOf(argument)
      if (sinks.length === 0 || !isWeighed(this.names, argument)) continue
      const isPartial = this.names.paths(this.tree.child(node, 'function')).some((path) => PARTIALS.has(path))
      const rest: Arguments = { ...args, positional: args.positional.slice(index + 1) }
      const uses = sinks.map(({ path, origin }) => ({
        origin,
        path,
        kind: 'passed' as const,
        node: isPartial ? node : argument,
        args: rest,
      }))
      this.judgeAll(uses, argument)
      this.explained.add(argument)
    }
  }

  private reference(node: number): void {
    if (!standsForValue(this.tree, node)) return
    const sinks = this.sinksOf(node)
    if (sinks.length === 0 || !isWeighed(this.names, node)) return
    const uses = sinks.map(({ path, origin }) => ({
      origin,
      path,
      kind: 'reference' as const,
      node,
      args: HIDDEN_ARGUMENTS,
    }))
    this.judgeAll(uses, node)
  }

  /** Judges what an expression may stand for and keeps the worst. @param spelled the expression itself, to tell aliases */
  private judgeAll(
    uses: readonly (Use & { readonly origin: number })[],
    spelled: number,
  ): readonly (Judgement | undefined)[] {
    const judged = uses.map((use) => judgeOf(use.path)?.(use, this.file))
    let worst = -1
    for (const [index, judgement] of judged.entries()) {
      const { origin } = uses[index] as (typeof uses)[number]
      if (origin !== spelled) this.noteAlias(origin, judgement)
      if (judgement === undefined) continue
      const best = judged[worst]
      if (best === undefined || compareSeverity(judgement.severity, best.severity) > 0) worst = index
    }
    const use = uses[worst]
    if (use !== undefined) this.add(use.node, use.path, judged[worst], use.kind)
    return judged
  }

  private noteAlias(origin: number, judgement: Judgement | undefined): void {
    const known = this.viaAlias.get(origin)
    if (
      known === undefined ||
      (judgement !== undefined && compareSeverity(judgement.severity, known.severity) > 0)
    ) {
      this.viaAlias.set(origin, judgement)
    }
  }

  private sinksOf(node: number): readonly Extract<Value, { kind: 'name' }>[] {
    if (node === NO_NODE) return []
    return this.names
      .values(node)
      .flatMap((value) => (value.kind === 'name' && judgeOf(value.path) !== undefined ? [value] : []))
  }

  /** Python 2's `exec code in namespace`. */
  private execStatement(node: number): void {
    const code = this.tree.child(node, 'code')
    const args: Arguments = { ...NO_ARGUMENTS, positional: code === NO_NODE ? [] : [code] }
    const use: Use = { kind: 'call', node, path: 'builtins.exec', args }
    this.add(node, use.path, judgeOf(use.path)?.(use, this.file), 'call')
  }

  private classDefinition(node: number): void {
    const judged = judgeClass(this.file, node)
    if (judged === undefined) return
    this.explained.add(judged.base)
    this.found.push({
      node: this.tree.child(node, 'superclasses'),
      path: this.tree.textOf(judged.base),
      start: this.tree.start(node),
      judgement: judged,
      kind: 'other',
    })
  }

  /** `function.__code__ = …` */
  private codeAssignment(node: number): void {
    const left = this.tree.child(node, 'left')
    if (this.tree.type(left) !== 'attribute' || !CODE_ATTRIBUTE.test(this.tree.textOf(left).slice(-32)))
      return
    const right = this.tree.child(node, 'right')
    if (right === NO_NODE || this.tree.type(right) === 'none') return
    const swapped = CODE_ATTRIBUTE.test(this.tree.textOf(right).slice(-32))
    this.add(
      node,
      '',
      { rule: CODE_OBJECT, severity: swapped ? 'low' : 'medium', state: swapped ? 'swapped' : '' },
      'other',
    )
  }

  private add(node: number, path: string, judgement: Judgement | undefined, kind: Found['kind']): void {
    if (judgement === undefined) return
    for (const inner of judgement.explains ?? []) if (inner !== node) this.explained.add(inner)
    this.found.push({ node, path, judgement, kind })
  }

  private isSaidAlready({ node, judgement, kind }: Found): boolean {
    if (kind !== 'passed' && this.explained.has(node)) return true
    if (kind !== 'reference' || !this.viaAlias.has(node)) return false
    // An alias inside a function is used there or nowhere; one of a module may be used by other files.
    if (this.names.scopes.of(node).kind === 'function') return true
    const worst = this.viaAlias.get(node)
    return worst !== undefined && compareSeverity(worst.severity, judgement.severity) >= 0
  }
}
