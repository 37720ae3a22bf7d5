import { evidence, excerpt, redactSecret } from '../../../text/redact.ts'
import type { Candidate } from '../candidate.ts'
import { decodeBase64 } from '../decoding.ts'
import { isDocumented } from '../documented.ts'
import { encodedToken } from '../encoded-text.ts'
import { passwordStrength } from '../passwords.ts'
import { registryLoginIn } from './registry-login.ts'
import type { Place } from './structures.ts'

/** Characters before and after `kind: Secret` that may belong to the same manifest. */
const MAX_BEFORE = 8_000
const MAX_AFTER = 24_000
/** Values of one manifest that are decoded. */
const MAX_VALUES = 60

const DOCUMENT_END = /(?:^|\n)(?:---|\.\.\.)[ \t]{0,8}(?:\r?\n|$)/
const DATA = /(?:^|\n)(?<margin>[ \t]{0,40})data:[ \t]{0,8}\r?\n/
const ENTRY =
  /^(?<margin>[ \t]{1,60})["']?(?<name>[\w.-]{1,120})["']?:[ \t]{1,8}["']?(?<value>[A-Za-z0-9+/]{8,8000}={0,2})["']?[ \t]{0,8}$/
const JSON_DATA = /"data"\s{0,8}:\s{0,8}\{(?<entries>[^{}]{0,20000})\}/
const JSON_ENTRY = /"(?<name>[\w.-]{1,120})"\s{0,8}:\s{0,8}"(?<value>[A-Za-z0-9+/]{8,8000}={0,2})"/g
const PRINTABLE = /^[\x20-\x7e]{6,400}\n?$/
/** Names under which a value chosen by a person is still a secret. */
const SECRET_NAME = /pass|pwd|secret|token|key|cred|auth/i
/** Names of what stands beside a secret and is none. */
const PUBLIC_NAME =
  /user|host|port|email|mail|url|uri|endpoint|region|bucket|database|^db$|dbname|name$|path$|\.crt$|\.pem$|^ca/i

/** The values of a manifest of the kind Secret, which base64 does not hide. @param end offset after `kind: Secret` */
export function kubernetesSecretAt({ text, end, digest }: Place): readonly Candidate[] {
  if (!/^["']?[ \t]{0,8}(?:#[^\n]{0,200})?(?:\r?\n|,|$)/.test(text.slice(end, end + 220))) return []
  const found: Candidate[] = []
  for (const { name, value, start } of entriesAround(text, end)) {
    const candidate = valueCandidate(name, value, start, digest)
    if (candidate !== undefined) found.push(candidate)
  }
  return found
}

interface Entry {
  readonly name: string
  readonly value: string
  readonly start: number
}

function entriesAround(text: string, end: number): readonly Entry[] {
  const before = text.slice(Math.max(0, end - MAX_BEFORE), end)
  const start = end - before.length + lastDocumentEnd(before)
  const after = text.slice(end, end + MAX_AFTER)
  const close = after.search(DOCUMENT_END)
  const manifest = text.slice(start, end + (close === -1 ? after.length : close))
  return text[end] === '"' ? jsonEntries(manifest, start) : yamlEntries(manifest, start)
}

function lastDocumentEnd(before: string): number {
  const at = Math.max(before.lastIndexOf('\n---'), before.lastIndexOf('\n...'))
  return at === -1 ? 0 : at + 4
}

function yamlEntries(manifest: string, manifestStart: number): readonly Entry[] {
  const data = DATA.exec(manifest)
  if (data === null) return []
  const margin = data.groups?.['margin']?.length ?? 0
  const entries: Entry[] = []
  let at = data.index + data[0].length
  while (at < manifest.length && entries.length < MAX_VALUES) {
    const lineEnd = manifest.indexOf('\n', at)
    const line = manifest.slice(at, lineEnd === -1 ? manifest.length : lineEnd).replace(/\r$/, '')
    const blank = line.length - line.trimStart().length
    if (line.trim() !== '' && blank <= margin) break
    const entry = ENTRY.exec(line)?.groups
    if (entry !== undefined) {
      const { name, value } = entry as { name: string; value: string }
      entries.push({ name, value, start: manifestStart + at + line.lastIndexOf(value) })
    }
    if (lineEnd === -1) break
    at = lineEnd + 1
  }
  return entries
}

function jsonEntries(manifest: string, manifestStart: number): readonly Entry[] {
  const data = JSON_DATA.exec(manifest)
  const entries = data?.groups?.['entries']
  if (data === null || entries === undefined) return []
  const from = manifestStart + data.index + data[0].length - 1 - entries.length
  return [...entries.matchAll(JSON_ENTRY)].slice(0, MAX_VALUES).map((entry) => {
    const { name, value } = entry.groups as { name: string; value: string }
    return { name, value, start: from + entry.index + entry[0].lastIndexOf(value) }
  })
}

function valueCandidate(
  name: string,
  value: string,
  start: number,
  digest: Place['digest'],
): Candidate | undefined {
  const decoded = decodeBase64(value)
  if (decoded.startsWith('{')) return registryLoginIn(decoded, start, start + value.length, digest)
  if (!PRINTABLE.test(decoded)) return undefined
  const plain = decoded.trim()
  const token = encodedToken(plain, start, start + value.length, digest)
  if (token !== undefined) return { ...token, masks: [value, token.value], about: name.toLowerCase() }
  if (PUBLIC_NAME.test(name) && !SECRET_NAME.test(name)) return undefined
  const strength = passwordStrength(plain, true)
  if (strength === undefined || isDocumented(plain, digest)) return undefined
  if (strength === 'chosen' && !SECRET_NAME.test(name)) return undefined
  return {
    rule: 'secrets/kubernetes-secret',
    recognition: 'structure',
    start,
    end: start + value.length,
    value: plain,
    masks: [value, plain],
    evidence: evidence`${excerpt(name, 60)} = ${redactSecret(plain, 0)} in base64`,
    note: evidence`Base64 hides nothing. Replace the secret where it is accepted, then keep it in a secret store or seal the manifest.`,
    level: strength === 'random' ? 'error' : 'warning',
    confidence: strength === 'random' ? 'high' : 'medium',
    lowerInSamples: true,
    about: name.toLowerCase(),
  }
}
