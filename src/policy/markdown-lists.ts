/** UTF-16 code units of one document that are read. */
const MAX_DOCUMENT = 262_144
/** List items of one document that are read. */
const MAX_ITEMS = 1_000
/** UTF-16 code units of one line that are looked at. */
const MAX_LINE = 2_000
/** UTF-16 code units that the lines of one item may add up to. */
const MAX_ITEM = 1_000

/** An item of a list in a Markdown document. */
export interface ListItem {
  /** With its Markdown, on one line, without comments. */
  readonly text: string
  /** Undefined for a bullet without a box. */
  readonly ticked?: boolean
  /** Text of the HTML comments on its lines, and on the comment-only lines right before it. */
  readonly comments: readonly string[]
  /** Headings above it, outermost first. */
  readonly headings: readonly string[]
  /** 1-based. */
  readonly line: number
  /** Items with the same number stand in one list. */
  readonly list: number
}

const LINE_END = /\r\n|\n|\r/
const HEADING = /^ {0,3}(?<marks>#{1,6})[ \t]+(?<text>\S.*)$/
const UNDERLINE = /^ {0,3}(?<mark>[=-])[=-]*[ \t]*$/
const BOLD_LINE = /^(?:\*\*|__)(?<text>[^*_]{1,200})(?:\*\*|__):?$/
const FENCE = /^[ \t]*(?<fence>`{3}|~{3})/
const ITEM = /^(?<indent>[ \t]*)(?:[-*+]|\d{1,9}[.)])[ \t]+(?<rest>\S.*)$/
const BOX = /^\[(?<tick>[ xX])\][ \t]+(?<text>\S.*)$/
const INDENTED = /^[ \t]/
/** A line in bold stands for a heading below all real ones. */
const BOLD_LEVEL = 7

interface OpenItem {
  text: string
  readonly ticked?: boolean
  readonly comments: string[]
  readonly headings: readonly string[]
  readonly line: number
  readonly list: number
}

export interface ListItems {
  readonly items: readonly ListItem[]
  /** The document is longer than what was read. */
  readonly isCut: boolean
}

/** The list items of a document, tolerant: code blocks and comments hold none. */
export function listItems(document: string): ListItems {
  const reader = new ListReader()
  const lines = document.slice(0, MAX_DOCUMENT).split(LINE_END)
  for (const [index, line] of lines.entries()) {
    if (reader.items.length === MAX_ITEMS) return { items: reader.items, isCut: true }
    reader.take(line.slice(0, MAX_LINE), index + 1)
  }
  return { items: reader.items, isCut: document.length >= MAX_DOCUMENT }
}

class ListReader {
  readonly items: OpenItem[] = []
  private readonly headings: { readonly level: number; readonly text: string }[] = []
  private fence: string | undefined
  private isInComment = false
  private comment = ''
  private waiting: string[] = []
  private open: OpenItem | undefined
  private previous = ''
  private list = 0

  take(raw: string, number: number): void {
    const fence = this.isInComment ? undefined : FENCE.exec(raw)?.groups?.['fence']
    if (this.fence !== undefined || fence !== undefined) {
      if (this.fence === undefined) this.fence = fence
      else if (this.fence === fence) this.fence = undefined
      this.open = undefined
      this.previous = ''
      return
    }
    const { text, comments } = this.withoutComments(raw)
    if (text.trim() === '') {
      if (comments.length > 0) {
        if (this.open === undefined || !INDENTED.test(raw)) this.waiting.push(...comments)
        else this.open.comments.push(...comments)
      } else if (raw.trim() === '') this.open = undefined
      this.previous = ''
      return
    }
    if (!this.takeHeading(text) && !this.takeItem(text, comments, number)) this.takeText(text, comments)
    this.previous = text
  }

  private takeHeading(text: string): boolean {
    const underline = UNDERLINE.exec(text)?.groups
    const isUnderlined = underline !== undefined && this.previous !== '' && !ITEM.test(this.previous)
    const heading = HEADING.exec(text)?.groups
    const bold = BOLD_LINE.exec(text.trim())?.groups?.['text']
    const level =
      heading?.['marks']?.length ?? (isUnderlined ? (underline['mark'] === '=' ? 1 : 2) : BOLD_LEVEL)
    const title = heading?.['text'] ?? (isUnderlined ? this.previous : bold)
    if (title === undefined) return false
    while ((this.headings.at(-1)?.level ?? 0) >= level) this.headings.pop()
    this.headings.push({ level, text: title.trim() })
    this.open = undefined
    this.list++
    return true
  }

  private takeItem(text: string, comments: readonly string[], line: number): boolean {
    const rest = ITEM.exec(text)?.groups?.['rest']
    if (rest === undefined) return false
    const box = BOX.exec(rest)?.groups
    this.open = {
      text: box?.['text'] ?? rest,
      comments: [...this.waiting.splice(0), ...comments],
      headings: this.headings.map((heading) => heading.text),
      line,
      list: this.list,
      ...(box === undefined ? {} : { ticked: box['tick'] !== ' ' }),
    }
    this.items.push(this.open)
    return true
  }

  private takeText(text: string, comments: readonly string[]): void {
    this.waiting = []
    if (this.open !== undefined) {
      if (this.open.text.length < MAX_ITEM) this.open.text += ` ${text.trim()}`
      this.open.comments.push(...comments)
      return
    }
    this.list++
  }

  /** What stands outside of HTML comments; a comment may go over lines. */
  private withoutComments(line: string): { readonly text: string; readonly comments: readonly string[] } {
    const comments: string[] = []
    let text = ''
    let at = 0
    while (at < line.length) {
      if (this.isInComment) {
        const end = line.indexOf('-->', at)
        if (this.comment.length < MAX_ITEM) this.comment += ` ${line.slice(at, end === -1 ? undefined : end)}`
        if (end === -1) return { text, comments }
        comments.push(this.comment.trim())
        this.isInComment = false
        at = end + 3
      } else {
        const start = line.indexOf('<!--', at)
        text += line.slice(at, start === -1 ? undefined : start)
        if (start === -1) return { text, comments }
        this.isInComment = true
        this.comment = ''
        at = start + 4
      }
    }
    return { text, comments }
  }
}
