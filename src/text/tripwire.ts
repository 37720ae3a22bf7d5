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

/** For one check: the word ids of each of its alternatives; any one of them, complete, trips it. */
interface Alternatives {
  readonly groups: readonly (readonly number[])[]
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
    for (const [owner, groups] of groupsOf) {
      const places = new Uint16Array(words.length)
      for (const [place, group] of groups.entries()) for (const id of group) places[id] ||= place + 1
      this.owners.set(owner, { groups, places })
    }
    const classes = characterClasses(words)
    this.classOf = classes.classOf
    this.classCount = classes.count
    this.automaton = new Automaton(words, classes.classOf, classes.count)
  }

  /** One pass over the text. The result is valid until the next call. */
  scan(text: string): FileHits {
    const { classOf, classCount, automaton } = this
    const { next, firstAccepting, outputs } = automaton
    const seen = new Uint8Array(this.words.length)
    let count = 0
    let state = 0
    let overflowed = false
    for (let index = 0; index < text.length; index++) {
      const slot = state + (classOf[text.charCodeAt(index)] as number)
      state = next[slot] as number
      if (state < firstAccepting) continue
      if (state === UNKNOWN) {
        state = automaton.learn(slot)
        if (state < firstAccepting) continue
      }
      for (const id of outputs[(state - firstAccepting) / classCount] as readonly number[]) {
        const word = this.words[id] as Word
        if (word.asName && !standsAlone(text, index + 1 - word.text.length, index + 1)) continue
        seen[id] = 1
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
          tripped: alternatives.groups.some((group) => group.every((id) => seen[id] === 1)),
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
  for (const word of words) {
    for (let index = 0; index < word.text.length; index++) {
      const code = word.text.charCodeAt(index)
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
  for (let low = 0; low < 0x400; low++) {
    // Other pairs share these low surrogates; at worst an emoji trips a wire.
    fold(String.fromCodePoint(MATHEMATICAL_START + low).normalize('NFKC'), 0xdc00 + low)
  }
  return { classOf, count }
}

/** A step that no text took yet. Greater than every state, so that the loop needs one comparison a character. */
const UNKNOWN = 0xffff_ffff

/**
 * The automaton, whose steps are worked out when a text first takes them: most texts take few of the two hundred thousand, and
 * a small change would spend more on the table than on itself.
 */
class Automaton {
  /** A state is the place of its row; in a row, the state after each class of characters, or `UNKNOWN`. */
  readonly next: Uint32Array
  /** States from here on have outputs. */
  readonly firstAccepting: number
  /** Word ids by accepting state. */
  readonly outputs: readonly (readonly number[])[]
  private readonly classCount: number
  /** Child by node and class; 0: none. */
  private readonly trie: Int32Array
  /** The node of the longest proper suffix. */
  private readonly fail: Int32Array
  /** Row by node, and node by the row's rank. */
  private readonly row: Uint32Array
  private readonly nodes: readonly number[]

  constructor(words: readonly Word[], classOf: Uint8Array, classCount: number) {
    const size = words.reduce((sum, word) => sum + word.text.length, 1)
    this.classCount = classCount
    this.trie = new Int32Array(size * classCount)
    this.fail = new Int32Array(size)
    const ends: number[][] = [[]]
    const byDepth: Edge[][] = []
    for (const [id, word] of words.entries()) {
      let node = 0
      for (let depth = 0; depth < word.text.length; depth++) {
        const on = classOf[word.text.charCodeAt(depth)] as number
        const slot = node * classCount + on
        if (this.trie[slot] === 0) {
          this.trie[slot] = ends.length
          const edges = byDepth[depth]
          const edge = { from: node, on, to: ends.length }
          if (edges === undefined) byDepth[depth] = [edge]
          else edges.push(edge)
          ends.push([])
        }
        node = this.trie[slot] as number
      }
      ;(ends[node] as number[]).push(id)
    }
    const edges = byDepth.flat()
    for (const { from, on, to } of edges) {
      const back = from === 0 ? 0 : this.step(this.fail[from] as number, on)
      this.fail[to] = back
      ;(ends[to] as number[]).push(...(ends[back] as number[]))
    }
    // In the order of their depth, because the shallow ones are visited most and should share cache lines.
    const nodes = [0, ...edges.map((edge) => edge.to)]
    const isAccepting = (node: number): boolean => (ends[node] as number[]).length > 0
    const accepting = nodes.filter(isAccepting)
    const quiet = nodes.filter((node) => !isAccepting(node))
    this.nodes = [...quiet, ...accepting]
    this.row = new Uint32Array(nodes.length)
    for (const [rank, node] of this.nodes.entries()) this.row[node] = rank * classCount
    this.next = new Uint32Array(nodes.length * classCount).fill(UNKNOWN)
    this.firstAccepting = quiet.length * classCount
    this.outputs = accepting.map((node) => ends[node] as number[])
  }

  /** Works out one step and keeps it. @param slot its place in `next` */
  learn(slot: number): number {
    const on = slot % this.classCount
    const node = this.nodes[(slot - on) / this.classCount] as number
    const state = this.row[on === SKIPPED_CLASS ? node : this.step(node, on)] as number
    this.next[slot] = state
    return state
  }

  private step(node: number, on: number): number {
    for (let from = node; ; from = this.fail[from] as number) {
      const child = this.trie[from * this.classCount + on] as number
      if (child !== 0 || from === 0) return child
    }
  }
}

interface Edge {
  readonly from: number
  readonly on: number
  readonly to: number
}
