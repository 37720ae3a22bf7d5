import { beginsAt, isAlphanumeric } from './boundary.ts'
import type { Candidate } from './candidate.ts'
import { isDocumented } from './documented.ts'
import { NAMED_BY_WORD, NAMED_FORMATS, type ProviderNamed } from './providers.ts'
import type { Digest } from './secret-format.ts'
import { isMadeUp, providerCandidate } from './tokens.ts'

/** Characters after a provider's word in which its secret may stand, on the same line. */
const REACH = 200
/** Characters before a name in which the provider's word may stand. */
const LOOK_BACK = 240
/** Characters of the shortest value that a provider's shape fits. */
const SHORTEST = 20

/** What ends between the provider's word and a secret: a name of a key, an option, a command. */
const INTRODUCES_KEY =
  /(?:key|token|secret|password|credential|auth|login|relogin|-p)["'\\\])]{0,6}\s{0,4}(?:[=:,(]\s{0,4}|\s)[rb]?["'\\(]{0,6}$/i
/** A call of the provider's own client with the secret as its first argument. */
const FIRST_ARGUMENT = /^[\w.]{0,60}\(\s{0,4}\\{0,3}["']$/

/** The provider's secret that a provider's word leads up to. @param hitEnd offset after the word */
export function namedTokenAfter(
  text: string,
  word: string,
  hitEnd: number,
  digest: Digest,
): Candidate | undefined {
  const limit = Math.min(text.length, hitEnd + REACH)
  let start = hitEnd
  for (let at = hitEnd; at <= limit; at++) {
    const code = text.charCodeAt(at)
    if (at < limit && isTokenCharacter(code)) continue
    if (at - start >= SHORTEST) {
      const runStart = afterEscape(text, start)
      const found = judgeRun(text, word, hitEnd, runStart, endOfRun(text, at), digest)
      if (found !== undefined) return found
    }
    if (code === 0x0a || code === 0x0d) return undefined
    start = at + 1
  }
  return undefined
}

const OF_ANY_VALUE = NAMED_FORMATS.filter(({ format }) => format.anyValue === true)

/** Which provider a value belongs to, by its shape and the words around its name. */
export function namedProvider(
  text: string,
  path: string,
  nameStart: number,
  nameEnd: number,
  value: string,
  digest: Digest,
): ProviderNamed | undefined {
  let around: string | undefined
  const formats = value.length < SHORTEST ? OF_ANY_VALUE : NAMED_FORMATS
  return formats.find(({ format }) => {
    if (!format.shape.test(value)) return false
    around ??= `${path}\n${text.slice(Math.max(0, nameStart - LOOK_BACK), nameEnd)}`.toLowerCase()
    if (format.nameHolds?.test(text.slice(nameStart, nameEnd)) === false) return false
    const named = format.words.length === 0 || format.words.some((word) => (around as string).includes(word))
    return named && format.prove?.(value, digest) !== 'other'
  })
}

function judgeRun(
  text: string,
  word: string,
  hitEnd: number,
  start: number,
  end: number,
  digest: Digest,
): Candidate | undefined {
  const value = text.slice(start, end)
  const between = text.slice(hitEnd, start)
  const isKey = INTRODUCES_KEY.test(between)
  const isArgument = FIRST_ARGUMENT.test(between)
  if (!isKey && !isArgument) return undefined
  for (const { provider, format } of NAMED_BY_WORD.get(word) ?? []) {
    if (!format.shape.test(value) || (!isKey && format.positional !== true)) continue
    const proof = format.prove?.(value, digest) ?? 'unknown'
    if (proof === 'other' || isDocumented(value, digest)) continue
    if (proof !== 'valid' && isMadeUp(value.slice(format.publicPrefix))) continue
    return providerCandidate(provider, proof, {
      recognition: 'name-and-shape',
      start,
      value,
      publicPrefix: format.publicPrefix,
      level: 'error',
      about: '',
    })
  }
  return undefined
}

function afterEscape(text: string, start: number): number {
  return text.charCodeAt(start - 1) === 0x5c &&
    beginsAt(text, start + 1) &&
    isAlphanumeric(text.charCodeAt(start))
    ? start + 1
    : start
}

function endOfRun(text: string, end: number): number {
  return text.charCodeAt(end - 1) === 0x2e ? end - 1 : end
}

function isTokenCharacter(code: number): boolean {
  return isAlphanumeric(code) || code === 0x2d || code === 0x5f || code === 0x2e
}
