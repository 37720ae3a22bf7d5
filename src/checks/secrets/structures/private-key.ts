import type { RuleId } from '../../../model/rule.ts'
import { shannonEntropy } from '../../../text/entropy.ts'
import { type Evidence, evidence, excerpt } from '../../../text/redact.ts'
import type { Candidate } from '../candidate.ts'
import { isDocumented, KEY_BODY_START } from '../documented.ts'
import type { Digest, Proof } from '../secret-format.ts'
import { type KeyBody, namesCipher, proofOf, readKeyBody } from './key-body.ts'

/** Characters of the largest block that is read, escapes and indentation included: an RSA key of 16,384 bits has 13,000. */
const MAX_BLOCK = 16_384
/** Characters before and after a block in which its service account is looked for. */
const ACCOUNT_WINDOW = 1_500
const FEWEST_LINES = 3
const FEWEST_CHARACTERS = 100
/** Bits a character of base64; repeated filler stays far below. */
const LEAST_ENTROPY = 4
const SHORTEST_MASK = 16

const COMMERCIAL_HEADER = '---- BEGIN SSH2 ENCRYPTED PRIVATE KEY'
const HEADER_START = /-----BEGIN (?<kind>(?:[A-Z0-9]{1,12} ){0,3})$/
const LONGEST_HEADER_START = 50
/** A PEM (RFC 7468), OpenSSH or PGP private key whose `PRIVATE KEY` ends at `end`, with a body; a header alone is nothing. */
export function privateKeyAt(text: string, end: number, digest: Digest): Candidate | undefined {
  const label = text.startsWith(' BLOCK-----', end) ? ' BLOCK' : ''
  if (!text.startsWith('PRIVATE KEY', end - 11)) return undefined
  if (!text.startsWith(`${label}-----`, end)) return commercialKeyAt(text, end, digest)
  const begin = end - 11
  const head = HEADER_START.exec(text.slice(Math.max(0, begin - LONGEST_HEADER_START), begin))
  if (head === null) return undefined
  const kind = `${head.groups?.['kind'] ?? ''}PRIVATE KEY${label}`
  const start = begin - head[0].length
  const bodyStart = end + label.length + 5
  const block = text.slice(bodyStart, bodyStart + MAX_BLOCK)
  const close = block.indexOf('-----')
  const body = readKeyBody(
    close === -1 ? block : block.slice(0, close),
    kind,
    close !== -1,
    marginBefore(text, start),
  )
  const after = close === -1 ? bodyStart + body.length : endOfFooter(text, bodyStart + close)
  const account = belongsToServiceAccount(text, start, after)
  return keyCandidate(
    account ? 'secrets/google-service-account' : 'secrets/private-key',
    kind,
    body,
    { start, end: after },
    digest,
  )
}

/** A key in a block of base64; undefined when the block is too short, filler, or a published example. */
export function keyCandidate(
  rule: RuleId,
  kind: string,
  body: KeyBody,
  span: { readonly start: number; readonly end: number },
  digest: Digest,
): Candidate | undefined {
  const proof = proofOf(kind, body)
  if (proof !== 'valid' && body.lines.length < FEWEST_LINES && body.encoded.length < FEWEST_CHARACTERS)
    return undefined
  if (shannonEntropy(body.encoded.slice(0, 400)) < LEAST_ENTROPY) return undefined
  if (isDocumented(body.encoded.slice(0, KEY_BODY_START), digest)) return undefined
  const locked = body.encrypted || kind.startsWith('ENCRYPTED') || namesCipher(kind, body.encoded)
  return {
    rule,
    recognition: 'structure',
    start: span.start,
    end: span.end,
    value: body.encoded,
    masks: body.lines.filter((line) => line.length >= SHORTEST_MASK),
    evidence: evidence`${excerpt(kind)} (${body.encoded.length} characters)`,
    note: noteOf(proof, locked),
    level: proof === 'invalid' ? 'note' : locked ? 'warning' : 'error',
    confidence: proof === 'valid' ? 'high' : proof === 'invalid' ? 'low' : 'medium',
    lowerInSamples: true,
    about: kind,
  }
}

/** The form that commercial SSH servers write: four hyphens, a blank, and a field for a comment. */
function commercialKeyAt(text: string, end: number, digest: Digest): Candidate | undefined {
  const start = end - COMMERCIAL_HEADER.length
  if (!text.startsWith(COMMERCIAL_HEADER, start) || !text.startsWith(' ----', end)) return undefined
  const bodyStart = end + 5
  const block = text.slice(bodyStart, bodyStart + MAX_BLOCK)
  const close = block.indexOf('---- END')
  const body = readKeyBody(close === -1 ? block : block.slice(0, close), 'SSH2', close !== -1, '')
  return keyCandidate(
    'secrets/private-key',
    'SSH2 ENCRYPTED PRIVATE KEY',
    { ...body, encrypted: false },
    { start, end: bodyStart + body.length },
    digest,
  )
}

/** The mark of an added or removed line in a patch; it is a character of base64. */
function marginBefore(text: string, start: number): string {
  const before = text[start - 1]
  const isMark = (before === '+' || before === '-') && (start === 1 || text[start - 2] === '\n')
  return isMark ? before : ''
}

function endOfFooter(text: string, at: number): number {
  const footer = /^-----END [A-Z0-9 ]{1,50}-----/.exec(text.slice(at, at + 70))
  return footer === null ? at : at + footer[0].length
}

function belongsToServiceAccount(text: string, start: number, end: number): boolean {
  const around =
    text.slice(Math.max(0, start - ACCOUNT_WINDOW), start) + text.slice(end, end + ACCOUNT_WINDOW)
  return around.includes('private_key_id') && around.includes('service_account')
}

function noteOf(proof: Proof, locked: boolean): Evidence {
  if (proof === 'invalid')
    return evidence`The body does not decode to a key, so it looks made up. Say so beside it, or use a key made at test time.`
  if (locked)
    return evidence`It is encrypted, so the passphrase protects it still. Replace it, and keep the new one out of the repository.`
  return evidence`Replace the key pair wherever the public half is trusted, then remove it: the history keeps what was committed once.`
}
