import { evidence, excerpt, redactSecret } from '../../../text/redact.ts'
import { isQuote, skipBlanks, skipEscapes } from '../assignments/literals.ts'
import type { Candidate } from '../candidate.ts'
import { decodeBase64 } from '../decoding.ts'
import { isDocumented } from '../documented.ts'
import { isWeakPair, passwordStrength } from '../passwords.ts'
import { isPlaceholder } from '../placeholders.ts'
import { looksRandom } from '../randomness.ts'
import { isReference } from '../references.ts'
import type { Digest } from '../secret-format.ts'

const SCHEME =
  /(?:(?<scheme>Bearer|Basic|Token|Bot|ApiKey|Api-Key|Key)(?: {1,4}|%20|\+))?(?<value>[A-Za-z0-9._~+/:=-]{8,2000})(?![A-Za-z0-9{$<[(*])/iy
const STRING_START = /(?:[rRbBuU]{1,2}(?=\\{0,7}["'`]))?\\{0,7}["'`]?/y
const SHORTEST_TOKEN = 16
/** Without a scheme a short word may be anything. */
const SHORTEST_BARE = 24
const PRINTABLE = /^[\x20-\x7e]{3,300}$/

/** The value of an `Authorization` header (RFC 9110 section 11.6.2). @param end offset after the name */
export function authorizationAt(text: string, end: number, digest: Digest): Candidate | undefined {
  let at = skipEscapes(text, end)
  at = isQuote(text.charCodeAt(at)) ? at + 1 : end
  if (text.charCodeAt(at) === 0x5d) at++
  at = skipBlanks(text, at)
  const operator = text.charCodeAt(at)
  if (operator !== 0x3a && operator !== 0x3d && operator !== 0x2c) return undefined
  at = skipBlanks(text, text.charCodeAt(at + 1) === 0x3e ? at + 2 : at + 1)
  STRING_START.lastIndex = at
  STRING_START.test(text)
  at = STRING_START.lastIndex
  SCHEME.lastIndex = at
  const found = SCHEME.exec(text)
  if (found === null) return undefined
  const scheme = found.groups?.['scheme'] ?? ''
  const value = found.groups?.['value'] as string
  if (isDocumented(value, digest)) return undefined
  const isPair = scheme.toLowerCase() === 'basic'
  if (isPair ? !holdsCredentials(value) : !isToken(value, scheme === '' ? SHORTEST_BARE : SHORTEST_TOKEN))
    return undefined
  const start = at + found[0].length - value.length
  return {
    rule: 'secrets/authorization-header',
    recognition: 'address',
    start,
    end: start + value.length,
    value,
    evidence: scheme === '' ? redactSecret(value, 0) : evidence`${excerpt(scheme)} ${redactSecret(value, 0)}`,
    note: isPair
      ? evidence`It decodes to a name and a password. Change the password, then build the header from the environment.`
      : evidence`Revoke the token where it was issued, then build the header from the environment or a secret store.`,
    level: 'error',
    confidence: 'medium',
    lowerInSamples: true,
    about: scheme.toLowerCase(),
  }
}

function isToken(value: string, shortest: number): boolean {
  return value.length >= shortest && looksRandom(value) && !isPlaceholder(value) && !isReference(value)
}

function holdsCredentials(encoded: string): boolean {
  const pair = decodeBase64(encoded)
  const colon = pair.indexOf(':')
  if (colon < 1 || !PRINTABLE.test(pair)) return false
  const password = pair.slice(colon + 1)
  return !isWeakPair(pair.slice(0, colon), password) && passwordStrength(password, true) !== undefined
}
