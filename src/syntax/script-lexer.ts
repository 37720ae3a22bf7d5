import type { Interpolation, Quotes, ScriptGrammar, TextKind } from './script-grammar.ts'
import { CLOSERS, isDigit, isLetter, isValueEnd, ScriptScanner } from './script-scanner.ts'
import {
  COMMAND,
  emptyStream,
  NAME,
  NUMBER,
  push,
  REGEX,
  type ScriptFailure,
  SIGN,
  type Stream,
  TEXT,
} from './script-stream.ts'

/** UTF-16 code units of one source. */
const MAX_SOURCE = 8_000_000
const MAX_TOKENS = 1_000_000
/** Values in texts in values in texts. */
const MAX_NESTING = 40
const MAX_MARK = 200

interface HereDocument {
  readonly mark: string
  readonly interpolates: boolean
  readonly token: number
  readonly stream: Stream
}

/** Lexes a program in any language that a `ScriptGrammar` describes. */
export class ScriptLexer extends ScriptScanner {
  failure: ScriptFailure | undefined
  private readonly hereDocuments: HereDocument[] = []
  private count = 0
  private depth = 0

  constructor(text: string, grammar: ScriptGrammar) {
    super(text, grammar)
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
}

/** https://docs.ruby-lang.org/en/master/syntax/literals_rdoc.html#label-Here+Document+Literals, perlop "Quote-Like Operators" */
const HERE_MARK = /^([~-]?)(["'`]?)([A-Za-z_]\w{0,100})\2/
/** https://www.php.net/manual/en/language.types.string.php#language.types.string.syntax.heredoc */
const PHP_HERE_MARK = /^([ \t]{0,20})(["']?)([A-Za-z_]\w{0,100})\2/

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
