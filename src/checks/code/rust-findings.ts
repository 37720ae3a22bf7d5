import type { Finding } from '../../model/finding.ts'
import type { CheckContext, LoadedFile, Rule } from '../../model/rule.ts'
import type { TokenList } from '../../syntax/rust-tokens.ts'
import { type Evidence, excerpt } from '../../text/redact.ts'
import { levelFields, type Severity, severityAt } from './severity.ts'

/** Tokens before a block in which its name is looked for. */
const MAX_HEADER = 300
const NAMED: ReadonlySet<string> = new Set(['fn', 'impl', 'mod', 'struct', 'trait'])

/** One occurrence, before the place it stands in is weighed. */
export interface Occurrence {
  readonly rule: Rule
  readonly severity: Severity
  /** Offsets of the evidence. */
  readonly start: number
  readonly end: number
  /** The function by its full name and how it is used; part of the identity. */
  readonly what: string
  readonly note?: Evidence
  /** More source that the meaning hangs on. */
  readonly depends?: string
}

/** Turns occurrences in a source of Rust or Zig into findings. */
export class TokenFindings {
  private readonly file: LoadedFile
  private readonly tokens: TokenList
  private readonly context: CheckContext
  private readonly runsAtInstall: boolean

  constructor(file: LoadedFile, tokens: TokenList, context: CheckContext, runsAtInstall: boolean) {
    this.file = file
    this.tokens = tokens
    this.context = context
    this.runsAtInstall = runsAtInstall
  }

  /**
   * @param at token at which it stands
   * @param weight `install`: one step worse where the file runs for whoever installs; `own`: the rule has judged that
   */
  finding(at: number, found: Occurrence, isTest: boolean, weight: 'install' | 'own' = 'install'): Finding {
    const { rule, start, end, what, note, depends } = found
    const path = isTest ? 'tests/' : this.file.path
    const severity = severityAt(path, found.severity, this.runsAtInstall && weight === 'install')
    const from = this.file.position(start)
    const to = this.file.position(end)
    const source = this.tokens.text.slice(start, end)
    const digest = this.context.digest(`${source}${depends ?? ''}`.replace(/\s+/g, ''), false)
    return {
      rule: rule.id,
      path: this.file.path,
      location: { line: from.line, column: from.column, endLine: to.line, endColumn: to.column },
      evidence: excerpt(source),
      ...(note === undefined ? {} : { note }),
      identity: `${what}|${this.symbol(at)}|${digest}`,
      ...levelFields(rule, severity),
    }
  }

  /** Names of the items around a token, outermost first. */
  private symbol(at: number): string {
    const { tokens } = this
    const names: string[] = []
    for (let block = tokens.block(at); block !== -1; block = tokens.block(block)) {
      const name = this.nameOf(block)
      if (name !== undefined) names.unshift(name)
    }
    return names.join('.')
  }

  private nameOf(block: number): string | undefined {
    const { tokens } = this
    for (let at = block - 1; at > Math.max(block - MAX_HEADER, -1); at--) {
      if (tokens.is(at, ';') || tokens.is(at, '{') || tokens.is(at, '}')) return undefined
      if (tokens.partner(at) !== -1 && tokens.partner(at) < at) at = tokens.partner(at)
      else if (tokens.isName(at) && NAMED.has(tokens.word(at))) return tokens.word(at + 1)
    }
    return undefined
  }
}
