/** One piece of a Markdown line, as CommonMark 0.31 (sections 2.4, 2.5, 6.1) reads it. */
interface Piece {
  readonly kind: 'text' | 'escaped' | 'code'
  readonly text: string
}

/** What GitHub makes a link, a mention, an emoji or a formula of, when it stands in plain text. */
const REFERENCE = /@\w|:\/\/|\bwww\.|#\d|\bGH-\d|\b[0-9a-f]{7,40}\b|\$|:[\w+-]+:/i
/** What starts structure within a line when it is not escaped. */
const STRUCTURE = /[*_~[\]<>|&`]|^(?:#|[-+=]|\d+[.)])/

/** Unescaped structure and live references of a line that should have none; empty for safe text. */
export function structureIn(markdown: string): readonly string[] {
  if (/[\n\r]/.test(markdown)) return ['more than one line']
  const pieces = piecesOf(markdown)
  const raw = pieces.map((piece) => (piece.kind === 'text' ? piece.text : '\u0000')).join('')
  const shown = pieces.map((piece) => (piece.kind === 'code' ? '\u0000' : piece.text)).join('')
  return [STRUCTURE.exec(raw)?.[0], REFERENCE.exec(shown)?.[0]].flatMap((found) => found ?? [])
}

/** The texts of the code spans of a line. */
export function codeIn(markdown: string): readonly string[] {
  return piecesOf(markdown).flatMap((piece) => (piece.kind === 'code' ? piece.text : []))
}

/** Targets of the links of a line. */
export function linksIn(markdown: string): readonly string[] {
  const outside = piecesOf(markdown).map((piece) => (piece.kind === 'text' ? piece.text : '\u0000'))
  return [...outside.join('').matchAll(/\]\(([^)]*)\)/g)].map((match) => match[1] as string)
}

/** What a reader sees of a line. */
export function shownText(markdown: string): string {
  return piecesOf(markdown)
    .map((piece) => piece.text)
    .join('')
}

function piecesOf(markdown: string): readonly Piece[] {
  const pieces: Piece[] = []
  for (let at = 0; at < markdown.length; ) {
    const rest = markdown.slice(at)
    const escaped = /^\\([!-/:-@[-`{-~])/.exec(rest)
    const entity = /^&(?:amp|#(\d{1,7}));/.exec(rest)
    const fence = /^`+/.exec(rest)?.[0]
    const end = fence === undefined ? -1 : closingFence(markdown, at + fence.length, fence.length)
    let length = 1
    if (escaped !== null) {
      length = 2
      pieces.push({ kind: 'escaped', text: escaped[1] as string })
    } else if (entity !== null) {
      length = entity[0].length
      const text = entity[1] === undefined ? '&' : String.fromCodePoint(Number(entity[1]))
      pieces.push({ kind: 'escaped', text })
    } else if (fence !== undefined && end !== -1) {
      length = end + fence.length - at
      pieces.push({ kind: 'code', text: codeContent(markdown.slice(at + fence.length, end)) })
    } else if (fence !== undefined) {
      length = fence.length
      pieces.push({ kind: 'text', text: fence })
    } else pieces.push({ kind: 'text', text: rest.charAt(0) })
    at += length
  }
  return pieces
}

/** cmark gives up on fences of more than 80 backticks. */
function closingFence(markdown: string, from: number, length: number): number {
  if (length > 80) return -1
  for (const run of markdown.slice(from).matchAll(/`+/g)) {
    if (run[0].length === length) return from + run.index
  }
  return -1
}

function codeContent(text: string): string {
  const isPadded = text.startsWith(' ') && text.endsWith(' ') && text.trim() !== ''
  return isPadded ? text.slice(1, -1) : text
}
