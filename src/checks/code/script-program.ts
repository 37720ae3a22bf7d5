import { COMMAND, NAME, NUMBER, REGEX, TEXT } from '../../syntax/script-stream.ts'
import { type Argument, ScriptNames } from './script-names.ts'

/** How a value comes about: written, escaped for a shell, put together from text and values, or unknown. */
export type Made = 'literal' | 'quoted' | 'joined' | 'variable'

/** Assignments that one judgement follows. */
const MAX_STEPS = 5
const CONSTANTS: ReadonlySet<string> = new Set([
  'false',
  'FALSE',
  'nil',
  'none',
  'nothing',
  'null',
  'NULL',
  'true',
  'TRUE',
])

/** How values of one program come about. */
export class ScriptProgram extends ScriptNames {
  /** By name and definition around it, what was found out; in between what is assumed of itself. */
  private readonly known = new Map<string, Made>()

  made({ from, to }: Argument, steps = MAX_STEPS): Made {
    const { tokens, traits } = this
    let hasText = false
    let worst = 'literal' as Made
    let start = from
    const term = (end: number): void => {
      if (end <= start) return
      const one = this.term(start, end, steps)
      if (this.holdsText(start, end)) hasText = true
      worst = worse(worst, one)
    }
    for (let at = from; at < to; at++) {
      const partner = tokens.partners[at] as number
      if (partner > at) {
        at = Math.min(partner, to)
        continue
      }
      const sign = traits.joins.find((each) => tokens.isRun(at, each))
      if (sign === undefined) continue
      if (sign === '.' && (tokens.isRun(at, '..') || tokens.kind(at - 1) === NUMBER)) continue
      term(at)
      start = at + sign.length
      at = start - 1
    }
    term(to)
    return worst === 'variable' && hasText ? 'joined' : worst
  }

  private holdsText(from: number, to: number): boolean {
    const kind = this.tokens.kind(from)
    return (kind === TEXT || kind === COMMAND) && to === from + 1
  }

  /** One operand of a joined text. */
  private term(from: number, to: number, steps: number): Made {
    const { tokens, traits } = this
    const kind = tokens.kind(from)
    if ((kind === TEXT || kind === COMMAND) && (to === from + 1 || tokens.startsLine(from + 1) === false)) {
      const made = this.textMade(from, steps)
      if (to === from + 1) return made
      if (tokens.kind(from + 1) === TEXT) return worse(made, this.term(from + 1, to, steps))
      // `"%s" % x`, `"…".format(x)`, `"a".freeze`
      if (tokens.is(from + 1, '%') && this.formatsNumbers({ from, to: from + 1 })) return made
      if (tokens.is(from + 1, '%')) return worse(made, joinedIfMade(this.made({ from: from + 2, to }, steps)))
      const isList = tokens.is(to - 1, ')') && (tokens.partners[to - 1] as number) > from
      if (!isList) return made
      const inside = this.split((tokens.partners[to - 1] as number) + 1, to - 1)
      return inside.reduce<Made>((sum, each) => worse(sum, joinedIfMade(this.made(each, steps))), made)
    }
    if (kind === NUMBER || kind === REGEX) return to === from + 1 ? 'literal' : 'variable'
    if (to === from + 1 && kind === NAME) return this.nameMade(from, steps)
    if (
      (tokens.is(from, '[') || tokens.is(from, '(') || tokens.is(from, '{')) &&
      tokens.partners[from] === to - 1
    ) {
      return this.split(from + 1, to - 1).reduce<Made>(
        (sum, each) => worse(sum, this.made(each, steps)),
        'literal',
      )
    }
    if (tokens.is(from, ':') && to === from + 2) return 'literal'
    if (tokens.is(to - 1, ')') && tokens.partners[to - 1] !== -1) {
      const open = tokens.partners[to - 1] as number
      const called = tokens.word(open - 1)
      if (traits.quoting?.has(called) === true || QUOTES_FOR_SHELL.test(called)) return 'quoted'
      if (NUMERIC.has(called)) return 'literal'
      if (traits.formatting?.has(called) === true && steps > 0) {
        const inside = this.split(open + 1, to - 1)
        if (inside.length > 1 && this.formatsNumbers(inside[0])) return 'literal'
        const all = inside.reduce<Made>((sum, each) => worse(sum, this.made(each, steps - 1)), 'literal')
        const hasText = inside.some((each) => tokens.kind(each.from) === TEXT)
        return all === 'variable' && hasText ? 'joined' : all
      }
    }
    if (traits.quoting?.has(tokens.word(to - 1)) === true && this.isMember(to - 1)) return 'quoted'
    if (NUMERIC.has(tokens.word(to - 1)) && this.isMember(to - 1)) return 'literal'
    if (tokens.is(from, '(') && tokens.word(from + 1) === 'int' && tokens.is(from + 2, ')')) return 'literal'
    return 'variable'
  }

  private formatsNumbers(format: Argument | undefined): boolean {
    const text = this.literal(format)
    return text !== undefined && text.length <= MAX_FORMAT && text.includes('%') && NUMBERS_ONLY.test(text)
  }

  private textMade(at: number, steps: number): Made {
    const values = this.tokens.values.get(at)
    if (values === undefined) return 'literal'
    let sum: Made = 'literal'
    for (const [from, to] of values) sum = worse(sum, joinedIfMade(this.made({ from, to }, steps - 1)))
    return sum
  }

  private nameMade(at: number, steps: number): Made {
    const name = this.tokens.word(at)
    if (CONSTANTS.has(name)) return 'literal'
    const all = this.assigned.get(name)
    if (all === undefined || steps <= 0) return 'variable'
    const scope = this.definitionsAround.scopeOf(this.tokens.roots[at] as number)
    const key = `${scope}|${name}`
    const known = this.known.get(key)
    if (known !== undefined) return known
    this.known.set(key, 'variable')
    // What the same function assigns hides what others assign to the same name.
    const near = all.filter(
      ({ from }) => this.definitionsAround.scopeOf(this.tokens.roots[from] as number) === scope,
    )
    const made = this.assignedMade(name, near.length > 0 ? near : all, steps)
    this.known.set(key, made)
    return made
  }

  private assignedMade(name: string, values: readonly Argument[], steps: number): Made {
    let sum: Made = 'literal'
    for (const value of values) {
      const made = this.made(value, steps - 1)
      if (made === 'joined') return 'joined'
      sum = worse(sum, made)
    }
    if (this.grown.has(name) && sum === 'variable') return 'joined'
    return this.parameters.has(name) ? 'variable' : sum
  }

  /** The text that an argument certainly is, without its quotes. */
  literal(argument: Argument | undefined): string | undefined {
    if (argument === undefined) return undefined
    const { tokens } = this
    let text = ''
    for (let at = argument.from; at < argument.to; at++) {
      if (tokens.kind(at) === TEXT) {
        if (tokens.values.has(at)) return undefined
        text += unquoted(tokens.source(at))
      } else if (tokens.kind(at) === NAME && argument.to === argument.from + 1) {
        const values = this.assigned.get(tokens.word(at))
        const only = values?.length === 1 && !this.parameters.has(tokens.word(at)) ? values[0] : undefined
        return only !== undefined && only.to === only.from + 1 && tokens.kind(only.from) === TEXT
          ? this.literal(only)
          : undefined
      } else if (!this.traits.joins.some((sign) => tokens.is(at, sign.charAt(0)))) return undefined
    }
    return argument.to > argument.from ? text : undefined
  }

  /** Whether a name is one of the tokens of an argument. */
  mentions({ from, to }: Argument, names: ReadonlySet<string>): boolean {
    for (let at = from; at < to; at++) {
      if (names.has(this.tokens.word(at))) return true
      for (const [first, end] of this.tokens.values.get(at) ?? [])
        if (this.mentions({ from: first, to: end }, names)) return true
    }
    return false
  }
}

/** Functions that quote for a shell, whatever they are called. */
const QUOTES_FOR_SHELL = /shell[a-z_]{0,6}(?:esc|quot)|(?:esc|quot)[a-z_]{0,10}shell/i
/** What they make is a number. */
const NUMERIC: ReadonlySet<string> = new Set([
  'Integer',
  'Itoa',
  'FormatInt',
  'as.integer',
  'as.numeric',
  'intval',
  'parseInt',
  'tonumber',
  'to_i',
  'count',
  'length',
  'getpid',
  'Getpid',
  'pid',
])
/** Conversions of numbers, and those that take anything. */
const NUMBERS_ONLY = /^(?:[^%]|%%|%[-+ #]{0,3}[0-9]{0,5}(?:\.[0-9]{1,5})?[diufxXeEgGbo])*$/
/** UTF-16 code units of a format that is read. */
const MAX_FORMAT = 2000
const ORDER: readonly Made[] = ['literal', 'quoted', 'variable', 'joined']

function worse(a: Made, b: Made): Made {
  return ORDER.indexOf(a) >= ORDER.indexOf(b) ? a : b
}

function joinedIfMade(made: Made): Made {
  return made === 'variable' ? 'joined' : made
}

const LONG_BRACKET = /^\[={0,40}\[/
const OPENING = /^(?:[@rR]|%[qQwW]?|qq?)?(?:"""|'''|["'`([{|!])/
const CLOSING = /(?:"""|'''|["'`)\]}|!]|\]={0,40}\])$/

function unquoted(source: string): string {
  const [opening = ''] = LONG_BRACKET.exec(source) ?? OPENING.exec(source) ?? []
  const [closing = ''] = CLOSING.exec(source) ?? []
  return source.slice(opening.length, Math.max(source.length - closing.length, opening.length))
}
