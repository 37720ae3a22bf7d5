import { SERVICES_BY_OWN_WORD, SERVICES_BY_WORD } from './services.ts'

/** A name in a text that holds the word of a service. */
export interface Mention {
  readonly start: number
  readonly end: number
  /** The words, longest first. */
  readonly words: readonly string[]
}

/** Characters of a name that can be a service's; longer ones are paths and data. */
const LONGEST_NAME = 60
const ENDS_LIKE_A_SECRET = /(?:key|token|secret|password|credentials?|auth)$/i

const OTHER = 0
const SMALL = 1
const CAPITAL = 2
const DIGIT = 3
const JOINT = 4
const KINDS = kinds()

/** Bits of the hash that tell most words from those of services without looking them up. */
const MASK = 0xffff
const KNOWN = knownHashes()

/** The names that hold a service's word, in order; without those of other secrets, which say whose those are. One pass. */
export function serviceMentions(text: string): readonly Mention[] {
  const mentions: Mention[] = []
  let words: string[] = []
  let start = -1
  let part = 0
  let parts = 0
  let partHash = 0
  let nameHash = 0
  for (let at = 0; at <= text.length; at++) {
    const kind = kindAt(text, at)
    if (start === -1) {
      if (kind !== SMALL && kind !== CAPITAL) continue
      start = at
      part = at
      parts = 0
      partHash = 0
      nameHash = 0
    }
    const startsPart =
      kind === CAPITAL && at > part && (kindAt(text, at - 1) !== CAPITAL || kindAt(text, at + 1) === SMALL)
    if (kind === OTHER || kind === JOINT || startsPart) {
      if (at > part) {
        parts++
        if (KNOWN[partHash & MASK] === 1) remember(words, text.slice(part, at).toLowerCase())
      }
      part = kind === JOINT ? at + 1 : at
      partHash = 0
      if (kind === JOINT) continue
    }
    if (kind === OTHER) {
      const length = at - start
      if (parts > 1 && length <= LONGEST_NAME && KNOWN[nameHash & MASK] === 1)
        remember(words, text.slice(start, at).replace(/[-_]/g, '').toLowerCase())
      if (words.length > 0) {
        if (length <= LONGEST_NAME && !ENDS_LIKE_A_SECRET.test(text.slice(start, at)))
          mentions.push({ start, end: at, words: words.reverse() })
        words = []
      }
      start = -1
      continue
    }
    const folded = text.charCodeAt(at) | 0x20
    partHash = next(partHash, folded)
    nameHash = next(nameHash, folded)
  }
  return mentions
}

function remember(words: string[], word: string): void {
  if (SERVICES_BY_WORD.has(word) || SERVICES_BY_OWN_WORD.has(word)) words.push(word)
}

function kindAt(text: string, at: number): number {
  const code = text.charCodeAt(at)
  return code < 128 ? (KINDS[code] as number) : OTHER
}

function next(hash: number, code: number): number {
  return (Math.imul(hash, 31) + code) | 0
}

function knownHashes(): Uint8Array {
  const known = new Uint8Array(MASK + 1)
  for (const words of [SERVICES_BY_WORD, SERVICES_BY_OWN_WORD]) {
    for (const word of words.keys()) {
      let hash = 0
      for (let at = 0; at < word.length; at++) hash = next(hash, word.charCodeAt(at) | 0x20)
      known[hash & MASK] = 1
    }
  }
  return known
}

function kinds(): Uint8Array {
  const table = new Uint8Array(128)
  for (let code = 0x30; code <= 0x39; code++) table[code] = DIGIT
  for (let code = 0x41; code <= 0x5a; code++) table[code] = CAPITAL
  for (let code = 0x61; code <= 0x7a; code++) table[code] = SMALL
  table[0x5f] = JOINT
  table[0x2d] = JOINT
  return table
}
