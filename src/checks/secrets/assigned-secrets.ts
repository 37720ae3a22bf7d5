import { evidence, excerpt, redactSecret } from '../../text/redact.ts'
import type { ValueSpan } from './assignments/literals.ts'
import type { SecretName } from './assignments/names.ts'
import type { Candidate } from './candidate.ts'
import { isDocumented } from './documented.ts'
import { encodedText, encodedToken } from './encoded-text.ts'
import { namedProvider } from './named-tokens.ts'
import { passwordStrength, type Strength } from './passwords.ts'
import { isChosenPlaceholder, isPlaceholder } from './placeholders.ts'
import { characterClasses, isKeyText, looksRandom } from './randomness.ts'
import { isPublicKind, isReference } from './references.ts'
import type { Digest } from './secret-format.ts'
import { isMadeUp, providerCandidate } from './tokens.ts'

const SHORTEST = 8
const LONGEST = 200
/** Characters from which a random value under a name that leaves no doubt blocks. */
const CERTAIN_LENGTH = 20
const PRINTABLE = /^[\x21-\x7e]+$/
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
): Candidate | undefined {
  const value = text.slice(span.start, span.end)
  if (value.length < SHORTEST || value.length > LONGEST || !PRINTABLE.test(value)) return undefined
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
  const strength = strengthOf(value, name)
  if (strength === undefined || isDocumented(value, digest)) return undefined
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
    rule: 'secrets/assigned-secret',
    recognition: 'name',
    start: span.start,
    end: span.end,
    value,
    evidence: evidence`${excerpt(name.text)} ${span.compared === true ? evidence`compared with` : evidence`=`} ${redactSecret(value, 0)}`,
    note:
      strength === 'random'
        ? evidence`The value looks like a machine made it. Replace it where it is accepted, then read it from the environment or a secret store.`
        : evidence`If this password opens anything, change it there, then read it from the environment or a secret store.`,
    level: certain && !longLine ? 'error' : 'warning',
    confidence: certain ? 'medium' : 'low',
    lowerInSamples: true,
    about: name.text.toLowerCase(),
  }
}

function strengthOf(value: string, name: SecretName): Strength | undefined {
  if (name.kind === 'password') return passwordStrength(value)
  if (NO_KEY.test(value) || isReference(value) || isPublicKind(value) || isPlaceholder(value))
    return undefined
  if (!looksRandom(value)) return name.kind === 'key' ? shortKey(value) : undefined
  return isKeyText(value) || name.kind === 'key' ? 'random' : undefined
}

/** A secret too short to measure: only with letters of both cases, digits and punctuation. */
function shortKey(value: string): Strength | undefined {
  return characterClasses(value.replace(/[-_./:,=]/g, '')) === 4 ? passwordStrength(value) : undefined
}
