import { shannonEntropy } from '../../../../text/entropy.ts'
import { evidence, excerpt, redactSecret } from '../../../../text/redact.ts'
import type { ValueSpan } from '../../assignments/literals.ts'
import type { Candidate } from '../../candidate.ts'
import { isDocumented } from '../../documented.ts'
import { wordShare } from '../../likeness.ts'
import { isPlaceholder } from '../../placeholders.ts'
import { looksRandom } from '../../randomness.ts'
import type { Digest } from '../../secret-format.ts'
import { isMadeUp } from '../../tokens.ts'
import { joinedWords, lastWords, withoutNoun, wordsOfName } from './name-words.ts'
import { isPublicKey, isSearchBoxKey } from './public-keys.ts'
import type { Service } from './service.ts'
import { SERVICES_BY_OWN_WORD, SERVICES_BY_WORD } from './services.ts'
import { groups, hasShape, publicPrefix, type Shape } from './shape.ts'
import { NEARNESS, type Nearness, Surroundings } from './surroundings.ts'

const SHORTEST = 14
/** Characters below which a key counts only when its own name says whose it is. */
const SHORTEST_FROM_AROUND = 20
/** Characters below which `looksRandom` does not decide. */
const SHORTEST_MEASURED = 16
/** Bits a character, and share of word-like characters, of a key shorter than that. */
const SHORT_ENTROPY = 2.6
const SHORT_NAME_SHARE = 0.25
/** Laid out like the id of anything. */
const LIKE_AN_ID = groups(8, 4, 4, 4, 12)
/** What builders write into the pages they make: no secret any more, or never one. */
const SENT_TO_BROWSERS = /^(?:NEXT_PUBLIC|NUXT_PUBLIC|EXPO_PUBLIC|PUBLIC|VITE|REACT_APP|GATSBY|VUE_APP)_/
const SEPARATORS = /[-_.:/|]/g

/** A name that was given a value. */
export interface GivenName {
  readonly start: number
  readonly text: string
  /** It leaves no doubt that a secret follows. */
  readonly strong?: boolean
}

interface Recognised {
  readonly service: Service
  readonly shape: Shape
  readonly nearness: Nearness
}

/** Tells the keys of services in one file. */
export class ServiceKeys {
  private readonly text: string
  private readonly digest: Digest
  private readonly surroundings: Surroundings

  constructor(text: string, path: string, digest: Digest) {
    this.text = text
    this.digest = digest
    this.surroundings = new Surroundings(text, path)
  }

  /**
   * The key of a service that a value is, by its exact shape and the service's word in its name or around it; dismissed
   * when the service publishes such keys.
   * @param value what stands at the span, without escapes
   * @param farthest the farthest place of the service's word that says enough
   */
  find(name: GivenName, span: ValueSpan, value: string, farthest: Nearness): Candidate | undefined {
    if (value.length < SHORTEST || !/[A-Za-z]/.test(value)) return undefined
    const found = this.recognised(name, span, value, farthest)
    // Nobody else reports what stands under a plain name, so nobody need be told that it is public.
    if (found === undefined && farthest !== 'far') return undefined
    if (isPublicKey(value) || isSearchBoxKey(this.text, name.text, span.start, value))
      return dismissed(span, value)
    if (found === undefined || !isRandom(value)) return undefined
    const { service, shape, nearness } = found
    const prefix = publicPrefix(shape)
    if (isMadeUp(value.slice(prefix)) || isDocumented(value, this.digest)) return undefined
    return {
      rule: 'secrets/service-key',
      recognition: 'name-and-shape',
      start: span.start,
      end: span.end,
      value,
      evidence: evidence`${excerpt(service.name)} key ${redactSecret(value, prefix)}`,
      note: revocation(service),
      level: isCertain(name, span, nearness) ? 'error' : 'warning',
      confidence: nearness === 'far' ? 'low' : 'medium',
      lowerInSamples: true,
      about: name.text.toLowerCase(),
    }
  }

  private recognised(
    name: GivenName,
    span: ValueSpan,
    value: string,
    farthest: Nearness,
  ): Recognised | undefined {
    const words = wordsOfName(name.text)
    for (const word of [...joinedWords(words), withoutNoun(words) ?? '']) {
      const found = serviceOf(word, 'name', name.text, value)
      if (found !== undefined) return found
    }
    if (value.length < SHORTEST_FROM_AROUND) return undefined
    // What is laid out like an id takes more than a word somewhere before it.
    const reach = Math.min(
      NEARNESS.indexOf(farthest),
      NEARNESS.indexOf(hasShape(value, LIKE_AN_ID) ? 'near' : 'far'),
    )
    if (reach === 0) return undefined
    for (const { word, nearness } of this.surroundings.around(name.start, span.end)) {
      if (NEARNESS.indexOf(nearness) > reach) continue
      const found = serviceOf(word, nearness, name.text, value)
      if (found !== undefined) return found
    }
    return undefined
  }
}

/** Whether the words of a name end in a service's. */
export function endsInService(words: readonly string[]): boolean {
  for (const word of [...lastWords(words), withoutNoun(words) ?? '']) {
    if (SERVICES_BY_WORD.has(word) || SERVICES_BY_OWN_WORD.has(word)) return true
  }
  return false
}

function serviceOf(word: string, nearness: Nearness, name: string, value: string): Recognised | undefined {
  const services = [
    ...(SERVICES_BY_WORD.get(word) ?? []),
    ...(nearness === 'name' || nearness === 'holder' ? (SERVICES_BY_OWN_WORD.get(word) ?? []) : []),
  ]
  for (const service of services) {
    if (service.under?.some((part) => name.toLowerCase().includes(part)) === false) continue
    const shape = service.shapes.find((candidate) => hasShape(value, candidate))
    if (shape !== undefined) return { service, shape, nearness }
  }
  return undefined
}

function isCertain(name: GivenName, span: ValueSpan, nearness: Nearness): boolean {
  if (span.compared === true || SENT_TO_BROWSERS.test(name.text)) return false
  return nearness !== 'far' || name.strong === true
}

/** Groups of hexadecimal digits are measured without what joins them. */
function isRandom(value: string): boolean {
  if (isPlaceholder(value)) return false
  if (value.length < SHORTEST_MEASURED)
    return (
      /[0-9]/.test(value) && shannonEntropy(value) >= SHORT_ENTROPY && wordShare(value) < SHORT_NAME_SHARE
    )
  return looksRandom(value) || looksRandom(value.replace(SEPARATORS, ''))
}

function revocation(service: Service): Candidate['note'] {
  return service.revoke === undefined
    ? evidence`Revoke it in the settings of ${excerpt(service.name)}, then remove it: the history keeps what was committed once.`
    : evidence`Revoke it at ${excerpt(service.revoke)}, then remove it: the history keeps what was committed once.`
}

/** Nothing to report, and nothing for a less sure reader to report either. */
function dismissed(span: ValueSpan, value: string): Candidate {
  return {
    rule: 'secrets/service-key',
    recognition: 'name-and-shape',
    start: span.start,
    end: span.end,
    value,
    evidence: redactSecret(value, 0),
    note: evidence`The provider publishes keys of this kind.`,
    level: 'note',
    confidence: 'low',
    lowerInSamples: false,
    about: '',
    dismissed: true,
  }
}
