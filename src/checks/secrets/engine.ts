import type { CheckContext, LoadedFile } from '../../model/rule.ts'
import { assignedSecret } from './assigned-secrets.ts'
import { isQuote } from './assignments/literals.ts'
import { endOfName, NOUNS, secretName, startOfName } from './assignments/names.ts'
import { readValue } from './assignments/read.ts'
import { awsCandidates } from './aws-pairs.ts'
import type { Candidate } from './candidate.ts'
import { isDocumented } from './documented.ts'
import { namedTokenAfter } from './named-tokens.ts'
import { type Notation, notationOf } from './paths.ts'
import { isPlaceholder } from './placeholders.ts'
import { FORMATS_BY_LITERAL, NAMED_BY_WORD, PROVIDERS, type ProviderFormat } from './providers.ts'
import type { Digest, Provider } from './secret-format.ts'
import { authorizationAt } from './structures/authorization.ts'
import { connectionStringAt, sharedAccessSignatureAt } from './structures/connection-string.ts'
import { JsonWebTokens } from './structures/json-web-token.ts'
import { kaggleKeyAt } from './structures/kaggle-file.ts'
import { privateKeyAt } from './structures/private-key.ts'
import { urlCredentialsAt } from './structures/url-credentials.ts'
import { Sweep } from './sweep.ts'
import { providerCandidate, tokenAt } from './tokens.ts'

type Structure = 'private-key' | 'json-web-token' | 'address' | 'authorization' | 'signature' | 'kaggle-file'

const STRUCTURES: ReadonlyMap<string, Structure> = new Map([
  ['private key', 'private-key'],
  ['eyj', 'json-web-token'],
  ['://', 'address'],
  ['authorization', 'authorization'],
  ['sig=', 'signature'],
  ['username', 'kaggle-file'],
])

/** What to do at a hit of one word. */
interface Reaction {
  readonly formats: readonly ProviderFormat[]
  readonly structure: Structure | undefined
  readonly isNoun: boolean
  readonly isProviderWord: boolean
}

const REACTIONS: ReadonlyMap<string, Reaction> = new Map(
  [
    ...new Set([
      ...FORMATS_BY_LITERAL.keys(),
      ...STRUCTURES.keys(),
      ...NOUNS.keys(),
      ...NAMED_BY_WORD.keys(),
    ]),
  ].map((word) => [
    word,
    {
      formats: FORMATS_BY_LITERAL.get(word) ?? [],
      structure: STRUCTURES.get(word),
      isNoun: NOUNS.has(word),
      isProviderWord: NAMED_BY_WORD.has(word),
    },
  ]),
)

/** Everything that the shared automaton must look for. */
export const WORDS: readonly string[] = [...REACTIONS.keys()]

const KAGGLE = PROVIDERS.find((provider) => provider.rule === 'secrets/kaggle-key') as Provider

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
  const webTokens = new JsonWebTokens(text, digest)

  file.hits.forEach((word, end) => {
    if (state.full) return
    const reaction = REACTIONS.get(word)
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
        const found = tokenAt(text, end, provider, format, digest, () => state.mayTry(format))
        if (found?.rule === 'secrets/aws-key') {
          for (const candidate of awsCandidates(text, found, provider, digest)) state.add(candidate)
        } else state.add(found)
      }
    }
    if (reaction.structure !== undefined)
      state.add(structureAt(text, end, reaction.structure, webTokens, digest))
    if (reaction.isProviderWord) state.add(namedTokenAfter(text, word, end, digest))
  })
  return { candidates: state.candidates, full: state.full, crowdedLines: [...state.crowdedLines] }
}

function structureAt(
  text: string,
  end: number,
  structure: Structure,
  webTokens: JsonWebTokens,
  digest: Digest,
): Candidate | undefined {
  switch (structure) {
    case 'private-key':
      return privateKeyAt(text, end, digest)
    case 'json-web-token':
      return webTokens.at(end - 3)
    case 'address':
      return urlCredentialsAt(text, end, digest)
    case 'authorization':
      return authorizationAt(text, end, digest)
    case 'signature':
      return sharedAccessSignatureAt(text, end, digest)
    case 'kaggle-file':
      return kaggleCandidate(text, end, digest)
  }
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

function kaggleCandidate(text: string, end: number, digest: Digest): Candidate | undefined {
  const span = kaggleKeyAt(text, end)
  if (span === undefined) return undefined
  const value = text.slice(span.start, span.end)
  if (isPlaceholder(value) || isDocumented(value, digest)) return undefined
  return providerCandidate(KAGGLE, 'unknown', {
    recognition: 'name-and-shape',
    start: span.start,
    value,
    publicPrefix: 0,
    level: 'error',
    about: '',
  })
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
