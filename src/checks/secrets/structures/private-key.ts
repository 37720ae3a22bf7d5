import { shannonEntropy } from '../../../text/entropy.ts'
import { type Evidence, evidence, excerpt } from '../../../text/redact.ts'
import type { Candidate } from '../candidate.ts'
import { decodeBase64 } from '../decoding.ts'
import { isDocumented, KEY_BODY_START } from '../documented.ts'
import type { Digest, Proof } from '../secret-format.ts'

/** Characters of the largest block that is read, escapes and indentation included: an RSA key of 16,384 bits has 13,000. */
const MAX_BLOCK = 16_384
/** Characters before and after a block in which its service account is looked for. */
const ACCOUNT_WINDOW = 1_500
const FEWEST_LINES = 3
const FEWEST_CHARACTERS = 100
/** Bits a character of base64; repeated filler stays far below. */
const LEAST_ENTROPY = 4
const SHORTEST_MASK = 16

const HEADER_START = /-----BEGIN (?<kind>(?:[A-Z0-9]{1,12} ){0,3})$/
const LONGEST_HEADER_START = 50
const LINE_END = /\\{1,8}[nr]|[\r\n]/
/** Comment marks, margins and opening quotes before a line of the body. */
const LEAD = /^[\s#*>|,]{0,80}(?:\+(?=[\s"'`])\s{0,20})?(?:[rbu]?\\{0,7}["'`]{1,3})?/
const ENCODED = /^[A-Za-z0-9+/]{1,4096}={0,2}$/
const PGP_CHECKSUM = /^=[A-Za-z0-9+/]{4}$/
const FIELD = /^[A-Za-z-]{2,20}: /

/** A PEM (RFC 7468), OpenSSH or PGP private key whose `PRIVATE KEY` ends at `end`, with a body; a header alone is nothing. */
export function privateKeyAt(text: string, end: number, digest: Digest): Candidate | undefined {
  const label = text.startsWith(' BLOCK-----', end) ? ' BLOCK' : ''
  if (!text.startsWith(`${label}-----`, end) || !text.startsWith('PRIVATE KEY', end - 11)) return undefined
  const begin = end - 11
  const head = HEADER_START.exec(text.slice(Math.max(0, begin - LONGEST_HEADER_START), begin))
  if (head === null) return undefined
  const kind = `${head.groups?.['kind'] ?? ''}PRIVATE KEY${label}`
  const start = begin - head[0].length
  const bodyStart = end + label.length + 5
  const block = text.slice(bodyStart, bodyStart + MAX_BLOCK)
  const close = block.indexOf('-----')
  const body = readBody(close === -1 ? block : block.slice(0, close))
  const proof = proofOf(kind, body)
  if (proof !== 'valid' && body.lines.length < FEWEST_LINES && body.encoded.length < FEWEST_CHARACTERS)
    return undefined
  if (shannonEntropy(body.encoded.slice(0, 400)) < LEAST_ENTROPY) return undefined
  if (isDocumented(body.encoded.slice(0, KEY_BODY_START), digest)) return undefined
  const after = close === -1 ? bodyStart + body.length : endOfFooter(text, bodyStart + close)
  const account = belongsToServiceAccount(text, start, after)
  const locked = body.encrypted || kind.startsWith('ENCRYPTED')
  return {
    rule: account ? 'secrets/google-service-account' : 'secrets/private-key',
    recognition: 'structure',
    start,
    end: after,
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

interface Body {
  readonly lines: readonly string[]
  readonly encoded: string
  readonly encrypted: boolean
  /** Characters of the block that were read. */
  readonly length: number
}

/** The base64 lines up to the first line that is neither base64 nor a header field. */
function readBody(block: string): Body {
  const lines: string[] = []
  let encrypted = false
  let length = 0
  let rest = block
  while (rest !== '') {
    const cut = LINE_END.exec(rest)
    const line = bodyLine(cut === null ? rest : rest.slice(0, cut.index))
    const parts = line === '+' ? [] : line.split(' ')
    if (parts.every((part) => part === '' || ENCODED.test(part)))
      lines.push(...parts.filter((part) => part !== ''))
    else if (FIELD.test(line)) encrypted ||= line.includes('ENCRYPTED')
    else if (!PGP_CHECKSUM.test(line)) break
    const read = cut === null ? rest.length : cut.index + cut[0].length
    length += read
    rest = rest.slice(read)
  }
  return { lines, encoded: lines.join(''), encrypted, length }
}

/** A line without comment marks, margins, quotes and what concatenates it with the next. */
function bodyLine(raw: string): string {
  const inner = raw.replace(LEAD, '')
  const quote = inner.search(/["'`]/)
  return (quote === -1 ? inner : inner.slice(0, quote)).replaceAll('\\', '').trim()
}

function proofOf(kind: string, body: Body): Proof {
  const bytes = decodeBase64(body.encoded)
  if (kind.startsWith('OPENSSH')) return bytes.startsWith('openssh-key-v1\0') ? 'valid' : 'invalid'
  if (kind.startsWith('PGP')) return bytes.charCodeAt(0) >= 0x80 ? 'unknown' : 'invalid'
  // The older encryption hides the structure.
  if (body.encrypted) return 'unknown'
  if (bytes.charCodeAt(0) !== 0x30) return 'invalid'
  return derLength(bytes) === bytes.length ? 'valid' : 'unknown'
}

/** Bytes that the outermost DER element says it has, its header included (X.690 section 8.1.3). */
function derLength(bytes: string): number {
  const first = bytes.charCodeAt(1)
  if (first < 0x80) return 2 + first
  let length = 0
  for (let index = 0; index < (first & 0x7f); index++) length = length * 256 + bytes.charCodeAt(2 + index)
  return 2 + (first & 0x7f) + length
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
