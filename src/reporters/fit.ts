/** A part of a page that can only be left out as a whole. */
export interface Entry {
  readonly text: string
  /** How many things it shows, for the count of what was left out. */
  readonly weight: number
}

/** A part of a page that can be cut after any entry. */
export interface Section {
  /** Before the first entry. */
  readonly head: string
  readonly entries: readonly Entry[]
  /** The weight of what is not even among the entries. */
  readonly beyond?: number
  /** Stands for the entries that did not fit and for what is beyond them. */
  leftOut(weight: number): string
  /** Sections with a lower rank get their bytes first. */
  readonly rank: number
}

/** Bytes kept for the line that says what was left out. */
const LEFT_OUT_BYTES = 240

const ENCODER = new TextEncoder()

/** The sections in their order, within so many bytes of UTF-8. */
export function fitted(sections: readonly Section[], maxBytes: number): string {
  let remaining = maxBytes - sections.length * LEFT_OUT_BYTES
  const pages = new Map<Section, string>()
  for (const section of [...sections].sort((a, b) => a.rank - b.rank)) {
    let page = ''
    let next = section.head
    let shown = 0
    for (const entry of section.entries) {
      const cost = byteLength(next + entry.text)
      if (cost > remaining) break
      remaining -= cost
      page += next + entry.text
      next = ''
      shown++
    }
    if (section.entries.length === 0 && byteLength(next) <= remaining) {
      remaining -= byteLength(next)
      page = next
    }
    const weight = section.entries
      .slice(shown)
      .reduce((sum, entry) => sum + entry.weight, section.beyond ?? 0)
    pages.set(section, weight > 0 ? page + section.leftOut(weight) : page)
  }
  return sections.map((section) => pages.get(section)).join('')
}

function byteLength(text: string): number {
  return ENCODER.encode(text).length
}
