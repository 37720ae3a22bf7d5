import { wordShare } from './likeness.ts'
import { isChosenPlaceholder, isPlaceholder } from './placeholders.ts'
import { characterClasses, isKeyText, looksRandom } from './randomness.ts'
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
  if (isReference(value) || isPublicKind(value)) return undefined
  if (isKeyText(value) && looksRandom(value)) return isPlaceholder(value) ? undefined : 'random'
  if (CODE_PUNCTUATION.test(value) || isChosenPlaceholder(value)) return undefined
  const bare = value.replace(SEPARATORS, '')
  const classes = characterClasses(bare)
  if (looksRandom(value) && classes === 4) return 'random'
  if (classes >= 3 && /[^A-Za-z]/.test(bare)) return 'chosen'
  if (!/[0-9]/.test(value) || !/[A-Za-z]/.test(value)) return undefined
  if (inAddress) return 'chosen'
  return bare === value && value.length >= SHORTEST_PLAIN && wordShare(value) < NAMED_SHARE
    ? 'chosen'
    : undefined
}

/** `postgres:postgres`, `guest:guest`, `user:pass`: what documentation and containers start with. */
export function isWeakPair(user: string, password: string): boolean {
  const lower = password.toLowerCase()
  return lower === user.toLowerCase() || DEFAULTS.has(lower)
}
