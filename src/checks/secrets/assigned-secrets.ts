import { evidence, excerpt, redactSecret } from '../../text/redact.ts'
import type { ValueSpan } from './assignments/literals.ts'
import type { SecretName } from './assignments/names.ts'
import type { Candidate } from './candidate.ts'
import { isDocumented } from './documented.ts'
import { encodedText, encodedToken } from './encoded-text.ts'
import { wordShare } from './likeness.ts'
import { namedProvider } from './named-tokens.ts'
import { passwordStrength, type Strength } from './passwords.ts'
import { isSample } from './paths.ts'
import { isChosenPlaceholder, isPlaceholder } from './placeholders.ts'
import type { ServiceKeys } from './providers/services/service-keys.ts'
import { characterClasses, isKeyText, looksDense, looksRandom } from './randomness.ts'
import { isPublicKind, isReference } from './references.ts'
import type { Digest } from './secret-format.ts'
import { isMadeUp, providerCandidate } from './tokens.ts'

const SHORTEST = 8
const LONGEST = 200
/** Characters from which a random value under a name that leaves no doubt blocks. */
const CERTAIN_LENGTH = 20
/** A literal for another language inside a literal. */
const QUOTED_AGAIN = /^\\"([^"\\]{1,200})\\"$/
const ESCAPED_UNIT = /\\u([0-9A-Fa-f]{4})/g
const ESCAPED_CHARACTER = /\\(["'`/\\:=#! &$])/g
/** Characters from which a key without punctuation can be told from a name. */
const SHORTEST_KEY = 12
/** A password in prose that has not everything. */
const LONG_PASSWORD = 10
const NAMED_SHARE = 0.3
const PRINTABLE = /^[\x21-\x7e]+$/
/** Version 4 of RFC 9562: its bits are random. Several services issue their keys so. */
const RANDOM_UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/
/** Code, markup or prose rather than a key. */
const NO_KEY = /[<>{}[\]()\\;`"' ]/

/** A value that stands under the name of a secret: a provider's when its shape says so, else anybody's. */
export function assignedSecret(
  text: string,
  path: string,
  name: SecretName,
  span: ValueSpan,
  longLine: boolean,
  digest: Digest,
  services: ServiceKeys,
): Candidate | undefined {
  const value = unescaped(text.slice(span.start, span.end))
  if (value.length < SHORTEST || value.length > LONGEST) return undefined
  if (!PRINTABLE.test(value)) {
    return span.quoted && name.kind === 'password' && isTwoWords(value)
      ? { ...found(name.text, span, value, 'chosen') }
      : undefined
  }
  const provided = namedProvider(text, path, name.start, name.end, value, digest)
  if (provided !== undefined && !isDocumented(value, digest)) {
    const { provider, format } = provided
    const proof = format.prove?.(value, digest) ?? 'unknown'
    const plausible =
      format.anyValue === true
        ? strengthOf(value, name) !== undefined
        : !isMadeUp(value.slice(format.publicPrefix))
    if (proof === 'valid' || plausible) {
      return providerCandidate(provider, proof, {
        recognition: 'name-and-shape',
        start: span.start,
        value,
        publicPrefix: format.publicPrefix,
        level: 'error',
        about: name.text.toLowerCase(),
      })
    }
  }
  // A test asserts what it made up itself.
  if (span.compared === true && isSample(path)) return undefined
  const ofService = services.find(name, span, value, longLine ? 'name' : 'far')
  if (ofService !== undefined) return ofService
  const strength = strengthOf(value, name)
  if (strength === undefined || isDocumented(value, digest)) return undefined
  if (span.doubtful === true && !isBeyondDoubt(value, strength, name)) return undefined
  const decoded = encodedText(value)
  if (decoded !== undefined) {
    const token = encodedToken(decoded, span.start, span.end, digest)
    if (token !== undefined) return { ...token, masks: [value, token.value], about: name.text.toLowerCase() }
    if (isChosenPlaceholder(decoded) || isReference(decoded)) return undefined
  }
  const certain =
    strength === 'random' && name.strong && value.length >= CERTAIN_LENGTH && span.compared !== true
  // A line that no editor shows is data: only what is beyond doubt counts there.
  if (longLine && !certain) return undefined
  return {
    ...found(name.text, span, value, strength),
    level: certain && !longLine ? 'error' : 'warning',
    confidence: certain ? 'medium' : 'low',
  }
}

function found(name: string, span: ValueSpan, value: string, strength: Strength): Candidate {
  return {
    rule: 'secrets/assigned-secret',
    recognition: 'name',
    start: span.start,
    end: span.end,
    value,
    evidence: evidence`${excerpt(name)} ${span.compared === true ? evidence`compared with` : evidence`=`} ${redactSecret(value, 0)}`,
    note:
      strength === 'random'
        ? evidence`The value looks like a machine made it. Replace it where it is accepted, then read it from the environment or a secret store.`
        : evidence`If this password opens anything, change it there, then read it from the environment or a secret store.`,
    level: 'warning',
    confidence: 'low',
    lowerInSamples: true,
    about: name.toLowerCase(),
  }
}

/** What strings and configuration write with a backslash before it. */
function unescaped(value: string): string {
  return value.includes('\\')
    ? value
        .replace(QUOTED_AGAIN, '$1')
        .replace(ESCAPED_UNIT, (_, unit: string) => String.fromCharCode(Number.parseInt(unit, 16)))
        .replace(ESCAPED_CHARACTER, '$1')
    : value
}

/** A password with a blank has a digit and punctuation within, which labels of forms do not. */
function isTwoWords(value: string): boolean {
  return (
    /^[\x21-\x7e]{2,40} [\x21-\x7e]{2,40}$/.test(value) &&
    /[0-9]/.test(value) &&
    /[!@#$%^&*+=?](?=.)/.test(value) &&
    passwordStrength(value.replace(' ', '')) !== undefined
  )
}

/** In prose and addresses a strong name is not enough: the value has everything, or a machine made it. */
function isBeyondDoubt(value: string, strength: Strength, name: SecretName): boolean {
  if (strength === 'random') return name.strong
  if (name.kind !== 'password') return false
  const classes = characterClasses(value.replace(/[.,;:)]{1,3}$/, ''))
  return classes === 4 || (classes === 3 && value.length >= LONG_PASSWORD && wordShare(value) < NAMED_SHARE)
}

function strengthOf(value: string, name: SecretName): Strength | undefined {
  if (name.kind === 'password') return passwordStrength(value)
  if (looksDense(value)) return isPlaceholder(value) ? undefined : 'random'
  if (name.kind === 'key' && RANDOM_UUID.test(value)) return isPlaceholder(value) ? undefined : 'chosen'
  if (NO_KEY.test(value) || isReference(value) || isPublicKind(value) || isPlaceholder(value))
    return undefined
  if (!looksRandom(value)) return name.kind === 'key' ? shortKey(value) : undefined
  return isKeyText(value) || name.kind === 'key' ? 'random' : undefined
}

/** A secret too short to measure: with letters of both cases, digits and punctuation, or without a word in it. */
function shortKey(value: string): Strength | undefined {
  const bare = value.replace(/[-_./:,=+]/g, '')
  const isScattered =
    value.length >= SHORTEST_KEY && /[0-9].{0,200}[0-9]/.test(value) && wordShare(value) < NAMED_SHARE
  return characterClasses(bare) >= (isScattered ? 3 : 4) ? passwordStrength(value) : undefined
}
