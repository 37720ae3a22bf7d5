import { micromark } from 'micromark'
import { gfm, gfmHtml } from 'micromark-extension-gfm'

/** What a reader of GitHub Flavored Markdown is shown, by the reference parser. */
export interface RenderedMarkdown {
  readonly html: string
  /** Names of all elements, each once, sorted. */
  readonly elements: readonly string[]
  /** Texts of code spans and blocks, in order. */
  readonly code: readonly string[]
  /** Where links and images lead, in order. */
  readonly addresses: readonly string[]
  /** Runs of text outside of code. */
  readonly prose: readonly string[]
  /** All text, in order. */
  readonly text: string
}

const TAG = /<(\/?)([a-z][a-z0-9]*)((?: [a-z-]+="[^"]*")*) ?\/?>/y
const ADDRESS = /^ (?:href|src)="([^"]*)"/
const CHARACTERS: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"' }
/** Elements without an end. */
const EMPTY_ELEMENTS: ReadonlySet<string> = new Set(['br', 'hr', 'img', 'input'])

/** @throws Error when the text has HTML of its own */
export function rendered(markdown: string): RenderedMarkdown {
  const html = micromark(markdown, {
    allowDangerousHtml: true,
    allowDangerousProtocol: true,
    extensions: [gfm()],
    htmlExtensions: [gfmHtml(), { enter: { htmlText: refuseHtml, htmlFlow: refuseHtml } }],
  })
  return inspected(html)
}

function refuseHtml(): never {
  throw new Error('there is HTML in this Markdown')
}

function inspected(html: string): RenderedMarkdown {
  const elements = new Set<string>()
  const code: string[] = []
  const addresses: string[] = []
  const prose: string[] = []
  const open: string[] = []
  let text = ''
  let isApart = true
  for (let at = 0; at < html.length; ) {
    TAG.lastIndex = at
    const tag = TAG.exec(html)
    if (tag === null) {
      const next = html.indexOf('<', at)
      const end = next === -1 ? html.length : next
      if (end === at) throw new Error(`no HTML that the renderer makes: ${html.slice(at, at + 40)}`)
      const shown = html
        .slice(at, end)
        .replace(/&(amp|lt|gt|quot);/g, (_, name: string) => CHARACTERS[name] as string)
      text += shown
      if (open.includes('code')) code[code.length - 1] += shown
      else if (isApart) prose.push(shown)
      else prose[prose.length - 1] += shown
      isApart = false
      at = end
      continue
    }
    const [whole, slash, name = '', attributes = ''] = tag
    at += whole.length
    isApart = true
    elements.add(name)
    const address = ADDRESS.exec(attributes)?.[1]
    if (address !== undefined) addresses.push(address.replaceAll('&amp;', '&'))
    if (slash === '/') open.splice(open.lastIndexOf(name), 1)
    else if (!EMPTY_ELEMENTS.has(name)) open.push(name)
    if (slash === '' && name === 'code') code.push('')
  }
  return { html, elements: [...elements].sort(), code, addresses, prose, text }
}

/**
 * What GitHub makes a link, a mention, an emoji or a formula of when it stands in prose, after Markdown is done
 * (GitHub's documents on autolinked references, on mentions, on emoji and on mathematical expressions).
 */
const REFERENCE = /@\w|:\/\/|\bwww\.|#\d|\bGH-\d|\b[0-9a-f]{7,40}\b|\$|:[\w+-]+:/i

/** Live references in prose. */
export function referencesIn({ prose }: RenderedMarkdown): readonly string[] {
  return prose.flatMap((text) => REFERENCE.exec(text)?.[0] ?? [])
}

/** Elements that our summary is made of. */
const OUR_ELEMENTS: ReadonlySet<string> = new Set(
  'a code h2 h3 li p pre strong table tbody td th thead tr ul'.split(' '),
)

/** What in a page of ours can only come from text of the change; empty when all of that is shown as text. */
export function liveIn(markdown: string, linkBase: string): readonly string[] {
  const page = rendered(markdown)
  return [
    ...page.elements.filter((name) => !OUR_ELEMENTS.has(name)),
    ...page.addresses.filter((address) => !address.startsWith(linkBase)),
    ...referencesIn(page),
  ]
}
