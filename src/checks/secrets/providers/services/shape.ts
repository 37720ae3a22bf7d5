/** `hex` in both cases; `lower` is lower-case letters and digits. */
type Base = 'hex' | 'digits' | 'letters' | 'lower' | 'alnum'

/** Characters of one kind in a row. */
export interface Run {
  readonly base: Base
  /** Further characters beside those of the base. */
  readonly extra: string
  readonly least: number
  readonly most: number
}

/** A whole key: runs, and what stands literally between them. A run never begins with what ends the run before it. */
export type Shape = readonly (Run | string)[]

/** How many characters: exactly, or from and to. */
type Length = number | readonly [least: number, most: number]

export const hex = (length: Length, extra = ''): Shape => run('hex', length, extra)
export const digits = (length: Length): Shape => run('digits', length, '')
export const letters = (length: Length): Shape => run('letters', length, '')
export const lower = (length: Length, extra = ''): Shape => run('lower', length, extra)
export const alnum = (length: Length, extra = ''): Shape => run('alnum', length, extra)

/** What base64 ends with. */
export function padding(most: number): Shape {
  return [{ base: 'digits', extra: '=', least: 0, most }]
}

/** One after the other. */
export function parts(...pieces: readonly (Shape | string)[]): Shape {
  return pieces.flat()
}

/** Letters and digits in groups joined by hyphens. */
export function groups(...lengths: readonly number[]): Shape {
  return lengths.flatMap((length, index) => (index === 0 ? alnum(length) : ['-', ...alnum(length)]))
}

export const UUID: Shape = parts(hex(8), '-', hex(4), '-', hex(4), '-', hex(4), '-', hex(12))

/** Whether a value has the shape from its first character to its last. */
export function hasShape(value: string, shape: Shape): boolean {
  let at = 0
  for (const part of shape) {
    if (typeof part === 'string') {
      if (!value.startsWith(part, at)) return false
      at += part.length
      continue
    }
    const limit = Math.min(value.length, at + part.most)
    let end = at
    while (end < limit && belongs(value.charCodeAt(end), part)) end++
    if (end - at < part.least) return false
    at = end
  }
  return at === value.length
}

/** Characters at the start that all keys of a shape share, and that may be shown. */
export function publicPrefix(shape: Shape): number {
  const first = shape[0]
  return typeof first === 'string' ? first.length : 0
}

function run(base: Base, length: Length, extra: string): Shape {
  const [least, most] = typeof length === 'number' ? [length, length] : length
  return [{ base, extra, least, most }]
}

function belongs(code: number, { base, extra }: Run): boolean {
  return inBase(code, base) || (extra !== '' && extra.includes(String.fromCharCode(code)))
}

function inBase(code: number, base: Base): boolean {
  const digit = code >= 0x30 && code <= 0x39
  const folded = code | 0x20
  switch (base) {
    case 'digits':
      return digit
    case 'hex':
      return digit || (folded >= 0x61 && folded <= 0x66)
    case 'letters':
      return folded >= 0x61 && folded <= 0x7a
    case 'lower':
      return digit || (code >= 0x61 && code <= 0x7a)
    case 'alnum':
      return digit || (folded >= 0x61 && folded <= 0x7a)
  }
}
