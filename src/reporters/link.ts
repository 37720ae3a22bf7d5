import type { Location } from '../model/finding.ts'
import { cutMiddle } from './cut.ts'
import { markdownCell, markdownCode, uriPath } from './escape.ts'

/** UTF-16 code units of a path that a report shows; the link has the whole path. */
const MAX_SHOWN_PATH = 160
/** The same in a cell, so that the table keeps its shape. */
const MAX_CELL_PATH = 50
/** Longer paths are not linked: an address may have about 8,000 bytes, and each byte may become three. */
const MAX_LINKED_PATH = 1_000

/** A plain address with a path, as GitHub writes it: `https://github.com/o/r/blob/<commit>/`. */
const LINK_BASE = /^https?:\/\/[A-Za-z0-9.:-]{1,255}\/[A-Za-z0-9._~/%-]{0,1000}$/
/** Files that GitHub renders, so that lines can be linked only in their source view. */
const RENDERED = /\.(?:md|markdown|mdown|rst|adoc|asciidoc|org|textile|ipynb|csv|tsv|geojson|svg)$/i

/** A place in the change, as reports show it. */
export interface Place {
  readonly path: string
  readonly member?: string | undefined
  /** There is no file to link to. */
  readonly inMessage?: true | undefined
  readonly location?: Pick<Location, 'line' | 'endLine'> | undefined
}

/** `path`, `path!/member` or `path:12`, cut in the middle when it is long. Not escaped. */
export function placeLabel({ path, member, location }: Place, maxLength = MAX_SHOWN_PATH): string {
  const whole = member === undefined ? path : `${path}!/${member}`
  const shown = cutMiddle(whole, maxLength)
  return location === undefined ? shown : `${shown}:${location.line}`
}

/** The place in a code span, linked when there is something to link to. */
export function placeLink(linkBase: string | undefined, place: Place): string {
  return linked(markdownCode(placeLabel(place)), addressOf(linkBase, place))
}

/** The same in a cell of a table. */
export function placeCellLink(linkBase: string | undefined, place: Place): string {
  return linked(markdownCell(markdownCode(placeLabel(place, MAX_CELL_PATH))), addressOf(linkBase, place))
}

/** `line 12`, linked; for a list whose heading names the file. */
export function lineLink(linkBase: string | undefined, place: Place): string {
  const label = place.location === undefined ? 'whole file' : `line ${place.location.line}`
  return linked(label, addressOf(linkBase, place))
}

function linked(label: string, address: string | undefined): string {
  return address === undefined ? label : `[${label}](${address})`
}

/** A line of a member is no line of the container. */
function addressOf(linkBase: string | undefined, place: Place): string | undefined {
  const { path, member, location, inMessage } = place
  if (inMessage === true) return undefined
  if (linkBase === undefined || !LINK_BASE.test(linkBase) || path.length > MAX_LINKED_PATH) return undefined
  const base = linkBase.endsWith('/') ? linkBase : `${linkBase}/`
  if (location === undefined || member !== undefined) return base + uriPath(path)
  const view = RENDERED.test(path) ? '?plain=1' : ''
  const end = location.endLine > location.line ? `-L${location.endLine}` : ''
  return `${base}${uriPath(path)}${view}#L${location.line}${end}`
}
