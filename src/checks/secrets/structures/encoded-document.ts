import { evidence } from '../../../text/redact.ts'
import { beginsAt } from '../boundary.ts'
import type { Candidate } from '../candidate.ts'
import { decodeBase64 } from '../decoding.ts'
import { proofOf } from './key-body.ts'
import type { Place } from './place.ts'
import { keyCandidate, privateKeyAt } from './private-key.ts'

/** Characters of base64 that are read: a certificate with its chain and its key. */
const MAX_ENCODED = 32_768
/** Characters that are decoded at once; a multiple of four, so that pieces join. */
const PIECE = 8_192
const SHORTEST = 100
/** Line ends and margins inside one value, as they are or escaped. */
const BREAK = /(?:\\{1,4}[nr]|[\r\n]){1,4}[ \t]{0,80}/y
const KEY_NAME = 'PRIVATE KEY'

/** Beginnings of documents that hold a key, in base64: `-----BEGIN` and a service account's JSON. Letter case as it is. */
const BEGINNINGS = ['LS0tLS1CRUdJTi', 'ewogICJ0eXBl', 'eyJ0eXBlIjo'] as const

/** In lower case, for the automaton. */
export const ENCODED_DOCUMENT_WORDS: readonly string[] = BEGINNINGS.map((start) => start.toLowerCase())

/** A key file that is written as one base64 text, as manifests and variables keep it, wherever its lines are cut. @param word the beginning, lower case */
export function encodedDocumentAt(
  { text, end, digest, stretches }: Place,
  word: string,
): Candidate | undefined {
  const start = end - word.length
  const isBeginning = BEGINNINGS.some((beginning) => text.startsWith(beginning, start))
  if (!isBeginning || !beginsAt(text, start) || stretches.covers('document', end)) return undefined
  const { encoded, end: encodedEnd } = encodedRun(text, start)
  stretches.extend('document', encodedEnd)
  if (encoded.length < SHORTEST) return undefined
  const decoded = decodedInPieces(encoded)
  const name = decoded.indexOf(KEY_NAME)
  if (name === -1) return undefined
  const found = privateKeyAt(decoded, name + KEY_NAME.length, digest)
  if (found === undefined) return undefined
  return {
    ...found,
    start,
    end: encodedEnd,
    masks: [...(found.masks ?? []), ...(encoded.length === encodedEnd - start ? [encoded] : [])],
    evidence: evidence`${found.evidence} in base64`,
  }
}

/** The algorithm in a PKCS #8 key (RFC 5958), in base64, and how far into the text it stands: RSA, and the curve P-256. */
const KEY_MARKS: ReadonlyMap<string, number> = new Map([
  ['IBADANBgkqhkiG9w0BAQEFAASC', 6],
  ['MIGHAgEAMBMGByqGSM49', 0],
])

/** In lower case, for the automaton. */
export const BARE_KEY_WORDS: readonly string[] = [...KEY_MARKS.keys()].map((mark) => mark.toLowerCase())

/** The base64 of a private key without the lines around it, as programs take it; only one that is whole. */
export function bareKeyAt({ text, end, digest, stretches }: Place, word: string): Candidate | undefined {
  const markStart = end - word.length
  const offset = KEY_MARKS.get(text.slice(markStart, end))
  if (offset === undefined) return undefined
  const start = markStart - offset
  if (!text.startsWith('MI', start) || !beginsAt(text, start) || stretches.covers('bare-key', end))
    return undefined
  const { encoded, lines, end: encodedEnd } = encodedRun(text, start)
  stretches.extend('bare-key', encodedEnd)
  const body = { encoded, lines, encrypted: false, length: encodedEnd - start }
  if (proofOf('PRIVATE KEY', body) !== 'valid') return undefined
  return keyCandidate('secrets/private-key', 'PRIVATE KEY', body, { start, end: encodedEnd }, digest)
}

interface EncodedRun {
  readonly encoded: string
  readonly lines: readonly string[]
  readonly end: number
}

/** One base64 text, wrapped or not. */
function encodedRun(text: string, start: number): EncodedRun {
  const limit = Math.min(text.length, start + MAX_ENCODED)
  const pieces: string[] = []
  let from = start
  let at = start
  while (at < limit) {
    if (isBase64(text.charCodeAt(at))) {
      at++
      continue
    }
    pieces.push(text.slice(from, at))
    BREAK.lastIndex = at
    if (!BREAK.test(text) || !isBase64(text.charCodeAt(BREAK.lastIndex)))
      return { encoded: pieces.join(''), lines: pieces, end: at }
    at = BREAK.lastIndex
    from = at
  }
  pieces.push(text.slice(from, at))
  return { encoded: pieces.join(''), lines: pieces, end: at }
}

function decodedInPieces(encoded: string): string {
  const pieces: string[] = []
  for (let at = 0; at < encoded.length; at += PIECE) pieces.push(decodeBase64(encoded.slice(at, at + PIECE)))
  return pieces.join('')
}

function isBase64(code: number): boolean {
  return (
    (code >= 0x61 && code <= 0x7a) ||
    (code >= 0x41 && code <= 0x5a) ||
    (code >= 0x2f && code <= 0x39) ||
    code === 0x2b ||
    code === 0x3d
  )
}
