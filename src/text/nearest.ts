/** Typing errors that a suggestion forgives: about one in three characters. */
const MAX_DISTANCE = 3
/** Letters that are enough to begin a word. */
const SHORTEST_BEGINNING = 3
/** Longer words are not compared: nobody mistypes those by three letters, and the cost is quadratic. */
const MAX_LENGTH = 60

/** The allowed word that a mistyped one most likely means; undefined when none is near. */
export function nearest(word: string, allowed: Iterable<string>): string | undefined {
  const typed = word.toLowerCase()
  let best: string | undefined
  let bestDistance = Math.min(MAX_DISTANCE, Math.ceil(word.length / 3)) + 1
  for (const candidate of allowed) {
    const full = candidate.toLowerCase()
    // A word that was not finished is near, however much of it is missing.
    const isBeginning = typed.length >= SHORTEST_BEGINNING && full.startsWith(typed)
    const distance = isBeginning ? 1 : editDistance(typed, full)
    if (distance < bestDistance) {
      best = candidate
      bestDistance = distance
    }
  }
  return best
}

/** Levenshtein distance; Infinity for words too long to compare. */
export function editDistance(a: string, b: string): number {
  if (a.length > MAX_LENGTH || b.length > MAX_LENGTH) return Number.POSITIVE_INFINITY
  let row = Array.from({ length: b.length + 1 }, (_, index) => index)
  for (let i = 1; i <= a.length; i++) {
    const next = [i]
    for (let j = 1; j <= b.length; j++) {
      const replaced = (row[j - 1] as number) + (a[i - 1] === b[j - 1] ? 0 : 1)
      next.push(Math.min(replaced, (row[j] as number) + 1, (next[j - 1] as number) + 1))
    }
    row = next
  }
  return row[b.length] as number
}
