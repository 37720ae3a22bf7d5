import { evidence } from '../../text/redact.ts'
import { isAlphanumeric } from './boundary.ts'
import type { Candidate } from './candidate.ts'
import { isDocumented } from './documented.ts'
import { isPlaceholder } from './placeholders.ts'
import { characterClasses, looksRandom } from './randomness.ts'
import type { Digest, Provider } from './secret-format.ts'
import { providerCandidate } from './tokens.ts'

const SECRET_LENGTH = 40
/** Lines on either side of an access key id in which its secret stands. */
const LINES = 5
/** Characters on either side; lines may be long. */
const WINDOW = 600
const KEY_ID = /^A(?:KIA|SIA|BIA|CCA)/

/** What an access key id means where it stands: with its secret a key pair, in a signed request next to nothing. */
export function awsCandidates(
  text: string,
  id: Candidate,
  provider: Provider,
  digest: Digest,
): readonly Candidate[] {
  if (!KEY_ID.test(id.value)) return [id]
  const secret = secretNear(text, id, provider, digest)
  if (secret !== undefined) return [id, secret]
  if (!/^(?:\/|%2F)20[0-9]{2}/i.test(text.slice(id.end, id.end + 8))) return [id]
  const note = evidence`It is the id in a signed request, which opens nothing without its secret. Leave the signature out of the address.`
  return [{ ...id, level: 'note', note }]
}

function secretNear(text: string, id: Candidate, provider: Provider, digest: Digest): Candidate | undefined {
  const from = lineLimit(text, id.start, -1)
  const to = lineLimit(text, id.end, 1)
  let start = from
  for (let at = from; at <= to; at++) {
    if (at < to && isSecretCharacter(text.charCodeAt(at))) continue
    const runStart = text.charCodeAt(start - 1) === 0x5c ? start + 1 : start
    if (at - runStart === SECRET_LENGTH) {
      const value = text.slice(runStart, at)
      if (isKeyPairSecret(value) && !isPlaceholder(value) && !isDocumented(value, digest)) {
        return providerCandidate(provider, 'unknown', {
          recognition: 'name-and-shape',
          start: runStart,
          value,
          publicPrefix: 0,
          level: 'error',
          about: id.value,
        })
      }
    }
    start = at + 1
  }
  return undefined
}

function isKeyPairSecret(value: string): boolean {
  return characterClasses(value.replace(/[/+]/g, '')) === 3 && looksRandom(value)
}

/** Offset five lines away, or the window's end. */
function lineLimit(text: string, from: number, step: 1 | -1): number {
  let at = from
  let lines = 0
  const last = step === 1 ? Math.min(text.length, from + WINDOW) : Math.max(0, from - WINDOW)
  while (at !== last) {
    if (text.charCodeAt(at) === 0x0a && ++lines > LINES) break
    at += step
  }
  return at
}

function isSecretCharacter(code: number): boolean {
  return isAlphanumeric(code) || code === 0x2f || code === 0x2b
}
