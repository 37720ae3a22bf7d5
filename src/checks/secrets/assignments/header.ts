import { isQuote, skipBlanks, type ValueSpan, wordAt } from './literals.ts'

/** Beside words that stand in sentences as well: `password: …`. */
const HEADER_NAME = /-|key|token/i

/** A header as one string, as clients on the command line take it: `-H "X-Api-Key: value"`. */
export function headerValue(text: string, nameStart: number, nameEnd: number): ValueSpan | undefined {
  if (text.charCodeAt(nameEnd) !== 0x3a || !isQuote(text.charCodeAt(nameStart - 1))) return undefined
  if (!HEADER_NAME.test(text.slice(nameStart, nameEnd))) return undefined
  const span = wordAt(text, skipBlanks(text, nameEnd + 1))
  if (span === undefined) return undefined
  const after = text.charCodeAt(span.end) === 0x5c ? span.end + 1 : span.end
  return isQuote(text.charCodeAt(after)) ? { ...span, quoted: true } : undefined
}
