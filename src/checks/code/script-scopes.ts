import { BARRIER, NAME } from '../../syntax/script-stream.ts'
import type { ScriptTokens } from '../../syntax/script-tokens.ts'

/** Tokens between the word that defines and the name. */
const MAX_BETWEEN = 12

interface Scope {
  readonly indent: number
  readonly id: number
}

/** What is defined around each line, by indentation: all that our languages have in common. */
export class ScriptScopes {
  private readonly names: string[] = ['']
  /** By token of the program. 0: outside of any definition. */
  private readonly scopes: Int32Array

  constructor(tokens: ScriptTokens, words: ReadonlySet<string>) {
    this.scopes = new Int32Array(tokens.count)
    const open: Scope[] = []
    let indent = 0
    let lineStart = -1
    for (let at = 0; at < tokens.count && tokens.kind(at) !== BARRIER; at++) {
      if (tokens.startsLine(at)) {
        indent = indentOf(tokens.text, tokens.start(at))
        lineStart = at
        while ((open.at(-1)?.indent ?? -1) > indent) open.pop()
      }
      const top = open.at(-1)
      const around =
        top !== undefined && top.indent >= indent && at >= lineStart ? (open.at(-2)?.id ?? 0) : (top?.id ?? 0)
      this.scopes[at] = around
      if (!words.has(tokens.word(at)) || tokens.is(at - 1, '.')) continue
      if ((open.at(-1)?.indent ?? -1) >= indent) open.pop()
      open.push({ indent, id: this.names.push(nameAfter(tokens, at)) - 1 })
    }
  }

  /** A number that only the tokens inside the same definition have. */
  scopeOf(at: number): number {
    return this.scopes[at] ?? 0
  }

  nameAt(at: number): string {
    return this.names[this.scopeOf(at)] ?? ''
  }
}

function nameAfter(tokens: ScriptTokens, at: number): string {
  for (let name = at + 1; name < at + MAX_BETWEEN; name++) {
    const partner = tokens.partners[name] as number
    if (name === at + 1 && tokens.is(name, '(') && partner !== -1) name = partner
    else if (tokens.kind(name) === NAME && tokens.word(name) !== 'self') return tokens.word(name)
  }
  return ''
}

/** Code units before the first token of a line. */
function indentOf(text: string, start: number): number {
  let from = start
  while (from > 0 && (text[from - 1] === ' ' || text[from - 1] === '\t')) from--
  return start - from
}
