import type { CheckContext, LoadedFile } from '../../model/rule.ts'
import { assignedSecret } from './assigned-secrets.ts'
import { isQuote } from './assignments/literals.ts'
import { endOfName, NOUNS, secretName, startOfName } from './assignments/names.ts'
import { readValue } from './assignments/read.ts'
import { awsCandidates } from './aws-pairs.ts'
import type { Candidate } from './candidate.ts'
import { namedTokenAfter } from './named-tokens.ts'
import { type Notation, notationOf } from './paths.ts'
import { FORMATS_BY_LITERAL, NAMED_BY_WORD, type ProviderFormat } from './providers.ts'
import type { Digest } from './secret-format.ts'
import { connectionStringAt } from './structures/connection-string.ts'
import { STRUCTURE_WORDS, Structures } from './structures/structures.ts'
import { Sweep } from './sweep.ts'
import { tokenAt } from './tokens.ts'

/** What to do at a hit of one word. */
interface Reaction {
  readonly formats: readonly ProviderFormat[]
  readonly isStructure: boolean
  readonly isNoun: boolean
  readonly isProviderWord: boolean
}

/** Everything that the shared automaton must look for. */
export const WORDS: readonly string[] = [
  ...new Set([...FORMATS_BY_LITERAL.keys(), ...STRUCTURE_WORDS, ...NOUNS.keys(), ...NAMED_BY_WORD.keys()]),
]

/** By the place of the word in `WORDS`. */
const REACTIONS: readonly Reaction[] = WORDS.map((word) => ({
  formats: FORMATS_BY_LITERAL.get(word) ?? [],
  isStructure: STRUCTURE_WORDS.includes(word),
  isNoun: NOUNS.has(word),
  isProviderWord: NAMED_BY_WORD.has(word),
}))

export interface SweepResult {
  readonly candidates: readonly Candidate[]
  /** Not all of the file was searched: too many candidates, or lines crowded with look-alikes. */
  readonly full: boolean
  readonly crowdedLines: readonly number[]
}

/** One pass over the hits of a file. Work a hit is bounded, so the whole is linear in the text. */
export function sweep(file: LoadedFile, text: string, context: CheckContext): SweepResult {
  const digest: Digest = (value) => context.digest(value, false)
  const state = new Sweep(text)
  const notation = notationOf(file.path)
  const structures = new Structures({ text, path: file.path, digest }, (found) => state.add(found))

  file.hits.forEach((word, end, place) => {
    if (state.full) return
    const reaction = REACTIONS[place]
    if (reaction === undefined) return
    if (reaction.isNoun && notation !== 'none') {
      const nameEnd = endOfName(text, end)
      if (nameEnd !== -1 && mayFollowName(text.charCodeAt(nameEnd))) {
        state.moveTo(end)
        state.add(assignment(text, file.path, word, end, nameEnd, notation, state.onLongLine, digest))
      }
    }
    if (reaction.formats.length > 0) {
      state.moveTo(end)
      for (const { provider, format } of reaction.formats) {
        const found = tokenAt(text, end, provider, format, digest, state)
        if (found?.rule === 'secrets/aws-key') {
          for (const candidate of awsCandidates(text, found, provider, digest)) state.add(candidate)
        } else state.add(found)
      }
    }
    if (reaction.isStructure) structures.at(word, end)
    if (reaction.isProviderWord) state.add(namedTokenAfter(text, word, end, digest))
  })
  return { candidates: state.candidates, full: state.full, crowdedLines: [...state.crowdedLines] }
}

function assignment(
  text: string,
  path: string,
  noun: string,
  nounEnd: number,
  nameEnd: number,
  notation: Notation,
  longLine: boolean,
  digest: Digest,
): Candidate | undefined {
  const nounStart = nounEnd - noun.length
  const span = readValue(text, { start: startOfName(text, nounStart), end: nameEnd }, notation)
  if (span === undefined && text.charCodeAt(nameEnd) !== 0x3d) return undefined
  const name = secretName(text, noun, nounStart, nameEnd)
  if (name === undefined) return undefined
  const found = span === undefined ? undefined : assignedSecret(text, path, name, span, longLine, digest)
  return found ?? connectionStringAt(text, name, digest)
}

/** A quick no for most names in prose and code: nothing that could give them a value follows. */
function mayFollowName(code: number): boolean {
  return (
    isQuote(code) ||
    code === 0x3d ||
    code === 0x3a ||
    code === 0x2c ||
    code === 0x20 ||
    code === 0x09 ||
    code === 0x5c ||
    code === 0x5d ||
    code === 0x29 ||
    code === 0x5b ||
    code === 0x3f ||
    code === 0x0a ||
    code === 0x0d
  )
}
