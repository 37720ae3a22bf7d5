import type { Finding } from '../../model/finding.ts'
import type { CheckContext, LoadedFile } from '../../model/rule.ts'
import { type Evidence, evidence, excerpt } from '../../text/redact.ts'
import { findingsOf, linesWith, namesOf, type OddLine } from './odd-lines.ts'
import { isTestPath, placeOfText } from './text-place.ts'

/** Letters of Cyrillic, Greek and Armenian that look like one of ours (Unicode Technical Standard 39, confusables). */
const LOOK_ALIKES = new Map([
  ...pairs('асеорхуіјѕһԁԛԝӏ', 'aceopxyijshdqwl'),
  ...pairs('АВЕЅІЈКМНОРСТХУԌԚԜ', 'ABESIJKMHOPCTXYGQW'),
  ...pairs('οΑΒΕΖΗΙΚΜΝΟΡΤΥΧ', 'oABEZHIKMNOPTYX'),
  ...pairs('օոսցհ', 'onugh'),
])
/** The same letters: Cyrillic, Greek, Armenian. */
const FOREIGN = /[асеорхуіјѕһԁԛԝӏАВЕЅІЈКМНОРСТХУԌԚԜοΑΒΕΖΗΙΚΜΝΟΡΤΥΧօոսցհ]/g
/** ASCII letters and look-alikes in one word; a word in which another letter of that script stands is a real word. */
const WORD = /[\p{L}\p{N}_$]{2,200}/gu
const ASCII_LETTER = /[A-Za-z]/
const NOT_ASCII = /[^\u0000-\u007f]/g
/** Names that run or reach something. Python reads a name by its compatibility form (PEP 3131). */
const BUILTIN =
  /^(?:eval|exec|compile|open|input|getattr|setattr|globals|locals|vars|breakpoint|system|popen|subprocess|pickle|marshal|loads|load|ctypes|importlib|builtins|__\w{1,30}__)$/

/** Names that look like other names. */
export function lookAlikes(file: LoadedFile, text: string, context: CheckContext): Iterable<Finding> {
  if (placeOfText(file.path) === 'prose') return []
  return findingsOf('hidden/look-alike-identifier', file, context, oddLines(file.path, text))
}

function* oddLines(path: string, text: string): Generator<OddLine> {
  const isTest = isTestPath(path)
  const isPython = /\.(?:py|pyi|pyw|pyx|ipynb)$/.test(path)
  for (const line of linesWith(text, NOT_ASCII)) {
    for (const found of line.text.matchAll(WORD)) {
      const [word] = found
      const looksLike = mixed(word, line.text.slice(found.index + word.length))
      const folds = isPython && looksLike === undefined ? folded(word) : undefined
      const plain = looksLike ?? folds
      if (plain === undefined) continue
      yield {
        offset: line.offset + found.index,
        length: word.length,
        evidence: folds === undefined ? evidence`looks like ${plain}` : evidence`means ${plain}`,
        note: namesOf(word.match(NOT_ASCII) ?? []),
        ...(isTest ? { level: 'note' as const } : folds === undefined ? {} : { level: 'error' as const }),
      }
      break
    }
  }
}

/** A word of ASCII letters and look-alikes, as it looks. Acronyms take endings of other scripts (`IDа`), which is no disguise. */
function mixed(word: string, after: string): Evidence | undefined {
  const foreign = word.match(FOREIGN)
  if (foreign === null || !ASCII_LETTER.test(word)) return undefined
  const plain = [...word].map((letter) => LOOK_ALIKES.get(letter) ?? letter).join('')
  if (plain.search(NOT_ASCII) !== -1) return undefined
  const isEnding = !ASCII_LETTER.test(word.slice(word.search(FOREIGN)))
  if (isEnding && !/^[(.=[]/.test(after)) return undefined
  return excerpt(plain)
}

function folded(word: string): Evidence | undefined {
  if (word.search(NOT_ASCII) === -1) return undefined
  const plain = word.normalize('NFKC')
  return BUILTIN.test(plain) ? excerpt(plain) : undefined
}

/** Whether a word is of ASCII letters with look-alikes among them. */
export function looksLikeAscii(word: string): boolean {
  return mixed(word, '.') !== undefined
}

function pairs(foreign: string, ours: string): [string, string][] {
  return [...foreign].map((letter, index) => [letter, ours[index] as string])
}
