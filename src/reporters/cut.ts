const PAIR = /^[\ud800-\udbff][\udc00-\udfff]$/

/** At most so many UTF-16 code units, with a mark where something was left out. */
export function cut(text: string, maxLength: number): string {
  if (text.length <= maxLength) return text
  const end = maxLength - 1
  return `${text.slice(0, splitsPair(text, end) ? end - 1 : end)}…`
}

/** A long path keeps its start and its end, which tell most. */
export function cutMiddle(text: string, maxLength: number): string {
  if (text.length <= maxLength) return text
  const end = Math.floor((maxLength - 1) / 3)
  const start = text.length - (maxLength - 1 - end)
  const head = text.slice(0, splitsPair(text, end) ? end - 1 : end)
  return `${head}…${text.slice(splitsPair(text, start) ? start + 1 : start)}`
}

function splitsPair(text: string, offset: number): boolean {
  return PAIR.test(text.slice(Math.max(offset - 1, 0), offset + 1))
}
