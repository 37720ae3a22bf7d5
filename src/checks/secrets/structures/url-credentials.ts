import { evidence, excerpt, redactSecret } from '../../../text/redact.ts'
import type { Candidate } from '../candidate.ts'
import { isDocumented } from '../documented.ts'
import { isWeakPair, passwordStrength } from '../passwords.ts'
import type { Digest } from '../secret-format.ts'

/** Characters of the authority of an address. */
const MAX_AUTHORITY = 300
const MAX_SCHEME = 24
const MAX_SHOWN_HOST = 60

/** Hosts that are this machine, a neighbouring container, or reserved for documentation (RFC 2606, RFC 6761). */
const LOCAL_HOST =
  /^(?:localhost|127\.[\d.]{1,12}|0\.0\.0\.0|\[::1\]|[\w-]{1,63}|host\.docker\.internal|[\w.-]{1,200}\.(?:local|localhost|internal))(?::\d{1,5})?$/i
const DOCUMENTATION_HOST =
  /(?:^|\.)(?:example(?:\.(?:com|org|net|edu))?|test|invalid|host|hostname|domain\.(?:com|tld)|yourdomain\.com|server\.com|website\.com)(?::\d{1,5})?$/i

/** `scheme://user:password@host` (RFC 3986 section 3.2.1). @param end offset after `://` */
export function urlCredentialsAt(text: string, end: number, digest: Digest): Candidate | undefined {
  const limit = Math.min(text.length, end + MAX_AUTHORITY)
  let colon = -1
  let at = -1
  let close = end
  for (; close < limit; close++) {
    const code = text.charCodeAt(close)
    if (code === 0x3a) {
      if (colon === -1) colon = close
    } else if (code === 0x40) at = close
    else if (endsAuthority(code)) break
  }
  if (at === -1 || colon === -1 || colon > at || at - colon < 2) return undefined
  const user = text.slice(end, colon)
  const password = text.slice(colon + 1, at)
  const host = text.slice(at + 1, close)
  if (host === '' || DOCUMENTATION_HOST.test(host) || isWeakPair(user, password)) return undefined
  const strength = passwordStrength(password, true)
  if (strength === undefined || isDocumented(password, digest)) return undefined
  if (strength !== 'random' && LOCAL_HOST.test(host)) return undefined
  const scheme = schemeBefore(text, end - 3)
  if (scheme === '') return undefined
  return {
    rule: 'secrets/url-credentials',
    recognition: 'address',
    start: colon + 1,
    end: at,
    value: password,
    evidence: evidence`${excerpt(scheme)}://…:${redactSecret(password, 0)} at ${excerpt(host, MAX_SHOWN_HOST)}`,
    note: evidence`Change the password, then pass the address in from the environment or a secret store.`,
    level: strength === 'random' ? 'error' : 'warning',
    confidence: strength === 'random' ? 'high' : 'medium',
    lowerInSamples: true,
    about: `${scheme}://${user}@${host}`,
  }
}

function schemeBefore(text: string, end: number): string {
  let start = end
  while (start > 0 && end - start < MAX_SCHEME && /[A-Za-z0-9+.-]/.test(text[start - 1] as string)) start--
  return text.slice(start, end)
}

function endsAuthority(code: number): boolean {
  return (
    code <= 0x20 ||
    code === 0x2f ||
    code === 0x3f ||
    code === 0x23 ||
    code === 0x22 ||
    code === 0x27 ||
    code === 0x60 ||
    code === 0x3c ||
    code === 0x3e ||
    code === 0x5c ||
    code === 0x7b ||
    code === 0x7d ||
    code === 0x29 ||
    code === 0x2c ||
    code === 0x7c
  )
}
