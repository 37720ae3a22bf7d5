import { evidence, excerpt, redactSecret } from '../../../text/redact.ts'
import type { Candidate } from '../candidate.ts'
import { decodeBase64 } from '../decoding.ts'
import { isDocumented } from '../documented.ts'
import { encodedToken } from '../encoded-text.ts'
import { passwordStrength } from '../passwords.ts'
import type { Digest } from '../secret-format.ts'
import { registryLoginIn } from './registry-login.ts'

/** Blocks of data of one document, and values of one block, that are decoded. */
const MAX_BLOCKS = 40
const MAX_VALUES = 60
/** Characters of a block of data in JSON. */
const MAX_JSON_BLOCK = 20_000

const AFTER_KIND = /["']?[ \t]{0,8}(?:#[^\r\n]{0,200})?(?:[\r\n,]|$)/y
const DOCUMENT_END = /^(?:---|\.\.\.)[ \t]{0,8}\r?$/gm
const DATA =
  /^(?<margin>[ \t]{0,40})(?<section>data|stringData):[ \t]{0,8}(?:#[^\r\n]{0,200})?\r?$|"(?<member>data|stringData)"\s{0,8}:\s{0,8}\{/gm
const ENTRY =
  /^[ \t]{1,60}["']?(?<name>[\w.-]{1,120})["']?:[ \t]{1,8}["']?(?<value>[^\s"'#&*!|>{}[\],%@`][^\s"']{5,8000})["']?[ \t]{0,8}$/
const JSON_ENTRY = /"(?<name>[\w.-]{1,120})"\s{0,8}:\s{0,8}"(?<value>[^\s"\\]{6,8000})"/g
const BASE64 = /^[A-Za-z0-9+/]{8,8000}={0,2}$/
const PRINTABLE = /^[\x20-\x7e]{6,400}\n?$/
/** Names under which a value chosen by a person is still a secret. */
const SECRET_NAME = /pass|pwd|secret|token|key|cred|auth/i
/** Names of what stands beside a secret and is none. */
const PUBLIC_NAME =
  /user|host|port|email|mail|url|uri|endpoint|region|bucket|database|^db$|dbname|name$|path$|\.crt$|\.pem$|^ca/i

interface Entry {
  readonly name: string
  readonly value: string
  readonly start: number
  /** In base64. */
  readonly encoded: boolean
}

/** A line `data:` and how far it is indented; undefined in JSON. */
interface DataBlock {
  readonly start: number
  readonly margin: number | undefined
  readonly encoded: boolean
}

/** Reads the values of manifests of the kind Secret, which base64 does not hide. Each block of data is read once. */
export class KubernetesSecrets {
  private readonly text: string
  private readonly digest: Digest
  private documentEnds: readonly number[] | undefined
  private blocks: readonly DataBlock[] = []
  private document = 0
  private block = 0

  constructor(text: string, digest: Digest) {
    this.text = text
    this.digest = digest
  }

  /** @param end offset after `kind: Secret`; never before that of the last call */
  at(end: number): readonly Candidate[] {
    const { text } = this
    AFTER_KIND.lastIndex = end
    if (!AFTER_KIND.test(text)) return []
    if (this.documentEnds === undefined) {
      this.documentEnds = [...text.matchAll(DOCUMENT_END)].map((found) => found.index)
      this.blocks = [...text.matchAll(DATA)].map((found) => ({
        start: found.index + found[0].length,
        margin: found.groups?.['margin']?.length,
        encoded: (found.groups?.['section'] ?? found.groups?.['member']) === 'data',
      }))
    }
    while ((this.documentEnds[this.document] ?? Infinity) < end) this.document++
    const from = this.documentEnds[this.document - 1] ?? 0
    const to = this.documentEnds[this.document] ?? text.length
    const found: Candidate[] = []
    for (let count = 0; count < MAX_BLOCKS; this.block++) {
      const block = this.blocks[this.block]
      if (block === undefined || block.start > to) break
      if (block.start < from) continue
      count++
      const entries = block.margin === undefined ? jsonEntries(text, block) : yamlEntries(text, block, to)
      for (const entry of entries) {
        const candidate = valueCandidate(entry, this.digest)
        if (candidate !== undefined) found.push(candidate)
      }
    }
    return found
  }
}

/** The lines below `data:` that are indented further. */
function yamlEntries(
  text: string,
  { start, margin = 0, encoded }: DataBlock,
  limit: number,
): readonly Entry[] {
  const entries: Entry[] = []
  for (let at = text.indexOf('\n', start) + 1; at > 0 && at < limit && entries.length < MAX_VALUES; ) {
    const lineEnd = text.indexOf('\n', at)
    const line = text.slice(at, lineEnd === -1 ? text.length : lineEnd).replace(/\r$/, '')
    if (line.trim() !== '' && line.length - line.trimStart().length <= margin) break
    const entry = ENTRY.exec(line)?.groups
    if (entry !== undefined) {
      const { name, value } = entry as { name: string; value: string }
      entries.push({ name, value, start: at + line.lastIndexOf(value), encoded })
    }
    at = lineEnd + 1
  }
  return entries
}

function jsonEntries(text: string, { start, encoded }: DataBlock): readonly Entry[] {
  const rest = text.slice(start, start + MAX_JSON_BLOCK)
  const close = rest.search(/[{}]/)
  return [...rest.slice(0, close === -1 ? 0 : close).matchAll(JSON_ENTRY)]
    .slice(0, MAX_VALUES)
    .map((entry) => {
      const { name, value } = entry.groups as { name: string; value: string }
      return { name, value, start: start + entry.index + entry[0].lastIndexOf(value), encoded }
    })
}

function valueCandidate({ name, value, start, encoded }: Entry, digest: Digest): Candidate | undefined {
  if (encoded && !BASE64.test(value)) return undefined
  const decoded = encoded ? decodeBase64(value) : value
  if (decoded.startsWith('{')) return registryLoginIn(decoded, start, start + value.length, digest)
  if (!PRINTABLE.test(decoded)) return undefined
  const plain = decoded.trim()
  const token = encoded ? encodedToken(plain, start, start + value.length, digest) : undefined
  if (token !== undefined) return { ...token, masks: [value, token.value], about: name.toLowerCase() }
  if (PUBLIC_NAME.test(name) && !SECRET_NAME.test(name)) return undefined
  const strength = passwordStrength(plain)
  if (strength === undefined || isDocumented(plain, digest)) return undefined
  if (strength === 'chosen' && !SECRET_NAME.test(name)) return undefined
  return {
    rule: 'secrets/kubernetes-secret',
    recognition: 'structure',
    start,
    end: start + value.length,
    value: plain,
    masks: encoded ? [value, plain] : [plain],
    evidence: evidence`${excerpt(name, 60)} = ${redactSecret(plain, 0)}${encoded ? evidence` in base64` : evidence``}`,
    note: evidence`A manifest hides nothing. Replace the secret where it is accepted, then keep it in a secret store or seal the manifest.`,
    level: strength === 'random' ? 'error' : 'warning',
    confidence: strength === 'random' ? 'high' : 'medium',
    lowerInSamples: true,
    about: name.toLowerCase(),
  }
}
