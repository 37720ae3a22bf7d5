import type { ShellRange, ShellWord } from '../../syntax/shell-words.ts'
import { type Download, downloadOf } from './download.ts'
import { fileName, firstWithin, plainPath, type ScriptReading, type Step } from './step.ts'

/** A command whose output nobody has seen before it runs. */
export interface Source {
  readonly start: number
  readonly kind: 'downloaded' | 'decoded'
  readonly step: Step
  /** Where it came from, when it did not come from here directly. */
  readonly download?: Download
}

/** What a script fetches and decodes, and which files and variables hold it afterwards. */
export interface Flows {
  readonly downloads: readonly Download[]
  readonly files: ReadonlyMap<string, Download>
  /** The first source that begins in a range. */
  sourceIn(range: ShellRange): Source | undefined
  /** The source that a text begins with: `"$(curl …)"`, `<(curl …)`, `$NAME`. */
  sourceOfText(word: ShellWord): Source | undefined
}

const DECODERS: ReadonlyMap<string, RegExp> = new Map([
  ['base64', /^(?:-[a-z]{0,3}[dD][a-z]{0,3}|--decode)$/],
  ['gbase64', /^(?:-[a-z]{0,3}[dD][a-z]{0,3}|--decode)$/],
  ['base32', /^(?:-d|--decode)$/],
  ['basenc', /^(?:-d|--decode)$/],
  ['xxd', /^-[a-z]{0,4}r[a-z]{0,4}$|^-revert$/],
  ['openssl', /^-[dD]$|^-base64$/],
  ['uudecode', /^/],
  ['gunzip', /^(?:-[a-z]{0,4}c|--stdout)$/],
  ['zcat', /^/],
  ['xzcat', /^/],
  ['bzcat', /^/],
  ['xz', /^-[a-z]{0,4}d/],
  ['gzip', /^-[a-z]{0,4}d/],
  ['bzip2', /^-[a-z]{0,4}d/],
])
/** These decode without being told to. */
const DECODES_ALWAYS: ReadonlySet<string> = new Set(['uudecode', 'zcat', 'xzcat', 'bzcat'])
const COPIES: ReadonlySet<string> = new Set(['mv', 'cp', 'ln'])
const PRINTERS: ReadonlySet<string> = new Set(['echo', 'printf', 'cat', 'print'])
/** `$(`, a back-tick, `<(`, with the quote around it. */
const SUBSTITUTION = /^["']?(?:\$\(|`|<\()/
const WHOLE_VARIABLE = /^\$(?:\{(?<braced>[A-Za-z_]\w{0,100})|(?<plain>[A-Za-z_]\w{0,100}))/

export function flowsOf(reading: ScriptReading): Flows {
  const downloads = reading.steps.flatMap((step) => downloadOf(step) ?? [])
  const files = new Map<string, Download>()
  for (const download of downloads) for (const file of download.files) files.set(file, download)
  for (const { name, words } of reading.steps) {
    const [from, to] = COPIES.has(name) ? words.slice(-2) : []
    const download = from === undefined ? undefined : files.get(fileName(from.value))
    if (to !== undefined && download !== undefined) files.set(fileName(to.value), download)
  }
  const sources = [...sourcesOf(reading, downloads, files)]
  const starts = sources.map(({ start }) => start)
  const direct = (range: ShellRange): Source | undefined => sources[firstWithin(starts, range)]
  const variables = variablesOf(reading, direct)
  // What prints a variable that holds something fetched is a source as well.
  const printed = reading.steps.flatMap((step) => {
    const source = PRINTERS.has(step.name)
      ? step.words.map((word) => heldBy(word, variables)).find((held) => held !== undefined)
      : undefined
    return source === undefined ? [] : [{ ...source, start: step.command.start }]
  })
  const all = [...sources, ...printed].sort((a, b) => a.start - b.start)
  const places = all.map(({ start }) => start)
  const sourceIn = (range: ShellRange): Source | undefined => all[firstWithin(places, range)]
  return {
    downloads,
    files,
    sourceIn,
    sourceOfText: (word) =>
      SUBSTITUTION.test(reading.text.slice(word.start, word.start + 4))
        ? sourceIn({ start: word.start, end: word.end })
        : heldBy(word, variables),
  }
}

function* sourcesOf(
  { steps }: ScriptReading,
  downloads: readonly Download[],
  files: ReadonlyMap<string, Download>,
): Generator<Source> {
  const bySteps = new Map(downloads.map((download) => [download.step, download]))
  for (const step of steps) {
    const { start } = step.command
    const download = bySteps.get(step)
    if (download !== undefined) {
      if (download.toOutput) yield { start, kind: 'downloaded', step, download }
      continue
    }
    if (step.name === 'cat') {
      const read = step.words
        .map(({ value }) => files.get(fileName(value)))
        .find((each) => each !== undefined)
      if (read !== undefined) yield { start, kind: 'downloaded', step, download: read }
      continue
    }
    const option = DECODERS.get(step.name)
    if (option === undefined) continue
    if (DECODES_ALWAYS.has(step.name) || step.words.some(({ value }) => option.test(value))) {
      yield { start, kind: 'decoded', step }
    }
  }
}

/** In the order of the script, so that what is copied on is known as well. */
function variablesOf(
  { script }: ScriptReading,
  direct: (range: ShellRange) => Source | undefined,
): ReadonlyMap<string, Source> {
  const variables = new Map<string, Source>()
  for (const { name, value } of script.assignments) {
    const source = direct(value) ?? heldBy(value, variables)
    if (source !== undefined) variables.set(name, source)
  }
  return variables
}

function heldBy(word: ShellWord, variables: ReadonlyMap<string, Source>): Source | undefined {
  const groups = WHOLE_VARIABLE.exec(plainPath(word.value))?.groups
  const name = groups?.['braced'] ?? groups?.['plain']
  return name === undefined ? undefined : variables.get(name)
}
