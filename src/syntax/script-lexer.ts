import type { Interpolation, Quotes, ScriptGrammar, TextKind } from './script-grammar.ts'

export const NAME = 1
export const NUMBER = 2
export const TEXT = 3
/** Text that a shell runs. */
export const COMMAND = 4
export const REGEX = 5
export const SIGN = 6
/** Between the program and each value that is put into a text. */
export const BARRIER = 7

/** UTF-16 code units of one source. */
const MAX_SOURCE = 8_000_000
const MAX_TOKENS = 1_000_000
/** Values in texts in values in texts. */
const MAX_NESTING = 40
/** Brackets within brackets. */
const MAX_BRACKETS = 500
/** UTF-16 code units of a regular expression between slashes. */
const MAX_REGEX = 500
const MAX_MARK = 200

export type ScriptFailure = 'over-limit' | 'too-deep'

interface Stream {
  readonly kinds: number[]
  readonly starts: number[]
  readonly ends: number[]
  readonly values: Map<number, Stream[]>
}

interface HereDocument {
  readonly mark: string
  readonly interpolates: boolean
  readonly token: number
  readonly stream: Stream
}

/** Tokens of a program in one of the languages that a `ScriptGrammar` describes; values in texts stand behind the program. */
export class ScriptTokens {
  readonly text: string
  readonly failure: ScriptFailure | undefined
  readonly kinds: readonly number[]
  readonly starts: readonly number[]
  readonly ends: readonly number[]
  /** Token of the other bracket; -1: none. */
  readonly partners: Int32Array
  /** By token of a text: first token and end of each value that is put in. */
  readonly values: ReadonlyMap<number, readonly (readonly [number, number])[]>
  /** By token: itself, or the text of the program that it is put into. */
  readonly roots: Int32Array
  private readonly grammar: ScriptGrammar

  constructor(text: string, grammar: ScriptGrammar) {
    this.text = text
    this.grammar = grammar
    const lexer = new Lexer(text, grammar)
    const main = emptyStream()
    lexer.run(main)
    const flat = emptyStream()
    const values = new Map<number, [number, number][]>()
    const roots: number[] = []
    const waiting: { readonly stream: Stream; readonly host: number }[] = [{ stream: main, host: -1 }]
    for (const { stream, host } of waiting) {
      if (host !== -1) {
        push(flat, BARRIER, stream.starts[0] ?? 0, stream.starts[0] ?? 0)
        roots.push(roots[host] as number)
      }
      const base = flat.kinds.length
      for (let at = 0; at < stream.kinds.length; at++) roots.push(host === -1 ? at : (roots[host] as number))
      for (let at = 0; at < stream.kinds.length; at++) {
        push(flat, stream.kinds[at] as number, stream.starts[at] as number, stream.ends[at] as number)
      }
      if (host !== -1) {
        const ranges = values.get(host) ?? []
        ranges.push([base, flat.kinds.length])
        values.set(host, ranges)
      }
      for (const [at, inner] of stream.values)
        for (const value of inner) waiting.push({ stream: value, host: base + at })
    }
    this.kinds = flat.kinds
    this.starts = flat.starts
    this.ends = flat.ends
    this.values = values
    this.roots = Int32Array.from(roots)
    this.partners = new Int32Array(flat.kinds.length).fill(-1)
    this.failure = lexer.failure ?? this.pair()
  }

  get count(): number {
    return this.kinds.length
  }

  kind(at: number): number {
    return this.kinds[at] ?? 0
  }

  start(at: number): number {
    return this.starts[at] ?? this.text.length
  }

  end(at: number): number {
    return this.ends[at] ?? this.text.length
  }

  source(at: number): string {
    return this.text.slice(this.start(at), this.end(at))
  }

  is(at: number, sign: string): boolean {
    return this.kinds[at] === SIGN && this.text.charCodeAt(this.start(at)) === sign.charCodeAt(0)
  }

  /** The signs one after another, with nothing between them. */
  isRun(at: number, signs: string): boolean {
    for (let index = 0; index < signs.length; index++) {
      if (!this.is(at + index, signs.charAt(index)) || this.start(at + index) !== this.start(at) + index)
        return false
    }
    return true
  }

  /** A name as the language compares it; empty for other tokens. */
  word(at: number): string {
    if (this.kinds[at] !== NAME) return ''
    const { ignored, ignoresCase } = this.grammar
    let word = this.source(at)
    if (ignored !== undefined && word.includes(ignored)) word = word.replaceAll(ignored, '')
    return ignoresCase === true ? word.toLowerCase() : word
  }

  touches(at: number): boolean {
    return at > 0 && this.end(at - 1) === this.start(at)
  }

  /** Whether a line ends between this token and the one before. */
  startsLine(at: number): boolean {
    if (at === 0 || this.kinds[at - 1] === BARRIER) return true
    for (let offset = this.end(at - 1); offset < this.start(at); offset++) {
      if (this.text.charCodeAt(offset) === 0x0a) return true
    }
    return false
  }

  private pair(): ScriptFailure | undefined {
    const open: number[] = []
    for (let at = 0; at < this.count; at++) {
      if (this.kinds[at] === BARRIER) open.length = 0
      if (this.kinds[at] !== SIGN) continue
      const code = this.text.charCodeAt(this.start(at))
      const closes = OPENERS.get(code)
      if (closes === undefined) {
        if (code !== 0x28 && code !== 0x5b && code !== 0x7b) continue
        if (open.length === MAX_BRACKETS) return 'too-deep'
        open.push(at)
        continue
      }
      const found = open.findLastIndex((index) => this.text.charCodeAt(this.start(index)) === closes)
      if (found === -1) continue
      const partner = open[found] as number
      open.length = found
      this.partners[at] = partner
      this.partners[partner] = at
    }
    return undefined
  }
}

const OPENERS: ReadonlyMap<number, number> = new Map([
  [0x29, 0x28],
  [0x5d, 0x5b],
  [0x7d, 0x7b],
])

function emptyStream(): Stream {
  return { kinds: [], starts: [], ends: [], values: new Map() }
}

function push(stream: Stream, kind: number, start: number, end: number): number {
  stream.kinds.push(kind)
  stream.starts.push(start)
  stream.ends.push(end)
  return stream.kinds.length - 1
}

class Lexer {
  failure: ScriptFailure | undefined
  private readonly text: string
  private readonly grammar: ScriptGrammar
  private readonly hereDocuments: HereDocument[] = []
  private count = 0
  private depth = 0

  constructor(text: string, grammar: ScriptGrammar) {
    this.text = text
    this.grammar = grammar
    if (text.length > MAX_SOURCE) this.failure = 'over-limit'
  }

  run(stream: Stream): void {
    if (this.failure !== undefined) return
    const { islands } = this.grammar
    let at = 0
    if (islands !== undefined) {
      const first = this.text.indexOf(islands.open)
      at = first === -1 ? this.text.length : this.afterOpening(first + islands.open.length)
    } else if (this.text.startsWith('#!')) at = this.lineEnd(0)
    this.code(stream, at, undefined)
  }

  /** `<?php`, `<?=` → after it. */
  private afterOpening(at: number): number {
    if (this.text.startsWith('php', at)) return at + 3
    return this.text[at] === '=' ? at + 1 : at
  }

  /** Lexes up to the bracket that closes what is open. @returns the offset after it */
  private code(stream: Stream, from: number, closing: '}' | ')' | undefined): number {
    const { text } = this
    const opening = closing === '}' ? 0x7b : 0x28
    const ending = closing?.charCodeAt(0)
    let open = 0
    let at = from
    while (at < text.length && this.failure === undefined) {
      const code = text.charCodeAt(at)
      if (ending !== undefined) {
        if (code === opening) open++
        else if (code === ending && open-- === 0) return at + 1
      }
      at = this.step(stream, at, code)
    }
    return at
  }

  private step(stream: Stream, at: number, code: number): number {
    const { text, grammar } = this
    if (code === 0x0a) return this.hereDocuments.length > 0 ? this.bodies(at + 1) : this.lineStart(at + 1)
    if (code <= 0x20 || code === 0xa0 || code === 0xfeff) return at + 1
    if (at === 0) {
      const moved = this.lineStart(0)
      if (moved > 0) return moved
    }
    const { islands } = grammar
    if (islands !== undefined && text.startsWith(islands.close, at)) {
      this.add(stream, SIGN, at, at + 1)
      const next = text.indexOf(islands.open, at)
      return next === -1 ? text.length : this.afterOpening(next + islands.open.length)
    }
    const comment = this.comment(at)
    if (comment !== at) return comment
    if (isDigit(code)) return this.add(stream, NUMBER, at, this.numberEnd(at))
    const literal = this.literal(stream, at, code)
    if (literal !== at) return literal
    const nameEnd = this.nameEnd(at)
    if (nameEnd !== at) return this.name(stream, at, nameEnd)
    return this.add(stream, SIGN, at, at + 1)
  }

  private add(stream: Stream, kind: number, start: number, end: number): number {
    if (++this.count > MAX_TOKENS) this.failure = 'over-limit'
    push(stream, kind, start, end)
    return end
  }

  private lineEnd(at: number): number {
    const end = this.text.indexOf('\n', at)
    return end === -1 ? this.text.length : end
  }

  /** Comments and marks that stand at the beginning of a line. */
  private lineStart(at: number): number {
    const { blockComments, endMarks } = this.grammar
    for (const comment of blockComments ?? []) {
      if (comment.atLineStart !== true || !this.text.startsWith(comment.open, at)) continue
      // Perl's documentation begins with any word behind the sign.
      if (comment.open === '=' && !isLetter(this.text.charCodeAt(at + 1))) continue
      const close = this.text.indexOf(`\n${comment.close}`, at)
      return close === -1 ? this.text.length : this.lineEnd(close + 1)
    }
    for (const mark of endMarks ?? []) {
      if (this.text.startsWith(mark, at) && this.text.slice(at, this.lineEnd(at)).trim() === mark)
        return this.text.length
    }
    return at
  }

  /** @returns the offset after a comment that begins here; `at` when none does */
  private comment(at: number): number {
    const { text, grammar } = this
    for (const comment of grammar.blockComments ?? []) {
      if (comment.atLineStart === true || !text.startsWith(comment.open, at)) continue
      if (comment.nests !== true) {
        const close = text.indexOf(comment.close, at + comment.open.length)
        return close === -1 ? text.length : close + comment.close.length
      }
      let open = 1
      let from = at + comment.open.length
      while (open > 0 && from < text.length) {
        if (text.startsWith(comment.close, from)) {
          open--
          from += comment.close.length
        } else if (text.startsWith(comment.open, from)) {
          open++
          from += comment.open.length
        } else from++
      }
      return from
    }
    for (const mark of grammar.lineComments) {
      if (!text.startsWith(mark, at)) continue
      if (grammar.longBrackets === true) {
        const end = this.longBracketEnd(at + mark.length)
        if (end !== undefined) return end
      }
      const end = this.lineEnd(at)
      const island = grammar.islands === undefined ? -1 : text.slice(at, end).indexOf(grammar.islands.close)
      return island === -1 ? end : at + island
    }
    return at
  }

  /** @returns the offset after a text that begins here; `at` when none does */
  private literal(stream: Stream, at: number, code: number): number {
    const { text, grammar } = this
    if (grammar.longBrackets === true && code === 0x5b) {
      const end = this.longBracketEnd(at)
      if (end !== undefined) return this.add(stream, TEXT, at, end)
    }
    if (grammar.rawParentheses === true && (code === 0x72 || code === 0x52)) {
      const end = this.rawEnd(at)
      if (end !== undefined) return this.add(stream, TEXT, at, end)
    }
    if (grammar.hereDocument !== undefined && code === 0x3c) {
      const end = this.hereDocument(stream, at)
      if (end !== at) return end
    }
    if (grammar.percentLiterals === true && code === 0x25) {
      const end = this.percent(stream, at)
      if (end !== at) return end
    }
    if (grammar.hasTranspose === true && code === 0x27 && at > 0 && isValueEnd(text.charCodeAt(at - 1)))
      return at
    // `?"` of Ruby is one character.
    if (
      grammar.percentLiterals === true &&
      code === 0x3f &&
      /^\?["'`#/](?![\w])/.test(text.slice(at, at + 3)) &&
      text[at - 1] !== ' '
    ) {
      return this.add(stream, TEXT, at, at + 2)
    }
    if (grammar.hasRegex === true && code === 0x2f && this.isRegexPlace(stream, at)) {
      const end = this.regexEnd(at)
      if (end !== undefined) return this.add(stream, REGEX, at, end)
    }
    // The method of Ruby that backticks call.
    if (
      grammar.percentLiterals === true &&
      code === 0x60 &&
      /(?:[^:]:|\bdef )$/.test(text.slice(Math.max(at - 4, 0), at))
    ) {
      return this.add(stream, SIGN, at, at + 1)
    }
    for (const quotes of grammar.quotes) {
      if (quotes.open.charCodeAt(0) === code && text.startsWith(quotes.open, at))
        return this.quoted(stream, at, quotes)
    }
    return at
  }

  private quoted(stream: Stream, at: number, quotes: Quotes): number {
    const token = stream.kinds.length
    this.add(stream, kindOf(quotes.kind), at, at)
    const end = this.body(stream, token, at + quotes.open.length, quotes)
    stream.ends[token] = end
    return end
  }

  /** Reads a text up to its closing quote and keeps the values that are put in. @returns the offset after the quote */
  private body(
    stream: Stream,
    token: number,
    from: number,
    quotes: Omit<Quotes, 'open'>,
    nesting = '',
  ): number {
    const { text } = this
    const close = quotes.close
    const last = close.charCodeAt(0)
    const ways = quotes.interpolates === true ? (this.grammar.interpolation ?? []) : []
    let open = 0
    let at = from
    while (at < text.length && this.failure === undefined) {
      const character = text.charCodeAt(at)
      if (quotes.escape !== undefined && character === quotes.escape.charCodeAt(0)) {
        at += 2
        continue
      }
      if (nesting !== '' && text.startsWith(nesting, at)) open++
      else if (character === last && text.startsWith(close, at)) {
        if (open === 0) {
          if (quotes.doubles !== true || !text.startsWith(close, at + close.length)) return at + close.length
          at += close.length * 2
          continue
        }
        open--
      } else if (character === 0x0a && quotes.isOneLine === true) return at
      const way = ways.find((each) => character === each.open.charCodeAt(0) && text.startsWith(each.open, at))
      at = way === undefined ? at + 1 : this.value(stream, token, at, way)
    }
    return Math.min(at, text.length)
  }

  private value(stream: Stream, token: number, at: number, way: Interpolation): number {
    const inner = emptyStream()
    let end: number
    if (way.close === undefined) {
      end = this.nameEnd(at)
      if (end <= at + 1) return at + 1
      this.add(inner, NAME, at, end)
    } else {
      if (this.depth === MAX_NESTING) {
        this.failure = 'too-deep'
        return this.text.length
      }
      this.depth++
      end = this.code(inner, way.keepsOpen === true ? at + 1 : at + way.open.length, way.close)
      this.depth--
    }
    const values = stream.values.get(token)
    if (values === undefined) stream.values.set(token, [inner])
    else values.push(inner)
    return end
  }

  private nameEnd(at: number): number {
    const { text, grammar } = this
    const { sigils = '', joints = '', tails = '', ignored = '' } = grammar
    let end = at
    const hasSigil = sigils.includes(text.charAt(at)) && at < text.length
    if (hasSigil) {
      end++
      if (text[end] === '@' && text[at] === '@') end++
      if (!isNameStart(text.charCodeAt(end)) && !isDigit(text.charCodeAt(end))) return at
    } else if (
      !isNameStart(text.charCodeAt(at)) &&
      !(ignored !== '' && text[at] === ignored && isLetter(text.charCodeAt(at + 1)))
    ) {
      if (!(joints.includes('.') && text[at] === '.' && isLetter(text.charCodeAt(at + 1)))) return at
    }
    for (; end < text.length; end++) {
      const code = text.charCodeAt(end)
      if (isNameStart(code) || isDigit(code)) continue
      const character = text.charAt(end)
      const isJoint = joints.includes(character) || (ignored !== '' && character === ignored)
      if (isJoint && !hasSigil && (isNameStart(text.charCodeAt(end + 1)) || character === '.')) continue
      break
    }
    if (tails.includes(text.charAt(end)) && end < text.length && text[end + 1] !== '=' && !hasSigil) end++
    return end
  }

  private name(stream: Stream, at: number, end: number): number {
    const operator = this.grammar.quoteOperators?.get(this.text.slice(at, end))
    if (operator !== undefined) {
      const before = stream.kinds.length - 1
      const isKey = /^\s{0,20}(?:=>|[,;)=]|$)/.test(this.text.slice(end, end + 24))
      const isMember =
        before >= 0 && stream.kinds[before] === SIGN && this.text[(stream.ends[before] as number) - 1] === '>'
      const isVariable =
        before >= 0 &&
        stream.ends[before] === at &&
        /[{%&]/.test(this.text.charAt(at - 1)) &&
        this.text[end] === '}'
      if (!isKey && !isMember && !isVariable && !/^sub\s/.test(this.text.slice(Math.max(at - 4, 0), at))) {
        const done = this.operator(stream, at, end, operator.kind, operator.parts, operator.interpolates)
        if (done !== at) return done
      }
    }
    return this.add(stream, NAME, at, end)
  }

  private operator(
    stream: Stream,
    at: number,
    end: number,
    kind: TextKind,
    parts: number,
    interpolates: boolean,
  ): number {
    let from = end
    while (from < this.text.length && /\s/.test(this.text.charAt(from))) from++
    const opening = this.text.charAt(from)
    if (opening === '' || /[\w\s]/.test(opening) || (from > end && opening === '#')) return at
    const token = stream.kinds.length
    this.add(stream, kindOf(kind), at, at)
    const done = this.delimited(stream, token, from, interpolates && opening !== "'")
    let last = done
    if (parts === 2) {
      const isPaired = CLOSERS.has(opening)
      while (isPaired && last < this.text.length && /\s/.test(this.text.charAt(last))) last++
      last = this.delimited(stream, token, isPaired ? last : last - 1, interpolates && opening !== "'")
    }
    if (kind === 'regex') while (/[a-z]/.test(this.text.charAt(last))) last++
    stream.ends[token] = last
    return last
  }

  private delimited(stream: Stream, token: number, at: number, interpolates: boolean): number {
    const opening = this.text.charAt(at)
    const closing = CLOSERS.get(opening)
    const quotes: Omit<Quotes, 'open'> = {
      close: closing ?? opening,
      escape: '\\',
      ...(interpolates ? { interpolates: true } : {}),
    }
    return this.body(stream, token, at + 1, quotes, closing === undefined ? '' : opening)
  }

  private percent(stream: Stream, at: number): number {
    const match = /^%([qQwWiIxrs]?)([([{<|!/^])/.exec(this.text.slice(at, at + 3))
    if (match === null) return at
    const letter = match[1] as string
    if (letter === '' && (!this.isRegexPlace(stream, at) || match[2] === '<' || match[2] === '^')) return at
    if (letter !== '' && at > 0 && isValueEnd(this.text.charCodeAt(at - 1))) return at
    const kind: TextKind = letter === 'x' ? 'command' : letter === 'r' ? 'regex' : 'text'
    const token = stream.kinds.length
    this.add(stream, kindOf(kind), at, at)
    const end = this.delimited(stream, token, at + 1 + letter.length, !/[qwis]/.test(letter))
    stream.ends[token] = end
    return end
  }

  private longBracketEnd(at: number): number | undefined {
    const { text } = this
    if (text[at] !== '[') return undefined
    let level = 0
    while (text[at + 1 + level] === '=' && level < MAX_MARK) level++
    if (text[at + 1 + level] !== '[') return undefined
    const close = `]${'='.repeat(level)}]`
    const end = text.indexOf(close, at + 2 + level)
    return end === -1 ? text.length : end + close.length
  }

  private rawEnd(at: number): number | undefined {
    const match = /^[rR](["'])(-{0,40})([([{])/.exec(this.text.slice(at, at + 44))
    if (match === null || (at > 0 && isValueEnd(this.text.charCodeAt(at - 1)))) return undefined
    const close = `${CLOSERS.get(match[3] as string)}${match[2]}${match[1]}`
    const end = this.text.indexOf(close, at)
    return end === -1 ? this.text.length : end + close.length
  }

  private hereDocument(stream: Stream, at: number): number {
    const sign = this.grammar.hereDocument as string
    if (!this.text.startsWith(sign, at)) return at
    const pattern = sign === '<<' ? HERE_MARK : PHP_HERE_MARK
    const match = pattern.exec(this.text.slice(at + sign.length, at + sign.length + MAX_MARK))
    if (match === null) return at
    const [all, flag = '', quote = '', mark = ''] = match
    // `list << NAME` and `1 <<N` are operators.
    if (
      sign === '<<' &&
      flag === '' &&
      quote === '' &&
      (!/^[A-Z_]/.test(mark) || this.text[at - 1] !== ' ')
    ) {
      if (!/[(,=]/.test(this.text.charAt(at - 1))) return at
    }
    const token = stream.kinds.length
    this.add(stream, quote === '`' ? COMMAND : TEXT, at, at + sign.length + all.length)
    this.hereDocuments.push({ mark, interpolates: quote !== "'", token, stream })
    return at + sign.length + all.length
  }

  private bodies(at: number): number {
    let from = at
    for (const { mark, interpolates, token, stream } of this.hereDocuments.splice(0)) {
      let end = from
      while (end < this.text.length && !this.isMark(end, mark)) end = this.lineEnd(end) + 1
      const ways = interpolates ? (this.grammar.interpolation ?? []) : []
      let place = from
      while (ways.length > 0 && place < end && this.failure === undefined) {
        const character = this.text.charAt(place)
        if (character === '\\') place += 2
        else {
          const way = ways.find((each) => this.text.startsWith(each.open, place))
          place = way === undefined ? place + 1 : this.value(stream, token, place, way)
        }
      }
      const length = this.text.slice(end, this.lineEnd(end)).indexOf(mark)
      from = Math.min(length === -1 ? end : end + length + mark.length, this.text.length)
    }
    return from
  }

  private isMark(at: number, mark: string): boolean {
    let from = at
    while (this.text[from] === ' ' || this.text[from] === '\t') from++
    return this.text.startsWith(mark, from) && !/\w/.test(this.text.charAt(from + mark.length))
  }

  private isRegexPlace(stream: Stream, at: number): boolean {
    const before = stream.kinds.length - 1
    if (before < 0) return true
    const kind = stream.kinds[before]
    if (kind === NAME) {
      const word = this.text.slice(stream.starts[before], stream.ends[before])
      if (BEFORE_VALUE.has(word)) return true
      // `puts /x/` and `a / b`.
      const next = this.text.charAt(at + 1)
      return stream.ends[before] !== at && next !== ' ' && next !== '=' && isLetter(word.charCodeAt(0))
    }
    if (kind !== SIGN) return false
    return !/[)\]}]/.test(this.text.charAt(stream.starts[before] as number))
  }

  private regexEnd(at: number): number | undefined {
    const { text } = this
    const limit = Math.min(text.length, at + MAX_REGEX)
    let isInClass = false
    for (let end = at + 1; end < limit; end++) {
      const character = text.charAt(end)
      if (character === '\\') end++
      else if (character === '[') isInClass = true
      else if (character === ']') isInClass = false
      else if (character === '\n') return undefined
      else if (character === '/' && !isInClass) {
        while (/[a-z]/.test(text.charAt(end + 1))) end++
        return end + 1
      }
    }
    return undefined
  }

  private numberEnd(at: number): number {
    let end = at + 1
    for (; end < this.text.length; end++) {
      const code = this.text.charCodeAt(end)
      if (isNameStart(code) || isDigit(code)) continue
      if (code === 0x2e && isDigit(this.text.charCodeAt(end + 1)) && this.text[end - 1] !== '.') continue
      break
    }
    return end
  }
}

/** https://docs.ruby-lang.org/en/master/syntax/literals_rdoc.html#label-Here+Document+Literals, perlop "Quote-Like Operators" */
const HERE_MARK = /^([~-]?)(["'`]?)([A-Za-z_]\w{0,100})\2/
/** https://www.php.net/manual/en/language.types.string.php#language.types.string.syntax.heredoc */
const PHP_HERE_MARK = /^([ \t]{0,20})(["']?)([A-Za-z_]\w{0,100})\2/

const CLOSERS: ReadonlyMap<string, string> = new Map([
  ['(', ')'],
  ['[', ']'],
  ['{', '}'],
  ['<', '>'],
])

/** Words after which a value begins. */
const BEFORE_VALUE: ReadonlySet<string> = new Set([
  'and',
  'case',
  'do',
  'else',
  'elsif',
  'grep',
  'if',
  'in',
  'join',
  'map',
  'not',
  'or',
  'puts',
  'return',
  'split',
  'then',
  'unless',
  'until',
  'when',
  'while',
  'x',
])

function kindOf(kind: TextKind | undefined): number {
  return kind === 'command' ? COMMAND : kind === 'regex' ? REGEX : TEXT
}

function isDigit(code: number): boolean {
  return code >= 0x30 && code <= 0x39
}

function isLetter(code: number): boolean {
  return (code >= 0x61 && code <= 0x7a) || (code >= 0x41 && code <= 0x5a) || code === 0x5f
}

function isNameStart(code: number): boolean {
  return isLetter(code) || (code > 0x7f && code !== 0xa0 && code !== 0xfeff)
}

/** A letter, a digit, a closing bracket or a quote. */
function isValueEnd(code: number): boolean {
  return (
    isNameStart(code) || isDigit(code) || code === 0x29 || code === 0x5d || code === 0x7d || code === 0x27
  )
}
