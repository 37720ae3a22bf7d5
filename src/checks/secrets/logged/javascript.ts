import type { CheckContext } from '../../../model/rule.ts'
import { type Dialect, parseScript, type ScriptNode, scriptParser } from '../../../syntax/javascript.ts'
import { ScriptNames } from '../../../syntax/javascript-names.ts'
import type { Scope } from '../../../syntax/javascript-scopes.ts'
import { childOf, listOf, nameOf, textOf, unwrapped } from '../../../syntax/javascript-tree.ts'
import { visitScript } from '../../../syntax/javascript-visit.ts'
import type { LoggedName } from './logged-name.ts'
import type { LoggedReading } from './logged-secrets.ts'
import { isTellingName } from './secret-names.ts'

const PRINTERS =
  /^(?:console\.(?:log|info|warn|error|debug|trace|dir)|process\.std(?:out|err)\.write|module:process\.std(?:out|err)\.write|module:@actions\/core\.(?:info|notice|warning|error|debug)|module:(?:winston|loglevel|npmlog|consola)(?:\.default)?\.(?:silly|verbose|http|log|info|warn|error|debug|trace))$/
/** What gives back the same text. */
const COPIES: ReadonlySet<string> = new Set(['String', 'JSON.stringify'])
const COPYING_METHODS: ReadonlySet<string> = new Set(['toString', 'trim'])
const CALLS: ReadonlySet<string> = new Set(['CallExpression', 'OptionalCallExpression'])
/** Expressions inside one argument that are looked at. */
const MAX_PARTS = 200

export async function scriptReading(context: CheckContext, path: string): Promise<LoggedReading> {
  const parse = await scriptParser(context)
  const dialect = dialectOf(path)
  return (text) => {
    const script = parseScript(parse, text, dialect)
    return 'reason' in script ? [] : loggedInJavascript(script.program, text)
  }
}

function dialectOf(path: string): Dialect {
  const extension = path.slice(path.lastIndexOf('.')).toLowerCase()
  if (extension === '.tsx') return 'tsx'
  return extension.endsWith('ts') ? 'typescript' : 'javascript'
}

/** Secrets that the calls of one script print, by their names. */
function* loggedInJavascript(program: ScriptNode, text: string): Generator<LoggedName> {
  const { kept, bindings } = visitScript(program, (node) => CALLS.has(node.type))
  const names = new ScriptNames(bindings)
  for (const { node, scope } of kept) {
    const callee = childOf(node, 'callee')
    if (callee === undefined) continue
    for (const argument of listOf(node, 'arguments')) {
      const name = secretIn(names, argument, scope)
      if (name === undefined) continue
      if (!prints(names, callee, scope)) break
      yield { start: name.start, end: name.end, callee: text.slice(callee.start, callee.end) }
    }
  }
}

function prints(names: ScriptNames, callee: ScriptNode, scope: Scope): boolean {
  return names.resolve(callee, scope).some((value) => value.kind === 'named' && PRINTERS.test(value.name))
}

/** The expression in an argument whose text is that of a secret; undefined when what is printed is only made from one. */
function secretIn(names: ScriptNames, argument: ScriptNode, scope: Scope): ScriptNode | undefined {
  const waiting = [argument]
  for (let seen = 0; seen < MAX_PARTS; seen++) {
    const next = waiting.pop()
    if (next === undefined) return undefined
    const node = unwrapped(next)
    switch (node.type) {
      case 'Identifier':
        if (isTellingName(nameOf(node) ?? '') && names.textOf(node, scope) === undefined) return node
        break
      case 'MemberExpression':
      case 'OptionalMemberExpression':
        if (isTellingName(names.memberName(node, scope) ?? '')) return node
        break
      case 'TemplateLiteral':
        waiting.push(...listOf(node, 'expressions'))
        break
      case 'BinaryExpression':
        if (textOf(node, 'operator') === '+') push(waiting, node, 'left', 'right')
        break
      case 'CallExpression':
      case 'OptionalCallExpression':
        waiting.push(...copied(names, node, scope))
        break
      case 'ObjectExpression':
        for (const property of listOf(node, 'properties')) push(waiting, property, 'value')
        break
    }
  }
  return undefined
}

/** What a call hands through unchanged. */
function copied(names: ScriptNames, call: ScriptNode, scope: Scope): readonly ScriptNode[] {
  const callee = childOf(call, 'callee')
  if (callee === undefined) return []
  if (names.isNamed(callee, scope, COPIES)) return listOf(call, 'arguments').slice(0, 1)
  const object = childOf(callee, 'object')
  const method = object === undefined ? undefined : names.memberName(callee, scope)
  return object !== undefined && method !== undefined && COPYING_METHODS.has(method) ? [object] : []
}

function push(waiting: ScriptNode[], node: ScriptNode, ...fields: readonly string[]): void {
  for (const field of fields) {
    const child = childOf(node, field)
    if (child !== undefined) waiting.push(child)
  }
}
