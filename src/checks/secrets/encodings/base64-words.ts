/** Characters of an encoded word that the automaton looks for: enough that data has it next to never. */
const LONGEST_WORD = 8
/** Fewer turn up in pictures and names all the time. */
const SHORTEST_WORD = 4
/** Bytes of a literal that is too short to be found in the middle of encoded text without what stands before it. */
const SHORT_LITERAL = 3
/** What stands before a token in the files that are encoded: settings, JSON, headers, addresses, pairs. */
const BEFORE = ['"', "'", '=', ':', ' ', '\n'] as const
/** Characters of one group, and bytes of it (RFC 4648 section 4). */
const GROUP_CHARACTERS = 4
const GROUP_BYTES = 3

/** A literal as base64 writes it: the characters that it alone decides, which depend on where in a group of three bytes it begins. */
export interface Base64Word {
  /** As it is written. */
  readonly text: string
  /** Characters of its group before it. */
  readonly indent: number
  /** Bytes from the start of that group to the literal. */
  readonly lead: number
}

/** All forms that base64 gives to an ASCII literal, in both alphabets. */
export function base64Words(literal: string): readonly Base64Word[] {
  const shifts = Array.from({ length: GROUP_BYTES }, (_, shift) => shift)
  if (literal.length > SHORT_LITERAL) return shifts.flatMap((shift) => formsOf(literal, shift, 0))
  return [
    ...formsOf(literal, 0, 0),
    ...BEFORE.flatMap((before) => [0, 1].flatMap((shift) => formsOf(before + literal, shift, before.length))),
  ]
}

function formsOf(bytes: string, shift: number, before: number): readonly Base64Word[] {
  const indent = Math.ceil((shift * 8) / 6)
  const end = Math.floor(((shift + bytes.length) * 8) / 6)
  const text = btoa('\0'.repeat(shift) + bytes).slice(indent, Math.min(end, indent + LONGEST_WORD))
  if (text.length < SHORTEST_WORD) return []
  const word = { indent: indent % GROUP_CHARACTERS, lead: shift + before }
  const urlSafe = text.replaceAll('+', '-').replaceAll('/', '_')
  return [text, ...(urlSafe === text ? [] : [urlSafe])].map((form) => ({ text: form, ...word }))
}
