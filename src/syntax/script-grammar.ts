/** What a string that a program is lexed to stands for. */
export type TextKind = 'text' | 'command' | 'regex'

export interface Quotes {
  readonly open: string
  readonly close: string
  /** Takes the next character literally; absent: none does. */
  readonly escape?: '\\' | '`'
  /** The closing quote, written twice, is one of the text. */
  readonly doubles?: true
  /** Whether values are put in, as the language's `interpolation` says. */
  readonly interpolates?: true
  readonly isOneLine?: true
  readonly kind?: TextKind
}

export interface BlockComment {
  readonly open: string
  readonly close: string
  readonly nests?: true
  /** Both stand at the beginning of a line. */
  readonly atLineStart?: true
}

/** What brings a value into a text: `#{x}`, `$(x)`, `$x`. */
export interface Interpolation {
  readonly open: string
  /** Absent: a variable's name follows. */
  readonly close?: '}' | ')'
  /** `open` begins the code as well: `{$x}`. */
  readonly keepsOpen?: true
}

/** Lexical form of one language, as far as one must know it to tell code from text. */
export interface ScriptGrammar {
  readonly lineComments: readonly string[]
  readonly blockComments?: readonly BlockComment[]
  /** Longer openings first. */
  readonly quotes: readonly Quotes[]
  readonly interpolation?: readonly Interpolation[]
  /** Characters that may begin a name beside letters and `_`. */
  readonly sigils?: string
  /** Characters inside a name beside letters, digits and `_`. */
  readonly joints?: string
  /** Characters that may end a name. */
  readonly tails?: string
  /** Character inside names that means nothing. */
  readonly ignored?: string
  readonly ignoresCase?: true
  /** A slash where no value stands before it begins a regular expression. */
  readonly hasRegex?: true
  /** `<<WORD`, `<<~WORD`, `<<-WORD`, `<<<WORD`: text on the following lines. */
  readonly hereDocument?: '<<' | '<<<'
  /** `[[…]]`, `[=[…]=]`, and the same after `--`. */
  readonly longBrackets?: true
  /** `%q(…)` of Ruby, by the letter after the sign. */
  readonly percentLiterals?: true
  /** `qq{…}` of Perl: name of the operator, what it makes, how many parts it has, whether values are put in. */
  readonly quoteOperators?: ReadonlyMap<string, QuoteOperator>
  /** `r"---(…)---"`. */
  readonly rawParentheses?: true
  /** An apostrophe right after a value is an operator. */
  readonly hasTranspose?: true
  /** Program text stands between these, and everything else is output. */
  readonly islands?: { readonly open: string; readonly close: string }
  /** A line of one of these ends the program. */
  readonly endMarks?: readonly string[]
}

export interface QuoteOperator {
  readonly kind: TextKind
  readonly parts: 1 | 2
  readonly interpolates: boolean
}
