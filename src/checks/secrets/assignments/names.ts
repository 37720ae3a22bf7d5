import { isNameCode } from '../boundary.ts'

/**
 * How much a name says. `key`: made by a machine, and names nothing else. `token`: the same word names parts of text and
 * pages of results. `password`: chosen by a person, or made by a machine.
 */
export type NounKind = 'key' | 'token' | 'password'

/** The words that end the name of a secret, as they are written in lower case. */
export const NOUNS: ReadonlyMap<string, NounKind> = new Map([
  ...words(
    'password',
    'password passwd passphrase passcode pwd _pass userpass dbpass adminpass rootpass requirepass storepass keypass',
  ),
  ...words('token', 'token'),
  ...words(
    'key',
    'secret credential credentials _auth api_keys apikeys api-keys access_keys accesskeys secret_keys secretkeys',
  ),
  ...[
    'api',
    'access',
    'secret',
    'private',
    'auth',
    'encryption',
    'signing',
    'master',
    'account',
    'storage',
    'shared',
    'shared_access',
    'session',
    'service',
    'admin',
    'app',
    'client',
    'consumer',
    'subscription',
    'deploy',
    'cipher',
    'aes',
    'hmac',
    'jwt',
    'webhook',
  ]
    .flatMap((owner) => [owner, owner.replace('_', '')])
    .flatMap((owner) => [`${owner}key`, `${owner}_key`, `${owner}-key`, `${owner}.key`, `${owner} key`])
    .map((word) => [word, 'key'] as const),
])

/** Words before a noun that make it the name of something else. */
const MODIFIERS: Readonly<Record<NounKind, ReadonlySet<string>>> = {
  token: wordSet(
    // Parts of text.
    'pad eos bos cls sep unk mask mem special image img video audio speech text word sub char byte first last new per start end stop begin target source label placeholder boundary blank decoder encoder prompt query input output think tool role lang language vocab added extra',
    // Places in lists and forms.
    'next prev previous page continuation continue sync resume cursor cancel cancellation csrf xsrf idempotency max min num total',
    'fake dummy mock example sample invalid wrong bad expired',
  ),
  key: wordSet('public publishable pub encrypted hashed fake dummy mock example sample invalid wrong bad no'),
  password: wordSet(
    'hashed encrypted hash wrong invalid bad incorrect fake dummy mock example sample no reset forgot show hide confirm',
  ),
}

/** Words that are written onto `token`, `secret` and `pwd` without a joint. */
const JOINED = wordSet(
  'auth access api bearer refresh id bot user app client my the hf gh github gitlab slack jwt o oauth session db admin root login web hook consumer shared',
)

/** Makes a token a credential beyond doubt. */
const CREDENTIAL_MODIFIERS = wordSet(
  'access auth api private bearer refresh bot oauth personal deploy service hf huggingface github gitlab slack discord npm pypi jwt admin secret',
)

/** What may follow the noun in a name: which of several it is. */
const VARIANT =
  /(?:[_-]?(?:base|prod(?:uction)?|dev(?:elopment)?|live|test(?:ing)?|stag(?:e|ing)|v?[0-9]{1,4})){1,2}(?![A-Za-z0-9_-])/iy

const VARIANT_STARTS = 'bpdltsvBPDLTSV0123456789'

/** Characters of a name before its noun that are looked at. */
const MAX_NAME = 80

export interface SecretName {
  /** Offsets of the whole name. */
  readonly start: number
  readonly end: number
  readonly text: string
  readonly kind: NounKind
  /** The name leaves no doubt: a long random value under it is a secret. */
  readonly strong: boolean
}

/** Offset after the name that a noun ends, variant included; -1 when the name goes on, as in `tokenizer`. */
export function endOfName(text: string, nounEnd: number): number {
  const code = text.charCodeAt(nounEnd)
  if (code >= 0x61 && code <= 0x7a) return -1
  if (!isNameCode(code) && code !== 0x2d) return nounEnd
  if (!VARIANT_STARTS.includes(text[code === 0x5f || code === 0x2d ? nounEnd + 1 : nounEnd] ?? ' ')) return -1
  VARIANT.lastIndex = nounEnd
  return VARIANT.test(text) ? VARIANT.lastIndex : -1
}

/** Offset of the first character of the name that a noun ends. */
export function startOfName(text: string, nounStart: number): number {
  let start = nounStart
  while (start > nounStart - MAX_NAME && start > 0 && isNamePart(text.charCodeAt(start - 1))) start--
  // The `n` of an escaped line end belongs to no name; a leading hyphen is an option's or a list's.
  if (text.charCodeAt(start - 1) === 0x5c && start < nounStart) start++
  while (text.charCodeAt(start) === 0x2d) start++
  return start
}

/** The name around a noun, or undefined when its other words make it something else. */
export function secretName(
  text: string,
  noun: string,
  nounStart: number,
  end: number,
): SecretName | undefined {
  const kind = NOUNS.get(noun)
  if (
    kind === undefined ||
    !text
      .slice(nounStart, nounStart + noun.length)
      .toLowerCase()
      .startsWith(noun)
  )
    return undefined
  const start = startOfName(text, nounStart)
  // `AWS::Service::ApiKey` names a type.
  if (text.charCodeAt(start - 1) === 0x3a && text.charCodeAt(start - 2) === 0x3a) return undefined
  const modifier = lastWord(text.slice(start, nounStart))
  if (MODIFIERS[kind].has(modifier)) return undefined
  if (kind !== 'password' && isJoined(text, nounStart, start) && !JOINED.has(modifier)) return undefined
  return {
    start,
    end,
    text: text.slice(start, end),
    kind,
    strong: kind !== 'token' || CREDENTIAL_MODIFIERS.has(modifier),
  }
}

/** The last word of a name, lower case: `user` of `myUser_`, `hf` of `HF_`. */
function lastWord(name: string): string {
  let end = name.length
  while (end > 0 && (name[end - 1] === '_' || name[end - 1] === '-')) end--
  let start = end
  while (start > 0 && isSameWord(name.charCodeAt(start - 1), name.charCodeAt(start), start === end)) start--
  return name.slice(start, end).toLowerCase()
}

/** Whether the character before belongs to the word that goes on with the next: camel case starts a new one. */
function isSameWord(before: number, next: number, atEnd: boolean): boolean {
  if (!isNameCode(before) || before === 0x5f) return false
  if (atEnd) return true
  const startsWord = next >= 0x41 && next <= 0x5a && before >= 0x61
  return !startsWord && !(isLower(next) && before <= 0x39)
}

function isLower(code: number): boolean {
  return code >= 0x61 && code <= 0x7a
}

/** Whether letters of the same case run into the noun: `detoken`, `GETTOKEN`. */
function isJoined(text: string, nounStart: number, nameStart: number): boolean {
  if (nounStart === nameStart) return false
  const first = text.charCodeAt(nounStart)
  const before = text.charCodeAt(nounStart - 1)
  if (first === 0x5f) return false
  return isLower(first) ? isLower(before) : before >= 0x41 && before <= 0x5a
}

function isNamePart(code: number): boolean {
  return isNameCode(code) || code === 0x2d
}

function words(kind: NounKind, list: string): readonly (readonly [string, NounKind])[] {
  return list.split(' ').map((word) => [word, kind])
}

function wordSet(...lists: readonly string[]): ReadonlySet<string> {
  return new Set(lists.flatMap((list) => list.split(' ')))
}
