import { NOUNS, secretName, startOfName } from '../assignments/names.ts'

/**
 * The ends of names that nobody gives to anything but a secret. Not `pwd`, which is a folder; not `session_key` or
 * `credentials`, which are as often a number or an object that hides what it holds.
 */
const TELLING: readonly string[] = [...NOUNS.keys()]
  .filter((noun) =>
    /pass(?:word|wd|phrase)$|^secret$|^token$|(?:api|secret|private|auth|encryption|signing|master)[_-]?key$/.test(
      noun,
    ),
  )
  .sort((a, b) => b.length - a.length)

/** Whether a name of code is that of a secret beyond doubt: `api_key`, `userPassword`, `HF_TOKEN`; never `token`, which is a part of text. */
export function isTellingName(name: string): boolean {
  const lower = name.toLowerCase()
  const noun = TELLING.find((each) => lower.endsWith(each))
  if (noun === undefined) return false
  const found = secretName(name, noun, name.length - noun.length, name.length)
  return found?.strong === true && found.text === name
}

/** The name that ends at an offset, or goes on from there for a variant. */
export function nameAround(text: string, end: number): string {
  return text.slice(startOfName(text, end), end)
}

/** Characters before a name in which the call that prints it opens, and of the call's own name. */
const REACH = 300
const MAX_CALLEE = 60
const PRINTING = /print|log|console|stdout|stderr|echo|warn/i

/**
 * Whether a call that may print opens shortly before an offset; most names of secrets stand nowhere near one.
 * @param searched offset up to which there is none
 */
export function standsInPrinting(text: string, at: number, searched = 0): boolean {
  const before = text.slice(Math.max(0, at - REACH, searched - MAX_CALLEE), at)
  for (let open = before.lastIndexOf('('); open > 0; open = before.lastIndexOf('(', open - 1)) {
    if (PRINTING.test(before.slice(Math.max(0, open - MAX_CALLEE), open))) return true
  }
  return false
}
