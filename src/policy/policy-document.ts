import {
  isMap,
  isScalar,
  isSeq,
  LineCounter,
  type Node,
  type ParsedNode,
  parseDocument,
  type YAMLError,
} from 'yaml'
import { UsageError } from '../model/errors.ts'
import { nearest } from '../text/nearest.ts'
import { LEVELS, type Shape } from './policy-shape.ts'

/** A checked value, with the place where it stands. */
export type PolicyValue =
  | { readonly kind: 'scalar'; readonly value: string | number; readonly place: Place }
  | { readonly kind: 'list'; readonly items: readonly PolicyValue[]; readonly place: Place }
  | { readonly kind: 'record'; readonly fields: ReadonlyMap<string, PolicyValue>; readonly place: Place }

/** 1-based. */
export interface Place {
  readonly line: number
  readonly column: number
}

/** UTF-16 code units of what was found that an error shows. */
const SHOWN = 60
/** Allowed values that an error lists; more than that are told by the nearest one. */
const LISTED = 12

/** Where the library saw a problem; we say it ourselves, before the message. */
const YAML_PLACE = / at line [0-9]{1,9}, column [0-9]{1,9}:?$/

/** Reads a policy file against its shape. @throws UsageError that names file, line, column, what was found and what is allowed */
export function readPolicyDocument(text: string, fileName: string, shape: Shape): PolicyValue | undefined {
  const lines = new LineCounter()
  // The library compares every key with every other; the reader finds a field that is given twice without that.
  const document = parseDocument(text, {
    lineCounter: lines,
    uniqueKeys: false,
    // Quotes the line in each of its messages, of which hostile text can provoke one a character.
    prettyErrors: false,
    merge: false,
    schema: 'core',
  })
  const reader = new Reader(fileName, lines)
  const [problem] = [...document.errors, ...document.warnings]
  if (problem !== undefined) throw reader.errorAt(problem.pos[0], yamlFault(problem))
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
        return { kind: 'list', items, place: this.placeOf(node) }
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
        if (shape.oneOf?.every((name) => !value.fields.has(name)) === true) {
          throw this.errorAt(startOf(node), `${what} needs one of the fields ${shape.oneOf.join(', ')}.`)
        }
        return value
      }
    }
  }

  errorAt(offset: number, message: string): UsageError {
    return policyError(this.fileName, this.placeAt(offset), message)
  }

  private scalar(
    node: ParsedNode | null,
    shape: Extract<Shape, { kind: 'choice' | 'text' }>,
    what: string,
  ): PolicyValue {
    const value = isScalar(node) ? node.value : undefined
    const place = this.placeOf(node)
    if (shape.kind === 'choice') {
      const found = shape.allowed.find((allowed) => allowed === value)
      if (found !== undefined) return { kind: 'scalar', value: found, place }
      const words = shape.allowed.map(String)
      const isQuoted = typeof value === 'string' && shape.allowed.includes(Number(value))
      const more = isQuoted
        ? ' It stands without quotes.'
        : words.length > 1
          ? hint(String(value), words)
          : ''
      throw this.unexpected(node, `${what} is ${listOf(words)}.${more}`)
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
    const fault = shape.fault?.(value)
    if (fault !== undefined) {
      throw this.errorAt(
        startOf(node),
        `"${value.slice(0, SHOWN)}" is ${fault}; ${what} looks like ${shape.example}.`,
      )
    }
    return { kind: 'scalar', value, place }
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
      if (fields.has(name)) throw this.errorAt(startOf(pair.key), `"${name.slice(0, SHOWN)}" is given twice.`)
      fields.set(name, readField({ value: name, start: startOf(pair.key) }, pair.value))
    }
    return { kind: 'record', fields, place: this.placeOf(node) }
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

  private placeOf(node: ParsedNode | null): Place {
    return this.placeAt(startOf(node))
  }

  private placeAt(offset: number): Place {
    const { line, col } = this.lines.linePos(offset)
    return { line, column: col }
  }
}

export function policyError(fileName: string, { line, column }: Place, message: string): UsageError {
  return new UsageError(`${fileName}:${line}:${column}: ${message}`)
}

function yamlFault({ code, message }: YAMLError): string {
  switch (code) {
    case 'MULTIPLE_DOCS':
      return 'a second document begins here; a policy is one.'
    case 'RESOURCE_EXHAUSTION':
      return 'this is nested too deeply for a policy.'
  }
  return `this is not YAML: ${message.split('\n')[0]?.replace(YAML_PLACE, '') ?? ''}.`
}

function startOf(node: ParsedNode | null): number {
  return node?.range[0] ?? 0
}

function shownNode(node: ParsedNode | null): string {
  if (isSeq(node)) return 'a list'
  if (isMap(node)) return 'fields'
  if (isScalar<string | number | boolean | null>(node))
    return node.value === null ? 'nothing' : `"${String(node.value).slice(0, SHOWN)}"`
  return node === null ? 'nothing' : 'an alias, which is not resolved'
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
