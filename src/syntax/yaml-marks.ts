import { MAX_DATA_LENGTH } from './data.ts'

/** A tag, written out: `tag:yaml.org,2002:python/name:os.system`. */
export interface YamlTag {
  readonly tag: string
  readonly start: number
  readonly end: number
}

/** A text that stands behind a key. */
export interface KeyedText {
  readonly text: string
  readonly start: number
  readonly end: number
}

export interface YamlMarks {
  readonly tags: readonly YamlTag[]
  /** Of the one key that was asked for, wherever it stands. */
  readonly values: readonly KeyedText[]
  /** Longer than is read. */
  readonly isTooLong: boolean
}

const STANDARD = 'tag:yaml.org,2002:'
/** https://yaml.org/spec/1.2.2/#6821-tag-handles */
const TAG_DIRECTIVE = /^%TAG[ \t]{1,40}(?<handle>!(?:[\w-]{0,80}!)?)[ \t]{1,40}(?<prefix>\S{1,400})/
const HANDLE = /^!(?:[\w-]{0,80}!)?/
const BLANK = /^[ \t\r\n]*$/
/** What the lexer puts in front of a plain or literal scalar, and where a document begins. Neither stands in the source. */
const SCALAR = '\x1f'
const DOCUMENT = '\x02'
const UNEXPECTED = '\x18'

/**
 * Tags and the texts of one key, from the lexemes alone: in files that no parser takes, and in JSON, they are seen as well.
 */
export async function readYamlMarks(source: string, key: string): Promise<YamlMarks> {
  if (source.length > MAX_DATA_LENGTH) return { tags: [], values: [], isTooLong: true }
  const { Lexer } = await import('yaml')
  const reader = new Reader(key)
  for (const lexeme of new Lexer().lex(source)) reader.take(lexeme)
  return { tags: reader.tags, values: reader.values, isTooLong: false }
}

/** How far the reader is from the value of the key. */
type Expecting = 'key' | 'colon' | 'value'

class Reader {
  readonly tags: YamlTag[] = []
  readonly values: KeyedText[] = []
  private readonly key: string
  private readonly anchors = new Map<string, string>()
  private prefixes = new Map<string, string>()
  private at = 0
  private isScalar = false
  private expecting: Expecting = 'key'
  private anchor: string | undefined

  constructor(key: string) {
    this.key = key
  }

  take(lexeme: string): void {
    if (lexeme === SCALAR) {
      this.isScalar = true
      return
    }
    if (lexeme === UNEXPECTED) return
    if (lexeme === DOCUMENT) {
      this.expecting = 'key'
      return
    }
    const start = this.at
    this.at += lexeme.length
    const first = lexeme[0]
    if (this.isScalar || first === '"' || first === "'") {
      this.scalar(this.isScalar ? lexeme : unquoted(lexeme), start)
      this.isScalar = false
    } else if (first === '!') this.tags.push({ tag: this.written(lexeme), start, end: this.at })
    else if (first === '%') this.directive(lexeme)
    else if (first === '&') this.anchor = lexeme.slice(1)
    else if (first === '*') this.scalar(this.anchors.get(lexeme.slice(1)) ?? '', start)
    else if (first === '#' || first === '?' || first === '|' || first === '>' || BLANK.test(lexeme)) return
    else if (lexeme.startsWith('...')) this.prefixes = new Map()
    else this.expecting = lexeme === ':' && this.expecting === 'colon' ? 'value' : 'key'
  }

  private scalar(text: string, start: number): void {
    if (this.anchor !== undefined) this.anchors.set(this.anchor, text)
    this.anchor = undefined
    if (this.expecting === 'value') {
      this.values.push({ text: text.trim(), start, end: start + Math.max(this.at - start, 1) })
    }
    this.expecting = text.trim() === this.key ? 'colon' : 'key'
  }

  private directive(lexeme: string): void {
    const { handle, prefix } = TAG_DIRECTIVE.exec(lexeme)?.groups ?? {}
    if (handle !== undefined && prefix !== undefined) this.prefixes.set(handle, prefix)
  }

  private written(lexeme: string): string {
    if (lexeme.startsWith('!<')) return decoded(lexeme.slice(2).replace(/>$/, ''))
    const handle = HANDLE.exec(lexeme)?.[0] ?? '!'
    const prefix = this.prefixes.get(handle) ?? (handle === '!!' ? STANDARD : handle)
    return decoded(`${prefix}${lexeme.slice(handle.length)}`)
  }
}

/** Tags are addresses, in which any character may be written as `%70`. */
function decoded(tag: string): string {
  try {
    return decodeURIComponent(tag)
  } catch {
    return tag
  }
}

function unquoted(lexeme: string): string {
  if (lexeme.startsWith("'")) return lexeme.slice(1, -1).replaceAll("''", "'")
  const inside = lexeme.slice(1, -1)
  if (!inside.includes('\\')) return inside
  return inside.replace(ESCAPE, (written, hex: string | undefined) => {
    const point = hex === undefined ? undefined : Number.parseInt(hex.slice(1), 16)
    if (point !== undefined) return point <= 0x10ffff ? String.fromCodePoint(point) : ''
    return BREAK.test(written) ? '' : (written[1] ?? '')
  })
}
/** https://yaml.org/spec/1.2.2/#57-escaped-characters; those for control characters stand in no name. */
const ESCAPE = /\\(?:(?<hex>x[0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|U[0-9a-fA-F]{8})|\r?\n[ \t]{0,400}|.)/gs
const BREAK = /^\\[\r\n]/
