import type { Level } from '../../../model/rule.ts'
import { type Evidence, evidence, excerpt, redactSecret } from '../../../text/redact.ts'
import { beginsAt } from '../boundary.ts'
import type { Candidate } from '../candidate.ts'
import { decodeJsonObject } from '../decoding.ts'
import { isDocumented } from '../documented.ts'
import type { Digest } from '../secret-format.ts'

/** Characters of one part. Real tokens stay far below; servers refuse headers of this size. */
const MAX_PART = 4_096
const SHORTEST_HEADER = 16
const SHORTEST_PAYLOAD = 8
/** A signature of 16 bytes; an unsigned token is no credential. */
const SHORTEST_SIGNATURE = 22
const MAX_ALGORITHM = 20
/** The end of the year 9999, in seconds since 1970. */
const LAST_SECOND = 253_402_300_799
/** `eyJ` and what follows in every header. */
const PUBLIC_PREFIX = 3

/** Registered claims (RFC 7519 section 4.1); a token that nobody issued to anybody has none. */
const CLAIMS = ['iss', 'sub', 'aud', 'exp', 'nbf', 'iat', 'jti'] as const

/** What a token is good for, by what it says of itself. */
type Worth = 'cluster' | 'service' | 'credential' | 'public' | 'exercise' | 'unsigned'

const LEVELS: Readonly<Record<Worth, Level>> = {
  cluster: 'error',
  service: 'error',
  credential: 'warning',
  public: 'note',
  exercise: 'note',
  unsigned: 'note',
}

const NOTES: Readonly<Record<Worth, Evidence>> = {
  cluster: evidence`It is the token of a Kubernetes service account. Delete the secret it belongs to, or the account, then remove it.`,
  service: evidence`It names the role "service_role", which no row-level rule binds. Rotate the signing key of the project.`,
  credential: evidence`Revoke it or end its session even if it says that it has expired, then remove it.`,
  public: evidence`It names the role "anon", which such services hand to every visitor. Make sure that nothing else trusts it.`,
  exercise: evidence`It names no issuer, subject or time, so it looks like an exercise. If a server accepts it, rotate the signing key.`,
  unsigned: evidence`It is not signed, so it opens nothing. A server that accepts it accepts whatever anybody writes.`,
}

/** Reads JSON Web Tokens (RFC 7519) in one pass: a run that cannot be one is never looked at twice. */
export class JsonWebTokens {
  private readonly text: string
  private readonly digest: Digest
  private readUpTo = 0

  constructor(text: string, digest: Digest) {
    this.text = text
    this.digest = digest
  }

  /** @param start offset of `eyJ` */
  at(start: number): Candidate | undefined {
    const { text } = this
    if (start < this.readUpTo || !text.startsWith('eyJ', start) || !beginsAt(text, start)) return undefined
    const headerEnd = this.partEnd(start)
    if (text[headerEnd] !== '.' || headerEnd - start < SHORTEST_HEADER) return undefined
    const payloadEnd = this.partEnd(headerEnd + 1)
    if (text[payloadEnd] !== '.' || payloadEnd - headerEnd <= SHORTEST_PAYLOAD) return undefined
    const end = this.partEnd(payloadEnd + 1)
    const algorithm = decodeJsonObject(text.slice(start, headerEnd))?.['alg']
    if (typeof algorithm !== 'string') return undefined
    const unsigned = algorithm.toLowerCase() === 'none'
    if (!unsigned && end - payloadEnd <= SHORTEST_SIGNATURE) return undefined
    const payload = text.slice(headerEnd + 1, payloadEnd)
    const claims = decodeJsonObject(payload)
    const value = text.slice(start, end)
    const worth = unsigned ? 'unsigned' : worthOf(claims)
    const level = LEVELS[worth]
    return {
      rule: 'secrets/json-web-token',
      recognition: 'shape',
      start,
      end,
      value,
      evidence: redactSecret(value, PUBLIC_PREFIX),
      note: evidence`${excerpt(algorithm, MAX_ALGORITHM)}${expiryOf(claims)}. ${NOTES[worth]}`,
      level,
      strictLevel: level === 'warning' ? 'error' : level,
      confidence: level === 'error' ? 'high' : 'medium',
      lowerInSamples: true,
      about: '',
      ...(isEverybodys(claims) || isDocumented(payload, this.digest) ? { dismissed: true } : {}),
    }
  }

  private partEnd(start: number): number {
    const limit = Math.min(this.text.length, start + MAX_PART)
    let end = start
    while (end < limit && isUrlSafe(this.text.charCodeAt(end))) end++
    this.readUpTo = end
    return end
  }
}

function isUrlSafe(code: number): boolean {
  return (
    (code >= 0x61 && code <= 0x7a) ||
    (code >= 0x41 && code <= 0x5a) ||
    (code >= 0x30 && code <= 0x39) ||
    code === 0x2d ||
    code === 0x5f
  )
}

function worthOf(claims: Readonly<Record<string, unknown>> | undefined): Worth {
  // A payload that does not decode is encrypted, or cut: no reason to think less of it.
  if (claims === undefined) return 'credential'
  if (claims['iss'] === 'kubernetes/serviceaccount' || 'kubernetes.io' in claims) return 'cluster'
  // A browser application carries the role `anon`: row-level rules protect the data then, not the key.
  if (claims['role'] === 'anon') return 'public'
  if (claims['role'] === 'service_role') return 'service'
  return CLAIMS.some((claim) => claim in claims) ? 'credential' : 'exercise'
}

/** The subject of every tutorial, and the keys that Supabase's local stack starts with everywhere. */
function isEverybodys(claims: Readonly<Record<string, unknown>> | undefined): boolean {
  return claims?.['sub'] === '1234567890' || claims?.['iss'] === 'supabase-demo'
}

/** The day until which it says that it is valid (RFC 7519 section 4.1.4: seconds since 1970). */
function expiryOf(claims: Readonly<Record<string, unknown>> | undefined): Evidence {
  const seconds = claims?.['exp']
  if (typeof seconds !== 'number' || !(seconds > 0) || seconds > LAST_SECOND) return evidence``
  return evidence`, valid until ${excerpt(new Date(seconds * 1000).toISOString().slice(0, 10))} by its own words`
}
