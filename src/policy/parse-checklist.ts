import { CHECKLIST, CHECKLIST_ITEMS } from '../model/checklist.ts'
import type { ChecklistItem } from '../model/rule.ts'
import { nearest } from '../text/nearest.ts'
import { type Evidence, evidence, excerpt } from '../text/redact.ts'
import { itemsByWords } from './checklist-words.ts'
import { type ListItem, listItems } from './markdown-lists.ts'

/** Lines of a maintainers' checklist that are shown; what follows is counted. */
const MAX_LINES = 60
/** UTF-16 code units of one line of the checklist. */
const MAX_TEXT = 240
/** A plain list is a checklist when at least so many of its bullets mean one of our items. */
const BULLETS_THAT_MAKE_A_CHECKLIST = 2

/** Where a maintainers' checklist is looked for, on the base, in this order. */
export const CHECKLIST_FILES: readonly string[] = [
  'SECURITY.md',
  '.github/SECURITY.md',
  'docs/SECURITY.md',
  'CONTRIBUTING.md',
  '.github/CONTRIBUTING.md',
  'docs/CONTRIBUTING.md',
  '.github/PULL_REQUEST_TEMPLATE.md',
  '.github/pull_request_template.md',
  'PULL_REQUEST_TEMPLATE.md',
  'pull_request_template.md',
  'docs/PULL_REQUEST_TEMPLATE.md',
  'docs/pull_request_template.md',
]

/** A line of the checklist that is used: the maintainers' or ours. */
export interface ListedLine {
  readonly text: Evidence
  /** Empty: for the reviewer. */
  readonly items: readonly ChecklistItem[]
}

export interface ParsedChecklist {
  /** Empty when the maintainers have no checklist. */
  readonly lines: readonly ListedLine[]
  /** What is wrong with it, for the report. */
  readonly remarks: readonly Evidence[]
}

export interface Document {
  readonly path: string
  readonly text: string
}

/** Our own list, for a repository without one. */
export const OWN_LINES: readonly ListedLine[] = CHECKLIST.map((entry) => ({
  text: entry.text,
  items: entry.item === undefined ? [] : [entry.item],
}))

const ABOUT_CONTRIBUTING = /\b(?:security|secure|contribut|checklist)/i
const BINDING = /^checklist:(?<names>[a-z ,-]{1,400})$/
/** In a binding: the line is for the reviewer, whatever its words say. */
const FOR_THE_REVIEWER = 'reviewer'

/** The maintainers' checklist, from their documents on the base; the first document that names an item keeps it. */
export function parseChecklist(documents: readonly Document[]): ParsedChecklist {
  const lines: ListedLine[] = []
  const remarks: Evidence[] = []
  const texts = new Set<string>()
  const taken = new Set<ChecklistItem>()
  let leftOut = 0
  for (const document of documents) {
    const found = checklistOf(document, remarks)
    const own = new Set<ChecklistItem>()
    for (const line of found) {
      const isKnown = texts.has(line.text.toLowerCase()) || line.items.some((item) => taken.has(item))
      if (isKnown) continue
      texts.add(line.text.toLowerCase())
      for (const item of line.items) own.add(item)
      if (lines.length < MAX_LINES) lines.push(line)
      else leftOut++
    }
    for (const item of own) taken.add(item)
  }
  if (leftOut > 0)
    remarks.push(evidence`${leftOut} lines of the checklist are left out after the first ${MAX_LINES}`)
  return { lines, remarks }
}

/** What the pull request's body ticks: the items it names, and the texts of its lines in lower case. */
export interface Ticked {
  readonly items: ReadonlySet<ChecklistItem>
  readonly texts: ReadonlySet<string>
}

/** @param body hostile; nothing of it is shown */
export function tickedLines(body: string): Ticked {
  const ticked = listItems(body)
    .items.filter((item) => item.ticked === true)
    .slice(0, MAX_LINES)
    .map((item) => listedLine(item))
  return {
    items: new Set(ticked.flatMap((line) => line.items)),
    texts: new Set(ticked.map((line) => line.text.toLowerCase())),
  }
}

function checklistOf(document: Document, remarks: Evidence[]): readonly ListedLine[] {
  const { items, isCut } = listItems(document.text)
  if (isCut) remarks.push(evidence`${excerpt(document.path)} is too long; its checklist was read in part`)
  for (const item of items) remarks.push(...wrongBindings(item, document.path))
  const isListed = (item: ListItem): boolean =>
    bindingOf(item) !== undefined || item.headings.some((heading) => ABOUT_CONTRIBUTING.test(heading))
  const boxes = items.filter((item) => item.ticked !== undefined && isListed(item))
  if (boxes.length > 0) return [...boxes, ...items.filter(isBoundBullet)].sort(byLine).map(listedLine)
  const bullets = items.filter(isListed)
  const counts = new Map<number, number>()
  for (const item of bullets) {
    if (listedLine(item).items.length > 0) counts.set(item.list, (counts.get(item.list) ?? 0) + 1)
  }
  return bullets
    .filter(
      (item) =>
        bindingOf(item) !== undefined || (counts.get(item.list) ?? 0) >= BULLETS_THAT_MAKE_A_CHECKLIST,
    )
    .map(listedLine)
}

function isBoundBullet(item: ListItem): boolean {
  return item.ticked === undefined && bindingOf(item) !== undefined
}

function byLine(a: ListItem, b: ListItem): number {
  return a.line - b.line
}

function listedLine(item: ListItem): ListedLine {
  const names = bindingOf(item)
  const bound = CHECKLIST_ITEMS.filter((candidate) => names?.includes(candidate))
  return {
    text: excerpt(plainText(item.text), MAX_TEXT),
    items: names === undefined ? itemsByWords(item.text) : bound,
  }
}

/** Names in `<!-- checklist: … -->`; undefined without such a comment, or when it names nothing we know. */
function bindingOf(item: ListItem): readonly string[] | undefined {
  const names = bindingNames(item).filter((name) => name === FOR_THE_REVIEWER || isItem(name))
  return names.length === 0 ? undefined : names
}

function bindingNames(item: ListItem): readonly string[] {
  return item.comments.flatMap((comment) =>
    (BINDING.exec(comment)?.groups?.['names'] ?? '').split(/[ ,]+/).filter((name) => name !== ''),
  )
}

function wrongBindings(item: ListItem, path: string): readonly Evidence[] {
  const wrong = bindingNames(item).filter((name) => name !== FOR_THE_REVIEWER && !isItem(name))
  return wrong.slice(0, 3).map((name) => {
    const near = nearest(name, CHECKLIST_ITEMS)
    const hint = near === undefined ? evidence`` : evidence`; did you mean ${excerpt(near)}?`
    return evidence`${excerpt(path)}:${item.line} binds a line to ${excerpt(name)}, which is no checklist item${hint}`
  })
}

function isItem(name: string): boolean {
  return CHECKLIST_ITEMS.some((item) => item === name)
}

const IMAGE = /!\[[^[\]]{0,200}\]\([^()]{0,400}\)/g
const LINK = /\[(?<text>[^[\]]{0,200})\]\([^()]{0,400}\)/g
const EMPHASIS = /\*{1,3}/g
const TAG = /<\/?[a-zA-Z][^<>]{0,200}>/g

/** The words of a line without its Markdown; code keeps its backticks. */
function plainText(markdown: string): string {
  return markdown.replace(IMAGE, '').replace(LINK, '$<text>').replace(TAG, '').replace(EMPHASIS, '')
}
