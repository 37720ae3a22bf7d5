import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from '@babel/parser'

const ROOT = join(import.meta.dirname, '../..')
const SOURCE = join(ROOT, 'src')

/** A regular expression of the source. */
export interface Expression {
  readonly place: string
  readonly pattern: string
  readonly flags: string
}

export interface ScannedSource {
  /** Each once, however often it is written. */
  readonly expressions: readonly Expression[]
  /** Where an expression is made of text, so that nobody can prove anything of it beforehand. */
  readonly made: readonly string[]
}

/** Methods of texts that make an expression of a text they are given. */
const MAKING_METHODS: ReadonlySet<unknown> = new Set(['match', 'matchAll', 'search', 'compile'])

type Node = Readonly<Record<string, unknown>>

export function scanSource(): ScannedSource {
  const expressions = new Map<string, Expression>()
  const made: string[] = []
  for (const path of readdirSync(SOURCE, { recursive: true, encoding: 'utf8' }).sort()) {
    if (!path.endsWith('.ts')) continue
    const text = readFileSync(join(SOURCE, path), 'utf8')
    for (const node of nodesOf(parse(text, { sourceType: 'module', plugins: ['typescript'] }).program)) {
      const line = (node['loc'] as { start: { line: number } } | undefined)?.start.line
      const place = `${path}:${line}`
      const { type, pattern, flags } = node
      if (type === 'RegExpLiteral' && typeof pattern === 'string' && typeof flags === 'string') {
        const expression = { place, pattern, flags }
        if (!expressions.has(keyOf(expression))) expressions.set(keyOf(expression), expression)
      } else if (makesExpression(node)) made.push(place)
    }
  }
  return { expressions: [...expressions.values()], made }
}

/** Without anything that repeats, there is nothing to go back over. */
export function repeats({ pattern }: Expression): boolean {
  return /[*+{]/.test(pattern)
}

/** Names the statement that one version of recheck proved: this expression, these flags, linear time. */
export function proofOf(expression: Expression): string {
  const { version } = JSON.parse(readFileSync(join(ROOT, 'node_modules/recheck/package.json'), 'utf8')) as {
    readonly version: string
  }
  return createHash('sha256')
    .update(`${version}\0${keyOf(expression)}`)
    .digest('hex')
    .slice(0, 32)
}

function keyOf({ pattern, flags }: Expression): string {
  return `${flags}\0${pattern}`
}

function makesExpression(node: Node): boolean {
  if (node['type'] !== 'NewExpression' && node['type'] !== 'CallExpression') return false
  const callee = node['callee'] as Node
  if (callee['type'] === 'Identifier') return callee['name'] === 'RegExp'
  const [first] = node['arguments'] as readonly Node[]
  return (
    callee['type'] === 'MemberExpression' &&
    MAKING_METHODS.has((callee['property'] as Node)['name']) &&
    (first?.['type'] === 'StringLiteral' || first?.['type'] === 'TemplateLiteral')
  )
}

function* nodesOf(root: unknown): Generator<Node> {
  const waiting: unknown[] = [root]
  while (waiting.length > 0) {
    const node = waiting.pop()
    if (typeof node !== 'object' || node === null) continue
    if ('type' in node) yield node as Node
    for (const [key, child] of Object.entries(node)) if (key !== 'loc') waiting.push(child)
  }
}
