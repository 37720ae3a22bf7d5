import { wordShare } from './likeness.ts'
import { isPlaceholder, isStandIn } from './placeholders.ts'
import { characterClasses, isKeyText, looksDense, looksRandom } from './randomness.ts'
import { isPublicKind, isReference } from './references.ts'

/** `random`: made by a machine. `chosen`: made up by a person, and not the usual stand-in. */
export type Strength = 'random' | 'chosen'

const SHORTEST = 8
const SHORTEST_IN_ADDRESS = 6
const LONGEST = 200
/** Characters of a lower-case password with digits from which it is no longer a default such as `admin123`. */
const SHORTEST_PLAIN = 10
/** Share of characters in word-like runs from which a password of letters and digits is a name with a number. */
const NAMED_SHARE = 0.5

/** Letters that a person may have typed without a plan, or a machine did. */
const SHORTEST_SCATTERED = 10
const LETTERS = /^[A-Za-z]+$/
const TURN = /[a-z][A-Z]/g
const LEAST_TURNS = 2
const SCATTERED_SHARE = 0.3
/** `Base64-encoded`, `Llama-3`: words with a number behind, joined. */
const NUMBERED_WORDS = /^[A-Za-z]{1,20}[0-9]{0,4}(?:[-_./:][A-Za-z]{0,20}[0-9]{0,4}){1,8}$/
/** Words that a generator joins: `winter-falcon-42`. */
const WORDS_AND_NUMBER = /^[a-z]{4,10}-[a-z]{4,10}(?:-[a-z]{4,10}){0,3}-?[0-9]{2,4}$/
/** Words and names; the quick answer for most values. */
const ONE_CASE = /^(?:[a-z_./:,-]{1,200}|[A-Z_./:,-]{1,200})$/
const ENCODED = /%[0-9A-Fa-f]{2}/
const ENCODED_BYTES = /%[0-9A-Fa-f]{2}/g

const PRINTABLE = /^[\x21-\x7e]+$/
/** What regular expressions, templates, markup and calls are written with. */
const CODE_PUNCTUATION = /[<>{}[\]()\\|;`"]|\?[:=!]/
const SEPARATORS = /[-_./:,]/g

/** Passwords that stand in every quick start, and are no secret. */
const DEFAULTS: ReadonlySet<string> = new Set(
  'pass pwd passwd password secret root admin guest user postgres mysql mariadb mongo mongodb redis rabbitmq minio minioadmin elastic neo4j sa test toor x-oauth-basic oauth2 hunter2 letmein qwerty prisma airflow superset grafana'.split(
    ' ',
  ),
)

/** How good a value under the name of a password is; undefined when it is none. @param inAddress nothing else can stand there */
export function passwordStrength(value: string, inAddress = false): Strength | undefined {
  if (
    value.length < (inAddress ? SHORTEST_IN_ADDRESS : SHORTEST) ||
    value.length > LONGEST ||
    !PRINTABLE.test(value)
  )
    return undefined
  if (ONE_CASE.test(value)) return undefined
  if (looksDense(value)) return isPlaceholder(value) ? undefined : 'random'
  if (isReference(value) || isPublicKind(value)) return undefined
  if (ENCODED.test(value)) return decodedStrength(value, inAddress)
  if (isKeyText(value) && looksRandom(value)) return isPlaceholder(value) ? undefined : 'random'
  if (CODE_PUNCTUATION.test(value)) return undefined
  const strength = chosenStrength(value, inAddress)
  return strength !== undefined && isStandIn(value) ? undefined : strength
}

function chosenStrength(value: string, inAddress: boolean): Strength | undefined {
  const bare = value.replace(SEPARATORS, '')
  const classes = characterClasses(bare)
  if (looksRandom(value) && classes === 4) return 'random'
  if (classes >= 3 && /[^A-Za-z]/.test(bare)) return NUMBERED_WORDS.test(value) ? undefined : 'chosen'
  if (hasScatteredCase(value)) return 'chosen'
  if (WORDS_AND_NUMBER.test(value)) return 'chosen'
  if (!/[0-9]/.test(value) || !/[A-Za-z]/.test(value)) return undefined
  if (inAddress) return 'chosen'
  return bare === value && value.length >= SHORTEST_PLAIN && wordShare(value) < NAMED_SHARE
    ? 'chosen'
    : undefined
}

/** Words for which a capital after a small letter, and the reverse, stand where no word has them. */
function hasScatteredCase(value: string): boolean {
  if (value.length < SHORTEST_SCATTERED || !LETTERS.test(value)) return false
  const turns = value.match(TURN)?.length ?? 0
  return turns >= LEAST_TURNS && wordShare(value) < SCATTERED_SHARE
}

/** Addresses and forms write what is no letter or digit as `%21`. */
function decodedStrength(value: string, inAddress: boolean): Strength | undefined {
  const decoded = value.replace(ENCODED_BYTES, (byte) =>
    String.fromCharCode(Number.parseInt(byte.slice(1), 16)),
  )
  return ENCODED.test(decoded) ? undefined : passwordStrength(decoded, inAddress)
}

/** `postgres:postgres`, `guest:guest`, `user:pass`: what documentation and containers start with. */
export function isWeakPair(user: string, password: string): boolean {
  const lower = password.toLowerCase()
  return lower === user.toLowerCase() || DEFAULTS.has(lower)
}
