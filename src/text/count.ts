/** `1 file`, `2 files`, `2,000 files`. */
export function count(number: number, noun: string): string {
  return `${grouped(number)} ${noun}${number === 1 ? '' : 's'}`
}

/** Thousands apart. Not by `toLocaleString`, whose tables take longer to load than a small change takes to judge. */
export function grouped(number: number): string {
  const digits = String(number)
  const first = digits.length % 3 || 3
  let text = digits.slice(0, first)
  for (let at = first; at < digits.length; at += 3) text += `,${digits.slice(at, at + 3)}`
  return text
}
