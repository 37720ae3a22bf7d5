import { evidence } from '../../text/redact.ts'
import type { Candidate } from './candidate.ts'
import { decodeBase64 } from './decoding.ts'
import { PROVIDERS } from './providers.ts'
import type { Digest } from './secret-format.ts'
import { tokenAt } from './tokens.ts'

/** Characters of the shortest base64 text that is decoded; shorter words decode to text by chance. */
const SHORTEST = 16
const ENCODED = /^[A-Za-z0-9+/_-]{16,400}={0,2}$/
const PRINTABLE = /^[\t\r\n\x20-\x7e]+$/

/** The printable text that a value holds in base64, as manifests and configuration files keep secrets; undefined when it holds none. */
export function encodedText(value: string): string | undefined {
  if (value.length < SHORTEST || !ENCODED.test(value)) return undefined
  const text = decodeBase64(value)
  return PRINTABLE.test(text) ? text : undefined
}

/** The token inside the decoded text, at the place of the encoded value. One level deep. */
export function encodedToken(
  text: string,
  start: number,
  end: number,
  digest: Digest,
): Candidate | undefined {
  for (const provider of PROVIDERS) {
    for (const format of provider.formats) {
      const at = text.indexOf(format.literal)
      if (at === -1) continue
      const found = tokenAt(text, at + format.literal.length, provider, format, digest)
      if (found !== undefined && found.dismissed !== true)
        return { ...found, start, end, evidence: evidence`${found.evidence} in base64` }
    }
  }
  return undefined
}
