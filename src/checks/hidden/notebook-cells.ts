const KIND = '"cell_type"'
const MARKDOWN = /^"cell_type"[ \t\r\n]{0,20}:[ \t\r\n]{0,20}"markdown"/
/** UTF-16 code units in which that fits. */
const MAX_KIND = 80

/**
 * The cells of a notebook's text that only show text, read once from the start to the end.
 * https://nbformat.readthedocs.io/en/latest/format_description.html
 */
export class MarkdownCells {
  private readonly text: string
  /** Where the next kind of a cell is stated; -1 behind the last one. */
  private nextKind: number
  private isMarkdown = false
  /** Up to here the object in which the last kind stands has been read. */
  private at = 0
  private depth = 0
  private inString = false

  constructor(text: string) {
    this.text = text
    this.nextKind = text.indexOf(KIND)
  }

  /** Whether an offset, not before the one of the last call, is inside such a cell. */
  contain(offset: number): boolean {
    while (this.nextKind !== -1 && this.nextKind < offset) this.enterNext()
    return this.isMarkdown && this.isSameObject(offset)
  }

  private enterNext(): void {
    this.at = this.nextKind
    this.isMarkdown = MARKDOWN.test(this.text.slice(this.at, this.at + MAX_KIND))
    this.depth = 0
    this.inString = false
    this.nextKind = this.text.indexOf(KIND, this.at + 1)
  }

  /** Below zero the object has ended. */
  private isSameObject(offset: number): boolean {
    for (; this.at < offset && this.depth >= 0; this.at++) {
      const letter = this.text[this.at]
      if (this.inString) {
        if (letter === '\\') this.at++
        else if (letter === '"') this.inString = false
      } else if (letter === '"') this.inString = true
      else if (letter === '{') this.depth++
      else if (letter === '}') this.depth--
    }
    return this.depth >= 0
  }
}
