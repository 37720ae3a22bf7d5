import { shannonEntropy } from './entropy.ts'

declare const redacted: unique symbol
/** Text that is safe to publish as far as secrets go. Only this file can make one. Still hostile: reporters escape it. */
export type Evidence = string & { readonly [redacted]: true }

/** UTF-16 code units of source text that one piece of evidence shows. */
const MAX_EXCERPT = 160
/** Values shorter than this show nothing of themselves. */
const SHORTEST_SHOWN_SECRET = 24
/** Characters of a secret's end that are shown; its start only as far as the prefix is public. */
const SHOWN_TAIL = 4

/** Runs that may be key material. Linear: one bounded class. */
const MATERIAL = /[A-Za-z0-9_+/=.~-]{20,4096}/g
/** User name and password in an address (RFC 3986, section 3.2.1). */
const USER_INFORMATION = /:\/\/[^\s/@:]{0,200}:[^\s/@]{1,200}@/g
const SHORT_HEX = /^[0-9a-f]{7,64}$/i
/** What joins words to paths, versions and names; some of it stands in base64 as well. */
const JOINTS = /[/._=+~-]/
/** A word of one case with a number behind it: `linux`, `v2`, `README`, `2026`. Key material has few of them, and never nothing else. */
const WORD = /^(?:[a-z]{1,16}|[A-Z]{1,16}|[A-Z][a-z]{1,15})?[0-9]{0,4}$/

/** Words of ours with numbers and other evidence put in: evidence`pins ${name}, ${count} times`. */
export function evidence(words: TemplateStringsArray, ...values: readonly (Evidence | number)[]): Evidence {
  return String.raw({ raw: words.map((word) => word) }, ...values) as Evidence
}

/** Text of the change, on one line, cut, with everything that looks like key material left out. */
export function excerpt(text: string, maxLength = MAX_EXCERPT): Evidence {
  // Cut generously before the expensive part; the elision may only shorten further.
  const flat = text
    .slice(0, maxLength * 4)
    .replace(/\s+/g, ' ')
    .trim()
  return cut(withoutMaterial(flat), maxLength) as Evidence
}

/** UTF-16 code units of one line of a fix, and lines of it. */
const MAX_PASTED_LINE = 400
const MAX_PASTED_LINES = 60

/** Several lines of text made by us from the change (a fix to paste): blanks as they are, key material left out. */
export function pasteText(text: string): Evidence {
  return text
    .split('\n', MAX_PASTED_LINES)
    .map((line) => cut(withoutMaterial(line.slice(0, MAX_PASTED_LINE * 4)), MAX_PASTED_LINE))
    .join('\n') as Evidence
}

function withoutMaterial(text: string): string {
  return text
    .replace(USER_INFORMATION, '://***@')
    .replace(MATERIAL, (run) => (isKeyMaterial(run) ? `…(${run.length} characters)` : run))
}

function cut(text: string, maxLength: number): string {
  return text.length > maxLength ? `${text.slice(0, maxLength - 1)}…` : text
}

/** An object id or digest, which is public; throws when it is anything else, because that is our bug. */
export function hexDigest(hex: string): Evidence {
  if (!SHORT_HEX.test(hex)) throw new TypeError('not a hexadecimal digest')
  return hex as Evidence
}

/**
 * A secret, recognisable to its owner and useless to everybody else: public prefix, last four characters, length.
 * @param publicPrefix how many leading characters are the same for every secret of this kind
 */
export function redactSecret(value: string, publicPrefix: number): Evidence {
  if (value.length - publicPrefix < SHORTEST_SHOWN_SECRET) {
    return `${value.slice(0, publicPrefix)}*** (${value.length} characters)` as Evidence
  }
  return `${value.slice(0, publicPrefix)}…${value.slice(-SHOWN_TAIL)} (${value.length} characters)` as Evidence
}

/** A line of the change with the given column ranges (1-based, end excluded) blanked out, for the reader's orientation. */
export function redactedLine(
  line: string,
  secrets: readonly { readonly from: number; readonly to: number }[],
): Evidence {
  let shown = ''
  let at = 0
  for (const range of [...secrets].sort((a, b) => a.from - b.from)) {
    const from = Math.max(range.from - 1, at)
    if (from >= line.length) break
    shown += `${line.slice(at, from)}***`
    at = Math.max(at, range.to - 1)
  }
  return excerpt(shown + line.slice(at))
}

function isKeyMaterial(run: string): boolean {
  if (/^[0-9a-f]{32,}$/i.test(run)) return true
  if (!/[0-9]/.test(run) || !/[A-Za-z]/.test(run)) return false
  if (run.split(JOINTS).every((part) => WORD.test(part))) return false
  const mixed = /[a-z]/.test(run) && /[A-Z]/.test(run)
  return shannonEntropy(run) >= (mixed ? 3.8 : 4.2)
}
