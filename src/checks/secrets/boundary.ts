/** Digits and semicolons of a terminal colour sequence. */
const MAX_COLOUR_PARAMETERS = 8

const BACKSLASH = 0x5c

/**
 * Whether something new begins at an offset: no letter, digit or underscore before it, unless that is the end of an
 * escape. In a notebook or a JSON string the character before a token on a new line is the `n` of `\n`.
 */
export function beginsAt(text: string, start: number): boolean {
  return start === 0 || !isNameCode(text.charCodeAt(start - 1)) || endsEscape(text, start)
}

/** Whether the offset stands inside a run of standard base64: `+` or `/` before it, and more of the alphabet before that. */
export function insideBase64(text: string, start: number): boolean {
  const before = text.charCodeAt(start - 1)
  if (before !== 0x2b && before !== 0x2f) return false
  for (let back = 2; back <= 12; back++) {
    const code = text.charCodeAt(start - back)
    // A path or an address has a dot, a colon or a hyphen soon; encoded data never does.
    if (!(isAlphanumeric(code) || code === 0x2b || code === 0x2f)) return false
  }
  return true
}

export function isNameCode(code: number): boolean {
  return isAlphanumeric(code) || code === 0x5f
}

export function isAlphanumeric(code: number): boolean {
  return (code >= 0x61 && code <= 0x7a) || (code >= 0x41 && code <= 0x5a) || (code >= 0x30 && code <= 0x39)
}

function endsEscape(text: string, end: number): boolean {
  const last = text.charCodeAt(end - 1)
  const second = text.charCodeAt(end - 2)
  if (second === BACKSLASH) return 'nrtfbv0'.includes(text[end - 1] as string)
  if (isHex(last) && isHex(second)) {
    const third = text.charCodeAt(end - 3)
    if (third === 0x25) return true
    if (third === 0x78) return text.charCodeAt(end - 4) === BACKSLASH
    return (
      isHex(third) &&
      isHex(text.charCodeAt(end - 4)) &&
      text.charCodeAt(end - 5) === 0x75 &&
      text.charCodeAt(end - 6) === BACKSLASH
    )
  }
  return last === 0x6d && endsColour(text, end - 1)
}

/** `ESC [ 1 ; 31 m`, as notebooks keep the output of a terminal. */
function endsColour(text: string, end: number): boolean {
  let at = end - 1
  const limit = end - MAX_COLOUR_PARAMETERS
  while (at >= limit && ((text.charCodeAt(at) >= 0x30 && text.charCodeAt(at) <= 0x39) || text[at] === ';'))
    at--
  return text[at] === '['
}

function isHex(code: number): boolean {
  return (code >= 0x30 && code <= 0x39) || (code >= 0x41 && code <= 0x46) || (code >= 0x61 && code <= 0x66)
}
