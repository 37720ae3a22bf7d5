/** What stands beside a word tells, without a parse, that it is no name that could matter. When in doubt it may. */

/** Code units beside a word that are looked at. */
const REACH = 200
const LINE_FEED = 0x0a
const FULL_STOP = 0x2e

/** Keywords that may follow or precede an expression; any other word beside a word makes it prose. */
const KEYWORDS: ReadonlySet<string> = new Set(
  'and as assert async await case class def del elif else except exec finally for from global if import in is lambda match nonlocal not or print raise return try type while with yield'.split(
    ' ',
  ),
)

/** Two words in a row, none of them a keyword, stand in comments and docstrings only. */
export function isProse(text: string, start: number, end: number): boolean {
  let after = end
  while (isSpace(text.charCodeAt(after))) after++
  if (after > end && isNameStart(text.charCodeAt(after))) return !KEYWORDS.has(wordFrom(text, after))
  let before = start - 1
  while (isSpace(text.charCodeAt(before))) before--
  if (before === start - 1 || !isNamePart(text.charCodeAt(before))) return false
  const word = wordUntil(text, before)
  // A keyword may stand right behind a number: `1or eval(x)`.
  return !KEYWORDS.has(word) && !DIGIT.test(word)
}
const DIGIT = /^[0-9]/

/** Names of this text may be bound in ways that their neighbours do not show. */
export function bindsUnseen(text: string): boolean {
  return STAR_IMPORT.test(text) || COMPATIBILITY_CHARACTER.test(text)
}
const STAR_IMPORT = /\bimport[\s\\(]{0,20}\*/
/** Characters that Python folds into ASCII letters and digits, so that two spellings are one name. */
const COMPATIBILITY_CHARACTER =
  /[\u00aa\u00ba\u017f\u02b0-\u02e3\u1d2c-\u1dbf\u2070-\u209c\u2102-\u2188\u2c7c\u2c7d\uff10-\uff5a\ud835]/

/** Modules whose members matter; whatever is imported from a line that names one may be one of them. */
const MODULES_THAT_MATTER =
  /torch|numpy|cupy|jax|pickle|dill|joblib|marshal|gensim|shelve|yaml|numexpr|klepto|pydoc|\bsys\b|\bos\b|posix|\bnt\b|subprocess|pexpect|\bpty\b|fabric|invoke|keras|tensorflow|timeit|profile|pdb|logging|\bcode\b|interpreters|wget|pooch|cuda|opencl|cython|weave|mako|jinja2|cffi|commands|\bpip\b|\*/i

/**
 * A member is reached through its module or imported from it; after anything else its name is somebody else's word.
 * @param receivers what is known of the names before the dot in this text, filled here
 */
export function isReached(text: string, start: number, receivers: Map<string, boolean>): boolean {
  let at = start - 1
  let crossesLine = false
  for (const stop = start - REACH; at >= stop && isBlank(text.charCodeAt(at)); at--) {
    crossesLine ||= text.charCodeAt(at) === LINE_FEED
  }
  if (at < 0 || isBlank(text.charCodeAt(at))) return true
  if (text.charCodeAt(at) === FULL_STOP) return receiverMayMatter(text, at, receivers)
  if (',([{"\'\\'.includes(text.charAt(at)) || text.startsWith('import', at - 5)) return true
  // A comment at the end of the line above hides what comes before the name.
  return crossesLine && text.slice(text.lastIndexOf('\n', at) + 1, at).includes('#')
}

/** Silent only for `json.load` and `tl.load`: a name that the file binds once, by an import from somewhere harmless. */
function receiverMayMatter(text: string, dot: number, receivers: Map<string, boolean>): boolean {
  const name = wordUntil(text, dot - 1)
  if (name === '' || text.charCodeAt(dot - name.length - 1) === FULL_STOP) return true
  const known = receivers.get(name)
  if (known !== undefined) return known
  const matters = !isHarmlessImport(text, name)
  receivers.set(name, matters)
  return matters
}

function isHarmlessImport(text: string, name: string): boolean {
  let bound: number | undefined
  for (let at = text.indexOf(name); at !== -1; at = text.indexOf(name, at + name.length)) {
    const end = at + name.length
    const isWhole = !isNamePart(text.charCodeAt(at - 1)) && !isNamePart(text.charCodeAt(end))
    if (!isWhole || text.charCodeAt(end) === FULL_STOP) continue
    // Any second place without a dot after it could bind the name to something else.
    if (bound !== undefined) return false
    bound = at
  }
  if (bound === undefined) return false
  const line = text.slice(text.lastIndexOf('\n', bound) + 1, bound + name.length)
  return IMPORT_OF_NAME.test(line) && !MODULES_THAT_MATTER.test(line)
}
const IMPORT_OF_NAME = /^\s{0,40}(?:import|from)\s[\w., ]{0,200}$/

function wordFrom(text: string, start: number): string {
  let end = start
  while (end < start + REACH && isNamePart(text.charCodeAt(end))) end++
  return text.slice(start, end)
}

function wordUntil(text: string, last: number): string {
  let start = last
  while (start > last - REACH && isNamePart(text.charCodeAt(start))) start--
  return text.slice(start + 1, last + 1)
}

function isSpace(code: number): boolean {
  return code === 0x20 || code === 0x09
}

function isBlank(code: number): boolean {
  return code === 0x20 || (code >= 0x09 && code <= 0x0d)
}

function isNameStart(code: number): boolean {
  return (code >= 0x61 && code <= 0x7a) || (code >= 0x41 && code <= 0x5a) || code === 0x5f || code >= 0x80
}

function isNamePart(code: number): boolean {
  return isNameStart(code) || (code >= 0x30 && code <= 0x39)
}
