import type { Range } from './rust-statements.ts'
import { TEXT, type TokenList } from './rust-tokens.ts'
import { zigText } from './zig-lexer.ts'
import type { ZigNames } from './zig-names.ts'

const MAX_STEPS = 100_000
const MAX_DEPTH = 16
/** Texts that one expression may be. */
const MAX_TEXTS = 64
/** Code units of a text that is put together. */
const MAX_LENGTH = 10_000
/** Tokens between a list and its use in which elements are added. */
const MAX_REACH = 4_000

const ADDS: ReadonlySet<string> = new Set(['append', 'appendAssumeCapacity'])
const ADDS_SEVERAL: ReadonlySet<string> = new Set(['appendSlice', 'appendSliceAssumeCapacity'])
const JOINS: ReadonlySet<string> = new Set(['bufJoin', 'bufJoinZ', 'join', 'joinZ', 'pathJoin', 'resolve'])
const KEEPS: ReadonlySet<string> = new Set(['comptime', 'try'])

/** One place of a list: its expression, or several that nobody knows. */
export type ZigItem = Range | 'unknown'

/** What expressions of one Zig source are, as far as it is constant. */
export class ZigValues {
  private readonly tokens: TokenList
  private readonly names: ZigNames
  private steps = 0

  constructor(tokens: TokenList, names: ZigNames) {
    this.tokens = tokens
    this.names = names
  }

  /** Every text that an expression may be; undefined when it is put together at run time. */
  texts(range: Range, depth = 0): readonly string[] | undefined {
    if (this.steps++ > MAX_STEPS || depth > MAX_DEPTH) return undefined
    const { tokens } = this
    const [from, to] = this.stripped(range)
    if (to <= from) return undefined
    if (tokens.kind(from) === TEXT && to === from + 1) return [zigText(tokens.word(from))]
    if (tokens.is(from, 'if') || tokens.is(from, 'switch')) return this.chosen(from, to, depth)
    const parts = this.concatenated(from, to)
    if (parts.length > 1) return this.joined(parts, depth)
    if (tokens.is(from, '@') && (tokens.is(from + 1, 'embedFile') || tokens.is(from + 1, 'tagName')))
      return ['']
    const path = this.names.pathAt(from)
    if (path === undefined || path.to !== to || path.segments.length !== 1) return undefined
    const binding = this.names.binding(path.segments[0] as string, from)
    if (binding?.isCompiled) return ['']
    if (binding?.made === undefined || binding.isVariable) return undefined
    if (binding.isElement && this.isCompiled(binding.made)) return ['']
    if (!binding.isElement) return this.texts(binding.made, depth + 1)
    const items = this.items(binding.made, depth + 1)
    return items === undefined || items.includes('unknown')
      ? undefined
      : this.union(items as readonly Range[], depth)
  }

  /** Whether a path ends in a constant name, whatever directory it starts from: `join(…, &.{ directory, "libx.so" })`. */
  hasConstantEnd(range: Range, depth = 0): boolean {
    if (this.steps++ > MAX_STEPS || depth > MAX_DEPTH) return false
    const { tokens } = this
    const [from, end] = this.stripped(range)
    let to = from
    while (to < end && !tokens.is(to, 'catch') && !tokens.is(to, 'orelse')) to = tokens.after(to)
    const path = this.names.pathAt(from)
    if (path === undefined) return false
    const called = path.segments.at(-1) ?? ''
    if (JOINS.has(called) && tokens.is(path.to, '(')) {
      const list = tokens.split(path.to + 1, Math.max(tokens.partner(path.to), path.to + 1)).at(-1)
      const last = list === undefined ? undefined : this.items(list, depth + 1)?.at(-1)
      return last !== undefined && last !== 'unknown' && this.texts(last, depth + 1) !== undefined
    }
    if (path.to !== to || path.segments.length !== 1) return false
    const binding = this.names.binding(called, from)
    if (binding?.made === undefined || binding.isVariable || binding.isElement) return false
    return this.hasConstantEnd(binding.made, depth + 1)
  }

  /** Elements of a list; undefined when it is none that is written out. */
  items(range: Range, depth = 0): readonly ZigItem[] | undefined {
    if (this.steps++ > MAX_STEPS || depth > MAX_DEPTH) return undefined
    const { tokens } = this
    const [from, to] = this.stripped(range)
    const parts = this.concatenated(from, to)
    if (parts.length > 1) {
      const lists = parts.map((part) => this.items(part, depth + 1))
      return lists[0] === undefined ? undefined : lists.flatMap((list) => list ?? ['unknown' as const])
    }
    const open = this.literal(from, to)
    if (open !== -1) return tokens.split(open + 1, to - 1)
    const path = this.names.pathAt(from)
    const [name, field] = path?.to === to ? path.segments : []
    if (name === undefined) return undefined
    const binding = this.names.binding(name, from)
    if (field === 'items' && binding !== undefined) return this.added(name, binding.at, from)
    if (field !== undefined || binding?.made === undefined || binding.isElement) return undefined
    return this.items(binding.made, depth + 1)
  }

  /** Both sides of `if (…) a else b`; anything else as it is. */
  alternatives(range: Range): readonly Range[] {
    const { tokens } = this
    const [from, to] = this.stripped(range)
    if (!tokens.is(from, 'if')) return [range]
    const after = tokens.after(from + 1)
    let other = after
    while (other < to && !tokens.is(other, 'else')) other = tokens.after(other)
    return other < to
      ? [
          [after, other],
          [other + 1, to],
        ]
      : [range]
  }

  /** The value of a field of `.{ .name = value }`. */
  field([from, to]: Range, name: string): Range | undefined {
    const { tokens } = this
    const open = this.literal(from, to)
    if (open === -1) return undefined
    for (const [start, end] of tokens.split(open + 1, to - 1)) {
      if (tokens.is(start, '.') && tokens.is(start + 1, name) && tokens.is(start + 2, '='))
        return [start + 3, end]
    }
    return undefined
  }

  /** Whether a list is a parameter whose value is fixed when the program is compiled. */
  private isCompiled([from, to]: Range): boolean {
    const { tokens } = this
    if (to !== from + 1 || !tokens.isName(from)) return false
    return this.names.binding(tokens.word(from), from)?.isCompiled === true
  }

  private stripped([start, end]: Range): Range {
    const { tokens } = this
    let from = start
    let to = end
    for (let left = MAX_DEPTH * 2; left > 0 && from < to; left--) {
      if (tokens.is(from, '&') || (tokens.isName(from) && KEEPS.has(tokens.word(from)))) from++
      else if (tokens.is(from, '(') && tokens.partner(from) === to - 1) {
        from++
        to--
      } else if (tokens.is(to - 1, ']') && this.isWhole(tokens.partner(to - 1), to))
        to = tokens.partner(to - 1)
      else break
    }
    return [from, to]
  }

  /** `text[0..]`, `text[0.. :0]`: all of it. */
  private isWhole(open: number, to: number): boolean {
    const { tokens } = this
    return open > 0 && tokens.word(open + 1) === '0' && tokens.isPair(open + 2, '..') && to - open < 8
  }

  /** The `{` of `.{ … }` and `[_][]const u8{ … }`; -1 when the range is no such literal. */
  private literal(from: number, to: number): number {
    const { tokens } = this
    const open = tokens.is(to - 1, '}') ? tokens.partner(to - 1) : -1
    if (open < from) return -1
    const isAnonymous = tokens.is(from, '.') && open === from + 1
    return isAnonymous || tokens.is(from, '[') || tokens.isName(open - 1) ? open : -1
  }

  /** Operands of `++`. */
  private concatenated(from: number, to: number): readonly Range[] {
    const { tokens } = this
    const parts: Range[] = []
    let start = from
    for (let at = from; at < to; at = tokens.after(at)) {
      if (!tokens.isPair(at, '++')) continue
      parts.push([start, at])
      start = at + 2
      at++
    }
    parts.push([start, to])
    return parts
  }

  private joined(ranges: readonly Range[], depth: number): readonly string[] | undefined {
    const parts: string[] = []
    for (const range of ranges) {
      const [text, ...others] = this.texts(range, depth + 1) ?? []
      if (text === undefined || others.length > 0) return undefined
      parts.push(text)
    }
    return [parts.join('').slice(0, MAX_LENGTH)]
  }

  private union(ranges: readonly Range[], depth: number): readonly string[] | undefined {
    const all = new Set<string>()
    for (const range of ranges) {
      const texts = this.texts(range, depth + 1)
      if (texts === undefined || all.size > MAX_TEXTS) return undefined
      for (const text of texts) all.add(text)
    }
    return all.size === 0 ? undefined : [...all]
  }

  /** `if (…) a else b`, `switch (…) { x => a, else => b }` */
  private chosen(from: number, to: number, depth: number): readonly string[] | undefined {
    const { tokens } = this
    const after = tokens.after(from + 1)
    const found: Range[] = []
    if (tokens.is(from, 'if')) found.push(...this.alternatives([from, to]))
    else {
      for (const [start, end] of tokens.split(after + 1, to - 1)) {
        let arrow = start
        while (arrow < end && !tokens.isPair(arrow, '=>')) arrow++
        // Alternatives of one prong stand before commas of their own.
        if (arrow < end && !tokens.is(arrow + 2, 'return') && !tokens.is(arrow + 2, '@'))
          found.push([arrow + 2, end])
      }
    }
    return this.union(found, depth)
  }

  /** What is added to a list between its declaration and its use. */
  private added(name: string, from: number, to: number): readonly ZigItem[] {
    const { tokens } = this
    const found: ZigItem[] = []
    for (let at = from; at < Math.min(to, from + MAX_REACH); at++) {
      if (
        !tokens.is(at, name) ||
        !tokens.is(at + 1, '.') ||
        tokens.is(at - 1, '.') ||
        !tokens.is(at + 3, '(')
      )
        continue
      const close = tokens.partner(at + 3)
      const last = close === -1 ? undefined : tokens.split(at + 4, close).at(-1)
      if (last === undefined) continue
      if (ADDS.has(tokens.word(at + 2))) found.push(last)
      else if (ADDS_SEVERAL.has(tokens.word(at + 2)))
        found.push(...(this.items(last) ?? ['unknown' as const]))
    }
    return found.length === 0 ? ['unknown'] : found
  }
}
