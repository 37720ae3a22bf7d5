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
import type { Place } from './place.ts'

const SCHEME =
  /(?:(?<scheme>Bearer|Basic|Token|Bot|Api-?Key|Api-?Token|Key|JWT|OAuth|SSWS|GenieKey|Splunk)(?:(?: {1,4}|%20|\+)(?:\\{0,3}["'`] {0,4}[+.&]{1,2} {0,4}\\{0,3}["'`])?))?(?<value>[A-Za-z0-9._~+/:=-]{8,2000})(?![A-Za-z0-9{$<[(*])/iy
const STRING_START = /(?:[rRbBuU]{1,2}(?=\\{0,7}["'`]))?\\{0,7}["'`]?/y
const VALUE_MEMBER = /[\r\n]{0,2}[ \t]{0,40}\\{0,3}["']value\\{0,3}["'][ \t]{0,8}:[ \t]{0,8}/y
const XML_VALUE = /value[ \t]{0,4}=[ \t]{0,4}["']/y
const NEXT_LINE_VALUE = /[\r\n]{1,2}[ \t]{0,40}value:[ \t]{1,8}/y
const BEARER_VALUE = /(?<value>[A-Za-z0-9._~+/=-]{20,2000})(?![A-Za-z0-9{$<[(*])/y
const SHORTEST_ANYWHERE = 24
const SCHEME_ARGUMENT =
  /\([ \t]{0,4}\\{0,3}"(?<scheme>Bearer|Basic|Token)\\{0,3}",[ \t]{0,4}\\{0,3}"(?<value>[A-Za-z0-9._~+/:=-]{8,2000})(?=\\{0,3}")/iy
const ARGUMENT = /\s{0,40}\\{0,3}["'](?<value>[A-Za-z0-9._~+/:=-]{16,2000})(?=\\{0,3}["'])/y
const PAIR_ARGUMENTS =
  /\s{0,40}\\{0,3}["'](?<user>[^"'\\\s]{1,80})\\{0,3}["'],\s{0,40}(?:Some\()?\\{0,3}["'](?<password>[^"'\\\s]{6,200})(?=\\{0,3}["'])/y
/** Characters of a header's value that stands before its name. */
const MAX_FIELD_VALUE = 2_000
const FIELD_NAME = /^: {0,4}@?"Authorization"/i
const SHORTEST_TOKEN = 16
/** Without a scheme a short word may be anything. */
const SHORTEST_BARE = 24
/** Version 4 of RFC 9562: its bits are random. */
const RANDOM_UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/i
const PRINTABLE = /^[\x20-\x7e]{3,300}$/

/** The value of an `Authorization` header (RFC 9110 section 11.6.2). @param end offset after the name */
export function authorizationAt(text: string, end: number, digest: Digest): Candidate | undefined {
  const nameEnd = text.startsWith('Header', end) ? end + 6 : end
  let at = skipEscapes(text, nameEnd)
  at = isQuote(text.charCodeAt(at)) ? at + 1 : nameEnd
  if (text.charCodeAt(at) === 0x5d) at++
  at = skipBlanks(text, at)
  XML_VALUE.lastIndex = at
  if (XML_VALUE.test(text)) return headerValueAt(text, XML_VALUE.lastIndex - 1, digest)
  NEXT_LINE_VALUE.lastIndex = at
  if (NEXT_LINE_VALUE.test(text)) return headerValueAt(text, NEXT_LINE_VALUE.lastIndex, digest)
  switch (text.charCodeAt(at)) {
    case 0x3a:
    case 0x3d:
      return headerValueAt(text, skipBlanks(text, text[at + 1] === '>' ? at + 2 : at + 1), digest)
    case 0x2c:
      return headerValueAt(text, afterValueMember(text, skipBlanks(text, at + 1)), digest)
    case 0x2d:
      return text[at + 1] === '>' ? headerValueAt(text, skipBlanks(text, at + 2), digest) : undefined
    case 0x22:
    case 0x27: {
      // Servers and Lisp need no sign between a name and its value; prose does without as well, but names no scheme.
      const found = headerValueAt(text, at, digest)
      return found?.about === '' ? undefined : found
    }
    default:
      return undefined
  }
}

/** `Bearer …` (RFC 6750 section 2.1), wherever it stands. @param end offset after `Bearer` and a blank */
export function bearerAt({ text, end, digest }: Place): Candidate | undefined {
  BEARER_VALUE.lastIndex = end
  const value = BEARER_VALUE.exec(text)?.groups?.['value']
  return value === undefined || value.length < SHORTEST_ANYWHERE
    ? undefined
    : credentialOf('Bearer', value, BEARER_VALUE.lastIndex - value.length, digest)
}

/** The value of the header in a string or without quotes. */
function headerValueAt(text: string, valueAt: number, digest: Digest): Candidate | undefined {
  STRING_START.lastIndex = valueAt
  STRING_START.test(text)
  const at = STRING_START.lastIndex
  SCHEME.lastIndex = at
  const found = SCHEME.exec(text)
  if (found === null) return undefined
  const scheme = found.groups?.['scheme'] ?? ''
  const value = found.groups?.['value'] as string
  return credentialOf(scheme, value, at + found[0].length - value.length, digest)
}

/** C#: `new AuthenticationHeaderValue("Bearer", "…")`. @param end offset after the name of the class */
export function headerValueCallAt({ text, end, digest }: Place): Candidate | undefined {
  SCHEME_ARGUMENT.lastIndex = end
  const found = SCHEME_ARGUMENT.exec(text)?.groups
  if (found === undefined) return undefined
  const { scheme, value } = found as { scheme: string; value: string }
  return credentialOf(scheme, value, SCHEME_ARGUMENT.lastIndex - value.length, digest)
}

/** Swift, Objective-C: `setValue("Bearer …", forHTTPHeaderField: "Authorization")`. @param end offset after `forHTTPHeaderField` */
export function headerFieldAt({ text, end, digest }: Place, word: string): Candidate | undefined {
  if (!FIELD_NAME.test(text.slice(end, end + 24))) return undefined
  const from = Math.max(0, end - word.length - MAX_FIELD_VALUE)
  const before = text.slice(from, end - word.length).trimEnd()
  const close = before.endsWith('",') ? before.length - 2 : before.length - 1
  if (before[close] !== '"') return undefined
  const open = before.lastIndexOf('"', close - 1)
  return open === -1 ? undefined : headerValueAt(text, from + open, digest)
}

/** `bearer_auth("…")`, `setBearerAuth("…")`: calls that make the header. @param end offset after the parenthesis */
export function bearerCallAt({ text, end, digest }: Place): Candidate | undefined {
  ARGUMENT.lastIndex = end
  const value = ARGUMENT.exec(text)?.groups?.['value']
  return value === undefined
    ? undefined
    : credentialOf('Bearer', value, ARGUMENT.lastIndex - value.length, digest)
}

/** `HTTPBasicAuth("user", "…")`, `auth=("user", "…")`, `SetBasicAuth("user", "…")`. @param end offset after the parenthesis */
export function basicCallAt({ text, end, digest }: Place): Candidate | undefined {
  PAIR_ARGUMENTS.lastIndex = end
  const found = PAIR_ARGUMENTS.exec(text)?.groups
  if (found === undefined) return undefined
  const { user, password } = found as { user: string; password: string }
  const strength = passwordStrength(password, true)
  if (strength === undefined || isWeakPair(user, password) || isDocumented(password, digest)) return undefined
  const start = PAIR_ARGUMENTS.lastIndex - password.length
  return {
    rule: 'secrets/authorization-header',
    recognition: 'address',
    start,
    end: start + password.length,
    value: password,
    evidence: evidence`Basic …:${redactSecret(password, 0)}`,
    note: evidence`Change the password, then read the name and the password from the environment or a secret store.`,
    level: strength === 'random' ? 'error' : 'warning',
    confidence: 'medium',
    lowerInSamples: true,
    about: `basic ${user}`,
  }
}

/** Recorded requests and markup keep a header as a name and a value. */
function afterValueMember(text: string, at: number): number {
  VALUE_MEMBER.lastIndex = at
  return VALUE_MEMBER.test(text) ? VALUE_MEMBER.lastIndex : at
}

function credentialOf(scheme: string, value: string, start: number, digest: Digest): Candidate | undefined {
  if (isDocumented(value, digest)) return undefined
  const isPair = scheme.toLowerCase() === 'basic'
  if (isPair ? !holdsCredentials(value) : !isToken(value, scheme === '' ? SHORTEST_BARE : SHORTEST_TOKEN))
    return undefined
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
  const random = looksRandom(value) || RANDOM_UUID.test(value)
  return random && value.length >= shortest && !isPlaceholder(value) && !isReference(value)
}

function holdsCredentials(encoded: string): boolean {
  const pair = decodeBase64(encoded)
  const colon = pair.indexOf(':')
  if (colon < 1 || !PRINTABLE.test(pair)) return false
  const password = pair.slice(colon + 1)
  return !isWeakPair(pair.slice(0, colon), password) && passwordStrength(password, true) !== undefined
}
