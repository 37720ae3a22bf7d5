import type { Level } from '../../model/rule.ts'
import { shannonEntropy } from '../../text/entropy.ts'
import { evidence, excerpt, redactSecret } from '../../text/redact.ts'
import { beginsAt, insideBase64 } from './boundary.ts'
import type { Candidate, Recognition } from './candidate.ts'
import { isDocumented } from './documented.ts'
import { wordShare } from './likeness.ts'
import { isPlaceholder } from './placeholders.ts'
import { looksRandom } from './randomness.ts'
import type { Digest, Proof, Provider, TokenFormat } from './secret-format.ts'

/** Bits a character of what follows a fixed prefix; the prefix says enough that little more is needed. */
const LEAST_ENTROPY = 2.5
/** Characters around a token in which what says that it is published may stand. */
const SURROUNDINGS = 600
/** Share of word-like runs from which letters after a prefix are an identifier: `hf_transformersModelCard…`. Digits say no. */
const IDENTIFIER_SHARE = 0.75

const AT_START = [0] as const

/** Bounds how often one format is tried. */
export interface Attempts {
  mayTry(format: object): boolean
}

/** The token whose literal ends at `hitEnd`, when its shape, its boundaries and its check characters fit. */
export function tokenAt(
  text: string,
  hitEnd: number,
  provider: Provider,
  format: TokenFormat,
  digest: Digest,
  attempts?: Attempts,
): Candidate | undefined {
  const { literal, shape } = format
  const literalStart = hitEnd - literal.length
  // The automaton folds case and look-alike letters; a token has its own.
  if (!text.startsWith(literal, literalStart)) return undefined
  for (const offset of format.literalAt ?? AT_START) {
    const start = literalStart - offset
    if (start < 0 || !beginsAt(text, start) || attempts?.mayTry(format) === false) continue
    shape.lastIndex = start
    if (!shape.test(text)) continue
    if (format.occursInBase64 === true && insideBase64(text, start)) return undefined
    const end = shape.lastIndex
    const candidate = candidateOf(text.slice(start, end), start, provider, format, digest)
    const around = format.publishedBeside
    if (candidate === undefined || around === undefined) return candidate
    const isPublished = around.test(text.slice(Math.max(0, start - SURROUNDINGS), end + SURROUNDINGS))
    return isPublished ? published(candidate, provider) : candidate
  }
  return undefined
}

/** Everybody who uses the application gets it, by the provider's own advice. */
function published(candidate: Candidate, provider: Provider): Candidate {
  return {
    ...candidate,
    level: 'note',
    strictLevel: 'warning',
    note: evidence`${excerpt(provider.name)} says that this key may be published with the application; what protects it is what it may be used for. See that it is restricted at ${excerpt(provider.revoke)}.`,
  }
}

function candidateOf(
  token: string,
  start: number,
  provider: Provider,
  format: TokenFormat,
  digest: Digest,
): Candidate | undefined {
  const proof = format.prove?.(token, digest) ?? 'unknown'
  if (proof === 'other') return undefined
  if (format.mustLookRandom === true && !looksRandom(token.slice(format.publicPrefix))) return undefined
  const made =
    (proof !== 'valid' && isMadeUp(token.slice(format.publicPrefix))) || isDocumented(token, digest)
  const candidate = providerCandidate(provider, proof, {
    // Others may use the same prefix, so that a name beside it knows better.
    recognition: format.mustLookRandom === true ? 'random-shape' : 'shape',
    start,
    value: token,
    publicPrefix: format.publicPrefix,
    level: format.level ?? 'error',
    about: '',
  })
  return made ? { ...candidate, dismissed: true } : candidate
}

interface Recognised {
  readonly recognition: Recognition
  readonly start: number
  readonly value: string
  readonly publicPrefix: number
  readonly level: Level
  readonly about: string
}

export function providerCandidate(provider: Provider, proof: Proof, seen: Recognised): Candidate {
  const fabricated = proof === 'invalid'
  return {
    rule: provider.rule,
    recognition: seen.recognition,
    start: seen.start,
    end: seen.start + seen.value.length,
    value: seen.value,
    evidence: redactSecret(seen.value, seen.publicPrefix),
    note: fabricated
      ? evidence`Its check characters do not fit, so it looks made up or cut off. If it ever worked, revoke it at ${excerpt(provider.revoke)}.`
      : proof === 'valid'
        ? evidence`Its structure and check characters fit, so it was issued. Revoke it at ${excerpt(provider.revoke)}, then remove it.`
        : evidence`Revoke it at ${excerpt(provider.revoke)}, then remove it: the history keeps what was committed once.`,
    level: fabricated ? 'note' : seen.level,
    ...(fabricated ? { strictLevel: 'warning' as const } : {}),
    confidence: fabricated ? 'low' : proof === 'valid' || seen.recognition === 'shape' ? 'high' : 'medium',
    lowerInSamples: false,
    about: seen.about,
  }
}

/** Whether a text of the right shape is filler, an identifier or a placeholder. */
export function isMadeUp(body: string): boolean {
  return (
    shannonEntropy(body) < LEAST_ENTROPY ||
    (!/[0-9]/.test(body) && wordShare(body) >= IDENTIFIER_SHARE) ||
    isPlaceholder(body)
  )
}
