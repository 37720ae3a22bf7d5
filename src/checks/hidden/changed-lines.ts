/** A line that one version has and the other has not, blanks around it aside. */
export interface ChangedLine {
  /** 1-based, in its own version. */
  readonly line: number
  /** 1-based, where its first character stands. */
  readonly column: number
  /** Without the blanks around. */
  readonly text: string
}

const LINE_END = /\r\n?|\n/

/** Lines of a text that are no equal line of the other; each line of the other stands for one. Moved and re-indented lines are equal. */
export function linesOnlyIn(text: string, other: string): readonly ChangedLine[] {
  const known = new Map<string, number>()
  for (const line of other.split(LINE_END)) known.set(line.trim(), (known.get(line.trim()) ?? 0) + 1)
  return text.split(LINE_END).flatMap((raw, index) => {
    const own = raw.trim()
    const left = known.get(own) ?? 0
    if (left > 0) known.set(own, left - 1)
    if (left > 0 || own === '') return []
    return [{ line: index + 1, column: raw.length - raw.trimStart().length + 1, text: own }]
  })
}

/** Words of which one list has more than the other, each as often as it has more. */
export function wordsOnlyIn(words: readonly string[], other: readonly string[]): readonly string[] {
  const known = new Map<string, number>()
  for (const word of other) known.set(word, (known.get(word) ?? 0) + 1)
  return words.filter((word) => {
    const left = known.get(word) ?? 0
    known.set(word, left - 1)
    return left <= 0
  })
}
