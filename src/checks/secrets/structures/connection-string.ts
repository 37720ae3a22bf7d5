import { evidence, redactSecret } from '../../../text/redact.ts'
import { isQuote, type ValueSpan } from '../assignments/literals.ts'
import type { SecretName } from '../assignments/names.ts'
import type { Candidate } from '../candidate.ts'
import { isDocumented } from '../documented.ts'
import { isWeakPair, passwordStrength } from '../passwords.ts'
import { holdsStorageKey } from '../providers/azure.ts'
import type { Digest } from '../secret-format.ts'

/** Characters on either side in which the other parts of a connection string are looked for. */
const WINDOW = 300
const MAX_VALUE = 200

/** Another part of a connection string: ADO.NET, ODBC, libpq, JDBC queries, Azure. */
const OTHER_PART =
  /(?:^|[;&?\s"'])(?:server|host|hostaddr|data source|user id|userid|uid|user|username|endpoint|accountendpoint|accountname|dbname|database|initial catalog|sharedaccesskeyname|defaultendpointsprotocol)=(?<value>[^;&\s"']{0,100})/i
const LOCAL = /^(?:tcp:)?(?:localhost|127\.0\.0\.1|\.|\(local(?:db)?\)|db|postgres|mysql)(?![\w.-])/i
const STORAGE_KEY = /^[A-Za-z0-9+/]{86}==$/
const SHARED_ACCESS_KEY = /^[A-Za-z0-9+/]{43}=$/
/** A SAS token's signature: HMAC-SHA256 in base64, percent-encoded or not. */
const SAS_SIGNATURE = /[A-Za-z0-9%+/]{43,60}(?:=|%3[dD])(?![A-Za-z0-9%+/=])/y
const SAS_PART = /[?&"]s[vepr]=/

/** `Password=…;` and its relations inside one string. Undefined when the name stands in code. */
export function connectionStringAt(text: string, name: SecretName, digest: Digest): Candidate | undefined {
  if (text.charCodeAt(name.end) !== 0x3d || text.charCodeAt(name.end + 1) === 0x3d) return undefined
  const span = valueAt(text, name.end + 1)
  if (span === undefined) return undefined
  const value = text.slice(span.start, span.end)
  const isAzure = STORAGE_KEY.test(value)
    ? holdsStorageKey(value) === 'unknown'
    : SHARED_ACCESS_KEY.test(value)
  if (!isAzure && !continuesString(text, name.start)) return undefined
  const other = OTHER_PART.exec(lineAround(text, name.start, span.end))
  if (other === null || isDocumented(value, digest)) return undefined
  if (isAzure && name.kind === 'key') return azureKey(value, span, name.text)
  const strength = passwordStrength(value, true)
  if (strength === undefined || isWeakPair('', value)) return undefined
  if (strength !== 'random' && LOCAL.test(other.groups?.['value'] ?? '')) return undefined
  return {
    rule: 'secrets/connection-string',
    recognition: 'address',
    start: span.start,
    end: span.end,
    value,
    evidence: evidence`${redactSecret(value, 0)}`,
    note: evidence`Change the password, then read the connection string from the environment or a secret store.`,
    level: strength === 'random' ? 'error' : 'warning',
    confidence: strength === 'random' ? 'high' : 'medium',
    lowerInSamples: true,
    about: name.text.toLowerCase(),
  }
}

/** A shared access signature in an Azure address. @param end offset after `sig=` */
export function sharedAccessSignatureAt(text: string, end: number, digest: Digest): Candidate | undefined {
  const before = text.charCodeAt(end - 5)
  if (before !== 0x26 && before !== 0x3f && !isQuote(before)) return undefined
  SAS_SIGNATURE.lastIndex = end
  if (!SAS_SIGNATURE.test(text)) return undefined
  const span = { start: end, end: SAS_SIGNATURE.lastIndex, quoted: false }
  const value = text.slice(span.start, span.end)
  if (!SAS_PART.test(lineAround(text, end, span.end)) || isDocumented(value, digest)) return undefined
  return azureKey(value, span, 'sig')
}

function azureKey(value: string, span: ValueSpan, name: string): Candidate {
  return {
    rule: 'secrets/azure-key',
    recognition: 'name-and-shape',
    start: span.start,
    end: span.end,
    value,
    evidence: evidence`${redactSecret(value, 0)}`,
    note: evidence`Rotate the account's keys, which also ends every signature made with them, then remove it.`,
    level: 'error',
    confidence: 'high',
    lowerInSamples: false,
    about: name.toLowerCase(),
  }
}

/** Whether the name follows another part of the same string; a keyword argument follows a comma or a parenthesis. */
function continuesString(text: string, nameStart: number): boolean {
  let at = nameStart - 1
  while (at > nameStart - 4 && text.charCodeAt(at) === 0x20) at--
  const code = text.charCodeAt(at)
  if (code === 0x3b || code === 0x26 || code === 0x3f) return true
  return at < nameStart - 1 && code > 0x20 && code !== 0x2c && code !== 0x28 && code !== 0x7b
}

function valueAt(text: string, start: number): ValueSpan | undefined {
  const limit = Math.min(text.length, start + MAX_VALUE)
  let end = start
  while (end < limit && !endsPart(text.charCodeAt(end))) end++
  return end === start || end === limit ? undefined : { start, end, quoted: false }
}

function endsPart(code: number): boolean {
  return code <= 0x20 || code === 0x3b || code === 0x26 || code === 0x5c || code === 0x3c || isQuote(code)
}

function lineAround(text: string, start: number, end: number): string {
  const before = text.slice(Math.max(0, start - WINDOW), start)
  const after = text.slice(end, end + WINDOW)
  const lineStart = before.lastIndexOf('\n') + 1
  const lineEnd = after.indexOf('\n')
  return before.slice(lineStart) + (lineEnd === -1 ? after : after.slice(0, lineEnd))
}
