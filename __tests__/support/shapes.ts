/** How a text of a shape is drawn: which character of a set, how often, which way. */
export interface Draw {
  character(set: string): string
  times(least: number, most: number): number
  option(count: number, leasts: readonly number[]): number
}

export type Shape =
  | { readonly kind: 'character'; readonly set: string }
  | { readonly kind: 'sequence'; readonly parts: readonly Shape[] }
  | { readonly kind: 'choice'; readonly options: readonly Shape[] }
  | { readonly kind: 'repeat'; readonly of: Shape; readonly least: number; readonly most: number }

const LOWER = 'abcdefghijklmnopqrstuvwxyz'
const UPPER = LOWER.toUpperCase()
const DIGITS = '0123456789'
const ESCAPES: Readonly<Record<string, string>> = { d: DIGITS, w: `${LOWER}${UPPER}${DIGITS}_`, s: ' ' }

/**
 * The part of the syntax of regular expressions that shapes of tokens are written in; throws at anything else.
 * Anchors and what may not follow say nothing of the token itself and are left out.
 */
export function parseShape(source: string): Shape {
  const reader = new Reader(source)
  const shape = choice(reader)
  if (!reader.done) throw new Error(`nothing should follow at ${reader.at} of ${source}`)
  return shape
}

/** One text of a shape. */
export function drawn(shape: Shape, draw: Draw): string {
  switch (shape.kind) {
    case 'character':
      return shape.set.length === 1 ? shape.set : draw.character(shape.set)
    case 'sequence':
      return shape.parts.map((part) => drawn(part, draw)).join('')
    case 'choice':
      return drawn(
        shape.options[draw.option(shape.options.length, shape.options.map(leastLength))] as Shape,
        draw,
      )
    case 'repeat': {
      const times = draw.times(shape.least, shape.most)
      return Array.from({ length: times }, () => drawn(shape.of, draw)).join('')
    }
  }
}

/** Characters of the shortest text of a shape. */
export function leastLength(shape: Shape): number {
  switch (shape.kind) {
    case 'character':
      return 1
    case 'sequence':
      return shape.parts.reduce((sum, part) => sum + leastLength(part), 0)
    case 'choice':
      return Math.min(...shape.options.map(leastLength))
    case 'repeat':
      return shape.least * leastLength(shape.of)
  }
}

class Reader {
  at = 0
  readonly source: string

  constructor(source: string) {
    this.source = source
  }

  get done(): boolean {
    return this.at === this.source.length
  }

  peek(text: string): boolean {
    return this.source.startsWith(text, this.at)
  }

  take(text: string): boolean {
    const found = this.peek(text)
    if (found) this.at += text.length
    return found
  }

  next(): string {
    if (this.done) throw new Error(`${this.source} ends early`)
    return this.source[this.at++] as string
  }

  number(): number {
    let digits = ''
    while (!this.done && DIGITS.includes(this.source[this.at] as string)) digits += this.next()
    return Number(digits)
  }
}

function choice(reader: Reader): Shape {
  const options = [sequence(reader)]
  while (reader.take('|')) options.push(sequence(reader))
  return options.length === 1 ? (options[0] as Shape) : { kind: 'choice', options }
}

function sequence(reader: Reader): Shape {
  const parts: Shape[] = []
  while (!reader.done && !reader.peek('|') && !reader.peek(')')) {
    const part = atom(reader)
    if (part !== undefined) parts.push(repeated(part, reader))
  }
  return { kind: 'sequence', parts }
}

function atom(reader: Reader): Shape | undefined {
  if (reader.take('^') || reader.take('$')) return undefined
  if (reader.take('(?!') || reader.take('(?=')) {
    choice(reader)
    closed(reader)
    return undefined
  }
  if (reader.take('(?:')) {
    const group = choice(reader)
    closed(reader)
    return group
  }
  if (reader.take('[')) return { kind: 'character', set: characterClass(reader) }
  const character = reader.next()
  if ('(.*+?'.includes(character)) throw new Error(`${character} in ${reader.source} is not understood`)
  return { kind: 'character', set: character === '\\' ? escaped(reader) : character }
}

function closed(reader: Reader): void {
  if (!reader.take(')')) throw new Error(`a group of ${reader.source} does not end`)
}

function repeated(of: Shape, reader: Reader): Shape {
  if (reader.take('?')) return { kind: 'repeat', of, least: 0, most: 1 }
  if (!reader.take('{')) return of
  const least = reader.number()
  const most = reader.take(',') ? reader.number() : least
  reader.take('}')
  return { kind: 'repeat', of, least, most }
}

function characterClass(reader: Reader): string {
  if (reader.peek('^')) throw new Error(`${reader.source} says what a token is not`)
  let set = ''
  while (!reader.take(']')) {
    const first = reader.next()
    const from = first === '\\' ? escaped(reader) : first
    if (from.length > 1 || !reader.peek('-') || reader.peek('-]')) {
      set += from
      continue
    }
    reader.take('-')
    const end = reader.next()
    const to = end === '\\' ? escaped(reader) : end
    for (let code = from.charCodeAt(0); code <= to.charCodeAt(0); code++) set += String.fromCharCode(code)
  }
  return [...new Set(set)].join('')
}

function escaped(reader: Reader): string {
  const character = reader.next()
  if (character === 'x') return String.fromCharCode(Number.parseInt(reader.next() + reader.next(), 16))
  return ESCAPES[character] ?? character
}
