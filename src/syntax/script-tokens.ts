import type { ScriptGrammar } from './script-grammar.ts'
import { ScriptLexer } from './script-lexer.ts'
import { BARRIER, emptyStream, NAME, push, type ScriptFailure, SIGN, type Stream } from './script-stream.ts'

/** Brackets within brackets. */
const MAX_BRACKETS = 500

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
    const lexer = new ScriptLexer(text, grammar)
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
