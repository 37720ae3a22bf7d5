import { type Evidence, evidence, redactSecret } from '../../../text/redact.ts'
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
/** `eyJ` and what follows in every header. */
const PUBLIC_PREFIX = 3

/** Registered claims (RFC 7519 section 4.1); a token that nobody issued to anybody has none. */
const CLAIMS = ['iss', 'sub', 'aud', 'exp', 'nbf', 'iat', 'jti'] as const

type Worth = 'credential' | 'public' | 'exercise'

const NOTES: Readonly<Record<Worth, Evidence>> = {
  credential: evidence`Its header decodes. Revoke it or end its session even if it says that it has expired, then remove it.`,
  public: evidence`It names the role "anon", which such services hand to every visitor. Make sure that nothing else trusts it.`,
  exercise: evidence`It names no issuer, subject or time, so it looks like an exercise. If a server accepts it, rotate the signing key.`,
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
    if (end - payloadEnd <= SHORTEST_SIGNATURE) return undefined
    if (decodeJsonObject(text.slice(start, headerEnd))?.['alg'] === undefined) return undefined
    const payload = text.slice(headerEnd + 1, payloadEnd)
    const claims = decodeJsonObject(payload)
    const value = text.slice(start, end)
    const worth = worthOf(claims)
    return {
      rule: 'secrets/json-web-token',
      recognition: 'shape',
      start,
      end,
      value,
      evidence: redactSecret(value, PUBLIC_PREFIX),
      note: NOTES[worth],
      level: worth === 'credential' ? 'warning' : 'note',
      strictLevel: worth === 'credential' ? 'error' : 'note',
      confidence: 'medium',
      lowerInSamples: true,
      about: '',
      ...(claims?.['sub'] === '1234567890' || isDocumented(payload, this.digest) ? { dismissed: true } : {}),
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

/** A browser application carries the role `anon`: row-level rules protect the data then, not the key. */
function worthOf(claims: Readonly<Record<string, unknown>> | undefined): Worth {
  // A payload that does not decode is encrypted, or cut: no reason to think less of it.
  if (claims === undefined) return 'credential'
  if (claims['role'] === 'anon') return 'public'
  return CLAIMS.some((claim) => claim in claims) ? 'credential' : 'exercise'
}
