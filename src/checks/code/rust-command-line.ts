import type { Range } from '../../syntax/rust-statements.ts'
import type { TokenList } from '../../syntax/rust-tokens.ts'
import type { RustValues } from '../../syntax/rust-values.ts'
import { type CommandLine, type CommandWord, UNKNOWN_WORDS } from './rust-zig-commands.ts'

/** Tokens after a command is made in which its arguments are looked for. */
const MAX_REACH = 4_000
/** Arguments of one command that are kept. */
const MAX_WORDS = 200

const BLANKS = /\s{1,1000}/
const ONE_WORD: ReadonlySet<string> = new Set(['arg', 'raw_arg'])
/** Libraries that quote for a shell. */
const QUOTERS = /^(?:shlex|shell_words|shell_escape|shell_quote|snailquote)$/

/** Collects the words of a command that is put together by a chain of methods. */
export class CommandLines {
  private readonly tokens: TokenList
  private readonly values: RustValues

  constructor(tokens: TokenList, values: RustValues) {
    this.tokens = tokens
    this.values = values
  }

  /** @param path where `Command::new` starts; @param open its `(` */
  ofBuilder(path: number, open: number): CommandLine {
    const { tokens } = this
    const close = tokens.partner(open)
    const [program] = tokens.split(open + 1, close)
    const line: (CommandWord | typeof UNKNOWN_WORDS)[] =
      program === undefined ? [UNKNOWN_WORDS] : [this.word(program)]
    const end = this.chain(close + 1, line)
    const owner = this.ownerOf(path, end)
    if (owner !== undefined) this.later(owner.name, Math.max(owner.end, end), owner.block, line)
    return line
  }

  ofWords(ranges: readonly Range[]): CommandLine {
    return ranges.slice(0, MAX_WORDS).map((range) => this.word(range))
  }

  /** The program, then a list of words: `cmd("sh", ["-c", text])`. */
  ofProgramAndList([program, list]: readonly Range[]): CommandLine {
    if (program === undefined) return [UNKNOWN_WORDS]
    return [this.word(program), ...(list === undefined ? [] : this.list(list))]
  }

  /** `"git push {remote} {args...}"`: a placeholder is a word, or a part of one. */
  ofTemplate(range: Range | undefined): CommandLine {
    const [template] = range === undefined ? [] : (this.values.texts(range) ?? [])
    if (range === undefined || template === undefined) return [UNKNOWN_WORDS]
    const place = { start: this.tokens.start(range[0]), end: this.tokens.end(range[1] - 1) }
    const words = template.trim().split(BLANKS).slice(0, MAX_WORDS)
    return words.map((word) => ({ texts: word.includes('{') ? undefined : [word], ...place }))
  }

  word(range: Range): CommandWord {
    const { tokens } = this
    let isQuoted = false
    for (let at = range[0]; at < range[1] && !isQuoted; at++)
      isQuoted = tokens.isName(at) && QUOTERS.test(tokens.word(at))
    const place = { start: tokens.start(range[0]), end: tokens.end(range[1] - 1) }
    return { texts: this.values.texts(range), ...place, isQuoted }
  }

  private list(range: Range): CommandLine {
    const items = this.values.items(range)
    return items === undefined ? [UNKNOWN_WORDS] : this.ofWords(items)
  }

  /** @returns after the last method of the chain */
  private chain(from: number, line: (CommandWord | typeof UNKNOWN_WORDS)[]): number {
    const { tokens } = this
    let at = from
    for (;;) {
      if (tokens.is(at, '?')) at++
      if (!tokens.is(at, '.') || !tokens.isName(at + 1)) return at
      const open = this.openAfter(at + 2)
      const close = tokens.partner(open)
      if (!tokens.is(open, '(') || close === -1) return at
      const name = tokens.word(at + 1)
      const [given] = tokens.split(open + 1, close)
      if (given !== undefined && line.length < MAX_WORDS) {
        if (ONE_WORD.has(name)) line.push(this.word(given))
        else if (name === 'args') line.push(...this.list(given))
      }
      at = close + 1
    }
  }

  /** Past `::<…>`. */
  private openAfter(at: number): number {
    const { tokens } = this
    if (!tokens.isPair(at, '::')) return at
    let open = at + 2
    while (open < at + 40 && !tokens.is(open, '(')) open++
    return open
  }

  /** The variable that a command ends up in: `let mut c = if … { Command::new(…) } else { … };` */
  private ownerOf(
    path: number,
    end: number,
  ): { readonly name: string; readonly end: number; readonly block: number } | undefined {
    const { tokens } = this
    let after = end
    let at = path - 1
    for (let steps = 0; steps < MAX_REACH && at >= 0; steps++) {
      if (tokens.is(at, '}') || tokens.is(at, ')') || tokens.is(at, ']')) {
        at = tokens.partner(at) - 1
        continue
      }
      if (tokens.is(at, ';') || tokens.is(at, '(') || tokens.is(at, '[')) return undefined
      if (tokens.is(at, '{')) {
        const close = tokens.partner(at)
        if (close !== after) return undefined
        after = close + 1
        while (tokens.is(after, 'else')) {
          while (after < tokens.count && !tokens.is(after, '{')) after = tokens.after(after)
          after = tokens.after(after)
        }
      }
      if (tokens.is(at, 'let')) {
        const name = tokens.is(at + 1, 'mut') ? at + 2 : at + 1
        return tokens.isName(name)
          ? { name: tokens.word(name), end: after, block: tokens.block(at) }
          : undefined
      }
      at--
    }
    return undefined
  }

  private later(
    name: string,
    from: number,
    block: number,
    line: (CommandWord | typeof UNKNOWN_WORDS)[],
  ): void {
    const { tokens } = this
    const end = Math.min(block === -1 ? tokens.count : tokens.partner(block), from + MAX_REACH)
    for (let at = from; at < end; at++) {
      if (!tokens.is(at, name) || tokens.is(at - 1, '.')) continue
      // Another variable of the same name.
      if (tokens.is(at - 1, 'let') || (tokens.is(at - 1, 'mut') && tokens.is(at - 2, 'let'))) return
      if (tokens.is(at + 1, '.')) at = Math.max(at, this.chain(at + 1, line) - 1)
      // The value of its block, which another variable may keep.
      else if (tokens.is(at + 1, '}')) {
        const owner = this.ownerOf(tokens.block(at) + 1, at + 1)
        if (owner !== undefined) this.later(owner.name, owner.end, owner.block, line)
        return
      }
    }
  }
}
