import { evidence, excerpt, redactSecret } from '../../../text/redact.ts'
import type { Candidate } from '../candidate.ts'
import { decodeBase64 } from '../decoding.ts'
import { isDocumented } from '../documented.ts'
import { isWeakPair, passwordStrength } from '../passwords.ts'
import { looksRandom } from '../randomness.ts'
import type { Digest } from '../secret-format.ts'
import { type Place, Stretches } from './place.ts'

/** Characters of the file in which logins are looked for, and logins that are reported. */
const MAX_FILE = 6_000
const MAX_LOGINS = 20
const LOGIN =
  /\\{0,3}"(?<kind>auth|identitytoken|registrytoken)\\{0,3}"\s{0,8}:\s{0,8}\\{0,3}"(?<value>[A-Za-z0-9+/=._-]{8,2000})\\{0,3}"/g
const PAIR = /^(?<user>[\x21-\x39\x3b-\x7e]{1,120}):(?<password>[\x21-\x7e]{4,1500})$/

/** The logins of a container client's `config.json`: base64 of `user:password`. @param end offset after `auths` */
export function registryLoginsAt({ text, end, digest, stretches }: Place): readonly Candidate[] {
  const code = text.charCodeAt(end)
  if ((code !== 0x22 && code !== 0x5c) || stretches.covers('logins', end)) return []
  stretches.extend('logins', end + MAX_FILE)
  const found: Candidate[] = []
  for (const match of text.slice(end, end + MAX_FILE).matchAll(LOGIN)) {
    const { kind, value } = match.groups as { kind: string; value: string }
    const start = end + match.index + match[0].lastIndexOf(value)
    const login = kind === 'auth' ? pairOf(value, start, digest) : tokenOf(value, start, digest)
    if (login !== undefined) found.push(login)
    if (found.length === MAX_LOGINS) break
  }
  return found
}

/** The login in decoded JSON, at the place of what it was decoded from. */
export function registryLoginIn(
  json: string,
  start: number,
  end: number,
  digest: Digest,
): Candidate | undefined {
  const at = json.indexOf('"auths"')
  if (at === -1) return undefined
  const stretches = new Stretches()
  const login = registryLoginsAt({ text: json, end: at + 6, path: '', digest, stretches })[0]
  return login === undefined ? undefined : { ...login, start, end }
}

function pairOf(value: string, start: number, digest: Digest): Candidate | undefined {
  const pair = PAIR.exec(decodeBase64(value))?.groups
  if (pair === undefined) return undefined
  const { user, password } = pair as { user: string; password: string }
  const strength = passwordStrength(password, true)
  if (isWeakPair(user, password) || isDocumented(password, digest)) return undefined
  if (strength === undefined && !looksRandom(password)) return undefined
  return candidateOf(value, start, [value, password], user)
}

function tokenOf(value: string, start: number, digest: Digest): Candidate | undefined {
  return looksRandom(value) && !isDocumented(value, digest)
    ? candidateOf(value, start, [value], '')
    : undefined
}

function candidateOf(value: string, start: number, masks: readonly string[], user: string): Candidate {
  return {
    rule: 'secrets/registry-login',
    recognition: 'structure',
    start,
    end: start + value.length,
    value,
    masks,
    evidence: user === '' ? redactSecret(value, 0) : evidence`${excerpt(user, 40)}:*** in base64`,
    note: evidence`Base64 hides nothing. Revoke the token or change the password at the registry, then log in from a secret store.`,
    level: 'error',
    confidence: 'high',
    lowerInSamples: true,
    about: user,
  }
}
