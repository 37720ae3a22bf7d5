import { shannonEntropy } from '../../../text/entropy.ts'
import { evidence, excerpt, redactSecret } from '../../../text/redact.ts'
import type { Candidate } from '../candidate.ts'
import { isDocumented, WEB_KEY_START } from '../documented.ts'
import { isPlaceholder } from '../placeholders.ts'
import type { Place } from './place.ts'

const REPLACE_PAIR = evidence`Replace the key pair wherever the public half is trusted, then remove it: the history keeps what was committed once.`

/** Characters before `Private-Lines:` in which the head of the file is looked for; the public half stands between. */
const PUTTY_HEAD = 6_000
const PUTTY_BODY = / [0-9]{1,4}(?:\\{1,4}[nr]|[\r\n]){1,4}[ \t]{0,80}(?<first>[A-Za-z0-9+/=]{40,100})/y

/** A PuTTY private key file, version 2 or 3 (PuTTY manual, appendix C). @param end offset after `Private-Lines:` */
export function puttyKeyAt({ text, end, digest }: Place): Candidate | undefined {
  PUTTY_BODY.lastIndex = end
  const value = PUTTY_BODY.exec(text)?.groups?.['first']
  if (value === undefined || isFiller(value) || isDocumented(value, digest)) return undefined
  const before = text.slice(Math.max(0, end - PUTTY_HEAD), end)
  const head = before.lastIndexOf('PuTTY-User-Key-File-')
  if (head === -1) return undefined
  const locked = !before.includes('Encryption: none', head)
  return {
    rule: 'secrets/private-key',
    recognition: 'structure',
    start: PUTTY_BODY.lastIndex - value.length,
    end: PUTTY_BODY.lastIndex,
    value,
    evidence: evidence`PuTTY private key`,
    note: locked
      ? evidence`It is encrypted, so the passphrase protects it still. Replace it, and keep the new one out of the repository.`
      : REPLACE_PAIR,
    level: locked ? 'warning' : 'error',
    confidence: 'high',
    lowerInSamples: true,
    about: 'PuTTY',
  }
}

/** Characters before and after `kty` in which the members of its object are looked for: an RSA key of 4,096 bits has 3,400. */
const JWK_WINDOW = 4_000
const SHORTEST_JWK_VALUE = 40
const JWK_TYPE = /^\\{0,3}["']?\s{0,8}:\s{0,8}\\{0,3}["'](?<type>RSA|EC|OKP|oct)\\{0,3}["']/
const JWK_PRIVATE =
  /(?<![\w$.-])(?<name>d|k)\\{0,3}["']?\s{0,8}:\s{0,8}\\{0,3}["'](?<value>[A-Za-z0-9_-]{40,2000}={0,2})\\{0,3}["']/g

/** A JSON Web Key with its private member (RFC 7518 sections 6.2.2, 6.3.2, 6.4.1). @param end offset after `"kty` */
export function webKeyAt({ text, end, digest, stretches }: Place): Candidate | undefined {
  const type = JWK_TYPE.exec(text.slice(end, end + 40))?.groups?.['type']
  if (type === undefined || stretches.covers('web-key', end)) return undefined
  const before = text.slice(Math.max(0, end - JWK_WINDOW), end)
  const start = end - before.length + before.lastIndexOf('{') + 1
  const after = text.slice(end, end + JWK_WINDOW)
  const close = after.indexOf('}')
  const objectEnd = end + (close === -1 ? after.length : close)
  stretches.extend('web-key', objectEnd)
  const object = text.slice(start, objectEnd)
  for (const found of object.matchAll(JWK_PRIVATE)) {
    const { name, value } = found.groups as { name: string; value: string }
    if ((name === 'k') !== (type === 'oct') || isFiller(value)) continue
    if (isDocumented(value.slice(0, WEB_KEY_START), digest)) continue
    const valueStart = start + found.index + found[0].lastIndexOf(value)
    return {
      rule: 'secrets/private-key',
      recognition: 'structure',
      start: valueStart,
      end: valueStart + value.length,
      value,
      evidence: evidence`JSON Web Key (${excerpt(type)}): ${redactSecret(value, 0)}`,
      note:
        type === 'oct'
          ? evidence`Replace the shared key on both sides, then load the new one from outside the repository.`
          : REPLACE_PAIR,
      level: 'error',
      confidence: 'high',
      lowerInSamples: true,
      about: type,
    }
  }
  return undefined
}

function isFiller(value: string): boolean {
  return value.length < SHORTEST_JWK_VALUE || shannonEntropy(value) < 4 || isPlaceholder(value)
}
