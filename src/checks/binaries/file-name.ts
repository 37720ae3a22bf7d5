/** Letters of other scripts that look like the Latin letters and digits of the extensions below. Lower case. */
const LOOK_ALIKES: ReadonlyMap<string, string> = new Map(
  Object.entries({
    a: 'аαɑ',
    b: 'ЬƄ',
    c: 'сϲᴄ',
    d: 'ԁɗ',
    e: 'еҽ',
    f: 'ƒϝ',
    h: 'һհ',
    i: 'іıɩι',
    j: 'јϳ',
    k: 'кκ',
    l: 'ӏ',
    m: 'м',
    n: 'ոп',
    o: 'оοօᴏ',
    p: 'рρ',
    q: 'ԛ',
    r: 'г',
    s: 'ѕꜱ',
    t: 'т',
    u: 'սυᴜ',
    v: 'ѵνᴠ',
    w: 'ԝᴡ',
    x: 'хχ',
    y: 'уγ',
    z: 'ᴢ',
  }).flatMap(([latin, others]) => Array.from(others, (other): [string, string] => [other, latin])),
)
const INVISIBLE = /[\p{Default_Ignorable_Code_Point}\p{Cf}\p{Cc}]/gu
const DOT_OR_BLANK = /[.\s]/u
const SHARED_LIBRARY = /\.so(?:\.\d{1,10}){1,8}$/
const PLAIN_EXTENSION = /\.(?<extension>[^./\\]{1,24})$/

/** UTF-16 code units from the end of a path that are looked at. */
const MAX_TAIL = 512

/**
 * The extension as a system would act on it, in lower case and without its dot; empty when there is none.
 * Trailing dots and blanks go, look-alike and invisible characters are folded, `.so.1.2` counts as `so`.
 */
export function foldedExtension(path: string): string {
  const name = path.slice(path.lastIndexOf('/') + 1).slice(-MAX_TAIL)
  const folded = withoutTrailing(name.normalize('NFKC').replace(INVISIBLE, '').toLowerCase())
  if (SHARED_LIBRARY.test(folded)) return 'so'
  const extension = PLAIN_EXTENSION.exec(folded)?.groups?.['extension'] ?? ''
  return /^[ -~]*$/.test(extension)
    ? extension
    : Array.from(extension, (letter) => LOOK_ALIKES.get(letter) ?? letter).join('')
}

function withoutTrailing(name: string): string {
  let end = name.length
  while (end > 0 && DOT_OR_BLANK.test(name.charAt(end - 1))) end--
  return name.slice(0, end)
}
