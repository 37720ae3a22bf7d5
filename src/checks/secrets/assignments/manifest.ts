import type { ValueSpan } from './literals.ts'
import { scalarAt } from './yaml.ts'

/** Code units of a manifest that are read from its kind on, and before it. */
const REACH = 8_192
/** Entries read of one manifest. */
const MAX_ENTRIES = 64

const SECTION = /^(?<indent>[ \t]{0,20})(?<section>data|stringData):[ \t]{0,4}(?:#[^\n]{0,200})?$/
const ENTRY = /^(?<indent>[ \t]{1,40})["']?(?<key>[\w.-]{1,120})["']?:[ \t]{1,8}(?=\S)/

export interface ManifestEntry {
  readonly key: string
  readonly span: ValueSpan
  /** In base64. */
  readonly encoded: boolean
}

/** The entries of a Kubernetes manifest of the kind `Secret`, whatever they are called. @param end offset after `kind: Secret` */
export function* manifestEntries(text: string, end: number): Generator<ManifestEntry> {
  if (/[A-Za-z0-9]/.test(text[end] ?? ' ')) return
  const from = documentStart(text, end)
  const body = text.slice(from, end + REACH)
  const next = body.indexOf('\n---', end - from)
  let section: { readonly indent: number; readonly encoded: boolean } | undefined
  let count = 0
  let at = from
  for (const line of (next === -1 ? body : body.slice(0, next)).split('\n')) {
    const opened = SECTION.exec(line.trimEnd())?.groups
    const entry = ENTRY.exec(line)
    if (opened !== undefined) {
      section = { indent: opened['indent']?.length ?? 0, encoded: opened['section'] === 'data' }
    } else if (section !== undefined && entry !== null) {
      const { indent = '', key = '' } = entry.groups ?? {}
      if (indent.length <= section.indent) section = undefined
      else {
        const span = scalarAt(text, at + entry[0].length)
        if (span !== undefined) yield { key, span, encoded: section.encoded }
        if (++count === MAX_ENTRIES) return
      }
    } else if (section !== undefined && /^\S/.test(line) && !line.startsWith('#')) section = undefined
    at += line.length + 1
  }
}

function documentStart(text: string, end: number): number {
  const from = Math.max(0, end - REACH)
  const separator = text.slice(from, end).lastIndexOf('\n---')
  return separator === -1 ? from : from + separator
}
