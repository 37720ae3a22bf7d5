import type { ScriptGrammar } from './script-grammar.ts'

/** UTF-16 code units of a regular expression between slashes. */
const MAX_REGEX = 500
const MAX_MARK = 200

/** Finds where comments, names and literals end; every place is an offset into the text. */
export class ScriptScanner {
  protected readonly text: string
  protected readonly grammar: ScriptGrammar

  constructor(text: string, grammar: ScriptGrammar) {
    this.text = text
    this.grammar = grammar
  }

  /** `<?php`, `<?=` → after it. */
  protected afterOpening(at: number): number {
    if (this.text.startsWith('php', at)) return at + 3
    return this.text[at] === '=' ? at + 1 : at
  }

  protected lineEnd(at: number): number {
    const end = this.text.indexOf('\n', at)
    return end === -1 ? this.text.length : end
  }

  /** Comments and marks that stand at the beginning of a line. */
  protected lineStart(at: number): number {
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
  protected comment(at: number): number {
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

  protected nameEnd(at: number): number {
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

  protected longBracketEnd(at: number): number | undefined {
    const { text } = this
    if (text[at] !== '[') return undefined
    let level = 0
    while (text[at + 1 + level] === '=' && level < MAX_MARK) level++
    if (text[at + 1 + level] !== '[') return undefined
    const close = `]${'='.repeat(level)}]`
    const end = text.indexOf(close, at + 2 + level)
    return end === -1 ? text.length : end + close.length
  }

  protected rawEnd(at: number): number | undefined {
    const match = /^[rR](["'])(-{0,40})([([{])/.exec(this.text.slice(at, at + 44))
    if (match === null || (at > 0 && isValueEnd(this.text.charCodeAt(at - 1)))) return undefined
    const close = `${CLOSERS.get(match[3] as string)}${match[2]}${match[1]}`
    const end = this.text.indexOf(close, at)
    return end === -1 ? this.text.length : end + close.length
  }

  protected isMark(at: number, mark: string): boolean {
    let from = at
    while (this.text[from] === ' ' || this.text[from] === '\t') from++
    return this.text.startsWith(mark, from) && !/\w/.test(this.text.charAt(from + mark.length))
  }

  protected regexEnd(at: number): number | undefined {
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

  protected numberEnd(at: number): number {
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

export const CLOSERS: ReadonlyMap<string, string> = new Map([
  ['(', ')'],
  ['[', ']'],
  ['{', '}'],
  ['<', '>'],
])

export function isDigit(code: number): boolean {
  return code >= 0x30 && code <= 0x39
}

export function isLetter(code: number): boolean {
  return (code >= 0x61 && code <= 0x7a) || (code >= 0x41 && code <= 0x5a) || code === 0x5f
}

export function isNameStart(code: number): boolean {
  return isLetter(code) || (code > 0x7f && code !== 0xa0 && code !== 0xfeff)
}

/** A letter, a digit, a closing bracket or a quote. */
export function isValueEnd(code: number): boolean {
  return (
    isNameStart(code) || isDigit(code) || code === 0x29 || code === 0x5d || code === 0x7d || code === 0x27
  )
}
