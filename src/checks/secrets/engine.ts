import type { CheckContext, LoadedFile } from '../../model/rule.ts'
import { ASSIGNMENT_WORDS, Assignments } from './assignments/assignments.ts'
import type { Candidate } from './candidate.ts'
import { ENCODED_WORDS, type EncodedWord, Encodings } from './encodings/encodings.ts'
import type { LiteralSearch } from './encodings/literal-search.ts'
import { namedTokenAfter } from './named-tokens.ts'
import { FORMATS_BY_LITERAL, NAMED_BY_WORD, type ProviderFormat } from './providers.ts'
import type { Digest } from './secret-format.ts'
import { STRUCTURE_WORDS, Structures } from './structures/structures.ts'
import { Sweep } from './sweep.ts'
import { tokensAt } from './token-hits.ts'

/** What to do at a hit of one word. */
interface Reaction {
  readonly formats: readonly ProviderFormat[]
  readonly isStructure: boolean
  readonly isAssignment: boolean
  readonly isProviderWord: boolean
  readonly encoded: readonly EncodedWord[]
}

/** Everything that the shared automaton must look for. */
export const WORDS: readonly string[] = [
  ...new Set([
    ...FORMATS_BY_LITERAL.keys(),
    ...STRUCTURE_WORDS,
    ...ASSIGNMENT_WORDS,
    ...NAMED_BY_WORD.keys(),
    ...ENCODED_WORDS.keys(),
  ]),
]

/** By the place of the word in `WORDS`. */
const REACTIONS: readonly Reaction[] = WORDS.map((word) => ({
  formats: FORMATS_BY_LITERAL.get(word) ?? [],
  isStructure: STRUCTURE_WORDS.includes(word),
  isAssignment: ASSIGNMENT_WORDS.includes(word),
  isProviderWord: NAMED_BY_WORD.has(word),
  encoded: ENCODED_WORDS.get(word) ?? [],
}))

export interface SweepResult {
  readonly candidates: readonly Candidate[]
  /** Not all of the file was searched: too many candidates, or lines crowded with look-alikes. */
  readonly full: boolean
  readonly crowdedLines: readonly number[]
  /** More compressed texts than are opened. */
  readonly leftClosed: boolean
}

/** One pass over the hits of a file. Work a hit is bounded, so the whole is linear in the text. */
export function sweep(
  file: LoadedFile,
  text: string,
  context: CheckContext,
  literals: LiteralSearch,
): SweepResult {
  const digest: Digest = (value) => context.digest(value, false)
  const state = new Sweep(text)
  const add = (found: Candidate | undefined): void => state.add(found)
  const assignments = new Assignments({ text, path: file.path, digest }, state)
  const structures = new Structures({ text, path: file.path, digest }, add)
  const encodings = new Encodings(text, digest, state, literals)

  file.hits.forEach((word, end, place) => {
    if (state.full) return
    const reaction = REACTIONS[place]
    if (reaction === undefined) return
    if (reaction.isAssignment) assignments.at(word, end)
    if (reaction.formats.length > 0) {
      state.moveTo(end)
      tokensAt(text, end, reaction.formats, digest, state, add)
      encodings.afterLiteral(end - word.length, end)
    }
    if (reaction.isStructure) structures.at(word, end)
    if (reaction.isProviderWord) add(namedTokenAfter(text, word, end, digest))
    if (reaction.encoded.length > 0) encodings.at(reaction.encoded, end)
  })
  return {
    candidates: state.candidates,
    full: state.full,
    crowdedLines: [...state.crowdedLines],
    leftClosed: encodings.isExhausted,
  }
}
