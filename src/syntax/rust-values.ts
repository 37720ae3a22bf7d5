import { arms, branches, MAX_TEXTS, partsOf, tail } from './rust-choices.ts'
import { rustText } from './rust-lexer.ts'
import type { RustNames } from './rust-names.ts'
import type { Range } from './rust-statements.ts'
import { TEXT, type TokenList } from './rust-tokens.ts'

/** Expressions of one source that are looked at. More than any real source needs. */
const MAX_STEPS = 200_000
/** Expressions within expressions, names for names. */
const MAX_DEPTH = 16
/** Code units of a text that is put together. */
const MAX_LENGTH = 10_000

/** Change the type of a text, not what it says. */
const CONVERSIONS: ReadonlySet<string> = new Set([
  'as_bytes',
  'as_c_str',
  'as_os_str',
  'as_path',
  'as_ptr',
  'as_ref',
  'as_str',
  'borrow',
  'cast',
  'clone',
  'cloned',
  'copied',
  'deref',
  'expect',
  'into',
  'into_bytes',
  'into_boxed_str',
  'into_owned',
  'into_string',
  'leak',
  'to_bytes',
  'to_owned',
  'to_str',
  'to_string',
  'to_string_lossy',
  'to_vec',
  'trim',
  'unwrap',
  'unwrap_or_default',
])
/** `String::from("a")` and its like. */
const TEXT_TYPES: ReadonlySet<string> = new Set([
  'CStr',
  'CString',
  'Cow',
  'HSTRING',
  'OsStr',
  'OsString',
  'PCSTR',
  'PCWSTR',
  'Path',
  'PathBuf',
  'Source',
  'String',
])
const TEXT_MAKERS: ReadonlySet<string> = new Set([
  'Borrowed',
  'from',
  'from_bytes',
  'from_bytes_with_nul',
  'from_bytes_with_nul_unchecked',
  'from_str',
  'new',
  'Owned',
])
const WRAPPERS: ReadonlySet<string> = new Set(['Some', 'Ok', 'library_filename'])
/** Macros whose value is fixed by the sources that are compiled. */
const COMPILED: ReadonlySet<string> = new Set([
  'env',
  'file',
  'include_bytes',
  'include_str',
  'module_path',
  'stringify',
])
/** Macros that make nothing but another type of their text. */
const TEXT_MACROS: ReadonlySet<string> = new Set(['c_str', 'cstr', 'h', 'indoc', 's', 'w'])
const NEVER: ReadonlySet<string> = new Set([
  'bail',
  'panic',
  'return',
  'todo',
  'unimplemented',
  'unreachable',
])
/** `{}`, `{name}`, `{0:?}`, and doubled braces. */
const PLACEHOLDER = /\{\{|\}\}|\{(?<name>[A-Za-z0-9_]{0,100})(?::[^{}]{0,100})?\}/g

/** The last part of a path, with no placeholder in it. */
const CONSTANT_NAME = /[/\\][^{}/\\]{1,200}$/

/** Stands in a text for what is fixed when the program is compiled. */
export const COMPILED_PART = '\u{1}'

/** What expressions of one Rust source are, as far as it is constant. */
export class RustValues {
  private readonly tokens: TokenList
  private readonly names: RustNames
  private steps = 0

  constructor(tokens: TokenList, names: RustNames) {
    this.tokens = tokens
    this.names = names
  }

  /** Every text that an expression may be; undefined when it is put together at run time. */
  texts(range: Range, depth = 0): readonly string[] | undefined {
    if (this.steps++ > MAX_STEPS || depth > MAX_DEPTH) return undefined
    const [from, to] = this.stripped(range)
    const { tokens } = this
    if (to <= from) return undefined
    if (tokens.kind(from) === TEXT && to === from + 1) return [rustText(tokens.word(from))]
    if (tokens.is(from, 'if')) return this.union(branches(this.tokens, from, to), depth)
    if (tokens.is(from, 'match')) return this.union(arms(this.tokens, from, to), depth)
    if (tokens.is(from, '{') && tokens.partner(from) === to - 1)
      return this.union([tail(this.tokens, from)], depth)
    const parts = tokens.split(from, to, '+')
    if (parts.length > 1) return this.joined(parts, '', depth)
    return this.called([from, to], depth) ?? this.named([from, to], depth)
  }

  /** Whether a path ends in a constant name, whatever directory it starts from: `directory.join("libx.so")`. */
  hasConstantEnd(range: Range, depth = 0): boolean {
    if (this.steps++ > MAX_STEPS || depth > MAX_DEPTH) return false
    const { tokens } = this
    const [from, to] = this.stripped(range)
    const open = tokens.is(to - 1, ')') ? tokens.partner(to - 1) : -1
    if (open > from && tokens.is(open - 1, 'join') && tokens.is(open - 2, '.')) {
      return this.texts([open + 1, to - 1], depth + 1) !== undefined
    }
    if (tokens.is(open - 1, '!') && tokens.is(open - 2, 'format')) {
      const [pattern] = tokens.split(open + 1, to - 1)
      const texts = pattern === undefined ? undefined : this.texts(pattern, depth + 1)
      return texts?.every((text) => CONSTANT_NAME.test(text)) === true
    }
    const path = this.names.pathAt(from)
    if (path?.to !== to || path.segments.length !== 1) return false
    const value = this.names.valueOf(tokens.word(from), from)
    if (value?.made === undefined || value.isMutable || value.isElement || value.part !== undefined)
      return false
    return this.hasConstantEnd(value.made, depth + 1)
  }

  /** Elements of a list that is written out; undefined when it is not. */
  items(range: Range, depth = 0): readonly Range[] | undefined {
    if (this.steps++ > MAX_STEPS || depth > MAX_DEPTH) return undefined
    const { tokens } = this
    let [from, to] = this.stripped(range)
    while (tokens.is(to - 1, ')') && tokens.partner(to - 1) === to - 2 && tokens.is(to - 4, '.')) to -= 4
    if (tokens.is(from, 'vec') && tokens.is(from + 1, '!')) from += 2
    if (tokens.is(from, '[') && tokens.partner(from) === to - 1) return tokens.split(from + 1, to - 1)
    if (to !== from + 1 || !tokens.isName(from)) return undefined
    const value = this.names.valueOf(tokens.word(from), from)
    if (value?.made === undefined || value.isMutable || value.part !== undefined || value.isElement)
      return undefined
    return this.items(value.made, depth + 1)
  }

  /** Without references, parentheses and conversions. */
  private stripped([start, end]: Range): Range {
    const { tokens } = this
    let from = start
    let to = end
    for (let left = MAX_DEPTH * 4; left > 0 && from < to; left--) {
      if (tokens.is(from, '&') || tokens.is(from, '*') || tokens.is(from, 'mut') || tokens.is(from, 'unsafe'))
        from++
      else if (tokens.is(from, '(') && tokens.partner(from) === to - 1) {
        from++
        to--
      } else if (tokens.is(to - 1, '?')) to--
      else if (tokens.is(to - 2, 'as') || tokens.is(to - 1, ',')) to -= tokens.is(to - 1, ',') ? 1 : 2
      else {
        const open = tokens.is(to - 1, ')') ? tokens.partner(to - 1) : -1
        const method = this.beforeGenerics(open)
        if (open <= from || !tokens.is(method - 1, '.') || !CONVERSIONS.has(tokens.word(method))) break
        to = method - 1
      }
    }
    return [from, to]
  }

  /** The name before `(` or `::<…>(`. */
  private beforeGenerics(open: number): number {
    const { tokens } = this
    if (!tokens.is(open - 1, '>')) return open - 1
    let at = open - 2
    while (at > open - 20 && !tokens.is(at, '<')) at--
    return tokens.isPair(at - 2, '::') ? at - 3 : -1
  }

  private called([from, to]: Range, depth: number): readonly string[] | undefined {
    const { tokens } = this
    const open =
      tokens.is(to - 1, ')') || tokens.is(to - 1, ']') || tokens.is(to - 1, '}') ? tokens.partner(to - 1) : -1
    if (open <= from) return undefined
    const given = tokens.split(open + 1, to - 1)
    if (tokens.is(open - 1, '!')) return this.macro(tokens.word(open - 2), given, depth)
    const [first] = given
    const name = tokens.word(open - 1)
    if (name === 'join' && tokens.is(open - 2, '.') && first !== undefined) {
      return this.joined([[from, open - 2], first], '/', depth)
    }
    const path = this.names.pathAt(from)
    if (path?.to !== open || first === undefined) return undefined
    const [type, maker] = path.segments.slice(-2)
    const keeps =
      WRAPPERS.has(name) || (type !== undefined && TEXT_TYPES.has(type) && TEXT_MAKERS.has(maker ?? ''))
    return keeps ? this.texts(first, depth + 1) : undefined
  }

  private macro(name: string, given: readonly Range[], depth: number): readonly string[] | undefined {
    if (COMPILED.has(name)) return [COMPILED_PART]
    if (name === 'concat') return this.joined(given, '', depth)
    const [first, ...rest] = given
    if (first === undefined) return undefined
    if (TEXT_MACROS.has(name)) return this.texts(first, depth + 1)
    if (name !== 'format' && name !== 'formatcp' && name !== 'formatdoc') return undefined
    const [pattern] = this.texts(first, depth + 1) ?? []
    return pattern === undefined ? undefined : this.formatted(pattern, rest, first[0], depth)
  }

  /** `format!` whose parts are all constant. */
  private formatted(
    pattern: string,
    given: readonly Range[],
    at: number,
    depth: number,
  ): readonly string[] | undefined {
    let next = 0
    let isConstant = true
    const text = pattern.replace(PLACEHOLDER, (whole, name: string | undefined) => {
      if (name === undefined) return whole.charAt(0)
      const range =
        name === '' || /^\d/.test(name)
          ? given[name === '' ? next++ : Number(name)]
          : this.argument(name, given)
      const [value, ...others] =
        (range === undefined ? this.byName(name, at, depth + 1) : this.texts(range, depth + 1)) ?? []
      if (value === undefined || others.length > 0) isConstant = false
      return value ?? ''
    })
    return isConstant ? [text.slice(0, MAX_LENGTH)] : undefined
  }

  /** `name = value` among the arguments of a format. */
  private argument(name: string, given: readonly Range[]): Range | undefined {
    const { tokens } = this
    const found = given.find(([from]) => tokens.is(from, name) && tokens.is(from + 1, '='))
    return found === undefined ? undefined : [found[0] + 2, found[1]]
  }

  private named([from, to]: Range, depth: number): readonly string[] | undefined {
    const { tokens } = this
    const path = this.names.pathAt(from)
    if (path === undefined || path.to !== to) return undefined
    return this.byName(tokens.word(to - 1), from, depth + 1)
  }

  private byName(name: string, at: number, depth: number): readonly string[] | undefined {
    const value = this.names.valueOf(name, at)
    if (value?.made === undefined || value.isMutable || value.isHanded) return undefined
    if (value.isElement) {
      const items = this.items(value.made, depth + 1)
      return items === undefined ? undefined : this.union(items, depth)
    }
    if (value.part === undefined) return this.texts(value.made, depth + 1)
    return this.union(partsOf(this.tokens, value, value.made), depth)
  }

  private union(ranges: readonly Range[], depth: number): readonly string[] | undefined {
    const all = new Set<string>()
    for (const range of ranges) {
      if (NEVER.has(this.tokens.word(range[0]))) continue
      const texts = this.texts(range, depth + 1)
      if (texts === undefined || all.size > MAX_TEXTS) return undefined
      for (const text of texts) all.add(text)
    }
    return all.size === 0 ? undefined : [...all]
  }

  private joined(ranges: readonly Range[], glue: string, depth: number): readonly string[] | undefined {
    const parts: string[] = []
    for (const range of ranges) {
      const [text, ...others] = this.texts(range, depth + 1) ?? []
      if (text === undefined || others.length > 0) return undefined
      parts.push(text)
    }
    return [parts.join(glue).slice(0, MAX_LENGTH)]
  }
}
