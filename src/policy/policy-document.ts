import { isMap, isScalar, isSeq, LineCounter, type Node, type ParsedNode, parseDocument } from 'yaml'
import { UsageError } from '../model/errors.ts'
import { nearest } from '../text/nearest.ts'
import { LEVELS, type Shape } from './policy-shape.ts'

/** A checked value, with the line it stands on. */
export type PolicyValue =
  | { readonly kind: 'scalar'; readonly value: string | number; readonly line: number }
  | { readonly kind: 'list'; readonly items: readonly PolicyValue[]; readonly line: number }
  | { readonly kind: 'record'; readonly fields: ReadonlyMap<string, PolicyValue>; readonly line: number }

/** UTF-16 code units of what was found that an error shows. */
const SHOWN = 60
/** Allowed values that an error lists; more than that are told by the nearest one. */
const LISTED = 12

/** Reads a policy file against its shape. @throws UsageError that names file, line, column, what was found and what is allowed */
export function readPolicyDocument(text: string, fileName: string, shape: Shape): PolicyValue | undefined {
  const lines = new LineCounter()
  const document = parseDocument(text, { lineCounter: lines, uniqueKeys: true, merge: false, schema: 'core' })
  const reader = new Reader(fileName, lines)
  const [problem] = document.errors
  if (problem !== undefined)
    throw reader.errorAt(problem.pos[0], `this is not YAML: ${problem.message.split('\n')[0]}`)
  return document.contents === null ? undefined : reader.read(document.contents, shape, 'the policy')
}

class Reader {
  private readonly fileName: string
  private readonly lines: LineCounter

  constructor(fileName: string, lines: LineCounter) {
    this.fileName = fileName
    this.lines = lines
  }

  read(node: ParsedNode | null, shape: Shape, what: string): PolicyValue {
    switch (shape.kind) {
      case 'choice':
      case 'text':
        return this.scalar(node, shape, what)
      case 'list': {
        if (!isSeq<ParsedNode>(node)) throw this.unexpected(node, `${what} is a list`)
        const items = node.items.map((item) => this.read(item, shape.of, `an entry of ${what}`))
        return { kind: 'list', items, line: this.lineOf(node) }
      }
      case 'levels': {
        const level: Shape = { kind: 'choice', allowed: LEVELS }
        return this.record(node, what, (name, value) => {
          if (name.value === '*' || name.value === '*/*') {
            throw this.errorAt(
              name.start,
              `"${name.value}" covers everything. Name the ${shape.what}s, one by one.`,
            )
          }
          this.allow(name, shape.names, `${what} names a ${shape.what}`)
          return this.read(value, level, `the level of ${name.value}`)
        })
      }
      case 'record': {
        const fields = shape.fields
        const value = this.record(node, what, (name, child) => {
          this.allow(name, Object.keys(fields), `${what} has the fields`)
          const field = fields[name.value]
          if (field === undefined) throw new TypeError('a field that is allowed has a shape')
          return this.read(child, field.shape, name.value)
        })
        for (const [name, field] of Object.entries(fields)) {
          if (field.required === true && !value.fields.has(name)) {
            throw this.errorAt(startOf(node), `"${name}" is missing from ${what}. ${field.description}`)
          }
        }
        return value
      }
    }
  }

  errorAt(offset: number, message: string): UsageError {
    const { line, col } = this.lines.linePos(offset)
    return new UsageError(`${this.fileName}:${line}:${col}: ${message}`)
  }

  private scalar(
    node: ParsedNode | null,
    shape: Extract<Shape, { kind: 'choice' | 'text' }>,
    what: string,
  ): PolicyValue {
    const value = isScalar(node) ? node.value : undefined
    const line = this.lineOf(node)
    if (shape.kind === 'choice') {
      const found = shape.allowed.find((allowed) => allowed === value)
      if (found !== undefined) return { kind: 'scalar', value: found, line }
      const words = shape.allowed.map(String)
      throw this.unexpected(node, `${what} is ${listOf(words)}.${hint(String(value), words)}`)
    }
    if (typeof value !== 'string' || value.trim() === '') {
      throw this.unexpected(node, `${what} is text, such as ${shape.example}`)
    }
    if (value.length > shape.maxLength) {
      throw this.errorAt(startOf(node), `${what} is longer than ${shape.maxLength} characters.`)
    }
    if (shape.pattern !== undefined && !shape.pattern.test(value)) {
      throw this.unexpected(node, `${what} looks like ${shape.example}`)
    }
    return { kind: 'scalar', value, line }
  }

  private record(
    node: ParsedNode | null,
    what: string,
    readField: (
      name: { readonly value: string; readonly start: number },
      value: ParsedNode | null,
    ) => PolicyValue,
  ): Extract<PolicyValue, { kind: 'record' }> {
    if (!isMap<ParsedNode, ParsedNode | null>(node)) throw this.unexpected(node, `${what} has fields`)
    const fields = new Map<string, PolicyValue>()
    for (const pair of node.items) {
      const key: Node | null = pair.key
      const name = isScalar(key) ? String(key.value) : ''
      fields.set(name, readField({ value: name, start: startOf(pair.key) }, pair.value))
    }
    return { kind: 'record', fields, line: this.lineOf(node) }
  }

  private allow(
    name: { readonly value: string; readonly start: number },
    allowed: readonly string[],
    rule: string,
  ): void {
    if (allowed.includes(name.value)) return
    const known = `${rule}: ${listOf(allowed)}.`
    throw this.errorAt(
      name.start,
      `"${name.value.slice(0, SHOWN)}" is unknown; ${known}${hint(name.value, allowed)}`,
    )
  }

  private unexpected(node: ParsedNode | null, expected: string): UsageError {
    const end = expected.endsWith('?') || expected.endsWith('.') ? '' : '.'
    return this.errorAt(startOf(node), `found ${shownNode(node)}; ${expected}${end}`)
  }

  private lineOf(node: ParsedNode | null): number {
    return this.lines.linePos(startOf(node)).line
  }
}

function startOf(node: ParsedNode | null): number {
  return node?.range[0] ?? 0
}

function shownNode(node: ParsedNode | null): string {
  if (isSeq(node)) return 'a list'
  if (isMap(node)) return 'fields'
  if (isScalar(node)) return node.value === null ? 'nothing' : `"${String(node.value).slice(0, SHOWN)}"`
  return node === null ? 'nothing' : 'an alias'
}

function listOf(words: readonly string[]): string {
  const shown = words.slice(0, LISTED)
  return words.length > shown.length
    ? `${shown.join(', ')} and ${words.length - shown.length} more`
    : shown.join(', ')
}

function hint(word: string, allowed: readonly string[]): string {
  const near = nearest(word, allowed)
  return near === undefined ? '' : ` Did you mean "${near}"?`
}
