/**
 * A literal without which a check cannot find anything, so that most files are never looked at closely.
 * Compared without regard to ASCII case, letters folded by compatibility (NFKC), because Python folds identifiers so.
 */
export type Tripwire =
  | string
  /** Only as a whole name: no letter, digit or underscore beside it (an escape such as `\n` before it is no letter). */
  | { readonly name: string }
  /** All of them somewhere in the file. */
  | { readonly all: readonly (string | { readonly name: string })[] }

/** Where the words of one check stand in one text. */
export interface TripwireHits {
  readonly tripped: boolean
  /**
   * Calls back for each hit in order of its end; `end` is the offset after its last code unit. Words are in lower case.
   * `place` is where the tripwire that has the word stands in the check's list, for those who keep an array beside it.
   */
  forEach(visit: (word: string, end: number, place: number) => void): void
}

export const NO_HITS: TripwireHits = { tripped: false, forEach: () => {} }

/** Hits kept of one file. More than any real file has; a hostile file beyond it is reported as a gap. */
const MAX_HITS = 2_000_000
/** Code units whose NFKC form is one ASCII name character and which may stand in an identifier. */
const COMPATIBILITY_RANGES: readonly (readonly [number, number])[] = [
  [0x00aa, 0x00ba],
  [0x017f, 0x017f],
  [0x02b0, 0x02e3],
  [0x1d2c, 0x1dbf],
  [0x2070, 0x209c],
  [0x2102, 0x2188],
  [0x2c7c, 0x2c7d],
  [0xff10, 0xff5a],
]
const MATHEMATICAL_HIGH_SURROGATE = 0xd835
const MATHEMATICAL_START = 0x1d400

interface Word {
  readonly text: string
  readonly asName: boolean
}

/** What trips one check. */
interface Alternatives {
  /** By word id: 1 when the word alone is enough. */
  readonly alone: Uint8Array
  /** Word ids that must all be there. */
  readonly together: readonly (readonly number[])[]
  /** By word id: one more than the place of the first alternative that has the word; 0: none has. */
  readonly places: Uint16Array
}

export interface FileHits {
  /** More hits than are kept: what follows in the file was not searched. */
  readonly overflowed: boolean
  of(owner: string): TripwireHits
}

/** One automaton (Aho and Corasick, 1975) over the tripwires of all checks: one table look-up a character. */
export class TripwireSet {
  private readonly words: readonly Word[]
  private readonly owners = new Map<string, Alternatives>()
  private readonly classOf: Uint8Array
  private readonly classCount: number
  private readonly automaton: Automaton
  /** By word id, whether the text that was scanned last has it; and the ids of those that it has. */
  private readonly seen: Uint8Array
  private readonly found: number[] = []
  private hitWords = new Uint32Array(1024)
  private hitEnds = new Uint32Array(1024)

  constructor(tripwires: ReadonlyMap<string, readonly Tripwire[]>) {
    const words: Word[] = []
    const ids = new Map<string, number>()
    const idOf = (literal: string | { readonly name: string }): number => {
      const asName = typeof literal !== 'string'
      const text = (asName ? literal.name : literal).toLowerCase()
      const key = `${asName ? 'n' : 's'}${text}`
      const known = ids.get(key)
      if (known !== undefined) return known
      ids.set(key, words.length)
      words.push({ text, asName })
      return words.length - 1
    }
    const groupsOf = new Map<string, readonly (readonly number[])[]>()
    for (const [owner, list] of tripwires) {
      groupsOf.set(
        owner,
        list.map((tripwire) =>
          typeof tripwire === 'object' && 'all' in tripwire ? tripwire.all.map(idOf) : [idOf(tripwire)],
        ),
      )
    }
    this.words = words
    this.seen = new Uint8Array(words.length)
    for (const [owner, groups] of groupsOf) {
      const places = new Uint16Array(words.length)
      const alone = new Uint8Array(words.length)
      for (let place = 0; place < groups.length; place++) {
        const group = groups[place] as readonly number[]
        for (const id of group) places[id] ||= place + 1
        if (group.length === 1) alone[group[0] as number] = 1
      }
      this.owners.set(owner, { alone, together: groups.filter((group) => group.length > 1), places })
    }
    const classes = characterClasses(words)
    this.classOf = classes.classOf
    this.classCount = classes.count
    this.automaton = new Automaton(words, classes.classOf, classes.count)
  }

  /** One pass over the text. The result is valid until the next call. */
  scan(text: string): FileHits {
    const { classOf, classCount, automaton, seen, found } = this
    const { outputs } = automaton
    let { next } = automaton
    for (const id of found) seen[id] = 0
    found.length = 0
    let count = 0
    let state = 0
    let overflowed = false
    for (let index = 0; index < text.length; index++) {
      const slot = state + (classOf[text.charCodeAt(index)] as number)
      state = next[slot] as number
      if (state < ACCEPTING) continue
      if (state === UNKNOWN) {
        state = automaton.learn(slot)
        next = automaton.next
        if (state < ACCEPTING) continue
      }
      state -= ACCEPTING
      for (const id of outputs[state / classCount] as readonly number[]) {
        const word = this.words[id] as Word
        if (word.asName && !standsAlone(text, index + 1 - word.text.length, index + 1)) continue
        if (seen[id] === 0) {
          seen[id] = 1
          found.push(id)
        }
        if (count === MAX_HITS) {
          overflowed = true
          continue
        }
        if (count === this.hitEnds.length) this.grow()
        this.hitWords[count] = id
        this.hitEnds[count] = index + 1
        count++
      }
    }
    const { words, owners, hitWords, hitEnds } = this
    return {
      overflowed,
      of(owner) {
        const alternatives = owners.get(owner)
        if (alternatives === undefined) return NO_HITS
        return {
          // Asked for at most once a check and text.
          get tripped() {
            const { alone, together } = alternatives
            return (
              found.some((id) => alone[id] === 1) ||
              together.some((group) => group.every((id) => seen[id] === 1))
            )
          },
          forEach(visit) {
            const { places } = alternatives
            for (let hit = 0; hit < count; hit++) {
              const id = hitWords[hit] as number
              const place = (places[id] as number) - 1
              if (place >= 0) visit((words[id] as Word).text, hitEnds[hit] as number, place)
            }
          },
        }
      },
    }
  }

  private grow(): void {
    const words = new Uint32Array(this.hitWords.length * 2)
    const ends = new Uint32Array(this.hitEnds.length * 2)
    words.set(this.hitWords)
    ends.set(this.hitEnds)
    this.hitWords = words
    this.hitEnds = ends
  }
}

function standsAlone(text: string, start: number, end: number): boolean {
  if (isNameCode(text.charCodeAt(end))) return false
  if (start === 0 || !isNameCode(text.charCodeAt(start - 1))) return true
  return start >= 2 && text.charCodeAt(start - 2) === 0x5c
}

function isNameCode(code: number): boolean {
  return (
    (code >= 0x61 && code <= 0x7a) ||
    (code >= 0x41 && code <= 0x5a) ||
    (code >= 0x30 && code <= 0x39) ||
    code === 0x5f
  )
}

/** Of the high surrogate before mathematical letters: it leaves every state as it is. Class 0: no word has it. */
const SKIPPED_CLASS = 1

function characterClasses(words: readonly Word[]): { readonly classOf: Uint8Array; readonly count: number } {
  const classOf = new Uint8Array(65_536)
  let count = 2
  for (const character of new Set(words.map(({ text }) => text).join(''))) {
    for (let index = 0; index < character.length; index++) {
      const code = character.charCodeAt(index)
      if (classOf[code] !== 0) continue
      classOf[code] = count
      if (code >= 0x61 && code <= 0x7a) classOf[code - 0x20] = count
      count++
    }
  }
  if (count > 256) throw new RangeError('tripwires use more than 254 different characters')
  const fold = (folded: string, unit: number): void => {
    if (folded.length === 1 && folded.charCodeAt(0) < 0x80 && classOf[unit] === 0) {
      classOf[unit] = classOf[folded.charCodeAt(0)] as number
    }
  }
  for (const [from, to] of COMPATIBILITY_RANGES) {
    for (let unit = from; unit <= to; unit++) fold(String.fromCharCode(unit).normalize('NFKC'), unit)
  }
  classOf[MATHEMATICAL_HIGH_SURROGATE] = SKIPPED_CLASS
  // Each of them is folded to one character, so that all are folded at once.
  const mathematical = Array.from({ length: 0x400 }, (_, low) => MATHEMATICAL_START + low)
  let low = 0
  // Other pairs share these low surrogates; at worst an emoji trips a wire.
  for (const folded of String.fromCodePoint(...mathematical).normalize('NFKC')) fold(folded, 0xdc00 + low++)
  return { classOf, count }
}

function textOf(words: readonly Word[], id: number): string {
  return (words[id] as Word).text
}

function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b)
}

/** Added to the place of a state's row where words end, and the mark of a step that no text took yet: one comparison a character. */
const ACCEPTING = 0x4000_0000
const UNKNOWN = 0x7fff_ffff
/** Rows for which there is room at first; a small change takes fewer. */
const FIRST_ROWS = 256

/**
 * The automaton, whose states and steps are worked out when a text first takes them: most texts take few of the several
 * hundred thousand, and a small change would spend more on the table than on itself.
 */
class Automaton {
  /** A state is the place of its row, with `ACCEPTING` where words end; in a row, the state after each class of characters, or `UNKNOWN`. */
  next: Int32Array
  /** Word ids by row. */
  readonly outputs: (readonly number[])[] = []
  private readonly classCount: number
  /** The trie, by node: the class that leads to it, its first child, the next child of its parent, the parent. 0: none. */
  private readonly on: Uint8Array
  private readonly child: Int32Array
  private readonly sibling: Int32Array
  private readonly parent: Int32Array
  private readonly ends = new Map<number, number[]>()
  /** The node of the longest proper suffix; -1: not worked out yet. */
  private readonly fail: Int32Array
  /** Row by node, -1: none yet; and node by row. */
  private readonly row: Int32Array
  private readonly nodes: number[] = []

  constructor(words: readonly Word[], classOf: Uint8Array, classCount: number) {
    const size = words.reduce((sum, word) => sum + word.text.length, 1)
    this.classCount = classCount
    this.on = new Uint8Array(size)
    this.child = new Int32Array(size)
    this.sibling = new Int32Array(size)
    this.parent = new Int32Array(size)
    const order = Array.from(words.keys()).sort((a, b) => compare(textOf(words, a), textOf(words, b)))
    /** Nodes on the way to the word before; what the next one shares with it need not be looked for. */
    const path = [0]
    let count = 1
    let before = ''
    for (const id of order) {
      const text = textOf(words, id)
      let depth = 0
      while (depth < before.length && text.charCodeAt(depth) === before.charCodeAt(depth)) depth++
      for (; depth < text.length; depth++) {
        const node = path[depth] as number
        this.on[count] = classOf[text.charCodeAt(depth)] as number
        this.parent[count] = node
        this.sibling[count] = this.child[node] as number
        this.child[node] = count
        path[depth + 1] = count++
      }
      before = text
      const end = path[text.length] as number
      const ids = this.ends.get(end)
      if (ids === undefined) this.ends.set(end, [id])
      else ids.push(id)
    }
    this.fail = new Int32Array(count).fill(-1)
    this.row = new Int32Array(count).fill(-1)
    this.next = new Int32Array(FIRST_ROWS * classCount).fill(UNKNOWN)
    this.stateOf(0)
  }

  /** Works out one step and keeps it. May move `next`. @param slot its place in `next` */
  learn(slot: number): number {
    const on = slot % this.classCount
    const node = this.nodes[(slot - on) / this.classCount] as number
    const state = this.stateOf(on === SKIPPED_CLASS ? node : this.step(node, on))
    this.next[slot] = state
    return state
  }

  private stateOf(node: number): number {
    let row = this.row[node] as number
    if (row === -1) {
      row = this.nodes.length
      this.row[node] = row
      this.nodes.push(node)
      this.outputs.push(this.wordsAt(node))
      if (this.nodes.length * this.classCount > this.next.length) this.grow()
    }
    const place = row * this.classCount
    return (this.outputs[row] as readonly number[]).length === 0 ? place : place + ACCEPTING
  }

  private step(node: number, on: number): number {
    for (let from = node; ; from = this.failOf(from)) {
      const child = this.childOn(from, on)
      if (child !== 0 || from === 0) return child
    }
  }

  private childOn(node: number, on: number): number {
    let child = this.child[node] as number
    while (child !== 0 && this.on[child] !== on) child = this.sibling[child] as number
    return child
  }

  /** No deeper than the longest word. */
  private failOf(node: number): number {
    const known = this.fail[node] as number
    if (known !== -1) return known
    const parent = this.parent[node] as number
    const fail = parent === 0 ? 0 : this.step(this.failOf(parent), this.on[node] as number)
    this.fail[node] = fail
    return fail
  }

  private wordsAt(node: number): readonly number[] {
    const own = this.ends.get(node) ?? []
    if (node === 0) return own
    const shorter = this.wordsAt(this.failOf(node))
    return shorter.length === 0 ? own : [...own, ...shorter]
  }

  private grow(): void {
    const next = new Int32Array(this.next.length * 2).fill(UNKNOWN, this.next.length)
    next.set(this.next)
    this.next = next
  }
}
