/** Words of one name that are written onto each other: `better`, `stack` of `BETTER_STACK_TOKEN`. */
const MOST_JOINED = 3
/** Words of a name that are looked at. */
const MOST_WORDS = 12

const WRITTEN_ON = /(?:api|access)?(?:key|token|secret)$|api$/

/** The words of a name in lower case: `open`, `weather`, `key` of `openWeatherKey` and of `OPEN-WEATHER-KEY`. */
export function wordsOfName(name: string): readonly string[] {
  const words: string[] = []
  let start = 0
  for (let at = 0; at <= name.length && words.length < MOST_WORDS; at++) {
    const ends = at === name.length || isJoint(name.charCodeAt(at))
    if (!ends && !(at > start && startsWord(name, at))) continue
    if (at > start) words.push(name.slice(start, at).toLowerCase())
    start = ends ? at + 1 : at
  }
  return words
}

/** The last word without what says that it is a key: `shodan` of `shodankey`; undefined when nothing is written onto it. */
export function withoutNoun(words: readonly string[]): string | undefined {
  const last = words.at(-1) ?? ''
  const bare = last.replace(WRITTEN_ON, '')
  return bare === last || bare === '' ? undefined : bare
}

/** Each word, and what neighbouring words are when they are written as one; those nearest to the end first. */
export function* joinedWords(words: readonly string[]): Generator<string> {
  for (let end = words.length; end > 0; end--) yield* lastWords(words.slice(0, end))
}

/** The last word, and what it is when it is written onto those before it. */
export function* lastWords(words: readonly string[]): Generator<string> {
  let joined = ''
  for (let start = words.length - 1; start >= 0 && words.length - start <= MOST_JOINED; start--) {
    joined = `${words[start]}${joined}`
    yield joined
  }
}

/** A capital after a small letter or a digit, or before a small letter. */
function startsWord(name: string, at: number): boolean {
  if (!isCapital(name.charCodeAt(at))) return false
  return !isCapital(name.charCodeAt(at - 1)) || isSmall(name.charCodeAt(at + 1))
}

function isJoint(code: number): boolean {
  return !isCapital(code) && !isSmall(code) && !(code >= 0x30 && code <= 0x39)
}

function isCapital(code: number): boolean {
  return code >= 0x41 && code <= 0x5a
}

function isSmall(code: number): boolean {
  return code >= 0x61 && code <= 0x7a
}
