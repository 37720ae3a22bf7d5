import { endOfName, NOUNS, startOfName } from '../../assignments/names.ts'
import { isNameCode } from '../../boundary.ts'
import { wordsOfName } from './name-words.ts'
import { endsInService, type GivenName } from './service-keys.ts'
import type { Nearness } from './surroundings.ts'

/**
 * What services call their keys beside what every reader knows: `FINNHUB_KEY`, `algolia: { key: … }`, `?key=…`. Alone it is
 * a word for anything, so only what a service's word and shape confirm counts.
 */
export const PLAIN_KEY_WORDS: readonly string[] = ['key', 'appid']

/** Whose or what for a key is, where the service's word stands somewhere else. */
const OWNERS: ReadonlySet<string> = new Set(
  'application developer integration license live org organization personal project prod production rest sdk server team user write'.split(
    ' ',
  ),
)
/** What may stand after such a name when it is given a value. */
const MAY_FOLLOW = '"\'`=:,] \t\\'

export interface PlainKeyName extends GivenName {
  readonly end: number
  /** The farthest place of a service's word that says enough. */
  readonly farthest: Nearness
}

/** The name that ends in a plain word, when it may name the key of a service. @param wordEnd offset after the word */
export function plainKeyName(text: string, word: string, wordEnd: number): PlainKeyName | undefined {
  const end = endOfName(text, wordEnd)
  if (end === -1 || end >= text.length || !MAY_FOLLOW.includes(text[end] as string)) return undefined
  if (!standsBeforeKey(text, end)) return undefined
  const wordStart = wordEnd - word.length
  const start = startOfName(text, wordStart)
  const before = text.charCodeAt(start - 1)
  const inQuery = start === wordStart && text[end] === '=' && (before === 0x3f || before === 0x26)
  if (word !== 'key' && !inQuery) return undefined
  const name = text.slice(start, end)
  if (inQuery) return { start, end, text: name, farthest: 'near' }
  if (start === wordStart) return { start, end, text: name, farthest: 'holder' }
  const words = wordsOfName(text.slice(start, wordStart))
  const owner = words[words.length - 1] ?? ''
  // The ordinary reader comes to those by itself.
  if (NOUNS.has(`${owner}_key`)) return undefined
  if (OWNERS.has(owner)) return { start, end, text: name, farthest: 'near' }
  return endsInService(words) ? { start, end, text: name, farthest: 'name' } : undefined
}

/** Characters behind a name among which its key begins and shows enough of itself. */
const REACH = 120
/** Characters in a row of which keys have more, one of them a digit; what `key` is given in most code has not. */
const FEWEST_IN_A_ROW = 8

/** Whether anything behind a name could be a key. */
function standsBeforeKey(text: string, nameEnd: number): boolean {
  const limit = Math.min(text.length, nameEnd + REACH)
  let start = nameEnd
  let hasDigit = false
  for (let at = nameEnd; at < limit; at++) {
    const code = text.charCodeAt(at)
    if (!isNameCode(code) && code !== 0x2d) {
      start = at + 1
      hasDigit = false
      continue
    }
    hasDigit ||= code <= 0x39 && code >= 0x30
    if (hasDigit && at - start + 1 >= FEWEST_IN_A_ROW) return true
  }
  return false
}
