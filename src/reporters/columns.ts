/** Characters that a terminal draws two columns wide: East Asian wide and fullwidth forms, and emoji. */
const WIDE =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\ua960-\ua97c\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{20000}-\u{3fffd}\p{Emoji_Presentation}]/u
const MARK = /\p{M}/u
const ASCII = /^[ -~]*$/

/** Columns that a text without control characters takes on a terminal. */
export function columnsOf(text: string): number {
  if (ASCII.test(text)) return text.length
  let columns = 0
  for (const character of text) columns += WIDE.test(character) ? 2 : MARK.test(character) ? 0 : 1
  return columns
}

/** Lines of at most so many columns, broken at spaces, and inside of words that are longer than a line. */
export function wrapped(text: string, columns: number): readonly string[] {
  const lines: string[] = []
  let line = ''
  for (const word of text.split(' ').flatMap((part) => pieces(part, columns))) {
    const longer = line === '' ? word : `${line} ${word}`
    if (line === '' || columnsOf(longer) <= columns) line = longer
    else {
      lines.push(line)
      line = word
    }
  }
  return [...lines, line]
}

function pieces(word: string, columns: number): readonly string[] {
  if (columnsOf(word) <= columns) return [word]
  const found: string[] = []
  let piece = ''
  let width = 0
  for (const character of word) {
    const own = columnsOf(character)
    if (width + own > columns && piece !== '') {
      found.push(piece)
      piece = ''
      width = 0
    }
    piece += character
    width += own
  }
  return piece === '' ? found : [...found, piece]
}
