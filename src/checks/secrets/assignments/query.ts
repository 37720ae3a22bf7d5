import { type ValueSpan, wordAt } from './literals.ts'

/** `?api_key=value`, `&access_token=value`: a parameter of an address. */
export function queryValue(text: string, nameStart: number, nameEnd: number): ValueSpan | undefined {
  if (text.charCodeAt(nameEnd) !== 0x3d) return undefined
  const before = text.charCodeAt(nameStart - 1)
  if (before !== 0x3f && before !== 0x26) return undefined
  const span = wordAt(text, nameEnd + 1)
  return span === undefined ? undefined : { ...span, doubtful: true }
}
