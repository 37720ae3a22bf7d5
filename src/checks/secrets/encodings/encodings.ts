import { beginsAt } from '../boundary.ts'
import type { Candidate } from '../candidate.ts'
import { decodeBase64 } from '../decoding.ts'
import { FORMATS_BY_LITERAL, type ProviderFormat } from '../providers.ts'
import type { Digest } from '../secret-format.ts'
import { JsonWebTokens } from '../structures/json-web-token.ts'
import { privateKeyAt } from '../structures/private-key.ts'
import type { Sweep } from '../sweep.ts'
import { tokensAt } from '../token-hits.ts'
import { Base64Run, isBase64, startOfGroups } from './base64-run.ts'
import { type Base64Word, base64Words } from './base64-words.ts'
import { COMPRESSED_WORDS, CompressedTexts } from './compressed.ts'
import { ESCAPE_WORDS, EscapedRun } from './escapes.ts'
import { endOfLiteral, JOINT_WORDS, JoinedLiterals } from './joined-literals.ts'
import type { LiteralSearch } from './literal-search.ts'
import { inFile, type Revealed } from './revealed.ts'

/** Characters of the shortest token that a run or pieces can hold. */
const SHORTEST = 20
/** Runs of base64 that are kept; one text has no more than four ways to be cut into groups. */
const KEPT_RUNS = 4

const PRIVATE_KEY = 'PRIVATE KEY'
const WEB_TOKEN = 'eyJ'

/** What a literal in base64 leads to. */
interface Base64Literal {
  readonly kind: 'base64'
  readonly word: Base64Word
  readonly literal: string
  readonly formats: readonly ProviderFormat[]
}

export type EncodedWord =
  | Base64Literal
  | { readonly kind: 'compressed' | 'escape' | 'joint'; readonly text: string }

/** By the word that the automaton reports, in lower case. */
export const ENCODED_WORDS: ReadonlyMap<string, readonly EncodedWord[]> = byWord([
  ...base64Literals().flatMap(({ literal, formats }) =>
    base64Words(literal).map((word) => ({ kind: 'base64' as const, word, literal, formats })),
  ),
  ...COMPRESSED_WORDS.map((text) => ({ kind: 'compressed' as const, text })),
  ...ESCAPE_WORDS.map((text) => ({ kind: 'escape' as const, text })),
  ...JOINT_WORDS.map((text) => ({ kind: 'joint' as const, text })),
])

/** Bytes behind a literal that must be text. */
const FOLLOWING = 9
const TEXT = /^[\t\r\n -~]+$/

interface KeptRun {
  readonly run: Base64Run
  readonly webTokens: JsonWebTokens
}

/** Reads what one file holds in another form, as the automaton comes upon its words. One level deep. */
export class Encodings {
  private readonly file: string
  private readonly digest: Digest
  private readonly sweep: Sweep
  private readonly literals: LiteralSearch
  private readonly compressed: CompressedTexts
  private readonly runs: KeptRun[] = []
  private escapedUpTo = 0
  private joinedUpTo = 0
  private literalUpTo = 0

  constructor(file: string, digest: Digest, sweep: Sweep, literals: LiteralSearch) {
    this.file = file
    this.digest = digest
    this.sweep = sweep
    this.literals = literals
    this.compressed = new CompressedTexts(file)
  }

  /** More compressed texts than are opened. */
  get isExhausted(): boolean {
    return this.compressed.isExhausted
  }

  /** @param end offset after the word */
  at(words: readonly EncodedWord[], end: number): void {
    for (const word of words) {
      switch (word.kind) {
        case 'base64':
          this.base64(word, end)
          break
        case 'compressed':
          if (this.file.startsWith(word.text, end - word.text.length)) {
            const expanded = this.compressed.at(end - word.text.length)
            if (expanded !== undefined) this.search(expanded, () => true)
          }
          break
        case 'escape':
          this.escapes(end)
          break
        case 'joint':
          this.joint(end - word.text.length)
          break
      }
    }
  }

  /** A token may begin with these characters and go on in a literal on the next line. */
  afterLiteral(start: number, end: number): void {
    if (end <= this.literalUpTo || !beginsAt(this.file, start)) return
    const { at, closes } = endOfLiteral(this.file, end)
    this.literalUpTo = at
    if (closes) this.joint(at)
  }

  private base64({ word, literal, formats }: Base64Literal, end: number): void {
    const { file, digest, sweep } = this
    const start = end - word.text.length
    if (!file.startsWith(word.text, start)) return
    const group = start - word.indent
    for (let at = group; at < start; at++) if (!isBase64(file.charCodeAt(at))) return
    if (!readsAsText(file, group, word.lead + literal.length)) return
    sweep.moveTo(end)
    const { kept, index } = this.runAt(group)
    const { run, webTokens } = kept
    const at = index + word.lead
    const add = (found: Candidate | undefined): void => {
      if (found !== undefined) sweep.add(inFile(found, run, file))
    }
    if (formats.length > 0) tokensAt(run.text, at + literal.length, formats, digest, sweep, add)
    else if (literal === PRIVATE_KEY) add(privateKeyAt(run.text, at + literal.length, digest))
    else add(webTokens.at(at))
  }

  private runAt(group: number): { readonly kept: KeptRun; readonly index: number } {
    for (const kept of this.runs) {
      const index = kept.run.indexOf(group)
      if (index !== undefined) return { kept, index }
    }
    const run = new Base64Run(this.file, startOfGroups(this.file, group))
    const kept = { run, webTokens: new JsonWebTokens(run.text, this.digest) }
    if (this.runs.length === KEPT_RUNS) this.runs.shift()
    this.runs.push(kept)
    return { kept, index: run.indexOf(group) ?? 0 }
  }

  private escapes(end: number): void {
    if (end <= this.escapedUpTo) return
    const run = new EscapedRun(this.file, end, this.escapedUpTo)
    this.escapedUpTo = run.end
    if (run.text.length >= SHORTEST) this.search(run, (found) => run.isDisguised(found.start, found.end))
  }

  private joint(close: number): void {
    if (close < this.joinedUpTo) return
    const joined = JoinedLiterals.at(this.file, close)
    if (joined === undefined) return
    this.joinedUpTo = joined.end
    if (joined.text.length >= SHORTEST)
      this.search(joined, (found) => joined.isDisguised(found.start, found.end))
  }

  private search(revealed: Revealed, isNews: (found: Candidate) => boolean): void {
    for (const found of this.literals.search(revealed.text, this.digest))
      if (isNews(found)) this.sweep.add(inFile(found, revealed, this.file))
  }
}

/** Whether text goes on behind a literal, as far as one line shows: by chance it stands in pictures, where bytes do. */
function readsAsText(file: string, group: number, literalEnd: number): boolean {
  const end = group + Math.ceil((literalEnd + FOLLOWING) / 3) * 4
  for (let at = group; at < end; at++) if (!isBase64(file.charCodeAt(at))) return true
  return TEXT.test(decodeBase64(file.slice(group, end)).slice(literalEnd))
}

function base64Literals(): readonly {
  readonly literal: string
  readonly formats: readonly ProviderFormat[]
}[] {
  const formats = [...FORMATS_BY_LITERAL.values()].flat()
  const byLiteral = Map.groupBy(formats, ({ format }) => format.literal)
  return [
    ...[...byLiteral].map(([literal, group]) => ({ literal, formats: group })),
    ...[PRIVATE_KEY, WEB_TOKEN].map((literal) => ({ literal, formats: [] })),
  ]
}

function byWord(words: readonly EncodedWord[]): ReadonlyMap<string, readonly EncodedWord[]> {
  return Map.groupBy(words, (word) => (word.kind === 'base64' ? word.word.text : word.text).toLowerCase())
}
